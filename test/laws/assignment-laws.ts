/**
 * What every solver of the assignment family must do, whatever its algorithm. A new solver is tested by adding it to
 * `assignmentSolvers`: the kit runs over that record.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OptimalAssignment } from "../../src/assignment/outcome";
import { assignmentProblemOrThrow, type SparseAssignmentProblem } from "../../src/assignment/problem";
import type { AssignmentSolver } from "../../src/assignment/solvers";
import type { Coverage } from "../../src/assignment/successive-shortest-paths";
import { drain } from "../../src/graph/slices";
import { verifyAssignment } from "../../src/verify/assignment";
import { floatWeight, tiedWeight, weightedWorld, weightKinds, wideWeight } from "../arbitraries/worlds";
import { assignmentCases } from "../cases/assignment";
import { alongEdges, bestAssignments, type SmallWorld, toGraph } from "../oracles/brute-force";
import { linearProgrammeTotal } from "../oracles/linear-programme";

const coverages: ReadonlyArray<Coverage> = ["free", "first"];

export const problemOf = (world: SmallWorld, weight: number[][]): SparseAssignmentProblem =>
  assignmentProblemOrThrow({
    ...toGraph(world),
    weight: alongEdges(world, weight),
    capacityOfColumn: Int32Array.from(world.capacity),
  });

export const assignmentLaws = (name: string, solver: AssignmentSolver): void => {
  const solve = (problem: SparseAssignmentProblem, coverage: Coverage): OptimalAssignment => {
    const outcome = drain(solver.slices(problem, { coverage }));
    expect(verifyAssignment(problem, outcome)).toEqual([]);
    if (outcome._tag === "Optimal" && outcome.coverage === "first") {
      const flags = [...outcome.cover.row, ...outcome.cover.column];
      expect(flags.every((flag) => flag === 0 || flag === 1)).toBe(true);
    }
    return outcome as OptimalAssignment;
  };

  describe(`${name}: laws of the assignment family`, () => {
    it.each(assignmentCases)("case: $title", ({ problem, total, size, coverage }) => {
      const outcome = solve(problem, coverage);
      expect({ total: outcome.total, size: outcome.size }).toEqual({ total, size });
    });

    it.each([
      ["ties", tiedWeight, 0],
      ["wide integers", wideWeight, 0],
      ["floats", floatWeight, 1e-12],
    ])("agrees with brute force on %s", (_kind, entry, tolerance) => {
      fc.assert(
        fc.property(weightedWorld({ rows: 5, columns: 4, capacity: 3 }, entry), ({ world, weight }) => {
          const problem = problemOf(world, weight);
          const best = bestAssignments(world, weight);
          const free = solve(problem, "free");
          const first = solve(problem, "first");
          expect(Math.abs(free.total - best.total)).toBeLessThanOrEqual(tolerance);
          expect(first.size).toBe(best.largest);
          expect(Math.abs(first.total - best.totalAtLargest)).toBeLessThanOrEqual(tolerance);
          if (tolerance === 0) expect(free.size).toBe(best.sizeAtBestTotal);
        }),
        { numRuns: 4000 },
      );
    });

    it("agrees with a linear programme beyond the reach of brute force", () => {
      fc.assert(
        fc.property(
          fc.oneof(
            weightedWorld({ rows: 18, columns: 14, capacity: 3 }, wideWeight),
            weightedWorld({ rows: 24, columns: 4, capacity: 9 }, wideWeight),
          ),
          ({ world, weight }) => {
            const problem = problemOf(world, weight);
            const first = solve(problem, "first");
            expect(linearProgrammeTotal(problem)).toBeCloseTo(solve(problem, "free").total, 3);
            expect(linearProgrammeTotal(problem, first.size)).toBeCloseTo(first.total, 3);
          },
        ),
        { numRuns: 250 },
      );
    });

    it("proves fractions at size, within the verifier's own tolerance", () => {
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 1_000_000 }),
          fc.constantFrom(...coverages),
          (salt, coverage) => {
            const side = 120;
            const weight = Array.from({ length: side }, (_, r) =>
              Array.from({ length: side }, (_, c) => Math.abs(Math.sin(salt + r * 1289 + c * 7.31)) / 3),
            );
            const world = {
              columnCount: side,
              capacity: weight.map((_, c) => (c % 3 === 0 ? 2 : 1)),
              allowed: weight.map((row, r) => row.map((_, c) => (r + c) % 11 !== 0)),
            };
            solve(problemOf(world, weight), coverage);
          },
        ),
        { numRuns: 60 },
      );
    });

    const metamorphic = (
      law: string,
      check: (world: SmallWorld, weight: number[][], coverage: Coverage) => void,
    ): void => {
      it.each(coverages)(`${law} (coverage %s)`, (coverage) => {
        fc.assert(
          fc.property(weightedWorld({ rows: 9, columns: 7, capacity: 3 }, wideWeight), ({ world, weight }) =>
            check(world, weight, coverage),
          ),
          { numRuns: 500 },
        );
      });
    };

    metamorphic("permuting rows and columns keeps total and size", (world, weight, coverage) => {
      const here = solve(problemOf(world, weight), coverage);
      const flip = <A>(rows: ReadonlyArray<ReadonlyArray<A>>): A[][] =>
        rows.map((row) => [...row].reverse()).reverse();
      const flipped: SmallWorld = {
        columnCount: world.columnCount,
        capacity: [...world.capacity].reverse(),
        allowed: flip(world.allowed),
      };
      const there = solve(problemOf(flipped, flip(weight)), coverage);
      expect([there.total, there.size]).toEqual([here.total, here.size]);
    });

    metamorphic("scaling the weights by 2 doubles the total", (world, weight, coverage) => {
      const here = solve(problemOf(world, weight), coverage);
      const there = solve(
        problemOf(
          world,
          weight.map((row) => row.map((entry) => 2 * entry)),
        ),
        coverage,
      );
      expect([there.total, there.size]).toEqual([2 * here.total, here.size]);
    });

    metamorphic(
      "a place more never lowers the total, by at most the column's price",
      (world, weight, coverage) => {
        const here = solve(problemOf(world, weight), coverage);
        for (let column = 0; column < world.columnCount; column++) {
          const roomier = {
            ...world,
            capacity: world.capacity.map((places, c) => places + (c === column ? 1 : 0)),
          };
          const there = solve(problemOf(roomier, weight), coverage);
          expect(there.size).toBeGreaterThanOrEqual(coverage === "first" ? here.size : 0);
          if (coverage === "first" && there.size > here.size) continue;
          expect(there.total).toBeGreaterThanOrEqual(here.total);
          expect(there.total - here.total).toBeLessThanOrEqual(here.potentials.column[column]!);
        }
      },
    );

    it("with unit capacities, swapping the sides keeps total and size", () => {
      fc.assert(
        fc.property(
          weightedWorld({ rows: 8, columns: 8, capacity: 0 }, tiedWeight),
          fc.constantFrom(...coverages),
          ({ world, weight }, coverage) => {
            const columns = [...Array(world.columnCount).keys()];
            const one = { ...world, capacity: columns.map(() => 1) };
            const swapped: SmallWorld = {
              columnCount: world.allowed.length,
              capacity: world.allowed.map(() => 1),
              allowed: columns.map((column) => world.allowed.map((row) => row[column]!)),
            };
            const here = solve(problemOf(one, weight), coverage);
            const there = solve(
              problemOf(
                swapped,
                columns.map((column) => weight.map((row) => row[column]!)),
              ),
              coverage,
            );
            expect([there.total, there.size]).toEqual([here.total, here.size]);
          },
        ),
        { numRuns: 1000 },
      );
    });

    it("shifting all weights of a row that must be matched shifts the total", () => {
      let shiftedWorlds = 0;
      fc.assert(
        fc.property(weightedWorld({ rows: 6, columns: 8, capacity: 2 }, wideWeight), ({ world, weight }) => {
          const here = solve(problemOf(world, weight), "first");
          if (here.size < world.allowed.length || here.size === 0) return;
          shiftedWorlds++;
          const shifted = weight.map((row, r) => (r === 0 ? row.map((entry) => entry + 1000) : row));
          expect(solve(problemOf(world, shifted), "first").total).toBe(here.total + 1000);
        }),
        { numRuns: 500 },
      );
      expect(shiftedWorlds).toBeGreaterThan(50);
    });

    it("leaves its input alone and answers the same twice", () => {
      fc.assert(
        fc.property(
          weightedWorld({ rows: 6, columns: 6, capacity: 2 }, fc.oneof(...weightKinds)),
          ({ world, weight }) => {
            const problem = problemOf(world, weight);
            const before = structuredClone(problem);
            const once = solve(problem, "first");
            expect(problem).toEqual(before);
            expect(solve(problem, "first")).toEqual(once);
          },
        ),
        { numRuns: 200 },
      );
    });

    it.each(coverages)("stops with best and bound when it is told to (coverage %s)", (coverage) => {
      let stopped = 0;
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 3 }), fc.nat(), (slicesBefore, salt) => {
          const side = 800;
          const weight = Array.from({ length: side }, (_, r) =>
            Array.from({ length: side }, (_, c) => ((r * 7919 + c * 104_729 + salt) % 1009) - 100),
          );
          const world = {
            columnCount: side,
            capacity: weight.map(() => 1),
            allowed: weight.map((row) => row.map(() => true)),
          };
          const problem = problemOf(world, weight);
          const slices = solver.slices(problem, { coverage });
          let step = slices.next(undefined);
          for (let slice = 0; slice < slicesBefore && step.done !== true; slice++)
            step = slices.next(undefined);
          if (step.done !== true) step = slices.next("aborted");
          const outcome = step.value;
          if (step.done !== true || !("_tag" in outcome) || outcome._tag !== "Stopped") return;
          stopped++;
          expect(verifyAssignment(problem, outcome)).toEqual([]);
          expect(outcome.bound).toBeGreaterThanOrEqual(solve(problem, "free").total);
        }),
        { numRuns: 3 },
      );
      expect(stopped).toBeGreaterThan(0);
    });
  });
};
