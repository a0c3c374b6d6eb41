/** What must hold of the fair assignments whatever the algorithm. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveBottleneck } from "../../../src/assignment/fair/bottleneck";
import { solveFairLoads } from "../../../src/assignment/fair/fair-loads";
import { solveLeximin } from "../../../src/assignment/fair/leximin";
import type { AssignmentProblem } from "../../../src/assignment/problem";
import { solveAssignment } from "../../../src/assignment/solvers";
import { verifyBottleneck } from "../../../src/verify/bottleneck";
import { verifyFairLoads } from "../../../src/verify/fair-loads";
import { verifyLeximin } from "../../../src/verify/leximin";
import { tiedWeight, wideWeight } from "../../arbitraries/worlds";
import type { SmallWorld } from "../../oracles/brute-force";
import { type FairWorld, fairWorld, problemOf, worth } from "./worlds";

/** What each notion says of a problem, up to ties; proven. */
const worst = (problem: AssignmentProblem) => {
  const outcome = solveBottleneck(problem);
  expect(verifyBottleneck(problem, outcome)).toEqual([]);
  return { size: outcome.size, worst: outcome.worst, worth: worth(problem, outcome) + 0 };
};
const sorted = (problem: AssignmentProblem) => {
  const outcome = solveLeximin(problem);
  expect(verifyLeximin(problem, outcome)).toEqual([]);
  return { size: outcome.size, sorted: [...outcome.sorted] };
};
const loads = (problem: AssignmentProblem) => {
  const outcome = solveFairLoads(problem);
  expect(verifyFairLoads(problem, outcome)).toEqual([]);
  const { size, loadOfColumn } = outcome;
  return { size, loads: [...loadOfColumn].sort((a, b) => b - a), worth: worth(problem, outcome) + 0 };
};
const all = (fair: FairWorld) => {
  const problem = problemOf(fair);
  return { worst: worst(problem), sorted: sorted(problem), loads: loads(problem) };
};

const withWeights = (fair: FairWorld, change: (weight: number) => number): FairWorld => ({
  world: fair.world,
  stakes: { ...fair.stakes, weight: fair.stakes.weight.map((row) => row.map(change)) },
});

const law = (name: string, check: (fair: FairWorld) => void): void => {
  it(name, () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fairWorld({ rows: 9, columns: 6, capacity: 3 }, tiedWeight),
          fairWorld({ rows: 7, columns: 9, capacity: 2 }, wideWeight),
        ),
        check,
      ),
      { numRuns: 400 },
    );
  });
};

describe("fair assignments", () => {
  law("do not depend on the order of rows and columns", (fair) => {
    const flip = <A>(rows: ReadonlyArray<ReadonlyArray<A>>): A[][] =>
      rows.map((row) => [...row].reverse()).reverse();
    const { world, stakes } = fair;
    const flipped: FairWorld = {
      world: {
        columnCount: world.columnCount,
        capacity: [...world.capacity].reverse(),
        allowed: flip(world.allowed),
      },
      stakes: {
        ...stakes,
        weight: flip(stakes.weight),
        penaltyOfRow: [...stakes.penaltyOfRow].reverse(),
        penaltyOfColumn: [...stakes.penaltyOfColumn].reverse(),
      },
    };
    expect(all(flipped)).toEqual(all(fair));
  });

  law("minimised are those of the negative maximised", (fair) => {
    const here = all(fair);
    const there = all({
      ...withWeights(fair, (weight) => 0 - weight),
      stakes: {
        ...withWeights(fair, (weight) => 0 - weight).stakes,
        sign: fair.stakes.sign === 1 ? -1 : 1,
      },
    });
    expect(there.loads).toEqual(here.loads);
    expect(there.worst.worth).toBe(here.worst.worth);
    expect(there.worst.worst).toBe(here.worst.worst === undefined ? undefined : 0 - here.worst.worst);
    expect(there.sorted.sorted).toEqual(here.sorted.sorted.map((weight) => 0 - weight));
  });

  law("look at the order of weights alone where nothing is summed", (fair) => {
    const bend = (weight: number): number => weight * Math.abs(weight) + 0;
    const here = all(fair);
    const there = all(withWeights(fair, bend));
    expect(there.worst.worst).toBe(here.worst.worst === undefined ? undefined : bend(here.worst.worst));
    expect(there.sorted.sorted).toEqual(here.sorted.sorted.map(bend));
    expect(there.loads.loads).toEqual(here.loads.loads);
  });

  law("shift with all weights", (fair) => {
    const here = all(fair);
    const there = all(withWeights(fair, (weight) => weight + 1000));
    const gain = 1000 * here.worst.size * fair.stakes.sign;
    expect(there.worst.worth).toBe(here.worst.worth + gain);
    expect(there.loads).toEqual({ ...here.loads, worth: here.loads.worth + gain });
    expect(there.sorted.sorted).toEqual(here.sorted.sorted.map((weight) => weight + 1000));
  });

  law("agree with each other and with the best total", (fair) => {
    const problem = problemOf(fair);
    const here = all(fair);
    const best = solveAssignment(problem, { coverage: "first" });
    expect(here.sorted.sorted[0]).toBe(here.worst.worst);
    for (const { size } of [here.worst, here.sorted, here.loads]) expect(size).toBe(best.size);
    const total = worth(problem, best);
    expect(here.worst.worth).toBeLessThanOrEqual(total);
    expect(here.loads.worth).toBeLessThanOrEqual(total);
    const leximin = solveLeximin(problem);
    expect(worth(problem, leximin)).toBeLessThanOrEqual(here.worst.worth);
  });

  law("leave their input alone and answer the same twice", (fair) => {
    const problem = problemOf(fair);
    const before = structuredClone(problem);
    const once = [solveBottleneck(problem), solveLeximin(problem), solveFairLoads(problem)];
    expect([solveBottleneck(problem), solveLeximin(problem), solveFairLoads(problem)]).toEqual(once);
    expect(problem).toEqual(before);
  });

  it("with one place each, swapping the sides changes nothing", () => {
    fc.assert(
      fc.property(fairWorld({ rows: 7, columns: 7, capacity: 0 }, tiedWeight), ({ world, stakes }) => {
        const columns = [...Array(world.columnCount).keys()];
        const one: SmallWorld = { ...world, capacity: columns.map(() => 1) };
        const swapped: SmallWorld = {
          columnCount: world.allowed.length,
          capacity: world.allowed.map(() => 1),
          allowed: columns.map((column) => world.allowed.map((row) => row[column]!)),
        };
        const here = all({ world: one, stakes });
        const there = all({
          world: swapped,
          stakes: {
            sign: stakes.sign,
            weight: columns.map((column) => stakes.weight.map((row) => row[column]!)),
            penaltyOfRow: stakes.penaltyOfColumn,
            penaltyOfColumn: stakes.penaltyOfRow,
          },
        });
        expect(there.worst).toEqual(here.worst);
        expect(there.sorted).toEqual(here.sorted);
        // Loads are 0 and 1 then, and fair anyhow.
        expect(there.loads.worth).toBe(here.loads.worth);
      }),
      { numRuns: 500 },
    );
  });

  it("complete are those that put coverage first, or there is a violator", () => {
    let infeasible = 0;
    let matched = 0;
    fc.assert(
      fc.property(fairWorld({ rows: 6, columns: 6, capacity: 2 }, tiedWeight), (fair) => {
        const problem = problemOf(fair);
        const complete = [
          solveBottleneck(problem, { coverage: "complete" }),
          solveLeximin(problem, { coverage: "complete" }),
          solveFairLoads(problem, { coverage: "complete" }),
        ] as const;
        expect(verifyBottleneck(problem, complete[0])).toEqual([]);
        expect(verifyLeximin(problem, complete[1])).toEqual([]);
        expect(verifyFairLoads(problem, complete[2])).toEqual([]);
        const first = [solveBottleneck(problem), solveLeximin(problem), solveFairLoads(problem)];
        const places = fair.world.capacity.reduce((sum, capacity) => sum + capacity, 0);
        if (first[0]!.size === Math.min(places, problem.rowCount)) {
          matched++;
          expect(complete).toEqual(first);
        } else {
          infeasible++;
          for (const outcome of complete) expect(outcome._tag).toBe("Infeasible");
        }
      }),
      { numRuns: 500 },
    );
    expect(infeasible).toBeGreaterThan(30);
    expect(matched).toBeGreaterThan(100);
  });
});
