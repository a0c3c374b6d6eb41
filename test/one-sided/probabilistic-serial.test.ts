import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  birkhoffVonNeumann,
  birkhoffVonNeumannOrThrow,
  drawFromLottery,
} from "../../src/one-sided/birkhoff-von-neumann";
import { probabilisticSerial } from "../../src/one-sided/probabilistic-serial";
import { verifyLottery } from "../../src/verify/one-sided";
import { alongEdges } from "../oracles/brute-force";
import { findingsOf } from "../oracles/findings";
import { eat, listOf, type WishingWorld } from "../oracles/one-sided";
import { anyWishes, problemOfWishes, wishesFromLists } from "./worlds";

/** row → column → chance. */
const chancesOf = (wishes: WishingWorld): number[][] => {
  const problem = problemOfWishes(wishes);
  const { share } = probabilisticSerial(problem);
  const chances = wishes.world.allowed.map(() => wishes.world.capacity.map(() => 0));
  for (let row = 0; row < problem.rowCount; row++) {
    for (let e = problem.rowOffsets[row]!; e < problem.rowOffsets[row + 1]!; e++)
      chances[row]![problem.columnOfEdge[e]!] = share[e]!;
  }
  return chances;
};

const ROUNDING = 1e-12;

describe("probabilistic serial", () => {
  it.each<[string, number[][], number[], number[][]]>([
    // Bogomolnaia & Moulin 2001, introduction: better for all four than 5/12, 1/12, 5/12, 1/12 by lot.
    [
      "Bogomolnaia and Moulin's four",
      [
        [0, 1, 2, 3],
        [0, 1, 2, 3],
        [1, 0, 3, 2],
        [1, 0, 3, 2],
      ],
      [1, 1, 1, 1],
      [
        [1 / 2, 0, 1 / 2, 0],
        [1 / 2, 0, 1 / 2, 0],
        [0, 1 / 2, 0, 1 / 2],
        [0, 1 / 2, 0, 1 / 2],
      ],
    ],
    // By hand: column 0 is gone at 1/2, columns 1 at 3/4, when column 2 has 3/4 left for three that want 1/4 each.
    [
      "three that meet",
      [
        [0, 1, 2],
        [0, 1, 2],
        [1, 0, 2],
      ],
      [1, 1, 1],
      [
        [1 / 2, 1 / 6, 1 / 3],
        [1 / 2, 1 / 6, 1 / 3],
        [0, 2 / 3, 1 / 3],
      ],
    ],
    ["two places", [[0], [0], [0]], [2], [[2 / 3], [2 / 3], [2 / 3]]],
    ["no places", [[0]], [0], [[0]]],
    ["nobody", [], [1], []],
  ])("case: %s", (_, lists, capacity, expected) => {
    const chances = chancesOf(wishesFromLists(lists, capacity));
    expect(chances.length).toBe(expected.length);
    for (const [row, ofRow] of expected.entries()) {
      for (const [column, chance] of ofRow.entries()) expect(chances[row]![column]).toBeCloseTo(chance, 12);
    }
  });

  it("is what eating in exact fractions comes to", () => {
    fc.assert(
      fc.property(anyWishes({ rows: 7, columns: 6, capacity: 3 }), (wishes) => {
        const expected = eat(wishes);
        for (const [row, chances] of chancesOf(wishes).entries()) {
          for (const [column, chance] of chances.entries())
            expect(Math.abs(chance - expected[row]![column]!)).toBeLessThan(ROUNDING);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("makes nobody envious, whatever their utilities: at every place of their list they have no less than others", () => {
    let rowsWithOthers = 0;
    fc.assert(
      fc.property(anyWishes({ rows: 6, columns: 5, capacity: 2 }), (wishes) => {
        const chances = chancesOf(wishes);
        for (let row = 0; row < chances.length; row++) {
          for (let other = 0; other < chances.length; other++) {
            let own = 0;
            let envied = 0;
            for (const column of listOf(wishes, row)) {
              own += chances[row]![column]!;
              envied += chances[other]![column]!;
              expect(own).toBeGreaterThan(envied - ROUNDING);
              rowsWithOthers++;
            }
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(rowsWithOthers).toBeGreaterThan(5000);
  });

  it("is ordinally efficient: no cycle of columns for which somebody would give some of the next, and nothing is wasted", () => {
    fc.assert(
      fc.property(anyWishes({ rows: 6, columns: 5, capacity: 2 }), (wishes) => {
        const chances = chancesOf(wishes);
        const columns = [...wishes.world.capacity.keys()];
        // Bogomolnaia & Moulin, lemma 3: wanted[a][b] when somebody prefers a to b and has some of b.
        const wanted = columns.map((a) =>
          columns.map((b) =>
            chances.some((ofRow, row) => {
              const list = listOf(wishes, row);
              return (
                list.includes(a) &&
                list.includes(b) &&
                list.indexOf(a) < list.indexOf(b) &&
                ofRow[b]! > ROUNDING
              );
            }),
          ),
        );
        for (const via of columns) {
          for (const a of columns)
            for (const b of columns) wanted[a]![b] ||= wanted[a]![via]! && wanted[via]![b]!;
        }
        for (const column of columns) {
          expect(wanted[column]![column]).toBe(false);
          const given = chances.reduce((sum, ofRow) => sum + ofRow[column]!, 0);
          expect(given).toBeLessThan(wishes.world.capacity[column]! + ROUNDING);
          if (given > wishes.world.capacity[column]! - ROUNDING) continue;
          for (const [row, ofRow] of chances.entries()) {
            const list = listOf(wishes, row);
            if (!list.includes(column)) continue;
            const better = list.slice(0, list.indexOf(column) + 1).reduce((sum, one) => sum + ofRow[one]!, 0);
            expect(better).toBeGreaterThan(1 - ROUNDING);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("a lottery", () => {
  /** Chances that are a mixture of random matchings within the capacities. */
  const mixtures = fc
    .tuple(anyWishes({ rows: 6, columns: 5, capacity: 3 }), fc.infiniteStream(fc.nat(9)))
    .map(([wishes, draws]) => {
      const { world } = wishes;
      const weights = [1, 2, 3, 4].map(() => 1 + (draws.next().value as number));
      const all = weights.reduce((sum, one) => sum + one, 0);
      const chances = world.allowed.map(() => world.capacity.map(() => 0));
      for (const weight of weights) {
        const left = [...world.capacity];
        for (const [row, allowed] of world.allowed.entries()) {
          const column = (draws.next().value as number) % 10;
          if (!allowed[column] || left[column]! === 0) continue;
          left[column]!--;
          chances[row]![column]! += weight / all;
        }
      }
      return { wishes, share: alongEdges(world, chances) };
    });

  it("of matchings gives every row its chances, with loads that are those on average rounded down or up", () => {
    let several = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          mixtures,
          anyWishes({ rows: 8, columns: 6, capacity: 3 }).map((wishes) => ({
            wishes,
            share: probabilisticSerial(problemOfWishes(wishes)).share,
          })),
        ),
        ({ wishes, share }) => {
          const problem = problemOfWishes(wishes);
          const lottery = birkhoffVonNeumannOrThrow(problem, share);
          expect(verifyLottery(problem, { share }, lottery)).toEqual([]);
          expect(lottery.matchings.length).toBeLessThanOrEqual(
            share.length + problem.rowCount + 2 * problem.columnCount + 1,
          );
          if (lottery.matchings.length > 2) several++;
          for (const column of wishes.world.capacity.keys()) {
            let average = 0;
            for (const [edge, chance] of share.entries())
              if (problem.columnOfEdge[edge] === column) average += chance;
            for (const columnOfRow of lottery.matchings) {
              const load = columnOfRow.filter((chosen) => chosen === column).length;
              expect(load).toBeGreaterThanOrEqual(Math.floor(average + 1e-9));
              expect(load).toBeLessThanOrEqual(Math.ceil(average - 1e-9));
            }
          }
        },
      ),
      { numRuns: 2000 },
    );
    expect(several).toBeGreaterThan(300);
  });

  it("of many rows keeps their chances", () => {
    const rows = 120;
    const lists = Array.from({ length: rows }, (_, row) =>
      Array.from({ length: 8 }, (_, at) => (row * row + at * at * 7 + at) % 60).filter(
        (column, at, list) => list.indexOf(column) === at,
      ),
    );
    const problem = problemOfWishes(
      wishesFromLists(
        lists,
        Array.from({ length: 60 }, (_, column) => column % 3),
      ),
    );
    const chances = probabilisticSerial(problem);
    const lottery = birkhoffVonNeumannOrThrow(problem, chances.share);
    expect(verifyLottery(problem, chances, lottery)).toEqual([]);
    expect(lottery.matchings.length).toBeGreaterThan(20);
  });

  it("is drawn from as its probabilities say", () => {
    const lottery = {
      probability: Float64Array.of(0.5, 0.3, 0.2),
      matchings: [Int32Array.of(0), Int32Array.of(1), Int32Array.of(-1)],
    };
    const count = new Map<number, number>();
    for (let seed = 0; seed < 6000; seed++) {
      const drawn = drawFromLottery(lottery, seed)[0]!;
      count.set(drawn, (count.get(drawn) ?? 0) + 1);
    }
    for (const [column, expected] of [
      [0, 0.5],
      [1, 0.3],
      [-1, 0.2],
    ] as const)
      expect(Math.abs(count.get(column)! / 6000 - expected)).toBeLessThan(0.026);
    expect(drawFromLottery(lottery, 5)).toEqual(drawFromLottery(lottery, 5));
  });

  it("needs chances that can be", () => {
    const problem = problemOfWishes(
      wishesFromLists(
        [
          [0, 1],
          [0, 1],
        ],
        [1, 1],
      ),
    );
    const codes = (share: Float64Array): string[] =>
      findingsOf(birkhoffVonNeumann(problem, share)).map(
        ({ code, place }) => `${code} ${place.path?.join(" ")}`,
      );
    expect(codes(Float64Array.of(-0.5, 0.5, 0.5, Number.NaN))).toEqual(["not-finite share 3"]);
    expect(codes(Float64Array.of(-0.5, 0.5, 0.5, 0.5))).toEqual(["out-of-range share 0"]);
    expect(codes(Float64Array.of(0.75, 0.5, 0, 0))).toEqual(["out-of-range share 0"]);
    expect(codes(Float64Array.of(0.75, 0, 0.5, 0))).toEqual(["out-of-range share"]);
    expect(codes(Float64Array.of(1))).toEqual(["ragged-array share"]);
    expect(() => birkhoffVonNeumannOrThrow(problem, Float64Array.of(1))).toThrow();
  });
});
