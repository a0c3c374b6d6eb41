import type { StopReason } from "../../graph/slices";

/** Whose question it is: the row asks why it was not given the column, or the column why it was not given the row. */
export type AskingSide = "row" | "column";

/** The pair was never possible: one of them is not on the other's list. */
export interface NotAcceptable {
  readonly _tag: "NotAcceptable";
}

/** The pair is together. */
export interface IsPartner {
  readonly _tag: "IsPartner";
}

/** The row has somebody whom it wants at least as much. */
export interface RowPrefersItsOwn {
  readonly _tag: "RowPrefersItsOwn";
  /** The column that the row has. */
  readonly column: number;
  /** Whether it wants both equally, which under weak stability is no reason to move. */
  readonly indifferent: boolean;
}

/** All places of the column are taken by rows that it wants at least as much. */
export interface ColumnFull {
  readonly _tag: "ColumnFull";
  /** The rows that hold the places, the most wanted first; of equally wanted ones the lower index. */
  readonly holders: Int32Array;
  /** The last of them: the one whose place was nearest. */
  readonly leastWanted: number;
  /** Whether the column wants that one and the row equally. */
  readonly indifferent: boolean;
}

/** The column has no places at all. */
export interface ColumnHasNoPlaces {
  readonly _tag: "ColumnHasNoPlaces";
}

/** Nothing keeps them apart: both would gain, so the matching is not stable. */
export interface BlocksTheMatching {
  readonly _tag: "Blocking";
  /** The row that the column would let go, or −1 ({@link NOBODY}) when it has a place left. */
  readonly inPlaceOf: number;
}

/** Why two who accept each other are apart. */
export type Refusal = RowPrefersItsOwn | ColumnFull | ColumnHasNoPlaces | BlocksTheMatching;

/** How a pair stands in a matching. */
export type WhyNotVerdict = NotAcceptable | IsPartner | Refusal;

/** Somebody whom the asker wants more than what it has, and why it did not come to that. */
export interface BetterPartner {
  /** The column, when a row asks; the row, when a column asks. */
  readonly partner: number;
  readonly refusal: Refusal;
}

/** The answer to "why not?". */
export interface WhyNot {
  readonly row: number;
  readonly column: number;
  readonly of: AskingSide;
  /**
   * Why these two are not together. When several things keep them apart, the asker's own satisfaction is named first: a reason that lies
   * with the other is told only to somebody who wants the other more.
   */
  readonly verdict: WhyNotVerdict;
  /**
   * Everybody the asker wants more than what it was given, the most wanted first: better than a row's own column; better than the least
   * wanted of a column's rows, or anybody, while it has places left.
   */
  readonly better: ReadonlyArray<BetterPartner>;
}

/** Why no report pays. */
export type WhyHonest =
  /** Its side proposes and it has one place: telling the truth is a dominant strategy (Dubins and Freedman 1981; Roth 1982). */
  | "ProposingSide"
  /** It has its best stable partner already, and no report brings a better one (Demange, Gale and Sotomayor 1987). */
  | "BestStablePartner"
  /** Every partner that some order of its list can bring was found, and none is better. */
  | "EveryOrderTried"
  /** Every set of partners that some report can bring was looked at, and none is better. */
  | "EverySetTried"
  /** It takes nobody. */
  | "NoPlaces";

/** No report brings a participant more than the truth does, as long as the others' reports stay as they are. */
export interface CannotGain {
  readonly _tag: "CannotGain";
  readonly because: WhyHonest;
  /** Its partners when it tells the truth, in ascending order. */
  readonly honest: Int32Array;
}

/** A report that brings a participant more than the truth does, and the best that one can do. */
export interface GainsByReport {
  readonly _tag: "Gains";
  /** How: a true list cut off early, a true list in another order, or a true list with names left out. */
  readonly by: "Truncation" | "Reordering" | "Dropping";
  /** Its partners when it tells the truth, in ascending order. */
  readonly honest: Int32Array;
  /** Its partners when it reports `list`, in ascending order. */
  readonly partners: Int32Array;
  /** What to report, the most wanted first; see {@link reportList}. */
  readonly list: Int32Array;
}

/** Nothing was found within the runs allowed; that is no proof that there is nothing. */
export interface UndecidedManipulation {
  readonly _tag: "Undecided";
  /** Its partners when it tells the truth, in ascending order. */
  readonly honest: Int32Array;
  /** Reports that were run. */
  readonly runs: number;
}

/** The work was stopped before anything was known. */
export interface StoppedManipulation {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
}

/** Whether a participant could gain by reporting something else than the truth. */
export type Manipulation = CannotGain | GainsByReport | UndecidedManipulation;
