/**
 * All stable matchings, one after the other.
 *
 * D. Gusfield, "Three fast algorithms for four problems in stable marriage", SIAM J. Computing 16 (1987), 111–128: the stable matchings
 * are the closed sets of the rotation poset.
 *
 * Departure: closed sets are walked in lexicographic order of their ascending rotations, see `closed-sets.ts`.
 */
import type { StableProblem } from "../problem";
import { ClosedSetWalk, eliminateFrom, restoreInto, rotationCount } from "./closed-sets";
import { stableLattice } from "./lattice";
import type { StableLattice } from "./outcome";

/**
 * All stable matchings, each once, one after the other and only as far as they are asked for.
 *
 * *When to use*: to look at the alternatives when there are few of them, or at the first few when there are many; there can be exponentially
 * many. To count them costs as much as to see them.
 *
 * *Details*: the row-optimal matching comes first. Each is a fresh array, row → column or −1; the iterable can be gone through any number of
 * times. Order: the rotations that lead to a matching, in ascending order of their numbers, compared like words in a dictionary.
 * Memory O(rows + edges) whatever the number of matchings; time O(rows + rotations / 32 + arcs of one rotation) a matching on average, and
 * O(rotations · rotations / 32 + arcs) between two of them at most.
 *
 * *Gotchas*: lists are made strict, of equal scores the lower index is better; with ties there are more weakly stable matchings than these.
 *
 * @param of - a problem, or its lattice when it is there already
 *
 * Source: D. Gusfield, "Three fast algorithms for four problems in stable marriage" (1987).
 *
 * @example
 * ```ts
 * const both = [...stableMatchings(stableProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(2, 1, 1, 2),
 *   columnScore: Float64Array.of(1, 2, 2, 1),
 * }))];
 * both.length; // 2
 * ```
 */
export const stableMatchings = (of: StableProblem | StableLattice): Iterable<Int32Array> => {
  const lattice = "_tag" in of ? of : stableLattice(of);
  return { [Symbol.iterator]: () => walk(lattice) };
};

function* walk(lattice: StableLattice): Generator<Int32Array, void, undefined> {
  const count = rotationCount(lattice);
  const columnOfRow = lattice.rowOptimal.slice();
  const closedSets = new ClosedSetWalk(lattice);
  yield columnOfRow.slice();
  for (;;) {
    const step = closedSets.advance();
    if (step === count) return;
    if (step >= 0) {
      eliminateFrom(lattice, step, columnOfRow);
      yield columnOfRow.slice();
    } else restoreInto(lattice, ~step, columnOfRow);
  }
}
