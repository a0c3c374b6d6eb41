import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveFairLoads } from "../../../src/assignment/fair/fair-loads";
import { verifyFairLoads } from "../../../src/verify/fair-loads";
import { floatWeight, tiedWeight, wideWeight } from "../../arbitraries/worlds";
import { bestLoads } from "../../oracles/fair";
import { fairWorld, problemOf, worth } from "./worlds";

describe("even loads", () => {
  it.each([
    ["ties", tiedWeight, 0],
    ["wide integers", wideWeight, 0],
    ["floats", floatWeight, 1e-12],
  ])("are those of brute force: %s", (_, entry, tolerance) => {
    fc.assert(
      fc.property(fairWorld({ rows: 6, columns: 3, capacity: 5 }, entry), (fair) => {
        const problem = problemOf(fair);
        const best = bestLoads(fair.world, fair.stakes);
        const outcome = solveFairLoads(problem);
        const found = verifyFairLoads(problem, outcome, tolerance === 0 ? {} : { tolerance });
        expect(found).toEqual([]);
        const sorted = [...outcome.loadOfColumn].sort((a, b) => b - a);
        expect([outcome.size, sorted]).toEqual([best.size, best.loads]);
        expect(Math.abs(worth(problem, outcome) - best.worth)).toBeLessThanOrEqual(tolerance);
        const alone = solveFairLoads(problem, { andThen: "nothing" });
        expect(verifyFairLoads(problem, alone)).toEqual([]);
        expect([...alone.loadOfColumn].sort((a, b) => b - a)).toEqual(best.loads);
      }),
      { numRuns: 2500 },
    );
  });
});
