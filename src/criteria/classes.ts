/** Scores that depend on nothing but what class of answers each of the two people gave: many people give the same. */
import { NOBODY } from "../graph/bipartite";
import { FEW, type RowScorer } from "./compiled";

/** People by what they answered. */
export interface Classes {
  /** person → class, from 0. */
  readonly classOf: Int32Array;
  readonly count: number;
}

/** Entries of the largest table of class against class: 16 MB. */
const LARGEST_TABLE = 1 << 21;

/** Numbers people by a key of their answer, in order of first appearance. */
export const classify = <Key>(keys: Iterable<Key>): Classes => {
  const classOfKey = new Map<Key, number>();
  const classOf = Int32Array.from(keys, (key) => {
    const known = classOfKey.get(key);
    if (known !== undefined) return known;
    classOfKey.set(key, classOfKey.size);
    return classOfKey.size - 1;
  });
  return { classOf, count: classOfKey.size };
};

/** Whether all scores of class against class can be kept. */
export const fitTable = (mentees: Classes, mentors: Classes): boolean =>
  mentees.count * mentors.count <= LARGEST_TABLE;

/**
 * A scorer over classes. Rows of class against class are kept where all of them fit a table, else only the last one is.
 *
 * @param scoreRow - scores a class of mentees against all classes of mentors
 * @param scorePair - the same for one class of mentors
 */
export const scoreByClass = (
  mentees: Classes,
  mentors: Classes,
  scoreRow: (menteeClass: number, row: Float64Array) => void,
  scorePair: (menteeClass: number, mentorClass: number) => number,
): RowScorer => {
  const keepsAll = fitTable(mentees, mentors);
  const rows: Float64Array[] = [];
  const scratch = new Float64Array(keepsAll ? 0 : mentors.count);
  let inScratch = NOBODY;

  const rowOf = (menteeClass: number): Float64Array => {
    if (!keepsAll) {
      if (inScratch !== menteeClass) scoreRow(menteeClass, scratch);
      inScratch = menteeClass;
      return scratch;
    }
    const known = rows[menteeClass];
    if (known !== undefined) return known;
    const row = new Float64Array(mentors.count);
    scoreRow(menteeClass, row);
    rows[menteeClass] = row;
    return row;
  };
  return (mentee, ofMentors, count, out) => {
    const menteeClass = mentees.classOf[mentee]!;
    const { classOf } = mentors;
    if (!keepsAll && count < FEW) {
      for (let at = 0; at < count; at++) out[at] = scorePair(menteeClass, classOf[ofMentors[at]!]!);
      return;
    }
    const row = rowOf(menteeClass);
    for (let at = 0; at < count; at++) out[at] = row[classOf[ofMentors[at]!]!]!;
  };
};
