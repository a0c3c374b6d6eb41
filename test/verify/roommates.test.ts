/** The verifiers of roommates: good answers pass, and answers spoilt in any one way do not. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  FewestBlockingPairsOutcome,
  LargestStablePart,
  NoStableRoommates,
  RoommatesOutcome,
  StablePartition,
} from "../../src/peers/roommates/outcome";
import {
  type RoommatesProblem,
  roommatesProblemFromListsOrThrow,
  roommatesProblemOrThrow,
} from "../../src/peers/roommates/problem";
import {
  findRoommatesBlockingPairs,
  verifyFewestBlockingPairs,
  verifyLargestStablePart,
  verifyRoommates,
} from "../../src/verify/roommates";
import { verifyStablePartition } from "../../src/verify/stable-partition";
import { permutationsOf } from "../arbitraries/compact-families";
import {
  allOfPeers,
  partnerOfPeers,
  peersFromLists,
  peersMarket,
  rankedPeersOf,
  withoutTies,
} from "../arbitraries/peers";
import {
  blockingPairsOf,
  forEachMatchingOf,
  isStable,
  isStablePartition,
  type Market,
} from "../oracles/stability";

const problemFor = (market: Market): RoommatesProblem => roommatesProblemOrThrow(rankedPeersOf(market));
const ints = (...values: number[]): Int32Array => Int32Array.from(values);

/** Two who want each other most, and a third for whom there is nobody. */
const solvable = roommatesProblemFromListsOrThrow([
  [1, 2],
  [0, 2],
  [0, 1],
]);
/** A circle of three, and one whom they like least. */
const unsolvable = roommatesProblemFromListsOrThrow([
  [1, 2, 3],
  [2, 0, 3],
  [0, 1, 3],
  [0, 1, 2],
]);
const partition: StablePartition = { successor: ints(1, 2, 0, 3), oddParties: [ints(0, 1, 2)] };
const largestPart: LargestStablePart = { partnerOf: ints(1, 0, -1, -1), leftOut: ints(2), partition };
const none: NoStableRoommates = { _tag: "NoStableMatching", partition, despiteTies: true, largestPart };

const tags = (violations: ReadonlyArray<{ readonly _tag: string }>): string[] =>
  [...new Set(violations.map(({ _tag }) => _tag))].sort();

describe("blocking pairs", () => {
  it("are those of the definition in every matching, ties read either way", () => {
    const count = { blocked: 0, stable: 0, different: 0 };
    fc.assert(
      fc.property(peersMarket({ peers: 5 }, fc.nat(3)), (market) => {
        const problem = problemFor(market);
        const strict = withoutTies(market);
        forEachMatchingOf(market, (partners) => {
          const partnerOf = Int32Array.from(partnerOfPeers(partners));
          const pairs = (ties: "indifferent" | "lower-index"): number[][] =>
            findRoommatesBlockingPairs(problem, partnerOf, { ties }).map(({ peer, other }) => [peer, other]);
          const weak = blockingPairsOf(market, partners, "weak");
          expect(pairs("indifferent")).toEqual(weak);
          expect(pairs("lower-index")).toEqual(blockingPairsOf(strict, partners, "weak"));
          expect(findRoommatesBlockingPairs(problem, partnerOf)).toHaveLength(weak.length);
          expect(verifyRoommates(problem, { _tag: "Stable", partnerOf })).toHaveLength(weak.length);
          count[weak.length > 0 ? "blocked" : "stable"]++;
          if (pairs("lower-index").length !== weak.length) count.different++;
        });
      }),
      { numRuns: 300 },
    );
    expect(count.blocked).toBeGreaterThan(500);
    expect(count.stable).toBeGreaterThan(100);
    expect(count.different).toBeGreaterThan(100);
  });
});

describe("a stable outcome", () => {
  it.each<[string, number[], string[]]>([
    ["that is one", [1, 0, -1], []],
    ["with other pairs", [2, -1, 0], ["BlockingPair"]],
    ["with nobody matched", [-1, -1, -1], ["BlockingPair"]],
    ["of another length", [1, 0], ["WrongLength"]],
    ["with peers that do not exist", [3, -2, -1], ["ForbiddenPair"]],
    ["with somebody as its own partner", [1, 0, 2], ["ForbiddenPair"]],
    ["in which one does not know of the other", [1, 2, 1], ["NotMutual"]],
  ])("%s", (_, partnerOf, expected) => {
    const outcome: RoommatesOutcome = { _tag: "Stable", partnerOf: Int32Array.from(partnerOf) };
    expect(tags(verifyRoommates(solvable, outcome))).toEqual(expected);
    const stopped: RoommatesOutcome = {
      _tag: "Stopped",
      reason: "aborted",
      partnerOf: outcome.partnerOf,
      unsettled: 0,
    };
    expect(tags(verifyRoommates(solvable, stopped))).toEqual(
      expected.filter((tag) => tag !== "BlockingPair"),
    );
  });

  it("names its blocking pairs", () => {
    const outcome: RoommatesOutcome = { _tag: "Stable", partnerOf: ints(2, -1, 0) };
    expect(verifyRoommates(solvable, outcome)).toEqual([{ _tag: "BlockingPair", peer: 0, other: 1 }]);
  });
});

describe("a stable partition", () => {
  it("is one for the verifier when it is one by definition: every permutation of four peers", () => {
    const count = { stable: 0, not: 0 };
    const orders = permutationsOf([0, 1, 2, 3]);
    let at = 0;
    for (const market of allOfPeers(4)) {
      if (at++ % 5 !== 0) continue;
      const problem = problemFor(market);
      for (const order of orders) {
        const { oddParties } = { oddParties: oddPartiesOf(order) };
        const violations = verifyStablePartition(problem, { successor: Int32Array.from(order), oddParties });
        const expected = isStablePartition(market, order);
        expect(violations.length === 0, `${order}`).toBe(expected);
        count[expected ? "stable" : "not"]++;
      }
    }
    expect(count.stable).toBeGreaterThan(400);
    expect(count.not).toBeGreaterThan(5000);
  });

  it.each<[string, Partial<StablePartition>, string[]]>([
    ["that is one", {}, []],
    ["of another length", { successor: ints(1, 2, 0) }, ["WrongLength"]],
    ["with successors that do not exist", { successor: ints(1, 2, 4, 3) }, ["ForbiddenPair"]],
    ["with one successor of two", { successor: ints(1, 2, 1, 3) }, ["NoPredecessor"]],
    [
      "the other way round",
      { successor: ints(2, 0, 1, 3), oddParties: [ints(0, 2, 1)] },
      ["PrefersPredecessor"],
    ],
    ["of pairs", { successor: ints(1, 0, 3, 2), oddParties: [] }, ["BlockingPair"]],
    ["with parties untold", { oddParties: [] }, ["WrongOddParties"]],
    ["with parties told from elsewhere", { oddParties: [ints(1, 2, 0)] }, ["WrongOddParties"]],
    ["with parties too short", { oddParties: [ints(0, 1)] }, ["WrongOddParties"]],
  ])("%s", (_, change, expected) => {
    expect(tags(verifyStablePartition(unsolvable, { ...partition, ...change }))).toEqual(expected);
  });
});

describe("the answer that there is none", () => {
  it.each<[string, Partial<NoStableRoommates>, string[]]>([
    ["with its proof", {}, []],
    [
      "whose partition is none",
      { partition: { ...partition, oddParties: [] } },
      ["NoOddParty", "WrongOddParties"],
    ],
    ["that claims less than it proves", { despiteTies: false }, ["WrongDespiteTies"]],
    [
      "that leaves nobody out",
      { largestPart: { ...largestPart, leftOut: ints() } },
      ["BlockingPair", "WrongLeftOut"],
    ],
    [
      "that leaves somebody else out",
      { largestPart: { ...largestPart, leftOut: ints(3) } },
      ["BlockingPair", "WrongLeftOut"],
    ],
    [
      "that leaves somebody out who has a partner",
      { largestPart: { ...largestPart, leftOut: ints(1) } },
      ["BlockingPair", "WrongLeftOut"],
    ],
    [
      "that leaves too many out",
      { largestPart: { ...largestPart, partnerOf: ints(-1, -1, -1, -1), leftOut: ints(0, 1, 2) } },
      ["TooFewPairs", "WrongLeftOut"],
    ],
    [
      "with another part, as good",
      { largestPart: { ...largestPart, partnerOf: ints(2, -1, 0, -1), leftOut: ints(1) } },
      [],
    ],
    [
      "with a pair of which one was left out",
      { largestPart: { ...largestPart, partnerOf: ints(1, 0, 3, 2) } },
      ["TooFewPairs", "WrongLeftOut"],
    ],
    [
      "with a part that is no matching",
      { largestPart: { ...largestPart, partnerOf: ints(1, 2, 1, -1) } },
      ["NotMutual"],
    ],
    [
      "with a part proven by another partition",
      { largestPart: { ...largestPart, partition: { ...partition, oddParties: [] } } },
      ["WrongOddParties"],
    ],
  ])("%s", (_, change, expected) => {
    const outcome = { ...none, ...change };
    expect(tags(verifyRoommates(unsolvable, outcome))).toEqual(expected);
    if (change.largestPart !== undefined) {
      expect(tags(verifyLargestStablePart(unsolvable, outcome.largestPart))).toEqual(expected);
    }
  });

  it("does not stand where there is one", () => {
    const sound: StablePartition = { successor: ints(1, 0, 2), oddParties: [] };
    const part: LargestStablePart = { partnerOf: ints(1, 0, -1), leftOut: ints(), partition: sound };
    const claim: NoStableRoommates = {
      _tag: "NoStableMatching",
      partition: sound,
      despiteTies: true,
      largestPart: part,
    };
    expect(tags(verifyRoommates(solvable, claim))).toEqual(["NoOddParty"]);
    expect(verifyLargestStablePart(solvable, part)).toEqual([]);
  });

  it("depends on how ties are resolved when an odd party has one in it, or a pair outside needs one", () => {
    const circle = (score: number[]): RoommatesProblem =>
      roommatesProblemOrThrow({ ...unsolvable, score: Float64Array.from(score) });
    // peer 0: 1, 2, 3; peer 1: 0, 2, 3; peer 2: 0, 1, 3; peer 3: 0, 1, 2
    const strict = circle([3, 2, 1, 2, 3, 1, 3, 2, 1, 3, 2, 1]);
    const inParty = circle([2, 2, 1, 2, 3, 1, 3, 2, 1, 3, 2, 1]);
    const outside = circle([3, 2, 2, 2, 3, 1, 3, 2, 1, 3, 2, 1]);
    for (const [problem, despiteTies] of [
      [strict, true],
      [inParty, false],
      [outside, false],
    ] as const) {
      expect(verifyRoommates(problem, { ...none, despiteTies })).toEqual([]);
      expect(tags(verifyRoommates(problem, { ...none, despiteTies: !despiteTies }))).toEqual([
        "WrongDespiteTies",
      ]);
    }
  });
});

describe("fewest blocking pairs", () => {
  const best: FewestBlockingPairsOutcome = {
    _tag: "Optimal",
    partnerOf: ints(1, 0, 3, 2),
    blockingPairs: [{ peer: 1, other: 2 }],
    proof: "odd-parties",
    partition,
  };
  it.each<[string, object, string[]]>([
    ["that are it", {}, []],
    ["untold", { blockingPairs: [] }, ["WrongBlockingPairs"]],
    ["told wrongly", { blockingPairs: [{ peer: 0, other: 2 }] }, ["WrongBlockingPairs"]],
    ["of no matching", { partnerOf: ints(1, 0, 3, 1) }, ["NotMutual"]],
    [
      "more than the odd parties prove",
      { partnerOf: ints(-1, -1, -1, -1), blockingPairs: everyPairOf(4) },
      ["BoundTooLow"],
    ],
    [
      "more than the odd parties prove, found by search",
      { partnerOf: ints(-1, -1, -1, -1), blockingPairs: everyPairOf(4), proof: "exhaustion" },
      [],
    ],
    [
      "with a partition that is none",
      { partition: { ...partition, successor: ints(1, 0, 3, 2) } },
      ["BlockingPair", "WrongOddParties"],
    ],
    ["so far", { _tag: "Stopped", reason: "limit", bound: 1 }, []],
    ["so far, above the bound", { _tag: "Stopped", reason: "limit", bound: 0 }, []],
    ["so far, below the bound", { _tag: "Stopped", reason: "limit", bound: 2 }, ["BoundTooHigh"]],
  ])("%s", (_, change, expected) => {
    const outcome = { ...best, ...change } as FewestBlockingPairsOutcome;
    expect(tags(verifyFewestBlockingPairs(unsolvable, outcome))).toEqual(expected);
  });

  it("can't be fewer than a sound partition's odd parties prove", () => {
    const claim: FewestBlockingPairsOutcome = { ...best, partnerOf: ints(1, 0, -1), blockingPairs: [] };
    const wrong = { ...claim, partition: { successor: ints(1, 2, 0), oddParties: [ints(0, 1, 2)] } };
    expect(tags(verifyFewestBlockingPairs(solvable, wrong))).toContain("BoundTooHigh");
  });
});

function everyPairOf(peers: number): { peer: number; other: number }[] {
  return Array.from({ length: peers }, (_, peer) => peer).flatMap((peer) =>
    Array.from({ length: peers - peer - 1 }, (_, at) => ({ peer, other: peer + at + 1 })),
  );
}

/** The odd parties of three or more, each from its lowest peer on. */
const oddPartiesOf = (successor: ReadonlyArray<number>): Int32Array[] => {
  const parties: Int32Array[] = [];
  for (const start of successor.keys()) {
    const party = [start];
    for (let peer = successor[start]!; peer !== start; peer = successor[peer]!) party.push(peer);
    if (party.length > 2 && party.length % 2 === 1 && Math.min(...party) === start)
      parties.push(ints(...party));
  }
  return parties;
};

it("the definition agrees: the examples are what they are said to be", () => {
  const market = peersFromLists([
    [1, 2, 3],
    [2, 0, 3],
    [0, 1, 3],
    [0, 1, 2],
  ]);
  forEachMatchingOf(market, (partners) => expect(isStable(market, partners, "weak")).toBe(false));
});
