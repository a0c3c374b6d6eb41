/** Reads outcome and proof off a search that has ended. */
import { NOBODY } from "../../graph/bipartite";
import type { BlossomForest } from "./blossom-forest";
import type { BlossomDuals } from "./outcome";
import type { GeneralMatchingProblem } from "./problem";

/** The matching alone. */
export interface MatchedPeers {
  readonly partnerOfPeer: Int32Array;
  readonly total: number;
  readonly size: number;
}

/** A copy of the matching with its total and size. O(arcs). */
export const readMatching = (problem: GeneralMatchingProblem, mate: Int32Array): MatchedPeers => {
  const { peerCount, offsets, peerOfArc, weight } = problem;
  let total = 0;
  let size = 0;
  for (let v = 0; v < peerCount; v++) {
    const w = mate[v]!;
    if (w < v) continue;
    size++;
    for (let a = offsets[v]!; a < offsets[v + 1]!; a++) {
      if (peerOfArc[a] === w) total += weight[a]!;
    }
  }
  return { partnerOfPeer: mate.slice(), total, size };
};

/** The duals, blossoms without price left out; inner blossoms stand before those that hold them. O(peers in blossoms · log). */
export const readDuals = (
  forest: BlossomForest,
  potential: Float64Array,
  price: Float64Array,
): BlossomDuals => {
  const seen = new Uint8Array(forest.nodeCount);
  const blossoms: { readonly price: number; readonly peers: Int32Array }[] = [];
  for (let peer = 0; peer < forest.peerCount; peer++) {
    for (let node = forest.parent[peer]!; node !== NOBODY && seen[node] === 0; node = forest.parent[node]!) {
      seen[node] = 1;
      if (price[node] === 0) continue;
      const count = forest.collectPeers(node);
      blossoms.push({ price: price[node]!, peers: forest.peers.slice(0, count).sort() });
    }
  }
  blossoms.sort((a, b) => a.peers.length - b.peers.length || a.peers[0]! - b.peers[0]!);
  const blossomOffsets = new Int32Array(blossoms.length + 1);
  for (const [at, { peers }] of blossoms.entries())
    blossomOffsets[at + 1] = blossomOffsets[at]! + peers.length;
  const blossomPeers = new Int32Array(blossomOffsets[blossoms.length]!);
  for (const [at, { peers }] of blossoms.entries()) blossomPeers.set(peers, blossomOffsets[at]!);
  return {
    potential: potential.slice(),
    blossomOffsets,
    blossomPeers,
    blossomPrice: Float64Array.from(blossoms, (blossom) => blossom.price),
  };
};

/** What the duals prove that no matching exceeds. O(peers + blossoms). */
export const valueOfDuals = ({ potential, blossomOffsets, blossomPrice }: BlossomDuals): number => {
  let value = 0;
  for (const u of potential) value += u;
  for (let b = 0; b < blossomPrice.length; b++) {
    value += (blossomPrice[b]! * (blossomOffsets[b + 1]! - blossomOffsets[b]! - 1)) / 2;
  }
  return value;
};

/** Half of everybody's best weight: no matching is worth more. O(arcs). */
export const halfOfBestWeights = ({ peerCount, offsets, weight }: GeneralMatchingProblem): number => {
  let bound = 0;
  for (let v = 0; v < peerCount; v++) {
    let best = 0;
    for (let a = offsets[v]!; a < offsets[v + 1]!; a++) if (weight[a]! > best) best = weight[a]!;
    bound += best / 2;
  }
  return bound;
};

/** How many components with an odd number of peers the graph has without the barrier. O(peers + arcs). */
export const countOddComponents = (
  { peerCount, offsets, peerOfArc }: GeneralMatchingProblem,
  barrier: Uint8Array,
): number => {
  const reached = barrier.slice();
  const stack = new Int32Array(peerCount);
  let odd = 0;
  for (let start = 0; start < peerCount; start++) {
    if (reached[start] === 1) continue;
    reached[start] = 1;
    let count = 0;
    let size = 0;
    stack[count++] = start;
    while (count > 0) {
      const v = stack[--count]!;
      size++;
      for (let a = offsets[v]!; a < offsets[v + 1]!; a++) {
        const w = peerOfArc[a]!;
        if (reached[w] === 1) continue;
        reached[w] = 1;
        stack[count++] = w;
      }
    }
    odd += size & 1;
  }
  return odd;
};
