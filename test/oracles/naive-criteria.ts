/** What each kind of criterion makes of a pair, word for word from what a plan promises. */
import type { Criterion, CriterionOf, Missing } from "../../src/plan/criteria";
import type { Plan } from "../../src/plan/plan";
import { ask, isBlank, type Person, standing, texts } from "./naive-answers";
import { naiveSimilarity } from "./naive-taxonomy";

/** What a criterion makes of a pair; `null` when it says nothing. */
export type Verdict = number | null | "forbidden";

export const usesPoints = (plan: Plan): boolean =>
  plan.criteria.some((criterion) => criterion.points !== undefined);

const verdictOn = (missing: Missing, full: number): Verdict =>
  missing === "neutral" ? null : missing === "forbid" ? "forbidden" : missing === "optimistic" ? full : 0;

const missingOf = (plan: Plan, criterion: Criterion): Missing =>
  criterion.missing ?? (usesPoints(plan) ? "pessimistic" : "neutral");

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
export const verdict = (
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
