import { type StableProblem, stableProblemOrThrow } from "mentor-matching/algorithms";
import type { DenseInstance } from "../instances";

/** The stable problem of two full matrices of scores: what the rows think of the columns, and the columns of the rows. */
export const denseStableProblem = (rowScores: DenseInstance, columnScores: DenseInstance): StableProblem => {
  const { rowCount, columnCount } = rowScores;
  const rowOffsets = new Int32Array(rowCount + 1);
  const columnOfEdge = new Int32Array(rowCount * columnCount);
  for (let row = 0; row < rowCount; row++) {
    const start = row * columnCount;
    for (let column = 0; column < columnCount; column++) columnOfEdge[start + column] = column;
    rowOffsets[row + 1] = start + columnCount;
  }
  return stableProblemOrThrow({
    rowCount,
    columnCount,
    rowOffsets,
    columnOfEdge,
    rowScore: rowScores.weight,
    columnScore: columnScores.weight,
  });
};
