/** The matrix as the dense solver reads it: costs to be minimised, not more rows than columns. */

/** A matrix of costs, row by row; `sign · weight` is what is minimised. */
export interface CostMatrix {
  /** Rows are numbered `[0, rowCount)`; at most `columnCount`. */
  readonly rowCount: number;
  readonly columnCount: number;
  /** row · columnCount + column → weight. */
  readonly weight: Float64Array;
  /** 1 where weights are costs, −1 where they are what is to be as large as possible. */
  readonly sign: 1 | -1;
}

/** Tiles of a transposition: 32 rows of 32 numbers fit the first-level cache. */
const TILE = 32;

/** Swaps the sides of a matrix that is stored row by row. O(rows · columns). */
export const transposedMatrix = (
  weight: Float64Array,
  rowCount: number,
  columnCount: number,
): Float64Array => {
  const swapped = new Float64Array(rowCount * columnCount);
  for (let top = 0; top < rowCount; top += TILE) {
    const bottom = Math.min(top + TILE, rowCount);
    for (let left = 0; left < columnCount; left += TILE) {
      const right = Math.min(left + TILE, columnCount);
      for (let row = top; row < bottom; row++) {
        for (let column = left; column < right; column++) {
          swapped[column * rowCount + row] = weight[row * columnCount + column]!;
        }
      }
    }
  }
  return swapped;
};

/** Every `step`-th row and column, from a little further right in each row, so that what repeats is not always hit at one place. */
export interface Sample {
  readonly matrix: CostMatrix;
  /** row of the sample → row. */
  readonly rowOfSample: Int32Array;
}

/** A sample of about one `step`-th of either side. O(rows · columns / step²). */
export const sampleOf = ({ rowCount, columnCount, weight, sign }: CostMatrix, step: number): Sample => {
  const rows = Math.floor(rowCount / step);
  const columns = Math.floor(columnCount / step);
  const rowOfSample = Int32Array.from({ length: rows }, (_, at) => at * step + ((at * 7) % step));
  const columnOfSample = Int32Array.from({ length: columns }, (_, at) => at * step + ((at * 5 + 1) % step));
  const sampled = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const from = rowOfSample[row]! * columnCount;
    const to = row * columns;
    for (let column = 0; column < columns; column++) {
      sampled[to + column] = weight[from + columnOfSample[column]!]!;
    }
  }
  return { matrix: { rowCount: rows, columnCount: columns, weight: sampled, sign }, rowOfSample };
};
