import { NOBODY } from "../graph/bipartite";
import type { HeldProposals } from "./held-proposals";
import type { Market } from "./market";

/** Lists up to this length are searched anew for each wish. */
const SHORT = 64;
/** Wishes of a longer list that are picked at once. */
const BATCH = 8;

/** Batches of a long list before all that is left of it becomes a heap. */
const BATCHES = 2;

/**
 * The edges of each proposer in order of preference, sorted no further than they are read, without those that can't succeed any more.
 *
 * A receiver's bar never falls, so an edge below it is dead for ever and is left out wherever it is met. What is left of a list
 * is what comes after the last wish and is alive. Higher scores come first; of equal scores, the lower edge, which is the lower
 * receiver.
 *
 * Lists that are in order already are read from the front. Otherwise a short list is searched for its best edge whenever it is asked. Of a long one the first {@link BATCH} are picked in one scan; when
 * they are used up, the rest becomes a heap: O(degree) once, then O(log degree) a wish.
 */
export class WishLists {
  /** Edges looked at, a measure of the time. */
  work = 0;
  /** proposer → position of its next wish, in lists that are in order already. */
  private readonly position: Int32Array | undefined;
  /** proposer → its last wish, or {@link NOBODY}. */
  private readonly last: Int32Array;
  /** long proposer → batches picked so far; one more than {@link BATCHES} when what is left is in its heap. */
  private readonly stage: Uint8Array;
  /** long proposer → wishes waiting in its batch, or in its heap. */
  private readonly waiting: Int32Array;
  /** proposer · BATCH + position → edge, the most wanted in the highest position; {@link NOBODY} where there are fewer. */
  private readonly batch: Int32Array;
  /** position → score of that edge, of the batch that is being picked. */
  private readonly batchScore = new Float64Array(BATCH);
  /** Heaps of edges, that of a proposer where its edges lie. */
  private heap = new Int32Array(0);

  constructor(
    private readonly market: Market,
    private readonly held: HeldProposals,
  ) {
    const { rowCount, rowOffsets } = market.graph;
    this.position = market.order === undefined ? undefined : rowOffsets.slice(0, rowCount);
    let longCount = 0;
    const searched = market.order === undefined ? rowCount : 0;
    for (let p = 0; p < searched; p++) if (rowOffsets[p + 1]! - rowOffsets[p]! > SHORT) longCount++;
    this.last = new Int32Array(rowCount).fill(NOBODY);
    this.stage = new Uint8Array(rowCount);
    this.waiting = new Int32Array(rowCount);
    this.batch = new Int32Array(longCount === 0 ? 0 : rowCount * BATCH);
  }

  /** A proposer's next wish, which was alive when it was last looked at; {@link NOBODY} when there is none left. */
  next(proposer: number): number {
    if (this.position !== undefined) return this.nextInOrder(proposer, this.position, this.market.order!);
    const { rowOffsets } = this.market.graph;
    const degree = rowOffsets[proposer + 1]! - rowOffsets[proposer]!;
    const wish = degree <= SHORT ? this.bestOfRest(proposer) : this.nextOfLong(proposer);
    if (wish !== NOBODY) this.last[proposer] = wish;
    return wish;
  }

  /** The next edge of a list in order that is alive. */
  private nextInOrder(proposer: number, position: Int32Array, order: Int32Array): number {
    const { graph, wantedBack } = this.market;
    const { rowOffsets, columnOfEdge } = graph;
    const { barScore, barProposer } = this.held;
    const from = position[proposer]!;
    const end = rowOffsets[proposer + 1]!;
    let at = from;
    let wish = NOBODY;
    while (at < end && wish === NOBODY) {
      const edge = order[at++]!;
      const receiver = columnOfEdge[edge]!;
      const bar = barScore[receiver]!;
      const back = wantedBack[edge]!;
      if (back > bar || (back === bar && proposer < barProposer[receiver]!)) wish = edge;
    }
    this.work += at - from;
    position[proposer] = at;
    return wish;
  }

  /** The best edge after the last wish that is alive. */
  private bestOfRest(proposer: number): number {
    const { graph, wanted, wantedBack } = this.market;
    const { rowOffsets, columnOfEdge } = graph;
    const { barScore, barProposer } = this.held;
    const start = rowOffsets[proposer]!;
    const end = rowOffsets[proposer + 1]!;
    const last = this.last[proposer]!;
    const lastScore = last === NOBODY ? Number.POSITIVE_INFINITY : wanted[last]!;
    let best = NOBODY;
    let bestScore = Number.NEGATIVE_INFINITY;
    this.work += end - start;
    for (let e = start; e < end; e++) {
      const score = wanted[e]!;
      if (score <= bestScore || score > lastScore || (score === lastScore && e <= last)) continue;
      const receiver = columnOfEdge[e]!;
      const bar = barScore[receiver]!;
      const back = wantedBack[e]!;
      if (back < bar || (back === bar && proposer > barProposer[receiver]!)) continue;
      best = e;
      bestScore = score;
    }
    return best;
  }

  private nextOfLong(proposer: number): number {
    if (this.waiting[proposer] === 0) this.lookFurther(proposer);
    const left = this.waiting[proposer]!;
    if (left === 0) return NOBODY;
    this.waiting[proposer] = left - 1;
    return this.stage[proposer]! > BATCHES
      ? this.popHeap(proposer, left)
      : this.batch[proposer * BATCH + left - 1]!;
  }

  private lookFurther(proposer: number): void {
    const stage = this.stage[proposer]!;
    if (stage > BATCHES) return;
    this.stage[proposer] = stage + 1;
    if (stage === BATCHES) this.heapRest(proposer);
    else this.pickBatch(proposer);
  }

  /**
   * One scan for the next wishes. Those of the first batch may be dead: asking about every edge that comes near the best costs
   * more than asking about the few that are taken.
   */
  private pickBatch(proposer: number): void {
    const { batch, batchScore, market } = this;
    const { graph, wanted, wantedBack } = market;
    const { rowOffsets, columnOfEdge } = graph;
    const { barScore, barProposer } = this.held;
    const base = proposer * BATCH;
    const top = BATCH - 1;
    const start = rowOffsets[proposer]!;
    const end = rowOffsets[proposer + 1]!;
    const last = this.last[proposer]!;
    const isFirst = last === NOBODY;
    const lastScore = isFirst ? Number.POSITIVE_INFINITY : wanted[last]!;
    batch.fill(NOBODY, base, base + BATCH);
    batchScore.fill(Number.NEGATIVE_INFINITY);
    let least = Number.NEGATIVE_INFINITY;
    this.work += end - start;
    for (let e = start; e < end; e++) {
      const score = wanted[e]!;
      if (score <= least) continue;
      if (!isFirst) {
        if (score > lastScore || (score === lastScore && e <= last)) continue;
        const receiver = columnOfEdge[e]!;
        const bar = barScore[receiver]!;
        const back = wantedBack[e]!;
        if (back < bar || (back === bar && proposer > barProposer[receiver]!)) continue;
      }
      let position = 0;
      while (position < top && batchScore[position + 1]! < score) {
        batchScore[position] = batchScore[position + 1]!;
        batch[base + position] = batch[base + position + 1]!;
        position++;
      }
      batchScore[position] = score;
      batch[base + position] = e;
      least = batchScore[0]!;
    }
    this.waiting[proposer] = BATCH;
  }

  /** Makes a heap of all edges after the last wish that are alive. */
  private heapRest(proposer: number): void {
    const { graph, wanted, wantedBack } = this.market;
    const { rowOffsets, columnOfEdge } = graph;
    const { barScore, barProposer } = this.held;
    if (this.heap.length === 0) this.heap = new Int32Array(columnOfEdge.length);
    const { heap } = this;
    const start = rowOffsets[proposer]!;
    const end = rowOffsets[proposer + 1]!;
    const last = this.last[proposer]!;
    const lastScore = wanted[last]!;
    this.work += end - start;
    let count = 0;
    for (let e = start; e < end; e++) {
      const score = wanted[e]!;
      if (score > lastScore || (score === lastScore && e <= last)) continue;
      const receiver = columnOfEdge[e]!;
      const bar = barScore[receiver]!;
      const back = wantedBack[e]!;
      if (back < bar || (back === bar && proposer > barProposer[receiver]!)) continue;
      heap[start + count++] = e;
    }
    this.waiting[proposer] = count;
    for (let position = (count >> 1) - 1; position >= 0; position--) {
      this.sink(start, count, position, heap[start + position]!);
    }
  }

  private popHeap(proposer: number, count: number): number {
    const start = this.market.graph.rowOffsets[proposer]!;
    const best = this.heap[start]!;
    if (count > 1) this.sink(start, count - 1, 0, this.heap[start + count - 1]!);
    return best;
  }

  private sink(start: number, count: number, from: number, edge: number): void {
    const { heap } = this;
    const { wanted } = this.market;
    const score = wanted[edge]!;
    let position = from;
    for (;;) {
      let child = 2 * position + 1;
      if (child >= count) break;
      let below = heap[start + child]!;
      if (child + 1 < count) {
        const other = heap[start + child + 1]!;
        if (wanted[other]! > wanted[below]! || (wanted[other] === wanted[below] && other < below)) {
          below = other;
          child++;
        }
      }
      if (wanted[below]! < score || (wanted[below] === score && below > edge)) break;
      heap[start + position] = below;
      position = child;
    }
    heap[start + position] = edge;
  }
}
