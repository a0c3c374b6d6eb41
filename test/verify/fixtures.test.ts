/** The verifier of fixtures: good answers pass, and answers spoilt in any one way do not. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fixtures, FixturesOutcome, NoStableFixtures } from "../../src/peers/fixtures/outcome";
import {
  type FixturesProblem,
  fixturesProblemFromListsOrThrow,
  fixturesProblemOrThrow,
} from "../../src/peers/fixtures/problem";
import { solveFixtures } from "../../src/peers/fixtures/solve";
import { findFixturesBlockingPairs, verifyFixtures } from "../../src/verify/fixtures";
import { peersMarket, rankedPeersOf } from "../arbitraries/peers";
import { blockingPairsOf, forEachMatchingOf } from "../oracles/stability";

const ints = (...values: number[]): Int32Array => Int32Array.from(values);
const tags = (violations: ReadonlyArray<{ readonly _tag: string }>): string[] =>
  [...new Set(violations.map(({ _tag }) => _tag))].sort();

/** Fixtures from everybody's partners. */
const fixturesFrom = (lists: ReadonlyArray<ReadonlyArray<number>>): Fixtures => ({
  offsets: ints(0, ...lists.map((_, peer) => lists.slice(0, peer + 1).flat().length)),
  partners: ints(...lists.flat()),
});

/** Peer 0 takes two; the others one, or none at all in the case of peer 4. */
const problem = fixturesProblemFromListsOrThrow(
  [[1, 2, 3], [0, 2], [1, 0], [0, 4], [3]],
  ints(2, 1, 1, 1, 0),
);
const good = [[1, 2], [0], [0], [], []];

describe("blocking pairs of fixtures", () => {
  it("are those of the definition in every matching", () => {
    const count = { blocked: 0, stable: 0 };
    fc.assert(
      fc.property(peersMarket({ peers: 5, quota: 3 }, fc.nat(4)), (market) => {
        const built = fixturesProblemOrThrow({
          ...rankedPeersOf(market),
          capacityOfPeer: Int32Array.from(market.quota),
        });
        forEachMatchingOf(market, (partners) => {
          const expected = blockingPairsOf(market, partners, "weak");
          const fixtures = fixturesFrom(partners.map((own) => own.toSorted((a, b) => a - b)));
          expect(findFixturesBlockingPairs(built, fixtures).map(({ peer, other }) => [peer, other])).toEqual(
            expected,
          );
          expect(verifyFixtures(built, { _tag: "Stable", fixtures })).toHaveLength(expected.length);
          count[expected.length > 0 ? "blocked" : "stable"]++;
        });
      }),
      { numRuns: 300 },
    );
    expect(count.blocked).toBeGreaterThan(500);
    expect(count.stable).toBeGreaterThan(100);
  });
});

describe("stable fixtures", () => {
  it.each<[string, Fixtures, string[]]>([
    ["that are some", fixturesFrom(good), []],
    ["with a place left", fixturesFrom([[1], [0], [], [], []]), ["BlockingPair"]],
    ["with others", fixturesFrom([[1, 3], [0], [], [0], []]), ["BlockingPair"]],
    ["for too few", fixturesFrom(good.slice(1)), ["WrongLength"]],
    ["whose offsets fall", { offsets: ints(0, 2, 1, 4, 4, 4), partners: ints(1, 2, 0, 0) }, ["BadOffsets"]],
    [
      "whose offsets end early",
      { offsets: ints(0, 2, 3, 3, 3, 3), partners: ints(1, 2, 0, 0) },
      ["BadOffsets"],
    ],
    [
      "whose offsets start late",
      { offsets: ints(1, 2, 3, 4, 4, 4), partners: ints(1, 2, 0, 0) },
      ["BadOffsets"],
    ],
    ["beyond the places", fixturesFrom([[1, 2], [0, 2], [0, 1], [], []]), ["OverCapacity"]],
    ["with somebody who has no places", fixturesFrom([[1, 2], [0], [0], [4], [3]]), ["OverCapacity"]],
    ["with somebody twice", fixturesFrom([[1, 1], [0], [], [], []]), ["NotAscending"]],
    ["that descend", fixturesFrom([[2, 1], [0], [0], [], []]), ["NotAscending"]],
    ["with peers who may not meet", fixturesFrom([[1, 2], [0], [0], [5], []]), ["ForbiddenPair"]],
    ["of which one does not know", fixturesFrom([[1, 2], [0], [], [], []]), ["NotMutual"]],
  ])("%s", (_, fixtures, expected) => {
    expect(tags(verifyFixtures(problem, { _tag: "Stable", fixtures }))).toEqual(expected);
    const stopped: FixturesOutcome = { _tag: "Stopped", reason: "aborted", fixtures, unsettled: 0 };
    expect(tags(verifyFixtures(problem, stopped))).toEqual(expected.filter((tag) => tag !== "BlockingPair"));
  });
});

describe("the answer that there are none", () => {
  /** A circle of three of whom each has a first choice beside it; and a pair apart. */
  const circle = fixturesProblemFromListsOrThrow(
    [[3, 1, 2], [4, 2, 0], [5, 0, 1], [0], [1], [2], [7], [6]],
    ints(2, 2, 2, 1, 1, 1, 1, 1),
  );
  const none: NoStableFixtures = {
    _tag: "NoStableMatching",
    halfMatching: {
      whole: fixturesFrom([[3], [4], [5], [0], [1], [2], [7], [6]]),
      oddParties: [ints(0, 1, 2)],
    },
    despiteTies: true,
    nearest: {
      fixtures: fixturesFrom([[1, 3], [0, 4], [5], [0], [1], [2], [7], [6]]),
      gaveUpPlace: ints(2),
    },
  };
  const { halfMatching, nearest } = none;

  it("is what the solver says", () => {
    expect(solveFixtures(circle)).toEqual(none);
  });

  it.each<[string, Partial<NoStableFixtures>, string[]]>([
    ["with its proof", {}, []],
    [
      "without odd party",
      { halfMatching: { ...halfMatching, oddParties: [] } },
      ["BlockingPair", "NoOddParty"],
    ],
    [
      "with a party the other way round",
      { halfMatching: { ...halfMatching, oddParties: [ints(0, 2, 1)] } },
      ["PrefersPredecessor"],
    ],
    [
      "with a party that is even",
      { halfMatching: { ...halfMatching, oddParties: [ints(0, 1)] } },
      ["BadOddParty"],
    ],
    [
      "with a party twice",
      { halfMatching: { ...halfMatching, oddParties: [ints(0, 1, 2), ints(0, 1, 2)] } },
      ["BadOddParty"],
    ],
    [
      "with a party of peers who may not meet",
      { halfMatching: { ...halfMatching, oddParties: [ints(0, 1, 5)] } },
      ["BadOddParty"],
    ],
    ["with a party of one", { halfMatching: { ...halfMatching, oddParties: [ints(0)] } }, ["BadOddParty"]],
    [
      "with a party of peers who do not exist",
      { halfMatching: { ...halfMatching, oddParties: [ints(0, 1, 9)] } },
      ["BadOddParty"],
    ],
    [
      "with a pair whole and half",
      {
        halfMatching: {
          ...halfMatching,
          whole: fixturesFrom([[1], [0], [5], [], [], [2], [7], [6]]),
        },
      },
      ["BadOddParty"],
    ],
    [
      "with less than could be whole",
      { halfMatching: { ...halfMatching, whole: fixturesFrom([[3], [4], [5], [0], [1], [2], [], []]) } },
      ["BlockingPair"],
    ],
    [
      "with more than there are places",
      {
        halfMatching: {
          ...halfMatching,
          whole: fixturesFrom([[1, 3], [0, 4], [5], [0], [1], [2], [7], [6]]),
        },
      },
      ["OverCapacity"],
    ],
    ["that claims less than it proves", { despiteTies: false }, ["WrongDespiteTies"]],
    ["with nobody giving a place up", { nearest: { ...nearest, gaveUpPlace: ints() } }, ["WrongGaveUpPlace"]],
    [
      "with somebody else giving it up",
      { nearest: { ...nearest, gaveUpPlace: ints(6) } },
      ["WrongGaveUpPlace"],
    ],
    [
      "with somebody giving it up twice",
      { nearest: { ...nearest, gaveUpPlace: ints(2, 2) } },
      ["WrongGaveUpPlace"],
    ],
    [
      "with somebody giving it up who does not",
      { nearest: { ...nearest, gaveUpPlace: ints(1) } },
      ["OverCapacity"],
    ],
    [
      "with others for the rest, as good",
      {
        nearest: {
          fixtures: fixturesFrom([[3], [2, 4], [1, 5], [0], [1], [2], [7], [6]]),
          gaveUpPlace: ints(0),
        },
      },
      [],
    ],
    [
      "with others for the rest, blocked",
      { nearest: { ...nearest, fixtures: fixturesFrom([[3], [4], [5], [0], [1], [2], [7], [6]]) } },
      ["BlockingPair"],
    ],
  ])("%s", (_, change, expected) => {
    expect(tags(verifyFixtures(circle, { ...none, ...change }))).toEqual(expected);
  });

  it("needs the one before to be the least, whole ones among them", () => {
    // Now each likes its partner apart least.
    const other = fixturesProblemFromListsOrThrow(
      [[1, 2, 3], [2, 0, 4], [0, 1, 5], [0], [1], [2], [7], [6]],
      ints(2, 2, 2, 1, 1, 1, 1, 1),
    );
    expect(tags(verifyFixtures(other, none))).toEqual(["PrefersPredecessor"]);
    expect(solveFixtures(other)._tag).toBe("Stable");
  });

  it("depends on how ties are resolved when a peer of a party has one", () => {
    // Arcs of peer 0: to 1, 2, 3.
    for (const [score, despiteTies] of [
      [[2, 1, 3], true],
      [[1, 1, 3], false],
      [[2, 1, 1], false],
    ] as const) {
      const scores = circle.score.slice();
      scores.set(score);
      const tied: FixturesProblem = fixturesProblemOrThrow({ ...circle, score: scores });
      // In the last the one before comes before the whole partner by its index, so it is no proof at all.
      const expected = score[2] === 1 ? ["PrefersPredecessor"] : [];
      expect(tags(verifyFixtures(tied, { ...none, despiteTies }))).toEqual(expected);
      if (expected.length === 0) {
        expect(tags(verifyFixtures(tied, { ...none, despiteTies: !despiteTies }))).toEqual([
          "WrongDespiteTies",
        ]);
      }
    }
  });
});
