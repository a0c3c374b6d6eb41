/**
 * Successive shortest augmenting paths, one row at a time, with vectors in the place of numbers.
 *
 * R. M. Karp (1980) and J. Edmonds and R. M. Karp (1972), as in `../successive-shortest-paths.ts`: that algorithm adds, subtracts and compares, no more,
 * and vectors can be added, subtracted and, lexicographically, compared.
 *
 * i  row        u  rowPrice      slack(i, j) = u[i] + v[j] − w[i, j]
 * j  column     v  columnPrice   D  length of the shortest path that was found
 * b  what the first row in a column is worth besides
 *
 * Invariant after each row: the matching is best for the rows seen so far; slack ≥ 0 on every edge and 0 on every matched one; an unmatched row costs 0;
 * a column costs −b while nobody is in it, from −b to 0 while one row is, 0 while more are and it has places left, at least 0 when it is full (of more than one).
 *
 * Departure: a column's places are not alike. The first gives b, so an empty column is an end of the search at its price, −b. A column with places left
 * and a price below 0 is an end at 0, which is farther by −v, and a station: somebody may go on from it to an empty column, which is worth b again.
 *
 * O(rows · (edges + columns · log columns) · limbs) time, O((edges + rows + columns) · limbs) memory.
 */
import { type Bipartite, NOBODY } from "../../graph/bipartite";
import { EDGES_PER_SLICE, type Slices, type StopReason } from "../../graph/slices";
import { PartialMatching } from "../partial-matching";
import { LexicographicHeap } from "./lexicographic-heap";

/** An assignment problem whose weights are vectors of `limbs` numbers. */
export interface VectorProblem extends Bipartite {
  readonly limbs: number;
  /** kind · limbs + limb → weight of the edges of that kind, to be maximised. */
  readonly weight: Float64Array;
  /** edge → its kind. Not there: every edge is a kind of its own. */
  readonly kindOfEdge?: Int32Array;
  /** column · limbs + limb → what the first row in it is worth besides; lexicographically at least 0. Not there: nothing. */
  readonly bonus?: Float64Array;
  /** column → places. */
  readonly capacityOfColumn: Int32Array;
}

/** A matching, and prices that reach every edge; when the work was not stopped, the two prove each other. */
export interface PricedMatching {
  readonly stopped: StopReason | undefined;
  readonly columnOfRow: Int32Array;
  /** row · limbs + limb → price. */
  readonly rowPrice: Float64Array;
  /** column · limbs + limb → price. */
  readonly columnPrice: Float64Array;
}

/** The lexicographically best matching; progress counts rows. */
export function* vectorAssignment(problem: VectorProblem): Slices<PricedMatching> {
  const matcher = new VectorMatcher(problem);
  let workAtLastYield = 0;
  for (let row = 0; row < problem.rowCount; row++) {
    matcher.insert(row);
    if (matcher.work - workAtLastYield < EDGES_PER_SLICE) continue;
    workAtLastYield = matcher.work;
    const reason = yield { done: row + 1, total: problem.rowCount };
    if (reason !== undefined) return matcher.answer(reason);
  }
  return matcher.answer(undefined);
}

class VectorMatcher {
  /** Numbers looked at since the beginning. */
  work = 0;

  private readonly matching: PartialMatching;
  private readonly rowPrice: Float64Array;
  private readonly columnPrice: Float64Array;

  /**
   * edge · 2 → its column, times limbs; edge · 2 + 1 → its kind, times limbs. One after the other, and with few kinds a row's edges are in one or two lines of
   * the cache: 20,000 rows with ten ranks take a quarter less time (measured).
   */
  private readonly links: Int32Array;

  // One search. All vectors lie one behind the other.
  /** column → length of the shortest path to it that is known; begins with Infinity where none is. */
  private readonly distance: Float64Array;
  /** row → length of the path to it; valid for scanned rows. */
  private readonly distanceOfRow: Float64Array;
  /** column → the row from which its shortest path enters it. */
  private readonly entryRow: Int32Array;
  /** Columns that were reached but not settled, by distance. */
  private readonly reached: LexicographicHeap;
  /** `[0, scannedCount)`: the rows whose edges were looked at; the row to be inserted stands first. */
  private readonly scanned: Int32Array;
  private scannedCount = 0;
  /** `[0, settledCount)`: the columns whose distance is final. */
  private readonly settled: Int32Array;
  private settledCount = 0;
  /** Length of the shortest way to an end that is known. */
  private readonly limit: Float64Array;
  /** Last row of that way. */
  private endRow = NOBODY;
  /** The column with places left it ends in, or −1 when its last row is left out. */
  private endColumn = NOBODY;
  /** Distance of the row that is being scanned, plus its price. */
  private readonly base: Float64Array;
  /** A length that is being looked at. */
  private readonly length: Float64Array;

  constructor(private readonly problem: VectorProblem) {
    const { rowCount, columnCount, columnOfEdge, limbs, bonus, kindOfEdge } = problem;
    this.matching = new PartialMatching({ ...problem, weight: new Float64Array(0) });
    this.links = new Int32Array(2 * columnOfEdge.length);
    for (let e = 0; e < columnOfEdge.length; e++) {
      this.links[2 * e] = columnOfEdge[e]! * limbs;
      this.links[2 * e + 1] = (kindOfEdge === undefined ? e : kindOfEdge[e]!) * limbs;
    }
    this.rowPrice = new Float64Array(rowCount * limbs);
    this.columnPrice = new Float64Array(columnCount * limbs);
    if (bonus !== undefined) for (let at = 0; at < bonus.length; at++) this.columnPrice[at] = 0 - bonus[at]!;
    this.distance = new Float64Array(columnCount * limbs).fill(Number.POSITIVE_INFINITY);
    this.distanceOfRow = new Float64Array(rowCount * limbs);
    this.entryRow = new Int32Array(columnCount);
    this.reached = new LexicographicHeap(columnCount, this.distance, limbs);
    this.scanned = new Int32Array(rowCount);
    this.settled = new Int32Array(columnCount);
    this.limit = new Float64Array(limbs);
    this.base = new Float64Array(limbs);
    this.length = new Float64Array(limbs);
  }

  /** Adds a row; leaves whoever is cheapest to leave out, if that is shorter than a way to a place. */
  insert(row: number): void {
    const { limbs } = this.problem;
    this.setToBestOffer(row);
    this.scannedCount = 0;
    this.settledCount = 0;
    this.endColumn = NOBODY;
    this.limit.fill(Number.POSITIVE_INFINITY);
    this.distanceOfRow.fill(0, row * limbs, (row + 1) * limbs);
    this.visit(row);
    while (this.hasReachedWithinLimit()) this.settleNext();
    this.movePrices();
    this.augment();
  }

  /** The row's price becomes the most that any column offers at today's prices; at least 0. */
  private setToBestOffer(row: number): void {
    const { rowOffsets, weight, limbs } = this.problem;
    const { columnPrice, rowPrice, links } = this;
    const own = row * limbs;
    const end = rowOffsets[row + 1]!;
    rowPrice.fill(0, own, own + limbs);
    for (let e = rowOffsets[row]!; e < end; e++) {
      const ofColumn = links[2 * e]!;
      const ofEdge = links[2 * e + 1]!;
      let limb = 0;
      let more = 0;
      for (; limb < limbs; limb++) {
        more = weight[ofEdge + limb]! - columnPrice[ofColumn + limb]! - rowPrice[own + limb]!;
        if (more !== 0) break;
      }
      if (!(more > 0)) continue;
      for (; limb < limbs; limb++)
        rowPrice[own + limb] = weight[ofEdge + limb]! - columnPrice[ofColumn + limb]!;
    }
  }

  /** Looks at a row whose distance is known: it may be left out, and its edges lead on. */
  private visit(row: number): void {
    const { limbs } = this.problem;
    const { base, distanceOfRow, rowPrice, limit } = this;
    this.scanned[this.scannedCount++] = row;
    for (let limb = 0, at = row * limbs; limb < limbs; limb++, at++)
      base[limb] = distanceOfRow[at]! + rowPrice[at]!;
    if (compare(base, 0, limit, 0, limbs) < 0) {
      limit.set(base);
      this.endRow = row;
      this.endColumn = NOBODY;
    }
    this.scan(row);
  }

  /** Follows the edges of a row. Most lead too far, and the first number in which they differ from what is known says so. */
  private scan(row: number): void {
    const { rowOffsets, weight, limbs } = this.problem;
    const { columnPrice, distance, limit, base, links } = this;
    const end = rowOffsets[row + 1]!;
    this.work += (end - rowOffsets[row]!) * limbs;
    next: for (let e = rowOffsets[row]!; e < end; e++) {
      const ofColumn = links[2 * e]!;
      const ofEdge = links[2 * e + 1]!;
      let isNearer = false;
      let isWithin = false;
      for (let limb = 0; limb < limbs; limb++) {
        const length = base[limb]! + columnPrice[ofColumn + limb]! - weight[ofEdge + limb]!;
        if (!isWithin) {
          if (length > limit[limb]!) continue next;
          isWithin = length < limit[limb]!;
        }
        if (!isNearer) {
          if (length > distance[ofColumn + limb]!) continue next;
          isNearer = length < distance[ofColumn + limb]!;
        }
        if (isNearer && isWithin) break;
      }
      if (isNearer && (isWithin || this.endColumn === NOBODY))
        this.reach(row, this.problem.columnOfEdge[e]!, ofEdge);
    }
  }

  /** Takes an edge that is part of a shorter way to its column, and may be part of one to an end. */
  private reach(row: number, column: number, ofEdge: number): void {
    const { weight, limbs, capacityOfColumn } = this.problem;
    const { base, length, columnPrice, distance, distanceOfRow, limit } = this;
    const ofColumn = column * limbs;
    for (let limb = 0; limb < limbs; limb++)
      length[limb] = base[limb]! + columnPrice[ofColumn + limb]! - weight[ofEdge + limb]!;
    // Rounding may leave a slack a hair below 0; a settled column must not come back for it.
    if (compare(length, 0, distanceOfRow, row * limbs, limbs) < 0)
      length.set(distanceOfRow.subarray(row * limbs, (row + 1) * limbs));
    // So the way may not be shorter after all.
    if (compare(length, 0, distance, ofColumn, limbs) >= 0) return;
    const load = this.matching.loadOfColumn[column]!;
    const hasPlace = load < capacityOfColumn[column]!;
    if (!hasPlace || (load > 0 && this.isNegative(columnPrice, ofColumn))) {
      for (let limb = 0; limb < limbs; limb++) distance[ofColumn + limb] = length[limb]!;
      this.entryRow[column] = row;
      this.reached.raise(column);
      if (!hasPlace) return;
      for (let limb = 0; limb < limbs; limb++) length[limb]! -= columnPrice[ofColumn + limb]!;
    }
    const end = compare(length, 0, limit, 0, limbs);
    if (end > 0 || (end === 0 && this.endColumn !== NOBODY)) return;
    limit.set(length);
    this.endRow = row;
    this.endColumn = column;
  }

  private isNegative(vectors: Float64Array, from: number): boolean {
    for (let at = from, end = from + this.problem.limbs; at < end; at++) {
      if (vectors[at] !== 0) return vectors[at]! < 0;
    }
    return false;
  }

  /** While the shortest end known leaves somebody out, a place at the same length is still wanted. */
  private hasReachedWithinLimit(): boolean {
    if (this.reached.length === 0) return false;
    const { limbs } = this.problem;
    const nearer = compare(this.distance, this.reached.peek() * limbs, this.limit, 0, limbs);
    return nearer < 0 || (nearer === 0 && this.endColumn === NOBODY);
  }

  /** Settles the nearest reached column and goes on from the rows matched to it. */
  private settleNext(): void {
    const { limbs } = this.problem;
    const { distance, distanceOfRow } = this;
    const column = this.reached.pop();
    this.settled[this.settledCount++] = column;
    const { firstRowOfColumn, nextRow } = this.matching;
    for (let row = firstRowOfColumn[column]!; row !== NOBODY; row = nextRow[row]!) {
      for (let limb = 0; limb < limbs; limb++)
        distanceOfRow[row * limbs + limb] = distance[column * limbs + limb]!;
      this.visit(row);
    }
  }

  /** Moves the prices by the length of the way that was found, and forgets the search. */
  private movePrices(): void {
    const { limbs } = this.problem;
    const { distance, distanceOfRow, limit, scanned, settled, rowPrice, columnPrice } = this;
    for (let at = 0; at < this.scannedCount; at++) {
      for (let limb = 0, of = scanned[at]! * limbs; limb < limbs; limb++, of++)
        rowPrice[of]! -= limit[limb]! - distanceOfRow[of]!;
    }
    for (let at = 0; at < this.settledCount; at++) {
      for (let limb = 0, of = settled[at]! * limbs; limb < limbs; limb++, of++) {
        columnPrice[of]! += limit[limb]! - distance[of]!;
        distance[of] = Number.POSITIVE_INFINITY;
      }
    }
    while (this.reached.length > 0) {
      const column = this.reached.pop();
      distance.fill(Number.POSITIVE_INFINITY, column * limbs, (column + 1) * limbs);
    }
    if (this.endColumn === NOBODY) rowPrice.fill(0, this.endRow * limbs, (this.endRow + 1) * limbs);
  }

  /** Walks back from the end to the row that was inserted; each row on the way takes the column behind it. */
  private augment(): void {
    const inserted = this.scanned[0]!;
    let row = this.endRow;
    let column = this.endColumn;
    for (;;) {
      const before = this.matching.reassign(row, column);
      if (row === inserted) return;
      column = before;
      row = this.entryRow[before]!;
    }
  }

  /** Matching and prices; row prices are read off the column prices once more, for rows that had no turn and free of rounding on the way. */
  answer(stopped: StopReason | undefined): PricedMatching {
    for (let row = 0; row < this.problem.rowCount; row++) this.setToBestOffer(row);
    const { rowPrice, columnPrice } = this;
    return { stopped, columnOfRow: this.matching.columnOfRow, rowPrice, columnPrice };
  }
}

/** Below 0, 0 or above 0 as the one vector is lexicographically smaller, equal or greater. */
const compare = (
  one: Float64Array,
  ofOne: number,
  other: Float64Array,
  ofOther: number,
  limbs: number,
): number => {
  for (let limb = 0; limb < limbs; limb++) {
    const a = one[ofOne + limb]!;
    const b = other[ofOther + limb]!;
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
};
