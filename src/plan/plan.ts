import { z } from "zod";
import { criterionSchema } from "./criteria";
import { participantsSchema } from "./participants";
import { ruleSchema } from "./rules";
import { selectorSchema } from "./selector";
import { ladderSchema, taxonomySchema } from "./vocabulary";
import { moderate, oneOf, says, strict, text, whole } from "./wording";

/** The version of the plan's format that this library reads and writes. */
export const PLAN_VERSION = 1;

const shapeSchema = z.discriminatedUnion(
  "kind",
  [
    /** Every mentor takes one mentee at most. */
    strict({ kind: z.literal("one-to-one") }),
    /** A mentor takes up to their capacity; a mentee has one mentor. */
    strict({ kind: z.literal("one-to-many") }),
  ],
  says('a shape: "one-to-one" or "one-to-many"', "Say what kind of shape it is."),
);

const objectiveSchema = z.discriminatedUnion(
  "kind",
  [
    /** No mentee and mentor would both rather have each other than whom they were given. */
    strict({
      kind: z.literal("stable"),
      /** The side that asks, and gets the best that any stable matching gives it. Default: `"mentees"`. */
      proposing: oneOf("mentees", "mentors").default("mentees"),
    }),
    /** The sum of the joint scores is as large as possible. */
    strict({
      kind: z.literal("total"),
      /** `"first"`: the most people matched, then the best total. `"free"`: the best total. Default: `"free"`. */
      coverage: oneOf("free", "first").default("free"),
    }),
  ],
  says('an objective: "stable" or "total"', "Say what kind of objective it is."),
);

const combinationSchema = z.discriminatedUnion(
  "kind",
  [
    /** The weighted mean of the two views. */
    strict({
      kind: z.literal("mean"),
      /** Share of the mentee's view in the joint score, 0 to 1. Default: 0.5. */
      menteeShare: z
        .number(says("a number from 0 to 1", "Write it in digits."))
        .min(0, says("a number from 0 to 1", "Write 0 to count the mentor's view alone."))
        .max(1, says("a number from 0 to 1", "Write 1 to count the mentee's view alone."))
        .default(0.5),
    }),
    /** The lower of the two views. */
    strict({ kind: z.literal("minimum") }),
    /** The root of the product of the two views: one that is 0 makes the joint score 0. */
    strict({ kind: z.literal("geometric-mean") }),
    /** One view first, in tiers; within a tier the other view. */
    strict({
      kind: z.literal("lexicographic"),
      /** Whose view comes first. */
      first: oneOf("mentee", "mentor"),
      /**
       * Where the tiers of the first view begin, ascending: `[0.5, 0.8]` makes three of them. A pair of a higher tier stands before
       * all of a lower one; within a tier the other view decides.
       */
      tiers: z
        .array(moderate("a score"), says("a list of scores", "Write it in brackets."))
        .min(1, says("at least one score", "Say where the second tier begins, as in [0.5].")),
    }),
  ],
  says(
    'a combination: "mean", "minimum", "geometric-mean" or "lexicographic"',
    "Say what kind of combination it is.",
  ),
);

/** Ranked wishes that come before all scores. */
const wishesSchema = strict({
  /** Where mentees list the ids of mentors, best first; tied ones in a list of their own. */
  mentee: selectorSchema.optional(),
  /** Where mentors list the ids of mentees, best first; tied ones in a list of their own. */
  mentor: selectorSchema.optional(),
  /**
   * What it means not to be on somebody's list: `"unacceptable"`: the pair is not allowed; `"after"`: after all who are listed,
   * by score. Who gives no list leaves all to the scores.
   */
  notListed: oneOf("unacceptable", "after"),
});

/** A person's own order of what matters. */
const emphasisSchema = strict({
  /** Where mentees list names of criteria, the most important first. */
  mentee: selectorSchema.optional(),
  /** Where mentors list names of criteria, the most important first. */
  mentor: selectorSchema.optional(),
});

export const planSchema = strict({
  /** Version of the format. Default: 1. */
  version: z.literal(PLAN_VERSION, says(`${PLAN_VERSION}`, `Write ${PLAN_VERSION}.`)).default(PLAN_VERSION),
  /** Name of the round, for reports. */
  name: text("a name").default("Mentoring round"),
  /** Breaks ties: another seed, another but equally good resolution of them. Default: 0. */
  seed: whole("a whole number").default(0),
  /** Where a record holds its id. Default: the field `id`. */
  id: z
    .union(
      [selectorSchema, strict({ mentee: selectorSchema, mentor: selectorSchema })],
      says("the name of a field, or one for each side", "Name the field that identifies a person."),
    )
    .default("id"),
  /** How the columns of tables become fields; needed only for tables. */
  participants: participantsSchema.optional(),
  /** Ladders that criteria and rules refer to by name. */
  ladders: z
    .record(
      text("the name of a ladder"),
      ladderSchema,
      says("an object from names to ladders", "Write it in braces."),
    )
    .default({}),
  /** Taxonomies that criteria refer to by name. */
  taxonomies: z
    .record(
      text("the name of a taxonomy"),
      taxonomySchema,
      says("an object from names to taxonomies", "Write it in braces."),
    )
    .default({}),
  /** Who may have how many. */
  shape: shapeSchema,
  /** What "best" means. */
  objective: objectiveSchema,
  /** How the two views of a pair become its joint score. Default: their mean. */
  combination: combinationSchema.default({ kind: "mean", menteeShare: 0.5 }),
  /** Ranked wishes that come before all scores. */
  wishes: wishesSchema.optional(),
  /**
   * Where people say in which order the criteria matter to them. The weights of the criteria that a person lists are shared out
   * anew among them, by the centroid of all weights in that order (Barron and Barrett 1996).
   */
  emphasis: emphasisSchema.optional(),
  /** What makes a good pair. */
  criteria: z
    .array(criterionSchema, says("a list of criteria", "Write it in brackets."))
    .min(1, says("at least one criterion", "Say what makes a good pair.")),
  /** What must not be. */
  rules: z.array(ruleSchema, says("a list of rules", "Write it in brackets.")).default([]),
});

/** A checked plan with every default filled in; {@link parsePlan} makes it. */
export type Plan = z.infer<typeof planSchema>;
/** What `plan.json` may hold: defaults may be left out. */
export type PlanJson = z.input<typeof planSchema>;
/** What "best" means. */
export type Objective = Plan["objective"];
/** Who may have how many. */
export type Shape = Plan["shape"];
/** Ranked wishes that come before all scores. */
export type Wishes = NonNullable<Plan["wishes"]>;
/** A person's own order of what matters. */
export type Emphasis = NonNullable<Plan["emphasis"]>;
/** How two views become one score. */
export type Combination = Plan["combination"];
