/** Breaking ties by lot. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveStable } from "../../../src/stable/solvers";
import { breakTies, type TieBreaking } from "../../../src/stable/ties/break-ties";
import { findBlockingPairs } from "../../../src/verify/stability";
import { tiedSparseWorld } from "../../arbitraries/worlds";
import { problemOf } from "../../laws/stable-laws";
import { everyStable } from "../../oracles/fast-stability";
import { randomTiedProblem } from "./random-tied-problem";

const lotteries: ReadonlyArray<NonNullable<TieBreaking["lottery"]>> = ["single", "multiple"];

describe.each(lotteries)("a %s lottery", (lottery) => {
  it("keeps every strict preference and leaves no tie; what is stable then is weakly stable before", () => {
    let ties = 0;
    fc.assert(
      fc.property(
        tiedSparseWorld({ rows: 6, columns: 5, capacity: 2, degree: 4 }),
        fc.integer(),
        ({ world, opinions }, seed) => {
          const problem = problemOf(world, opinions);
          const before = [problem.rowScore.slice(), problem.columnScore.slice()];
          const strict = breakTies(problem, seed, { lottery });
          expect([problem.rowScore, problem.columnScore]).toEqual(before);
          const { columnOfEdge, rowOffsets } = problem;
          const rowOf = (edge: number): number => rowOffsets.findIndex((first) => first > edge) - 1;
          for (let a = 0; a < columnOfEdge.length; a++) {
            for (let b = 0; b < columnOfEdge.length; b++) {
              if (a === b) continue;
              if (rowOf(a) === rowOf(b)) {
                expect(strict.rowScore[a]).not.toBe(strict.rowScore[b]);
                if (problem.rowScore[a]! > problem.rowScore[b]!)
                  expect(strict.rowScore[a]).toBeGreaterThan(strict.rowScore[b]!);
                if (problem.rowScore[a] === problem.rowScore[b]) ties++;
              }
              if (columnOfEdge[a] === columnOfEdge[b]) {
                expect(strict.columnScore[a]).not.toBe(strict.columnScore[b]);
                if (problem.columnScore[a]! > problem.columnScore[b]!)
                  expect(strict.columnScore[a]).toBeGreaterThan(strict.columnScore[b]!);
              }
            }
          }
          expect(findBlockingPairs(problem, solveStable(strict).columnOfRow)).toEqual([]);
          expect(breakTies(problem, seed, { lottery })).toEqual(strict);
        },
      ),
      { numRuns: 500 },
    );
    expect(ties).toBeGreaterThan(1000);
  });

  it("lets every order of a tie come up about as often", () => {
    const tied = {
      ...problemOf(
        { columnCount: 1, capacity: [1], allowed: [[true], [true], [true]] },
        { ofRow: [[1], [1], [1]], ofColumn: [[4], [4], [4]] },
      ),
    };
    const orders = new Map<string, number>();
    for (let seed = 0; seed < 1200; seed++) {
      const order = breakTies(tied, seed, { lottery }).columnScore.join();
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect([...orders.keys()].sort()).toEqual(["0,1,2", "0,2,1", "1,0,2", "1,2,0", "2,0,1", "2,1,0"]);
    for (const count of orders.values()) expect(count).toBeGreaterThan(140);
  });
});

it("makes every weakly stable matching stable by some lots", () => {
  let seen = 0;
  fc.assert(
    fc.property(tiedSparseWorld({ rows: 4, columns: 3, capacity: 1, degree: 2 }), ({ world, opinions }) => {
      const problem = problemOf(world, opinions);
      const all = everyStable(world, opinions, "weak");
      const lots = Array.from({ length: 200 }, (_, seed) =>
        breakTies(problem, seed, { lottery: "multiple" }),
      );
      for (const matching of all) {
        const columnOfRow = Int32Array.from(matching);
        expect(lots.some((strict) => findBlockingPairs(strict, columnOfRow).length === 0)).toBe(true);
        seen++;
      }
    }),
    { numRuns: 150 },
  );
  expect(seen).toBeGreaterThan(150);
});

it("has columns agree about the tied when the lottery is a single one, and not when it is not", () => {
  const problem = randomTiedProblem({ rows: 30, columns: 8, degree: 8, places: 2, levels: 1, seed: 5 });
  const orders = (lottery: "single" | "multiple"): Set<string> => {
    const { columnScore, rowScore } = breakTies(problem, 11, { lottery });
    const ofRows = Array.from({ length: 30 }, (_, row) => `r${rowScore.slice(8 * row, 8 * row + 8)}`);
    const ofColumns = Array.from(
      { length: 8 },
      (_, column) => `c${columnScore.filter((_, e) => e % 8 === column)}`,
    );
    return new Set([...ofRows, ...ofColumns]);
  };
  expect(orders("single").size).toBe(2);
  expect(orders("multiple").size).toBeGreaterThan(35);
  expect(breakTies(problem, 11)).toEqual(breakTies(problem, 11, { lottery: "single" }));
  expect(breakTies(problem, 12)).not.toEqual(breakTies(problem, 11));
});

it("decides between the same two the same way in every list, when the lottery is a single one", () => {
  const problem = randomTiedProblem({ rows: 12, columns: 7, degree: 3, places: 1, levels: 1, seed: 4 });
  const { columnOfEdge, rowOffsets } = problem;
  const rowOf = (edge: number): number => rowOffsets.findIndex((first) => first > edge) - 1;
  /** For every two columns, what the rows that know both say: is the first before the second? */
  const saidOf = (strict: typeof problem): Map<string, Set<boolean>> => {
    const said = new Map<string, Set<boolean>>();
    for (let a = 0; a < columnOfEdge.length; a++) {
      for (let b = 0; b < columnOfEdge.length; b++) {
        if (rowOf(a) !== rowOf(b) || columnOfEdge[a]! >= columnOfEdge[b]!) continue;
        const pair = `${columnOfEdge[a]} ${columnOfEdge[b]}`;
        said.set(pair, (said.get(pair) ?? new Set()).add(strict.rowScore[a]! > strict.rowScore[b]!));
      }
    }
    return said;
  };
  const disagreed = { single: 0, multiple: 0 };
  for (let seed = 0; seed < 20; seed++) {
    for (const lottery of lotteries) {
      for (const verdicts of saidOf(breakTies(problem, seed, { lottery })).values())
        if (verdicts.size > 1) disagreed[lottery]++;
    }
  }
  expect(disagreed.single).toBe(0);
  expect(disagreed.multiple).toBeGreaterThan(50);
});
