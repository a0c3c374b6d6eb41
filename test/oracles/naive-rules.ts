/** What each kind of rule forbids, word for word from what a plan promises. */
import type { Condition } from "../../src/plan/condition";
import type { Criterion, Missing } from "../../src/plan/criteria";
import type { Plan } from "../../src/plan/plan";
import type { Rule, RuleOf } from "../../src/plan/rules";
import { ask, isBlank, type Person, standing, texts, type World } from "./naive-answers";
import { verdict } from "./naive-criteria";
import { naivePlaces } from "./naive-places";
import { type NaivePair, naivePair } from "./naive-scoring";
import { isUnacceptable } from "./naive-wishes";

/** Something that may forbid pairs. */
export interface NaiveRule {
  readonly name: string | undefined;
  readonly forbids: (mentee: Person, mentor: Person) => boolean;
}

/** An answer as the list of what it says, blanks left out. */
const entries = (answer: unknown): unknown[] => [answer].flat().filter((entry) => !isBlank(entry));

/** The answer as a list in its own order, gaps included; a blank is the empty list. */
const row = (answer: unknown): unknown[] => (isBlank(answer) ? [] : [answer].flat());

/** Whether an answer fulfils a condition; `undefined` for a blank. */
export const naiveFulfils = (condition: Condition, answer: unknown): boolean | undefined => {
  const said = entries(answer);
  if (said.length === 0) return undefined;
  if ("is" in condition) return said.some((entry) => entries(condition.is).includes(entry));
  if ("isNot" in condition) return said.every((entry) => !entries(condition.isNot).includes(entry));
  const { atLeast = -1e99, atMost = 1e99 } = condition as { atLeast?: number; atMost?: number };
  return said.some((entry) => (entry as number) >= atLeast && (entry as number) <= atMost);
};

/** Person → manager, from everybody's records and what the rule says of others. */
const managersOf = (
  rule: RuleOf<"reporting-line">,
  mentees: ReadonlyArray<Person>,
  mentors: ReadonlyArray<Person>,
): Map<string, string> => {
  const { manager } = rule;
  const sides = typeof manager === "object" ? manager : { mentee: manager, mentor: manager };
  const said = (people: ReadonlyArray<Person>, selector: typeof sides.mentee): [string, string][] =>
    people.flatMap((person) => {
      const answer = ask(person, selector);
      return isBlank(answer) ? [] : [[person.id, answer as string]];
    });
  return new Map([
    ...Object.entries(rule.managers ?? {}),
    ...said(mentees, sides.mentee),
    ...said(mentors, sides.mentor),
  ]);
};

const isAbove = (managers: Map<string, string>, upper: string, lower: string, levels: number): boolean => {
  if (levels === 0) return false;
  const manager = managers.get(lower);
  if (manager === undefined) return false;
  return manager === upper || isAbove(managers, upper, manager, levels - 1);
};

/** Whether somebody's own lists of past partners forbid another person. */
const wasPartner = (
  rule: RuleOf<"repeat">,
  past: RuleOf<"repeat">["mentee"],
  person: Person,
  other: Person,
): boolean => {
  if (past === undefined) return false;
  const partners = row(ask(person, past.partners));
  const rounds = past.roundsAgo === undefined ? [] : row(ask(person, past.roundsAgo));
  const ended = past.ended === undefined ? [] : row(ask(person, past.ended));
  return partners.some((id, at) => {
    if (id !== other.id) return false;
    if (rule.coolDown === "forever") return true;
    if (isBlank(rounds[at]) ? rule.coolDown >= 1 : (rounds[at] as number) <= rule.coolDown) return true;
    return (rule.disqualifying ?? []).includes(ended[at] as string);
  });
};

const isOut = (rule: RuleOf<"require">, selector: RuleOf<"require">["mentee"], person: Person): boolean =>
  selector !== undefined &&
  !(naiveFulfils(rule.condition, ask(person, selector)) ?? rule.missing === "allow");

/** Mentors that a mentee would take, as the rule says; 1 where it says nothing. */
const takes = (rule: RuleOf<"capacity">, mentee: Person): number => {
  if (rule.mentee === undefined) return 1;
  if (typeof rule.mentee === "number") return rule.mentee;
  if (typeof rule.mentee === "object") throw new Error("places in full have tests of their own");
  const answer = ask(mentee, rule.mentee);
  return isBlank(answer) ? rule.missing! : (answer as number);
};

/** Every lock that the rule asks for, as mentee and mentor by id. */
export const naiveLocks = (
  rule: RuleOf<"must">,
  mentees: ReadonlyArray<Person>,
  mentors: ReadonlyArray<Person>,
): Map<string, string> =>
  new Map([
    ...(rule.pairs ?? []).map(({ mentee, mentor }): [string, string] => [mentee, mentor]),
    ...mentees.flatMap((mentee) =>
      (rule.mentee === undefined ? [] : texts(mentee, rule.mentee)).map((id): [string, string] => [
        mentee.id,
        id,
      ]),
    ),
    ...mentors.flatMap((mentor) =>
      (rule.mentor === undefined ? [] : texts(mentor, rule.mentor)).map((id): [string, string] => [
        id,
        mentor.id,
      ]),
    ),
  ]);

/** Whether a criterion gives a pair too little, in a view that it belongs to. */
const givesTooLittle = (
  plan: Plan,
  rule: RuleOf<"minimum">,
  mentee: Person,
  mentor: Person,
  world: World,
): boolean => {
  const criterion = plan.criteria.find(({ name }) => name === rule.criterion)!;
  const views = criterion.direction === "both" ? (["mentee", "mentor"] as const) : [criterion.direction];
  const worth = typeof criterion.points === "number" ? criterion.points : 1;
  return views.some((view) => {
    const score = verdict(plan, criterion, mentee, mentor, view, world);
    if (score === null) return rule.missing === "forbid";
    return score !== "forbidden" && score * worth < rule.atLeast;
  });
};

/** Whether a pair's scores are too low. */
const isPoor = (plan: Plan, rule: RuleOf<"minimum">, pair: NaivePair): boolean => {
  const hasSay = (view: "mentee" | "mentor"): boolean =>
    plan.wishes?.[view] !== undefined ||
    plan.criteria.some(({ direction }) => direction === "both" || direction === view);
  const scores = {
    joint: [pair.joint],
    mentee: [pair.menteeView],
    mentor: [pair.mentorView],
    each: [...(hasSay("mentee") ? [pair.menteeView] : []), ...(hasSay("mentor") ? [pair.mentorView] : [])],
  };
  return scores[rule.view ?? "joint"].some((score) => score < rule.atLeast);
};

type Everybody = readonly [mentees: ReadonlyArray<Person>, mentors: ReadonlyArray<Person>];

const forbiddenBy = (
  plan: Plan,
  rule: Rule,
  everybody: Everybody,
): ((mentee: Person, mentor: Person) => boolean) | undefined => {
  switch (rule.kind) {
    case "require":
      return (mentee, mentor) => isOut(rule, rule.mentee, mentee) || isOut(rule, rule.mentor, mentor);
    case "never": {
      const { sharing } = rule;
      const sides = typeof sharing === "object" ? sharing : { mentee: sharing, mentor: sharing };
      return (mentee, mentor) =>
        texts(mentee, sides.mentee).some((text) => texts(mentor, sides.mentor).includes(text));
    }
    case "avoid":
      // One's own id on one's list counts for nothing: that pair is forbidden anyway.
      return (mentee, mentor) =>
        mentee.id !== mentor.id &&
        ((rule.mentee !== undefined && texts(mentee, rule.mentee).includes(mentor.id)) ||
          (rule.mentor !== undefined && texts(mentor, rule.mentor).includes(mentee.id)));
    case "reporting-line": {
      const managers = managersOf(rule, ...everybody);
      return (mentee, mentor) =>
        isAbove(managers, mentee.id, mentor.id, rule.levels) ||
        isAbove(managers, mentor.id, mentee.id, rule.levels);
    }
    case "repeat":
      return (mentee, mentor) =>
        wasPartner(rule, rule.mentee, mentee, mentor) || wasPartner(rule, rule.mentor, mentor, mentee);
    case "eligibility":
      return (mentee, mentor) => {
        const from = standing(plan, rule.ladder, ask(mentee, rule.mentee));
        const to = standing(plan, rule.ladder, ask(mentor, rule.mentor));
        if (from === undefined || to === undefined) return rule.missing === "forbid";
        if (from.track !== to.track) return rule.acrossTracks === "forbid";
        return to.step - from.step < rule.from || to.step - from.step > rule.to;
      };
    case "capacity":
      return everybody[0].some((mentee) => takes(rule, mentee) === 0)
        ? (mentee) => takes(rule, mentee) === 0
        : undefined;
    case "must": {
      const locks = naiveLocks(rule, ...everybody);
      const isFull = (mentor: Person): boolean => {
        const locked = [...locks.values()].filter((id) => id === mentor.id).length;
        return locked > 0 && locked >= naivePlaces(plan, mentor);
      };
      return (mentee, mentor) => (locks.has(mentee.id) ? locks.get(mentee.id) !== mentor.id : isFull(mentor));
    }
    case "minimum":
      if (rule.criterion === undefined) return undefined;
      return (mentee, mentor) =>
        givesTooLittle(plan, rule, mentee, mentor, { mentees: everybody[0], mentors: everybody[1] });
    default:
      return undefined;
  }
};

/** Everything that can forbid a pair, in the order in which it is reported. */
export const naiveRules = (
  plan: Plan,
  mentees: ReadonlyArray<Person>,
  mentors: ReadonlyArray<Person>,
): NaiveRule[] => {
  const onBothSides = mentees.some(({ id }) => mentors.some((mentor) => mentor.id === id));
  const self: NaiveRule = { name: "never oneself", forbids: (mentee, mentor) => mentee.id === mentor.id };
  const ofPlan = plan.rules.flatMap((rule): NaiveRule[] => {
    const forbids = forbiddenBy(plan, rule, [mentees, mentors]);
    const name = rule.kind === "capacity" ? (rule.name ?? "takes nobody") : rule.name;
    return forbids === undefined ? [] : [{ name, forbids }];
  });
  const ofCriteria = plan.criteria
    .filter((criterion) => [criterion.missing, otherReason(criterion)].includes("forbid"))
    .map(
      (criterion): NaiveRule => ({
        name: undefined,
        forbids: (a, b) =>
          (["mentee", "mentor"] as const).some(
            (view) => verdict(plan, criterion, a, b, view, { mentees, mentors }) === "forbidden",
          ),
      }),
    );
  const ofWishes: NaiveRule = {
    name: "not on a list of wishes",
    forbids: (mentee, mentor) => isUnacceptable(plan, mentee, mentor, { mentees, mentors }),
  };
  const hard = [
    ...(onBothSides ? [self] : []),
    ...ofPlan,
    ...ofCriteria,
    ...(plan.wishes?.notListed === "unacceptable" ? [ofWishes] : []),
  ];
  // Least scores are asked of pairs that all else allows.
  const ofScores = plan.rules.flatMap((rule): NaiveRule[] => {
    if (rule.kind !== "minimum" || rule.criterion !== undefined) return [];
    const forbids = (mentee: Person, mentor: Person): boolean => {
      const pair = naivePair(plan, hard, mentee, mentor, { mentees, mentors });
      return pair !== undefined && isPoor(plan, rule, pair);
    };
    return [{ name: rule.name, forbids }];
  });
  return [...hard, ...ofScores];
};

/** What a criterion makes of a pair that it can't judge although both answered. */
const otherReason = (criterion: Criterion): Missing | undefined =>
  criterion.kind === "ladder"
    ? criterion.acrossTracks
    : criterion.kind === "rank"
      ? criterion.notListed
      : undefined;
