/** Columns that say nothing: nobody has answered, or everybody the same. */
import { type Finding, quote, warningFinding } from "../../errors/finding";
import type { Plan } from "../../plan/plan";
import { type Cohort, placeOfAnswer } from "../cohort";
import { type AskedSlot, askedSlots } from "./asked";
import { answerOf, isBlankAnswer } from "./rows";

/** Fewest people of whom it is odd that nobody has answered. */
const FEW = 2;
/** Fewest answers of which it is odd that they are all alike. */
const SEVERAL = 5;

/** One finding for each empty or constant column that the plan asks for. */
export const findIdleColumns = (plan: Plan, cohort: Cohort<unknown, unknown>): Finding[] =>
  askedSlots(plan, cohort).flatMap((slot) => {
    const { side, field } = slot;
    if (side.people.length < FEW || field === "id" || field === "name") return [];
    const answers = side.people.map((_, index) => answerOf(side, index, field));
    // A field that nobody has is the plan's mistake, and is told as such.
    if (answers.every((answer) => answer === undefined)) return [];
    const columns = side.origin?.columnOfField[field];
    // Of ranked wishes over several columns it is usual that nobody has a last one.
    if (typeof columns !== "object" || !slot.isCompared) return findingOf(slot, answers);
    const entries = columns.map((_, entry) =>
      findingOf(
        slot,
        answers.map((answer) => (Array.isArray(answer) ? answer[entry] : answer)),
        entry,
      ),
    );
    return entries.flat();
  });

const findingOf = (
  { side, field, isCompared, isOptional }: AskedSlot,
  answers: ReadonlyArray<unknown>,
  entry?: number,
): Finding[] => {
  // The column as a whole: the place of an answer without the person.
  const { source, column, path } = placeOfAnswer(side, 0, field, entry);
  const place = { source, column: column ?? String(path?.[1] ?? field) };
  const given = answers.filter((answer) => !isBlankAnswer(answer));
  const people = `${answers.length} ${side.name}`;
  if (given.length === 0) {
    if (isOptional) return [];
    return [
      warningFinding("empty-column", place, {
        expected: "answers, since the plan asks for them",
        received: `blanks only, for all ${people}`,
        remedy: "Look whether the right column was exported, or take what asks for it out of the plan.",
      }),
    ];
  }
  const [first, ...others] = given.map((answer) => JSON.stringify(answer) ?? "");
  if (!isCompared || given.length < SEVERAL || others.some((other) => other !== first)) return [];
  return [
    warningFinding("constant-column", place, {
      expected: "answers that tell people apart, since a criterion compares them",
      received: `${quote(given[0])} from all ${given.length === answers.length ? people : `${given.length} of ${people} who answered`}`,
      remedy:
        "Look whether the right column was exported; if all are alike in this, it decides nothing between them.",
    }),
  ];
};
