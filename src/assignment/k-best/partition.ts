/**
 * Splits what is left of a part once its best assignment is given away, and bounds the pieces before anything is solved.
 *
 * K. G. Murty, "An algorithm for ranking all the assignments in order of increasing cost", Operations Research 16 (1968), 682–687: one piece for each row, in which the rows before it keep what they
 * have and it changes. Miller, Stone, Cox (1997): rows that lose most by changing come first, so that large pieces are bad and good pieces small. M. Pascoal, M. E. Captivo, J. Clímaco, "A note on a new variant of Murty's
 * ranking assignments algorithm", 4OR 1 (2003), 243–255: from the last row to the first, a piece is the one before it with one row more, so that bounds of all pieces take as long as one look at each edge.
 *
 * A row that changes loses at least its smallest slack on another column that rows of the piece have or leave empty; what it had is taken by another row at its slack there, or stays empty at its price.
 * These are two pairs, so both losses count. O(edges + rows log rows) time, O(rows + columns) memory.
 */
import { NOBODY } from "../../graph/bipartite";
import { EDGES_PER_SLICE, type Progress, type Slices, type StopReason } from "../../graph/slices";
import type { Optimum, Space } from "./space";

/** What is to be split: a part with its best. */
export interface Splitting {
  readonly optimum: Optimum;
  /** The order of the item that the part agrees with; its first `depth + 1` rows stay where they are. */
  readonly orderBefore: Int32Array;
  /** −1 when the whole space is split. */
  readonly depth: number;
  /** What the row at `depth` may not have, its column in the optimum included; −1 when it may not be left out. */
  readonly excluded: ReadonlyArray<number>;
}

/** The pieces. */
export interface Split {
  readonly rowOrder: Int32Array;
  /** place in `rowOrder` → what an assignment loses at least, in which the rows before keep what they have and this one changes; Infinity when there is none. From `depth` on. */
  readonly loss: Float64Array;
}

export class Partition {
  private edgesScanned = 0;
  private readonly rowPrice: Float64Array;
  /** column → its price while rows that may change have it or places are left, else Infinity. */
  private readonly priceIfOpen: Float64Array;
  /** column → the least slack of another row that may change. */
  private readonly entryLoss: Float64Array;
  private readonly placesLeft: Int32Array;
  private readonly isExcluded: Uint8Array;
  private readonly first: Float64Array;

  constructor(
    private readonly space: Space,
    private readonly progress: () => Progress,
  ) {
    const { rowCount, columnCount } = space;
    this.rowPrice = new Float64Array(rowCount);
    this.priceIfOpen = new Float64Array(columnCount);
    this.entryLoss = new Float64Array(columnCount);
    this.placesLeft = new Int32Array(columnCount);
    this.isExcluded = new Uint8Array(columnCount + 1);
    this.first = new Float64Array(rowCount);
  }

  *split(splitting: Splitting): Slices<Split | StopReason> {
    const { optimum, orderBefore, depth, excluded } = splitting;
    const { rowCount, columnCount } = this.space;
    this.begin(optimum);
    const rowOrder = this.rowsToOrder(orderBefore, depth);
    const from = depth + 1;

    // What every row would lose if it were the first to change, for the order.
    const { first } = this;
    for (let at = from; at < rowCount; at++) this.open(optimum, rowOrder[at]!);
    if (depth >= 0) this.open(optimum, rowOrder[depth]!);
    for (let at = from; at < rowCount; at++) {
      first[rowOrder[at]!] = this.scan(optimum, rowOrder[at]!);
      const reason = this.isDue() ? yield this.progress() : undefined;
      if (reason !== undefined) return reason;
    }
    for (let at = from; at < rowCount; at++) {
      const row = rowOrder[at]!;
      first[row] = first[row]! + this.refillLoss(optimum, row);
    }
    rowOrder.subarray(from).sort((a, b) => (first[a]! > first[b]! ? -1 : first[a]! < first[b]! ? 1 : a - b));

    // The losses, from the last row to the first.
    this.begin(optimum);
    const loss = new Float64Array(rowCount);
    for (let at = rowCount - 1; at >= Math.max(0, depth); at--) {
      const row = rowOrder[at]!;
      this.open(optimum, row);
      const refill = this.refillLoss(optimum, row);
      if (at === depth) this.exclude(excluded, 1);
      loss[at] = this.scan(optimum, row) + refill;
      if (at === depth) this.exclude(excluded, 0);
      const reason = this.isDue() ? yield this.progress() : undefined;
      if (reason !== undefined) return reason;
    }
    this.edgesScanned += columnCount;
    return { rowOrder, loss };
  }

  private begin({ edgeOfRow, columnPrice }: Optimum): void {
    const { rowCount, columnCount, columnOfEdge, capacityOfColumn, weight } = this.space;
    const { placesLeft, priceIfOpen, rowPrice } = this;
    placesLeft.set(capacityOfColumn);
    for (let row = 0; row < rowCount; row++) {
      const edge = edgeOfRow[row]!;
      if (edge === NOBODY) rowPrice[row] = 0;
      else {
        const column = columnOfEdge[edge]!;
        rowPrice[row] = weight[edge]! - columnPrice[column]!;
        placesLeft[column]!--;
      }
    }
    for (let column = 0; column < columnCount; column++) {
      priceIfOpen[column] = Number.POSITIVE_INFINITY;
      if (placesLeft[column]! > 0) priceIfOpen[column] = columnPrice[column]!;
    }
    this.entryLoss.fill(Number.POSITIVE_INFINITY);
  }

  /** The rows in the order before as far as that stays, then the others. */
  private rowsToOrder(orderBefore: Int32Array, depth: number): Int32Array {
    const { rowCount } = this.space;
    if (depth >= 0) return orderBefore.slice();
    const rowOrder = new Int32Array(rowCount);
    for (let row = 0; row < rowCount; row++) rowOrder[row] = row;
    return rowOrder;
  }

  private open({ edgeOfRow, columnPrice }: Optimum, row: number): void {
    const edge = edgeOfRow[row]!;
    if (edge === NOBODY) return;
    const column = this.space.columnOfEdge[edge]!;
    this.priceIfOpen[column] = columnPrice[column]!;
  }

  private exclude(excluded: ReadonlyArray<number>, flag: number): void {
    for (const column of excluded)
      this.isExcluded[column === NOBODY ? this.priceIfOpen.length : column] = flag;
  }

  /** The row's least loss on what it does not have, among columns that are open; and its slacks as losses of other columns' rows. */
  private scan({ edgeOfRow, columnPrice }: Optimum, row: number): number {
    const { columnCount, rowOffsets, columnOfEdge, weight, mayBeLeftOut } = this.space;
    const { entryLoss, priceIfOpen, isExcluded } = this;
    const price = this.rowPrice[row]!;
    const own = edgeOfRow[row]!;
    const end = rowOffsets[row + 1]!;
    let least = Number.POSITIVE_INFINITY;
    if (own !== NOBODY && mayBeLeftOut[row] === 1 && isExcluded[columnCount] !== 1) least = price;
    for (let e = rowOffsets[row]!; e < end; e++) {
      const column = columnOfEdge[e]!;
      const base = price - weight[e]!;
      if (e === own || isExcluded[column] === 1) continue;
      const slack = base + columnPrice[column]!;
      if (slack < entryLoss[column]!) entryLoss[column] = slack;
      const ifOpen = base + priceIfOpen[column]!;
      if (ifOpen < least) least = ifOpen;
    }
    this.edgesScanned += end - rowOffsets[row]!;
    return least < 0 ? 0 : least;
  }

  /** What it costs at least that another takes what the row has, or that it stays empty. */
  private refillLoss({ edgeOfRow, columnPrice }: Optimum, row: number): number {
    const edge = edgeOfRow[row]!;
    if (edge === NOBODY) return 0;
    const column = this.space.columnOfEdge[edge]!;
    let loss = this.entryLoss[column]!;
    if (this.space.mayHavePlacesLeft[column] === 1 && columnPrice[column]! < loss)
      loss = columnPrice[column]!;
    return loss < 0 ? 0 : loss;
  }

  private isDue(): boolean {
    if (this.edgesScanned < EDGES_PER_SLICE) return false;
    this.edgesScanned = 0;
    return true;
  }
}
