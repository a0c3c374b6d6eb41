/** Lists of texts with a number for each entry: needs with their importance, offers with their strength. */
import { placeOfAnswer } from "../cohort/cohort";
import { errorFinding } from "../errors/finding";
import type { AnySelector } from "../plan/selector";
import { type Question, readAnswers, readNumberLists } from "./answers";

/** text → its number, in the order of the list. */
export type WeightedTexts = ReadonlyMap<string, number>;

/** Where the numbers of a list stand. */
export interface WeightQuestion {
  /** Left out where nobody is asked. */
  readonly selector: AnySelector | undefined;
  /** Lowest and highest number. */
  readonly scale: readonly [number, number];
  /** The number of an entry about which nothing is said. */
  readonly blank: number;
}

/**
 * Reads a side's lists and the numbers that go with their entries, position by position. An entry that stands twice counts once, with the
 * higher of its numbers.
 */
export const readWeighted = (question: Question, weights: WeightQuestion): WeightedTexts[] => {
  const { side, report } = question;
  const lists = readAnswers<ReadonlyArray<unknown>>(question, "a text, or a list of texts", [], (value) => {
    const entries: unknown[] = Array.isArray(value) ? value : [value];
    return entries.every((entry) => isBlank(entry) || typeof entry === "string") ? entries : undefined;
  });
  const { selector, scale, blank } = weights;
  const numbers = selector === undefined ? undefined : readNumberLists({ side, selector, report }, scale);
  return lists.map((entries, person) => {
    const numberOf = new Map<string, number>();
    const own = numbers?.[person] ?? [];
    for (const [position, entry] of entries.entries()) {
      if (typeof entry !== "string" || entry === "") continue;
      const said = own[position] ?? Number.NaN;
      numberOf.set(entry, Math.max(numberOf.get(entry) ?? 0, Number.isNaN(said) ? blank : said));
    }
    if (selector !== undefined && own.length > 0 && numberOf.size > 0 && own.length !== entries.length) {
      report(
        errorFinding("ragged-array", placeOfAnswer(side, person, selector), {
          expected:
            entries.length === 1 ? "1 number, for 1 entry" : `${entries.length} numbers, one for each entry`,
          received: `${own.length}`,
          remedy: "Put null where nothing is said of an entry.",
        }),
      );
    }
    return numberOf;
  });
};

const isBlank = (entry: unknown): boolean => entry === null || entry === undefined || entry === "";
