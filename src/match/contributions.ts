import type { CompiledCriterion } from "../criteria/compiled";
import type { Plan } from "../plan/plan";
import { scaleOf } from "../plan/scale";
import { criteriaOf, scorerOf, type ViewOf } from "../scoring/views";
import type { Contribution } from "./matching";

/** What each criterion adds to the views of one pair, in the plan's order. */
export const contributionsOf = (
  plan: Plan,
  criteria: ReadonlyArray<CompiledCriterion>,
  mentee: number,
  mentor: number,
): ReadonlyArray<Contribution> => {
  const ofMentee = partsOfView(plan, criteria, "mentee", mentee, mentor);
  const ofMentor = partsOfView(plan, criteria, "mentor", mentee, mentor);
  return criteria.map((criterion) => ({
    criterion: criterion.name,
    menteeView: ofMentee.get(criterion.name) ?? null,
    mentorView: ofMentor.get(criterion.name) ?? null,
    facts: criterion.describe(mentee, mentor),
  }));
};

/** criterion → its part of a side's view; without those that say nothing about the pair. */
const partsOfView = (
  plan: Plan,
  criteria: ReadonlyArray<CompiledCriterion>,
  side: ViewOf,
  mentee: number,
  mentor: number,
): ReadonlyMap<string, number> => {
  const mentors = Int32Array.of(mentor);
  const out = new Float64Array(1);
  const said = criteriaOf(criteria, side).flatMap((criterion) => {
    scorerOf(criterion, side)(mentee, mentors, 1, out);
    const score = out[0]!;
    return Number.isNaN(score) ? [] : [{ criterion, score }];
  });
  const shared =
    scaleOf(plan) === "points" ? 1 : said.reduce((sum, { criterion }) => sum + criterion.weight, 0);
  return new Map(said.map(({ criterion, score }) => [criterion.name, (criterion.weight * score) / shared]));
};
