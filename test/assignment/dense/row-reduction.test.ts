import { describe, expect, it } from "vitest";
import { augmentingRowReduction } from "../../../src/assignment/dense/row-reduction";
import { DenseState, FREE } from "../../../src/assignment/dense/state";
import { type MatrixKind, matrixKinds, matrixOf } from "../../arbitraries/matrices";
import { expectConsistent, leastReducedCost } from "./kernel";

const kinds = Object.keys(matrixKinds) as MatrixKind[];

describe("augmenting row reduction", () => {
  it.each(kinds)("leaves pairs tight and prices of free columns alone: %s", (kind) => {
    let matched = 0;
    let rows = 0;
    for (const [rowCount, columnCount, sign] of [
      [60, 60, 1],
      [50, 90, -1],
      [1, 40, 1],
      [1, 1, 1],
      [2, 2, -1],
    ] as const) {
      const weight = matrixOf(kind, rowCount, columnCount, rowCount + columnCount);
      const matrix = { rowCount, columnCount, weight, sign };
      const state = new DenseState(matrix, Math.min(columnCount, 12));
      let slices = 0;
      for (const _ of augmentingRowReduction(state)) slices++;
      expect(slices).toBe(0);
      expectConsistent(state);
      const isWhole = weight.every(Number.isInteger);
      for (let row = 0; row < rowCount; row++) {
        rows++;
        const column = state.columnOfRow[row]!;
        if (column === FREE) continue;
        matched++;
        const slack =
          sign * weight[row * columnCount + column]! - state.price[column]! - leastReducedCost(state, row);
        if (isWhole) expect(slack).toBe(0);
        else expect(Math.abs(slack)).toBeLessThan(1e-12);
      }
      for (let column = 0; column < columnCount; column++) {
        expect(state.price[column]).toBeLessThanOrEqual(0);
        if (state.rowOfColumn[column] === FREE) expect(state.price[column]).toBe(0);
      }
    }
    expect(matched).toBeGreaterThan(rows / 16);
  });

  it("matches nearly everybody where costs are noise", () => {
    const weight = matrixOf("uniform", 300, 300, 1);
    const state = new DenseState({ rowCount: 300, columnCount: 300, weight, sign: 1 }, 48);
    for (const _ of augmentingRowReduction(state));
    expect(state.columnOfRow.filter((column) => column === FREE).length).toBeLessThan(40);
  });

  it("begins with nobody matched, and ends where bids could go on for long", () => {
    const side = 200;
    const weight = matrixOf("row times column", side, side, 1);
    const state = new DenseState({ rowCount: side, columnCount: side, weight, sign: 1 }, 32);
    state.columnOfRow.fill(0);
    for (const _ of augmentingRowReduction(state));
    expectConsistent(state);
    // A bid is reckoned as 64 entries; 20 bids a row, once more for whoever waits, and the lists.
    expect(state.lists.work).toBeLessThan(64 * 22 * side * 4);
  });
});
