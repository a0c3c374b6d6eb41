import { type Random, randomNumbers } from "./random";

/** Pairs that are allowed, with their weights, in compressed sparse rows; every column has as many places. */
export interface SparseInstance {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly places: number;
  /** row → first edge. */
  readonly rowOffsets: Int32Array;
  /** edge → column; ascending within a row. */
  readonly columnOfEdge: Int32Array;
  /** edge → weight: a whole number from 1 to 999,999. */
  readonly weight: Float64Array;
}

/** What there is to choose: rows, columns of so many places, and how many columns a row may take. */
export interface SparseShape {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly places: number;
  readonly candidates: number;
}

const MOST = 999_999;

/**
 * Every row may take some columns, drawn at random, and one more that no other row is promised a place of: so all rows can be matched, and
 * nobody can tell by the numbers which one it was.
 */
export const sparseInstance = (shape: SparseShape, seed: number): SparseInstance => {
  const { rowCount, columnCount, places, candidates } = shape;
  const random = randomNumbers(seed);
  const promised = shuffled(rowCount, random);
  const rowOffsets = Int32Array.from({ length: rowCount + 1 }, (_, row) => row * candidates);
  const columnOfEdge = new Int32Array(rowCount * candidates);
  const lastRowOf = new Int32Array(columnCount).fill(-1);
  for (let row = 0; row < rowCount; row++) {
    const first = row * candidates;
    for (let edge = first; edge < first + candidates; ) {
      const column =
        edge === first ? Math.floor(promised[row]! / places) : Math.floor(random() * columnCount);
      if (lastRowOf[column] === row) continue;
      lastRowOf[column] = row;
      columnOfEdge[edge++] = column;
    }
    columnOfEdge.subarray(first, first + candidates).sort();
  }
  const weight = new Float64Array(columnOfEdge.length).map(() => 1 + Math.floor(random() * MOST));
  return { rowCount, columnCount, places, rowOffsets, columnOfEdge, weight };
};

/** The numbers below `count` in an order that is drawn (Fisher and Yates). */
const shuffled = (count: number, random: Random): Int32Array => {
  const order = Int32Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
};

/** Judges columns of rows by the total that is known to be best: everybody matched, no column beyond its places. */
export const sparseJudge =
  ({ rowCount, columnCount, places, rowOffsets, columnOfEdge, weight }: SparseInstance, bestTotal: number) =>
  (columnOfRow: Int32Array): string[] => {
    if (columnOfRow.length !== rowCount) return [`${columnOfRow.length} rows instead of ${rowCount}`];
    const left = new Int32Array(columnCount).fill(places);
    let total = 0;
    for (let row = 0; row < rowCount; row++) {
      const column = columnOfRow[row]!;
      let edge = rowOffsets[row]!;
      while (edge < rowOffsets[row + 1]! && columnOfEdge[edge] !== column) edge++;
      if (edge === rowOffsets[row + 1]!) return [`row ${row} must not take column ${column}`];
      if (--left[column]! < 0) return [`column ${column} is taken more than ${places} times`];
      total += weight[edge]!;
    }
    return total === bestTotal ? [] : [`total ${total}, but the best is ${bestTotal}`];
  };
