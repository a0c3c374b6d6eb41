/** The verifier of largest weakly stable matchings. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StableProblem } from "../../src/stable/problem";
import { approximateLargestStable } from "../../src/stable/ties/approximate-largest";
import { solveLargestStable } from "../../src/stable/ties/largest-stable";
import type { LargestStable, NearlyLargestStable } from "../../src/stable/ties/outcome";
import { verifyLargestStable } from "../../src/verify/largest-stable";
import { tiedSparseWorld } from "../arbitraries/worlds";
import { fromLists } from "../cases/stable";
import { problemOf } from "../laws/stable-laws";
import { allStable, columnOfRowOf, marketOf } from "../oracles/stability";

/** Row 0 doesn't mind which column, row 1 knows column 0 only, which doesn't mind which row. */
const openProblem: StableProblem = {
  ...fromLists([[0, 1], [0]], [[0, 1], [0]]),
  rowScore: Float64Array.of(1, 1, 1),
  columnScore: Float64Array.of(1, 1, 1),
};

const claim = (columnOfRow: number[], size: number, bound: number): NearlyLargestStable => ({
  _tag: "NearlyLargest",
  columnOfRow: Int32Array.from(columnOfRow),
  size,
  bound,
  cover: { row: Uint8Array.of(1, 1), column: Uint8Array.of(0, 0) },
});

const wrongBound = (expected: number, found: number): object => ({ _tag: "WrongBound", expected, found });

describe("the verifier of largest weakly stable matchings", () => {
  it("lets a proven answer pass", () => {
    expect(verifyLargestStable(openProblem, claim([1, 0], 2, 2))).toEqual([]);
    expect(verifyLargestStable(openProblem, approximateLargestStable(openProblem))).toEqual([]);
    const search: LargestStable = { ...claim([1, 0], 2, 2), _tag: "Optimal", reason: "search", nodes: 1 };
    expect(verifyLargestStable(openProblem, search)).toEqual([]);
  });

  it("does not believe in 3/2 where a shift is open", () => {
    // Stable, of size 1; 3/2 of it would be 1 as well.
    expect(verifyLargestStable(openProblem, claim([0, -1], 1, 1))).toEqual([wrongBound(2, 1)]);
    expect(verifyLargestStable(openProblem, claim([0, -1], 1, 2))).toEqual([]);
    // Row 0 minds, column 0 doesn't: the shift is open still. When both mind, it is not.
    const rowMinds: StableProblem = { ...openProblem, rowScore: Float64Array.of(2, 1, 1) };
    expect(verifyLargestStable(rowMinds, claim([0, -1], 1, 1))).toEqual([wrongBound(2, 1)]);
    const columnMinds: StableProblem = { ...openProblem, columnScore: Float64Array.of(2, 1, 1) };
    expect(verifyLargestStable(columnMinds, claim([0, -1], 1, 1))).toEqual([wrongBound(2, 1)]);
    const bothMind: StableProblem = { ...rowMinds, columnScore: Float64Array.of(2, 1, 1) };
    expect(verifyLargestStable(bothMind, claim([0, -1], 1, 1))).toEqual([]);
  });

  it.each<[string, NearlyLargestStable | LargestStable, object[]]>([
    ["a wrong size", claim([1, 0], 1, 2), [{ _tag: "WrongSize", expected: 2, found: 1 }]],
    ["a bound too high", claim([1, 0], 2, 3), [wrongBound(2, 3), wrongBound(2, 3)]],
    ["a bound below the size", claim([1, 0], 2, 1), [wrongBound(2, 1), wrongBound(2, 1)]],
    [
      "no number for a bound",
      claim([1, 0], 2, Number.NaN),
      [wrongBound(2, Number.NaN), wrongBound(2, Number.NaN)],
    ],
    ["a blocking pair", claim([-1, 0], 1, 1), [{ _tag: "BlockingPair", row: 0, column: 1 }]],
    ["a column twice", claim([0, 0], 2, 2), [{ _tag: "OverCapacity", column: 0, capacity: 1, load: 2 }]],
    [
      "a cover with a hole",
      { ...claim([1, 0], 2, 2), cover: { row: Uint8Array.of(1, 0), column: Uint8Array.of(0, 1) } },
      [{ _tag: "Uncovered", row: 1, column: 0 }],
    ],
    [
      "a cover that is too short",
      { ...claim([1, 0], 2, 2), cover: { row: Uint8Array.of(1, 1), column: Uint8Array.of(0) } },
      [{ _tag: "WrongLength", array: "cover.column", expected: 2, found: 1 }],
    ],
    [
      "an optimum below its bound",
      { ...claim([0, -1], 1, 2), _tag: "Optimal", reason: "search", nodes: 3 },
      [wrongBound(1, 2)],
    ],
    [
      "an optimum that no bound proves",
      { ...claim([0, -1], 1, 1), _tag: "Optimal", reason: "bound", nodes: 0 },
      [wrongBound(2, 1)],
    ],
  ])("refuses %s", (_, outcome, violations) => {
    expect(verifyLargestStable(openProblem, outcome)).toEqual(violations);
  });

  it("counts the places of a cover, not its columns", () => {
    const places = fromLists([[0], [0], [0]], [[0, 1, 2]], [2]);
    const outcome = approximateLargestStable(places);
    expect(outcome).toMatchObject({ size: 2, bound: 2 });
    expect(verifyLargestStable(places, outcome)).toEqual([]);
    const all = { row: new Uint8Array(3), column: Uint8Array.of(1) };
    expect(
      verifyLargestStable(
        { ...places, capacityOfColumn: Int32Array.of(4) },
        {
          ...outcome,
          columnOfRow: Int32Array.of(0, 0, 0),
          size: 3,
          bound: 4,
          cover: all,
        },
      ),
    ).toEqual([]);
  });

  it("never lets a bound pass that some stable matching exceeds, whatever stable matching it is given", () => {
    let proven = 0;
    let better = 0;
    fc.assert(
      fc.property(tiedSparseWorld({ rows: 5, columns: 5, capacity: 2, degree: 3 }), ({ world, opinions }) => {
        const rows = world.allowed.length;
        const problem = problemOf(world, opinions);
        const all = allStable(marketOf(world, opinions), "weak").map((partners) =>
          columnOfRowOf(partners, rows),
        );
        const sizes = all.map((columnOfRow) => columnOfRow.filter((column) => column >= 0).length);
        const { cover } = solveLargestStable(problem);
        for (const [at, columnOfRow] of all.entries()) {
          const size = sizes[at]!;
          for (let bound = size; bound < Math.max(...sizes); bound++) {
            better++;
            const outcome: NearlyLargestStable = {
              _tag: "NearlyLargest",
              columnOfRow: Int32Array.from(columnOfRow),
              size,
              bound,
              cover,
            };
            expect(verifyLargestStable(problem, outcome)).not.toEqual([]);
          }
          const half = verifyLargestStable(problem, {
            _tag: "Optimal",
            reason: "bound",
            columnOfRow: Int32Array.from(columnOfRow),
            size,
            bound: size,
            cover,
            nodes: 0,
          });
          if (half.length === 0) proven++;
        }
      }),
      { numRuns: 1000 },
    );
    expect(proven).toBeGreaterThan(500);
    expect(better).toBeGreaterThan(100);
  });

  it("asks nothing of a run that was stopped before it had anything", () => {
    expect(verifyLargestStable(openProblem, { _tag: "Stopped", reason: "aborted", ruledOut: 0 })).toEqual([]);
  });
});
