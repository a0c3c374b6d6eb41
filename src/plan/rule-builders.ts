/**
 * Builders of rules. Each adds its `kind` to what it is given and nothing else, so that what they build and what stands in
 * `plan.json` is one and the same.
 *
 * @module rules
 */
import type { Built, Loose, LooseSides } from "./built";
import type {
  AvoidRule,
  CapacityRule,
  EligibilityRule,
  MinimumRule,
  MustRule,
  NeverRule,
  Places,
  RepeatRule,
  ReportingLineRule,
  RequireRule,
} from "./typed-rules";

export * from "./whole-rule-builders";

/** A rule's own options, without its kind and what stands in `Selectors`. */
type Options<Rule, Selectors> = Omit<Rule, "kind" | keyof Selectors> & Selectors;

/**
 * A person takes part only if an answer of theirs fulfils a condition: active, trained, agreed to the terms.
 *
 * @example
 * ```ts
 * rules.require({ mentor: "trained", condition: { is: true } });
 * rules.require({ mentee: "status", mentor: "status", condition: { isNot: ["paused", "left"] }, missing: "allow" });
 * ```
 */
export const require = <const Given extends Options<RequireRule<never, never>, Partial<LooseSides>>>(
  options: Given,
): Built<"require", Given> => ({ kind: "require", ...options });

/**
 * A pair is allowed only when the mentor stands `from` to `to` steps above the mentee.
 *
 * @example
 * ```ts
 * rules.eligibility({ ladder: ["AA", "AO", "EO"], mentee: "grade", mentor: "grade", from: 1, to: 2 });
 * ```
 */
export const eligibility = <const Given extends Options<EligibilityRule<never, never>, LooseSides>>(
  options: Given,
): Built<"eligibility", Given> => ({ kind: "eligibility", ...options });

/**
 * A pair that shares an answer is forbidden. A blank shares nothing.
 *
 * @example
 * ```ts
 * rules.never({ sharing: "evaluators" });
 * rules.never({ sharing: { mentee: "supervisor", mentor: "name" } }); // nobody is mentored by their own supervisor
 * ```
 */
export const never = <
  const Given extends Options<NeverRule<never, never>, { readonly sharing: Loose | LooseSides }>,
>(
  options: Given,
): Built<"never", Given> => ({ kind: "never", ...options });

/**
 * Nobody meets whom they list, or who lists them: avoid lists, declared conflicts.
 *
 * @example
 * ```ts
 * rules.avoid({ name: "declared conflict", mentee: "not with", mentor: "not with" });
 * ```
 */
export const avoid = <const Given extends Options<AvoidRule<never, never>, Partial<LooseSides>>>(
  options: Given,
): Built<"avoid", Given> => ({ kind: "avoid", ...options });

/**
 * Nobody meets who stands above or below them in the reporting line, within so many levels.
 *
 * @example
 * ```ts
 * rules.reportingLine({ manager: "manager", levels: 2 });
 * ```
 */
export const reportingLine = <
  const Given extends Options<ReportingLineRule<never, never>, { readonly manager: Loose | LooseSides }>,
>(
  options: Given,
): Built<"reporting-line", Given> => ({ kind: "reporting-line", ...options });

/** What a side tells of past partners, over any record. */
interface LoosePast {
  readonly partners: Loose;
  readonly roundsAgo?: Loose;
  readonly ended?: Loose;
}

/**
 * Past partners do not meet again: never, or not for some rounds; and never again after some ends.
 *
 * @example
 * ```ts
 * rules.repeat({ mentee: { partners: "past mentors" } });
 * rules.repeat({
 *   mentee: { partners: "past mentors", roundsAgo: "rounds ago", ended: "how it ended" },
 *   coolDown: 2,
 *   disqualifying: ["broken off"],
 * });
 * ```
 */
export const repeat = <
  const Given extends Options<
    RepeatRule<never, never>,
    { readonly mentee?: LoosePast; readonly mentor?: LoosePast }
  >,
>(
  options: Given,
): Built<"repeat", Given> => ({ kind: "repeat", ...options });

/**
 * Pairs that are settled before the round: every matching holds them.
 *
 * @example
 * ```ts
 * rules.must({ pairs: [{ mentee: "ada@x", mentor: "kim@x" }] });
 * rules.must({ mentee: "keeps mentor" });
 * ```
 */
export const must = <const Given extends Options<MustRule<never, never>, Partial<LooseSides>>>(
  options: Given,
): Built<"must", Given> => ({ kind: "must", ...options });

/**
 * Rather nobody than a poor match: a pair below a score is forbidden.
 *
 * @example
 * ```ts
 * rules.minimum({ atLeast: 0.4 });
 * rules.minimum({ criterion: "specialty", atLeast: 0.5 });
 * ```
 */
export const minimum = <const Given extends Omit<MinimumRule, "kind">>(
  options: Given,
): Built<"minimum", Given> => ({ kind: "minimum", ...options });

/** Places in full, over any record. */
type LoosePlaces = Options<
  Places<never>,
  { readonly wanted?: Loose; readonly max?: Loose; readonly min?: Loose }
>;

/**
 * How many partners a person takes: an answer of theirs, one number for all, or what they want, take at most and need at least.
 *
 * @example
 * ```ts
 * rules.capacity({ mentor: "places" });
 * rules.capacity({ mentor: { wanted: "hours a month", unit: "hours", hoursPerPair: 2 } });
 * ```
 */
export const capacity = <
  const Given extends Options<
    CapacityRule<never, never>,
    {
      readonly mentor?: Loose | LoosePlaces;
      readonly mentee?: Loose | LoosePlaces;
      readonly functions?: { readonly sought: Loose; readonly offered: Loose; readonly places?: Loose };
    }
  >,
>(
  options: Given,
): Built<"capacity", Given> => ({ kind: "capacity", ...options });
