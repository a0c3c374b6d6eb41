import { assignmentProblemFromMatrixOrThrow, assignmentProblemOrThrow } from "../../src/assignment/problem";
import type { Coverage } from "../../src/assignment/successive-shortest-paths";

/** Instances with known answers and where those come from. Minimisation examples stand negated. */
export const assignmentCases = [
  {
    title: "nobody on either side",
    source: "by definition",
    problem: assignmentProblemFromMatrixOrThrow([]),
    coverage: "free" as Coverage,
    total: 0,
    size: 0,
  },
  {
    title: "rows but no columns",
    source: "by definition",
    problem: assignmentProblemFromMatrixOrThrow([[], [], []]),
    coverage: "first" as Coverage,
    total: 0,
    size: 0,
  },
  {
    title: "all pairs forbidden",
    source: "by definition",
    problem: assignmentProblemFromMatrixOrThrow([
      [null, null],
      [null, null],
    ]),
    coverage: "first" as Coverage,
    total: 0,
    size: 0,
  },
  {
    title: "one pair of weight 0 is chosen",
    source: "equally good optima are resolved towards more people matched",
    problem: assignmentProblemFromMatrixOrThrow([[0]]),
    coverage: "free" as Coverage,
    total: 0,
    size: 1,
  },
  {
    title: "a forbidden pair stays forbidden though it costs everything",
    source: "by definition",
    problem: assignmentProblemFromMatrixOrThrow([[null], [-5]]),
    coverage: "first" as Coverage,
    total: -5,
    size: 1,
  },
  {
    title: "all weights equal, 4 × 4",
    source: "by symmetry",
    problem: assignmentProblemFromMatrixOrThrow(Array.from({ length: 4 }, () => [3, 3, 3, 3])),
    coverage: "free" as Coverage,
    total: 12,
    size: 4,
  },
  {
    title: "cost i · j, 3 × 3: least on the antidiagonal",
    source: "cost matrix 1 2 3 / 2 4 6 / 3 6 9: cost i·j is least on the antidiagonal, 3 + 4 + 3 = 10",
    problem: assignmentProblemFromMatrixOrThrow([
      [-1, -2, -3],
      [-2, -4, -6],
      [-3, -6, -9],
    ]),
    coverage: "first" as Coverage,
    total: -10,
    size: 3,
  },
  {
    title: "costs 400 150 400 / 400 450 600 / 300 225 300",
    source: "documentation of the munkres packages: cost 850",
    problem: assignmentProblemFromMatrixOrThrow([
      [-400, -150, -400],
      [-400, -450, -600],
      [-300, -225, -300],
    ]),
    coverage: "first" as Coverage,
    total: -850,
    size: 3,
  },
  {
    title: "rectangular, 3 × 4",
    source: "documentation of the munkres packages: 400 150 400 1 / 400 450 600 2 / 300 225 300 3, cost 452",
    problem: assignmentProblemFromMatrixOrThrow([
      [-400, -150, -400, -1],
      [-400, -450, -600, -2],
      [-300, -225, -300, -3],
    ]),
    coverage: "first" as Coverage,
    total: -452,
    size: 3,
  },
  {
    title: "one column with three places takes the three best of four rows",
    source: "by inspection",
    problem: assignmentProblemOrThrow({
      rowCount: 4,
      columnCount: 1,
      rowOffsets: Int32Array.of(0, 1, 2, 3, 4),
      columnOfEdge: Int32Array.of(0, 0, 0, 0),
      weight: Float64Array.of(4, 1, 3, 2),
      capacityOfColumn: Int32Array.of(3),
    }),
    coverage: "free" as Coverage,
    total: 9,
    size: 3,
  },
  {
    title: "whole numbers as large as are exact",
    source: "by inspection",
    problem: assignmentProblemFromMatrixOrThrow([
      [2 ** 50, 2 ** 50 - 1],
      [2 ** 50 - 1, 2 ** 50 - 3],
    ]),
    coverage: "free" as Coverage,
    total: 2 ** 51 - 2,
    size: 2,
  },
];
