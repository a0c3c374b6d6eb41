import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Matching } from "../../src/match/matching";
import { type Histogram, histogramOf, roundStep } from "../../src/report/histogram";
import { exampleRounds, runExample, runSmall } from "./rounds";

/** The histogram of a round with these scores, of which the first `matched` are pairs. */
const histogramFor = (scores: ReadonlyArray<number>, scale: "weights" | "points", matched = 0): Histogram => {
  const round = runSmall([{ id: "a" }], [{ id: "b" }], {
    criteria: [
      scale === "weights"
        ? { kind: "same", name: "team", weight: 1, mentee: "team", mentor: "team" }
        : { kind: "same", name: "team", points: 1, mentee: "team", mentor: "team" },
    ],
  });
  const { stages } = round;
  const graph = { ...stages.scored.graph, joint: Float64Array.from(scores) };
  const [pair] = round.pairs;
  const fake: Matching<unknown, unknown> = {
    ...round,
    pairs: scores.slice(0, matched).map((joint) => ({ ...pair!, joint })),
    stages: { ...stages, scored: { ...stages.scored, graph } },
  };
  return histogramOf(fake);
};

const ends = ({ bins }: Histogram): number[] => [...bins.map(({ from }) => from), bins.at(-1)!.to];

describe("the histogram of joint scores", () => {
  it.each(exampleRounds)("counts every pair of $title once", ({ name, objective }) => {
    const matching = runExample(name, objective);
    const { bins, highest, lowest } = histogramOf(matching);
    expect(bins.reduce((sum, bin) => sum + bin.matched, 0)).toBe(matching.pairs.length);
    expect(bins.reduce((sum, bin) => sum + bin.allowed, 0)).toBe(matching.metrics.candidatePairs);
    expect(bins[0]!.from).toBeLessThanOrEqual(lowest);
    expect(bins.at(-1)!.to).toBeGreaterThanOrEqual(highest);
    for (const bin of bins) expect(bin.matched).toBeLessThanOrEqual(bin.allowed);
  });

  it("puts a score into the bin that begins with it, and the highest into the last", () => {
    const { bins } = histogramFor([0, 0.1, 0.2, 0.3, 0.6, 0.7, 1], "weights", 2);
    expect(bins.map(({ from, to }) => [from, to])).toEqual([
      [0, 0.1],
      [0.1, 0.2],
      [0.2, 0.3],
      [0.3, 0.4],
      [0.4, 0.5],
      [0.5, 0.6],
      [0.6, 0.7],
      [0.7, 0.8],
      [0.8, 0.9],
      [0.9, 1],
    ]);
    expect(bins.map(({ allowed }) => allowed)).toEqual([1, 1, 1, 1, 0, 0, 1, 1, 0, 1]);
    expect(bins.map(({ matched }) => matched)).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it.each([
    ["one score", [0.7], "weights", [0.7, 0.72]],
    ["the full score", [1, 1], "weights", [1, 1.02]],
    ["0 points alone", [0, 0], "points", [0, 1]],
    ["points below 0", [-7, -3], "points", [-7, -6.5, -6, -5.5, -5, -4.5, -4, -3.5, -3]],
    ["points on both sides of 0", [-20, 40], "points", [-20, -15, -10, -5, 0, 5, 10, 15, 20, 25, 30, 35, 40]],
    ["scores that rounding alone tells apart", [0.3, 0.1 + 0.2], "weights", [0.3, 0.32]],
  ] as const)("bins %s", (_, scores, scale, expected) => {
    expect(ends(histogramFor(scores, scale))).toEqual(expected);
  });

  it("is empty without allowed pairs", () => {
    expect(histogramFor([], "weights")).toMatchObject({ bins: [], lowest: 0, highest: 0, meanAllowed: 0 });
  });

  it("gives the mean of the allowed pairs", () => {
    expect(histogramFor([1, 2, 6], "points").meanAllowed).toBe(3);
  });

  it("has few bins whatever the scores", () => {
    const score = fc.oneof(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }),
      fc.integer({ min: -50, max: 50 }),
    );
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 20 }), (scores) => {
        const { bins } = histogramFor(scores, "points", scores.length);
        expect(bins.length).toBeGreaterThan(0);
        expect(bins.length).toBeLessThanOrEqual(14);
        expect(bins.reduce((sum, bin) => sum + bin.allowed, 0)).toBe(scores.length);
        expect(bins.reduce((sum, bin) => sum + bin.matched, 0)).toBe(scores.length);
        for (const [at, bin] of bins.entries()) {
          expect(Number.isFinite(bin.from)).toBe(true);
          if (at > 0) expect(bin.from).toBe(bins[at - 1]!.to);
        }
      }),
    );
  });

  it.each([
    [1, 1],
    [1.1, 2],
    [0.03, 0.05],
    [51, 100],
    [0.2, 0.2],
    [7e-5, 1e-4],
    [3e200, 5e200],
  ])("finds a round step from %d: %d", (least, step) => {
    expect(roundStep(least)).toBe(step);
  });
});
