/**
 * For every row the few edges that are best to it, with a bound on all others, so that a bid seldom reads the whole row.
 *
 * i  row        p  price        value of (i, j) = w[i, j] − p[j]
 * j  column
 *
 * Prices only rise, so values only fall: what was below the bound when the list was made stays below it. A list is therefore exact for as
 * long as the values looked for are at least its bound; then it is made anew. In the auction of 100,000 rows with 50 edges each a
 * list answers for several bids, and one bid reads 8 prices instead of 50.
 */
import type { NormalProblem } from "../normal-form";

/** Edges that a list holds. */
export const LIST = 8;

export class CandidateLists {
  /** Entries of row i: `[i · LIST, (i + 1) · LIST)`, best first when the list was made; column of each. */
  readonly columnAt: Int32Array;
  /** entry → weight of the edge; −Infinity beyond the edges of a row. */
  readonly weightAt: Float64Array;
  /** row → no edge outside the list is worth more; Infinity before the list was made. */
  readonly bound: Float64Array;
  /** Edges read since the beginning. */
  work = 0;

  /** The values of the list that is being made, descending; one place more for the bound. */
  private readonly values = new Float64Array(LIST + 1);
  private readonly edges = new Int32Array(LIST + 1);

  constructor(
    private readonly problem: NormalProblem,
    /** column → price, and one entry more, 0, for entries beyond the edges of a row. */
    readonly price: Float64Array,
  ) {
    const { rowCount } = problem;
    this.columnAt = new Int32Array(rowCount * LIST);
    this.weightAt = new Float64Array(rowCount * LIST);
    this.bound = new Float64Array(rowCount).fill(Number.POSITIVE_INFINITY);
  }

  /** Makes the list of a row at today's prices. O(edges of the row). */
  make(row: number): void {
    const { rowOffsets, columnOfEdge, weight, columnCount } = this.problem;
    const { price, values, edges, columnAt, weightAt } = this;
    const first = rowOffsets[row]!;
    const end = rowOffsets[row + 1]!;
    this.work += end - first;
    let held = 0;
    let least = Number.NEGATIVE_INFINITY;
    for (let e = first; e < end; e++) {
      const value = weight[e]! - price[columnOfEdge[e]!]!;
      if (value <= least) continue;
      let at = held < LIST + 1 ? held++ : LIST;
      for (; at > 0 && values[at - 1]! < value; at--) {
        values[at] = values[at - 1]!;
        edges[at] = edges[at - 1]!;
      }
      values[at] = value;
      edges[at] = e;
      if (held === LIST + 1) least = values[LIST]!;
    }
    const start = row * LIST;
    for (let at = 0; at < LIST; at++) {
      const e = edges[at]!;
      columnAt[start + at] = at < held ? columnOfEdge[e]! : columnCount;
      weightAt[start + at] = at < held ? weight[e]! : Number.NEGATIVE_INFINITY;
    }
    this.bound[row] = least;
  }

  /** The most that any edge is worth to a row; −Infinity for a row without edges. */
  bestValue(row: number): number {
    const { columnAt, weightAt, price } = this;
    const start = row * LIST;
    for (;;) {
      let best = Number.NEGATIVE_INFINITY;
      if (this.bound[row]! < Number.POSITIVE_INFINITY) {
        for (let at = start; at < start + LIST; at++) {
          const value = weightAt[at]! - price[columnAt[at]!]!;
          if (value > best) best = value;
        }
        if (best >= this.bound[row]!) return best;
      }
      this.make(row);
    }
  }

  /** Lowers all prices by an amount. What was below a bound is then below one that is as much higher. */
  lowerPrices(amount: number): void {
    const { price, bound } = this;
    for (let column = 0; column < price.length - 1; column++) price[column]! -= amount;
    for (let row = 0; row < bound.length; row++) bound[row]! += amount;
  }
}
