import { isLeft, isRight, right } from "fp-ts/Either";
import { describe, expect, it } from "vitest";
import {
  type AssignmentProblemInput,
  assignmentProblem,
  assignmentProblemFromMatrix,
  assignmentProblemFromMatrixOrThrow,
  assignmentProblemOrThrow,
} from "../../src/assignment/problem";
import { MatchingException } from "../../src/errors/or-throw";
import { findingsOf, inShort } from "../oracles/findings";

const input = {
  rowCount: 2,
  columnCount: 2,
  rowOffsets: Int32Array.of(0, 2, 3),
  columnOfEdge: Int32Array.of(0, 1, 0),
  weight: Float64Array.of(7, 4, 6),
};
const complaints = (change: object): string[] => {
  const result = assignmentProblem({ ...input, ...change } as AssignmentProblemInput);
  if (isLeft(result)) expect(result.left._tag).toBe("InvalidProblem");
  return findingsOf(result).map(inShort);
};

describe("an assignment problem from arrays", () => {
  it("is those arrays themselves, with one place a column where nothing is said", () => {
    const problem = assignmentProblemOrThrow(input);
    expect(problem).toEqual({ ...input, capacityOfColumn: Int32Array.of(1, 1), sense: "maximise" });
    expect(problem.weight).toBe(input.weight);
    const capacityOfColumn = Int32Array.of(0, 3);
    expect(assignmentProblemOrThrow({ ...input, capacityOfColumn }).capacityOfColumn).toBe(capacityOfColumn);
  });

  it("may be empty on either side", () => {
    const empty = {
      rowOffsets: Int32Array.of(0),
      columnOfEdge: new Int32Array(),
      weight: new Float64Array(),
    };
    expect(isRight(assignmentProblem({ rowCount: 0, columnCount: 0, ...empty }))).toBe(true);
    expect(isRight(assignmentProblem({ rowCount: 0, columnCount: 3, ...empty }))).toBe(true);
  });

  it.each<[object, string[]]>([
    [
      {
        weight: Float64Array.of(1, Number.NaN, Number.POSITIVE_INFINITY),
        capacityOfColumn: Int32Array.of(1, -1),
      },
      [
        "not-finite at problem, weight[1]: found NaN, expected a finite number. Leave a pair that is not allowed out of the edges instead of giving it such a weight.",
        "not-finite at problem, weight[2]: found Infinity, expected a finite number. Leave a pair that is not allowed out of the edges instead of giving it such a weight.",
        "out-of-range at problem, capacityOfColumn[1]: found -1, expected a whole number from 0. A column that takes nobody has capacity 0.",
      ],
    ],
    [
      { weight: [1, 2, 3], capacityOfColumn: [1, 1] },
      [
        "wrong-type at problem, weight: found [1,2,3], expected a Float64Array. Convert it with Float64Array.from(…).",
        "wrong-type at problem, capacityOfColumn: found [1,1], expected an Int32Array. Convert it with Int32Array.from(…).",
      ],
    ],
    [
      { weight: Float64Array.of(1, 2), capacityOfColumn: Int32Array.of(1) },
      [
        "ragged-array at problem, weight: found 2, expected 3 numbers, one an edge. Give every edge one number.",
        "ragged-array at problem, capacityOfColumn: found 1, expected 2 capacities, one a column. Give every column its number of places.",
      ],
    ],
    [
      { weight: undefined },
      [
        "wrong-type at problem, weight: found nothing, expected a Float64Array. Convert it with Float64Array.from(…).",
      ],
    ],
    [
      { columnOfEdge: Int32Array.of(1, 0, 5) },
      [
        "duplicate-edge at problem, columnOfEdge[1]: found 0, expected a column above 1. Sort the columns of row 0 in ascending order, each once.",
        "out-of-range at problem, columnOfEdge[2]: found 5, expected a column from 0 to 1. Row 1 names a column that does not exist.",
      ],
    ],
    [
      { columnCount: -1 },
      [
        "out-of-range at problem, columnCount: found -1, expected a whole number from 0. Give the number of people on that side.",
      ],
    ],
  ])("%j is refused", (change, expected) => {
    expect(complaints(change)).toEqual(expected);
    expect(() => assignmentProblemOrThrow({ ...input, ...change })).toThrow(MatchingException);
  });
});

describe("numbers too large for their sums", () => {
  const most = 2 ** 50;
  const of = (weight: number, rest: object = {}) =>
    findingsOf(
      assignmentProblemFromMatrix(
        [
          [0, weight],
          [1, -weight],
        ],
        rest,
      ),
    ).map(inShort);
  it("are refused where all are whole and a sum might not be exact", () => {
    expect(of(most)).toEqual([]);
    expect(of(-most)).toEqual([]);
    expect(of(most + 1)).toEqual([
      `out-of-range at problem, weight: found ${most + 1}, expected whole numbers up to ${most}, penalties added, so that their sums are exact. Divide all weights and penalties by the same number. Fractions may be larger: the gap then says how exact the answer is.`,
    ]);
  });
  it("counts penalties, and names what is largest", () => {
    expect(of(1, { penaltyOfRow: most - 1 })).toEqual([]);
    expect(of(1, { penaltyOfRow: most - 1, penaltyOfColumn: 1 })[0]).toContain("penaltyOfRow: found");
    expect(of(1, { penaltyOfColumn: -most })[0]).toContain("penaltyOfColumn: found");
  });
  it("may be as large as they like where there are fractions, while sums are finite", () => {
    expect(of(most + 1, { penaltyOfRow: 0.5 })).toEqual([]);
    expect(of(1e300, { penaltyOfRow: 0.5 })).toEqual([]);
    expect(of(Number.MAX_VALUE, { penaltyOfRow: 0.5 })[0]).toContain("so that their sums are finite");
  });
});

describe("an assignment problem from a matrix", () => {
  it("leaves out what is null, and keeps 0, −0 and negative weights", () => {
    expect(
      assignmentProblemFromMatrix([
        [7, null, -0],
        [null, null, null],
        [0, -2, null],
      ]),
    ).toEqual(
      right({
        rowCount: 3,
        columnCount: 3,
        rowOffsets: Int32Array.of(0, 2, 2, 4),
        columnOfEdge: Int32Array.of(0, 2, 0, 1),
        weight: Float64Array.of(7, -0, 0, -2),
        capacityOfColumn: Int32Array.of(1, 1, 1),
        sense: "maximise",
      }),
    );
  });

  it("takes typed arrays for rows, and places for the columns", () => {
    const problem = assignmentProblemFromMatrixOrThrow([Float64Array.of(1, 2)], Int32Array.of(2, 0));
    expect(problem).toMatchObject({ rowCount: 1, columnCount: 2, capacityOfColumn: Int32Array.of(2, 0) });
  });

  it("may have no rows, or rows without columns", () => {
    expect(assignmentProblemFromMatrixOrThrow([])).toMatchObject({ rowCount: 0, columnCount: 0 });
    expect(assignmentProblemFromMatrixOrThrow([[], []])).toMatchObject({ rowCount: 2, columnCount: 0 });
  });

  it("names every row that is ragged and every entry that is no number, at its place", () => {
    const matrix = [
      [1, 2],
      [1],
      [Number.NaN, "3"],
      [1, 2, Number.NaN],
      [undefined, Number.NEGATIVE_INFINITY],
    ];
    const result = assignmentProblemFromMatrix(matrix as number[][]);
    const entry =
      "expected a finite number, or null for a forbidden pair. Write null where the pair is not allowed.";
    const ragged = "expected 2 numbers, as in row 0. Give every row one entry a column; null forbids a pair.";
    expect(findingsOf(result).map(inShort)).toEqual([
      `ragged-array at problem, matrix[1]: found 1, ${ragged}`,
      `not-finite at problem, matrix[2][0]: found NaN, ${entry}`,
      `not-finite at problem, matrix[2][1]: found "3", ${entry}`,
      `ragged-array at problem, matrix[3]: found 3, ${ragged}`,
      `not-finite at problem, matrix[4][0]: found nothing, ${entry}`,
      `not-finite at problem, matrix[4][1]: found -Infinity, ${entry}`,
    ]);
    expect(() => assignmentProblemFromMatrixOrThrow(matrix as number[][])).toThrow("matrix[2][0]: found NaN");
  });

  it("checks the places as well", () => {
    const findings = findingsOf(assignmentProblemFromMatrix([[1, 2]], Int32Array.of(1, -4)));
    expect(findings.map(({ code, place }) => [code, place.path])).toEqual([
      ["out-of-range", ["capacityOfColumn", 1]],
    ]);
  });
});
