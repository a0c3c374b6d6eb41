import { describe, expect, it } from "vitest";
import { denseAssignment } from "../../../src/assignment/dense/dense-assignment";
import { denseAssignmentProblemOrThrow } from "../../../src/assignment/problem";
import { drain } from "../../../src/graph/slices";
import { type MatrixKind, matrixOf } from "../../arbitraries/matrices";
import { bytesMade } from "../../memory";

describe("the dense solver", () => {
  it.each<[kind: MatrixKind, rows: number, columns: number]>([
    ["uniform", 1000, 1000],
    ["whole numbers 1 to 100", 1000, 1000],
    ["distances in the plane", 1000, 1000],
    ["products of traits", 1000, 1000],
    ["row times column", 700, 700],
    ["a price for the row, one for the column, and noise", 1000, 1000],
    ["two values", 1000, 1000],
    ["products of traits", 900, 1000],
  ])("makes no more arrays than a third of the matrix: %s, %i x %i", (kind, rowCount, columnCount) => {
    const weight = matrixOf(kind, rowCount, columnCount, 5);
    const problem = denseAssignmentProblemOrThrow({ rowCount, columnCount, weight, sense: "minimise" });
    const made = bytesMade(() => drain(denseAssignment(problem, { coverage: "complete" })));
    // The answer alone is 12 bytes a row and 8 a column.
    expect(made).toBeGreaterThan(20 * rowCount);
    expect(made).toBeLessThan(weight.byteLength / 3);
  });
});
