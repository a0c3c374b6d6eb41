import type { Finding } from "../errors/finding";
import { checkWeights } from "../graph/check";
import { checkPeerGraph, type PeerGraph } from "../graph/peer-graph";

/** One population in which everybody ranks those they may meet. */
export interface RankedPeers extends PeerGraph {
  /** arc → how much the peer that it starts from wants the peer at its other end; higher is better; finite. */
  readonly score: Float64Array;
}

/** What is wrong with ranked peers: the graph, and the scores where their number can be judged. O(peers + arcs). */
export const checkRankedPeers = ({ score, ...graph }: RankedPeers): Finding[] => [
  ...checkPeerGraph(graph),
  ...(graph.peerOfArc instanceof Int32Array ? checkWeights("score", score, graph.peerOfArc.length) : []),
];
