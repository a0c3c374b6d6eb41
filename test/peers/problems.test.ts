import fc from "fast-check";
import { isRight } from "fp-ts/Either";
import { describe, expect, it } from "vitest";
import { MatchingException } from "../../src/errors/or-throw";
import {
  fixturesProblem,
  fixturesProblemFromLists,
  fixturesProblemFromListsOrThrow,
  fixturesProblemOrThrow,
} from "../../src/peers/fixtures/problem";
import type { PeerLists } from "../../src/peers/from-lists";
import {
  type RoommatesProblemInput,
  roommatesProblem,
  roommatesProblemFromLists,
  roommatesProblemFromListsOrThrow,
  roommatesProblemOrThrow,
} from "../../src/peers/roommates/problem";
import { listsOf, peersFromLists, peersMarket, rankedPeersOf, rarelyTied } from "../arbitraries/peers";
import { findingsOf, inShort } from "../oracles/findings";

const input: RoommatesProblemInput = {
  peerCount: 3,
  offsets: Int32Array.of(0, 2, 3, 4),
  peerOfArc: Int32Array.of(1, 2, 0, 0),
  score: Float64Array.of(0.2, 0.9, 1, 1),
};

describe("a problem of peers from arrays", () => {
  it("is those arrays themselves", () => {
    expect(roommatesProblemOrThrow(input)).toEqual(input);
    expect(roommatesProblemOrThrow(input).score).toBe(input.score);
    const capacityOfPeer = Int32Array.of(2, 0, 1);
    expect(fixturesProblemOrThrow({ ...input, capacityOfPeer })).toEqual({ ...input, capacityOfPeer });
  });

  it("is refused with everything that is wrong: itself, nobody, twice, one-sided, no number, no places", () => {
    const spoilt = {
      peerCount: 4,
      offsets: Int32Array.of(0, 4, 5, 6, 7),
      peerOfArc: Int32Array.of(0, 1, 1, 3, 2, 0, 9),
      score: Float64Array.of(0, Number.NaN, 0, 0, 0, 0, Number.POSITIVE_INFINITY),
      capacityOfPeer: Int32Array.of(1, 1, -1, 1),
    };
    const codes = [
      "duplicate-edge peerOfArc 2",
      "out-of-range peerOfArc 6",
      "own-index peerOfArc 0",
      "not-mutual peerOfArc 1",
      "not-mutual peerOfArc 2",
      "not-mutual peerOfArc 3",
      "not-mutual peerOfArc 4",
      "not-mutual peerOfArc 5",
      "not-finite score 1",
      "not-finite score 6",
    ];
    const told = (findings: ReturnType<typeof findingsOf>): string[] =>
      findings.map(({ code, place }) => [code, ...place.path!].join(" "));
    expect(told(findingsOf(roommatesProblem(spoilt)))).toEqual(codes);
    expect(told(findingsOf(fixturesProblem(spoilt)))).toEqual([...codes, "out-of-range capacityOfPeer 2"]);
    expect(() => roommatesProblemOrThrow(spoilt)).toThrow(MatchingException);
    expect(() => fixturesProblemOrThrow(spoilt)).toThrow(MatchingException);
  });

  it("is refused when the arrays are none", () => {
    const none = {
      peerCount: -1,
      offsets: [0],
      peerOfArc: undefined,
      score: "1",
      capacityOfPeer: [1],
    } as never;
    expect(findingsOf(roommatesProblem(none)).map(({ code }) => code)).toEqual([
      "out-of-range",
      "wrong-type",
      "wrong-type",
    ]);
    expect(findingsOf(fixturesProblem(none)).map(({ code }) => code)).toEqual([
      "out-of-range",
      "wrong-type",
      "wrong-type",
    ]);
    expect(findingsOf(fixturesProblem({ ...input, capacityOfPeer: [1] } as never)).map(inShort)).toEqual([
      "wrong-type at problem, capacityOfPeer: found [1], expected an Int32Array. Convert it with Int32Array.from(…).",
    ]);
    expect(
      findingsOf(fixturesProblem({ ...input, capacityOfPeer: Int32Array.of(1, -2, 1) })).map(inShort),
    ).toEqual([
      "out-of-range at problem, capacityOfPeer[1]: found -2, expected a whole number from 0. A peer that takes nobody has capacity 0.",
    ]);
    expect(findingsOf(roommatesProblem({ ...input, score: Float64Array.of(1) })).map(inShort)).toEqual([
      "ragged-array at problem, score: found 1, expected 4 numbers, one an edge. Give every edge one number.",
    ]);
  });
});

describe("a problem of peers from lists", () => {
  it("ranks as the lists do", () => {
    fc.assert(
      fc.property(peersMarket({ peers: 7 }, rarelyTied), (market) => {
        const lists = listsOf(market);
        expect(roommatesProblemFromListsOrThrow(lists)).toEqual(rankedPeersOf(peersFromLists(lists)));
        const capacityOfPeer = Int32Array.from(lists, (_, peer) => peer);
        expect(fixturesProblemFromListsOrThrow(lists, capacityOfPeer)).toEqual({
          ...rankedPeersOf(peersFromLists(lists)),
          capacityOfPeer,
        });
      }),
    );
    expect(roommatesProblemFromListsOrThrow([Int32Array.of(1), [0]]).peerOfArc).toEqual(Int32Array.of(1, 0));
  });

  it.each<[PeerLists, string[]]>([
    [
      [[0, 1], [0, 0, 7, 1.5], [1], "no list" as never],
      [
        "own-index at problem, lists[0][0]: found 0, the peer itself, expected another peer. Peer 0 can't meet itself: leave it out of its own list.",
        "duplicate-edge at problem, lists[1][1]: found 0, expected a peer that is not in the list yet. Let peer 1 list everybody once.",
        "out-of-range at problem, lists[1][2]: found 7, expected a peer from 0 to 3. Peer 1 lists a peer that does not exist.",
        "out-of-range at problem, lists[1][3]: found 1.5, expected a peer from 0 to 3. Peer 1 lists a peer that does not exist.",
        'wrong-type at problem, lists[3]: found "no list", expected a list of peers, the most wanted first. Give a peer that accepts nobody an empty list.',
        'not-mutual at problem, lists[2][0]: found peer 1 in the list of peer 2 only, expected peer 2 in the list of peer 1 too. Let both list each other, or neither; or drop such entries with the option nonReciprocal: "drop".',
      ],
    ],
    [
      [[-1], [null as never]],
      [
        "out-of-range at problem, lists[0][0]: found -1, expected a peer from 0 to 1. Peer 0 lists a peer that does not exist.",
        "out-of-range at problem, lists[1][0]: found null, expected a peer from 0 to 1. Peer 1 lists a peer that does not exist.",
      ],
    ],
  ])("%j is refused", (lists, expected) => {
    expect(findingsOf(roommatesProblemFromLists(lists)).map(inShort)).toEqual(expected);
    expect(() => roommatesProblemFromListsOrThrow(lists)).toThrow(MatchingException);
    const capacities = Int32Array.from(lists, () => 1);
    expect(findingsOf(fixturesProblemFromLists(lists, capacities)).map(inShort)).toEqual(expected);
  });

  it("drops entries that are not returned when it is told to, and nothing else", () => {
    const lists = [[2, 1, 3], [2], [1, 0], [0]];
    expect(findingsOf(roommatesProblemFromLists(lists)).map(({ place }) => place.path)).toEqual([
      ["lists", 0, 1],
    ]);
    const dropped = roommatesProblemFromLists(lists, { nonReciprocal: "drop" });
    if (!isRight(dropped)) throw new Error("refused");
    expect([...dropped.right.peerOfArc]).toEqual([2, 3, 2, 0, 1, 0]);
    expect([...dropped.right.score]).toEqual([-0, -2, -0, -1, -0, -0]);
    expect(findingsOf(roommatesProblemFromLists([[0]], { nonReciprocal: "drop" }))).toHaveLength(1);
    expect(
      findingsOf(fixturesProblemFromLists(lists, Int32Array.of(1, 1, 1, -1), { nonReciprocal: "drop" })),
    ).toHaveLength(1);
  });
});
