/**
 * Mending a matching and its prices after something changed, by shortest paths along what is nearly as good.
 *
 * I. H. Toroslu, G. Üçoluk, "Incremental assignment problem", Information Sciences 177 (2007), 1523–1529, for one row and one column;
 * G. A. Mills-Tettey, A. Stentz, M. B. Dias, "The dynamic Hungarian algorithm for the assignment problem with changing costs",
 * CMU-RI-TR-07-27 (2007), for changed weights. Departures: 1. places, penalties and all three coverages; 2. a place that got
 * free is offered from all sides at once, so that rows alone are ever scanned and the matrix need not be transposed.
 *
 * i  row        U  rowPrice      slack(i, j) = U[i] + V[j] − s · w[i, j], s = 1 or −1 when the total is minimised
 * j  column     V  columnPrice   floor  the price of who is left out: minus the penalty
 *
 * Prices and lengths are pairs, compared by their first part, the level, and then the second. With `coverage: "first"` a pair is worth (1, s · w), and
 * the levels are the vertex cover; else all levels are 0. A length has level 0 or 1.
 *
 * `insertRow` is a row's turn in `successive-shortest-paths.ts`; a column with places left is an end whatever its price is, as if
 * that were its floor. `lowerColumn` then brings the price of such a column j down: it looks for the cheapest way to fill one of its places,
 * from a row that is left out, or from a row whose place may stay empty for less. All sources are searched at once, up to
 * what is to be gained at j. With D the length of the shortest way to each and L that to j, every column's price falls by min(D, L), and
 * the prices of its rows rise by as much.
 *
 * O(edges + columns log columns) for each row inserted and each place filled, as a rule much less.
 */
import { NOBODY } from "../../graph/bipartite";
import { IndexedHeap } from "../../graph/heap";
import { fullSides } from "../hall-violator";
import { PartialMatching } from "../partial-matching";
import type { AssignmentProblem } from "../problem";
import type { Coverage } from "../successive-shortest-paths";

/** A matching with prices that reach every weight, while it is mended. */
export class Repair {
  /** Edges looked at since the beginning. */
  edgesScanned = 0;

  readonly matching: PartialMatching;
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
  readonly rowLevel: Uint8Array;
  readonly columnLevel: Uint8Array;
  /** Which sides must be matched in full. */
  readonly full: { readonly rows: boolean; readonly columns: boolean };

  private readonly sign: number;
  /** What a pair is worth before its weight. */
  readonly pairLevel: number;

  // One search.
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

  constructor(
    private readonly problem: AssignmentProblem,
    coverage: Coverage,
  ) {
    const { rowCount, columnCount, sense } = problem;
    this.matching = new PartialMatching(problem);
    this.rowPrice = new Float64Array(rowCount);
    this.columnPrice = new Float64Array(columnCount);
    this.rowLevel = new Uint8Array(rowCount);
    this.columnLevel = new Uint8Array(columnCount);
    this.full = coverage === "complete" ? fullSides(problem) : { rows: false, columns: false };
    this.sign = sense === "minimise" ? -1 : 1;
    this.pairLevel = coverage === "first" ? 1 : 0;
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

  /** The price of a row that is left out. */
  floorOfRow(row: number): number {
    return 0 - (this.problem.penaltyOfRow?.[row] ?? 0);
  }

  /** The price of a column with places left. */
  floorOfColumn(column: number): number {
    return 0 - (this.problem.penaltyOfColumn?.[column] ?? 0);
  }

  /** Half-open range of a row's edges. */
  firstEdge(row: number): number {
    const { rowOffsets, columnCount } = this.problem;
    return rowOffsets === undefined ? row * columnCount : rowOffsets[row]!;
  }

  /** The lowest price at which a row reaches all its weights, and its floor where it may be left out. O(its edges). */
  priceRow(row: number): void {
    const { columnOfEdge, weight } = this.problem;
    const { sign, pairLevel, columnPrice, columnLevel } = this;
    const first = this.firstEdge(row);
    const end = this.firstEdge(row + 1);
    let level = 0;
    let best = this.full.rows ? Number.NEGATIVE_INFINITY : this.floorOfRow(row);
    for (let e = first; e < end; e++) {
      const column = columnOfEdge === undefined ? e - first : columnOfEdge[e]!;
      const offerLevel = pairLevel - columnLevel[column]!;
      const offer = sign * weight[e]! - columnPrice[column]!;
      if (offerLevel < level || (offerLevel === level && offer <= best)) continue;
      level = offerLevel;
      best = offer;
    }
    this.edgesScanned += end - first;
    this.rowLevel[row] = level;
    this.rowPrice[row] = best === Number.NEGATIVE_INFINITY ? 0 : best;
  }

  /** Prices that reach every weight and everybody's floor, whatever the coverage: a bound on all matchings. O(edges). */
  pricesForAll(): { readonly row: Float64Array; readonly column: Float64Array } {
    const { columnOfEdge, weight } = this.problem;
    const column = this.columnPrice.map((price, j) => Math.max(price, this.floorOfColumn(j)));
    const row = this.rowPrice.map((_, i) => {
      const first = this.firstEdge(i);
      const end = this.firstEdge(i + 1);
      let best = this.floorOfRow(i);
      for (let e = first; e < end; e++) {
        const j = columnOfEdge === undefined ? e - first : columnOfEdge[e]!;
        best = Math.max(best, this.sign * weight[e]! - column[j]!);
      }
      return best;
    });
    return { row, column };
  }

  /** How much more the two prices are than the weight. */
  slackOf(row: number, edge: number, column: number): number {
    return this.rowPrice[row]! + this.columnPrice[column]! - this.sign * this.problem.weight[edge]!;
  }

  /** Whether an edge is there and as good as its row's price, up to what rounding leaves of fractions. */
  isTight(row: number, edge: number, column: number): boolean {
    if (edge === NOBODY || this.rowLevel[row]! + this.columnLevel[column]! !== this.pairLevel) return false;
    return Math.abs(this.slackOf(row, edge, column)) <= this.roundingAt(row, edge, column);
  }

  /** Whole numbers are exact; of fractions a few units in the last place may be missing. */
  private roundingAt(row: number, edge: number, column: number): number {
    const u = this.rowPrice[row]!;
    const v = this.columnPrice[column]!;
    const w = this.problem.weight[edge]!;
    if (Number.isInteger(u) && Number.isInteger(v) && Number.isInteger(w)) return 0;
    return 4 * Number.EPSILON * (Math.abs(u) + Math.abs(v) + Math.abs(w));
  }

  /** Adds a row that has nothing; answers false when it must be matched and reaches no column with places left. */
  insertRow(row: number): boolean {
    this.priceRow(row);
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
        this.rowPrice[this.endRow] = this.floorOfRow(this.endRow);
        this.rowLevel[this.endRow] = 0;
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

  /** Whether a column has places left and a price at which they must not be left. */
  isTooHigh(column: number): boolean {
    if (this.matching.loadOfColumn[column]! >= this.problem.capacityOfColumn[column]!) return false;
    return this.full.columns
      ? !this.full.rows
      : this.columnLevel[column]! > 0 || this.columnPrice[column]! > this.floorOfColumn(column);
  }

  /** Fills a place of a column whose price is too high, or lowers the price; answers false when it must be filled and cannot be. */
  lowerColumn(column: number): boolean {
    this.begin(column);
    this.offerFreeRows();
    if (!this.full.columns) this.offerPlacesThatMayStayEmpty();
    while (this.settleNext()) {}
    const isFound = this.limit !== Number.POSITIVE_INFINITY;
    if (isFound) {
      this.moveAllPrices();
      if (this.endRow === NOBODY) {
        this.columnPrice[column] = this.floorOfColumn(column);
        this.columnLevel[column] = 0;
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
    if (this.full.rows) return;
    const level = this.levelOfRow[row]! + this.rowLevel[row]!;
    const length = this.lengthOfRow[row]! + this.rowPrice[row]! - this.floorOfRow(row);
    if (!this.isShorter(level, length)) return;
    this.limitLevel = level;
    this.limit = length;
    this.endRow = row;
    this.endColumn = NOBODY;
  }

  private offerFreeRows(): void {
    const { columnOfRow } = this.matching;
    for (let row = 0; row < columnOfRow.length; row++) {
      if (columnOfRow[row] !== NOBODY) continue;
      this.levelOfRow[row] = 0;
      this.lengthOfRow[row] = 0;
      this.scan(row);
    }
  }

  /** Every column is a source at what leaving one of its places empty costs. */
  private offerPlacesThatMayStayEmpty(): void {
    const { columnPrice, columnLevel, target } = this;
    const atTarget = columnPrice[target]! - this.floorOfColumn(target);
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
          ? columnPrice[column]! - this.floorOfColumn(column)
          : Math.max(0, columnPrice[column]! - this.floorOfColumn(column));
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
    const { columnOfEdge, weight, capacityOfColumn } = this.problem;
    const { sign, columnPrice, columnLevel, near, target } = this;
    const { loadOfColumn } = this.matching;
    this.scanned[this.scannedCount++] = row;
    const startLevel = this.levelOfRow[row]!;
    const start = this.lengthOfRow[row]!;
    const baseLevel = startLevel + this.rowLevel[row]! - this.pairLevel;
    const base = start + this.rowPrice[row]!;
    const first = this.firstEdge(row);
    const end = this.firstEdge(row + 1);
    let limitLevel = this.limitLevel;
    let limit = this.limit;
    this.edgesScanned += end - first;
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
    const { firstRowOfColumn, nextRow } = this.matching;
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
      this.rowPrice[row]! -= limit - this.lengthOfRow[row]!;
      this.rowLevel[row]! -= limitLevel - this.levelOfRow[row]!;
    }
    for (let at = 0; at < this.settledCount; at++) {
      const column = settled[at]!;
      const isNear = near[column]! < Number.POSITIVE_INFINITY;
      this.columnPrice[column]! += limit - (isNear ? near[column]! : far[column]!);
      this.columnLevel[column]! += limitLevel - (isNear ? 0 : 1);
    }
  }

  /** After a search from all sources: every column's price falls by the length of the way to it, or of that to the target if it is shorter. */
  private moveAllPrices(): void {
    const { limit, limitLevel, near, far } = this;
    const { firstRowOfColumn, nextRow } = this.matching;
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
      this.columnPrice[column]! -= length;
      this.columnLevel[column]! -= level;
      for (let row = firstRowOfColumn[column]!; row !== NOBODY; row = nextRow[row]!) {
        this.rowPrice[row]! += length;
        this.rowLevel[row]! += level;
      }
    }
  }

  /** Walks back from the end to the row that was inserted; each row on the way takes the column behind it. */
  private augmentBackTo(inserted: number): void {
    let row = this.endRow;
    let column = this.endColumn;
    for (;;) {
      const before = this.matching.reassign(row, column);
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
      const before = this.matching.reassign(row, column);
      if (before === NOBODY) return;
      column = before;
      row = this.entryRow[before]!;
    }
    // Free of what rounding left on the way.
    this.columnPrice[column] = this.floorOfColumn(column);
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
