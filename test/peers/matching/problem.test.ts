import { describe, expect, it } from "vitest";
import {
  type GeneralMatchingEdges,
  type GeneralMatchingProblem,
  generalMatchingProblem,
  generalMatchingProblemFromEdges,
  generalMatchingProblemFromEdgesOrThrow,
  generalMatchingProblemFromMatrix,
  generalMatchingProblemFromMatrixOrThrow,
  generalMatchingProblemOrThrow,
  type PeerMatrix,
} from "../../../src/peers/matching/problem";
import { findingsOf, inShort } from "../../oracles/findings";

const path: GeneralMatchingProblem = {
  peerCount: 3,
  offsets: Int32Array.of(0, 1, 3, 4),
  peerOfArc: Int32Array.of(1, 0, 2, 1),
  weight: Float64Array.of(5, 5, 7, 7),
};
const edges: GeneralMatchingEdges = {
  peerCount: 3,
  endA: Int32Array.of(2, 0),
  endB: Int32Array.of(1, 1),
  weight: Float64Array.of(7, 5),
};
const codes = (result: Parameters<typeof findingsOf>[0]): string[] =>
  findingsOf(result).map(({ code, place }) => `${code} ${place.path?.join(" ")}`);

describe("a matching problem", () => {
  it("is the same from arcs, from edges in any order, and from a matrix", () => {
    expect(generalMatchingProblemOrThrow(path)).toEqual(path);
    expect(generalMatchingProblemFromEdgesOrThrow(edges)).toEqual(path);
    expect(
      generalMatchingProblemFromMatrixOrThrow([
        [null, 5, null],
        [5, null, 7],
        [null, 7, null],
      ]),
    ).toEqual(path);
  });

  it("counts an edge as 1 where no weights are given", () => {
    const { weight: _, ...bare } = edges;
    expect(generalMatchingProblemFromEdgesOrThrow(bare).weight).toEqual(Float64Array.of(1, 1, 1, 1));
  });

  it("may be of nobody", () => {
    const nobody = {
      peerCount: 0,
      offsets: Int32Array.of(0),
      peerOfArc: new Int32Array(0),
      weight: new Float64Array(0),
    };
    expect(generalMatchingProblemOrThrow(nobody)).toEqual(nobody);
    expect(generalMatchingProblemFromMatrixOrThrow([])).toEqual(nobody);
  });

  it.each<[string, Partial<GeneralMatchingProblem>, string[]]>([
    ["two weights for one edge", { weight: Float64Array.of(5, 5, 7, 8) }, ["not-mutual weight 3"]],
    [
      "NaN and infinity",
      { weight: Float64Array.of(5, Number.NaN, 7, Number.POSITIVE_INFINITY) },
      ["not-finite weight 1", "not-finite weight 3"],
    ],
    [
      "an own index, and too few weights",
      { peerOfArc: Int32Array.of(1, 1, 2, 1), weight: Float64Array.of(5) },
      ["own-index peerOfArc 1", "not-mutual peerOfArc 0", "ragged-array weight"],
    ],
    [
      "an edge at one end only",
      { peerOfArc: Int32Array.of(1, 0, 2, 0) },
      ["not-mutual peerOfArc 2", "not-mutual peerOfArc 3"],
    ],
    ["an array of another kind", { peerOfArc: [1, 0, 2, 1] as never }, ["wrong-type peerOfArc"]],
  ])("with %s is refused", (_, wrong, expected) => {
    const result = generalMatchingProblem({ ...path, ...wrong });
    expect(codes(result)).toEqual(expected);
    expect(() => generalMatchingProblemOrThrow({ ...path, ...wrong })).toThrow();
  });

  it.each<[string, Partial<GeneralMatchingEdges>, string[]]>([
    [
      "no count of peers",
      { peerCount: -1, endA: [0] as never },
      ["out-of-range peerCount", "wrong-type endA"],
    ],
    ["ends of different length", { endB: Int32Array.of(1) }, ["ragged-array endB"]],
    [
      "peers that do not exist, and NaN",
      { endA: Int32Array.of(3, 0), endB: Int32Array.of(1, -1), weight: Float64Array.of(1, Number.NaN) },
      ["out-of-range endA 0", "out-of-range endB 1", "not-finite weight 1"],
    ],
    ["a loop", { endA: Int32Array.of(2, 1) }, ["own-index endB 1"]],
    [
      "an edge twice, once the other way round",
      { endA: Int32Array.of(2, 1), endB: Int32Array.of(1, 2) },
      ["duplicate-edge endA 1"],
    ],
    ["too few weights", { weight: Float64Array.of(1) }, ["ragged-array weight"]],
  ])("from edges with %s is refused", (_, wrong, expected) => {
    const result = generalMatchingProblemFromEdges({ ...edges, ...wrong });
    expect(codes(result)).toEqual(expected);
    expect(() => generalMatchingProblemFromEdgesOrThrow({ ...edges, ...wrong })).toThrow();
  });

  it.each<[string, PeerMatrix, string[]]>([
    ["ragged rows", [[null, 1], [1]], ["ragged-array matrix 1"]],
    [
      "numbers on the diagonal",
      [
        [0, 1],
        [1, null],
      ],
      ["own-index matrix 0 0"],
    ],
    [
      "two weights for one pair",
      [
        [null, 1],
        [2, null],
      ],
      ["not-mutual matrix 1 0"],
    ],
    [
      "a pair that one end forbids",
      [
        [null, null],
        [2, null],
      ],
      ["not-mutual matrix 1 0"],
    ],
    [
      "NaN, and something else than a number",
      [
        [null, Number.NaN],
        ["1" as never, null],
      ],
      ["not-finite matrix 0 1", "not-finite matrix 1 0"],
    ],
  ])("from a matrix with %s is refused", (_, matrix, expected) => {
    const result = generalMatchingProblemFromMatrix(matrix);
    expect(codes(result)).toEqual(expected);
    expect(() => generalMatchingProblemFromMatrixOrThrow(matrix)).toThrow();
  });

  it("says what to do", () => {
    const [finding] = findingsOf(generalMatchingProblem({ ...path, weight: Float64Array.of(5, 6, 7, 7) }));
    expect(inShort(finding!)).toBe(
      "not-mutual at problem, weight[1]: found 6, expected 5, as at the other end of the edge (arc 0). An edge has one weight: combine what its two ends say, for instance by adding it up.",
    );
  });
});
