/**
 * Scores of pairs word for word from what a plan promises: one pair at a time, straight from the records, with nothing of
 * `src/criteria` or `src/scoring` in it. Only the plan's types are shared.
 */
import type { Criterion } from "../../src/plan/criteria";
import type { Plan } from "../../src/plan/plan";
import { ask, isBlank, type Person, texts, type World } from "./naive-answers";
import { usesPoints, verdict } from "./naive-criteria";
import type { NaiveRule } from "./naive-rules";
import { bandOf } from "./naive-wishes";

/** A pair that nothing forbids. */
export interface NaivePair {
  readonly menteeView: number;
  readonly mentorView: number;
  readonly joint: number;
}

type Side = "mentee" | "mentor";

const isIn = (view: Side) => (criterion: Criterion) =>
  criterion.direction === "both" || criterion.direction === view;

/** What a criterion weighs to a person before their order of criteria is looked at. */
const ownWeight = (criterion: Criterion, view: Side, person: Person): number => {
  const selector = criterion.ownWeight?.[view];
  const own = selector === undefined ? undefined : ask(person, selector);
  if (selector !== undefined && !isBlank(own)) return own as number;
  return criterion.weight ?? (typeof criterion.points === "object" ? 1 : criterion.points!);
};

/** What a criterion weighs to a person: the weights of the criteria in their order are shared out by its centroid. */
const weightOf = (plan: Plan, criterion: Criterion, view: Side, person: Person): number => {
  const selector = plan.emphasis?.[view];
  const order = selector === undefined ? [] : texts(person, selector);
  const place = order.indexOf(criterion.name);
  if (place < 0) return ownWeight(criterion, view, person);
  const listed = plan.criteria.filter(({ name }) => order.includes(name));
  const sum = listed.reduce((total, one) => total + ownWeight(one, view, person), 0);
  let share = 0;
  for (let rank = place + 1; rank <= order.length; rank++) share += 1 / rank / order.length;
  return sum * share;
};

/** The most that scores of a side's view can differ by. */
const span = (plan: Plan, view: Side): number =>
  usesPoints(plan)
    ? plan.criteria.filter(isIn(view)).reduce((sum, { points }) => {
        const all = typeof points === "object" ? Object.values(points) : [points!];
        return sum + Math.max(0, ...all) - Math.min(0, ...all);
      }, 0)
    : 1;

/** A score lifted into a band: no score of a lower band reaches it. */
const lifted = (plan: Plan, score: number, band: number, bands: number, width: number): number =>
  usesPoints(plan) ? score + band * (width + 1) : (score + 2 * band) / (2 * bands - 1);

const viewOf = (plan: Plan, mentee: Person, mentor: Person, view: Side, world: World): number => {
  const [self, other] = view === "mentee" ? [mentee, mentor] : [mentor, mentee];
  const said = plan.criteria.filter(isIn(view)).flatMap((criterion) => {
    const score = verdict(plan, criterion, mentee, mentor, view, world);
    if (typeof score !== "number") return [];
    return [{ score, weight: weightOf(plan, criterion, view, self) }];
  });
  const sum = said.reduce((total, { score, weight }) => total + weight * score, 0);
  const weights = said.reduce((total, { weight }) => total + weight, 0);
  const score = usesPoints(plan) ? sum : weights === 0 ? 0.5 : sum / weights;
  const wish = bandOf(plan, view, self, other, world);
  return wish === undefined ? score : lifted(plan, score, wish.band, wish.bands, span(plan, view));
};

/** The most that a side's views can differ by once its wishes have lifted them. */
const liftedSpan = (plan: Plan, view: Side, world: World): number => {
  const [own, [other]] = view === "mentee" ? [world.mentees, world.mentors] : [world.mentors, world.mentees];
  const bands =
    other === undefined ? [] : own.map((one) => bandOf(plan, view, one, other, world)?.bands ?? 1);
  return usesPoints(plan) ? span(plan, view) * 1 + (Math.max(1, ...bands) - 1) * (span(plan, view) + 1) : 1;
};

const jointOf = (plan: Plan, menteeView: number, mentorView: number, world: World): number => {
  const hasSay = (view: Side): boolean => plan.criteria.some(isIn(view)) || plan.wishes?.[view] !== undefined;
  if (!hasSay("mentor")) return menteeView;
  if (!hasSay("mentee")) return mentorView;
  const { combination } = plan;
  switch (combination.kind) {
    case "minimum":
      return Math.min(menteeView, mentorView);
    case "geometric-mean":
      return menteeView <= 0 || mentorView <= 0 ? 0 : Math.sqrt(menteeView) * Math.sqrt(mentorView);
    case "mean":
      return combination.menteeShare * menteeView + (1 - combination.menteeShare) * mentorView;
    case "lexicographic": {
      const { first, tiers } = combination;
      const [leading, other] = first === "mentee" ? [menteeView, mentorView] : [mentorView, menteeView];
      const tier = tiers.filter((begins) => leading >= begins).length;
      const width = liftedSpan(plan, first === "mentee" ? "mentor" : "mentee", world);
      return lifted(plan, other, tier, tiers.length + 1, width);
    }
  }
};

/** The scores of a pair, or `undefined` when something forbids it. */
export const naivePair = (
  plan: Plan,
  rules: ReadonlyArray<NaiveRule>,
  mentee: Person,
  mentor: Person,
  world: World,
): NaivePair | undefined => {
  if (rules.some((rule) => rule.forbids(mentee, mentor))) return undefined;
  const menteeView = viewOf(plan, mentee, mentor, "mentee", world);
  const mentorView = viewOf(plan, mentee, mentor, "mentor", world);
  return { menteeView, mentorView, joint: jointOf(plan, menteeView, mentorView, world) };
};
