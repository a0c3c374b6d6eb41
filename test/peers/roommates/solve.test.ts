import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stableRoommatesMatchings } from "../../../src/peers/roommates/all-stable";
import {
  type RoommatesProblem,
  roommatesProblemFromListsOrThrow,
  roommatesProblemOrThrow,
} from "../../../src/peers/roommates/problem";
import { largestStablePart, solveRoommates, stablePartition } from "../../../src/peers/roommates/solve";
import { solveStable } from "../../../src/stable/solvers";
import { verifyLargestStablePart, verifyRoommates } from "../../../src/verify/roommates";
import { verifyStablePartition } from "../../../src/verify/stable-partition";
import { permutationsOf } from "../../arbitraries/compact-families";
import {
  allOfPeers,
  circles,
  gappyCircles,
  partnerOfPeers,
  partnersOfPeers,
  peersMarket,
  rankedPeersOf,
  rarelyTied,
  withoutTies,
} from "../../arbitraries/peers";
import { crowdedWorld, opinionatedWorld, tiedWeight } from "../../arbitraries/worlds";
import { roommatesCases } from "../../cases/peers";
import { problemOf } from "../../laws/stable-laws";
import {
  allStable,
  columnOfRowOf,
  forEachMatchingOf,
  isStable,
  isStablePartition,
  type Market,
  marketOf,
} from "../../oracles/stability";

const problemFor = (market: Market): RoommatesProblem => roommatesProblemOrThrow(rankedPeersOf(market));

/** Solves, verifies, and holds all answers against the oracle's list of stable matchings. */
const check = (market: Market): number[][] => {
  const problem = problemFor(market);
  const all = allStable(market, "weak").map(partnerOfPeers);
  const outcome = solveRoommates(problem);
  expect(verifyRoommates(problem, outcome)).toEqual([]);
  expect(outcome._tag).toBe(all.length > 0 ? "Stable" : "NoStableMatching");
  if (outcome._tag === "Stable") expect(all).toContainEqual([...outcome.partnerOf]);
  else expect(outcome.despiteTies).toBe(true);
  const found = [...stableRoommatesMatchings(problem)].map((partnerOf) => [...partnerOf]);
  expect(found.map(String).sort()).toEqual(all.map(String).sort());
  const partition = stablePartition(problem);
  expect(verifyStablePartition(problem, partition)).toEqual([]);
  expect(isStablePartition(market, [...partition.successor])).toBe(true);
  const part = largestStablePart(problem);
  expect(verifyLargestStablePart(problem, part)).toEqual([]);
  if (outcome._tag === "Stable") expect(part.partnerOf).toEqual(outcome.partnerOf);
  return all;
};

describe("roommates", () => {
  it.each(roommatesCases)("case: $title", ({ lists, stable, oddParties }) => {
    const problem = roommatesProblemFromListsOrThrow(lists);
    const all = [...stableRoommatesMatchings(problem)].map((partnerOf) => [...partnerOf]);
    expect(all.map(String).sort()).toEqual(stable.map(String).sort());
    expect(stablePartition(problem).oddParties.map((party) => [...party])).toEqual(oddParties);
    expect(verifyRoommates(problem, solveRoommates(problem))).toEqual([]);
    expect(solveRoommates(problem)._tag).toBe(stable.length > 0 ? "Stable" : "NoStableMatching");
  });

  it("are solved as the oracle says in every population of up to four", () => {
    const count = { populations: 0, none: 0, several: 0 };
    for (const peers of [0, 1, 2, 3, 4]) {
      for (const market of allOfPeers(peers)) {
        const all = check(market);
        count.populations++;
        if (all.length === 0) count.none++;
        if (all.length > 1) count.several++;
      }
    }
    expect(count).toEqual({ populations: 2656, none: 130, several: 216 });
  });

  it("are solved as the oracle says in random populations of up to eight", () => {
    const count = { none: 0, one: 0, several: 0 };
    fc.assert(
      fc.property(peersMarket({ peers: 8 }, rarelyTied), (market) => {
        const all = check(withoutTies(market));
        count[all.length === 0 ? "none" : all.length === 1 ? "one" : "several"]++;
      }),
      { numRuns: 1500 },
    );
    expect(count.none).toBeGreaterThan(100);
    expect(count.several).toBeGreaterThan(50);
  });

  it("are solved as the oracle says where many are in circles: choices, tails and odd parties", () => {
    const count = { none: 0, several: 0, parties: 0 };
    fc.assert(
      fc.property(fc.oneof(circles(8), gappyCircles(8)), (market) => {
        const all = check(market);
        if (all.length === 0) count.none++;
        if (all.length > 1) count.several++;
        if (stablePartition(problemFor(market)).oddParties.length > 1) count.parties++;
      }),
      { numRuns: 1500 },
    );
    expect(count.none).toBeGreaterThan(100);
    expect(count.several).toBeGreaterThan(100);
    expect(count.parties).toBeGreaterThan(5);
  });

  it("with ties get a weakly stable matching, or the truth about what its absence means", () => {
    const count = { stable: 0, noneAtAll: 0, noneForThisOrder: 0 };
    fc.assert(
      fc.property(peersMarket({ peers: 6 }, fc.nat(2)), (market) => {
        const problem = problemFor(market);
        const outcome = solveRoommates(problem);
        expect(verifyRoommates(problem, outcome)).toEqual([]);
        if (outcome._tag === "Stable") {
          expect(isStable(market, partnersOfPeers(outcome.partnerOf), "weak")).toBe(true);
          count.stable++;
        } else {
          expect(allStable(withoutTies(market), "weak")).toEqual([]);
          if (outcome.despiteTies) expect(allStable(market, "weak")).toEqual([]);
          count[outcome.despiteTies ? "noneAtAll" : "noneForThisOrder"]++;
        }
      }),
      { numRuns: 3000 },
    );
    expect(count.stable).toBeGreaterThan(1000);
    expect(count.noneAtAll).toBeGreaterThan(5);
    expect(count.noneForThisOrder).toBeGreaterThan(100);
  });

  it("are solved and proven in larger populations, where parties are many and rotations long", () => {
    const count = { none: 0, parties: 0, matchings: 0 };
    fc.assert(
      fc.property(
        fc.oneof(peersMarket({ peers: 60 }, rarelyTied, [0.1, 0.5, 1]), gappyCircles(20)),
        (market) => {
          const problem = problemFor(market);
          const outcome = solveRoommates(problem);
          expect(verifyRoommates(problem, outcome)).toEqual([]);
          if (outcome._tag === "NoStableMatching") count.none++;
          if (outcome._tag === "NoStableMatching" && outcome.partition.oddParties.length > 1) count.parties++;
          const seen = new Set<string>();
          for (const partnerOf of stableRoommatesMatchings(problem)) {
            expect(verifyRoommates(problem, { _tag: "Stable", partnerOf })).toEqual([]);
            expect(seen.has(String(partnerOf))).toBe(false);
            seen.add(String(partnerOf));
            if (seen.size === 20) break;
          }
          expect(seen.size > 0).toBe(outcome._tag === "Stable");
          count.matchings += seen.size;
        },
      ),
      { numRuns: 400 },
    );
    expect(count.none).toBeGreaterThan(50);
    expect(count.parties).toBeGreaterThan(5);
    expect(count.matchings).toBeGreaterThan(300);
  });

  it("leave their input alone, answer the same twice, and can be gone through twice", () => {
    fc.assert(
      fc.property(peersMarket({ peers: 8 }, tiedWeight), (market) => {
        const problem = problemFor(market);
        const before = structuredClone(problem);
        const once = solveRoommates(problem);
        const all = stableRoommatesMatchings(problem);
        const found = [...all];
        expect(problem).toEqual(before);
        expect(solveRoommates(problem)).toEqual(once);
        expect([...all]).toEqual(found);
      }),
      { numRuns: 200 },
    );
  });
});

describe("theorems", () => {
  it("the same people are single in all stable matchings", () => {
    let several = 0;
    fc.assert(
      fc.property(peersMarket({ peers: 8 }, rarelyTied, [0.4, 0.6]), (market) => {
        const all = [...stableRoommatesMatchings(problemFor(withoutTies(market)))];
        const singles = all.map((partnerOf) => [...partnerOf].map((other) => other < 0));
        for (const each of singles) expect(each).toEqual(singles[0]);
        if (all.length > 1 && all[0]!.includes(-1)) several++;
      }),
      { numRuns: 6000 },
    );
    expect(several).toBeGreaterThan(10);
  });

  it("odd parties and singles are the same in every stable partition (Tan)", () => {
    const count = { several: 0, odd: 0 };
    const compare = (market: Market): void => {
      const { successor } = stablePartition(problemFor(market));
      const expected = oddOf([...successor]);
      const orders = permutationsOf([...successor.keys()]);
      const partitions = orders.filter((order) => isStablePartition(market, order));
      for (const partition of partitions) expect(oddOf(partition)).toEqual(expected);
      if (partitions.length > 1) count.several++;
      if (expected.some((party) => party.length > 2)) count.odd++;
    };
    for (const market of allOfPeers(4)) compare(market);
    fc.assert(
      fc.property(fc.oneof(circles(6), peersMarket({ peers: 5 }, rarelyTied)), (market) =>
        compare(withoutTies(market)),
      ),
      { numRuns: 300 },
    );
    expect(count.several).toBeGreaterThan(50);
    expect(count.odd).toBeGreaterThan(140);
  });

  it("no more pairs are stable among themselves, and no fewer people left out let the others be (Tan)", () => {
    let none = 0;
    fc.assert(
      fc.property(fc.oneof(circles(7), peersMarket({ peers: 7 }, rarelyTied)).map(withoutTies), (market) => {
        const part = largestStablePart(problemFor(market));
        let most = 0;
        forEachMatchingOf(market, (partners) => {
          const matched = partners.map((own) => own.length > 0);
          if (isStable(among(market, matched), partners, "weak")) {
            most = Math.max(most, matched.filter(Boolean).length);
          }
        });
        expect(part.partnerOf.filter((other) => other >= 0).length).toBe(most);
        const rest = among(
          market,
          market.quota.map((_, peer) => !part.leftOut.includes(peer)),
        );
        expect(isStable(rest, partnersOfPeers(part.partnerOf), "weak")).toBe(true);
        if (part.leftOut.length === 0) return;
        none++;
        for (const kept of subsets(market.quota.length, part.leftOut.length - 1)) {
          expect(stablePartition(problemFor(among(market, kept))).oddParties).not.toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
    expect(none).toBeGreaterThan(50);
  });

  it("two sides are a special case: the same matchings, the proposing side's best among them", () => {
    let several = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          opinionatedWorld({ rows: 4, columns: 4, capacity: 1 }, tiedWeight),
          crowdedWorld(4, tiedWeight),
        ),
        ({ world: any, opinions }) => {
          const world = { ...any, capacity: any.capacity.map(() => 1) };
          const market = withoutTies(marketOf(world, opinions));
          const rows = world.allowed.length;
          const all = [...stableRoommatesMatchings(problemFor(market))].map((partnerOf) =>
            columnOfRowOf(partnersOfPeers(partnerOf), rows),
          );
          const { columnOfRow } = solveStable(problemOf(world, opinions));
          expect(all).toContainEqual([...columnOfRow]);
          expect(all).toContainEqual([
            ...solveStable(problemOf(world, opinions), { proposing: "columns" }).columnOfRow,
          ]);
          expect(check(market)).toHaveLength(all.length);
          if (all.length > 1) several++;
        },
      ),
      { numRuns: 400 },
    );
    expect(several).toBeGreaterThan(30);
  });
});

/** The market in which only some may meet. */
const among = (market: Market, kept: ReadonlyArray<boolean>): Market => ({
  ...market,
  opinion: market.opinion.map((ofPeer, peer) =>
    ofPeer.map((score, other) => (kept[peer] && kept[other] ? score : undefined)),
  ),
});

/** All ways to leave a number of people out: peer → whether it is kept. */
const subsets = (peers: number, leftOut: number): boolean[][] =>
  Array.from({ length: 1 << peers }, (_, bits) =>
    Array.from({ length: peers }, (__, peer) => (bits & (1 << peer)) === 0),
  ).filter((kept) => kept.filter((one) => !one).length === leftOut);

/** The odd parties of a partition, singles included, each from its lowest peer on. */
const oddOf = (successor: ReadonlyArray<number>): number[][] => {
  const parties: number[][] = [];
  const seen = new Set<number>();
  for (const start of successor.keys()) {
    const party: number[] = [];
    for (let peer = start; !seen.has(peer); peer = successor[peer]!) {
      seen.add(peer);
      party.push(peer);
    }
    if (party.length % 2 === 1) parties.push(party);
  }
  return parties;
};
