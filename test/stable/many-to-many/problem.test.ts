import { describe, expect, it } from "vitest";
import { MatchingException } from "../../../src/errors/or-throw";
import {
  type ManyToManyProblemInput,
  manyToManyProblem,
  manyToManyProblemOrThrow,
} from "../../../src/stable/many-to-many/problem";
import { findingsOf, inShort } from "../../oracles/findings";

const input = {
  rowCount: 2,
  columnCount: 1,
  rowOffsets: Int32Array.of(0, 1, 2),
  columnOfEdge: Int32Array.of(0, 0),
  rowScore: Float64Array.of(1, 1),
  columnScore: Float64Array.of(0.2, 0.7),
};

describe("a many-to-many problem from arrays", () => {
  it("has one place each where nothing is said", () => {
    expect(manyToManyProblemOrThrow(input)).toEqual({
      ...input,
      capacityOfRow: Int32Array.of(1, 1),
      capacityOfColumn: Int32Array.of(1),
    });
  });

  it.each<[object, string[]]>([
    [
      {
        capacityOfRow: Int32Array.of(2, -1),
        capacityOfColumn: Int32Array.of(-2),
        rowScore: Float64Array.of(1),
      },
      [
        "ragged-array at problem, rowScore: found 1, expected 2 numbers, one an edge. Give every edge one number.",
        "out-of-range at problem, capacityOfColumn[0]: found -2, expected a whole number from 0. A column that takes nobody has capacity 0.",
        "out-of-range at problem, capacityOfRow[1]: found -1, expected a whole number from 0. A row that takes nobody has capacity 0.",
      ],
    ],
    [
      { capacityOfRow: Int32Array.of(2), columnOfEdge: Int32Array.of(0, 1) },
      [
        "out-of-range at problem, columnOfEdge[1]: found 1, expected a column from 0 to 0. Row 1 names a column that does not exist.",
        "ragged-array at problem, capacityOfRow: found 1, expected 2 capacities, one a row. Give every row its number of places.",
      ],
    ],
    [
      { rowCount: -1, capacityOfRow: Int32Array.of(2) },
      [
        "out-of-range at problem, rowCount: found -1, expected a whole number from 0. Give the number of people on that side.",
      ],
    ],
    [
      { capacityOfRow: [1, 1] },
      [
        "wrong-type at problem, capacityOfRow: found [1,1], expected an Int32Array. Convert it with Int32Array.from(…).",
      ],
    ],
  ])("%j is refused", (change, expected) => {
    const spoilt = { ...input, ...change } as ManyToManyProblemInput;
    expect(findingsOf(manyToManyProblem(spoilt)).map(inShort)).toEqual(expected);
    expect(() => manyToManyProblemOrThrow(spoilt)).toThrow(MatchingException);
  });
});
