import type { PlanJson } from "mentor-matching";
import { clinicalCareerStages, clinicalSpecialties, mentoringFunctions } from "mentor-matching";
import { type Random, randomNumbers } from "./random";

/** A participant as an integrator's database would hold them. */
export interface Clinician {
  readonly id: string;
  readonly specialties: readonly string[];
  readonly stage: string;
  readonly languages: readonly string[];
  readonly values: readonly number[];
  readonly functions: readonly string[];
  readonly site: string;
}

/** Both sides of a round. */
export interface ClinicianCohort {
  readonly mentees: readonly Clinician[];
  readonly mentors: readonly Clinician[];
}

const LANGUAGES = ["English", "Spanish", "French", "Arabic", "Hindi", "Mandarin", "Portuguese", "Somali"];
const QUESTIONS = 7;
const SITES = 40;

/** As many mentees and mentors as asked for, each with answers to six criteria; they belong to the seed. */
export const clinicianCohort = (menteeCount: number, mentorCount: number, seed: number): ClinicianCohort => {
  const random = randomNumbers(seed);
  const person = (side: string) => (_: unknown, at: number) => clinician(`${side}${at}`, random);
  return {
    mentees: Array.from({ length: menteeCount }, person("M")),
    mentors: Array.from({ length: mentorCount }, person("T")),
  };
};

const clinician = (id: string, random: Random): Clinician => ({
  id,
  specialties: someOf(Object.keys(clinicalSpecialties), 1, 4, random),
  stage: oneOf(Object.values(clinicalCareerStages).flat(), random),
  languages: someOf(LANGUAGES, 1, 3, random),
  values: Array.from({ length: QUESTIONS }, () => 1 + Math.floor(random() * 5)),
  functions: someOf(mentoringFunctions, 1, 4, random),
  site: `site ${Math.floor(random() * SITES)}`,
});

const oneOf = <A>(pool: readonly A[], random: Random): A => pool[Math.floor(random() * pool.length)]!;

/** `fewest` to `most` different ones. */
const someOf = <A>(pool: readonly A[], fewest: number, most: number, random: Random): A[] => {
  const left = [...pool];
  const count = fewest + Math.floor(random() * (most - fewest + 1));
  return Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)[0]!);
};

/** Six criteria over clinicians, one of each of the kinds that programmes use most; every pair is allowed. */
export const sixCriteria = {
  shape: { kind: "one-to-one" },
  objective: { kind: "total" },
  criteria: [
    {
      kind: "taxonomy",
      name: "specialty",
      weight: 4,
      mentee: "specialties",
      mentor: "specialties",
      tree: "clinical specialties",
    },
    {
      kind: "ladder",
      name: "career stage",
      weight: 3,
      mentee: "stage",
      mentor: "stage",
      ladder: "clinical career stages",
      steps: [1, 2],
      tolerance: 1,
    },
    { kind: "overlap", name: "languages", weight: 1, mentee: "languages", mentor: "languages" },
    { kind: "profile", name: "values", weight: 2, mentee: "values", mentor: "values" },
    { kind: "coverage", name: "functions", weight: 3, mentee: "functions", mentor: "functions" },
    { kind: "same", name: "site", weight: 0.5, mentee: "site", mentor: "site" },
  ],
} as const satisfies PlanJson;
