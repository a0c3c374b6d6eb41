import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { oneSidedProblem } from "../../src/one-sided/problem";
import {
  randomSerialDictatorship,
  serialDictatorship,
  serialDictatorshipOrThrow,
} from "../../src/one-sided/serial-dictatorship";
import { verifyAllocation } from "../../src/verify/one-sided";
import { permutationsOf } from "../arbitraries/compact-families";
import { findingsOf } from "../oracles/findings";
import { listOf, paretoOptimal } from "../oracles/one-sided";
import { allLists, anyWishes, problemOfWishes, wishesFromLists, withList } from "./worlds";

const codes = (result: Parameters<typeof findingsOf>[0]): string[] =>
  findingsOf(result).map(({ code, place }) => `${code} ${place.path?.join(" ")}`);

describe("serial dictatorship", () => {
  it("gives rise to exactly the Pareto-optimal matchings, over all orders", () => {
    let several = 0;
    fc.assert(
      fc.property(anyWishes({ rows: 4, columns: 4, capacity: 2 }), (wishes) => {
        const problem = problemOfWishes(wishes);
        const reached = new Set<string>();
        for (const order of permutationsOf([...wishes.world.allowed.keys()])) {
          const outcome = serialDictatorshipOrThrow(problem, Int32Array.from(order));
          expect(verifyAllocation(problem, outcome)).toEqual([]);
          expect([...outcome.order]).toEqual(order);
          reached.add(outcome.columnOfRow.join());
        }
        const expected = new Set(paretoOptimal(wishes, false).map((columnOfRow) => columnOfRow.join()));
        expect(reached).toEqual(expected);
        if (expected.size > 2) several++;
      }),
      { numRuns: 300 },
    );
    expect(several).toBeGreaterThan(100);
  });

  it("gives nobody a reason to lie", () => {
    let gained = 0;
    fc.assert(
      fc.property(anyWishes({ rows: 4, columns: 3, capacity: 2 }), fc.nat(3), (wishes, at) => {
        const rows = wishes.world.allowed.length;
        if (rows === 0) return;
        const liar = at % rows;
        const truth = listOf(wishes, liar);
        const order = Int32Array.from({ length: rows }, (_, row) => rows - 1 - row);
        const rankOf = (column: number): number => (column < 0 ? truth.length : truth.indexOf(column));
        const honest = rankOf(serialDictatorshipOrThrow(problemOfWishes(wishes), order).columnOfRow[liar]!);
        for (const list of allLists(wishes.world.columnCount)) {
          const told = serialDictatorshipOrThrow(problemOfWishes(withList(wishes, liar, list)), order);
          const got = told.columnOfRow[liar]!;
          // What it never accepted is worse than nothing.
          expect(got >= 0 && !truth.includes(got) ? truth.length + 1 : rankOf(got)).toBeGreaterThanOrEqual(
            honest,
          );
          gained++;
        }
      }),
      { numRuns: 200 },
    );
    expect(gained).toBeGreaterThan(1000);
  });

  it("refuses an order that does not name every row once", () => {
    const problem = problemOfWishes(wishesFromLists([[0], [0], [0]], [1]));
    expect(codes(serialDictatorship(problem, Int32Array.of(0, 1)))).toEqual(["ragged-array order"]);
    expect(codes(serialDictatorship(problem, Int32Array.of(0, 0, 3)))).toEqual([
      "duplicate-edge order 1",
      "out-of-range order 2",
    ]);
    expect(codes(serialDictatorship(problem, [0, 1, 2] as never))).toEqual(["wrong-type order"]);
    expect(() => serialDictatorshipOrThrow(problem, Int32Array.of(-1, 0, 1))).toThrow();
  });

  it("needs a sound problem", () => {
    const input = {
      rowCount: 1,
      columnCount: 1,
      rowOffsets: Int32Array.of(0, 1),
      columnOfEdge: Int32Array.of(0),
      rowScore: Float64Array.of(Number.NaN),
      capacityOfColumn: Int32Array.of(-1),
    };
    expect(codes(oneSidedProblem(input))).toEqual([
      "not-finite rowScore 0",
      "out-of-range capacityOfColumn 0",
    ]);
  });
});

describe("by lot", () => {
  it("is serial dictatorship in the order that was drawn, the same for the same seed", () => {
    fc.assert(
      fc.property(anyWishes({ rows: 6, columns: 4, capacity: 2 }), fc.nat(), (wishes, seed) => {
        const problem = problemOfWishes(wishes);
        const drawn = randomSerialDictatorship(problem, { seed });
        expect(drawn).toEqual(serialDictatorshipOrThrow(problem, drawn.order));
        expect(randomSerialDictatorship(problem, { seed })).toEqual(drawn);
      }),
      { numRuns: 300 },
    );
  });

  it("treats rows of the same wishes the same: Bogomolnaia and Moulin's chances come out", () => {
    // Bogomolnaia & Moulin 2001, introduction: a ≻ b ≻ c ≻ d twice, b ≻ a ≻ d ≻ c twice; 5/12, 1/12, 5/12, 1/12.
    const problem = problemOfWishes(
      wishesFromLists(
        [
          [0, 1, 2, 3],
          [0, 1, 2, 3],
          [1, 0, 3, 2],
          [1, 0, 3, 2],
        ],
        [1, 1, 1, 1],
      ),
    );
    const orders = permutationsOf([0, 1, 2, 3]);
    const count = [0, 0, 0, 0].map(() => [0, 0, 0, 0]);
    for (const order of orders) {
      const { columnOfRow } = serialDictatorshipOrThrow(problem, Int32Array.from(order));
      for (const [row, column] of columnOfRow.entries()) count[row]![column]!++;
    }
    expect(count).toEqual([
      [10, 2, 10, 2],
      [10, 2, 10, 2],
      [2, 10, 2, 10],
      [2, 10, 2, 10],
    ]);
    const draws = 6000;
    const drawn = [0, 0, 0, 0].map(() => [0, 0, 0, 0]);
    for (let seed = 0; seed < draws; seed++) {
      const { columnOfRow } = randomSerialDictatorship(problem, { seed });
      for (const [row, column] of columnOfRow.entries()) drawn[row]![column]!++;
    }
    for (const [row, counts] of count.entries()) {
      // Four standard deviations of a binomial distribution are at most 0.026.
      for (const [column, of24] of counts.entries())
        expect(Math.abs(drawn[row]![column]! / draws - of24 / 24)).toBeLessThan(0.026);
    }
  });
});
