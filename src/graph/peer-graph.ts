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
  findings.push(...findNotMutual(graph));
  return findings;
};

/** Arcs without twin; arcs that are wrong in themselves are passed over. O(peers + arcs), whatever the order of the lists. */
const findNotMutual = ({ peerCount, offsets, peerOfArc }: PeerGraph): Finding[] => {
  const findings: Finding[] = [];
  const { starts, namedBy } = namersOf({ peerCount, offsets, peerOfArc });
  /** peer → the last peer whose namers it was found among. */
  const markedFor = new Int32Array(peerCount).fill(-1);
  for (let peer = 0; peer < peerCount; peer++) {
    for (let at = starts[peer]!; at < starts[peer + 1]!; at++) markedFor[namedBy[at]!] = peer;
    for (let a = offsets[peer]!; a < offsets[peer + 1]!; a++) {
      const other = peerOfArc[a]!;
      if (other < 0 || other >= peerCount || other === peer || markedFor[other] === peer) continue;
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

/** Who names whom: the namers of peer `i` are `namedBy[starts[i]]` up to `namedBy[starts[i + 1]]`, that one not included. */
const namersOf = ({
  peerCount,
  offsets,
  peerOfArc,
}: PeerGraph): { readonly starts: Int32Array; readonly namedBy: Int32Array } => {
  const starts = new Int32Array(peerCount + 1);
  const exists = (peer: number): boolean => peer >= 0 && peer < peerCount;
  for (const peer of peerOfArc) if (exists(peer)) starts[peer + 1]!++;
  for (let peer = 0; peer < peerCount; peer++) starts[peer + 1]! += starts[peer]!;
  const namedBy = new Int32Array(starts[peerCount]!);
  const next = starts.slice(0, peerCount);
  for (let peer = 0; peer < peerCount; peer++) {
    for (let a = offsets[peer]!; a < offsets[peer + 1]!; a++) {
      const other = peerOfArc[a]!;
      if (exists(other)) namedBy[next[other]!++] = peer;
    }
  }
  return { starts, namedBy };
};
