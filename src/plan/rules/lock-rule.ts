/** Locks: pairs that every matching holds. */
import { z } from "zod";
import { selectorSchema } from "../selector";
import { says, strict, text } from "../wording";
import { ruleName } from "./pair-rules";

/** Pairs that are settled before the round: every matching holds them. */
export const mustRuleSchema = strict({
  kind: z.literal("must"),
  name: ruleName,
  /** The pairs, by id. */
  pairs: z
    .array(
      strict({ mentee: text("the id of a mentee"), mentor: text("the id of a mentor") }),
      says("a list of pairs", 'Write [{ "mentee": "…", "mentor": "…" }].'),
    )
    .optional(),
  /** Where mentees hold the id of the mentor they must get. */
  mentee: selectorSchema.optional(),
  /** Where mentors hold the ids of mentees they must get. */
  mentor: selectorSchema.optional(),
});
