import { Interner, readTextLists } from "../../criteria/answers";
import type { RuleOf } from "../../plan/rules";
import { fieldName, questionAt, sidesOf } from "./question";
import {
  type CompiledRule,
  type RuleContext,
  type RulePath,
  ruleOfForbiddenPairs,
  ruleOfLists,
} from "./rule";

/** A pair that shares an answer is forbidden; a blank shares nothing. */
export const compileNever = (rule: RuleOf<"never">, context: RuleContext, path: RulePath): CompiledRule => {
  const sides = sidesOf(rule.sharing, [...path, "sharing"]);
  const interner = new Interner();
  const read = (side: "mentee" | "mentor"): number[][] =>
    readTextLists(questionAt(context, `${side}s`, sides[side].selector, sides[side].path)).map((list) =>
      list.map((text) => interner.of(text)),
    );
  const answersOfMentee = read("mentee");
  const answersOfMentor = read("mentor");
  /** answer → the mentors who gave it. */
  const mentorsWith = new Map<number, number[]>();
  for (const [mentor, answers] of answersOfMentor.entries()) {
    for (const answer of answers) {
      const others = mentorsWith.get(answer);
      if (others === undefined) mentorsWith.set(answer, [mentor]);
      else others.push(mentor);
    }
  }
  const [own, other] = [fieldName(sides.mentee.selector), fieldName(sides.mentor.selector)];
  return ruleOfLists(
    rule.name ?? (own === other ? `never the same ${own}` : `never ${own} equal to ${other}`),
    (mentee, marks) => {
      for (const answer of answersOfMentee[mentee]!) {
        for (const mentor of mentorsWith.get(answer) ?? []) marks[mentor] = 1;
      }
    },
    (mentee, mentor) => answersOfMentee[mentee]!.some((answer) => answersOfMentor[mentor]!.includes(answer)),
  );
};

/** A person who takes part on both sides never meets themselves; `undefined` when nobody does. */
export const compileSelf = ({ cohort }: RuleContext): CompiledRule | undefined => {
  const mentorOfId = new Map(cohort.mentors.ids.map((id, mentor) => [id, mentor]));
  const pairs = cohort.mentees.ids.flatMap((id, mentee) => {
    const mentor = mentorOfId.get(id);
    return mentor === undefined ? [] : [[mentee, mentor] as const];
  });
  return pairs.length === 0 ? undefined : ruleOfForbiddenPairs("never oneself", pairs);
};
