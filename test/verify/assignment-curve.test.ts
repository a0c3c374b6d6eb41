/** Verifiers of curves and of numbers of pairs: what is right passes, what is corrupted does not. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cardinalitySlices,
  solveCardinalityAssignmentOrThrow,
} from "../../src/assignment/cardinality/cardinality";
import { curveSlices, solveAssignmentCurve } from "../../src/assignment/cardinality/curve";
import type {
  AssignmentCurve,
  CurveOutcome,
  InfeasibleCardinality,
  OptimalCardinality,
  StoppedCardinality,
} from "../../src/assignment/cardinality/outcome";
import {
  assignmentProblemFromMatrixOrThrow,
  denseAssignmentProblemOrThrow,
} from "../../src/assignment/problem";
import { verifyAssignmentCurve } from "../../src/verify/assignment-curve";
import { verifyCardinalityAssignment } from "../../src/verify/cardinality";
import { type Instance, instance, toProblem } from "../arbitraries/assignments";
import { tiedWeight, wideWeight } from "../arbitraries/worlds";
import { objectiveOf } from "../oracles/best-answers";
import { forEachMatching } from "../oracles/brute-force";
import { bestOfEverySize } from "../oracles/every-size";

// 9, then 15: rows 0 and 1 both want column 0, and row 0 gives way.
const problem = assignmentProblemFromMatrixOrThrow([
  [9, 8],
  [7, 1],
]);
const curve = solveAssignmentCurve(problem);

describe("a curve that is what it claims", () => {
  it("says who changes places at what price", () => {
    expect(verifyAssignmentCurve(problem, curve)).toEqual([]);
    expect(curve).toEqual({
      _tag: "Optimal",
      size: 2,
      total: Float64Array.of(0, 9, 15),
      penalty: Float64Array.of(0, 0, 0),
      marginal: Float64Array.of(9, 6),
      changes: {
        offsets: Int32Array.of(0, 1, 3),
        row: Int32Array.of(0, 0, 1),
        column: Int32Array.of(0, 1, 0),
      },
      prices: {
        column: Int32Array.of(0),
        from: Int32Array.of(1),
        until: Int32Array.of(1),
        height: Float64Array.of(7),
      },
      cover: { row: Uint8Array.of(1, 1), column: Uint8Array.of(0, 0) },
    });
  });
});

const tags = (wrong: Partial<AssignmentCurve>): string[] =>
  verifyAssignmentCurve(problem, { ...curve, ...wrong }).map(({ _tag }) => _tag);

describe("a curve with one thing wrong", () => {
  const { changes, prices } = curve;
  it.each<[string, Partial<AssignmentCurve>, string[]]>([
    ["a total", { total: Float64Array.of(0, 9, 16) }, ["WrongPoint"]],
    ["the total of nobody", { total: Float64Array.of(1, 9, 15) }, ["WrongPoint"]],
    ["no number for a total", { total: Float64Array.of(0, Number.NaN, 15) }, ["WrongPoint"]],
    ["a penalty", { penalty: Float64Array.of(0, 0, 1) }, ["WrongPoint"]],
    ["too few totals", { total: Float64Array.of(0, 9) }, ["WrongLength"]],
    ["a marginal that grows", { marginal: Float64Array.of(9, 10) }, ["WrongPoint"]],
    ["a marginal", { marginal: Float64Array.of(9, 5) }, ["BadChange"]],
    ["no number for a marginal", { marginal: Float64Array.of(Number.NaN, 6) }, ["WrongPoint"]],
    ["the first marginal", { marginal: Float64Array.of(8, 6) }, ["BadChange"]],
    ["a row that does not exist", { changes: { ...changes, row: Int32Array.of(0, 2, 1) } }, ["BadChange"]],
    ["a row twice", { changes: { ...changes, row: Int32Array.of(0, 1, 1) } }, ["BadChange"]],
    [
      "a column that does not exist",
      { changes: { ...changes, column: Int32Array.of(0, 2, 0) } },
      ["BadChange"],
    ],
    ["a place taken twice", { changes: { ...changes, column: Int32Array.of(0, 0, 0) } }, ["BadChange"]],
    ["offsets of nothing", { changes: { ...changes, offsets: Int32Array.of(0, 4, 3) } }, ["BadChange"]],
    ["a price too high", { prices: { ...prices, height: Float64Array.of(8) } }, ["BadChange"]],
    ["a price that jumps", { prices: { ...prices, height: Float64Array.of(17) } }, ["BadPriceMove"]],
    ["a price of no column", { prices: { ...prices, column: Int32Array.of(2) } }, ["BadPriceMove"]],
    ["a price where there are places", { prices: { ...prices, column: Int32Array.of(1) } }, ["BadPriceMove"]],
    ["a price before its time", { prices: { ...prices, from: Int32Array.of(0) } }, ["BadPriceMove"]],
    [
      "a price twice",
      {
        prices: {
          column: Int32Array.of(0, 0),
          from: Int32Array.of(1, 1),
          until: Int32Array.of(1, 1),
          height: Float64Array.of(7, 7),
        },
      },
      ["BadPriceMove"],
    ],
    ["a price at no step", { prices: { ...prices, from: Int32Array.of(2) } }, ["BadPriceMove"]],
    [
      "a cover that misses an edge",
      { cover: { row: Uint8Array.of(1, 0), column: Uint8Array.of(1, 0) } },
      ["Uncovered"],
    ],
    [
      "a cover too large",
      { cover: { row: Uint8Array.of(1, 1), column: Uint8Array.of(1, 0) } },
      ["CoverTooLarge"],
    ],
  ])("%s", (_, wrong, expected) => {
    const found = tags(wrong);
    for (const tag of expected) expect(found).toContain(tag);
  });

  it("no price at all: a row would rather have its neighbour's place", () => {
    const none = { column: new Int32Array(0), from: new Int32Array(0), until: new Int32Array(0) };
    expect(tags({ prices: { ...none, height: new Float64Array(0) } })).not.toEqual([]);
  });

  it("the end left out: there is a larger matching", () => {
    const short: Partial<AssignmentCurve> = {
      size: 1,
      total: Float64Array.of(0, 9),
      penalty: Float64Array.of(0, 0),
      marginal: Float64Array.of(9),
      changes: { offsets: Int32Array.of(0, 1), row: Int32Array.of(0), column: Int32Array.of(0) },
      prices: {
        column: new Int32Array(0),
        from: new Int32Array(0),
        until: new Int32Array(0),
        height: new Float64Array(0),
      },
    };
    expect(tags(short)).toContain("CoverTooLarge");
    // Stopped there, it is right.
    const { cover: _, ...rest } = { ...curve, ...short };
    const stopped: CurveOutcome = {
      ...rest,
      _tag: "Stopped",
      reason: "aborted",
      sizeBound: 2,
      marginalBound: 9,
    };
    expect(verifyAssignmentCurve(problem, stopped)).toEqual([]);
    for (const wrong of [{ sizeBound: 1 }, { marginalBound: 8 }, { marginalBound: Number.NaN }])
      expect(verifyAssignmentCurve(problem, { ...stopped, ...wrong })).toMatchObject([
        { _tag: "WrongBound" },
      ]);
  });
});

/** One number of the curve changed. */
const corrupt = (of: AssignmentCurve, where: number, by: number): AssignmentCurve => {
  const copy = structuredClone(of);
  const arrays: (Float64Array | Int32Array | Uint8Array)[] = [
    copy.total,
    copy.penalty,
    copy.marginal,
    copy.changes.offsets,
    copy.changes.row,
    copy.changes.column,
    copy.prices.column,
    copy.prices.from,
    copy.prices.until,
    copy.prices.height,
    copy.cover.row,
    copy.cover.column,
  ].filter(({ length }) => length > 0);
  const array = arrays[where % arrays.length]!;
  array[Math.floor(where / arrays.length) % array.length]! += by;
  return copy;
};

const objectives = (of: Instance, { total, penalty }: CurveOutcome): number[] =>
  [...total].map((sum, pairs) => objectiveOf(of, { total: sum, penalty: penalty[pairs]! }));

describe("whatever is let through is true", () => {
  it("when one number is changed", () => {
    let refused = 0;
    let passed = 0;
    fc.assert(
      fc.property(
        instance({ rows: 5, columns: 4, capacity: 2 }, tiedWeight),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(-2, -1, 1, 2)), { minLength: 4, maxLength: 4 }),
        (one, slips) => {
          const whole = solveAssignmentCurve(toProblem(one));
          const best = bestOfEverySize(one);
          for (const [where, by] of slips) {
            const wrong = corrupt(whole, where, by);
            if (verifyAssignmentCurve(toProblem(one), wrong).length > 0) refused++;
            else {
              passed++;
              expect(objectives(one, wrong)).toEqual(best);
            }
          }
        },
      ),
      { numRuns: 1500 },
    );
    expect(refused).toBeGreaterThan(3000);
    // Some numbers may be others: prices that prove as much.
    expect(passed).toBeLessThan(refused / 2);
  });

  it("when it is the curve of another problem, with the sums of this one", () => {
    let refused = 0;
    let passed = 0;
    let wrongInTheMiddle = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          instance({ rows: 5, columns: 5, capacity: 1 }, tiedWeight),
          instance({ rows: 5, columns: 4, capacity: 2 }, wideWeight),
        ),
        fc.constantFrom(-2, -1, 1, 3, 1e5, -1e5),
        (one, by) => {
          const best = bestOfEverySize(one);
          const problem = toProblem(one);
          for (const [changedRow, row] of one.world.allowed.entries()) {
            for (const [changedColumn, isAllowed] of row.entries()) {
              if (!isAllowed) continue;
              const weight = one.weight.map((entries, r) =>
                entries.map((entry, c) => (r === changedRow && c === changedColumn ? entry + by : entry)),
              );
              const other = solveAssignmentCurve(toProblem({ ...one, weight }));
              for (const claimed of [other, { ...other, ...sums(one, other) }]) {
                const isTrue = objectives(one, claimed).every((found, pairs) => found === best[pairs]);
                if (!isTrue && objectives(one, claimed).at(-1) === best.at(-1)) wrongInTheMiddle++;
                if (verifyAssignmentCurve(problem, claimed).length > 0) refused++;
                else {
                  passed++;
                  expect(isTrue).toBe(true);
                }
              }
            }
          }
        },
      ),
      { numRuns: 900 },
    );
    expect(refused).toBeGreaterThan(500);
    expect(passed).toBeGreaterThan(500);
    expect(wrongInTheMiddle).toBeGreaterThan(100);
  });

  it("though what is wrong in the beginning heals in the end", () => {
    // One pair is worth 6, not 5: row 0 is at rest with less than column 1 would give it, until that has a price.
    const pairwise = {
      size: 3,
      penalty: new Float64Array(4),
      changes: {
        offsets: Int32Array.of(0, 1, 2, 3),
        row: Int32Array.of(0, 1, 2),
        column: Int32Array.of(0, 1, 2),
      },
      cover: { row: Uint8Array.of(1, 1, 1), column: Uint8Array.of(0, 0, 0) },
    };
    const rows = (first: number) =>
      assignmentProblemFromMatrixOrThrow([
        [first, 6, null],
        [null, 5, null],
        [null, null, 1],
      ]);
    const tooLow: AssignmentCurve = {
      ...curve,
      ...pairwise,
      total: Float64Array.of(0, 5, 10, 11),
      marginal: Float64Array.of(5, 5, 1),
      prices: {
        column: Int32Array.of(1),
        from: Int32Array.of(2),
        until: Int32Array.of(2),
        height: Float64Array.of(5),
      },
    };
    const wrong = { _tag: "PriceTooLow", row: 0, column: 1, missing: 1 };
    expect(verifyAssignmentCurve(rows(5), tooLow)).toEqual([{ ...wrong, pairs: 1 }]);
    // Here the totals are right, but column 0 has a price that nobody asked for, which takes row 0 as low.
    const tooHigh: AssignmentCurve = {
      ...tooLow,
      total: Float64Array.of(0, 9, 14, 15),
      marginal: Float64Array.of(9, 5, 1),
      prices: {
        column: Int32Array.of(0, 1),
        from: Int32Array.of(1, 2),
        until: Int32Array.of(1, 2),
        height: Float64Array.of(9, 5),
      },
    };
    expect(verifyAssignmentCurve(rows(9), tooHigh)).toEqual([{ ...wrong, pairs: 2 }]);
  });

  it("when a column that costs something is left with a place", () => {
    // Two pairs are worth 9 + 7; claimed are 7 + 7, with row 0 driven out of column 0 by its price.
    const market = assignmentProblemFromMatrixOrThrow([
      [9, 7, null],
      [null, null, 7],
    ]);
    const driven: AssignmentCurve = {
      ...curve,
      total: Float64Array.of(0, 9, 14),
      marginal: Float64Array.of(9, 7),
      changes: {
        offsets: Int32Array.of(0, 1, 3),
        row: Int32Array.of(0, 0, 1),
        column: Int32Array.of(0, 1, 2),
      },
      prices: {
        column: Int32Array.of(0),
        from: Int32Array.of(1),
        until: Int32Array.of(1),
        height: Float64Array.of(9),
      },
      cover: { row: Uint8Array.of(1, 1), column: Uint8Array.of(0, 0, 0) },
    };
    expect(verifyAssignmentCurve(market, driven).map(({ _tag }) => _tag)).toEqual(["BadChange"]);
  });
});

/** What the matchings of a curve add up to here. */
const sums = (one: Instance, { size, changes, penalty }: CurveOutcome) => {
  const columnOfRow: (number | undefined)[] = [];
  const total = [0];
  for (let step = 0; step < size; step++) {
    for (let at = changes.offsets[step]!; at < changes.offsets[step + 1]!; at++)
      columnOfRow[changes.row[at]!] = changes.column[at]!;
    total.push(
      columnOfRow.reduce<number>(
        (sum, column, row) => sum + (column === undefined ? 0 : one.weight[row]![column]!),
        0,
      ),
    );
  }
  const paid = one.sense === "minimise" ? 1 : -1;
  const marginal = total.slice(1).map((sum, k) => sum - total[k]! + paid * (penalty[k + 1]! - penalty[k]!));
  return { total: Float64Array.from(total), marginal: Float64Array.from(marginal) };
};

describe("a number of pairs", () => {
  const best = solveCardinalityAssignmentOrThrow(problem, 2) as OptimalCardinality;
  const none = solveCardinalityAssignmentOrThrow(problem, 3) as InfeasibleCardinality;

  it("with its proof", () => {
    expect(best).toEqual({
      _tag: "Optimal",
      columnOfRow: Int32Array.of(1, 0),
      total: 15,
      penalty: 0,
      size: 2,
      gap: 0,
      potentials: { row: Float64Array.of(2, 0), column: Float64Array.of(1, 0) },
      multiplier: 6,
    });
    expect(verifyCardinalityAssignment(problem, best)).toEqual([]);
    expect(verifyCardinalityAssignment(problem, none)).toEqual([]);
  });

  it.each<[string, Partial<OptimalCardinality>, string[]]>([
    ["partners swapped", { columnOfRow: Int32Array.of(0, 1), total: 10 }, ["Gap", "WrongGap"]],
    ["a place taken twice", { columnOfRow: Int32Array.of(0, 0) }, ["OverCapacity"]],
    ["the total", { total: 16 }, ["WrongTotal", "Gap", "WrongGap"]],
    ["the penalty", { penalty: 1 }, ["WrongPenalty", "Gap", "WrongGap"]],
    ["the size", { size: 1 }, ["WrongSize", "Gap", "WrongGap"]],
    ["the gap", { gap: 1 }, ["WrongGap"]],
    [
      "a multiplier too low",
      { multiplier: 5 },
      ["PriceTooLow", "PriceTooLow", "PriceTooLow", "Gap", "WrongGap"],
    ],
    ["no multiplier", { multiplier: Number.NaN }, ["BadMultiplier", "Gap", "WrongGap"]],
    [
      "too few prices",
      { potentials: { row: Float64Array.of(2), column: Float64Array.of(1, 0) } },
      ["WrongLength"],
    ],
    [
      "prices that are negative",
      { potentials: { row: Float64Array.of(4, 2), column: Float64Array.of(-1, -2) } },
      ["BadPrice", "BadPrice"],
    ],
    [
      "a negative price of a row",
      { potentials: { row: Float64Array.of(2, -1), column: Float64Array.of(2, 0) } },
      ["BadPrice"],
    ],
  ])("with one thing wrong: %s", (_, wrong, expected) => {
    expect(verifyCardinalityAssignment(problem, { ...best, ...wrong }).map(({ _tag }) => _tag)).toEqual(
      expected,
    );
  });

  it("that is not to be had, with one thing wrong", () => {
    const wrongs: [Partial<InfeasibleCardinality>, string][] = [
      [{ wanted: 2 }, "CoverTooLarge"],
      [{ largest: 1 }, "WrongSize"],
      [{ columnOfRow: Int32Array.of(0, -1), largest: 1 }, "CoverTooLarge"],
      [{ cover: { row: Uint8Array.of(0, 1), column: Uint8Array.of(0, 0) } }, "Uncovered"],
    ];
    for (const [wrong, tag] of wrongs)
      expect(verifyCardinalityAssignment(problem, { ...none, ...wrong }).map(({ _tag }) => _tag)).toContain(
        tag,
      );
  });

  it("refuses every other matching of as many pairs that is worse", () => {
    let worse = 0;
    fc.assert(
      fc.property(instance({ rows: 4, columns: 3, capacity: 2 }, tiedWeight), (one) => {
        const small = toProblem(one);
        const optima = bestOfEverySize(one).map(
          (_, size) => solveCardinalityAssignmentOrThrow(small, size) as OptimalCardinality,
        );
        forEachMatching(one.world, (columnOfRow) => {
          const left = [...one.world.capacity];
          let total = 0;
          let penalty = 0;
          let size = 0;
          for (const [row, column] of columnOfRow.entries()) {
            if (column < 0) penalty += one.penaltyOfRow?.[row] ?? 0;
            else {
              total += one.weight[row]![column]!;
              left[column]!--;
              size++;
            }
          }
          for (const [column, places] of left.entries())
            penalty += places * (one.penaltyOfColumn?.[column] ?? 0);
          const proven = optima[size]!;
          const claimed = { ...proven, columnOfRow: Int32Array.from(columnOfRow), total, penalty };
          const isWorse = objectiveOf(one, claimed) < objectiveOf(one, proven);
          if (isWorse) worse++;
          const found = verifyCardinalityAssignment(small, claimed).map(({ _tag }) => _tag);
          if (isWorse) expect(found).toContain("Gap");
          else expect(found).toEqual([]);
        });
      }),
      { numRuns: 200 },
    );
    expect(worse).toBeGreaterThan(500);
  });
});

describe("stopped work with one thing wrong", () => {
  const side = 600;
  const large = denseAssignmentProblemOrThrow({
    rowCount: side,
    columnCount: side,
    weight: Float64Array.from({ length: side * side }, (_, e) => (e * 7919) % 104_729),
  });

  it("before the first pair: nothing is worth more than the largest weight", () => {
    const slices = curveSlices(large);
    slices.next(undefined);
    const stopped = slices.next("aborted").value as CurveOutcome;
    expect(verifyAssignmentCurve(large, stopped)).toEqual([]);
    const empty = { ...stopped, ...EMPTY };
    expect(verifyAssignmentCurve(large, { ...empty, marginalBound: 104_728 } as CurveOutcome)).toEqual([]);
    expect(verifyAssignmentCurve(large, { ...empty, marginalBound: 104_000 } as CurveOutcome)).toMatchObject([
      { _tag: "WrongBound" },
    ]);
  });

  it("a bound that the prices do not prove", () => {
    const slices = cardinalitySlices(large, side);
    slices.next(undefined);
    const stopped = slices.next("aborted").value as StoppedCardinality;
    expect(verifyCardinalityAssignment(large, stopped)).toEqual([]);
    for (const wrong of [{ bound: stopped.bound - 1 }, { bound: Number.NaN }, { wanted: stopped.size - 1 }])
      expect(verifyCardinalityAssignment(large, { ...stopped, ...wrong })).toMatchObject([
        { _tag: "WrongBound" },
      ]);
  });
});

const EMPTY = {
  size: 0,
  total: Float64Array.of(0),
  penalty: Float64Array.of(0),
  marginal: new Float64Array(0),
  changes: { offsets: Int32Array.of(0), row: new Int32Array(0), column: new Int32Array(0) },
  prices: {
    column: new Int32Array(0),
    from: new Int32Array(0),
    until: new Int32Array(0),
    height: new Float64Array(0),
  },
};
