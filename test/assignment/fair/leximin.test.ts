import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveLeximin } from "../../../src/assignment/fair/leximin";
import { leximinProblemOrThrow } from "../../../src/assignment/fair/problem";
import { verifyLeximin } from "../../../src/verify/leximin";
import { floatWeight, tiedWeight, wideWeight } from "../../arbitraries/worlds";
import { alongEdges } from "../../oracles/brute-force";
import { bestLeximin } from "../../oracles/fair";
import { fairWorld, problemOf, worth } from "./worlds";

const secondWeight = fc.integer({ min: -9, max: 9 });

describe("leximin over people", () => {
  it.each([
    ["ties", tiedWeight],
    ["hardly any different weights", fc.constantFrom(0, 1, 2)],
    ["wide integers", wideWeight],
    ["floats", floatWeight],
  ])("is that of brute force: %s", (_, entry) => {
    fc.assert(
      fc.property(
        fairWorld({ rows: 6, columns: 4, capacity: 3 }, entry).chain((fair) =>
          fc.record({
            fair: fc.constant(fair),
            second: fc.array(fc.array(secondWeight, { minLength: 4, maxLength: 4 }), {
              minLength: 6,
              maxLength: 6,
            }),
          }),
        ),
        ({ fair, second }) => {
          const problem = problemOf(fair);
          const best = bestLeximin(fair.world, fair.stakes, second);
          const outcome = solveLeximin(problem);
          expect(verifyLeximin(problem, outcome, { tolerance: 1e-12 })).toEqual([]);
          expect([outcome.size, [...outcome.sorted]]).toEqual([best.size, best.sorted]);
          const then = leximinProblemOrThrow({ ...problem, thenWeight: alongEdges(fair.world, second) });
          const decided = solveLeximin(then);
          expect(verifyLeximin(then, decided, { tolerance: 1e-12 })).toEqual([]);
          expect([...decided.sorted]).toEqual(best.sorted);
          if (decided.andThen === "total") {
            const reached = worth(problem, { ...decided, total: decided.thenTotal });
            expect(Math.abs(reached - best.worth)).toBe(0);
          } else throw new Error();
        },
      ),
      { numRuns: 2500 },
    );
  });
});
