import { Interner, type Question, readTextLists } from "../../criteria/answers";
import type { RuleOf } from "../../plan/rules";
import type { AnySelector } from "../../plan/selector";
import type { CompiledRule, RuleContext } from "./rule";

/** A pair that shares an answer is forbidden; a blank shares nothing. */
export const compileNever = (rule: RuleOf<"never">, context: RuleContext): CompiledRule => {
  const { cohort, report } = context;
  const { sharing } = rule;
  const selectors = typeof sharing === "object" ? sharing : { mentee: sharing, mentor: sharing };
  const interner = new Interner();
  const read = (question: Question): number[][] =>
    readTextLists(question).map((list) => list.map((text) => interner.of(text)));
  const answersOfMentee = read({ side: cohort.mentees, selector: selectors.mentee, report });
  /** answer → the mentors who gave it. */
  const mentorsWith = new Map<number, number[]>();
  for (const [mentor, answers] of read({
    side: cohort.mentors,
    selector: selectors.mentor,
    report,
  }).entries()) {
    for (const answer of answers) {
      const others = mentorsWith.get(answer);
      if (others === undefined) mentorsWith.set(answer, [mentor]);
      else others.push(mentor);
    }
  }
  return {
    name: rule.name ?? nameOf(selectors),
    markForbidden: (mentee, marks) => {
      marks.fill(0);
      for (const answer of answersOfMentee[mentee]!) {
        for (const mentor of mentorsWith.get(answer) ?? []) marks[mentor] = 1;
      }
    },
  };
};

const nameOf = ({ mentee, mentor }: { mentee: AnySelector; mentor: AnySelector }): string => {
  const [own, other] = [mentee, mentor].map((selector) =>
    typeof selector === "string" ? selector : "answer",
  );
  return own === other ? `never the same ${own}` : `never ${own} equal to ${other}`;
};

/** A person who takes part on both sides never meets themselves; `undefined` when nobody does. */
export const compileSelf = ({ cohort }: RuleContext): CompiledRule | undefined => {
  const mentorOfId = new Map(cohort.mentors.ids.map((id, mentor) => [id, mentor]));
  if (!cohort.mentees.ids.some((id) => mentorOfId.has(id))) return undefined;
  return {
    name: "never oneself",
    markForbidden: (mentee, marks) => {
      marks.fill(0);
      const self = mentorOfId.get(cohort.mentees.ids[mentee]!);
      if (self !== undefined) marks[self] = 1;
    },
  };
};
