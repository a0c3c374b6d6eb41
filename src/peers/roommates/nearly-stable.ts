/**
 * A matching that few pairs block, from a stable partition: the start of the search for the fewest.
 *
 * From each odd party one member is left out and the others pair off. Party by party, the member is chosen for which fewest pairs with
 * somebody of that party block, the other parties as they are (one round; of equally many, the later in the party's order). Then two
 * singles who accept each other are put together, each with the best that is left, the lower peer first: that only ever takes blocking
 * pairs away.
 *
 * O(sum over odd parties of length · entries of its members).
 */
import { NOBODY } from "../../graph/bipartite";
import { pairOff } from "../odd-party";
import type { PreferenceLists } from "../preference-lists";
import { forEachBlocking, placesOfPartners } from "./blocking";
import { largestPartOf } from "./largest-part";
import type { StablePartition } from "./outcome";

export const nearlyStable = (lists: PreferenceLists, partition: StablePartition): Int32Array => {
  const partnerOf = largestPartOf(partition).partnerOf;
  const placeOfPartner = placesOfPartners(lists, partnerOf);
  const inParty = new Uint8Array(lists.peerCount);
  for (const party of partition.oddParties) {
    for (const peer of party) inParty[peer] = 1;
    let fewest = Number.POSITIVE_INFINITY;
    let leftOut = 0;
    for (let at = 0; at < party.length; at++) {
      pairOff(partnerOf, party, at);
      updatePlaces(lists, partnerOf, placeOfPartner, party);
      let blocking = 0;
      for (const peer of party) {
        forEachBlocking(lists, placeOfPartner, peer, (other) => {
          // Pairs within the party are come by twice.
          blocking += inParty[other] === 1 ? 1 : 2;
        });
      }
      if (blocking > fewest) continue;
      fewest = blocking;
      leftOut = at;
    }
    pairOff(partnerOf, party, leftOut);
    updatePlaces(lists, partnerOf, placeOfPartner, party);
    for (const peer of party) inParty[peer] = 0;
  }
  pairSingles(lists, partnerOf);
  return partnerOf;
};

const updatePlaces = (
  lists: PreferenceLists,
  partnerOf: Int32Array,
  placeOfPartner: Int32Array,
  party: Int32Array,
): void => {
  for (const peer of party) {
    const start = lists.offsets[peer]!;
    const partner = partnerOf[peer]!;
    const end = partner === NOBODY ? lists.offsets[peer + 1]! : lists.peerAt.indexOf(partner, start);
    placeOfPartner[peer] = end - start;
  }
};

/** Puts singles together who accept each other; writes to `partnerOf`. O(entries of singles). */
const pairSingles = (lists: PreferenceLists, partnerOf: Int32Array): void => {
  for (let peer = 0; peer < lists.peerCount; peer++) {
    const end = lists.offsets[peer + 1]!;
    for (let position = lists.offsets[peer]!; position < end && partnerOf[peer] === NOBODY; position++) {
      const other = lists.peerAt[position]!;
      if (partnerOf[other] !== NOBODY) continue;
      partnerOf[peer] = other;
      partnerOf[other] = peer;
    }
  }
};
