import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sumUp } from "../../src/assignment/normal-form";
import {
  assignmentProblemFromMatrixOrThrow,
  denseAssignmentProblemOrThrow,
  type Sense,
} from "../../src/assignment/problem";
import { solveAssignment } from "../../src/assignment/solvers";
import { verifyAssignment } from "../../src/verify/assignment";

const small = fc.integer({ min: -4, max: 6 });
const world = fc
  .record({ rows: fc.integer({ min: 0, max: 4 }), columns: fc.integer({ min: 1, max: 4 }) })
  .chain(({ rows, columns }) =>
    fc.record({
      matrix: fc.array(
        fc.array(fc.oneof({ weight: 4, arbitrary: small }, fc.constant(null)), {
          minLength: columns,
          maxLength: columns,
        }),
        { minLength: rows, maxLength: rows },
      ),
      places: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: columns, maxLength: columns }),
      sense: fc.constantFrom<Sense>("maximise", "minimise"),
      ofRow: fc.array(small, { minLength: rows, maxLength: rows }),
      ofColumn: fc.array(small, { minLength: columns, maxLength: columns }),
    }),
  );

/** Every way to give the rows columns, or none. */
const everyWay = (rows: number, columns: number): number[][] =>
  rows === 0
    ? [[]]
    : everyWay(rows - 1, columns).flatMap((way) =>
        Array.from({ length: columns + 1 }, (_, column) => [...way, column - 1]),
      );

describe("sense and penalties", () => {
  it.each(["free", "first"] as const)("are what brute force makes of them (coverage %s)", (coverage) => {
    fc.assert(
      fc.property(world, ({ matrix, places, sense, ofRow, ofColumn }) => {
        if (matrix.length === 0) return;
        const problem = assignmentProblemFromMatrixOrThrow(matrix, {
          capacityOfColumn: Int32Array.from(places),
          sense,
          penaltyOfRow: Float64Array.from(ofRow),
          penaltyOfColumn: Float64Array.from(ofColumn),
        });
        const outcome = solveAssignment(problem, { coverage });
        expect(verifyAssignment(problem, outcome)).toEqual([]);
        const sign = sense === "minimise" ? -1 : 1;
        const ways = everyWay(matrix.length, places.length).filter(
          (way) =>
            way.every((column, row) => column < 0 || matrix[row]![column] !== null) &&
            places.every((room, column) => way.filter((one) => one === column).length <= room),
        );
        const sums = ways.map((way) => sumUp(problem, Int32Array.from(way)));
        const largest = Math.max(...sums.map(({ size }) => size));
        const reached = sums
          .filter(({ size }) => coverage === "free" || size === largest)
          .map(({ total, penalty }) => sign * total - penalty);
        expect(sign * outcome.total - outcome.penalty + 0).toBe(Math.max(...reached) + 0);
      }),
      { numRuns: 1500 },
    );
  });

  it("a number is the penalty of everybody", () => {
    const problem = denseAssignmentProblemOrThrow({
      rowCount: 2,
      columnCount: 1,
      weight: Float64Array.of(5, 3),
      sense: "minimise",
      penaltyOfRow: 4,
    });
    const outcome = solveAssignment(problem);
    expect(verifyAssignment(problem, outcome)).toEqual([]);
    expect(outcome).toMatchObject({ total: 3, penalty: 4, size: 1, gap: 0 });
    expect([...outcome.columnOfRow]).toEqual([-1, 0]);
  });
});

describe("a dense problem", () => {
  it("is the sparse one with all edges", () => {
    fc.assert(
      fc.property(world, fc.constantFrom("free", "first"), ({ matrix, places, sense }, coverage) => {
        const full = matrix.map((row) => row.map((entry) => entry ?? 0));
        const rest = { capacityOfColumn: Int32Array.from(places), sense };
        const dense = denseAssignmentProblemOrThrow({
          rowCount: full.length,
          columnCount: full.length === 0 ? 0 : places.length,
          weight: Float64Array.from(full.flat()),
          ...(full.length === 0 ? {} : rest),
        });
        const sparse = assignmentProblemFromMatrixOrThrow(full, full.length === 0 ? {} : rest);
        const outcome = solveAssignment(dense, { coverage });
        expect(verifyAssignment(dense, outcome)).toEqual([]);
        expect(verifyAssignment(sparse, outcome)).toEqual([]);
        expect(outcome.total).toBe(solveAssignment(sparse, { coverage }).total);
      }),
      { numRuns: 1000 },
    );
  });
});
