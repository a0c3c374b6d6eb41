/** Closeness of two profiles of answers on a scale: 1 less the mean distance over the questions both answered. */
import type { Side } from "../cohort/cohort";
import { placeOfAnswer } from "../cohort/cohort";
import { errorFinding } from "../errors/finding";
import type { CriterionOf } from "../plan/criteria";
import type { AnySelector } from "../plan/selector";
import { readScales } from "./answers";
import {
  type CompileContext,
  type CriterionKernel,
  NO_ANSWER,
  type RowScorer,
  scoreOfMissing,
} from "./compiled";
import { forbidsBlanks, missingOf } from "./defaults";

export const compileProfile = (
  criterion: CriterionOf<"profile">,
  context: CompileContext,
): CriterionKernel => {
  const { plan, cohort, report } = context;
  const { scale } = criterion;
  const listsOfMentee = readScales({ side: cohort.mentees, selector: criterion.mentee, report }, scale);
  const listsOfMentor = readScales({ side: cohort.mentors, selector: criterion.mentor, report }, scale);
  let questions = 0;
  for (const lists of [listsOfMentee, listsOfMentor])
    for (const { length } of lists) questions = Math.max(questions, length);

  /** Answers packed row by row; a side's profiles must all have the same questions. */
  const pack = (side: Side<unknown>, selector: AnySelector, lists: ReadonlyArray<number>[]): Float64Array => {
    const packed = new Float64Array(lists.length * questions).fill(Number.NaN);
    for (const [person, list] of lists.entries()) {
      if (list.length > 0 && list.length !== questions) {
        report(
          errorFinding("ragged-array", placeOfAnswer(side, person, selector), {
            expected: `${questions} answers, as many as others gave`,
            received: `${list.length}`,
            remedy: "Put null where a question was skipped.",
          }),
        );
      }
      packed.set(list, person * questions);
    }
    return packed;
  };
  const mentees = pack(cohort.mentees, criterion.mentee, listsOfMentee);
  const mentors = pack(cohort.mentors, criterion.mentor, listsOfMentor);

  const menteeSkipped = skipped(mentees, listsOfMentee.length, questions);
  const mentorSkipped = skipped(mentors, listsOfMentor.length, questions);

  const blank = scoreOfMissing(missingOf(criterion, plan), 1);
  const range = scale[1] - scale[0];
  const score: RowScorer = (mentee, ofMentors, count, out) => {
    const own = mentees.subarray(mentee * questions, (mentee + 1) * questions);
    const hasSkipped = menteeSkipped[mentee] === 1;
    for (let at = 0; at < count; at++) {
      const mentor = ofMentors[at]!;
      if (!hasSkipped && mentorSkipped[mentor] === 0) {
        const other = mentor * questions;
        let sum = 0;
        for (let question = 0; question < questions; question++)
          sum += Math.abs(own[question]! - mentors[other + question]!);
        out[at] = Math.max(0, 1 - sum / (questions * range));
        continue;
      }
      let distance = 0;
      let answered = 0;
      for (let question = 0; question < questions; question++) {
        const apart = mentees[mentee * questions + question]! - mentors[mentor * questions + question]!;
        // NaN where one of the two skipped the question.
        if (Number.isNaN(apart)) continue;
        distance += Math.abs(apart);
        answered++;
      }
      // Rounding must not take the greatest distance below 0.
      out[at] = answered === 0 ? blank : Math.max(0, 1 - distance / (answered * range));
    }
  };
  return {
    menteeView: score,
    mentorView: score,
    ...forbidsBlanks(criterion, plan),
    describe: (mentee, mentor) => {
      let distance = 0;
      let answered = 0;
      for (let question = 0; question < questions; question++) {
        const apart = mentees[mentee * questions + question]! - mentors[mentor * questions + question]!;
        if (Number.isNaN(apart)) continue;
        answered++;
        distance += Math.abs(apart);
      }
      if (answered === 0) return NO_ANSWER;
      const mean = Number((distance / answered).toFixed(2));
      const over = answered === 1 ? "1 question" : `${answered} questions`;
      return distance === 0
        ? `The same answers to ${over}`
        : `Answers ${mean} apart on average, over ${over}, on a scale of ${scale[0]} to ${scale[1]}`;
    },
  };
};

/** person → 1 where they skipped a question, or all of them. */
const skipped = (packed: Float64Array, people: number, questions: number): Uint8Array =>
  Uint8Array.from({ length: people }, (_, person) =>
    questions === 0 || packed.subarray(person * questions, (person + 1) * questions).some(Number.isNaN)
      ? 1
      : 0,
  );
