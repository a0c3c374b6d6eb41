/** What two sets of answers have in common. Jaccard 1901; overlap coefficient: Szymkiewicz 1934, Simpson 1943. */
import type { CriterionOf } from "../plan/criteria";
import { Interner, type PackedLists, packSorted, readTextLists } from "./answers";
import {
  type CompileContext,
  type CriterionKernel,
  NO_ANSWER,
  type RowScorer,
  scoreOfMissing,
} from "./compiled";
import { missingOf } from "./defaults";

/** Common entries of two ascending lists. */
const countCommon = (a: PackedLists, i: number, b: PackedLists, j: number): number => {
  let at = a.offsets[i]!;
  let bt = b.offsets[j]!;
  const aEnd = a.offsets[i + 1]!;
  const bEnd = b.offsets[j + 1]!;
  let common = 0;
  while (at < aEnd && bt < bEnd) {
    const difference = a.items[at]! - b.items[bt]!;
    if (difference === 0) common++;
    if (difference <= 0) at++;
    if (difference >= 0) bt++;
  }
  return common;
};

export const compileOverlap = (
  criterion: CriterionOf<"overlap">,
  context: CompileContext,
): CriterionKernel => {
  const { plan, cohort, report } = context;
  const textsOfMentee = readTextLists({ side: cohort.mentees, selector: criterion.mentee, report });
  const textsOfMentor = readTextLists({ side: cohort.mentors, selector: criterion.mentor, report });
  const interner = new Interner();
  const pack = (lists: ReadonlyArray<string>[]): PackedLists =>
    packSorted(lists.map((list) => list.map((text) => interner.of(text))));
  const mentees = pack(textsOfMentee);
  const mentors = pack(textsOfMentor);

  const missing = missingOf(criterion, plan);
  const blank = scoreOfMissing(missing, 1);
  const overAll = criterion.measure === "jaccard";
  const score: RowScorer = (mentee, ofMentors, count, out) => {
    const size = mentees.offsets[mentee + 1]! - mentees.offsets[mentee]!;
    for (let at = 0; at < count; at++) {
      const mentor = ofMentors[at]!;
      const mentorSize = mentors.offsets[mentor + 1]! - mentors.offsets[mentor]!;
      if (size === 0 || mentorSize === 0) {
        out[at] = blank;
        continue;
      }
      const common = countCommon(mentees, mentee, mentors, mentor);
      out[at] = common / (overAll ? size + mentorSize - common : Math.min(size, mentorSize));
    }
  };
  return {
    menteeView: score,
    mentorView: score,
    ...(missing === "forbid" ? { forbids: `no answer to ${criterion.name}` } : {}),
    describe: (mentee, mentor) => {
      const [own, other] = [textsOfMentee[mentee]!, textsOfMentor[mentor]!];
      if (own.length === 0 || other.length === 0) return NO_ANSWER;
      const common = own.filter((text) => other.includes(text));
      return common.length === 0 ? "Nothing in common" : `Both: ${common.join(", ")}`;
    },
  };
};
