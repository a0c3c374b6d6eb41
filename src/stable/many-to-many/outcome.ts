import type { StopReason } from "../../graph/slices";

/** Who is matched with whom where both sides may have several partners: a choice of the problem's edges. */
export interface ManyToManyMatching {
  /** The edges that are matched, ascending: row by row, and a row's columns ascending. */
  readonly matchedEdges: Int32Array;
  /** matched edge, by its position in `matchedEdges` → its column. */
  readonly columnOfMatch: Int32Array;
  /** row → position of its first matched edge; one more than there are rows. */
  readonly matchOffsets: Int32Array;
}

/**
 * A matching without blocking pair: no row and column that are not matched and would both rather be, each in a free place or
 * in the place of a partner it wants strictly less. With responsive preferences that is pairwise stability.
 */
export interface ManyToManyStable extends ManyToManyMatching {
  readonly _tag: "Stable";
  /** Proposals that were held, to the end or until a better one came; those that could not succeed are not made. */
  readonly proposals: number;
}

/** The work was stopped: proposals accepted so far, not yet stable. */
export interface StoppedManyToMany extends ManyToManyMatching {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
  /** Proposers that may still have somebody to ask: 0 would mean stable. */
  readonly unsettled: number;
}

/** What {@link solveManyToManyAsync} answers. */
export type ManyToManyOutcome = ManyToManyStable | StoppedManyToMany;
