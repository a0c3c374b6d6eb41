/** The kinds of hard rule. The schemas are the truth; the types follow from them. */
import { z } from "zod";
import { capacityRuleSchema } from "./capacity-rule";
import { mustRuleSchema } from "./lock-rule";
import { minimumRuleSchema } from "./minimum-rule";
import {
  avoidRuleSchema,
  eligibilityRuleSchema,
  neverRuleSchema,
  repeatRuleSchema,
  reportingLineRuleSchema,
  requireRuleSchema,
} from "./pair-rules";
import {
  churnRuleSchema,
  groupRuleSchema,
  loadRuleSchema,
  panelRuleSchema,
  priorityRuleSchema,
} from "./whole-rules";

const kinds = [
  requireRuleSchema,
  eligibilityRuleSchema,
  neverRuleSchema,
  avoidRuleSchema,
  reportingLineRuleSchema,
  repeatRuleSchema,
  mustRuleSchema,
  minimumRuleSchema,
  capacityRuleSchema,
  priorityRuleSchema,
  panelRuleSchema,
  groupRuleSchema,
  loadRuleSchema,
  churnRuleSchema,
] as const;

/** Names of the kinds of rule. */
export const ruleKinds = kinds.map((kind) => kind.shape.kind.value);

export const ruleSchema = z.discriminatedUnion("kind", kinds, {
  error: `one of the kinds of rule: ${ruleKinds.join(", ")}\nSay what kind of rule it is.`,
});

/** A rule as a checked plan holds it. */
export type Rule = z.infer<typeof ruleSchema>;
/** A rule of one kind. */
export type RuleOf<Kind extends Rule["kind"]> = Extract<Rule, { kind: Kind }>;
