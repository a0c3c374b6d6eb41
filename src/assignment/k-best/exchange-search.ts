/**
 * The best of a part: one row must give up what it has, and the cheapest exchange that makes it do so is a shortest path.
 *
 * M. L. Miller, H. S. Stone, I. J. Cox, "Optimizing Murty's ranked assignment method", IEEE Transactions on Aerospace and Electronic Systems 33 (1997), 851–862:
 * prices of the assignment before stay good, so a part needs one search instead of a new solution.
 *
 * i  row        u  rowPrice       slack(i, j) = u[i] + v[j] − w[i, j]
 * j  column     v  columnPrice
 *
 * Paths go from a row to a column that it may take, at the slack; from a column to the rows that have it, for nothing. NOBODY is a node too, at price 0: a row that may be left out
 * goes there at u; a column with places left, for nothing; from there on go rows that are left out, for nothing, and columns that may have places left, at v. The path leads from the row that
 * must change to what it had; Dijkstra's algorithm finds a shortest one. O(edges + columns log columns) time, O(rows + columns) memory.
 */
import { NOBODY } from "../../graph/bipartite";
import { IndexedHeap } from "../../graph/heap";
import { EDGES_PER_SLICE, type Progress, type Slices, type StopReason } from "../../graph/slices";
import type { EmptyPart } from "./outcome";
import { type Optimum, type Space, sumOfWeights } from "./space";

/** What a search begins with. */
export interface Exchange {
  /** The best before the row had to give up what it has in it. */
  readonly base: Optimum;
  /** All rows; those at `[0, depth)` keep what they have, the one at `depth` must change. */
  readonly rowOrder: Int32Array;
  readonly depth: number;
  /** What that row must not have, its column in `base` included; −1 when it must not be left out. */
  readonly excluded: ReadonlyArray<number>;
}

/** A part that holds nothing; see {@link EmptyPart}. */
export type Emptiness = Pick<EmptyPart, "side" | "people">;

/** What a search costs before its first edge, in edges. */
const COST_OF_BEGINNING = 100;

/** The entry of a column that is reached from NOBODY. */
const FROM_NOBODY = -1;

export class ExchangeSearch {
  private edgesScanned = 0;
  /** The number of NOBODY among the columns. */
  private readonly nobody: number;
  /** column, NOBODY at the end → length of the shortest path that is known; Infinity; −Infinity for a column that is taken up by rows that keep it. */
  private readonly distance: Float64Array;
  /** column → the row from which that path enters it, or FROM_NOBODY. NOBODY → the row, or −1 − the column with places left. */
  private readonly entry: Int32Array;
  /** column → the edge along which a row enters it. */
  private readonly entryEdge: Int32Array;
  private readonly reached: IndexedHeap;
  /** column → places that nobody has. */
  private readonly placesLeft: Int32Array;
  /** column → a row that has it and may change, or −1; NOBODY: one that is left out. */
  private readonly firstRow: Int32Array;
  /** row → the next row with the same column, or −1. */
  private readonly nextRow: Int32Array;
  private readonly rowPrice: Float64Array;
  private readonly isExcluded: Uint8Array;
  /** row → 1 once its edges were followed. */
  private readonly isScanned: Uint8Array;
  private columnPrice: Float64Array = new Float64Array(0);
  private target = 0;
  private limit = Number.POSITIVE_INFINITY;

  constructor(
    private readonly space: Space,
    private readonly progress: () => Progress,
  ) {
    const { rowCount, columnCount } = space;
    this.nobody = columnCount;
    this.distance = new Float64Array(columnCount + 1);
    this.entry = new Int32Array(columnCount + 1);
    this.entryEdge = new Int32Array(columnCount + 1);
    this.reached = new IndexedHeap(columnCount + 1, this.distance);
    this.placesLeft = new Int32Array(columnCount + 1);
    this.firstRow = new Int32Array(columnCount + 1);
    this.nextRow = new Int32Array(rowCount);
    this.rowPrice = new Float64Array(rowCount);
    this.isExcluded = new Uint8Array(columnCount + 1);
    this.isScanned = new Uint8Array(rowCount);
  }

  /** The best of the part, or why it holds nothing. */
  *run(exchange: Exchange): Slices<Optimum | Emptiness | StopReason> {
    const { base, rowOrder, depth, excluded } = exchange;
    const { distance, reached, nobody } = this;
    const row = rowOrder[depth]!;
    this.begin(exchange);
    for (const column of excluded) this.isExcluded[column === NOBODY ? nobody : column] = 1;
    this.scanFirst(row);
    for (const column of excluded) this.isExcluded[column === NOBODY ? nobody : column] = 0;
    while (reached.length > 0 && distance[reached.peek()]! < this.limit) {
      this.settle(reached.pop());
      if (this.edgesScanned < EDGES_PER_SLICE) continue;
      this.edgesScanned = 0;
      const reason = yield this.progress();
      if (reason !== undefined) {
        reached.clear();
        return reason;
      }
    }
    reached.clear();
    if (this.limit === Number.POSITIVE_INFINITY) return this.emptiness();
    const edgeOfRow = this.changeAlong(base, row);
    return { edgeOfRow, columnPrice: this.newPrices(), value: sumOfWeights(this.space, edgeOfRow) };
  }

  private begin({ base, rowOrder, depth }: Exchange): void {
    const { rowCount, columnCount, columnOfEdge, weight, capacityOfColumn } = this.space;
    const { distance, firstRow, nextRow, placesLeft, rowPrice, nobody } = this;
    const { edgeOfRow, columnPrice } = base;
    this.edgesScanned += rowCount + columnCount + COST_OF_BEGINNING;
    this.columnPrice = columnPrice;
    this.limit = Number.POSITIVE_INFINITY;
    this.isScanned.fill(0);
    distance.fill(Number.NEGATIVE_INFINITY);
    distance[nobody] = Number.POSITIVE_INFINITY;
    firstRow.fill(NOBODY);
    placesLeft.set(capacityOfColumn);
    for (let at = 0; at < depth; at++) {
      const edge = edgeOfRow[rowOrder[at]!]!;
      if (edge !== NOBODY) placesLeft[columnOfEdge[edge]!]!--;
    }
    for (let at = depth; at < rowCount; at++) {
      const row = rowOrder[at]!;
      const edge = edgeOfRow[row]!;
      const column = edge === NOBODY ? nobody : columnOfEdge[edge]!;
      rowPrice[row] = edge === NOBODY ? 0 : weight[edge]! - columnPrice[column]!;
      if (edge !== NOBODY) placesLeft[column]!--;
      distance[column] = Number.POSITIVE_INFINITY;
      if (at === depth) this.target = column;
      else {
        nextRow[row] = firstRow[column]!;
        firstRow[column] = row;
      }
    }
    for (let column = 0; column < columnCount; column++)
      if (placesLeft[column]! > 0) distance[column] = Number.POSITIVE_INFINITY;
  }

  /** Follows the edges of the row that must change, but for those excluded. */
  private scanFirst(row: number): void {
    const { rowOffsets, columnOfEdge, weight, mayBeLeftOut } = this.space;
    const price = this.rowPrice[row]!;
    this.isScanned[row] = 1;
    if (mayBeLeftOut[row] === 1 && this.isExcluded[this.nobody] !== 1)
      this.reachNobody(Math.max(0, price), row);
    const end = rowOffsets[row + 1]!;
    for (let e = rowOffsets[row]!; e < end; e++) {
      const column = columnOfEdge[e]!;
      if (this.isExcluded[column] === 1) continue;
      const length = Math.max(0, price + this.columnPrice[column]! - weight[e]!);
      if (length < this.limit && length < this.distance[column]!) this.reach(column, length, row, e);
    }
  }

  /** Follows the edges of a row that is reached; most are too long, so that is looked at first. */
  private scan(row: number, start: number): void {
    const { rowOffsets, columnOfEdge, weight, mayBeLeftOut } = this.space;
    const { columnPrice, distance } = this;
    this.isScanned[row] = 1;
    if (mayBeLeftOut[row] === 1) this.reachNobody(start + Math.max(0, this.rowPrice[row]!), row);
    const base = start + this.rowPrice[row]!;
    const end = rowOffsets[row + 1]!;
    this.edgesScanned += end - rowOffsets[row]!;
    let limit = this.limit;
    for (let e = rowOffsets[row]!; e < end; e++) {
      const column = columnOfEdge[e]!;
      const length = base + columnPrice[column]! - weight[e]!;
      if (length >= limit || length >= distance[column]!) continue;
      // Rounding may leave a slack a hair below 0; a settled column must not come back for it.
      const atLeast = length < start ? start : length;
      if (atLeast >= limit || atLeast >= distance[column]!) continue;
      this.reach(column, atLeast, row, e);
      limit = this.limit;
    }
  }

  private reach(column: number, length: number, row: number, edge: number): void {
    this.entry[column] = row;
    this.entryEdge[column] = edge;
    if (column === this.target) {
      this.limit = length;
      return;
    }
    this.distance[column] = length;
    this.reached.raise(column);
  }

  private reachNobody(length: number, from: number): void {
    const { nobody } = this;
    if (length < this.limit && length < this.distance[nobody]!) this.reach(nobody, length, from, NOBODY);
  }

  /** Goes on from a column, or from NOBODY. */
  private settle(column: number): void {
    const { firstRow, nextRow, nobody } = this;
    const length = this.distance[column]!;
    if (column === nobody) this.scanNobody(length);
    else if (this.placesLeft[column]! > 0) this.reachNobody(length, -1 - column);
    for (let row = firstRow[column]!; row !== NOBODY; row = nextRow[row]!) this.scan(row, length);
  }

  /** Places that stay empty can be taken from any column that may have some. */
  private scanNobody(start: number): void {
    const { columnCount, mayHavePlacesLeft } = this.space;
    this.edgesScanned += columnCount;
    for (let column = 0; column < columnCount; column++) {
      if (mayHavePlacesLeft[column] !== 1) continue;
      const length = start + Math.max(0, this.columnPrice[column]!);
      if (length < this.limit && length < this.distance[column]!)
        this.reach(column, length, FROM_NOBODY, NOBODY);
    }
  }

  /** Walks back from the target; each row on the way takes the column that it entered. */
  private changeAlong({ edgeOfRow }: Optimum, first: number): Int32Array {
    const { columnOfEdge } = this.space;
    const { entry, entryEdge, nobody } = this;
    const changed = edgeOfRow.slice();
    let column = this.target;
    for (;;) {
      const from = entry[column]!;
      if (column === nobody ? from < 0 : from === FROM_NOBODY) {
        column = column === nobody ? -1 - from : nobody;
        continue;
      }
      changed[from] = column === nobody ? NOBODY : entryEdge[column]!;
      if (from === first) return changed;
      const before = edgeOfRow[from]!;
      column = before === NOBODY ? nobody : columnOfEdge[before]!;
    }
  }

  /** What was reached before the target gets dearer by the rest of the way; NOBODY's price goes back to 0, and everything with it. */
  private newPrices(): Float64Array {
    const { distance, limit, nobody } = this;
    const prices = this.columnPrice.slice();
    const back = Math.max(0, limit - distance[nobody]!);
    for (let column = 0; column < prices.length; column++) {
      const length = distance[column]!;
      if (length === Number.NEGATIVE_INFINITY) continue;
      const rise = length < limit ? limit - length : 0;
      prices[column] = prices[column]! + (rise - back);
    }
    return prices;
  }

  /**
   * Nothing leads to the target. If NOBODY was not reached either, the rows that were have only the columns that were, one place too few. If it was, the columns that were
   * not must be full, and only the rows that have them may take them, now that one of those takes something else.
   */
  private emptiness(): Emptiness {
    const { distance, isScanned, nobody } = this;
    const people: number[] = [];
    if (distance[nobody] === Number.POSITIVE_INFINITY) {
      for (let row = 0; row < isScanned.length; row++) if (isScanned[row] === 1) people.push(row);
      return { side: "rows", people: Int32Array.from(people) };
    }
    for (let column = 0; column < nobody; column++)
      if (distance[column] === Number.POSITIVE_INFINITY) people.push(column);
    return { side: "columns", people: Int32Array.from(people) };
  }
}
