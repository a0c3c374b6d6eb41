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
