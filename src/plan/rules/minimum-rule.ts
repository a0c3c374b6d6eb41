/** The least quality of a pair. */
import { z } from "zod";
import { moderate, oneOf, strict, text } from "../wording";
import { ruleName, unknownSchema } from "./pair-rules";

/** Rather nobody than a poor match: a pair below a score is forbidden. */
export const minimumRuleSchema = strict({
  kind: z.literal("minimum"),
  name: ruleName,
  /** The score that counts: the joint one, a side's view, or each of the two. Default: `"joint"`. */
  view: oneOf("joint", "mentee", "mentor", "each").optional(),
  /** The criterion that counts, instead of a view. */
  criterion: text("the name of a criterion").optional(),
  /** The least score that is allowed: 0 to 1, or points among points. */
  atLeast: moderate("a score"),
  /** A pair of which the criterion says nothing. Default: `"allow"`. */
  missing: unknownSchema.optional(),
});
