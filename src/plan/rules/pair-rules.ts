/** Rules that forbid pairs, whoever else is matched: what each can be told. */
import { z } from "zod";
import { conditionSchema } from "../condition";
import { selectorSchema } from "../selector";
import { ladderReference } from "../vocabulary";
import { oneOf, says, strict, text, whole } from "../wording";

/** What a rule makes of a pair it can't judge. */
export const unknownSchema = oneOf("allow", "forbid");

/** The name under which reports speak of a rule. */
export const ruleName = text("a name for the rule").optional();

/** A person takes part only if an answer of theirs fulfils a condition. */
export const requireRuleSchema = strict({
  kind: z.literal("require"),
  name: ruleName,
  /** Where mentees answer; left out when nothing is asked of them. */
  mentee: selectorSchema.optional(),
  /** Where mentors answer; left out when nothing is asked of them. */
  mentor: selectorSchema.optional(),
  /** What the answer must be. */
  condition: conditionSchema,
  /** A person who has not answered. Default: `"forbid"`. */
  missing: unknownSchema.default("forbid"),
});

/** A pair is allowed only when the mentor stands `from` to `to` steps above the mentee. */
export const eligibilityRuleSchema = strict({
  kind: z.literal("eligibility"),
  name: ruleName,
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
  name: ruleName,
  /** The field, if both sides hold it under one name; else the field of each side. */
  sharing: z.union(
    [selectorSchema, strict({ mentee: selectorSchema, mentor: selectorSchema })],
    says(
      "the name of a field, or one for each side",
      'Write "field", or { "mentee": "field", "mentor": "field" }.',
    ),
  ),
});

/** Whoever stands on the other's list is not met: avoid lists, declared conflicts. Either side's list forbids. */
export const avoidRuleSchema = strict({
  kind: z.literal("avoid"),
  name: ruleName,
  /** Where mentees list the ids of mentors. */
  mentee: selectorSchema.optional(),
  /** Where mentors list the ids of mentees. */
  mentor: selectorSchema.optional(),
});

/** A pair of which one stands above the other in the reporting line is forbidden. */
export const reportingLineRuleSchema = strict({
  kind: z.literal("reporting-line"),
  name: ruleName,
  /** Where people give the id of their manager: the field, if both sides hold it under one name; else the field of each side. */
  manager: z.union(
    [selectorSchema, strict({ mentee: selectorSchema, mentor: selectorSchema })],
    says(
      "the name of a field, or one for each side",
      'Write "field", or { "mentee": "field", "mentor": "field" }.',
    ),
  ),
  /** How far up the line the rule looks. Default: 1, one's own manager. */
  levels: whole("a whole number from 1", 1).default(1),
  /** Person → manager, by id, for people who do not take part but stand in the line. */
  managers: z
    .record(
      text("the id of a person"),
      text("the id of their manager"),
      says("an object from ids to the ids of managers", "Write it in braces."),
    )
    .optional(),
});

/** What a side tells of past partners: lists that stand side by side, one entry a partner. */
const pastPartnersSchema = strict({
  /** Ids of past partners. */
  partners: selectorSchema,
  /** How many rounds ago it was: 1 is the last round. */
  roundsAgo: selectorSchema.optional(),
  /** How it ended, in the programme's words. */
  ended: selectorSchema.optional(),
});

/** Past partners do not meet again, for good or for some rounds. */
export const repeatRuleSchema = strict({
  kind: z.literal("repeat"),
  name: ruleName,
  /** Where mentees tell of past mentors. */
  mentee: pastPartnersSchema.optional(),
  /** Where mentors tell of past mentees. */
  mentor: pastPartnersSchema.optional(),
  /** Partners of so many rounds, or fewer, ago are forbidden; 0 forbids none for their time alone. Default: `"forever"`. */
  coolDown: z
    .union([whole("a whole number from 0", 0), z.literal("forever")], {
      ...says('a whole number of rounds, or "forever"', "Write the number in digits."),
    })
    .default("forever"),
  /** Ends after which the two are forbidden for good. */
  disqualifying: z
    .array(text("a word for how it ended"), says("a list of words", "Write it in brackets."))
    .optional(),
});
