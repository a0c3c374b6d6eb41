import { isLeft } from "fp-ts/Either";
import { expect, it } from "vitest";
import { MatchingException } from "../../../src/errors/or-throw";
import {
  type LowerQuotaProblemInput,
  lowerQuotaProblem,
  lowerQuotaProblemOrThrow,
} from "../../../src/stable/lower-quotas/problem";

const good: LowerQuotaProblemInput = {
  rowCount: 1,
  columnCount: 2,
  rowOffsets: Int32Array.of(0, 2),
  columnOfEdge: Int32Array.of(0, 1),
  rowScore: Float64Array.of(1, 2),
  columnScore: Float64Array.of(5, 5),
  minimumOfColumn: Int32Array.of(0, 1),
};

const codes = (input: LowerQuotaProblemInput): string[] => {
  const result = lowerQuotaProblem(input);
  return isLeft(result)
    ? result.left.findings.map(({ code, place }) => `${code} ${place.path?.join(".")}`)
    : [];
};

it.each<[string, Partial<LowerQuotaProblemInput>, string[]]>([
  ["nothing wrong", {}, []],
  ["a minimum below 0", { minimumOfColumn: Int32Array.of(-1, 1) }, ["out-of-range minimumOfColumn.0"]],
  [
    "a minimum above the capacity",
    { minimumOfColumn: Int32Array.of(2, 1) },
    ["out-of-range minimumOfColumn.0"],
  ],
  ["too few minimums", { minimumOfColumn: Int32Array.of(1) }, ["ragged-array minimumOfColumn"]],
  ["no minimums", { minimumOfColumn: undefined as unknown as Int32Array }, ["wrong-type minimumOfColumn"]],
  [
    "several things at once",
    {
      rowScore: Float64Array.of(1, Number.NaN),
      capacityOfColumn: Int32Array.of(-1, 1),
      minimumOfColumn: Int32Array.of(-1, 1),
    },
    ["not-finite rowScore.1", "out-of-range capacityOfColumn.0", "out-of-range minimumOfColumn.0"],
  ],
])("reports %s", (_, change, expected) => {
  expect(codes({ ...good, ...change })).toEqual(expected);
});

it("throws in its twin", () => {
  expect(() => lowerQuotaProblemOrThrow({ ...good, minimumOfColumn: Int32Array.of(9, 9) })).toThrow(
    MatchingException,
  );
});
