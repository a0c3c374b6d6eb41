import { readIdLists } from "../../criteria/id-lists";
import type { RuleOf } from "../../plan/rules";
import { questionAt } from "./question";
import { type CompiledRule, type RuleContext, type RulePath, ruleOfForbiddenPairs } from "./rule";

/** Nobody meets whom they list, or who lists them. */
export const compileAvoid = (rule: RuleOf<"avoid">, context: RuleContext, path: RulePath): CompiledRule => {
  const { mentees, mentors } = context.cohort;
  const pairs: [mentee: number, mentor: number][] = [];
  if (rule.mentee !== undefined) {
    const lists = readIdLists(questionAt(context, "mentees", rule.mentee, [...path, "mentee"]), mentors);
    for (const [mentee, ranks] of lists.entries()) {
      for (const mentor of (ranks ?? []).flat()) pairs.push([mentee, mentor]);
    }
  }
  if (rule.mentor !== undefined) {
    const lists = readIdLists(questionAt(context, "mentors", rule.mentor, [...path, "mentor"]), mentees);
    for (const [mentor, ranks] of lists.entries()) {
      for (const mentee of (ranks ?? []).flat()) pairs.push([mentee, mentor]);
    }
  }
  return ruleOfForbiddenPairs(rule.name ?? "never whom one avoids", pairs);
};
