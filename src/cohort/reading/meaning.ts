/** What the text of a cell means: itself, a number, yes or no, or what the coordinator's words stand for. */
import { type Finding, quote } from "../../errors/finding";
import { suggestions } from "../../errors/nearest";
import { type FieldForm, NO, YES } from "../../plan/fields";
import { fold } from "../../plan/fold";

/** A single answer. */
export type Scalar = string | number | boolean | null;

/** An answer, or what to tell of a text that is none. */
export type Meaning =
  | { readonly _tag: "Means"; readonly value: Scalar }
  | {
      readonly _tag: "Unknown";
      readonly code: Finding["code"];
      readonly expected: string;
      readonly remedy: string;
    };

/** How the cells of a field are understood. */
export interface Understanding {
  readonly type: FieldForm["type"];
  /** What a text means that has no blanks around it and is not empty. */
  readonly ofText: (text: string) => Meaning;
  /** What a blank cell means: `null` unless the plan has a word for it. */
  readonly blank: Scalar;
}

type Form = Pick<FieldForm, "type" | "words" | "others" | "yes" | "no" | "decimal">;

/** The understanding that a field's form asks for. */
export const understand = (form: Form): Understanding => {
  const sentences = sentencesOf(form);
  const meaningOf = new Map(sentences.map(([sentence, meaning]) => [fold(sentence), meaning]));
  const blank = meaningOf.get("") ?? null;
  if (form.type !== "yes-no" && meaningOf.size === 0) {
    return {
      type: form.type,
      blank,
      ofText: form.type === "text" ? itself : numberOr(notANumber(form), form.decimal),
    };
  }
  const unknown = unknownWord(
    form,
    sentences.map(([sentence]) => sentence).filter((sentence) => fold(sentence) !== ""),
  );
  const otherwise =
    form.type === "number"
      ? numberOr(unknown, form.decimal)
      : form.type === "text" && form.others !== "error"
        ? itself
        : unknown;
  // People choose from a form, so that few texts come again and again.
  const known = new Map<string, Meaning>();
  const ofText = (text: string): Meaning => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = meaningOf.get(fold(text));
    const meaning: Meaning = value === undefined ? otherwise(text) : { _tag: "Means", value };
    known.set(text, meaning);
    return meaning;
  };
  return { type: form.type, blank, ofText };
};

const sentencesOf = (form: Form): ReadonlyArray<readonly [sentence: string, meaning: Scalar]> =>
  form.type === "yes-no"
    ? [
        ...(form.yes ?? YES).map((word) => [word, true] as const),
        ...(form.no ?? NO).map((word) => [word, false] as const),
      ]
    : Object.entries(form.words ?? {});

const itself = (text: string): Meaning => ({ _tag: "Means", value: text });

const NUMBER = {
  ".": /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/,
  ",": /^[+-]?(\d+(,\d*)?|,\d+)([eE][+-]?\d+)?$/,
};

const numberOr =
  (otherwise: (text: string) => Meaning, decimal: "." | "," = "."): ((text: string) => Meaning) =>
  (text) => {
    if (!NUMBER[decimal].test(text)) return otherwise(text);
    const value = Number(text.replace(",", "."));
    return Number.isFinite(value) ? { _tag: "Means", value } : otherwise(text);
  };

const notANumber = ({ decimal = "." }: Form): ((text: string) => Meaning) => {
  const sign = decimal === "," ? "comma" : "point";
  const unknown: Meaning = {
    _tag: "Unknown",
    code: "not-a-number",
    expected: "a number",
    remedy: `Write it in digits, with a ${sign} before the fraction, or leave the cell blank.`,
  };
  return () => unknown;
};

/** Sentences that a finding lists before it counts the rest. */
const LISTED = 8;

const unknownWord = (form: Form, sentences: ReadonlyArray<string>): ((text: string) => Meaning) => {
  const listed = sentences.slice(0, LISTED).map((sentence) => JSON.stringify(sentence));
  const rest = sentences.length - listed.length;
  const words = `${listed.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  const expected = {
    text: `one of the words ${words}`,
    number: `a number, or one of the words ${words}`,
    "yes-no": `yes or no in one of the words ${words}`,
  }[form.type];
  const suggest = suggestions(
    sentences,
    "Correct the answer, or add it to the words of the plan's participants.",
  );
  return (text) => ({ _tag: "Unknown", code: "unknown-word", expected, remedy: suggest(text) });
};

/** What is said of a value that came with a type, as from JSON, and the wrong one. */
export const wrongType = (
  type: FieldForm["type"],
  value: unknown,
): { readonly code: Finding["code"]; readonly expected: string; readonly remedy: string } => {
  const given = typeof value === "number" ? "number" : typeof value === "boolean" ? "yes-no" : undefined;
  const isOther = given !== undefined && given !== type;
  return {
    code: type === "number" ? "not-a-number" : "wrong-type",
    expected: { text: "a text", number: "a number", "yes-no": "yes or no" }[type],
    remedy: isOther
      ? `Say "type": ${quote(given)} of the field in the plan's participants, or correct the answer.`
      : "Correct the answer, or leave it blank.",
  };
};
