import { twinArcs } from "../graph/peer-graph";
import type { RankedPeers } from "./ranked-peers";

/** What every peer has in a stable half-matching: whole partners, and a half of its successor and its predecessor in an odd party. */
export interface HalfMatched {
  /** arc → 1 when the peers at its ends have each other, whole or half. */
  readonly taken: Uint8Array;
  /** arc → 1 when it leads to its peer's predecessor in an odd party. */
  readonly toPredecessor: Uint8Array;
  /** peer → 1 when it has as much as it may have. */
  readonly full: Uint8Array;
}

/**
 * Whether a stable half-matching with an odd party shows that no weakly stable matching exists, however equal scores are resolved: when
 * no pair needs a tie to be kept from blocking. The proof wants of every pair outside that one end is full of others that it likes
 * strictly better, and the same of a half pair at the end where it leads to the predecessor.
 *
 * O(peers + arcs).
 */
export const holdsDespiteTies = (
  peers: RankedPeers,
  { taken, toPredecessor, full }: HalfMatched,
): boolean => {
  const { peerCount, offsets, score } = peers;
  const twin = twinArcs(peers);
  /** peer → the lowest score among what it has. */
  const lowest = new Float64Array(peerCount).fill(Number.POSITIVE_INFINITY);
  /** peer → how many of what it has score just that. */
  const countAtLowest = new Int32Array(peerCount);
  for (let peer = 0; peer < peerCount; peer++) {
    for (let arc = offsets[peer]!; arc < offsets[peer + 1]!; arc++) {
      if (taken[arc] === 0 || score[arc]! > lowest[peer]!) continue;
      countAtLowest[peer] = score[arc] === lowest[peer] ? countAtLowest[peer]! + 1 : 1;
      lowest[peer] = score[arc]!;
    }
  }
  for (let peer = 0; peer < peerCount; peer++) {
    for (let arc = offsets[peer]!; arc < offsets[peer + 1]!; arc++) {
      if (taken[arc] === 1) {
        // The predecessor must be strictly the least of all that the peer has.
        if (toPredecessor[arc] === 1 && (score[arc]! > lowest[peer]! || countAtLowest[peer]! > 1))
          return false;
        continue;
      }
      const other = peers.peerOfArc[arc]!;
      if (other < peer) continue;
      const back = score[twin[arc]!]!;
      const keptAway = full[peer] === 1 && score[arc]! < lowest[peer]!;
      const keptAwayThere = full[other] === 1 && back < lowest[other]!;
      if (!keptAway && !keptAwayThere) return false;
    }
  }
  return true;
};
