import { NOBODY } from "../graph/bipartite";
import type { Market } from "./market";

/**
 * The proposals that each receiver holds: a heap a receiver with the least wanted on top, and the bar that a proposal has to
 * clear.
 *
 * The heap of receiver `c` lies in `[slotOffsets[c], slotOffsets[c] + held[c])` and never grows beyond the receiver's quota or
 * its degree, whichever is smaller. Of equally wanted proposers the one with the higher index is let go first.
 */
export class HeldProposals {
  /** receiver → score of the least wanted proposal it holds; −∞ while it has places left, ∞ when it has none at all. Never falls. */
  readonly barScore: Float64Array;
  /** receiver → proposer of that proposal. */
  readonly barProposer: Int32Array;
  /** slot → edge of the proposal. */
  private readonly edgeAt: Int32Array;
  /** slot → its proposer. */
  private readonly proposerAt: Int32Array;
  /** slot → how much its receiver wants it. */
  private readonly scoreAt: Float64Array;
  /** receiver → first slot. */
  private readonly slotOffsets: Int32Array;
  /** receiver → proposals held. */
  private readonly held: Int32Array;

  constructor(market: Market) {
    const receiverCount = market.graph.columnCount;
    this.slotOffsets = slotsOf(market);
    const slotCount = this.slotOffsets[receiverCount]!;
    this.edgeAt = new Int32Array(slotCount);
    this.proposerAt = new Int32Array(slotCount);
    this.scoreAt = new Float64Array(slotCount);
    this.held = new Int32Array(receiverCount);
    this.barProposer = new Int32Array(receiverCount).fill(NOBODY);
    this.barScore = new Float64Array(receiverCount);
    for (let receiver = 0; receiver < receiverCount; receiver++) {
      const places = this.slotOffsets[receiver + 1]! - this.slotOffsets[receiver]!;
      this.barScore[receiver] = places === 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    }
  }

  /**
   * Takes a proposal that clears the bar.
   *
   * @returns the proposer that is let go for it, or {@link NOBODY} when there was room
   */
  hold(receiver: number, proposer: number, edge: number, score: number): number {
    const start = this.slotOffsets[receiver]!;
    const places = this.slotOffsets[receiver + 1]! - start;
    const count = this.held[receiver]!;
    if (count === places) {
      const letGo = this.proposerAt[start]!;
      this.sink(start, places, 0, proposer, edge, score);
      this.raiseBar(receiver, start);
      return letGo;
    }
    this.held[receiver] = count + 1;
    this.put(start + count, proposer, edge, score);
    if (count + 1 === places) {
      // The order of a heap is needed from the first proposal that has to be let go.
      for (let position = (places >> 1) - 1; position >= 0; position--) {
        const slot = start + position;
        this.sink(start, places, position, this.proposerAt[slot]!, this.edgeAt[slot]!, this.scoreAt[slot]!);
      }
      this.raiseBar(receiver, start);
    }
    return NOBODY;
  }

  /** Calls `visit` with every proposal that is held. O(places). */
  forEach(visit: (receiver: number, proposer: number, edge: number) => void): void {
    for (let receiver = 0; receiver < this.held.length; receiver++) {
      const start = this.slotOffsets[receiver]!;
      for (let slot = start; slot < start + this.held[receiver]!; slot++) {
        visit(receiver, this.proposerAt[slot]!, this.edgeAt[slot]!);
      }
    }
  }

  private raiseBar(receiver: number, start: number): void {
    this.barScore[receiver] = this.scoreAt[start]!;
    this.barProposer[receiver] = this.proposerAt[start]!;
  }

  private put(slot: number, proposer: number, edge: number, score: number): void {
    this.proposerAt[slot] = proposer;
    this.edgeAt[slot] = edge;
    this.scoreAt[slot] = score;
  }

  private sink(
    start: number,
    count: number,
    from: number,
    proposer: number,
    edge: number,
    score: number,
  ): void {
    const { edgeAt, proposerAt, scoreAt } = this;
    let position = from;
    for (;;) {
      let child = 2 * position + 1;
      if (child >= count) break;
      let below = scoreAt[start + child]!;
      if (child + 1 < count) {
        const other = scoreAt[start + child + 1]!;
        if (
          other < below ||
          (other === below && proposerAt[start + child + 1]! > proposerAt[start + child]!)
        ) {
          child++;
          below = other;
        }
      }
      if (below > score || (below === score && proposerAt[start + child]! < proposer)) break;
      this.put(start + position, proposerAt[start + child]!, edgeAt[start + child]!, below);
      position = child;
    }
    this.put(start + position, proposer, edge, score);
  }
}

/** receiver → first slot: as many slots as places, but no more than can be filled. */
const slotsOf = ({ graph, quotaOfReceiver }: Market): Int32Array => {
  const { columnCount, columnOfEdge } = graph;
  let places = 0;
  for (let c = 0; c < columnCount; c++) places += quotaOfReceiver[c]!;
  /** Asked for only where places abound: counting takes as long as reading the edges. */
  let degree = quotaOfReceiver;
  if (places > columnOfEdge.length) {
    degree = new Int32Array(columnCount);
    for (let e = 0; e < columnOfEdge.length; e++) degree[columnOfEdge[e]!]!++;
  }
  const offsets = new Int32Array(columnCount + 1);
  for (let c = 0; c < columnCount; c++)
    offsets[c + 1] = offsets[c]! + Math.min(degree[c]!, quotaOfReceiver[c]!);
  return offsets;
};
