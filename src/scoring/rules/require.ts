import { conditionInWords } from "../../plan/condition";
import type { RuleOf } from "../../plan/rules";
import { BLANK, FAILS, readCondition } from "./condition";
import { fieldName, questionAt } from "./question";
import { type CompiledRule, type RuleContext, type RulePath, ruleOfPeople } from "./rule";

/** A person takes part only if their answer fulfils the condition. */
export const compileRequire = (
  rule: RuleOf<"require">,
  context: RuleContext,
  path: RulePath,
): CompiledRule => {
  /** person → 1 for who may not take part. */
  const outOf = (side: "mentee" | "mentor"): Uint8Array => {
    const selector = rule[side];
    if (selector === undefined) return new Uint8Array(context.cohort[`${side}s`].ids.length);
    return readCondition(questionAt(context, `${side}s`, selector, [...path, side]), rule.condition).map(
      (judged) => (judged === FAILS || (judged === BLANK && rule.missing === "forbid") ? 1 : 0),
    );
  };
  return ruleOfPeople(rule.name ?? nameOf(rule), { mentees: outOf("mentee"), mentors: outOf("mentor") });
};

const nameOf = ({ mentee, mentor, condition }: RuleOf<"require">): string => {
  const [own, other] = [mentee, mentor].map((selector) => selector && fieldName(selector));
  const fields =
    own === other || other === undefined ? own : own === undefined ? other : `${own} and ${other}`;
  const who = own === undefined ? "mentors" : other === undefined ? "mentees" : "people";
  return `only ${who} whose ${fields} ${conditionInWords(condition)}`;
};
