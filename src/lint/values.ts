/** The values that a side gives as answers, read without complaint: what is wrong with them has been told already. */
import { ask } from "../cohort/ask";
import type { Side } from "../cohort/cohort";
import type { AnySelector } from "../plan/selector";

/** The values of a person: one, several or none. */
export const valuesOfPerson = (person: unknown, selector: AnySelector): ReadonlyArray<string> => {
  const answer = ask(person, selector);
  const entries: unknown[] = answer._tag === "Answered" ? [answer.value].flat() : [];
  return entries.flatMap((entry) =>
    typeof entry === "number" || typeof entry === "boolean" || (typeof entry === "string" && entry !== "")
      ? [String(entry)]
      : [],
  );
};

/** value → people who give it, in the order of the side. */
export const countValues = (side: Side<unknown>, selector: AnySelector): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const person of side.people) {
    for (const value of new Set(valuesOfPerson(person, selector)))
      counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
};
