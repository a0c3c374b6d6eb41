import { type AsyncOptions, drain, drainAsync } from "../../graph/slices";
import type { StableProblem } from "../problem";
import type { LatticeOutcome, StableLattice } from "./outcome";
import { findRotations } from "./rotations";

/**
 * All stable matchings in compact form: the row-optimal and the column-optimal one, all rotations between them, and their order.
 *
 * *When to use*: to go through the stable matchings ({@link stableMatchings}), or to choose among them by a measure of your own. For the
 * usual measures there are solvers: {@link solveMaximumWeightStable}, {@link solveEgalitarian}, {@link solveMinimumRegret} and others.
 *
 * *Details*: columns may have several places, lists may be incomplete, sides unequal. O(edges + k log k), where k ≤ edges counts the pairs that
 * can change hands. Deterministic. Lists are made strict: of equal scores the lower index is better.
 *
 * *Gotchas*: with ties there are more weakly stable matchings than these, which are stable for the lists without ties.
 *
 * @returns {@link StableLattice}; check it with {@link verifyLattice}
 *
 * Source: D. Gusfield and R. W. Irving, "The Stable Marriage Problem" (1989), chapters 2 and 3.
 *
 * @example
 * ```ts
 * // Two rows and two columns: each row wants the column that wants the other row.
 * const lattice = stableLattice(stableProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(2, 1, 1, 2),
 *   columnScore: Float64Array.of(1, 2, 2, 1),
 * }));
 * lattice.rowOptimal; // Int32Array [0, 1]
 * lattice.columnOptimal; // Int32Array [1, 0]
 * lattice.rowOfMove; // Int32Array [0, 1]
 * ```
 */
export const stableLattice = (problem: StableProblem): StableLattice =>
  // Nothing stops a run that is drained at once.
  drain(findRotations(problem)) as StableLattice;

/**
 * {@link stableLattice} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns {@link StableLattice}, or {@link StoppedStable} after an abort; its `unsettled` is 0 when the matching that it holds is stable
 *
 * @example
 * ```ts
 * const lattice = await stableLatticeAsync(stable);
 * ```
 */
export const stableLatticeAsync = (
  problem: StableProblem,
  options: AsyncOptions = {},
): Promise<LatticeOutcome> => drainAsync(findRotations(problem), options);
