/**
 * One phase of the auction algorithm: prices at which everybody has a column that is within epsilon of the cheapest.
 *
 * D. P. Bertsekas, "The auction algorithm: a distributed relaxation method for the assignment problem", Annals of Operations
 * Research 14 (1988), 105–123. Rows bid one at a time (Gauss–Seidel); a row lowers the price of its cheapest column to where the second
 * cheapest is as good, and by epsilon more.
 *
 * Departures: bids are found in short lists. Spare rows of a rectangle bid from a heap of the columns by price, in which a price
 * that has fallen is noticed when it comes to the top.
 *
 * A phase ends without an answer after so much work that something else is better; prices are good for what follows all the same.
 */
import { type DenseState, FREE, type Phase, WORK_OF_BID, WORK_PER_SLICE } from "./state";

/** One phase from the prices there are and nobody matched; gives up after so much work. */
export function* auctionPhase(state: DenseState, epsilon: number, workAllowed: number): Phase {
  const auction = new Auction(state, epsilon);
  const { lists } = state;
  const end = lists.work + workAllowed;
  while (lists.work < end) {
    if (auction.bidUntil(Math.min(end, lists.work + WORK_PER_SLICE))) return;
    yield;
  }
}

class Auction {
  /** `[0, waiting)`: rows without a column. */
  private readonly rows: Int32Array;
  private waiting: number;
  private readonly spares: SpareBids | undefined;
  private sparesWaiting: number;

  constructor(
    private readonly state: DenseState,
    private readonly epsilon: number,
  ) {
    const { rowCount } = state.matrix;
    state.clear();
    this.waiting = rowCount;
    this.rows = Int32Array.from({ length: rowCount }, (_, at) => rowCount - 1 - at);
    this.sparesWaiting = state.spareCount;
    this.spares = state.spareCount > 0 ? new SpareBids(state.price) : undefined;
  }

  /** Whether everybody has a column before so much work was done. */
  bidUntil(end: number): boolean {
    const { lists } = this.state;
    while (lists.work < end) {
      if (this.waiting > 0) this.bidRows(end);
      else if (this.sparesWaiting > 0 && this.spares !== undefined) this.bidSpare(this.spares);
      else return true;
    }
    return false;
  }

  private bidRows(end: number): void {
    const { rows, epsilon } = this;
    const { lists, price, columnOfRow, rowOfColumn, spare } = this.state;
    const { cost, column: columns } = lists;
    let waiting = this.waiting;
    while (waiting > 0 && lists.work < end) {
      const row = rows[--waiting]!;
      lists.findBestTwo(row);
      lists.work += WORK_OF_BID;
      const column = columns[0]!;
      price[column]! -= cost[1]! - cost[0]! + epsilon;
      const before = rowOfColumn[column]!;
      rowOfColumn[column] = row;
      columnOfRow[row] = column;
      if (before === spare) this.sparesWaiting++;
      else if (before !== FREE) {
        columnOfRow[before] = FREE;
        rows[waiting++] = before;
      }
    }
    this.waiting = waiting;
  }

  private bidSpare(spares: SpareBids): void {
    const { lists, columnOfRow, rowOfColumn, spare } = this.state;
    lists.work += WORK_OF_BID;
    const column = spares.bid(this.epsilon);
    const before = rowOfColumn[column]!;
    rowOfColumn[column] = spare;
    this.sparesWaiting--;
    if (before === spare) this.sparesWaiting++;
    else if (before !== FREE) {
      columnOfRow[before] = FREE;
      this.rows[this.waiting++] = before;
    }
  }
}

/** The bids of rows to which only the price matters: a heap of the columns, the highest price first. */
class SpareBids {
  /** position → column. */
  private readonly columnAt: Int32Array;
  /** position → price of its column when it was last looked at. */
  private readonly priceAt: Float64Array;

  constructor(private readonly price: Float64Array) {
    this.columnAt = Int32Array.from(price, (_, column) => column);
    this.priceAt = price.slice();
    for (let at = (price.length >> 1) - 1; at >= 0; at--) this.sink(at);
  }

  /** Lowers the highest price to the second highest, and by epsilon more; answers with its column. */
  bid(epsilon: number): number {
    const { columnAt, priceAt, price } = this;
    this.refresh(0);
    const column = columnAt[0]!;
    let second = Number.NEGATIVE_INFINITY;
    for (let child = 1; child <= 2 && child < columnAt.length; child++) {
      this.refresh(child);
      second = Math.max(second, priceAt[child]!);
    }
    price[column] = (second > Number.NEGATIVE_INFINITY ? second : price[column]!) - epsilon;
    this.refresh(0);
    return column;
  }

  /** Brings the highest price below a position to it. */
  private refresh(at: number): void {
    const { columnAt, priceAt, price } = this;
    for (;;) {
      const now = price[columnAt[at]!]!;
      if (now === priceAt[at]!) return;
      priceAt[at] = now;
      this.sink(at);
    }
  }

  private sink(from: number): void {
    const { columnAt, priceAt } = this;
    const column = columnAt[from]!;
    const price = priceAt[from]!;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= columnAt.length) break;
      if (child + 1 < columnAt.length && priceAt[child + 1]! > priceAt[child]!) child++;
      if (priceAt[child]! <= price) break;
      columnAt[at] = columnAt[child]!;
      priceAt[at] = priceAt[child]!;
      at = child;
    }
    columnAt[at] = column;
    priceAt[at] = price;
  }
}
