/** Rules as an integrator writes them in TypeScript: the schemas' own types, with selectors that the compiler checks. */
import type { capacityRuleSchema, eligibilityRuleSchema, neverRuleSchema } from "./rules";
import type { NumberAnswer, Selector, StepAnswer, TextsAnswer } from "./selector";
import type { Sides, With } from "./typed-selectors";

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
