/**
 * Matches one more row by a shortest augmenting path, as `successive-shortest-paths.ts` does, from prices that an auction left: columns that
 * have places left may cost something.
 *
 * i  row        u  rowPrice      slack(i, j) = u[i] + v[j] − w[i, j]
 * j  column     v  columnPrice
 *
 * A path ends in a column that has a place left, whatever that costs, or, where rows need not be matched, in a row that is left out at its
 * price. The prices of full columns rise, those of rows fall.
 *
 * O((edges + columns) log columns) a search.
 */
import { NOBODY } from "../../graph/bipartite";
import { IndexedHeap } from "../../graph/heap";
import { violatorOf } from "../hall-violator";
import type { HallViolator } from "../outcome";
import type { Pricing } from "./pricing";

export class RowSearch {
  /** Edges looked at since the beginning. */
  edgesScanned = 0;

  /** column → length of the shortest path to it that is known, or Infinity. */
  private readonly distance: Float64Array;
  /** column → the row from which that path enters it. */
  private readonly entryRow: Int32Array;
  /** Full columns that were reached but not settled, by distance. */
  private readonly reached: IndexedHeap;
  /** `[0, settledCount)`: the columns whose distance is final. */
  private readonly settled: Int32Array;
  private settledCount = 0;
  /** `[0, scannedCount)`: the rows whose edges were looked at; the row to be matched stands first. */
  private readonly scanned: Int32Array;
  private scannedCount = 0;
  /** row → length of the path to it; valid for scanned rows. */
  private readonly distanceOfRow: Float64Array;
  private limit = Number.POSITIVE_INFINITY;
  /** Last row of the shortest way to an end that is known. */
  private endRow = NOBODY;
  /** The column it ends in, or −1 when its last row is left out. */
  private endColumn = NOBODY;

  constructor(private readonly pricing: Pricing) {
    const { rowCount, columnCount } = pricing.problem;
    this.distance = new Float64Array(columnCount).fill(Number.POSITIVE_INFINITY);
    this.entryRow = new Int32Array(columnCount);
    this.reached = new IndexedHeap(columnCount, this.distance);
    this.settled = new Int32Array(columnCount);
    this.scanned = new Int32Array(rowCount);
    this.distanceOfRow = new Float64Array(rowCount);
  }

  /** Matches a row, or leaves out whoever is cheapest to leave out; answers false when it has to be matched and cannot. */
  match(row: number): boolean {
    this.scannedCount = 0;
    this.settledCount = 0;
    this.limit = Number.POSITIVE_INFINITY;
    this.endRow = NOBODY;
    this.endColumn = NOBODY;
    this.scan(row, 0);
    const { reached, distance } = this;
    while (reached.length > 0 && distance[reached.peek()]! < this.limit) this.settleNext();
    if (this.endRow === NOBODY) return false;
    this.movePrices();
    this.augment();
    return true;
  }

  /** After a search that failed: all that the rows it reached may have is full of those rows, but one has nothing. */
  violator(): HallViolator {
    return violatorOf(this.pricing.problem, "rows", this.scanned.slice(0, this.scannedCount));
  }

  /** Follows the edges of a row to columns that it reaches by a shorter way than is known. */
  private scan(row: number, start: number): void {
    const { problem, columnPrice, rowPrice, matching, sides } = this.pricing;
    const { rowOffsets, columnOfEdge, weight, capacityOfColumn } = problem;
    const { distance } = this;
    const { loadOfColumn } = matching;
    this.scanned[this.scannedCount++] = row;
    this.distanceOfRow[row] = start;
    const base = start + rowPrice[row]!;
    let limit = this.limit;
    if (!sides.rows && base < limit) {
      limit = base;
      this.endRow = row;
      this.endColumn = NOBODY;
    }
    const end = rowOffsets[row + 1]!;
    this.edgesScanned += end - rowOffsets[row]!;
    for (let e = rowOffsets[row]!; e < end; e++) {
      const column = columnOfEdge[e]!;
      const reach = base + columnPrice[column]! - weight[e]!;
      if (reach >= limit) continue;
      // Rounding may leave a slack a hair below 0; a settled column must not come back for it.
      const length = Math.max(reach, start);
      if (length >= distance[column]! || length >= limit) continue;
      if (loadOfColumn[column]! < capacityOfColumn[column]!) {
        limit = length;
        this.endRow = row;
        this.endColumn = column;
      } else {
        distance[column] = length;
        this.entryRow[column] = row;
        this.reached.raise(column);
      }
    }
    this.limit = limit;
  }

  /** Settles the nearest reached column and goes on from the rows matched to it. */
  private settleNext(): void {
    const { firstRowOfColumn, nextRow } = this.pricing.matching;
    const column = this.reached.pop();
    this.settled[this.settledCount++] = column;
    const length = this.distance[column]!;
    for (let row = firstRowOfColumn[column]!; row !== NOBODY; row = nextRow[row]!) this.scan(row, length);
  }

  private movePrices(): void {
    const { rowPrice, columnPrice } = this.pricing;
    const { distance, distanceOfRow, limit, scanned, settled, reached } = this;
    for (let at = 0; at < this.scannedCount; at++) {
      const row = scanned[at]!;
      rowPrice[row]! -= limit - distanceOfRow[row]!;
    }
    for (let at = 0; at < this.settledCount; at++) {
      const column = settled[at]!;
      columnPrice[column]! += limit - distance[column]!;
      distance[column] = Number.POSITIVE_INFINITY;
    }
    while (reached.length > 0) distance[reached.pop()] = Number.POSITIVE_INFINITY;
    if (this.endColumn === NOBODY) rowPrice[this.endRow] = 0;
  }

  /** Walks back from the end to the row that was to be matched; each row on the way takes the column behind it. */
  private augment(): void {
    const { matching } = this.pricing;
    const start = this.scanned[0]!;
    let row = this.endRow;
    let column = this.endColumn;
    for (;;) {
      const before = matching.reassign(row, column);
      if (row === start) return;
      column = before;
      row = this.entryRow[before]!;
    }
  }
}
