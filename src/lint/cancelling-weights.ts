/** Two criteria whose parts add up to the same for every pair: neither changes anything while the other is there. */
import type { CompiledCriterion, RowScorer } from "../criteria/compiled";
import type { Finding } from "../errors/finding";
import { criteriaOf, scorerOf, type ViewOf } from "../scoring/views";
import { candidatesAt, type Draft } from "./candidates";
import { PAIR_BUDGET } from "./comparisons";
import { lintFinding } from "./finding";

/** Sums that differ by less, in parts of the two criteria's full scores, are one. */
const TOLERANCE = 1e-9;

export const findCancelling = (draft: Draft, budget: number = PAIR_BUDGET): Finding[] => {
  const { criteria } = draft;
  return criteria.flatMap((a, first) =>
    criteria.slice(first + 1).flatMap((b, between): Finding[] => {
      // Whoever weighs them in a way of their own does not see them cancel.
      const isPersonal = [a, b].some(
        ({ weightOfMentee, weightOfMentor }) => weightOfMentee !== undefined || weightOfMentor !== undefined,
      );
      if (isPersonal || a.direction !== b.direction) return [];
      const sides = (["mentee", "mentor"] as const).filter((side) => criteriaOf([a], side).length > 0);
      if (!sides.every((side) => cancel(draft, side, a, b, budget))) return [];
      return [
        lintFinding("cancelling-weights", ["criteria", first + 1 + between], {
          expected: "criteria that do not take back what others give",
          received: `${JSON.stringify(b.name)}, which adds up with ${JSON.stringify(a.name)} to the same for every pair`,
          remedy: "Take one of the two out, or make their weights differ.",
        }),
      ];
    }),
  );
};

/** Whether the two parts add up to a constant over all pairs, and neither is one by itself. */
const cancel = (
  draft: Draft,
  side: ViewOf,
  a: CompiledCriterion,
  b: CompiledCriterion,
  budget: number,
): boolean => {
  const { graph } = draft;
  const tolerance = TOLERANCE * (Math.abs(a.weight) * a.top + Math.abs(b.weight) * b.top);
  const ofA = new Float64Array(graph.columnCount);
  const ofB = new Float64Array(graph.columnCount);
  const [scoreA, scoreB]: [RowScorer, RowScorer] = [scorerOf(a, side), scorerOf(b, side)];
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [lowestA, highestA] = [lowest, highest];
  let pairs = 0;
  for (let mentee = 0; mentee < graph.rowCount && pairs <= budget; mentee++) {
    const mentors = candidatesAt(graph, mentee);
    const { length } = mentors;
    pairs += length;
    scoreA(mentee, mentors, length, ofA);
    scoreB(mentee, mentors, length, ofB);
    for (let at = 0; at < length; at++) {
      const [partA, partB] = [a.weight * ofA[at]!, b.weight * ofB[at]!];
      if (Number.isNaN(partA) && Number.isNaN(partB)) continue;
      // Where only one of them says something, nothing takes it back.
      if (Number.isNaN(partA) || Number.isNaN(partB)) return false;
      [lowest, highest] = [Math.min(lowest, partA + partB), Math.max(highest, partA + partB)];
      [lowestA, highestA] = [Math.min(lowestA, partA), Math.max(highestA, partA)];
      if (highest - lowest > tolerance) return false;
    }
  }
  return highestA - lowestA > 2 * tolerance;
};
