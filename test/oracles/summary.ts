import { matchOrThrow } from "../../src/match/match";
import type { Matching } from "../../src/match/matching";
import { parsePlanOrThrow } from "../../src/plan/parse";
import type { Person } from "./naive-answers";
import type { Round } from "./stages";

/** Everything that a reader of a matching sees, by id, without the records themselves. */
export const summaryOf = (matching: Matching<unknown, unknown>): object => ({
  status: matching.status,
  pairs: matching.pairs.map(({ mentee, mentor, ...scores }) => ({
    mentee: mentee.id,
    mentor: mentor.id,
    ...scores,
  })),
  mentees: matching.unmatched.mentees.map(({ id }) => id),
  mentors: matching.unmatched.mentors.map(({ id }) => id),
  metrics: matching.metrics,
  violations: matching.violations,
});

export const runRound = ({ plan, mentees, mentors }: Round): Matching<Person, Person> =>
  matchOrThrow(parsePlanOrThrow(plan), { mentees, mentors });

/** The pairs of a matching as `mentee-mentor`. */
export const pairsOf = (matching: Matching<unknown, unknown>): string[] =>
  matching.pairs.map(({ mentee, mentor }) => `${mentee.id}-${mentor.id}`);
