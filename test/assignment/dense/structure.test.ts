import { describe, expect, it } from "vitest";
import { hasStructure } from "../../../src/assignment/dense/structure";
import { type MatrixKind, matrixOf } from "../../arbitraries/matrices";

const looksLike = (kind: MatrixKind, rowCount: number, columnCount: number, seed: number): boolean =>
  hasStructure({ rowCount, columnCount, weight: matrixOf(kind, rowCount, columnCount, seed), sign: 1 });

describe("a look at the matrix", () => {
  it.each<[kind: MatrixKind, expected: boolean]>([
    ["uniform", false],
    ["whole numbers 1 to 100", false],
    ["two values", false],
    ["distances in the plane", true],
    ["products of traits", true],
    ["products of traits, rounded", true],
    ["row times column", true],
    ["a price for the row, one for the column, and noise", true],
    ["every seventh row the same", true],
  ])("%s: %s", (kind, expected) => {
    for (const [rows, columns] of [
      [60, 60],
      [150, 200],
      [400, 400],
    ] as const) {
      for (let seed = 0; seed < 5; seed++) expect(looksLike(kind, rows, columns, seed)).toBe(expected);
    }
  });

  it("sees nothing where there is nothing to see", () => {
    const equal = (size: number, value: number) =>
      hasStructure({
        rowCount: size,
        columnCount: size,
        weight: new Float64Array(size * size).fill(value),
        sign: 1,
      });
    expect([equal(1, 3), equal(2, 3), equal(50, 0.5), equal(50, 1e304)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
