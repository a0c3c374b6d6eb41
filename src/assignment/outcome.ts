import type { StopReason } from "../graph/slices";

/**
 * Dual prices: the proof that a matching is best, and what one more place would be worth.
 *
 * With price u of each row and v of each column, `u + v ≥ weight` on every edge that counts, and
 * equality on every chosen one; whoever is not full costs 0. Then the prices add up to the total, and
 * no matching can be worth more than they do.
 */
export interface Potentials {
  /** row → price u; 0 for an unmatched row. */
  readonly row: Float64Array;
  /** column → price v: what one more place there would be worth at most; 0 where places are left. */
  readonly column: Float64Array;
}

/**
 * A vertex cover as heavy as the matching is large: the proof (Kőnig) that nobody more can be matched.
 *
 * Every edge has its row or its column in the cover, so no matching is larger than the places that
 * the cover holds. The rows outside compete for the columns inside: a Hall violator when they are
 * more than those have places.
 */
export interface Cover {
  /** row → 1 when it belongs to the cover, else 0. */
  readonly row: Uint8Array;
  /** column → 1 when it belongs to the cover, else 0. */
  readonly column: Uint8Array;
}

/** What both optima have in common. */
interface Best {
  readonly _tag: "Optimal";
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  /** Sum of the chosen weights. */
  readonly total: number;
  /** Number of matched rows. */
  readonly size: number;
  /** Value of the prices minus total: 0 for integers, rounding errors for floats. */
  readonly gap: number;
  readonly potentials: Potentials;
}

/**
 * No matching is worth more: `u, v ≥ 0`, and they reach the weight of every edge. Of equally good matchings the solvers give a
 * largest one; that is tested, but not part of the proof.
 */
export interface OptimalTotal extends Best {
  readonly coverage: "free";
}

/**
 * No matching is larger, and none as large is worth more. The prices speak about the edges that a
 * largest matching can use: those with exactly one end in the cover. Inside the cover a price may be negative.
 */
export interface OptimalCoverage extends Best {
  readonly coverage: "first";
  readonly cover: Cover;
}

/** The work was stopped: the best matching of the rows seen so far, and a bound on any matching's total. */
export interface StoppedAssignment {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  readonly total: number;
  readonly size: number;
  /** No matching of the whole problem is worth more. */
  readonly bound: number;
}

/** The best assignment, with its proof. */
export type OptimalAssignment = OptimalTotal | OptimalCoverage;

/** What the solvers of the assignment family answer. */
export type AssignmentOutcome = OptimalAssignment | StoppedAssignment;
