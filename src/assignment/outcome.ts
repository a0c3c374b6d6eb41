import type { StopReason } from "../graph/slices";

/**
 * Dual prices: the proof that a matching is best, and what one more place would be worth.
 *
 * With price u of each row and v of each column, `u + v ≥ weight` on every edge that counts, and
 * equality on every chosen one; whoever is not full costs 0, or minus the penalty. Then the prices add up to the total, and
 * no matching can be worth more than they do. When the total is minimised, `≥` reads `≤`, and minus reads plus.
 */
export interface Potentials {
  /** row → price u: what leaving the row away would lose at most. */
  readonly row: Float64Array;
  /** column → price v: what one more place there would add to the total at most; 0, or minus the penalty, where places are left. */
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

/** What all optima have in common. */
interface Best {
  readonly _tag: "Optimal";
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  /** Sum of the chosen weights. */
  readonly total: number;
  /** Sum of the penalties of rows left out and places left empty; 0 where the problem has none. */
  readonly penalty: number;
  /** Number of matched rows. */
  readonly size: number;
  /**
   * How far the prices are from what was reached: value of the prices minus (total − penalty) when the total is maximised,
   * (total + penalty) minus their value when it is minimised. 0 for integers, rounding errors for floats.
   */
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

/**
 * Everybody on the smaller side is matched, every row or every place, and no such matching is worth more. Prices on the side that
 * is matched in full may be negative, on both sides when rows and places are equally many.
 */
export interface OptimalComplete extends Best {
  readonly coverage: "complete";
}

/**
 * Not everybody on the smaller side can be matched, and the proof (Hall): all that these people may have are these partners,
 * and there is less room for them than they need.
 */
export interface InfeasibleAssignment {
  readonly _tag: "Infeasible";
  readonly violator: HallViolator;
}

/**
 * People that compete for too little, and none of them too many: whoever is taken out, the others could be matched in full. (Unless the
 * work was stopped while the set was made smaller.)
 */
export interface HallViolator {
  /** The side that cannot be matched in full. */
  readonly side: "rows" | "columns";
  /** The people on that side, ascending. */
  readonly people: Int32Array;
  /** Everybody on the other side whom one of them may have, ascending. */
  readonly partners: Int32Array;
  /** How many partners the people need: one a row, one a place of a column. */
  readonly needed: number;
  /** How many they can have at most; fewer than needed. */
  readonly available: number;
}

/** The work was stopped: a matching of the rows seen so far, or of all, as good as was known, and a bound on any matching's total. */
export interface StoppedAssignment {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  readonly total: number;
  /** Sum of the penalties of rows left out and places left empty; 0 where the problem has none. */
  readonly penalty: number;
  readonly size: number;
  /** No matching of the whole problem is worth more than this, or, when the total is minimised, costs less; penalties included. */
  readonly bound: number;
}

/** The best assignment, with its proof. */
export type OptimalAssignment = OptimalTotal | OptimalCoverage | OptimalComplete;

/** What the solvers of the assignment family answer. */
export type AssignmentOutcome = OptimalAssignment | InfeasibleAssignment | StoppedAssignment;

/** What a solver answers when it is not stopped, by what was asked of it. */
export interface AnswerOfCoverage {
  readonly free: OptimalTotal;
  readonly first: OptimalCoverage;
  readonly complete: OptimalComplete | InfeasibleAssignment;
}
