/** What rows get one after the other: nobody can be better off without somebody being worse off. */
export interface SerialAllocation {
  readonly _tag: "ParetoOptimal";
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  /** The rows in the order in which they chose. */
  readonly order: Int32Array;
}

/** What rows get by trading: nobody can be better off without somebody being worse off, and nobody has less than they owned. */
export interface TradedAllocation {
  readonly _tag: "ParetoOptimal";
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  /** group → its first entry in `rowOfCycle`; one more at the end. */
  readonly cycleOffsets: Int32Array;
  /** The rows in groups, in the order in which they left: each takes the place of the next in its group, or the last a vacant one. */
  readonly rowOfCycle: Int32Array;
}

/** How likely each row is to get each of its columns. */
export interface ProbabilisticAssignment {
  readonly _tag: "OrdinallyEfficient";
  /** edge → probability; a row's add up to 1 or less, a column's to its places or less, but for rounding. */
  readonly share: Float64Array;
}

/** Matchings of which one is drawn. */
export interface Lottery {
  /** matching → how likely it is; above 0, together 1. */
  readonly probability: Float64Array;
  /** matching → row → its column, or −1 ({@link NOBODY}). */
  readonly matchings: ReadonlyArray<Int32Array>;
}
