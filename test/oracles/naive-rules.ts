/** What each kind of rule forbids, word for word from what a plan promises. */
import type { Criterion, Missing } from "../../src/plan/criteria";
import type { Plan } from "../../src/plan/plan";
import type { Rule } from "../../src/plan/rules";
import { ask, type Person, standing, texts } from "./naive-answers";
import { verdict } from "./naive-criteria";
import { isUnacceptable } from "./naive-wishes";

/** Something that may forbid pairs. */
export interface NaiveRule {
  readonly name: string | undefined;
  readonly forbids: (mentee: Person, mentor: Person) => boolean;
}

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
  return [
    ...(onBothSides ? [self] : []),
    ...ofPlan,
    ...ofCriteria,
    ...(plan.wishes?.notListed === "unacceptable" ? [ofWishes] : []),
  ];
};

/** What a criterion makes of a pair that it can't judge although both answered. */
const otherReason = (criterion: Criterion): Missing | undefined =>
  criterion.kind === "ladder"
    ? criterion.acrossTracks
    : criterion.kind === "rank"
      ? criterion.notListed
      : undefined;
