/**
 * The six criteria as one would write them in an afternoon: a function of two records, called for every pair. Twice: straightforward, with
 * the similarity of two terms worked out from the tree when it is asked for; and by somebody who has seen where the time goes, with that
 * similarity in a table.
 */
import { clinicalCareerStages, clinicalSpecialties } from "mentor-matching";
import type { Clinician } from "../cohorts";

/** The two views of a pair. */
export interface PairViews {
  readonly menteeView: number;
  readonly mentorView: number;
}

/** How similar two terms are, 0 to 1. */
export type Similarity = (a: string, b: string) => number;

const parentsOf: Readonly<Record<string, readonly string[]>> = clinicalSpecialties;

/** Every term above, itself included, with the fewest steps up to it. */
const stepsUp = (term: string): Map<string, number> => {
  const steps = new Map([[term, 0]]);
  for (const [reached, taken] of steps) {
    for (const parent of parentsOf[reached]!) if (!steps.has(parent)) steps.set(parent, taken + 1);
  }
  return steps;
};

const depthOf = (term: string): number => {
  const above = parentsOf[term]!;
  return above.length === 0 ? 1 : 1 + Math.min(...above.map(depthOf));
};

/** Wu and Palmer's measure, worked out from the tree. */
export const similarityFromTree: Similarity = (a, b) => {
  const others = stepsUp(b);
  let best = 0;
  for (const [ancestor, steps] of stepsUp(a)) {
    const otherSteps = others.get(ancestor);
    if (otherSteps === undefined) continue;
    const twice = 2 * depthOf(ancestor);
    best = Math.max(best, twice / (steps + otherSteps + twice));
  }
  return best;
};

/** The same, kept in a table. */
export const similarityFromTable = (): Similarity => {
  const terms = Object.keys(parentsOf);
  const table = Object.fromEntries(
    terms.map((a) => [a, Object.fromEntries(terms.map((b) => [b, similarityFromTree(a, b)]))]),
  );
  return (a, b) => table[a]![b]!;
};

const WEIGHT = { specialty: 4, stage: 3, languages: 1, values: 2, functions: 3, site: 0.5 };
const WANTED_STEPS = [1, 2];
const TOLERANCE = 1;

const placeOf: Readonly<Record<string, { readonly track: string; readonly step: number }>> =
  Object.fromEntries(
    Object.entries(clinicalCareerStages).flatMap(([track, steps]) =>
      steps.map((name, step) => [name, { track, step }]),
    ),
  );

/** The mean over one's own terms of the best of the other's. */
const met = (own: readonly string[], others: readonly string[], similarity: Similarity): number => {
  let sum = 0;
  for (const term of own) sum += Math.max(...others.map((other) => similarity(term, other)));
  return sum / own.length;
};

const stageScore = (mentee: Clinician, mentor: Clinician): number | undefined => {
  const from = placeOf[mentee.stage]!;
  const to = placeOf[mentor.stage]!;
  if (from.track !== to.track) return undefined;
  const up = to.step - from.step;
  return Math.max(...WANTED_STEPS.map((wanted) => Math.max(0, 1 - Math.abs(up - wanted) / (TOLERANCE + 1))));
};

const languageScore = (mentee: Clinician, mentor: Clinician): number => {
  const common = mentee.languages.filter((language) => mentor.languages.includes(language)).length;
  return common / new Set([...mentee.languages, ...mentor.languages]).size;
};

const valueScore = (mentee: Clinician, mentor: Clinician): number => {
  const apart = mentee.values.reduce((sum, value, at) => sum + Math.abs(value - mentor.values[at]!), 0);
  return 1 - apart / (mentee.values.length * 4);
};

const functionScore = (mentee: Clinician, mentor: Clinician): number =>
  mentee.functions.filter((wanted) => mentor.functions.includes(wanted)).length / mentee.functions.length;

/** Both views of one pair. */
export const scorePerPair = (mentee: Clinician, mentor: Clinician, similarity: Similarity): PairViews => {
  const common: [score: number | undefined, weight: number][] = [
    [stageScore(mentee, mentor), WEIGHT.stage],
    [languageScore(mentee, mentor), WEIGHT.languages],
    [valueScore(mentee, mentor), WEIGHT.values],
    [functionScore(mentee, mentor), WEIGHT.functions],
    [mentee.site === mentor.site ? 1 : 0, WEIGHT.site],
  ];
  const view = (specialty: number): number => {
    let sum = WEIGHT.specialty * specialty;
    let weights = WEIGHT.specialty;
    for (const [score, weight] of common) {
      if (score === undefined) continue;
      sum += weight * score;
      weights += weight;
    }
    return sum / weights;
  };
  return {
    menteeView: view(met(mentee.specialties, mentor.specialties, similarity)),
    mentorView: view(met(mentor.specialties, mentee.specialties, similarity)),
  };
};
