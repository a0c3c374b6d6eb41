/**
 * Bottleneck matching by threshold search: the largest threshold so that the edges that reach it still hold a matching of the largest size.
 *
 * H. N. Gabow and R. E. Tarjan, "Algorithms for two bottleneck optimization problems", Journal of Algorithms 9 (1988), 411–417;
 * A. P. Punnen and K. P. K. Nair, "Improved complexity bound for the maximum cardinality bottleneck bipartite matching problem", Discrete
 * Applied Mathematics 55 (1994), 91–93, for starting the next search from the matching of a higher threshold.
 *
 * k  largest size        θ  threshold        key  weight when it is maximised, else its negative: higher is better
 *
 * Departures:
 * 1. No bottleneck is above the k-th highest of the rows' best keys, since k rows are matched, nor above the k-th highest of the columns', each counted once a
 *    place. That bound is tried first, and from there lower thresholds that let in twice as many more edges each time: in large problems the
 *    bottleneck is near it, and few edges are ever looked at. After that, bisection.
 *    Where that bound may be far off, thresholds read off a sample come first, so that most edges are never copied.
 * 2. A matching is kept: edges that reach a threshold reach every lower one, so a search goes on from the matching of the lowest threshold that
 *    failed.
 * 3. The last search, on the edges above the answer, leaves a cover of them with fewer places than k: the proof.
 *
 * O(√(rows + places) · edges · log edges) time at worst, O(edges) memory.
 */
import { type Bipartite, NOBODY } from "../../graph/bipartite";
import type { Progress, StopReason } from "../../graph/slices";
import type { NormalProblem } from "../normal-form";
import type { Cover } from "../outcome";
import type { PartialMatching } from "../partial-matching";
import { growMatching } from "./hopcroft-karp";
import { coverOf, matchingOf } from "./largest-matching";
import { selectDescending } from "./select";

/** What the search found, or how far it came. */
export type Threshold =
  | {
      readonly _tag: "Found";
      /** The key of the worst pair. */
      readonly threshold: number;
      readonly matching: PartialMatching;
      /** A cover of the edges above the threshold, with fewer than k places. */
      readonly better: Cover;
    }
  | {
      readonly _tag: "Stopped";
      readonly reason: StopReason;
      readonly matching: PartialMatching;
      /** The threshold is not above this. */
      readonly bound: number;
    };

/**
 * The best worst pair of matchings of size `size`, of which `start` is one; `size` is the largest there is, and not 0. Progress counts
 * matched rows of the search that runs.
 */
export function* searchThreshold(
  problem: NormalProblem,
  start: PartialMatching,
  size: number,
): Generator<Progress, Threshold, StopReason | undefined> {
  const key = problem.weight;
  /** What is known to be reached by a matching of the size, and by none. */
  let matching = start;
  let reached = worstOf(problem, start);
  let bound = upperBound(problem, size);
  /** The largest matching of the lowest threshold that failed. */
  let kept: Int32Array = new Int32Array(problem.rowCount).fill(NOBODY);
  let failed = Number.POSITIVE_INFINITY;

  // In a large problem a sample tells how many edges reach a threshold: the highest few, then four times as many, until that is enough.
  let pairs: Keyed = { graph: problem, key };
  for (const theta of sampledThresholds(key, size)) {
    const tried = Math.min(theta, bound);
    if (tried <= reached) break;
    if (tried >= failed) continue;
    const probe = edgesFrom(pairs, tried);
    const attempt = matchingOf(problem, kept);
    const grown = yield* growMatching(probe.graph, problem.capacityOfColumn, attempt, size);
    if (grown._tag === "Stopped") return { _tag: "Stopped", reason: grown.reason, matching, bound };
    if (grown._tag === "Enough") {
      matching = attempt;
      reached = worstOf(problem, attempt);
      pairs = probe;
      break;
    }
    kept = attempt.columnOfRow;
    failed = tried;
    bound = tried;
  }
  // The edges that reach `reached`: no others are needed any more.
  pairs = edgesFrom(pairs, reached);

  // Candidates, sorted as far as needed; those before `left` failed, those from `right` on are reached.
  const candidates = upTo(pairs.key, bound);
  let left = 0;
  let right = candidates.length - 1;
  let step = 0;
  let at = 0;
  while (left < right) {
    const theta = selectDescending(candidates, left, right + 1, at);
    if (theta >= failed) {
      left = at + 1;
    } else if (theta <= reached) {
      right = at;
    } else {
      const probe = edgesFrom(pairs, theta);
      const attempt = matchingOf(problem, kept);
      const grown = yield* growMatching(probe.graph, problem.capacityOfColumn, attempt, size);
      if (grown._tag === "Stopped") return { _tag: "Stopped", reason: grown.reason, matching, bound };
      if (grown._tag === "Enough") {
        matching = attempt;
        reached = worstOf(problem, attempt);
        pairs = edgesFrom(probe, reached);
        right = at;
        step = Number.POSITIVE_INFINITY;
      } else {
        kept = attempt.columnOfRow;
        failed = theta;
        left = at + 1;
        bound = theta;
      }
    }
    // Further and further at first, then halves.
    step = Math.max(2 * step, probeStep(problem.rowCount, pairs.key.length, candidates.length, left));
    at = Math.min(left + step, (left + right) >> 1);
  }
  const threshold = candidates[left]!;

  const above = edgesFrom(pairs, threshold, true).graph;
  const best = matchingOf(problem, kept);
  const proof = yield* growMatching(above, problem.capacityOfColumn, best);
  if (proof._tag === "Stopped") return { _tag: "Stopped", reason: proof.reason, matching, bound };
  if (proof._tag === "Enough") throw new Error("A search without a limit does not end at one.");
  const allowed = edgesFrom(pairs, threshold).graph;
  const grown = yield* growMatching(allowed, problem.capacityOfColumn, best, size);
  if (grown._tag === "Stopped") return { _tag: "Stopped", reason: grown.reason, matching, bound: threshold };
  return { _tag: "Found", threshold, matching: best, better: coverOf(proof.reached) };
}

/** How many more edges the next threshold lets in: a quarter of those that are above it. */
const probeStep = (rows: number, edges: number, candidates: number, left: number): number =>
  Math.max(1, (rows + edges - candidates + left) >> 2);

/** A graph with its keys. */
interface Keyed {
  readonly graph: Bipartite;
  /** edge → its key. */
  readonly key: Float64Array;
}

/** The edges that reach a threshold, or are above it. O(edges). */
const edgesFrom = ({ graph, key }: Keyed, threshold: number, isAbove = false): Keyed => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge } = graph;
  let count = 0;
  for (let e = 0; e < key.length; e++) if (isAbove ? key[e]! > threshold : key[e]! >= threshold) count++;
  const offsets = new Int32Array(rowCount + 1);
  const columns = new Int32Array(count);
  const keys = new Float64Array(count);
  let kept = 0;
  for (let row = 0; row < rowCount; row++) {
    const end = rowOffsets[row + 1]!;
    for (let e = rowOffsets[row]!; e < end; e++) {
      if (isAbove ? !(key[e]! > threshold) : !(key[e]! >= threshold)) continue;
      columns[kept] = columnOfEdge[e]!;
      keys[kept++] = key[e]!;
    }
    offsets[row + 1] = kept;
  }
  return { graph: { rowCount, columnCount, rowOffsets: offsets, columnOfEdge: columns }, key: keys };
};

/** The keys that are not above a bound. */
const upTo = (key: Float64Array, bound: number): Float64Array => {
  let count = 0;
  for (let e = 0; e < key.length; e++) if (key[e]! <= bound) count++;
  const kept = new Float64Array(count);
  for (let e = 0, at = 0; at < count; e++) if (key[e]! <= bound) kept[at++] = key[e]!;
  return kept;
};

/** Keys of which a sample is taken. */
const SAMPLE = 1 << 14;

/**
 * Falling thresholds that about 2k · log k, 8k · log k, … edges reach, as far as that is less than an eighth of all: where weights have nothing to do
 * with each other, few more than k · log k edges hold a matching of k pairs.
 */
const sampledThresholds = (key: Float64Array, size: number): number[] => {
  const thresholds: number[] = [];
  const step = Math.max(1, Math.floor(key.length / SAMPLE));
  const first = 2 * size * Math.ceil(Math.log2(size + 1));
  if (first * 8 > key.length) return thresholds;
  const sample = Float64Array.from({ length: Math.floor(key.length / step) }, (_, at) => key[at * step]!);
  sample.sort();
  for (let edges = first; edges * 8 <= key.length; edges *= 4)
    thresholds.push(sample[sample.length - 1 - Math.floor((sample.length * edges) / key.length)]!);
  return thresholds;
};

/** The worst key of a matching that is not empty. O(edges). */
const worstOf = (
  { rowCount, rowOffsets, columnOfEdge, weight }: NormalProblem,
  { columnOfRow }: PartialMatching,
): number => {
  let worst = Number.POSITIVE_INFINITY;
  for (let row = 0; row < rowCount; row++) {
    const column = columnOfRow[row]!;
    if (column === NOBODY) continue;
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      if (columnOfEdge[e] === column) worst = Math.min(worst, weight[e]!);
    }
  }
  return worst;
};

/** The k-th highest of the rows' best keys, or of the columns', each once a place; whichever is lower. O(edges + rows + columns log columns). */
const upperBound = (problem: NormalProblem, size: number): number => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, weight, capacityOfColumn } = problem;
  const bestOfRow = new Float64Array(rowCount).fill(Number.NEGATIVE_INFINITY);
  const bestOfColumn = new Float64Array(columnCount).fill(Number.NEGATIVE_INFINITY);
  for (let row = 0; row < rowCount; row++) {
    const end = rowOffsets[row + 1]!;
    let best = Number.NEGATIVE_INFINITY;
    for (let e = rowOffsets[row]!; e < end; e++) {
      const column = columnOfEdge[e]!;
      if (capacityOfColumn[column] === 0) continue;
      const key = weight[e]!;
      if (key > best) best = key;
      if (key > bestOfColumn[column]!) bestOfColumn[column] = key;
    }
    bestOfRow[row] = best;
  }
  const ofRows = selectDescending(bestOfRow, 0, rowCount, size - 1);
  const columns = Int32Array.from(bestOfColumn.keys()).sort((a, b) => bestOfColumn[b]! - bestOfColumn[a]!);
  let ofColumns = ofRows;
  let places = 0;
  for (const column of columns) {
    places += capacityOfColumn[column]!;
    ofColumns = bestOfColumn[column]!;
    if (places >= size) break;
  }
  return Math.min(ofRows, ofColumns);
};
