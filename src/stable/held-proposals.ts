import type { Bipartite } from "../graph/bipartite";

/**
 * The proposals that each receiver holds: a heap a receiver with the least wanted on top.
 *
 * The heap of receiver `c` lies in `[slotOffsets[c], slotOffsets[c] + held[c])` and never grows beyond
 * the receiver's quota or its degree, whichever is smaller. Of equally wanted proposers the one with
 * the higher index is let go first.
 */
export class HeldProposals {
  /** slot → edge of the proposal. */
  private readonly edgeAt: Int32Array;
  /** receiver → first slot. */
  private readonly slotOffsets: Int32Array;
  /** receiver → proposals held. */
  private readonly held: Int32Array;

  constructor(
    graph: Bipartite,
    private readonly quotaOfReceiver: Int32Array,
    /** edge → how much its receiver wants it. */
    private readonly score: Float64Array,
  ) {
    const receiverCount = graph.columnCount;
    const degree = new Int32Array(receiverCount);
    for (let e = 0; e < graph.columnOfEdge.length; e++) degree[graph.columnOfEdge[e]!]!++;
    this.slotOffsets = new Int32Array(receiverCount + 1);
    for (let c = 0; c < receiverCount; c++) {
      this.slotOffsets[c + 1] = this.slotOffsets[c]! + Math.min(degree[c]!, quotaOfReceiver[c]!);
    }
    this.edgeAt = new Int32Array(this.slotOffsets[receiverCount]!);
    this.held = new Int32Array(receiverCount);
  }

  /**
   * Offers a proposal to its receiver.
   *
   * @returns the edge that is turned down for it: another one, the same one, or −1 when there was room
   */
  offer(receiver: number, edge: number): number {
    const start = this.slotOffsets[receiver]!;
    const count = this.held[receiver]!;
    if (count < this.quotaOfReceiver[receiver]!) {
      this.held[receiver] = count + 1;
      this.float(start, count, edge);
      return -1;
    }
    if (count === 0) return edge;
    const least = this.edgeAt[start]!;
    if (!this.isLessWanted(least, edge)) return edge;
    this.sink(start, count, edge);
    return least;
  }

  /** The edges that the receiver holds, in no particular order. */
  of(receiver: number): Int32Array {
    const start = this.slotOffsets[receiver]!;
    return this.edgeAt.subarray(start, start + this.held[receiver]!);
  }

  private float(start: number, from: number, edge: number): void {
    let position = from;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      const above = this.edgeAt[start + parent]!;
      if (!this.isLessWanted(edge, above)) break;
      this.edgeAt[start + position] = above;
      position = parent;
    }
    this.edgeAt[start + position] = edge;
  }

  private sink(start: number, count: number, edge: number): void {
    const { edgeAt } = this;
    let position = 0;
    for (;;) {
      let child = 2 * position + 1;
      if (child >= count) break;
      if (child + 1 < count && this.isLessWanted(edgeAt[start + child + 1]!, edgeAt[start + child]!)) child++;
      const below = edgeAt[start + child]!;
      if (!this.isLessWanted(below, edge)) break;
      edgeAt[start + position] = below;
      position = child;
    }
    edgeAt[start + position] = edge;
  }

  /** Edges ascend with their proposer, so of equally wanted ones the higher edge is less wanted. */
  private isLessWanted(a: number, b: number): boolean {
    return this.score[a]! < this.score[b]! || (this.score[a]! === this.score[b]! && a > b);
  }
}
