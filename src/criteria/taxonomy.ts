/** How well each side's terms are met by the other's, in a taxonomy: the mean over own terms of the best of the other's. */
import { placeOfAnswer } from "../cohort/cohort";
import { errorFinding, quote } from "../errors/finding";
import { suggestName } from "../errors/nearest";
import type { CriterionOf } from "../plan/criteria";
import { type PackedLists, packSorted, type Question, readTextLists } from "./answers";
import {
  type CompileContext,
  type CriterionKernel,
  NO_ANSWER,
  type RowScorer,
  scoreOfMissing,
} from "./compiled";
import { missingOf } from "./defaults";
import { wuPalmer } from "./wu-palmer";

export const compileTaxonomy = (
  criterion: CriterionOf<"taxonomy">,
  context: CompileContext,
): CriterionKernel => {
  const { plan, cohort, report } = context;
  const tree = typeof criterion.tree === "string" ? (plan.taxonomies[criterion.tree] ?? {}) : criterion.tree;
  const terms = Object.keys(tree);
  const numberOf = new Map(terms.map((term, number) => [term, number]));
  const similarity = wuPalmer(tree, terms);

  const read = (question: Question): PackedLists => {
    const isKnown = (text: string, person: number, position: number): boolean => {
      if (numberOf.has(text)) return true;
      report(
        errorFinding("unknown-term", placeOfAnswer(question.side, person, question.selector, position), {
          expected: "a term of the taxonomy",
          received: quote(text),
          remedy: suggestName(text, terms, "Correct the answer, or add the term to the plan's taxonomy."),
        }),
      );
      return false;
    };
    const lists = readTextLists(question, isKnown);
    return packSorted(lists.map((list) => list.map((text) => numberOf.get(text) ?? 0)));
  };
  const mentees = read({ side: cohort.mentees, selector: criterion.mentee, report });
  const mentors = read({ side: cohort.mentors, selector: criterion.mentor, report });

  const bestFor = (term: number, others: PackedLists, other: number): number => {
    let best = 0;
    for (let at = others.offsets[other]!; at < others.offsets[other + 1]!; at++) {
      best = Math.max(best, similarity[term * terms.length + others.items[at]!]!);
    }
    return best;
  };
  /** The mean over one's own terms of the best that the other has for it. */
  const met = (own: PackedLists, self: number, others: PackedLists, other: number): number => {
    let sum = 0;
    for (let at = own.offsets[self]!; at < own.offsets[self + 1]!; at++)
      sum += bestFor(own.items[at]!, others, other);
    return sum / (own.offsets[self + 1]! - own.offsets[self]!);
  };
  const isBlank = (lists: PackedLists, person: number): boolean =>
    lists.offsets[person] === lists.offsets[person + 1];

  const missing = missingOf(criterion, plan);
  const blank = scoreOfMissing(missing, 1);
  const scorer =
    (score: (mentee: number, mentor: number) => number): RowScorer =>
    (mentee, ofMentors, count, out) => {
      for (let at = 0; at < count; at++) {
        const mentor = ofMentors[at]!;
        out[at] = isBlank(mentees, mentee) || isBlank(mentors, mentor) ? blank : score(mentee, mentor);
      }
    };
  return {
    menteeView: scorer((mentee, mentor) => met(mentees, mentee, mentors, mentor)),
    mentorView: scorer((mentee, mentor) => met(mentors, mentor, mentees, mentee)),
    ...(missing === "forbid" ? { forbids: `no answer to ${criterion.name}` } : {}),
    describe: (mentee, mentor) => {
      if (isBlank(mentees, mentee) || isBlank(mentors, mentor)) return NO_ANSWER;
      return describeNearest(terms, similarity, listOf(mentees, mentee), listOf(mentors, mentor));
    },
  };
};

const listOf = ({ offsets, items }: PackedLists, person: number): Int32Array =>
  items.subarray(offsets[person]!, offsets[person + 1]!);

/** The terms both list, or else the two that are nearest to each other. */
const describeNearest = (
  terms: ReadonlyArray<string>,
  similarity: Float64Array,
  own: Int32Array,
  others: Int32Array,
): string => {
  const common = [...own].filter((term) => others.includes(term));
  if (common.length > 0) return `Both list ${common.map((term) => terms[term]).join(", ")}`;
  let nearest = { own: own[0]!, other: others[0]!, closeness: -1 };
  for (const a of own) {
    for (const b of others) {
      const closeness = similarity[a * terms.length + b]!;
      if (closeness > nearest.closeness) nearest = { own: a, other: b, closeness };
    }
  }
  if (nearest.closeness === 0) return "Nothing related";
  return `${terms[nearest.own]} is related to ${terms[nearest.other]}`;
};
