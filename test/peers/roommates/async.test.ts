/** Roommates and fixtures in slices: progress, aborts in every stage, and the same answer in the end. */
import { describe, expect, it } from "vitest";
import { fixturesProblemOrThrow } from "../../../src/peers/fixtures/problem";
import { solveFixtures, solveFixturesAsync } from "../../../src/peers/fixtures/solve";
import { roommatesProblemOrThrow } from "../../../src/peers/roommates/problem";
import { solveRoommates, solveRoommatesAsync } from "../../../src/peers/roommates/solve";
import { verifyFixtures } from "../../../src/verify/fixtures";
import { verifyRoommates } from "../../../src/verify/roommates";
import { rankedPeersOf } from "../../arbitraries/peers";
import type { Market } from "../../oracles/stability";

const SIDE = 300;

/** All like the same people best, the higher the better: each new proposal starts a chain of others. */
const sameTaste: Market = {
  quota: Array.from({ length: SIDE }, () => 1),
  opinion: Array.from({ length: SIDE }, (_, peer) =>
    Array.from({ length: SIDE }, (__, other) => (peer === other ? undefined : other)),
  ),
};

/** Two sides whose lists turn round against each other: as many rotations as a side has people, and each as long. */
const turning: Market = {
  quota: Array.from({ length: 2 * SIDE }, () => 1),
  opinion: Array.from({ length: 2 * SIDE }, (_, peer) =>
    Array.from({ length: 2 * SIDE }, (__, other) => {
      if (peer < SIDE === other < SIDE) return undefined;
      return peer < SIDE ? -((other - peer + SIDE) % SIDE) : -((other - peer - 1 + 3 * SIDE) % SIDE);
    }),
  ),
};

/** Aborts before the first slice and after each of the first, then fewer and fewer, until a run ends by itself. */
const abortEverywhere = async <A extends { readonly _tag: string }>(
  run: (options: {
    signal: AbortSignal;
    onProgress: (progress: { done: number; total: number }) => void;
  }) => Promise<A>,
): Promise<{ readonly stopped: A[]; readonly finished: A }> => {
  const stopped: A[] = [];
  for (let slices = 0; ; slices += slices < 8 ? 1 : slices) {
    const stop = new AbortController();
    let seen = 0;
    let before = 0;
    if (slices === 0) stop.abort();
    const outcome = await run({
      signal: stop.signal,
      onProgress: ({ done, total }) => {
        expect(done).toBeGreaterThanOrEqual(before);
        expect(done).toBeLessThanOrEqual(total);
        before = done;
        if (++seen === slices) stop.abort();
      },
    });
    if (outcome._tag !== "Stopped") return { stopped, finished: outcome };
    stopped.push(outcome);
  }
};

describe.each([
  ["same taste", sameTaste],
  ["turning lists", turning],
])("%s", (_, market) => {
  it("roommates can be stopped in every stage", async () => {
    const problem = roommatesProblemOrThrow(rankedPeersOf(market));
    const { stopped, finished } = await abortEverywhere((options) => solveRoommatesAsync(problem, options));
    expect(finished).toEqual(solveRoommates(problem));
    expect(stopped.length).toBeGreaterThan(3);
    for (const outcome of stopped) {
      expect(verifyRoommates(problem, outcome)).toEqual([]);
      if (outcome._tag !== "Stopped") throw new Error("not stopped");
      expect(outcome.reason).toBe("aborted");
      // Who is settled has what it has in the end.
      const settled = [...outcome.partnerOf].filter((other, peer) => {
        if (other >= 0 && finished._tag === "Stable") expect(other).toBe(finished.partnerOf[peer]);
        return other >= 0;
      });
      expect(settled.length + outcome.unsettled).toBeLessThanOrEqual(problem.peerCount);
    }
  });

  it("fixtures can be stopped in every stage", async () => {
    const peers = rankedPeersOf(market);
    const capacityOfPeer = Int32Array.from({ length: peers.peerCount }, (__, peer) => 1 + (peer % 3));
    const problem = fixturesProblemOrThrow({ ...peers, capacityOfPeer });
    const { stopped, finished } = await abortEverywhere((options) => solveFixturesAsync(problem, options));
    expect(finished).toEqual(solveFixtures(problem));
    expect(stopped.length).toBeGreaterThan(3);
    for (const outcome of stopped) {
      expect(verifyFixtures(problem, outcome)).toEqual([]);
      expect(outcome).toMatchObject({ _tag: "Stopped", reason: "aborted" });
    }
  });
});

it("rotations are many where lists turn, so that stopping finds some settled", async () => {
  const problem = roommatesProblemOrThrow(rankedPeersOf(turning));
  const { stopped } = await abortEverywhere((options) => solveRoommatesAsync(problem, options));
  const unsettled = stopped.map((outcome) => (outcome._tag === "Stopped" ? outcome.unsettled : 0));
  expect(unsettled.every((count) => count > 0)).toBe(true);
});
