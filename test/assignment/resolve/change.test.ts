import { isLeft } from "fp-ts/Either";
import { describe, expect, it } from "vitest";
import type { OptimalAssignment } from "../../../src/assignment/outcome";
import {
  type AssignmentProblem,
  assignmentProblemFromMatrixOrThrow,
  denseAssignmentProblemOrThrow,
} from "../../../src/assignment/problem";
import type { AssignmentChange } from "../../../src/assignment/resolve/change";
import { changeAssignment, changeAssignmentOrThrow } from "../../../src/assignment/resolve/change-problem";
import type { AssignmentDelta } from "../../../src/assignment/resolve/delta";
import {
  resolveAssignment,
  resolveAssignmentAsync,
  resolveAssignmentOrThrow,
} from "../../../src/assignment/resolve/resolve";
import { solveAssignment } from "../../../src/assignment/solvers";
import { MatchingException } from "../../../src/errors/or-throw";
import { findEdge } from "../../../src/graph/bipartite";
import { verifyAssignment } from "../../../src/verify/assignment";
import { findingsOf, inShort } from "../../oracles/findings";

const sparse = assignmentProblemFromMatrixOrThrow(
  [
    [7, null, 1],
    [null, 4, null],
    [3, 2, 8],
  ],
  { capacityOfColumn: Int32Array.of(1, 2, 0), penaltyOfRow: Float64Array.of(1, 2, 3) },
);
const dense = denseAssignmentProblemOrThrow({
  rowCount: 2,
  columnCount: 3,
  weight: Float64Array.of(1, 2, 3, 4, 5, 6),
  penaltyOfColumn: Float64Array.of(7, 8, 9),
});

/** A problem as a matrix, null for a forbidden pair. */
const matrixOf = (problem: AssignmentProblem): (number | null)[][] =>
  Array.from({ length: problem.rowCount }, (_, row) =>
    Array.from({ length: problem.columnCount }, (_, column) => {
      const edge = findEdge(problem, row, column);
      return edge < 0 ? null : problem.weight[edge]!;
    }),
  );

const after = (problem: AssignmentProblem, change: AssignmentChange) => {
  const { problem: changed, delta } = changeAssignmentOrThrow(problem, change);
  const { capacityOfColumn, penaltyOfRow, penaltyOfColumn } = changed;
  const plain = (array: ArrayLike<number> | undefined) => array && Array.from(array);
  return {
    isDense: changed.columnOfEdge === undefined,
    matrix: matrixOf(changed),
    places: plain(capacityOfColumn),
    penalties: [plain(penaltyOfRow), plain(penaltyOfColumn)],
    before: [plain(delta.rowBefore), plain(delta.columnBefore)],
    named: [plain(delta.rows), plain(delta.columns)],
  };
};

describe("a change of a sparse problem", () => {
  const [one, two, three] = matrixOf(sparse) as [unknown, unknown, unknown];
  it.each<[AssignmentChange, object]>([
    [
      { _tag: "RowAdded", columns: Int32Array.of(1, 2), weights: Float64Array.of(5, 6), penalty: 4 },
      {
        matrix: [one, two, three, [null, 5, 6]],
        penalties: [[1, 2, 3, 4], undefined],
        before: [[0, 1, 2, -1], undefined],
      },
    ],
    [
      { _tag: "RowAdded", weights: Float64Array.of(5, 6, 7) },
      { matrix: [one, two, three, [5, 6, 7]], penalties: [[1, 2, 3, 0], undefined] },
    ],
    [
      {
        _tag: "ColumnAdded",
        rows: Int32Array.of(0, 2),
        weights: Float64Array.of(5, 6),
        capacity: 3,
        penalty: 1,
      },
      {
        matrix: [
          [7, null, 1, 5],
          [null, 4, null, null],
          [3, 2, 8, 6],
        ],
        places: [1, 2, 0, 3],
        penalties: [
          [1, 2, 3],
          [0, 0, 0, 1],
        ],
        before: [undefined, [0, 1, 2, -1]],
      },
    ],
    [
      { _tag: "RowRemoved", row: 1 },
      { matrix: [one, three], penalties: [[1, 3], undefined], before: [[0, 2], undefined] },
    ],
    [
      { _tag: "ColumnRemoved", column: 0 },
      {
        matrix: [
          [null, 1],
          [4, null],
          [2, 8],
        ],
        places: [2, 0],
        before: [undefined, [1, 2]],
      },
    ],
    [
      { _tag: "RowReweighted", row: 2, weights: Float64Array.of(-1, -2, -3) },
      { matrix: [one, two, [-1, -2, -3]], named: [[2], []] },
    ],
    [
      { _tag: "ColumnReweighted", column: 0, weights: Float64Array.of(-1, -2) },
      { matrix: [[-1, null, 1], two, [-2, 2, 8]], named: [[], [0]] },
    ],
    [
      { _tag: "PairReweighted", row: 2, column: 1, weight: 9 },
      { matrix: [one, two, [3, 9, 8]], named: [[2], []] },
    ],
    [
      { _tag: "PairForbidden", row: 0, column: 0 },
      { matrix: [[null, null, 1], two, three], named: [[0], []] },
    ],
    [
      { _tag: "PairAllowed", row: 0, column: 1, weight: 0 },
      { matrix: [[7, 0, 1], two, three], named: [[0], []] },
    ],
    [
      { _tag: "CapacityChanged", column: 2, capacity: 5 },
      { matrix: [one, two, three], places: [1, 2, 5] },
    ],
    [
      { _tag: "PairLocked", row: 1, column: 1 },
      {
        matrix: [one, three],
        places: [1, 1, 0],
        penalties: [[1, 3], undefined],
        before: [[0, 2], undefined],
      },
    ],
  ])("%j", (change, expected) => {
    const untouched = structuredClone(sparse);
    expect(after(sparse, change)).toMatchObject({ isDense: false, ...expected });
    expect(sparse).toEqual(untouched);
  });
});

describe("a change of a full matrix", () => {
  it.each<[AssignmentChange, boolean, unknown[][]]>([
    [
      { _tag: "RowAdded", weights: Float64Array.of(7, 8, 9) },
      true,
      [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ],
    ],
    [
      { _tag: "RowAdded", columns: Int32Array.of(1), weights: Float64Array.of(8) },
      false,
      [
        [1, 2, 3],
        [4, 5, 6],
        [null, 8, null],
      ],
    ],
    [
      { _tag: "ColumnAdded", weights: Float64Array.of(7, 8) },
      true,
      [
        [1, 2, 3, 7],
        [4, 5, 6, 8],
      ],
    ],
    [
      { _tag: "ColumnAdded", rows: Int32Array.of(1), weights: Float64Array.of(8) },
      false,
      [
        [1, 2, 3, null],
        [4, 5, 6, 8],
      ],
    ],
    [{ _tag: "RowRemoved", row: 0 }, true, [[4, 5, 6]]],
    [
      { _tag: "ColumnRemoved", column: 1 },
      true,
      [
        [1, 3],
        [4, 6],
      ],
    ],
    [
      { _tag: "ColumnReweighted", column: 1, weights: Float64Array.of(7, 8) },
      true,
      [
        [1, 7, 3],
        [4, 8, 6],
      ],
    ],
    [
      { _tag: "PairForbidden", row: 1, column: 0 },
      false,
      [
        [1, 2, 3],
        [null, 5, 6],
      ],
    ],
  ])("%j", (change, isDense, matrix) => {
    expect(after(dense, change)).toMatchObject({ isDense, matrix });
  });
});

describe("a change that cannot be made", () => {
  it.each<[AssignmentChange, string]>([
    [{ _tag: "RowRemoved", row: 3 }, "change.row: found 3, expected a row from 0 to 2"],
    [{ _tag: "ColumnRemoved", column: -1 }, "change.column: found -1, expected a column from 0 to 2"],
    [
      { _tag: "RowReweighted", row: 1, weights: Float64Array.of(1, 2) },
      "change.weights: found 2, expected 1 numbers",
    ],
    [
      { _tag: "ColumnReweighted", column: 2, weights: Float64Array.of(1) },
      "change.weights: found 1, expected 2 numbers",
    ],
    [{ _tag: "PairReweighted", row: 0, column: 0, weight: Number.NaN }, "change.weight: found NaN"],
    [{ _tag: "PairReweighted", row: 0, column: 1, weight: 1 }, "expected a pair that is allowed"],
    [{ _tag: "PairForbidden", row: 0, column: 1 }, "expected a pair that is allowed"],
    [{ _tag: "PairAllowed", row: 0, column: 0, weight: 1 }, "expected a pair that is not allowed yet"],
    [{ _tag: "PairLocked", row: 0, column: 2 }, "expected a column with places"],
    [{ _tag: "CapacityChanged", column: 0, capacity: 1.5 }, "change.capacity: found 1.5"],
    [
      { _tag: "RowAdded", columns: Int32Array.of(1, 1), weights: Float64Array.of(1, 1) },
      "change.columns[1]: found 1",
    ],
    [
      { _tag: "ColumnAdded", weights: Float64Array.of(1), capacity: -1 },
      "change.weights: found 1, expected 3 numbers",
    ],
    [{ _tag: "PairReweighted", row: 0, column: 0, weight: 2 ** 53 }, "whole numbers up to"],
    [{ _tag: "Nonsense" } as unknown as AssignmentChange, "change._tag"],
    [undefined as unknown as AssignmentChange, "expected an object"],
  ])("%j is refused", (change, words) => {
    expect(findingsOf(changeAssignment(sparse, change)).map(inShort).join("\n")).toContain(words);
    expect(() => changeAssignmentOrThrow(sparse, change)).toThrow(MatchingException);
  });
});

describe("an answer that does not fit", () => {
  const answer = solveAssignment(sparse);
  it.each<[object, AssignmentDelta | undefined, string]>([
    [{ _tag: "Stopped" }, undefined, 'previous: found "Stopped"'],
    [{ columnOfRow: Int32Array.of(0, 1) }, undefined, "rowCount: found 3"],
    [{ columnOfRow: Int32Array.of(0, 1, 5) }, undefined, "previous.columnOfRow[2]: found 5"],
    [
      { potentials: { row: Float64Array.of(1, 2, Number.NaN), column: Float64Array.of(1, 1, 1) } },
      undefined,
      "previous.potentials.row[2]: found NaN",
    ],
    [{}, { rowBefore: Int32Array.of(0, 0, 1) }, "delta.rowBefore[1]: found 0"],
    [{}, { columnBefore: Int32Array.of(0, 1) }, "delta.columnBefore: found 2"],
    [{}, { rows: Int32Array.of(3) }, "delta.rows[0]: found 3"],
    [{}, { columns: [0] as unknown as Int32Array }, "delta.columns: found [0]"],
  ])("%j with %j is refused", (spoilt, delta, words) => {
    const options = delta === undefined ? {} : { delta };
    const result = resolveAssignment(sparse, { ...answer, ...spoilt } as OptimalAssignment, options);
    expect(findingsOf(result).map(inShort).join("\n")).toContain(words);
  });
});

describe("mending in slices", () => {
  const side = 700;
  const weight = Float64Array.from({ length: side * side }, (_, e) => ((e * 7919) % 10_007) + (e % side));
  const problem = denseAssignmentProblemOrThrow({ rowCount: side, columnCount: side, weight });
  const answer = solveAssignment(problem, { coverage: "complete" }) as OptimalAssignment;
  const other = { ...problem, weight: weight.map((value, e) => (e * value) % 9973) };

  it("answers the same as at once", async () => {
    const result = await resolveAssignmentAsync(other, answer);
    expect(isLeft(result)).toBe(false);
    expect(result).toMatchObject({ right: resolveAssignmentOrThrow(other, answer) });
  });

  it("stops with best and bound", async () => {
    const controller = new AbortController();
    const result = await resolveAssignmentAsync(other, answer, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    if (isLeft(result) || result.right._tag !== "Stopped") throw new Error("expected to be stopped");
    expect(verifyAssignment(other, result.right)).toEqual([]);
    expect(result.right.bound).toBeGreaterThanOrEqual(solveAssignment(other).total);
  });
});
