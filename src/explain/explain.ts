import type { Matching, Participant } from "../match/matching";
import { findReasons, type UnmatchedReason } from "./reasons";
import { type PersonSide, type ProofInWords, proofInWords, reasonInWords } from "./words";

/** Somebody without a partner, and why. */
export interface ExplainedPerson<Person> extends Participant<Person> {
  readonly reason: UnmatchedReason;
  /** The reason as a sentence. */
  readonly sentence: string;
}

/** What there is to say about a matching beyond its pairs. */
export interface Explanation<Mentee, Mentor> {
  readonly proof: ProofInWords;
  readonly unmatched: {
    readonly mentees: ReadonlyArray<ExplainedPerson<Mentee>>;
    readonly mentors: ReadonlyArray<ExplainedPerson<Mentor>>;
  };
}

/**
 * Explains a matching: why each unmatched person is unmatched, and what has been proven. What each criterion adds to a pair
 * stands with the pair, in its `contributions`.
 *
 * *Details*: pure and total. O(edges + people · rules).
 *
 * @example
 * ```ts
 * for (const { id, sentence } of explain(matching).unmatched.mentees) console.log(id, sentence);
 * ```
 */
export const explain = <Mentee, Mentor>(matching: Matching<Mentee, Mentor>): Explanation<Mentee, Mentor> => {
  const { cohort } = matching.stages;
  const reasons = findReasons(matching);
  return {
    proof: proofInWords(matching),
    unmatched: {
      mentees: explainEach(matching.unmatched.mentees, cohort.mentees.ids, reasons.ofMentee, "mentee"),
      mentors: explainEach(matching.unmatched.mentors, cohort.mentors.ids, reasons.ofMentor, "mentor"),
    },
  };
};

const explainEach = <Person>(
  people: ReadonlyArray<Participant<Person>>,
  ids: ReadonlyArray<string>,
  reasonOf: (index: number) => UnmatchedReason,
  side: PersonSide,
): ReadonlyArray<ExplainedPerson<Person>> => {
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  return people.flatMap((person) => {
    const index = indexOf.get(person.id);
    if (index === undefined) return [];
    const reason = reasonOf(index);
    return [{ ...person, reason, sentence: reasonInWords(reason, side) }];
  });
};
