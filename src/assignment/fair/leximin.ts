import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import { type NormalProblem, sumUp } from "../normal-form";
import type { InfeasibleAssignment } from "../outcome";
import type { PartialMatching } from "../partial-matching";
import { bestOfFace, type Face } from "./face";
import { type Asked, edgesThat, type FairCoverage, largestMatching } from "./largest-matching";
import { LeximinFace } from "./leximin-face";
import { solveLevels } from "./leximin-levels";
import type {
  LeximinLevels,
  LeximinOutcome,
  OptimalLeximin,
  OptimalLeximinTotal,
  StoppedLeximin,
} from "./outcome";
import { bestKey, sortedWeights, weightOf, withKeys } from "./own-terms";
import type { LeximinProblem } from "./problem";
import { searchThreshold } from "./threshold-search";

/** What {@link solveLeximin} can be told. */
export interface LeximinOptions {
  /**
   * `"first"`: as many pairs as can be. `"complete"`: everybody on the smaller side, or the proof that it can't be. Default: `"first"`.
   */
  readonly coverage?: FairCoverage;
}

/** What {@link solveLeximin} answers, by problem and options. */
export type LeximinAnswer<Problem extends LeximinProblem, Options extends LeximinOptions> =
  | ("thenWeight" extends keyof Problem ? OptimalLeximin | OptimalLeximinTotal : OptimalLeximin)
  | (Asked<Options, "coverage", "first"> extends "first" ? never : InfeasibleAssignment);

/** Leximin assignment in slices; progress counts rows of the search that runs, then pairs, and in the end what the flow counts. */
export function* leximinSlices(
  problem: LeximinProblem,
  options: LeximinOptions = {},
): Slices<LeximinOutcome> {
  const keyed = withKeys(problem);
  const start = yield* largestMatching(keyed, options.coverage ?? "first");
  if (start._tag === "Infeasible") return start;
  const best = bestKey(keyed);
  if (start._tag === "Stopped") {
    const { reason, sizeBound } = start;
    return stopped(problem, start.matching.columnOfRow, { reason, sizeBound }, NO_LEVELS, best);
  }
  const { size, cover } = start;
  let matching: PartialMatching = start.matching;
  let threshold = Number.POSITIVE_INFINITY;
  if (size > 0) {
    const search = yield* searchThreshold(keyed, matching, size);
    if (search._tag === "Stopped") {
      const { reason, bound } = search;
      // The worst is no better than the bound, the others no better than the best.
      const worst = { value: Float64Array.of(bound), count: Int32Array.of(1) };
      return stopped(problem, search.matching.columnOfRow, { reason, sizeBound: size }, worst, best);
    }
    matching = search.matching;
    threshold = search.threshold;
  }
  const face = new LeximinFace(keyed, cover, matching, threshold);
  const solved = yield* solveLevels(face, size);
  const columnOfRow = face.columnOfRow();
  if (solved.stopped !== undefined) {
    const rest = { reason: solved.stopped, sizeBound: size };
    return stopped(problem, columnOfRow, rest, solved.levels, best);
  }
  const value = solved.levels.value.map((key) => weightOf(problem, key));
  const proof = { largest: cover, levels: { ...solved.levels, value } };
  const sorted = sortedWeights(problem, columnOfRow);
  const { thenWeight } = problem;
  if (thenWeight === undefined)
    return {
      _tag: "Optimal",
      andThen: "nothing",
      columnOfRow,
      ...sumUp(problem, columnOfRow),
      sorted,
      ...proof,
    };
  const fairest = yield* bestOfFace(problem, lastFace(keyed, face), thenWeight);
  if (typeof fairest === "string") {
    const rest = { reason: fairest, sizeBound: size };
    return stopped(problem, columnOfRow, rest, solved.levels, best);
  }
  return {
    _tag: "Optimal",
    andThen: "total",
    ...sumUp(problem, fairest.columnOfRow),
    ...fairest,
    thenTotal: sumUp({ ...problem, weight: thenWeight }, fairest.columnOfRow).total,
    sorted,
    ...proof,
  };
}

const NO_LEVELS = { value: new Float64Array(0), count: new Int32Array(0) };

const stopped = (
  problem: LeximinProblem,
  columnOfRow: Int32Array,
  rest: Pick<StoppedLeximin, "reason" | "sizeBound">,
  { value, count }: Pick<LeximinLevels, "value" | "count">,
  best: number,
): StoppedLeximin => {
  const bound = new Float64Array(best === Number.NEGATIVE_INFINITY ? 0 : rest.sizeBound);
  let filled = 0;
  for (let level = 0; level < value.length; level++) {
    bound.fill(weightOf(problem, value[level]!), filled, filled + count[level]!);
    filled += count[level]!;
  }
  bound.fill(weightOf(problem, best), filled);
  const sorted = sortedWeights(problem, columnOfRow);
  return { _tag: "Stopped", ...rest, columnOfRow, ...sumUp(problem, columnOfRow), sorted, bound };
};

/** All leximin matchings. */
const lastFace = (keyed: NormalProblem, face: LeximinFace): Face => {
  const passes = new Uint8Array(keyed.columnOfEdge.length);
  for (let e = 0; e < face.originalEdge.length; e++) {
    if (face.isInLastFace(e)) passes[face.originalEdge[e]!] = 1;
  }
  return {
    ...edgesThat(keyed, passes),
    mustBeMatched: face.mustBeMatched.map((must, row) => must | face.isSettled[row]!),
    lowerOfColumn: keyed.capacityOfColumn.map((places, column) =>
      face.mustBeFull[column] === 1 ? places : 0,
    ),
    upperOfColumn: keyed.capacityOfColumn,
  };
};

/**
 * The assignment that is best for those who are worst off: the worst pair is as good as can be, then the second worst, and so on, among the assignments
 * that match most people.
 *
 * *When to use*: when nobody should be worse off so that others, who are better off anyhow, get more. For the best sum see
 * {@link solveAssignment}, for the worst pair alone {@link solveBottleneck}, for even loads {@link solveFairLoads}.
 *
 * *Details*: one search a pair and exchange, each O(edges) at worst; with weights that differ most searches are short. When weights are minimised, the
 * largest chosen one is as small as can be, then the second largest. All leximin assignments have the same sorted weights, so the same total. What
 * decides between them is a second weight ({@link leximinProblem}) less the penalties, when there is one. Deterministic. Weights are only compared, so
 * that floats are as exact as integers.
 *
 * *Gotchas*: how many people are matched comes first. The proof can need O(rows) numbers a level, with as many levels as there are different chosen
 * weights; round the weights to as many steps as mean something.
 *
 * @returns {@link OptimalLeximin}, with a second weight {@link OptimalLeximinTotal}; check it with {@link verifyLeximin}
 *
 * @example
 * ```ts
 * const scores = assignmentProblemFromMatrixOrThrow([
 *   [9, 4],
 *   [6, 3],
 * ]);
 * const fair = solveLeximin(scores);
 * fair.sorted; // Float64Array [4, 6]
 * fair.columnOfRow; // Int32Array [1, 0]
 * ```
 */
export const solveLeximin = <Problem extends LeximinProblem, const Options extends LeximinOptions = object>(
  problem: Problem,
  options?: Options,
): LeximinAnswer<Problem, Options> =>
  // Nothing stops a run that is drained at once, and the arms go with problem and options.
  drain(leximinSlices(problem, options)) as LeximinAnswer<Problem, Options>;

/**
 * {@link solveLeximin} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after one search at most, a few milliseconds.
 *
 * @returns what `solveLeximin` answers, or {@link StoppedLeximin} with best and bound after an abort
 *
 * @example
 * ```ts
 * const outcome = await solveLeximinAsync(problem, { signal: AbortSignal.timeout(5000) });
 * ```
 */
export const solveLeximinAsync = (
  problem: LeximinProblem,
  options: LeximinOptions & AsyncOptions = {},
): Promise<LeximinOutcome> => drainAsync(leximinSlices(problem, options), options);
