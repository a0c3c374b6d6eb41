/** What every phase of the dense solver has to keep, said plainly. */
import { expect } from "vitest";
import { type DenseState, FREE } from "../../../src/assignment/dense/state";

/** Both maps of a matching say the same, and so many columns belong to spare rows as it may be. */
export const expectConsistent = ({ columnOfRow, rowOfColumn, spare, spareCount }: DenseState): void => {
  for (const [row, column] of columnOfRow.entries())
    if (column !== FREE) expect(rowOfColumn[column]).toBe(row);
  for (const [column, row] of rowOfColumn.entries()) {
    if (row !== FREE && row !== spare) expect(columnOfRow[row]).toBe(column);
  }
  expect(rowOfColumn.filter((row) => row === spare).length).toBeLessThanOrEqual(spareCount);
};

/** The smallest cost minus price of a row, by reading all of it. */
export const leastReducedCost = ({ matrix, price }: DenseState, row: number): number => {
  const { columnCount, weight, sign } = matrix;
  let least = Number.POSITIVE_INFINITY;
  for (let column = 0; column < columnCount; column++) {
    least = Math.min(least, sign * weight[row * columnCount + column]! - price[column]!);
  }
  return least;
};

/** What the prices prove that every complete matching costs at least; spare rows pay for the dearest column. */
export const boundOf = (state: DenseState): number => {
  const { matrix, price } = state;
  const highest = Math.max(...price);
  let bound = 0;
  for (const value of price) bound += value;
  for (let row = 0; row < matrix.rowCount; row++) bound += leastReducedCost(state, row);
  return bound - (matrix.columnCount - matrix.rowCount) * highest;
};
