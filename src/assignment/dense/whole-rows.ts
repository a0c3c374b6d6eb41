/**
 * Small matrices like noise: column minima, augmenting row reduction and shortest augmenting paths that read whole rows, without lists.
 *
 * R. Jonker and A. Volgenant, Computing 38 (1987), 325–340; the search without a queue as in D. F. Crouse, "On implementing 2D rectangular
 * assignment algorithms", IEEE Transactions on Aerospace and Electronic Systems 52 (2016), 1679–1696.
 *
 * Prices begin at the smallest cost of each column. Where there are more columns than rows they begin at 0: they only fall, and those of columns
 * without a row stay there, so that no spare rows are needed.
 *
 * O(rows² · columns) at worst.
 */
import { type DenseState, FREE, type Phase, WORK_PER_SLICE } from "./state";

/** Bids a row, on average, after which whoever loses a column waits for its shortest path. */
const BIDS_PER_ROW = 2;

/** Matches every row; begins with prices 0, nobody matched and no lists made, and makes none. */
export function* wholeRows(state: DenseState): Phase {
  const { matrix, lists, columnOfRow } = state;
  const { rowCount, columnCount } = matrix;
  reduce(state);
  const search: Search = {
    distance: new Float64Array(columnCount),
    entryRow: new Int32Array(columnCount),
    columns: Int32Array.from({ length: columnCount }, (_, column) => column),
  };
  let end = lists.work + WORK_PER_SLICE;
  for (let row = 0; row < rowCount; row++) {
    if (columnOfRow[row]! !== FREE) continue;
    augmentFrom(state, search, row);
    if (lists.work < end) continue;
    yield;
    end = lists.work + WORK_PER_SLICE;
  }
}

/** Each row takes its cheapest column, at the price at which the second cheapest is as good; rows that lose theirs go on while there are bids left. */
const reduce = ({ matrix, price, lists, columnOfRow, rowOfColumn }: DenseState): void => {
  const { rowCount, columnCount, weight, sign } = matrix;
  if (rowCount === columnCount) {
    price.fill(Number.POSITIVE_INFINITY);
    for (let base = 0; base < weight.length; base += columnCount) {
      for (let column = 0; column < columnCount; column++) {
        const cost = sign * weight[base + column]!;
        if (cost < price[column]!) price[column] = cost;
      }
    }
  }
  let bids = BIDS_PER_ROW * rowCount;
  for (let start = 0; start < rowCount; start++) {
    let row = start;
    while (row !== FREE && bids-- > 0) {
      const base = row * columnCount;
      let best = Number.POSITIVE_INFINITY;
      let second = Number.POSITIVE_INFINITY;
      let bestColumn = FREE;
      let secondColumn = FREE;
      for (let column = 0; column < columnCount; column++) {
        const reduced = sign * weight[base + column]! - price[column]!;
        if (reduced >= second) continue;
        if (reduced < best) {
          second = best;
          secondColumn = bestColumn;
          best = reduced;
          bestColumn = column;
        } else {
          second = reduced;
          secondColumn = column;
        }
      }
      lists.work += columnCount;
      const gain = second - best;
      const lowers = gain > 0 && secondColumn !== FREE;
      if (lowers) price[bestColumn]! -= gain;
      else if (rowOfColumn[bestColumn]! !== FREE && secondColumn !== FREE) bestColumn = secondColumn;
      const before = rowOfColumn[bestColumn]!;
      if (before !== FREE) columnOfRow[before] = FREE;
      rowOfColumn[bestColumn] = row;
      columnOfRow[row] = bestColumn;
      // Where nothing was gained, the one who lost could win it back at once, for ever.
      row = lowers ? before : FREE;
    }
  }
};

interface Search {
  /** column → length of the shortest path to it that is known. */
  readonly distance: Float64Array;
  /** column → the row from which that path enters it. */
  readonly entryRow: Int32Array;
  /** All columns; those whose distance is final stand at the end. */
  readonly columns: Int32Array;
}

/** Finds the shortest path from a row to a free column, moves the prices and takes the path. */
const augmentFrom = (state: DenseState, { distance, entryRow, columns }: Search, source: number): void => {
  const { matrix, price, lists, columnOfRow, rowOfColumn } = state;
  const { columnCount, weight, sign } = matrix;
  distance.fill(Number.POSITIVE_INFINITY);
  let open = columnCount;
  let row = source;
  let paid = 0;
  // A slack that rounding has left below 0 counts as 0; the source has no price yet.
  let least = Number.NEGATIVE_INFINITY;
  let offset = 0;
  let column = FREE;
  do {
    const base = row * columnCount;
    let nearest = Number.POSITIVE_INFINITY;
    let nearestAt = 0;
    for (let at = 0; at < open; at++) {
      const other = columns[at]!;
      let length = offset + (sign * weight[base + other]! - price[other]! - paid);
      if (length < least) length = least;
      let known = distance[other]!;
      if (length < known) {
        distance[other] = length;
        entryRow[other] = row;
        known = length;
      }
      if (known > nearest) continue;
      if (known < nearest || rowOfColumn[other]! === FREE) {
        nearest = known;
        nearestAt = at;
      }
    }
    lists.work += open;
    column = columns[nearestAt]!;
    columns[nearestAt] = columns[--open]!;
    columns[open] = column;
    row = rowOfColumn[column]!;
    if (row === FREE) break;
    least = nearest;
    offset = nearest;
    paid = sign * weight[row * columnCount + column]! - price[column]!;
  } while (open > 0);
  const length = distance[column]!;
  for (let at = open; at < columnCount; at++) price[columns[at]!]! -= length - distance[columns[at]!]!;
  for (;;) {
    const owner = entryRow[column]!;
    const before = columnOfRow[owner]!;
    rowOfColumn[column] = owner;
    columnOfRow[owner] = column;
    if (owner === source) return;
    column = before;
  }
};
