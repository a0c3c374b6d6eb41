import type { Cohort } from "../../cohort/cohort";
import type { Finding } from "../../errors/finding";
import type { Plan } from "../../plan/plan";

/** What compiling a rule needs to know. */
export interface RuleContext {
  readonly plan: Plan;
  readonly cohort: Cohort<unknown, unknown>;
  /** Takes what is wrong with the answers. */
  readonly report: (finding: Finding) => void;
}

/** Where a rule stands in the plan: `["rules", 2]`. */
export type RulePath = ReadonlyArray<string | number>;

/** A rule over the columns of one cohort: says of each mentor whether this mentee must not meet them. */
export interface CompiledRule {
  readonly name: string;
  /** Where it stands in the plan; `undefined` for one that no plan has to say. */
  readonly path?: RulePath;
  /** Sets `marks[mentor]` to 1 for every mentor that the rule forbids to the mentee, and to 0 for every other. */
  readonly markForbidden: (mentee: number, marks: Uint8Array) => void;
  /** The same for one pair. */
  readonly forbids: (mentee: number, mentor: number) => boolean;
}

/** A rule that looks at every pair. */
export const ruleOfPairs = (
  name: string,
  forbids: (mentee: number, mentor: number) => boolean,
): CompiledRule => ({
  name,
  forbids,
  markForbidden: (mentee, marks) => {
    for (let mentor = 0; mentor < marks.length; mentor++) marks[mentor] = forbids(mentee, mentor) ? 1 : 0;
  },
});

/** A rule that knows whom it forbids without looking at everybody; `mark` finds all marks at 0 and sets some to 1. */
export const ruleOfLists = (
  name: string,
  mark: (mentee: number, marks: Uint8Array) => void,
  forbids: (mentee: number, mentor: number) => boolean,
): CompiledRule => ({
  name,
  forbids,
  markForbidden: (mentee, marks) => {
    marks.fill(0);
    mark(mentee, marks);
  },
});

/** A rule that forbids a person everybody: whoever has a 1 takes part with nobody. */
export const ruleOfPeople = (
  name: string,
  { mentees, mentors }: { readonly mentees: Uint8Array; readonly mentors: Uint8Array },
): CompiledRule => ({
  name,
  forbids: (mentee, mentor) => mentees[mentee] === 1 || mentors[mentor] === 1,
  markForbidden: (mentee, marks) => {
    if (mentees[mentee] === 1) marks.fill(1);
    else marks.set(mentors);
  },
});

/** Pairs that a rule forbids, one after the other, as a rule: the same pair may come twice. */
export const ruleOfForbiddenPairs = (
  name: string,
  pairs: Iterable<readonly [mentee: number, mentor: number]>,
): CompiledRule => {
  const mentorsOf = new Map<number, Set<number>>();
  for (const [mentee, mentor] of pairs) {
    const mentors = mentorsOf.get(mentee);
    if (mentors === undefined) mentorsOf.set(mentee, new Set([mentor]));
    else mentors.add(mentor);
  }
  return ruleOfLists(
    name,
    (mentee, marks) => {
      for (const mentor of mentorsOf.get(mentee) ?? NONE) marks[mentor] = 1;
    },
    (mentee, mentor) => mentorsOf.get(mentee)?.has(mentor) ?? false,
  );
};

const NONE: ReadonlyArray<number> = [];
