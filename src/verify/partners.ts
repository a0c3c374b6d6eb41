/** What the verifiers for one population have in common: partners, and who gains by a change. */
import { findEdge, NOBODY } from "../graph/bipartite";
import type { PeerGraph } from "../graph/peer-graph";
import type { Violation } from "./violation";

/** Something that keeps partners from being a matching of peers. */
export type PartnersViolation =
  /** The result has not the entries it should have. */
  | Extract<Violation, { readonly _tag: "WrongLength" }>
  /** A peer is given somebody who does not exist, or whom it may not have. */
  | { readonly _tag: "ForbiddenPair"; readonly peer: number; readonly other: number }
  /** A peer is given somebody who is not given it. */
  | { readonly _tag: "NotMutual"; readonly peer: number; readonly other: number };

/** Two peers that would both rather have each other than what they have. */
export interface PeersBlockingPair {
  readonly _tag: "BlockingPair";
  /** The lower of the two. */
  readonly peer: number;
  readonly other: number;
}

/**
 * What equal scores mean. `"indifferent"`: nobody gains by a change between equals. `"lower-index"`: the lower index is better, which is
 * how the solvers resolve ties.
 */
export type Ties = "indifferent" | "lower-index";

/** The arc from a peer to another, or {@link NOBODY}. O(log degree). */
export const findArc = ({ peerCount, offsets, peerOfArc }: PeerGraph, peer: number, other: number): number =>
  findEdge(
    { rowCount: peerCount, columnCount: peerCount, rowOffsets: offsets, columnOfEdge: peerOfArc },
    peer,
    other,
  );

/** Whether the peer of two arcs likes what the first leads to better; anything is better than {@link NOBODY}. */
export const isBetter = (score: Float64Array, arc: number, than: number, ties: Ties): boolean =>
  than === NOBODY ||
  score[arc]! > score[than]! ||
  // Arcs of a peer ascend with the other end.
  (ties === "lower-index" && score[arc] === score[than] && arc < than);

/** Everything that keeps peer → partner from being a matching. O(peers · log degree). */
export const findBadPartners = (
  graph: PeerGraph,
  array: string,
  partnerOf: Int32Array,
): PartnersViolation[] => {
  const { peerCount } = graph;
  if (partnerOf.length !== peerCount) {
    return [{ _tag: "WrongLength", array, expected: peerCount, found: partnerOf.length }];
  }
  const violations: PartnersViolation[] = [];
  for (let peer = 0; peer < peerCount; peer++) {
    const other = partnerOf[peer]!;
    if (other === NOBODY) continue;
    if (findArc(graph, peer, other) === NOBODY) violations.push({ _tag: "ForbiddenPair", peer, other });
    else if (partnerOf[other] !== peer) violations.push({ _tag: "NotMutual", peer, other });
  }
  return violations;
};
