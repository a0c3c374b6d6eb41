import { type Either, left, right } from "fp-ts/Either";
import { type Finding, quote } from "../../errors/finding";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import {
  arrayFinding,
  checkCount,
  checkKind,
  checkWeights,
  refuseNonMatrix,
  refuseNonObject,
} from "../../graph/check";
import { checkPeerGraph, type PeerGraph, twinArcs } from "../../graph/peer-graph";

/**
 * Matching in general graphs (J. Edmonds, 1965): one population, everybody meets at most one other, and every edge has a weight.
 * Who is not adjacent must not meet.
 */
export interface GeneralMatchingProblem extends PeerGraph {
  /** arc → weight of its edge, the same both ways; higher is better; finite. */
  readonly weight: Float64Array;
}

/** Edges in any order, each once. */
export interface GeneralMatchingEdges {
  /** Peers are numbered `[0, peerCount)`. */
  readonly peerCount: number;
  /** edge → one of its two peers. */
  readonly endA: Int32Array;
  /** edge → the other one. */
  readonly endB: Int32Array;
  /** edge → weight; higher is better; finite. Left out: 1 each, so that the number of pairs is what counts. */
  readonly weight?: Float64Array;
}

/**
 * Checks arrays and makes a matching problem of a graph of peers.
 *
 * *When to use*: for a graph in compressed sparse rows; for a list of edges see {@link generalMatchingProblemFromEdges}, for a matrix
 * {@link generalMatchingProblemFromMatrix}.
 *
 * *Details*: O(peers + arcs). The arrays are not copied, and no solver writes to them.
 *
 * *Gotchas*: every edge stands there twice, once at each end, with the same weight.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings: somebody who names themselves, an edge that stands at one
 * end only, two weights for one edge, NaN
 *
 * @example
 * ```ts
 * const peers = generalMatchingProblem({
 *   peerCount: 3,
 *   offsets: Int32Array.of(0, 1, 3, 4),
 *   peerOfArc: Int32Array.of(1, 0, 2, 1), // 0 – 1 – 2
 *   weight: Float64Array.of(5, 5, 7, 7),
 * });
 * ```
 */
export const generalMatchingProblem = (
  input: GeneralMatchingProblem,
): Either<InvalidProblem, GeneralMatchingProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { peerCount, offsets, peerOfArc, weight } = input;
  const graph = { peerCount, offsets, peerOfArc };
  const ofGraph = checkPeerGraph(graph);
  const ofWeights = peerOfArc instanceof Int32Array ? checkWeights("weight", weight, peerOfArc.length) : [];
  const found = [...ofGraph, ...ofWeights];
  const findings = errorsAmong(found.length > 0 ? found : findAsymmetries(graph, weight));
  return findings === undefined ? right({ ...graph, weight }) : left({ _tag: "InvalidProblem", findings });
};

/**
 * {@link generalMatchingProblem}, throwing.
 *
 * @throws {@link MatchingException} where `generalMatchingProblem` answers with a left
 */
export const generalMatchingProblemOrThrow = (input: GeneralMatchingProblem): GeneralMatchingProblem =>
  getOrThrow(generalMatchingProblem(input));

const findAsymmetries = (graph: PeerGraph, weight: Float64Array): Finding[] => {
  const findings: Finding[] = [];
  const twin = twinArcs(graph);
  for (let a = 0; a < weight.length; a++) {
    const other = twin[a]!;
    if (other < a || weight[a] === weight[other]) continue;
    findings.push(
      arrayFinding("not-mutual", ["weight", other], {
        expected: `${weight[a]}, as at the other end of the edge (arc ${a})`,
        received: `${weight[other]}`,
        remedy: "An edge has one weight: combine what its two ends say, for instance by adding it up.",
      }),
    );
  }
  return findings;
};

/**
 * A matching problem from a list of edges.
 *
 * *When to use*: when the edges come in any order, from a table or another graph library.
 *
 * *Details*: O(peers + edges), by counting sort. Which end stands in `endA` is of no account.
 *
 * *Gotchas*: an edge that stands there twice is refused, even with the same weight.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings
 *
 * @example
 * ```ts
 * const peers = generalMatchingProblemFromEdges({
 *   peerCount: 3,
 *   endA: Int32Array.of(1, 0),
 *   endB: Int32Array.of(2, 1),
 *   weight: Float64Array.of(7, 5),
 * });
 * ```
 */
export const generalMatchingProblemFromEdges = (
  input: GeneralMatchingEdges,
): Either<InvalidProblem, GeneralMatchingProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const shape = [
    ...checkCount("peerCount", input.peerCount),
    ...checkKind("endA", input.endA),
    ...checkKind("endB", input.endB),
  ];
  const errorsOfShape = errorsAmong(shape);
  if (errorsOfShape !== undefined) return left({ _tag: "InvalidProblem", findings: errorsOfShape });
  const weight = input.weight ?? new Float64Array(input.endA.length).fill(1);
  const found = [...checkEnds(input), ...checkWeights("weight", weight, input.endA.length)];
  const errors = errorsAmong(found);
  if (errors !== undefined) return left({ _tag: "InvalidProblem", findings: errors });
  const { graph, edgeOfArc } = arcsOf(input);
  const repeated = errorsAmong(findRepeatedEdges(graph, edgeOfArc));
  if (repeated !== undefined) return left({ _tag: "InvalidProblem", findings: repeated });
  const weightOfArc = new Float64Array(edgeOfArc.length);
  for (let a = 0; a < edgeOfArc.length; a++) weightOfArc[a] = weight[edgeOfArc[a]!]!;
  return right({ ...graph, weight: weightOfArc });
};

/**
 * {@link generalMatchingProblemFromEdges}, throwing.
 *
 * @throws {@link MatchingException} where `generalMatchingProblemFromEdges` answers with a left
 */
export const generalMatchingProblemFromEdgesOrThrow = (input: GeneralMatchingEdges): GeneralMatchingProblem =>
  getOrThrow(generalMatchingProblemFromEdges(input));

const checkEnds = ({ peerCount, endA, endB }: GeneralMatchingEdges): Finding[] => {
  if (endA.length !== endB.length) {
    return [
      arrayFinding("ragged-array", ["endB"], {
        expected: `${endA.length} peers, as in endA`,
        received: `${endB.length}`,
        remedy: "Give every edge two ends.",
      }),
    ];
  }
  const findings: Finding[] = [];
  for (let edge = 0; edge < endA.length; edge++) {
    for (const [name, ends] of [
      ["endA", endA],
      ["endB", endB],
    ] as const) {
      const peer = ends[edge]!;
      if (peer >= 0 && peer < peerCount) continue;
      findings.push(
        arrayFinding("out-of-range", [name, edge], {
          expected: `a peer from 0 to ${peerCount - 1}`,
          received: `${peer}`,
          remedy: `Edge ${edge} names a peer that does not exist.`,
        }),
      );
    }
    if (endA[edge] !== endB[edge]) continue;
    findings.push(
      arrayFinding("own-index", ["endB", edge], {
        expected: "another peer",
        received: `${endB[edge]}, as in endA`,
        remedy: "Nobody can meet themselves: leave the edge out.",
      }),
    );
  }
  return findings;
};

/** Edges as arcs, each twice. Counting sort by head, then by tail, so that heads ascend within a tail. */
const arcsOf = ({
  peerCount,
  endA,
  endB,
}: GeneralMatchingEdges): { readonly graph: PeerGraph; readonly edgeOfArc: Int32Array } => {
  const edgeCount = endA.length;
  /** The half `h` of an edge `h >> 1`: from endA for even, from endB for odd numbers. */
  const tail = (h: number): number => ((h & 1) === 0 ? endA : endB)[h >> 1]!;
  const offsets = new Int32Array(peerCount + 1);
  for (let h = 0; h < 2 * edgeCount; h++) offsets[tail(h) + 1]!++;
  for (let peer = 0; peer < peerCount; peer++) offsets[peer + 1]! += offsets[peer]!;
  const nextByHead = offsets.slice(0, peerCount);
  const byHead = new Int32Array(2 * edgeCount);
  for (let h = 0; h < 2 * edgeCount; h++) byHead[nextByHead[tail(h ^ 1)]!++] = h;
  const nextByTail = offsets.slice(0, peerCount);
  const peerOfArc = new Int32Array(2 * edgeCount);
  const edgeOfArc = new Int32Array(2 * edgeCount);
  for (let at = 0; at < byHead.length; at++) {
    const h = byHead[at]!;
    const arc = nextByTail[tail(h)]!++;
    peerOfArc[arc] = tail(h ^ 1);
    edgeOfArc[arc] = h >> 1;
  }
  return { graph: { peerCount, offsets, peerOfArc }, edgeOfArc };
};

const findRepeatedEdges = (
  { peerCount, offsets, peerOfArc }: PeerGraph,
  edgeOfArc: Int32Array,
): Finding[] => {
  const findings: Finding[] = [];
  for (let peer = 0; peer < peerCount; peer++) {
    for (let a = offsets[peer]! + 1; a < offsets[peer + 1]!; a++) {
      const other = peerOfArc[a]!;
      if (other !== peerOfArc[a - 1] || other < peer) continue;
      findings.push(
        arrayFinding("duplicate-edge", ["endA", Math.max(edgeOfArc[a]!, edgeOfArc[a - 1]!)], {
          expected: "every pair once",
          received: `${peer} and ${other} again, as in edge ${Math.min(edgeOfArc[a]!, edgeOfArc[a - 1]!)}`,
          remedy: "Combine the two into one edge.",
        }),
      );
    }
  }
  return findings;
};

/** A symmetric matrix of weights, a row an array; `null` forbids the pair, and stands on the diagonal. */
export type PeerMatrix = ReadonlyArray<ArrayLike<number | null>>;

/**
 * A matching problem from a symmetric matrix: `matrix[peer][other]` is the weight, `null` forbids the pair.
 *
 * *Details*: O(peers²).
 *
 * *Gotchas*: the diagonal must hold `null`, for nobody can meet themselves.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings: ragged rows, a matrix that is not symmetric, NaN, ±Infinity
 *
 * @example
 * ```ts
 * const peers = generalMatchingProblemFromMatrix([
 *   [null, 5, null],
 *   [5, null, 7],
 *   [null, 7, null],
 * ]);
 * ```
 */
export const generalMatchingProblemFromMatrix = (
  matrix: PeerMatrix,
): Either<InvalidProblem, GeneralMatchingProblem> => {
  const refusal = refuseNonMatrix("matrix", matrix);
  if (refusal !== undefined) return refusal;
  const errors = errorsAmong(checkMatrix(matrix));
  if (errors !== undefined) return left({ _tag: "InvalidProblem", findings: errors });
  const peerCount = matrix.length;
  const offsets = new Int32Array(peerCount + 1);
  const peerOfArc = new Int32Array(peerCount * peerCount);
  const weight = new Float64Array(peerCount * peerCount);
  let arcs = 0;
  for (let peer = 0; peer < peerCount; peer++) {
    for (let other = 0; other < peerCount; other++) {
      const entry = matrix[peer]![other]!;
      if (entry === null) continue;
      peerOfArc[arcs] = other;
      weight[arcs++] = entry;
    }
    offsets[peer + 1] = arcs;
  }
  return right({ peerCount, offsets, peerOfArc: peerOfArc.slice(0, arcs), weight: weight.slice(0, arcs) });
};

/**
 * {@link generalMatchingProblemFromMatrix}, throwing.
 *
 * @throws {@link MatchingException} where `generalMatchingProblemFromMatrix` answers with a left
 */
export const generalMatchingProblemFromMatrixOrThrow = (matrix: PeerMatrix): GeneralMatchingProblem =>
  getOrThrow(generalMatchingProblemFromMatrix(matrix));

const checkMatrix = (matrix: PeerMatrix): Finding[] => {
  const findings: Finding[] = [];
  for (const [peer, row] of matrix.entries()) {
    if (row.length !== matrix.length) {
      findings.push(
        arrayFinding("ragged-array", ["matrix", peer], {
          expected: `${matrix.length} entries, as many as there are rows`,
          received: `${row.length}`,
          remedy: "Give every peer one entry for every peer; null forbids a pair.",
        }),
      );
    }
    for (let other = 0; other < Math.min(row.length, matrix.length); other++) {
      const entry = row[other];
      const back = matrix[other]![peer];
      if (other === peer && entry !== null) {
        findings.push(
          arrayFinding("own-index", ["matrix", peer, peer], {
            expected: "null",
            received: quote(entry),
            remedy: "Nobody can meet themselves: write null on the diagonal.",
          }),
        );
      } else if (entry !== null && (typeof entry !== "number" || !Number.isFinite(entry))) {
        findings.push(
          arrayFinding("not-finite", ["matrix", peer, other], {
            expected: "a finite number, or null for a forbidden pair",
            received: quote(entry),
            remedy: "Write null where the pair is not allowed.",
          }),
        );
      } else if (other < peer && entry !== back && (back === null || Number.isFinite(back))) {
        findings.push(
          arrayFinding("not-mutual", ["matrix", peer, other], {
            expected: `${quote(back)}, as at row ${other}, place ${peer}`,
            received: quote(entry),
            remedy: "A pair has one weight: combine what its two ends say, for instance by adding it up.",
          }),
        );
      }
    }
  }
  return findings;
};
