/**
 * Criteria for mentoring in primary care, with names, weights and vocabularies filled in: each is one of {@link criteria}, and
 * whatever is given takes the place of what is filled in.
 *
 * The weights are a place to start from, not a finding: no trial shows which are best.
 *
 * @module presets
 */
import type {
  AvailabilityCriterion,
  CoverageCriterion,
  LadderCriterion,
  OverlapCriterion,
  ProfileCriterion,
  TaxonomyCriterion,
} from "../typed-criteria";

/** A selector over any record. */
type Loose = PropertyKey | ((person: never) => unknown);

/** What must be given is where the answers stand; anything else of the criterion may be. */
type Given<Criterion, Selectors extends string = never> = {
  readonly mentee: Loose;
  readonly mentor: Loose;
  readonly ownWeight?: { readonly mentee?: Loose; readonly mentor?: Loose };
} & { readonly [Name in Selectors]?: Loose | { readonly mentee: Loose; readonly mentor: Loose } } & Partial<
    Omit<Criterion, "kind" | "mentee" | "mentor" | "ownWeight" | "points" | Selectors>
  >;

/** What is filled in, but for what is given. */
type Filled<Defaults, Options> = Omit<Defaults, keyof Options> & Options;

const SPECIALTY = {
  kind: "taxonomy",
  name: "specialty",
  weight: 4,
  tree: "clinical specialties",
} as const;

/**
 * Closeness of specialties in the tree {@link clinicalSpecialties}: weight 4.
 *
 * @example
 * ```ts
 * presets.specialty({ mentee: "interests", mentor: "specialties" }).tree; // "clinical specialties"
 * ```
 */
export const specialty = <const Options extends Given<TaxonomyCriterion<never, never>>>(
  options: Options,
): Filled<typeof SPECIALTY, Options> => ({ ...SPECIALTY, ...options });

const CAREER_STAGE = {
  kind: "ladder",
  name: "career stage",
  weight: 3,
  ladder: "clinical career stages",
  steps: [1, 2],
  tolerance: 1,
} as const;

/**
 * A mentor one or two steps ahead in the same profession, on the tracks of {@link clinicalCareerStages}: weight 3.
 *
 * @example
 * ```ts
 * presets.careerStage({ mentee: "stage", mentor: "stage", steps: [0] }).steps; // [ 0 ]
 * ```
 */
export const careerStage = <const Options extends Given<LadderCriterion<never, never>>>(
  options: Options,
): Filled<typeof CAREER_STAGE, Options> => ({ ...CAREER_STAGE, ...options });

const VALUES = { kind: "profile", name: "values", weight: 2, scale: [1, 5] } as const;

/**
 * Closeness of short answers on values and working style, on a scale of 1 to 5: weight 2.
 *
 * @example
 * ```ts
 * presets.values({ mentee: "values", mentor: "values" }).weight; // 2
 * ```
 */
export const values = <const Options extends Given<ProfileCriterion<never, never>>>(
  options: Options,
): Filled<typeof VALUES, Options> => ({ ...VALUES, ...options });

const FUNCTIONS = { kind: "coverage", name: "functions", weight: 3, direction: "mentee" } as const;

/**
 * Share of the functions a mentee seeks that the mentor offers, in the mentee's view: weight 3. {@link mentoringFunctions} lists some to
 * choose from.
 *
 * @example
 * ```ts
 * presets.functions({ mentee: "seeks", mentor: "offers" }).direction; // "mentee"
 * ```
 */
export const functions = <
  const Options extends Given<CoverageCriterion<never, never>, "importance" | "strength">,
>(
  options: Options,
): Filled<typeof FUNCTIONS, Options> => ({ ...FUNCTIONS, ...options });

const AVAILABILITY = { kind: "availability", name: "availability", weight: 2, enough: 60 } as const;

/**
 * An hour a week that both have free, each by their own clock: weight 2.
 *
 * *Gotchas*: with `zone`, give `from` and `to`, the dates of the programme, and hand a time-zone library to `match`.
 *
 * @example
 * ```ts
 * presets.availability({ mentee: "free", mentor: "free", zone: "zone", from: "2026-09-01", to: "2027-06-30" }).enough; // 60
 * ```
 */
export const availability = <const Options extends Given<AvailabilityCriterion<never, never>, "zone">>(
  options: Options,
): Filled<typeof AVAILABILITY, Options> => ({ ...AVAILABILITY, ...options });

const LANGUAGES = {
  kind: "overlap",
  name: "languages",
  weight: 1,
  measure: "overlap-coefficient",
} as const;

/**
 * Languages in common, as a share of those of whoever speaks fewer: weight 1.
 *
 * @example
 * ```ts
 * presets.languages({ mentee: "languages", mentor: "languages" }).measure; // "overlap-coefficient"
 * ```
 */
export const languages = <const Options extends Given<OverlapCriterion<never, never>>>(
  options: Options,
): Filled<typeof LANGUAGES, Options> => ({ ...LANGUAGES, ...options });
