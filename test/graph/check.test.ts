import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/errors/finding";
import { renderPlace } from "../../src/errors/render";
import { checkBipartite, checkCapacities, checkProblem, checkWeights } from "../../src/graph/check";
import { smallWorld } from "../arbitraries/worlds";
import { toGraph } from "../oracles/brute-force";

/** Two rows; row 0 knows columns 0 and 2, row 1 knows column 1. */
const graph = {
  rowCount: 2,
  columnCount: 3,
  rowOffsets: Int32Array.of(0, 2, 3),
  columnOfEdge: Int32Array.of(0, 2, 1),
};

/** Place, code, what was found and what was expected. */
const inShort = ({ place, code, received, expected }: Finding): string =>
  `${renderPlace(place)}: ${code}: ${received}, not ${expected}`;

describe("arrays that are no graph", () => {
  it.each<[string, Partial<Record<keyof typeof graph, unknown>>, string[]]>([
    ["as it should be", {}, []],
    [
      "counts that are no whole numbers",
      { rowCount: -1, columnCount: 1.5 },
      [
        "problem, rowCount: out-of-range: -1, not a whole number from 0",
        "problem, columnCount: out-of-range: 1.5, not a whole number from 0",
      ],
    ],
    [
      "NaN for a count",
      { rowCount: Number.NaN },
      ["problem, rowCount: out-of-range: NaN, not a whole number from 0"],
    ],
    [
      "plain arrays",
      { rowOffsets: [0, 2, 3], columnOfEdge: null },
      [
        "problem, rowOffsets: wrong-type: [0,2,3], not an Int32Array",
        "problem, columnOfEdge: wrong-type: null, not an Int32Array",
      ],
    ],
    [
      "too few offsets",
      { rowOffsets: Int32Array.of(0, 3) },
      ["problem, rowOffsets: ragged-array: 2, not 3 offsets, one more than there are rows"],
    ],
    [
      "offsets that do not begin at 0",
      { rowOffsets: Int32Array.of(1, 2, 3) },
      ["problem, rowOffsets[0]: ragged-array: 1, not 0 to 0"],
    ],
    [
      "offsets that fall",
      { rowOffsets: Int32Array.of(0, 4, 3) },
      [
        "problem, rowOffsets[1]: ragged-array: 4, not 0 to 3",
        "problem, rowOffsets[2]: ragged-array: 3, not 4 to 3",
      ],
    ],
    [
      "offsets that do not end at the number of edges",
      { rowOffsets: Int32Array.of(0, 2, 2) },
      ["problem, rowOffsets[2]: ragged-array: 2, not 3, the number of edges"],
    ],
    [
      "columns that do not exist",
      { columnOfEdge: Int32Array.of(-1, 0, 3) },
      [
        "problem, columnOfEdge[0]: out-of-range: -1, not a column from 0 to 2",
        "problem, columnOfEdge[2]: out-of-range: 3, not a column from 0 to 2",
      ],
    ],
    [
      "a column that does not exist before one that does",
      { columnOfEdge: Int32Array.of(99, 1, 1) },
      ["problem, columnOfEdge[0]: out-of-range: 99, not a column from 0 to 2"],
    ],
    [
      "an edge twice",
      { columnOfEdge: Int32Array.of(2, 2, 1) },
      ["problem, columnOfEdge[1]: duplicate-edge: 2, not a column above 2"],
    ],
    [
      "columns out of order",
      { columnOfEdge: Int32Array.of(2, 0, 1) },
      ["problem, columnOfEdge[1]: duplicate-edge: 0, not a column above 2"],
    ],
  ])("%s", (_, change, expected) => {
    const findings = checkBipartite({ ...graph, ...change } as typeof graph);
    expect(findings.map(inShort)).toEqual(expected);
    for (const { severity, remedy } of findings) {
      expect(severity).toBe("error");
      expect(remedy).toMatch(/\.$/);
    }
  });

  it("takes every graph that is one, and no weight or capacity in it", () => {
    fc.assert(
      fc.property(smallWorld({ rows: 6, columns: 5, capacity: 3 }), (world) => {
        const made = toGraph(world);
        expect(checkBipartite(made)).toEqual([]);
        expect(checkCapacities(Int32Array.from(world.capacity), world.columnCount)).toEqual([]);
        expect(
          checkWeights("weight", new Float64Array(made.columnOfEdge.length), made.columnOfEdge.length),
        ).toEqual([]);
      }),
    );
  });
});

describe("weights", () => {
  it.each<[string, unknown, string[]]>([
    ["finite, 0 and −0 among them", Float64Array.of(0, -0, -1e300), []],
    ["in a plain array", [1, 2, 3], ["problem, score: wrong-type: [1,2,3], not a Float64Array"]],
    [
      "too many",
      Float64Array.of(1, 2, 3, 4),
      ["problem, score: ragged-array: 4, not 3 numbers, one an edge"],
    ],
    [
      "that are no numbers",
      Float64Array.of(Number.NaN, 1, Number.NEGATIVE_INFINITY),
      [
        "problem, score[0]: not-finite: NaN, not a finite number",
        "problem, score[2]: not-finite: -Infinity, not a finite number",
      ],
    ],
  ])("%s", (_, weights, expected) => {
    expect(checkWeights("score", weights as Float64Array, 3).map(inShort)).toEqual(expected);
  });
});

describe("capacities", () => {
  it.each<[string, unknown, string[]]>([
    ["from 0", Int32Array.of(0, 7), []],
    ["in a plain array", [1, 1], ["problem, capacityOfColumn: wrong-type: [1,1], not an Int32Array"]],
    [
      "too few",
      Int32Array.of(1),
      ["problem, capacityOfColumn: ragged-array: 1, not 2 capacities, one a column"],
    ],
    [
      "below 0",
      Int32Array.of(-1, -2),
      [
        "problem, capacityOfColumn[0]: out-of-range: -1, not a whole number from 0",
        "problem, capacityOfColumn[1]: out-of-range: -2, not a whole number from 0",
      ],
    ],
  ])("%s", (_, capacities, expected) => {
    expect(checkCapacities(capacities as Int32Array, 2).map(inShort)).toEqual(expected);
  });

  it("are one each where nothing is said", () => {
    const graph = {
      rowCount: 0,
      columnCount: 3,
      rowOffsets: Int32Array.of(0),
      columnOfEdge: new Int32Array(0),
    };
    expect(checkProblem(graph, {}, undefined)).toEqual({
      capacityOfColumn: Int32Array.of(1, 1, 1),
      findings: [],
    });
  });
});
