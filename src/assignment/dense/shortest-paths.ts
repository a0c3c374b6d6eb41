/**
 * Shortest augmenting paths on short lists: matches whoever is left, and keeps the prices a proof.
 *
 * J. Edmonds and R. M. Karp, Journal of the ACM 19 (1972), 248–264 (potentials); R. Jonker and A. Volgenant, Computing 38 (1987), 325–340.
 *
 * i  row        u  priceOfRow     slack of (i, j) = c[i, j] − u[i] − v[j]
 * j  column     v  price
 *
 * Invariant between searches: slack ≥ 0 everywhere and 0 on matched pairs, up to rounding.
 *
 * Departures:
 * 1. A row that is reached looks at the near part of its list only. It then waits in the queue, like a column, at the distance that the
 *    bound of that part allows its next column; so do the far part and the rest of the row. Most rows are never read in full.
 * 2. A slack that rounding has left below 0 counts as 0: distances never fall along a path, and every search ends.
 * 3. The spare rows of a rectangle are one vertex: whoever reaches one has reached all.
 *
 * O(rows² · columns) at worst.
 */
import { IndexedHeap } from "../../graph/heap";
import { type DenseState, FREE, type Phase, WORK_PER_SLICE } from "./state";

/** Matches every row and spare row that has no column. */
export function* shortestPaths(state: DenseState): Phase {
  const { lists, columnOfRow, spare } = state;
  const search = new Search(state);
  let end = lists.work + WORK_PER_SLICE;
  const sources = search.openEnds();
  for (const source of sources) {
    if (source !== spare && columnOfRow[source]! !== FREE) continue;
    search.augmentFrom(source);
    if (lists.work < end) continue;
    yield;
    end = lists.work + WORK_PER_SLICE;
  }
}

/** What a row that waits in the queue looks at next. */
const FAR_PART = 1;
const WHOLE_ROW = 2;

class Search {
  /** row → price; behind the last that of the spare rows. */
  private readonly priceOfRow: Float64Array;

  /** column → length of the shortest path to it that is known, or Infinity; row, behind the columns → when to look at more of it. */
  private readonly distance: Float64Array;
  /** row → length of the path to it; valid for rows that were reached. */
  private readonly distanceOfRow: Float64Array;
  /** row → what it looks at next. */
  private readonly next: Uint8Array;
  /** column → the row from which its shortest path enters it. */
  private readonly entryRow: Int32Array;
  /** Columns and waiting rows, by distance. */
  private readonly queue: IndexedHeap;
  /** `[0, touchedCount)`: columns whose distance is known. */
  private readonly touched: Int32Array;
  private touchedCount = 0;
  /** `[0, settledCount)`: columns whose distance is final. */
  private readonly settled: Int32Array;
  private settledCount = 0;
  /** `[0, reachedCount)`: rows on the paths; the source stands first. */
  private readonly reached: Int32Array;
  private reachedCount = 0;
  /** The column from which the spare rows were reached, −1 when they were not or are the source. */
  private columnBeforeSpare = FREE;
  private spareReached = false;
  /** Length of the shortest path to a free column that is known. */
  private limit = Number.POSITIVE_INFINITY;
  private endColumn = FREE;

  constructor(private readonly state: DenseState) {
    const { matrix, columnOfRow, price } = state;
    const { rowCount, columnCount, weight, sign } = matrix;
    this.priceOfRow = new Float64Array(rowCount + 1);
    this.distance = new Float64Array(columnCount + rowCount).fill(Number.POSITIVE_INFINITY);
    this.distanceOfRow = new Float64Array(rowCount + 1);
    this.next = new Uint8Array(rowCount);
    this.entryRow = new Int32Array(columnCount);
    this.queue = new IndexedHeap(columnCount + rowCount, this.distance);
    this.touched = new Int32Array(columnCount);
    this.settled = new Int32Array(columnCount);
    this.reached = new Int32Array(rowCount + 1);
    for (let row = 0; row < rowCount; row++) {
      const column = columnOfRow[row]!;
      if (column !== FREE) {
        this.priceOfRow[row] = sign * weight[row * columnCount + column]! - price[column]!;
      }
    }
  }

  /** The rows to begin searches at; spare rows first take what is as cheap as anything. */
  openEnds(): Int32Array {
    const { state, priceOfRow } = this;
    const { price, rowOfColumn, columnOfRow, spare } = state;
    let spares = 0;
    if (state.spareCount > 0) {
      let highest = Number.NEGATIVE_INFINITY;
      for (const value of price) highest = Math.max(highest, value);
      priceOfRow[spare] = -highest;
      spares = state.spareCount;
      for (let column = 0; column < price.length && spares > 0; column++) {
        if (rowOfColumn[column]! !== FREE || price[column]! !== highest) continue;
        rowOfColumn[column] = spare;
        spares--;
      }
    }
    const rows = columnOfRow.reduce((free, column) => free + (column === FREE ? 1 : 0), 0);
    const ends = new Int32Array(rows + spares).fill(spare);
    let end = 0;
    for (let row = 0; row < columnOfRow.length; row++) if (columnOfRow[row]! === FREE) ends[end++] = row;
    return ends;
  }

  /** Finds the shortest path from a row to a free column, moves the prices and takes the path. */
  augmentFrom(source: number): void {
    const { queue, state, distance } = this;
    const { lists, rowOfColumn, spare, matrix } = state;
    const { columnCount } = matrix;
    this.touchedCount = 0;
    this.settledCount = 0;
    this.reachedCount = 0;
    this.columnBeforeSpare = FREE;
    this.spareReached = false;
    this.limit = Number.POSITIVE_INFINITY;
    this.endColumn = FREE;
    if (source === spare) this.reachSpare(0, FREE);
    else {
      lists.findBestTwo(source);
      this.priceOfRow[source] = lists.cost[0]!;
      this.reachRow(source, 0);
    }
    while (queue.length > 0 && distance[queue.peek()]! < this.limit) {
      const node = queue.pop();
      if (node >= columnCount) {
        this.lookAtMore(node - columnCount);
        continue;
      }
      this.settled[this.settledCount++] = node;
      const row = rowOfColumn[node]!;
      if (row === spare) this.reachSpare(distance[node]!, node);
      else this.reachRow(row, distance[node]!);
    }
    this.finish(source);
  }

  private reachRow(row: number, length: number): void {
    const { lists } = this.state;
    this.reached[this.reachedCount++] = row;
    this.distanceOfRow[row] = length;
    this.next[row] = FAR_PART;
    const start = row * lists.capacity;
    this.followList(row, start, start + lists.near[row]!);
    this.wait(row, lists.nearBound[row]!);
  }

  /** Queues a row for when columns beyond a bound could matter. */
  private wait(row: number, bound: number): void {
    const from = this.distanceOfRow[row]!;
    const at = Math.max(from, from + bound - this.priceOfRow[row]!);
    if (at >= this.limit) return;
    const node = this.state.matrix.columnCount + row;
    this.distance[node] = at;
    this.queue.raise(node);
  }

  private lookAtMore(row: number): void {
    const { lists } = this.state;
    if (this.next[row] === FAR_PART && lists.nearBound[row]! < lists.farBound[row]!) {
      this.next[row] = WHOLE_ROW;
      const start = row * lists.capacity;
      this.followList(row, start + lists.near[row]!, start + lists.count[row]!);
      this.wait(row, lists.farBound[row]!);
    } else this.followRow(row);
  }

  private followList(row: number, start: number, end: number): void {
    const { lists, price } = this.state;
    const { columnAt, costAt } = lists;
    const from = this.distanceOfRow[row]!;
    const priceOfRow = this.priceOfRow[row]!;
    let limit = this.limit;
    lists.work += end - start;
    for (let at = start; at < end; at++) {
      const column = columnAt[at]!;
      const slack = costAt[at]! - price[column]! - priceOfRow;
      const length = slack > 0 ? from + slack : from;
      if (length >= limit) continue;
      this.reachColumn(column, row, length);
      limit = this.limit;
    }
  }

  private followRow(row: number): void {
    const { lists, price, matrix } = this.state;
    const { columnCount, weight, sign } = matrix;
    const base = row * columnCount;
    const from = this.distanceOfRow[row]!;
    const priceOfRow = this.priceOfRow[row]!;
    let limit = this.limit;
    lists.work += columnCount;
    for (let column = 0; column < columnCount; column++) {
      const slack = sign * weight[base + column]! - price[column]! - priceOfRow;
      const length = slack > 0 ? from + slack : from;
      if (length >= limit) continue;
      this.reachColumn(column, row, length);
      limit = this.limit;
    }
  }

  /** A spare row has the same slack with a column as all others. */
  private reachSpare(from: number, column: number): void {
    if (this.spareReached) return;
    const { lists, price, spare } = this.state;
    this.spareReached = true;
    this.columnBeforeSpare = column;
    this.reached[this.reachedCount++] = spare;
    this.distanceOfRow[spare] = from;
    const priceOfRow = this.priceOfRow[spare]!;
    lists.work += price.length;
    for (let other = 0; other < price.length; other++) {
      const slack = -price[other]! - priceOfRow;
      const length = slack > 0 ? from + slack : from;
      if (length < this.limit) this.reachColumn(other, spare, length);
    }
  }

  private reachColumn(column: number, row: number, length: number): void {
    const { distance } = this;
    const before = distance[column]!;
    // Lengths never fall, so a settled column is not reached again.
    if (length >= before) return;
    if (before === Number.POSITIVE_INFINITY) this.touched[this.touchedCount++] = column;
    distance[column] = length;
    this.entryRow[column] = row;
    if (this.state.rowOfColumn[column]! !== FREE) this.queue.raise(column);
    else {
      this.limit = length;
      this.endColumn = column;
    }
  }

  /** Moves the prices by the length of the path, takes it, forgets the search. */
  private finish(source: number): void {
    const { state, limit, distance, distanceOfRow, priceOfRow, reached, settled, touched, entryRow } = this;
    const { price, rowOfColumn, columnOfRow, spare } = state;
    for (let at = 0; at < this.settledCount; at++) {
      const column = settled[at]!;
      price[column]! -= limit - distance[column]!;
    }
    for (let at = 0; at < this.reachedCount; at++) {
      const row = reached[at]!;
      priceOfRow[row]! += limit - distanceOfRow[row]!;
    }
    this.queue.clear();
    for (let at = 0; at < this.touchedCount; at++) distance[touched[at]!] = Number.POSITIVE_INFINITY;
    let column = this.endColumn;
    for (;;) {
      const row = entryRow[column]!;
      const before = row === spare ? this.columnBeforeSpare : columnOfRow[row]!;
      rowOfColumn[column] = row;
      if (row !== spare) columnOfRow[row] = column;
      if (row === source) return;
      column = before;
    }
  }
}
