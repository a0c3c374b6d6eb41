/**
 * All stable matchings of roommates, one after the other.
 *
 * D. Gusfield, "The structure of the stable roommate problem: efficient representation and enumeration of all stable assignments", SIAM
 * Journal on Computing 17 (1988), 742–769; D. Gusfield and R. W. Irving, "The Stable Marriage Problem" (1989), section 4.3.
 *
 * An exposed rotation is all or nothing: in each stable matching of the table all its peers have their firsts, or none has. So the search
 * branches: eliminate the rotation, or keep all those pairs and strike out what that rules out. Both lead to a stable table. If there is
 * a stable matching at all, every stable table holds one; so no branch ends in nothing but those that spoil a list while keeping, and
 * there the rotation is in all stable matchings (it is singular) and is never tried again.
 *
 * Departures: (1) the order of rotations is never built; branches are taken back by a journal. So the first matchings cost no more than
 * what is read, and memory is O(arcs).
 *
 * Time: each rotation on the way is found in O(peers), all striking out from the start to a matching is O(arcs). So it takes
 * O(rotations · peers + arcs) from one matching to the next, and O(arcs) once for each singular rotation.
 */

import { NOBODY } from "../../graph/bipartite";
import { drain } from "../../graph/slices";
import { listsInSlices, type PreferenceLists } from "../preference-lists";
import type { RoommatesProblem } from "./problem";
import { NOBODY_LEFT, Table } from "./table";

/**
 * All stable matchings of a roommates problem, each once, found as they are asked for.
 *
 * *When to use*: to choose among stable matchings by something else, or to see how much choice there is.
 *
 * *Details*: a lazy iterable that may be gone through again; stop whenever you like. There is nothing in it when no stable matching
 * exists. From one matching to the next O(rotations · peers + arcs), and O(arcs) once for each rotation that all have in common.
 * Deterministic; ties are resolved towards the lower index, so these are the matchings that are stable for that.
 *
 * *Gotchas*: there may be exponentially many.
 *
 * @returns peer → partner or −1, a new array for each matching
 *
 * @example
 * ```ts
 * const problem = roommatesProblemFromListsOrThrow([[1, 3], [2, 0], [3, 1], [0, 2]]);
 * const all = [...stableRoommatesMatchings(problem)];
 * all.length; // 2
 * all[0]; // Int32Array [3, 2, 1, 0]
 * ```
 */
export const stableRoommatesMatchings = (problem: RoommatesProblem): Iterable<Int32Array> => ({
  [Symbol.iterator]: () => matchings(problem),
});

function* matchings(problem: RoommatesProblem): Generator<Int32Array, void> {
  const { peerCount } = problem;
  const lists = drain(listsInSlices(problem)) as PreferenceLists;
  const table = new Table(lists, { journaled: true });
  for (let peer = 0; peer < peerCount; peer++) {
    let proposer = peer;
    while (proposer !== NOBODY && proposer !== NOBODY_LEFT) proposer = table.propose(proposer);
  }
  const finder = new RotationFinder(peerCount, table);
  /** position of the front of a rotation's first peer → 1 when the rotation is in all stable matchings. */
  const isSingular = new Uint8Array(lists.peerAt.length);
  /** Rotations that were eliminated, and may still be kept instead. */
  const open: { readonly mark: number; readonly rotation: Int32Array; readonly front: number }[] = [];
  for (;;) {
    const rotation = finder.find();
    if (rotation !== undefined) {
      // Odd parties are the same in all tables: there is no stable matching, and nothing was found before.
      if (rotation.every((peer) => table.endsWithSecond(peer) && rotation.includes(table.firstOf(peer))))
        return;
      const front = table.firstPosition(rotation[0]!);
      if (isSingular[front] === 0) open.push({ mark: table.mark(), rotation, front });
      table.eliminate(rotation);
      continue;
    }
    yield Int32Array.from({ length: peerCount }, (_, peer) => table.firstOf(peer));
    let kept = false;
    while (!kept) {
      const branch = open.pop();
      if (branch === undefined) return;
      table.takeBack(branch.mark);
      kept = table.keep(branch.rotation);
      if (!kept) isSingular[branch.front] = 1;
    }
  }
}

/** Finds exposed rotations, each from its lowest peer on. */
class RotationFinder {
  private readonly path: Int32Array;
  /** peer → the last search that came by. */
  private readonly seen: Float64Array;
  private searches = 0;

  constructor(
    private readonly peerCount: number,
    private readonly table: Table,
  ) {
    this.path = new Int32Array(peerCount);
    this.seen = new Float64Array(peerCount);
  }

  /** A rotation, or nothing when no list has a second entry. O(peers), and what is read for the first time. */
  find(): Int32Array | undefined {
    const { table, path, seen } = this;
    let peer = 0;
    while (peer < this.peerCount && !table.hasSecond(peer)) peer++;
    if (peer === this.peerCount) return undefined;
    this.searches++;
    let length = 0;
    while (seen[peer] !== this.searches) {
      seen[peer] = this.searches;
      path[length++] = peer;
      table.hasSecond(peer);
      peer = table.lastOf(table.secondOf(peer));
    }
    const rotation = path.subarray(path.indexOf(peer), length);
    const lowest = rotation.indexOf(rotation.reduce((low, other) => Math.min(low, other)));
    return Int32Array.from(rotation, (_, at) => rotation[(lowest + at) % rotation.length]!);
  }
}
