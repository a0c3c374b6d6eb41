/** Where all phases of the dense solver work: prices, lists and the matching they have come to. */
import type { CostMatrix } from "./cost-matrix";
import { ShortLists } from "./short-lists";

/** A column or row without a partner. */
export const FREE = -1;

/** A phase of the solver: it yields after each slice of work, with nothing to say. */
export type Phase<A = void> = Generator<undefined, A, undefined>;

/** Work after which a phase yields: entries of the matrix read, about a millisecond. */
export const WORK_PER_SLICE = 1 << 19;

/** Work that a bid is reckoned as. */
export const WORK_OF_BID = 64;

/**
 * Prices and a matching of rows with columns. A matrix with fewer rows than columns has, in the mind, *spare* rows that cost nothing
 * with any column, as many as are missing to a square. They are all alike, so they share one index behind the last row.
 */
export class DenseState {
  /** column → price. */
  readonly price: Float64Array;
  readonly lists: ShortLists;
  /** row → its column, or −1. */
  readonly columnOfRow: Int32Array;
  /** column → its row, the index of the spare rows, or −1. */
  readonly rowOfColumn: Int32Array;
  /** The index that all spare rows share. */
  readonly spare: number;
  /** Spare rows there are; 0 when columns without a row are simply left at price 0. */
  spareCount = 0;

  constructor(
    readonly matrix: CostMatrix,
    capacityOfList: number,
  ) {
    const { rowCount, columnCount } = matrix;
    this.spare = rowCount;
    this.price = new Float64Array(columnCount);
    this.lists = new ShortLists(matrix, this.price, capacityOfList);
    this.columnOfRow = new Int32Array(rowCount).fill(FREE);
    this.rowOfColumn = new Int32Array(columnCount).fill(FREE);
  }

  /** Back to the beginning: prices 0, nobody matched, no lists. */
  reset(): void {
    this.price.fill(0);
    this.lists.forget();
    this.clear();
  }

  /** Takes everybody's partner away. */
  clear(): void {
    this.columnOfRow.fill(FREE);
    this.rowOfColumn.fill(FREE);
  }
}
