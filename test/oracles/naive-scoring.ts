/**
 * Scores of pairs word for word from what a plan promises: one pair at a time, straight from the records, with nothing of
 * `src/criteria` or `src/scoring` in it. Only the plan's types are shared.
 */
import type { Criterion } from "../../src/plan/criteria";
import type { Plan } from "../../src/plan/plan";
import type { Person } from "./naive-answers";
import { usesPoints, verdict } from "./naive-criteria";
import type { NaiveRule } from "./naive-rules";

/** A pair that nothing forbids. */
export interface NaivePair {
  readonly menteeView: number;
  readonly mentorView: number;
  readonly joint: number;
}

const isIn = (view: "mentee" | "mentor") => (criterion: Criterion) =>
  criterion.direction === "both" || criterion.direction === view;

const viewOf = (plan: Plan, mentee: Person, mentor: Person, view: "mentee" | "mentor"): number => {
  const said = plan.criteria.filter(isIn(view)).flatMap((criterion) => {
    const score = verdict(plan, criterion, mentee, mentor, view);
    if (typeof score !== "number") return [];
    const points = typeof criterion.points === "object" ? 1 : criterion.points;
    return [{ score, weight: criterion.weight ?? points! }];
  });
  const sum = said.reduce((total, { score, weight }) => total + weight * score, 0);
  if (usesPoints(plan)) return sum;
  return said.length === 0 ? 0.5 : sum / said.reduce((total, { weight }) => total + weight, 0);
};

const jointOf = (plan: Plan, menteeView: number, mentorView: number): number => {
  if (!plan.criteria.some(isIn("mentor"))) return menteeView;
  if (!plan.criteria.some(isIn("mentee"))) return mentorView;
  if (plan.combination.kind === "minimum") return Math.min(menteeView, mentorView);
  if (plan.combination.kind === "geometric-mean")
    return menteeView <= 0 || mentorView <= 0 ? 0 : Math.sqrt(menteeView) * Math.sqrt(mentorView);
  const share = plan.combination.menteeShare;
  return share * menteeView + (1 - share) * mentorView;
};

/** The scores of a pair, or `undefined` when something forbids it. */
export const naivePair = (
  plan: Plan,
  rules: ReadonlyArray<NaiveRule>,
  mentee: Person,
  mentor: Person,
): NaivePair | undefined => {
  if (rules.some((rule) => rule.forbids(mentee, mentor))) return undefined;
  const menteeView = viewOf(plan, mentee, mentor, "mentee");
  const mentorView = viewOf(plan, mentee, mentor, "mentor");
  return { menteeView, mentorView, joint: jointOf(plan, menteeView, mentorView) };
};
