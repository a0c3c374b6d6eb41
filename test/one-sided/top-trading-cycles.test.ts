import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { serialDictatorshipOrThrow } from "../../src/one-sided/serial-dictatorship";
import { topTradingCycles, topTradingCyclesOrThrow } from "../../src/one-sided/top-trading-cycles";
import { verifyAllocation } from "../../src/verify/one-sided";
import { permutationsOf } from "../arbitraries/compact-families";
import { findingsOf } from "../oracles/findings";
import { allMatchings, listOf, type WishingWorld } from "../oracles/one-sided";
import { allLists, anyWishes, problemOfWishes, wishesFromLists, withList } from "./worlds";

/** A world, what its rows own, and an order of the rows. */
const owners = fc
  .tuple(anyWishes({ rows: 5, columns: 4, capacity: 2 }), fc.infiniteStream(fc.nat(99)))
  .map(([wishes, draws]) => {
    const draw = (below: number): number => (draws.next().value as number) % below;
    const left = [...wishes.world.capacity];
    const endowment = wishes.world.allowed.map((_, row) => {
      const free = listOf(wishes, row).filter((column) => left[column]! > 0);
      if (free.length === 0 || draw(3) === 0) return -1;
      const column = free[draw(free.length)]!;
      left[column]!--;
      return column;
    });
    const keys = endowment.map(() => draw(50));
    const priority = [...keys.keys()].sort((a, b) => keys[a]! - keys[b]! || a - b);
    return { wishes, endowment: Int32Array.from(endowment), priority: Int32Array.from(priority) };
  });

/** Whether some set of rows can trade what it owns among itself so that none of them loses and one gains. */
const isInCore = (wishes: WishingWorld, endowment: number[], columnOfRow: number[]): boolean => {
  const rank = (row: number, column: number): number => listOf(wishes, row).indexOf(column);
  const rows = endowment.map((_, row) => row);
  for (let set = 1; set < 2 ** rows.length; set++) {
    const members = rows.filter((row) => (set & (1 << row)) !== 0);
    for (const trade of permutationsOf(members.map((row) => endowment[row]!))) {
      if (members.some((row, at) => rank(row, trade[at]!) < 0)) continue;
      const changes = members.map((row, at) => rank(row, columnOfRow[row]!) - rank(row, trade[at]!));
      if (changes.every((gain) => gain >= 0) && changes.some((gain) => gain > 0)) return false;
    }
  }
  return true;
};

describe("top trading cycles", () => {
  it("is Pareto-optimal and leaves nobody with less than they owned; groups trade among themselves", () => {
    let traded = 0;
    let requested = 0;
    fc.assert(
      fc.property(owners, ({ wishes, endowment, priority }) => {
        const problem = problemOfWishes(wishes);
        const outcome = topTradingCyclesOrThrow(problem, endowment, { priority });
        expect(verifyAllocation(problem, outcome, endowment)).toEqual([]);
        const { columnOfRow, cycleOffsets, rowOfCycle } = outcome;
        expect([...rowOfCycle].sort()).toEqual([...columnOfRow.keys()].sort());
        expect([cycleOffsets[0], cycleOffsets.at(-1)]).toEqual([0, rowOfCycle.length]);
        for (let cycle = 0; cycle + 1 < cycleOffsets.length; cycle++) {
          const group = rowOfCycle.slice(cycleOffsets[cycle], cycleOffsets[cycle + 1]);
          expect(group.length).toBeGreaterThan(0);
          if (group.length === 1) continue;
          traded++;
          for (const [at, row] of group.entries())
            expect(columnOfRow[row]).toBe(endowment[group[(at + 1) % group.length]!]);
        }
        const choosing = serialDictatorshipOrThrow(problem, priority).columnOfRow;
        if (
          endowment.some((column) => column >= 0) &&
          choosing.some((column, row) => column !== columnOfRow[row])
        )
          requested++;
      }),
      { numRuns: 2000 },
    );
    expect(traded).toBeGreaterThan(100);
    expect(requested).toBeGreaterThan(200);
  });

  it("is serial dictatorship where nobody owns anything", () => {
    fc.assert(
      fc.property(owners, ({ wishes, endowment, priority }) => {
        const problem = problemOfWishes(wishes);
        const traded = topTradingCyclesOrThrow(problem, new Int32Array(endowment.length).fill(-1), {
          priority,
        });
        expect(traded.columnOfRow).toEqual(serialDictatorshipOrThrow(problem, priority).columnOfRow);
        expect([...traded.rowOfCycle]).toEqual([...priority]);
      }),
      { numRuns: 500 },
    );
  });

  it("gives nobody a reason to lie", () => {
    let lies = 0;
    fc.assert(
      fc.property(owners, fc.nat(4), ({ wishes, endowment, priority }, at) => {
        if (endowment.length === 0) return;
        const liar = at % endowment.length;
        const truth = listOf(wishes, liar);
        const rankOf = (column: number): number =>
          column < 0 ? truth.length : truth.includes(column) ? truth.indexOf(column) : truth.length + 1;
        const get = (told: WishingWorld): number =>
          rankOf(topTradingCyclesOrThrow(problemOfWishes(told), endowment, { priority }).columnOfRow[liar]!);
        const honest = get(wishes);
        for (const list of allLists(wishes.world.columnCount)) {
          if (endowment[liar]! >= 0 && !list.includes(endowment[liar]!)) continue;
          expect(get(withList(wishes, liar, list))).toBeGreaterThanOrEqual(honest);
          lies++;
        }
      }),
      { numRuns: 200 },
    );
    expect(lies).toBeGreaterThan(3000);
  });

  it("finds the one allocation in the core, where every row owns a column", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }).chain((rows) =>
          fc.array(fc.shuffledSubarray([...Array(rows).keys()], { minLength: rows }), {
            minLength: rows,
            maxLength: rows,
          }),
        ),
        (lists) => {
          const wishes = wishesFromLists(
            lists,
            lists.map(() => 1),
          );
          const endowment = lists.map((_, row) => row);
          const core = allMatchings(wishes.world).filter(
            (columnOfRow) => !columnOfRow.includes(-1) && isInCore(wishes, endowment, columnOfRow),
          );
          const { columnOfRow } = topTradingCyclesOrThrow(
            problemOfWishes(wishes),
            Int32Array.from(endowment),
          );
          expect(core).toEqual([[...columnOfRow]]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each<[string, number[][], number[], number[], number[]]>([
    // Shapley & Scarf 1974, section 6, the method at work: one long cycle first, then who is left.
    [
      "a cycle of three, then one who stays",
      [
        [1, 0, 2, 3],
        [2, 1, 0, 3],
        [0, 2, 1, 3],
        [0, 1, 2, 3],
      ],
      [1, 1, 1, 1],
      [0, 1, 2, 3],
      [1, 2, 0, 3],
    ],
    // By inspection: row 2 wants what row 0 owns, and has nothing to give; row 0 keeps it.
    ["an owner who would rather stay", [[0], [1], [0, 2]], [1, 1, 1], [0, 1, -1], [0, 1, 2]],
    // Abdulkadiroğlu & Sönmez 1999, "you request my house, I get your turn": row 0 asks for row 1's place, so row 1 chooses before it.
    [
      "an owner who is asked, and chooses first",
      [
        [0, 1],
        [1, 0],
      ],
      [1, 1],
      [-1, 0],
      [0, 1],
    ],
    // By inspection: the second place of column 0 belongs to nobody and is taken first; nobody has to give.
    ["a vacant place beside an owned one", [[0], [0, 1]], [2, 1], [-1, 0], [0, 0]],
    ["nobody", [], [], [], []],
  ])("case: %s", (_, lists, capacity, endowment, expected) => {
    const problem = problemOfWishes(wishesFromLists(lists, capacity));
    expect([...topTradingCyclesOrThrow(problem, Int32Array.from(endowment)).columnOfRow]).toEqual(expected);
  });

  it("refuses endowments that can't be", () => {
    const problem = problemOfWishes(wishesFromLists([[0], [0, 1], [1]], [1, 1]));
    const codes = (endowment: Int32Array, priority?: Int32Array): string[] =>
      findingsOf(topTradingCycles(problem, endowment, priority === undefined ? {} : { priority })).map(
        ({ code, place }) => `${code} ${place.path?.join(" ")}`,
      );
    expect(codes(Int32Array.of(0, 0, 2))).toEqual(["out-of-range endowment 1", "out-of-range endowment 2"]);
    expect(codes(Int32Array.of(1, -2, -1))).toEqual(["out-of-range endowment 0", "out-of-range endowment 1"]);
    expect(codes(Int32Array.of(0))).toEqual(["ragged-array endowment"]);
    expect(codes([0, 0, 0] as never, Int32Array.of(0, 0, 1))).toEqual([
      "wrong-type endowment",
      "duplicate-edge priority 1",
    ]);
    expect(() => topTradingCyclesOrThrow(problem, Int32Array.of(0))).toThrow();
  });
});
