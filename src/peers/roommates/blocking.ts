import { NOBODY } from "../../graph/bipartite";
import type { PreferenceLists } from "../preference-lists";
import type { RoommatesBlockingPair } from "./outcome";

/** peer → the place of its partner in its list; beyond the end for a single. O(entries before the partners). */
export const placesOfPartners = (lists: PreferenceLists, partnerOf: Int32Array): Int32Array =>
  partnerOf.map((partner, peer) => {
    const start = lists.offsets[peer]!;
    let end = lists.offsets[peer + 1]!;
    if (partner !== NOBODY) end = lists.peerAt.indexOf(partner, start);
    return end - start;
  });

/** Calls `visit` with everybody who blocks together with a peer. */
export const forEachBlocking = (
  lists: PreferenceLists,
  placeOfPartner: Int32Array,
  peer: number,
  visit: (other: number) => void,
): void => {
  const start = lists.offsets[peer]!;
  const end = start + placeOfPartner[peer]!;
  for (let position = start; position < end; position++) {
    const other = lists.peerAt[position]!;
    if (lists.placeAtOther[position]! < placeOfPartner[other]!) visit(other);
  }
};

/** All blocking pairs of a matching for lists without ties, ascending. */
export const blockingPairsOf = (lists: PreferenceLists, partnerOf: Int32Array): RoommatesBlockingPair[] => {
  const placeOfPartner = placesOfPartners(lists, partnerOf);
  const pairs: RoommatesBlockingPair[] = [];
  for (let peer = 0; peer < lists.peerCount; peer++) {
    const others: number[] = [];
    forEachBlocking(lists, placeOfPartner, peer, (other) => {
      if (other > peer) others.push(other);
    });
    for (const other of others.sort((a, b) => a - b)) pairs.push({ peer, other });
  }
  return pairs;
};
