/** How many partners a person takes. */
import { z } from "zod";
import { selectorSchema } from "../selector";
import { oneOf, positive, says, strict, whole } from "../wording";
import { ruleName } from "./pair-rules";

const AMOUNT = says("the name of a field, or a number from 0", "Name the field that holds the number.");

const amount = z.union([selectorSchema, z.number(AMOUNT).min(0, AMOUNT)], AMOUNT);

/** Places in full: how many a person wants, takes at most, and needs at least; in people or in hours. */
export const placesSchema = strict({
  /** How many the person would like. */
  wanted: amount.optional(),
  /** The most the person takes, if asked to. */
  max: amount.optional(),
  /** The fewest that are worth the person's while. */
  min: amount.optional(),
  /** What the numbers count. Default: `"people"`. */
  unit: oneOf("people", "hours").default("people"),
  /** Hours that one partner takes; needed with hours. */
  hoursPerPair: positive("a number of hours above 0").optional(),
  /** Whether places beyond the wanted ones, up to the most, are filled too. Default: `false`. */
  overflow: z.boolean(says("true or false", "Write true to fill places up to the most.")).default(false),
});

const places = z.union(
  [selectorSchema, whole("a whole number from 0", 0), placesSchema],
  says("the name of a field, or a whole number from 0", "Name the field that holds the number of places."),
);

/** How many partners a person takes: an answer of theirs, one number for all, or both in full. */
export const capacityRuleSchema = strict({
  kind: z.literal("capacity"),
  name: ruleName,
  /** Places of the mentors. Default: 1 each. */
  mentor: places.optional(),
  /** Places of the mentees; a shape that gives a mentee one mentor takes no more than 1 of it. Default: 1 each. */
  mentee: places.optional(),
  /** Places of a person who gave no answer. Without it, a blank is an error. */
  missing: whole("a whole number from 0", 0).optional(),
  /** What mentees seek and mentors offer places for. */
  functions: strict({
    /** Where mentees list the functions they seek. */
    sought: selectorSchema,
    /** Where mentors list the functions they offer. */
    offered: selectorSchema,
    /** Where mentors list the places for each function they offer, in the same order. */
    places: selectorSchema.optional(),
  }).optional(),
});
