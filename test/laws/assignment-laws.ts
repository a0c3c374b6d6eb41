/**
 * What every solver of the assignment family must do, whatever its algorithm.
 *
 * A new solver is tested by adding it to `assignmentSolvers`: `test/assignment/solvers.test.ts` runs the kit over that record. The kit asks
 * `accepts(problem, { coverage })` before it hands a problem over, so a solver that is made for full matrices, for one place a column or for some of
 * the coverages says so there, by what kind of problem it is, not by its size: most laws go through small worlds.
 * Each law counts the problems it could hand over and fails when there were few. Of every four instances one or two are full matrices
 * (`isDense`) with one place a column, so a solver for nothing but those is still tested a thousand times.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssignmentOutcome, OptimalAssignment } from "../../src/assignment/outcome";
import {
  type AssignmentProblem,
  assignmentProblemFromMatrixOrThrow,
  assignmentProblemOrThrow,
  denseAssignmentProblemOrThrow,
  type SparseAssignmentProblem,
} from "../../src/assignment/problem";
import type { AssignmentSolver } from "../../src/assignment/solvers";
import type { Coverage } from "../../src/assignment/successive-shortest-paths";
import { withEdges } from "../../src/graph/bipartite";
import { randomOrder, seededRandom } from "../../src/graph/random";
import { drain } from "../../src/graph/slices";
import { verifyAssignment } from "../../src/verify/assignment";
import { type Instance, instance, plainInstance, toProblem } from "../arbitraries/assignments";
import { floatWeight, tiedWeight, weightKinds, wideWeight } from "../arbitraries/worlds";
import { assignmentCases } from "../cases/assignment";
import { nastyWeights } from "../cases/nasty-weights";
import { bestAnswers, objectiveOf } from "../oracles/best-answers";
import { alongEdges, type SmallWorld, toGraph } from "../oracles/brute-force";
import { linearProgrammeTotal } from "../oracles/linear-programme";

const coverages: ReadonlyArray<Coverage> = ["free", "first", "complete"];

export const problemOf = (world: SmallWorld, weight: number[][]): SparseAssignmentProblem =>
  assignmentProblemOrThrow({
    ...toGraph(world),
    weight: alongEdges(world, weight),
    capacityOfColumn: Int32Array.from(world.capacity),
  });

/** The answer with its proof checked; undefined when the solver is not made for such a problem. */
type Ask = (problem: AssignmentProblem, coverage: Coverage) => AssignmentOutcome | undefined;

/** What two problems that are the same in other words must have in common: size and objective, up to rounding. */
const essence = (of: Pick<Instance, "sense">, outcome: AssignmentOutcome) =>
  outcome._tag === "Optimal"
    ? { size: outcome.size, objective: objectiveOf(of, outcome) }
    : { infeasible: true };

export const assignmentLaws = (name: string, solver: AssignmentSolver): void => {
  const ask: Ask = (problem, coverage) => {
    if (!solver.accepts(problem, { coverage })) return undefined;
    const outcome = drain(solver.slices(problem, { coverage }));
    expect(verifyAssignment(problem, outcome)).toEqual([]);
    if (outcome._tag === "Optimal") {
      expect(outcome.coverage).toBe(coverage);
      if (outcome.coverage === "first") {
        const flags = [...outcome.cover.row, ...outcome.cover.column];
        expect(flags.every((flag) => flag === 0 || flag === 1)).toBe(true);
      }
    }
    return outcome;
  };

  describe(`${name}: laws of the assignment family`, () => {
    it("knows the cases", () => {
      let asked = 0;
      for (const { title, problem, coverage, total, size } of assignmentCases) {
        const outcome = ask(problem, coverage);
        if (outcome === undefined) continue;
        asked++;
        expect({ title, ...outcome }).toMatchObject({ title, total, size });
      }
      for (const { title, problem, coverage, total, size } of assignmentCases.map(withAllPairs)) {
        const outcome = problem === undefined ? undefined : ask(problem, coverage);
        if (outcome === undefined) continue;
        asked++;
        expect({ title, ...outcome }).toMatchObject({ title, total, size });
      }
      expect(asked).toBeGreaterThan(3);
    });

    it.each([
      ["ties", tiedWeight, 0],
      ["wide integers", wideWeight, 0],
      ["floats", floatWeight, 1e-12],
    ])("agrees with brute force on %s: every coverage, both senses, penalties", (_kind, entry, tolerance) => {
      const seen: Record<string, number> = {};
      fc.assert(
        fc.property(
          fc.oneof(
            instance({ rows: 5, columns: 4, capacity: 3 }, entry),
            instance({ rows: 6, columns: 3, capacity: 2 }, entry),
          ),
          (one) => {
            const problem = toProblem(one);
            const best = bestAnswers(one);
            for (const coverage of coverages) {
              const outcome = ask(problem, coverage);
              if (outcome === undefined) continue;
              const told = `${coverage} ${outcome._tag}`;
              seen[told] = (seen[told] ?? 0) + 1;
              expect(outcome._tag).toBe(
                coverage === "complete" && best.isInfeasible ? "Infeasible" : "Optimal",
              );
              if (outcome._tag !== "Optimal") continue;
              const objective = coverage === "free" ? best.objective : best.objectiveAtLargest;
              expect(Math.abs(objectiveOf(one, outcome) - objective)).toBeLessThanOrEqual(tolerance);
              if (coverage !== "free") expect(outcome.size).toBe(best.largest);
              else if (tolerance === 0) expect(outcome.size).toBe(best.sizeAtBest);
            }
          },
        ),
        { numRuns: 2500 },
      );
      for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50);
    });

    it("agrees with a linear programme beyond the reach of brute force", () => {
      let asked = 0;
      fc.assert(
        fc.property(
          fc.oneof(
            instance({ rows: 18, columns: 14, capacity: 3 }, wideWeight),
            instance({ rows: 24, columns: 4, capacity: 9 }, wideWeight),
            instance({ rows: 12, columns: 18, capacity: 1 }, wideWeight),
          ),
          (drawn) => {
            const one = { ...plainInstance(drawn.world, drawn.weight as number[][]), isDense: drawn.isDense };
            const problem = toProblem(one);
            for (const coverage of coverages) {
              const outcome = ask(problem, coverage);
              if (outcome?._tag !== "Optimal") continue;
              asked++;
              const sparse = { ...problem, ...withEdges(problem) };
              const size = coverage === "free" ? undefined : outcome.size;
              expect(linearProgrammeTotal(sparse, size)).toBeCloseTo(outcome.total, 3);
            }
          },
        ),
        { numRuns: 120 },
      );
      expect(asked).toBeGreaterThan(50);
    });

    it("is a largest of equally good ones beyond the reach of brute force", () => {
      const { below } = seededRandom(11);
      let asked = 0;
      let couldBeFewer = 0;
      for (let world = 0; world < 40; world++) {
        const rowCount = 20 + below(50);
        const columnCount = 20 + below(50);
        const isFull = world % 2 === 0;
        // Few pairs are worth something, some nothing, most less, so that people can be left out or not.
        const weight = Float64Array.from({ length: rowCount * columnCount }, () => {
          const drawn = below(100);
          return drawn < 2 ? 1 : drawn < 5 ? 0 : -1;
        });
        const problemWith = (values: Float64Array): AssignmentProblem => {
          if (isFull) return denseAssignmentProblemOrThrow({ rowCount, columnCount, weight: values });
          const matrix = Array.from({ length: rowCount }, (_, r) =>
            Array.from({ length: columnCount }, (_, c) =>
              (7 * r + 3 * c) % 9 < 3 ? values[r * columnCount + c]! : null,
            ),
          );
          const capacityOfColumn = Int32Array.from({ length: columnCount }, (_, c) =>
            world % 4 === 1 ? 1 : c % 3,
          );
          return assignmentProblemFromMatrixOrThrow(matrix, { capacityOfColumn });
        };
        const plain = problemWith(weight);
        const outcome = ask(plain, "free");
        if (outcome?._tag !== "Optimal") continue;
        asked++;
        // A pair is worth a thousandth of a unit more, too little to change what the best total is.
        const counted = ask(problemWith(weight.map((value) => 1000 * value + 1)), "free");
        if (counted?._tag !== "Optimal") throw new Error("no optimum of the same problem with pairs counted");
        expect(1000 * outcome.total + outcome.size).toBe(counted.total);
        expect(outcome.size).toBe(counted.size);
        const fewest = ask(problemWith(weight.map((value) => 1000 * value - 1)), "free");
        if (fewest?._tag === "Optimal" && fewest.size < outcome.size) couldBeFewer++;
      }
      expect(asked).toBeGreaterThan(15);
      expect(couldBeFewer).toBeGreaterThan(10);
    });

    it("proves fractions at size, within the verifier's own tolerance", () => {
      let asked = 0;
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 1_000_000 }),
          fc.constantFrom(...coverages),
          fc.boolean(),
          (salt, coverage, isDense) => {
            const side = 120;
            const weight = Array.from({ length: side }, (_, r) =>
              Array.from({ length: side }, (_, c) => Math.abs(Math.sin(salt + r * 1289 + c * 7.31)) / 3),
            );
            const world = {
              columnCount: side,
              capacity: weight.map((_, c) => (c % 3 === 0 && !isDense ? 2 : 1)),
              allowed: weight.map((row, r) => row.map((_, c) => isDense || (r + c) % 11 !== 0)),
            };
            if (ask(toProblem({ ...plainInstance(world, weight), isDense }), coverage) !== undefined) asked++;
          },
        ),
        { numRuns: 60 },
      );
      expect(asked).toBeGreaterThan(10);
    });

    /** Two problems that mean the same: `restated` says how the second follows, and what its objective must be. */
    const restating = (
      law: string,
      restated: (
        one: Instance,
        random: ReturnType<typeof seededRandom>,
      ) => { readonly other: Instance; readonly objective?: (before: number) => number } | undefined,
    ): void => {
      it(law, () => {
        let asked = 0;
        fc.assert(
          fc.property(
            instance({ rows: 9, columns: 7, capacity: 3 }, fc.oneof(tiedWeight, wideWeight)),
            fc.nat(),
            (one, seed) => {
              const again = restated(one, seededRandom(seed));
              if (again === undefined) return;
              const { other, objective = (before) => before } = again;
              for (const coverage of coverages) {
                const here = ask(toProblem(one), coverage);
                const there = ask(toProblem(other), coverage);
                if (here === undefined || there === undefined) continue;
                asked++;
                const expected = essence(one, here);
                if (expected.objective !== undefined) expected.objective = objective(expected.objective);
                expect(essence(other, there)).toEqual(expected);
              }
            },
          ),
          { numRuns: 600 },
        );
        expect(asked).toBeGreaterThan(200);
      });
    };

    restating("permuting rows and columns keeps objective and size", (one, random) => {
      const rows = [...randomOrder(one.world.allowed.length, random)];
      const columns = [...randomOrder(one.world.columnCount, random)];
      const permute = <A>(matrix: ReadonlyArray<ReadonlyArray<A>>): A[][] =>
        rows.map((row) => columns.map((column) => matrix[row]![column]!));
      return {
        other: {
          ...one,
          world: {
            columnCount: columns.length,
            capacity: columns.map((column) => one.world.capacity[column]!),
            allowed: permute(one.world.allowed),
          },
          weight: permute(one.weight),
          penaltyOfRow: one.penaltyOfRow && rows.map((row) => one.penaltyOfRow![row]!),
          penaltyOfColumn: one.penaltyOfColumn && columns.map((column) => one.penaltyOfColumn![column]!),
        },
      };
    });

    restating("minimising is maximising the negative", (one) => ({
      other: {
        ...one,
        sense: one.sense === "minimise" ? "maximise" : "minimise",
        weight: one.weight.map((row) => row.map((entry) => -entry)),
      },
    }));

    restating("doubling weights and penalties doubles the objective", (one) => ({
      other: {
        ...one,
        weight: one.weight.map((row) => row.map((entry) => 2 * entry)),
        penaltyOfRow: one.penaltyOfRow?.map((penalty) => 2 * penalty),
        penaltyOfColumn: one.penaltyOfColumn?.map((penalty) => 2 * penalty),
      },
      objective: (before) => 2 * before,
    }));

    restating("a full matrix is the sparse problem with all pairs", (one) =>
      one.isDense ? { other: { ...one, isDense: false } } : undefined,
    );

    restating(
      "shifting all that a row is worth, and what leaving it out is worth, shifts the objective",
      (one) => {
        if (one.world.allowed.length === 0) return undefined;
        const sign = one.sense === "minimise" ? -1 : 1;
        const penalties = one.penaltyOfRow ?? one.world.allowed.map(() => 0);
        return {
          other: {
            ...one,
            weight: one.weight.map((row, r) => (r === 0 ? row.map((entry) => entry + 1000) : row)),
            penaltyOfRow: penalties.map((penalty, r) => (r === 0 ? penalty - 1000 * sign : penalty)),
          },
          objective: (before) => before + 1000 * sign,
        };
      },
    );

    restating("a column with several places is as many columns with one", (one) => {
      const { capacity } = one.world;
      const columns = capacity.flatMap((places, column) => Array.from({ length: places }, () => column));
      const spread = <A>(matrix: ReadonlyArray<ReadonlyArray<A>>): A[][] =>
        matrix.map((row) => columns.map((column) => row[column]!));
      return {
        other: {
          ...one,
          world: {
            columnCount: columns.length,
            capacity: columns.map(() => 1),
            allowed: spread(one.world.allowed),
          },
          weight: spread(one.weight),
          penaltyOfColumn: one.penaltyOfColumn && columns.map((column) => one.penaltyOfColumn![column]!),
        },
      };
    });

    restating("with one place a column, swapping the sides keeps objective and size", (one) => {
      if (one.world.capacity.some((places) => places !== 1)) return undefined;
      const columns = [...Array(one.world.columnCount).keys()];
      const flip = <A>(matrix: ReadonlyArray<ReadonlyArray<A>>): A[][] =>
        columns.map((column) => matrix.map((row) => row[column]!));
      return {
        other: {
          ...one,
          world: {
            columnCount: one.world.allowed.length,
            capacity: one.world.allowed.map(() => 1),
            allowed: flip(one.world.allowed),
          },
          weight: flip(one.weight),
          penaltyOfRow: one.penaltyOfColumn,
          penaltyOfColumn: one.penaltyOfRow,
        },
      };
    });

    it("a place more never lowers the total, and never adds more than the column's price", () => {
      let asked = 0;
      fc.assert(
        fc.property(instance({ rows: 8, columns: 6, capacity: 3 }, wideWeight), (drawn) => {
          const one = { ...drawn, sense: "maximise" as const, penaltyOfColumn: undefined };
          for (const coverage of ["free", "first"] as const) {
            const here = ask(toProblem(one), coverage) as OptimalAssignment | undefined;
            if (here === undefined) return;
            for (let column = 0; column < one.world.columnCount; column++) {
              const capacity = one.world.capacity.map((places, c) => places + (c === column ? 1 : 0));
              const roomier = { ...one, world: { ...one.world, capacity } };
              const there = ask(toProblem(roomier), coverage) as OptimalAssignment | undefined;
              if (there === undefined) continue;
              if (coverage === "first" && there.size > here.size) continue;
              asked++;
              const gain = objectiveOf(one, there) - objectiveOf(one, here);
              expect(gain).toBeGreaterThanOrEqual(0);
              expect(gain).toBeLessThanOrEqual(here.potentials.column[column]!);
            }
          }
        }),
        { numRuns: 300 },
      );
      // A solver for one place a column has nothing to say here.
      if (solver.accepts(assignmentProblemFromMatrixOrThrow([[1]], Int32Array.of(2))))
        expect(asked).toBeGreaterThan(200);
    });

    it("leaves its input alone and answers the same twice", () => {
      let asked = 0;
      fc.assert(
        fc.property(
          instance({ rows: 6, columns: 6, capacity: 2 }, fc.oneof(...weightKinds)),
          fc.constantFrom(...coverages),
          (one, coverage) => {
            const problem = toProblem(one);
            const before = structuredClone(problem);
            const once = ask(problem, coverage);
            if (once === undefined) return;
            asked++;
            expect(problem).toEqual(before);
            expect(ask(problem, coverage)).toEqual(once);
          },
        ),
        { numRuns: 300 },
      );
      expect(asked).toBeGreaterThan(50);
    });

    it.each(coverages)("stops with best and bound when it is told to (coverage %s)", (coverage) => {
      let stopped = 0;
      const side = 800;
      for (const [slicesBefore, isDense] of [
        [0, false],
        [1, true],
        [2, false],
        [3, true],
      ] as const) {
        const entry = (r: number, c: number): number =>
          ((r * 7919 + c * 104_729 + slicesBefore * 31) % 1009) - 100;
        const dense = denseAssignmentProblemOrThrow({
          rowCount: side,
          columnCount: side,
          weight: Float64Array.from({ length: side * side }, (_, e) => entry(Math.floor(e / side), e % side)),
        });
        const problem = isDense ? dense : { ...dense, ...withEdges(dense) };
        if (!solver.accepts(problem, { coverage })) continue;
        const slices = solver.slices(problem, { coverage });
        let step = slices.next(undefined);
        for (let slice = 0; slice < slicesBefore && step.done !== true; slice++)
          step = slices.next(undefined);
        if (step.done === true) continue;
        const outcome = slices.next("aborted").value as AssignmentOutcome;
        expect(outcome._tag).toBe("Stopped");
        if (outcome._tag !== "Stopped") continue;
        stopped++;
        expect(verifyAssignment(problem, outcome)).toEqual([]);
        const best = ask(problem, "free");
        if (best?._tag === "Optimal") expect(outcome.bound).toBeGreaterThanOrEqual(best.total);
      }
      if (solver.accepts(denseAssignmentProblemOrThrow(SMALLEST), { coverage }))
        expect(stopped).toBeGreaterThan(0);
    });

    describe.each(nastyWeights)("nasty weights: $title", ({ side, weights }) => {
      it.each(coverages)("end in a proof (coverage %s)", (coverage) => {
        const matrix = weights(side);
        for (const sense of ["maximise", "minimise"] as const) {
          for (const columnCount of [side, Math.floor(side / 3)]) {
            const weight = matrix.map((row) => row.slice(0, columnCount));
            const world = {
              columnCount,
              capacity: Array.from({ length: columnCount }, () => 1),
              allowed: weight.map((row) => row.map(() => true)),
            };
            const dense = { ...plainInstance(world, weight), sense, isDense: true };
            const allowed = world.allowed.map((row, r) => row.map((_, c) => (r * 31 + c * 17) % 5 !== 0));
            const capacity = world.capacity.map((_, c) => (c % 4) + (columnCount === side ? 0 : 1));
            for (const one of [
              dense,
              { ...dense, isDense: false, world: { columnCount, capacity, allowed } },
            ])
              ask(toProblem(one), coverage);
          }
        }
      });
    });

    it("is exact to the last unit on small nasty weights", () => {
      let asked = 0;
      for (const { title, weights } of nastyWeights) {
        for (const sense of ["maximise", "minimise"] as const) {
          for (const isDense of [true, false]) {
            const weight = weights(5);
            const world = {
              columnCount: 5,
              capacity: [1, 1, 1, 1, 1],
              allowed: weight.map((row, r) => row.map((_, c) => isDense || (r + c) % 4 !== 0)),
            };
            const one: Instance = { ...plainInstance(world, weight), sense, isDense };
            const isWhole = weight.flat().every(Number.isInteger);
            const largest = Math.max(...weight.flat().map(Math.abs));
            const best = bestAnswers(one);
            for (const coverage of coverages) {
              const outcome = ask(toProblem(one), coverage);
              if (outcome?._tag !== "Optimal") continue;
              asked++;
              const expected = coverage === "free" ? best.objective : best.objectiveAtLargest;
              const missing = Math.abs(expected - objectiveOf(one, outcome));
              expect({ title, coverage, near: missing <= (isWhole ? 0 : 2 ** -50 * largest) }).toEqual({
                title,
                coverage,
                near: true,
              });
            }
          }
        }
      }
      expect(asked).toBeGreaterThan(20);
    });

    it("has an answer for nobody, for one, and for one against many", () => {
      for (const [rows, columns] of [
        [0, 0],
        [0, 3],
        [3, 0],
        [1, 1],
        [1, 7],
        [7, 1],
      ] as const) {
        const full = {
          rowCount: rows,
          columnCount: columns,
          weight: Float64Array.from({ length: rows * columns }, (_, e) => e - 2),
        };
        for (const sense of ["maximise", "minimise"] as const) {
          const dense = denseAssignmentProblemOrThrow({ ...full, sense });
          const none = assignmentProblemOrThrow({
            rowCount: rows,
            columnCount: columns,
            rowOffsets: new Int32Array(rows + 1),
            columnOfEdge: new Int32Array(0),
            weight: new Float64Array(0),
            sense,
          });
          for (const coverage of coverages) {
            for (const problem of [dense, { ...dense, ...withEdges(dense) }]) {
              const outcome = ask(problem, coverage);
              if (outcome !== undefined && coverage !== "free")
                expect(outcome).toMatchObject({ size: Math.min(rows, columns) });
            }
            const outcome = ask(none, coverage);
            const isInfeasible = coverage === "complete" && Math.min(rows, columns) > 0;
            if (outcome !== undefined) expect(outcome._tag).toBe(isInfeasible ? "Infeasible" : "Optimal");
          }
        }
      }
    });
  });
};

const SMALLEST = { rowCount: 1, columnCount: 1, weight: Float64Array.of(1) };

/** A case as a full matrix, where all its pairs are allowed. */
const withAllPairs = (one: (typeof assignmentCases)[number]) => {
  const { rowCount, columnCount, columnOfEdge, weight, capacityOfColumn } = one.problem;
  const isFull = columnOfEdge.length === rowCount * columnCount;
  return {
    ...one,
    problem: isFull
      ? denseAssignmentProblemOrThrow({ rowCount, columnCount, weight, capacityOfColumn })
      : undefined,
  };
};
