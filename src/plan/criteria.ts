/** The kinds of soft criterion: what each can be told. The schemas are the truth; the types follow from them. */
import { z } from "zod";
import { selectorSchema } from "./selector";
import { ladderReference, taxonomyReference } from "./vocabulary";
import { moderate, oneOf, positive, says, strict, text, whole } from "./wording";

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
  /** Share in the views, relative to the other weights. Either all criteria have weights or all have points. */
  weight: positive("a number above 0").optional(),
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

const plainPoints = moderate("a number of points").optional();

/** The closeness of two sets of terms in a taxonomy (Wu and Palmer 1994), each side asking how well its own terms are met. */
export const taxonomyCriterionSchema = strict({
  kind: z.literal("taxonomy"),
  ...common,
  ...sides,
  points: plainPoints,
  tree: taxonomyReference,
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
   * that has fewer. Default: `"jaccard"`, which never rewards ticking more boxes.
   */
  measure: oneOf("jaccard", "overlap-coefficient").default("jaccard"),
});

/** How close two profiles of answers on a scale are: 1 less the mean distance over the questions both answered. */
export const profileCriterionSchema = strict({
  kind: z.literal("profile"),
  ...common,
  ...sides,
  points: plainPoints,
  /** Lowest and highest answer of the scale. Default: `[1, 5]`. */
  scale: z
    .tuple([answer, answer], says("the lowest and the highest answer", "Write it as [1, 5]."))
    .default([1, 5]),
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

const kinds = [
  taxonomyCriterionSchema,
  ladderCriterionSchema,
  overlapCriterionSchema,
  profileCriterionSchema,
  sameCriterionSchema,
  differentCriterionSchema,
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
