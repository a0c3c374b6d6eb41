/** Rules about wholes, over a cohort: their answers are read, so that what is wrong with them is told, and then they are refused. */
import { placeOfAnswer } from "../../cohort/cohort";
import { readNumbers, readTexts } from "../../criteria/answers";
import { readRungs, resolveLadder } from "../../criteria/rungs";
import { errorFinding, quote, warningFinding } from "../../errors/finding";
import { suggestions } from "../../errors/nearest";
import type { Condition } from "../../plan/condition";
import type { RuleOf } from "../../plan/rules";
import type { AnySelector } from "../../plan/selector";
import { readCondition } from "./condition";
import { notEnforced, type WholeRule } from "./enforced";
import { questionAt } from "./question";
import type { RuleContext, RulePath } from "./rule";

/** A condition that every answer fulfils: reads answers of any kind that can be compared. */
const ANYTHING: Condition = { isNot: [] };

/** Reads what a rule about a whole asks for, and reports what is wrong with it, and that no shape enforces it. */
export const checkWhole = (rule: WholeRule, context: RuleContext, path: RulePath): void => {
  context.report(notEnforced(context.plan.shape, path, `the rule ${JSON.stringify(rule.kind)}`));
  const judge = (
    side: "mentees" | "mentors",
    selector: AnySelector,
    rest: RulePath,
    condition: Condition = ANYTHING,
  ): void => {
    readCondition(questionAt(context, side, selector, [...path, ...rest]), condition);
  };
  switch (rule.kind) {
    case "priority":
      checkPriority(rule, context, path);
      return;
    case "panel":
      judge("mentors", rule.mentor, ["mentor"], rule.condition);
      if (rule.differentFrom !== undefined) judge("mentees", rule.differentFrom, ["differentFrom"]);
      return;
    case "group": {
      if (rule.facilitator !== undefined) {
        const ladder = resolveLadder(context.plan, rule.facilitator.ladder);
        const at = (side: string): RulePath => [...path, "facilitator", side];
        readRungs(questionAt(context, "mentees", rule.facilitator.mentee, at("mentee")), ladder);
        readRungs(questionAt(context, "mentors", rule.facilitator.mentor, at("mentor")), ladder);
      }
      if (rule.same !== undefined) judge("mentees", rule.same, ["same"]);
      if (rule.nobodyAlone !== undefined) judge("mentees", rule.nobodyAlone, ["nobodyAlone"]);
      for (const [at, { mentee, condition }] of (rule.counts ?? []).entries())
        judge("mentees", mentee, ["counts", at, "mentee"], condition);
      return;
    }
    case "load":
      judge("mentors", rule.mentor, ["mentor"], rule.condition);
      return;
    case "churn":
      checkChurn(rule, context, path);
      return;
  }
};

const checkPriority = (rule: RuleOf<"priority">, context: RuleContext, path: RulePath): void => {
  const question = questionAt(context, "mentees", rule.mentee, [...path, "mentee"]);
  if (typeof rule.order === "string") {
    readNumbers(question);
    return;
  }
  const tiers = rule.order;
  const nearest = suggestions(tiers, 'Correct the answer, or add it to "order".');
  for (const [mentee, answer] of readTexts(question).entries()) {
    if (answer === undefined || tiers.includes(answer)) continue;
    question.report(
      errorFinding("unknown-term", placeOfAnswer(question.side, mentee, rule.mentee), {
        expected: `one of the tiers ${tiers.join(", ")}`,
        received: quote(answer),
        remedy: nearest(answer),
      }),
    );
  }
};

const checkChurn = (rule: RuleOf<"churn">, context: RuleContext, path: RulePath): void => {
  const question = questionAt(context, "mentees", rule.mentee, [...path, "mentee"]);
  const { ids } = context.cohort.mentors;
  const known = new Set(ids);
  const nearest = suggestions(ids, "Nothing to do if they have left: their mentees change in any case.");
  for (const [mentee, mentor] of readTexts(question).entries()) {
    if (mentor === undefined || known.has(mentor)) continue;
    question.report(
      warningFinding("unknown-id", placeOfAnswer(question.side, mentee, rule.mentee), {
        expected: "the id of one of the mentors",
        received: quote(mentor),
        remedy: nearest(mentor),
      }),
    );
  }
};
