/** Rules about whole panels, groups, loads and rounds as an integrator writes them in TypeScript. */
import type { z } from "zod";
import type {
  churnRuleSchema,
  groupRuleSchema,
  loadRuleSchema,
  panelRuleSchema,
  priorityRuleSchema,
} from "./rules/whole-rules";
import type { ConditionAnswer, Selector, StepAnswer, TextAnswer } from "./selector";
import type { DeepReadonly, With } from "./typed-selectors";

/** A part of a rule that may be left out. */
type Part<Whole, Key extends keyof Whole> = NonNullable<Whole[Key]>;
type Group = z.input<typeof groupRuleSchema>;

/** Tiers of mentees; build it with `rules.priority`. */
export type PriorityRule<Mentee> = With<
  typeof priorityRuleSchema,
  {
    /** Where a mentee holds what decides: a text where `order` lists texts, else a number. */
    readonly mentee: Selector<Mentee, StepAnswer>;
  }
>;
/** Who sits together on a mentee's panel; build it with `rules.panel`. */
export type PanelRule<Mentee, Mentor> = With<
  typeof panelRuleSchema,
  {
    /** Where mentors hold the answer that counts. */
    readonly mentor: Selector<Mentor, ConditionAnswer>;
    /** Mentors whose answer differs from this one of the mentee are counted. */
    readonly differentFrom?: Selector<Mentee, ConditionAnswer>;
  }
>;
/** Who makes a group; build it with `rules.group`. */
export type GroupRule<Mentee, Mentor> = With<
  typeof groupRuleSchema,
  {
    /** How far above every member the facilitator stands. */
    readonly facilitator?: DeepReadonly<Omit<Part<Group, "facilitator">, "mentee" | "mentor">> & {
      readonly mentee: Selector<Mentee, StepAnswer>;
      readonly mentor: Selector<Mentor, StepAnswer>;
    };
    /** Where members hold an answer that is the same for all of a group. */
    readonly same?: Selector<Mentee, TextAnswer>;
    /** How many members fulfil a condition. */
    readonly counts?: ReadonlyArray<
      DeepReadonly<Omit<Part<Group, "counts">[number], "mentee">> & {
        readonly mentee: Selector<Mentee, ConditionAnswer>;
      }
    >;
    /** Where members hold an answer that nobody should be the only one of the group to give. */
    readonly nobodyAlone?: Selector<Mentee, TextAnswer>;
  }
>;
/** A limit on the load of some mentors; build it with `rules.load`. */
export type LoadRule<Mentor> = With<
  typeof loadRuleSchema,
  {
    /** Where mentors hold the answer that makes them one of those. */
    readonly mentor: Selector<Mentor, ConditionAnswer>;
  }
>;
/** A limit on how many mentees change; build it with `rules.churn`. */
export type ChurnRule<Mentee> = With<
  typeof churnRuleSchema,
  {
    /** Where a mentee holds the id of their mentor. */
    readonly mentee: Selector<Mentee, TextAnswer>;
  }
>;

/** Any rule about a whole. */
export type TypedWholeRule<Mentee, Mentor> =
  | PriorityRule<Mentee>
  | PanelRule<Mentee, Mentor>
  | GroupRule<Mentee, Mentor>
  | LoadRule<Mentor>
  | ChurnRule<Mentee>;
