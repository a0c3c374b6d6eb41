/** Conditions over the columns of one side. */
import { placeOfAnswer } from "../../cohort/cohort";
import { type Question, readAnswers } from "../../criteria/answers";
import { errorFinding, quote } from "../../errors/finding";
import { type Condition, type ConditionValue, valuesOf } from "../../plan/condition";

/** A person's answer does not fulfil the condition. */
export const FAILS = 0;
/** A person's answer fulfils the condition. */
export const FULFILS = 1;
/** A person gave no answer. */
export const BLANK = 2;

/** person → {@link FAILS}, {@link FULFILS} or {@link BLANK}. */
export const readCondition = (question: Question, condition: Condition): Uint8Array => {
  const judge = judgeOf(condition);
  const isOfNumbers = !("is" in condition) && !("isNot" in condition);
  const { side, selector, report } = question;
  return Uint8Array.from(
    readAnswers<number>(
      question,
      "a text, a number, yes or no, or a list of them",
      BLANK,
      (value, person) => {
        const entries: unknown[] = (Array.isArray(value) ? value : [value]).filter(
          (entry) => entry !== null && entry !== undefined && entry !== "",
        );
        if (!entries.every(isValue)) return undefined;
        if (isOfNumbers && entries.some((entry) => typeof entry !== "number")) {
          report(
            errorFinding("not-a-number", placeOfAnswer(side, person, selector), {
              expected: "a number, since the rule sets bounds",
              received: quote(value),
              remedy: "Correct the answer, leave it blank, or name the answers in the rule.",
            }),
          );
          return BLANK;
        }
        if (entries.length === 0) return BLANK;
        return judge(entries) ? FULFILS : FAILS;
      },
    ),
  );
};

const isValue = (entry: unknown): entry is ConditionValue =>
  typeof entry === "string" ||
  typeof entry === "boolean" ||
  (typeof entry === "number" && Number.isFinite(entry));

const judgeOf = (condition: Condition): ((entries: ReadonlyArray<ConditionValue>) => boolean) => {
  if ("is" in condition) {
    const wanted = new Set(valuesOf(condition.is));
    return (entries) => entries.some((entry) => wanted.has(entry));
  }
  if ("isNot" in condition) {
    const unwanted = new Set(valuesOf(condition.isNot));
    return (entries) => !entries.some((entry) => unwanted.has(entry));
  }
  const atLeast = "atLeast" in condition ? condition.atLeast : Number.NEGATIVE_INFINITY;
  const atMost = condition.atMost ?? Number.POSITIVE_INFINITY;
  return (entries) => entries.some((entry) => Number(entry) >= atLeast && Number(entry) <= atMost);
};
