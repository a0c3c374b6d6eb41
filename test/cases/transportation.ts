import { transportationProblemFromMatrixOrThrow as fromMatrix } from "../../src/assignment/flow/transportation/problem";

/** Instances with known answers and where those come from; total undefined: the minimums cannot be met. */
export const transportationCases = [
  {
    title: "nobody on either side",
    source: "by definition",
    problem: fromMatrix([]),
    coverage: "free" as const,
    total: 0,
    size: 0,
  },
  {
    title: "nobody, and minimums of 0",
    source: "by definition",
    problem: fromMatrix([[], []]),
    coverage: "first" as const,
    total: 0,
    size: 0,
  },
  {
    title: "the trap of minimum loads: minimums served first reach 11, at best it is 17",
    source: "two mentors with loads 1 to 1 and 0 to 2, scores 10, 9 and 8, 1; by trying all",
    problem: fromMatrix(
      [
        [10, 9],
        [8, 1],
      ],
      { lowerOfColumn: Int32Array.of(1, 0), upperOfColumn: Int32Array.of(1, 2) },
    ),
    coverage: "free" as const,
    total: 17,
    size: 2,
  },
  {
    title: "a minimum is kept though it costs",
    source: "by inspection: without the minimum nobody would take column 1",
    problem: fromMatrix(
      [
        [5, -3],
        [4, -1],
      ],
      { lowerOfColumn: Int32Array.of(0, 1), upperOfColumn: 2 },
    ),
    coverage: "free" as const,
    total: 4,
    size: 2,
  },
  {
    title: "one pair of weight 0 is had",
    source: "equally good answers are resolved towards more people matched",
    problem: fromMatrix([[0]]),
    coverage: "free" as const,
    total: 0,
    size: 1,
  },
  {
    title: "costs of transport from 3 plants to 4 towns",
    source:
      "W. L. Winston, Operations Research, the Powerco problem: supplies 35, 50, 40, demands 45, 20, 30, 30, least cost 1020",
    problem: fromMatrix(
      [
        [8, 6, 10, 9],
        [9, 12, 13, 7],
        [14, 9, 16, 5],
      ],
      {
        sense: "minimise",
        upperOfRow: Int32Array.of(35, 50, 40),
        lowerOfColumn: Int32Array.of(45, 20, 30, 30),
        upperOfColumn: Int32Array.of(45, 20, 30, 30),
        upperOfEdge: 50,
      },
    ),
    coverage: "free" as const,
    total: 1020,
    size: 125,
  },
  {
    title: "two rows that must have two each of three columns with one place",
    source: "by counting: 4 needed, 3 there",
    problem: fromMatrix(
      [
        [1, 1, 1],
        [1, 1, 1],
      ],
      { lowerOfRow: 2, upperOfRow: 3 },
    ),
    coverage: "free" as const,
    total: undefined,
    size: 0,
  },
];
