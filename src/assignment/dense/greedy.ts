/** What is done with the rows that are still without a column when the work is stopped. */
import { type DenseState, FREE } from "./state";

/**
 * Gives every row without a column the free column of least reduced cost, in the order of the rows. Prices so far say what
 * columns are worth to others, so this is seldom far from the best.
 *
 * O(rows left · columns); writes to the state.
 */
export const matchGreedily = ({ matrix, price, columnOfRow, rowOfColumn, spare }: DenseState): void => {
  const { rowCount, columnCount, weight, sign } = matrix;
  const freeColumns = new Int32Array(columnCount);
  let free = 0;
  for (let column = 0; column < columnCount; column++) {
    // Spare rows are there in the mind only, and give way.
    if (rowOfColumn[column] === FREE || rowOfColumn[column] === spare) freeColumns[free++] = column;
  }
  for (let row = 0; row < rowCount; row++) {
    if (columnOfRow[row] !== FREE) continue;
    const base = row * columnCount;
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at < free; at++) {
      const column = freeColumns[at]!;
      const reduced = sign * weight[base + column]! - price[column]!;
      if (reduced < least) {
        least = reduced;
        best = at;
      }
    }
    const column = freeColumns[best]!;
    freeColumns[best] = freeColumns[--free]!;
    columnOfRow[row] = column;
    rowOfColumn[column] = row;
  }
};
