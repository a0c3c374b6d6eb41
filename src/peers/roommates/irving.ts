/**
 * Irving's algorithm, carried on to the stable partition.
 *
 * R. W. Irving, "An efficient algorithm for the 'stable roommates' problem", Journal of Algorithms 6 (1985), 577–595; for incomplete
 * lists D. Gusfield and R. W. Irving, "The Stable Marriage Problem" (1989), section 4.5.2; what is left where Irving stops:
 * J. J. M. Tan, "A necessary and sufficient condition for the existence of a complete stable matching", Journal of Algorithms 12 (1991),
 * 154–178.
 *
 * x  peer of a rotation; x(i + 1) = l(s(x(i))), the end of the list of its second
 *
 * Departures: (1) lists are cut, not crossed out entry by entry (see `Table`). (2) A rotation whose elimination would empty a list does
 * not end the run. Then all its peers have exactly two entries left, which are each other: they are an odd party that nobody else is in
 * touch with. It is put aside, and the rest goes on.
 *
 * O(arcs) time and memory once the lists are sorted.
 */
import { NOBODY } from "../../graph/bipartite";
import type { Slices, StopReason } from "../../graph/slices";
import { type PreferenceLists, readingProgress } from "../preference-lists";
import { eliminateRotations } from "../rotation-path";
import type { StablePartition } from "./outcome";
import { NOBODY_LEFT, Table } from "./table";

/** Proposals before the algorithm yields. */
const STEPS_PER_SLICE = 1 << 15;

/** What the algorithm had when it was told to stop. */
export interface Interrupted {
  readonly reason: StopReason;
  /** peer → its partner or −1: pairs whose lists hold nobody else. */
  readonly partnerOf: Int32Array;
  /** Peers whose lists hold several. */
  readonly unsettled: number;
}

/** A stable partition of pairs, singles and odd parties, in slices that count entries read. */
export function* partitionInSlices(lists: PreferenceLists): Slices<StablePartition | Interrupted> {
  const { peerCount } = lists;
  const table = new Table(lists);
  let steps = 0;

  // Phase 1: everybody proposes until all proposals are held, or the list is at its end.
  for (let peer = 0; peer < peerCount; peer++) {
    let proposer = peer;
    while (proposer !== NOBODY && proposer !== NOBODY_LEFT) {
      proposer = table.propose(proposer);
      if (++steps % STEPS_PER_SLICE !== 0) continue;
      const reason = yield readingProgress(lists, steps);
      if (reason !== undefined) return nothingSettled(reason, peerCount);
    }
  }

  const found = yield* eliminateRotations(lists, {
    hasNext: (peer) => table.hasSecond(peer),
    follow: (peer) => table.lastOf(table.secondOf(peer)),
    isOddParty: (rotation, isAmong) => isOddParty(table, rotation, isAmong),
    eliminate: (rotation) => table.eliminate(rotation),
  });
  if (typeof found === "string") return settledSoFar(found, table, peerCount);
  const oddParties = found.map((party) => inOrder(table, party));
  const successor = new Int32Array(peerCount);
  for (let peer = 0; peer < peerCount; peer++) {
    const first = table.firstOf(peer);
    successor[peer] = first === NOBODY ? peer : first;
  }
  return { successor, oddParties: oddParties.sort((a, b) => a[0]! - b[0]!) };
}

/**
 * Whether the rotation's peers have nobody but each other, two each: then f leads round all of them, and round an odd number, since a
 * rotation goes two steps of that circle at a time and comes by everybody.
 */
const isOddParty = (table: Table, rotation: Int32Array, isAmong: (peer: number) => boolean): boolean =>
  rotation.every((peer) => table.endsWithSecond(peer) && isAmong(table.firstOf(peer)));

/** The peers of an odd party from the lowest on, each followed by its first. */
const inOrder = (table: Table, party: Int32Array): Int32Array => {
  const ordered = new Int32Array(party.length);
  let peer = party.reduce((lowest, other) => Math.min(lowest, other));
  for (let at = 0; at < party.length; at++) {
    ordered[at] = peer;
    peer = table.firstOf(peer);
  }
  return ordered;
};

const nothingSettled = (reason: StopReason, peerCount: number): Interrupted => ({
  reason,
  partnerOf: new Int32Array(peerCount).fill(NOBODY),
  unsettled: peerCount,
});

/** Of a stable table: pairs that have nobody left but each other. */
const settledSoFar = (reason: StopReason, table: Table, peerCount: number): Interrupted => {
  const partnerOf = new Int32Array(peerCount).fill(NOBODY);
  let unsettled = 0;
  for (let peer = 0; peer < peerCount; peer++) {
    if (table.hasSecond(peer)) unsettled++;
    else partnerOf[peer] = table.firstOf(peer);
  }
  return { reason, partnerOf, unsettled };
};
