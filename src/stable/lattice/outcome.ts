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
