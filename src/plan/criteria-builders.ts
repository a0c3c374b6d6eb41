/**
 * Builders of criteria. Each adds its `kind` to what it is given and nothing else, so that what they build and what stands in
 * `plan.json` is one and the same.
 *
 * @module criteria
 */
import type {
  AvailabilityCriterion,
  ClosenessCriterion,
  CoverageCriterion,
  CustomCriterion,
  DifferentCriterion,
  DistanceCriterion,
  LadderCriterion,
  OverlapCriterion,
  ProfileCriterion,
  RankCriterion,
  SameCriterion,
  TaxonomyCriterion,
} from "./typed-criteria";

/** The options of a builder: a criterion without its kind, over any records. */
type Options<Criterion, Needed extends string = "mentee" | "mentor", Optional extends string = never> = Omit<
  Criterion,
  "kind" | "ownWeight" | Needed | Optional
> & {
  readonly [Key in Needed]: Loose;
} & { readonly [Key in Optional]?: Loose } & {
  readonly ownWeight?: { readonly mentee?: Loose; readonly mentor?: Loose };
};

/** A selector over any record. */
type Loose = PropertyKey | ((person: never) => unknown);

type Built<Kind extends string, Given> = Given & { readonly kind: Kind };

/**
 * Closeness of terms in a taxonomy (Wu and Palmer 1994, or Lin 1998): the same term counts 1, terms that only share a distant
 * parent little. Each side asks how well its own terms are met: the mean over them of the best term of the other side.
 *
 * @example
 * ```ts
 * criteria.taxonomy({
 *   name: "specialty", weight: 4, mentee: "interests", mentor: "specialties",
 *   tree: { Medicine: [], Geriatrics: ["Medicine"], "Palliative care": ["Geriatrics"] },
 * });
 * ```
 */
export const taxonomy = <const Given extends Options<TaxonomyCriterion<never, never>>>(
  options: Given,
): Built<"taxonomy", Given> => ({ kind: "taxonomy", ...options });

/**
 * Steps from mentee up to mentor on a ladder: 1 for a wanted number of steps, falling to 0 beyond the tolerance.
 *
 * @example
 * ```ts
 * criteria.ladder({
 *   name: "career stage", weight: 3, mentee: "stage", mentor: "stage", steps: [1, 2],
 *   ladder: { physician: ["resident", "attending"], nurse: ["student nurse", "nurse", "senior nurse"] },
 * });
 * ```
 */
export const ladder = <const Given extends Options<LadderCriterion<never, never>>>(
  options: Given,
): Built<"ladder", Given> => ({ kind: "ladder", ...options });

/**
 * What two sets of answers have in common: Jaccard's index, the overlap coefficient, or the cosine.
 *
 * @example
 * ```ts
 * criteria.overlap({ name: "languages", weight: 1, mentee: "languages", mentor: "languages" });
 * ```
 */
export const overlap = <const Given extends Options<OverlapCriterion<never, never>>>(
  options: Given,
): Built<"overlap", Given> => ({ kind: "overlap", ...options });

/**
 * Closeness of two profiles of answers on a scale: 1 less the mean distance over the questions both answered.
 *
 * @example
 * ```ts
 * criteria.profile({ name: "values", weight: 2, mentee: "values", mentor: "values", scale: [1, 5] });
 * ```
 */
export const profile = <const Given extends Options<ProfileCriterion<never, never>>>(
  options: Given,
): Built<"profile", Given> => ({ kind: "profile", ...options });

/**
 * 1 for the same answer, else 0.
 *
 * @example
 * ```ts
 * criteria.same({ name: "profession", weight: 1, mentee: "profession", mentor: "profession" });
 * ```
 */
export const same = <const Given extends Options<SameCriterion<never, never>>>(
  options: Given,
): Built<"same", Given> => ({ kind: "same", ...options });

/**
 * 1 for another answer, else 0.
 *
 * @example
 * ```ts
 * criteria.different({ name: "site", weight: 1, mentee: "site", mentor: "site" });
 * ```
 */
export const different = <const Given extends Options<DifferentCriterion<never, never>>>(
  options: Given,
): Built<"different", Given> => ({ kind: "different", ...options });

/**
 * Share of what the mentee seeks that the mentor offers, by importance and strength where people say them.
 *
 * @example
 * ```ts
 * criteria.coverage({ name: "functions", weight: 3, mentee: "seeks", mentor: "offers", importance: "seeksHowMuch" });
 * ```
 */
export const coverage = <
  const Given extends Options<
    CoverageCriterion<never, never>,
    "mentee" | "mentor",
    "importance" | "strength"
  >,
>(
  options: Given,
): Built<"coverage", Given> => ({ kind: "coverage", ...options });

/**
 * Closeness of two numbers: 1 up to a distance of `full`, falling evenly to 0 at `range`.
 *
 * @example
 * ```ts
 * criteria.closeness({ name: "experience", weight: 1, mentee: "years", mentor: "years", target: 10, full: 3, range: 15 });
 * ```
 */
export const closeness = <const Given extends Options<ClosenessCriterion<never, never>>>(
  options: Given,
): Built<"closeness", Given> => ({ kind: "closeness", ...options });

/**
 * Nearness of two places along a great circle: 1 up to `full` kilometres, falling evenly to 0 at `range`.
 *
 * @example
 * ```ts
 * criteria.distance({ name: "place", weight: 1, mentee: "home", mentor: "office", full: 10, range: 100 });
 * ```
 */
export const distance = <const Given extends Options<DistanceCriterion<never, never>>>(
  options: Given,
): Built<"distance", Given> => ({ kind: "distance", ...options });

/**
 * How high each side has the other on its list of wishes: 1 for the first rank, falling evenly.
 *
 * *When to use*: to let wishes count beside other criteria. The plan's `wishes` rank by them alone.
 *
 * @example
 * ```ts
 * criteria.rank({ name: "wishes", weight: 5, direction: "mentee", mentee: "wishes" });
 * ```
 */
export const rank = <const Given extends Options<RankCriterion<never, never>, never, "mentee" | "mentor">>(
  options: Given,
): Built<"rank", Given> => ({ kind: "rank", ...options });

/**
 * Minutes a week in which both have time: 1 from `enough` minutes on, proportionally less below. With `zone`, slots stand on each person's own
 * clock and daylight saving is followed through the programme; `match` then needs the time zones of `mentor-matching/time-zones`.
 *
 * @example
 * ```ts
 * criteria.availability({
 *   name: "availability", weight: 2, mentee: "slots", mentor: "slots",
 *   zone: "timeZone", from: "2026-09-01", to: "2027-06-30", enough: 60,
 * });
 * ```
 */
export const availability = <
  const Given extends Options<Omit<AvailabilityCriterion<never, never>, "zone">> & {
    readonly zone?: Loose | { readonly mentee: Loose; readonly mentor: Loose };
  },
>(
  options: Given,
): Built<"availability", Given> => ({ kind: "availability", ...options });

/**
 * What a function of your own makes of a pair: 0 to 1, or `null` where there is no answer.
 *
 * *Gotchas*: it must be pure, and is asked about every pair that the rules allow; a plan with one can't be written as JSON. A
 * result that is no score, or an exception, stops the run with a finding that names the pair.
 *
 * @example
 * ```ts
 * criteria.custom({
 *   name: "cohort", weight: 1,
 *   score: (mentee: { year: number }, mentor: { year: number }) => (mentor.year < mentee.year ? 1 : 0),
 *   describe: (mentee: { year: number }, mentor: { year: number }) => `Joined in ${mentee.year} and ${mentor.year}`,
 * });
 * ```
 */
export const custom = <const Given extends Options<CustomCriterion<never, never>, never>>(
  options: Given,
): Built<"custom", Given> => ({ kind: "custom", ...options });
