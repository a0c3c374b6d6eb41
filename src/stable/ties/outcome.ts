import type { StopReason } from "../../graph/slices";

/**
 * A matching that no pair could leave without harm to one of the two: neither may lose by it for a pair to block, and one must gain.
 */
export interface StronglyStable {
  readonly _tag: "StronglyStable";
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
}

/** A matching that is stable however its ties are broken: a pair blocks as soon as neither of the two would lose. */
export interface SuperStable {
  readonly _tag: "SuperStable";
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
}

/**
 * Pairs that no stable matching holds, because somebody would step in.
 *
 * A row *asks* a column when everything that it wants more has been ruled out before: it would then not lose by going there, whatever
 * stable matching there was. A column of k places that k others ask, all of them better than the row of the pair (for super-stability: as good
 * or better), can't have the pair: one of those is not with it, and blocks.
 */
export interface Outbid {
  readonly _tag: "Outbid";
  /** The pairs, as edges, in an order in which each is ruled out by what went before. */
  readonly pairs: Int32Array;
}

/**
 * Pairs that no strongly stable matching holds, because too many rows compete for too few places (Hall).
 *
 * The rows of the contest ask nobody but its columns, and are equally good to each of them; what the column wants more and is asked by
 * takes some of its places for sure. Any of these columns that had a row as good as those, or worse, would have to take all of the contest's
 * rows that ask it: they would step in otherwise. The contest's edges form a forest in which every column has one row more than
 * places left for them, so for any set of those columns the rows are too many.
 */
export interface Overcrowded {
  readonly _tag: "Overcrowded";
  /** The pairs, as edges: of each column in the contest, those with rows as good as the contest's, and worse. */
  readonly pairs: Int32Array;
  /** The contest, as edges: a forest in which every column has one edge more than it has places left. */
  readonly contest: Int32Array;
}

/**
 * No matching is stable in the sense asked for, and why: pairs that can be ruled out one after the other, until those that are left
 * can't fill the places that must be filled.
 *
 * A column that n rows ask must fill min(n, places) places in every stable matching, for all that are not with it would step into a
 * free place. In the end these are more places than rows with anybody left.
 */
export interface NoStableMatchingWithTies<Notion extends "strong" | "super"> {
  readonly _tag: "NoStableMatching";
  /** The notion of stability that can't be had. */
  readonly notion: Notion;
  /** What can be ruled out, one after the other. */
  readonly steps: ReadonlyArray<Notion extends "super" ? Outbid : Outbid | Overcrowded>;
  /** Places that must be filled in every stable matching. */
  readonly placesToFill: number;
  /** Rows of which not every pair is ruled out: fewer than {@link placesToFill}. */
  readonly rowsLeft: number;
}

/** The work was stopped before it was known whether a stable matching exists. */
export interface StoppedWithTies {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
  /** Pairs ruled out so far. */
  readonly ruledOut: number;
}

/** What {@link solveStronglyStableAsync} answers. */
export type StronglyStableOutcome = StronglyStable | NoStableMatchingWithTies<"strong"> | StoppedWithTies;

/** What {@link solveSuperStableAsync} answers. */
export type SuperStableOutcome = SuperStable | NoStableMatchingWithTies<"super"> | StoppedWithTies;

/**
 * Rows and columns that touch every edge. No matching is larger than the rows in it and the places of its columns together (Kőnig).
 */
export interface SizeCover {
  /** row → 1 when it belongs to the cover, else 0. */
  readonly row: Uint8Array;
  /** column → 1 when it belongs to the cover, else 0. */
  readonly column: Uint8Array;
}

/** What all answers about largest stable matchings hold. */
interface Sized {
  /** row → its column, or −1 ({@link NOBODY}); weakly stable. */
  readonly columnOfRow: Int32Array;
  /** Number of matched rows. */
  readonly size: number;
  /** No weakly stable matching matches more rows. */
  readonly bound: number;
  /** Shows that no matching at all is larger than what it holds. */
  readonly cover: SizeCover;
}

/**
 * A weakly stable matching of at least two thirds of the size of any other. The bound is the smaller one of 3/2 of the size and what the cover
 * holds; when it equals the size, nothing is larger.
 */
export interface NearlyLargestStable extends Sized {
  readonly _tag: "NearlyLargest";
}

/** A weakly stable matching than which none is larger. */
export interface LargestStable extends Sized {
  readonly _tag: "Optimal";
  /**
   * Why none is larger. `"bound"`: the bound of the approximation is reached, which the verifier checks. `"search"`: all others
   * were gone through, which nobody can check without doing the same.
   */
  readonly reason: "bound" | "search";
  /** Decisions that were looked at. */
  readonly nodes: number;
}

/** The search was stopped: the largest weakly stable matching seen so far, and a bound on any. */
export interface StoppedLargestStable extends Sized {
  readonly _tag: "Stopped";
  readonly reason: StopReason | "node-limit";
  /** Decisions that were looked at. */
  readonly nodes: number;
}

/** What {@link solveLargestStable} answers. */
export type LargestStableOutcome = LargestStable | StoppedLargestStable;
