/**
 * The sex-equal stable matching: the two sides' sums of ranks as near to each other as can be.
 *
 * NP-hard: A. Kato, "Complexity of the sex-equal stable marriage problem", Japan Journal of Industrial and Applied Mathematics 10 (1993), 1–19.
 * Exact search over the closed sets of rotations; see `search.ts`.
 *
 * Every rotation moves the difference in the same direction. So when it has its least absolute value at one end of the lattice, that is the answer;
 * otherwise no difference but one that differs from the first one by a multiple of what all changes have in common can be met.
 */
import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import type { StableProblem } from "../problem";
import type { BoundedStable, SearchedOptimalStable, SexEqualOutcome } from "./outcome";
import { findRotations } from "./rotations";
import { type Cost, searchClosedSets } from "./search";
import { gainOfRotations, listRanks, moveEdges, rankSums } from "./weights";

/** What {@link solveSexEqual} and {@link solveBalanced} can be told. */
export interface FairSearchOptions {
  /** Stable matchings to look at before the search gives up and answers `Bounded`. Default: 1,000,000. */
  readonly limit?: number;
}

/** The default limit. */
export const SEARCH_LIMIT = 1_000_000;

const difference: Cost = {
  of: (rowCost, columnCost) => Math.abs(rowCost - columnCost),
  atLeast: (rowCost, columnCost, rows, columns) =>
    Math.max(0, rowCost - columnCost, columnCost - rowCost - rows - columns),
};

/** The search in slices; see {@link solveSexEqual}. */
export function* sexEqual(problem: StableProblem, options: FairSearchOptions = {}): Slices<SexEqualOutcome> {
  const lattice = yield* findRotations(problem);
  const ranks = listRanks(problem);
  if (lattice._tag === "Stopped") {
    const { rowCost, columnCost } = rankSums(problem, lattice.columnOfRow, ranks);
    return { ...lattice, total: Math.abs(rowCost - columnCost), bound: 0 };
  }
  const edges = moveEdges(problem, lattice);
  const addsToRows = gainOfRotations(lattice, edges, ranks.rowRank);
  const takesFromColumns = gainOfRotations(lattice, edges, ranks.columnRank).map((gain) => -gain);
  const start = rankSums(problem, lattice.rowOptimal, ranks);
  const end = rankSums(problem, lattice.columnOptimal, ranks);
  const least = start.rowCost - start.columnCost;
  const most = end.rowCost - end.columnCost;
  if (least < 0 && most <= 0) {
    const columnOfRow = lattice.columnOptimal.slice();
    const cost = Math.abs(most);
    return { _tag: "Optimal", columnOfRow, ...end, cost, bound: cost, searched: 1, lattice };
  }
  let common = 0;
  for (let rotation = 0; rotation < addsToRows.length; rotation++)
    common = commonDivisor(common, addsToRows[rotation]! + takesFromColumns[rotation]!);
  const over = common === 0 ? 0 : -least % common;
  const bound = least >= 0 ? least : Math.min(over, common - over);
  const limit = options.limit ?? SEARCH_LIMIT;
  const { isOptimal, stopped, ...found } = yield* searchClosedSets({
    lattice,
    start,
    addsToRows,
    takesFromColumns,
    cost: difference,
    bound,
    limit,
  });
  if (stopped !== undefined) {
    const { columnOfRow, cost } = found;
    return { _tag: "Stopped", reason: stopped, columnOfRow, unsettled: 0, total: cost, bound };
  }
  return { _tag: isOptimal ? "Optimal" : "Bounded", ...found, bound, lattice };
}

const commonDivisor = (a: number, b: number): number => {
  let [large, small] = [a, b];
  while (small !== 0) [large, small] = [small, large % small];
  return large;
};

/**
 * A sex-equal stable matching: the two sides' sums of ranks as near to each other as can be.
 *
 * *When to use*: when neither side may be favoured, even if both get less than they could. {@link solveBalanced} looks after the side that is worse off
 * instead, which never costs both sides something.
 *
 * *Details*: ranks are positions in lists, 1 for a first choice; of equal scores the lower index comes first. NP-hard: the search goes through stable matchings and
 * skips what can't be better; of equally good ones the first in the order of {@link stableMatchings}. `cost` is the absolute difference.
 *
 * *Gotchas*: `Bounded` means that the limit was reached: the matching is stable, but a better one may exist, down to `bound`. Where the sides are of different
 * size, so are sums of ranks.
 *
 * @returns {@link SearchedOptimalStable}, or {@link BoundedStable}; check it with {@link verifySexEqual}
 *
 * Source: D. Gusfield and R. W. Irving, "The Stable Marriage Problem" (1989); A. Kato (1993) for its hardness.
 *
 * @example
 * ```ts
 * const even = solveSexEqual(stableProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(2, 1, 1, 2),
 *   columnScore: Float64Array.of(1, 2, 2, 1),
 * }));
 * even.cost; // 2
 * ```
 */
export const solveSexEqual = (
  problem: StableProblem,
  options: FairSearchOptions = {},
): SearchedOptimalStable | BoundedStable =>
  // Nothing stops a run that is drained at once.
  drain(sexEqual(problem, options)) as SearchedOptimalStable | BoundedStable;

/**
 * {@link solveSexEqual} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds; to sort all lists is one slice.
 *
 * @returns as {@link solveSexEqual}, or {@link StoppedStableOptimum} after an abort, with the best that is known
 *
 * @example
 * ```ts
 * const even = await solveSexEqualAsync(stable, { limit: 10_000 });
 * ```
 */
export const solveSexEqualAsync = (
  problem: StableProblem,
  options: FairSearchOptions & AsyncOptions = {},
): Promise<SexEqualOutcome> => drainAsync(sexEqual(problem, options), options);
