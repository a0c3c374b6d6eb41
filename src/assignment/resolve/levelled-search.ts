/**
 * Shortest paths by levels: the search that mends a matching where the largest number comes before the weights.
 *
 * Letters and prices as in `repair.ts`. Lengths are pairs as prices are; a length has level 0 or 1.
 *
 * `insert` is a row's turn in `successive-shortest-paths.ts`; a column with places left is an end whatever its price is, as if
 * that were its floor. `fill` then brings the price of such a column j down: it looks for the cheapest way to fill one of its places,
 * from a row that is left out, or from a row whose place may stay empty for less. All sources are searched at once, up to
 * what is to be gained at j. With D the length of the shortest way to each and L that to j, every column's price falls by min(D, L), and
 * the prices of its rows rise by as much.
 *
 * O(edges + columns log columns) for each row inserted and each place filled, as a rule much less.
 */
import { NOBODY } from "../../graph/bipartite";
import { IndexedHeap } from "../../graph/heap";
import type { Repair, Search } from "./repair";

/** Searches of one repair; see the head of the file. */
export class LevelledSearch implements Search {
  /** column → length at level 0, or Infinity. */
  private readonly near: Float64Array;
  /** column → length at level 1, or Infinity; valid for columns that have none at level 0. */
  private readonly far: Float64Array;
  private readonly nearHeap: IndexedHeap;
  private readonly farHeap: IndexedHeap;
  /** column → the row from which its shortest path enters it, or −1 for a source. */
  private readonly entryRow: Int32Array;
  private readonly levelOfRow: Uint8Array;
  private readonly lengthOfRow: Float64Array;
  /** `[0, scannedCount)`: the rows whose edges were looked at. */
  private readonly scanned: Int32Array;
  private scannedCount = 0;
  /** `[0, settledCount)`: the columns whose length is final. */
  private readonly settled: Int32Array;
  private settledCount = 0;
  private limitLevel = 0;
  private limit = 0;
  private endRow = NOBODY;
  private endColumn = NOBODY;
  /** The column that every way must end in, or −1 for any that has places left. */
  private target = NOBODY;

  constructor(private readonly repair: Repair) {
    const { rowCount, columnCount } = repair.problem;
    this.near = new Float64Array(columnCount).fill(Number.POSITIVE_INFINITY);
    this.far = new Float64Array(columnCount).fill(Number.POSITIVE_INFINITY);
    this.nearHeap = new IndexedHeap(columnCount, this.near);
    this.farHeap = new IndexedHeap(columnCount, this.far);
    this.entryRow = new Int32Array(columnCount);
    this.levelOfRow = new Uint8Array(rowCount);
    this.lengthOfRow = new Float64Array(rowCount);
    this.scanned = new Int32Array(rowCount);
    this.settled = new Int32Array(columnCount);
  }

  /** Adds a row that has nothing; answers false when it must be matched and reaches no column with places left. */
  insert(row: number): boolean {
    this.repair.priceRow(row);
    this.begin(NOBODY);
    this.levelOfRow[row] = 0;
    this.lengthOfRow[row] = 0;
    this.considerLeavingOut(row);
    this.scan(row);
    while (this.settleNext()) {}
    const isFound = this.endRow !== NOBODY;
    if (isFound) {
      this.moveReachedPrices();
      if (this.endColumn === NOBODY) {
        this.repair.rowPrice[this.endRow] = this.repair.floorOfRow(this.endRow);
        this.repair.rowLevel[this.endRow] = 0;
      }
      this.augmentBackTo(row);
    }
    this.forget();
    return isFound;
  }

  /** The rows of a search that failed. */
  reachedRows(): Int32Array {
    return this.scanned.slice(0, this.scannedCount);
  }

  /** Fills a place of a column whose price is too high, or lowers the price; answers false when it must be filled and cannot be. */
  fill(column: number): boolean {
    this.begin(column);
    this.offerFreeRows();
    if (!this.repair.full.columns) this.offerPlacesThatMayStayEmpty();
    while (this.settleNext()) {}
    const isFound = this.limit !== Number.POSITIVE_INFINITY;
    if (isFound) {
      this.moveAllPrices();
      if (this.endRow === NOBODY) {
        this.repair.columnPrice[column] = this.repair.floorOfColumn(column);
        this.repair.columnLevel[column] = 0;
      } else this.augmentFromSource();
    }
    this.forget();
    return isFound;
  }

  private begin(target: number): void {
    this.scannedCount = 0;
    this.settledCount = 0;
    this.limitLevel = 1;
    this.limit = Number.POSITIVE_INFINITY;
    this.endRow = NOBODY;
    this.endColumn = NOBODY;
    this.target = target;
  }

  private isShorter(level: number, length: number): boolean {
    return level < this.limitLevel || (level === this.limitLevel && length < this.limit);
  }

  private considerLeavingOut(row: number): void {
    if (this.repair.full.rows) return;
    const level = this.levelOfRow[row]! + this.repair.rowLevel[row]!;
    const length = this.lengthOfRow[row]! + this.repair.rowPrice[row]! - this.repair.floorOfRow(row);
    if (!this.isShorter(level, length)) return;
    this.limitLevel = level;
    this.limit = length;
    this.endRow = row;
    this.endColumn = NOBODY;
  }

  private offerFreeRows(): void {
    const { columnOfRow } = this.repair.matching;
    for (let row = 0; row < columnOfRow.length; row++) {
      if (columnOfRow[row] !== NOBODY) continue;
      this.levelOfRow[row] = 0;
      this.lengthOfRow[row] = 0;
      this.scan(row);
    }
  }

  /** Every column is a source at what leaving one of its places empty costs. */
  private offerPlacesThatMayStayEmpty(): void {
    const { columnPrice, columnLevel } = this.repair;
    const { target } = this;
    const atTarget = columnPrice[target]! - this.repair.floorOfColumn(target);
    if (this.isShorter(columnLevel[target]!, atTarget)) {
      this.limitLevel = columnLevel[target]!;
      this.limit = atTarget;
      this.endRow = NOBODY;
    }
    for (let column = 0; column < columnPrice.length; column++) {
      if (column === target) continue;
      const level = columnLevel[column]!;
      // Rounding may have left a price a hair below its floor.
      const length =
        level > 0
          ? columnPrice[column]! - this.repair.floorOfColumn(column)
          : Math.max(0, columnPrice[column]! - this.repair.floorOfColumn(column));
      if (this.isShorter(level, length)) this.reach(column, level, length, NOBODY);
    }
  }

  private reach(column: number, level: number, length: number, row: number): void {
    if (level === 0) {
      if (length >= this.near[column]!) return;
      this.near[column] = length;
      this.entryRow[column] = row;
      this.nearHeap.raise(column);
    } else {
      if (this.near[column]! < Number.POSITIVE_INFINITY || length >= this.far[column]!) return;
      this.far[column] = length;
      this.entryRow[column] = row;
      this.farHeap.raise(column);
    }
  }

  /** Follows the edges of a row to columns it reaches by a shorter way than is known. */
  private scan(row: number): void {
    const { columnOfEdge, weight, capacityOfColumn } = this.repair.problem;
    const { sign, columnPrice, columnLevel } = this.repair;
    const { near, target } = this;
    const { loadOfColumn } = this.repair.matching;
    this.scanned[this.scannedCount++] = row;
    const startLevel = this.levelOfRow[row]!;
    const start = this.lengthOfRow[row]!;
    const baseLevel = startLevel + this.repair.rowLevel[row]! - this.repair.pairLevel;
    const base = start + this.repair.rowPrice[row]!;
    const first = this.repair.firstEdge(row);
    const end = this.repair.firstEdge(row + 1);
    let limitLevel = this.limitLevel;
    let limit = this.limit;
    this.repair.edgesScanned += end - first;
    for (let e = first; e < end; e++) {
      const column = columnOfEdge === undefined ? e - first : columnOfEdge[e]!;
      const reach = base + columnPrice[column]! - sign * weight[e]!;
      if (reach > limit && baseLevel >= limitLevel) continue;
      const level = baseLevel + columnLevel[column]!;
      if (level > limitLevel || (level === limitLevel && reach > limit)) continue;
      // Rounding may leave a slack a hair below 0; a settled column must not come back for it.
      const length = level === startLevel && reach < start ? start : reach;
      const isEnd = target === NOBODY ? loadOfColumn[column]! < capacityOfColumn[column]! : column === target;
      if (isEnd) {
        // Of equally short ends a place is taken rather than somebody left out.
        if (level === limitLevel && length === limit && (this.endColumn !== NOBODY || target !== NOBODY))
          continue;
        limitLevel = level;
        limit = length;
        this.limitLevel = level;
        this.limit = length;
        this.endRow = row;
        this.endColumn = column;
      } else if (level > 0 || length < near[column]!) this.reach(column, level, length, row);
    }
  }

  /** Settles the nearest column that was reached and goes on from its rows; false when none is nearer than an end. */
  private settleNext(): boolean {
    const { nearHeap, farHeap, near, far } = this;
    while (nearHeap.length === 0 && farHeap.length > 0 && near[farHeap.peek()]! < Number.POSITIVE_INFINITY)
      farHeap.pop();
    const level = nearHeap.length > 0 ? 0 : 1;
    const heap = level === 0 ? nearHeap : farHeap;
    if (heap.length === 0) return false;
    const column = heap.peek();
    const length = level === 0 ? near[column]! : far[column]!;
    const isWanted =
      this.isShorter(level, length) ||
      (level === this.limitLevel &&
        length === this.limit &&
        this.endColumn === NOBODY &&
        this.target === NOBODY);
    if (!isWanted) return false;
    heap.pop();
    this.settled[this.settledCount++] = column;
    const { firstRowOfColumn, nextRow } = this.repair.matching;
    for (let row = firstRowOfColumn[column]!; row !== NOBODY; row = nextRow[row]!) {
      this.levelOfRow[row] = level;
      this.lengthOfRow[row] = length;
      if (this.target === NOBODY) this.considerLeavingOut(row);
      this.scan(row);
    }
    return true;
  }

  /** After a search from one row: what it reached moves by what was still missing to the end. */
  private moveReachedPrices(): void {
    const { limit, limitLevel, scanned, settled, near, far } = this;
    for (let at = 0; at < this.scannedCount; at++) {
      const row = scanned[at]!;
      this.repair.rowPrice[row]! -= limit - this.lengthOfRow[row]!;
      this.repair.rowLevel[row]! -= limitLevel - this.levelOfRow[row]!;
    }
    for (let at = 0; at < this.settledCount; at++) {
      const column = settled[at]!;
      const isNear = near[column]! < Number.POSITIVE_INFINITY;
      this.repair.columnPrice[column]! += limit - (isNear ? near[column]! : far[column]!);
      this.repair.columnLevel[column]! += limitLevel - (isNear ? 0 : 1);
    }
  }

  /** After a search from all sources: every column's price falls by the length of the way to it, or of that to the target if it is shorter. */
  private moveAllPrices(): void {
    const { limit, limitLevel, near, far } = this;
    const { firstRowOfColumn, nextRow } = this.repair.matching;
    for (let column = 0; column < near.length; column++) {
      let level = limitLevel;
      let length = limit;
      if (near[column]! < Number.POSITIVE_INFINITY) {
        if (limitLevel > 0 || near[column]! < limit) {
          level = 0;
          length = near[column]!;
        }
      } else if (limitLevel === 1 && far[column]! < limit) length = far[column]!;
      if (length === 0 && level === 0) continue;
      this.repair.columnPrice[column]! -= length;
      this.repair.columnLevel[column]! -= level;
      for (let row = firstRowOfColumn[column]!; row !== NOBODY; row = nextRow[row]!) {
        this.repair.rowPrice[row]! += length;
        this.repair.rowLevel[row]! += level;
      }
    }
  }

  /** Walks back from the end to the row that was inserted; each row on the way takes the column behind it. */
  private augmentBackTo(inserted: number): void {
    let row = this.endRow;
    let column = this.endColumn;
    for (;;) {
      const before = this.repair.matching.reassign(row, column);
      if (row === inserted) return;
      column = before;
      row = this.entryRow[before]!;
    }
  }

  /** Walks back from the target to a row that was left out, or to a place that stays empty. */
  private augmentFromSource(): void {
    let row = this.endRow;
    let column = this.endColumn;
    while (row !== NOBODY) {
      const before = this.repair.matching.reassign(row, column);
      if (before === NOBODY) return;
      column = before;
      row = this.entryRow[before]!;
    }
    // Free of what rounding left on the way.
    this.repair.columnPrice[column] = this.repair.floorOfColumn(column);
  }

  private forget(): void {
    const { near, far, nearHeap, farHeap, settled } = this;
    for (let at = 0; at < this.settledCount; at++) {
      const column = settled[at]!;
      near[column] = Number.POSITIVE_INFINITY;
      far[column] = Number.POSITIVE_INFINITY;
    }
    while (nearHeap.length > 0) near[nearHeap.pop()] = Number.POSITIVE_INFINITY;
    while (farHeap.length > 0) far[farHeap.pop()] = Number.POSITIVE_INFINITY;
  }
}
