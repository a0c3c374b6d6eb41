import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  solveFewestBlockingPairs,
  solveFewestBlockingPairsAsync,
} from "../../../src/peers/roommates/fewest-blocking-pairs";
import { type RoommatesProblem, roommatesProblemOrThrow } from "../../../src/peers/roommates/problem";
import { largestStablePart, solveRoommates, stablePartition } from "../../../src/peers/roommates/solve";
import { verifyFewestBlockingPairs } from "../../../src/verify/roommates";
import {
  allOfPeers,
  circles,
  partnersOfPeers,
  peersFromLists,
  peersMarket,
  rankedPeersOf,
  rarelyTied,
  withoutTies,
} from "../../arbitraries/peers";
import { blockingPairsOf, forEachMatchingOf, type Market } from "../../oracles/stability";

const problemFor = (market: Market): RoommatesProblem => roommatesProblemOrThrow(rankedPeersOf(market));

const fewestOf = (market: Market): number => {
  let fewest = Number.POSITIVE_INFINITY;
  forEachMatchingOf(market, (partners) => {
    fewest = Math.min(fewest, blockingPairsOf(market, partners, "weak").length);
  });
  return fewest;
};

/** What became of the instances looked at. */
const newCount = (): Record<"solvable" | "odd-parties" | "exhaustion", number> => ({
  solvable: 0,
  "odd-parties": 0,
  exhaustion: 0,
});

const check = (market: Market, count: Record<string, number>): void => {
  const problem = problemFor(market);
  const outcome = solveFewestBlockingPairs(problem);
  expect(verifyFewestBlockingPairs(problem, outcome)).toEqual([]);
  if (outcome._tag !== "Optimal") throw new Error("no answer");
  const strict = withoutTies(market);
  expect(outcome.blockingPairs.map(({ peer, other }) => [peer, other])).toEqual(
    blockingPairsOf(strict, partnersOfPeers(outcome.partnerOf), "weak"),
  );
  expect(outcome.blockingPairs).toHaveLength(fewestOf(strict));
  count[outcome.blockingPairs.length === 0 ? "solvable" : outcome.proof]!++;
};

/** Populations side by side that do not know each other. */
const beside = (markets: ReadonlyArray<Market>): Market => {
  const quota = markets.flatMap((market) => market.quota);
  let before = 0;
  const opinion = markets.flatMap((market) => {
    const rows = market.opinion.map((ofPeer) =>
      quota.map((_, other) => (other < before ? undefined : ofPeer[other - before])),
    );
    before += market.quota.length;
    return rows;
  });
  return { quota, opinion };
};

/** A circle of three, all of whom like the other three better that are in a circle too: two odd parties. */
const threes = (count: number): Market =>
  beside(
    Array.from({ length: count }, () =>
      peersFromLists([
        [1, 2],
        [2, 0],
        [0, 1],
      ]),
    ),
  );

/** Thirteen peers, each of whom goes round the others in steps of five. */
const hard = (): Market =>
  peersFromLists(
    Array.from({ length: 13 }, (_, peer) =>
      Array.from({ length: 12 }, (__, at) => (peer + 5 * (at + 1)) % 13),
    ),
  );

describe("fewest blocking pairs", () => {
  it("are as few as the oracle finds in every population of four", () => {
    const count = newCount();
    for (const market of allOfPeers(4)) check(market, count);
    expect(count["odd-parties"]).toBeGreaterThan(100);
  });

  it("are as few as the oracle finds in random populations of up to eight, with ties and without", () => {
    const count = newCount();
    fc.assert(
      fc.property(
        fc.oneof(
          circles(8),
          peersMarket({ peers: 8 }, rarelyTied, [0.4, 0.7, 1]),
          peersMarket({ peers: 7 }, fc.nat(3)),
        ),
        (market) => check(market, count),
      ),
      { numRuns: 1500 },
    );
    expect(count["odd-parties"]).toBeGreaterThan(100);
    expect(count.exhaustion).toBeGreaterThan(5);
  });

  it("are found where the start does not find them: populations side by side have as many as each has alone", () => {
    // Of these the start finds one more than there need be.
    const misled = [
      [
        [2, 3, 1],
        [0, 4, 3, 2],
        [3, 4, 1, 0],
        [1, 4, 0, 2],
        [3, 1, 2],
      ],
      [
        [3, 1, 4, 2],
        [2, 3, 4, 0],
        [0, 3, 1, 4],
        [1, 4, 2, 0],
        [2, 1, 0, 3],
      ],
      [
        [1, 3, 4, 2],
        [2, 4, 0, 3],
        [0, 4, 1, 3],
        [4, 2, 1, 0],
        [1, 2, 3, 0],
      ],
    ].map((lists) => peersFromLists(lists));
    for (const market of misled) {
      const start = solveFewestBlockingPairs(problemFor(market), { entryLimit: 0 });
      expect(start).toMatchObject({ _tag: "Stopped", bound: 1 });
      expect(start.blockingPairs).toHaveLength(2);
      expect(fewestOf(market)).toBe(1);
    }
    for (const markets of [misled.slice(0, 2), misled.slice(1), misled]) {
      const outcome = solveFewestBlockingPairs(problemFor(beside(markets)));
      expect(outcome._tag).toBe("Optimal");
      expect(outcome.blockingPairs).toHaveLength(markets.length);
    }
  });

  it("start from no more than the largest stable part has, and with nobody single who could have somebody single", () => {
    let better = 0;
    fc.assert(
      fc.property(
        fc.oneof(circles(12), peersMarket({ peers: 14 }, rarelyTied)).map(withoutTies),
        (market) => {
          const problem = problemFor(market);
          const { partnerOf, blockingPairs } = solveFewestBlockingPairs(problem, { entryLimit: 0 });
          const part = blockingPairsOf(market, partnersOfPeers(largestStablePart(problem).partnerOf), "weak");
          expect(blockingPairs.length).toBeLessThanOrEqual(part.length);
          if (blockingPairs.length < part.length) better++;
          for (const { peer, other } of blockingPairs)
            expect([partnerOf[peer], partnerOf[other]]).not.toEqual([-1, -1]);
        },
      ),
      { numRuns: 600 },
    );
    expect(better).toBeGreaterThan(50);
  });

  it("come of looking at no set of pairs twice", () => {
    // The bound of three circles of three is 2, so it takes one round to prove that 3 is best. It strikes out each of 9 pairs alone; two of
    // different circles, 27 times; and once a circle, of what is left of it, the pair that the partition has there.
    const branches = 9 + 27 + 3;
    const problem = problemFor(threes(3));
    const entriesOfBranch = 3 * problem.peerOfArc.length + problem.peerCount;
    const proven = solveFewestBlockingPairs(problem, { entryLimit: branches * entriesOfBranch });
    expect(proven).toMatchObject({ _tag: "Optimal", proof: "exhaustion" });
    const stopped = solveFewestBlockingPairs(problem, { entryLimit: (branches - 1) * entriesOfBranch });
    expect(stopped).toMatchObject({ _tag: "Stopped", bound: 2 });
  });

  it("are none where a stable matching exists", () => {
    const problem = problemFor(peersFromLists([[1], [0]]));
    expect(solveFewestBlockingPairs(problem)).toMatchObject({ _tag: "Optimal", blockingPairs: [] });
    expect(solveFewestBlockingPairs(problemFor(peersFromLists([])))).toMatchObject({ _tag: "Optimal" });
  });

  it("are one in each of several circles that do not know each other", () => {
    const outcome = solveFewestBlockingPairs(problemFor(threes(5)));
    expect(outcome._tag).toBe("Optimal");
    expect(outcome.blockingPairs).toHaveLength(5);
  });

  it("stop at the limit with best and bound", () => {
    const problem = problemFor(threes(8));
    const stopped = solveFewestBlockingPairs(problem, { entryLimit: 1000 });
    expect(stopped).toMatchObject({ _tag: "Stopped", reason: "limit", bound: 4 });
    expect(stopped.blockingPairs).toHaveLength(8);
    expect(verifyFewestBlockingPairs(problem, stopped)).toEqual([]);
  });

  it("raise the bound from round to round", () => {
    const problem = problemFor(threes(7));
    const bounds = [1e3, 1e5, 1e6].map((entryLimit) => {
      const outcome = solveFewestBlockingPairs(problem, { entryLimit });
      return outcome._tag === "Stopped" ? outcome.bound : outcome.blockingPairs.length;
    });
    expect(bounds[0]).toBe(4);
    expect(bounds[2]).toBeGreaterThan(4);
    expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
  });

  it("leave the input alone and come out the same twice", () => {
    const problem = problemFor(hard());
    const before = structuredClone(problem);
    const once = solveFewestBlockingPairs(problem, { entryLimit: 1e5 });
    expect(problem).toEqual(before);
    expect(solveFewestBlockingPairs(problem, { entryLimit: 1e5 })).toEqual(once);
  });

  it("answer an abort in every stage with a matching and a bound", async () => {
    // Two circles of three among many who get on: long lists, and a long search.
    const crowd = Array.from({ length: 160 }, (_, peer) =>
      Array.from({ length: 160 }, (__, other) =>
        peer === other ? undefined : -((peer * 7 + other * 31) % 163),
      ),
    );
    const problem = problemFor(
      withoutTies(beside([threes(6), { quota: crowd.map(() => 1), opinion: crowd }])),
    );
    expect(solveRoommates(problem)._tag).toBe("NoStableMatching");
    const bounds = new Set<number>();
    for (const slices of [1, 2, 3, 5]) {
      const stop = new AbortController();
      let seen = 0;
      const outcome = await solveFewestBlockingPairsAsync(problem, {
        signal: stop.signal,
        entryLimit: 1e8,
        onProgress: ({ done, total }) => {
          expect(done).toBeGreaterThan(0);
          expect(done).toBeLessThanOrEqual(total);
          if (++seen === slices) stop.abort();
        },
      });
      expect(outcome).toMatchObject({ _tag: "Stopped", reason: "aborted" });
      expect(verifyFewestBlockingPairs(problem, outcome)).toEqual([]);
      if (outcome._tag === "Stopped") bounds.add(outcome.bound);
    }
    expect([...bounds].sort()).toEqual([0, Math.ceil(stablePartition(problem).oddParties.length / 2)]);
  });
});
