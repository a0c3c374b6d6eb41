import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OptimalProfile } from "../../../src/assignment/profiles/outcome";
import {
  type ProfileProblem,
  profileProblemFromRanks,
  profileProblemFromRanksOrThrow,
} from "../../../src/assignment/profiles/problem";
import {
  profileSlices,
  solveGenerousMaximum,
  solveGenerousMaximumAsync,
  solveGreedyMaximum,
  solveGreedyMaximumAsync,
  solveRankMaximal,
  solveRankMaximalAsync,
} from "../../../src/assignment/profiles/solve";
import { seededRandom } from "../../../src/graph/random";
import { verifyProfile } from "../../../src/verify/profile";
import { bestProfile, isLexicographicallyAbove, profileMeasures } from "../../oracles/lexicographic";
import { profileProblemOf, type RankedWorld, rankedWorld } from "../lexicographic/worlds";

const solvers = {
  "rank-maximal": solveRankMaximal,
  "greedy-maximum": solveGreedyMaximum,
  "generous-maximum": solveGenerousMaximum,
} as const;
type Objective = keyof typeof solvers;
const objectives = Object.keys(solvers) as Objective[];

const proven = (problem: ProfileProblem, objective: Objective): OptimalProfile => {
  const outcome = solvers[objective](problem);
  expect(verifyProfile(problem, outcome)).toEqual([]);
  expect(outcome.objective).toBe(objective);
  return outcome;
};

const worstOf = (problem: ProfileProblem): number => problem.rankOfEdge.reduce((a, b) => Math.max(a, b), 0);

describe.each(objectives)("%s", (objective) => {
  it.each([
    [2, 300],
    [4, 400],
    [30, 300],
  ])("against all matchings, ranks up to %i", (worst, numRuns) => {
    fc.assert(
      fc.property(rankedWorld({ rows: 5, columns: 4, capacity: 2 }, worst), (drawn) => {
        const problem = profileProblemOf(drawn);
        const { profile } = proven(problem, objective);
        expect([...profile]).toEqual(bestProfile(drawn.world, drawn.rank, worstOf(problem), objective));
      }),
      { numRuns },
    );
  });

  it("does not depend on the order of rows and columns", () => {
    const flip = <A>(rows: ReadonlyArray<ReadonlyArray<A>>): A[][] =>
      rows.map((row) => [...row].reverse()).reverse();
    fc.assert(
      fc.property(rankedWorld({ rows: 12, columns: 9, capacity: 3 }, 5), ({ world, rank }) => {
        const flipped: RankedWorld = {
          world: { ...world, capacity: [...world.capacity].reverse(), allowed: flip(world.allowed) },
          rank: flip(rank),
        };
        const here = proven(profileProblemOf({ world, rank }), objective);
        expect(proven(profileProblemOf(flipped), objective).profile).toEqual(here.profile);
      }),
      { numRuns: 150 },
    );
  });

  it("looks at the order of ranks alone", () => {
    fc.assert(
      fc.property(rankedWorld({ rows: 9, columns: 7, capacity: 2 }, 4), ({ world, rank }) => {
        const here = proven(profileProblemOf({ world, rank }), objective).profile;
        const squared = rank.map((row) => row.map((one) => one * one));
        const there = proven(profileProblemOf({ world, rank: squared }), objective).profile;
        expect([...there].filter((_, at) => Number.isInteger(Math.sqrt(at + 1)))).toEqual([...here]);
      }),
      { numRuns: 150 },
    );
  });

  it("refuses what is not so", () => {
    const problem = profileProblemFromRanksOrThrow([
      [1, 2],
      [1, 3],
    ]);
    const outcome = proven(problem, objective);
    const tags = (told: object): string[] =>
      verifyProfile(problem, { ...outcome, ...told }).map(({ _tag }) => _tag);
    expect(tags({ columnOfRow: Int32Array.of(0, 1) })).toContain("Gap");
    expect(tags({ columnOfRow: Int32Array.of(0, -1) })).toContain("Gap");
    expect(tags({ columnOfRow: Int32Array.of(0, 0) })).toEqual(["OverCapacity"]);
    expect(tags({ profile: Int32Array.of(2, 0, 0) })).toEqual(["WrongCount", "WrongCount"]);
    expect(tags({ profile: Int32Array.of(1) })).toEqual(["WrongLength"]);
    expect(tags({ size: 1 })).toEqual(["WrongSize"]);
    expect(tags({ levels: outcome.levels.slice(1) })).toEqual(["WrongLevels"]);
    expect(tags({ objective: "best" })).toEqual(["WrongLevels"]);
    for (const other of objectives)
      if (other !== objective) expect(tags({ objective: other })).toEqual(["WrongLevels"]);
    for (const [level, { row, column }] of outcome.potentials.entries()) {
      for (const side of ["row", "column"] as const) {
        for (const by of [1, -1, Number.NaN]) {
          const changed = { row: row.slice(), column: column.slice() };
          changed[side][0]! += by;
          const potentials = outcome.potentials.map((prices, at) => (at === level ? changed : prices));
          expect(tags({ potentials }), `${level} ${side} ${by}`).not.toEqual([]);
        }
      }
    }
  });

  it.each([
    [[], []],
    [[[]], []],
    [[[null, null]], []],
    [[[3]], [0, 0, 1]],
  ])("%j", (ranks, profile) => {
    const outcome = proven(profileProblemFromRanksOrThrow(ranks), objective);
    expect([...outcome.profile]).toEqual(profile);
  });

  it("proves ranks that are beyond one number's digits", () => {
    const draw = seededRandom(11);
    const ranks = Array.from({ length: 150 }, () =>
      Array.from({ length: 100 }, () => (draw.below(5) === 0 ? 1 + draw.below(40) : null)),
    );
    const problem = profileProblemFromRanksOrThrow(ranks, new Int32Array(100).fill(1));
    const { size, profile } = proven(problem, objective);
    expect(size).toBe(profile.reduce((a, b) => a + b, 0));
  });
});

describe("the three", () => {
  it("differ as their definitions say", () => {
    let differ = 0;
    fc.assert(
      fc.property(rankedWorld({ rows: 9, columns: 9, capacity: 1 }, 4), (drawn) => {
        const problem = profileProblemOf(drawn);
        const [a, b, c] = objectives.map((objective) => [...proven(problem, objective).profile]) as [
          number[],
          number[],
          number[],
        ];
        for (const objective of objectives) {
          const measure: (profile: ReadonlyArray<number>) => ReadonlyArray<number> =
            profileMeasures[objective];
          const own = { "rank-maximal": a, "greedy-maximum": b, "generous-maximum": c }[objective];
          for (const other of [a, b, c])
            expect(isLexicographicallyAbove(measure(other), measure(own))).toBe(false);
        }
        if (new Set([`${a}`, `${b}`, `${c}`]).size > 1) differ++;
      }),
      { numRuns: 300 },
    );
    expect(differ).toBeGreaterThan(2);
  });

  // Made for this test: who gives way so that two others are better off, and who so that one more has anything at all.
  it("on one instance", () => {
    const problem = profileProblemFromRanksOrThrow([
      [1, null, 2, null, null],
      [null, 1, null, null, null],
      [2, null, 3, null, null],
      [null, null, null, 1, 2],
      [null, null, null, 2, null],
    ]);
    expect([...proven(problem, "rank-maximal").profile]).toEqual([3, 0, 1]);
    expect([...proven(problem, "greedy-maximum").profile]).toEqual([2, 2, 1]);
    expect([...proven(problem, "generous-maximum").profile]).toEqual([1, 4, 0]);
  });
});

describe("stopped work", () => {
  const draw = seededRandom(3);
  const ranks = Array.from({ length: 300 }, () => Array.from({ length: 150 }, () => 1 + draw.below(6)));
  const problem = profileProblemFromRanksOrThrow(ranks, new Int32Array(150).fill(1));

  it.each(objectives)("%s has a matching and a bound after any slice", (objective) => {
    const { levels, size, profile } = proven(problem, objective);
    const best = [...levels].map((rank) => (rank === 0 ? size : profile[rank - 1]!));
    const sign = (level: number): number => (objective === "generous-maximum" && level > 0 ? -1 : 1);
    let stops = 0;
    for (let after = 1; after < 40; after += 8) {
      const work = profileSlices(problem, objective);
      let step = work.next();
      for (let slice = 1; slice < after && step.done !== true; slice++) step = work.next();
      if (step.done === true) break;
      const { value: outcome } = work.next("aborted");
      if (!("_tag" in outcome) || outcome._tag !== "Stopped") throw new Error("it did not stop");
      expect(verifyProfile(problem, outcome)).toEqual([]);
      const signed = (counts: ArrayLike<number>): number[] =>
        Array.from(counts, (count, level) => sign(level) * count + 0);
      expect(isLexicographicallyAbove(signed(best), signed(outcome.bound))).toBe(false);
      const bound = Float64Array.from(outcome.bound, (_, level) => sign(level) * -1);
      expect(verifyProfile(problem, { ...outcome, bound }).map(({ _tag }) => _tag)).toEqual(["BoundTooLow"]);
      expect(verifyProfile(problem, { ...outcome, bound: bound.slice(1) }).map(({ _tag }) => _tag)).toEqual([
        "WrongLength",
      ]);
      stops++;
    }
    expect(stops).toBeGreaterThan(1);
  });

  it("by a signal; not stopped, it is the same answer", async () => {
    const asynchronous = {
      "rank-maximal": solveRankMaximalAsync,
      "greedy-maximum": solveGreedyMaximumAsync,
      "generous-maximum": solveGenerousMaximumAsync,
    } as const;
    for (const objective of objectives) {
      const controller = new AbortController();
      const stopped = await asynchronous[objective](problem, {
        signal: controller.signal,
        onProgress: () => controller.abort(),
      });
      expect(stopped).toMatchObject({ _tag: "Stopped", reason: "aborted", objective });
      expect(await asynchronous[objective](problem)).toEqual(solvers[objective](problem));
    }
  });
});

describe("bad input", () => {
  it("is told all at once, with the place", () => {
    const refused = profileProblemFromRanks([[1, 0], [0.5, 2], [1]], Int32Array.of(1, 1));
    expect(refused).toMatchObject({ _tag: "Left" });
    if (refused._tag === "Left")
      expect(refused.left.findings.map(({ place }) => place.path)).toEqual([
        ["ranks", 0, 1],
        ["ranks", 1, 0],
        ["ranks", 2],
      ]);
  });
});
