import { describe, expect, it } from "vitest";
import { randomNumbers } from "../../bench/random";
import { packSorted } from "../../src/criteria/answers";
import { scoreSets } from "../../src/criteria/sets";

const random = randomNumbers(7);

/** So many random sets of numbers below `vocabulary`; some are empty. */
const sets = (count: number, vocabulary: number, most: number): number[][] =>
  Array.from({ length: count }, () => [
    ...new Set(
      Array.from({ length: Math.floor(random() * (most + 1)) }, () => Math.floor(random() * vocabulary)),
    ),
  ]);

describe("the score of two sets", () => {
  // Sets by class, by the bits of one word, and by counting up: which way is taken depends on how many different sets there are.
  it.each([
    ["few different sets", 300, 4, 3],
    ["more different sets than a table holds, in one word", 2000, 31, 20],
    ["a large vocabulary", 300, 400, 12],
  ])("is that of their sizes and of what they share, with %s", (_, count, vocabulary, most) => {
    const [mentees, mentors] = [sets(count, vocabulary, most), sets(count, vocabulary, most)];
    const different = (lists: number[][]): number =>
      new Set(lists.map((list) => list.toSorted().join())).size;
    if (vocabulary === 31) expect(different(mentees) * different(mentors)).toBeGreaterThan(1 << 21);
    // No two triples give the same number.
    const score = (common: number, size: number, mentorSize: number): number =>
      common + 100 * size + 10_000 * mentorSize;
    const scorer = scoreSets(packSorted(mentees), packSorted(mentors), vocabulary, score);
    const everybody = Int32Array.from(mentors.keys());
    const out = new Float64Array(mentors.length);
    for (let mentee = 0; mentee < 40; mentee++) {
      scorer(mentee, everybody, mentors.length, out);
      const own = mentees[mentee]!;
      const expected = mentors.map((other) =>
        score(own.filter((entry) => other.includes(entry)).length, own.length, other.length),
      );
      expect([...out]).toEqual(expected);
    }
  });
});
