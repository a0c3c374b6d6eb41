import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { probabilisticSerial } from "../../src/one-sided/probabilistic-serial";
import { verifyAllocation, verifyLottery } from "../../src/verify/one-sided";
import { findParetoImprovement } from "../../src/verify/pareto";
import { anyWishes, problemOfWishes, wishesFromLists } from "../one-sided/worlds";
import { allMatchings, improves } from "../oracles/one-sided";

describe("a Pareto improvement", () => {
  it.each([
    false,
    true,
  ])("is found exactly where there is one, in every matching of random worlds (ties count as ties: %s)", (ties) => {
    let improved = 0;
    let optimal = 0;
    fc.assert(
      fc.property(anyWishes({ rows: 4, columns: 3, capacity: 2 }), (wishes) => {
        const problem = problemOfWishes(wishes);
        const all = allMatchings(wishes.world);
        const known = new Set(all.map((columnOfRow) => columnOfRow.join()));
        for (const before of all) {
          const found = findParetoImprovement(problem, Int32Array.from(before), {
            ties: ties ? "indifferent" : "lower-index",
          });
          if (found === undefined) {
            optimal++;
            expect(all.some((after) => improves(wishes, before, after, ties))).toBe(false);
            continue;
          }
          improved++;
          const after = [...before];
          for (const [at, row] of found.rows.entries()) after[row] = found.columns[at]!;
          expect(new Set(found.rows).size).toBe(found.rows.length);
          expect(known.has(after.join())).toBe(true);
          expect(improves(wishes, before, after, ties)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
    expect(improved).toBeGreaterThan(1000);
    expect(optimal).toBeGreaterThan(200);
  });

  it("is found along a chain of 50,000 rows without a deep stack", () => {
    const rows = 50_000;
    const problem = problemOfWishes({ ...wishesFromLists([], []) });
    const chain = {
      ...problem,
      rowCount: rows,
      columnCount: rows + 1,
      rowOffsets: Int32Array.from({ length: rows + 1 }, (_, row) => 2 * row),
      columnOfEdge: Int32Array.from({ length: 2 * rows }, (_, e) => (e >> 1) + (e & 1)),
      rowScore: Float64Array.from({ length: 2 * rows }, (_, e) => e & 1),
      capacityOfColumn: new Int32Array(rows + 1).fill(1),
    };
    const found = findParetoImprovement(
      chain,
      Int32Array.from({ length: rows }, (_, row) => row),
    );
    expect(found?.rows.length).toBeGreaterThan(0);
  });
});

describe("an allocation", () => {
  const problem = problemOfWishes(wishesFromLists([[0, 1], [1, 0], [2]], [1, 1, 1]));
  const tags = (columnOfRow: number[], endowment?: Int32Array): string[] =>
    verifyAllocation(problem, { columnOfRow: Int32Array.from(columnOfRow) }, endowment).map(
      ({ _tag }) => _tag,
    );

  it("that nobody can improve on has nothing against it", () => {
    expect(tags([0, 1, 2])).toEqual([]);
    expect(tags([0, 1, 2], Int32Array.of(1, 0, -1))).toEqual([]);
  });

  it.each<[string, number[], string[]]>([
    ["a trade left undone", [1, 0, 2], ["NotParetoOptimal"]],
    ["a free place that somebody wants", [0, 1, -1], ["NotParetoOptimal"]],
    ["two in one place", [0, 0, 2], ["OverCapacity"]],
    ["what is not acceptable", [2, 1, -1], ["ForbiddenPair"]],
    ["what does not exist", [3, 1, 2], ["ForbiddenPair"]],
    ["too few rows", [0, 1], ["WrongLength"]],
  ])("with %s is refuted", (_, columnOfRow, expected) => {
    expect(tags(columnOfRow)).toEqual(expected);
  });

  it("that takes from owners is refuted", () => {
    const contested = problemOfWishes(
      wishesFromLists(
        [
          [0, 1],
          [0, 1],
        ],
        [1, 1],
      ),
    );
    const found = (columnOfRow: Int32Array): object[] =>
      verifyAllocation(contested, { columnOfRow }, Int32Array.of(-1, 0));
    expect(found(Int32Array.of(1, 0))).toEqual([]);
    expect(found(Int32Array.of(0, 1))).toEqual([{ _tag: "WorseThanOwned", row: 1, owned: 0, found: 1 }]);
    expect(found(Int32Array.of(0, -1))).toMatchObject([
      { _tag: "WorseThanOwned", row: 1, owned: 0, found: -1 },
      { _tag: "NotParetoOptimal" },
    ]);
  });
});

describe("a lottery", () => {
  const problem = problemOfWishes(
    wishesFromLists(
      [
        [0, 1],
        [0, 1],
      ],
      [1, 1],
    ),
  );
  const chances = probabilisticSerial(problem);
  const one = Int32Array.of(0, 1);
  const other = Int32Array.of(1, 0);

  it("that gives everybody their chances has nothing against it", () => {
    expect(
      verifyLottery(problem, chances, { probability: Float64Array.of(0.5, 0.5), matchings: [one, other] }),
    ).toEqual([]);
  });

  it.each<[string, number[], Int32Array[], string[]]>([
    [
      "other chances",
      [0.25, 0.75],
      [one, other],
      ["WrongChance", "WrongChance", "WrongChance", "WrongChance"],
    ],
    ["a sum below 1", [0.5, 0.4], [one, other], ["WrongSum", "WrongChance", "WrongChance"]],
    ["a chance of 0", [0.5, 0.5, 0], [one, other, one], ["BadProbability"]],
    [
      "a chance that is no number",
      [0.5, Number.NaN],
      [one, other],
      ["BadProbability", "WrongSum", "WrongChance", "WrongChance"],
    ],
    ["fewer probabilities", [1], [one, other], ["WrongLength"]],
    [
      "what is no matching",
      [0.5, 0.5],
      [one, Int32Array.of(0, 0)],
      ["NotAMatching", "WrongChance", "WrongChance"],
    ],
  ])("with %s is refuted", (_, probability, matchings, expected) => {
    const found = verifyLottery(problem, chances, { probability: Float64Array.from(probability), matchings });
    expect(found.map(({ _tag }) => _tag)).toEqual(expected);
  });

  it("of other chances than the problem has edges is refuted", () => {
    const lottery = { probability: Float64Array.of(1), matchings: [one] };
    expect(verifyLottery(problem, { share: Float64Array.of(1) }, lottery)).toMatchObject([
      { _tag: "WrongLength" },
    ]);
  });
});
