/** Ids that differ in case and blanks alone: most likely one person twice, or one person on both sides under two ids. */
import { type Finding, quote, warningFinding } from "../../errors/finding";
import { fold } from "../../plan/fold";
import type { Plan } from "../../plan/plan";
import { type Cohort, placeOfAnswer, type Side } from "../cohort";
import { inRowOrder, rowInWords } from "./rows";

/** One finding for each further spelling of an id, mentees before mentors. */
export const findSimilarIds = (plan: Plan, cohort: Cohort<unknown, unknown>): Finding[] => {
  const selectors = typeof plan.id === "object" ? plan.id : { mentee: plan.id, mentor: plan.id };
  const firstOf = new Map<
    string,
    { readonly id: string; readonly side: Side<unknown>; readonly index: number }
  >();
  const told = new Set<string>();
  const findings: Finding[] = [];
  for (const [side, selector] of [
    [cohort.mentees, selectors.mentee] as const,
    [cohort.mentors, selectors.mentor] as const,
  ]) {
    for (const index of inRowOrder(side)) {
      const id = side.ids[index] ?? "";
      if (id === "") continue;
      const key = fold(id);
      const first = firstOf.get(key);
      if (first === undefined) {
        firstOf.set(key, { id, side, index });
        continue;
      }
      if (first.id === id || told.has(id)) continue;
      told.add(id);
      const where = `${rowInWords(first.side, first.index)} of the ${first.side.name}`;
      findings.push(
        warningFinding("similar-id", placeOfAnswer(side, index, selector), {
          expected: `an id that differs from ${quote(first.id)} (${where}) in more than case and blanks`,
          received: quote(id),
          remedy:
            first.side === side
              ? "If they are one person, remove one of the two."
              : "If they are one person, write both alike: two ids are two people, who can be matched with each other.",
        }),
      );
    }
  }
  return findings;
};
