/**
 * Everybody's list in order of preference, as the algorithms for one population read it: front to back and back to front, and from any
 * entry over to the other end.
 *
 * The list of peer `i` has the positions `[offsets[i], offsets[i + 1])`, the most wanted first; of equal scores the lower peer. A place
 * is a position counted from the start of its list.
 */
import { twinArcs } from "../graph/peer-graph";
import { placesInOrder, preferenceOrderInSlices } from "../graph/preference-order";
import type { Progress, Slices, StopReason } from "../graph/slices";
import type { RankedPeers } from "./ranked-peers";

export interface PreferenceLists {
  readonly peerCount: number;
  /** peer → first position. */
  readonly offsets: Int32Array;
  /** position → the peer that stands there. */
  readonly peerAt: Int32Array;
  /** position → the place that the list's owner has in the list of the peer that stands there. */
  readonly placeAtOther: Int32Array;
}

/** The lists, in slices that count entries; a reason to stop if one was given. O(peers + arcs · log longest list). */
export function* listsInSlices(peers: RankedPeers): Slices<PreferenceLists | StopReason> {
  const { peerCount, offsets, peerOfArc, score } = peers;
  const sorting = preferenceOrderInSlices(offsets, score);
  let step = sorting.next();
  while (step.done !== true) {
    const reason = yield step.value;
    if (reason !== undefined) return reason;
    step = sorting.next();
  }
  const order = step.value;
  const place = placesInOrder(offsets, order);
  const twin = twinArcs(peers);
  const peerAt = new Int32Array(order.length);
  const placeAtOther = new Int32Array(order.length);
  for (let position = 0; position < order.length; position++) {
    const arc = order[position]!;
    peerAt[position] = peerOfArc[arc]!;
    placeAtOther[position] = place[twin[arc]!]!;
  }
  return { peerCount, offsets, peerAt, placeAtOther };
}

/** The same lists without the pairs that are struck out, order kept. O(peers + entries). */
export const withoutPairs = (
  lists: PreferenceLists,
  /** position → 1 when the entry is struck out, at both ends of the pair. */
  struckOut: Uint8Array,
): PreferenceLists => {
  const { peerCount, offsets, peerAt } = lists;
  const shorter = new Int32Array(peerCount + 1);
  /** position → its new place in the list. */
  const newPlace = new Int32Array(peerAt.length);
  let kept = 0;
  for (let peer = 0; peer < peerCount; peer++) {
    shorter[peer] = kept;
    for (let position = offsets[peer]!; position < offsets[peer + 1]!; position++) {
      newPlace[position] = kept - shorter[peer]!;
      if (struckOut[position] === 0) kept++;
    }
  }
  shorter[peerCount] = kept;
  const peersKept = new Int32Array(kept);
  const places = new Int32Array(kept);
  let to = 0;
  for (let position = 0; position < peerAt.length; position++) {
    if (struckOut[position] === 1) continue;
    peersKept[to] = peerAt[position]!;
    places[to++] = newPlace[twinPosition(lists, position)]!;
  }
  return { peerCount, offsets: shorter, peerAt: peersKept, placeAtOther: places };
};

/** The position of the same pair in the list of the peer that stands at a position. */
export const twinPosition = (lists: PreferenceLists, position: number): number =>
  lists.offsets[lists.peerAt[position]!]! + lists.placeAtOther[position]!;

/** Progress of an algorithm that sorts its lists first and then reads each entry about once. */
export const readingProgress = (lists: PreferenceLists, read: number): Progress => ({
  done: lists.peerAt.length + Math.min(read, lists.peerAt.length),
  total: 2 * lists.peerAt.length,
});
