/** Laws of the criteria that measure how near two answers are: closeness of numbers and distance on the earth. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { naiveKilometres } from "../../oracles/naive-criteria";
import { scoreAnswers } from "../../oracles/stages";

const number = fc.double({ min: -12, max: 12, noNaN: true });
const place = fc.tuple(
  fc.double({ min: -90, max: 90, noNaN: true }),
  fc.double({ min: -180, max: 180, noNaN: true }),
);
const falls = fc
  .tuple(fc.double({ min: 0, max: 20, noNaN: true }), fc.double({ min: 0.5, max: 40, noNaN: true }))
  .map(([full, width]) => ({ full, range: full + width }));

const closeness = (options: object, mentee: number, mentor: number): number =>
  scoreAnswers({ kind: "closeness", ...options }, mentee, mentor)!.menteeView;
const distance = (options: object, mentee: readonly number[], mentor: readonly number[]): number =>
  scoreAnswers({ kind: "distance", ...options }, mentee, mentor)!.menteeView;

describe("closeness", () => {
  it.each([
    [{ range: 4 }, 3, 3, 1],
    [{ range: 4 }, 3, 4, 3 / 4],
    [{ range: 4 }, 4, 3, 3 / 4],
    [{ range: 4 }, 3, 7, 0],
    [{ range: 4 }, 3, 700, 0],
    [{ range: 4, full: 2 }, 3, 5, 1],
    [{ range: 4, full: 2 }, 3, 6, 1 / 2],
    [{ range: 4, target: 10 }, 3, 13, 1],
    [{ range: 4, target: 10 }, 3, 3, 0],
    [{ range: 4, target: 10 }, 3, 11, 1 / 2],
    [{ range: 4, target: -1 }, 3, 1, 3 / 4],
  ])("%j: %d with %d scores %d", (options, mentee, mentor, expected) => {
    expect(closeness(options, mentee, mentor)).toBeCloseTo(expected, 15);
  });

  it("is the same to both sides, whichever of them has which number, and with the target turned round", () => {
    let partial = 0;
    fc.assert(
      fc.property(number, number, falls, number, (a, b, options, target) => {
        const there = scoreAnswers({ kind: "closeness", ...options, target }, a, b)!;
        const back = scoreAnswers({ kind: "closeness", ...options, target: -target }, b, a)!;
        expect(there.mentorView).toBe(there.menteeView);
        expect(back.menteeView).toBeCloseTo(there.menteeView, 12);
        if (there.menteeView > 0 && there.menteeView < 1) partial++;
      }),
      { numRuns: 400 },
    );
    expect(partial).toBeGreaterThan(50);
  });

  it("never falls when the mentor's number comes closer to the wanted one", () => {
    let rises = 0;
    fc.assert(
      fc.property(number, number, falls, number, fc.nat(100), (a, b, options, target, by) => {
        const closer = b + (by / 100) * (a + target - b);
        const [before, after] = [b, closer].map((mentor) => closeness({ ...options, target }, a, mentor));
        expect(after!).toBeGreaterThanOrEqual(before! - 1e-12);
        if (after! > before!) rises++;
      }),
      { numRuns: 400 },
    );
    expect(rises).toBeGreaterThan(50);
  });
});

describe("distance", () => {
  it.each([
    [[51.5, -0.12], [51.5, -0.12], 0],
    [[0, 0], [0, 90], (6371.0088 * Math.PI) / 2],
    [[90, 0], [-90, 77], 6371.0088 * Math.PI],
    [[0, 179.5], [0, -179.5], (6371.0088 * Math.PI) / 180],
    [[52.2296756, 21.0122287], [52.406374, 16.9251681], 278.458],
  ])("from %j to %j is what it is known to be", (from, to, kilometres) => {
    const range = 25_000;
    expect((1 - distance({ range }, from, to)) * range).toBeCloseTo(kilometres, 2);
  });

  it("agrees with another formula everywhere, opposite and neighbouring places among them, and is the same both ways", () => {
    const near = fc.tuple(place, fc.constantFrom(1e-9, 1e-6, 1e-3, 0.1)).map(([from, by]) => ({
      from,
      to: [Math.max(-90, Math.min(90, from[0] + by)), Math.max(-180, Math.min(180, from[1] - by))],
    }));
    const opposite = near.map(({ from, to }) => ({
      from,
      to: [-to[0]!, to[1]! > 0 ? to[1]! - 180 : to[1]! + 180],
    }));
    const any = fc.record({ from: place, to: place });
    let partial = 0;
    fc.assert(
      fc.property(fc.oneof(near, opposite, any), fc.constantFrom(50, 5000, 20_100), ({ from, to }, range) => {
        const expected = naiveKilometres(from, to);
        const found = distance({ range }, from, to);
        expect(distance({ range }, to, from)).toBe(found);
        expect(Math.abs(found - Math.max(0, 1 - expected / range))).toBeLessThan(1e-12);
        if (found > 0 && found < 1) partial++;
      }),
      { numRuns: 1000 },
    );
    expect(partial).toBeGreaterThan(300);
  });

  it("is full up to a number of kilometres, and nothing from another on", () => {
    const at = (kilometres: number): number[] => [0, (kilometres / 6371.0088 / Math.PI) * 180];
    const options = { full: 10, range: 100 };
    expect(distance(options, [0, 0], at(9.9))).toBe(1);
    expect(distance(options, [0, 0], at(55))).toBeCloseTo(1 / 2, 10);
    expect(distance(options, [0, 0], at(100.1))).toBe(0);
    expect(distance(options, [0, 0], at(19_000))).toBe(0);
  });
});
