/**
 * One population: a graph whose edges join peers with peers, in compressed sparse rows, every edge twice.
 *
 * a  arc: one end's view of an edge; the arcs of peer `i` are `[offsets[i], offsets[i + 1])`
 */
import type { Finding } from "../errors/finding";
import { arrayFinding, checkCount, checkIndices, checkKind, checkOffsets } from "./check";

/** Who may meet whom among peers. */
export interface PeerGraph {
  /** Peers are numbered `[0, peerCount)`. */
  readonly peerCount: number;
  /** peer → first arc; length `peerCount + 1`, ascending, from 0 to the number of arcs. */
  readonly offsets: Int32Array;
  /** arc → the peer at its other end; strictly ascending within a peer, never the peer itself, and mutual. */
  readonly peerOfArc: Int32Array;
}

/** arc → the arc that goes the other way. Counting, O(arcs); only for a graph that {@link checkPeerGraph} found nothing in. */
export const twinArcs = ({ peerCount, offsets, peerOfArc }: PeerGraph): Int32Array => {
  const twin = new Int32Array(peerOfArc.length);
  // Tails ascend, and so do the heads of each peer's arcs: the arcs into a peer meet its own arcs in order.
  const next = offsets.slice(0, peerCount);
  for (let a = 0; a < peerOfArc.length; a++) twin[a] = next[peerOfArc[a]!]!++;
  return twin;
};

/** arc → the peer that it starts from; length is the number of arcs. */
export const tailOfArc = ({ peerCount, offsets, peerOfArc }: PeerGraph): Int32Array => {
  const tails = new Int32Array(peerOfArc.length);
  for (let peer = 0; peer < peerCount; peer++) tails.fill(peer, offsets[peer]!, offsets[peer + 1]!);
  return tails;
};

/**
 * Everything that keeps the arrays from being a graph of peers: what is wrong with a graph in general, somebody who names themselves,
 * somebody who is named and does not name back. O(peers + arcs).
 */
export const checkPeerGraph = (graph: PeerGraph): Finding[] => {
  const { peerCount, offsets, peerOfArc } = graph;
  const shape = [
    ...checkCount("peerCount", peerCount),
    ...checkKind("offsets", offsets),
    ...checkKind("peerOfArc", peerOfArc),
  ];
  if (shape.length > 0) return shape;
  const ofOffsets = checkOffsets("offsets", offsets, peerCount, peerOfArc.length);
  if (ofOffsets.length > 0) return ofOffsets;
  const words = { array: "peerOfArc", owner: "Peer", other: "peer" };
  const findings = checkIndices(words, offsets, peerOfArc, peerCount);
  for (let peer = 0; peer < peerCount; peer++) {
    for (let a = offsets[peer]!; a < offsets[peer + 1]!; a++) {
      if (peerOfArc[a] !== peer) continue;
      findings.push(
        arrayFinding("own-index", ["peerOfArc", a], {
          expected: "another peer",
          received: `${peer}, the peer itself`,
          remedy: `Peer ${peer} can't meet itself: leave it out of its own list.`,
        }),
      );
    }
  }
  return findings.length > 0 ? findings : findNotMutual(graph);
};

/** Arcs without twin, for a graph that is sound otherwise. */
const findNotMutual = ({ peerCount, offsets, peerOfArc }: PeerGraph): Finding[] => {
  const findings: Finding[] = [];
  /** peer → its first arc that may answer a tail still to come: tails come in ascending order. */
  const next = offsets.slice(0, peerCount);
  for (let peer = 0; peer < peerCount; peer++) {
    for (let a = offsets[peer]!; a < offsets[peer + 1]!; a++) {
      const other = peerOfArc[a]!;
      const end = offsets[other + 1]!;
      while (next[other]! < end && peerOfArc[next[other]!]! < peer) next[other]!++;
      if (next[other]! < end && peerOfArc[next[other]!] === peer) continue;
      findings.push(
        arrayFinding("not-mutual", ["peerOfArc", a], {
          expected: `peer ${peer} among those of peer ${other} too`,
          received: `peer ${other} among those of peer ${peer} only`,
          remedy: "Let both name each other, or neither.",
        }),
      );
    }
  }
  return findings;
};
