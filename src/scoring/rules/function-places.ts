/** Which functions mentees seek, and how many places for each of them mentors offer. */
import { placeOfAnswer } from "../../cohort/cohort";
import { readAnswers, readTextLists } from "../../criteria/answers";
import { errorFinding, quote } from "../../errors/finding";
import type { RuleOf } from "../../plan/rules";
import { MOST_PLACES, readPlaces } from "./capacity";
import { questionAt } from "./question";
import type { RuleContext, RulePath } from "./rule";

/** Functions of a cohort. */
export interface FunctionPlaces {
  /** mentee → functions that they seek. */
  readonly soughtBy: ReadonlyArray<ReadonlyArray<string>>;
  /** mentor → function → places that they offer for it; as many as in total where they give no number. */
  readonly placesOf: ReadonlyArray<ReadonlyMap<string, number>>;
}

/** Reads the functions of a capacity rule at `path`; `undefined` for one that speaks of none. */
export const readFunctionPlaces = (
  rule: RuleOf<"capacity">,
  context: RuleContext,
  path: RulePath,
): FunctionPlaces | undefined => {
  const { functions } = rule;
  if (functions === undefined) return undefined;
  const at = (key: string): RulePath => [...path, "functions", key];
  const soughtBy = readTextLists(questionAt(context, "mentees", functions.sought, at("sought")));
  const offered = questionAt(context, "mentors", functions.offered, at("offered"));
  const lists = readAnswers<ReadonlyArray<string>>(
    offered,
    "a text, or a list of texts",
    [],
    (value, mentor) => {
      const entries: unknown[] = Array.isArray(value) ? value : [value];
      const isOfTexts = entries.every((entry): entry is string => typeof entry === "string" && entry !== "");
      if (!isOfTexts) return undefined;
      const twice = entries.find((entry, position) => entries.indexOf(entry) !== position);
      if (twice !== undefined) {
        offered.report(
          errorFinding("contradiction", placeOfAnswer(offered.side, mentor, functions.offered), {
            expected: "every function once",
            received: `${quote(twice)} twice`,
            remedy: "Remove one of the two.",
          }),
        );
      }
      return entries;
    },
  );
  // What is wrong with the totals is told where they are read for the round.
  const total = readPlaces(rule, "mentor", { ...context, report: () => undefined }, path);
  const numbers = readNumbersOfFunctions(functions, lists, context, at("places"));
  return {
    soughtBy,
    placesOf: lists.map(
      (list, mentor) =>
        new Map(list.map((name, position) => [name, numbers[mentor]?.[position] ?? total[mentor]!])),
    ),
  };
};

/** mentor → numbers that stand beside the functions; none for who gave none. */
const readNumbersOfFunctions = (
  { places }: NonNullable<RuleOf<"capacity">["functions"]>,
  lists: ReadonlyArray<ReadonlyArray<string>>,
  context: RuleContext,
  path: RulePath,
): ReadonlyArray<ReadonlyArray<number>> => {
  if (places === undefined) return [];
  const question = questionAt(context, "mentors", places, path);
  const numbers = readAnswers<ReadonlyArray<number>>(
    question,
    "a whole number from 0, or a list of them",
    [],
    (value) => {
      const entries: unknown[] = Array.isArray(value) ? value : [value];
      const isOfPlaces = entries.every(
        (entry): entry is number =>
          Number.isInteger(entry) && Number(entry) >= 0 && Number(entry) <= MOST_PLACES,
      );
      return isOfPlaces ? entries : undefined;
    },
  );
  for (const [mentor, list] of numbers.entries()) {
    const wanted = lists[mentor]!.length;
    if (list.length === 0 || list.length === wanted) continue;
    question.report(
      errorFinding("ragged-row", placeOfAnswer(question.side, mentor, places), {
        expected: `${wanted} ${wanted === 1 ? "number" : "numbers"}, one for each function that the mentor offers`,
        received: String(list.length),
        remedy: "Give every function a number, or leave all of them blank.",
      }),
    );
  }
  return numbers;
};
