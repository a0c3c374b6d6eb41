/** The oracle itself, on what can be seen by hand, and against a second reading of the definition. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { opinionatedWorld, tiedWeight } from "../arbitraries/worlds";
import { blockingPairs, stableMatchings } from "./brute-force";
import {
  allStable,
  blockingPairsOf,
  columnOfRowOf,
  forEachMatchingOf,
  isStable,
  type Market,
  marketOf,
  partnersOf,
} from "./stability";

/** Two peers with one place each, in love to the degree given. */
const two = (a: number | undefined, b: number | undefined): Market => ({
  quota: [1, 1],
  opinion: [
    [undefined, a],
    [b, undefined],
  ],
});

describe("the definition of stability", () => {
  it("lets two people who may meet meet", () => {
    expect(allStable(two(1, 1), "weak")).toEqual([[[1], [0]]]);
    expect(allStable(two(1, undefined), "weak")).toEqual([[[], []]]);
  });

  it("knows that three peers in a circle have no stable matching", () => {
    const circle: Market = {
      quota: [1, 1, 1],
      opinion: [
        [undefined, 2, 1],
        [1, undefined, 2],
        [2, 1, undefined],
      ],
    };
    expect(allStable(circle, "weak")).toEqual([]);
    expect(blockingPairsOf(circle, [[1], [0], []], "weak")).toEqual([[1, 2]]);
  });

  it("tells the three notions apart", () => {
    // One mentor wanted by two mentees: strictly by both; it does not mind.
    const market = marketOf(
      { columnCount: 1, capacity: [1], allowed: [[true], [true]] },
      { ofRow: [[1], [1]], ofColumn: [[1], [1]] },
    );
    expect(allStable(market, "weak")).toHaveLength(2);
    expect(allStable(market, "strong")).toHaveLength(0);
    expect(allStable(market, "super")).toHaveLength(0);
    // Two of each, everybody indifferent: strongly stable, not super-stable.
    const indifferent = marketOf(
      {
        columnCount: 2,
        capacity: [1, 1],
        allowed: [
          [true, true],
          [true, true],
        ],
      },
      {
        ofRow: [
          [1, 1],
          [1, 1],
        ],
        ofColumn: [
          [1, 1],
          [1, 1],
        ],
      },
    );
    expect(allStable(indifferent, "strong")).toHaveLength(2);
    expect(allStable(indifferent, "super")).toHaveLength(0);
  });

  it("counts the matchings of four peers and of three and three", () => {
    const countOf = (market: Market): number => {
      let count = 0;
      forEachMatchingOf(market, () => count++);
      return count;
    };
    const peers = [0, 1, 2, 3];
    expect(
      countOf({
        quota: [1, 1, 1, 1],
        opinion: peers.map((a) => peers.map((b) => (a === b ? undefined : 0))),
      }),
    ).toBe(10);
    const all = [0, 1, 2].map(() => [true, true, true]);
    const same = [0, 1, 2].map(() => [0, 0, 0]);
    expect(
      countOf(
        marketOf({ columnCount: 3, capacity: [1, 1, 1], allowed: all }, { ofRow: same, ofColumn: same }),
      ),
    ).toBe(34);
  });

  it("agrees with the definition for colleges, written apart", () => {
    let stable = 0;
    fc.assert(
      fc.property(
        opinionatedWorld({ rows: 4, columns: 3, capacity: 2 }, tiedWeight),
        ({ world, opinions }) => {
          const rows = world.allowed.length;
          const market = marketOf(world, opinions);
          const all = allStable(market, "weak").map((partners) => columnOfRowOf(partners, rows));
          expect(all.map(String).sort()).toEqual(stableMatchings(world, opinions).map(String).sort());
          stable += all.length;
          for (const columnOfRow of all.slice(0, 3)) {
            const partners = partnersOf(columnOfRow, world.columnCount);
            expect(isStable(market, partners, "weak")).toBe(true);
            const moved = columnOfRow.map(() => -1);
            expect(blockingPairsOf(market, partnersOf(moved, world.columnCount), "weak")).toEqual(
              blockingPairs(world, opinions, moved).map(([row, column]) => [row, rows + column]),
            );
          }
        },
      ),
      { numRuns: 500 },
    );
    expect(stable).toBeGreaterThan(500);
  });
});
