import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveBottleneck } from "../../../src/assignment/fair/bottleneck";
import { verifyBottleneck } from "../../../src/verify/bottleneck";
import { floatWeight, tiedWeight, wideWeight } from "../../arbitraries/worlds";
import { bestBottleneck } from "../../oracles/fair";
import { fairWorld, problemOf, worth } from "./worlds";

describe("the best worst pair", () => {
  it.each([
    ["ties", tiedWeight, 0],
    ["wide integers", wideWeight, 0],
    ["floats", floatWeight, 1e-12],
  ])("is that of brute force: %s", (_, entry, tolerance) => {
    fc.assert(
      fc.property(fairWorld({ rows: 5, columns: 4, capacity: 3 }, entry), (fair) => {
        const problem = problemOf(fair);
        const best = bestBottleneck(fair.world, fair.stakes);
        const outcome = solveBottleneck(problem);
        const found = verifyBottleneck(problem, outcome, tolerance === 0 ? {} : { tolerance });
        expect(found).toEqual([]);
        expect([outcome.size, outcome.worst]).toEqual([best.size, best.worst]);
        expect(Math.abs(worth(problem, outcome) - best.worth)).toBeLessThanOrEqual(tolerance);
        const alone = solveBottleneck(problem, { andThen: "nothing" });
        expect(verifyBottleneck(problem, alone)).toEqual([]);
        expect([alone.size, alone.worst]).toEqual([best.size, best.worst]);
      }),
      { numRuns: 3000 },
    );
  });
});
