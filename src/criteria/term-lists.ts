/** The kernel of the taxonomy criterion: lists of terms against lists of terms, by a table of how similar every two terms are. */
import { type PackedLists, packSorted } from "./answers";
import { type Classes, classify, scoreByClass } from "./classes";
import type { RowScorer } from "./compiled";

/** People by the list of terms they gave; equal lists are one class. */
export interface ClassifiedLists extends Classes {
  /** class → terms, ascending. */
  readonly lists: PackedLists;
  /** A person's terms. */
  readonly listOf: (person: number) => Int32Array;
}

/** How similar terms are: `similarity[a * count + b]`. */
export interface Similarities {
  readonly similarity: Float64Array;
  readonly count: number;
}

/** Entries of the largest table of the best that a class has for a term: 32 MB. */
const LARGEST_TABLE = 1 << 22;

/** Numbers people by their lists. */
export const classifyLists = (lists: ReadonlyArray<ReadonlyArray<number>>): ClassifiedLists => {
  const sorted = lists.map((list) => [...list].sort((a, b) => a - b));
  const { classOf, count } = classify(sorted.map((list) => list.join(" ")));
  const listOfClass: number[][] = [];
  for (const [person, list] of sorted.entries()) listOfClass[classOf[person]!] ??= list;
  const packed = packSorted(listOfClass);
  return {
    classOf,
    count,
    lists: packed,
    listOf: (person) => {
      const own = classOf[person]!;
      return packed.items.subarray(packed.offsets[own]!, packed.offsets[own + 1]!);
    },
  };
};

/** How well each side's terms are met by the other's. */
export const scoreTerms = (
  mentees: ClassifiedLists,
  mentors: ClassifiedLists,
  similarities: Similarities,
  blank: number,
): { readonly menteeView: RowScorer; readonly mentorView: RowScorer } => {
  const { similarity, count } = similarities;
  const isBlank = ({ lists }: ClassifiedLists, own: number): boolean =>
    lists.offsets[own] === lists.offsets[own + 1];

  const bestFor = (term: number, others: PackedLists, other: number): number => {
    let best = 0;
    for (let at = others.offsets[other]!; at < others.offsets[other + 1]!; at++)
      best = Math.max(best, similarity[term * count + others.items[at]!]!);
    return best;
  };
  /** The mean over a class's own terms of the best that the other class has for it. */
  const met = (own: ClassifiedLists, self: number, others: ClassifiedLists, other: number): number => {
    if (isBlank(own, self) || isBlank(others, other)) return blank;
    const { offsets, items } = own.lists;
    let sum = 0;
    for (let at = offsets[self]!; at < offsets[self + 1]!; at++)
      sum += bestFor(items[at]!, others.lists, other);
    return sum / (offsets[self + 1]! - offsets[self]!);
  };

  const pairOfMentee = (own: number, other: number): number => met(mentees, own, mentors, other);
  const pairOfMentor = (other: number, own: number): number => met(mentors, own, mentees, other);
  return {
    menteeView: scoreByClass(
      mentees,
      mentors,
      rowOfMentee(mentees, mentors, similarities, blank, pairOfMentee),
      pairOfMentee,
    ),
    mentorView: scoreByClass(
      mentees,
      mentors,
      rowOfMentor(mentees, mentors, similarities, blank),
      pairOfMentor,
    ),
  };
};

/** Adds up, over the mentee's terms, a column of the best that each class of mentors has for the term. */
const rowOfMentee = (
  mentees: ClassifiedLists,
  mentors: ClassifiedLists,
  { similarity, count }: Similarities,
  blank: number,
  scorePair: (own: number, other: number) => number,
): ((own: number, row: Float64Array) => void) => {
  const classes = mentors.count;
  if (count * classes > LARGEST_TABLE) {
    return (own, row) => {
      for (let other = 0; other < classes; other++) row[other] = scorePair(own, other);
    };
  }
  const { offsets, items } = mentors.lists;
  /** The best of class c for term t: `best[t * classes + c]`. */
  const best = new Float64Array(count * classes);
  for (let term = 0; term < count; term++) {
    for (let other = 0; other < classes; other++) {
      let most = 0;
      for (let at = offsets[other]!; at < offsets[other + 1]!; at++)
        most = Math.max(most, similarity[term * count + items[at]!]!);
      best[term * classes + other] = most;
    }
  }
  const own = mentees.lists;
  return (self, row) => {
    const from = own.offsets[self]!;
    const to = own.offsets[self + 1]!;
    const terms = to - from;
    row.fill(0);
    for (let at = from; at < to; at++) {
      const column = own.items[at]! * classes;
      for (let other = 0; other < classes; other++) row[other]! += best[column + other]!;
    }
    // Two stores, not one of either value: for that V8 makes an object of every quotient.
    for (let other = 0; other < classes; other++) {
      if (terms === 0 || offsets[other] === offsets[other + 1]) row[other] = blank;
      else row[other] = row[other]! / terms;
    }
  };
};

/** Looks up, for the terms of each class of mentors, the best that the mentee has for each term. */
const rowOfMentor = (
  mentees: ClassifiedLists,
  mentors: ClassifiedLists,
  { similarity, count }: Similarities,
  blank: number,
): ((other: number, row: Float64Array) => void) => {
  const { offsets, items } = mentors.lists;
  const own = mentees.lists;
  /** term → the best of the mentee's class at hand. */
  const best = new Float64Array(count);
  return (self, row) => {
    const from = own.offsets[self]!;
    const to = own.offsets[self + 1]!;
    best.fill(0);
    for (let at = from; at < to; at++) {
      const table = own.items[at]! * count;
      for (let term = 0; term < count; term++)
        if (similarity[table + term]! > best[term]!) best[term] = similarity[table + term]!;
    }
    for (let other = 0; other < mentors.count; other++) {
      const start = offsets[other]!;
      const end = offsets[other + 1]!;
      let sum = 0;
      for (let at = start; at < end; at++) sum += best[items[at]!]!;
      if (from === to || start === end) row[other] = blank;
      else row[other] = sum / (end - start);
    }
  };
};
