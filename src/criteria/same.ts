/** The same answer, or another one. */
import type { CriterionOf } from "../plan/criteria";
import { Interner, readTexts } from "./answers";
import {
  type CompileContext,
  type CriterionKernel,
  NO_ANSWER,
  type RowScorer,
  scoreOfMissing,
} from "./compiled";
import { missingOf } from "./defaults";

/** The number of an answer that was not given. */
const BLANK = -1;

export const compileSame = (
  criterion: CriterionOf<"same"> | CriterionOf<"different">,
  context: CompileContext,
): CriterionKernel => {
  const { plan, cohort, report } = context;
  const textOfMentee = readTexts({ side: cohort.mentees, selector: criterion.mentee, report });
  const textOfMentor = readTexts({ side: cohort.mentors, selector: criterion.mentor, report });
  const interner = new Interner();
  const number = (text: string | undefined): number => (text === undefined ? BLANK : interner.of(text));
  const mentees = Int32Array.from(textOfMentee, number);
  const mentors = Int32Array.from(textOfMentor, number);

  const missing = missingOf(criterion, plan);
  const blank = scoreOfMissing(missing, 1);
  const [ifSame, ifDifferent] = criterion.kind === "same" ? [1, 0] : [0, 1];
  const score: RowScorer = (mentee, ofMentors, count, out) => {
    const own = mentees[mentee]!;
    for (let at = 0; at < count; at++) {
      const other = mentors[ofMentors[at]!]!;
      out[at] = own === BLANK || other === BLANK ? blank : own === other ? ifSame : ifDifferent;
    }
  };
  return {
    menteeView: score,
    mentorView: score,
    ...(missing === "forbid" ? { forbids: `no answer to ${criterion.name}` } : {}),
    describe: (mentee, mentor) => {
      const [own, other] = [textOfMentee[mentee], textOfMentor[mentor]];
      if (own === undefined || other === undefined) return NO_ANSWER;
      return own === other ? `Both: ${own}` : `${own} and ${other}`;
    },
  };
};
