/** A condition on one answer, as rules and compositions ask it. */
import { z } from "zod";
import { says, strict } from "./wording";

const VALUE = says("a text, a number, or true or false", "Write the answer as the records have it.");

const valueSchema = z.union([z.string(VALUE).min(1, VALUE), z.number(VALUE), z.boolean(VALUE)], VALUE);

const oneOrMore = z.union(
  [valueSchema, z.array(valueSchema, VALUE).min(1, says("at least one answer", "Name the answers."))],
  says("an answer, or a list of them", "Write the answers as the records have them."),
);

const bound = z.number(says("a number", "Write it in digits."));

/** What an answer must be: one of some values, none of them, or a number within bounds. */
export const conditionSchema = z.union(
  [
    strict({
      /** The answer, or one of several; of a list of answers one is enough. */
      is: oneOrMore,
    }),
    strict({
      /** What the answer is not; of a list of answers none may be. */
      isNot: oneOrMore,
    }),
    strict({
      /** The lowest number that fulfils it. */
      atLeast: bound,
      /** The highest number that fulfils it. */
      atMost: bound.optional(),
    }),
    strict({
      /** The highest number that fulfils it. */
      atMost: bound,
    }),
  ],
  says(
    'a condition: { "is": … }, { "isNot": … } or { "atLeast": …, "atMost": … }',
    "Say what the answer must be.",
  ),
);

/**
 * A condition on one answer. A list of answers fulfils `is` and bounds when one of its entries does, and `isNot` when none of its
 * entries is among the values. A blank is neither: what it means says the rule.
 */
export type Condition = z.infer<typeof conditionSchema>;
/** A value that an answer is compared with. */
export type ConditionValue = z.infer<typeof valueSchema>;

/** The values as a list. */
export const valuesOf = (oneOrSeveral: ConditionValue | ConditionValue[]): ReadonlyArray<ConditionValue> =>
  Array.isArray(oneOrSeveral) ? oneOrSeveral : [oneOrSeveral];

/** The condition behind “whose answer”: `is "yes"`, `is from 2 to 5`. */
export const conditionInWords = (condition: Condition): string => {
  if ("is" in condition) return `is ${listed(condition.is)}`;
  if ("isNot" in condition) return `is not ${listed(condition.isNot)}`;
  if (!("atLeast" in condition)) return `is at most ${condition.atMost}`;
  return condition.atMost === undefined
    ? `is at least ${condition.atLeast}`
    : `is from ${condition.atLeast} to ${condition.atMost}`;
};

const listed = (values: ConditionValue | ConditionValue[]): string =>
  valuesOf(values)
    .map((value) => JSON.stringify(value))
    .join(" or ");
