import { describe, expect, it } from "vitest";
import { DenseState, FREE } from "../../../src/assignment/dense/state";
import { wholeRows } from "../../../src/assignment/dense/whole-rows";
import { type MatrixKind, matrixKinds, matrixOf } from "../../arbitraries/matrices";
import { nastyWeights } from "../../cases/nasty-weights";
import { boundOf, expectConsistent } from "./kernel";

const kinds = Object.keys(matrixKinds) as MatrixKind[];

/** Every row is matched, and the prices prove that nothing costs less. */
const expectSolved = (rowCount: number, columnCount: number, weight: Float64Array, sign: 1 | -1): void => {
  const state = new DenseState({ rowCount, columnCount, weight, sign }, 0);
  for (const _ of wholeRows(state));
  expectConsistent(state);
  expect(state.columnOfRow.includes(FREE)).toBe(false);
  let cost = 0;
  for (let row = 0; row < rowCount; row++) {
    cost += sign * weight[row * columnCount + state.columnOfRow[row]!]!;
  }
  if (rowCount < columnCount) {
    expect(Math.max(...state.price)).toBe(0);
    for (let column = 0; column < columnCount; column++) {
      if (state.rowOfColumn[column] === FREE) expect(state.price[column]).toBe(0);
    }
  }
  const size = weight.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) * columnCount;
  if (weight.every(Number.isInteger)) expect(boundOf(state) + 0).toBe(cost + 0);
  else expect(Math.abs(boundOf(state) - cost)).toBeLessThanOrEqual(Number.EPSILON * 8 * size);
};

describe("whole rows", () => {
  it.each(kinds)("match everybody, with prices that prove it: %s", (kind) => {
    for (const [rowCount, columnCount] of [
      [130, 130],
      [60, 75],
      [1, 1],
      [1, 7],
      [2, 2],
      [5, 6],
    ] as const) {
      for (const sign of [1, -1] as const) {
        for (let seed = 0; seed < 3; seed++) {
          expectSolved(rowCount, columnCount, matrixOf(kind, rowCount, columnCount, seed), sign);
        }
      }
    }
  });

  it.each(nastyWeights)("end on nasty weights: $title", ({ side, weights }) => {
    const weight = Float64Array.from(weights(side).flat());
    for (const sign of [1, -1] as const) expectSolved(side, side, weight, sign);
  });

  it("take a turn between slices of work", () => {
    const state = new DenseState(
      { rowCount: 200, columnCount: 200, weight: matrixOf("row times column", 200, 200, 1), sign: 1 },
      0,
    );
    let slices = 0;
    for (const _ of wholeRows(state)) slices++;
    expect(slices).toBeGreaterThan(1);
  });
});
