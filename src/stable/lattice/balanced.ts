/**
 * The balanced stable matching: the larger of the two sides' sums of ranks as small as can be.
 *
 * NP-hard: T. Feder, "Stable networks and product graphs", Memoirs of the American Mathematical Society 116 (1995). Exact search over the closed sets of
 * rotations; see `search.ts`.
 *
 * Nothing is below half of the egalitarian cost, nor below what either side has at its best; who gets there need not look further.
 */
import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import type { StableProblem } from "../problem";
import { heaviestClosure } from "./closure";
import type { BalancedBoundedStable, BalancedOptimalStable, BalancedOutcome } from "./outcome";
import { findRotations } from "./rotations";
import { type Cost, searchClosedSets } from "./search";
import { type FairSearchOptions, SEARCH_LIMIT } from "./sex-equal";
import { gainOfRotations, listRanks, moveEdges, rankSums } from "./weights";

const larger: Cost = {
  of: Math.max,
  atLeast: (rowCost, columnCost, _rows, columns) => Math.max(rowCost, columnCost - columns),
};

/** The search in slices; see {@link solveBalanced}. */
export function* balanced(problem: StableProblem, options: FairSearchOptions = {}): Slices<BalancedOutcome> {
  const lattice = yield* findRotations(problem);
  const ranks = listRanks(problem);
  if (lattice._tag === "Stopped") {
    const { rowCost, columnCost } = rankSums(problem, lattice.columnOfRow, ranks);
    return { ...lattice, total: Math.max(rowCost, columnCost), bound: 0 };
  }
  const edges = moveEdges(problem, lattice);
  const addsToRows = gainOfRotations(lattice, edges, ranks.rowRank);
  const takesFromColumns = gainOfRotations(lattice, edges, ranks.columnRank).map((gain) => -gain);
  const start = rankSums(problem, lattice.rowOptimal, ranks);
  const end = rankSums(problem, lattice.columnOptimal, ranks);
  const saving = takesFromColumns.map((gain, rotation) => gain - addsToRows[rotation]!);
  const { paidAlongArc, bound: saved, stopped: early } = yield* heaviestClosure(lattice, saving);
  const half = Math.ceil((start.rowCost + start.columnCost - saved) / 2);
  const bound = Math.max(half, start.rowCost, end.columnCost);
  const { isOptimal, stopped, ...found } = yield* searchClosedSets({
    lattice,
    start,
    addsToRows,
    takesFromColumns,
    cost: larger,
    bound,
    // A run that was stopped already looks at the row-optimal matching only.
    limit: early === undefined ? (options.limit ?? SEARCH_LIMIT) : 1,
  });
  const reason = early ?? stopped;
  if (reason !== undefined) {
    const { columnOfRow, cost } = found;
    return { _tag: "Stopped", reason, columnOfRow, unsettled: 0, total: cost, bound };
  }
  return { _tag: isOptimal ? "Optimal" : "Bounded", ...found, bound, lattice, paidAlongArc };
}

/**
 * A balanced stable matching: the larger of the two sides' sums of ranks as small as can be.
 *
 * *When to use*: to do the best for the side that is worse off. {@link solveEgalitarian} does the best for both together, and is never hard to find.
 *
 * *Details*: ranks are positions in lists, 1 for a first choice; of equal scores the lower index comes first. NP-hard: the search goes through stable matchings and
 * skips what can't be better; of equally good ones the first in the order of {@link stableMatchings}. `cost` is the larger sum.
 *
 * *Gotchas*: `Bounded` means that the limit was reached: the matching is stable, but a better one may exist, down to `bound`.
 *
 * @returns {@link BalancedOptimalStable}, or {@link BalancedBoundedStable}; check it with {@link verifyBalanced}
 *
 * Source: T. Feder, "Stable networks and product graphs" (1995).
 *
 * @example
 * ```ts
 * const level = solveBalanced(stableProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(2, 1, 1, 2),
 *   columnScore: Float64Array.of(1, 2, 2, 1),
 * }));
 * level.cost; // 4
 * ```
 */
export const solveBalanced = (
  problem: StableProblem,
  options: FairSearchOptions = {},
): BalancedOptimalStable | BalancedBoundedStable =>
  // Nothing stops a run that is drained at once.
  drain(balanced(problem, options)) as BalancedOptimalStable | BalancedBoundedStable;

/**
 * {@link solveBalanced} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds; to sort all lists is one slice.
 *
 * @returns as {@link solveBalanced}, or {@link StoppedStableOptimum} after an abort, with the best that is known
 *
 * @example
 * ```ts
 * const level = await solveBalancedAsync(stable, { limit: 10_000 });
 * ```
 */
export const solveBalancedAsync = (
  problem: StableProblem,
  options: FairSearchOptions & AsyncOptions = {},
): Promise<BalancedOutcome> => drainAsync(balanced(problem, options), options);
