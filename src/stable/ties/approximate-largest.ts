import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import type { StableProblem } from "../problem";
import type { NearlyLargestStable, StoppedWithTies } from "./outcome";
import { sizeBounds, sumOf } from "./size-bounds";

/** The approximation in slices. */
export function* approximatelyLargestStable(
  problem: StableProblem,
): Slices<NearlyLargestStable | StoppedWithTies> {
  const found = yield* sizeBounds(problem);
  if (typeof found === "string") return { _tag: "Stopped", reason: found, ruledOut: 0 };
  return {
    _tag: "NearlyLargest",
    columnOfRow: found.columnOfRow,
    size: sumOf(found.size),
    bound: sumOf(found.bound),
    cover: found.cover,
  };
}

/**
 * A weakly stable matching that matches at least two thirds of the most that any weakly stable matching can, and a bound on that.
 *
 * *When to use*: with many ties and incomplete lists, where the usual deferred acceptance leaves more people alone than it must: how ties are broken
 * decides how many are matched. For a proven largest one of a small problem see {@link solveLargestStable}.
 *
 * *Details*: Király's algorithm, O(edges · log largest capacity) beside sorting the lists, then Hopcroft and Karp's for the bound, O(edges · √rows). Deterministic: the lower
 * index wins where the algorithm leaves a choice. The bound is worked out for every connected component: the smaller one of 3/2 of the size and what the cover holds.
 * Where it equals the size, the matching is a largest one.
 *
 * *Gotchas*: finding a largest one is NP-hard, so a gap between size and bound says nothing about which of the two is right.
 *
 * @returns {@link NearlyLargestStable}; check it with {@link verifyLargestStable}
 *
 * Source: Z. Király: Linear time local approximation algorithm for maximum stable marriage (2013).
 *
 * @example
 * ```ts
 * // Row 0 doesn't mind which column, row 1 knows column 0 only, and column 0 doesn't mind which row.
 * const tied = stableProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 3),
 *   columnOfEdge: Int32Array.of(0, 1, 0),
 *   rowScore: Float64Array.of(1, 1, 1),
 *   columnScore: Float64Array.of(1, 1, 1),
 * });
 * solveStable(tied).columnOfRow; // Int32Array [0, -1]
 * const { columnOfRow, size, bound } = approximateLargestStable(tied);
 * columnOfRow; // Int32Array [1, 0]
 * size; // 2
 * bound; // 2
 * ```
 */
export const approximateLargestStable = (problem: StableProblem): NearlyLargestStable =>
  // Nothing stops a run that is drained at once.
  drain(approximatelyLargestStable(problem)) as NearlyLargestStable;

/**
 * {@link approximateLargestStable} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * @returns {@link NearlyLargestStable}, or {@link StoppedWithTies} after an abort, which holds no matching
 *
 * @example
 * ```ts
 * const outcome = await approximateLargestStableAsync(stable);
 * outcome._tag; // "NearlyLargest"
 * ```
 */
export const approximateLargestStableAsync = (
  problem: StableProblem,
  options: AsyncOptions = {},
): Promise<NearlyLargestStable | StoppedWithTies> => drainAsync(approximatelyLargestStable(problem), options);
