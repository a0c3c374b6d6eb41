/**
 * A matching with its blossoms: odd sets of peers, nested in each other, each a closed walk of nodes that alternates between matched
 * and unmatched edges.
 *
 * A *node* is a peer `[0, peerCount)` or a blossom above that. The children of a blossom form a ring; the first of them holds the
 * base, the one peer that has no partner within the blossom. Going on from the first child, the 2nd and 3rd are matched with each
 * other, the 4th and 5th, and so on. Nothing here knows weights or recurses.
 */
import { NOBODY } from "../../graph/bipartite";

export class BlossomForest {
  /** Peers and blossoms that can exist at one time: a blossom has three children at least, so there are fewer than half as many. */
  readonly nodeCount: number;
  /** peer → its partner, or −1. */
  readonly mate: Int32Array;
  /** peer → the outermost node that holds it. */
  readonly topOf: Int32Array;
  /** node → its base; a peer is its own. */
  readonly base: Int32Array;
  /** node → the blossom whose child it is, or −1. */
  readonly parent: Int32Array;
  /** blossom → the child that holds the base; −1 for a peer. */
  readonly firstChild: Int32Array;
  /** child → the next and the previous one on its ring. */
  readonly next: Int32Array;
  readonly previous: Int32Array;
  /** child → the edge to the next one: the peer in the child, and the peer in the next one. */
  readonly linkFrom: Int32Array;
  readonly linkTo: Int32Array;
  /** What {@link collectPeers} found last. */
  readonly peers: Int32Array;

  /** `[0, spareCount)`: numbers of blossoms that don't exist now. */
  private readonly spare: Int32Array;
  private spareCount: number;
  // Tasks of one rotation: turn this node so that this peer is its base.
  private readonly taskNode: Int32Array;
  private readonly taskPeer: Int32Array;

  constructor(readonly peerCount: number) {
    const blossomCount = peerCount >> 1;
    const nodeCount = peerCount + blossomCount;
    this.nodeCount = nodeCount;
    this.mate = new Int32Array(peerCount).fill(NOBODY);
    this.topOf = Int32Array.from({ length: peerCount }, (_, peer) => peer);
    this.base = Int32Array.from({ length: nodeCount }, (_, node) => (node < peerCount ? node : NOBODY));
    this.parent = new Int32Array(nodeCount).fill(NOBODY);
    this.firstChild = new Int32Array(nodeCount).fill(NOBODY);
    this.next = new Int32Array(nodeCount);
    this.previous = new Int32Array(nodeCount);
    this.linkFrom = new Int32Array(nodeCount);
    this.linkTo = new Int32Array(nodeCount);
    this.peers = new Int32Array(peerCount);
    this.spare = Int32Array.from({ length: blossomCount }, (_, at) => nodeCount - 1 - at);
    this.spareCount = blossomCount;
    this.taskNode = new Int32Array(nodeCount);
    this.taskPeer = new Int32Array(nodeCount);
  }

  /** The peers of a node, into `peers[0, count)`, along the rings. O(count). @returns count */
  collectPeers(node: number): number {
    const { peers, firstChild, next, parent, peerCount } = this;
    let count = 0;
    let at = node;
    for (;;) {
      while (at >= peerCount) at = firstChild[at]!;
      peers[count++] = at;
      // Up to the first node that has a sibling to come.
      while (at !== node && next[at] === firstChild[parent[at]!]) at = parent[at]!;
      if (at === node) return count;
      at = next[at]!;
    }
  }

  /**
   * Makes a blossom of an odd number of outermost nodes, the first of which holds the base; `from[i]` and `to[i]` are the ends of the
   * edge from the i-th to the next on the ring. O(peers in it). @returns the blossom
   */
  shrink(children: Int32Array, from: Int32Array, to: Int32Array, count: number): number {
    const blossom = this.spare[--this.spareCount]!;
    this.firstChild[blossom] = children[0]!;
    this.base[blossom] = this.base[children[0]!]!;
    this.parent[blossom] = NOBODY;
    for (let i = 0; i < count; i++) {
      const child = children[i]!;
      const following = children[i + 1 === count ? 0 : i + 1]!;
      this.next[child] = following;
      this.previous[following] = child;
      this.linkFrom[child] = from[i]!;
      this.linkTo[child] = to[i]!;
      this.parent[child] = blossom;
    }
    const peers = this.collectPeers(blossom);
    for (let i = 0; i < peers; i++) this.topOf[this.peers[i]!] = blossom;
    return blossom;
  }

  /** Takes an outermost blossom apart: its children become outermost. Their ring can still be walked. O(peers in it). */
  dissolve(blossom: number): void {
    const first = this.firstChild[blossom]!;
    let child = first;
    do {
      this.parent[child] = NOBODY;
      const peers = this.collectPeers(child);
      for (let i = 0; i < peers; i++) this.topOf[this.peers[i]!] = child;
      child = this.next[child]!;
    } while (child !== first);
    this.spare[this.spareCount++] = blossom;
  }

  /** Whether the child's partner on the ring is the next one, not the previous one; not for the first child. */
  isMatchedWithNext(child: number): boolean {
    // The other end is asked: the child's own peer may have got a partner outside already.
    return this.mate[this.linkTo[child]!] === this.linkFrom[child]!;
  }

  /** Changes partners within a node so that `peer`, which it holds, becomes its base. O(nodes inside). */
  rotate(node: number, peer: number): void {
    const { taskNode, taskPeer, parent, next, previous } = this;
    let tasks = 0;
    taskNode[tasks] = node;
    taskPeer[tasks++] = peer;
    while (tasks > 0) {
      const blossom = taskNode[--tasks]!;
      const base = taskPeer[tasks]!;
      if (this.base[blossom] === base) continue;
      let child = base;
      while (parent[child] !== blossom) child = parent[child]!;
      taskNode[tasks] = child;
      taskPeer[tasks++] = base;
      const last = this.firstChild[blossom]!;
      if (child !== last) {
        // The child's partner and the one behind it become partners, and so on to the old first child.
        const forward = this.isMatchedWithNext(child);
        let one = child;
        let other = child;
        do {
          one = forward ? next[other]! : previous[other]!;
          other = forward ? next[one]! : previous[one]!;
          const link = forward ? one : other;
          const from = this.linkFrom[link]!;
          const to = this.linkTo[link]!;
          this.mate[from] = to;
          this.mate[to] = from;
          taskNode[tasks] = one;
          taskPeer[tasks++] = forward ? from : to;
          taskNode[tasks] = other;
          taskPeer[tasks++] = forward ? to : from;
        } while (other !== last);
      }
      this.firstChild[blossom] = child;
      this.base[blossom] = base;
    }
  }
}
