/** How a column, or several, become one field of a record: its type, its separators, the coordinator's words for what is meant. */
import { z } from "zod";
import { fold } from "./fold";
import { oneOf, says, strict, text } from "./wording";

export const heading = text("the heading of a column");

/** Words for yes where the plan gives none of its own. */
export const YES: ReadonlyArray<string> = ["yes", "y", "true", "1", "x"];
/** Words for no where the plan gives none of its own. */
export const NO: ReadonlyArray<string> = ["no", "n", "false", "0"];

const separator = text("a separator");
/** `""` among words stands for a blank cell. */
export const wordList = (meaning: string) =>
  z
    .array(z.string(says("a word", "Write it in quotes.")), says("a list of words", "Write it in brackets."))
    .min(1, says(`at least one word for ${meaning}`, "Name the words."));

/** What several forms of a field have in common: how the text of a cell is understood. */
const understanding = {
  /** What the cells hold. Default: `"text"`. */
  type: oneOf("text", "number", "yes-no").default("text"),
  /** The separator, or separators, between several answers in one cell, which then is a list. */
  list: z
    .union(
      [
        separator,
        z
          .array(separator, says("a list of separators", "Write it in brackets."))
          .min(1, says("at least one separator", "Name the separators.")),
      ],
      says("a separator, or a list of separators", 'Write it as in "list": ";".'),
    )
    .optional(),
  /** What the coordinator's sentences mean; they are compared without case and blanks. */
  words: z
    .record(
      z.string(),
      z.union(
        [z.number(), z.string().min(1)],
        says("a number or a text", 'Say what the words mean, as in { "only one": 1 }.'),
      ),
      says("an object from words to what they mean", 'Write it as in { "only one": 1 }.'),
    )
    .optional(),
  /** What a text means that is none of the `words`: itself (`"keep"`, the default), or nothing, which is an error. */
  others: oneOf("keep", "error").optional(),
  /** Words for yes, instead of yes, y, true, 1, x. */
  yes: wordList("yes").optional(),
  /** Words for no, instead of no, n, false, 0. */
  no: wordList("no").optional(),
  /** What stands before the fraction of a number. Default: `"."`. */
  decimal: oneOf(".", ",").optional(),
};

const oneColumn = strict({
  /** Heading of the column. */
  column: heading,
  ...understanding,
}).superRefine((form, context) => tellContradictions(form, context));

const severalColumns = strict({
  /** Headings of the columns, in order; the field is a list with one entry a column. */
  columns: z
    .array(heading, says("a list of headings", "Write it in brackets."))
    .min(1, says("at least one heading", "Name the columns.")),
  ...understanding,
}).superRefine((form, context) => tellContradictions(form, context));

/** One field: the heading of a column of text, or more about it. */
export const fieldSchema = z.union(
  [heading, oneColumn, severalColumns],
  says(
    'the heading of a column, or { "column", "type", … }, or { "columns", "type", … }',
    "Name the column in quotes, or say more about it in braces.",
  ),
);
/** Which column or columns hold a field, and what their cells mean. */
export type FieldMapping = z.infer<typeof fieldSchema>;
/** A {@link FieldMapping} that says more than a heading. */
export type FieldForm = Exclude<FieldMapping, string>;

type Form = Omit<z.infer<typeof oneColumn>, "column">;
type Context = z.core.$RefinementCtx;

/** What a field says of its cells and can't mean. */
const tellContradictions = (form: Form, context: Context): void => {
  const tell = (path: string[], expected: string, remedy: string): void => {
    context.addIssue({ code: "custom", path, message: says(expected, remedy).error });
  };
  const { type, words, others, yes, no, decimal, list } = form;
  if (type !== "yes-no") {
    for (const [key, given] of Object.entries({ yes, no })) {
      if (given !== undefined)
        tell([key], 'this key beside "type": "yes-no" only', "Remove it, or say that type.");
    }
  }
  if (decimal !== undefined && type !== "number")
    tell(["decimal"], 'this key beside "type": "number" only', "Remove it, or say that type.");
  if (others !== undefined && (type !== "text" || words === undefined))
    tell(["others"], 'this key beside "words" of texts only', "Remove it.");
  if (type === "yes-no") {
    if (words !== undefined)
      tell(["words"], 'the lists "yes" and "no"', 'Write it as in "yes": ["of course"], "no": ["never"].');
    tellYesAndNo({ yes, no }, tell);
  } else {
    const wanted = type === "number" ? "number" : "string";
    for (const [word, meaning] of Object.entries(words ?? {})) {
      if (typeof meaning === wanted) continue;
      tell(["words", word], `a ${type}, as "type" says`, "Correct the meaning, or the type.");
    }
  }
  tellTwins(Object.entries(words ?? {}), ["words"], tell);
  const blank = [...Object.keys(words ?? {}), ...(yes ?? []), ...(no ?? [])].some(
    (word) => fold(word) === "",
  );
  if (blank && list !== undefined)
    tell(
      ["list"],
      'no "list" beside a word for a blank cell',
      "A blank cell is an empty list already: remove the blank word.",
    );
};

type Tell = (path: string[], expected: string, remedy: string) => void;

/** Words that mean both. */
export const tellYesAndNo = (
  given: { readonly yes: ReadonlyArray<string> | undefined; readonly no: ReadonlyArray<string> | undefined },
  tell: Tell,
): void => {
  const yes = new Set((given.yes ?? YES).map(fold));
  const both = (given.no ?? NO).find((word) => yes.has(fold(word)));
  if (both === undefined) return;
  const key = given.no === undefined ? "yes" : "no";
  tell(
    [key],
    `words for yes and for no that differ in more than case and blanks; ${JSON.stringify(both)} is one of both`,
    'Remove it from one of the lists; give both, "yes" and "no".',
  );
};

/** Words that are one and the same as they are compared, and mean two things. */
export const tellTwins = (
  words: ReadonlyArray<readonly [word: string, meaning: unknown]>,
  path: string[],
  tell: Tell,
): void => {
  const meaningOf = new Map<string, unknown>();
  for (const [word, meaning] of words) {
    const folded = fold(word);
    if (meaningOf.has(folded) && meaningOf.get(folded) !== meaning)
      tell([...path, word], "words that differ in more than case and blanks", "Keep one of the two.");
    else meaningOf.set(folded, meaning);
  }
};
