import type { StopReason } from "../../graph/slices";
import type { Potentials } from "../outcome";

/** What makes one profile better than another; see {@link solveRankMaximal}, {@link solveGreedyMaximum} and {@link solveGenerousMaximum}. */
export type ProfileObjective = "rank-maximal" | "greedy-maximum" | "generous-maximum";

/** A matching with the best profile, with its proof. */
export interface OptimalProfile {
  readonly _tag: "Optimal";
  readonly objective: ProfileObjective;
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  /** Number of matched rows. */
  readonly size: number;
  /** rank − 1 → pairs of that rank; as many entries as the worst rank that anybody gave. */
  readonly profile: Int32Array;
  /** What the objective counts, in its order: pairs of a rank, or with 0 pairs of any rank. */
  readonly levels: Int32Array;
  /**
   * level → prices, as in {@link OptimalLexicographic}. Pairs of a level's rank weigh 1, all pairs on level 0; the generous objective minimises its ranks.
   */
  readonly potentials: ReadonlyArray<Potentials>;
}

/** The work was stopped: the best matching of the rows seen so far. */
export interface StoppedProfile {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
  readonly objective: ProfileObjective;
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  readonly size: number;
  /** rank − 1 → pairs of that rank. */
  readonly profile: Int32Array;
  /** What the objective counts, in its order; see {@link OptimalProfile}. */
  readonly levels: Int32Array;
  /** level → number; no matching's counts are lexicographically better than these. */
  readonly bound: Float64Array;
}

/** What the asynchronous profile solvers answer. */
export type ProfileOutcome = OptimalProfile | StoppedProfile;
