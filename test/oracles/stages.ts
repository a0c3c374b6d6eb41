/** The first stages of a round, run as `match` runs them, for tests that look at what lies between. */
import { buildCohort, type Cohort } from "../../src/cohort/cohort";
import type { Finding } from "../../src/errors/finding";
import { parsePlanOrThrow } from "../../src/plan/parse";
import type { Plan, PlanJson } from "../../src/plan/plan";
import {
  type CompiledScoring,
  compileScoring,
  type Scored,
  type ScoringOptions,
  scorePairs,
} from "../../src/scoring/score";
import type { Person } from "./naive-answers";

/** A plan as JSON or TypeScript has it, and both sides. */
export interface Round {
  readonly plan: PlanJson;
  readonly mentees: ReadonlyArray<Person>;
  readonly mentors: ReadonlyArray<Person>;
}

/** What the stages before the solver make of a round. */
export interface Stages {
  readonly plan: Plan;
  readonly cohort: Cohort<Person, Person>;
  readonly compiled: CompiledScoring;
  readonly findings: ReadonlyArray<Finding>;
  readonly scored: Scored;
}

export const stagesOf = (round: Round, options: ScoringOptions = {}): Stages => {
  const plan = parsePlanOrThrow(round.plan);
  const { cohort, findings: ofCohort } = buildCohort(plan, round);
  const { compiled, findings: ofScoring } = compileScoring(plan, cohort, options);
  return { plan, cohort, compiled, findings: [...ofCohort, ...ofScoring], scored: scorePairs(compiled) };
};

/** The plan of a round that only its criteria and rules matter to. */
export const planWith = (
  criteria: ReadonlyArray<Readonly<Record<string, unknown>>>,
  rest: Readonly<Record<string, unknown>> = {},
): PlanJson =>
  ({
    shape: { kind: "one-to-one" },
    objective: { kind: "total" },
    criteria: criteria.map((criterion, at) => ({ name: `criterion ${at}`, ...criterion })),
    ...rest,
  }) as unknown as PlanJson;

/** The scores of the one pair of a round with one mentee and one mentor; `undefined` when it is forbidden. */
export const scorePair = (
  plan: PlanJson,
  mentee: Readonly<Record<string, unknown>>,
  mentor: Readonly<Record<string, unknown>>,
): { menteeView: number; mentorView: number; joint: number } | undefined => {
  const { scored, findings } = stagesOf({
    plan,
    mentees: [{ id: "mentee", ...mentee }],
    mentors: [{ id: "mentor", ...mentor }],
  });
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
  const { menteeView, mentorView, joint } = scored.graph;
  if (joint.length === 0) return undefined;
  return { menteeView: menteeView[0]!, mentorView: mentorView[0]!, joint: joint[0]! };
};

/** What a criterion alone scores between two answers, 0 to 1, as each side sees it; `undefined` when it forbids the pair. */
export const scoreAnswers = (
  criterion: Readonly<Record<string, unknown>>,
  mentee: unknown,
  mentor: unknown,
): { menteeView: number; mentorView: number } | undefined => {
  const scored = scorePair(
    planWith([{ weight: 1, mentee: "answer", mentor: "answer", ...criterion }]),
    { answer: mentee },
    { answer: mentor },
  );
  return scored && { menteeView: scored.menteeView, mentorView: scored.mentorView };
};
