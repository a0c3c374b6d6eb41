/**
 * What two sets of answers have in common, of sizes a and b with c entries in common.
 *
 * Jaccard's index (P. Jaccard 1901): c / (a + b − c). Overlap coefficient (D. Szymkiewicz 1934, G. G. Simpson 1943): c / min(a, b).
 * Cosine (Y. Otsuka 1936, A. Ochiai 1957): c / √(a·b).
 */
import type { CriterionOf } from "../plan/criteria";
import { Interner, type PackedLists, packSorted, readTextLists } from "./answers";
import { type CompileContext, type CriterionKernel, NO_ANSWER, scoreOfMissing } from "./compiled";
import { forbidsBlanks, missingOf } from "./defaults";
import { type SetScore, scoreSets } from "./sets";

const MEASURES: Readonly<Record<CriterionOf<"overlap">["measure"], SetScore>> = {
  jaccard: (common, size, mentorSize) => common / (size + mentorSize - common),
  "overlap-coefficient": (common, size, mentorSize) => common / Math.min(size, mentorSize),
  cosine: (common, size, mentorSize) => common / Math.sqrt(size * mentorSize),
};

export const compileOverlap = (
  criterion: CriterionOf<"overlap">,
  context: CompileContext,
): CriterionKernel => {
  const { plan, cohort, report } = context;
  const textsOfMentee = readTextLists({ side: cohort.mentees, selector: criterion.mentee, report });
  const textsOfMentor = readTextLists({ side: cohort.mentors, selector: criterion.mentor, report });
  const interner = new Interner<string>();
  const pack = (lists: ReadonlyArray<string>[]): PackedLists =>
    packSorted(lists.map((list) => list.map((text) => interner.of(text))));
  const mentees = pack(textsOfMentee);
  const mentors = pack(textsOfMentor);

  const blank = scoreOfMissing(missingOf(criterion, plan), 1);
  const measure = MEASURES[criterion.measure];
  const score = scoreSets(mentees, mentors, interner.size, (common, size, mentorSize) =>
    size === 0 || mentorSize === 0 ? blank : measure(common, size, mentorSize),
  );
  return {
    menteeView: score,
    mentorView: score,
    ...forbidsBlanks(criterion, plan),
    describe: (mentee, mentor) => {
      const [own, other] = [textsOfMentee[mentee]!, textsOfMentor[mentor]!];
      if (own.length === 0 || other.length === 0) return NO_ANSWER;
      const common = own.filter((text) => other.includes(text));
      return common.length === 0 ? "Nothing in common" : `Both: ${common.join(", ")}`;
    },
  };
};
