/** The plan as an integrator writes it in TypeScript: keys that criteria and rules name are checked against the record types. */
import type { Plan, PlanJson } from "./plan";
import type { RankedIds, Selector, TextsAnswer } from "./selector";
import type { TypedCriterion } from "./typed-criteria";
import type { TypedRule } from "./typed-rules";
import type { DeepReadonly, Sides } from "./typed-selectors";

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
  Omit<
    PlanJson,
    "criteria" | "rules" | "id" | "shape" | "objective" | "combination" | "version" | "wishes" | "emphasis"
  >
> & {
  readonly version?: number;
  /** Where a record holds its id. Default: the field `id`. */
  readonly id?: Selector<Mentee | Mentor, string> | Sides<Mentee, Mentor, string>;
  readonly shape: Widened<PlanJson["shape"]>;
  readonly objective: Widened<PlanJson["objective"]>;
  readonly combination?: Widened<NonNullable<PlanJson["combination"]>>;
  /** Ranked wishes that come before all scores: ids, best first; an entry that is a list holds ties. */
  readonly wishes?: {
    readonly mentee?: Selector<Mentee, RankedIds>;
    readonly mentor?: Selector<Mentor, RankedIds>;
    readonly notListed: "unacceptable" | "after" | (string & {});
  };
  /** Names of criteria, the most important to this person first. */
  readonly emphasis?: {
    readonly mentee?: Selector<Mentee, TextsAnswer>;
    readonly mentor?: Selector<Mentor, TextsAnswer>;
  };
  readonly criteria: ReadonlyArray<TypedCriterion<Mentee, Mentor>>;
  readonly rules?: ReadonlyArray<TypedRule<Mentee, Mentor>>;
};

/** What {@link match} takes: a plan over the caller's records, or one that {@link parsePlan} has checked. */
export type AnyPlan<Mentee, Mentor> = TypedPlan<Mentee, Mentor> | Plan;
