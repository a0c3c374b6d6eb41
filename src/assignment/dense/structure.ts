/**
 * A cheap look at a matrix: are its costs like noise, or do rows resemble each other?
 *
 * In a sample of the matrix, from which the means of rows and columns are taken away, rows of independent costs are hardly correlated: the
 * square of their correlation is 1 / columns on average. Where costs come from traits, distances or products, it is many times that. And where
 * columns differ in their means by more than chance would have it, prices have to learn that first.
 *
 * It decides about speed alone: either way leads to the answer.
 */
import { type CostMatrix, sampleOf } from "./cost-matrix";

/** Rows and columns of the sample. */
const SIDE = 48;

/** Times what chance would have. */
const MUCH = 3;

/** Part of the largest weight up to which differences may be rounding. */
const ROUNDING = 2 ** -40;

/** Whether prices of a sample of the matrix would say something about the whole. O(1). */
export const hasStructure = (matrix: CostMatrix): boolean => {
  const { matrix: sample } = sampleOf(matrix, Math.max(1, Math.floor(matrix.rowCount / SIDE)));
  const rows = Math.min(sample.rowCount, 2 * SIDE);
  const columns = Math.min(sample.columnCount, 2 * SIDE);
  if (rows < 3 || columns < 3) return false;
  const residual = new Float64Array(rows * columns);
  const meanOfColumn = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    const from = row * sample.columnCount;
    let mean = 0;
    for (let column = 0; column < columns; column++) mean += sample.weight[from + column]! / columns;
    for (let column = 0; column < columns; column++) {
      const rest = sample.weight[from + column]! - mean;
      residual[row * columns + column] = rest;
      meanOfColumn[column]! += rest / rows;
    }
  }
  let ofColumns = 0;
  for (const mean of meanOfColumn) ofColumns += mean * mean * rows;
  let largest = 0;
  let squares = 0;
  for (let at = 0; at < residual.length; at++) {
    residual[at]! -= meanOfColumn[at % columns]!;
    squares += residual[at]! ** 2;
    largest = Math.max(largest, Math.abs(sample.weight[at]!));
  }
  // What rounding leaves of nothing says nothing.
  const nothing = residual.length * (ROUNDING * largest) ** 2;
  if (!(squares > nothing)) return ofColumns > nothing;
  // By chance, the means of columns vary as much as one row does.
  if (ofColumns > (MUCH * squares) / rows) return true;
  let correlation = 0;
  for (let row = 1; row < rows; row++) {
    for (let other = 0; other < row; other++) {
      correlation += squaredCorrelation(residual, row * columns, other * columns, columns);
    }
  }
  return correlation > (MUCH * (rows * (rows - 1))) / 2 / columns;
};

const squaredCorrelation = (residual: Float64Array, a: number, b: number, length: number): number => {
  let product = 0;
  let squareOfA = 0;
  let squareOfB = 0;
  for (let at = 0; at < length; at++) {
    const ofA = residual[a + at]!;
    const ofB = residual[b + at]!;
    product += ofA * ofB;
    squareOfA += ofA * ofA;
    squareOfB += ofB * ofB;
  }
  return squareOfA > 0 && squareOfB > 0 ? product ** 2 / (squareOfA * squareOfB) : 0;
};
