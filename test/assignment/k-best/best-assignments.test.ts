import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestAssignments } from "../../../src/assignment/k-best/best-assignments";
import type { Coverage } from "../../../src/assignment/successive-shortest-paths";
import { verifyBestAssignments } from "../../../src/verify/best-assignments";
import { instance, toProblem } from "../../arbitraries/assignments";
import { floatWeight, tiedWeight, wideWeight } from "../../arbitraries/worlds";
import { objectiveOf } from "../../oracles/best-answers";
import { rankedAssignments } from "../../oracles/ranked";

const coverages: ReadonlyArray<Coverage> = ["free", "first", "complete"];

describe("the best assignments", () => {
  it.each([
    ["ties", tiedWeight, 0],
    ["wide integers", wideWeight, 0],
    ["floats", floatWeight, 1e-12],
  ])("are all there are, in order, each once: %s", (_kind, entry, tolerance) => {
    const seen: Record<string, number> = {};
    fc.assert(
      fc.property(
        fc.oneof(
          instance({ rows: 4, columns: 3, capacity: 2 }, entry),
          instance({ rows: 3, columns: 4, capacity: 1 }, entry),
          instance({ rows: 4, columns: 2, capacity: 3 }, entry),
        ),
        fc.integer({ min: 0, max: 40 }),
        (one, early) => {
          const problem = toProblem(one);
          for (const coverage of coverages) {
            const expected = rankedAssignments(one, coverage);
            const best = bestAssignments(problem, { coverage });
            const found = [];
            for (const item of best) {
              found.push(item);
              if (item.rank === early) break;
            }
            expect(verifyBestAssignments(problem, best.ranking())).toEqual([]);
            found.push(...best);
            const ranking = best.ranking();
            expect(verifyBestAssignments(problem, ranking)).toEqual([]);
            const told = `${coverage} ${ranking._tag}`;
            seen[told] = (seen[told] ?? 0) + 1;
            if (ranking._tag === "Infeasible") expect(expected.length).toBe(0);
            else expect(ranking.bound).toBe(undefined);
            expect(found.map(({ rank }) => rank)).toEqual(expected.map((_, at) => at + 1));
            for (const [at, item] of found.entries())
              expect(Math.abs(objectiveOf(one, item) - expected[at]!.objective)).toBeLessThanOrEqual(
                tolerance,
              );
            expect(new Set(found.map(({ columnOfRow }) => columnOfRow.join()))).toEqual(
              new Set(expected.map(({ columnOfRow }) => columnOfRow.join())),
            );
          }
        },
      ),
      { numRuns: 450 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(12);
  });
});
