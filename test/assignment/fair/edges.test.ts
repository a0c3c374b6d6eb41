/** Small worlds one and all, extreme weights, work that is stopped. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bottleneckSlices,
  solveBottleneck,
  solveBottleneckAsync,
} from "../../../src/assignment/fair/bottleneck";
import {
  fairLoadsSlices,
  solveFairLoads,
  solveFairLoadsAsync,
} from "../../../src/assignment/fair/fair-loads";
import { leximinSlices, solveLeximin, solveLeximinAsync } from "../../../src/assignment/fair/leximin";
import { leximinProblem } from "../../../src/assignment/fair/problem";
import {
  type AssignmentProblem,
  assignmentProblemFromMatrixOrThrow,
  denseAssignmentProblemOrThrow,
} from "../../../src/assignment/problem";
import type { Slices } from "../../../src/graph/slices";
import { verifyBottleneck } from "../../../src/verify/bottleneck";
import { verifyFairLoads } from "../../../src/verify/fair-loads";
import { verifyLeximin } from "../../../src/verify/leximin";
import { fairCases } from "../../cases/fair";
import { alongEdges, type SmallWorld } from "../../oracles/brute-force";
import { bestBottleneck, bestLeximin, bestLoads } from "../../oracles/fair";
import { fairWorld, problemOf, worth } from "./worlds";

const NOTHING = [0, 0, 0, 0];

describe("every world of two rows and three columns, with weights of 0 and 1", () => {
  it.each([[[1, 1, 1]], [[2, 1, 0]], [[2, 2, 2]]])("with places %j", (capacity) => {
    const kinds: ReadonlyArray<number | null> = [null, 0, 1];
    for (let code = 0; code < 3 ** 6; code++) {
      const entry = (row: number, column: number): number | null =>
        kinds[Math.floor(code / 3 ** (3 * row + column)) % 3]!;
      const rows = [0, 1].map((row) => [0, 1, 2].map((column) => entry(row, column)));
      const world: SmallWorld = {
        columnCount: 3,
        capacity,
        allowed: rows.map((row) => row.map((weight) => weight !== null)),
      };
      const stakes = {
        weight: rows.map((row) => row.map((weight) => weight ?? 0)),
        sign: 1 as const,
        penaltyOfRow: NOTHING,
        penaltyOfColumn: NOTHING,
      };
      const problem = assignmentProblemFromMatrixOrThrow(rows, Int32Array.from(capacity));
      const bottleneck = solveBottleneck(problem);
      const leximin = solveLeximin(problem);
      const loads = solveFairLoads(problem);
      expect(verifyBottleneck(problem, bottleneck)).toEqual([]);
      expect(verifyLeximin(problem, leximin)).toEqual([]);
      expect(verifyFairLoads(problem, loads)).toEqual([]);
      const ofWorst = bestBottleneck(world, stakes);
      expect([bottleneck.size, bottleneck.worst, bottleneck.total]).toEqual([
        ofWorst.size,
        ofWorst.worst,
        ofWorst.worth,
      ]);
      expect([...leximin.sorted]).toEqual(bestLeximin(world, stakes, stakes.weight).sorted);
      const ofLoads = bestLoads(world, stakes);
      expect([[...loads.loadOfColumn].sort((a, b) => b - a), loads.total]).toEqual([
        ofLoads.loads,
        ofLoads.worth,
      ]);
    }
  });
});

describe("known instances", () => {
  it.each(fairCases)("$title ($source)", ({ problem, worst, sorted, loads }) => {
    const bottleneck = solveBottleneck(problem);
    const leximin = solveLeximin(problem);
    const even = solveFairLoads(problem);
    expect(verifyBottleneck(problem, bottleneck)).toEqual([]);
    expect(verifyLeximin(problem, leximin)).toEqual([]);
    expect(verifyFairLoads(problem, even)).toEqual([]);
    if (worst !== undefined) expect(bottleneck.worst).toBe(worst);
    if (sorted !== undefined) expect([...leximin.sorted]).toEqual(sorted);
    if (loads !== undefined) expect([...even.loadOfColumn].sort((a, b) => b - a)).toEqual(loads);
  });

  it("nobody at all: nothing is worst", () => {
    const problem = assignmentProblemFromMatrixOrThrow([]);
    expect(solveBottleneck(problem)).toMatchObject({ size: 0, worst: undefined, total: 0, gap: 0 });
    expect(solveLeximin(problem)).toMatchObject({ size: 0, sorted: new Float64Array(0) });
    expect(solveFairLoads(problem)).toMatchObject({ size: 0, loadOfColumn: new Int32Array(0) });
  });
});

describe("extreme weights", () => {
  const extreme = fc.oneof(
    fc.constantFrom(1e300, -1e300, 1e-300, -1e-300, 5e-324, -5e-324, 0, -0, 1, 1 + 2 ** -52, 2 ** 49),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }),
  );

  it("are compared exactly, and totals have an honest gap", () => {
    fc.assert(
      fc.property(fairWorld({ rows: 5, columns: 4, capacity: 2 }, extreme), (fair) => {
        // Whole numbers as large as these are refused.
        fc.pre(alongEdges(fair.world, fair.stakes.weight).some((weight) => !Number.isInteger(weight)));
        const problem = problemOf(fair);
        const bottleneck = solveBottleneck(problem);
        const leximin = solveLeximin(problem);
        const loads = solveFairLoads(problem);
        // What is summed may be off by rounding at the size of the largest weight.
        const tolerance = 1e287;
        expect(verifyBottleneck(problem, bottleneck, { tolerance })).toEqual([]);
        expect(verifyLeximin(problem, leximin, { tolerance })).toEqual([]);
        expect(verifyFairLoads(problem, loads, { tolerance })).toEqual([]);
        const key = (weight: number): number => weight + 0;
        expect(bottleneck.worst).toBe(bestBottleneck(fair.world, fair.stakes).worst);
        const best = bestLeximin(fair.world, fair.stakes, fair.stakes.weight);
        expect([...leximin.sorted].map(key)).toEqual(best.sorted.map(key));
        expect([...loads.loadOfColumn].sort((a, b) => b - a)).toEqual(
          bestLoads(fair.world, fair.stakes).loads,
        );
      }),
      { numRuns: 1500 },
    );
  });

  it("that differ by one unit in the last place decide", () => {
    const more = 1 + 2 ** -52;
    const problem = assignmentProblemFromMatrixOrThrow([
      [1, more],
      [more, 1],
    ]);
    expect(solveBottleneck(problem).worst).toBe(more);
    expect([...solveLeximin(problem).columnOfRow]).toEqual([1, 0]);
  });

  it("all equal, of which there are many, end at once", () => {
    const side = 300;
    const weight = new Float64Array(side * side).fill(7);
    const problem = denseAssignmentProblemOrThrow({ rowCount: side, columnCount: side, weight });
    expect(verifyBottleneck(problem, solveBottleneck(problem))).toEqual([]);
    const leximin = solveLeximin(problem);
    expect(verifyLeximin(problem, leximin)).toEqual([]);
    expect([...leximin.levels.count]).toEqual([side]);
    expect(verifyFairLoads(problem, solveFairLoads(problem, { andThen: "nothing" }))).toEqual([]);
  });
});

describe("a second weight", () => {
  it("of the wrong form is told, together with what else is wrong", () => {
    const input = {
      rowCount: 1,
      columnCount: 2,
      weight: Float64Array.of(1, Number.NaN),
      thenWeight: Float64Array.of(1, Number.POSITIVE_INFINITY),
    };
    const result = leximinProblem(input);
    expect(result._tag).toBe("Left");
    if (result._tag === "Left") {
      expect(result.left.findings.map(({ place }) => "path" in place && place.path[0])).toEqual([
        "weight",
        "thenWeight",
      ]);
    }
  });
});

describe("work that is stopped", () => {
  const side = 400;
  const weight = new Float64Array(side * side);
  for (let e = 0; e < weight.length; e++) weight[e] = (1 + Math.floor(e / side)) * (1 + (e % side));
  const product = denseAssignmentProblemOrThrow({ rowCount: side, columnCount: side, weight });

  /** All answers of a run that is stopped after so many slices, and of one that is not. */
  const answers = <A>(slices: () => Slices<A>): A[] => {
    const all: A[] = [];
    for (let after = 0; ; after += Math.max(1, after)) {
      const run = slices();
      let step = run.next(undefined);
      for (let slice = 0; slice < after && step.done !== true; slice++) step = run.next(undefined);
      if (step.done === true) return [...all, step.value];
      step = run.next("aborted");
      if (step.done !== true) throw new Error("It did not stop.");
      all.push(step.value);
    }
  };

  it("answers with the matching so far and bounds that hold: the worst pair", () => {
    const all = answers(() => bottleneckSlices(product));
    const end = all.at(-1)!;
    expect(all.length).toBeGreaterThan(2);
    for (const outcome of all) expect(verifyBottleneck(product, outcome)).toEqual([]);
    for (const outcome of all.slice(0, -1)) {
      if (outcome._tag !== "Stopped" || end._tag !== "Optimal") throw new Error("It was to be stopped.");
      expect(outcome.worstBound).toBeGreaterThanOrEqual(end.worst!);
      expect(outcome.sizeBound).toBe(end.size);
    }
  });

  it("answers with the matching so far and bounds that hold: leximin", () => {
    const all = answers(() => leximinSlices({ ...product, thenWeight: weight.map((one) => one % 7) }));
    const end = all.at(-1)!;
    let partly = 0;
    for (const outcome of all)
      expect(verifyLeximin({ ...product, thenWeight: weight.map((one) => one % 7) }, outcome)).toEqual([]);
    for (const outcome of all.slice(0, -1)) {
      if (outcome._tag !== "Stopped" || end._tag !== "Optimal") throw new Error("It was to be stopped.");
      const at = outcome.bound.findIndex((bound, i) => bound !== end.sorted[i]);
      if (at > 0) partly++;
      if (at >= 0) expect(outcome.bound[at]).toBeGreaterThan(end.sorted[at]!);
    }
    expect(partly).toBeGreaterThan(0);
  });

  it("answers with the matching so far and bounds that hold: loads", () => {
    const problem: AssignmentProblem = { ...product, capacityOfColumn: new Int32Array(side).fill(3) };
    const all = answers(() => fairLoadsSlices(problem));
    const end = all.at(-1)!;
    expect(all.length).toBeGreaterThan(2);
    for (const outcome of all) expect(verifyFairLoads(problem, outcome)).toEqual([]);
    for (const outcome of all.slice(0, -1)) {
      if (outcome._tag !== "Stopped" || end._tag !== "Optimal") throw new Error("It was to be stopped.");
      expect(outcome.largestLoadBound).toBeLessThanOrEqual(Math.max(...end.loadOfColumn));
    }
  });

  it("by a signal, and not without one", async () => {
    const signal = AbortSignal.abort();
    expect((await solveBottleneckAsync(product, { signal }))._tag).toBe("Stopped");
    expect((await solveLeximinAsync(product, { signal }))._tag).toBe("Stopped");
    expect((await solveFairLoadsAsync(product, { signal }))._tag).toBe("Stopped");
    const small = assignmentProblemFromMatrixOrThrow([[1, 2]]);
    const best = await solveBottleneckAsync(small);
    expect(best._tag === "Optimal" && worth(small, best)).toBe(2);
    expect((await solveLeximinAsync(small))._tag).toBe("Optimal");
    expect((await solveFairLoadsAsync(small))._tag).toBe("Optimal");
  });
});
