import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CouplesOutcome } from "../../src/stable/couples/outcome";
import { findBlockingCoalitions, verifyCouples } from "../../src/verify/couples";
import { couplesMarketOf, couplesProblemOf } from "../arbitraries/couples-markets";
import { tiedWeight } from "../arbitraries/worlds";
import { couplesFromLists } from "../cases/couples";
import { blockingCoalitionsOf, couplesNotions, forEachCouplesMatching } from "../oracles/stability";

it.each(
  couplesNotions,
)("finds everybody who blocks by the definition %s, in every matching of random markets", (notion) => {
  let together = 0;
  let stable = 0;
  fc.assert(
    fc.property(
      couplesMarketOf({ couples: 2, singles: 3, columns: 2, capacity: 4, pairs: 4 }, tiedWeight),
      (market) => {
        const problem = couplesProblemOf(market);
        forEachCouplesMatching(market, (columnOf) => {
          const found = findBlockingCoalitions(problem, Int32Array.from(columnOf), notion);
          const expected = blockingCoalitionsOf(market, columnOf, notion);
          expect(found.flatMap((one) => (one._tag === "Single" ? [[one.row, one.column]] : []))).toEqual(
            expected.singles,
          );
          expect(
            found.flatMap((one) => (one._tag === "Couple" ? [[one.couple, one.first, one.second]] : [])),
          ).toEqual(expected.couples);
          if (expected.couples.some(([, a, b]) => a === b)) together++;
          if (found.length === 0) stable++;
        });
      },
    ),
    { numRuns: 250 },
  );
  expect(together).toBeGreaterThan(500);
  expect(stable).toBeGreaterThan(100);
});

describe("an outcome with couples", () => {
  // Rows 0 and 1 are linked and want (0, 1), then column 0 together; row 2 wants column 0.
  const problem = couplesProblemOf(
    couplesFromLists(
      [[], [], [0]],
      [
        {
          members: [0, 1],
          pairs: [
            [0, 1],
            [0, 0],
          ],
        },
      ],
      [[0, 1, 2], [1]],
      [2, 1],
    ),
  );
  const stability = "roth-peranson";
  const array = (...numbers: number[]): Int32Array => Int32Array.from(numbers);
  const stable = (...columnOfRow: number[]): CouplesOutcome => ({
    _tag: "Stable",
    stability,
    columnOfRow: array(...columnOfRow),
  });
  const attempt = { stability, attempts: 1, searched: 0 } as const;

  it.each<[string, CouplesOutcome, string[]]>([
    ["that is right", stable(0, 1, 0), []],
    ["too short", stable(0), ["WrongLength"]],
    ["with a column that does not exist", stable(0, 1, 4), ["ForbiddenPair"]],
    ["over capacity", stable(0, 0, 0), ["OverCapacity"]],
    ["with a pair that is not listed", stable(0, -1, 0), ["UnlistedPair"]],
    ["that a couple blocks", stable(0, 0, -1), ["Blocking"]],
    ["that a single blocks", stable(0, 1, -1), ["Blocking"]],
    [
      "of an attempt whose list is right",
      {
        _tag: "NoneFound",
        ...attempt,
        columnOfRow: array(0, 1, -1),
        blocking: [{ _tag: "Single", row: 2, column: 0 }],
      },
      [],
    ],
    [
      "of an attempt whose list is not complete",
      { _tag: "NoneFound", ...attempt, columnOfRow: array(0, 1, -1), blocking: [] },
      ["Blocking"],
    ],
    [
      "of an attempt that is stable after all",
      { _tag: "NoneFound", ...attempt, columnOfRow: array(0, 1, 0), blocking: [] },
      ["StableAfterAll"],
    ],
    [
      "that denies what there is",
      {
        _tag: "NoStableMatching",
        stability,
        searched: 9,
        columnOfRow: array(0, 1, 0),
        blocking: [{ _tag: "Couple", couple: 0, first: 0, second: 0 }],
      },
      ["NotBlocking", "StableAfterAll"],
    ],
    [
      "of a stopped run",
      {
        _tag: "Stopped",
        reason: "aborted",
        stability,
        columnOfRow: array(0, 0, -1),
        blocking: [{ _tag: "Couple", couple: 0, first: 0, second: 1 }],
      },
      [],
    ],
  ])("%s", (_, outcome, expected) => {
    expect(verifyCouples(problem, outcome).map(({ _tag }) => _tag)).toEqual(expected);
  });
});
