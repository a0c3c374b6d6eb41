/** From the plan's rules to rules over one cohort. */
import { type CompiledCriterion, FORBIDDEN } from "../../criteria/compiled";
import type { Rule, RuleOf } from "../../plan/rules";
import { scaleOf } from "../../plan/scale";
import { compileAvoid } from "./avoid";
import { readCapacities } from "./capacity";
import { compileEligibility } from "./eligibility";
import { onlyInTotal } from "./enforced";
import { readFunctionPlaces } from "./function-places";
import { compileCriterionMinimum } from "./minimum";
import { type Locks, readLocks } from "./must";
import { compileNever, compileSelf } from "./never";
import { compileRepeat } from "./repeat";
import { compileReportingLine } from "./reporting-line";
import { compileRequire } from "./require";
import { type CompiledRule, type RuleContext, type RulePath, ruleOfPeople } from "./rule";
import { checkWhole } from "./wholes";

/** What the plan's rules make of a cohort. */
export interface Constraints {
  /** Everything that can forbid a pair: the plan's rules in order, then criteria for which a missing answer forbids, then ranked wishes. */
  readonly rules: ReadonlyArray<CompiledRule>;
  /** mentor → places. */
  readonly capacities: Int32Array;
  /** The locked pairs, where the plan has a rule about them. */
  readonly locks: Locks | undefined;
}

/**
 * Reads every answer that the rules ask for, once; what is wrong with them, or with the rules for this cohort, is reported.
 *
 * @param ofWishes - what ranked wishes forbid, if they forbid anything
 */
export const compileConstraints = (
  context: RuleContext,
  criteria: ReadonlyArray<CompiledCriterion>,
  ofWishes: CompiledRule | undefined,
): Constraints => {
  const self = compileSelf(context);
  const { ofMentee, ofMentor } = readCapacities(context);
  const mentorCount = ofMentor.length;
  let locks: Locks | undefined;
  const ofPlan = context.plan.rules.flatMap((rule, at): CompiledRule[] => {
    const path = ["rules", at];
    if (rule.kind === "capacity") {
      if (readFunctionPlaces(rule, context, path) !== undefined)
        context.report(onlyInTotal(context.plan.shape, [...path, "functions"]));
      return takesNobody(rule, ofMentee, mentorCount).map((compiled) => ({ ...compiled, path }));
    }
    if (rule.kind === "must") {
      const read = readLocks(rule, context, path, ofMentor);
      locks = { ...read, rule: { ...read.rule, path } };
      return [locks.rule];
    }
    if (rule.kind === "minimum") {
      const criterion = criteria.find(({ name }) => name === rule.criterion);
      const scale = scaleOf(context.plan);
      return criterion === undefined
        ? []
        : [{ ...compileCriterionMinimum(rule, criterion, scale, mentorCount), path }];
    }
    const compiled = compileRule(rule, context, path);
    return compiled === undefined ? [] : [{ ...compiled, path }];
  });
  const ofCriteria = criteria.flatMap((criterion, at) =>
    criterion.forbids === undefined
      ? []
      : [{ ...ruleOfCriterion(criterion.forbids, criterion, mentorCount), path: ["criteria", at] }],
  );
  const wished = ofWishes === undefined ? undefined : { ...ofWishes, path: ["wishes"] };
  const rules = [self, ...ofPlan, ...ofCriteria, wished].filter((rule) => rule !== undefined);
  return { rules, capacities: ofMentor, locks };
};

/** The rule of mentees who take nobody, where there are any. */
const takesNobody = (
  { name }: RuleOf<"capacity">,
  ofMentee: Int32Array,
  mentorCount: number,
): CompiledRule[] => {
  if (ofMentee.every((places) => places > 0)) return [];
  const mentees = Uint8Array.from(ofMentee, (places) => (places === 0 ? 1 : 0));
  return [ruleOfPeople(name ?? "takes nobody", { mentees, mentors: new Uint8Array(mentorCount) })];
};

/** A rule of the plan; `undefined` for one that forbids no pair by itself. */
const compileRule = (
  rule: Exclude<Rule, { kind: "capacity" | "must" | "minimum" }>,
  context: RuleContext,
  path: RulePath,
): CompiledRule | undefined => {
  switch (rule.kind) {
    case "require":
      return compileRequire(rule, context, path);
    case "eligibility":
      return compileEligibility(rule, context, path);
    case "never":
      return compileNever(rule, context, path);
    case "avoid":
      return compileAvoid(rule, context, path);
    case "reporting-line":
      return compileReportingLine(rule, context, path);
    case "repeat":
      return compileRepeat(rule, context, path);
    default:
      checkWhole(rule, context, path);
      return undefined;
  }
};

const ruleOfCriterion = (name: string, criterion: CompiledCriterion, mentorCount: number): CompiledRule => {
  const everyMentor = Int32Array.from({ length: mentorCount }, (_, mentor) => mentor);
  const scores = new Float64Array(mentorCount);
  return {
    name,
    markForbidden: (mentee, marks) => {
      criterion.menteeView(mentee, everyMentor, mentorCount, scores);
      for (let mentor = 0; mentor < mentorCount; mentor++)
        marks[mentor] = scores[mentor] === FORBIDDEN ? 1 : 0;
      if (criterion.mentorView === criterion.menteeView) return;
      criterion.mentorView(mentee, everyMentor, mentorCount, scores);
      for (let mentor = 0; mentor < mentorCount; mentor++)
        if (scores[mentor] === FORBIDDEN) marks[mentor] = 1;
    },
    forbids: (mentee, mentor) =>
      [criterion.menteeView, criterion.mentorView].some((view) => {
        view(mentee, everyMentor.subarray(mentor, mentor + 1), 1, scores);
        return scores[0] === FORBIDDEN;
      }),
  };
};
