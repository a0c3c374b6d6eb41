import type { StopReason } from "../../graph/slices";

/** A stable matching that meets every minimum: there is one exactly when deferred acceptance finds it, as long as nobody is indifferent. */
export interface StableWithMinimums {
  readonly _tag: "Stable";
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
}

/**
 * A matching that meets every minimum, with blocking pairs, since no stable one does.
 *
 * `stableColumnOfRow` is the reason: a stable matching that leaves a column below its minimum. By the rural hospitals theorem every other
 * stable matching fills every column to the same number, unless somebody is indifferent.
 */
export interface AlmostStable {
  readonly _tag: "AlmostStable";
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  /** Number of its blocking pairs. */
  readonly blockingPairs: number;
  /** No matching that meets every minimum has fewer; equal to `blockingPairs` when this one is proven to have the fewest. */
  readonly lowerBound: number;
  /** A stable matching, row → column, that leaves a column below its minimum. */
  readonly stableColumnOfRow: Int32Array;
}

/** No matching meets every minimum: the columns named need more rows than may go to any of them (Hall's condition). */
export interface MinimumsInfeasible {
  readonly _tag: "Infeasible";
  /** The columns that compete, ascending. */
  readonly violator: Int32Array;
  /** The sum of their minimums. */
  readonly needed: number;
  /** The number of rows that may go to any of them. */
  readonly rows: number;
}

/** The work was stopped: the best matching so far, and a bound. */
export interface StoppedLowerQuotas {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  /** Number of its blocking pairs. */
  readonly blockingPairs: number;
  /** Rows that columns still lack to their minimums; 0 when it meets them all. */
  readonly missing: number;
  /** No matching that meets every minimum has fewer blocking pairs. */
  readonly lowerBound: number;
}

/** What {@link solveLowerQuotasAsync} answers. */
export type LowerQuotaOutcome = StableWithMinimums | AlmostStable | MinimumsInfeasible | StoppedLowerQuotas;
