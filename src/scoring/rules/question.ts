import type { Question } from "../../criteria/answers";
import { type Finding, PLAN_SOURCE } from "../../errors/finding";
import { renderPath } from "../../errors/render";
import type { AnySelector } from "../../plan/selector";
import type { RuleContext, RulePath } from "./rule";

/**
 * The question that a rule asks a side. A field that nobody has is the plan's mistake and stands at `path`, where the plan names it; of a
 * function's answer the finding says who asked.
 */
export const questionAt = (
  { cohort, report }: RuleContext,
  side: "mentees" | "mentors",
  selector: AnySelector,
  path: RulePath,
): Question => ({
  side: cohort[side],
  selector,
  report: (finding: Finding) => {
    if (finding.code === "unknown-name") report({ ...finding, place: { source: PLAN_SOURCE, path } });
    else if (typeof selector === "string") report(finding);
    else report({ ...finding, expected: `${finding.expected}, for ${renderPath(path)} of the plan` });
  },
});

/** A selector that both sides share, or one for each, with where the plan names them. */
export const sidesOf = (
  selector: AnySelector | { readonly mentee: AnySelector; readonly mentor: AnySelector },
  path: RulePath,
): Readonly<Record<"mentee" | "mentor", { readonly selector: AnySelector; readonly path: RulePath }>> =>
  typeof selector === "object"
    ? {
        mentee: { selector: selector.mentee, path: [...path, "mentee"] },
        mentor: { selector: selector.mentor, path: [...path, "mentor"] },
      }
    : { mentee: { selector, path }, mentor: { selector, path } };

/** A field's name as it stands in the names of rules. */
export const fieldName = (selector: AnySelector): string =>
  typeof selector === "string" ? selector : "answer";
