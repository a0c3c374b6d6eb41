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
      const seen = sides.map((side) => pairsThatCancel(draft, side, a, b, budget));
      if (seen.includes(0)) return [];
      return [
        lintFinding("cancelling-weights", ["criteria", first + 1 + between], {
          expected: "criteria that do not take back what others give",
          received: `${JSON.stringify(b.name)}, which adds up with ${JSON.stringify(a.name)} to the same for ${pairsInWords(draft, Math.min(...seen))}`,
          remedy: "Take one of the two out, or make their weights differ.",
        }),
      ];
    }),
  );
};

/** All pairs, or as many as there was time for. */
const pairsInWords = ({ graph }: Draft, seen: number): string =>
  seen === graph.columnOfEdge.length ? "every pair" : `each of ${seen} pairs looked at`;

/**
 * How many pairs were looked at over which the two parts add up to a constant, though neither is one by itself; 0 where they don't.
 */
const pairsThatCancel = (
  draft: Draft,
  side: ViewOf,
  a: CompiledCriterion,
  b: CompiledCriterion,
  budget: number,
): number => {
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
      if (Number.isNaN(partA) || Number.isNaN(partB)) return 0;
      [lowest, highest] = [Math.min(lowest, partA + partB), Math.max(highest, partA + partB)];
      [lowestA, highestA] = [Math.min(lowestA, partA), Math.max(highestA, partA)];
      if (highest - lowest > tolerance) return 0;
    }
  }
  return highestA - lowestA > 2 * tolerance ? pairs : 0;
};
