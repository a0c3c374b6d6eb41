/** Outcomes of one small assignment problem, for tests that spoil them. */
import type { OptimalCoverage, OptimalTotal, StoppedAssignment } from "../../src/assignment/outcome";
import { assignmentProblemFromMatrixOrThrow } from "../../src/assignment/problem";

/** Three rows for two columns; row 2 must not take column 1. Best: 0 with 1 and 1 with 0, together 13. */
export const problem = assignmentProblemFromMatrixOrThrow([
  [7, 5],
  [8, 4],
  [3, null],
]);
export const best: OptimalTotal = {
  _tag: "Optimal",
  coverage: "free",
  columnOfRow: Int32Array.of(1, 0, -1),
  total: 13,
  penalty: 0,
  size: 2,
  gap: 0,
  potentials: { row: Float64Array.of(3, 4, 0), column: Float64Array.of(4, 2) },
};
export const largest: OptimalCoverage = {
  ...best,
  coverage: "first",
  cover: { row: Uint8Array.of(0, 0, 0), column: Uint8Array.of(1, 1) },
};
export const stopped: StoppedAssignment = {
  _tag: "Stopped",
  reason: "aborted",
  columnOfRow: Int32Array.of(0, -1, -1),
  total: 7,
  penalty: 0,
  size: 1,
  bound: 20,
};

/** Prices from plain lists. */
export const prices = (row: number[], column: number[]) => ({
  potentials: { row: Float64Array.from(row), column: Float64Array.from(column) },
});
