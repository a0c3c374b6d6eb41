/** Vocabularies for mentoring in primary care: our own, short, and there to be replaced by a programme's. */
import type { Ladder, Taxonomy } from "../vocabulary";

/**
 * Fields of work in primary care, each with the fields right above it; several stand under more than one.
 *
 * *When to use*: as the tree of a taxonomy criterion, in TypeScript by this name, in `plan.json` as `"clinical specialties"`.
 *
 * *Gotchas*: short on purpose. A programme with a vocabulary of its own writes it into the plan's `taxonomies`, under
 * this name or another.
 */
export const clinicalSpecialties = {
  "Primary care": [],
  "Family medicine": ["Primary care"],
  "General internal medicine": ["Primary care"],
  "General paediatrics": ["Primary care"],
  Geriatrics: ["Family medicine", "General internal medicine"],
  "Palliative care": ["Geriatrics", "General internal medicine"],
  "Adolescent medicine": ["Family medicine", "General paediatrics"],
  "Women's health": ["Family medicine"],
  "Obstetrics in primary care": ["Women's health"],
  "Reproductive health": ["Women's health"],
  "Rural medicine": ["Family medicine"],
  "Lifestyle medicine": ["Primary care"],
  "Occupational health": ["Primary care"],
  "Urgent care": ["Primary care"],
  "Hospital medicine": ["General internal medicine"],
  "Diabetes care": ["General internal medicine", "Family medicine"],
  "Cardiovascular prevention": ["General internal medicine", "Lifestyle medicine"],
  "Musculoskeletal care": [],
  "Sports medicine": ["Family medicine", "Musculoskeletal care"],
  "Pain management": ["Musculoskeletal care", "Behavioural health"],
  "Behavioural health": [],
  "Addiction medicine": ["Behavioural health", "Primary care"],
  "Integrated mental health": ["Behavioural health", "Primary care"],
  "Population health": [],
  "Health equity": ["Population health", "Primary care"],
  "Global health": ["Population health", "Primary care"],
  "Refugee health": ["Global health", "Health equity"],
  "Quality improvement": ["Population health"],
  Procedures: [],
  "Point-of-care ultrasound": ["Procedures"],
  "Minor surgery": ["Procedures"],
  "Clinical informatics": [],
} as const satisfies Taxonomy;

/**
 * Career stages of three professions, a track each: no step of one is above or below a step of another.
 *
 * *When to use*: as the ladder of a ladder criterion or an eligibility rule, in TypeScript by this name, in `plan.json` as
 * `"clinical career stages"`.
 */
export const clinicalCareerStages = {
  physician: [
    "medical student",
    "resident",
    "early-career physician",
    "mid-career physician",
    "senior physician",
  ],
  "nurse practitioner": ["NP student", "new-graduate NP", "experienced NP", "senior NP"],
  "physician assistant": ["PA student", "new-graduate PA", "experienced PA", "senior PA"],
} as const satisfies DeepReadonlyLadder;

type DeepReadonlyLadder = Readonly<Record<string, ReadonlyArray<string>>>;

/**
 * What mentees seek and mentors offer: the functions of mentoring that guides for clinicians name.
 *
 * *When to use*: for the choices of a sign-up form, and for a coverage criterion over the answers.
 */
export const mentoringFunctions = [
  "clinical decision-making",
  "patient management",
  "career progression",
  "hidden curriculum",
  "emotional encouragement",
  "work-life integration",
  "leadership",
  "teaching",
  "research",
] as const;

/** Taxonomies that a plan may name without writing them out. */
export const builtInTaxonomies: Readonly<Record<string, Taxonomy>> = {
  "clinical specialties": copyOf(clinicalSpecialties),
};

/** Ladders that a plan may name without writing them out. */
export const builtInLadders: Readonly<Record<string, Ladder>> = {
  "clinical career stages": copyOf(clinicalCareerStages),
};

/** Lists that may be written to, as the plan's types have them. */
function copyOf(vocabulary: DeepReadonlyLadder): Record<string, string[]> {
  return Object.fromEntries(Object.entries(vocabulary).map(([name, list]) => [name, [...list]]));
}
