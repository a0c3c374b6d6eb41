/**
 * Scores of pairs word for word from what a plan promises: one pair at a time, straight from the records, with nothing of
 * `src/criteria` or `src/scoring` in it. Only the plan's types are shared.
 */
import type { Criterion, CriterionOf, Missing } from "../../src/plan/criteria";
import type { Plan } from "../../src/plan/plan";
import type { Rule } from "../../src/plan/rules";
import type { AnySelector } from "../../src/plan/selector";
import { naiveSimilarity } from "./naive-taxonomy";

/** Anybody's record. */
export type Person = Readonly<Record<string, unknown>> & { readonly id: string };

/** What a criterion makes of a pair; `null` when it says nothing. */
type Verdict = number | null | "forbidden";

/** A pair that nothing forbids. */
export interface NaivePair {
  readonly menteeView: number;
  readonly mentorView: number;
  readonly joint: number;
}

/** Something that may forbid pairs. */
export interface NaiveRule {
  readonly name: string | undefined;
  readonly forbids: (mentee: Person, mentor: Person) => boolean;
}

const ask = (person: Person, selector: AnySelector): unknown =>
  typeof selector === "string" ? person[selector] : selector(person as never);

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === "";

const texts = (person: Person, selector: AnySelector): string[] => {
  const answer = ask(person, selector);
  return [...new Set([answer].flat().filter((entry) => !isBlank(entry)) as string[])];
};

const usesPoints = (plan: Plan): boolean => plan.criteria.some((criterion) => criterion.points !== undefined);

const verdictOn = (missing: Missing, full: number): Verdict =>
  missing === "neutral" ? null : missing === "forbid" ? "forbidden" : missing === "optimistic" ? full : 0;

const missingOf = (plan: Plan, criterion: Criterion): Missing =>
  criterion.missing ?? (usesPoints(plan) ? "pessimistic" : "neutral");

/** Where somebody stands: on which track, how high; `undefined` for a blank. */
const standing = (
  plan: Plan,
  ladder: CriterionOf<"ladder">["ladder"],
  answer: unknown,
): { track: number; step: number } | undefined => {
  if (isBlank(answer)) return undefined;
  const known = typeof ladder === "string" ? plan.ladders[ladder] : ladder;
  if (known === undefined) return { track: 0, step: answer as number };
  const tracks = Array.isArray(known) ? [known] : Object.values(known);
  const track = tracks.findIndex((steps) => steps.includes(answer as string));
  return { track, step: tracks[track]!.indexOf(answer as string) };
};

const ladderVerdict = (
  plan: Plan,
  criterion: CriterionOf<"ladder">,
  mentee: Person,
  mentor: Person,
): Verdict => {
  const { points, steps = [], tolerance } = criterion;
  const full = typeof points === "object" ? Math.max(0, ...Object.values(points)) : 1;
  const from = standing(plan, criterion.ladder, ask(mentee, criterion.mentee));
  const to = standing(plan, criterion.ladder, ask(mentor, criterion.mentor));
  const missing = missingOf(plan, criterion);
  if (from === undefined || to === undefined) return verdictOn(missing, full);
  if (from.track !== to.track) return verdictOn(criterion.acrossTracks ?? missing, full);
  const up = to.step - from.step;
  if (typeof points === "object") return Object.hasOwn(points, String(up)) ? points[String(up)]! : 0;
  return Math.max(...steps.map((wanted) => Math.max(0, 1 - Math.abs(up - wanted) / (tolerance + 1))));
};

/** Whose view is asked for decides only where a criterion is not symmetric. */
const verdict = (
  plan: Plan,
  criterion: Criterion,
  mentee: Person,
  mentor: Person,
  view: "mentee" | "mentor",
): Verdict => {
  const blank = (): Verdict => verdictOn(missingOf(plan, criterion), 1);
  switch (criterion.kind) {
    case "ladder":
      return ladderVerdict(plan, criterion, mentee, mentor);
    case "same":
    case "different": {
      const [own, other] = [ask(mentee, criterion.mentee), ask(mentor, criterion.mentor)];
      if (isBlank(own) || isBlank(other)) return blank();
      return (own === other) === (criterion.kind === "same") ? 1 : 0;
    }
    case "overlap": {
      const [own, other] = [texts(mentee, criterion.mentee), texts(mentor, criterion.mentor)];
      if (own.length === 0 || other.length === 0) return blank();
      const common = own.filter((text) => other.includes(text)).length;
      const either = new Set([...own, ...other]).size;
      return criterion.measure === "jaccard" ? common / either : common / Math.min(own.length, other.length);
    }
    case "profile": {
      const [own, other] = [ask(mentee, criterion.mentee), ask(mentor, criterion.mentor)] as unknown[][];
      const [lowest, highest] = criterion.scale;
      const apart = (own ?? []).flatMap((answer, at) =>
        isBlank(answer) || isBlank(other?.[at]) ? [] : [Math.abs(Number(answer) - Number(other![at]))],
      );
      if (apart.length === 0) return blank();
      const mean = apart.reduce((sum, distance) => sum + distance, 0) / apart.length;
      return 1 - mean / (highest - lowest);
    }
    case "taxonomy": {
      const tree = typeof criterion.tree === "string" ? plan.taxonomies[criterion.tree]! : criterion.tree;
      const sides = [texts(mentee, criterion.mentee), texts(mentor, criterion.mentor)] as const;
      if (sides.some((terms) => terms.length === 0)) return blank();
      const [own, other] = view === "mentee" ? sides : [sides[1], sides[0]];
      const best = own.map((a) => Math.max(...other.map((b) => naiveSimilarity(tree, a, b))));
      return best.reduce((sum, closeness) => sum + closeness, 0) / own.length;
    }
  }
};

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

const forbiddenBy = (plan: Plan, rule: Rule, mentee: Person, mentor: Person): boolean => {
  if (rule.kind === "capacity") return false;
  if (rule.kind === "never") {
    const { sharing } = rule;
    const sides = typeof sharing === "object" ? sharing : { mentee: sharing, mentor: sharing };
    return texts(mentee, sides.mentee).some((text) => texts(mentor, sides.mentor).includes(text));
  }
  const from = standing(plan, rule.ladder, ask(mentee, rule.mentee));
  const to = standing(plan, rule.ladder, ask(mentor, rule.mentor));
  if (from === undefined || to === undefined) return rule.missing === "forbid";
  if (from.track !== to.track) return rule.acrossTracks === "forbid";
  return to.step - from.step < rule.from || to.step - from.step > rule.to;
};

/** Everything that can forbid a pair, in the order in which it is reported. */
export const naiveRules = (
  plan: Plan,
  mentees: ReadonlyArray<Person>,
  mentors: ReadonlyArray<Person>,
): NaiveRule[] => {
  const onBothSides = mentees.some(({ id }) => mentors.some((mentor) => mentor.id === id));
  const self: NaiveRule = { name: "never oneself", forbids: (mentee, mentor) => mentee.id === mentor.id };
  const ofPlan = plan.rules
    .filter(({ kind }) => kind !== "capacity")
    .map((rule): NaiveRule => ({ name: rule.name, forbids: (a, b) => forbiddenBy(plan, rule, a, b) }));
  const ofCriteria = plan.criteria
    .filter((criterion) => [criterion.missing, acrossTracksOf(criterion)].includes("forbid"))
    .map(
      (criterion): NaiveRule => ({
        name: undefined,
        forbids: (a, b) => verdict(plan, criterion, a, b, "mentee") === "forbidden",
      }),
    );
  return [...(onBothSides ? [self] : []), ...ofPlan, ...ofCriteria];
};

const acrossTracksOf = (criterion: Criterion): Missing | undefined =>
  criterion.kind === "ladder" ? criterion.acrossTracks : undefined;

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
