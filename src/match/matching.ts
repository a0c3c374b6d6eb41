import type { Cohort } from "../cohort/cohort";
import type { Finding } from "../errors/finding";
import type { Plan } from "../plan/plan";
import type { Scored } from "../scoring/score";
import type { Violation } from "../verify/violation";
import type { Solved } from "./solve";

/** A person in a result: the id and the caller's own record. */
export interface Participant<Person> {
  readonly id: string;
  /** The caller's record, the very object that was given. */
  readonly record: Person;
}

/**
 * What one criterion adds to the two views of a pair, in the units of the scores. The parts of a view add up to it; where no
 * criterion says anything, all are `null`, and the view rests on nothing and stands at 0.5 (0 points among points).
 */
export interface Contribution {
  /** Name of the criterion; `"wishes"` for what the ranked wishes lift the view by. */
  readonly criterion: string;
  /** Its part of the mentee's view; `null` when it says nothing there. */
  readonly menteeView: number | null;
  /** Its part of the mentor's view; `null` when it says nothing there. */
  readonly mentorView: number | null;
  /** Whether this is for the coordinator alone: never to stand in what participants read. */
  readonly private: boolean;
  /** The facts, as a sentence: `Both list Geriatrics`. */
  readonly facts: string;
}

/** The name under which the plan's ranked wishes stand among the contributions. */
export const WISHES = "wishes";

/** A mentor and a mentee who are to meet. */
export interface MatchedPair<Mentee, Mentor> {
  readonly mentee: Participant<Mentee>;
  readonly mentor: Participant<Mentor>;
  /** The two views combined as the plan says: 0 to 1, or points. */
  readonly joint: number;
  /** What the mentee sees in the mentor: 0 to 1, or points. */
  readonly menteeView: number;
  /** What the mentor sees in the mentee: 0 to 1, or points. */
  readonly mentorView: number;
  /** Criterion by criterion, in the plan's order. */
  readonly contributions: ReadonlyArray<Contribution>;
}

/** The round in numbers. */
export interface Metrics {
  readonly mentees: number;
  readonly mentors: number;
  /** Pairs that all rules allow. */
  readonly candidatePairs: number;
  /** Pairs in the matching. */
  readonly pairs: number;
  /** Share of the mentees who have a mentor, 0 to 1; 1 when there are no mentees. */
  readonly coverage: number;
  /** Places that the mentors offer under the plan's shape. */
  readonly places: number;
  /** Share of the places that are taken, 0 to 1; 1 when there are no places. */
  readonly utilisation: number;
  /** Sum of the joint scores. */
  readonly total: number;
  /** Mean joint score of the pairs; 0 when there are none. */
  readonly meanJoint: number;
}

/**
 * The result of a round: who meets whom, who is left, how good it is and the proof of that.
 *
 * *Details*: lists are sorted by id (code units), pairs by the mentee's; nothing depends on the order of the records.
 */
export interface Matching<Mentee, Mentor> {
  /** `"stopped"` after an abort: the best found until then. */
  readonly status: "stable" | "optimal" | "stopped";
  readonly pairs: ReadonlyArray<MatchedPair<Mentee, Mentor>>;
  /** Mentees without mentor, and mentors without any mentee. */
  readonly unmatched: {
    readonly mentees: ReadonlyArray<Participant<Mentee>>;
    readonly mentors: ReadonlyArray<Participant<Mentor>>;
  };
  readonly metrics: Metrics;
  /** What the independent verifier has against the outcome: nothing, or the solver is wrong. */
  readonly violations: ReadonlyArray<Violation>;
  /** What was suspicious in the input without stopping the run. */
  readonly warnings: ReadonlyArray<Finding>;
  /** The stages the round went through, for explanations and for whoever wants to check the proof. */
  readonly stages: {
    readonly plan: Plan;
    readonly cohort: Cohort<Mentee, Mentor>;
    readonly scored: Scored;
    readonly solved: Solved;
  };
}
