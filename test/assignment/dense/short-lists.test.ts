import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ShortLists } from "../../../src/assignment/dense/short-lists";
import { floatWeight, tiedWeight, wideWeight } from "../../arbitraries/worlds";

/** The two smallest of all reduced costs of a row. */
const twoSmallest = (costs: readonly number[]): number[] => [...costs].sort((a, b) => a - b).slice(0, 2);

describe("short lists", () => {
  it.each([
    ["ties", tiedWeight, 2],
    ["wide integers", wideWeight, 300_000],
    ["fractions", floatWeight, 0.3],
  ])("find the two cheapest columns while prices fall: %s", (_kind, entry, fall) => {
    let found = 0;
    let fromLists = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 70 }),
        fc.constantFrom(1 as const, -1 as const),
        fc.integer({ min: 4, max: 20 }),
        fc.array(entry, { minLength: 2 * 70, maxLength: 2 * 70 }),
        fc.array(fc.tuple(fc.nat(69), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 40 }),
        (columnCount, sign, capacity, entries, falls) => {
          const weight = Float64Array.from(entries.slice(0, 2 * columnCount));
          const price = new Float64Array(columnCount);
          const lists = new ShortLists(
            { rowCount: 2, columnCount, weight, sign },
            price,
            Math.min(capacity, columnCount),
          );
          for (const [at, part] of [[0, 0] as const, ...falls]) {
            price[at % columnCount]! -= Math.round(part * fall * 8) / 8;
            for (let row = 0; row < 2; row++) {
              const before = lists.work;
              lists.findBestTwo(row);
              if (lists.work === before) fromLists++;
              found++;
              const costs = Array.from(
                price,
                (paid, column) => sign * weight[row * columnCount + column]! - paid + 0,
              );
              // −0 and 0 cost the same.
              const cost = Array.from(lists.cost, (value) => value + 0);
              expect(cost).toEqual(twoSmallest(costs));
              expect(Array.from(lists.column, (column) => costs[column])).toEqual(cost);
              expect(lists.column[0]).not.toBe(lists.column[1]);
              expect(lists.leastCost(row) + 0).toBe(cost[0]);
            }
          }
        },
      ),
      { numRuns: 1000 },
    );
    expect(fromLists).toBeGreaterThan(found / 3);
    expect(fromLists).toBeLessThan(found);
  });

  it("bound all columns that they leave out", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(tiedWeight, floatWeight), { minLength: 5, maxLength: 60 }),
        fc.array(fc.nat(59), { maxLength: 30 }),
        (costs, falls) => {
          const price = new Float64Array(costs.length);
          const matrix = {
            rowCount: 1,
            columnCount: costs.length,
            weight: Float64Array.from(costs),
            sign: 1 as const,
          };
          const lists = new ShortLists(matrix, price, Math.min(6, costs.length));
          for (const at of [0, ...falls]) {
            price[at % costs.length]! -= 0.25;
            lists.findBestTwo(0);
            const listed = lists.columnAt.subarray(0, lists.count[0]);
            expect(new Set(listed).size).toBe(listed.length);
            const near = listed.subarray(0, lists.near[0]);
            for (let column = 0; column < costs.length; column++) {
              const cost = costs[column]! - price[column]!;
              if (!listed.includes(column)) expect(cost).toBeGreaterThanOrEqual(lists.farBound[0]!);
              if (!near.includes(column)) expect(cost).toBeGreaterThanOrEqual(lists.nearBound[0]!);
            }
          }
        },
      ),
      { numRuns: 600 },
    );
  });
});
