/** Bad input, empty sides, extreme numbers, large and even ones. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type LexicographicProblem,
  type LexicographicProblemInput,
  lexicographicProblem,
  lexicographicProblemOrThrow,
} from "../../../src/assignment/lexicographic/problem";
import { solveLexicographic } from "../../../src/assignment/lexicographic/solve";
import {
  coveredSidesProblem,
  coveredSidesProblemOrThrow,
  priorityTiersProblem,
  priorityTiersProblemOrThrow,
} from "../../../src/assignment/lexicographic/standard-orders";
import {
  assignmentProblemFromMatrixOrThrow,
  denseAssignmentProblemOrThrow,
} from "../../../src/assignment/problem";
import { solveAssignment } from "../../../src/assignment/solvers";
import { verifyLexicographic } from "../../../src/verify/lexicographic";
import { tiedWeight } from "../../arbitraries/worlds";
import { nastyWeights } from "../../cases/nasty-weights";
import { lexicographicallyBest } from "../../oracles/lexicographic";
import { lexicographicWorld, problemOf } from "./worlds";

const proven = (problem: LexicographicProblem, tolerance?: number) => {
  const outcome = solveLexicographic(problem);
  expect(verifyLexicographic(problem, outcome, tolerance === undefined ? {} : { tolerance })).toEqual([]);
  return outcome;
};

const findings = (result: ReturnType<typeof lexicographicProblem>): [unknown, unknown][] =>
  result._tag === "Left" ? result.left.findings.map(({ code, place }) => [code, place.path]) : [];

describe("bad input", () => {
  const graph = { rowCount: 2, columnCount: 1 };

  it("is told all at once, with level and entry", () => {
    const input = {
      ...graph,
      capacityOfColumn: Int32Array.of(-1),
      levels: [
        { weight: Float64Array.of(1, Number.NaN), sense: "largest" },
        5,
        { valueOfRow: Float64Array.of(1) },
        { valueOfColumn: [1] },
      ],
    } as unknown as LexicographicProblemInput;
    expect(findings(lexicographicProblem(input))).toEqual([
      ["out-of-range", ["capacityOfColumn", 0]],
      ["unknown-name", ["levels", 0, "sense"]],
      ["not-finite", ["levels", 0, "weight", 1]],
      ["wrong-type", ["levels", 1]],
      ["ragged-array", ["levels", 2, "valueOfRow"]],
      ["wrong-type", ["levels", 3, "valueOfColumn"]],
    ]);
  });

  it("no levels, fractions before the last level, columns that cost something, sums that would not be exact", () => {
    const refused = (...levels: LexicographicProblemInput["levels"]) =>
      findings(lexicographicProblem({ ...graph, levels }));
    const half = { weight: Float64Array.of(0.5, 1) };
    expect(refused()).toEqual([["wrong-type", ["levels"]]]);
    expect(refused(half, half)).toEqual([["out-of-range", ["levels", 0]]]);
    expect(refused(half)).toEqual([]);
    expect(refused({ valueOfColumn: Float64Array.of(-1) })).toEqual([
      ["out-of-range", ["levels", 0, "valueOfColumn", 0]],
    ]);
    expect(refused({ valueOfColumn: Float64Array.of(-1), sense: "minimise" })).toEqual([]);
    expect(refused({ valueOfColumn: Float64Array.of(1), sense: "minimise" })).toHaveLength(1);
    const most = Math.floor(2 ** 51 / 6);
    expect(refused({ valueOfRow: Float64Array.of(most, 0) }, half)).toEqual([]);
    expect(refused({ valueOfRow: Float64Array.of(most + 1, 0) }, half)).toEqual([
      ["out-of-range", ["levels", 0]],
    ]);
    expect(refused({ valueOfRow: Float64Array.of(most, 0), weight: Float64Array.of(1, 0) })).toHaveLength(1);
    expect(refused({ weight: Float64Array.of(Number.MAX_VALUE, 0.5) })).toHaveLength(1);
  });

  it("more pairs than an array can hold", () => {
    const side = { rowCount: 2 ** 20, columnCount: 2 ** 20 };
    expect(findings(lexicographicProblem({ ...side, levels: [{}] }))).toEqual([
      ["out-of-range", ["rowCount"]],
    ]);
  });

  it("tiers and sides", () => {
    const scores = assignmentProblemFromMatrixOrThrow([[1], [2]], { penaltyOfRow: 3 });
    const tierOfRow = Int32Array.of(1, 0);
    expect(findings(priorityTiersProblem({ ...scores, tierOfRow }))).toEqual([
      ["out-of-range", ["tierOfRow", 1]],
      ["unknown-key", ["penaltyOfRow"]],
    ]);
    expect(
      findings(priorityTiersProblem({ ...graph, tierOfRow: Int32Array.of(1), tierOfColumn: tierOfRow })),
    ).toEqual([
      ["ragged-array", ["tierOfRow"]],
      ["ragged-array", ["tierOfColumn"]],
    ]);
    const wrong = { ...graph, first: "mentees", sense: "most", weight: Float64Array.of(1) } as unknown;
    expect(findings(coveredSidesProblem(wrong as typeof graph))).toEqual([
      ["unknown-name", ["first"]],
      ["unknown-name", ["sense"]],
      ["ragged-array", ["weight"]],
    ]);
    const large = { ...graph, weight: Float64Array.of(2 ** 50, 0) };
    expect(findings(coveredSidesProblem(large))).toEqual([["out-of-range", ["weight"]]]);
  });
});

describe("empty sides and forbidden pairs", () => {
  it.each([
    [0, 0],
    [3, 0],
    [0, 3],
  ])("%i rows and %i columns", (rowCount, columnCount) => {
    const { columnOfRow, values, size } = proven(coveredSidesProblemOrThrow({ rowCount, columnCount }));
    expect([...columnOfRow]).toEqual(Array(rowCount).fill(-1));
    expect([...values, size]).toEqual([0, 0, 0]);
    const tierOfRow = new Int32Array(rowCount).fill(1);
    expect(proven(priorityTiersProblemOrThrow({ rowCount, columnCount, tierOfRow })).size).toBe(0);
  });

  it("nobody may have anybody, or there are no places", () => {
    const nobody = {
      ...assignmentProblemFromMatrixOrThrow([[null], [null]]),
      tierOfRow: Int32Array.of(1, 2),
    };
    expect([...proven(priorityTiersProblemOrThrow(nobody)).values]).toEqual([0, 0, 0]);
    const scores = assignmentProblemFromMatrixOrThrow([[1], [2]], Int32Array.of(0));
    expect([...proven(coveredSidesProblemOrThrow(scores)).values]).toEqual([0, 0, 0]);
  });
});

describe("extreme numbers", () => {
  it.each(nastyWeights)("$title, as the last level", ({ side, weights }) => {
    // The largest whole numbers are larger than this family takes.
    const scale = (weight: number): number =>
      Number.isInteger(weight) && Math.abs(weight) > 2 ** 40 ? Math.trunc(weight / 4) : weight;
    const weight = Float64Array.from(weights(side).flat(), scale);
    const scores = denseAssignmentProblemOrThrow({ rowCount: side, columnCount: side, weight });
    const largest = weight.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    const isWhole = weight.every(Number.isInteger);
    const tolerance = isWhole ? 0 : Number.EPSILON * 2 * side * largest;
    const ours = proven(coveredSidesProblemOrThrow(scores), tolerance);
    const theirs = solveAssignment(scores, { coverage: "first" });
    expect([...ours.values.subarray(0, 2)]).toEqual([side, side]);
    expect(Math.abs(ours.values[2]! - theirs.total)).toBeLessThanOrEqual(tolerance * 2 * side);
  });

  it("whole numbers as large as are taken, on every level", () => {
    fc.assert(
      fc.property(lexicographicWorld({ rows: 4, columns: 4, capacity: 2 }, tiedWeight), (drawn) => {
        const { world, levels } = drawn;
        // Three parts of up to 5 each.
        const factor = Math.floor(2 ** 51 / (world.allowed.length + world.columnCount + 3) / 15);
        const large = (numbers: ReadonlyArray<number>): number[] => numbers.map((one) => one * factor);
        const enlarged = levels.map((level) => ({
          sign: level.sign,
          weight: level.weight.map(large),
          valueOfRow: large(level.valueOfRow),
          valueOfColumn: large(level.valueOfColumn),
        }));
        const { values, gap } = proven(problemOf({ world, levels: enlarged }));
        expect(Array.from(values, (value) => value + 0)).toEqual(
          lexicographicallyBest(world, enlarged).values,
        );
        expect(gap).toBe(0);
      }),
      { numRuns: 400 },
    );
  });

  it("a difference of one unit in the last place decides on the last level, and never before one", () => {
    const more = 1 + 2 ** -52;
    const weight = Float64Array.of(1, more, more, 1);
    const side = { rowCount: 2, columnCount: 2 };
    expect([...proven(coveredSidesProblemOrThrow({ ...side, weight })).columnOfRow]).toEqual([1, 0]);
    const diagonal = { weight: Float64Array.of(1, 0, 0, 1) };
    const problem = lexicographicProblemOrThrow({ ...side, levels: [diagonal, { weight }] });
    expect([...proven(problem).columnOfRow]).toEqual([0, 1]);
  });

  it("all equal, of which there are many, end at once", () => {
    const side = 300;
    const weight = new Float64Array(side * side).fill(7);
    const problem = coveredSidesProblemOrThrow({ rowCount: side, columnCount: side, weight });
    expect([...proven(problem).values]).toEqual([side, side, 7 * side]);
  });

  it("places without number at a column are as good as one for everybody", () => {
    const scores = assignmentProblemFromMatrixOrThrow(
      [
        [1, 3],
        [2, 5],
        [1, 1],
      ],
      Int32Array.of(2 ** 31 - 1, 1),
    );
    const problem = coveredSidesProblemOrThrow(scores);
    expect([...proven(problem).values]).toEqual([3, 2, 7]);
  });
});
