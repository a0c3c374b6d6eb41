import type { StopReason } from "../graph/slices";

/**
 * A matching without blocking pair: no row and column that both would rather have each other than
 * what they have. Ties are weak: a pair blocks only when both strictly gain.
 */
export interface Stable {
  readonly _tag: "Stable";
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  /** Proposals that were held, to the end or until a better one came; those that could not succeed are not made. */
  readonly proposals: number;
}

/** The work was stopped: proposals accepted so far, not yet stable. */
export interface StoppedStable {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
  /** row → the column that holds its proposal so far, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  /** Proposers that may still have somebody to ask: 0 would mean stable. */
  readonly unsettled: number;
}

/** What the solvers of the stable family answer. */
export type StableOutcome = Stable | StoppedStable;
