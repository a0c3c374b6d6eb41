import type { StoppedStable } from "../outcome";

/**
 * All stable matchings of a problem in compact form: the two extreme ones, and the rotations that lead from one to the other.
 *
 * Every stable matching is the row-optimal one after the rotations of a *closed* set (one that holds all predecessors of its members),
 * and every closed set gives another stable matching. Rotations are numbered in an order in which they can be eliminated, so predecessors
 * have lower numbers. Strict lists: of equal scores the lower index is the better one.
 */
export interface StableLattice {
  readonly _tag: "Lattice";
  /** row → its column in the stable matching that is best for every row and worst for every column, or −1 ({@link NOBODY}). */
  readonly rowOptimal: Int32Array;
  /** row → its column in the stable matching that is best for every column and worst for every row, or −1 ({@link NOBODY}). */
  readonly columnOptimal: Int32Array;
  /** rotation → its first move; length: rotations + 1. A rotation is a cycle: a move takes the column that the next one leaves. */
  readonly rotationOffsets: Int32Array;
  /** move → the row that moves; the first move of a rotation is its lowest row's. */
  readonly rowOfMove: Int32Array;
  /** move → the column that the row leaves. */
  readonly columnLeft: Int32Array;
  /** move → the column that the row takes. */
  readonly columnTaken: Int32Array;
  /** rotation → its first arc; length: rotations + 1. */
  readonly arcOffsets: Int32Array;
  /** arc → a rotation that must be eliminated before; ascending within a rotation, and below it. */
  readonly predecessorOfArc: Int32Array;
}

/** What the search for rotations answers. */
export type LatticeOutcome = StableLattice | StoppedStable;

/** A stable matching of greatest weight, with what proves that none weighs more. */
export interface MaximumWeightStable {
  readonly _tag: "Optimal";
  /** row → its column, or −1 ({@link NOBODY}); of equally heavy stable matchings the one that is best for the rows. */
  readonly columnOfRow: Int32Array;
  /** Sum of the weights of its pairs. */
  readonly total: number;
  /** No stable matching weighs more than `total + gap`: 0 for whole weights, rounding for others. */
  readonly gap: number;
  /** All stable matchings. */
  readonly lattice: StableLattice;
  /**
   * arc of the lattice → what its rotation pays for the predecessor, from 0. What rotations gain after all payments, summed over those that
   * gain, bounds what can be gained on the row-optimal matching.
   */
  readonly paidAlongArc: Float64Array;
}

/** The work was stopped before the best stable matching was known. */
export interface StoppedStableOptimum extends StoppedStable {
  /** Measure of the matching so far: weight, or cost. */
  readonly total: number;
  /** No stable matching does better than this; infinite while nothing is known. */
  readonly bound: number;
}

/** What {@link solveMaximumWeightStable} answers. */
export type MaximumWeightStableOutcome = MaximumWeightStable | StoppedStableOptimum;

/** What a stable matching costs its people: sums of the ranks they give their partners, 1 for a first choice. */
export interface RankSums {
  /** Sum over the rows that have a partner. */
  readonly rowCost: number;
  /** Sum over the rows that have a partner of the ranks that their columns give them. */
  readonly columnCost: number;
}

/** A stable matching with the least sum of ranks, with what proves that none has less. */
export interface EgalitarianStable extends RankSums {
  readonly _tag: "Optimal";
  /** row → its column, or −1 ({@link NOBODY}); of equally good stable matchings the one that is best for the rows. */
  readonly columnOfRow: Int32Array;
  /** `rowCost + columnCost`. */
  readonly cost: number;
  /** All stable matchings. */
  readonly lattice: StableLattice;
  /** arc of the lattice → what its rotation pays for the predecessor, in ranks; see {@link MaximumWeightStable}. */
  readonly paidAlongArc: Float64Array;
}

/** What {@link solveEgalitarian} answers. */
export type EgalitarianOutcome = EgalitarianStable | StoppedStableOptimum;

/** Whose ranks count: everybody's, or those of one side. */
export type RegretSide = "everybody" | "rows" | "columns";

/** Why no stable matching has less regret. */
export type RegretProof =
  /** The row has at least that rank in the row-optimal matching already. */
  | { readonly _tag: "Row"; readonly row: number }
  /** The column has at least that rank in the column-optimal matching still. */
  | { readonly _tag: "Column"; readonly column: number }
  /**
   * A chain of rotations, each a predecessor of the next: the first brings the row to at least that rank, the last rids the column of a row of at
   * least that rank. So whoever is spared, the other one is not.
   */
  | {
      readonly _tag: "Conflict";
      readonly row: number;
      readonly column: number;
      readonly rotations: Int32Array;
    }
  /** Nobody whose rank counts has a partner. */
  | { readonly _tag: "Nobody" };

/** A stable matching whose worst-off person is as well off as can be. */
export interface MinimumRegretStable {
  readonly _tag: "Optimal";
  /** row → its column, or −1 ({@link NOBODY}); of all such matchings the one that is best for the rows, or for the columns where only they count. */
  readonly columnOfRow: Int32Array;
  /** Whose ranks count. */
  readonly side: RegretSide;
  /** The worst rank that anybody gives a partner, 1 for a first choice; 0 when nobody has one. */
  readonly regret: number;
  /** All stable matchings. */
  readonly lattice: StableLattice;
  /** Why it can't be less. */
  readonly proof: RegretProof;
}

/** What {@link solveMinimumRegret} answers. */
export type MinimumRegretOutcome = MinimumRegretStable | StoppedStableOptimum;

/** A stable matching found by a search among all, with what can be said against a better one. */
export interface SearchedStable extends RankSums {
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  /** What is to be small: the difference of the two sums of ranks, or the larger of them. */
  readonly cost: number;
  /** No stable matching has a smaller cost than this. */
  readonly bound: number;
  /** Stable matchings that were looked at; the others were ruled out. */
  readonly searched: number;
  /** All stable matchings. */
  readonly lattice: StableLattice;
}

/** No stable matching is better: the bound says so, or the search went through all that could be. */
export interface SearchedOptimalStable extends SearchedStable {
  readonly _tag: "Optimal";
}

/** The best among those the search came to before its limit; another may be better, down to the bound. */
export interface BoundedStable extends SearchedStable {
  readonly _tag: "Bounded";
}

/** What {@link solveSexEqual} answers; `cost` is the absolute difference between the two sides' sums of ranks. */
export type SexEqualOutcome = SearchedOptimalStable | BoundedStable | StoppedStableOptimum;

/** The optimum of {@link solveBalanced}, with the payments that prove its bound. */
export interface BalancedOptimalStable extends SearchedOptimalStable {
  /** arc of the lattice → payment that bounds the sum of both sides' ranks, and so the larger by half of it; see {@link EgalitarianStable}. */
  readonly paidAlongArc: Float64Array;
}

/** The best that {@link solveBalanced} came to before its limit, with the payments that prove its bound. */
export interface BalancedBoundedStable extends BoundedStable {
  /** arc of the lattice → payment that bounds the sum of both sides' ranks, and so the larger by half of it; see {@link EgalitarianStable}. */
  readonly paidAlongArc: Float64Array;
}

/** What {@link solveBalanced} answers; `cost` is the larger of the two sides' sums of ranks. */
export type BalancedOutcome = BalancedOptimalStable | BalancedBoundedStable | StoppedStableOptimum;

/** The median of all stable matchings. */
export interface MedianStable {
  readonly _tag: "Median";
  /** row → the middle one of the columns that it has in all stable matchings, counted as often as it has them; or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  /** How many stable matchings there are. */
  readonly matchings: number;
  /** All stable matchings. */
  readonly lattice: StableLattice;
}

/** There are more stable matchings than were to be counted, so that the median is not known. */
export interface TooManyStable {
  readonly _tag: "TooMany";
  /** How many were counted. */
  readonly limit: number;
  /** All stable matchings. */
  readonly lattice: StableLattice;
}

/** What {@link medianStable} answers. */
export type MedianOutcome = MedianStable | TooManyStable | StoppedStable;
