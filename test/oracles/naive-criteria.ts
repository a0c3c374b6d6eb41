/** What each kind of criterion makes of a pair, word for word from what a plan promises. */
import type { Criterion, CriterionOf, Missing } from "../../src/plan/criteria";
import type { Plan } from "../../src/plan/plan";
import type { AnySelector } from "../../src/plan/selector";
import { ask, isBlank, type Person, standing, texts, type World } from "./naive-answers";
import { naiveMinutes } from "./naive-availability";
import { naiveLin, naiveSimilarity } from "./naive-taxonomy";

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

/** A list of texts with the numbers beside it: text → number, the higher where it stands twice. */
const weighted = (
  person: Person,
  selector: AnySelector,
  numbers: AnySelector | undefined,
  blank: number,
): Map<string, number> => {
  const said = numbers === undefined ? [] : [ask(person, numbers)].flat();
  const found = new Map<string, number>();
  for (const [at, text] of [ask(person, selector)].flat().entries()) {
    if (isBlank(text)) continue;
    const number = isBlank(said[at]) ? blank : Number(said[at]);
    found.set(String(text), Math.max(number, found.get(String(text)) ?? Number.NEGATIVE_INFINITY));
  }
  return found;
};

const coverage = (criterion: CriterionOf<"coverage">, mentee: Person, mentor: Person): number | undefined => {
  const [lowest, highest] = criterion.strengthScale;
  const needs = weighted(mentee, criterion.mentee, criterion.importance, 1);
  const offers = weighted(mentor, criterion.mentor, criterion.strength, highest);
  const all = [...needs.values()].reduce((sum, importance) => sum + importance, 0);
  if (all === 0 || offers.size === 0) return undefined;
  let met = 0;
  for (const [need, importance] of needs)
    met += (importance * ((offers.get(need) ?? lowest) - lowest)) / (highest - lowest);
  return met / all;
};

const fallOff = (off: number, full: number, range: number): number =>
  Math.min(1, Math.max(0, 1 - (off - full) / (range - full)));

/** Kilometres by the formula that is exact at every distance (T. Vincenty 1975, for a sphere). */
export const naiveKilometres = (from: readonly number[], to: readonly number[]): number => {
  const [a, b] = [from[0]! * (Math.PI / 180), to[0]! * (Math.PI / 180)];
  const turn = (to[1]! - from[1]!) * (Math.PI / 180);
  const across = Math.hypot(
    Math.cos(b) * Math.sin(turn),
    Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn),
  );
  const along = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(turn);
  return 6371.0088 * Math.atan2(across, along);
};

/** Latitude and longitude, however written; `undefined` for a blank. */
const coordinates = (answer: unknown): number[] | undefined => {
  if (isBlank(answer)) return undefined;
  if (typeof answer === "string") return answer.split(/[,; ]+/).map(Number);
  const pair = Array.isArray(answer)
    ? answer
    : [Reflect.get(answer as object, "latitude"), Reflect.get(answer as object, "longitude")];
  return pair.length === 0 || isBlank(pair[0]) ? undefined : pair.map(Number);
};

/** Somebody's list of others who take part, in ranks; `undefined` for a blank. */
const ranks = (
  owner: Person,
  selector: AnySelector,
  others: ReadonlyArray<Person>,
): string[][] | undefined => {
  const entries = [ask(owner, selector)].flat().map((entry) => [entry].flat());
  if (entries.flat().every(isBlank)) return undefined;
  const taken = new Set<unknown>([owner.id]);
  return entries
    .map((sharing) =>
      sharing.filter((id) => {
        if (taken.has(id) || !others.some((other) => other.id === id)) return false;
        taken.add(id);
        return true;
      }),
    )
    .filter((sharing) => sharing.length > 0) as string[][];
};

const rankVerdict = (
  plan: Plan,
  criterion: CriterionOf<"rank">,
  mentee: Person,
  mentor: Person,
  view: "mentee" | "mentor",
  { mentees, mentors }: World,
): Verdict => {
  if (criterion.direction !== "both" && criterion.direction !== view) return null;
  const selector = criterion[view]!;
  const [owner, other, owners, others] =
    view === "mentee" ? [mentee, mentor, mentees, mentors] : [mentor, mentee, mentors, mentees];
  const list = ranks(owner, selector, others);
  if (list === undefined) return verdictOn(missingOf(plan, criterion), 1);
  const rank = list.findIndex((sharing) => sharing.includes(other.id));
  if (rank < 0) return verdictOn(criterion.notListed, 1);
  const longest = Math.max(...owners.map((one) => ranks(one, selector, others)?.length ?? 0));
  const length = criterion.length ?? longest;
  return Math.max(0, 1 - rank / length);
};

/** Whose view is asked for decides only where a criterion is not symmetric. */
export const verdict = (
  plan: Plan,
  criterion: Criterion,
  mentee: Person,
  mentor: Person,
  view: "mentee" | "mentor",
  world: World,
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
      if (criterion.measure === "jaccard") return common / either;
      if (criterion.measure === "cosine") return common / Math.sqrt(own.length) / Math.sqrt(other.length);
      return common / Math.min(own.length, other.length);
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
    case "availability": {
      const [own, other] = [texts(mentee, criterion.mentee), texts(mentor, criterion.mentor)];
      if (own.length === 0 || other.length === 0) return blank();
      return Math.min(1, naiveMinutes({ slots: own }, { slots: other }).mean / criterion.enough);
    }
    case "taxonomy": {
      const tree = typeof criterion.tree === "string" ? plan.taxonomies[criterion.tree]! : criterion.tree;
      const sides = [texts(mentee, criterion.mentee), texts(mentor, criterion.mentor)] as const;
      if (sides.some((terms) => terms.length === 0)) return blank();
      const [own, other] = view === "mentee" ? sides : [sides[1], sides[0]];
      const similarity = criterion.measure === "lin" ? naiveLin : naiveSimilarity;
      const best = own.map((a) => Math.max(...other.map((b) => similarity(tree, a, b))));
      return best.reduce((sum, closeness) => sum + closeness, 0) / own.length;
    }
    case "coverage":
      return coverage(criterion, mentee, mentor) ?? blank();
    case "closeness": {
      const [own, other] = [ask(mentee, criterion.mentee), ask(mentor, criterion.mentor)];
      if (isBlank(own) || isBlank(other)) return blank();
      const off = Math.abs(Number(other) - Number(own) - criterion.target);
      return fallOff(off, criterion.full, criterion.range);
    }
    case "distance": {
      const from = coordinates(ask(mentee, criterion.mentee));
      const to = coordinates(ask(mentor, criterion.mentor));
      if (from === undefined || to === undefined) return blank();
      return fallOff(naiveKilometres(from, to), criterion.full, criterion.range);
    }
    case "rank":
      return rankVerdict(plan, criterion, mentee, mentor, view, world);
    case "custom":
      return (criterion.score(mentee as never, mentor as never) as number | null) ?? blank();
  }
};
