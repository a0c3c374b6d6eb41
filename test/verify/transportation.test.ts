/** The verifier of transportation: right answers pass, and answers spoilt in any one way do not. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  LargestTransport,
  MinimumViolator,
  OptimalTransport,
  StoppedTransport,
  TransportationOutcome,
} from "../../src/assignment/flow/transportation/outcome";
import { transportationProblemFromMatrixOrThrow } from "../../src/assignment/flow/transportation/problem";
import { solveTransportation } from "../../src/assignment/flow/transportation/solve";
import { verifyTransportation } from "../../src/verify/transportation";
import { transport } from "../arbitraries/transports";
import { tiedWeight } from "../arbitraries/worlds";
import { forEachTransport } from "../oracles/transportation";

const ints = (...values: number[]): Int32Array => Int32Array.from(values);
const prices = (row: number[], column: number[]) => ({
  row: Float64Array.from(row),
  column: Float64Array.from(column),
});

/** Column 0 must have one row and can't have more, column 1 may have up to two. Best: 9 and 8. */
const problem = transportationProblemFromMatrixOrThrow(
  [
    [10, 9],
    [8, 1],
  ],
  { lowerOfColumn: ints(1, 0), upperOfColumn: ints(1, 2) },
);
const best: OptimalTransport = {
  _tag: "Optimal",
  coverage: "free",
  unitsOfEdge: ints(0, 1, 1, 0),
  total: 17,
  size: 2,
  gap: 0,
  potentials: prices([3, 1], [7, 0]),
};
const largest: LargestTransport = {
  ...best,
  coverage: "first",
  sizePrices: prices([1, 1], [0, 0]),
};
const stopped: StoppedTransport = {
  _tag: "Stopped",
  reason: "aborted",
  best: { unitsOfEdge: ints(1, 0, 0, 1), total: 11, size: 2 },
  // The prices 9, 1 and 7; no pair is worth more than its two.
  bound: 17,
  potentials: prices([9, 1], [7, 0]),
};
const violations = (outcome: TransportationOutcome): object[] => verifyTransportation(problem, outcome);

describe("outcomes that are what they claim", () => {
  it.each<[string, TransportationOutcome]>([
    ["an optimum", best],
    ["an optimum among the largest", largest],
    ["a stopped run", stopped],
    ["one that claims less than it proves", { ...stopped, bound: 1000 }],
    ["one that has nothing yet", { ...stopped, best: undefined }],
  ])("%s", (_, outcome) => {
    expect(violations(outcome)).toEqual([]);
  });
});

describe("an optimum with one thing wrong", () => {
  it.each<[string, Partial<OptimalTransport>, object[]]>([
    [
      "units too few",
      { unitsOfEdge: ints(0, 1, 1) },
      [{ _tag: "WrongLength", array: "unitsOfEdge", expected: 4, found: 3 }],
    ],
    [
      "prices of the wrong number",
      { potentials: prices([3], [7, 0, 0]) },
      [
        { _tag: "WrongLength", array: "potentials.row", expected: 2, found: 1 },
        { _tag: "WrongLength", array: "potentials.column", expected: 2, found: 3 },
      ],
    ],
    [
      "prices that are no numbers",
      { potentials: prices([Number.NaN, 1], [7, Number.NEGATIVE_INFINITY]) },
      [
        { _tag: "BadPrice", side: "row", index: 0, price: Number.NaN },
        { _tag: "BadPrice", side: "column", index: 1, price: Number.NEGATIVE_INFINITY },
      ],
    ],
    [
      "a pair had twice",
      { unitsOfEdge: ints(0, 2, 1, 0) },
      [
        { _tag: "OutOfBounds", what: "edge", index: 1, units: 2, lower: 0, upper: 1 },
        { _tag: "OutOfBounds", what: "row", index: 0, units: 2, lower: 0, upper: 1 },
      ],
    ],
    [
      "a pair had less than not at all",
      { unitsOfEdge: ints(0, 1, 1, -1) },
      [{ _tag: "OutOfBounds", what: "edge", index: 3, units: -1, lower: 0, upper: 1 }],
    ],
    [
      "a minimum that is not met",
      { unitsOfEdge: ints(0, 1, 0, 0) },
      [{ _tag: "OutOfBounds", what: "column", index: 0, units: 0, lower: 1, upper: 1 }],
    ],
    [
      "a maximum that is passed",
      { unitsOfEdge: ints(1, 0, 1, 0) },
      [{ _tag: "OutOfBounds", what: "column", index: 0, units: 2, lower: 1, upper: 1 }],
    ],
    ["a wrong total", { total: 18 }, [{ _tag: "WrongTotal", expected: 17, found: 18 }]],
    ["no total", { total: Number.NaN }, [{ _tag: "WrongTotal", expected: 17, found: Number.NaN }]],
    ["a wrong size", { size: 3 }, [{ _tag: "WrongSize", expected: 2, found: 3 }]],
    ["a wrong gap", { gap: 1 }, [{ _tag: "WrongGap", expected: 0, found: 1 }]],
    ["no gap", { gap: Number.NaN }, [{ _tag: "WrongGap", expected: 0, found: Number.NaN }]],
    [
      "minimums served first, with the prices of the best",
      { unitsOfEdge: ints(1, 0, 0, 1), total: 11 },
      [
        { _tag: "Gap", gap: 6, tolerance: 0 },
        { _tag: "WrongGap", expected: 6, found: 0 },
      ],
    ],
    [
      "the same, with the gap admitted",
      { unitsOfEdge: ints(1, 0, 0, 1), total: 11, gap: 6 },
      [{ _tag: "Gap", gap: 6, tolerance: 0 }],
    ],
    [
      "prices that prove less",
      { potentials: prices([3, 1], [7, 0.5]), gap: 0.5 },
      [{ _tag: "Gap", gap: 0.5, tolerance: 0 }],
    ],
  ])("%s", (_, change, expected) => {
    for (const outcome of [best, largest])
      expect(violations({ ...outcome, ...change } as typeof outcome)).toEqual(expected);
  });
});

describe("a largest answer whose size is not proven", () => {
  it.each<[string, object, object[]]>([
    [
      "prices of the wrong number",
      { sizePrices: prices([1, 1], [0]) },
      [{ _tag: "WrongLength", array: "sizePrices.column", expected: 2, found: 1 }],
    ],
    [
      "prices that leave pairs out that would make it larger",
      { sizePrices: prices([0, 1], [0, 0]) },
      [{ _tag: "SizeNotProven", what: "edge", index: 0 }],
    ],
    [
      "prices for somebody who is not full",
      { sizePrices: prices([1, 1], [0, 1]) },
      [
        { _tag: "SizeNotProven", what: "edge", index: 1 },
        { _tag: "SizeNotProven", what: "column", index: 1 },
      ],
    ],
    [
      "a price below 0 for somebody who has more than the least",
      { sizePrices: prices([1, 1], [0, -1]) },
      [
        { _tag: "SizeNotProven", what: "edge", index: 3 },
        { _tag: "SizeNotProven", what: "column", index: 1 },
      ],
    ],
  ])("%s", (_, change, expected) => {
    expect(violations({ ...largest, ...change })).toEqual(expected);
  });

  it("a smaller answer with the prices of the largest", () => {
    const smaller = { ...largest, unitsOfEdge: ints(0, 0, 1, 0), total: 8, size: 1 };
    expect(violations(smaller)).toContainEqual({ _tag: "SizeNotProven", what: "row", index: 0 });
  });

  it("a better total that is smaller, and prices that are no whole numbers", () => {
    const either = transportationProblemFromMatrixOrThrow([[5, -9]], { upperOfRow: 2 });
    const one = solveTransportation(either);
    const two = solveTransportation(either, { coverage: "first" });
    if (one._tag !== "Optimal" || two._tag !== "Optimal") throw new Error("both are feasible");
    expect([one.total, one.size, two.total, two.size]).toEqual([5, 1, -4, 2]);
    expect(
      verifyTransportation(either, { ...one, coverage: "first", sizePrices: two.sizePrices }),
    ).not.toEqual([]);
    const halves = {
      row: two.sizePrices.row.map((u) => u + 0.5),
      column: two.sizePrices.column.map((v) => v - 0.5),
    };
    expect(verifyTransportation(either, { ...two, sizePrices: halves })).not.toEqual([]);
  });
});

describe("a stopped run with one thing wrong", () => {
  it.each<[string, Partial<StoppedTransport>, object[]]>([
    ["a bound that is not proven", { bound: 16 }, [{ _tag: "BoundNotProven", bound: 16, proven: 17 }]],
    [
      "a bound that is no number",
      { bound: Number.NaN },
      [{ _tag: "BoundNotProven", bound: Number.NaN, proven: 17 }],
    ],
    [
      "a price that is no number",
      { potentials: prices([9, Number.NaN], [7, 0]) },
      [{ _tag: "BadPrice", side: "row", index: 1, price: Number.NaN }],
    ],
    [
      "units too many",
      { best: { unitsOfEdge: ints(1, 0, 0, 1, 0), total: 11, size: 2 } },
      [{ _tag: "WrongLength", array: "unitsOfEdge", expected: 4, found: 5 }],
    ],
    [
      "a minimum that is not met",
      { best: { unitsOfEdge: ints(0, 1, 0, 0), total: 9, size: 1 } },
      [{ _tag: "OutOfBounds", what: "column", index: 0, units: 0, lower: 1, upper: 1 }],
    ],
    [
      "wrong sums",
      { best: { unitsOfEdge: ints(1, 0, 0, 1), total: 12, size: 1 } },
      [
        { _tag: "WrongTotal", expected: 11, found: 12 },
        { _tag: "WrongSize", expected: 2, found: 1 },
      ],
    ],
  ])("%s", (_, change, expected) => {
    expect(violations({ ...stopped, ...change })).toEqual(expected);
  });

  it("bounds from below when the total is minimised", () => {
    const costs = transportationProblemFromMatrixOrThrow([[3, 4]], { lowerOfRow: 1, sense: "minimise" });
    const claim = { ...stopped, best: undefined, potentials: prices([3], [0, 0]) };
    expect(verifyTransportation(costs, { ...claim, bound: 3 })).toEqual([]);
    expect(verifyTransportation(costs, { ...claim, bound: 4 })).toEqual([
      { _tag: "BoundNotProven", bound: 4, proven: 3 },
    ]);
  });
});

describe("a violator", () => {
  /** Rows 0 and 1 need two units each; column 0 has two places, column 1 three, of which row 1 alone may have one. */
  const starved = transportationProblemFromMatrixOrThrow(
    [
      [1, null],
      [1, 1],
      [1, 1],
    ],
    {
      lowerOfRow: ints(2, 2, 0),
      upperOfRow: 2,
      upperOfColumn: ints(2, 3),
      upperOfEdge: ints(2, 0, 2, 1, 2, 2),
    },
  );
  const violator: MinimumViolator = {
    side: "rows",
    people: ints(0, 1),
    needed: 4,
    partners: ints(0),
    places: 2,
    pairs: 1,
    available: 3,
  };
  const check = (claimed: MinimumViolator): object[] =>
    verifyTransportation(starved, { _tag: "Infeasible", violator: claimed });

  it("that is one", () => {
    expect(check(violator)).toEqual([]);
    expect(solveTransportation(starved)).toEqual({ _tag: "Infeasible", violator });
  });

  it.each<[string, Partial<MinimumViolator>, string]>([
    ["another need", { needed: 5 }, "the numbers are wrong"],
    ["other places", { places: 1, available: 2 }, "the numbers are wrong"],
    ["other pairs", { pairs: 0, available: 2 }, "the numbers are wrong"],
    ["another sum", { available: 2 }, "the numbers are wrong"],
    ["no numbers", { available: Number.NaN }, "the numbers are wrong"],
    ["a partner less", { partners: ints(), places: 0 }, "the numbers are wrong"],
    ["one person twice", { people: ints(0, 0) }, "somebody is listed twice or does not exist"],
    ["one partner twice", { partners: ints(0, 0) }, "somebody is listed twice or does not exist"],
    ["a person who does not exist", { people: ints(0, 3) }, "somebody is listed twice or does not exist"],
    ["a partner below 0", { partners: ints(-1) }, "somebody is listed twice or does not exist"],
    ["the other side", { side: "columns" }, "the numbers are wrong"],
    ["a side that is none", { side: "both" as "rows" }, "the side is unknown"],
    [
      "people who have enough",
      { people: ints(0), needed: 2, places: 2, pairs: 0, available: 2 },
      "there is enough for them",
    ],
    [
      "nobody",
      { people: ints(), needed: 0, partners: ints(), places: 0, pairs: 0, available: 0 },
      "there is enough for them",
    ],
  ])("with %s is refused", (_, change, reason) => {
    expect(check({ ...violator, ...change })).toEqual([{ _tag: "NoViolator", reason }]);
  });
});

describe("the tolerance", () => {
  it("is 0 for whole weights, and for others what rounding can add up to", () => {
    const off = { ...best, unitsOfEdge: ints(1, 0, 0, 1), total: 11, gap: 6 };
    expect(verifyTransportation(problem, off, { tolerance: 6 })).toEqual([]);
    expect(verifyTransportation(problem, off, { tolerance: 2 })).toEqual([
      { _tag: "Gap", gap: 6, tolerance: 2 },
    ]);
    const sevenths = transportationProblemFromMatrixOrThrow([[3 / 7]]);
    const near = { ...best, unitsOfEdge: ints(1), total: 3 / 7, size: 1 };
    expect(verifyTransportation(sevenths, { ...near, potentials: prices([3 / 7 + 2 ** -54], [0]) })).toEqual(
      [],
    );
    expect(
      verifyTransportation(sevenths, { ...near, potentials: prices([3 / 7], [2 ** -40]) }).map(
        ({ _tag }) => _tag,
      ),
    ).not.toContain("WrongTotal");
  });
});

describe("nothing but the best is ever let through", () => {
  it("every worse answer is refuted with the prices of the best", () => {
    const seen = { worse: 0, asGood: 0, smaller: 0 };
    const size = { rows: 3, columns: 2, most: 2, pairs: 2, minimums: 20 };
    fc.assert(
      fc.property(transport(size, tiedWeight), (drawn) => {
        const free = solveTransportation(drawn);
        const first = solveTransportation(drawn, { coverage: "first" });
        if (free._tag === "Infeasible" || first._tag === "Infeasible") return;
        const sign = drawn.sense === "minimise" ? -1 : 1;
        forEachTransport(drawn, (units, total, number) => {
          const claim = { unitsOfEdge: Int32Array.from(units), total, size: number };
          const ofFree = verifyTransportation(drawn, { ...free, ...claim }).map(({ _tag }) => _tag);
          if (sign * total < sign * free.total) {
            seen.worse++;
            expect(ofFree).toContain("Gap");
          } else {
            seen.asGood++;
            expect(ofFree).toEqual([]);
          }
          const ofFirst = verifyTransportation(drawn, { ...first, ...claim }).map(({ _tag }) => _tag);
          if (number < first.size) {
            seen.smaller++;
            expect(ofFirst).toContain("SizeNotProven");
          } else if (sign * total < sign * first.total) expect(ofFirst).toContain("Gap");
          else expect(ofFirst).toEqual([]);
        });
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(seen.worse, seen.asGood, seen.smaller)).toBeGreaterThan(300);
  });
});
