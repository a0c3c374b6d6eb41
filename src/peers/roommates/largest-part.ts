/**
 * The largest set of pairs that are stable among themselves.
 *
 * J. J. M. Tan, "A maximum stable matching for the roommates problem", BIT 30 (1990), 631–640: leave one member of each odd party out;
 * the others of the party pair off along it, and everybody has its successor or its predecessor.
 *
 * O(peers) from a stable partition.
 */
import { NOBODY } from "../../graph/bipartite";
import { pairOff, positionOfHighest } from "../odd-party";
import type { LargestStablePart, StablePartition } from "./outcome";

/** The highest peer of each odd party is left out. */
export const largestPartOf = (partition: StablePartition): LargestStablePart => {
  const partnerOf = partition.successor.map((other, peer) => (other === peer ? NOBODY : other));
  const leftOut = partition.oddParties.map((party) => {
    const at = positionOfHighest(party);
    pairOff(partnerOf, party, at);
    return party[at]!;
  });
  return { partnerOf, leftOut: Int32Array.from(leftOut).sort(), partition };
};
