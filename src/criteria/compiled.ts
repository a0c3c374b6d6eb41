/**
 * What every kind of criterion compiles to: a function that scores one mentee against a row of mentors, over columns that were
 * read once.
 */

import type { Cohort } from "../cohort/cohort";
import type { Finding } from "../errors/finding";
import type { Direction, Missing } from "../plan/criteria";
import type { Plan } from "../plan/plan";
import type { TimeZones } from "./time-zones";

/** The score of a pair about which the criterion says nothing: the other weights count for more. */
export const NEUTRAL = Number.NaN;
/** The score of a pair that the criterion does not allow. */
export const FORBIDDEN = Number.NEGATIVE_INFINITY;

/**
 * Scores a mentee against `mentors[0, count)` into `out[0, count)`: from the bottom to the top; NaN (`NEUTRAL`) where it
 * says nothing; −Infinity (`FORBIDDEN`) where the pair is not allowed.
 */
export type RowScorer = (mentee: number, mentors: Int32Array, count: number, out: Float64Array) => void;

/** A criterion over the columns of one cohort. */
export interface CompiledCriterion {
  readonly name: string;
  readonly direction: Direction;
  /** Whether its facts are for the coordinator alone. */
  readonly isPrivate: boolean;
  /** What the score is multiplied with: the criterion's weight or points. */
  readonly weight: number;
  /** mentee → weight in that mentee's view, where some have their own; else all have {@link CompiledCriterion.weight}. */
  readonly weightOfMentee: Float64Array | undefined;
  /** mentor → weight in that mentor's view, where some have their own. */
  readonly weightOfMentor: Float64Array | undefined;
  /** The full score: 1, or the most points where the criterion gives points by step. */
  readonly top: number;
  /** The lowest score: 0, or the fewest points where the criterion takes points by step. */
  readonly bottom: number;
  /** What makes the criterion forbid a pair, in words for the list of rules; `undefined` when nothing does. */
  readonly forbids: string | undefined;
  /** What the mentee sees in the mentor. */
  readonly menteeView: RowScorer;
  /** What the mentor sees in the mentee; the same function where the criterion is symmetric. */
  readonly mentorView: RowScorer;
  /** The facts behind the score, as a sentence. */
  readonly describe: (mentee: number, mentor: number) => string;
  /** What went wrong while pairs were scored; only where the caller's own function is asked about each of them. */
  readonly faults?: () => ReadonlyArray<Finding>;
}

/** What a kind adds to {@link CompiledCriterion}; the rest is common to all. */
export type CriterionKernel = Pick<CompiledCriterion, "menteeView" | "mentorView" | "describe"> &
  Partial<Pick<CompiledCriterion, "weight" | "top" | "bottom" | "forbids" | "faults">>;

/** What compiling needs to know. */
export interface CompileContext {
  readonly plan: Plan;
  readonly cohort: Cohort<unknown, unknown>;
  /** What knows the time zones, if the caller gave it. */
  readonly timeZones?: TimeZones | undefined;
  /** Takes what is wrong with the answers. */
  readonly report: (finding: Finding) => void;
}

/** Fewer pairs than this are scored one by one: what a scorer prepares for a whole row would cost more. */
export const FEW = 32;

/** The score that stands for an answer that is missing. */
export const scoreOfMissing = (missing: Missing, top: number): number =>
  ({ neutral: NEUTRAL, pessimistic: 0, optimistic: top, forbid: FORBIDDEN })[missing];

/** What describes a pair of which one has not answered. */
export const NO_ANSWER = "No answer on at least one side";
