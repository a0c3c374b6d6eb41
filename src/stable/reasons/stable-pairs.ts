/**
 * Which pairs are together in some stable matching.
 *
 * D. Gusfield and R. W. Irving, "The Stable Marriage Problem: Structure and Algorithms" (1989), section 3.2: each stable pair belongs to
 * the row-optimal matching, or comes about by one rotation, and every rotation is eliminated on the way to the column-optimal one.
 *
 * The lattice, then O(edges + moves · log degree).
 */
import { findEdge, NOBODY } from "../../graph/bipartite";
import { stableLattice } from "../lattice/lattice";
import type { StableProblem } from "../problem";

/** Who is together in some stable matching, and the best and the worst that stability has for each row. */
export interface StablePairs {
  /** edge → 1 when the two are together in some stable matching, else 0. */
  readonly isStable: Uint8Array;
  /** row → the best column that it has in any stable matching, or −1 ({@link NOBODY}) when it has none in all of them. */
  readonly bestOfRow: Int32Array;
  /** row → the worst column that it has in any stable matching, or −1. It is the column's best chance, not the row's. */
  readonly worstOfRow: Int32Array;
}

/**
 * All pairs that are together in some stable matching.
 *
 * *When to use*: beside {@link whyNot}, to tell "not in this matching" from "not in any": a pair that is not stable can't be had without somebody
 * having reason to leave.
 *
 * *Details*: finds all rotations, then reads the pairs off; no matching is enumerated. Deterministic.
 *
 * *Gotchas*: of equal scores the lower index is the better one. With ties, other stable matchings exist when they are broken otherwise, and whether a pair
 * belongs to one is NP-complete to decide.
 *
 * @returns {@link StablePairs}
 *
 * @example
 * ```ts
 * const { isStable } = stablePairs(stableProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(2, 1, 2, 1), // both rows want column 0
 *   columnScore: Float64Array.of(2, 2, 1, 1), // and both columns row 0
 * }));
 * isStable; // Uint8Array [1, 0, 0, 1]
 * ```
 */
export const stablePairs = (problem: StableProblem): StablePairs => {
  const { rowOptimal, columnOptimal, rowOfMove, columnTaken } = stableLattice(problem);
  const isStable = new Uint8Array(problem.columnOfEdge.length);
  for (let row = 0; row < problem.rowCount; row++) {
    const column = rowOptimal[row]!;
    if (column !== NOBODY) isStable[findEdge(problem, row, column)] = 1;
  }
  for (let move = 0; move < rowOfMove.length; move++)
    isStable[findEdge(problem, rowOfMove[move]!, columnTaken[move]!)] = 1;
  return { isStable, bestOfRow: rowOptimal, worstOfRow: columnOptimal };
};
