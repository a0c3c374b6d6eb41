/** Constructors of problems answer whatever they are given: a problem, or findings; they never throw. */

import fc from "fast-check";
import type { Either } from "fp-ts/Either";
import { isLeft, isRight } from "fp-ts/Either";
import { describe, expect, it } from "vitest";
import * as door from "../src/algorithms";
import type { InvalidProblem } from "../src/errors/matching-error";
import { renderError } from "../src/errors/render";

type Constructor = (input: unknown) => Either<InvalidProblem, unknown>;

/** Two rows and two columns, or three peers, as each constructor wants them. */
const graph = {
  rowCount: 2,
  columnCount: 2,
  rowOffsets: Int32Array.of(0, 2, 3),
  columnOfEdge: Int32Array.of(0, 1, 0),
};
const scores = { rowScore: Float64Array.of(2, 1, 1), columnScore: Float64Array.of(1, 1, 2) };
const places = { capacityOfColumn: Int32Array.of(1, 2) };
const stable = { ...graph, ...scores, ...places };
const peers = { peerCount: 3, offsets: Int32Array.of(0, 1, 3, 4), peerOfArc: Int32Array.of(1, 0, 2, 1) };
const ofArcs = Float64Array.of(1, 1, 2, 2);
const sound: Readonly<Record<string, object>> = {
  assignmentProblem: { ...graph, ...places, weight: Float64Array.of(1, 2, 3) },
  assignmentProblemFromMatrix: [
    [1, 2],
    [null, 4],
  ],
  couplesProblem: {
    ...stable,
    firstOfCouple: Int32Array.of(0),
    secondOfCouple: Int32Array.of(1),
    pairOffsets: Int32Array.of(0, 2),
    firstColumnOfPair: Int32Array.of(0, 1),
    secondColumnOfPair: Int32Array.of(0, 0),
    scoreOfPair: Float64Array.of(2, 1),
  },
  denseTransportationProblem: {
    rowCount: 1,
    columnCount: 2,
    weight: Float64Array.of(1, 2),
    sense: "minimise",
    lowerOfColumn: 1,
    upperOfRow: 2,
    upperOfEdge: 3,
  },
  fixturesProblem: { ...peers, score: ofArcs, capacityOfPeer: Int32Array.of(1, 2, 1) },
  fixturesProblemFromLists: [[1], [0, 2], [1]],
  flowProblem: {
    nodeCount: 2,
    tailOfArc: Int32Array.of(0, 1, 1),
    headOfArc: Int32Array.of(1, 0, 1),
    lowerOfArc: Int32Array.of(-1, 0, 1),
    upperOfArc: Int32Array.of(2, 0, 3),
    costOfArc: Float64Array.of(1, -2, 0.5),
    supplyOfNode: Int32Array.of(1, -1),
  },
  generalMatchingProblem: { ...peers, weight: ofArcs },
  generalMatchingProblemFromEdges: {
    peerCount: 3,
    endA: Int32Array.of(0, 1),
    endB: Int32Array.of(1, 2),
    weight: Float64Array.of(1, 2),
  },
  generalMatchingProblemFromMatrix: [
    [null, 1],
    [1, null],
  ],
  coveredSidesProblem: {
    ...graph,
    ...places,
    weight: Float64Array.of(1, 2, 3),
    sense: "minimise",
    first: "columns",
  },
  lexicographicProblem: {
    ...graph,
    ...places,
    levels: [{ valueOfRow: Float64Array.of(1, 1) }, { weight: Float64Array.of(1, 2, 0.5) }],
  },
  leximinProblem: {
    ...graph,
    ...places,
    weight: Float64Array.of(1, 2, 3),
    thenWeight: Float64Array.of(1, 0, 2),
  },
  lowerQuotaProblem: { ...stable, minimumOfColumn: Int32Array.of(1, 0) },
  manyToManyProblem: { ...stable, capacityOfRow: Int32Array.of(1, 2) },
  oneSidedProblem: { ...graph, ...places, rowScore: scores.rowScore },
  priorityTiersProblem: {
    ...graph,
    ...places,
    weight: Float64Array.of(1, 2, 3),
    tierOfRow: Int32Array.of(1, 2),
    tierOfColumn: Int32Array.of(2, 1),
  },
  profileProblem: { ...graph, ...places, rankOfEdge: Int32Array.of(1, 2, 1) },
  profileProblemFromRanks: [
    [1, 2],
    [null, 4],
  ],
  projectProblem: {
    ...graph,
    ...places,
    rowScore: scores.rowScore,
    lecturerScore: scores.columnScore,
    lecturerOfProject: Int32Array.of(0, 0),
    capacityOfLecturer: Int32Array.of(2),
  },
  denseAssignmentProblem: { rowCount: 1, columnCount: 2, weight: Float64Array.of(1, 2), penaltyOfRow: 1 },
  roommatesProblem: { ...peers, score: ofArcs },
  roommatesProblemFromLists: [[1], [0, 2], [1]],
  stableProblem: stable,
  stableProblemFromLists: { listOfRow: [[0, 1], [0]], listOfColumn: [[1, 0], [0]], capacityOfColumn: [1, 2] },
  stableProblemFromRanks: {
    rankByRow: [
      [1, 2],
      [1, null],
    ],
    rankByColumn: [
      [2, 1],
      [1, null],
    ],
  },
  transportationProblem: {
    ...graph,
    weight: Float64Array.of(1, 2, 3),
    lowerOfRow: 1,
    upperOfRow: Int32Array.of(2, 1),
    lowerOfColumn: Int32Array.of(1, 0),
    upperOfColumn: 2,
    upperOfEdge: Int32Array.of(1, 2, 1),
  },
  transportationProblemFromMatrix: [
    [1, 2],
    [null, 4],
  ],
  weightedStableProblem: { ...stable, weight: Float64Array.of(1, 2, 3) },
};

const constructors = Object.entries(door).filter(
  ([name]) => /Problem(From[A-Z]\w+?)?$/.test(name) && !/OrThrow$/.test(name),
);

/** Values of every kind, near misses of what is asked for among them. */
const garbage = fc.oneof(
  fc.anything(),
  fc.constantFrom<unknown>(
    undefined,
    null,
    -1,
    0.5,
    Number.NaN,
    "1",
    [],
    [[]],
    [null],
    [[null, 1]],
    new Map(),
    new Float64Array(3),
  ),
  fc.array(fc.integer({ min: -2, max: 4 }), { maxLength: 5 }).map((list) => Int32Array.from(list)),
  fc.array(fc.double(), { maxLength: 4 }).map((list) => Float64Array.from(list)),
  fc.array(fc.array(fc.oneof(fc.integer({ min: -1, max: 3 }), fc.constant(null)), { maxLength: 3 }), {
    maxLength: 3,
  }),
);

/** Arguments that stand behind the first. */
const more: Readonly<Record<string, ReadonlyArray<unknown>>> = {
  fixturesProblemFromLists: [Int32Array.of(1, 2, 1)],
};

describe.each(constructors)("%s", (name, made) => {
  const construct: Constructor = (input) =>
    (made as unknown as (...args: unknown[]) => ReturnType<Constructor>)(input, ...(more[name] ?? []));

  it("takes what is sound", () => {
    const input = sound[name];
    expect(input, `an example for ${name} belongs into this test`).toBeDefined();
    const result = construct(input);
    expect(isLeft(result) ? renderError(result.left) : "").toBe("");
  });

  it("refuses what is no object or no array, with a place and a remedy", () => {
    for (const input of [undefined, null, 5, "x", true, () => 1, Symbol("x")]) {
      const result = construct(input);
      expect(isLeft(result)).toBe(true);
      if (isLeft(result)) expect(result.left.findings[0].remedy).not.toBe("");
    }
    expect(isLeft(construct({}))).toBe(true);
  });

  it("answers whatever stands in place of one of its parts, or of all", () => {
    let refused = 0;
    const parts = Object.keys(sound[name]!);
    fc.assert(
      fc.property(fc.constantFrom(...parts), garbage, (part, value) => {
        const base = sound[name]!;
        const input = Array.isArray(base)
          ? base.map((row, at) => (`${at}` === part ? value : row))
          : { ...base, [part]: value };
        if (isLeft(construct(input))) refused++;
        construct(value);
      }),
      { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(100);
    expect(isRight(construct(sound[name]))).toBe(true);
  });
});
