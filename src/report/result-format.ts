/** What `result.json` holds. A change that a reader of the format can notice raises {@link RESULT_VERSION}. */

import type { Finding } from "../errors/finding";
import type { UnmatchedReason } from "../explain/reasons";
import type { Contribution, Metrics } from "../match/matching";
import type { Plan } from "../plan/plan";
import type { NamedPerson } from "./display";
import type { ResultProof } from "./proof-format";

/** The name of the format that {@link resultJson} writes. */
export const RESULT_FORMAT = "mentor-matching/result";

/** The version of the format that {@link resultJson} writes. */
export const RESULT_VERSION = 1;

/**
 * A round as plain data: what {@link resultJson} answers.
 *
 * *Details*: survives `JSON.parse(JSON.stringify(…))` unchanged. Lists stand in the order of ids (code units), pairs by the
 * mentee's; nothing depends on the order of the records. Numbers are not rounded.
 */
export interface ResultJson {
  /** The name of this format. */
  readonly format: typeof RESULT_FORMAT;
  /** Its version: another one can't be read the same way. */
  readonly formatVersion: typeof RESULT_VERSION;
  /** What of the plan is needed to read the result. */
  readonly plan: ResultPlan;
  /** `"stopped"` after an abort: the best found until then. */
  readonly status: "stable" | "optimal" | "stopped";
  /** The unit of all scores: `"weights"`: 0 to 1; `"points"`: the plan's points. */
  readonly scale: "weights" | "points";
  /** The round in numbers. */
  readonly metrics: Metrics;
  /** What has been proven, and the numbers that prove it. */
  readonly proof: ResultProof;
  /** Who meets whom. */
  readonly pairs: ReadonlyArray<ResultPair>;
  /** Mentees without mentor, and mentors without any mentee, with the reason. */
  readonly unmatched: {
    /** Mentees without a mentor, by id. */
    readonly mentees: ReadonlyArray<ResultUnmatched>;
    /** Mentors without any mentee, by id. */
    readonly mentors: ReadonlyArray<ResultUnmatched>;
  };
  /** What was suspicious in the input without stopping the run; in the order of their texts. */
  readonly warnings: ReadonlyArray<Finding>;
  /** Every pair that the rules allow, by the ids of mentee and mentor; present when {@link ResultOptions} ask for it. */
  readonly candidates?: ReadonlyArray<ResultCandidate>;
}

/** What {@link resultJson} can be told. */
export interface ResultOptions {
  /**
   * Whether to list every allowed pair with its scores, so that the proof can be checked with nothing but the result.
   * Default: `false`, since they may be a thousand times as many as the pairs.
   */
  readonly candidates?: boolean;
}

/** The part of the plan that a result repeats. */
export interface ResultPlan {
  /** The name of the round. */
  readonly name: string;
  /** What resolved ties. */
  readonly seed: number;
  /** Who may have how many. */
  readonly shape: Plan["shape"];
  /** What "best" meant. */
  readonly objective: Plan["objective"];
}

/** A pair that the rules allow, in numbers. */
export interface ResultCandidate {
  /** Id of the mentee. */
  readonly mentee: string;
  /** Id of the mentor. */
  readonly mentor: string;
  /** The two views combined as the plan says. */
  readonly joint: number;
  /** What the mentee sees in the mentor. */
  readonly menteeView: number;
  /** What the mentor sees in the mentee. */
  readonly mentorView: number;
}

/** A mentor and a mentee who are to meet. */
export interface ResultPair {
  /** Who is mentored. */
  readonly mentee: NamedPerson;
  /** By whom. */
  readonly mentor: NamedPerson;
  /** The two views combined as the plan says. */
  readonly joint: number;
  /** What the mentee sees in the mentor. */
  readonly menteeView: number;
  /** What the mentor sees in the mentee. */
  readonly mentorView: number;
  /** Criterion by criterion, in the plan's order. */
  readonly contributions: ReadonlyArray<Contribution>;
}

/** Somebody without a partner. */
export interface ResultUnmatched extends NamedPerson {
  /** Why, as data. */
  readonly reason: UnmatchedReason;
  /** Why, as a sentence. */
  readonly sentence: string;
}
