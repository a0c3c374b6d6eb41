import type { StopReason } from "../../graph/slices";

/** A matching of roommates without blocking pair: no two peers would both rather have each other than what they have. */
export interface StableRoommates {
  readonly _tag: "Stable";
  /** peer → its partner, or −1 ({@link NOBODY}). The same peers are single in every stable matching. */
  readonly partnerOf: Int32Array;
}

/** No stable matching exists, and the stable partition shows it. */
export interface NoStableRoommates {
  readonly _tag: "NoStableMatching";
  /** The proof: a stable partition with at least one odd party. */
  readonly partition: StablePartition;
  /**
   * Whether the proof stands however equal scores are resolved; always true when nobody has any. When it is false, there is none for
   * the lists with ties resolved towards the lower index, and there may be one that is weakly stable.
   */
  readonly despiteTies: boolean;
  /** What can be had instead. */
  readonly largestPart: LargestStablePart;
}

/** The work was stopped before it was known whether a stable matching exists. */
export interface StoppedRoommates {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
  /** peer → its partner or −1 ({@link NOBODY}): pairs that have nobody left but each other, a part of the answer if there is one. */
  readonly partnerOf: Int32Array;
  /** Peers about whom nothing is settled. */
  readonly unsettled: number;
}

/** What {@link solveRoommates} and its asynchronous form answer. */
export type RoommatesOutcome = StableRoommates | NoStableRoommates | StoppedRoommates;

/**
 * A stable partition (Tan, 1991): everybody has a successor, and is its successor's predecessor. Nobody likes its predecessor better
 * than its successor, and no two peers like each other better than their predecessors.
 *
 * The parties are the circles of that. One of two is a pair, one of one is a single. Here every party of more than two is odd; those odd
 * parties are the same in every stable partition, and there is a stable matching only if there are none.
 */
export interface StablePartition {
  /** peer → its successor: the partner, the peer itself for a single, the next of an odd party. */
  readonly successor: Int32Array;
  /** The odd parties of three or more; each in the order of successors from its lowest peer on, the party with the lowest peer first. */
  readonly oddParties: ReadonlyArray<Int32Array>;
}

/**
 * As many pairs as can be stable among themselves (Tan, 1990): a stable matching of everybody but one member of each odd party.
 * Leaving fewer people out leaves no stable matching, and no larger set of pairs is stable among its own members.
 */
export interface LargestStablePart {
  /** peer → its partner, or −1 ({@link NOBODY}). */
  readonly partnerOf: Int32Array;
  /** The peers that were left out, one of each odd party, ascending. Every pair that blocks has one of them in it. */
  readonly leftOut: Int32Array;
  /** The proof that it is the largest: its odd parties and singles. */
  readonly partition: StablePartition;
}

/** Two peers that both like each other better than what they have. */
export interface RoommatesBlockingPair {
  /** The lower of the two. */
  readonly peer: number;
  readonly other: number;
}

/** A matching that as few pairs block as possible. */
export interface FewestBlockingPairs {
  readonly _tag: "Optimal";
  /** peer → its partner, or −1 ({@link NOBODY}). */
  readonly partnerOf: Int32Array;
  /** The pairs that block it, ascending. */
  readonly blockingPairs: ReadonlyArray<RoommatesBlockingPair>;
  /**
   * Why there is nothing better. `"odd-parties"`: half the number of odd parties, rounded up, is a bound that anyone can check.
   * `"exhaustion"`: the search has gone through everything else; that nobody can check without searching again.
   */
  readonly proof: "odd-parties" | "exhaustion";
  /** A stable partition; its odd parties give the bound. */
  readonly partition: StablePartition;
}

/** The search was stopped: the best found so far, and a bound for all others. */
export interface StoppedFewestBlockingPairs {
  readonly _tag: "Stopped";
  readonly reason: StopReason | "limit";
  /** peer → its partner, or −1 ({@link NOBODY}). */
  readonly partnerOf: Int32Array;
  /** The pairs that block it, ascending. */
  readonly blockingPairs: ReadonlyArray<RoommatesBlockingPair>;
  /** Every matching has at least so many blocking pairs. */
  readonly bound: number;
}

/** What {@link solveFewestBlockingPairs} and its asynchronous form answer. */
export type FewestBlockingPairsOutcome = FewestBlockingPairs | StoppedFewestBlockingPairs;
