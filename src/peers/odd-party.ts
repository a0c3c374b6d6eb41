import { NOBODY } from "../graph/bipartite";

/** Leaves the member at a position of an odd party without partner, and pairs the others off, the next with the one after it. */
export const pairOff = (partnerOf: Int32Array, party: Int32Array, leftOut: number): void => {
  partnerOf[party[leftOut]!] = NOBODY;
  for (let step = 1; step < party.length; step += 2) {
    const one = party[(leftOut + step) % party.length]!;
    const other = party[(leftOut + step + 1) % party.length]!;
    partnerOf[one] = other;
    partnerOf[other] = one;
  }
};

/** Where the highest peer of a party stands in it. */
export const positionOfHighest = (party: Int32Array): number =>
  party.indexOf(party.reduce((highest, peer) => Math.max(highest, peer)));
