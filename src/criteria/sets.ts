/**
 * Scores of two sets that depend on their sizes and on how many entries they share, a row at a time.
 *
 * Three ways of counting what is shared, by the size of the vocabulary: bits of one word; bits of a few words; or, for large vocabularies,
 * counting up along the lists of who has each entry.
 */
import type { PackedLists } from "./answers";
import type { RowScorer } from "./compiled";

/** The score of two sets; either may be empty. */
export type SetScore = (common: number, size: number, mentorSize: number) => number;

/** Bits of an `Int32Array` entry. */
const WORD = 32;
/** Words beyond which counting up is faster: a mentee has few entries, and most words would be empty. */
const MOST_WORDS = 4;
/** Entries of a table of scores for one size of the mentee's set. */
const LARGEST_TABLE = 1 << 16;
/** A row of fewer than this share of the mentors is compared pair by pair. */
export const FEW = 1 / 8;

/** Scores the sets of a mentee and of each mentor. Entries are numbers below `vocabulary`, ascending in each set. */
export const scoreSets = (
  mentees: PackedLists,
  mentors: PackedLists,
  vocabulary: number,
  score: SetScore,
): RowScorer => {
  const sizeOfMentor = sizesOf(mentors);
  const tables = new ScoreTables(score, sizeOfMentor);
  const words = Math.ceil(vocabulary / WORD);
  if (words <= 1) return byWord(mentees, mentors, sizeOfMentor, tables, score);
  if (words <= MOST_WORDS) return byWords(mentees, mentors, sizeOfMentor, tables, score, words);
  return byCounting(mentees, mentors, sizeOfMentor, score, vocabulary);
};

/** Scores by size and common entries, one table for each size of a mentee's set, made when it is first asked for. */
class ScoreTables {
  private readonly tableOfSize = new Map<number, Float64Array | undefined>();
  private readonly mentorSizes: number;

  constructor(
    private readonly score: SetScore,
    sizeOfMentor: Int32Array,
  ) {
    this.mentorSizes = sizeOfMentor.reduce((most, size) => Math.max(most, size), 0) + 1;
  }

  /** `table[mentorSize * (size + 1) + common]`; `undefined` where it would be too large. */
  ofSize(size: number): Float64Array | undefined {
    if (this.tableOfSize.has(size)) return this.tableOfSize.get(size);
    const table = this.build(size);
    this.tableOfSize.set(size, table);
    return table;
  }

  private build(size: number): Float64Array | undefined {
    const stride = size + 1;
    if (this.mentorSizes * stride > LARGEST_TABLE) return undefined;
    const table = new Float64Array(this.mentorSizes * stride);
    for (let mentorSize = 0; mentorSize < this.mentorSizes; mentorSize++) {
      for (let common = 0; common <= Math.min(size, mentorSize); common++)
        table[mentorSize * stride + common] = this.score(common, size, mentorSize);
    }
    return table;
  }
}

const byWord = (
  mentees: PackedLists,
  mentors: PackedLists,
  sizeOfMentor: Int32Array,
  tables: ScoreTables,
  score: SetScore,
): RowScorer => {
  const bitsOfMentee = bitsOf(mentees, 1);
  const bitsOfMentor = bitsOf(mentors, 1);
  const sizeOfMentee = sizesOf(mentees);
  return (mentee, ofMentors, count, out) => {
    const own = bitsOfMentee[mentee]!;
    const size = sizeOfMentee[mentee]!;
    const stride = size + 1;
    const table = tables.ofSize(size);
    for (let at = 0; at < count; at++) {
      const mentor = ofMentors[at]!;
      const common = countBits(own & bitsOfMentor[mentor]!);
      out[at] =
        table === undefined
          ? score(common, size, sizeOfMentor[mentor]!)
          : table[sizeOfMentor[mentor]! * stride + common]!;
    }
  };
};

const byWords = (
  mentees: PackedLists,
  mentors: PackedLists,
  sizeOfMentor: Int32Array,
  tables: ScoreTables,
  score: SetScore,
  words: number,
): RowScorer => {
  const bitsOfMentee = bitsOf(mentees, words);
  const bitsOfMentor = bitsOf(mentors, words);
  const sizeOfMentee = sizesOf(mentees);
  return (mentee, ofMentors, count, out) => {
    const size = sizeOfMentee[mentee]!;
    const stride = size + 1;
    const table = tables.ofSize(size);
    const own = mentee * words;
    for (let at = 0; at < count; at++) {
      const mentor = ofMentors[at]!;
      let common = 0;
      for (let word = 0; word < words; word++)
        common += countBits(bitsOfMentee[own + word]! & bitsOfMentor[mentor * words + word]!);
      out[at] =
        table === undefined
          ? score(common, size, sizeOfMentor[mentor]!)
          : table[sizeOfMentor[mentor]! * stride + common]!;
    }
  };
};

const byCounting = (
  mentees: PackedLists,
  mentors: PackedLists,
  sizeOfMentor: Int32Array,
  score: SetScore,
  vocabulary: number,
): RowScorer => {
  const mentorsWith = invert(mentors, vocabulary);
  const sizeOfMentee = sizesOf(mentees);
  /** mentor → entries shared with the mentee at hand; all 0 between two rows. */
  const commonWith = new Int32Array(sizeOfMentor.length);
  const add = (mentee: number, by: number): void => {
    for (let own = mentees.offsets[mentee]!; own < mentees.offsets[mentee + 1]!; own++) {
      const entry = mentees.items[own]!;
      const end = mentorsWith.offsets[entry + 1]!;
      for (let at = mentorsWith.offsets[entry]!; at < end; at++) commonWith[mentorsWith.items[at]!]! += by;
    }
  };
  return (mentee, ofMentors, count, out) => {
    const size = sizeOfMentee[mentee]!;
    if (count < FEW * sizeOfMentor.length) {
      for (let at = 0; at < count; at++) {
        const mentor = ofMentors[at]!;
        out[at] = score(countCommon(mentees, mentee, mentors, mentor), size, sizeOfMentor[mentor]!);
      }
      return;
    }
    add(mentee, 1);
    for (let at = 0; at < count; at++) {
      const mentor = ofMentors[at]!;
      out[at] = score(commonWith[mentor]!, size, sizeOfMentor[mentor]!);
    }
    add(mentee, -1);
  };
};

/** Bits of a word that are 1. */
const countBits = (word: number): number => {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** Each set as `words` words of bits: entry e of set i is bit e % 32 of `bits[i * words + floor(e / 32)]`. */
const bitsOf = ({ offsets, items }: PackedLists, words: number): Int32Array => {
  const count = offsets.length - 1;
  const bits = new Int32Array(count * words);
  for (let i = 0; i < count; i++) {
    for (let at = offsets[i]!; at < offsets[i + 1]!; at++)
      bits[i * words + Math.floor(items[at]! / WORD)]! |= 1 << (items[at]! % WORD);
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
