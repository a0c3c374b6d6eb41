import { transpose } from "../../graph/bipartite";
import { type AsyncOptions, drain, drainAsync, type Slices, type StopReason } from "../../graph/slices";
import { deferredAcceptance, type ProposingSide } from "../deferred-acceptance";
import { isStrict } from "../strict";
import { countBlockingPairs, loadsOf, missingTo } from "./counting";
import { fewestBlocking } from "./fewest-blocking";
import { fillMinimums } from "./fill-minimums";
import { improve } from "./improve";
import type {
  AlmostStable,
  LowerQuotaOutcome,
  MinimumsInfeasible,
  StableWithMinimums,
  StoppedLowerQuotas,
} from "./outcome";
import type { LowerQuotaProblem } from "./problem";

/** What {@link solveLowerQuotas} can be told. */
export interface LowerQuotaOptions {
  /** The side that proposes in deferred acceptance, and fares best where a stable matching meets every minimum. Default: `"rows"`. */
  readonly proposing?: ProposingSide;
  /**
   * Branches that the exact search for the fewest blocking pairs may look at; 0 leaves it out. Default: 100,000.
   */
  readonly searchLimit?: number;
}

/** Stable if that meets the minimums; otherwise filled up, improved, and searched, in slices. */
export function* lowerQuotas(
  problem: LowerQuotaProblem,
  { proposing = "rows", searchLimit = 100_000 }: LowerQuotaOptions = {},
): Slices<LowerQuotaOutcome> {
  const { columnCount, minimumOfColumn } = problem;
  const stop = (columnOfRow: Int32Array, lowerBound: number, reason: StopReason): StoppedLowerQuotas => ({
    _tag: "Stopped",
    reason,
    columnOfRow,
    blockingPairs: countBlockingPairs(problem, columnOfRow),
    missing: missingTo(minimumOfColumn, loadsOf(columnOfRow, columnCount)),
    lowerBound,
  });

  const stable = yield* deferredAcceptance(problem, { proposing });
  if (stable._tag === "Stopped") return stop(stable.columnOfRow, 0, stable.reason);
  if (missingTo(minimumOfColumn, loadsOf(stable.columnOfRow, columnCount)) === 0)
    return { _tag: "Stable", columnOfRow: stable.columnOfRow };
  // Where somebody is indifferent, another stable matching may fill columns differently.
  const atLeast = hasStrictPreferences(problem) ? 1 : 0;

  const filled = yield* fillMinimums(problem, stable.columnOfRow);
  if (filled._tag === "Violator") {
    const { columns: violator, needed, rows } = filled;
    return { _tag: "Infeasible", violator, needed, rows };
  }
  if (filled._tag === "Stopped") return stop(filled.columnOfRow, atLeast, filled.reason);

  const improved = yield* improve(problem, filled.columnOfRow);
  if (improved.reason !== undefined) return stop(improved.columnOfRow, atLeast, improved.reason);

  const searched = yield* fewestBlocking(problem, improved.blockingPairs, atLeast, searchLimit);
  const columnOfRow = searched.columnOfRow ?? improved.columnOfRow;
  if (searched.reason !== undefined) return stop(columnOfRow, searched.lowerBound, searched.reason);
  const blockingPairs = countBlockingPairs(problem, columnOfRow);
  if (blockingPairs === 0) return { _tag: "Stable", columnOfRow };
  return {
    _tag: "AlmostStable",
    columnOfRow,
    blockingPairs,
    lowerBound: searched.lowerBound,
    stableColumnOfRow: stable.columnOfRow,
  };
}

const hasStrictPreferences = (problem: LowerQuotaProblem): boolean => {
  const { graph, originalEdge } = transpose(problem);
  const score = new Float64Array(originalEdge.length);
  for (let e = 0; e < score.length; e++) score[e] = problem.columnScore[originalEdge[e]!]!;
  return isStrict(problem.rowOffsets, problem.rowScore) && isStrict(graph.rowOffsets, score);
};

/**
 * A stable matching in which every column has its least number of rows; or the proof that there is none, and one with few blocking pairs; or
 * the proof that not even that exists.
 *
 * *When to use*: when a mentor who takes part needs a least number of mentees.
 *
 * *Details*: by the rural hospitals theorem all stable matchings fill a column to the same number, so one deferred acceptance decides whether a
 * stable one meets the minimums. If not, columns are filled along alternating paths in O(missing · edges), or a Hall violator shows that
 * they can't be; then local search lowers the number of blocking pairs, and an exact search proves, for small problems, that there are no
 * fewer. Deterministic.
 *
 * *Gotchas*: the fewest blocking pairs are hard to find and hard to approximate (Hamada, Iwama and Miyazaki, 2016): for more than some
 * dozen rows expect `lowerBound` to stay below `blockingPairs`. With ties the theorem does not hold: `AlmostStable` then does not say that no
 * stable matching meets the minimums, unless `lowerBound` is above 0.
 *
 * @returns {@link StableWithMinimums}, {@link AlmostStable} or {@link MinimumsInfeasible}; check it with {@link verifyLowerQuotas}
 *
 * @example
 * ```ts
 * // Both rows want column 0, and it has room for both; but column 1 needs somebody.
 * const outcome = solveLowerQuotas(lowerQuotaProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(2, 1, 2, 1),
 *   columnScore: Float64Array.of(2, 2, 1, 1),
 *   capacityOfColumn: Int32Array.of(2, 2),
 *   minimumOfColumn: Int32Array.of(0, 1),
 * }));
 * outcome._tag; // "AlmostStable"
 * outcome.blockingPairs; // 1
 * outcome.lowerBound; // 1
 * ```
 */
export const solveLowerQuotas = (
  problem: LowerQuotaProblem,
  options: LowerQuotaOptions = {},
): StableWithMinimums | AlmostStable | MinimumsInfeasible =>
  // Nothing stops a run that is drained at once.
  drain(lowerQuotas(problem, options)) as StableWithMinimums | AlmostStable | MinimumsInfeasible;

/**
 * {@link solveLowerQuotas} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns what {@link solveLowerQuotas} answers, or {@link StoppedLowerQuotas} after an abort
 *
 * @example
 * ```ts
 * const problem = lowerQuotaProblemOrThrow({
 *   rowCount: 1,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2),
 *   columnOfEdge: Int32Array.of(0, 1),
 *   rowScore: Float64Array.of(2, 1),
 *   columnScore: Float64Array.of(1, 1),
 *   minimumOfColumn: Int32Array.of(1, 1),
 * });
 * const outcome = await solveLowerQuotasAsync(problem);
 * outcome._tag; // "Infeasible"
 * outcome.violator; // Int32Array [0, 1]
 * ```
 */
export const solveLowerQuotasAsync = (
  problem: LowerQuotaProblem,
  options: LowerQuotaOptions & AsyncOptions = {},
): Promise<LowerQuotaOutcome> => drainAsync(lowerQuotas(problem, options), options);
