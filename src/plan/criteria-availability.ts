/** What the criterion `availability` can be told. */
import { z } from "zod";
import { selectorSchema } from "./selector";
import { oneOf, positive, says, strict, text } from "./wording";

const date = z.iso.date(says("a date", 'Write it as year, month and day, as in "2026-09-01".')).optional();

/** How many minutes a week two people have in common, by their own clocks: full score from `enough` on. */
export const availabilityOptions = {
  kind: z.literal("availability"),
  /**
   * The field that holds people's time zone, if both sides hold it under one name; else the field of each side. Without it everybody
   * lives by the same clock.
   */
  zone: z
    .union(
      [selectorSchema, strict({ mentee: selectorSchema, mentor: selectorSchema })],
      says(
        "the name of a field, or one for each side",
        'Write "field", or { "mentee": "field", "mentor": "field" }.',
      ),
    )
    .optional(),
  /** The time zone of people who left theirs blank. Without it, a blank is an error of those who say when they have time. */
  defaultZone: text("the name of a time zone").optional(),
  /** A day of the programme's first week. Needed with `zone`: when clocks change depends on the year. */
  from: date,
  /** A day of its last week. */
  to: date,
  /** Minutes a week from which the score is full. Default: 60. */
  enough: positive("a number of minutes above 0").default(60),
  /** Which week counts: the mean of all, or the one with the fewest minutes. Default: `"mean"`. */
  over: oneOf("mean", "worst").default("mean"),
};
