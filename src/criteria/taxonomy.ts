/** How well each side's terms are met by the other's, in a taxonomy: the mean over own terms of the best of the other's. */
import { placeOfAnswer } from "../cohort/cohort";
import { errorFinding, quote } from "../errors/finding";
import { suggestions } from "../errors/nearest";
import type { CriterionOf } from "../plan/criteria";
import { taxonomyNamed } from "../plan/presets/lookup";
import { type Question, readTextLists } from "./answers";
import { type CompileContext, type CriterionKernel, NO_ANSWER, scoreOfMissing } from "./compiled";
import { forbidsBlanks, missingOf } from "./defaults";
import { lin } from "./lin";
import { classifyLists, scoreTerms } from "./term-lists";
import { wuPalmer } from "./wu-palmer";

const MEASURES = { "wu-palmer": wuPalmer, lin } as const;

export const compileTaxonomy = (
  criterion: CriterionOf<"taxonomy">,
  context: CompileContext,
): CriterionKernel => {
  const { plan, cohort, report } = context;
  const tree =
    typeof criterion.tree === "string" ? (taxonomyNamed(plan, criterion.tree) ?? {}) : criterion.tree;
  const known = Object.keys(tree);
  const read = readTermsOf(known);
  const termsOfMentee = read({ side: cohort.mentees, selector: criterion.mentee, report });
  const termsOfMentor = read({ side: cohort.mentors, selector: criterion.mentor, report });

  // Of a large taxonomy people use a small part; it keeps its order.
  const used = new Set([...termsOfMentee, ...termsOfMentor].flat());
  const terms = known.filter((term) => used.has(term));
  const numberOf = new Map(terms.map((term, number) => [term, number]));
  const similarity = MEASURES[criterion.measure](tree, terms);
  const classesOf = (lists: ReadonlyArray<ReadonlyArray<string>>) =>
    classifyLists(lists.map((list) => list.map((term) => numberOf.get(term)!)));
  const mentees = classesOf(termsOfMentee);
  const mentors = classesOf(termsOfMentor);

  const blank = scoreOfMissing(missingOf(criterion, plan), 1);
  return {
    ...scoreTerms(mentees, mentors, { similarity, count: terms.length }, blank),
    ...forbidsBlanks(criterion, plan),
    describe: (mentee, mentor) =>
      describeNearest(terms, similarity, mentees.listOf(mentee), mentors.listOf(mentor)),
  };
};

/** Reads terms, with a finding for each that the taxonomy does not have. */
const readTermsOf = (known: ReadonlyArray<string>): ((question: Question) => ReadonlyArray<string>[]) => {
  const isTerm = new Set(known);
  const nearest = suggestions(known, "Correct the answer, or add the term to the plan's taxonomy.");
  return (question) =>
    readTextLists(question, (text, person, position) => {
      if (isTerm.has(text)) return true;
      question.report(
        errorFinding("unknown-term", placeOfAnswer(question.side, person, question.selector, position), {
          expected: "a term of the taxonomy",
          received: quote(text),
          remedy: nearest(text),
        }),
      );
      return false;
    });
};

/** The terms both list, or else the two that are nearest to each other. */
const describeNearest = (
  terms: ReadonlyArray<string>,
  similarity: Float64Array,
  own: Int32Array,
  others: Int32Array,
): string => {
  if (own.length === 0 || others.length === 0) return NO_ANSWER;
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
