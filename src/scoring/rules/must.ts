/** Locks: pairs that every matching holds. */
import { placeOfAnswer } from "../../cohort/cohort";
import { readTextLists, readTexts } from "../../criteria/answers";
import { errorFinding, PLAN_SOURCE, type Place, quote } from "../../errors/finding";
import { suggestions } from "../../errors/nearest";
import { NOBODY } from "../../graph/bipartite";
import type { RuleOf } from "../../plan/rules";
import { questionAt } from "./question";
import type { CompiledRule, RuleContext, RulePath } from "./rule";

/** The locked pairs of a round. */
export interface Locks {
  /** mentee → the mentor they are locked to, or −1. */
  readonly mentorOfMentee: Int32Array;
  /** What the locks take from everybody else. */
  readonly rule: CompiledRule;
  /** mentee → where the lock was asked for. */
  readonly placeOf: ReadonlyMap<number, Place>;
}

/** A lock as somebody asks for it, by index. */
type Asked = readonly [mentee: number, mentor: number, place: Place];

/** Reads all locks; unknown ids, two mentors for one mentee and more locks than places are reported. */
export const readLocks = (
  rule: RuleOf<"must">,
  context: RuleContext,
  path: RulePath,
  placesOfMentor: Int32Array,
): Locks => {
  const { mentees, mentors } = context.cohort;
  const mentorOfMentee = new Int32Array(mentees.ids.length).fill(NOBODY);
  const placeOf = new Map<number, Place>();
  for (const [mentee, mentor, place] of askedLocks(rule, context, path)) {
    const before = mentorOfMentee[mentee]!;
    if (before !== NOBODY && before !== mentor) {
      context.report(
        errorFinding("contradiction", place, {
          expected: `one mentor for ${quote(mentees.ids[mentee])}, who is locked to ${quote(mentors.ids[before])} already`,
          received: quote(mentors.ids[mentor]),
          remedy: "Take one of the two locks out.",
        }),
      );
      continue;
    }
    mentorOfMentee[mentee] = mentor;
    if (!placeOf.has(mentee)) placeOf.set(mentee, place);
  }

  /** mentor → locked places. */
  const locked = new Int32Array(mentors.ids.length);
  for (const mentor of mentorOfMentee) if (mentor !== NOBODY) locked[mentor]!++;
  const isFull = Uint8Array.from(locked, (count, mentor) =>
    count > 0 && count >= placesOfMentor[mentor]! ? 1 : 0,
  );
  for (const [mentor, count] of locked.entries()) {
    const places = placesOfMentor[mentor]!;
    if (count <= places) continue;
    context.report(
      errorFinding(
        "contradiction",
        { source: PLAN_SOURCE, path },
        {
          expected: `no more locked pairs of ${quote(mentors.ids[mentor])} than places, which are ${places}`,
          received: String(count),
          remedy: "Take locks out, or give the mentor more places.",
        },
      ),
    );
  }
  return { mentorOfMentee, placeOf, rule: ruleOfLocks(rule.name, mentorOfMentee, isFull) };
};

const ruleOfLocks = (
  name: string | undefined,
  mentorOfMentee: Int32Array,
  isFull: Uint8Array,
): CompiledRule => ({
  name: name ?? "locked pairs",
  markForbidden: (mentee, marks) => {
    const mentor = mentorOfMentee[mentee]!;
    if (mentor === NOBODY) {
      marks.set(isFull);
      return;
    }
    marks.fill(1);
    marks[mentor] = 0;
  },
  forbids: (mentee, mentor) =>
    mentorOfMentee[mentee] === NOBODY ? isFull[mentor] === 1 : mentorOfMentee[mentee] !== mentor,
});

/** Every lock that the plan and people ask for, in that order. */
const askedLocks = (rule: RuleOf<"must">, context: RuleContext, path: RulePath): ReadonlyArray<Asked> => {
  const { mentees, mentors } = context.cohort;
  const indexAmong = {
    mentee: finderOf(mentees.ids, "mentees", context),
    mentor: finderOf(mentors.ids, "mentors", context),
  };
  const asked: Asked[] = [];
  const add = (mentee: number | undefined, mentor: number | undefined, place: Place): void => {
    if (mentee !== undefined && mentor !== undefined) asked.push([mentee, mentor, place]);
  };
  for (const [at, pair] of (rule.pairs ?? []).entries()) {
    const place = { source: PLAN_SOURCE, path: [...path, "pairs", at] };
    const find = (side: "mentee" | "mentor"): number | undefined =>
      indexAmong[side](pair[side], { ...place, path: [...place.path, side] });
    add(find("mentee"), find("mentor"), place);
  }
  if (rule.mentee !== undefined) {
    const question = questionAt(context, "mentees", rule.mentee, [...path, "mentee"]);
    for (const [mentee, id] of readTexts(question).entries()) {
      const place = placeOfAnswer(mentees, mentee, rule.mentee);
      if (id !== undefined) add(mentee, indexAmong.mentor(id, place), place);
    }
  }
  if (rule.mentor !== undefined) {
    const question = questionAt(context, "mentors", rule.mentor, [...path, "mentor"]);
    for (const [mentor, ids] of readTextLists(question).entries()) {
      const place = placeOfAnswer(mentors, mentor, rule.mentor);
      for (const id of ids) add(indexAmong.mentee(id, place), mentor, place);
    }
  }
  return asked;
};

/** Finds a person by id; an id that nobody has is an error: a lock that is left out is no lock. */
const finderOf = (
  ids: ReadonlyArray<string>,
  side: "mentees" | "mentors",
  { report }: RuleContext,
): ((id: string, place: Place) => number | undefined) => {
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const nearest = suggestions(ids, "Correct the id, or take the lock out.");
  return (id, place) => {
    const index = indexOf.get(id);
    if (index === undefined) {
      report(
        errorFinding("unknown-id", place, {
          expected: `the id of one of the ${side}`,
          received: quote(id),
          remedy: nearest(id),
        }),
      );
    }
    return index;
  };
};

/** Reports locks of pairs that something else forbids: both are hard, and neither gives way. */
export const reportForbiddenLocks = (
  { mentorOfMentee, placeOf }: Locks,
  forbiddenBy: (mentee: number, mentor: number) => ReadonlyArray<string>,
  { cohort, report }: RuleContext,
): void => {
  for (const [mentee, mentor] of mentorOfMentee.entries()) {
    const place = placeOf.get(mentee);
    if (mentor === NOBODY || place === undefined) continue;
    const names = forbiddenBy(mentee, mentor);
    if (names.length === 0) continue;
    report(
      errorFinding("contradiction", place, {
        expected: "a pair that no other rule forbids",
        received: `${quote(cohort.mentees.ids[mentee])} with ${quote(cohort.mentors.ids[mentor])}, whom ${names.map((name) => `“${name}”`).join(" and ")} ${names.length === 1 ? "forbids" : "forbid"}`,
        remedy: "Take the lock out, or change the rule.",
      }),
    );
  }
};
