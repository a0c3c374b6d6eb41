/**
 * The stable matching of greatest weight.
 *
 * R. W. Irving, P. Leather and D. Gusfield, "An efficient algorithm for the 'optimal' stable marriage", J. ACM 34 (1987), 532–543:
 * the weight of a stable matching is that of the row-optimal one and of the rotations of its closed set, so the heaviest closed set gives
 * the heaviest stable matching; see `closure.ts`.
 *
 * O(edges + candidates · log longest list) for the lattice, then a minimum cut on its rotations.
 */
import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import { matchingAfter } from "./closed-sets";
import { heaviestClosure } from "./closure";
import type { MaximumWeightStable, MaximumWeightStableOutcome } from "./outcome";
import type { WeightedStableProblem } from "./problem";
import { findRotations } from "./rotations";
import { gainOfRotations, moveEdges, sumOver } from "./weights";

/** The search in slices; see {@link solveMaximumWeightStable}. */
export function* maximumWeightStable(problem: WeightedStableProblem): Slices<MaximumWeightStableOutcome> {
  const lattice = yield* findRotations(problem);
  if (lattice._tag === "Stopped") {
    const total = sumOver(problem, lattice.columnOfRow, problem.weight);
    return { ...lattice, total, bound: Number.POSITIVE_INFINITY };
  }
  const gain = gainOfRotations(lattice, moveEdges(problem, lattice), problem.weight);
  const { isIn, paidAlongArc, bound, stopped } = yield* heaviestClosure(lattice, gain);
  const columnOfRow = matchingAfter(lattice, isIn);
  const total = sumOver(problem, columnOfRow, problem.weight);
  const most = sumOver(problem, lattice.rowOptimal, problem.weight) + bound;
  return stopped === undefined
    ? { _tag: "Optimal", columnOfRow, total, gap: most - total, lattice, paidAlongArc }
    : { _tag: "Stopped", reason: stopped, columnOfRow, unsettled: 0, total, bound: Math.max(most, total) };
}

/**
 * A stable matching of greatest weight.
 *
 * *When to use*: when no pair may have reason to leave what it was given, and among all such matchings the one worth most is wanted. For the
 * best total without stability, see {@link solveAssignment}.
 *
 * *Details*: rotations, then a minimum cut; columns may have several places. Whole weights whose sums stay below 2^53 are exact. All stable
 * matchings match the same rows, so it makes no difference whether weights are positive. Deterministic; of equally heavy stable matchings the
 * one that is best for the rows. Lists are made strict: of equal scores the lower index is better.
 *
 * *Gotchas*: with ties, weakly stable matchings that break them otherwise may weigh more; to find those is NP-hard.
 *
 * @returns {@link MaximumWeightStable}; check it with {@link verifyMaximumWeightStable}
 *
 * Source: R. W. Irving, P. Leather and D. Gusfield, "An efficient algorithm for the 'optimal' stable marriage" (1987).
 *
 * @example
 * ```ts
 * const heaviest = solveMaximumWeightStable(weightedStableProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(2, 1, 1, 2),
 *   columnScore: Float64Array.of(1, 2, 2, 1),
 *   weight: Float64Array.of(3, 4, 4, 3),
 * }));
 * heaviest.columnOfRow; // Int32Array [1, 0]
 * heaviest.total; // 8
 * ```
 */
export const solveMaximumWeightStable = (problem: WeightedStableProblem): MaximumWeightStable =>
  // Nothing stops a run that is drained at once.
  drain(maximumWeightStable(problem)) as MaximumWeightStable;

/**
 * {@link solveMaximumWeightStable} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns {@link MaximumWeightStable}, or {@link StoppedStableOptimum} after an abort, with the best that is known
 *
 * @example
 * ```ts
 * const weighted = weightedStableProblemOrThrow({ ...stable, weight: stable.rowScore });
 * const heaviest = await solveMaximumWeightStableAsync(weighted);
 * ```
 */
export const solveMaximumWeightStableAsync = (
  problem: WeightedStableProblem,
  options: AsyncOptions = {},
): Promise<MaximumWeightStableOutcome> => drainAsync(maximumWeightStable(problem), options);
