/**
 * The kernel of the profile criterion. Of answers that take few values, those to several questions make one code; the distances of a
 * mentee's answers to every code are added up once, and a pair costs one look-up for several questions.
 */
import { NOBODY } from "../graph/bipartite";
import { classify } from "./classes";
import { FEW, type RowScorer } from "./compiled";

/** A side's answers: to question q by person i `answers[i * questions + q]`, NaN where it was skipped. */
export interface Profiles {
  readonly answers: Float64Array;
  readonly questions: number;
  readonly people: number;
}

/** Most codes that the answers to one group of questions may make: their distances stay in the nearest cache. */
const MOST_CODES = 4096;

/** 1 less the mean distance over the questions both answered, as a share of `range`. */
export const scoreProfiles = (
  mentees: Profiles,
  mentors: Profiles,
  range: number,
  blank: number,
): RowScorer => {
  const oneByOne = byAnswer(mentees, mentors, range, blank);
  const values = [...new Set(mentors.answers)];
  // Measuring codes is worth it only where more people gave them.
  const most = Math.min(MOST_CODES, mentors.people);
  const width = Math.floor(Math.log(most) / Math.log(Math.max(2, values.length)));
  // With many values a code holds one question, and saves nothing.
  return width < 2 ? oneByOne : byCode(mentees, mentors, range, blank, values, width, oneByOne);
};

const byAnswer =
  (mentees: Profiles, mentors: Profiles, range: number, blank: number): RowScorer =>
  (mentee, ofMentors, count, out) => {
    const { questions } = mentees;
    for (let at = 0; at < count; at++) {
      const own = mentee * questions;
      const other = ofMentors[at]! * questions;
      let distance = 0;
      let answered = 0;
      for (let question = 0; question < questions; question++) {
        const apart = Math.abs(mentees.answers[own + question]! - mentors.answers[other + question]!);
        // NaN where one of the two skipped the question.
        if (Number.isNaN(apart)) continue;
        distance += apart;
        answered++;
      }
      out[at] = closeness(distance, answered, range, blank);
    }
  };

/** Rounding must not take the greatest distance below 0. */
const closeness = (distance: number, answered: number, range: number, blank: number): number =>
  answered === 0 ? blank : Math.max(0, 1 - distance / (answered * range));

const byCode = (
  mentees: Profiles,
  mentors: Profiles,
  range: number,
  blank: number,
  values: ReadonlyArray<number>,
  width: number,
  oneByOne: RowScorer,
): RowScorer => {
  const { questions } = mentees;
  const groups = Math.ceil(questions / width);
  const codes = values.length ** width;
  const codeOf = encode(mentors, values, width, groups);
  /** group, code → distance of the mentee at hand to who gave these answers, over the questions both answered, and how many they are. */
  const distances = new Float64Array(groups * codes);
  const answered = new Uint8Array(groups * codes);
  const allAnswered = [mentees, mentors].every(({ answers }) => !answers.some(Number.isNaN));
  let atHand = NOBODY;

  /** Question by question: the codes of q + 1 questions are those of q with each value of the next one. */
  const measure = (mentee: number): void => {
    for (let group = 0; group < groups; group++) {
      const from = group * codes;
      const end = Math.min(questions, (group + 1) * width);
      distances[from] = 0;
      answered[from] = 0;
      let known = 1;
      for (let question = group * width; question < end; question++) {
        const own = mentees.answers[mentee * questions + question]!;
        for (let value = values.length - 1; value >= 0; value--) {
          const apart = Math.abs(own - values[value]!);
          const isAnswered = Number.isNaN(apart) ? 0 : 1;
          const distance = isAnswered === 1 ? apart : 0;
          for (let code = 0; code < known; code++) {
            distances[from + value * known + code] = distances[from + code]! + distance;
            answered[from + value * known + code] = answered[from + code]! + isAnswered;
          }
        }
        known *= values.length;
      }
    }
  };
  return (mentee, ofMentors, count, out) => {
    if (count < FEW) {
      oneByOne(mentee, ofMentors, count, out);
      return;
    }
    if (mentee !== atHand) measure(mentee);
    atHand = mentee;
    if (allAnswered) {
      const whole = questions * range;
      for (let at = 0; at < count; at++) {
        const other = ofMentors[at]! * groups;
        let distance = 0;
        for (let group = 0; group < groups; group++) distance += distances[codeOf[other + group]!]!;
        out[at] = Math.max(0, 1 - distance / whole);
      }
      return;
    }
    for (let at = 0; at < count; at++) {
      const other = ofMentors[at]! * groups;
      let distance = 0;
      let both = 0;
      for (let group = 0; group < groups; group++) {
        const code = codeOf[other + group]!;
        distance += distances[code]!;
        both += answered[code]!;
      }
      out[at] = closeness(distance, both, range, blank);
    }
  };
};

/** person, group → where the distances to the answers of this person to the questions of the group stand. */
const encode = (
  { answers, questions, people }: Profiles,
  values: ReadonlyArray<number>,
  width: number,
  groups: number,
): Int32Array => {
  const { classOf } = classify(answers);
  const codeOf = new Int32Array(people * groups);
  const codes = values.length ** width;
  for (let person = 0; person < people; person++) {
    for (let group = 0; group < groups; group++) {
      let code = 0;
      for (let question = Math.min(questions, (group + 1) * width) - 1; question >= group * width; question--)
        code = code * values.length + classOf[person * questions + question]!;
      codeOf[person * groups + group] = group * codes + code;
    }
  }
  return codeOf;
};
