import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StableOutcome } from "../../src/stable/outcome";
import { type StableProblem, stableProblemOrThrow } from "../../src/stable/problem";
import { findBlockingPairs, verifyStable } from "../../src/verify/stability";
import { opinionatedWorld, tiedWeight } from "../arbitraries/worlds";
import { fromLists } from "../cases/stable";
import {
  alongEdges,
  blockingPairs,
  forEachMatching,
  type Opinions,
  type SmallWorld,
  toGraph,
} from "../oracles/brute-force";

const problemOf = (world: SmallWorld, opinions: Opinions): StableProblem =>
  stableProblemOrThrow({
    ...toGraph(world),
    rowScore: alongEdges(world, opinions.ofRow),
    columnScore: alongEdges(world, opinions.ofColumn),
    capacityOfColumn: Int32Array.from(world.capacity),
  });

/** Two rows, two columns; row 0 and column 0 want each other most, as do row 1 and column 1. */
const problem = fromLists(
  [
    [0, 1],
    [1, 0],
  ],
  [
    [0, 1],
    [1, 0],
  ],
);
const outcome = (columnOfRow: number[]): StableOutcome => ({
  _tag: "Stable",
  columnOfRow: Int32Array.from(columnOfRow),
  proposals: 2,
});

describe("blocking pairs", () => {
  it("are those of the definition, in every matching of random worlds, stable or not", () => {
    let matchings = 0;
    let blocked = 0;
    fc.assert(
      fc.property(
        opinionatedWorld({ rows: 4, columns: 3, capacity: 2 }, tiedWeight),
        ({ world, opinions }) => {
          const built = problemOf(world, opinions);
          forEachMatching(world, (columnOfRow) => {
            matchings++;
            const expected = blockingPairs(world, opinions, columnOfRow);
            if (expected.length > 0) blocked++;
            expect(
              findBlockingPairs(built, Int32Array.from(columnOfRow)).map(({ row, column }) => [row, column]),
            ).toEqual(expected);
          });
        },
      ),
      { numRuns: 500 },
    );
    expect(blocked).toBeGreaterThan(1000);
    expect(matchings - blocked).toBeGreaterThan(100);
  });
});

describe("a stable outcome", () => {
  it("that is what it claims has nothing against it", () => {
    expect(verifyStable(problem, outcome([0, 1]))).toEqual([]);
  });

  it.each<[string, number[], object[]]>([
    [
      "partners swapped",
      [1, 0],
      [
        { _tag: "BlockingPair", row: 0, column: 0 },
        { _tag: "BlockingPair", row: 1, column: 1 },
      ],
    ],
    ["somebody left out", [0, -1], [{ _tag: "BlockingPair", row: 1, column: 1 }]],
    [
      "everybody left out",
      [-1, -1],
      [
        { _tag: "BlockingPair", row: 0, column: 0 },
        { _tag: "BlockingPair", row: 0, column: 1 },
        { _tag: "BlockingPair", row: 1, column: 0 },
        { _tag: "BlockingPair", row: 1, column: 1 },
      ],
    ],
    ["a column given twice", [0, 0], [{ _tag: "OverCapacity", column: 0, capacity: 1, load: 2 }]],
    [
      "columns that do not exist",
      [2, -2],
      [
        { _tag: "ForbiddenPair", row: 0, column: 2 },
        { _tag: "ForbiddenPair", row: 1, column: -2 },
      ],
    ],
    ["too short", [0], [{ _tag: "WrongLength", array: "columnOfRow", expected: 2, found: 1 }]],
  ])("with %s is refuted", (_, columnOfRow, expected) => {
    expect(verifyStable(problem, outcome(columnOfRow))).toEqual(expected);
  });

  it("with a pair that is not acceptable is refuted", () => {
    const partial = fromLists([[0], [0, 1]], [[0, 1], [1]]);
    expect(verifyStable(partial, outcome([1, 0]))).toEqual([{ _tag: "ForbiddenPair", row: 0, column: 1 }]);
  });

  it("may leave people indifferent: equal scores block nothing", () => {
    const graph = {
      rowCount: 2,
      columnCount: 2,
      rowOffsets: Int32Array.of(0, 2, 4),
      columnOfEdge: Int32Array.of(0, 1, 0, 1),
    };
    const scores = { rowScore: Float64Array.of(1, 1, 2, 1), columnScore: Float64Array.of(1, 1, 1, 1) };
    // Row 1 would rather have column 0, which does not care.
    expect(verifyStable(stableProblemOrThrow({ ...graph, ...scores }), outcome([0, 1]))).toEqual([]);
  });
});

describe("a stopped run", () => {
  const stopped = (columnOfRow: number[]): StableOutcome => ({
    _tag: "Stopped",
    reason: "aborted",
    columnOfRow: Int32Array.from(columnOfRow),
    unsettled: 1,
  });

  it("may have blocking pairs, but must be a matching", () => {
    expect(verifyStable(problem, stopped([1, 0]))).toEqual([]);
    expect(verifyStable(problem, stopped([1, 1]))).toEqual([
      { _tag: "OverCapacity", column: 1, capacity: 1, load: 2 },
    ]);
  });
});
