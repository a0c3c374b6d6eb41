import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { denseRanks, placesInOrder, preferenceOrder } from "../../src/graph/preference-order";

const lists = fc.array(
  fc.array(fc.oneof(fc.constantFrom(-1, -0, 0, 1, 2), fc.double({ noNaN: true })), { maxLength: 60 }),
  { maxLength: 5 },
);

const layOut = (all: ReadonlyArray<ReadonlyArray<number>>): { offsets: Int32Array; score: Float64Array } => ({
  offsets: Int32Array.from([0, ...all.map((_, at) => all.slice(0, at + 1).flat().length)]),
  score: Float64Array.from(all.flat()),
});

describe("lists in order of preference", () => {
  it("are sorted as the language sorts them, equal ones by index", () => {
    let ties = 0;
    fc.assert(
      fc.property(lists, (all) => {
        const { offsets, score } = layOut(all);
        const before = score.slice();
        const order = preferenceOrder(offsets, score);
        expect(score).toEqual(before);
        for (const [list, scores] of all.entries()) {
          const start = offsets[list]!;
          const sorted = [...scores.keys()].sort(
            (a, b) => (scores[a]! === scores[b]! ? 0 : scores[b]! > scores[a]! ? 1 : -1) || a - b,
          );
          const got = [...order.subarray(start, offsets[list + 1]!)].map((entry) => entry - start);
          expect(got).toEqual(sorted);
          const places = placesInOrder(offsets, order);
          expect(sorted.map((entry) => places[start + entry])).toEqual([...sorted.keys()]);
          const ranks = denseRanks(offsets, score, order);
          const distinct = [...new Set(sorted.map((entry) => scores[entry]! + 0))];
          expect(sorted.map((entry) => ranks[start + entry])).toEqual(
            sorted.map((entry) => distinct.indexOf(scores[entry]! + 0)),
          );
          ties += sorted.length - distinct.length;
        }
      }),
      { numRuns: 1000 },
    );
    expect(ties).toBeGreaterThan(1000);
  });

  it("of a thousand and one are sorted too, whatever order they came in", () => {
    for (const scoreOf of [(i: number) => i, (i: number) => -i, (i: number) => (i * 7919) % 101]) {
      const score = Float64Array.from({ length: 1001 }, (_, i) => scoreOf(i));
      const order = preferenceOrder(Int32Array.of(0, 1001), score);
      for (let at = 1; at < order.length; at++) {
        const [before, after] = [order[at - 1]!, order[at]!];
        expect(score[before]! > score[after]! || (score[before] === score[after] && before < after)).toBe(
          true,
        );
      }
    }
  });
});
