/** Rules that whole panels, groups, loads or rounds keep, not pairs: typed and checked, enforced by the shapes that know such wholes. */
import { z } from "zod";
import { conditionSchema } from "../condition";
import { selectorSchema } from "../selector";
import { ladderReference } from "../vocabulary";
import { oneOf, says, strict, text, whole } from "../wording";
import { ruleName } from "./pair-rules";

const count = whole("a whole number from 0", 0);

/** Tiers of mentees: the first is served before the second. */
export const priorityRuleSchema = strict({
  kind: z.literal("priority"),
  name: ruleName,
  /** Where a mentee holds what decides. */
  mentee: selectorSchema,
  /** The answers, first tier first; or by number, such as rounds waited. */
  order: z.union(
    [
      z
        .array(text("an answer"), says("a list of answers", "Write it in brackets."))
        .min(1, says("at least one answer", "Name the answers, first tier first.")),
      oneOf("lowest-first", "highest-first"),
    ],
    says(
      'the answers, first tier first, or "lowest-first" or "highest-first"',
      "List the answers in brackets.",
    ),
  ),
  /** Where who has not answered stands. Default: `"last"`. */
  missing: oneOf("first", "last").default("last"),
});

/** Who sits together on a mentee's panel of mentors. */
export const panelRuleSchema = strict({
  kind: z.literal("panel"),
  name: ruleName,
  /** Where mentors hold the answer that counts. */
  mentor: selectorSchema,
  /** Mentors who fulfil it are counted. */
  condition: conditionSchema.optional(),
  /** Mentors whose answer differs from this one of the mentee are counted. */
  differentFrom: selectorSchema.optional(),
  /** Fewest of those on a panel. */
  atLeast: count.optional(),
  /** Most of those on a panel. */
  atMost: count.optional(),
  /** Most mentors of one and the same answer on a panel. */
  eachAtMost: whole("a whole number from 1", 1).optional(),
});

/** Who makes a group: of mentees, with a mentor as facilitator. */
export const groupRuleSchema = strict({
  kind: z.literal("group"),
  name: ruleName,
  /** Members a group. */
  size: strict({
    /** Fewest. */
    from: whole("a whole number from 2", 2),
    /** Most, included. */
    to: whole("a whole number from 2", 2),
  }).optional(),
  /** How far above every member the facilitator stands. */
  facilitator: strict({
    mentee: selectorSchema,
    mentor: selectorSchema,
    /** The ladder; without one, answers are whole numbers and count as steps themselves. */
    ladder: ladderReference.optional(),
    /** Fewest steps from a member up to the facilitator. */
    stepsAbove: whole("a whole number of steps"),
  }).optional(),
  /** Where members hold an answer that is the same for all of a group. */
  same: selectorSchema.optional(),
  /** How many members fulfil a condition. */
  counts: z
    .array(
      strict({
        mentee: selectorSchema,
        condition: conditionSchema,
        atLeast: count.optional(),
        atMost: count.optional(),
      }),
      says("a list of counts", "Write it in brackets."),
    )
    .optional(),
  /** Where members hold an answer that nobody should be the only one of the group to give. */
  nobodyAlone: selectorSchema.optional(),
});

/** A limit on the load of some mentors. */
export const loadRuleSchema = strict({
  kind: z.literal("load"),
  name: ruleName,
  /** Where mentors hold the answer that makes them one of those. */
  mentor: selectorSchema,
  condition: conditionSchema,
  /** The most mentees. */
  atMost: count,
  /** Whether each of those mentors takes so many, or all of them together. */
  per: oneOf("mentor", "group"),
});

const SHARE = says("a share from 0 to 1", "Write 0.1 for one in ten.");

/** A limit on how many mentees get another mentor than they have. */
export const churnRuleSchema = strict({
  kind: z.literal("churn"),
  name: ruleName,
  /** Where a mentee holds the id of their mentor. */
  mentee: selectorSchema,
  /** The most mentees who change. */
  atMost: count.optional(),
  /** The largest share of those who have a mentor. */
  atMostShare: z.number(SHARE).min(0, SHARE).max(1, SHARE).optional(),
});
