/**
 * The auction for sparse problems: rows that have nothing bid for the column that is worth most to them, as much as makes them
 * indifferent between it and the next best, and ε more.
 *
 * D. P. Bertsekas, "The auction algorithm: a distributed relaxation method for the assignment problem", Annals of Operations Research 14
 * (1988), 105–123; several places of a column: D. P. Bertsekas and D. A. Castañón, "The auction algorithm for the transportation
 * problem", Annals of Operations Research 20 (1989), 67–96.
 *
 * i  row        p  price        value of (i, j) = w[i, j] − p[j]
 * j  column
 *
 * A column of c places keeps the c best bids and costs as much as the lowest of them; while it has places left, its price stays. Nothing here
 * has to be exact: what counts is that at the end most rows hold what is worth most to them at the prices that were reached.
 *
 * Departures:
 * 1. With ε = 0 a bid that would not raise the price takes a place left at an equally good column, or is not made; the others
 *    hold their best column exactly, so nothing of them is left to repair.
 * 2. A row to which everything is worth less than `floor` gives up.
 * 3. Whoever was outbid bids next: its lists and prices are still in the cache.
 */
import { NOBODY } from "../../graph/bipartite";
import type { NormalProblem } from "../normal-form";
import { type CandidateLists, LIST } from "./candidate-lists";

export class Auction {
  /** row → the column it holds, or −1. */
  readonly columnOfRow: Int32Array;
  /** Bids made since the phase began. */
  bids = 0;

  /** column → first of its slots; it has as many as it has places, though never more than edges. */
  private readonly slotOffsets: Int32Array;
  /** slot → the row that holds it. Of a column that is full, the slots are a heap, the lowest bid first. */
  private readonly rowOfSlot: Int32Array;
  private readonly bidOfSlot: Float64Array;
  /** column → slots that are held: the first ones. */
  private readonly load: Int32Array;
  /** `[0, waitingCount)`: rows that have nothing, the next to bid last. */
  private readonly waiting: Int32Array;
  private waitingCount = 0;
  private epsilon = 0;
  private floor = 0;

  constructor(
    private readonly problem: NormalProblem,
    private readonly lists: CandidateLists,
  ) {
    const { rowCount, columnCount } = problem;
    this.slotOffsets = slotOffsetsOf(problem);
    this.rowOfSlot = new Int32Array(this.slotOffsets[columnCount]!);
    this.bidOfSlot = new Float64Array(this.rowOfSlot.length);
    this.load = new Int32Array(columnCount);
    this.columnOfRow = new Int32Array(rowCount).fill(NOBODY);
    this.waiting = new Int32Array(rowCount);
  }

  /** Takes everything from everybody, and keeps the prices. */
  begin(epsilon: number, floor: number): void {
    const { rowCount } = this.problem;
    this.epsilon = epsilon;
    this.floor = floor;
    this.bids = 0;
    this.load.fill(0);
    this.columnOfRow.fill(NOBODY);
    for (let at = 0; at < rowCount; at++) this.waiting[at] = rowCount - 1 - at;
    this.waitingCount = rowCount;
  }

  /** Rows that still have to bid. */
  get left(): number {
    return this.waitingCount;
  }

  /** Lets rows bid, up to a number of bids. */
  run(most: number): void {
    const { columnOfRow, slotOffsets, rowOfSlot, bidOfSlot, load, waiting, lists, epsilon, floor } = this;
    const { columnAt, weightAt, bound, price } = lists;
    let waitingCount = this.waitingCount;
    let bids = 0;
    while (waitingCount > 0 && bids < most) {
      const row = waiting[--waitingCount]!;
      bids++;
      const start = row * LIST;
      let best: number;
      let second: number;
      let bestAt: number;
      for (;;) {
        best = Number.NEGATIVE_INFINITY;
        second = Number.NEGATIVE_INFINITY;
        bestAt = start;
        for (let at = start; at < start + LIST; at++) {
          const value = weightAt[at]! - price[columnAt[at]!]!;
          if (value <= second) continue;
          if (value > best) {
            second = best;
            best = value;
            bestAt = at;
          } else second = value;
        }
        // What lies below the floor need not be told apart.
        if (second >= bound[row]! || bound[row]! <= floor) break;
        lists.make(row);
      }
      if (best < floor) continue;
      if (second < floor) second = floor;
      const column = columnAt[bestAt]!;
      const first = slotOffsets[column]!;
      const places = slotOffsets[column + 1]! - first;
      if (places === 0) continue;
      const weight = weightAt[bestAt]!;
      let bid = weight - second + epsilon;
      // Rounded up, the row would hold something that is worth a hair less than the second best.
      if (epsilon === 0 && weight - bid < second) bid -= Math.abs(bid) * Number.EPSILON;
      const held = load[column]!;
      if (held < places) {
        rowOfSlot[first + held] = row;
        bidOfSlot[first + held] = bid;
        load[column] = held + 1;
        columnOfRow[row] = column;
        if (held + 1 < places) continue;
        for (let at = (places >> 1) - 1; at >= 0; at--) this.sink(first, at, places);
        if (bidOfSlot[first]! > price[column]!) price[column] = bidOfSlot[first]!;
        continue;
      }
      if (bid <= price[column]!) {
        this.takePlaceLeft(row, best);
        continue;
      }
      const outbid = rowOfSlot[first]!;
      columnOfRow[outbid] = NOBODY;
      waiting[waitingCount++] = outbid;
      rowOfSlot[first] = row;
      bidOfSlot[first] = bid;
      columnOfRow[row] = column;
      if (places > 1) this.sink(first, 0, places);
      price[column] = bidOfSlot[first]!;
    }
    this.waitingCount = waitingCount;
    this.bids += bids;
  }

  /** Gives a row one of the columns that are worth most to it, if one of them has a place left. */
  private takePlaceLeft(row: number, best: number): void {
    const { lists, load, slotOffsets } = this;
    const { columnAt, weightAt, price } = lists;
    const start = row * LIST;
    for (let at = start; at < start + LIST; at++) {
      const column = columnAt[at]!;
      if (weightAt[at]! - price[column]! !== best) continue;
      const slot = slotOffsets[column]! + load[column]!;
      if (slot === slotOffsets[column + 1]!) continue;
      this.rowOfSlot[slot] = row;
      this.bidOfSlot[slot] = price[column]!;
      load[column]!++;
      this.columnOfRow[row] = column;
      const first = slotOffsets[column]!;
      const places = slotOffsets[column + 1]! - first;
      if (load[column] === places)
        for (let half = (places >> 1) - 1; half >= 0; half--) this.sink(first, half, places);
      return;
    }
  }

  /** Moves a slot down the heap of its column. */
  private sink(first: number, from: number, places: number): void {
    const { rowOfSlot, bidOfSlot } = this;
    const row = rowOfSlot[first + from]!;
    const bid = bidOfSlot[first + from]!;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= places) break;
      if (child + 1 < places && bidOfSlot[first + child + 1]! < bidOfSlot[first + child]!) child++;
      if (bidOfSlot[first + child]! >= bid) break;
      rowOfSlot[first + at] = rowOfSlot[first + child]!;
      bidOfSlot[first + at] = bidOfSlot[first + child]!;
      at = child;
    }
    rowOfSlot[first + at] = row;
    bidOfSlot[first + at] = bid;
  }
}

/** column → first slot. O(edges + columns). */
const slotOffsetsOf = ({ columnCount, columnOfEdge, capacityOfColumn }: NormalProblem): Int32Array => {
  const offsets = new Int32Array(columnCount + 2);
  for (let e = 0; e < columnOfEdge.length; e++) offsets[columnOfEdge[e]! + 1]!++;
  for (let column = 0; column < columnCount; column++) {
    offsets[column + 1] = offsets[column]! + Math.min(offsets[column + 1]!, capacityOfColumn[column]!);
  }
  // A row that has no edge bids for a column that is not there.
  offsets[columnCount + 1] = offsets[columnCount]!;
  return offsets;
};
