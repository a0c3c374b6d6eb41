/**
 * The six criteria as one would write them in an afternoon: a function of two records, called for every pair. Not careless: the
 * similarity of any two terms and the place of every step are looked up, not computed.
 */
import { clinicalCareerStages } from "mentor-matching";
import type { Clinician } from "../cohorts";

/** The two views of a pair. */
export interface PairViews {
  readonly menteeView: number;
  readonly mentorView: number;
}

type Similarity = Readonly<Record<string, Readonly<Record<string, number>>>>;

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
  for (const term of own) sum += Math.max(...others.map((other) => similarity[term]![other]!));
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
