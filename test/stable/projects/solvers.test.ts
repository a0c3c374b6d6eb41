import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stableProblemOrThrow } from "../../../src/stable/problem";
import type { ProjectOutcome } from "../../../src/stable/projects/outcome";
import { solveProjectAllocation, solveProjectAllocationAsync } from "../../../src/stable/projects/solvers";
import { spaLecturer } from "../../../src/stable/projects/spa-lecturer";
import { spaStudent } from "../../../src/stable/projects/spa-student";
import { solveStable } from "../../../src/stable/solvers";
import { verifyProjectAllocation } from "../../../src/verify/project-allocation";
import { choicesOf, permutationsOf } from "../../arbitraries/compact-families";
import { crowdedProjectMarket, projectMarket, projectProblemOf } from "../../arbitraries/project-markets";
import { tiedWeight } from "../../arbitraries/worlds";
import { projectCases } from "../../cases/projects";
import { type ProjectMarket, projectBlockingPairs, stableAllocations } from "../../oracles/stability";

const sides = ["students", "lecturers"] as const;

const solve = (market: ProjectMarket, optimalFor: (typeof sides)[number]): number[] => {
  const problem = projectProblemOf(market);
  const outcome = solveProjectAllocation(problem, { optimalFor });
  expect(verifyProjectAllocation(problem, outcome)).toEqual([]);
  expect(outcome.proposals).toBeLessThanOrEqual(problem.columnOfEdge.length);
  return [...outcome.columnOfRow];
};

/** Ties broken the way the library does: of equal scores the lower index is better. */
const strictly = (market: ProjectMarket): ProjectMarket => ({
  ...market,
  wishes: market.wishes.map((row) =>
    row.map((wish, project) => (wish === undefined ? wish : wish - project / 1e6)),
  ),
  lecturerWants: market.lecturerWants.map((row) => row.map((score, student) => score - student / 1e6)),
});

const lecturersStudents = (market: ProjectMarket, projectOf: number[], lecturer: number): number[] =>
  projectOf
    .flatMap((project, student) =>
      project >= 0 && market.lecturerOf[project] === lecturer
        ? [market.lecturerWants[lecturer]![student]!]
        : [],
    )
    .sort((a, b) => b - a);

/** Holds the two answers against all stable allocations of a strict market. @returns how many there are */
const expectOptimal = (market: ProjectMarket): number => {
  const all = stableAllocations(market);
  const forStudents = solve(market, "students");
  const forLecturers = solve(market, "lecturers");
  const value = (student: number, project: number): number =>
    project < 0 ? Number.NEGATIVE_INFINITY : market.wishes[student]![project]!;
  for (const student of market.wishes.keys()) {
    const values = all.map(({ [student]: project = -1 }) => value(student, project));
    expect(value(student, forStudents[student]!)).toBe(Math.max(...values));
    expect(value(student, forLecturers[student]!)).toBe(Math.min(...values));
  }
  for (const lecturer of market.capacityOfLecturer.keys()) {
    const best = lecturersStudents(market, forLecturers, lecturer);
    const worst = lecturersStudents(market, forStudents, lecturer);
    for (const allocation of all) {
      const has = lecturersStudents(market, allocation, lecturer);
      // Everybody has the same number of students in all of them, and matched students are the same.
      expect(has.length).toBe(best.length);
      for (const [at, score] of has.entries()) {
        expect(best[at]).toBeGreaterThanOrEqual(score);
        expect(worst[at]).toBeLessThanOrEqual(score);
      }
    }
  }
  for (const allocation of all)
    expect(allocation.map((project) => project >= 0)).toEqual(forStudents.map((project) => project >= 0));
  return all.length;
};

describe("student-project allocation", () => {
  it.each(projectCases)("case: $title", ({ market, studentOptimal, lecturerOptimal }) => {
    expect(solve(market, "students")).toEqual(studentOptimal);
    expect(solve(market, "lecturers")).toEqual(lecturerOptimal);
  });

  it("is optimal for the side that is asked for, in all strict markets of three students and three projects", () => {
    const orders = permutationsOf([3, 2, 1]);
    let several = 0;
    let markets = 0;
    for (const [a, b, c, first, second] of choicesOf([[orders[0]!], orders, orders, orders, orders])) {
      for (const capacityOfLecturer of [
        [1, 1],
        [2, 1],
        [1, 2],
        [2, 2],
      ]) {
        const all = expectOptimal({
          wishes: [a!, b!, c!],
          lecturerOf: [0, 1, 0],
          lecturerWants: [first!, second!],
          capacityOfProject: [1, 1, 1],
          capacityOfLecturer,
        });
        markets++;
        if (all > 1) several++;
      }
    }
    expect(markets).toBe(5184);
    expect(several).toBe(500);
  });

  it("is optimal for the side that is asked for, in random markets", () => {
    let several = 0;
    let projectsDiffer = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          projectMarket({ students: 6, projects: 5, lecturers: 3, capacity: 2, score: fc.nat(1000) }),
          crowdedProjectMarket(4, 2, fc.nat(1000)),
          crowdedProjectMarket(5, 2, fc.nat(1000)),
        ),
        (drawn) => {
          const market = strictly(drawn);
          if (expectOptimal(market) < 2) return;
          several++;
          const loads = sides.map((side) =>
            market.lecturerOf.map((_, p) => solve(market, side).filter((q) => q === p).length),
          );
          if (loads[0]!.join() !== loads[1]!.join()) projectsDiffer++;
        },
      ),
      { numRuns: 200 },
    );
    expect(several).toBeGreaterThan(30);
    // Lecturers have the same number in all stable allocations, projects need not.
    expect(projectsDiffer).toBeGreaterThan(3);
  });

  it("has no blocking pair by the naive definition, with ties, and ties go to the lower index", () => {
    fc.assert(
      fc.property(
        projectMarket({ students: 9, projects: 6, lecturers: 3, capacity: 3, score: tiedWeight }),
        fc.constantFrom(...sides),
        (market, side) => {
          const projectOf = solve(market, side);
          expect(projectBlockingPairs(market, projectOf)).toEqual([]);
          expect(solve(strictly(market), side)).toEqual(projectOf);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("is deferred acceptance where every lecturer has one project", () => {
    fc.assert(
      fc.property(
        projectMarket({ students: 8, projects: 4, lecturers: 1, capacity: 3, score: tiedWeight }),
        (drawn) => {
          const projects = drawn.lecturerOf.length;
          const market = {
            ...drawn,
            lecturerOf: drawn.lecturerOf.map((_, project) => project),
            lecturerWants: drawn.lecturerOf.map((_, project) =>
              drawn.lecturerWants[0]!.map((score, student) => (score * 7 + student * (project + 3)) % 5),
            ),
            capacityOfLecturer: drawn.capacityOfProject,
          };
          expect(market.lecturerOf.length).toBe(projects);
          const { lecturerScore, ...graph } = projectProblemOf(market);
          const problem = stableProblemOrThrow({ ...graph, columnScore: lecturerScore });
          const asStable = (proposing: "rows" | "columns"): number[] => [
            ...solveStable(problem, { proposing }).columnOfRow,
          ];
          expect(solve(market, "students")).toEqual(asStable("rows"));
          expect(solve(market, "lecturers")).toEqual(asStable("columns"));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("leaves its input alone and answers the same twice", () => {
    fc.assert(
      fc.property(
        projectMarket({ students: 6, projects: 6, lecturers: 3, capacity: 2, score: tiedWeight }),
        fc.constantFrom(...sides),
        (market, optimalFor) => {
          const problem = projectProblemOf(market);
          const before = structuredClone(problem);
          const once = solveProjectAllocation(problem, { optimalFor });
          expect(problem).toEqual(before);
          expect(solveProjectAllocation(problem, { optimalFor })).toEqual(once);
        },
      ),
      { numRuns: 200 },
    );
  });

  const side = 300;
  // Everybody wants the same, and whoever comes next is wanted more: about side²/2 proposals on either side.
  const ascending = Array.from({ length: side }, (_, index) => index);
  const crowd: ProjectMarket = {
    wishes: ascending.map(() => ascending),
    lecturerOf: ascending,
    lecturerWants: ascending.map(() => ascending),
    capacityOfProject: ascending.map(() => 2),
    capacityOfLecturer: ascending.map(() => 1),
  };

  it.each([
    ["SPA-student", spaStudent],
    ["SPA-lecturer", spaLecturer],
  ])("%s stops with a feasible allocation when it is told to", (_, algorithm) => {
    const problem = projectProblemOf(crowd);
    let whileSorting = 0;
    let later = 0;
    for (let before = 0; ; before++) {
      const slices = algorithm(problem);
      let step = slices.next(undefined);
      for (let at = 0; at < before && step.done !== true; at++) step = slices.next(undefined);
      if (step.done === true) break;
      const stopped = slices.next("aborted").value as ProjectOutcome;
      expect(stopped).toMatchObject({ _tag: "Stopped", reason: "aborted" });
      expect(stopped._tag === "Stopped" && stopped.unsettled).toBeGreaterThan(0);
      expect(verifyProjectAllocation(problem, stopped)).toEqual([]);
      if (stopped.columnOfRow.every((column) => column === -1)) whileSorting++;
      else later++;
    }
    expect(whileSorting).toBeGreaterThan(6);
    expect(later).toBeGreaterThan(6);
  });

  it("gives the same answer in slices", async () => {
    const problem = projectProblemOf(crowd);
    for (const optimalFor of sides) {
      const outcome = await solveProjectAllocationAsync(problem, { optimalFor });
      expect(outcome).toEqual(solveProjectAllocation(problem, { optimalFor }));
      expect(verifyProjectAllocation(problem, outcome)).toEqual([]);
    }
  });
});
