/** Builders of the rules that whole panels, groups, loads and rounds keep. */
import type { Built, Loose } from "./built";
import type { ChurnRule, GroupRule, LoadRule, PanelRule, PriorityRule } from "./typed-whole-rules";

/** A rule's own options, without its kind and what stands in `Selectors`. */
type Options<Rule, Selectors> = Omit<Rule, "kind" | keyof Selectors> & Selectors;

/**
 * Tiers of mentees: the first is served before the second.
 *
 * *Gotchas*: checked, and refused by {@link match} until a shape enforces it.
 *
 * @example
 * ```ts
 * rules.priority({ mentee: "rounds waited", order: "highest-first" });
 * ```
 */
export const priority = <const Given extends Options<PriorityRule<never>, { readonly mentee: Loose }>>(
  options: Given,
): Built<"priority", Given> => ({ kind: "priority", ...options });

/**
 * Who sits together on a mentee's panel of mentors.
 *
 * *Gotchas*: checked, and refused by {@link match} until a shape enforces it.
 *
 * @example
 * ```ts
 * rules.panel({ name: "an outside view", mentor: "division", differentFrom: "division", atLeast: 1 });
 * rules.panel({ name: "not two of one site", mentor: "site", eachAtMost: 1 });
 * ```
 */
export const panel = <
  const Given extends Options<
    PanelRule<never, never>,
    { readonly mentor: Loose; readonly differentFrom?: Loose }
  >,
>(
  options: Given,
): Built<"panel", Given> => ({ kind: "panel", ...options });

/**
 * Who makes a group: its size, how far above the members the facilitator stands, what members share, and who is not alone.
 *
 * *Gotchas*: checked, and refused by {@link match} until a shape enforces it.
 *
 * @example
 * ```ts
 * rules.group({ size: { from: 4, to: 6 }, same: "stage", nobodyAlone: "profession" });
 * ```
 */
export const group = <
  const Given extends Options<
    GroupRule<never, never>,
    {
      readonly facilitator?: {
        readonly mentee: Loose;
        readonly mentor: Loose;
        readonly ladder?: NonNullable<GroupRule<never, never>["facilitator"]>["ladder"];
        readonly stepsAbove: number;
      };
      readonly same?: Loose;
      readonly counts?: ReadonlyArray<
        Omit<NonNullable<GroupRule<never, never>["counts"]>[number], "mentee"> & { readonly mentee: Loose }
      >;
      readonly nobodyAlone?: Loose;
    }
  >,
>(
  options: Given,
): Built<"group", Given> => ({ kind: "group", ...options });

/**
 * A limit on the load of some mentors, so that those whom many ask for are not overloaded.
 *
 * *Gotchas*: checked, and refused by {@link match} until a shape enforces it.
 *
 * @example
 * ```ts
 * rules.load({ mentor: "first year", condition: { is: true }, atMost: 1, per: "mentor" });
 * ```
 */
export const load = <const Given extends Options<LoadRule<never>, { readonly mentor: Loose }>>(
  options: Given,
): Built<"load", Given> => ({ kind: "load", ...options });

/**
 * A limit on how many mentees get another mentor than they have.
 *
 * *Gotchas*: checked, and refused by {@link match} until a shape enforces it.
 *
 * @example
 * ```ts
 * rules.churn({ mentee: "mentor", atMostShare: 0.1 });
 * ```
 */
export const churn = <const Given extends Options<ChurnRule<never>, { readonly mentee: Loose }>>(
  options: Given,
): Built<"churn", Given> => ({ kind: "churn", ...options });
