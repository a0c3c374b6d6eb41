/** What the best assignments have to do with each other, with other solvers and with the same problem in other words. */
import fc from "fast-check";
import loadHighs from "highs";
import { describe, expect, it } from "vitest";
import { bestAssignments, solveBestAssignments } from "../../../src/assignment/k-best/best-assignments";
import type { AssignmentProblem } from "../../../src/assignment/problem";
import { denseAssignmentProblemOrThrow } from "../../../src/assignment/problem";
import { solveAssignment } from "../../../src/assignment/solvers";
import type { Coverage } from "../../../src/assignment/successive-shortest-paths";
import { randomOrder, seededRandom } from "../../../src/graph/random";
import { verifyBestAssignments } from "../../../src/verify/best-assignments";
import { type Instance, instance, plainInstance, toProblem } from "../../arbitraries/assignments";
import { floatWeight, tiedWeight, wideWeight } from "../../arbitraries/worlds";
import { nastyWeights } from "../../cases/nasty-weights";
import { objectiveOf } from "../../oracles/best-answers";

const coverages: ReadonlyArray<Coverage> = ["free", "first", "complete"];
const highs = await loadHighs();

/** Objectives of the best, with the proof checked; none when nothing is complete. */
const objectives = (one: Instance, coverage: Coverage, count: number): number[] => {
  const problem = toProblem(one);
  const outcome = solveBestAssignments(problem, { coverage, count });
  expect(verifyBestAssignments(problem, outcome)).toEqual([]);
  return outcome._tag === "Infeasible" ? [] : outcome.assignments.map((item) => objectiveOf(one, item));
};

describe("the best assignments of larger problems", () => {
  it.each([
    ["ties", tiedWeight],
    ["wide integers", wideWeight],
    ["floats", floatWeight],
  ])("are proven, different, and begin with the best: %s", (_kind, entry) => {
    fc.assert(
      fc.property(
        fc.oneof(
          instance({ rows: 12, columns: 14, capacity: 1 }, entry),
          instance({ rows: 16, columns: 9, capacity: 3 }, entry),
        ),
        fc.constantFrom(...coverages),
        (one, coverage) => {
          const problem = toProblem(one);
          const count = 25;
          const outcome = solveBestAssignments(problem, { coverage, count });
          expect(verifyBestAssignments(problem, outcome)).toEqual([]);
          const best = solveAssignment(problem, { coverage });
          if (outcome._tag === "Infeasible" || best._tag === "Infeasible") {
            expect(outcome).toEqual(best);
            return;
          }
          const { assignments, bound } = outcome;
          expect(assignments[0]!.columnOfRow).toEqual(best.columnOfRow);
          expect(new Set(assignments.map(({ columnOfRow }) => columnOfRow.join())).size).toBe(
            assignments.length,
          );
          if (assignments.length < count) expect(bound).toBe(undefined);
          // Fewer are the beginning of more.
          const fewer = solveBestAssignments(problem, { coverage, count: 7 });
          if (fewer._tag === "Ranked") expect(assignments.slice(0, 7)).toEqual(fewer.assignments);
        },
      ),
      { numRuns: 120 },
    );
  });

  it("are those of integer programmes that exclude what was found before", () => {
    let compared = 0;
    for (let seed = 1; seed <= 3; seed++) {
      const draw = seededRandom(seed);
      const side = 5;
      const weight = Float64Array.from({ length: side * side }, () => draw.below(30));
      const problem = denseAssignmentProblemOrThrow({ rowCount: side, columnCount: side, weight });
      const found: Int32Array[] = [];
      for (const { total, columnOfRow, rank } of bestAssignments(problem, { coverage: "complete" })) {
        if (rank > 5) break;
        expect(total).toBeCloseTo(bestBut(problem, found), 6);
        found.push(columnOfRow);
        compared++;
      }
    }
    expect(compared).toBe(15);
  });
});

/** The best complete assignment of a square matrix but for some, as an integer programme. */
const bestBut = ({ rowCount: side, weight }: AssignmentProblem, found: ReadonlyArray<Int32Array>): number => {
  const all = [...Array(side).keys()];
  const name = (row: number, column: number): string => `x${row * side + column}`;
  const sum = (terms: string[]): string => terms.join(" + ");
  const lines = [
    "Maximize",
    sum(all.flatMap((row) => all.map((column) => `${weight[row * side + column]} ${name(row, column)}`))),
    "Subject To",
    ...all.map((row) => `${sum(all.map((column) => name(row, column)))} = 1`),
    ...all.map((column) => `${sum(all.map((row) => name(row, column)))} = 1`),
    ...found.map((columnOfRow) => `${sum(all.map((row) => name(row, columnOfRow[row]!)))} <= ${side - 1}`),
    "Binary",
    all.flatMap((row) => all.map((column) => name(row, column))).join(" "),
    "End",
  ];
  return highs.solve(lines.join("\n")).ObjectiveValue;
};

describe("the same problem in other words", () => {
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
          instance({ rows: 6, columns: 5, capacity: 2 }, fc.oneof(tiedWeight, wideWeight)),
          fc.nat(),
          fc.constantFrom(...coverages),
          (one, seed, coverage) => {
            const again = restated(one, seededRandom(seed));
            if (again === undefined) return;
            const { other, objective = (before) => before } = again;
            const before = objectives(one, coverage, 30);
            if (before.length > 1) asked++;
            expect(objectives(other, coverage, 30)).toEqual(before.map((value) => objective(value) + 0));
          },
        ),
        { numRuns: 200 },
      );
      expect(asked).toBeGreaterThan(40);
    });
  };

  restating("permuting rows and columns keeps the objectives", (one, random) => {
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

  restating("doubling weights and penalties doubles the objectives", (one) => ({
    other: {
      ...one,
      weight: one.weight.map((row) => row.map((entry) => 2 * entry)),
      penaltyOfRow: one.penaltyOfRow?.map((penalty) => 2 * penalty),
      penaltyOfColumn: one.penaltyOfColumn?.map((penalty) => 2 * penalty),
    },
    objective: (before) => 2 * before,
  }));

  restating(
    "shifting all that a row is worth, and what leaving it out is worth, shifts the objectives",
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

  restating("a full matrix is the sparse problem with all pairs", (one) =>
    one.isDense ? { other: { ...one, isDense: false } } : undefined,
  );

  restating("with one place a column, swapping the sides keeps the objectives", (one) => {
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

  it("leaves its input alone and answers the same twice", () => {
    fc.assert(
      fc.property(
        instance({ rows: 6, columns: 6, capacity: 2 }, fc.oneof(tiedWeight, floatWeight)),
        fc.constantFrom(...coverages),
        (one, coverage) => {
          const problem = toProblem(one);
          const before = structuredClone(problem);
          const once = solveBestAssignments(problem, { coverage, count: 20 });
          expect(problem).toEqual(before);
          expect(solveBestAssignments(problem, { coverage, count: 20 })).toEqual(once);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe.each(nastyWeights)("nasty weights: $title", ({ weights }) => {
  it.each(coverages)("are ranked with proof (coverage %s)", (coverage) => {
    const side = 14;
    const matrix = weights(side);
    for (const sense of ["maximise", "minimise"] as const) {
      for (const columnCount of [side, 5]) {
        const weight = matrix.map((row) => row.slice(0, columnCount));
        const allowed = weight.map((row, r) => row.map((_, c) => (r * 31 + c * 17) % 5 !== 0));
        const dense: Instance = {
          ...plainInstance(
            {
              columnCount,
              capacity: Array.from({ length: columnCount }, () => 1),
              allowed: weight.map((row) => row.map(() => true)),
            },
            weight,
          ),
          sense,
          isDense: true,
        };
        const capacity = dense.world.capacity.map((_, c) => (c % 4) + (columnCount === side ? 0 : 1));
        const sparse = { ...dense, isDense: false, world: { columnCount, capacity, allowed } };
        for (const one of [dense, sparse]) {
          const problem = toProblem(one);
          const best = bestAssignments(problem, { coverage });
          for (const { rank } of best) if (rank === 40) break;
          expect(verifyBestAssignments(problem, best.ranking())).toEqual([]);
        }
      }
    }
  });
});
