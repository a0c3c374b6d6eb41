import { describe, expect, it } from "vitest";
import { coarseToFine, listCapacity } from "../../../src/assignment/dense/coarse-prices";
import { race } from "../../../src/assignment/dense/race";
import { DenseState } from "../../../src/assignment/dense/state";
import { hasStructure } from "../../../src/assignment/dense/structure";
import { denseAssignmentProblemOrThrow } from "../../../src/assignment/problem";
import { solveAssignment } from "../../../src/assignment/solvers";
import { drain } from "../../../src/graph/slices";
import { verifyAssignment } from "../../../src/verify/assignment";
import { type MatrixKind, matrixOf } from "../../arbitraries/matrices";
import { boundOf } from "./kernel";

describe("prices from samples", () => {
  it.each<MatrixKind>([
    "distances in the plane",
    "products of traits",
    "row times column",
    "a price for the row, one for the column, and noise",
  ])("are near to prices that prove the optimum: %s", (kind) => {
    for (const [rowCount, columnCount, sign] of [
      [330, 330, 1],
      [330, 330, -1],
      [300, 340, 1],
    ] as const) {
      const weight = matrixOf(kind, rowCount, columnCount, 4);
      const matrix = { rowCount, columnCount, weight, sign };
      const { state: solved } = drain(race(matrix));
      const best = solved.columnOfRow.reduce(
        (sum, column, row) => sum + sign * weight[row * columnCount + column]!,
        0,
      );
      const ofNothing = boundOf(new DenseState(matrix, listCapacity(matrix)));
      const state = new DenseState(matrix, listCapacity(matrix));
      for (const _ of coarseToFine(state, 0));
      expect(state.price.every(Number.isFinite)).toBe(true);
      const bound = boundOf(state);
      expect(bound).toBeLessThanOrEqual(best + 1e-9 * Math.abs(best));
      // What prices of nothing leave open, these close.
      expect(best - bound).toBeLessThan((best - ofNothing) / 20);
    }
  });

  it("are given up where rows are the same numbers shifted, of which a sample says nothing", () => {
    const side = 700;
    const weight = Float64Array.from({ length: side * side }, (_, at) => (at * 7919) % 10007);
    const matrix = { rowCount: side, columnCount: side, weight, sign: -1 as const };
    expect(hasStructure(matrix)).toBe(true);
    const state = new DenseState(matrix, listCapacity(matrix));
    for (const _ of coarseToFine(state, 1));
    expect(state.price.every((price) => price === 0)).toBe(true);
    expect(state.lists.work).toBe(0);

    const problem = denseAssignmentProblemOrThrow({ rowCount: side, columnCount: side, weight });
    const outcome = solveAssignment(problem, { coverage: "complete" });
    expect(outcome).toMatchObject({ size: side, gap: 0 });
    expect(verifyAssignment(problem, outcome)).toEqual([]);
  });

  it("are multiples of the grain", () => {
    const weight = matrixOf("a price for the row, one for the column, and noise", 200, 220, 1);
    for (const [scale, grain] of [
      [1, 1],
      [4, 4],
    ] as const) {
      const matrix = {
        rowCount: 200,
        columnCount: 220,
        weight: weight.map((value) => value * scale),
        sign: 1 as const,
      };
      const state = new DenseState(matrix, listCapacity(matrix));
      for (const _ of coarseToFine(state, grain));
      expect(state.price.every((price) => Number.isInteger(price / grain))).toBe(true);
    }
  });

  it("are the same for as many of the dearest columns as there are spare rows", () => {
    const [rowCount, columnCount] = [200, 230];
    const weight = matrixOf("distances in the plane", rowCount, columnCount, 9);
    const state = new DenseState({ rowCount, columnCount, weight, sign: 1 }, 32);
    for (const _ of coarseToFine(state, 0));
    expect(state.spareCount).toBe(30);
    const highest = Math.max(...state.price);
    expect(state.price.filter((price) => price === highest).length).toBeGreaterThanOrEqual(30);
  });

  it("stay numbers where all costs are the same", () => {
    const matrix = {
      rowCount: 200,
      columnCount: 200,
      weight: new Float64Array(40_000).fill(7),
      sign: 1 as const,
    };
    const state = new DenseState(matrix, 32);
    for (const _ of coarseToFine(state, 1));
    expect(state.price.every(Number.isInteger)).toBe(true);
  });

  it("need lists that are a small part of the matrix", () => {
    for (const side of [3, 16, 100, 300, 1000, 3000]) {
      const capacity = listCapacity({
        rowCount: side,
        columnCount: side,
        weight: new Float64Array(0),
        sign: 1,
      });
      expect(capacity).toBeLessThanOrEqual(side);
      if (side >= 100) expect(12 * capacity).toBeLessThanOrEqual((8 * side) / 3);
    }
  });
});
