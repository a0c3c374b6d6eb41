/**
 * The egalitarian stable matching: the least sum of everybody's ranks.
 *
 * R. W. Irving, P. Leather and D. Gusfield, "An efficient algorithm for the 'optimal' stable marriage", J. ACM 34 (1987), 532–543.
 *
 * Departure: a column with several places counts the rank of each of its rows.
 *
 * O(edges · log longest list) for the ranks, then as `maximum-weight.ts`.
 */
import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import type { StableProblem } from "../problem";
import { matchingAfter } from "./closed-sets";
import { heaviestClosure } from "./closure";
import type { EgalitarianOutcome, EgalitarianStable } from "./outcome";
import { findRotations } from "./rotations";
import { gainOfRotations, listRanks, moveEdges, rankSums } from "./weights";

/** The search in slices; see {@link solveEgalitarian}. */
export function* egalitarian(problem: StableProblem): Slices<EgalitarianOutcome> {
  const lattice = yield* findRotations(problem);
  const ranks = listRanks(problem);
  if (lattice._tag === "Stopped") {
    const { rowCost, columnCost } = rankSums(problem, lattice.columnOfRow, ranks);
    return { ...lattice, total: rowCost + columnCost, bound: Number.NEGATIVE_INFINITY };
  }
  const saving = ranks.rowRank.map((rank, edge) => -rank - ranks.columnRank[edge]!);
  const gain = gainOfRotations(lattice, moveEdges(problem, lattice), saving);
  const { isIn, paidAlongArc, bound, stopped } = yield* heaviestClosure(lattice, gain);
  const columnOfRow = matchingAfter(lattice, isIn);
  const { rowCost, columnCost } = rankSums(problem, columnOfRow, ranks);
  const cost = rowCost + columnCost;
  if (stopped === undefined)
    return { _tag: "Optimal", columnOfRow, cost, rowCost, columnCost, lattice, paidAlongArc };
  // Stopped at the row-optimal matching.
  return { _tag: "Stopped", reason: stopped, columnOfRow, unsettled: 0, total: cost, bound: cost - bound };
}

/**
 * An egalitarian stable matching: the least sum of the ranks that people give their partners.
 *
 * *When to use*: when both sides' wishes count alike and nobody's more than anybody else's. See {@link solveMinimumRegret} to look after the
 * worst off, {@link solveSexEqual} and {@link solveBalanced} to look after the worse-off side.
 *
 * *Details*: a rank is a position in a list, 1 for a first choice; of equal scores the lower index comes first. A column with several places counts the
 * rank of each of its rows. People without a partner are the same in all stable matchings and count nothing. Exact; deterministic; of equally good
 * stable matchings the one that is best for the rows.
 *
 * *Gotchas*: somebody with a long list can have a much worse rank than others; only the sum counts.
 *
 * @returns {@link EgalitarianStable}; check it with {@link verifyEgalitarian}
 *
 * Source: R. W. Irving, P. Leather and D. Gusfield, "An efficient algorithm for the 'optimal' stable marriage" (1987).
 *
 * @example
 * ```ts
 * const fair = solveEgalitarian(stableProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(2, 1, 1, 2),
 *   columnScore: Float64Array.of(1, 2, 2, 1),
 * }));
 * fair.cost; // 6
 * ```
 */
export const solveEgalitarian = (problem: StableProblem): EgalitarianStable =>
  // Nothing stops a run that is drained at once.
  drain(egalitarian(problem)) as EgalitarianStable;

/**
 * {@link solveEgalitarian} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds; to sort all lists is one slice.
 *
 * @returns {@link EgalitarianStable}, or {@link StoppedStableOptimum} after an abort, with the best that is known
 *
 * @example
 * ```ts
 * const fair = await solveEgalitarianAsync(stable);
 * ```
 */
export const solveEgalitarianAsync = (
  problem: StableProblem,
  options: AsyncOptions = {},
): Promise<EgalitarianOutcome> => drainAsync(egalitarian(problem), options);
