import { findEdge, NOBODY } from "../../graph/bipartite";
import type { StableProblem } from "../problem";

/** column → number of its rows. */
export const loadsOf = (columnOfRow: Int32Array, columnCount: number): Int32Array => {
  const load = new Int32Array(columnCount);
  for (let row = 0; row < columnOfRow.length; row++)
    if (columnOfRow[row] !== NOBODY) load[columnOfRow[row]!]!++;
  return load;
};

/** Rows that columns lack to their minimums, in all. */
export const missingTo = (minimumOfColumn: Int32Array, load: Int32Array): number => {
  let missing = 0;
  for (let column = 0; column < load.length; column++)
    missing += Math.max(0, minimumOfColumn[column]! - load[column]!);
  return missing;
};

/** Number of blocking pairs of a matching: row and column both strictly gain. O(edges). */
export const countBlockingPairs = (problem: StableProblem, columnOfRow: Int32Array): number => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, rowScore, columnScore, capacityOfColumn } =
    problem;
  const load = loadsOf(columnOfRow, columnCount);
  /** column → a row has to be wanted more than this; −Infinity while places are left. */
  const threshold = new Float64Array(columnCount).fill(Number.POSITIVE_INFINITY);
  const edgeOfRow = new Int32Array(rowCount).fill(NOBODY);
  for (let row = 0; row < rowCount; row++) {
    const column = columnOfRow[row]!;
    if (column === NOBODY) continue;
    const edge = findEdge(problem, row, column);
    edgeOfRow[row] = edge;
    threshold[column] = Math.min(threshold[column]!, columnScore[edge]!);
  }
  for (let column = 0; column < columnCount; column++)
    if (load[column]! < capacityOfColumn[column]!) threshold[column] = Number.NEGATIVE_INFINITY;
  let count = 0;
  for (let row = 0; row < rowCount; row++) {
    const own = edgeOfRow[row]!;
    const has = own === NOBODY ? Number.NEGATIVE_INFINITY : rowScore[own]!;
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++)
      if (rowScore[e]! > has && columnScore[e]! > threshold[columnOfEdge[e]!]!) count++;
  }
  return count;
};
