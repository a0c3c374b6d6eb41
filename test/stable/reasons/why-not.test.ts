import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Refusal, WhyNot } from "../../../src/stable/reasons/outcome";
import { reasonsFor, reasonsForOrThrow } from "../../../src/stable/reasons/reasons";
import { whyNot, whyNotOrThrow } from "../../../src/stable/reasons/why-not";
import { solveStable } from "../../../src/stable/solvers";
import {
  everyNth,
  fourAndTwoOfTwo,
  type OpinionatedWorld,
  threeAndThree,
  threeAndTwoWithTies,
  twoAndTwoWithTies,
} from "../../arbitraries/compact-families";
import { opinionatedWorld, tiedWeight } from "../../arbitraries/worlds";
import { fromLists } from "../../cases/stable";
import { problemOf } from "../../laws/stable-laws";
import { forEachMatching } from "../../oracles/brute-force";
import { accept, blocks, marketOf, partnersOf } from "../../oracles/stability";

/** How often each verdict was seen. */
type Seen = Map<string, number>;

const count = (seen: Seen, tag: string): void => void seen.set(tag, (seen.get(tag) ?? 0) + 1);

/** Holds an answer against nested arrays and the naive definition of a blocking pair. */
const judge = (
  { world, opinions }: OpinionatedWorld,
  columnOfRow: number[],
  answer: WhyNot,
  seen: Seen,
): void => {
  const { row, column, of, verdict, better } = answer;
  const rows = world.allowed.length;
  const market = marketOf(world, opinions);
  const partners = partnersOf(columnOfRow, world.columnCount);
  const blocksHere = (r: number, c: number): boolean => blocks(market, partners, r, rows + c, "weak");
  const holdersOf = (c: number): number[] =>
    columnOfRow
      .flatMap((chosen, r) => (chosen === c ? [r] : []))
      .sort((a, b) => opinions.ofColumn[b]![c]! - opinions.ofColumn[a]![c]! || a - b);
  /** Whether the refusal is true of the pair. */
  const check = (r: number, c: number, refusal: Refusal): void => {
    const own = columnOfRow[r]!;
    const holders = holdersOf(c);
    const full = holders.length >= world.capacity[c]!;
    expect(refusal._tag === "Blocking").toBe(blocksHere(r, c));
    if (refusal._tag === "RowPrefersItsOwn") {
      expect(refusal.column).toBe(own);
      expect(own).toBeGreaterThanOrEqual(0);
      const surplus = opinions.ofRow[r]![own]! - opinions.ofRow[r]![c]!;
      expect(surplus).toBeGreaterThanOrEqual(0);
      expect(refusal.indifferent).toBe(surplus === 0);
    } else if (refusal._tag === "ColumnFull") {
      expect([...refusal.holders]).toEqual(holders);
      expect(full && holders.length > 0).toBe(true);
      for (const holder of holders)
        expect(opinions.ofColumn[holder]![c]!).toBeGreaterThanOrEqual(opinions.ofColumn[r]![c]!);
      expect(refusal.leastWanted).toBe(holders.at(-1));
      expect(refusal.indifferent).toBe(opinions.ofColumn[holders.at(-1)!]![c] === opinions.ofColumn[r]![c]);
    } else if (refusal._tag === "ColumnHasNoPlaces") expect(world.capacity[c]).toBe(0);
    else expect(refusal.inPlaceOf).toBe(full ? holders.at(-1) : -1);
  };

  count(seen, `${of} ${verdict._tag}`);
  const together = columnOfRow[row] === column;
  const acceptable = accept(market, row, rows + column);
  expect(verdict._tag === "NotAcceptable").toBe(!acceptable);
  expect(verdict._tag === "IsPartner").toBe(acceptable && together);
  const rowGains = (r: number, c: number): boolean =>
    columnOfRow[r]! < 0 || opinions.ofRow[r]![c]! > opinions.ofRow[r]![columnOfRow[r]!]!;
  const columnGains = (r: number, c: number): boolean =>
    holdersOf(c).length < world.capacity[c]! ||
    holdersOf(c).some((holder) => opinions.ofColumn[r]![c]! > opinions.ofColumn[holder]![c]!);
  if (verdict._tag !== "NotAcceptable" && verdict._tag !== "IsPartner") {
    check(row, column, verdict);
    // The asker's own satisfaction comes first.
    if (of === "row") expect(verdict._tag === "RowPrefersItsOwn").toBe(!rowGains(row, column));
    else
      expect(verdict._tag === "ColumnFull" || verdict._tag === "ColumnHasNoPlaces").toBe(
        !columnGains(row, column),
      );
  }

  const others =
    of === "row" ? world.capacity.map((_, c) => [row, c]) : world.allowed.map((_, r) => [r, column]);
  const pairs = others as [number, number][];
  const gains = of === "row" ? rowGains : columnGains;
  const opinion = of === "row" ? opinions.ofRow : opinions.ofColumn;
  const expected = pairs
    .filter(([r, c]) => accept(market, r, rows + c) && columnOfRow[r] !== c && gains(r, c))
    .sort(([r, c], [s, d]) => opinion[s]![d]! - opinion[r]![c]! || r + c - s - d);
  expect(better.map(({ partner }) => partner)).toEqual(expected.map(([r, c]) => (of === "row" ? c : r)));
  for (const { partner, refusal } of better) {
    const [r, c] = of === "row" ? [row, partner] : [partner, column];
    check(r, c, refusal);
    count(seen, `${of} better ${refusal._tag}`);
  }
};

const askEverything = (world: OpinionatedWorld, columnOfRow: number[], seen: Seen): void => {
  const reasons = reasonsForOrThrow(problemOf(world.world, world.opinions), Int32Array.from(columnOfRow));
  for (let row = 0; row < world.world.allowed.length; row++) {
    for (let column = 0; column < world.world.columnCount; column++) {
      for (const of of ["row", "column"] as const)
        judge(world, columnOfRow, whyNotOrThrow(reasons, { row, column, of }), seen);
    }
  }
};

describe("why not", () => {
  it.each<[string, Iterable<OpinionatedWorld>]>([
    ["three and three", everyNth(threeAndThree(), 241)],
    ["four and two of two", everyNth(fourAndTwoOfTwo(), 401)],
    ["two and two with ties", everyNth(twoAndTwoWithTies(), 17)],
    ["three and two with ties", everyNth(threeAndTwoWithTies(), 401)],
  ])("is true of every pair in every matching, stable or not: %s", (_, family) => {
    const seen: Seen = new Map();
    for (const world of family) {
      forEachMatching(world.world, (columnOfRow) => askEverything(world, columnOfRow, seen));
    }
    for (const tag of ["row RowPrefersItsOwn", "column ColumnFull", "row Blocking", "column better Blocking"])
      expect(seen.get(tag), tag).toBeGreaterThan(100);
  });

  it("is true in the stable matchings of random worlds, where nothing blocks", () => {
    const seen: Seen = new Map();
    fc.assert(
      fc.property(
        opinionatedWorld({ rows: 7, columns: 5, capacity: 3 }, tiedWeight),
        fc.constantFrom("rows" as const, "columns" as const),
        (world, proposing) => {
          const { columnOfRow } = solveStable(problemOf(world.world, world.opinions), { proposing });
          askEverything(world, [...columnOfRow], seen);
        },
      ),
      { numRuns: 300 },
    );
    expect([...seen.keys()].filter((tag) => tag.includes("Blocking"))).toEqual([]);
    for (const of of ["row", "column"]) {
      for (const tag of ["NotAcceptable", "IsPartner", "RowPrefersItsOwn", "ColumnFull", "ColumnHasNoPlaces"])
        expect(seen.get(`${of} ${tag}`), `${of} ${tag}`).toBeGreaterThan(50);
    }
    for (const tag of [
      "row better ColumnFull",
      "row better ColumnHasNoPlaces",
      "column better RowPrefersItsOwn",
    ])
      expect(seen.get(tag), tag).toBeGreaterThan(50);
  });

  it("tells Gale and Shapley's second example: the last wish of row 3 is out of reach, for row 0 holds it", () => {
    const problem = fromLists(
      [
        [0, 1, 2, 3],
        [0, 3, 2, 1],
        [1, 0, 2, 3],
        [3, 1, 2, 0],
      ],
      [
        [3, 2, 0, 1],
        [1, 3, 0, 2],
        [3, 0, 1, 2],
        [2, 1, 0, 3],
      ],
    );
    const reasons = reasonsForOrThrow(problem, solveStable(problem).columnOfRow);
    expect(whyNotOrThrow(reasons, { row: 3, column: 3 })).toEqual({
      row: 3,
      column: 3,
      of: "row",
      verdict: { _tag: "ColumnFull", holders: Int32Array.of(1), leastWanted: 1, indifferent: false },
      better: [
        {
          partner: 3,
          refusal: { _tag: "ColumnFull", holders: Int32Array.of(1), leastWanted: 1, indifferent: false },
        },
      ],
    });
    expect(whyNotOrThrow(reasons, { row: 3, column: 2, of: "column" }).verdict).toEqual({
      _tag: "RowPrefersItsOwn",
      column: 1,
      indifferent: false,
    });
  });

  it("reports questions about nobody, all at once", () => {
    const reasons = reasonsForOrThrow(fromLists([[0]], [[0]]), Int32Array.of(0));
    const answer = whyNot(reasons, { row: 1, column: -1, of: "both" as "row" });
    expect(answer).toMatchObject({
      left: {
        findings: [
          { code: "out-of-range", place: { path: ["row"] } },
          { code: "out-of-range", place: { path: ["column"] } },
          { code: "unknown-name", place: { path: ["of"] } },
        ],
      },
    });
    expect(() => whyNotOrThrow(reasons, { row: 0.5, column: 0 })).toThrow();
    const empty = reasonsForOrThrow(fromLists([], []), Int32Array.of());
    expect(whyNot(empty, { row: 0, column: 0 })).toMatchObject({ left: { findings: [{}, {}] } });
  });

  it("reports what is no matching, all at once", () => {
    const problem = fromLists([[0], [0], [0, 1]], [[0, 1, 2], [2]]);
    const codesOf = (columnOfRow: Int32Array): unknown => {
      const answer = reasonsFor(problem, columnOfRow);
      return "left" in answer ? answer.left.findings.map(({ code, place }) => [code, place.path]) : [];
    };
    expect(codesOf(Int32Array.of(0, -1, 1))).toEqual([]);
    expect(codesOf(Int32Array.of(0, 1, 2))).toEqual([
      ["out-of-range", ["columnOfRow", 1]],
      ["out-of-range", ["columnOfRow", 2]],
    ]);
    expect(codesOf(Int32Array.of(0, 0, -2))).toEqual([
      ["out-of-range", ["columnOfRow", 2]],
      ["out-of-range", ["columnOfRow"]],
    ]);
    expect(codesOf(Int32Array.of(0))).toEqual([["ragged-array", ["columnOfRow"]]]);
    expect(codesOf([0, -1, 1] as unknown as Int32Array)).toEqual([["wrong-type", ["columnOfRow"]]]);
    expect(() => reasonsForOrThrow(problem, Int32Array.of(0))).toThrow();
  });
});
