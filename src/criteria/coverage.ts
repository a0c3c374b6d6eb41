/**
 * How much of what the mentee seeks the mentor offers: Σ importance · strength over the needs that are offered, over Σ importance of all
 * needs. The same to both sides, since it is about the pair.
 */
import { NOBODY } from "../graph/bipartite";
import type { CriterionOf } from "../plan/criteria";
import { LARGEST } from "../plan/wording";
import { Interner, packSorted } from "./answers";
import {
  type CompileContext,
  type CriterionKernel,
  FEW,
  NO_ANSWER,
  type RowScorer,
  scoreOfMissing,
} from "./compiled";
import { forbidsBlanks, missingOf } from "./defaults";
import { invert, scoreSets } from "./sets";
import { readWeighted, type WeightedTexts } from "./weighted-texts";

export const compileCoverage = (
  criterion: CriterionOf<"coverage">,
  context: CompileContext,
): CriterionKernel => {
  const { plan, cohort, report } = context;
  const needs = readWeighted(
    { side: cohort.mentees, selector: criterion.mentee, report },
    { selector: criterion.importance, scale: [0, LARGEST], blank: 1 },
  );
  const [lowest, highest] = criterion.strengthScale;
  const offers = readWeighted(
    { side: cohort.mentors, selector: criterion.mentor, report },
    { selector: criterion.strength, scale: criterion.strengthScale, blank: highest },
  ).map((offersOf) => shares(offersOf, lowest, highest));

  const blank = scoreOfMissing(missingOf(criterion, plan), 1);
  const score =
    criterion.importance === undefined && criterion.strength === undefined
      ? scoreCounts(needs, offers, blank)
      : scoreWeights(needs, offers, blank);
  return {
    menteeView: score,
    mentorView: score,
    ...forbidsBlanks(criterion, plan),
    describe: (mentee, mentor) => describeCoverage(needs[mentee]!, offers[mentor]!),
  };
};

/** Answers on a scale as shares of it, 0 to 1. */
const shares = (numberOf: WeightedTexts, lowest: number, highest: number): WeightedTexts =>
  new Map([...numberOf].map(([text, number]) => [text, (number - lowest) / (highest - lowest)]));

/** Where every need counts alike, and every offer in full. */
const scoreCounts = (
  needs: ReadonlyArray<WeightedTexts>,
  offers: ReadonlyArray<WeightedTexts>,
  blank: number,
): RowScorer => {
  const interner = new Interner();
  const pack = (lists: ReadonlyArray<WeightedTexts>) =>
    packSorted(lists.map((list) => [...list.keys()].map((text) => interner.of(text))));
  const mentees = pack(needs);
  const mentors = pack(offers);
  return scoreSets(mentees, mentors, interner.size, (common, size, mentorSize) =>
    size === 0 || mentorSize === 0 ? blank : common / size,
  );
};

/** Adds up along the lists of who offers each need. */
const scoreWeights = (
  needs: ReadonlyArray<WeightedTexts>,
  offers: ReadonlyArray<WeightedTexts>,
  blank: number,
): RowScorer => {
  const interner = new Interner();
  const numberOf = (text: string): number => interner.of(text);
  // Both sums of a mentee go over the needs in one order: where everything is met in full they come out the same.
  const needsOf = needs.map((list) => Int32Array.from(list.keys(), numberOf));
  const importancesOf = needs.map((list) => Float64Array.from(list.values()));
  const totalOf = importancesOf.map((importances) => importances.reduce((sum, one) => sum + one, 0));

  const offersOf = packSorted(offers.map((list) => [...list.keys()].map(numberOf)));
  const mentorsWith = invert(offersOf, interner.size);
  const strengths = strengthsOf(offers, numberOf);
  /** Along `mentorsWith`. */
  const strengthsWith = Float64Array.from(mentorsWith.positions, (position) => strengths[position]!);
  /** mentor → what of the needs of the mentee at hand is met. A row comes in parts: it is added up for the first of them. */
  const met = new Float64Array(offers.length);
  let atHand = NOBODY;

  const addUp = (mentee: number): void => {
    met.fill(0);
    for (const [at, need] of needsOf[mentee]!.entries()) {
      const importance = importancesOf[mentee]![at]!;
      const end = mentorsWith.offsets[need + 1]!;
      for (let holder = mentorsWith.offsets[need]!; holder < end; holder++)
        met[mentorsWith.items[holder]!]! += importance * strengthsWith[holder]!;
    }
  };
  const metBy = (mentee: number, mentor: number): number => {
    let sum = 0;
    for (const [at, need] of needsOf[mentee]!.entries()) {
      for (let own = offersOf.offsets[mentor]!; own < offersOf.offsets[mentor + 1]!; own++)
        if (offersOf.items[own] === need) sum += importancesOf[mentee]![at]! * strengths[own]!;
    }
    return sum;
  };
  const offersNothing = (mentor: number): boolean =>
    offersOf.offsets[mentor] === offersOf.offsets[mentor + 1];

  return (mentee, ofMentors, count, out) => {
    const total = totalOf[mentee]!;
    if (total === 0) {
      out.fill(blank, 0, count);
      return;
    }
    if (count < FEW) {
      for (let at = 0; at < count; at++) {
        const mentor = ofMentors[at]!;
        out[at] = offersNothing(mentor) ? blank : metBy(mentee, mentor) / total;
      }
      return;
    }
    if (mentee !== atHand) {
      addUp(mentee);
      atHand = mentee;
    }
    for (let at = 0; at < count; at++) {
      const mentor = ofMentors[at]!;
      out[at] = offersNothing(mentor) ? blank : met[mentor]! / total;
    }
  };
};

/** The strengths of all offers, each mentor's in ascending order of the offers' numbers, as they are packed. */
const strengthsOf = (
  offers: ReadonlyArray<WeightedTexts>,
  numberOf: (text: string) => number,
): ReadonlyArray<number> =>
  offers.flatMap((list) =>
    [...list]
      .map(([text, strength]) => ({ number: numberOf(text), strength }))
      .sort((a, b) => a.number - b.number)
      .map(({ strength }) => strength),
  );

/** Which needs are offered at all, and which are not. */
const describeCoverage = (needs: WeightedTexts, offers: WeightedTexts): string => {
  if (needs.size === 0 || offers.size === 0) return NO_ANSWER;
  const sought = [...needs.keys()];
  const met = sought.filter((need) => (offers.get(need) ?? 0) > 0);
  if (sought.length === 1)
    return `${met.length === 1 ? "Offers" : "Does not offer"} what is sought: ${sought[0]}`;
  if (met.length === sought.length) return `Offers all ${sought.length} needs: ${sought.join(", ")}`;
  const rest = sought.filter((need) => !met.includes(need));
  return met.length === 0
    ? `Offers none of ${sought.length} needs: ${sought.join(", ")}`
    : `Offers ${met.length} of ${sought.length} needs: ${met.join(", ")}; not: ${rest.join(", ")}`;
};
