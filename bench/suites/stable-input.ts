import type { PreferenceLists, StableProblemInput } from "mentor-matching/algorithms";
import { type DenseInstance, denseInstance } from "../instances";
import { randomNumbers } from "../random";

/** The arrays of the stable problem of two full matrices of scores: what the rows think of the columns, and the columns of the rows. */
const denseStableInput = (rowScores: DenseInstance, columnScores: DenseInstance): StableProblemInput => {
  const { rowCount, columnCount } = rowScores;
  const rowOffsets = new Int32Array(rowCount + 1);
  const columnOfEdge = new Int32Array(rowCount * columnCount);
  for (let row = 0; row < rowCount; row++) {
    const start = row * columnCount;
    for (let column = 0; column < columnCount; column++) columnOfEdge[start + column] = column;
    rowOffsets[row + 1] = start + columnCount;
  }
  return {
    rowCount,
    columnCount,
    rowOffsets,
    columnOfEdge,
    rowScore: rowScores.weight,
    columnScore: columnScores.weight,
  };
};

/** Everybody acceptable to everybody, all opinions uniform and independent, one place each. */
export const completeInput = (size: number, seed: number): StableProblemInput =>
  denseStableInput(denseInstance("uniform", size, seed), denseInstance("uniform", size, seed + 1));

/** Every row lists so many different columns at random; all opinions uniform and independent. */
export const listInput = (
  rowCount: number,
  columnCount: number,
  listLength: number,
  places: number,
  seed: number,
): StableProblemInput => {
  const random = randomNumbers(seed);
  const rowOffsets = Int32Array.from({ length: rowCount + 1 }, (_, row) => row * listLength);
  const columnOfEdge = new Int32Array(rowCount * listLength);
  for (let row = 0; row < rowCount; row++) {
    const listed = new Set<number>();
    while (listed.size < listLength) listed.add(Math.floor(random() * columnCount));
    columnOfEdge.set(Int32Array.from(listed).sort(), row * listLength);
  }
  return {
    rowCount,
    columnCount,
    rowOffsets,
    columnOfEdge,
    rowScore: new Float64Array(columnOfEdge.length).map(random),
    columnScore: new Float64Array(columnOfEdge.length).map(random),
    capacityOfColumn: new Int32Array(columnCount).fill(places),
  };
};

/** The same opinions as ranked lists. */
export const listsOf = (input: StableProblemInput): PreferenceLists => {
  const { rowOffsets, columnOfEdge, rowScore, columnScore } = input;
  const listOfRow: number[][] = [];
  const wanting: { readonly row: number; readonly score: number }[][] = Array.from(
    { length: input.columnCount },
    () => [],
  );
  for (let row = 0; row < input.rowCount; row++) {
    const edges: number[] = [];
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      edges.push(e);
      wanting[columnOfEdge[e]!]!.push({ row, score: columnScore[e]! });
    }
    listOfRow.push(edges.sort((a, b) => rowScore[b]! - rowScore[a]!).map((e) => columnOfEdge[e]!));
  }
  const listOfColumn = wanting.map((rows) => rows.sort((a, b) => b.score - a.score).map(({ row }) => row));
  return input.capacityOfColumn === undefined
    ? { listOfRow, listOfColumn }
    : { listOfRow, listOfColumn, capacityOfColumn: input.capacityOfColumn };
};
