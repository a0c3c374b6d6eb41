/**
 * Shortest paths from both ends at once: the search that mends a matching where nobody need be counted before weights.
 *
 * T. A. J. Nicholson, "Finding the shortest route between two points in a network", The Computer Journal 9 (1966), 275–280, and for the rule by which
 * it stops I. Pohl, "Bi-directional search", Machine Intelligence 6 (1971), 127–140. Departures: 1. the two sides take turns by the
 * work done, not by the number reached; 2. prices are moved by both halves together, so that the next search finds slack ≥ 0 everywhere.
 *
 * i  row      U  rowPrice      slack(i, j) = U[i] + V[j] − s · w[i, j], s = 1 or −1 when the total is minimised
 * j  column   V  columnPrice   floor  the price of who is left out: minus the penalty
 *
 * A path goes from a row into a column at the slack of the two, and on from the rows of that column at no cost. `insert` looks for the
 * shortest from one row to a column with places left (whatever its price is), or to a row that it costs least to leave out, U − floor. `fill` looks for
 * the shortest to a column with a place left, from a row that is left out, or from a column whose place may stay empty, at V − floor.
 *
 * With f the length of the shortest way to a column from the start, b that from it to the end, and D that of the whole path, the
 * halves stop at radii F + B = D. Moving every column's price by (F − min(f, F)) − (B − min(b, B)), and those of its rows against it, makes the path tight
 * and leaves every slack ≥ 0: where both terms change along an edge, the edge joins the halves, and a path through it is at least D long.
 * A constant added to all brings the end (`insert`) or the start (`fill`) back to its price.
 *
 * O(edges + columns log columns). Balls of half the radius hold few rows each, as a rule: after a row of 2000 x 2000 uniform numbers got new weights,
 * 200 rows and 40 columns were looked at (measured).
 */
import { NOBODY, transpose } from "../../graph/bipartite";
import { IndexedHeap } from "../../graph/heap";
import type { Repair, Search } from "./repair";

/** What a step down a column of a full matrix costs, in steps along a row: it jumps through memory (measured). */
const COST_OF_JUMP = 6;

/** What writing an edge into the lists of the columns costs, in the same measure. */
const COST_OF_LIST = 2;

/** Searches of one repair; see the head of the file. */
export class TwoEndedSearch implements Search {
  /** column → length from the start, or Infinity. */
  private readonly ahead: Float64Array;
  /** column → length to the end, or Infinity. */
  private readonly back: Float64Array;
  private readonly aheadHeap: IndexedHeap;
  private readonly backHeap: IndexedHeap;
  /** column → the row that enters it on the way from the start, or −1 where the way begins. */
  private readonly entryRow: Int32Array;
  /** column → the row of it that goes on, or −1 where the way ends with the column. */
  private readonly exitRow: Int32Array;
  /** column → where that row goes, or −1 when it is left out. */
  private readonly exitColumn: Int32Array;
  /** `[0, scannedCount)`: the rows whose edges were looked at. */
  private readonly scanned: Int32Array;
  private scannedCount = 0;
  /** Rows left out that are starts, and how many of them were scanned. */
  private freeRows: Int32Array = new Int32Array(0);
  private freeRowsScanned = 0;
  private isFilling = false;
  /** Length of the shortest path that is known. */
  private limit = 0;
  /** Where its halves meet; −1 when the row to be inserted is left out itself, or nothing is known. */
  private meeting = NOBODY;
  /** The rows of every column, written out when they are first needed; not for full matrices. */
  private byColumn:
    | { readonly offsets: Int32Array; readonly rows: Int32Array; readonly edges: Int32Array }
    | undefined;

  constructor(private readonly repair: Repair) {
    const { rowCount, columnCount } = repair.problem;
    this.ahead = new Float64Array(columnCount).fill(Number.POSITIVE_INFINITY);
    this.back = new Float64Array(columnCount).fill(Number.POSITIVE_INFINITY);
    this.aheadHeap = new IndexedHeap(columnCount, this.ahead);
    this.backHeap = new IndexedHeap(columnCount, this.back);
    this.entryRow = new Int32Array(columnCount);
    this.exitRow = new Int32Array(columnCount);
    this.exitColumn = new Int32Array(columnCount);
    this.scanned = new Int32Array(rowCount);
  }

  /** Adds a row that has nothing; answers false when it must be matched and reaches no column with places left. */
  insert(row: number): boolean {
    const { repair } = this;
    repair.priceRow(row);
    this.begin(false);
    if (!repair.full.rows) this.limit = repair.rowPrice[row]! - repair.floorOfRow(row);
    this.offerEnds();
    this.scanRow(row, 0);
    this.run();
    if (this.limit === Number.POSITIVE_INFINITY) return false;
    this.movePrices(row);
    this.augment(row);
    return true;
  }

  /** Fills a place of a column whose price is too high, or lowers the price; answers false when it must be filled and cannot be. */
  fill(column: number): boolean {
    this.begin(true);
    this.offerStarts();
    this.reachBack(column, 0, NOBODY, NOBODY);
    this.run();
    if (this.limit === Number.POSITIVE_INFINITY) return false;
    this.movePrices(NOBODY);
    this.augment(NOBODY);
    return true;
  }

  /** The rows of a search that failed. */
  reachedRows(): Int32Array {
    return this.scanned.slice(0, this.scannedCount);
  }

  private begin(isFilling: boolean): void {
    this.ahead.fill(Number.POSITIVE_INFINITY);
    this.back.fill(Number.POSITIVE_INFINITY);
    this.aheadHeap.clear();
    this.backHeap.clear();
    this.scannedCount = 0;
    this.freeRows = new Int32Array(0);
    this.freeRowsScanned = 0;
    this.isFilling = isFilling;
    this.limit = Number.POSITIVE_INFINITY;
    this.meeting = NOBODY;
  }

  /** Columns with places left, and rows that may be left out at a price. */
  private offerEnds(): void {
    const { matching, problem, full, rowPrice } = this.repair;
    const { loadOfColumn, columnOfRow } = matching;
    const { capacityOfColumn } = problem;
    for (let column = 0; column < loadOfColumn.length; column++)
      if (loadOfColumn[column]! < capacityOfColumn[column]!) this.reachBack(column, 0, NOBODY, NOBODY);
    if (full.rows) return;
    for (let row = 0; row < columnOfRow.length; row++) {
      const column = columnOfRow[row]!;
      if (column === NOBODY) continue;
      // Rounding may have left a price a hair below its floor.
      const length = Math.max(0, rowPrice[row]! - this.repair.floorOfRow(row));
      if (length < this.limit && length < this.back[column]!) this.reachBack(column, length, row, NOBODY);
    }
  }

  /** Rows that are left out, and columns of which a place may stay empty at a price. */
  private offerStarts(): void {
    const { matching, full, columnPrice } = this.repair;
    const { columnOfRow } = matching;
    let count = 0;
    for (let row = 0; row < columnOfRow.length; row++) if (columnOfRow[row] === NOBODY) count++;
    this.freeRows = new Int32Array(count);
    for (let row = columnOfRow.length - 1; row >= 0; row--)
      if (columnOfRow[row] === NOBODY) this.freeRows[--count] = row;
    if (full.columns) return;
    for (let column = 0; column < columnPrice.length; column++)
      this.reachAhead(column, Math.max(0, columnPrice[column]! - this.repair.floorOfColumn(column)), NOBODY);
  }

  /** Lets both halves grow, by turns, until nothing shorter can be found. */
  private run(): void {
    const { aheadHeap, backHeap, ahead, back } = this;
    const { problem } = this.repair;
    let workAhead = 0;
    let workBack =
      this.byColumn !== undefined || problem.columnOfEdge === undefined
        ? 0
        : problem.weight.length * COST_OF_LIST;
    for (;;) {
      const hasFreeRow = this.freeRowsScanned < this.freeRows.length;
      // Nothing more can begin, or be ended by.
      if (!hasFreeRow && aheadHeap.length === 0) return;
      const nextAhead = hasFreeRow ? 0 : ahead[aheadHeap.peek()]!;
      const nextBack = backHeap.length > 0 ? back[backHeap.peek()]! : Number.POSITIVE_INFINITY;
      if (this.limit < Number.POSITIVE_INFINITY && nextAhead + nextBack >= this.limit) return;
      const before = this.repair.edgesScanned;
      if (workAhead <= workBack || backHeap.length === 0) {
        if (hasFreeRow) this.scanRow(this.freeRows[this.freeRowsScanned++]!, 0);
        else this.settleAhead(aheadHeap.pop());
        workAhead += this.repair.edgesScanned - before + 1;
      } else {
        this.scanColumn(backHeap.pop());
        workBack += (this.repair.edgesScanned - before) * COST_OF_JUMP + 1;
      }
    }
  }

  private reachAhead(column: number, length: number, row: number): void {
    this.ahead[column] = length;
    this.entryRow[column] = row;
    this.aheadHeap.raise(column);
    this.considerMeeting(column);
  }

  private reachBack(column: number, length: number, row: number, next: number): void {
    this.back[column] = length;
    this.exitRow[column] = row;
    this.exitColumn[column] = next;
    this.backHeap.raise(column);
    this.considerMeeting(column);
  }

  private considerMeeting(column: number): void {
    const length = this.ahead[column]! + this.back[column]!;
    // Of equally short paths a place is taken rather than somebody left out.
    if (length > this.limit || (length === this.limit && this.meeting !== NOBODY)) return;
    if (length === Number.POSITIVE_INFINITY) return;
    this.limit = length;
    this.meeting = column;
  }

  private settleAhead(column: number): void {
    const { firstRowOfColumn, nextRow } = this.repair.matching;
    const length = this.ahead[column]!;
    for (let row = firstRowOfColumn[column]!; row !== NOBODY; row = nextRow[row]!) this.scanRow(row, length);
  }

  /** Follows the edges of a row to columns it reaches by a shorter way than is known. */
  private scanRow(row: number, start: number): void {
    const { repair } = this;
    const { columnOfEdge, weight } = repair.problem;
    const first = repair.firstEdge(row);
    const end = repair.firstEdge(row + 1);
    const base = start + repair.rowPrice[row]!;
    repair.edgesScanned += end - first;
    this.scanned[this.scannedCount++] = row;
    if (columnOfEdge === undefined) {
      this.scanFullRow(row, first, start, base);
      return;
    }
    const { sign, columnPrice } = repair;
    for (let e = first; e < end; e++) {
      const column = columnOfEdge[e]!;
      const reach = base + columnPrice[column]! - sign * weight[e]!;
      // Written so that an endless limit lets everything through.
      if (reach > this.limit) continue;
      // Rounding may leave a slack a hair below 0; a settled column must not come back for it.
      const length = reach < start ? start : reach;
      if (length < this.ahead[column]!) this.reachAhead(column, length, row);
    }
  }

  /** The same in a full matrix, in a loop of its own with the limit at hand. */
  private scanFullRow(row: number, first: number, start: number, base: number): void {
    const { ahead, repair } = this;
    const { weight } = repair.problem;
    const { sign, columnPrice } = repair;
    let limit = this.limit;
    for (let column = 0; column < columnPrice.length; column++) {
      const reach = base + columnPrice[column]! - sign * weight[first + column]!;
      if (reach > limit) continue;
      const length = reach < start ? start : reach;
      if (length >= ahead[column]!) continue;
      this.reachAhead(column, length, row);
      limit = this.limit;
    }
  }

  /** Follows the edges of a column back to the columns whose rows may come to it. */
  private scanColumn(column: number): void {
    const { repair, back } = this;
    const { rowCount, columnCount, columnOfEdge, weight } = repair.problem;
    const { sign, rowPrice } = repair;
    const start = back[column]!;
    const base = start + repair.columnPrice[column]!;
    if (columnOfEdge === undefined) {
      repair.edgesScanned += rowCount;
      let limit = this.limit;
      for (let row = 0, edge = column; row < rowCount; row++, edge += columnCount) {
        const reach = base + rowPrice[row]! - sign * weight[edge]!;
        if (reach > limit) continue;
        this.comeBack(column, row, start, reach);
        limit = this.limit;
      }
      return;
    }
    const { offsets, rows, edges } = this.rowsByColumn();
    const end = offsets[column + 1]!;
    repair.edgesScanned += end - offsets[column]!;
    for (let at = offsets[column]!; at < end; at++) {
      const row = rows[at]!;
      const reach = base + rowPrice[row]! - sign * weight[edges[at]!]!;
      if (reach <= this.limit) this.comeBack(column, row, start, reach);
    }
  }

  /** A row may come to a column, from which the end is `start` away; `reach` from the row. */
  private comeBack(column: number, row: number, start: number, reach: number): void {
    const before = this.repair.matching.columnOfRow[row]!;
    const length = reach < start ? start : reach;
    if (before !== NOBODY) {
      if (length < this.back[before]!) this.reachBack(before, length, row, column);
    } else if (this.isFilling && length - start < this.ahead[column]!) {
      // A row that is left out is a start; the row to be inserted has been scanned.
      this.reachAhead(column, length - start, row);
    }
  }

  private rowsByColumn() {
    if (this.byColumn !== undefined) return this.byColumn;
    const { problem } = this.repair;
    if (problem.columnOfEdge === undefined) throw new Error("a full matrix needs no lists");
    const { graph, originalEdge } = transpose(problem);
    this.byColumn = { offsets: graph.rowOffsets, rows: graph.columnOfEdge, edges: originalEdge };
    return this.byColumn;
  }

  private movePrices(inserted: number): void {
    const { ahead, back, limit, aheadHeap } = this;
    const { rowPrice, columnPrice, matching } = this.repair;
    const { columnOfRow } = matching;
    const hasFreeRow = this.freeRowsScanned < this.freeRows.length;
    const nextAhead = hasFreeRow
      ? 0
      : aheadHeap.length > 0
        ? ahead[aheadHeap.peek()]!
        : Number.POSITIVE_INFINITY;
    const radiusAhead = Math.min(limit, nextAhead);
    const radiusBack = limit - radiusAhead;
    // `insert` keeps the prices at the end, `fill` those at the start.
    for (let column = 0; column < columnPrice.length; column++) {
      const fromStart = Math.min(ahead[column]!, radiusAhead);
      const toEnd = Math.min(back[column]!, radiusBack);
      ahead[column] = this.isFilling ? -fromStart - (radiusBack - toEnd) : radiusAhead - fromStart + toEnd;
      columnPrice[column]! += ahead[column]!;
    }
    for (let row = 0; row < rowPrice.length; row++) {
      const column = columnOfRow[row]!;
      if (column !== NOBODY) rowPrice[row]! -= ahead[column]!;
    }
    if (inserted !== NOBODY) rowPrice[inserted]! -= limit;
  }

  /**
   * Every row on the path goes on to the column behind it. The two halves share no column but the one where they meet: one on both would have had both its lengths before,
   * with a sum that is no larger, and only a shorter path takes the place of one that is known.
   */
  private augment(inserted: number): void {
    const { matching } = this.repair;
    const { columnOfRow } = matching;
    const { entryRow, exitRow, exitColumn } = this;
    if (this.meeting === NOBODY) {
      this.leaveOut(inserted);
      return;
    }
    const moves: number[] = [];
    let column = this.meeting;
    for (;;) {
      const row = exitRow[column]!;
      if (row === NOBODY) break;
      const next = exitColumn[column]!;
      moves.push(row, next);
      if (next === NOBODY) {
        this.leaveOut(row);
        break;
      }
      column = next;
    }
    column = this.meeting;
    for (;;) {
      const row = entryRow[column]!;
      if (row === NOBODY) {
        // Free of what rounding left on the way.
        this.repair.columnPrice[column] = this.repair.floorOfColumn(column);
        break;
      }
      moves.push(row, column);
      column = columnOfRow[row]!;
      if (column === NOBODY) break;
    }
    for (let at = 0; at < moves.length; at += 2) matching.reassign(moves[at]!, moves[at + 1]!);
  }

  private leaveOut(row: number): void {
    this.repair.rowPrice[row] = this.repair.floorOfRow(row);
  }
}
