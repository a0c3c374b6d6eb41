/**
 * Scores of two sets that depend on their sizes and on how many entries they share, a row at a time.
 *
 * Three ways: where many people give the same set, as with languages, each two different sets are scored once; else what is shared is
 * counted by the bits of one word for vocabularies that fit it, or up along the lists of who has each entry, which is several times
 * as fast as bits of four words, of which most would be empty.
 */
import { NOBODY } from "../graph/bipartite";
import type { PackedLists } from "./answers";
import { classify, fitTable, scoreByClass } from "./classes";
import { FEW, type RowScorer } from "./compiled";

/** The score of two sets; either may be empty. */
export type SetScore = (common: number, size: number, mentorSize: number) => number;

/** Bits of an `Int32Array` entry. */
const WORD = 32;
/** Entries of the largest table of scores. */
const LARGEST_TABLE = 1 << 12;

/** Scores the sets of a mentee and of each mentor. Entries are numbers below `vocabulary`, ascending in each set. */
export const scoreSets = (
  mentees: PackedLists,
  mentors: PackedLists,
  vocabulary: number,
  score: SetScore,
): RowScorer => {
  const ofClasses = vocabulary <= WORD ? byClass(mentees, mentors, score) : undefined;
  if (ofClasses !== undefined) return ofClasses;
  const sizeOfMentor = sizesOf(mentors);
  const tables = new ScoreTables(score, sizeOfMentor);
  return vocabulary <= WORD
    ? byWord(mentees, mentors, sizeOfMentor, tables, score)
    : byCounting(mentees, mentors, sizeOfMentor, tables, score, vocabulary);
};

/** Scores by size and common entries, one table for each size of a mentee's set, made when it is first asked for. */
class ScoreTables {
  private readonly tableOfSize = new Map<number, Float64Array>();
  private readonly mentorSizes: number;

  constructor(
    private readonly score: SetScore,
    sizeOfMentor: Int32Array,
  ) {
    this.mentorSizes = sizeOfMentor.reduce((most, size) => Math.max(most, size), 0) + 1;
  }

  /** `table[mentorSize * (size + 1) + common]`; `undefined` where it would be large, and lists so long that a look-up saves little. */
  ofSize(size: number): Float64Array | undefined {
    const known = this.tableOfSize.get(size);
    const stride = size + 1;
    if (known !== undefined || this.mentorSizes * stride > LARGEST_TABLE) return known;
    const table = new Float64Array(this.mentorSizes * stride);
    for (let mentorSize = 0; mentorSize < this.mentorSizes; mentorSize++) {
      for (let common = 0; common <= Math.min(size, mentorSize); common++)
        table[mentorSize * stride + common] = this.score(common, size, mentorSize);
    }
    this.tableOfSize.set(size, table);
    return table;
  }
}

/** Sets of one word, the same set the same class; `undefined` where there are too many different ones. */
const byClass = (mentees: PackedLists, mentors: PackedLists, score: SetScore): RowScorer | undefined => {
  const bitsOfMentee = bitsOf(mentees);
  const bitsOfMentor = bitsOf(mentors);
  const [menteeSets, mentorSets] = [classify(bitsOfMentee), classify(bitsOfMentor)];
  if (!fitTable(menteeSets, mentorSets)) return undefined;
  const setOfMenteeClass = Int32Array.from(new Set(bitsOfMentee));
  const setOfMentorClass = Int32Array.from(new Set(bitsOfMentor));
  const scoreOf = (menteeClass: number, mentorClass: number): number => {
    const [own, other] = [setOfMenteeClass[menteeClass]!, setOfMentorClass[mentorClass]!];
    return score(countBits(own & other), countBits(own), countBits(other));
  };
  const scoreRow = (menteeClass: number, row: Float64Array): void => {
    for (let mentorClass = 0; mentorClass < row.length; mentorClass++)
      row[mentorClass] = scoreOf(menteeClass, mentorClass);
  };
  return scoreByClass(menteeSets, mentorSets, scoreRow, scoreOf);
};

const byWord = (
  mentees: PackedLists,
  mentors: PackedLists,
  sizeOfMentor: Int32Array,
  tables: ScoreTables,
  score: SetScore,
): RowScorer => {
  const bitsOfMentee = bitsOf(mentees);
  const bitsOfMentor = bitsOf(mentors);
  const sizeOfMentee = sizesOf(mentees);
  return (mentee, ofMentors, count, out) => {
    const own = bitsOfMentee[mentee]!;
    const size = sizeOfMentee[mentee]!;
    const table = tables.ofSize(size);
    const stride = size + 1;
    for (let at = 0; at < count; at++) {
      const mentor = ofMentors[at]!;
      const common = countBits(own & bitsOfMentor[mentor]!);
      const mentorSize = sizeOfMentor[mentor]!;
      out[at] = table === undefined ? score(common, size, mentorSize) : table[mentorSize * stride + common]!;
    }
  };
};

const byCounting = (
  mentees: PackedLists,
  mentors: PackedLists,
  sizeOfMentor: Int32Array,
  tables: ScoreTables,
  score: SetScore,
  vocabulary: number,
): RowScorer => {
  const mentorsWith = invert(mentors, vocabulary);
  const sizeOfMentee = sizesOf(mentees);
  /** mentor → entries shared with the mentee at hand. A row comes in parts: it is counted up for the first of them. */
  const commonWith = new Int32Array(sizeOfMentor.length);
  let atHand = NOBODY;
  const countUp = (mentee: number): void => {
    commonWith.fill(0);
    for (let own = mentees.offsets[mentee]!; own < mentees.offsets[mentee + 1]!; own++) {
      const entry = mentees.items[own]!;
      const end = mentorsWith.offsets[entry + 1]!;
      for (let at = mentorsWith.offsets[entry]!; at < end; at++) commonWith[mentorsWith.items[at]!]!++;
    }
  };
  return (mentee, ofMentors, count, out) => {
    const size = sizeOfMentee[mentee]!;
    if (count < FEW) {
      for (let at = 0; at < count; at++) {
        const mentor = ofMentors[at]!;
        out[at] = score(countCommon(mentees, mentee, mentors, mentor), size, sizeOfMentor[mentor]!);
      }
      return;
    }
    if (mentee !== atHand) countUp(mentee);
    atHand = mentee;
    const table = tables.ofSize(size);
    const stride = size + 1;
    for (let at = 0; at < count; at++) {
      const mentor = ofMentors[at]!;
      const common = commonWith[mentor]!;
      const mentorSize = sizeOfMentor[mentor]!;
      out[at] = table === undefined ? score(common, size, mentorSize) : table[mentorSize * stride + common]!;
    }
  };
};

/** Bits of a word that are 1. */
const countBits = (word: number): number => {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** Each set as one word of bits: entry e is bit e. */
const bitsOf = ({ offsets, items }: PackedLists): Int32Array => {
  const bits = new Int32Array(offsets.length - 1);
  for (let i = 0; i < bits.length; i++) {
    for (let at = offsets[i]!; at < offsets[i + 1]!; at++) bits[i]! |= 1 << items[at]!;
  }
  return bits;
};

/** How many entries each list has. */
export const sizesOf = ({ offsets }: PackedLists): Int32Array =>
  Int32Array.from({ length: offsets.length - 1 }, (_, at) => offsets[at + 1]! - offsets[at]!);

/** Lists by what they hold: those that hold entry e are `items[offsets[e], offsets[e + 1])`, ascending. */
export interface Inverted extends PackedLists {
  /** at → where the entry stands among the items of the lists. */
  readonly positions: Int32Array;
}

/** entry → the lists that hold it. */
export const invert = ({ offsets, items }: PackedLists, vocabulary: number): Inverted => {
  const offsetsOfEntry = new Int32Array(vocabulary + 1);
  for (const item of items) offsetsOfEntry[item + 1]!++;
  for (let entry = 0; entry < vocabulary; entry++) offsetsOfEntry[entry + 1]! += offsetsOfEntry[entry]!;
  const next = offsetsOfEntry.slice(0, vocabulary);
  const lists = new Int32Array(items.length);
  const positions = new Int32Array(items.length);
  for (let i = 0; i + 1 < offsets.length; i++) {
    for (let at = offsets[i]!; at < offsets[i + 1]!; at++) {
      const place = next[items[at]!]!++;
      lists[place] = i;
      positions[place] = at;
    }
  }
  return { offsets: offsetsOfEntry, items: lists, positions };
};

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
