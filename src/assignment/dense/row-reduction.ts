/**
 * Augmenting row reduction: matches most rows by bids that keep everything tight.
 *
 * R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems", Computing 38 (1987),
 * 325–340. A row lowers the price of its cheapest column to where the second cheapest is as good, and takes it; who had it before goes
 * on. Where both cost the same, the second is taken if the first has somebody, and whoever loses it waits for the next round.
 *
 * Departures: bids are found in short lists, and there is a limit to their number, as chains of bids that each move a price a little
 * can be longer than the shortest path.
 */
import { type DenseState, FREE, type Phase, WORK_OF_BID, WORK_PER_SLICE } from "./state";

const ROUNDS = 2;

/** Bids a row, on average, after which whoever loses a column waits. */
const BIDS_PER_ROW = 20;

/** Goes through the rows without a column; begins with nobody matched. */
export function* augmentingRowReduction(state: DenseState): Phase {
  const { lists } = state;
  const { rowCount } = state.matrix;
  state.clear();
  const rows = Int32Array.from({ length: rowCount }, (_, row) => row);
  let waiting = rowCount;
  let bids = BIDS_PER_ROW * rowCount;
  for (let round = 0; round < ROUNDS; round++) {
    let next = 0;
    let kept = 0;
    while (next < waiting) {
      const stop = reduceUntil(state, { rows, next, waiting, kept, bids }, lists.work + WORK_PER_SLICE);
      next = stop.next;
      kept = stop.kept;
      bids = stop.bids;
      if (next < waiting) yield;
    }
    waiting = kept;
  }
}

/** Rows `[0, kept)` wait for the next round, `[next, waiting)` for this one. */
interface Queue {
  readonly rows: Int32Array;
  readonly next: number;
  readonly waiting: number;
  readonly kept: number;
  readonly bids: number;
}

const reduceUntil = (state: DenseState, queue: Queue, end: number): Queue => {
  const { lists, price, columnOfRow, rowOfColumn } = state;
  const { cost, column: columns } = lists;
  const { rows, waiting } = queue;
  let { next, kept, bids } = queue;
  while (next < waiting && lists.work < end) {
    const row = rows[next]!;
    lists.findBestTwo(row);
    lists.work += WORK_OF_BID;
    bids--;
    next++;
    const gain = cost[1]! - cost[0]!;
    let column = columns[0]!;
    if (gain > 0 && columns[1]! !== FREE) price[column]! -= gain;
    else if (rowOfColumn[column]! !== FREE && columns[1]! !== FREE) column = columns[1]!;
    const before = rowOfColumn[column]!;
    rowOfColumn[column] = row;
    columnOfRow[row] = column;
    if (before === FREE) continue;
    columnOfRow[before] = FREE;
    // Where nothing was gained, the one who lost could win it back at once, for ever.
    if (gain > 0 && bids > 0) rows[--next] = before;
    else rows[kept++] = before;
  }
  return { rows, next, waiting, kept, bids };
};
