import {
  type GeneralMatchingProblem,
  generalMatchingProblemFromEdgesOrThrow,
} from "../../src/peers/matching/problem";
import type { WeightedGraph } from "../arbitraries/graphs";

/** The library's problem of a graph. */
export const problemOfGraph = ({ peerCount, edges }: WeightedGraph): GeneralMatchingProblem =>
  generalMatchingProblemFromEdgesOrThrow({
    peerCount,
    endA: Int32Array.from(edges, ([a]) => a),
    endB: Int32Array.from(edges, ([, b]) => b),
    weight: Float64Array.from(edges, ([, , weight]) => weight),
  });

/** A graph with the best total of all its matchings, and the best one among the largest matchings. */
export interface GeneralMatchingCase extends WeightedGraph {
  readonly title: string;
  readonly source: string;
  /** The pairs of the one best matching. */
  readonly best: ReadonlyArray<readonly [number, number]>;
  /** The pairs of the one best matching among the largest, where it is another. */
  readonly bestOfLargest?: ReadonlyArray<readonly [number, number]>;
}

const RANTWIJK =
  "J. van Rantwijk, Maximum Weighted Matching (2008), test graphs; also in NetworkX, test_matching.py";

/** Peers count from 1 in the source: nobody is 0, and it is in no edge. */
const graphCase = (
  title: string,
  edges: WeightedGraph["edges"],
  best: GeneralMatchingCase["best"],
  bestOfLargest?: GeneralMatchingCase["best"],
  source: string = RANTWIJK,
): GeneralMatchingCase => ({
  title,
  source,
  peerCount: 1 + Math.max(0, ...edges.map(([a, b]) => Math.max(a, b))),
  edges,
  best,
  ...(bestOfLargest === undefined ? {} : { bestOfLargest }),
});

/** The five edges and the rim that the nasty ones have in common. */
const pentagon = [
  [1, 2, 45],
  [1, 5, 45],
  [2, 3, 50],
  [3, 4, 45],
  [4, 5, 50],
  [1, 6, 30],
  [3, 9, 35],
  [9, 10, 5],
] as const;
const ofPentagon = [
  [1, 6],
  [2, 3],
  [4, 8],
  [5, 7],
  [9, 10],
] as const;

/** Graphs with known answers. */
export const generalMatchingCases: ReadonlyArray<GeneralMatchingCase> = [
  graphCase("nobody", [], [], [], "by definition"),
  graphCase("one edge", [[0, 1, 1]], [[0, 1]], undefined, "by definition"),
  graphCase(
    "the heavier of two edges",
    [
      [1, 2, 10],
      [2, 3, 11],
    ],
    [[2, 3]],
  ),
  graphCase(
    "the middle of a path, or its two ends",
    [
      [1, 2, 5],
      [2, 3, 11],
      [3, 4, 5],
    ],
    [[2, 3]],
    [
      [1, 2],
      [3, 4],
    ],
  ),
  graphCase(
    "negative weights",
    [
      [1, 2, 2],
      [1, 3, -2],
      [2, 3, 1],
      [2, 4, -1],
      [3, 4, -6],
    ],
    [[1, 2]],
    [
      [1, 3],
      [2, 4],
    ],
  ),
  graphCase(
    "fractions",
    [
      [1, 2, Math.PI],
      [2, 3, Math.E],
      [1, 3, 3],
      [1, 4, Math.SQRT2],
    ],
    [
      [1, 4],
      [2, 3],
    ],
  ),
  graphCase(
    "an outer blossom on the way",
    [
      [1, 2, 8],
      [1, 3, 9],
      [2, 3, 10],
      [3, 4, 7],
    ],
    [
      [1, 2],
      [3, 4],
    ],
  ),
  graphCase(
    "the same with two more",
    [
      [1, 2, 8],
      [1, 3, 9],
      [2, 3, 10],
      [3, 4, 7],
      [1, 6, 5],
      [4, 5, 6],
    ],
    [
      [1, 6],
      [2, 3],
      [4, 5],
    ],
  ),
  graphCase(
    "a blossom that becomes inner",
    [
      [1, 2, 9],
      [1, 3, 8],
      [2, 3, 10],
      [1, 4, 5],
      [4, 5, 4],
      [1, 6, 3],
    ],
    [
      [1, 6],
      [2, 3],
      [4, 5],
    ],
  ),
  graphCase(
    "the same, left at another peer",
    [
      [1, 2, 9],
      [1, 3, 8],
      [2, 3, 10],
      [1, 4, 5],
      [4, 5, 3],
      [3, 6, 4],
    ],
    [
      [1, 2],
      [3, 6],
      [4, 5],
    ],
  ),
  graphCase(
    "nested blossoms on the way",
    [
      [1, 2, 9],
      [1, 3, 9],
      [2, 3, 10],
      [2, 4, 8],
      [3, 5, 8],
      [4, 5, 10],
      [5, 6, 6],
    ],
    [
      [1, 3],
      [2, 4],
      [5, 6],
    ],
  ),
  graphCase(
    "a blossom that goes into a nested one",
    [
      [1, 2, 10],
      [1, 7, 10],
      [2, 3, 12],
      [3, 4, 20],
      [3, 5, 20],
      [4, 5, 25],
      [5, 6, 10],
      [6, 7, 10],
      [7, 8, 8],
    ],
    [
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
    ],
  ),
  graphCase(
    "nested blossoms that are expanded one in the other",
    [
      [1, 2, 8],
      [1, 3, 8],
      [2, 3, 10],
      [2, 4, 12],
      [3, 5, 12],
      [4, 5, 14],
      [4, 6, 12],
      [5, 7, 12],
      [6, 7, 14],
      [7, 8, 12],
    ],
    [
      [1, 2],
      [3, 5],
      [4, 6],
      [7, 8],
    ],
  ),
  graphCase(
    "a blossom that becomes inner and is expanded",
    [
      [1, 2, 23],
      [1, 5, 22],
      [1, 6, 15],
      [2, 3, 25],
      [3, 4, 22],
      [4, 5, 25],
      [4, 8, 14],
      [5, 7, 13],
    ],
    [
      [1, 6],
      [2, 3],
      [4, 8],
      [5, 7],
    ],
  ),
  graphCase(
    "a nested blossom that becomes inner and is expanded",
    [
      [1, 2, 19],
      [1, 3, 20],
      [1, 8, 8],
      [2, 3, 25],
      [2, 4, 18],
      [3, 5, 18],
      [4, 5, 13],
      [4, 7, 7],
      [5, 6, 7],
    ],
    [
      [1, 8],
      [2, 3],
      [4, 7],
      [5, 6],
    ],
  ),
  graphCase(
    "a nasty one: inner in more than one way, expanded",
    [...pentagon, [4, 8, 35], [5, 7, 26]],
    ofPentagon,
  ),
  graphCase("the same, the other way round", [...pentagon, [4, 8, 26], [5, 7, 40]], ofPentagon),
  graphCase(
    "the same, with a new nearest edge after expanding",
    [...pentagon, [4, 8, 28], [5, 7, 26]],
    ofPentagon,
  ),
  graphCase(
    "a nasty nested one: the inner blossom ends up on the way",
    [
      [1, 2, 45],
      [1, 7, 45],
      [2, 3, 50],
      [3, 4, 45],
      [4, 5, 95],
      [4, 6, 94],
      [5, 6, 94],
      [6, 7, 50],
      [1, 8, 30],
      [3, 11, 35],
      [5, 9, 36],
      [7, 10, 26],
      [11, 12, 5],
    ],
    [
      [1, 8],
      [2, 3],
      [4, 6],
      [5, 9],
      [7, 10],
      [11, 12],
    ],
  ),
  graphCase(
    "a nasty nested one that is expanded all the way",
    [
      [1, 2, 40],
      [1, 3, 40],
      [2, 3, 60],
      [2, 4, 55],
      [3, 5, 55],
      [4, 5, 50],
      [1, 8, 15],
      [5, 7, 30],
      [7, 6, 10],
      [8, 10, 10],
      [4, 9, 30],
    ],
    [
      [1, 2],
      [3, 5],
      [4, 9],
      [6, 7],
      [8, 10],
    ],
  ),
];
