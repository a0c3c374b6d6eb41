import { describe, expect, it } from "vitest";
import { auctionPhase } from "../../../src/assignment/dense/auction";
import { DenseState, FREE } from "../../../src/assignment/dense/state";
import { type MatrixKind, matrixKinds, matrixOf } from "../../arbitraries/matrices";
import { expectConsistent, leastReducedCost } from "./kernel";

const kinds = Object.keys(matrixKinds) as MatrixKind[];

const stateOf = (kind: MatrixKind, rowCount: number, columnCount: number, sign: 1 | -1): DenseState => {
  const weight = matrixOf(kind, rowCount, columnCount, rowCount);
  const state = new DenseState({ rowCount, columnCount, weight, sign }, Math.min(columnCount, 12));
  state.spareCount = columnCount - rowCount;
  return state;
};

describe("a phase of the auction", () => {
  it.each(kinds)("ends with everybody within epsilon of the cheapest column: %s", (kind) => {
    for (const [rowCount, columnCount, sign] of [
      [40, 40, 1],
      [40, 40, -1],
      [25, 33, 1],
      [30, 31, -1],
      [2, 2, 1],
      [1, 5, 1],
    ] as const) {
      const state = stateOf(kind, rowCount, columnCount, sign);
      const { weight } = state.matrix;
      const size = Math.max(...weight) - Math.min(...weight);
      for (const epsilon of [size / 10 + 1e-9, size / 100 + 1e-10]) {
        for (const _ of auctionPhase(state, epsilon, Number.POSITIVE_INFINITY));
        expectConsistent(state);
        expect(state.rowOfColumn.includes(FREE)).toBe(false);
        expect(state.columnOfRow.includes(FREE)).toBe(false);
        const rounding = 1e-9 * epsilon + 1e-12 * size;
        for (let row = 0; row < rowCount; row++) {
          const column = state.columnOfRow[row]!;
          const paid = sign * weight[row * columnCount + column]! - state.price[column]!;
          expect(paid - leastReducedCost(state, row)).toBeLessThanOrEqual(epsilon + rounding);
        }
        const highest = Math.max(...state.price);
        for (let column = 0; column < columnCount; column++) {
          if (state.rowOfColumn[column] !== state.spare) continue;
          expect(highest - state.price[column]!).toBeLessThanOrEqual(epsilon + rounding);
        }
      }
    }
  });

  it("gives up after the work that it may do, with prices that are no worse than numbers", () => {
    const state = stateOf("products of traits", 120, 120, -1);
    for (const _ of auctionPhase(state, 1e-9, 20_000));
    expectConsistent(state);
    expect(state.lists.work).toBeGreaterThanOrEqual(20_000);
    expect(state.lists.work).toBeLessThan(40_000);
    expect(state.columnOfRow.includes(FREE)).toBe(true);
    expect(state.price.every(Number.isFinite)).toBe(true);
  });

  it("takes a turn between slices of work", () => {
    const state = stateOf("row times column", 160, 170, 1);
    let slices = 0;
    for (const _ of auctionPhase(state, 0.01, 1 << 22)) slices++;
    expect(slices).toBeGreaterThan(2);
  });
});
