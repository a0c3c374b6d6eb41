import { isLeft } from "fp-ts/Either";
import { describe, expect, it } from "vitest";
import { assignmentAt, assignmentAtOrThrow } from "../../../src/assignment/cardinality/assignment-at";
import {
  cardinalitySlices,
  solveCardinalityAssignment,
  solveCardinalityAssignmentAsync,
  solveCardinalityAssignmentOrThrow,
} from "../../../src/assignment/cardinality/cardinality";
import {
  curveSlices,
  solveAssignmentCurve,
  solveAssignmentCurveAsync,
} from "../../../src/assignment/cardinality/curve";
import type { AssignmentCurve, CurveOutcome } from "../../../src/assignment/cardinality/outcome";
import {
  type AssignmentProblem,
  assignmentProblemFromMatrixOrThrow,
  assignmentProblemOrThrow,
  denseAssignmentProblemOrThrow,
} from "../../../src/assignment/problem";
import { withEdges } from "../../../src/graph/bipartite";
import { verifyAssignmentCurve } from "../../../src/verify/assignment-curve";
import { verifyCardinalityAssignment } from "../../../src/verify/cardinality";
import { plainInstance, toProblem } from "../../arbitraries/assignments";
import { nastyWeights } from "../../cases/nasty-weights";

/** The curve, proven. */
const curveOf = (problem: AssignmentProblem): AssignmentCurve => {
  const curve = solveAssignmentCurve(problem);
  expect(verifyAssignmentCurve(problem, curve)).toEqual([]);
  return curve;
};

describe.each(nastyWeights)("nasty weights: $title", ({ side, weights }) => {
  it("end in a proof, of every number of pairs and of one", () => {
    const matrix = weights(side);
    for (const sense of ["maximise", "minimise"] as const) {
      for (const columnCount of [side, Math.floor(side / 3)]) {
        const weight = matrix.map((row) => row.slice(0, columnCount));
        const full = weight.map((row) => row.map(() => true));
        const allowed = full.map((row, r) => row.map((_, c) => (r * 31 + c * 17) % 5 !== 0));
        const capacity = weight[0]!.map((_, c) => (c % 4) + (columnCount === side ? 0 : 1));
        const one = weight[0]!.map(() => 1);
        for (const [world, isDense] of [
          [{ columnCount, capacity: one, allowed: full }, true],
          [{ columnCount, capacity, allowed }, false],
        ] as const) {
          const problem = toProblem({ ...plainInstance(world, weight), sense, isDense });
          const { size } = curveOf(problem);
          const half = solveCardinalityAssignmentOrThrow(problem, size >> 1);
          expect(verifyCardinalityAssignment(problem, half)).toEqual([]);
        }
      }
    }
  });
});

describe("nobody, one, and one against many", () => {
  it.each([
    [0, 0],
    [0, 3],
    [3, 0],
    [1, 1],
    [1, 7],
    [7, 1],
  ])("%i rows and %i columns", (rowCount, columnCount) => {
    const weight = Float64Array.from({ length: rowCount * columnCount }, (_, e) => e - 2);
    const dense = denseAssignmentProblemOrThrow({ rowCount, columnCount, weight });
    const empty = assignmentProblemOrThrow({
      rowCount,
      columnCount,
      rowOffsets: new Int32Array(rowCount + 1),
      columnOfEdge: new Int32Array(0),
      weight: new Float64Array(0),
    });
    for (const problem of [dense, { ...dense, ...withEdges(dense) }]) {
      const curve = curveOf(problem);
      expect(curve.size).toBe(Math.min(rowCount, columnCount));
      expect(curve.total.length).toBe(curve.size + 1);
    }
    expect(curveOf(empty)).toMatchObject({
      size: 0,
      total: Float64Array.of(0),
      marginal: new Float64Array(0),
    });
    const none = solveCardinalityAssignmentOrThrow(empty, 0);
    expect(none).toMatchObject({ _tag: "Optimal", size: 0, total: 0, gap: 0 });
    expect(verifyCardinalityAssignment(empty, none)).toEqual([]);
    expect(solveCardinalityAssignmentOrThrow(empty, 1)).toMatchObject({ _tag: "Infeasible", largest: 0 });
  });

  it("columns without places count for nothing", () => {
    const problem = assignmentProblemFromMatrixOrThrow([[9, 4]], Int32Array.of(0, 1));
    expect([...curveOf(problem).total]).toEqual([0, 4]);
  });

  it("a number of pairs that is none is refused, with a remedy", () => {
    const problem = assignmentProblemFromMatrixOrThrow([[1]]);
    const curve = solveAssignmentCurve(problem);
    for (const size of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, "1" as unknown as number]) {
      for (const answer of [solveCardinalityAssignment(problem, size), assignmentAt(problem, curve, size)]) {
        expect(isLeft(answer)).toBe(true);
        if (isLeft(answer)) expect(answer.left.findings[0]).toMatchObject({ code: "out-of-range" });
      }
    }
  });
});

describe("work that is stopped", () => {
  const side = 700;
  const problem = denseAssignmentProblemOrThrow({
    rowCount: side,
    columnCount: side,
    weight: Float64Array.from({ length: side * side }, (_, e) => ((e * 7919) % 104_729) - 500),
  });
  const whole = solveAssignmentCurve(problem);

  it.each([0, 1, 3, 9])("after %i slices has the curve as far as it goes, and bounds", (slicesBefore) => {
    const slices = curveSlices(problem);
    for (let slice = 0; slice <= slicesBefore; slice++) expect(slices.next(undefined).done).toBe(false);
    const stopped = slices.next("aborted").value as CurveOutcome;
    if (stopped._tag !== "Stopped") throw new Error("it was not stopped");
    expect(verifyAssignmentCurve(problem, stopped)).toEqual([]);
    expect(stopped.size).toBeLessThan(whole.size);
    expect(stopped.sizeBound).toBe(side);
    expect([...stopped.total]).toEqual([...whole.total.slice(0, stopped.size + 1)]);
    expect(whole.marginal[stopped.size]).toBeLessThanOrEqual(stopped.marginalBound);
    if (stopped.size > 0)
      expect(
        verifyCardinalityAssignment(problem, assignmentAtOrThrow(problem, stopped, stopped.size)),
      ).toEqual([]);
  });

  it.each([0, 1, 3, 9])("after %i slices has fewer pairs, and a bound on so many", (slicesBefore) => {
    const slices = cardinalitySlices(problem, side);
    for (let slice = 0; slice <= slicesBefore; slice++) expect(slices.next(undefined).done).toBe(false);
    const stopped = slices.next("aborted").value;
    if (stopped === undefined || !("_tag" in stopped) || stopped._tag !== "Stopped")
      throw new Error("it was not stopped");
    expect(verifyCardinalityAssignment(problem, stopped)).toEqual([]);
    expect(stopped.size).toBeLessThan(side);
    expect(stopped.bound).toBeGreaterThanOrEqual(whole.total[side]!);
    expect(stopped.total).toBe(whole.total[stopped.size]);
  });

  it("by a signal, or not at all", async () => {
    const aborted = { signal: AbortSignal.abort() };
    expect((await solveAssignmentCurveAsync(problem, aborted))._tag).toBe("Stopped");
    const progress: number[] = [];
    const curve = await solveAssignmentCurveAsync(problem, { onProgress: ({ done }) => progress.push(done) });
    expect(curve).toEqual(whole);
    expect(progress.length).toBeGreaterThan(3);
    const one = await solveCardinalityAssignmentAsync(problem, 300, aborted);
    expect(one).toMatchObject({ right: { _tag: "Stopped", wanted: 300 } });
    const all = await solveCardinalityAssignmentAsync(problem, 300);
    expect(all).toMatchObject({ right: { _tag: "Optimal", total: whole.total[300]! } });
    expect(isLeft(await solveCardinalityAssignmentAsync(problem, -1))).toBe(true);
  });
});
