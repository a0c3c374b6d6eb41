import { type StableProblem, stableProblemOrThrow } from "../../src/stable/problem";

/** A problem from ranked lists, most wanted first; positions are indices. */
export const fromLists = (
  listOfRow: number[][],
  listOfColumn: number[][],
  capacity: number[] = listOfColumn.map(() => 1),
): StableProblem => {
  const rowOffsets = [0];
  const columnOfEdge: number[] = [];
  const rowScore: number[] = [];
  const columnScore: number[] = [];
  for (const [row, list] of listOfRow.entries()) {
    for (const column of [...list].sort((a, b) => a - b)) {
      columnOfEdge.push(column);
      rowScore.push(-list.indexOf(column));
      columnScore.push(-listOfColumn[column]!.indexOf(row));
    }
    rowOffsets.push(columnOfEdge.length);
  }
  return stableProblemOrThrow({
    rowCount: listOfRow.length,
    columnCount: listOfColumn.length,
    rowOffsets: Int32Array.from(rowOffsets),
    columnOfEdge: Int32Array.from(columnOfEdge),
    rowScore: Float64Array.from(rowScore),
    columnScore: Float64Array.from(columnScore),
    capacityOfColumn: Int32Array.from(capacity),
  });
};

/** Textbook instances with known answers. */
export const stableCases = [
  {
    title: "nobody on either side",
    source: "by definition",
    problem: fromLists([], []),
    rowOptimal: [],
    columnOptimal: [],
  },
  {
    title: "Gale and Shapley's first example, 3 × 3",
    source:
      "Gale & Shapley 1962, example 1: six marriages, three of them stable; men get their first choices, or women theirs",
    problem: fromLists(
      [
        [0, 1, 2],
        [1, 2, 0],
        [2, 0, 1],
      ],
      [
        [1, 2, 0],
        [2, 0, 1],
        [0, 1, 2],
      ],
    ),
    rowOptimal: [0, 1, 2],
    columnOptimal: [2, 0, 1],
  },
  {
    title: "Gale and Shapley's second example, 4 × 4, one stable set of marriages only",
    source: "Gale & Shapley 1962, example 2",
    problem: fromLists(
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
    ),
    rowOptimal: [2, 3, 0, 1],
    columnOptimal: [2, 3, 0, 1],
  },
  {
    title: "a column of two places keeps the two it wants most",
    source: "by inspection",
    problem: fromLists([[0], [0], [0]], [[2, 0, 1]], [2]),
    rowOptimal: [0, -1, 0],
    columnOptimal: [0, -1, 0],
  },
  {
    title: "a column without places takes nobody",
    source: "by definition",
    problem: fromLists([[0, 1]], [[0], [0]], [0, 1]),
    rowOptimal: [1],
    columnOptimal: [1],
  },
];
