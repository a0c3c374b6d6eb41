import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ManyToManyOutcome } from "../../src/stable/many-to-many/outcome";
import { type ManyToManyProblem, manyToManyProblemOrThrow } from "../../src/stable/many-to-many/problem";
import { findManyToManyBlockingPairs, verifyManyToMany } from "../../src/verify/many-to-many";
import { crowdedWorld, opinionatedWorld, tiedWeight } from "../arbitraries/worlds";
import { fromLists } from "../cases/stable";
import { alongEdges, toGraph } from "../oracles/brute-force";
import { blockingPairsOf, forEachMatchingOf, marketOf, type Partners } from "../oracles/stability";

const edgesOf = ({ rowCount, rowOffsets, columnOfEdge }: ManyToManyProblem, partners: Partners): number[] => {
  const edges: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++)
      if (partners[row]!.includes(rowCount + columnOfEdge[e]!)) edges.push(e);
  }
  return edges;
};

it("finds the blocking pairs of the definition, in every matching of random worlds, stable or not", () => {
  let blocked = 0;
  let stable = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        opinionatedWorld({ rows: 3, columns: 3, capacity: 3 }, tiedWeight),
        crowdedWorld(3, tiedWeight).map(({ world, opinions }) => ({
          world: { ...world, capacity: [2, 1, 2] },
          opinions,
        })),
      ),
      fc.array(fc.constantFrom(0, 1, 2, 2, 3), { minLength: 3, maxLength: 3 }),
      ({ world, opinions }, all) => {
        const quotas = all.slice(0, world.allowed.length);
        const rows = world.allowed.length;
        const problem = manyToManyProblemOrThrow({
          ...toGraph(world),
          rowScore: alongEdges(world, opinions.ofRow),
          columnScore: alongEdges(world, opinions.ofColumn),
          capacityOfRow: Int32Array.from(quotas),
          capacityOfColumn: Int32Array.from(world.capacity),
        });
        const market = marketOf(world, opinions, quotas);
        forEachMatchingOf(market, (partners) => {
          const expected = blockingPairsOf(market, partners, "weak");
          const found = findManyToManyBlockingPairs(problem, Int32Array.from(edgesOf(problem, partners)));
          if (expected.length > 0) blocked++;
          else stable++;
          expect(found.map(({ row, column }) => [row, rows + column])).toEqual(expected);
        });
      },
    ),
    { numRuns: 300 },
  );
  expect(blocked).toBeGreaterThan(1000);
  expect(stable).toBeGreaterThan(200);
});

describe("an outcome", () => {
  /** Rows 0 and 1 of two places and one, columns of one place and two; edges 0 to 3 row by row. */
  const problem = manyToManyProblemOrThrow({
    ...fromLists(
      [
        [0, 1],
        [0, 1],
      ],
      [
        [0, 1],
        [0, 1],
      ],
      [1, 2],
    ),
    capacityOfRow: Int32Array.of(2, 1),
  });
  const outcome = (edges: number[], columns: number[], offsets: number[]): ManyToManyOutcome => ({
    _tag: "Stable",
    matchedEdges: Int32Array.from(edges),
    columnOfMatch: Int32Array.from(columns),
    matchOffsets: Int32Array.from(offsets),
    proposals: 3,
  });

  it("that is what it claims has nothing against it", () => {
    expect(verifyManyToMany(problem, outcome([0, 1, 3], [0, 1, 1], [0, 2, 3]))).toEqual([]);
  });

  it.each<[string, [number[], number[], number[]], object[]]>([
    [
      "nobody",
      [[], [], [0, 0, 0]],
      [
        { _tag: "BlockingPair", row: 0, column: 0 },
        { _tag: "BlockingPair", row: 0, column: 1 },
        { _tag: "BlockingPair", row: 1, column: 0 },
        { _tag: "BlockingPair", row: 1, column: 1 },
      ],
    ],
    [
      "somebody left out",
      [
        [0, 1],
        [0, 1],
        [0, 2, 2],
      ],
      [{ _tag: "BlockingPair", row: 1, column: 1 }],
    ],
    [
      "a place of a row left free",
      [
        [0, 3],
        [0, 1],
        [0, 1, 2],
      ],
      [{ _tag: "BlockingPair", row: 0, column: 1 }],
    ],
    [
      "the wrong one preferred",
      [
        [1, 2],
        [1, 0],
        [0, 1, 2],
      ],
      [{ _tag: "BlockingPair", row: 0, column: 0 }],
    ],
    [
      "a column given twice",
      [
        [0, 1, 2],
        [0, 1, 0],
        [0, 2, 3],
      ],
      [{ _tag: "OverCapacity", column: 0, capacity: 1, load: 2 }],
    ],
    [
      "a row given twice",
      [
        [0, 2, 3],
        [0, 0, 1],
        [0, 1, 3],
      ],
      [
        { _tag: "RowOverCapacity", row: 1, capacity: 1, load: 2 },
        { _tag: "OverCapacity", column: 0, capacity: 1, load: 2 },
      ],
    ],
    [
      "an edge twice",
      [
        [0, 0, 3],
        [0, 0, 1],
        [0, 2, 3],
      ],
      [{ _tag: "WrongEdge", position: 1, edge: 0 }],
    ],
    [
      "edges that don't exist",
      [
        [-1, 4],
        [0, 0],
        [0, 1, 2],
      ],
      [
        { _tag: "WrongEdge", position: 0, edge: -1 },
        { _tag: "WrongEdge", position: 1, edge: 4 },
      ],
    ],
    [
      "a column that is not the edge's",
      [
        [0, 1, 3],
        [0, 0, 1],
        [0, 2, 3],
      ],
      [{ _tag: "WrongColumn", position: 1, expected: 1, found: 0 }],
    ],
    [
      "rows that begin elsewhere",
      [
        [0, 1, 3],
        [0, 1, 1],
        [0, 1, 3],
      ],
      [{ _tag: "WrongOffset", row: 1, expected: 2, found: 1 }],
    ],
    [
      "offsets that end too early",
      [
        [0, 1, 3],
        [0, 1, 1],
        [0, 2, 2],
      ],
      [{ _tag: "WrongOffset", row: 2, expected: 3, found: 2 }],
    ],
    [
      "too few entries",
      [
        [0, 1, 3],
        [0, 1],
        [0, 2],
      ],
      [
        { _tag: "WrongLength", array: "columnOfMatch", expected: 3, found: 2 },
        { _tag: "WrongLength", array: "matchOffsets", expected: 3, found: 2 },
      ],
    ],
  ])("with %s is refuted", (_, arrays, expected) => {
    expect(verifyManyToMany(problem, outcome(...arrays))).toEqual(expected);
  });

  it("of a stopped run may have blocking pairs, but must keep to the capacities", () => {
    const stopped = (...arrays: [number[], number[], number[]]): ManyToManyOutcome => {
      const { matchedEdges, columnOfMatch, matchOffsets } = outcome(...arrays);
      return { _tag: "Stopped", reason: "aborted", unsettled: 1, matchedEdges, columnOfMatch, matchOffsets };
    };
    expect(verifyManyToMany(problem, stopped([1, 2], [1, 0], [0, 1, 2]))).toEqual([]);
    expect(verifyManyToMany(problem, stopped([0, 2], [0, 0], [0, 1, 2]))).toEqual([
      { _tag: "OverCapacity", column: 0, capacity: 1, load: 2 },
    ]);
  });

  it("may leave people indifferent: equal scores block nothing", () => {
    const tied = manyToManyProblemOrThrow({
      ...problem,
      rowScore: Float64Array.of(1, 1, 1, 1),
      columnScore: Float64Array.of(1, 1, 1, 1),
      capacityOfRow: Int32Array.of(1, 1),
      capacityOfColumn: Int32Array.of(1, 1),
    });
    expect(verifyManyToMany(tied, outcome([1, 2], [1, 0], [0, 1, 2]))).toEqual([]);
  });
});
