/**
 * How the plan's schemas say what they expected: every schema carries a noun phrase and a remedy, so that a coordinator
 * reads a sentence and never a schema library's own words.
 */
import { z } from "zod";

const SEPARATOR = "\n";

/** The error text of a schema: what is expected, and what to do. */
export const says = (expected: string, remedy: string): { readonly error: string } => ({
  error: `${expected}${SEPARATOR}${remedy}`,
});

/** Takes the text of {@link says} apart again. */
export const heard = (message: string): { readonly expected: string; readonly remedy: string } => {
  const [expected = message, remedy = "Change it."] = message.split(SEPARATOR);
  return { expected, remedy };
};

/**
 * An object that knows all of its keys. For an unknown one the message lists the known ones, so that the finding can name
 * the nearest.
 */
export const strict = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? Object.keys(shape).join(SEPARATOR)
        : `an object with the keys ${Object.keys(shape).join(", ")}${SEPARATOR}Write it in braces.`,
  });

/** One of a few words. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(...words: Words) =>
  z.enum(words, says(words.map((word) => JSON.stringify(word)).join(" or "), "Use one of these words."));

/** A text with something in it. */
export const text = (what: string) => {
  const wording = says(what, "Write it in quotes.");
  return z.string(wording).min(1, wording);
};

/** Largest size of a weight, of points or of an answer on a scale: beyond it sums of them may be no numbers any more. */
export const LARGEST = 1e9;

/** A number from −{@link LARGEST} to {@link LARGEST}. */
export const moderate = (what: string) => {
  const wording = says(what, `Write it in digits; it may be as large as ${LARGEST}.`);
  return z.number(wording).min(-LARGEST, wording).max(LARGEST, wording);
};

/** A number above 0, neither too small nor too large for sums. */
export const positive = (what: string) => {
  const wording = says(what, `Write a number from ${1 / LARGEST} to ${LARGEST}.`);
  return z
    .number(wording)
    .min(1 / LARGEST, wording)
    .max(LARGEST, wording);
};

/** A number from 0, not too large for sums. */
export const fromZero = (what: string, remedy = `Write a number from 0 to ${LARGEST}.`) => {
  const wording = says(what, remedy);
  return z.number(wording).min(0, wording).max(LARGEST, wording);
};

/** A whole number, not below `from`. */
export const whole = (what: string, from: number = Number.MIN_SAFE_INTEGER) => {
  const wording = says(what, "Write it in digits, without a fraction.");
  return z.number(wording).int(wording).min(from, wording);
};
