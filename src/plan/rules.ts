/** The kinds of hard rule: what each can be told. The schemas are the truth; the types follow from them. */
import { z } from "zod";
import { selectorSchema } from "./selector";
import { ladderReference } from "./vocabulary";
import { oneOf, says, strict, text, whole } from "./wording";

/** What a rule makes of a pair it can't judge. */
export const unknownSchema = oneOf("allow", "forbid");

const name = text("a name for the rule").optional();

/** A pair is allowed only when the mentor stands `from` to `to` steps above the mentee. */
export const eligibilityRuleSchema = strict({
  kind: z.literal("eligibility"),
  name,
  mentee: selectorSchema,
  mentor: selectorSchema,
  /** The ladder; without one, answers are whole numbers and count as steps themselves. */
  ladder: ladderReference.optional(),
  /** Fewest steps from mentee up to mentor. */
  from: whole("a whole number of steps"),
  /** Most steps from mentee up to mentor, included. */
  to: whole("a whole number of steps"),
  /** A pair of which one has not answered. Default: `"forbid"`: what can't be shown is not allowed. */
  missing: unknownSchema.default("forbid"),
  /** A pair on different tracks, which do not compare. Default: `"forbid"`. */
  acrossTracks: unknownSchema.default("forbid"),
});

/** A pair that shares an answer is forbidden: the same organisation, the same supervisor. A blank shares nothing. */
export const neverRuleSchema = strict({
  kind: z.literal("never"),
  name,
  /** The field, if both sides hold it under one name; else the field of each side. */
  sharing: z.union(
    [selectorSchema, strict({ mentee: selectorSchema, mentor: selectorSchema })],
    says(
      "the name of a field, or one for each side",
      'Write "field", or { "mentee": "field", "mentor": "field" }.',
    ),
  ),
});

/** How many mentees a mentor takes: an answer of theirs, or one number for all. */
export const capacityRuleSchema = strict({
  kind: z.literal("capacity"),
  name,
  mentor: z.union(
    [selectorSchema, whole("a whole number from 0", 0)],
    says("the name of a field, or a whole number from 0", "Name the field that holds the number of places."),
  ),
  /** Places of a mentor who gave no answer. Without it, a blank is an error. */
  missing: whole("a whole number from 0", 0).optional(),
});

const kinds = [eligibilityRuleSchema, neverRuleSchema, capacityRuleSchema] as const;

/** Names of the kinds of rule. */
export const ruleKinds = kinds.map((kind) => kind.shape.kind.value);

export const ruleSchema = z.discriminatedUnion("kind", kinds, {
  error: `one of the kinds of rule: ${ruleKinds.join(", ")}\nSay what kind of rule it is.`,
});

/** A rule as a checked plan holds it. */
export type Rule = z.infer<typeof ruleSchema>;
/** A rule of one kind. */
export type RuleOf<Kind extends Rule["kind"]> = Extract<Rule, { kind: Kind }>;
