/** The kinds of soft criterion: what each can be told. The schemas are the truth; the types follow from them. */
import { z } from "zod";
import { availabilityOptions } from "./criteria-availability";
import { selectorSchema } from "./selector";
import { ladderReference, taxonomyReference } from "./vocabulary";
import { fromZero, LARGEST, moderate, oneOf, positive, says, strict, text, whole } from "./wording";

export const directionSchema = oneOf("mentee", "mentor", "both");
/** Whose view a criterion belongs to. */
export type Direction = z.infer<typeof directionSchema>;

export const missingSchema = oneOf("neutral", "pessimistic", "optimistic", "forbid");
/**
 * What a missing answer on either side means for a pair: `neutral`: the criterion says nothing and the other weights count
 * for more; `pessimistic`: the lowest score; `optimistic`: the full score; `forbid`: the pair is not allowed.
 */
export type Missing = z.infer<typeof missingSchema>;

const common = {
  /** Name under which the criterion appears in explanations; unique in the plan. */
  name: text("a name for the criterion"),
  /**
   * Share in the views, relative to the other weights; 0 only beside `ownWeight`. Either all criteria have weights or all have
   * points.
   */
  weight: fromZero("a number above 0", `Write a number from ${1 / LARGEST} to ${LARGEST}.`).optional(),
  /** Whose view it belongs to. Default: `"both"`. */
  direction: directionSchema.default("both"),
  /** What a missing answer on either side means. Default: `"neutral"` among weights, `"pessimistic"` among points. */
  missing: missingSchema.optional(),
  /** Whether its facts are for the coordinator alone and never stand in what participants read. Default: false. */
  private: z.boolean(says("true or false", "Write it without quotes.")).default(false),
  /**
   * Where people say how much the criterion matters to them: a number from 0 that takes the place of the weight in their own
   * view. Who leaves it blank has the criterion's weight, which may then be 0.
   */
  ownWeight: strict({ mentee: selectorSchema.optional(), mentor: selectorSchema.optional() }).optional(),
};

/** What every kind with one answer a side has. */
const sides = { mentee: selectorSchema, mentor: selectorSchema };

/** Steps are written as whole numbers are: no leading zero, no minus before 0. */
const pointsByStep = z.record(
  z
    .string()
    .regex(/^(0|-?[1-9]\d*)$/, says("a whole number of steps", 'Write it as in { "1": 9, "2": 12 }.')),
  moderate("a number of points"),
);

const answer = moderate("an answer of the scale");

const scaleOf = (lowest: number, highest: number) =>
  z
    .tuple(
      [answer, answer],
      says("the lowest and the highest answer", `Write it as [${lowest}, ${highest}].`),
    )
    .default([lowest, highest]);

const plainPoints = moderate("a number of points").optional();

/** The closeness of two sets of terms in a taxonomy, each side asking how well its own terms are met. */
export const taxonomyCriterionSchema = strict({
  kind: z.literal("taxonomy"),
  ...common,
  ...sides,
  points: plainPoints,
  tree: taxonomyReference,
  /**
   * `"wu-palmer"`: by steps to a common ancestor and its depth; `"lin"`: by how much that ancestor says, where a term says the less
   * the more terms stand below it. Default: `"wu-palmer"`.
   */
  measure: oneOf("wu-palmer", "lin").default("wu-palmer"),
});

/** How far the mentor stands above the mentee on a ladder: full score for a wanted number of steps. */
export const ladderCriterionSchema = strict({
  kind: z.literal("ladder"),
  ...common,
  ...sides,
  /** Points for any wanted number of steps; or points by number of steps, as in `{ "1": 9, "2": 12 }`. */
  points: z
    .union(
      [moderate("a number of points"), pointsByStep],
      says(
        "points, or points by number of steps",
        'Write a number, or an object such as { "1": 9, "2": 12 }.',
      ),
    )
    .optional(),
  /** The ladder; without one, answers are whole numbers and count as steps themselves. */
  ladder: ladderReference.optional(),
  /** The wanted numbers of steps from mentee up to mentor; 0 for peers, negative for reverse mentoring. */
  steps: z
    .array(whole("a whole number of steps"), says("a list of whole numbers", "Write it in brackets."))
    .min(
      1,
      says("at least one number of steps", "Say how many steps above the mentee the mentor should stand."),
    )
    .optional(),
  /** Steps beyond a wanted number after which the score has fallen to 0, evenly. Default: 0. */
  tolerance: whole("a whole number from 0", 0).default(0),
  /** What it means when the two stand on different tracks, which do not compare. Default: as a missing answer. */
  acrossTracks: missingSchema.optional(),
});

/** How much two sets of answers have in common. */
export const overlapCriterionSchema = strict({
  kind: z.literal("overlap"),
  ...common,
  ...sides,
  points: plainPoints,
  /**
   * `"jaccard"`: common answers over all answers of both; `"overlap-coefficient"`: common answers over those of the side
   * that has fewer; `"cosine"`: common answers over the geometric mean of the numbers of both. Default: `"jaccard"`. None of them
   * ever rewards ticking a box that the other has not ticked.
   */
  measure: oneOf("jaccard", "overlap-coefficient", "cosine").default("jaccard"),
});

/** How close two profiles of answers on a scale are: 1 less the mean distance over the questions both answered. */
export const profileCriterionSchema = strict({
  kind: z.literal("profile"),
  ...common,
  ...sides,
  points: plainPoints,
  /** Lowest and highest answer of the scale. Default: `[1, 5]`. */
  scale: scaleOf(1, 5),
});

/** Full score for the same answer. */
export const sameCriterionSchema = strict({
  kind: z.literal("same"),
  ...common,
  ...sides,
  points: plainPoints,
});

/** Full score for another answer. */
export const differentCriterionSchema = strict({
  kind: z.literal("different"),
  ...common,
  ...sides,
  points: plainPoints,
});

/** How much of what the mentee seeks the mentor offers. */
export const coverageCriterionSchema = strict({
  kind: z.literal("coverage"),
  ...common,
  ...sides,
  points: plainPoints,
  /** Where a mentee says how important each need is: numbers from 0 in the order of the needs; a blank counts 1. */
  importance: selectorSchema.optional(),
  /** Where a mentor says how strong each offer is: answers on `strengthScale` in the order of the offers; a blank counts full. */
  strength: selectorSchema.optional(),
  /** The strengths that count nothing and in full. Default: `[0, 1]`. */
  strengthScale: scaleOf(0, 1),
});

/** How close two numbers are. */
export const closenessCriterionSchema = strict({
  kind: z.literal("closeness"),
  ...common,
  ...sides,
  points: plainPoints,
  /** By how much the mentor's number should exceed the mentee's. Default: 0. */
  target: moderate("a number").default(0),
  /** Distance from the target up to which the score is full. Default: 0. */
  full: fromZero("a number from 0").default(0),
  /** Distance from the target from which on the score is 0; in between it falls evenly. */
  range: positive("a number above 0"),
});

/** How near two places are, along the surface of the earth. */
export const distanceCriterionSchema = strict({
  kind: z.literal("distance"),
  ...common,
  ...sides,
  points: plainPoints,
  /** Kilometres up to which the score is full. Default: 0. */
  full: fromZero("a number of kilometres from 0").default(0),
  /** Kilometres from which on the score is 0; in between it falls evenly. */
  range: positive("a number of kilometres above 0"),
});

/** How high each side has the other on its own list of wishes. */
export const rankCriterionSchema = strict({
  kind: z.literal("rank"),
  ...common,
  /** Where a mentee lists mentors by id, best first; ids that share a rank stand in a list of their own. */
  mentee: selectorSchema.optional(),
  /** Where a mentor lists mentees. */
  mentor: selectorSchema.optional(),
  points: plainPoints,
  /** Ranks over which the score falls evenly from 1 to 0. Default: the number of ranks of a side's longest list. */
  length: whole("a whole number from 1", 1).optional(),
  /** What it means that a list does not hold the other. Default: `"pessimistic"`. */
  notListed: oneOf("pessimistic", "neutral", "forbid").default("pessimistic"),
});

/** How many minutes a week both have time, by clocks of their own. */
export const availabilityCriterionSchema = strict({
  ...availabilityOptions,
  ...common,
  ...sides,
  points: plainPoints,
});

const ofPair = says(
  "a function of a mentee and a mentor",
  "JSON holds no functions: build the plan in TypeScript.",
);

/** What the caller's own function makes of a pair. */
export const customCriterionSchema = strict({
  kind: z.literal("custom"),
  ...common,
  points: plainPoints,
  /** The score of a pair, 0 to 1; `null` where there is no answer. */
  score: z.custom<(mentee: never, mentor: never) => unknown>((value) => typeof value === "function", ofPair),
  /** The facts behind the score, as a sentence. */
  describe: z
    .custom<(mentee: never, mentor: never) => unknown>((value) => typeof value === "function", ofPair)
    .optional(),
});

const kinds = [
  taxonomyCriterionSchema,
  ladderCriterionSchema,
  overlapCriterionSchema,
  profileCriterionSchema,
  sameCriterionSchema,
  differentCriterionSchema,
  coverageCriterionSchema,
  closenessCriterionSchema,
  distanceCriterionSchema,
  rankCriterionSchema,
  availabilityCriterionSchema,
  customCriterionSchema,
] as const;

/** Names of the kinds of criterion. */
export const criterionKinds = kinds.map((kind) => kind.shape.kind.value);

export const criterionSchema = z.discriminatedUnion("kind", kinds, {
  error: `one of the kinds of criterion: ${criterionKinds.join(", ")}\nSay what kind of criterion it is.`,
});

/** A criterion as a checked plan holds it. */
export type Criterion = z.infer<typeof criterionSchema>;
/** A criterion of one kind. */
export type CriterionOf<Kind extends Criterion["kind"]> = Extract<Criterion, { kind: Kind }>;
