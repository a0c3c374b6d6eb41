/** Optima that are no sums over pairs: least regret, sex-equal, balanced, median. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Slices } from "../../../src/graph/slices";
import { balanced, solveBalanced, solveBalancedAsync } from "../../../src/stable/lattice/balanced";
import { median, medianStable, medianStableAsync } from "../../../src/stable/lattice/median";
import {
  minimumRegret,
  solveMinimumRegret,
  solveMinimumRegretAsync,
} from "../../../src/stable/lattice/minimum-regret";
import type { MedianStable, RegretSide } from "../../../src/stable/lattice/outcome";
import { sexEqual, solveSexEqual, solveSexEqualAsync } from "../../../src/stable/lattice/sex-equal";
import type { StableProblem } from "../../../src/stable/problem";
import {
  verifyBalanced,
  verifyMedianStable,
  verifyMinimumRegret,
  verifySexEqual,
} from "../../../src/verify/stable-fairness";
import { gusfieldIrving8, independentSwaps, irvingLeather } from "../../cases/lattice";
import { fromLists, stableCases } from "../../cases/stable";
import { compactWorlds, type KnownWorld, known, severalWays } from "./worlds";

/** Compact and random worlds, all with their stable matchings; made once, for the oracle takes longest. */
const worlds: ReadonlyArray<KnownWorld> = [
  ...compactWorlds(),
  ...fc.sample(severalWays, { numRuns: 1000, seed: fc.readConfigureGlobal().seed ?? 1 }),
].map(known);

const everywhere = (check: (world: KnownWorld) => void): void => {
  for (const world of worlds) check(world);
};

/** What a matching costs the two sides. */
const measuresOf = (world: KnownWorld) => {
  const { rank } = world;
  return (columnOfRow: ReadonlyArray<number>) => {
    const rows = columnOfRow.flatMap((column, row) => (column < 0 ? [] : [rank.row(row, column)]));
    const columns = columnOfRow.flatMap((column, row) => (column < 0 ? [] : [rank.column(row, column)]));
    const sum = (ranks: number[]): number => ranks.reduce((a, b) => a + b, 0);
    return {
      rows: sum(rows),
      columns: sum(columns),
      regretOfRows: Math.max(0, ...rows),
      regretOfColumns: Math.max(0, ...columns),
    };
  };
};

describe("the stable matching of least regret", () => {
  it("has the least worst rank of all, with a proof", () => {
    const proofs = new Map<string, number>();
    everywhere((world) => {
      const measure = measuresOf(world);
      for (const side of ["everybody", "rows", "columns"] as RegretSide[]) {
        const outcome = solveMinimumRegret(world.problem, { side });
        expect(verifyMinimumRegret(world.problem, outcome)).toEqual([]);
        const regretOf = (columnOfRow: ReadonlyArray<number>): number => {
          const { regretOfRows, regretOfColumns } = measure(columnOfRow);
          if (side === "rows") return regretOfRows;
          return side === "columns" ? regretOfColumns : Math.max(regretOfRows, regretOfColumns);
        };
        const least = Math.min(...world.all.map(regretOf));
        expect(outcome.regret).toBe(least);
        const best = world.all.filter((columnOfRow) => regretOf(columnOfRow) === least);
        const cost = (columnOfRow: ReadonlyArray<number>): number =>
          side === "columns" ? measure(columnOfRow).columns : measure(columnOfRow).rows;
        expect(cost([...outcome.columnOfRow])).toBe(Math.min(...best.map(cost)));
        proofs.set(outcome.proof._tag, (proofs.get(outcome.proof._tag) ?? 0) + 1);
      }
    });
    for (const tag of ["Row", "Column", "Conflict", "Nobody"])
      expect(proofs.get(tag), tag).toBeGreaterThan(10);
  });

  it("needs its proof to be one", () => {
    const good = solveMinimumRegret(gusfieldIrving8);
    const reasons = (proof: typeof good.proof, regret = good.regret): string[] =>
      verifyMinimumRegret(gusfieldIrving8, { ...good, proof, regret }).map(({ _tag }) => _tag);
    expect(reasons(good.proof)).toEqual([]);
    expect(reasons(good.proof, good.regret - 1)).toEqual(["WrongTotal"]);
    expect(reasons({ _tag: "Nobody" })).toEqual(["NotProven"]);
    expect(reasons({ _tag: "Row", row: 0 })).toEqual(["NotProven"]);
    expect(reasons({ _tag: "Row", row: 99 })).toEqual(["NotProven"]);
    expect(reasons({ _tag: "Column", column: 1 })).toEqual(["NotProven"]);
    for (const rotations of [[], [-1], [99], [0], [0, 1], [9]])
      expect(reasons({ _tag: "Conflict", row: 0, column: 0, rotations: Int32Array.from(rotations) })).toEqual(
        ["NotProven"],
      );
    const worse = { ...good, columnOfRow: good.lattice.columnOptimal };
    expect(verifyMinimumRegret(gusfieldIrving8, worse).map(({ _tag }) => _tag)).toEqual(["WrongTotal"]);
  });
});

describe("the sex-equal and the balanced stable matching", () => {
  it("are the best of all", () => {
    let searchedOn = 0;
    let apart = 0;
    everywhere((world) => {
      const measure = measuresOf(world);
      const differences = world.all.map((columnOfRow) => {
        const { rows, columns } = measure(columnOfRow);
        return Math.abs(rows - columns);
      });
      const larger = world.all.map((columnOfRow) => {
        const { rows, columns } = measure(columnOfRow);
        return Math.max(rows, columns);
      });
      const even = solveSexEqual(world.problem);
      expect(even._tag).toBe("Optimal");
      expect(even.cost).toBe(Math.min(...differences));
      expect(verifySexEqual(world.problem, even)).toEqual([]);
      const level = solveBalanced(world.problem);
      expect(level._tag).toBe("Optimal");
      expect(level.cost).toBe(Math.min(...larger));
      expect(verifyBalanced(world.problem, level)).toEqual([]);
      if (even.bound < even.cost || level.bound < level.cost) searchedOn++;
      if (even.columnOfRow.join() !== level.columnOfRow.join()) apart++;
    });
    expect(searchedOn).toBeGreaterThan(100);
    expect(apart).toBeGreaterThan(10);
  });

  it("of many stable matchings are found without seeing all of them", () => {
    const problem = irvingLeather(16);
    const even = solveSexEqual(problem);
    expect(even._tag).toBe("Optimal");
    expect(even.searched).toBeLessThan(195_472);
    expect(verifySexEqual(problem, even, { limit: 200_000 })).toEqual([]);
    const level = solveBalanced(problem);
    expect(level._tag).toBe("Optimal");
    expect(verifyBalanced(problem, level, { limit: 200_000 })).toEqual([]);
  });

  it("say so when they gave up, and what is possible at best", () => {
    const problem = irvingLeather(16);
    const even = solveSexEqual(problem, { limit: 3 });
    expect(even).toMatchObject({ _tag: "Bounded", searched: 3 });
    expect(even.bound).toBeLessThan(even.cost);
    expect(verifySexEqual(problem, even)).toEqual([]);
    const level = solveBalanced(problem, { limit: 3 });
    expect(level).toMatchObject({ _tag: "Bounded", searched: 3 });
    expect(level.bound).toBeLessThan(level.cost);
    expect(verifyBalanced(problem, level)).toEqual([]);
  });

  it("are refuted when they are wrong", () => {
    const even = solveSexEqual(gusfieldIrving8);
    const level = solveBalanced(gusfieldIrving8);
    const tags = (violations: ReadonlyArray<{ _tag: string }>): string[] =>
      violations.map(({ _tag }) => _tag);
    expect(tags(verifySexEqual(gusfieldIrving8, even))).toEqual([]);
    expect(tags(verifyBalanced(gusfieldIrving8, level))).toEqual([]);
    expect(tags(verifySexEqual(gusfieldIrving8, { ...even, cost: even.cost + 1 }))).toEqual(["WrongTotal"]);
    expect(tags(verifySexEqual(gusfieldIrving8, { ...even, rowCost: 0 }))).toContain("WrongTotal");
    expect(tags(verifySexEqual(gusfieldIrving8, { ...even, bound: even.cost + 1 }))).toEqual(["NotProven"]);
    // Another stable matching, with its own sums, is not the best.
    const worst = {
      ...even,
      columnOfRow: even.lattice.rowOptimal,
      ...sumsOf(gusfieldIrving8, even.lattice.rowOptimal),
    };
    const atTop = { ...worst, bound: 0, cost: Math.abs(worst.rowCost - worst.columnCost) };
    expect(tags(verifySexEqual(gusfieldIrving8, atTop))).toEqual(["WrongTotal"]);
    expect(tags(verifySexEqual(gusfieldIrving8, { ...atTop, bound: atTop.cost }))).toEqual(["NotProven"]);
    const levelTop = { ...level, ...worst, cost: Math.max(worst.rowCost, worst.columnCost), bound: 0 };
    expect(tags(verifyBalanced(gusfieldIrving8, levelTop))).toEqual(["WrongTotal"]);
    expect(tags(verifyBalanced(gusfieldIrving8, { ...levelTop, bound: levelTop.cost }))).toEqual([
      "NotProven",
    ]);
    expect(tags(verifyBalanced(gusfieldIrving8, { ...level, paidAlongArc: new Float64Array(1) }))).toEqual([
      "WrongLength",
    ]);
    if (level.bound < level.cost)
      expect(tags(verifyBalanced(gusfieldIrving8, level, { limit: 2 }))).toEqual(["NotProven"]);
  });
});

const sumsOf = (problem: StableProblem, columnOfRow: Int32Array): { rowCost: number; columnCost: number } => {
  let rowCost = 0;
  let columnCost = 0;
  for (const [row, column] of columnOfRow.entries()) {
    const edge = problem.rowOffsets[row]! + column;
    rowCost += 1 - problem.rowScore[edge]!;
    columnCost += 1 - problem.columnScore[edge]!;
  }
  return { rowCost, columnCost };
};

describe("the median stable matching", () => {
  it("gives every row the middle one of the columns it has in all of them", () => {
    let inside = 0;
    everywhere((world) => {
      const outcome = medianStable(world.problem) as MedianStable;
      expect(outcome._tag).toBe("Median");
      expect(outcome.matchings).toBe(world.all.length);
      expect(verifyMedianStable(world.problem, outcome)).toEqual([]);
      const { rank } = world;
      for (const [row, column] of outcome.columnOfRow.entries()) {
        const columns = world.all
          .map((columnOfRow) => columnOfRow[row]!)
          .sort((a, b) => (a < 0 ? 0 : rank.row(row, a) - rank.row(row, b)));
        expect(column).toBe(columns[Math.ceil(columns.length / 2) - 1]);
      }
      if (world.all.length > 2) inside++;
    });
    expect(inside).toBeGreaterThan(100);
  });

  it("is not given when there are too many to count", () => {
    const problem = independentSwaps(12);
    expect(medianStable(problem, { limit: 4096 })._tag).toBe("Median");
    const few = medianStable(problem, { limit: 4095 });
    expect(few).toMatchObject({ _tag: "TooMany", limit: 4095 });
    expect(verifyMedianStable(problem, few)).toEqual([]);
    expect(medianStable(independentSwaps(200), { limit: 10 })._tag).toBe("TooMany");
    if (few._tag === "TooMany")
      expect(verifyMedianStable(problem, { ...few, limit: 5000 }).map(({ _tag }) => _tag)).toEqual([
        "NotProven",
      ]);
  });

  it("is refuted when it is wrong", () => {
    const good = medianStable(gusfieldIrving8) as MedianStable;
    const tags = (change: Partial<MedianStable>, limit = 100): string[] =>
      verifyMedianStable(gusfieldIrving8, { ...good, ...change }, { limit }).map(({ _tag }) => _tag);
    expect(tags({})).toEqual([]);
    expect(tags({ matchings: 22 })).toEqual(["WrongTotal"]);
    expect(tags({ columnOfRow: good.lattice.rowOptimal })).toEqual(["NotProven"]);
    expect(tags({ columnOfRow: good.lattice.rowOptimal.map(() => -1) })).toContain("BlockingPair");
    expect(tags({}, 22)).toEqual(["NotProven"]);
  });
});

describe("all of them", () => {
  it.each(stableCases)("answer where there is little to choose: $title", ({ problem }) => {
    expect(verifyMinimumRegret(problem, solveMinimumRegret(problem))).toEqual([]);
    expect(verifySexEqual(problem, solveSexEqual(problem))).toEqual([]);
    expect(verifyBalanced(problem, solveBalanced(problem))).toEqual([]);
    expect(verifyMedianStable(problem, medianStable(problem))).toEqual([]);
  });

  it("can be had in slices, with the same answer", async () => {
    const problem = irvingLeather(8);
    expect(await solveMinimumRegretAsync(problem)).toEqual(solveMinimumRegret(problem));
    expect(await solveSexEqualAsync(problem)).toEqual(solveSexEqual(problem));
    expect(await solveBalancedAsync(problem)).toEqual(solveBalanced(problem));
    expect(await medianStableAsync(problem)).toEqual(medianStable(problem));
  });

  /** Stops before each slice in turn, up to a number of them; answers how many there were. */
  const stopEverywhere = <A extends { readonly _tag: string }>(
    start: () => Slices<A>,
    check: (stopped: A) => void,
    most: number,
  ): number => {
    for (let stops = 0; ; stops++) {
      const slices = start();
      let step = slices.next(undefined);
      for (let at = 0; at < stops && step.done !== true; at++) step = slices.next(undefined);
      if (step.done === true || stops === most) return stops;
      const { value, done } = slices.next("aborted");
      expect(done).toBe(true);
      if (!("_tag" in value)) throw new Error("went on");
      expect(value._tag).toBe("Stopped");
      check(value);
    }
  };

  it("stop with what they have", () => {
    const queue = fromLists(
      Array.from({ length: 300 }, () => [...Array(300).keys()]),
      Array.from({ length: 300 }, () => [...Array(300).keys()].reverse()),
    );
    let most = 0;
    for (const problem of [queue, irvingLeather(16), irvingLeather(32)]) {
      const stops = [
        stopEverywhere(
          () => minimumRegret(problem),
          (stopped) => expect(verifyMinimumRegret(problem, stopped)).toEqual([]),
          4,
        ),
        stopEverywhere(
          () => sexEqual(problem),
          (stopped) => expect(verifySexEqual(problem, stopped)).toEqual([]),
          4,
        ),
        stopEverywhere(
          () => balanced(problem),
          (stopped) => expect(verifyBalanced(problem, stopped)).toEqual([]),
          4,
        ),
        stopEverywhere(
          () => median(problem),
          (stopped) => expect(verifyMedianStable(problem, stopped)).toEqual([]),
          4,
        ),
      ];
      expect(Math.max(...stops)).toBeGreaterThan(0);
      most = Math.max(most, ...stops);
    }
    expect(most).toBe(4);
  });
});
