import type { StopReason } from "../../graph/slices";
import type { Cover, Potentials } from "../outcome";

// ---- so many pairs exactly ----

/** A matching and what it adds up to. */
interface Matched {
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  /** Sum of the chosen weights. */
  readonly total: number;
  /** Sum of the penalties of rows left out and places left empty; 0 where the problem has none. */
  readonly penalty: number;
  /** Number of matched rows. */
  readonly size: number;
}

/** Prices of people, and one of a pair. */
interface PricedPairs {
  /** `u ≥ 0` and `v ≥ 0`, or minus the penalties; 0, or minus the penalty, for whoever is left out or has places left. */
  readonly potentials: Potentials;
  /** The price λ of a pair, of any sign: `u + v + λ ≥ weight` (`≤` when minimised) on every edge. */
  readonly multiplier: number;
}

/**
 * No matching of so many pairs is worth more. With potentials u, v and multiplier λ, `u + v + λ ≥ weight` on every edge, so a matching of k pairs is worth
 * at most the potentials, times places, plus k · λ; this one is worth as much.
 */
export interface OptimalCardinality extends Matched, PricedPairs {
  readonly _tag: "Optimal";
  /** How far the prices are from what was reached, as in {@link OptimalTotal}: 0 for integers, rounding errors for floats. */
  readonly gap: number;
}

/** There are not so many pairs, and the proof (Kőnig): a cover of all edges with fewer places. */
export interface InfeasibleCardinality {
  readonly _tag: "Infeasible";
  /** How many pairs were asked for. */
  readonly wanted: number;
  /** How many there can be: the places of the cover. */
  readonly largest: number;
  /** A matching of that many pairs. */
  readonly columnOfRow: Int32Array;
  readonly cover: Cover;
}

/** The work was stopped: the best matching of fewer pairs, and prices that bound what as many as were asked for are worth. */
export interface StoppedCardinality extends Matched, PricedPairs {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
  /** How many pairs were asked for. */
  readonly wanted: number;
  /** No matching of so many pairs is worth more than this, or, when the total is minimised, costs less; penalties included. */
  readonly bound: number;
}

/** What {@link solveCardinalityAssignment} answers. */
export type CardinalityOutcome = OptimalCardinality | InfeasibleCardinality | StoppedCardinality;

// ---- every number of pairs ----

/**
 * What turns the matching of k pairs into that of k + 1, which is step k: the rows `row[at]` take the columns `column[at]` in the place of what they had,
 * `at` in `[offsets[k], offsets[k + 1])`. One of them had nothing.
 */
export interface CurveChanges {
  /** step → its first entry; one more at the end. */
  readonly offsets: Int32Array;
  /** entry → a row; each at most once a step. */
  readonly row: Int32Array;
  /** entry → the column that it takes. */
  readonly column: Int32Array;
}

/**
 * The prices of columns at every step. An entry says that from step `from` to step `until`, both included, the price of its column is `height` minus the
 * step's marginal, so that it moves as the marginal does; afterwards it stays, up to the column's next entry. Before the first a column costs 0, or
 * minus its penalty.
 */
export interface CurvePrices {
  /** entry → a column. Entries of one column are in order. */
  readonly column: Int32Array;
  readonly from: Int32Array;
  readonly until: Int32Array;
  /** entry → price plus marginal, which stays the same from `from` to `until`. */
  readonly height: Float64Array;
}

/** The best matching of each number of pairs, from none to `size`. */
interface Curve {
  /** The last number of pairs. */
  readonly size: number;
  /** pairs → sum of the chosen weights of the best matching with so many; length `size + 1`. */
  readonly total: Float64Array;
  /** pairs → its penalties; 0 where the problem has none. */
  readonly penalty: Float64Array;
  /**
   * pairs k → what one more pair changes the objective by: that of k + 1 minus that of k, where the objective is total − penalty, or, when minimised,
   * total + penalty. Never increasing, or, when minimised, never decreasing; length `size`. It is the multiplier λ that proves step k, with the prices of that step.
   */
  readonly marginal: Float64Array;
  readonly changes: CurveChanges;
  readonly prices: CurvePrices;
}

/** The best matching of every number of pairs that there can be. */
export interface AssignmentCurve extends Curve {
  readonly _tag: "Optimal";
  /** A cover of all edges with `size` places: there are not more pairs. */
  readonly cover: Cover;
}

/** The work was stopped: the curve up to `size` pairs, proven that far. */
export interface StoppedCurve extends Curve {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
  /** There are not more pairs than this. */
  readonly sizeBound: number;
  /** Each pair beyond `size` changes the objective by no more than this, or, when minimised, no less. */
  readonly marginalBound: number;
}

/** What the curve's solver answers. */
export type CurveOutcome = AssignmentCurve | StoppedCurve;
