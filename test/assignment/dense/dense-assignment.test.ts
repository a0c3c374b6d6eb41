import { describe, expect, it } from "vitest";
import { denseAssignment, isDenseAssignment } from "../../../src/assignment/dense/dense-assignment";
import { normalForm, restate } from "../../../src/assignment/normal-form";
import type { OptimalAssignment, StoppedAssignment } from "../../../src/assignment/outcome";
import {
  type AssignmentProblem,
  assignmentProblemFromMatrixOrThrow,
  assignmentProblemOrThrow,
  type DenseAssignmentProblem,
  denseAssignmentProblemOrThrow,
  type Sense,
} from "../../../src/assignment/problem";
import { type Coverage, successiveShortestPaths } from "../../../src/assignment/successive-shortest-paths";
import { withEdges } from "../../../src/graph/bipartite";
import { seededRandom } from "../../../src/graph/random";
import { drain } from "../../../src/graph/slices";
import { verifyAssignment } from "../../../src/verify/assignment";
import { type MatrixKind, matrixKinds, matrixOf } from "../../arbitraries/matrices";

const kinds = Object.keys(matrixKinds) as MatrixKind[];
const coverages: readonly Coverage[] = ["free", "first", "complete"];
const senses: readonly Sense[] = ["maximise", "minimise"];

/** The answer, proven. */
const solve = (problem: AssignmentProblem, coverage: Coverage): OptimalAssignment => {
  const outcome = drain(denseAssignment(problem, { coverage }));
  expect(verifyAssignment(problem, outcome)).toEqual([]);
  return outcome as OptimalAssignment;
};

const byShortestPaths = (problem: AssignmentProblem, coverage: Coverage): OptimalAssignment =>
  restate(problem, drain(successiveShortestPaths(normalForm(problem), { coverage }))) as OptimalAssignment;

const scaleOf = ({ weight }: AssignmentProblem): number =>
  weight.every(Number.isInteger) ? 0 : 1e-12 * weight.length;

describe("the dense solver beyond the size where matrices are sampled", () => {
  describe.each(kinds)("%s", (kind) => {
    it.each([
      [200, 200],
      [170, 181],
      [163, 400],
      [230, 180],
    ])("%i x %i: proves an answer, the same total as shortest paths alone", (rowCount, columnCount) => {
      const weight = matrixOf(kind, rowCount, columnCount, rowCount + columnCount);
      for (const sense of senses) {
        const problem = denseAssignmentProblemOrThrow({ rowCount, columnCount, weight, sense });
        for (const coverage of coverages) {
          const outcome = solve(problem, coverage);
          const expected = byShortestPaths(problem, coverage);
          expect(outcome.size).toBe(expected.size);
          expect(Math.abs(outcome.total - expected.total)).toBeLessThanOrEqual(scaleOf(problem));
          if (scaleOf(problem) === 0) expect(outcome.gap).toBe(0);
        }
      }
    });
  });

  it("keeps prices whole where weights are", () => {
    let structured = 0;
    for (const kind of kinds) {
      const weight = matrixOf(kind, 200, 200, 1);
      if (!weight.every(Number.isInteger)) continue;
      const { potentials } = solve(
        denseAssignmentProblemOrThrow({ rowCount: 200, columnCount: 200, weight }),
        "complete",
      );
      expect([...potentials.row, ...potentials.column].every(Number.isInteger)).toBe(true);
      structured++;
    }
    expect(structured).toBeGreaterThanOrEqual(4);
  });

  it("finds the way where a look at the matrix is deceived", () => {
    // Whatever a sample takes is noise; the rest is products, on which reduction and shortest paths alone take 50 passes.
    const side = 400;
    const weight = matrixOf("row times column", side, side, 3);
    const { fraction } = seededRandom(5);
    for (let row = 0; row < side; row++) {
      for (let column = 0; column < side; column++) {
        const at = row % 8 === ((row >> 3) * 7) % 8 && column % 8 === ((column >> 3) * 5 + 1) % 8;
        if (at) weight[row * side + column] = side * side * (1 + fraction());
      }
    }
    const problem = denseAssignmentProblemOrThrow({
      rowCount: side,
      columnCount: side,
      weight,
      sense: "minimise",
    });
    const { total } = solve(problem, "complete");
    expect(Math.abs(total - byShortestPaths(problem, "complete").total)).toBeLessThanOrEqual(
      scaleOf(problem),
    );
  });
});

describe("the dense solver on losses", () => {
  /** Few pairs without loss, of few different weights, so that many matchings are equally good and nobody's place is sure. */
  const problemOf = (seed: number): DenseAssignmentProblem => {
    const { below } = seededRandom(seed);
    const [rowCount, columnCount] = [10 + below(30), 10 + below(30)];
    const sense = senses[below(2)]!;
    const sign = sense === "minimise" ? -1 : 1;
    const worst = 1 + below(3);
    const entry = () => sign * (below(columnCount) < 1 + (seed % 3) ? below(3) : -worst);
    const penalties = below(2) === 0 ? {} : { penaltyOfRow: below(2), penaltyOfColumn: below(3) - 1 };
    const weight = Float64Array.from({ length: rowCount * columnCount }, entry);
    return denseAssignmentProblemOrThrow({ rowCount, columnCount, weight, sense, ...penalties });
  };

  const objectiveOf = ({ sense }: AssignmentProblem, { total, penalty }: OptimalAssignment): number =>
    sense === "minimise" ? total + penalty : total - penalty;

  it("leaves them out, and matches as many people as any answer of that total", () => {
    let leftOut = 0;
    for (let seed = 0; seed < 600; seed++) {
      const problem = problemOf(seed);
      const outcome = solve(problem, "free");
      const expected = byShortestPaths(problem, "free");
      expect(objectiveOf(problem, outcome)).toBe(objectiveOf(problem, expected));
      expect(outcome.size).toBe(expected.size);
      if (outcome.size < Math.min(problem.rowCount, problem.columnCount) && outcome.size > 0) leftOut++;
    }
    expect(leftOut).toBeGreaterThan(200);
  });

  it("finds losses that a sample of the weights misses", () => {
    const side = 150;
    const weight = matrixOf("uniform", side, side, 1);
    // One row would rather stay away; a step of 21 passes it by, but for one column in 21.
    for (let column = 0; column < side; column++) {
      const at = 77 * side + column;
      weight[at] = at % 21 === 0 ? 1e-9 : -weight[at]!;
    }
    for (const [loss, size] of [
      [false, side],
      [true, side - 1],
    ] as const) {
      if (loss) for (let column = 0; column < side; column++) weight[77 * side + column] = -1;
      const problem = denseAssignmentProblemOrThrow({ rowCount: side, columnCount: side, weight });
      const outcome = solve(problem, "free");
      const expected = byShortestPaths(problem, "free");
      expect(Math.abs(outcome.total - expected.total)).toBeLessThanOrEqual(1e-10);
      expect(outcome.size).toBe(expected.size);
      if (loss) expect(outcome.size).toBe(size);
    }
  });
});

describe("the dense solver", () => {
  it("takes full matrices with one place a column, in either form", () => {
    const full = [
      [1, 2],
      [3, 4],
    ];
    const dense = denseAssignmentProblemOrThrow({
      rowCount: 2,
      columnCount: 2,
      weight: Float64Array.from(full.flat()),
    });
    const sparse = assignmentProblemFromMatrixOrThrow(full);
    expect([dense, sparse].map(isDenseAssignment)).toEqual([true, true]);
    expect(solve(sparse, "complete")).toEqual(solve(dense, "complete"));
    expect(
      [
        assignmentProblemFromMatrixOrThrow([[1, null]]),
        assignmentProblemFromMatrixOrThrow(full, Int32Array.of(1, 2)),
        assignmentProblemFromMatrixOrThrow(full, Int32Array.of(1, 0)),
        denseAssignmentProblemOrThrow({ rowCount: 0, columnCount: 3, weight: new Float64Array(0) }),
        assignmentProblemOrThrow({
          rowCount: 0,
          columnCount: 0,
          rowOffsets: Int32Array.of(0),
          columnOfEdge: new Int32Array(0),
          weight: new Float64Array(0),
        }),
      ].map(isDenseAssignment),
    ).toEqual([false, false, false, false, false]);
  });

  it("takes one row, one column, or both", () => {
    for (const [rowCount, columnCount] of [
      [1, 1],
      [1, 300],
      [300, 1],
      [2, 1],
      [1, 2],
    ] as const) {
      const weight = matrixOf("whole numbers 1 to 100", rowCount, columnCount, 7);
      const problem = denseAssignmentProblemOrThrow({ rowCount, columnCount, weight });
      for (const coverage of coverages) {
        const outcome = solve(problem, coverage);
        expect([outcome.total, outcome.size]).toEqual([Math.max(...weight), 1]);
      }
    }
  });

  it("says the same of a problem and of the same edges in the other form", () => {
    const problem = denseAssignmentProblemOrThrow({
      rowCount: 60,
      columnCount: 50,
      weight: matrixOf("products of traits", 60, 50, 3),
    });
    const sparse = { ...problem, ...withEdges(problem) };
    for (const coverage of coverages) expect(solve(sparse, coverage)).toEqual(solve(problem, coverage));
  });

  it.each([
    "uniform",
    "products of traits",
    "row times column",
    "distances in the plane",
  ] as const)("stops at any slice with best and bound: %s", (kind) => {
    const [rowCount, columnCount] = [620, 640];
    const weight = matrixOf(kind, rowCount, columnCount, 2);
    const problem = denseAssignmentProblemOrThrow({ rowCount, columnCount, weight });
    const best = solve(problem, "free").total;
    let stopped = 0;
    for (let wait = 0; wait < 200; wait++) {
      const slices = denseAssignment(problem, { coverage: "complete" });
      let step = slices.next(undefined);
      for (let at = 0; at < wait && step.done !== true; at++) step = slices.next(undefined);
      if (step.done === true) break;
      const outcome = slices.next("aborted").value as StoppedAssignment;
      expect(outcome._tag).toBe("Stopped");
      expect(verifyAssignment(problem, outcome)).toEqual([]);
      expect(outcome.bound).toBeGreaterThanOrEqual(best * (1 - 1e-12));
      // Whoever was not matched yet is matched greedily, which for products in the order of the rows is half of the best.
      expect(outcome.size).toBe(rowCount);
      expect(outcome.total).toBeGreaterThan(best * 0.49);
      stopped++;
    }
    expect(stopped).toBeGreaterThan(0);
  });
});
