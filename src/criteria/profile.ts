/** Closeness of two profiles of answers on a scale: 1 less the mean distance over the questions both answered. */
import type { Side } from "../cohort/cohort";
import { placeOfAnswer } from "../cohort/cohort";
import { errorFinding } from "../errors/finding";
import type { CriterionOf } from "../plan/criteria";
import type { AnySelector } from "../plan/selector";
import { readScales } from "./answers";
import { type CompileContext, type CriterionKernel, NO_ANSWER, scoreOfMissing } from "./compiled";
import { forbidsBlanks, missingOf } from "./defaults";
import { type Profiles, scoreProfiles } from "./profiles";

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
  const pack = (side: Side<unknown>, selector: AnySelector, lists: ReadonlyArray<number>[]): Profiles => {
    const answers = new Float64Array(lists.length * questions).fill(Number.NaN);
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
      answers.set(list, person * questions);
    }
    return { answers, questions, people: lists.length };
  };
  const mentees = pack(cohort.mentees, criterion.mentee, listsOfMentee);
  const mentors = pack(cohort.mentors, criterion.mentor, listsOfMentor);

  const blank = scoreOfMissing(missingOf(criterion, plan), 1);
  const score = scoreProfiles(mentees, mentors, scale[1] - scale[0], blank);
  return {
    menteeView: score,
    mentorView: score,
    ...forbidsBlanks(criterion, plan),
    describe: (mentee, mentor) => {
      const apart = (listsOfMentee[mentee] ?? []).flatMap((own, question) => {
        const distance = Math.abs(own - (listsOfMentor[mentor]?.[question] ?? Number.NaN));
        return Number.isNaN(distance) ? [] : [distance];
      });
      if (apart.length === 0) return NO_ANSWER;
      const over = apart.length === 1 ? "1 question" : `${apart.length} questions`;
      const distance = apart.reduce((sum, one) => sum + one, 0);
      return distance === 0
        ? `The same answers to ${over}`
        : `Answers ${Number((distance / apart.length).toFixed(2))} apart on average, over ${over}, on a scale of ${scale[0]} to ${scale[1]}`;
    },
  };
};
