import type { StopReason } from "../../graph/slices";

/**
 * What it takes for a couple and columns to block; the three differ only where both members go to the same column.
 *
 * A couple blocks with a pair that it wants more than what it has, when both columns take their member: a column takes whoever it has, anybody
 * while it has places left, and otherwise whom it wants more than somebody it has. When the pair is one column twice:
 *
 * - `"roth-peranson"`: both are among the best of it and those that it has, as many as it has places (Roth and Peranson, 1999; as a definition
 *   in Kojima, Pathak and Roth, 2013).
 * - `"mcdermid-manlove"`: each takes a place that is left, or that of somebody whom the column wants less than this very member; two different
 *   ones (McDermid and Manlove, 2010).
 * - `"biro-irving-schlotter"`: as the first, or both are wanted more than a member of another couple which has both members there, since its
 *   partner leaves with it (after Biró, Irving and Schlotter, 2011).
 */
export type CouplesStability = "roth-peranson" | "mcdermid-manlove" | "biro-irving-schlotter";

/** Who would leave what they have: a single row for a column, or a couple for a pair of columns. */
export type BlockingCoalition =
  | { readonly _tag: "Single"; readonly row: number; readonly column: number }
  | {
      readonly _tag: "Couple";
      readonly couple: number;
      /** Column of the first member, or −1 ({@link NOBODY}). */
      readonly first: number;
      /** Column of the second member, or −1. */
      readonly second: number;
    };

/** A matching that nobody, single or couple, can block. */
export interface StableCouples {
  readonly _tag: "Stable";
  /** The definition it is stable by. */
  readonly stability: CouplesStability;
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
}

/** No stable matching was found, and none was excluded: there may be one. */
export interface NoneFound {
  readonly _tag: "NoneFound";
  readonly stability: CouplesStability;
  /** The best attempt: row → its column, or −1. */
  readonly columnOfRow: Int32Array;
  /** Who blocks it. */
  readonly blocking: ReadonlyArray<BlockingCoalition>;
  /** Orders of the couples that were tried. */
  readonly attempts: number;
  /** Branches that the exact search looked at before its limit. */
  readonly searched: number;
}

/** There is no stable matching: the exact search has gone through all that could be. */
export interface NoStableCouples {
  readonly _tag: "NoStableMatching";
  readonly stability: CouplesStability;
  /** The best attempt all the same: row → its column, or −1. */
  readonly columnOfRow: Int32Array;
  /** Who blocks it. */
  readonly blocking: ReadonlyArray<BlockingCoalition>;
  /** Branches that the exact search looked at: all. */
  readonly searched: number;
}

/** The work was stopped: the best attempt so far. */
export interface StoppedCouples {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
  readonly stability: CouplesStability;
  /** row → its column, or −1. */
  readonly columnOfRow: Int32Array;
  /** Who blocks it; as long as the exact search is not through, a stable matching may exist. */
  readonly blocking: ReadonlyArray<BlockingCoalition>;
}

/** What {@link solveCouplesAsync} answers. */
export type CouplesOutcome = StableCouples | NoneFound | NoStableCouples | StoppedCouples;
