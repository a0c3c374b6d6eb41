import type { StopReason } from "../../graph/slices";

/** A matching on the way from the most stable to the heaviest. */
export interface TradeOffPoint {
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  /** Sum of the chosen weights. */
  readonly total: number;
  /** Pairs that would both rather have each other. */
  readonly blockingPairs: number;
}

/**
 * Proof that no matching with at most k blocking pairs is worth more than `base + price · k`, for every k at once.
 *
 * The q places of a column are divided evenly into min(`blocks`, q) blocks, the first ones a place larger where that doesn't come out even; its
 * most wanted rows fill the first block, the next the second, and so on. An edge has a seat in each block of its column. The seats of an
 * edge stand together in the order of the blocks, and those of all edges one behind the other in the order of the edges.
 *
 * Every seat has a multiplier m from 0; those of one edge add up to `price` at most. m is added to the weight of every seat that keeps this one
 * from blocking: wholly to those of its row in columns that the row wants at least as much, and in its own column in this block and earlier ones;
 * divided by the places of the block to the other seats of the block whose rows the column wants at least as much. The prices of rows and
 * blocks reach those raised weights, so `base` is their sum, places counted, less the sum of the multipliers.
 */
export interface TradeOffBound {
  /** What one more blocking pair can bring at most. */
  readonly price: number;
  /** What a matching without blocking pair can reach at most. */
  readonly base: number;
  /** Blocks of a column, at most. */
  readonly blocks: number;
  /** seat → multiplier. */
  readonly multiplier: Float64Array;
  /** row → its price, from 0. */
  readonly rowPrice: Float64Array;
  /** block → the price of one of its places, from 0; blocks are numbered column by column. */
  readonly blockPrice: Float64Array;
}

/** What both ends of the work know. */
interface Found {
  /** The best matchings found: each one has more blocking pairs and a larger total than the one before. */
  readonly points: ReadonlyArray<TradeOffPoint>;
  /** What cannot be surpassed, by rising price; the least of them counts: see {@link tradeOffBound}. */
  readonly bounds: ReadonlyArray<TradeOffBound>;
}

/** The trade-off between stability and weight: from a stable matching to one of the largest total. */
export interface TradeOff extends Found {
  readonly _tag: "TradeOff";
}

/** The work was stopped; what was found until then is as true as ever, but may lack an end. */
export interface StoppedTradeOff extends Found {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
}

/** What {@link stabilityTradeOff} answers. */
export type TradeOffOutcome = TradeOff | StoppedTradeOff;
