import { type Bipartite, NOBODY } from "../../graph/bipartite";
import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import { type NormalProblem, sumUp } from "../normal-form";
import type { Cover, InfeasibleAssignment } from "../outcome";
import type { AssignmentProblem } from "../problem";
import { shareEvenly } from "./even-loads";
import { bestOfFace, type Face } from "./face";
import { type Asked, edgesThat, type FairCoverage, largestMatching } from "./largest-matching";
import type { FairLoadsOutcome, OptimalFairLoads, OptimalFairLoadsTotal, StoppedFairLoads } from "./outcome";
import { withKeys } from "./own-terms";

/** What {@link solveFairLoads} can be told. */
export interface FairLoadsOptions {
  /**
   * `"first"`: as many pairs as can be. `"complete"`: everybody on the smaller side, or the proof that it can't be. Default: `"first"`.
   */
  readonly coverage?: FairCoverage;
  /** What decides between matchings whose loads are equally fair. Default: `"total"`. */
  readonly andThen?: "nothing" | "total";
}

/** What {@link solveFairLoads} answers, by its options. */
export type FairLoadsAnswer<Options extends FairLoadsOptions> =
  | (Asked<Options, "andThen", "total"> extends "total" ? never : OptimalFairLoads)
  | (Asked<Options, "andThen", "total"> extends "nothing" ? never : OptimalFairLoadsTotal)
  | (Asked<Options, "coverage", "first"> extends "first" ? never : InfeasibleAssignment);

/** Fair loads in slices; progress counts rows of the search that runs, and in the end what the flow counts. */
export function* fairLoadsSlices(
  problem: AssignmentProblem,
  options: FairLoadsOptions = {},
): Slices<FairLoadsOutcome> {
  const keyed = withKeys(problem);
  const start = yield* largestMatching(keyed, options.coverage ?? "first");
  if (start._tag === "Infeasible") return start;
  const { columnOfRow } = start.matching;
  if (start._tag === "Stopped") {
    return stopped(problem, columnOfRow, { reason: start.reason, sizeBound: start.sizeBound }, 0);
  }
  const { size, cover } = start;
  const shared = sharedPart(keyed, cover);
  const even = yield* shareEvenly(shared.graph, shared.capacityOfColumn);
  if (even._tag === "Stopped") {
    const bound = Math.max(even.largestLoad, largestInCover(keyed, cover));
    return stopped(problem, columnOfRow, { reason: even.reason, sizeBound: size }, bound);
  }
  for (let at = 0; at < shared.rows.length; at++) columnOfRow[shared.rows[at]!] = even.columnOfRow[at]!;
  const { levelOfColumn } = even;
  for (let column = 0; column < levelOfColumn.length; column++) {
    if (cover.column[column] === 1) levelOfColumn[column] = 0;
  }
  const loadOfColumn = loadsOf(problem, columnOfRow);
  const proof = { largest: cover, levelOfColumn };
  if (options.andThen === "nothing") {
    const sums = sumUp(problem, columnOfRow);
    return { _tag: "Optimal", andThen: "nothing", columnOfRow, ...sums, loadOfColumn, ...proof };
  }
  const best = yield* bestOfFace(problem, faceOfLevels(keyed, cover, levelOfColumn), problem.weight);
  if (typeof best === "string") {
    const bound = loadOfColumn.reduce((largest, load) => Math.max(largest, load), 0);
    return stopped(problem, columnOfRow, { reason: best, sizeBound: size }, bound);
  }
  return {
    _tag: "Optimal",
    andThen: "total",
    ...sumUp(problem, best.columnOfRow),
    ...best,
    loadOfColumn: loadsOf(problem, best.columnOfRow),
    ...proof,
  };
}

const stopped = (
  problem: AssignmentProblem,
  columnOfRow: Int32Array,
  rest: Pick<StoppedFairLoads, "reason" | "sizeBound">,
  largestLoadBound: number,
): StoppedFairLoads => ({
  _tag: "Stopped",
  ...rest,
  columnOfRow,
  ...sumUp(problem, columnOfRow),
  loadOfColumn: loadsOf(problem, columnOfRow),
  largestLoadBound,
});

const loadsOf = ({ columnCount }: AssignmentProblem, columnOfRow: Int32Array): Int32Array => {
  const load = new Int32Array(columnCount);
  for (const column of columnOfRow) if (column !== NOBODY) load[column]!++;
  return load;
};

/** Columns in the cover are full in every largest matching. */
const largestInCover = ({ capacityOfColumn }: NormalProblem, cover: Cover): number => {
  let largest = 0;
  for (let column = 0; column < capacityOfColumn.length; column++) {
    if (cover.column[column] === 1) largest = Math.max(largest, capacityOfColumn[column]!);
  }
  return largest;
};

/** The rows in the cover, numbered for themselves, and the columns outside: every largest matching gives each of these rows one of these columns. */
const sharedPart = (
  { columnCount, rowOffsets, columnOfEdge, capacityOfColumn }: NormalProblem,
  cover: Cover,
): { readonly graph: Bipartite; readonly rows: Int32Array; readonly capacityOfColumn: Int32Array } => {
  const rows = Int32Array.from(cover.row.keys()).filter((row) => cover.row[row] === 1);
  const offsets = new Int32Array(rows.length + 1);
  const columns = new Int32Array(columnOfEdge.length);
  let kept = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      if (cover.column[columnOfEdge[e]!] !== 1) columns[kept++] = columnOfEdge[e]!;
    }
    offsets[at + 1] = kept;
  }
  return {
    graph: { rowCount: rows.length, columnCount, rowOffsets: offsets, columnOfEdge: columns.slice(0, kept) },
    rows,
    capacityOfColumn: capacityOfColumn.map((places, column) => (cover.column[column] === 1 ? 0 : places)),
  };
};

/** All matchings with equally fair loads: rows of the cover stay on columns of their lowest level, the others in the cover. */
const faceOfLevels = (problem: NormalProblem, cover: Cover, levelOfColumn: Int32Array): Face => {
  const { rowCount, rowOffsets, columnOfEdge, capacityOfColumn } = problem;
  const passes = new Uint8Array(columnOfEdge.length);
  for (let row = 0; row < rowCount; row++) {
    const isShared = cover.row[row] === 1;
    const end = rowOffsets[row + 1]!;
    let lowest = Number.POSITIVE_INFINITY;
    for (let e = rowOffsets[row]!; isShared && e < end; e++) {
      const column = columnOfEdge[e]!;
      if (cover.column[column] !== 1) lowest = Math.min(lowest, levelOfColumn[column]!);
    }
    for (let e = rowOffsets[row]!; e < end; e++) {
      const column = columnOfEdge[e]!;
      const inCover = cover.column[column] === 1;
      if (isShared ? !inCover && levelOfColumn[column] === lowest : inCover) passes[e] = 1;
    }
  }
  const upperOfColumn = capacityOfColumn.map((places, column) =>
    cover.column[column] === 1 ? places : Math.min(places, levelOfColumn[column]!),
  );
  return {
    ...edgesThat(problem, passes),
    mustBeMatched: cover.row,
    lowerOfColumn: capacityOfColumn.map((places, column) =>
      cover.column[column] === 1 ? places : Math.max(0, Math.min(places, levelOfColumn[column]! - 1)),
    ),
    upperOfColumn,
  };
};

/**
 * The assignment that shares the rows out most evenly: the largest load of a column is as small as can be, then the second largest, and so on, among the
 * assignments that match most people.
 *
 * *When to use*: when no mentor should have four mentees while another, who could have taken one of them, has two. For weights that are fair see
 * {@link solveLeximin}.
 *
 * *Details*: O(√(rows + columns) · edges · log rows) for the loads, and one minimum-cost flow for the best total among equally fair ones. The same
 * loads, sorted, also have the least sum of squares, and of any other convex function. A load is a number of rows, whatever the capacity; capacities only
 * limit it. Penalties count in the total only. Deterministic.
 *
 * *Gotchas*: how many people are matched comes first, and the weights play no part in the loads: leave pairs out that are too bad for anybody.
 *
 * @returns {@link OptimalFairLoadsTotal}, or what the options ask for; check it with {@link verifyFairLoads}
 *
 * @example
 * ```ts
 * const scores = assignmentProblemFromMatrixOrThrow([
 *   [9, 5],
 *   [8, 5],
 *   [7, null],
 * ], Int32Array.of(3, 3));
 * const fair = solveFairLoads(scores);
 * fair.loadOfColumn; // Int32Array [2, 1]
 * fair.columnOfRow; // Int32Array [0, 1, 0]
 * ```
 */
export const solveFairLoads = <const Options extends FairLoadsOptions = object>(
  problem: AssignmentProblem,
  options?: Options,
): FairLoadsAnswer<Options> =>
  // Nothing stops a run that is drained at once, and the arms go with the options.
  drain(fairLoadsSlices(problem, options)) as FairLoadsAnswer<Options>;

/**
 * {@link solveFairLoads} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns what `solveFairLoads` answers, or {@link StoppedFairLoads} with best and bound after an abort
 *
 * @example
 * ```ts
 * const outcome = await solveFairLoadsAsync(problem, { signal: AbortSignal.timeout(5000) });
 * ```
 */
export const solveFairLoadsAsync = (
  problem: AssignmentProblem,
  options: FairLoadsOptions & AsyncOptions = {},
): Promise<FairLoadsOutcome> => drainAsync(fairLoadsSlices(problem, options), options);
