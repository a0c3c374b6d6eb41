import { z } from "zod";
import { says } from "./wording";

/** A blank answer, in any of the forms records have it. */
export type Blank = null | undefined;

/**
 * Where a criterion or rule finds its answer in the caller's record: a key whose value has the right type (checked by the
 * compiler), or a pure function of the record.
 *
 * *Gotchas*: a function can't be written into `plan.json`, and must answer the same for the same record.
 */
export type Selector<Person, Answer> =
  | { [Key in keyof Person & string]-?: Person[Key] extends Answer ? Key : never }[keyof Person & string]
  | ((person: Person) => Answer);

/** One text, or none. */
export type TextAnswer = string | Blank;
/** Several texts, one, or none. */
export type TextsAnswer = string | ReadonlyArray<string> | Blank;
/** A step of a ladder by name, or a number where the plan names no ladder. */
export type StepAnswer = string | number | Blank;
/** Answers on a scale, in the order of the questions; blanks where a question was skipped. */
export type ScaleAnswers = ReadonlyArray<number | Blank> | Blank;
/** A number, or none. */
export type NumberAnswer = number | Blank;
/** Numbers in the order of another answer's entries, one alone, or none; blanks where nothing is said of an entry. */
export type NumbersAnswer = number | ReadonlyArray<number | Blank> | Blank;
/** A text, a number or yes or no, or none of them. */
export type PlainAnswer = string | number | boolean | Blank;
/** Latitude and longitude in degrees: two numbers, an object, or a text such as `"51.5, -0.12"`. */
export type CoordinatesAnswer =
  | ReadonlyArray<number | Blank>
  | { readonly latitude: number; readonly longitude: number }
  | string
  | Blank;
/** Ids of people, best first; those of one rank in a list of their own. */
export type RankedIds = string | ReadonlyArray<string | ReadonlyArray<string | Blank> | Blank> | Blank;
/** What a condition may be asked of: a text, a number, yes or no, several of them, or none. */
export type ConditionAnswer =
  | string
  | number
  | boolean
  | ReadonlyArray<string | number | boolean | Blank>
  | Blank;

/** A weekly slot: a text such as `"Mon 07:00-08:00"` or `"Mon-Fri 12:00-13:00"`, or day and times apart. */
export type Slot =
  | string
  | {
      /** Name of the day, or its number from 1 for Monday to 7 for Sunday. */
      readonly day: number | string;
      /** `"07:00"`, on the person's own clock. */
      readonly from: string;
      /** `"08:00"`; an end before the beginning lies on the next day. */
      readonly to: string;
    };
/** The slots of somebody's week, one, or none. */
export type SlotsAnswer = Slot | ReadonlyArray<Slot | Blank> | Blank;

/** A selector once its type has been checked: what the rest of the library works with. */
export type AnySelector = string | ((person: never) => unknown);

const fieldName = says(
  "the name of a field",
  "Write the name of the field that holds the answer, in quotes.",
);

export const selectorSchema: z.ZodType<AnySelector> = z.union(
  [
    z.string().min(1, fieldName),
    z.custom<(person: never) => unknown>((value) => typeof value === "function"),
  ],
  fieldName,
);
