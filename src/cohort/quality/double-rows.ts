/** Two rows that are alike in everything but the id: most likely somebody who registered twice. */
import { type Finding, quote, warningFinding } from "../../errors/finding";
import { fold } from "../../plan/fold";
import type { Plan } from "../../plan/plan";
import { type Cohort, placeOfPerson, type Side } from "../cohort";
import { answerOf, inRowOrder, isBlankAnswer, rowInWords } from "./rows";

/** Fewest answers beside the name that must be there, and alike. */
const FEWEST_ANSWERS = 2;

/**
 * One finding for each row that repeats an earlier one of its side.
 *
 * Many people share a grade and a department; so the rows must share something that belongs to one person: a name, an e-mail
 * address, or a text of some length.
 */
export const findDoubleRows = (plan: Plan, cohort: Cohort<unknown, unknown>): Finding[] => {
  const selectors = typeof plan.id === "object" ? plan.id : { mentee: plan.id, mentor: plan.id };
  return [
    ...(typeof selectors.mentee === "string" ? findOnSide(cohort.mentees, selectors.mentee) : []),
    ...(typeof selectors.mentor === "string" ? findOnSide(cohort.mentors, selectors.mentor) : []),
  ];
};

const findOnSide = (side: Side<unknown>, idField: string): Finding[] => {
  const firstOf = new Map<string, number>();
  const findings: Finding[] = [];
  for (const index of inRowOrder(side)) {
    const key = contentOf(side, index, idField);
    if (key === undefined) continue;
    const first = firstOf.get(key);
    if (first === undefined) {
      firstOf.set(key, index);
      continue;
    }
    if (side.ids[first] === side.ids[index]) continue;
    findings.push(
      warningFinding("double-row", placeOfPerson(side, index), {
        expected: "answers of somebody else",
        received: `everything that ${quote(side.ids[first])} (${rowInWords(side, first)}) says, under the id ${quote(side.ids[index])}`,
        remedy: "If they are one person who registered twice, remove one of the two rows.",
      }),
    );
  }
  return findings;
};

/** Everything that somebody says, as one text; `undefined` where that may well be true of two people. */
const contentOf = (side: Side<unknown>, index: number, idField: string): string | undefined => {
  const person = side.people[index];
  if (typeof person !== "object" || person === null) return undefined;
  const id = side.ids[index];
  const content: [string, unknown][] = [];
  let isOfOnePerson = false;
  let answers = 0;
  for (const field of Object.keys(person)) {
    if (field === idField) continue;
    const answer = answerOf(side, index, field);
    // Where no column holds names, the id stands in.
    if (isBlankAnswer(answer) || (field === "name" && answer === id)) continue;
    if (field === "name") isOfOnePerson = true;
    else answers++;
    if (typeof answer === "string" && (answer.length >= LONG_TEXT || answer.includes("@")))
      isOfOnePerson = true;
    content.push([field, answer]);
  }
  if (!isOfOnePerson || answers < FEWEST_ANSWERS) return undefined;
  try {
    return fold(JSON.stringify(content.sort(([a], [b]) => (a < b ? -1 : 1))));
  } catch {
    return undefined;
  }
};

/** Letters of a text that nobody writes twice by chance. */
const LONG_TEXT = 40;
