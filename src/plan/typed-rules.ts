/** Rules as an integrator writes them in TypeScript: the schemas' own types, with selectors that the compiler checks. */

import type { z } from "zod";
import type { capacityRuleSchema, placesSchema } from "./rules/capacity-rule";
import type { mustRuleSchema } from "./rules/lock-rule";
import type { minimumRuleSchema } from "./rules/minimum-rule";
import type {
  avoidRuleSchema,
  eligibilityRuleSchema,
  neverRuleSchema,
  repeatRuleSchema,
  reportingLineRuleSchema,
  requireRuleSchema,
} from "./rules/pair-rules";
import type {
  ConditionAnswer,
  NumberAnswer,
  NumbersAnswer,
  Selector,
  StepAnswer,
  TextAnswer,
  TextsAnswer,
} from "./selector";
import type { DeepReadonly, Sides, With } from "./typed-selectors";
import type { TypedWholeRule } from "./typed-whole-rules";

/** An answer that people need to take part; build it with `rules.require`. */
export type RequireRule<Mentee, Mentor> = With<
  typeof requireRuleSchema,
  Partial<Sides<Mentee, Mentor, ConditionAnswer>>
>;
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
/** People that a person must not meet; build it with `rules.avoid`. */
export type AvoidRule<Mentee, Mentor> = With<
  typeof avoidRuleSchema,
  Partial<Sides<Mentee, Mentor, TextsAnswer>>
>;
/** Nobody meets who stands above or below them; build it with `rules.reportingLine`. */
export type ReportingLineRule<Mentee, Mentor> = With<
  typeof reportingLineRuleSchema,
  {
    /** The field with the id of a person's manager, if both sides hold it under one name; else the field of each side. */
    readonly manager: Selector<Mentee | Mentor, TextAnswer> | Sides<Mentee, Mentor, TextAnswer>;
  }
>;
/** What a person tells of past partners: lists that stand side by side. */
export interface PastPartners<Person> {
  /** Ids of past partners. */
  readonly partners: Selector<Person, TextsAnswer>;
  /** How many rounds ago it was: 1 is the last round. */
  readonly roundsAgo?: Selector<Person, NumbersAnswer>;
  /** How it ended, in the programme's words. */
  readonly ended?: Selector<Person, TextsAnswer>;
}
/** Past partners do not meet again; build it with `rules.repeat`. */
export type RepeatRule<Mentee, Mentor> = With<
  typeof repeatRuleSchema,
  {
    /** Where mentees tell of past mentors. */
    readonly mentee?: PastPartners<Mentee>;
    /** Where mentors tell of past mentees. */
    readonly mentor?: PastPartners<Mentor>;
  }
>;
/** Pairs that every matching holds; build it with `rules.must`. */
export type MustRule<Mentee, Mentor> = With<
  typeof mustRuleSchema,
  {
    /** Where mentees hold the id of the mentor they must get. */
    readonly mentee?: Selector<Mentee, TextAnswer>;
    /** Where mentors hold the ids of mentees they must get. */
    readonly mentor?: Selector<Mentor, TextsAnswer>;
  }
>;
/** Rather nobody than a poor match; build it with `rules.minimum`. */
export type MinimumRule = DeepReadonly<z.input<typeof minimumRuleSchema>>;

/** How many a person wants, takes at most and needs at least. */
export type Places<Person> = With<
  typeof placesSchema,
  {
    /** How many the person would like. */
    readonly wanted?: Selector<Person, NumberAnswer> | number;
    /** The most the person takes, if asked to. */
    readonly max?: Selector<Person, NumberAnswer> | number;
    /** The fewest that are worth the person's while. */
    readonly min?: Selector<Person, NumberAnswer> | number;
  }
>;
/** How many partners a person takes; build it with `rules.capacity`. */
export type CapacityRule<Mentee, Mentor> = With<
  typeof capacityRuleSchema,
  {
    /** Where a mentor's record holds the number of places, one number for all, or both in full. */
    readonly mentor?: Selector<Mentor, NumberAnswer> | number | Places<Mentor>;
    /** Where a mentee's record holds the number of places, one number for all, or both in full. */
    readonly mentee?: Selector<Mentee, NumberAnswer> | number | Places<Mentee>;
    /** What mentees seek and mentors offer places for. */
    readonly functions?: {
      /** Where mentees list the functions they seek. */
      readonly sought: Selector<Mentee, TextsAnswer>;
      /** Where mentors list the functions they offer. */
      readonly offered: Selector<Mentor, TextsAnswer>;
      /** Where mentors list the places for each function they offer, in the same order. */
      readonly places?: Selector<Mentor, NumbersAnswer>;
    };
  }
>;

/** Any rule over the caller's record types. */
export type TypedRule<Mentee, Mentor> =
  | RequireRule<Mentee, Mentor>
  | EligibilityRule<Mentee, Mentor>
  | NeverRule<Mentee, Mentor>
  | AvoidRule<Mentee, Mentor>
  | ReportingLineRule<Mentee, Mentor>
  | RepeatRule<Mentee, Mentor>
  | MustRule<Mentee, Mentor>
  | MinimumRule
  | CapacityRule<Mentee, Mentor>
  | TypedWholeRule<Mentee, Mentor>;
