/** Optima of sums over pairs: the greatest weight, the least sum of ranks. */
import fc from "fast-check";
import { isLeft } from "fp-ts/Either";
import { describe, expect, it } from "vitest";
import { drain } from "../../../src/graph/slices";
import {
  egalitarian,
  solveEgalitarian,
  solveEgalitarianAsync,
} from "../../../src/stable/lattice/egalitarian";
import {
  maximumWeightStable,
  solveMaximumWeightStable,
  solveMaximumWeightStableAsync,
} from "../../../src/stable/lattice/maximum-weight";
import type { MaximumWeightStable } from "../../../src/stable/lattice/outcome";
import {
  type WeightedStableProblem,
  weightedStableProblem,
  weightedStableProblemOrThrow,
} from "../../../src/stable/lattice/problem";
import type { StableProblem } from "../../../src/stable/problem";
import { verifyEgalitarian, verifyMaximumWeightStable } from "../../../src/verify/stable-optima";
import { floatWeight, tiedWeight, wideWeight } from "../../arbitraries/worlds";
import { gusfieldIrving8, independentSwaps, irvingLeather } from "../../cases/lattice";
import { findingsOf, inShort } from "../../oracles/findings";
import { compactWorlds, type KnownWorld, known, severalWays } from "./worlds";

const edgesOf = (problem: StableProblem): [row: number, column: number][] =>
  [...problem.columnOfEdge].map((column, edge) => [
    problem.rowOffsets.findIndex((offset) => offset > edge) - 1,
    column,
  ]);

const sumOf = (columnOfRow: ArrayLike<number>, measure: (row: number, column: number) => number): number =>
  Array.from(columnOfRow).reduce((sum, column, row) => sum + (column < 0 ? 0 : measure(row, column)), 0);

/** Of the best matchings, the one that no row would leave for another of them. */
const bestForRows = ({ all, rank }: KnownWorld, isBest: (columnOfRow: ReadonlyArray<number>) => boolean) => {
  const cost = (columnOfRow: ReadonlyArray<number>): number => sumOf(columnOfRow, rank.row);
  return all.filter(isBest).sort((a, b) => cost(a) - cost(b))[0]!;
};

/** Many rotations that depend on each other, of which some gain and some lose. */
const manyRotations = (size: number): WeightedStableProblem => {
  const base = irvingLeather(size);
  let state = 1;
  const weight = base.rowScore.map(() => {
    state = (state * 48_271) % 2_147_483_647;
    return (state % 2001) - 1000;
  });
  return weightedStableProblemOrThrow({ ...base, weight });
};

describe("the stable matching of greatest weight", () => {
  it.each([
    ["ties", tiedWeight],
    ["whole numbers far apart", wideWeight],
    ["fractions", floatWeight],
  ])("is the best of all, with a proof: %s", (_, entry) => {
    let inside = 0;
    fc.assert(
      fc.property(severalWays, fc.array(entry, { minLength: 49, maxLength: 49 }), (one, table) => {
        const world = known(one);
        const weightOf = (row: number, column: number): number => table[7 * row + column]!;
        const problem = weightedStableProblemOrThrow({
          ...world.problem,
          weight: Float64Array.from(edgesOf(world.problem), ([row, column]) => weightOf(row, column)),
        });
        const outcome = solveMaximumWeightStable(problem);
        expect(verifyMaximumWeightStable(problem, outcome)).toEqual([]);
        const totals = world.all.map((columnOfRow) => sumOf(columnOfRow, weightOf));
        const most = Math.max(...totals);
        if (entry === floatWeight) expect(outcome.total).toBeCloseTo(most, 12);
        else {
          expect(outcome.total).toBe(most);
          expect(outcome.gap).toBe(0);
          expect([...outcome.columnOfRow]).toEqual(
            bestForRows(world, (columnOfRow) => sumOf(columnOfRow, weightOf) === most),
          );
        }
        const { rowOptimal, columnOptimal } = outcome.lattice;
        const isExtreme = [rowOptimal, columnOptimal].some((it) => it.join() === outcome.columnOfRow.join());
        if (!isExtreme) inside++;
      }),
      { numRuns: 700 },
    );
    expect(inside).toBeGreaterThan(20);
  });

  it("is proven exactly where many rotations depend on each other", () => {
    const problem = manyRotations(32);
    const outcome = solveMaximumWeightStable(problem);
    expect(outcome.lattice.rotationOffsets.length).toBeGreaterThan(200);
    expect(outcome.gap).toBe(0);
    expect(verifyMaximumWeightStable(problem, outcome)).toEqual([]);
  });

  it("stops with a bound that holds", async () => {
    const problem = manyRotations(128);
    const optimum = solveMaximumWeightStable(problem);
    expect(await solveMaximumWeightStableAsync(problem)).toEqual(optimum);
    let stops = 0;
    let bounded = 0;
    for (;;) {
      const slices = maximumWeightStable(problem);
      let step = slices.next(undefined);
      for (let at = 0; at < stops && step.done !== true; at++) step = slices.next(undefined);
      if (step.done === true) break;
      stops++;
      const { value } = slices.next("aborted");
      if (!("_tag" in value && value._tag === "Stopped")) throw new Error("went on");
      expect(verifyMaximumWeightStable(problem, value)).toEqual([]);
      expect(value.bound).toBeGreaterThanOrEqual(optimum.total);
      if (value.bound < Number.POSITIVE_INFINITY) bounded++;
    }
    expect(stops).toBeGreaterThan(2);
    expect(bounded).toBeGreaterThan(0);
  });

  it("is refused weights that are none, all at once", () => {
    const result = weightedStableProblem({
      ...gusfieldIrving8,
      rowScore: gusfieldIrving8.rowScore.map((score, edge) => (edge === 3 ? Number.NaN : score)),
      weight: Float64Array.of(1),
    });
    expect(isLeft(result)).toBe(true);
    expect(findingsOf(result).map((finding) => inShort(finding).split(":")[0])).toEqual([
      "not-finite at problem, rowScore[3]",
      "ragged-array at problem, weight",
    ]);
    expect(() => weightedStableProblemOrThrow({ ...gusfieldIrving8, weight: Float64Array.of(1) })).toThrow();
  });
});

describe("the egalitarian stable matching", () => {
  it("has the least sum of ranks of all, in the compact families and random worlds", () => {
    let inside = 0;
    const hold = (world: KnownWorld): void => {
      const { rank } = world;
      const costOf = (columnOfRow: ReadonlyArray<number>): number =>
        sumOf(columnOfRow, (row, column) => rank.row(row, column) + rank.column(row, column));
      const outcome = solveEgalitarian(world.problem);
      expect(verifyEgalitarian(world.problem, outcome)).toEqual([]);
      const least = Math.min(...world.all.map(costOf));
      expect(outcome.cost).toBe(least);
      expect(outcome.rowCost).toBe(sumOf(outcome.columnOfRow, rank.row));
      expect(outcome.columnCost).toBe(sumOf(outcome.columnOfRow, rank.column));
      expect([...outcome.columnOfRow]).toEqual(
        bestForRows(world, (columnOfRow) => costOf(columnOfRow) === least),
      );
      const { rowOptimal, columnOptimal } = outcome.lattice;
      if (![rowOptimal, columnOptimal].some((it) => it.join() === outcome.columnOfRow.join())) inside++;
    };
    for (const one of compactWorlds()) hold(known(one));
    fc.assert(
      fc.property(severalWays, (one) => hold(known(one))),
      { numRuns: 1000 },
    );
    expect(inside).toBeGreaterThan(30);
  });

  it("of Gusfield and Irving's instance of size 8 costs 54", () => {
    const outcome = solveEgalitarian(gusfieldIrving8);
    expect(outcome.cost).toBe(54);
    expect(verifyEgalitarian(gusfieldIrving8, outcome)).toEqual([]);
  });

  it("can be had in slices", async () => {
    expect(await solveEgalitarianAsync(gusfieldIrving8)).toEqual(drain(egalitarian(gusfieldIrving8)));
    const problem = independentSwaps(40_000);
    const { cost } = solveEgalitarian(problem);
    let stops = 0;
    for (; ; stops++) {
      const slices = egalitarian(problem);
      let step = slices.next(undefined);
      for (let at = 0; at < stops && step.done !== true; at++) step = slices.next(undefined);
      if (step.done === true) break;
      const { value } = slices.next("aborted");
      if (!("_tag" in value && value._tag === "Stopped")) throw new Error("went on");
      expect(verifyEgalitarian(problem, value)).toEqual([]);
      expect(value.bound).toBeLessThanOrEqual(cost);
    }
    expect(stops).toBeGreaterThan(0);
  });
});

describe("a broken proof", () => {
  const problem = manyRotations(16);
  const good = solveMaximumWeightStable(problem);
  const tagsOf = (change: Partial<MaximumWeightStable>): string[] => [
    ...new Set(verifyMaximumWeightStable(problem, { ...good, ...change }).map(({ _tag }) => _tag)),
  ];

  it("is found", () => {
    expect(tagsOf({})).toEqual([]);
    expect(tagsOf({ columnOfRow: good.lattice.rowOptimal })).toContain("WrongTotal");
    expect(tagsOf({ columnOfRow: good.columnOfRow.map(() => -1) })).toContain("BlockingPair");
    expect(tagsOf({ total: good.total + 1 })).toEqual(["WrongTotal"]);
    expect(tagsOf({ gap: 1 })).toEqual(["WrongGap"]);
    expect(tagsOf({ gap: Number.NaN })).toEqual(["WrongGap"]);
    expect(tagsOf({ paidAlongArc: new Float64Array(good.paidAlongArc.length) })).toEqual(["Gap", "WrongGap"]);
    expect(
      tagsOf({ paidAlongArc: good.paidAlongArc.map((payment, arc) => (arc === 2 ? -1 : payment)) }),
    ).toEqual(["BadPayment"]);
    expect(tagsOf({ paidAlongArc: good.paidAlongArc.map(() => Number.NaN) })).toEqual(["BadPayment"]);
    expect(tagsOf({ paidAlongArc: new Float64Array(1) })).toEqual(["WrongLength"]);
    expect(tagsOf({ lattice: { ...good.lattice, columnOptimal: good.lattice.rowOptimal } })).toEqual([
      "WrongColumnOptimal",
    ]);
    const fair = solveEgalitarian(problem);
    expect(verifyEgalitarian(problem, { ...fair, cost: 1 }).map(({ _tag }) => _tag)).toEqual([
      "WrongTotal",
      "Gap",
    ]);
    expect(verifyEgalitarian(problem, { ...fair, rowCost: 1 }).map(({ _tag }) => _tag)).toEqual([
      "WrongTotal",
      "WrongTotal",
    ]);
  });
});
