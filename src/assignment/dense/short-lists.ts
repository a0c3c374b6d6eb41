/**
 * For every row a short list of the columns that are cheapest to it, with a bound on all others, so that the whole row is seldom read.
 *
 * i  row        v  price        reduced cost of (i, j) = c[i, j] − v[j]
 * j  column
 *
 * Prices only fall, so reduced costs only rise: what was above a threshold when the list was made stays above it. A list is
 * therefore exact for as long as its second smallest reduced cost is at most its bound; then it is made anew, with a threshold
 * as far above that as the last one was. No selection is needed: one pass keeps what is below the threshold. Rounding does no harm, as
 * subtracting a smaller price never gives less.
 *
 * A list has a near part, which every bid reads, and a far part, from which the near part is filled again when its own bound
 * is passed: that costs a tenth of reading the row.
 */
import type { CostMatrix } from "./cost-matrix";

/** Columns that the near part is meant to hold. */
const NEAR = 16;

/** Columns of a row that the first threshold is estimated from. */
const SAMPLE = 128;

/** No column. */
const NONE = -1;

export class ShortLists {
  /** Entries of the matrix read since the beginning, or as much work as that. */
  work = 0;

  // What findBestTwo found.
  /** The two smallest reduced costs of the row; the second is Infinity for a matrix of one column. */
  readonly cost = new Float64Array(2);
  /** Their columns. */
  readonly column = new Int32Array(2);

  /** Entries of the list of row i: `[i · capacity, i · capacity + count[i])`; those before `i · capacity + near[i]` are near. */
  readonly columnAt: Int32Array;
  /** entry → cost of its column to the row. */
  readonly costAt: Float64Array;
  /** row → entries of its near part. */
  readonly near: Int32Array;
  /** row → entries of its list; −1 before it was made. */
  readonly count: Int32Array;
  /** row → no column outside the near part has a smaller reduced cost. */
  readonly nearBound: Float64Array;
  /** row → no column outside the list has a smaller reduced cost. */
  readonly farBound: Float64Array;
  /** row → how far above the smallest reduced cost its bounds were put. */
  private readonly nearWidth: Float64Array;
  private readonly farWidth: Float64Array;

  // One pass over a row.
  private readonly foundColumn: Int32Array;
  private readonly foundCost: Float64Array;
  private readonly sorted: Float64Array;
  /** What the pass ended with as its threshold. */
  private readonly threshold = new Float64Array(1);

  constructor(
    private readonly matrix: CostMatrix,
    /** column → price; nobody else may raise one. */
    readonly price: Float64Array,
    /** Entries that a list may have. */
    readonly capacity: number,
  ) {
    const { rowCount } = matrix;
    this.columnAt = new Int32Array(rowCount * capacity);
    this.costAt = new Float64Array(rowCount * capacity);
    this.near = new Int32Array(rowCount);
    this.count = new Int32Array(rowCount).fill(NONE);
    this.nearBound = new Float64Array(rowCount);
    this.farBound = new Float64Array(rowCount);
    this.nearWidth = new Float64Array(rowCount);
    this.farWidth = new Float64Array(rowCount);
    this.foundColumn = new Int32Array(capacity);
    this.foundCost = new Float64Array(Math.max(capacity, SAMPLE));
    this.sorted = new Float64Array(Math.max(capacity, SAMPLE));
  }

  /** Drops all lists, as has to be done where a price has risen. */
  forget(): void {
    this.count.fill(NONE);
  }

  /** The two smallest reduced costs of a row; of equal ones the first in the list. */
  findBestTwo(row: number): void {
    const { columnAt, costAt, price, near, nearBound, farBound } = this;
    if (this.count[row]! === NONE) this.makeFirst(row);
    const start = row * this.capacity;
    for (;;) {
      const end = start + near[row]!;
      let best = Number.POSITIVE_INFINITY;
      let second = Number.POSITIVE_INFINITY;
      let bestAt = NONE;
      let secondAt = NONE;
      for (let at = start; at < end; at++) {
        const reduced = costAt[at]! - price[columnAt[at]!]!;
        if (reduced >= second) continue;
        if (reduced < best) {
          second = best;
          secondAt = bestAt;
          best = reduced;
          bestAt = at;
        } else {
          second = reduced;
          secondAt = at;
        }
      }
      const bound = nearBound[row]!;
      if (second <= bound) {
        this.cost[0] = best;
        this.cost[1] = second;
        this.column[0] = bestAt === NONE ? NONE : columnAt[bestAt]!;
        this.column[1] = secondAt === NONE ? NONE : columnAt[secondAt]!;
        return;
      }
      if (second < farBound[row]!) this.fillNear(row, second + this.nearWidth[row]!);
      else this.make(row, second + this.farWidth[row]!, second + this.nearWidth[row]!);
    }
  }

  /** The smallest reduced cost of a row. */
  exactLeastCost(row: number): number {
    if (this.count[row]! === NONE) return this.leastCost(row);
    this.findBestTwo(row);
    return this.cost[0]!;
  }

  /** A reduced cost that no column of the row is below; the least there is, while prices have not moved far. */
  leastCost(row: number): number {
    const { columnAt, costAt, price, matrix } = this;
    const { columnCount, weight, sign } = matrix;
    const count = this.count[row]!;
    if (count === NONE) {
      let least = Number.POSITIVE_INFINITY;
      for (let column = 0; column < columnCount; column++) {
        least = Math.min(least, sign * weight[row * columnCount + column]! - price[column]!);
      }
      return least;
    }
    let least = this.farBound[row]!;
    const start = row * this.capacity;
    for (let at = start; at < start + count; at++)
      least = Math.min(least, costAt[at]! - price[columnAt[at]!]!);
    return least;
  }

  /** Moves the entries below a threshold to the front; all of them, when they are less than two. */
  private fillNear(row: number, above: number): void {
    const { columnAt, costAt, price } = this;
    const bound = Math.min(above, this.farBound[row]!);
    const start = row * this.capacity;
    const end = start + this.count[row]!;
    let to = start;
    for (let at = start; at < end; at++) {
      const column = columnAt[at]!;
      const cost = costAt[at]!;
      if (cost - price[column]! >= bound) continue;
      columnAt[at] = columnAt[to]!;
      costAt[at] = costAt[to]!;
      columnAt[to] = column;
      costAt[to++] = cost;
    }
    this.work += end - start;
    this.setNear(row, to - start, bound);
  }

  private setNear(row: number, near: number, bound: number): void {
    const enough = near >= 2;
    this.near[row] = enough ? near : this.count[row]!;
    this.nearBound[row] = enough ? bound : this.farBound[row]!;
    if (near < NEAR / 2) this.nearWidth[row]! *= 1.5;
    else if (near > NEAR * 2) this.nearWidth[row]! *= 0.7;
  }

  /** Makes the first list of a row, with thresholds estimated from a sample of its columns. */
  private makeFirst(row: number): void {
    const { price, foundCost } = this;
    const { columnCount, weight, sign } = this.matrix;
    const base = row * columnCount;
    const step = Math.max(1, Math.floor(columnCount / SAMPLE));
    let size = 0;
    for (let column = (row * 7) % step; column < columnCount && size < SAMPLE; column += step) {
      foundCost[size++] = sign * weight[base + column]! - price[column]!;
    }
    const quantile = (wanted: number): number => {
      const place = Math.ceil((wanted * size) / columnCount);
      return place < size ? this.smallest(size, place) : Number.POSITIVE_INFINITY;
    };
    this.make(row, quantile(this.wanted()), quantile(NEAR));
  }

  /** Entries that a list is meant to have, and is cut to when there are too many. */
  private wanted(): number {
    return Math.ceil(this.capacity * 0.6);
  }

  /** Makes the list of a row: of the columns below a threshold, and less when they are too many, more when they are less than two. */
  private make(row: number, above: number, nearBound: number): void {
    let count = this.collect(row, above);
    if (count < 2 && above < Number.POSITIVE_INFINITY) count = this.collect(row, Number.POSITIVE_INFINITY);
    const { columnAt, costAt, foundColumn, foundCost } = this;
    const { columnCount, weight, sign } = this.matrix;
    const base = row * columnCount;
    const farBound = this.threshold[0]!;
    let smallest = Number.POSITIVE_INFINITY;
    let second = Number.POSITIVE_INFINITY;
    let largest = Number.NEGATIVE_INFINITY;
    for (let found = 0; found < count; found++) {
      const reduced = foundCost[found]!;
      if (reduced > largest) largest = reduced;
      if (reduced >= second) continue;
      second = Math.max(reduced, smallest);
      smallest = Math.min(reduced, smallest);
    }
    const width = Math.min(farBound, largest) - smallest;
    // A threshold that would leave the near part without a choice is put where it should be if costs were spread evenly.
    const bound = Math.min(farBound, nearBound > second ? nearBound : second + (width * NEAR) / count);
    const start = row * this.capacity;
    let low = start;
    let high = start + count;
    for (let found = 0; found < count; found++) {
      const at = foundCost[found]! < bound ? low++ : --high;
      const column = foundColumn[found]!;
      columnAt[at] = column;
      costAt[at] = sign * weight[base + column]!;
    }
    this.count[row] = count;
    this.farBound[row] = farBound;
    this.farWidth[row] = count < this.wanted() / 2 ? width * 1.5 : width;
    this.nearWidth[row] = Math.min(bound, largest) - smallest;
    this.setNear(row, low - start, bound);
  }

  /** One pass over a row: collects the columns below a threshold, and lowers that when they are too many. */
  private collect(row: number, above: number): number {
    const { price, foundColumn, foundCost, capacity } = this;
    const { columnCount, weight, sign } = this.matrix;
    const base = row * columnCount;
    let threshold = above;
    let count = 0;
    for (let column = 0; column < columnCount; column++) {
      const reduced = sign * weight[base + column]! - price[column]!;
      if (reduced >= threshold) continue;
      if (count === capacity) {
        count = this.cut();
        threshold = this.threshold[0]!;
        if (reduced >= threshold) continue;
      }
      foundCost[count] = reduced;
      foundColumn[count++] = column;
    }
    this.work += columnCount;
    this.threshold[0] = threshold;
    return count;
  }

  /** Keeps the smallest of what was found; of equal ones that would all have to go, the first. */
  private cut(): number {
    const { foundColumn, foundCost, capacity } = this;
    const threshold = this.smallest(capacity, this.wanted());
    this.threshold[0] = threshold;
    let kept = 0;
    for (let found = 0; found < capacity; found++) {
      if (foundCost[found]! >= threshold) continue;
      foundCost[kept] = foundCost[found]!;
      foundColumn[kept++] = foundColumn[found]!;
    }
    if (kept >= 2) return kept;
    // What is equal to the threshold may stand in the list as well as outside.
    const wanted = this.wanted();
    for (let found = kept; kept < wanted && found < capacity; found++) {
      if (foundCost[found]! !== threshold) continue;
      foundCost[kept] = threshold;
      foundColumn[kept++] = foundColumn[found]!;
    }
    return kept;
  }

  /** The element of a rank, from 0, among the first of what was found (C. A. R. Hoare: Algorithm 65: Find, 1961). */
  private smallest(size: number, rank: number): number {
    const { foundCost, sorted } = this;
    for (let at = 0; at < size; at++) sorted[at] = foundCost[at]!;
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const pivot = sorted[(low + high) >> 1]!;
      let left = low;
      let right = high;
      while (left <= right) {
        while (sorted[left]! < pivot) left++;
        while (sorted[right]! > pivot) right--;
        if (left > right) break;
        const moved = sorted[left]!;
        sorted[left++] = sorted[right]!;
        sorted[right--] = moved;
      }
      if (rank <= right) high = right;
      else if (rank >= left) low = left;
      else break;
    }
    return sorted[rank]!;
  }
}
