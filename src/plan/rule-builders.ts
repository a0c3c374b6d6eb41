/**
 * Builders of rules. Each adds its `kind` to what it is given and nothing else, so that what they build and what stands in
 * `plan.json` is one and the same.
 *
 * @module rules
 */
import type { CapacityRule, EligibilityRule, NeverRule } from "./typed-rules";

/** A selector over any record. */
type Loose = PropertyKey | ((person: never) => unknown);

type Built<Kind extends string, Given> = Given & { readonly kind: Kind };

/**
 * A pair is allowed only when the mentor stands `from` to `to` steps above the mentee.
 *
 * @example
 * ```ts
 * rules.eligibility({ ladder: ["AA", "AO", "EO"], mentee: "grade", mentor: "grade", from: 1, to: 2 });
 * ```
 */
export const eligibility = <
  const Given extends Omit<EligibilityRule<never, never>, "kind" | "mentee" | "mentor"> & {
    readonly mentee: Loose;
    readonly mentor: Loose;
  },
>(
  options: Given,
): Built<"eligibility", Given> => ({ kind: "eligibility", ...options });

/**
 * A pair that shares an answer is forbidden. A blank shares nothing.
 *
 * @example
 * ```ts
 * rules.never({ sharing: "supervisor" });
 * rules.never({ sharing: { mentee: "supervisor", mentor: "name" } }); // nobody is mentored by their own supervisor
 * ```
 */
export const never = <
  const Given extends Omit<NeverRule<never, never>, "kind" | "sharing"> & {
    readonly sharing: Loose | { readonly mentee: Loose; readonly mentor: Loose };
  },
>(
  options: Given,
): Built<"never", Given> => ({ kind: "never", ...options });

/**
 * How many mentees a mentor takes: an answer of theirs, or one number for all.
 *
 * @example
 * ```ts
 * rules.capacity({ mentor: "places" });
 * ```
 */
export const capacity = <
  const Given extends Omit<CapacityRule<never>, "kind" | "mentor"> & { readonly mentor: Loose },
>(
  options: Given,
): Built<"capacity", Given> => ({ kind: "capacity", ...options });
