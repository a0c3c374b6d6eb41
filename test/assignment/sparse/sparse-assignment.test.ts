import { describe, expect, it } from "vitest";
import { normalForm, restate } from "../../../src/assignment/normal-form";
import type { AssignmentOutcome, OptimalAssignment } from "../../../src/assignment/outcome";
import {
  type AssignmentProblem,
  assignmentProblemOrThrow,
  type Sense,
} from "../../../src/assignment/problem";
import { sparseAssignment } from "../../../src/assignment/sparse/sparse-assignment";
import { type Coverage, successiveShortestPaths } from "../../../src/assignment/successive-shortest-paths";
import { seededRandom } from "../../../src/graph/random";
import { drain } from "../../../src/graph/slices";
import { verifyAssignment } from "../../../src/verify/assignment";
import { type MatrixKind, matrixKinds, matrixOf } from "../../arbitraries/matrices";

const kinds = Object.keys(matrixKinds) as MatrixKind[];
const coverages: readonly Coverage[] = ["free", "first", "complete"];
const senses: readonly Sense[] = ["maximise", "minimise"];

interface Shape {
  readonly rows: number;
  readonly columns: number;
  readonly places: number;
  readonly candidates: number;
  /** Whether a way to match the smaller side in full is hidden among the pairs. */
  readonly isFeasible: boolean;
}

/** A sparse problem; places differ from column to column where there are several. */
const thinned = (
  weightOf: (row: number, column: number) => number,
  { rows, columns, places, candidates, isFeasible }: Shape,
  salt: number,
) => {
  const { below } = seededRandom(salt);
  const rowOffsets = new Int32Array(rows + 1);
  const columnOfEdge: number[] = [];
  const weight: number[] = [];
  for (let row = 0; row < rows; row++) {
    const chosen = new Set<number>(isFeasible ? [row % columns] : []);
    while (chosen.size < candidates) chosen.add(below(columns));
    for (const column of [...chosen].sort((a, b) => a - b)) {
      columnOfEdge.push(column);
      weight.push(weightOf(row, column));
    }
    rowOffsets[row + 1] = columnOfEdge.length;
  }
  const other = (column: number): number => (column % 3) - 1;
  return {
    rowCount: rows,
    columnCount: columns,
    rowOffsets,
    columnOfEdge: Int32Array.from(columnOfEdge),
    weight: Float64Array.from(weight),
    capacityOfColumn: Int32Array.from({ length: columns }, (_, column) =>
      isFeasible ? places : Math.max(0, places + other(column)),
    ),
  };
};

const wholeNumbers = (row: number, column: number): number => (row * 7919 + column * 104_729) % 1009;

/** The answer, proven. */
const solve = (problem: AssignmentProblem, coverage: Coverage): AssignmentOutcome => {
  const outcome = restate(problem, drain(sparseAssignment(normalForm(problem), { coverage })));
  expect(verifyAssignment(problem, outcome)).toEqual([]);
  return outcome;
};

const byShortestPaths = (problem: AssignmentProblem, coverage: Coverage): AssignmentOutcome =>
  restate(problem, drain(successiveShortestPaths(normalForm(problem), { coverage })));

const shapes: Readonly<Record<string, Shape>> = {
  "as many columns as rows": { rows: 90, columns: 90, places: 1, candidates: 14, isFeasible: true },
  "five places each": { rows: 100, columns: 20, places: 5, candidates: 12, isFeasible: true },
  "a few places too many": { rows: 90, columns: 91, places: 1, candidates: 14, isFeasible: true },
  "many places too many": { rows: 80, columns: 50, places: 2, candidates: 11, isFeasible: true },
  "a few rows too many": { rows: 91, columns: 90, places: 1, candidates: 14, isFeasible: true },
  "many rows too many": { rows: 100, columns: 27, places: 3, candidates: 10, isFeasible: true },
  "thin, not everybody can be matched": {
    rows: 150,
    columns: 150,
    places: 1,
    candidates: 2,
    isFeasible: false,
  },
  "thin, with several places": { rows: 100, columns: 50, places: 2, candidates: 2, isFeasible: false },
};

describe("the sparse solver", () => {
  describe.each(Object.entries(shapes))("%s", (_title, shape) => {
    it("proves an answer of the same size and total as shortest paths alone", () => {
      let compared = 0;
      let infeasible = 0;
      for (const [salt, kind] of kinds.entries()) {
        const { rows, columns } = shape;
        const matrix = matrixOf(kind, rows, columns, salt + 1);
        const input = thinned((row, column) => matrix[row * columns + column]!, shape, salt + 1);
        const isWhole = input.weight.every(Number.isInteger);
        for (const sense of senses) {
          const problem = assignmentProblemOrThrow({ ...input, sense });
          for (const coverage of coverages) {
            const outcome = solve(problem, coverage);
            const expected = byShortestPaths(problem, coverage);
            expect(outcome._tag).toBe(expected._tag);
            if (outcome._tag === "Infeasible") infeasible++;
            if (outcome._tag !== "Optimal" || expected._tag !== "Optimal") continue;
            compared++;
            const scale = Math.abs(expected.total) + 1;
            expect(Math.abs(outcome.total - expected.total)).toBeLessThanOrEqual(isWhole ? 0 : 1e-11 * scale);
            if (!isWhole) continue;
            expect(outcome.size).toBe(expected.size);
            expect(outcome.gap).toBe(0);
            const { row, column } = outcome.potentials;
            expect([...row, ...column].every(Number.isInteger)).toBe(true);
          }
        }
      }
      expect(compared).toBeGreaterThan(3 * kinds.length);
      expect(infeasible > 0).toBe(!shape.isFeasible);
    });
  });

  it("takes penalties into account", () => {
    const input = thinned(wholeNumbers, shapes["five places each"]!, 3);
    for (const sense of senses) {
      const problem = assignmentProblemOrThrow({
        ...input,
        sense,
        penaltyOfRow: Float64Array.from({ length: 100 }, (_, row) => (row % 7) * 30 - 20),
        penaltyOfColumn: Float64Array.from({ length: 20 }, (_, column) => (column % 4) * 25),
      });
      for (const coverage of coverages) {
        const outcome = solve(problem, coverage) as OptimalAssignment;
        const expected = byShortestPaths(problem, coverage) as OptimalAssignment;
        const sign = sense === "minimise" ? -1 : 1;
        expect(sign * outcome.total - outcome.penalty).toBe(sign * expected.total - expected.penalty);
        expect(outcome.size).toBe(expected.size);
      }
    }
  });

  it("answers an abort in any slice with a matching and a bound", () => {
    let stopped = 0;
    for (const large of [
      { rows: 3000, columns: 600, places: 5, candidates: 20, isFeasible: true },
      { rows: 3000, columns: 750, places: 2, candidates: 20, isFeasible: true },
      { rows: 3000, columns: 1500, places: 2, candidates: 3, isFeasible: false },
    ]) {
      const problem = normalForm(assignmentProblemOrThrow(thinned(wholeNumbers, large, 5)));
      const asked = { ...problem, sense: "maximise" as const };
      const { total } = drain(sparseAssignment(problem)) as OptimalAssignment;
      for (const coverage of coverages) {
        for (let before = 0; ; before = 4 * before + 1) {
          const slices = sparseAssignment(problem, { coverage });
          let step = slices.next(undefined);
          for (let slice = 0; slice < before && step.done !== true; slice++) {
            expect(step.value.done).toBeLessThanOrEqual(step.value.total);
            step = slices.next(undefined);
          }
          if (step.done === true) break;
          const outcome = slices.next("aborted").value as AssignmentOutcome;
          if (outcome._tag === "Infeasible") continue;
          expect(outcome._tag).toBe("Stopped");
          if (outcome._tag !== "Stopped") continue;
          stopped++;
          expect(verifyAssignment(asked, outcome)).toEqual([]);
          expect(outcome.bound).toBeGreaterThanOrEqual(total);
        }
      }
    }
    expect(stopped).toBeGreaterThan(10);
  });
});
