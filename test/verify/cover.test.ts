import { describe, expect, it } from "vitest";
import type { OptimalCoverage, OptimalTotal } from "../../src/assignment/outcome";
import { assignmentProblemFromMatrixOrThrow } from "../../src/assignment/problem";
import { verifyAssignment } from "../../src/verify/assignment";
import { largest, prices, problem } from "../cases/outcomes";

describe("a largest matching with one thing wrong", () => {
  const cover = (row: number[], column: number[]): OptimalCoverage["cover"] => ({
    row: Uint8Array.from(row),
    column: Uint8Array.from(column),
  });

  it.each<[string, Partial<OptimalCoverage>, object[]]>([
    [
      "a column taken out of the cover",
      { cover: cover([0, 0, 0], [1, 0]) },
      [
        { _tag: "Uncovered", row: 0, column: 1 },
        { _tag: "Uncovered", row: 1, column: 1 },
        { _tag: "CoverTooLarge", places: 1, size: 2 },
      ],
    ],
    [
      "a row put into the cover",
      { cover: cover([0, 0, 1], [1, 1]) },
      [{ _tag: "CoverTooLarge", places: 3, size: 2 }],
    ],
    [
      "no cover at all",
      { cover: cover([], []) },
      [
        { _tag: "WrongLength", array: "cover.row", expected: 3, found: 0 },
        { _tag: "WrongLength", array: "cover.column", expected: 2, found: 0 },
      ],
    ],
    [
      "a row's price below 0, outside the cover",
      prices([3, 4, -1], [4, 3]),
      [{ _tag: "BadPrice", side: "row", index: 2, price: -1 }],
    ],
  ])("%s", (_, change, expected) => {
    expect(verifyAssignment(problem, { ...largest, ...change })).toEqual(expected);
  });

  it("may have a price below 0 inside the cover, and an edge that is covered twice without its price", () => {
    const negative = assignmentProblemFromMatrixOrThrow([[-5]]);
    const outcome: OptimalCoverage = {
      ...largest,
      columnOfRow: Int32Array.of(0),
      total: -5,
      size: 1,
      ...prices([0], [-5]),
      cover: cover([0], [1]),
    };
    expect(verifyAssignment(negative, outcome)).toEqual([]);
    expect(verifyAssignment(negative, { ...outcome, ...prices([-5], [0]), cover: cover([1], [0]) })).toEqual(
      [],
    );
    expect(verifyAssignment(negative, { ...outcome, ...prices([-5], [0]) })).toEqual([
      { _tag: "BadPrice", side: "row", index: 0, price: -5 },
    ]);
    // Row 0 and column 0 are in every largest matching, but never with each other: that edge's weight needs no price.
    const cross = assignmentProblemFromMatrixOrThrow([
      [100, 1],
      [1, null],
    ]);
    const crossed: OptimalCoverage = {
      ...outcome,
      columnOfRow: Int32Array.of(1, 0),
      total: 2,
      size: 2,
      ...prices([1, 0], [1, 0]),
      cover: cover([1, 0], [1, 0]),
    };
    expect(verifyAssignment(cross, crossed)).toEqual([]);
    expect(verifyAssignment(cross, { ...crossed, ...prices([0, 0], [1, 0]), gap: -1 })).toEqual([
      { _tag: "PriceTooLow", row: 0, column: 1, missing: 1 },
      { _tag: "Gap", gap: -1, tolerance: 0 },
    ]);
    expect(verifyAssignment(cross, { ...crossed, coverage: "free" } as unknown as OptimalTotal)).toEqual([
      { _tag: "PriceTooLow", row: 0, column: 0, missing: 98 },
    ]);
  });
});
