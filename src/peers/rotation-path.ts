/**
 * The second phase of the algorithms for one population: rotations are looked for along a path of peers, and eliminated; what leads to one
 * is kept for the next, so that the whole search takes as many steps as entries are read.
 */
import { NOBODY } from "../graph/bipartite";
import type { Slices, StopReason } from "../graph/slices";
import { type PreferenceLists, readingProgress } from "./preference-lists";

/** Steps before the search yields: a step is a peer that joins or leaves the path. */
const STEPS_PER_SLICE = 1 << 15;

/** The lists that are searched, as far as the search has to know them. */
export interface RotationLists {
  /** Whether the peer has an entry to go on to: nobody else is part of a rotation. */
  readonly hasNext: (peer: number) => boolean;
  /** The peer that comes after it in a rotation. */
  readonly follow: (peer: number) => number;
  /** Whether the rotation's peers, of whom `isAmong` tells, are an odd party: none of them can be let go. */
  readonly isOddParty: (rotation: Int32Array, isAmong: (peer: number) => boolean) => boolean;
  /** Takes the rotation out of the lists. */
  readonly eliminate: (rotation: Int32Array) => void;
}

/** Eliminates one rotation after the other until only odd parties are left, which it answers; or why it was stopped. */
export function* eliminateRotations(
  progress: PreferenceLists,
  lists: RotationLists,
): Slices<ReadonlyArray<Int32Array> | StopReason> {
  const { peerCount } = progress;
  const inParty = new Uint8Array(peerCount);
  const oddParties: Int32Array[] = [];
  const path = new Int32Array(peerCount);
  /** peer → its position on the path, or −1. */
  const positionOnPath = new Int32Array(peerCount).fill(NOBODY);
  let steps = 0;
  for (let start = 0; start < peerCount; start++) {
    let length = 0;
    for (;;) {
      if (length === 0) {
        // A rotation may have taken the whole path with it, and have left its first peer an entry to go on to all the same.
        if (inParty[start] === 1 || !lists.hasNext(start)) break;
        path[length++] = start;
        positionOnPath[start] = 0;
      }
      if (++steps % STEPS_PER_SLICE === 0) {
        const reason = yield readingProgress(progress, steps);
        if (reason !== undefined) return reason;
      }
      const x = path[length - 1]!;
      if (!lists.hasNext(x)) {
        positionOnPath[x] = NOBODY;
        length--;
        continue;
      }
      const next = lists.follow(x);
      const from = positionOnPath[next]!;
      if (from === NOBODY) {
        positionOnPath[next] = length;
        path[length++] = next;
        continue;
      }
      // The rest of the path stays good: whoever has nothing left to go on to is taken off when it is come to.
      const rotation = path.slice(from, length);
      length = from;
      if (lists.isOddParty(rotation, (peer) => positionOnPath[peer]! >= from)) {
        for (const peer of rotation) inParty[peer] = 1;
        oddParties.push(rotation);
      } else lists.eliminate(rotation);
      for (const peer of rotation) positionOnPath[peer] = NOBODY;
    }
  }
  return oddParties;
}
