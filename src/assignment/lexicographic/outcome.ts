import type { StopReason } from "../../graph/slices";
import type { Potentials } from "../outcome";

/** A matching that is lexicographically best, with its proof. */
export interface OptimalLexicographic {
  readonly _tag: "Optimal";
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  /** Number of matched rows. */
  readonly size: number;
  /** level → what the matching reaches there. */
  readonly values: Float64Array;
  /** How far the prices of the last level are from what was reached; 0 for whole numbers, rounding for fractions. On the other levels it is 0. */
  readonly gap: number;
  /**
   * level → prices. Those of an edge's ends, taken as vectors over the levels, are lexicographically at least the edge's vector of weights, and equal on chosen
   * edges: on the first level where they differ they are more. (On a level that is minimised: less.) Rows left out cost 0 on every level. A price of
   * the first levels is what one more place there would add: first people, say, then columns, then weight.
   */
  readonly potentials: ReadonlyArray<Potentials>;
}

/** The work was stopped: the best matching of the rows seen so far. */
export interface StoppedLexicographic {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  readonly size: number;
  /** level → what the matching reaches there. */
  readonly values: Float64Array;
  /** No matching is lexicographically better than this. */
  readonly bound: Float64Array;
}

/** What {@link solveLexicographicAsync} answers. */
export type LexicographicOutcome = OptimalLexicographic | StoppedLexicographic;
