/** How close two numbers are, or how close the mentor's excess over the mentee's comes to the wanted one. */
import type { CriterionOf } from "../plan/criteria";
import { readNumbers } from "./answers";
import {
  type CompileContext,
  type CriterionKernel,
  NO_ANSWER,
  type RowScorer,
  scoreOfMissing,
} from "./compiled";
import { forbidsBlanks, missingOf } from "./defaults";
import { fallOff } from "./fall-off";

export const compileCloseness = (
  criterion: CriterionOf<"closeness">,
  context: CompileContext,
): CriterionKernel => {
  const { plan, cohort, report } = context;
  const { target, full, range } = criterion;
  // NaN for a blank; what could not be read is NaN too, and stops the run.
  const mentees = Float64Array.from(
    readNumbers({ side: cohort.mentees, selector: criterion.mentee, report }),
    orNaN,
  );
  const mentors = Float64Array.from(
    readNumbers({ side: cohort.mentors, selector: criterion.mentor, report }),
    orNaN,
  );
  const blank = scoreOfMissing(missingOf(criterion, plan), 1);
  const score: RowScorer = (mentee, ofMentors, count, out) => {
    const wanted = mentees[mentee]! + target;
    for (let at = 0; at < count; at++) {
      const off = Math.abs(mentors[ofMentors[at]!]! - wanted);
      // NaN where one of the two did not answer.
      out[at] = off >= 0 ? fallOff(off, full, range) : blank;
    }
  };
  return {
    menteeView: score,
    mentorView: score,
    ...forbidsBlanks(criterion, plan),
    describe: (mentee, mentor) => {
      const [own, other] = [mentees[mentee]!, mentors[mentor]!];
      if (Number.isNaN(own) || Number.isNaN(other)) return NO_ANSWER;
      if (target === 0)
        return own === other ? `Both: ${own}` : `${own} and ${other}: ${size(other - own)} apart`;
      return `${own} and ${other}: mentor ${inWords(other - own)}, wanted ${inWords(target)}`;
    },
  };
};

const orNaN = (number: number | undefined): number => number ?? Number.NaN;

/** The size of a difference, without the digits that rounding left. */
const size = (difference: number): number => Number(Math.abs(difference).toPrecision(12));

const inWords = (difference: number): string =>
  difference === 0 ? "the same" : `${size(difference)} ${difference > 0 ? "more" : "less"}`;
