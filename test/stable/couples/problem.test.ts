import { isLeft } from "fp-ts/Either";
import { expect, it } from "vitest";
import { MatchingException } from "../../../src/errors/or-throw";
import {
  type CouplesProblemInput,
  couplesProblem,
  couplesProblemOrThrow,
} from "../../../src/stable/couples/problem";

const array = (...numbers: number[]): Int32Array => Int32Array.from(numbers);
const good: CouplesProblemInput = {
  rowCount: 5,
  columnCount: 2,
  rowOffsets: array(0, 2, 4, 5, 6, 7),
  columnOfEdge: array(0, 1, 0, 1, 0, 1, 0),
  rowScore: new Float64Array(7),
  columnScore: new Float64Array(7),
  firstOfCouple: array(0, 2),
  secondOfCouple: array(1, 3),
  pairOffsets: array(0, 2, 3),
  firstColumnOfPair: array(0, 1, 0),
  secondColumnOfPair: array(0, -1, 1),
  scoreOfPair: new Float64Array(3),
};

const codes = (input: CouplesProblemInput): string[] => {
  const result = couplesProblem(input);
  return isLeft(result)
    ? result.left.findings.map(({ code, place }) => `${code} ${place.path?.join(".")}`)
    : [];
};

it.each<[string, Partial<CouplesProblemInput>, string[]]>([
  ["nothing wrong", {}, []],
  ["a row linked to itself", { secondOfCouple: array(0, 3) }, ["own-index secondOfCouple.0"]],
  ["a row linked twice", { secondOfCouple: array(1, 1) }, ["duplicate-edge secondOfCouple.1"]],
  [
    "rows that do not exist",
    { firstOfCouple: array(-1, 5) },
    ["out-of-range firstOfCouple.0", "out-of-range firstOfCouple.1"],
  ],
  ["too few second members", { secondOfCouple: array(1) }, ["ragged-array secondOfCouple"]],
  ["too few offsets", { pairOffsets: array(0, 3) }, ["ragged-array pairOffsets"]],
  [
    "offsets that fall",
    { pairOffsets: array(0, 4, 3) },
    ["ragged-array pairOffsets.1", "ragged-array pairOffsets.2"],
  ],
  ["too few second columns", { secondColumnOfPair: array(0) }, ["ragged-array secondColumnOfPair"]],
  ["too few scores", { scoreOfPair: new Float64Array(2) }, ["ragged-array scoreOfPair"]],
  [
    "a score that is no number",
    { scoreOfPair: Float64Array.of(0, Number.NaN, 1) },
    ["not-finite scoreOfPair.1"],
  ],
  [
    "arrays of the wrong kind",
    { firstOfCouple: [0, 2] as unknown as Int32Array },
    ["wrong-type firstOfCouple"],
  ],
  [
    "columns that do not exist",
    { firstColumnOfPair: array(2, 1, 0), secondColumnOfPair: array(-2, -1, 1) },
    ["out-of-range firstColumnOfPair.0", "out-of-range secondColumnOfPair.0"],
  ],
  [
    "a column that may not have the row",
    { firstColumnOfPair: array(0, 1, 1) },
    ["not-mutual firstColumnOfPair.2"],
  ],
  ["nobody and nobody", { firstColumnOfPair: array(0, -1, 0) }, ["out-of-range firstColumnOfPair.1"]],
  [
    "a pair named twice",
    { firstColumnOfPair: array(1, 1, 0), secondColumnOfPair: array(-1, -1, 1) },
    ["duplicate-edge firstColumnOfPair.1"],
  ],
  [
    "several things at once",
    {
      rowScore: Float64Array.of(0, 0, 0, 0, 0, 0, Number.NaN),
      capacityOfColumn: array(1, -1),
      secondOfCouple: array(0, 3),
      scoreOfPair: Float64Array.of(Number.POSITIVE_INFINITY, 0, 0),
    },
    [
      "not-finite rowScore.6",
      "out-of-range capacityOfColumn.1",
      "not-finite scoreOfPair.0",
      "own-index secondOfCouple.0",
    ],
  ],
])("reports %s", (_, change, expected) => {
  expect(codes({ ...good, ...change })).toEqual(expected);
});

it("throws in its twin", () => {
  expect(() => couplesProblemOrThrow({ ...good, secondOfCouple: array(0, 3) })).toThrow(MatchingException);
  expect(couplesProblemOrThrow(good).capacityOfColumn).toEqual(array(1, 1));
});
