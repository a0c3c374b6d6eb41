/** The largest weakly stable matching: approximation, bound and search against all matchings. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drain, drainAsync } from "../../../src/graph/slices";
import {
  approximateLargestStable,
  approximatelyLargestStable,
} from "../../../src/stable/ties/approximate-largest";
import {
  largestStable,
  solveLargestStable,
  solveLargestStableAsync,
} from "../../../src/stable/ties/largest-stable";
import { verifyLargestStable } from "../../../src/verify/largest-stable";
import {
  type OpinionatedWorld,
  threeAndTwoWithTies,
  twoAndTwoWithTies,
} from "../../arbitraries/compact-families";
import { crowdedWorld, opinionatedWorld, tiedSparseWorld } from "../../arbitraries/worlds";
import { problemOf } from "../../laws/stable-laws";
import { forEachMatching } from "../../oracles/brute-force";
import { everyStable } from "../../oracles/fast-stability";
import { randomTiedProblem } from "./random-tied-problem";

interface Tally {
  worlds: number;
  /** Worlds where the approximation is smaller than the largest. */
  short: number;
  /** Worlds where it takes more than the bound to know that nothing is larger. */
  searched: number;
  /** Worlds where sizes differ. */
  choice: number;
}

const sizeOf = (columnOfRow: ArrayLike<number>): number =>
  Array.from(columnOfRow).filter((column) => column >= 0).length;

const check = ({ world, opinions }: OpinionatedWorld, tally: Tally): void => {
  const sizes = everyStable(world, opinions, "weak").map(sizeOf);
  const largest = Math.max(...sizes);
  let most = 0;
  forEachMatching(world, (columnOfRow) => {
    most = Math.max(most, sizeOf(columnOfRow));
  });
  const problem = problemOf(world, opinions);
  const near = approximateLargestStable(problem);
  expect(verifyLargestStable(problem, near)).toEqual([]);
  expect(near.size).toBe(sizeOf(near.columnOfRow));
  expect(3 * near.size).toBeGreaterThanOrEqual(2 * largest);
  expect(near.bound).toBeGreaterThanOrEqual(largest);
  expect(near.bound).toBeLessThanOrEqual(Math.min(most, Math.floor(1.5 * near.size)));

  const exact = solveLargestStable(problem);
  expect(exact._tag).toBe("Optimal");
  expect(verifyLargestStable(problem, exact)).toEqual([]);
  expect(exact.size).toBe(largest);
  expect(exact.bound).toBe(largest);

  tally.worlds++;
  if (near.size < largest) tally.short++;
  if (exact._tag === "Optimal" && exact.reason === "search") tally.searched++;
  if (Math.min(...sizes) < largest) tally.choice++;
};

const newTally = (): Tally => ({ worlds: 0, short: 0, searched: 0, choice: 0 });

describe("the largest weakly stable matching", () => {
  it("is found in all worlds of two and two, and by the approximation too", () => {
    const tally = newTally();
    for (const one of twoAndTwoWithTies()) check(one, tally);
    expect(tally.worlds).toBe(4096);
    expect(tally.choice).toBeGreaterThan(100);
  });

  it("is found in all worlds of three and two with places", () => {
    const tally = newTally();
    for (const one of threeAndTwoWithTies()) check(one, tally);
    expect(tally.worlds).toBe(16_384);
  });

  it.each([
    { rows: 5, columns: 5, capacity: 2, degree: 3, runs: 1500 },
    { rows: 7, columns: 7, capacity: 1, degree: 2, runs: 1000 },
    { rows: 7, columns: 4, capacity: 3, degree: 2, runs: 500 },
  ])("is found in random worlds of up to $rows and $columns", ({ runs, ...size }) => {
    const tally = newTally();
    fc.assert(
      fc.property(tiedSparseWorld(size), (one) => check(one, tally)),
      { numRuns: runs },
    );
    expect(tally.choice).toBeGreaterThan(runs / 20);
  });

  it("is found where many are known to many, and columns have places", () => {
    const tally = newTally();
    fc.assert(
      fc.property(
        fc.oneof(
          crowdedWorld(5, fc.nat(1)),
          opinionatedWorld({ rows: 6, columns: 4, capacity: 3 }, fc.nat(1)),
        ),
        (one) => check(one, tally),
      ),
      { numRuns: 300 },
    );
    expect(tally.choice).toBeGreaterThan(10);
  });

  it("holds by its bound, or by search, and the search is needed now and then", () => {
    const tally = newTally();
    for (let seed = 0; seed < 300; seed++) {
      const problem = randomTiedProblem({ rows: 14, columns: 14, degree: 3, places: 1, levels: 2, seed });
      const near = approximateLargestStable(problem);
      const outcome = solveLargestStable(problem);
      expect(verifyLargestStable(problem, outcome)).toEqual([]);
      expect(outcome._tag).toBe("Optimal");
      tally.worlds++;
      if (outcome.size > near.size) tally.short++;
      if (outcome._tag === "Optimal" && outcome.reason === "search") tally.searched++;
    }
    expect(tally.short).toBeGreaterThan(20);
    expect(tally.searched).toBeGreaterThan(20);
  });

  it("stops at its limit, with the best so far and a bound", () => {
    const problem = randomTiedProblem({ rows: 40, columns: 40, degree: 4, places: 1, levels: 2, seed: 3 });
    const outcome = solveLargestStable(problem, { nodeLimit: 200 });
    expect(outcome).toMatchObject({ _tag: "Stopped", reason: "node-limit", nodes: 200 });
    expect(outcome.bound).toBeGreaterThan(outcome.size);
    expect(verifyLargestStable(problem, outcome)).toEqual([]);
    const none = solveLargestStable(problem, { nodeLimit: 0 });
    expect(none).toMatchObject({ _tag: "Stopped", nodes: 0, size: approximateLargestStable(problem).size });
  });

  it("can be aborted: at once without a matching, later with one", async () => {
    const problem = randomTiedProblem({ rows: 40, columns: 40, degree: 4, places: 1, levels: 2, seed: 3 });
    const first = largestStable(problem);
    first.next(undefined);
    const early = first.next("aborted");
    expect(early.value).toEqual({ _tag: "Stopped", reason: "aborted", ruledOut: 0 });
    let slices = 0;
    const controller = new AbortController();
    const late = await solveLargestStableAsync(problem, {
      signal: controller.signal,
      onProgress: ({ done, total }) => {
        expect(done).toBeLessThanOrEqual(total);
        if (++slices === 5) controller.abort();
      },
    });
    expect(late).toMatchObject({ _tag: "Stopped", reason: "aborted" });
    expect(verifyLargestStable(problem, late)).toEqual([]);
    if ("columnOfRow" in late) expect(late.size).toBeGreaterThan(30);
    expect("columnOfRow" in late).toBe(true);
    const aborted = new AbortController();
    aborted.abort();
    const never = await drainAsync(approximatelyLargestStable(problem), { signal: aborted.signal });
    expect(never).toEqual({ _tag: "Stopped", reason: "aborted", ruledOut: 0 });
    expect(drain(approximatelyLargestStable(problem))).toEqual(approximateLargestStable(problem));
  });

  it("takes fifty thousand rows", () => {
    const problem = randomTiedProblem({
      rows: 100_000,
      columns: 30_000,
      degree: 4,
      places: 3,
      levels: 3,
      seed: 2,
    });
    const outcome = approximateLargestStable(problem);
    expect(verifyLargestStable(problem, outcome)).toEqual([]);
    expect(outcome.size).toBeGreaterThan(35_000);
    expect(solveLargestStable(problem, { nodeLimit: 3 }).size).toBe(outcome.size);
  });
});
