import { z } from "zod";
import { says, text } from "./wording";

const stepsSchema = z
  .array(text("the name of a step"), says("a list of steps, lowest first", "Write it in brackets."))
  .min(1, says("at least one step", "Name the steps, lowest first."));

export const ladderSchema = z.union(
  [stepsSchema, z.record(text("the name of a track"), stepsSchema)],
  says("a list of steps, lowest first, or tracks with such a list each", "List the steps in brackets."),
);
/**
 * A ladder: steps from the lowest to the highest, or several tracks of them. Steps of different tracks do not compare: no
 * step of a nurse's career is above or below one of a physician's. A step's name stands in one track only.
 */
export type Ladder = z.infer<typeof ladderSchema>;

export const taxonomySchema = z.record(
  text("a term"),
  z.array(text("a term"), says("the list of the terms right above", "Write [] for a term on top.")),
  says("an object from each term to the list of terms right above it", "Write {} around the terms."),
);
/**
 * A taxonomy: each term with the terms right above it; a term on top has none. A term may stand under several others.
 */
export type Taxonomy = z.infer<typeof taxonomySchema>;

/** A ladder written out, or the name of one under the plan's `ladders`. */
export const ladderReference = z.union(
  [text("the name of a ladder"), ladderSchema],
  says("the name of a ladder, or its steps", "Name one of the plan's ladders."),
);

/** A taxonomy written out, or the name of one under the plan's `taxonomies`. */
export const taxonomyReference = z.union(
  [text("the name of a taxonomy"), taxonomySchema],
  says("the name of a taxonomy, or its terms", "Name one of the plan's taxonomies."),
);
