/** Reads one side's answers to one question, with a finding for each that has the wrong type. */
import { ask, failedFunction } from "../cohort/ask";
import { placeOfAnswer, type Side } from "../cohort/cohort";
import { errorFinding, type Finding, quote, warningFinding } from "../errors/finding";
import { nearestName, suggestName } from "../errors/nearest";
import type { AnySelector } from "../plan/selector";

type Report = (finding: Finding) => void;

/** A question to one side, as a criterion or rule asks it. */
export interface Question {
  readonly side: Side<unknown>;
  readonly selector: AnySelector;
  readonly report: Report;
}

/**
 * The answers of a side, index → what `read` makes of a person's value; `blank` where there is none, `unusable` where
 * there is one that has been reported.
 *
 * @param read - `undefined` when the value is not of the expected type
 */
export const readAnswers = <A>(
  { side, selector, report }: Question,
  expected: string,
  blank: A,
  read: (value: NonNullable<unknown>, index: number) => A | undefined,
  code: "wrong-type" | "not-a-number" = "wrong-type",
  unusable: A = blank,
): A[] => {
  const { people } = side;
  if (
    typeof selector === "string" &&
    people.length > 0 &&
    !people.some((person) => hasField(person, selector))
  ) {
    const finding = unknownField(side, selector);
    report(finding);
    return people.map(() => (finding.severity === "error" ? unusable : blank));
  }
  return people.map((person, index) => {
    const answer = ask(person, selector);
    if (answer._tag === "Failed") {
      report(failedFunction(placeOfAnswer(side, index, selector), answer.message));
      return unusable;
    }
    const { value } = answer;
    if (value === null || value === undefined || value === "") return blank;
    const known = read(value, index);
    if (known !== undefined) return known;
    report(
      errorFinding(code, placeOfAnswer(side, index, selector), {
        expected,
        received: quote(value),
        remedy: numberAsText(value) ?? "Correct the answer, or leave it blank.",
      }),
    );
    return unusable;
  });
};

/** What to do about a number that came as text: most likely the plan does not say that the column holds numbers. */
const numberAsText = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))
    ? 'It is a text: say "type": "number" of the field in the plan\'s participants, or give a number.'
    : undefined;

/** A field may be a getter of the record's class, but not one that every object has, such as `constructor`. */
const hasField = (person: unknown, field: string): boolean =>
  typeof person === "object" &&
  person !== null &&
  (Object.hasOwn(person, field) || (field in person && !(field in Object.prototype)));

/**
 * A field that no record has. In records of the caller's own it may be an optional one that nobody filled in, unless it looks like a slip
 * of the pen; in tables every field has its column.
 */
const unknownField = (side: Side<unknown>, field: string): Finding => {
  const first = side.people[0];
  const known = typeof first === "object" && first !== null ? Object.keys(first) : [];
  const mayBeOptional = side.origin === undefined && nearestName(field, known) === undefined;
  return (mayBeOptional ? warningFinding : errorFinding)(
    "unknown-name",
    { source: side.name, column: field },
    {
      expected: `a field that the ${side.name} have: ${known.join(", ")}`,
      received: quote(field),
      remedy: mayBeOptional
        ? "It was taken as one that nobody filled in; correct the name in the plan if it was meant for another."
        : suggestName(field, known, "Correct the name in the plan, or add it to the plan's participants."),
    },
  );
};

/** One text a person; `undefined` for a blank. */
export const readTexts = (question: Question): (string | undefined)[] =>
  readAnswers<string | undefined>(question, "a text", undefined, (value) =>
    typeof value === "string" ? value : undefined,
  );

/** An answer that is compared as it stands. */
export type PlainValue = string | number | boolean;

/** One text, number, or yes or no a person; `undefined` for a blank. */
export const readPlain = (question: Question): (PlainValue | undefined)[] =>
  readAnswers<PlainValue | undefined>(question, "a text, a number, or true or false", undefined, (value) =>
    typeof value === "string" ||
    typeof value === "boolean" ||
    (typeof value === "number" && Number.isFinite(value))
      ? value
      : undefined,
  );

/**
 * A list of texts a person, each once, blanks left out; empty for a blank. One text is a list of one.
 *
 * @param keep - says of a text, by its position in the person's list, whether it counts
 */
export const readTextLists = (
  question: Question,
  keep: (text: string, person: number, position: number) => boolean = () => true,
): ReadonlyArray<string>[] =>
  readAnswers<ReadonlyArray<string>>(question, "a text, or a list of texts", [], (value, person) => {
    const entries: unknown[] = Array.isArray(value) ? value : [value];
    const kept = new Set<string>();
    for (const [position, entry] of entries.entries()) {
      if (entry === null || entry === undefined || entry === "") continue;
      if (typeof entry !== "string") return undefined;
      if (keep(entry, person, position)) kept.add(entry);
    }
    return [...kept];
  });

/** A text or a finite number a person; `undefined` for a blank. */
export const readSteps = (question: Question): (string | number | undefined)[] =>
  readAnswers<string | number | undefined>(question, "a step of the ladder", undefined, (value) =>
    typeof value === "string" || (typeof value === "number" && Number.isFinite(value)) ? value : undefined,
  );

/** A number a person; `undefined` for a blank, NaN for an answer that was reported. */
export const readNumbers = (question: Question): (number | undefined)[] =>
  readAnswers<number | undefined>(
    question,
    "a number",
    undefined,
    (value) => (typeof value === "number" && Number.isFinite(value) ? value : undefined),
    "not-a-number",
    Number.NaN,
  );

/** A list of answers on a scale a person, NaN for a question that was skipped; empty for a blank. */
export const readScales = (question: Question, scale: readonly [number, number]): ReadonlyArray<number>[] =>
  readAnswers<ReadonlyArray<number>>(question, "a list of answers on the scale", [], (value, index) =>
    Array.isArray(value) ? onScale(question, scale, value, index) : undefined,
  );

/** {@link readScales}, where one number is a list of one. */
export const readNumberLists = (
  question: Question,
  scale: readonly [number, number],
): ReadonlyArray<number>[] =>
  readAnswers<ReadonlyArray<number>>(question, "a number, or a list of numbers", [], (value, index) =>
    onScale(question, scale, Array.isArray(value) ? value : [value], index),
  );

/** The numbers of a person's list, with a finding for each that is none or stands outside the scale. */
const onScale = (
  { side, selector, report }: Question,
  [lowest, highest]: readonly [number, number],
  entries: ReadonlyArray<unknown>,
  index: number,
): number[] =>
  entries.map((entry, at) => {
    if (entry === null || entry === undefined || entry === "") return Number.NaN;
    if (typeof entry === "number" && entry >= lowest && entry <= highest) return entry;
    report(
      errorFinding("out-of-range", placeOfAnswer(side, index, selector, at), {
        expected: `a number from ${lowest} to ${highest}`,
        received: quote(entry),
        remedy: numberAsText(entry) ?? "Correct the answer or the plan's scale, or leave it blank.",
      }),
    );
    return Number.NaN;
  });

/** Numbers for answers, the same answer the same number, in order of first appearance. */
export class Interner<Answer = string> {
  private readonly numberOf = new Map<Answer, number>();

  /** The answer's number. */
  of(answer: Answer): number {
    const known = this.numberOf.get(answer);
    if (known !== undefined) return known;
    this.numberOf.set(answer, this.numberOf.size);
    return this.numberOf.size - 1;
  }

  /** How many numbers have been given out. */
  get size(): number {
    return this.numberOf.size;
  }
}

/** Lists of numbers, one a person, packed: the list of person `i` is `items[offsets[i], offsets[i + 1])`. */
export interface PackedLists {
  readonly offsets: Int32Array;
  readonly items: Int32Array;
}

/** Packs lists, each sorted ascending. */
export const packSorted = (lists: ReadonlyArray<ReadonlyArray<number>>): PackedLists => {
  const offsets = new Int32Array(lists.length + 1);
  for (const [at, list] of lists.entries()) offsets[at + 1] = offsets[at]! + list.length;
  const items = new Int32Array(offsets[lists.length]!);
  for (const [at, list] of lists.entries())
    items.set(
      [...list].sort((a, b) => a - b),
      offsets[at]!,
    );
  return { offsets, items };
};
