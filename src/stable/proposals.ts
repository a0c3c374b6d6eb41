import { NOBODY } from "../graph/bipartite";
import { EDGES_PER_SLICE, type Slices, type StopReason } from "../graph/slices";
import { HeldProposals } from "./held-proposals";
import type { Market } from "./market";
import { WishLists } from "./wish-lists";

/** Sweeps go on while at least one proposer in so many is asking. */
const SPARSE = 16;

/**
 * Deferred acceptance at work: who holds whom so far, and who still asks.
 *
 * Proposers ask in ascending order, sweep after sweep, as long as many ask: their lists then are read in the order in which they lie in memory. The
 * few that are left ask in the order in which they were let go last.
 */
export class Proposals {
  /** Proposals that a receiver held, to the end or for a while. */
  made = 0;
  /** Proposers that may have somebody left to ask. */
  asking = 0;
  readonly held: HeldProposals;
  private readonly lists: WishLists;
  private readonly market: Market;
  /** proposer → places that no receiver holds for it. */
  private readonly placesFree: Int32Array;
  /** proposer → 1 while it is among those that ask. */
  private readonly asks: Uint8Array;
  /** Next proposer of the sweep. */
  private sweep = 0;
  /** Those that ask, `[0, top)`, once sweeps are over. */
  private stack: Int32Array | undefined;
  private top = 0;

  constructor(market: Market) {
    const { rowCount } = market.graph;
    this.market = market;
    this.held = new HeldProposals(market);
    this.lists = new WishLists(market, this.held);
    this.placesFree = market.quotaOfProposer.slice();
    this.asks = new Uint8Array(rowCount);
    for (let p = 0; p < rowCount; p++) {
      if (this.placesFree[p]! === 0) continue;
      this.asks[p] = 1;
      this.asking++;
    }
  }

  /** Runs to the end in slices; progress counts proposers that have settled for now. Answers why it was stopped, if it was. */
  *untilSettled(): Slices<StopReason | undefined> {
    const total = this.market.graph.rowCount;
    for (;;) {
      this.advance(EDGES_PER_SLICE);
      if (this.asking === 0) return undefined;
      const reason = yield { done: total - this.asking, total };
      if (reason !== undefined) return reason;
    }
  }

  /** Goes on until so many edges more have been looked at, or nobody asks any more. */
  private advance(edges: number): void {
    const { lists, asks } = this;
    const { rowCount } = this.market.graph;
    const enough = lists.work + edges;
    while (this.stack === undefined) {
      while (this.sweep < rowCount) {
        if (asks[this.sweep] === 1 && !this.serve(this.sweep, enough)) return;
        this.sweep++;
      }
      this.sweep = 0;
      if (this.asking * SPARSE <= rowCount) this.stack = this.fillStack();
    }
    while (this.top > 0) {
      const proposer = this.stack[--this.top]!;
      if (this.serve(proposer, enough)) continue;
      this.stack[this.top++] = proposer;
      return;
    }
  }

  /** Lets a proposer ask until its places are taken or its list is at an end. Whether there was time for all that. */
  private serve(proposer: number, enough: number): boolean {
    const { lists, held, placesFree, market } = this;
    const { graph, wantedBack } = market;
    const { barScore, barProposer } = held;
    for (;;) {
      if (lists.work > enough) return false;
      const edge = lists.next(proposer);
      if (edge === NOBODY) break;
      lists.work++;
      const receiver = graph.columnOfEdge[edge]!;
      const score = wantedBack[edge]!;
      const bar = barScore[receiver]!;
      if (score < bar || (score === bar && proposer > barProposer[receiver]!)) continue;
      this.made++;
      const letGo = held.hold(receiver, proposer, edge, score);
      const left = placesFree[proposer]! - 1;
      placesFree[proposer] = left;
      if (letGo !== NOBODY) this.release(letGo);
      if (left === 0) break;
    }
    this.asks[proposer] = 0;
    this.asking--;
    return true;
  }

  private release(proposer: number): void {
    const free = this.placesFree[proposer]!;
    this.placesFree[proposer] = free + 1;
    // One that had places free before asks already, or has nobody left to ask.
    if (free > 0) return;
    this.asks[proposer] = 1;
    if (this.stack !== undefined) this.stack[this.top++] = proposer;
    this.asking++;
  }

  private fillStack(): Int32Array {
    const { asks } = this;
    const stack = new Int32Array(asks.length);
    for (let p = asks.length - 1; p >= 0; p--) if (asks[p] === 1) stack[this.top++] = p;
    return stack;
  }
}
