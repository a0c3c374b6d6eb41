/** A hard rule is never ignored in silence: what the shapes do not enforce yet is refused here. */
import { errorFinding, type Finding, PLAN_SOURCE, warningFinding } from "../../errors/finding";
import type { Shape } from "../../plan/plan";
import type { RuleOf } from "../../plan/rules";
import type { RulePath } from "./rule";

/** A rule that waits for a shape which knows panels, groups, loads or the round before. */
export type WholeRule = RuleOf<"priority" | "panel" | "group" | "load" | "churn">;

/** The finding for a rule, or a part of one, that the plan's shape does not enforce. */
export const notEnforced = (shape: Shape, path: RulePath, received: string): Finding =>
  errorFinding(
    "not-enforced",
    { source: PLAN_SOURCE, path },
    {
      expected: `rules that the shape "${shape.kind}" enforces`,
      received,
      remedy: "Leave it out of this round: it can be written down and checked, but no shape keeps it yet.",
    },
  );

/** The warning for places that are told by function where only their total counts. */
export const onlyInTotal = (shape: Shape, path: RulePath): Finding =>
  warningFinding(
    "not-enforced",
    { source: PLAN_SOURCE, path },
    {
      expected: `places in total, which is all that the shape "${shape.kind}" counts`,
      received: "places by function",
      remedy: "Nothing to do if the total is enough for this round.",
    },
  );
