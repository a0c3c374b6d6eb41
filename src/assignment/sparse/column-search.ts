/**
 * Fills one more place of a column by a shortest augmenting path, or lowers its price to 0: what {@link RowSearch} does, with the sides swapped.
 *
 * i  row        u  rowPrice      slack(i, j) = u[i] + v[j] − w[i, j]
 * j  column     v  columnPrice
 *
 * A path ends in a row that has nothing, or, where places may stay empty, in a column whose price falls to 0, which then gives a row away or,
 * if it is the first, stays as it is. The prices of columns fall, those of rows rise.
 *
 * O((edges + rows) log rows) a search, and once O(edges) for the edges of the columns.
 */
import { NOBODY, transpose } from "../../graph/bipartite";
import { IndexedHeap } from "../../graph/heap";
import type { Pricing } from "./pricing";

export class ColumnSearch {
  /** Edges looked at since the beginning. */
  edgesScanned = 0;

  /** column → first entry in `rowOf`. */
  private readonly columnOffsets: Int32Array;
  /** entry → a row that may take the column. */
  private readonly rowOf: Int32Array;
  /** entry → its edge. */
  private readonly edgeOf: Int32Array;

  /** row → length of the shortest path to it that is known, or Infinity. */
  private readonly distance: Float64Array;
  /** row → the column from which that path enters it. */
  private readonly entryColumn: Int32Array;
  /** Matched rows that were reached but not settled, by distance. */
  private readonly reached: IndexedHeap;
  /** `[0, settledCount)`: the matched rows whose distance is final. */
  private readonly settled: Int32Array;
  private settledCount = 0;
  /** `[0, scannedCount)`: the columns whose edges were looked at; the one to be filled stands first. */
  private readonly scanned: Int32Array;
  private scannedCount = 0;
  /** column → the row it would give away; −1 while it was not scanned. The one to be filled would give nobody away. */
  private readonly rowGivenAway: Int32Array;
  /** column → length of the path to it; valid for scanned columns. */
  private readonly distanceOfColumn: Float64Array;
  private limit = Number.POSITIVE_INFINITY;
  /** The row that has nothing and is nearest, or −1. */
  private endRow = NOBODY;
  /** The column whose price falls to 0, when that is nearer, or −1. */
  private endColumn = NOBODY;

  constructor(private readonly pricing: Pricing) {
    const { rowCount, columnCount } = pricing.problem;
    const { graph, originalEdge } = transpose(pricing.problem);
    this.columnOffsets = graph.rowOffsets;
    this.rowOf = graph.columnOfEdge;
    this.edgeOf = originalEdge;
    this.distance = new Float64Array(rowCount).fill(Number.POSITIVE_INFINITY);
    this.entryColumn = new Int32Array(rowCount);
    this.reached = new IndexedHeap(rowCount, this.distance);
    this.settled = new Int32Array(rowCount);
    this.scanned = new Int32Array(columnCount);
    this.rowGivenAway = new Int32Array(columnCount).fill(NOBODY);
    this.distanceOfColumn = new Float64Array(columnCount);
  }

  /** Fills a place of a column or lowers its price; answers false when it has to be filled and cannot. */
  fill(column: number): boolean {
    this.scannedCount = 0;
    this.settledCount = 0;
    this.limit = Number.POSITIVE_INFINITY;
    this.endRow = NOBODY;
    this.endColumn = NOBODY;
    this.scan(column, 0, NOBODY);
    const { reached, distance } = this;
    while (reached.length > 0 && distance[reached.peek()]! < this.limit) this.settleNext();
    if (this.endRow === NOBODY && this.endColumn === NOBODY) return false;
    this.movePrices();
    this.augment(column);
    return true;
  }

  /** The columns of a search that failed, ascending: all rows that they may have are theirs already. */
  reachedColumns(): Int32Array {
    return this.scanned.slice(0, this.scannedCount).sort();
  }

  /** Follows the edges of a column, reached at a distance through a row it would give away. */
  private scan(column: number, start: number, through: number): void {
    const { problem, columnPrice, rowPrice, matching, sides } = this.pricing;
    const { weight } = problem;
    const { columnOffsets, rowOf, edgeOf, distance, entryColumn } = this;
    const { columnOfRow } = matching;
    this.scanned[this.scannedCount++] = column;
    this.distanceOfColumn[column] = start;
    this.rowGivenAway[column] = through;
    const base = start + columnPrice[column]!;
    let limit = this.limit;
    if (!sides.columns && base < limit) {
      limit = base;
      this.endColumn = column;
      this.endRow = NOBODY;
    }
    const end = columnOffsets[column + 1]!;
    this.edgesScanned += end - columnOffsets[column]!;
    for (let at = columnOffsets[column]!; at < end; at++) {
      const row = rowOf[at]!;
      const reach = base + rowPrice[row]! - weight[edgeOf[at]!]!;
      if (reach >= limit) continue;
      const holder = columnOfRow[row]!;
      // What the column has stays tight. Rounding may leave a slack a hair below 0; a settled row must not come back for it.
      const length = holder === column ? start : Math.max(reach, start);
      if (length >= distance[row]! || length >= limit) continue;
      entryColumn[row] = column;
      if (holder === NOBODY) {
        limit = length;
        this.endRow = row;
        this.endColumn = NOBODY;
      } else {
        distance[row] = length;
        this.reached.raise(row);
      }
    }
    this.limit = limit;
  }

  /** Settles the nearest reached row and goes on from the column that has it, unless that was scanned. */
  private settleNext(): void {
    const row = this.reached.pop();
    this.settled[this.settledCount++] = row;
    const column = this.pricing.matching.columnOfRow[row]!;
    const wasScanned = column === this.scanned[0] || this.rowGivenAway[column] !== NOBODY;
    if (!wasScanned) this.scan(column, this.distance[row]!, row);
  }

  private movePrices(): void {
    const { rowPrice, columnPrice } = this.pricing;
    const { distance, limit, settled, scanned, reached } = this;
    for (let at = 0; at < this.settledCount; at++) {
      const row = settled[at]!;
      rowPrice[row]! += limit - distance[row]!;
      distance[row] = Number.POSITIVE_INFINITY;
    }
    for (let at = 0; at < this.scannedCount; at++) {
      const column = scanned[at]!;
      columnPrice[column]! -= limit - this.distanceOfColumn[column]!;
    }
    while (reached.length > 0) distance[reached.pop()] = Number.POSITIVE_INFINITY;
    if (this.endColumn !== NOBODY) columnPrice[this.endColumn] = 0;
  }

  /** Walks back from the end; each column on the way takes the row before it and gives its own away. */
  private augment(start: number): void {
    const { matching } = this.pricing;
    let row = this.endRow;
    // A column that falls to 0 only gives away; if it is the first, nothing is taken at all.
    if (row === NOBODY && this.endColumn !== start) row = this.rowGivenAway[this.endColumn]!;
    while (row !== NOBODY) {
      const column = this.entryColumn[row]!;
      matching.reassign(row, column);
      row = column === start ? NOBODY : this.rowGivenAway[column]!;
    }
    for (let at = 0; at < this.scannedCount; at++) this.rowGivenAway[this.scanned[at]!] = NOBODY;
  }
}
