/**
 * Successive shortest paths from the places: every place of every column gets a row, for problems with fewer places than rows.
 *
 * Source as in `successive-shortest-paths.ts`, with the sides swapped; a column is inserted as often as it has places.
 *
 * i  row        u  rowPrice      slack(i, j) = u[i] + v[j] − w[i, j]
 * j  column     v  columnPrice
 *
 * Invariant after each place: the rows are matched as well as the places so far can be; slack ≥ 0 on every edge of a column
 * that was inserted, and 0 on every matched one; u ≥ 0, and 0 for a row that is free. The column's price has any sign.
 *
 * O(places · (edges + rows) log rows) time, O(edges + rows + columns) memory.
 */
import { NOBODY, transpose } from "../graph/bipartite";
import { IndexedHeap } from "../graph/heap";
import { EDGES_PER_SLICE, type Slices } from "../graph/slices";
import { shrinkToViolator } from "./hall-violator";
import type { NormalProblem } from "./normal-form";
import type { InfeasibleAssignment, OptimalComplete, StoppedAssignment } from "./outcome";
import { PartialMatching } from "./partial-matching";

/** Fills all places, in slices; progress counts them. */
export function* placesInTurn(
  problem: NormalProblem,
): Slices<OptimalComplete | InfeasibleAssignment | StoppedAssignment> {
  const { columnCount, capacityOfColumn } = problem;
  const matcher = new PlaceMatcher(problem);
  let total = 0;
  for (const capacity of capacityOfColumn) total += capacity;
  let edgesAtLastYield = 0;
  let done = 0;
  for (let column = 0; column < columnCount; column++) {
    matcher.begin(column);
    for (let place = 0; place < capacityOfColumn[column]!; place++) {
      if (!matcher.insert(column)) {
        return { _tag: "Infeasible", violator: yield* shrinkToViolator(problem, matcher.reachedColumns()) };
      }
      done++;
      if (matcher.edgesScanned - edgesAtLastYield < EDGES_PER_SLICE) continue;
      edgesAtLastYield = matcher.edgesScanned;
      const reason = yield { done, total };
      if (reason !== undefined) return { _tag: "Stopped", reason, ...matcher.soFar() };
    }
  }
  return matcher.optimum();
}

class PlaceMatcher {
  /** Edges looked at since the beginning. */
  edgesScanned = 0;

  private readonly matching: PartialMatching;
  /** column → first entry in `rowOf` and `weightOf`. */
  private readonly columnOffsets: Int32Array;
  /** entry → a row that may take the column. */
  private readonly rowOf: Int32Array;
  /** entry → weight of the two. */
  private readonly weightOf: Float64Array;

  private readonly rowPrice: Float64Array;
  private readonly columnPrice: Float64Array;

  // One search.
  /** row → length of the shortest path to it that is known, or Infinity. */
  private readonly distance: Float64Array;
  /** row → the column from which that path enters it. */
  private readonly entryColumn: Int32Array;
  /** Matched rows that were reached but not settled, by distance. */
  private readonly reached: IndexedHeap;
  /** `[0, settledCount)`: the matched rows whose distance is final. */
  private readonly settled: Int32Array;
  private settledCount = 0;
  /** column → the row it would give away; NOBODY while it was not scanned. The inserted column would give nobody away. */
  private readonly rowGivenAway: Int32Array;
  /** `[0, scannedCount)`: the columns whose edges were looked at; the one to be inserted stands first. */
  private readonly scanned: Int32Array;
  private scannedCount = 0;
  /** column → length of the path to it; valid for scanned columns. */
  private readonly distanceOfColumn: Float64Array;
  private limit = Number.POSITIVE_INFINITY;
  /** The free row that is nearest, or −1. */
  private endRow = NOBODY;

  constructor(private readonly problem: NormalProblem) {
    const { rowCount, columnCount, weight } = problem;
    const { graph, originalEdge } = transpose(problem);
    this.matching = new PartialMatching(problem);
    this.columnOffsets = graph.rowOffsets;
    this.rowOf = graph.columnOfEdge;
    this.weightOf = new Float64Array(originalEdge.length);
    for (let e = 0; e < originalEdge.length; e++) this.weightOf[e] = weight[originalEdge[e]!]!;
    this.rowPrice = new Float64Array(rowCount);
    this.columnPrice = new Float64Array(columnCount);
    this.distance = new Float64Array(rowCount).fill(Number.POSITIVE_INFINITY);
    this.entryColumn = new Int32Array(rowCount);
    this.reached = new IndexedHeap(rowCount, this.distance);
    this.settled = new Int32Array(rowCount);
    this.rowGivenAway = new Int32Array(columnCount).fill(NOBODY);
    this.scanned = new Int32Array(columnCount);
    this.distanceOfColumn = new Float64Array(columnCount);
  }

  /** Gives a column the price at which its best edge is tight. */
  begin(column: number): void {
    const best = this.bestOffer(column);
    this.columnPrice[column] = best === Number.NEGATIVE_INFINITY ? 0 : best;
  }

  /** The most that any row offers the column at today's prices. */
  private bestOffer(column: number): number {
    const { columnOffsets, rowOf, weightOf, rowPrice } = this;
    const end = columnOffsets[column + 1]!;
    let best = Number.NEGATIVE_INFINITY;
    for (let e = columnOffsets[column]!; e < end; e++) {
      const offer = weightOf[e]! - rowPrice[rowOf[e]!]!;
      if (offer > best) best = offer;
    }
    return best;
  }

  /** Gives a column one row more; answers false when no free row can be reached. */
  insert(column: number): boolean {
    this.scannedCount = 0;
    this.settledCount = 0;
    this.limit = Number.POSITIVE_INFINITY;
    this.endRow = NOBODY;
    this.scan(column, 0, NOBODY);
    while (this.reached.length > 0 && this.distance[this.reached.peek()]! < this.limit) this.settleNext();
    if (this.endRow === NOBODY) return false;
    this.movePrices();
    this.augment(column);
    return true;
  }

  /** The columns of a search that failed: all rows that they may have are theirs already. */
  reachedColumns(): Int32Array {
    return this.scanned.slice(0, this.scannedCount).sort();
  }

  /** Follows the edges of a column, reached at a distance through a row it would give away. */
  private scan(column: number, start: number, through: number): void {
    const { columnOffsets, rowOf, weightOf, rowPrice, distance, entryColumn } = this;
    const { columnOfRow } = this.matching;
    this.scanned[this.scannedCount++] = column;
    this.distanceOfColumn[column] = start;
    this.rowGivenAway[column] = through;
    const base = start + this.columnPrice[column]!;
    const end = columnOffsets[column + 1]!;
    this.edgesScanned += end - columnOffsets[column]!;
    let limit = this.limit;
    for (let e = columnOffsets[column]!; e < end; e++) {
      const row = rowOf[e]!;
      const reach = base + rowPrice[row]! - weightOf[e]!;
      // The first of the shortest is kept, so a tie is no way.
      if (reach >= limit) continue;
      const holder = columnOfRow[row]!;
      // What the column has stays tight. Rounding may leave a slack a hair below 0; a settled row must not come back for it.
      const length = holder === column ? start : Math.max(reach, start);
      if (length >= distance[row]!) continue;
      if (holder === NOBODY) {
        if (length >= limit) continue;
        limit = length;
        this.limit = length;
        this.endRow = row;
        entryColumn[row] = column;
      } else {
        distance[row] = length;
        entryColumn[row] = column;
        this.reached.raise(row);
      }
    }
  }

  /** Settles the nearest reached row and goes on from the column that has it, unless that was scanned. */
  private settleNext(): void {
    const row = this.reached.pop();
    this.settled[this.settledCount++] = row;
    const column = this.matching.columnOfRow[row]!;
    const wasScanned = column === this.scanned[0] || this.rowGivenAway[column] !== NOBODY;
    if (!wasScanned) this.scan(column, this.distance[row]!, row);
  }

  private movePrices(): void {
    const { distance, limit, settled, scanned } = this;
    for (let at = 0; at < this.settledCount; at++) {
      const row = settled[at]!;
      this.rowPrice[row]! += limit - distance[row]!;
      distance[row] = Number.POSITIVE_INFINITY;
    }
    for (let at = 0; at < this.scannedCount; at++) {
      const column = scanned[at]!;
      this.columnPrice[column]! -= limit - this.distanceOfColumn[column]!;
    }
    while (this.reached.length > 0) distance[this.reached.pop()] = Number.POSITIVE_INFINITY;
  }

  /** Walks back from the free row; each column on the way takes the row before it and gives its own away. */
  private augment(inserted: number): void {
    let row = this.endRow;
    while (row !== NOBODY) {
      const column = this.entryColumn[row]!;
      const givenAway = column === inserted ? NOBODY : this.rowGivenAway[column]!;
      this.matching.reassign(row, column);
      row = givenAway;
    }
    for (let at = 0; at < this.scannedCount; at++) this.rowGivenAway[this.scanned[at]!] = NOBODY;
  }

  /** The matching of the places inserted so far, and a bound for all: prices that are feasible anyhow. */
  soFar(): Omit<StoppedAssignment, "_tag" | "reason"> {
    const { columnCount, capacityOfColumn } = this.problem;
    let bound = 0;
    for (const price of this.rowPrice) bound += price;
    for (let column = 0; column < columnCount; column++) {
      bound += capacityOfColumn[column]! * Math.max(0, this.bestOffer(column));
    }
    return { ...this.matching.sumUp(), bound };
  }

  /** The answer with its proof; column prices are read off the row prices once more, free of rounding on the way. */
  optimum(): OptimalComplete {
    const { rowPrice, columnPrice } = this;
    let value = 0;
    for (const price of rowPrice) value += price;
    for (let column = 0; column < columnPrice.length; column++) {
      this.begin(column);
      value += this.problem.capacityOfColumn[column]! * columnPrice[column]!;
    }
    const sums = this.matching.sumUp();
    return {
      _tag: "Optimal",
      coverage: "complete",
      ...sums,
      gap: value - sums.total,
      potentials: { row: rowPrice, column: columnPrice },
    };
  }
}
