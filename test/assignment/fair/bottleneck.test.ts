import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveBottleneck } from "../../../src/assignment/fair/bottleneck";
import { denseAssignmentProblemOrThrow } from "../../../src/assignment/problem";
import { seededRandom } from "../../../src/graph/random";
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

describe("the best worst pair of a matrix of which a sample is taken", () => {
  const SIZE = 160;
  const { fraction, below } = seededRandom(3);
  const trait = Float64Array.from({ length: 2 * SIZE }, fraction);
  const classes: Record<string, (row: number, column: number) => number> = {
    fractions: () => fraction(),
    "few values": () => below(3),
    "all alike": () => 7,
    "everybody wants the same": (row, column) => trait[row]! * trait[SIZE + column]!,
    "one row is badly off": (row) => (row === 5 ? fraction() / 1000 : fraction()),
    "a block is badly off": (row) => (row < SIZE / 4 ? -fraction() : 1 + fraction()),
    "a diagonal is all there is": (row, column) => (row === column ? 0.5 : below(2) / 1e6),
  };

  it.each(Object.keys(classes))("is proven, and no sample changes it: %s", (name) => {
    for (const sense of ["maximise", "minimise"] as const) {
      const weight = Float64Array.from({ length: SIZE * SIZE }, (_, e) =>
        classes[name]!(Math.floor(e / SIZE), e % SIZE),
      );
      const problem = denseAssignmentProblemOrThrow({ rowCount: SIZE, columnCount: SIZE, weight, sense });
      const outcome = solveBottleneck(problem, { andThen: "nothing" });
      expect(verifyBottleneck(problem, outcome)).toEqual([]);
      expect(outcome.size).toBe(SIZE);
    }
  });

  it("is proven where few rows have places to share", () => {
    const weight = Float64Array.from({ length: 400 * 60 }, fraction);
    const capacityOfColumn = Int32Array.from({ length: 60 }, (_, column) => column % 3);
    const problem = denseAssignmentProblemOrThrow({
      rowCount: 400,
      columnCount: 60,
      weight,
      capacityOfColumn,
    });
    const outcome = solveBottleneck(problem);
    expect(verifyBottleneck(problem, outcome)).toEqual([]);
    expect(outcome.size).toBe(60);
  });
});
