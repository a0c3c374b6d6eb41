/** Strongly and super-stable matchings against all matchings, and the proofs that there are none. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drain, drainAsync, type Slices } from "../../../src/graph/slices";
import type { StableProblem } from "../../../src/stable/problem";
import type { StronglyStableOutcome, SuperStableOutcome } from "../../../src/stable/ties/outcome";
import { solveStronglyStable, stronglyStable } from "../../../src/stable/ties/strongly-stable";
import { solveSuperStable, superStable } from "../../../src/stable/ties/super-stable";
import { verifyStronglyStable, verifySuperStable } from "../../../src/verify/ties";
import {
  fourAndFourInCircles,
  type OpinionatedWorld,
  threeAndTwoWithTies,
  twoAndTwoWithTies,
} from "../../arbitraries/compact-families";
import { crowdedWorld, tiedSparseWorld } from "../../arbitraries/worlds";
import { problemOf } from "../../laws/stable-laws";
import { everyStable } from "../../oracles/fast-stability";
import { randomTiedProblem } from "./random-tied-problem";

type AnyOutcome = StronglyStableOutcome | SuperStableOutcome;

const kinds = [
  {
    notion: "strong",
    tag: "StronglyStable",
    slices: stronglyStable as (problem: StableProblem) => Slices<AnyOutcome>,
    solve: solveStronglyStable as (problem: StableProblem) => AnyOutcome,
    verify: (problem: StableProblem, outcome: AnyOutcome): unknown[] =>
      verifyStronglyStable(problem, outcome as StronglyStableOutcome),
  },
  {
    notion: "super",
    tag: "SuperStable",
    slices: superStable as (problem: StableProblem) => Slices<AnyOutcome>,
    solve: solveSuperStable as (problem: StableProblem) => AnyOutcome,
    verify: (problem: StableProblem, outcome: AnyOutcome): unknown[] =>
      verifySuperStable(problem, outcome as SuperStableOutcome),
  },
] as const;

/** What a family of worlds held. */
interface Tally {
  found: number;
  none: number;
  overcrowded: number;
  choice: number;
}

describe.each(kinds)("$notion stability", ({ notion, tag, slices, solve, verify }) => {
  const check = ({ world, opinions }: OpinionatedWorld, tally: Tally): void => {
    const rows = world.allowed.length;
    const all = everyStable(world, opinions, notion);
    const problem = problemOf(world, opinions);
    const outcome = solve(problem);
    expect(verify(problem, outcome)).toEqual([]);
    if (all.length === 0) {
      expect(outcome._tag).toBe("NoStableMatching");
      tally.none++;
      if (outcome._tag === "NoStableMatching" && outcome.steps.some(({ _tag }) => _tag === "Overcrowded"))
        tally.overcrowded++;
      return;
    }
    tally.found++;
    if (all.length > 1) tally.choice++;
    if (!("columnOfRow" in outcome)) throw new Error(`${outcome._tag}, but there are ${all.length}`);
    expect(outcome._tag).toBe(tag);
    const found = [...outcome.columnOfRow];
    expect(all).toContainEqual(found);
    const load = (columnOfRow: number[], column: number): number =>
      columnOfRow.filter((one) => one === column).length;
    for (const other of all) {
      for (let row = 0; row < rows; row++) {
        // Rural hospitals: the same rows are matched; and no row fares better elsewhere.
        expect(other[row]! >= 0).toBe(found[row]! >= 0);
        if (found[row]! >= 0)
          expect(opinions.ofRow[row]![found[row]!]!).toBeGreaterThanOrEqual(
            opinions.ofRow[row]![other[row]!]!,
          );
      }
      for (let column = 0; column < world.columnCount; column++)
        expect(load(other, column)).toBe(load(found, column));
    }
  };

  const goThrough = (family: Iterable<OpinionatedWorld>): Tally => {
    const tally: Tally = { found: 0, none: 0, overcrowded: 0, choice: 0 };
    for (const one of family) check(one, tally);
    return tally;
  };

  it("is found or refuted in all worlds of two and two", () => {
    const { found, none } = goThrough(twoAndTwoWithTies());
    expect(found + none).toBe(4096);
    expect(found).toBeGreaterThan(1000);
    expect(none).toBeGreaterThan(500);
  });

  it("is found or refuted in all worlds of three and two with places", () => {
    const { found, none } = goThrough(threeAndTwoWithTies());
    expect(found).toBeGreaterThan(500);
    expect(none).toBeGreaterThan(500);
  });

  it.each([
    { rows: 5, columns: 4, capacity: 3, degree: 4, runs: 1500 },
    { rows: 6, columns: 6, capacity: 1, degree: 3, runs: 700 },
    { rows: 7, columns: 7, capacity: 2, degree: 2, runs: 700 },
    { rows: 7, columns: 3, capacity: 3, degree: 2, runs: 700 },
  ])("is found or refuted in random worlds of up to $rows and $columns", ({ runs, ...size }) => {
    const tally: Tally = { found: 0, none: 0, overcrowded: 0, choice: 0 };
    fc.assert(
      fc.property(tiedSparseWorld(size), (one) => check(one, tally)),
      { numRuns: runs },
    );
    expect(tally.found).toBeGreaterThan(runs / 10);
    expect(tally.none).toBeGreaterThan(runs / 10);
    if (notion === "strong") expect(tally.overcrowded).toBeGreaterThan(runs / 50);
  });

  it("is the best of several where many are known to many", () => {
    const tally: Tally = { found: 0, none: 0, overcrowded: 0, choice: 0 };
    fc.assert(
      fc.property(crowdedWorld(4, fc.nat(2)), (one) => check(one, tally)),
      { numRuns: 1500 },
    );
    expect(tally.choice).toBeGreaterThan(notion === "strong" ? 40 : 3);
  });

  it("is the best of several in circles with ties", () => {
    const tally: Tally = { found: 0, none: 0, overcrowded: 0, choice: 0 };
    for (const { world, opinions } of fourAndFourInCircles()) {
      const tied = (matrix: ReadonlyArray<ReadonlyArray<number>>): number[][] =>
        matrix.map((row) => row.map((score) => (score < 2 ? 0 : score)));
      check({ world, opinions: { ofRow: tied(opinions.ofRow), ofColumn: tied(opinions.ofColumn) } }, tally);
    }
    expect(tally.choice).toBeGreaterThan(25);
  });

  it("is proven or refuted where no oracle reaches", () => {
    let found = 0;
    let none = 0;
    for (let seed = 0; seed < 6000; seed++) {
      const problem = randomTiedProblem({
        rows: 8 + (seed % 9),
        columns: 6,
        degree: 3 + (seed % 3),
        places: 1 + (seed % 4),
        levels: 2 + (seed % 5),
        seed,
      });
      const outcome = solve(problem);
      if (verify(problem, outcome).length > 0) expect(verify(problem, outcome)).toEqual([]);
      if (outcome._tag === "NoStableMatching") none++;
      else found++;
    }
    expect(found).toBeGreaterThan(60);
    expect(none).toBeGreaterThan(300);
  });

  it("can be stopped, and then says no more than what is ruled out", async () => {
    const large = randomTiedProblem({
      rows: 40_000,
      columns: 2000,
      degree: 20,
      places: 20,
      levels: 3,
      seed: 1,
    });
    const run = slices(large);
    expect(run.next(undefined).done).toBe(false);
    const stopped = run.next("aborted");
    expect(stopped.done).toBe(true);
    expect(stopped.value).toMatchObject({ _tag: "Stopped", reason: "aborted" });
    expect(verify(large, stopped.value as AnyOutcome)).toEqual([]);
    const controller = new AbortController();
    controller.abort();
    expect((await drainAsync(slices(large), { signal: controller.signal }))._tag).toBe("Stopped");
    const whole = drain(slices(large));
    expect(whole._tag).toBe("NoStableMatching");
    expect(verify(large, whole)).toEqual([]);
  });
});
