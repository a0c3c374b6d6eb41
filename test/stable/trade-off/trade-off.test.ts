import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveAssignment } from "../../../src/assignment/solvers";
import { drain } from "../../../src/graph/slices";
import { divideIntoBlocks } from "../../../src/stable/trade-off/blocks";
import { Frontier } from "../../../src/stable/trade-off/frontier";
import type { TradeOff, TradeOffBound } from "../../../src/stable/trade-off/outcome";
import {
  stabilityTradeOff,
  stabilityTradeOffAsync,
  stabilityTradeOffOrThrow,
  type TradeOffOptions,
  tradeOffBound,
  tradeOffInSlices,
} from "../../../src/stable/trade-off/trade-off";
import { verifyTradeOff } from "../../../src/verify/trade-off";
import {
  everyNth,
  fourAndFourInCircles,
  fourAndTwoOfTwo,
  type OpinionatedWorld,
  threeAndThree,
  threeAndTwoWithTies,
  twoAndTwoWithTies,
} from "../../arbitraries/compact-families";
import { crowdedWorld, floatWeight, opinionatedWorld, tiedWeight } from "../../arbitraries/worlds";
import { fromLists } from "../../cases/stable";
import { problemOf } from "../../laws/stable-laws";
import { alongEdges, forEachMatching } from "../../oracles/brute-force";
import { blockingPairsOf, marketOf, partnersOf } from "../../oracles/stability";

/** number of blocking pairs → the best total of any matching with as many or fewer, by looking at all of them. */
const bestTotals = ({ world, opinions }: OpinionatedWorld, weight: number[][]): number[] => {
  const market = marketOf(world, opinions);
  const best: number[] = [];
  forEachMatching(world, (columnOfRow) => {
    const k = blockingPairsOf(market, partnersOf(columnOfRow, world.columnCount), "weak").length;
    const total = columnOfRow.reduce(
      (sum, column, row) => (column < 0 ? sum : sum + weight[row]![column]!),
      0,
    );
    best[k] = Math.max(best[k] ?? Number.NEGATIVE_INFINITY, total);
  });
  for (let k = 0; k < best.length; k++)
    best[k] = Math.max(best[k] ?? Number.NEGATIVE_INFINITY, best[k - 1] ?? Number.NEGATIVE_INFINITY);
  return best;
};

interface Seen {
  /** Worlds in which the ends differ. */
  open: number;
  /** Numbers of blocking pairs looked at there. */
  counts: number;
  /** Those where the point is the best there is. */
  bestPoints: number;
  /** Those where the bound is the best total. */
  tightBounds: number;
}
const nothingSeen = (): Seen => ({ open: 0, counts: 0, bestPoints: 0, tightBounds: 0 });

const judge = (told: OpinionatedWorld, weight: number[][], options: TradeOffOptions, seen: Seen): void => {
  const problem = problemOf(told.world, told.opinions);
  const weights = alongEdges(told.world, weight);
  const outcome = stabilityTradeOffOrThrow(problem, weights, options);
  expect(verifyTradeOff(problem, weights, outcome)).toEqual([]);
  const { points, bounds } = outcome;
  const best = bestTotals(told, weight);
  expect(points[0]!.blockingPairs).toBe(0);
  expect(points.at(-1)!.total).toBeCloseTo(best.at(-1)!, 9);
  expect(tradeOffBound(bounds, 1e9)).toBeCloseTo(best.at(-1)!, 9);
  if (points.length > 1) seen.open++;
  for (const [k, total] of best.entries()) {
    const reached = points.filter(({ blockingPairs }) => blockingPairs <= k).at(-1)!.total;
    const bound = tradeOffBound(bounds, k);
    expect(reached).toBeLessThanOrEqual(total + 1e-9);
    expect(bound).toBeGreaterThanOrEqual(total - 1e-9);
    if (points.length === 1) continue;
    seen.counts++;
    if (reached >= total - 1e-9) seen.bestPoints++;
    if (bound <= total + 1e-6) seen.tightBounds++;
  }
};

/** Weights that differ from one world to the next, without luck. */
const weightsFor = (world: OpinionatedWorld, turn: number): number[][] =>
  world.world.allowed.map((row, r) =>
    row.map((_, c) => (r * 7 + c * 5 + turn * 3 + ((r * c + turn) % 4) * 6) % 11),
  );

describe("the trade-off between stability and weight, against every matching there is", () => {
  it.each<[string, Iterable<OpinionatedWorld>]>([
    ["three and three", everyNth(threeAndThree(), 71)],
    ["four and four in circles", everyNth(fourAndFourInCircles(), 257)],
    ["four and two of two", everyNth(fourAndTwoOfTwo(), 31)],
    ["two and two with ties", everyNth(twoAndTwoWithTies(), 17)],
    ["three and two with ties", everyNth(threeAndTwoWithTies(), 97)],
  ])("%s", (_, family) => {
    const seen = nothingSeen();
    let turn = 0;
    for (const world of family) judge(world, weightsFor(world, turn++), { prices: 5, iterations: 15 }, seen);
    expect(seen.open).toBeGreaterThan(10);
    expect(seen.bestPoints / seen.counts).toBeGreaterThan(0.85);
  });

  it.each([1, 2, 4])("random worlds, ties and places, with %i blocks at most", (blocks) => {
    const seen = nothingSeen();
    fc.assert(
      fc.property(
        opinionatedWorld({ rows: 5, columns: 4, capacity: 3 }, tiedWeight).chain((told) =>
          fc.record({ told: fc.constant(told), weight: weightsOf(told, fc.oneof(tiedWeight, floatWeight)) }),
        ),
        ({ told, weight }) => judge(told, weight, { prices: 4, iterations: 12, blocks }, seen),
      ),
      { numRuns: 250 },
    );
    expect(seen.open).toBeGreaterThan(30);
    expect(seen.bestPoints / seen.counts).toBeGreaterThan(0.9);
  });

  it("of one place each and strict wishes: the bound of the stable end is nearly always reached", () => {
    const seen = nothingSeen();
    let reached = 0;
    fc.assert(
      fc.property(
        crowdedWorld(5, fc.nat(1000)).chain((told) =>
          fc.record({ told: fc.constant(told), weight: weightsOf(told, fc.nat(20)) }),
        ),
        ({ told, weight }) => {
          judge(told, weight, { prices: 8, iterations: 60 }, seen);
          const weights = alongEdges(told.world, weight);
          const { points, bounds } = stabilityTradeOffOrThrow(problemOf(told.world, told.opinions), weights, {
            iterations: 60,
          });
          if (points.length > 1 && tradeOffBound(bounds, 0) < points[0]!.total + 0.5) reached++;
        },
      ),
      { numRuns: 60 },
    );
    expect(seen.open).toBeGreaterThan(40);
    expect(reached / seen.open).toBeGreaterThan(0.8);
    expect(seen.tightBounds / seen.counts).toBeGreaterThan(0.3);
  });
});

const weightsOf = (told: OpinionatedWorld, entry: fc.Arbitrary<number>): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(entry, { minLength: told.world.columnCount, maxLength: told.world.columnCount }), {
    minLength: told.world.allowed.length,
    maxLength: told.world.allowed.length,
  });

/** Two pairs in love; the weights want them crossed. */
const crossed = fromLists(
  [
    [0, 1],
    [1, 0],
  ],
  [
    [0, 1],
    [1, 0],
  ],
);
const crossWeights = Float64Array.of(1, 3, 4, 1);

describe("a trade-off", () => {
  it("of two pairs in love whom the weights want crossed, by hand", () => {
    const { points, bounds } = stabilityTradeOffOrThrow(crossed, crossWeights);
    expect(points).toEqual([
      { columnOfRow: Int32Array.of(0, 1), total: 2, blockingPairs: 0 },
      // Row 1 alone in column 0: row 0 and column 0 would both gain, and so would row 1 and column 1.
      { columnOfRow: Int32Array.of(1, 0), total: 7, blockingPairs: 2 },
    ]);
    expect(tradeOffBound(bounds, 0)).toBeCloseTo(2, 3);
    expect(tradeOffBound(bounds, 2)).toBeCloseTo(7, 9);
    expect(tradeOffBound([], 0)).toBe(Number.POSITIVE_INFINITY);
  });

  it("of a stable matching that is the heaviest has one point", () => {
    const outcome = stabilityTradeOffOrThrow(crossed, Float64Array.of(3, 1, 1, 3));
    expect(outcome.points).toEqual([{ columnOfRow: Int32Array.of(0, 1), total: 6, blockingPairs: 0 }]);
    expect(outcome.bounds).toHaveLength(1);
  });

  it("of nobody is nothing", () => {
    const nobody = fromLists([], []);
    const outcome = stabilityTradeOffOrThrow(nobody, new Float64Array(0));
    expect(outcome.points).toEqual([{ columnOfRow: new Int32Array(0), total: 0, blockingPairs: 0 }]);
    expect(verifyTradeOff(nobody, new Float64Array(0), outcome)).toEqual([]);
  });

  it("has the assignment's total at its heavy end, and answers the same twice without touching its input", () => {
    fc.assert(
      fc.property(crowdedWorld(8, fc.nat(1000)), (told) => {
        const problem = problemOf(told.world, told.opinions);
        const weight = problem.rowScore.map((score, e) => score + problem.columnScore[e]! / 2);
        const before = structuredClone({ problem, weight });
        const options = { prices: 3, iterations: 5 };
        const once = stabilityTradeOffOrThrow(problem, weight, options);
        expect({ problem, weight }).toEqual(before);
        expect(verifyTradeOff(problem, weight, once)).toEqual([]);
        expect(once.points.at(-1)!.total).toBe(
          solveAssignment({ ...problem, weight, sense: "maximise" }).total,
        );
        expect(stabilityTradeOffOrThrow(problem, weight, { ...options })).toEqual(once);
      }),
      { numRuns: 25 },
    );
  });

  it("can be stopped anywhere, and what it has is true", async () => {
    const steps = [...tradeOffInSlices(crossed, crossWeights)].length;
    expect(steps).toBeGreaterThan(10);
    for (let stop = 0; stop < steps; stop++) {
      const slices = tradeOffInSlices(crossed, crossWeights);
      for (let at = 0; at <= stop; at++) expect(slices.next(undefined).done).toBe(false);
      const stopped = slices.next("aborted");
      expect(stopped.value).toMatchObject({ _tag: "Stopped", reason: "aborted" });
      if ("_tag" in stopped.value) expect(verifyTradeOff(crossed, crossWeights, stopped.value)).toEqual([]);
    }
    const signal = AbortSignal.abort();
    expect(await stabilityTradeOffAsync(crossed, crossWeights)).toEqual(
      stabilityTradeOff(crossed, crossWeights),
    );
    expect(await stabilityTradeOffAsync(crossed, crossWeights, { signal })).toMatchObject({
      right: { _tag: "Stopped" },
    });
    expect(drain(tradeOffInSlices(crossed, crossWeights))).toEqual(
      stabilityTradeOffOrThrow(crossed, crossWeights),
    );
  });

  it("reports weights and options that make no sense, all at once", async () => {
    const weight = Float64Array.of(1, Number.NaN, 1, 1);
    const options = { prices: -1, iterations: 0.5, sweeps: Number.NaN, blocks: 0 };
    const left = {
      left: {
        findings: [
          { code: "not-finite", place: { path: ["weight", 1] } },
          ...Object.keys(options).map((name) => ({ code: "out-of-range", place: { path: [name] } })),
        ],
      },
    };
    expect(stabilityTradeOff(crossed, weight, options)).toMatchObject(left);
    expect(await stabilityTradeOffAsync(crossed, weight, options)).toMatchObject(left);
    expect(() => stabilityTradeOffOrThrow(crossed, new Float64Array(3))).toThrow();
  });
});

describe("blocks", () => {
  it("share a column's places evenly", () => {
    const problem = fromLists([[0, 1, 2]], [[0], [0], [0]], [5, 0, 1]);
    const blocks = divideIntoBlocks(problem, 3);
    expect([...blocks.blockOffsets]).toEqual([0, 3, 3, 4]);
    expect([...blocks.placesOfBlock]).toEqual([2, 2, 1, 1]);
    expect([...blocks.columnOfBlock]).toEqual([0, 0, 0, 2]);
    expect([...blocks.seatOffsets]).toEqual([0, 3, 3, 4]);
    expect([...blocks.edgeOfSeat]).toEqual([0, 0, 0, 2]);
    expect([...blocks.blockOfSeat]).toEqual([0, 1, 2, 3]);
  });
});

describe("a frontier", () => {
  it("keeps what nothing beats in both", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { minLength: 1 }), (pairs) => {
        const frontier = new Frontier();
        for (const [blockingPairs, total] of pairs)
          frontier.add({ columnOfRow: new Int32Array(0), blockingPairs, total });
        const kept = pairs.filter(([k, t]) => !pairs.some(([l, u]) => l <= k && u >= t && (l < k || u > t)));
        const expected = [...new Set(kept.map(String))].sort();
        expect(frontier.points.map(({ blockingPairs, total }) => String([blockingPairs, total]))).toEqual(
          expected,
        );
        const worth = pairs.map(([k, t]) => t - 1.5 * k);
        const best = frontier.bestAt(1.5);
        expect(best.total - 1.5 * best.blockingPairs).toBe(Math.max(...worth));
      }),
    );
  });
});

describe("the verifier of trade-offs", () => {
  const { points, bounds } = stabilityTradeOffOrThrow(crossed, crossWeights, { prices: 3, iterations: 8 });
  const outcome: TradeOff = { _tag: "TradeOff", points, bounds };
  const withPoint = (change: object): TradeOff => ({
    ...outcome,
    points: [points[0]!, { ...points[1]!, ...change }],
  });
  const withBound = (change: (bound: TradeOffBound) => object): TradeOff => ({
    ...outcome,
    bounds: bounds.map((bound, at) => (at === 2 ? { ...bound, ...change(bound) } : bound)),
  });
  const plus =
    (name: "multiplier" | "rowPrice" | "blockPrice", at: number, more: number) =>
    (bound: TradeOffBound): object => {
      const changed = bound[name].slice();
      changed[at]! += more;
      return { [name]: changed };
    };

  it("has nothing against what is true", () =>
    expect(verifyTradeOff(crossed, crossWeights, outcome)).toEqual([]));

  it.each<[string, TradeOff, string[]]>([
    ["a total too large", withPoint({ total: 8 }), ["WrongPointTotal"]],
    [
      "a total that is no number",
      withPoint({ total: Number.NaN }),
      ["WrongPointTotal", "NotAscending", "MissingEnd"],
    ],
    ["too few blocking pairs", withPoint({ blockingPairs: 1 }), ["WrongBlockingPairs"]],
    ["no matching", withPoint({ columnOfRow: Int32Array.of(1, 1) }), ["InfeasiblePoint"]],
    ["no column", withPoint({ columnOfRow: Int32Array.of(7, -3) }), ["InfeasiblePoint", "InfeasiblePoint"]],
    ["a row too many", withPoint({ columnOfRow: Int32Array.of(1, 0, 0) }), ["InfeasiblePoint"]],
    [
      "points the wrong way round",
      { ...outcome, points: points.toReversed() },
      ["NotAscending", "MissingEnd", "MissingEnd"],
    ],
    ["no stable end", { ...outcome, points: points.slice(1) }, ["MissingEnd"]],
    ["no heavy end", { ...outcome, points: points.slice(0, 1) }, ["MissingEnd"]],
    ["no bounds", { ...outcome, bounds: [] }, ["MissingEnd"]],
    ["no points", { ...outcome, points: [] }, ["MissingEnd", "MissingEnd"]],
    ["a base too low", withBound(({ base }) => ({ base: base - 0.01 })), ["WrongBase"]],
    ["a base that is no number", withBound(() => ({ base: Number.NaN })), ["WrongBase"]],
    ["a negative price", withBound(() => ({ price: -1 })), ["BadBound"]],
    ["no blocks", withBound(() => ({ blocks: 0 })), ["BadBound"]],
    [
      "a price of a pair below its multipliers",
      withBound(({ price }) => ({ price: price / 1000 })),
      ["BadMultiplier"],
    ],
    ["a price of a row too low", withBound(plus("rowPrice", 0, -0.1)), ["BoundPriceTooLow", "WrongBase"]],
    [
      "a price of a row below 0",
      withBound(plus("rowPrice", 0, -99)),
      ["BadBoundPrice", "BoundPriceTooLow", "WrongBase"],
    ],
    [
      "a price of a block below 0",
      withBound(plus("blockPrice", 1, -99)),
      ["BadBoundPrice", "BoundPriceTooLow", "WrongBase"],
    ],
    ["a price of a block too high", withBound(plus("blockPrice", 1, 1)), ["WrongBase"]],
    ["a negative multiplier", withBound(plus("multiplier", 0, -99)), ["BadMultiplier", "WrongBase"]],
    [
      "a multiplier too high",
      withBound(plus("multiplier", 0, 99)),
      ["BadMultiplier", "BoundPriceTooLow", "WrongBase"],
    ],
    ["a multiplier too many", withBound(() => ({ multiplier: new Float64Array(5) })), ["WrongBoundLength"]],
    [
      "no prices",
      withBound(() => ({ rowPrice: new Float64Array(0), blockPrice: new Float64Array(1) })),
      ["WrongBoundLength", "WrongBoundLength"],
    ],
  ])("refutes %s", (_, wrong, tags) => {
    const found = verifyTradeOff(crossed, crossWeights, wrong).map(({ _tag }) => _tag);
    for (const tag of tags) expect(found).toContain(tag);
    expect(new Set(found)).toEqual(new Set(tags));
  });

  it("refutes weights of another problem", () => {
    expect(verifyTradeOff(crossed, new Float64Array(3), outcome)).toEqual([
      { _tag: "WrongLength", array: "weight", expected: 4, found: 3 },
    ]);
  });
});
