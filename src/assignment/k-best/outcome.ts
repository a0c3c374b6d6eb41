import type { StopReason } from "../../graph/slices";
import type { Cover, InfeasibleAssignment, Potentials } from "../outcome";
import type { Coverage } from "../successive-shortest-paths";

/** One of the best assignments. */
export interface RankedAssignment {
  /** Its place in the order, from 1. */
  readonly rank: number;
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  /** Sum of the chosen weights. */
  readonly total: number;
  /** Sum of the penalties of rows left out and places left empty; 0 where the problem has none. */
  readonly penalty: number;
  /** Number of matched rows. */
  readonly size: number;
}

/**
 * A part of all assignments: those that agree with an item on the first rows of the item's order, and then give the next row something else than that item and
 * all items that were found in this part. It is named by that item and by the number of rows agreed on.
 */
export interface RankingPart {
  /** Index in `assignments` of the item agreed with; −1 for the one part that holds everything. */
  readonly item: number;
  /** The item and the part agree on the rows at `[0, depth)` of the item's `rowOrder`; −1 for the part that holds everything. */
  readonly depth: number;
}

/** Where an item was found, and that it was best there. */
export interface RankingBranch extends RankingPart {
  /** All rows; up to the one at `depth`, that included, in the order of the item that it branches off from. */
  readonly rowOrder: Int32Array;
  /** Prices of the part in which it was found: they reach the weight of every pair that the part leaves. */
  readonly potentials: Potentials;
}

/** A part of which the best is known, but was not given yet. */
export interface SolvedPart extends RankingPart {
  readonly potentials: Potentials;
}

/** A part that holds nothing, and why (Hall): these people cannot all be matched in it. */
export interface EmptyPart extends RankingPart {
  /** Rows that must be matched and have too few places left, or columns that must be full and have too few rows left. */
  readonly side: "rows" | "columns";
  /** The rows or columns, ascending. */
  readonly people: Int32Array;
}

/**
 * The proof that nothing better was left out.
 *
 * All assignments are shared out among parts, of which the items themselves are the borders: each item agrees with an earlier one on some rows of that one's order, and gives
 * the next row something else. So for every item and number of rows there is one {@link RankingPart}, no assignment is in two, and each is an item or in one of them. Prices that reach
 * all weights of a part bound what it holds: their value, less what they lose on the row that must take something else and on the column that it leaves. A part has the prices of
 * the last item found in it, or of its own item, unless it is listed under `solved`, or under `empty` because it holds nothing.
 */
export interface RankingProof {
  /** The vertex cover that says which assignments are largest; only with `coverage: "first"`. */
  readonly cover?: Cover;
  /** item → where it was found. */
  readonly branches: ReadonlyArray<RankingBranch>;
  readonly solved: ReadonlyArray<SolvedPart>;
  readonly empty: ReadonlyArray<EmptyPart>;
}

interface Found {
  readonly coverage: Coverage;
  /** The best assignments, the best first. */
  readonly assignments: ReadonlyArray<RankedAssignment>;
  /**
   * No other assignment is worth more than this, or, when the total is minimised, costs less; penalties included. Undefined when there are no others.
   */
  readonly bound: number | undefined;
  readonly proof: RankingProof;
}

/** The best assignments in order, with the proof that none that is better than the last was left out. */
export interface AssignmentRanking extends Found {
  readonly _tag: "Ranked";
}

/** The work was stopped: the best assignments so far, in order, with the proof of that. Before the first was found `bound` is without proof. */
export interface StoppedRanking extends Found {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
}

/** What {@link bestAssignments} and {@link solveBestAssignments} answer. */
export type RankingOutcome = AssignmentRanking | InfeasibleAssignment | StoppedRanking;

/** What is answered when nothing is stopped, by what was asked. */
export type RankingOfCoverage<C extends Coverage> = "complete" extends C
  ? AssignmentRanking | InfeasibleAssignment
  : AssignmentRanking;
