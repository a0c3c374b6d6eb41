/** The same answer, or another one. */
import type { CriterionOf } from "../plan/criteria";
import { Interner, type PlainValue, readPlain } from "./answers";
import {
  type CompileContext,
  type CriterionKernel,
  NO_ANSWER,
  type RowScorer,
  scoreOfMissing,
} from "./compiled";
import { forbidsBlanks, missingOf } from "./defaults";

/** The number of an answer that was not given. */
const BLANK = -1;

export const compileSame = (
  criterion: CriterionOf<"same"> | CriterionOf<"different">,
  context: CompileContext,
): CriterionKernel => {
  const { plan, cohort, report } = context;
  const answerOfMentee = readPlain({ side: cohort.mentees, selector: criterion.mentee, report });
  const answerOfMentor = readPlain({ side: cohort.mentors, selector: criterion.mentor, report });
  const interner = new Interner<PlainValue>();
  const number = (answer: PlainValue | undefined): number =>
    answer === undefined ? BLANK : interner.of(answer);
  const mentees = Int32Array.from(answerOfMentee, number);
  const mentors = Int32Array.from(answerOfMentor, number);

  const blank = scoreOfMissing(missingOf(criterion, plan), 1);
  const [ifSame, ifDifferent] = criterion.kind === "same" ? [1, 0] : [0, 1];
  const score: RowScorer = (mentee, ofMentors, count, out) => {
    const own = mentees[mentee]!;
    if (own === BLANK) {
      out.fill(blank, 0, count);
      return;
    }
    for (let at = 0; at < count; at++) {
      const other = mentors[ofMentors[at]!]!;
      out[at] = other === own ? ifSame : other === BLANK ? blank : ifDifferent;
    }
  };
  return {
    menteeView: score,
    mentorView: score,
    ...forbidsBlanks(criterion, plan),
    describe: (mentee, mentor) => {
      const [own, other] = [answerOfMentee[mentee], answerOfMentor[mentor]];
      if (own === undefined || other === undefined) return NO_ANSWER;
      return own === other ? `Both: ${inWords(own)}` : `${inWords(own)} and ${inWords(other)}`;
    },
  };
};

const inWords = (answer: PlainValue): string =>
  typeof answer === "boolean" ? (answer ? "yes" : "no") : String(answer);
