import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import type { NormalProblem } from "../normal-form";
import { sumUp } from "../normal-form";
import type { InfeasibleAssignment } from "../outcome";
import type { PartialMatching } from "../partial-matching";
import type { AssignmentProblem, SparseAssignmentProblem } from "../problem";
import { assignmentSlices } from "../solvers";
import { type Asked, edgesThat, type FairCoverage, largestMatching } from "./largest-matching";
import type {
  BottleneckOutcome,
  OptimalBottleneck,
  OptimalBottleneckTotal,
  StoppedBottleneck,
} from "./outcome";
import { bestKey, sortedWeights, weightOf, withKeys } from "./own-terms";
import { searchThreshold, type Threshold } from "./threshold-search";

/** What {@link solveBottleneck} can be told. */
export interface BottleneckOptions {
  /**
   * `"first"`: as many pairs as can be. `"complete"`: everybody on the smaller side, or the proof that it can't be. Default: `"first"`.
   */
  readonly coverage?: FairCoverage;
  /** What decides between matchings whose worst pairs are equally good. Default: `"total"`. */
  readonly andThen?: "nothing" | "total";
}

/** What {@link solveBottleneck} answers, by its options. */
export type BottleneckAnswer<Options extends BottleneckOptions> =
  | (Asked<Options, "andThen", "total"> extends "total" ? never : OptimalBottleneck)
  | (Asked<Options, "andThen", "total"> extends "nothing" ? never : OptimalBottleneckTotal)
  | (Asked<Options, "coverage", "first"> extends "first" ? never : InfeasibleAssignment);

/** Bottleneck assignment in slices; progress counts rows of the search that runs. */
export function* bottleneckSlices(
  problem: AssignmentProblem,
  options: BottleneckOptions = {},
): Slices<BottleneckOutcome> {
  const keyed = withKeys(problem);
  const start = yield* largestMatching(keyed, options.coverage ?? "first");
  if (start._tag === "Infeasible") return start;
  if (start._tag === "Stopped") return stopped(problem, start, bestKey(keyed));
  const { size, cover: largest } = start;
  const search: Threshold =
    size === 0 ? nobody(keyed, start.matching) : yield* searchThreshold(keyed, start.matching, size);
  if (search._tag === "Stopped") return stopped(problem, { ...search, sizeBound: size }, search.bound);
  const { threshold, better, matching } = search;
  const { columnOfRow } = matching;
  const worst = size === 0 ? undefined : weightOf(problem, threshold);
  if (options.andThen === "nothing") {
    const sums = sumUp(problem, columnOfRow);
    return { _tag: "Optimal", andThen: "nothing", columnOfRow, ...sums, worst, largest, better };
  }
  const best = yield* assignmentSlices(restrictedTo(problem, keyed, threshold), { coverage: "first" });
  if (best._tag === "Stopped") {
    return stopped(problem, { matching, reason: best.reason, sizeBound: size }, threshold);
  }
  const { coverage: _, ...proven } = best;
  return { ...proven, andThen: "total", worst, largest, better };
}

/** Where nobody can be matched. */
const nobody = ({ rowCount, columnCount }: NormalProblem, matching: PartialMatching): Threshold => ({
  _tag: "Found",
  threshold: Number.POSITIVE_INFINITY,
  matching,
  better: { row: new Uint8Array(rowCount), column: new Uint8Array(columnCount) },
});

const stopped = (
  problem: AssignmentProblem,
  {
    matching,
    reason,
    sizeBound,
  }: Pick<StoppedBottleneck, "reason" | "sizeBound"> & { matching: PartialMatching },
  bound: number,
): StoppedBottleneck => {
  const columnOfRow = matching.columnOfRow.slice();
  return {
    _tag: "Stopped",
    reason,
    columnOfRow,
    ...sumUp(problem, columnOfRow),
    worst: sortedWeights(problem, columnOfRow)[0],
    sizeBound,
    worstBound: Number.isFinite(bound) ? weightOf(problem, bound) : undefined,
  };
};

/** The problem with only the pairs that reach the threshold. */
const restrictedTo = (
  problem: AssignmentProblem,
  { weight: key, ...graph }: NormalProblem,
  threshold: number,
): SparseAssignmentProblem => {
  const passes = new Uint8Array(key.length);
  for (let e = 0; e < key.length; e++) passes[e] = key[e]! >= threshold ? 1 : 0;
  const allowed = edgesThat(graph, passes);
  const weight = new Float64Array(allowed.edge.length);
  for (let e = 0; e < weight.length; e++) weight[e] = problem.weight[allowed.edge[e]!]!;
  const { capacityOfColumn, sense, penaltyOfRow, penaltyOfColumn } = problem;
  return {
    ...allowed.graph,
    weight,
    capacityOfColumn,
    sense,
    ...(penaltyOfRow === undefined ? {} : { penaltyOfRow }),
    ...(penaltyOfColumn === undefined ? {} : { penaltyOfColumn }),
  };
};

/**
 * The assignment whose worst pair is as good as can be, among those that match most people.
 *
 * *When to use*: when nobody should be badly off, whatever that costs the others. For the best sum see {@link solveAssignment}; when the second
 * worst pair matters too, and the third, {@link solveLeximin}.
 *
 * *Details*: O(√(rows + places) · edges · log edges) for the worst pair, and one assignment problem on the pairs that are no worse for the total. When weights are
 * minimised, the largest chosen one is as small as can be. Penalties count in the total only. Deterministic; equally good answers as in {@link solveAssignment}.
 *
 * *Gotchas*: how many people are matched comes first, so somebody's only pair is chosen however bad it is; leave pairs out that are too bad
 * for anybody.
 *
 * @returns {@link OptimalBottleneckTotal}, or what the options ask for; check it with {@link verifyBottleneck}
 *
 * @example
 * ```ts
 * const hours = assignmentProblemFromMatrixOrThrow([
 *   [1, 2],
 *   [4, 9],
 * ], { sense: "minimise" });
 * const fair = solveBottleneck(hours);
 * fair.worst; // 4
 * fair.columnOfRow; // Int32Array [1, 0]
 * ```
 */
export const solveBottleneck = <const Options extends BottleneckOptions = object>(
  problem: AssignmentProblem,
  options?: Options,
): BottleneckAnswer<Options> =>
  // Nothing stops a run that is drained at once, and the arms go with the options.
  drain(bottleneckSlices(problem, options)) as BottleneckAnswer<Options>;

/**
 * {@link solveBottleneck} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns what `solveBottleneck` answers, or {@link StoppedBottleneck} with best and bound after an abort
 *
 * @example
 * ```ts
 * const outcome = await solveBottleneckAsync(problem, { signal: AbortSignal.timeout(5000) });
 * ```
 */
export const solveBottleneckAsync = (
  problem: AssignmentProblem,
  options: BottleneckOptions & AsyncOptions = {},
): Promise<BottleneckOutcome> => drainAsync(bottleneckSlices(problem, options), options);
