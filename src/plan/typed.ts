/**
 * The plan as an integrator writes it in TypeScript: the schemas' own types, with selectors that the compiler checks against the
 * integrator's record types.
 */
import type { z } from "zod";
import type {
  differentCriterionSchema,
  ladderCriterionSchema,
  overlapCriterionSchema,
  profileCriterionSchema,
  sameCriterionSchema,
  taxonomyCriterionSchema,
} from "./criteria";
import type { Plan, PlanJson } from "./plan";
import type { capacityRuleSchema, eligibilityRuleSchema, neverRuleSchema } from "./rules";
import type { NumberAnswer, ScaleAnswers, Selector, StepAnswer, TextAnswer, TextsAnswer } from "./selector";

/** A schema's input without its selectors; whatever stands in `Selectors` takes their place. */
type With<Schema extends z.ZodType, Selectors> = DeepReadonly<Omit<z.input<Schema>, keyof Selectors>> &
  Selectors;

/** The type with nothing in it writable, so that literals declared `as const` fit. */
type DeepReadonly<A> = A extends ReadonlyArray<unknown> | object
  ? { readonly [Key in keyof A]: DeepReadonly<A[Key]> }
  : A;

/** One selector for each side. */
export interface Sides<Mentee, Mentor, Answer> {
  /** Where a mentee's record holds the answer. */
  readonly mentee: Selector<Mentee, Answer>;
  /** Where a mentor's record holds the answer. */
  readonly mentor: Selector<Mentor, Answer>;
}

/** Closeness of terms in a taxonomy; build it with `criteria.taxonomy`. */
export type TaxonomyCriterion<Mentee, Mentor> = With<
  typeof taxonomyCriterionSchema,
  Sides<Mentee, Mentor, TextsAnswer>
>;
/** Steps from mentee up to mentor; build it with `criteria.ladder`. */
export type LadderCriterion<Mentee, Mentor> = With<
  typeof ladderCriterionSchema,
  Sides<Mentee, Mentor, StepAnswer>
>;
/** What two sets of answers have in common; build it with `criteria.overlap`. */
export type OverlapCriterion<Mentee, Mentor> = With<
  typeof overlapCriterionSchema,
  Sides<Mentee, Mentor, TextsAnswer>
>;
/** Closeness of answers on a scale; build it with `criteria.profile`. */
export type ProfileCriterion<Mentee, Mentor> = With<
  typeof profileCriterionSchema,
  Sides<Mentee, Mentor, ScaleAnswers>
>;
/** The same answer; build it with `criteria.same`. */
export type SameCriterion<Mentee, Mentor> = With<
  typeof sameCriterionSchema,
  Sides<Mentee, Mentor, TextAnswer>
>;
/** Another answer; build it with `criteria.different`. */
export type DifferentCriterion<Mentee, Mentor> = With<
  typeof differentCriterionSchema,
  Sides<Mentee, Mentor, TextAnswer>
>;

/** Any criterion over the caller's record types. */
export type TypedCriterion<Mentee, Mentor> =
  | TaxonomyCriterion<Mentee, Mentor>
  | LadderCriterion<Mentee, Mentor>
  | OverlapCriterion<Mentee, Mentor>
  | ProfileCriterion<Mentee, Mentor>
  | SameCriterion<Mentee, Mentor>
  | DifferentCriterion<Mentee, Mentor>;

/** Steps a mentor must stand above the mentee; build it with `rules.eligibility`. */
export type EligibilityRule<Mentee, Mentor> = With<
  typeof eligibilityRuleSchema,
  Sides<Mentee, Mentor, StepAnswer>
>;
/** Answers that a pair must not share; build it with `rules.never`. */
export type NeverRule<Mentee, Mentor> = With<
  typeof neverRuleSchema,
  {
    /** The field, if both sides hold it under one name; else the field of each side. */
    readonly sharing: Selector<Mentee | Mentor, TextsAnswer> | Sides<Mentee, Mentor, TextsAnswer>;
  }
>;
/** How many mentees a mentor takes; build it with `rules.capacity`. */
export type CapacityRule<Mentor> = With<
  typeof capacityRuleSchema,
  {
    /** Where a mentor's record holds the number of places, or one number for all. */
    readonly mentor: Selector<Mentor, NumberAnswer> | number;
  }
>;

/** Any rule over the caller's record types. */
export type TypedRule<Mentee, Mentor> =
  | EligibilityRule<Mentee, Mentor>
  | NeverRule<Mentee, Mentor>
  | CapacityRule<Mentor>;

/** Words of a plan that an object literal widens to `string`; the words themselves are checked when the plan is used. */
type Widened<Part> = Part extends unknown
  ? {
      readonly [Key in keyof Part]:
        | Part[Key]
        | ([Part[Key]] extends [string | undefined] ? string & {} : never);
    }
  : never;

/**
 * A plan over the caller's own records: the keys that criteria and rules name must exist and hold the right type.
 *
 * *Gotchas*: a literal such as `{ kind: "one-to-many" }` in a variable is widened to `string` by the compiler and accepted
 * here; a wrong word is reported by {@link match} as a finding.
 */
export type TypedPlan<Mentee, Mentor> = DeepReadonly<
  Omit<PlanJson, "criteria" | "rules" | "id" | "shape" | "objective" | "combination" | "version">
> & {
  readonly version?: number;
  /** Where a record holds its id. Default: the field `id`. */
  readonly id?: Selector<Mentee | Mentor, string> | Sides<Mentee, Mentor, string>;
  readonly shape: Widened<PlanJson["shape"]>;
  readonly objective: Widened<PlanJson["objective"]>;
  readonly combination?: Widened<NonNullable<PlanJson["combination"]>>;
  readonly criteria: ReadonlyArray<TypedCriterion<Mentee, Mentor>>;
  readonly rules?: ReadonlyArray<TypedRule<Mentee, Mentor>>;
};

/** What {@link match} takes: a plan over the caller's records, or one that {@link parsePlan} has checked. */
export type AnyPlan<Mentee, Mentor> = TypedPlan<Mentee, Mentor> | Plan;
