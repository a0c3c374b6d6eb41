import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssignmentOutcome, OptimalTotal, StoppedAssignment } from "../../src/assignment/outcome";
import {
  type AssignmentProblem,
  assignmentProblemFromMatrixOrThrow,
  assignmentProblemOrThrow,
} from "../../src/assignment/problem";
import { solveAssignment } from "../../src/assignment/solvers";
import { roundingTolerance, verifyAssignment } from "../../src/verify/assignment";
import { tiedWeight, weightedWorld } from "../arbitraries/worlds";
import { best, largest, prices, problem, stopped } from "../cases/outcomes";
import { alongEdges, bestAssignments, forEachMatching, toGraph } from "../oracles/brute-force";

const violations = (outcome: AssignmentOutcome): object[] => verifyAssignment(problem, outcome);

describe("an outcome that is what it claims", () => {
  it.each([best, largest, stopped])("has nothing against it ($_tag, coverage $coverage)", (outcome) => {
    expect(violations(outcome)).toEqual([]);
  });
});

describe("a matching that is none", () => {
  it.each<[string, Partial<OptimalTotal>, object[]]>([
    [
      "too short",
      { columnOfRow: Int32Array.of(1, 0) },
      [{ _tag: "WrongLength", array: "columnOfRow", expected: 3, found: 2 }],
    ],
    [
      "a pair that is forbidden",
      { columnOfRow: Int32Array.of(-1, 0, 1) },
      [{ _tag: "ForbiddenPair", row: 2, column: 1 }],
    ],
    [
      "columns that do not exist",
      { columnOfRow: Int32Array.of(2, -2, -1) },
      [
        { _tag: "ForbiddenPair", row: 0, column: 2 },
        { _tag: "ForbiddenPair", row: 1, column: -2 },
      ],
    ],
    [
      "over capacity",
      { columnOfRow: Int32Array.of(0, 0, -1) },
      [{ _tag: "OverCapacity", column: 0, capacity: 1, load: 2 }],
    ],
  ])("%s", (_, change, expected) => {
    for (const outcome of [best, largest, stopped])
      expect(violations({ ...outcome, ...change } as typeof outcome)).toEqual(expected);
  });
});

describe("an optimum with one thing wrong", () => {
  it.each<[string, Partial<OptimalTotal>, object[]]>([
    [
      "partners swapped, so that the total is less than the prices say",
      { columnOfRow: Int32Array.of(0, 1, -1), total: 11 },
      [
        { _tag: "Gap", gap: 2, tolerance: 0 },
        { _tag: "WrongGap", expected: 2, found: 0 },
      ],
    ],
    [
      "the same, with the gap admitted",
      { columnOfRow: Int32Array.of(0, 1, -1), total: 11, gap: 2 },
      [{ _tag: "Gap", gap: 2, tolerance: 0 }],
    ],
    [
      "partners swapped, and the total kept",
      { columnOfRow: Int32Array.of(0, 1, -1) },
      [{ _tag: "WrongTotal", expected: 11, found: 13 }],
    ],
    [
      "the total",
      { total: 14 },
      [
        { _tag: "WrongTotal", expected: 13, found: 14 },
        { _tag: "Gap", gap: -1, tolerance: 0 },
        { _tag: "WrongGap", expected: -1, found: 0 },
      ],
    ],
    [
      "no number for a total",
      { total: Number.NaN },
      [
        { _tag: "WrongTotal", expected: 13, found: Number.NaN },
        { _tag: "Gap", gap: Number.NaN, tolerance: 0 },
        { _tag: "WrongGap", expected: Number.NaN, found: 0 },
      ],
    ],
    ["the size", { size: 3 }, [{ _tag: "WrongSize", expected: 2, found: 3 }]],
    ["the gap", { gap: 1 }, [{ _tag: "WrongGap", expected: 0, found: 1 }]],
    [
      "a price lowered",
      prices([3, 3, 0], [4, 2]),
      [
        { _tag: "PriceTooLow", row: 1, column: 0, missing: 1 },
        { _tag: "Gap", gap: -1, tolerance: 0 },
        { _tag: "WrongGap", expected: -1, found: 0 },
      ],
    ],
    [
      "a price lowered and another raised, so that the sum is kept",
      prices([3, 3, 0], [4, 3]),
      [{ _tag: "PriceTooLow", row: 1, column: 0, missing: 1 }],
    ],
    [
      "a negative price of a row",
      prices([3, 4, -1], [4, 3]),
      [{ _tag: "BadPrice", side: "row", index: 2, price: -1 }],
    ],
    [
      "a negative price of a column",
      prices([7, 8, 3], [0, -1]),
      [
        { _tag: "BadPrice", side: "column", index: 1, price: -1 },
        { _tag: "Gap", gap: 4, tolerance: 0 },
        { _tag: "WrongGap", expected: 4, found: 0 },
      ],
    ],
    [
      "a price that is no number",
      prices([3, Number.NaN, 0], [4, 2]),
      [
        { _tag: "BadPrice", side: "row", index: 1, price: Number.NaN },
        { _tag: "Gap", gap: Number.NaN, tolerance: 0 },
        { _tag: "WrongGap", expected: Number.NaN, found: 0 },
      ],
    ],
    [
      "an infinite price",
      prices([3, 4, 0], [4, Number.POSITIVE_INFINITY]),
      [
        { _tag: "BadPrice", side: "column", index: 1, price: Number.POSITIVE_INFINITY },
        { _tag: "Gap", gap: Number.POSITIVE_INFINITY, tolerance: 0 },
        { _tag: "WrongGap", expected: Number.POSITIVE_INFINITY, found: 0 },
      ],
    ],
    [
      "too few prices",
      { ...prices([3, 4], [4, 2, 0]), size: 1 },
      [
        { _tag: "WrongSize", expected: 2, found: 1 },
        { _tag: "WrongLength", array: "potentials.row", expected: 3, found: 2 },
        { _tag: "WrongLength", array: "potentials.column", expected: 2, found: 3 },
      ],
    ],
  ])("%s", (_, change, expected) => {
    expect(violations({ ...best, ...change })).toEqual(expected);
  });
});

describe("a stopped run", () => {
  it.each<[string, Partial<StoppedAssignment>, object[]]>([
    ["with a bound below its total", { bound: 6 }, [{ _tag: "BoundTooLow", bound: 6, total: 7 }]],
    [
      "with no number for a bound",
      { bound: Number.NaN },
      [{ _tag: "BoundTooLow", bound: Number.NaN, total: 7 }],
    ],
    ["with a wrong total", { total: 8 }, [{ _tag: "WrongTotal", expected: 7, found: 8 }]],
    ["with a wrong size", { size: 0 }, [{ _tag: "WrongSize", expected: 1, found: 0 }]],
  ])("%s", (_, change, expected) => {
    expect(violations({ ...stopped, ...change })).toEqual(expected);
  });
});

describe("the tolerance", () => {
  const of = (weights: number[]): AssignmentProblem => assignmentProblemFromMatrixOrThrow([weights]);

  it("is 0 among whole numbers, else what rounding can add up to", () => {
    expect(roundingTolerance(of([1, -2, 2 ** 50]))).toBe(0);
    expect(roundingTolerance(of([]))).toBe(0);
    expect(roundingTolerance(of([0.5, -8]))).toBe(2 ** -52 * (1 + 2) * 8);
  });

  it("can be given: a price may be off by that much, a sum by as much for every row and column", () => {
    const off = { ...best, ...prices([3, 4, 0], [4, 2.25]) };
    expect(verifyAssignment(problem, off, { tolerance: 0.05 })).toEqual([]);
    expect(verifyAssignment(problem, off, { tolerance: 0.025 })).toEqual([
      { _tag: "Gap", gap: 0.25, tolerance: 0.125 },
      { _tag: "WrongGap", expected: 0.25, found: 0 },
    ]);
    const low = { ...best, ...prices([3, 3.5, 0], [4, 2]), gap: -0.5 };
    expect(verifyAssignment(problem, low, { tolerance: 0.5 })).toEqual([]);
    expect(verifyAssignment(problem, low, { tolerance: 0.25 })).toEqual([
      { _tag: "PriceTooLow", row: 1, column: 0, missing: 0.5 },
    ]);
  });
});

describe("nothing but the best is ever let through", () => {
  it("every worse matching is refuted with the prices of the best, and its total", () => {
    let worse = 0;
    fc.assert(
      fc.property(weightedWorld({ rows: 4, columns: 3, capacity: 2 }, tiedWeight), ({ world, weight }) => {
        const small = assignmentProblemOrThrow({
          ...toGraph(world),
          weight: alongEdges(world, weight),
          capacityOfColumn: Int32Array.from(world.capacity),
        });
        const proven = solveAssignment(small);
        const { total: optimum } = bestAssignments(world, weight);
        forEachMatching(world, (columnOfRow) => {
          const total = columnOfRow.reduce(
            (sum, column, row) => sum + (column < 0 ? 0 : weight[row]![column]!),
            0,
          );
          const size = columnOfRow.filter((column) => column >= 0).length;
          const claimed = { ...proven, columnOfRow: Int32Array.from(columnOfRow), total, size };
          const found = verifyAssignment(small, claimed);
          if (total < optimum) {
            worse++;
            expect(found.map(({ _tag }) => _tag)).toContain("Gap");
          } else expect(found).toEqual([]);
        });
      }),
      { numRuns: 300 },
    );
    expect(worse).toBeGreaterThan(500);
  });
});
