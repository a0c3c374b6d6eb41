import type { AssignmentProblem } from "../problem";
import type { AssignmentDelta } from "./delta";

/** One change of an assignment problem. Rows and columns are named by their numbers before the change. */
export type AssignmentChange =
  /** Somebody joins as the last row. */
  | {
      readonly _tag: "RowAdded";
      /** The columns that the row may take, strictly ascending. Not there: all of them. */
      readonly columns?: Int32Array;
      /** A weight for each of those columns. */
      readonly weights: Float64Array;
      /** What it costs to leave the row out. Default: 0. */
      readonly penalty?: number;
    }
  /** A column is added as the last one. */
  | {
      readonly _tag: "ColumnAdded";
      /** The rows that may take the column, strictly ascending. Not there: all of them. */
      readonly rows?: Int32Array;
      /** A weight for each of those rows. */
      readonly weights: Float64Array;
      /** Its places. Default: 1. */
      readonly capacity?: number;
      /** What a place costs that stays empty. Default: 0. */
      readonly penalty?: number;
    }
  /** Somebody drops out; later rows move up by one. */
  | { readonly _tag: "RowRemoved"; readonly row: number }
  /** A column is taken away; later columns move up by one. */
  | { readonly _tag: "ColumnRemoved"; readonly column: number }
  /** New weights of a row, one for each column that it may take, in their order. */
  | { readonly _tag: "RowReweighted"; readonly row: number; readonly weights: Float64Array }
  /** New weights of a column, one for each row that may take it, in their order. */
  | { readonly _tag: "ColumnReweighted"; readonly column: number; readonly weights: Float64Array }
  /** A new weight of a pair that is allowed. */
  | {
      readonly _tag: "PairReweighted";
      readonly row: number;
      readonly column: number;
      readonly weight: number;
    }
  /** Another number of places. */
  | { readonly _tag: "CapacityChanged"; readonly column: number; readonly capacity: number }
  /** A pair is not allowed any more. A full matrix becomes a sparse problem by that. */
  | { readonly _tag: "PairForbidden"; readonly row: number; readonly column: number }
  /** A pair is allowed from now on. */
  | { readonly _tag: "PairAllowed"; readonly row: number; readonly column: number; readonly weight: number }
  /**
   * A pair is settled, whatever it is worth: its row and one place of its column are taken out of the problem, as is right for every
   * coverage. Outcome and proof are about everybody else; the pair and its weight are to be added to them.
   */
  | { readonly _tag: "PairLocked"; readonly row: number; readonly column: number };

/** A problem after a change, and what differs, for {@link resolveAssignment}. */
export interface ChangedAssignment {
  readonly problem: AssignmentProblem;
  readonly delta: AssignmentDelta;
}
