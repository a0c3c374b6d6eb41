import { isLeft } from "fp-ts/Either";
import { describe, expect, it } from "vitest";
import { MatchingException } from "../../src/errors/or-throw";
import { type StableProblemInput, stableProblem, stableProblemOrThrow } from "../../src/stable/problem";
import { findingsOf, inShort } from "../oracles/findings";

const input = {
  rowCount: 2,
  columnCount: 1,
  rowOffsets: Int32Array.of(0, 1, 2),
  columnOfEdge: Int32Array.of(0, 0),
  rowScore: Float64Array.of(1, 1),
  columnScore: Float64Array.of(0.2, 0.7),
};
const complaints = (change: object): string[] => {
  const result = stableProblem({ ...input, ...change } as StableProblemInput);
  if (isLeft(result)) expect(result.left._tag).toBe("InvalidProblem");
  return findingsOf(result).map(inShort);
};

describe("a stable matching problem from arrays", () => {
  it("is those arrays themselves, with one place a column where nothing is said", () => {
    const problem = stableProblemOrThrow(input);
    expect(problem).toEqual({ ...input, capacityOfColumn: Int32Array.of(1) });
    expect(problem.rowScore).toBe(input.rowScore);
    expect(stableProblemOrThrow({ ...input, capacityOfColumn: Int32Array.of(0) }).capacityOfColumn[0]).toBe(
      0,
    );
  });

  it.each<[object, string[]]>([
    [
      {
        rowScore: Float64Array.of(Number.NaN, 1),
        columnScore: Float64Array.of(1),
        capacityOfColumn: Int32Array.of(-1),
      },
      [
        "not-finite at problem, rowScore[0]: found NaN, expected a finite number. Leave a pair that is not allowed out of the edges instead of giving it such a weight.",
        "ragged-array at problem, columnScore: found 1, expected 2 numbers, one an edge. Give every edge one number.",
        "out-of-range at problem, capacityOfColumn[0]: found -1, expected a whole number from 0. A column that takes nobody has capacity 0.",
      ],
    ],
    [
      { rowScore: undefined, columnScore: "1, 2" },
      [
        "wrong-type at problem, rowScore: found nothing, expected a Float64Array. Convert it with Float64Array.from(…).",
        'wrong-type at problem, columnScore: found "1, 2", expected a Float64Array. Convert it with Float64Array.from(…).',
      ],
    ],
    [
      { columnOfEdge: Int32Array.of(0, 1) },
      [
        "out-of-range at problem, columnOfEdge[1]: found 1, expected a column from 0 to 0. Row 1 names a column that does not exist.",
      ],
    ],
    [
      { rowCount: 1 },
      [
        "ragged-array at problem, rowOffsets: found 3, expected 2 offsets, one more than there are rows. Give the first edge of every row, and the number of edges at the end.",
      ],
    ],
    [
      { columnCount: Number.NaN, rowOffsets: [0] },
      [
        "out-of-range at problem, columnCount: found NaN, expected a whole number from 0. Give the number of people on that side.",
        "wrong-type at problem, rowOffsets: found [0], expected an Int32Array. Convert it with Int32Array.from(…).",
      ],
    ],
  ])("%j is refused", (change, expected) => {
    expect(complaints(change)).toEqual(expected);
    expect(() => stableProblemOrThrow({ ...input, ...change })).toThrow(MatchingException);
  });
});
