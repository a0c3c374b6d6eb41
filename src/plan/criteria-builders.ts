/**
 * Builders of criteria. Each adds its `kind` to what it is given and nothing else, so that what they build and what stands in
 * `plan.json` is one and the same.
 *
 * @module criteria
 */
import type {
  DifferentCriterion,
  LadderCriterion,
  OverlapCriterion,
  ProfileCriterion,
  SameCriterion,
  TaxonomyCriterion,
} from "./typed-criteria";

/** The options of a builder: a criterion without its kind, over any records. */
type Options<Criterion> = Omit<Criterion, "kind" | "mentee" | "mentor" | "ownWeight"> & {
  readonly mentee: Loose;
  readonly mentor: Loose;
  readonly ownWeight?: { readonly mentee?: Loose; readonly mentor?: Loose };
};

/** A selector over any record. */
type Loose = PropertyKey | ((person: never) => unknown);

type Built<Kind extends string, Given> = Given & { readonly kind: Kind };

/**
 * Closeness of terms in a taxonomy (Wu and Palmer 1994): the same term counts 1, terms that only share a distant parent little.
 * Each side asks how well its own terms are met: the mean over them of the best term of the other side.
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
 * What two sets of answers have in common: Jaccard's index, or the overlap coefficient.
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
