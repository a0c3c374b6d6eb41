import type { Plan } from "../plan/plan";
import { scaleOf } from "../plan/scale";
import type { Scored } from "../scoring/score";
import { intoBand } from "../scoring/view-range";
import { criteriaOf, NO_EVIDENCE, scorerOf, type ViewOf, weightIn } from "../scoring/views";
import { bandOf, describeWishes, NO_LIST } from "../scoring/wishes";
import { type Contribution, WISHES } from "./matching";

/** What each criterion adds to the views of one pair, in the plan's order; what ranked wishes add comes first. */
export const contributionsOf = (
  plan: Plan,
  scored: Pick<Scored, "criteria" | "wishes">,
  mentee: number,
  mentor: number,
): ReadonlyArray<Contribution> => {
  const { criteria, wishes } = scored;
  const ofMentee = partsOfView(plan, scored, "mentee", mentee, mentor);
  const ofMentor = partsOfView(plan, scored, "mentor", mentee, mentor);
  const ofWishes: Contribution[] =
    wishes === undefined
      ? []
      : [
          {
            criterion: WISHES,
            menteeView: ofMentee.wishes,
            mentorView: ofMentor.wishes,
            private: true,
            facts: describeWishes(wishes, mentee, mentor),
          },
        ];
  return [
    ...ofWishes,
    ...criteria.map((criterion) => ({
      criterion: criterion.name,
      menteeView: ofMentee.criteria.get(criterion.name) ?? null,
      mentorView: ofMentor.criteria.get(criterion.name) ?? null,
      private: criterion.isPrivate,
      facts: criterion.describe(mentee, mentor),
    })),
  ];
};

interface Parts {
  /** criterion → its part; without those that say nothing about the pair. */
  readonly criteria: ReadonlyMap<string, number>;
  /** The part of the side's wishes; `null` without a list. */
  readonly wishes: number | null;
}

/** The parts that add up to a side's view of a pair. */
const partsOfView = (
  plan: Plan,
  { criteria, wishes }: Pick<Scored, "criteria" | "wishes">,
  side: ViewOf,
  mentee: number,
  mentor: number,
): Parts => {
  const mentors = Int32Array.of(mentor);
  const out = new Float64Array(1);
  const said = criteriaOf(criteria, side).flatMap((criterion) => {
    scorerOf(criterion, side)(mentee, mentors, 1, out);
    const score = out[0]!;
    if (Number.isNaN(score)) return [];
    return [{ name: criterion.name, score, weight: weightIn(criterion, side, mentee, mentor) }];
  });
  const scale = scaleOf(plan);
  const sum = said.reduce((total, { weight }) => total + weight, 0);
  const shared = scale === "points" ? 1 : sum;
  const lifted = wishes?.[side];
  const rank = wishes?.rankOf(side, mentee, mentor) ?? NO_LIST;
  if (lifted === undefined || rank === NO_LIST) return { criteria: partsOf(said, shared), wishes: null };
  const bands = lifted.rankCount + 1;
  const inBand = (score: number, band: number): number => intoBand(score, band, bands, lifted.span, scale);
  // A band shrinks what lies in it, among weights; what is left of the view is what the wishes lift it by.
  const shrunk = shared / (inBand(1, 0) - inBand(0, 0));
  const unsaid = scale === "weights" && shared === 0 ? NO_EVIDENCE : 0;
  return { criteria: partsOf(said, shrunk), wishes: inBand(unsaid, bandOf(rank, lifted.rankCount)) };
};

const partsOf = (
  said: ReadonlyArray<{ readonly name: string; readonly score: number; readonly weight: number }>,
  shared: number,
): ReadonlyMap<string, number> =>
  // With weights of 0 alone nothing is shared out.
  shared === 0
    ? new Map()
    : new Map(said.map(({ name, score, weight }) => [name, (weight * score) / shared]));
