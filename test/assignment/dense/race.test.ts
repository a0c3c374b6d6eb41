import { describe, expect, it } from "vitest";
import { race } from "../../../src/assignment/dense/race";
import { drain } from "../../../src/graph/slices";
import { type MatrixKind, matrixKinds, matrixOf } from "../../arbitraries/matrices";
import { boundOf, expectConsistent } from "./kernel";

const kinds = Object.keys(matrixKinds) as MatrixKind[];

describe("the way through the phases", () => {
  it.each(kinds)("ends with everybody matched and prices that prove it: %s", (kind) => {
    for (const [rowCount, columnCount, sign] of [
      [170, 170, 1],
      [170, 170, -1],
      [165, 172, 1],
      [60, 200, -1],
      [1, 3, 1],
      [3, 3, -1],
    ] as const) {
      const weight = matrixOf(kind, rowCount, columnCount, 11);
      const { state, reason } = drain(race({ rowCount, columnCount, weight, sign }));
      expect(reason).toBeUndefined();
      expectConsistent(state);
      const cost = state.columnOfRow.reduce(
        (sum, column, row) => sum + sign * weight[row * columnCount + column]!,
        0,
      );
      const size = Math.max(...weight.map(Math.abs)) * columnCount;
      if (weight.every(Number.isInteger)) expect(boundOf(state)).toBe(cost);
      else expect(Math.abs(boundOf(state) - cost)).toBeLessThan(1e-13 * size);
    }
  });

  it("counts matched rows as progress, and stops when told to, with the reason", () => {
    const side = 700;
    const weight = matrixOf("distances in the plane", side, side, 2);
    const steps = race({ rowCount: side, columnCount: side, weight, sign: 1 });
    let seen = 0;
    for (let step = steps.next(undefined); step.done !== true; seen++) {
      expect(step.value.total).toBe(side);
      expect(step.value.done).toBeGreaterThanOrEqual(0);
      expect(step.value.done).toBeLessThanOrEqual(side);
      step = steps.next(seen === 5 ? "aborted" : undefined);
      if (step.done === true) expect(step.value.reason).toBe("aborted");
    }
    expect(seen).toBe(6);
  });
});
