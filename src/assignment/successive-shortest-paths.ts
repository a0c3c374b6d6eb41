/**
 * Successive shortest augmenting paths with potentials, one row at a time.
 *
 * R. M. Karp, "An algorithm to solve the m × n assignment problem in expected time O(mn log n)",
 * Networks 10 (1980), 143–152; potentials: J. Edmonds and R. M. Karp, Journal of the ACM 19 (1972), 248–264.
 *
 * i  row        u  rowPrice      slack(i, j) = u[i] + v[j] − w[i, j]
 * j  column     v  columnPrice   D  length of the shortest path that was found
 *
 * Invariant after each row: the matching is best for the rows seen so far; slack ≥ 0 on every edge that counts
 * and 0 on every matched one; a column with places left costs 0, an unmatched row costs 0.
 *
 * Departures:
 * 1. Leaving a row out is an end of the search like a free column: at its price u[i]. Of equally short
 *    ends a free column is taken, so that among equal totals the largest matching is found.
 * 2. `coverage: "first"` runs the same search over pairs (people left out, −total) in lexicographic order
 *    without ever adding a large number to a weight. The first part is 0 or 1 and is kept as a flag: rows
 *    and columns are *contested* once the rows among them outnumber the places. While a search finds a free
 *    column, only the uncontested part matters; when it finds none, all it reached becomes contested, and
 *    somebody contested is left out. The uncontested rows and contested columns are a minimum vertex cover.
 * 3. `coverage: "complete"` with no more rows than places is the search without that end: whoever reaches no free column has
 *    reached a Hall violator. With fewer places than rows it is the places that are inserted; see `places-in-turn.ts`.
 *
 * O(rows · (edges + columns) log columns) time, O(edges + rows + columns) memory.
 */
import { NOBODY } from "../graph/bipartite";
import { IndexedHeap } from "../graph/heap";
import { EDGES_PER_SLICE, type Slices } from "../graph/slices";
import { fullSides, violatorOf } from "./hall-violator";
import type { NormalProblem } from "./normal-form";
import type {
  AnswerOfCoverage,
  AssignmentOutcome,
  HallViolator,
  OptimalAssignment,
  StoppedAssignment,
} from "./outcome";
import { PartialMatching } from "./partial-matching";
import { placesInTurn } from "./places-in-turn";

/**
 * What comes first: `"free"`: the total; somebody is left out where that is better.
 * `"first"`: the number of people matched, then the total. `"complete"`: everybody of the smaller side is matched, every row or every
 * place, and the total is the best with that; or the answer says who cannot all be matched.
 */
export type Coverage = "free" | "first" | "complete";

/** What the solvers of the assignment family can be told. */
export interface AssignmentOptions<C extends Coverage = Coverage> {
  /** See {@link Coverage}. Default: `"free"`. */
  readonly coverage?: C;
}

/** Successive shortest paths in slices; progress counts rows, or places where those are inserted. */
export function* successiveShortestPaths<C extends Coverage = "free">(
  problem: NormalProblem,
  options: AssignmentOptions<C> = {},
): Slices<AnswerOfCoverage[C] | StoppedAssignment> {
  const coverage: Coverage = options.coverage ?? "free";
  const slices =
    coverage === "complete" && !fullSides(problem).rows
      ? placesInTurn(problem)
      : rowsInTurn(problem, coverage);
  // The arm goes with the coverage that was asked for.
  return (yield* slices) as AnswerOfCoverage[C] | StoppedAssignment;
}

function* rowsInTurn(problem: NormalProblem, coverage: Coverage): Slices<AssignmentOutcome> {
  const matcher = new ShortestPathMatcher(problem);
  let edgesAtLastYield = 0;
  for (let row = 0; row < problem.rowCount; row++) {
    if (coverage === "free") matcher.insert(row);
    else if (coverage === "first") matcher.insertCoveringFirst(row);
    else if (!matcher.insertForSure(row)) return { _tag: "Infeasible", violator: matcher.violator() };
    if (matcher.edgesScanned - edgesAtLastYield < EDGES_PER_SLICE) continue;
    edgesAtLastYield = matcher.edgesScanned;
    const reason = yield { done: row + 1, total: problem.rowCount };
    if (reason !== undefined) return { _tag: "Stopped", reason, ...matcher.soFar() };
  }
  return matcher.optimum(coverage);
}

class ShortestPathMatcher {
  /** Edges looked at since the beginning. */
  edgesScanned = 0;

  private readonly matching: PartialMatching;

  // The prices.
  private readonly rowPrice: Float64Array;
  private readonly columnPrice: Float64Array;
  /** row → 1 once it is contested. */
  private readonly contestedRow: Uint8Array;
  /** column → 1 once it is contested. An edge counts when its two ends agree in this. */
  private readonly contestedColumn: Uint8Array;

  // One search.
  /** column → length of the shortest path to it that is known, or Infinity. */
  private readonly distance: Float64Array;
  /** row → length of the path to it; valid for scanned rows. */
  private readonly distanceOfRow: Float64Array;
  /** column → the row from which its shortest path enters it. */
  private readonly entryRow: Int32Array;
  /** Full columns that were reached but not settled, by distance. */
  private readonly reached: IndexedHeap;
  /** `[0, scannedCount)`: the rows whose edges were looked at; the row to be inserted stands first. */
  private readonly scanned: Int32Array;
  private scannedCount = 0;
  /** `[0, settledCount)`: the columns whose distance is final. */
  private readonly settled: Int32Array;
  private settledCount = 0;
  /** Length of the shortest way to an end that is known. */
  private limit = Number.POSITIVE_INFINITY;
  /** Last row of that way. */
  private endRow = NOBODY;
  /** The free column it ends in, or −1 when its last row is left out. */
  private endColumn = NOBODY;

  constructor(private readonly problem: NormalProblem) {
    const { rowCount, columnCount } = problem;
    this.matching = new PartialMatching(problem);
    this.rowPrice = new Float64Array(rowCount);
    this.columnPrice = new Float64Array(columnCount);
    this.contestedRow = new Uint8Array(rowCount);
    this.contestedColumn = new Uint8Array(columnCount);
    this.distance = new Float64Array(columnCount).fill(Number.POSITIVE_INFINITY);
    this.distanceOfRow = new Float64Array(rowCount);
    this.entryRow = new Int32Array(columnCount);
    this.reached = new IndexedHeap(columnCount, this.distance);
    this.scanned = new Int32Array(rowCount);
    this.settled = new Int32Array(columnCount);
  }

  /** Adds a row; leaves whoever is cheapest to leave out, if that is shorter than a way to a free column. */
  insert(row: number): void {
    this.rowPrice[row] = this.bestOffer(row, 0);
    this.beginAt(row);
    this.considerLeavingOut(row);
    this.scan(row);
    while (this.hasReachedWithinLimit()) this.settleNext(true);
    this.finish();
  }

  /** Adds a row; leaves somebody out only when no free column can be reached. */
  insertCoveringFirst(row: number): void {
    this.lookForFreeColumn(row);
    if (this.endColumn === NOBODY) this.leaveOutSomebodyContested();
    this.finish();
  }

  /** Adds a row and leaves nobody out; answers false when no free column can be reached. */
  insertForSure(row: number): boolean {
    this.lookForFreeColumn(row);
    if (this.endColumn === NOBODY) return false;
    this.finish();
    return true;
  }

  /**
   * After a search that reached no free column: all that the rows it reached may have was reached too, and is full of those rows,
   * but one has nothing. Whichever of them is taken out, the others could change places and all be matched.
   */
  violator(): HallViolator {
    return violatorOf(this.problem, "rows", this.scanned.slice(0, this.scannedCount));
  }

  private lookForFreeColumn(row: number): void {
    const best = this.bestOffer(row, Number.NEGATIVE_INFINITY);
    this.rowPrice[row] = best === Number.NEGATIVE_INFINITY ? 0 : best;
    this.beginAt(row);
    this.scan(row);
    while (this.hasReachedWithinLimit()) this.settleNext(false);
  }

  /** The most that any column offers the row at today's prices, over the edges that count; at least `floor`. */
  private bestOffer(row: number, floor: number): number {
    const { rowOffsets, columnOfEdge, weight } = this.problem;
    const contested = this.contestedRow[row]!;
    const end = rowOffsets[row + 1]!;
    let best = floor;
    for (let e = rowOffsets[row]!; e < end; e++) {
      const column = columnOfEdge[e]!;
      if (this.contestedColumn[column] !== contested) continue;
      const offer = weight[e]! - this.columnPrice[column]!;
      if (offer > best) best = offer;
    }
    return best;
  }

  private beginAt(row: number): void {
    this.scannedCount = 0;
    this.settledCount = 0;
    this.limit = Number.POSITIVE_INFINITY;
    this.endRow = NOBODY;
    this.endColumn = NOBODY;
    this.distanceOfRow[row] = 0;
  }

  private considerLeavingOut(row: number): void {
    const length = this.distanceOfRow[row]! + this.rowPrice[row]!;
    if (length >= this.limit) return;
    this.limit = length;
    this.endRow = row;
    this.endColumn = NOBODY;
  }

  /** While the shortest end known leaves somebody out, a free column at the same length is still wanted. */
  private hasReachedWithinLimit(): boolean {
    if (this.reached.length === 0) return false;
    const length = this.distance[this.reached.peek()]!;
    return length < this.limit || (length === this.limit && this.endColumn === NOBODY);
  }

  /**
   * Follows the edges of a row that count, to columns it reaches by a shorter way than is known. Four fifths of the time goes
   * here: most edges are too long, so that is looked at first, on locals (1.8 times as fast as fields, measured).
   */
  private scan(row: number): void {
    const { rowOffsets, columnOfEdge, weight, capacityOfColumn } = this.problem;
    const { columnPrice, contestedColumn, distance } = this;
    const { loadOfColumn } = this.matching;
    this.scanned[this.scannedCount++] = row;
    const contested = this.contestedRow[row]!;
    const start = this.distanceOfRow[row]!;
    const base = start + this.rowPrice[row]!;
    const end = rowOffsets[row + 1]!;
    let limit = this.limit;
    let endsInColumn = this.endColumn !== NOBODY;
    this.edgesScanned += end - rowOffsets[row]!;
    for (let e = rowOffsets[row]!; e < end; e++) {
      const column = columnOfEdge[e]!;
      const reach = base + columnPrice[column]! - weight[e]!;
      if (reach > limit || contestedColumn[column] !== contested) continue;
      // Rounding may leave a slack a hair below 0; a settled column must not come back for it.
      const length = Math.max(reach, start);
      if (length >= distance[column]! || (length === limit && endsInColumn)) continue;
      if (loadOfColumn[column]! < capacityOfColumn[column]!) {
        limit = length;
        endsInColumn = true;
        this.limit = length;
        this.endRow = row;
        this.endColumn = column;
      } else {
        distance[column] = length;
        this.entryRow[column] = row;
        this.reached.raise(column);
      }
    }
  }

  /** Settles the nearest reached column and goes on from the rows matched to it. */
  private settleNext(mayLeaveOut: boolean): void {
    const column = this.reached.pop();
    this.settled[this.settledCount++] = column;
    const { firstRowOfColumn, nextRow } = this.matching;
    for (let row = firstRowOfColumn[column]!; row !== NOBODY; row = nextRow[row]!) {
      this.distanceOfRow[row] = this.distance[column]!;
      if (mayLeaveOut) this.considerLeavingOut(row);
      this.scan(row);
    }
  }

  /**
   * No free column can be reached: more rows than places were. They become contested, and the search goes on
   * through the part that was contested before, for the row whose leaving costs least.
   */
  private leaveOutSomebodyContested(): void {
    const { scanned, settled, settledCount, scannedCount } = this;
    for (let at = 0; at < scannedCount; at++) this.considerLeavingOut(scanned[at]!);
    for (let at = 0; at < scannedCount; at++) this.enterContested(scanned[at]!);
    for (let at = 0; at < scannedCount; at++) this.contestedRow[scanned[at]!] = 1;
    for (let at = 0; at < settledCount; at++) this.contestedColumn[settled[at]!] = 1;
    while (this.reached.length > 0 && this.distance[this.reached.peek()]! < this.limit) this.settleNext(true);
  }

  /** Follows the edges of a row that is not contested yet to contested columns; their slack has any sign. */
  private enterContested(row: number): void {
    const { rowOffsets, columnOfEdge, weight } = this.problem;
    const start = this.distanceOfRow[row]! + this.rowPrice[row]!;
    const end = rowOffsets[row + 1]!;
    this.edgesScanned += end - rowOffsets[row]!;
    for (let e = rowOffsets[row]!; e < end; e++) {
      const column = columnOfEdge[e]!;
      if (this.contestedColumn[column] !== 1) continue;
      const length = start + this.columnPrice[column]! - weight[e]!;
      if (length >= this.distance[column]! || length >= this.limit) continue;
      this.distance[column] = length;
      this.entryRow[column] = row;
      this.reached.raise(column);
    }
  }

  /** Moves the prices by the length of the way that was found, takes that way, forgets the search. */
  private finish(): void {
    const { distance, distanceOfRow, limit, scanned, settled } = this;
    for (let at = 0; at < this.scannedCount; at++) {
      const row = scanned[at]!;
      this.rowPrice[row]! -= limit - distanceOfRow[row]!;
    }
    for (let at = 0; at < this.settledCount; at++) {
      const column = settled[at]!;
      this.columnPrice[column]! += limit - distance[column]!;
      distance[column] = Number.POSITIVE_INFINITY;
    }
    while (this.reached.length > 0) distance[this.reached.pop()] = Number.POSITIVE_INFINITY;
    if (this.endColumn === NOBODY) this.rowPrice[this.endRow] = 0;
    this.augment();
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

  /** The best matching of the rows inserted so far, and a bound for all: prices that are feasible anyhow. */
  soFar(): Omit<StoppedAssignment, "_tag" | "reason"> {
    const { rowCount, columnCount, capacityOfColumn } = this.problem;
    let bound = 0;
    this.contestedRow.fill(0);
    this.contestedColumn.fill(0);
    for (let column = 0; column < columnCount; column++) {
      this.columnPrice[column] = Math.max(0, this.columnPrice[column]!);
      bound += capacityOfColumn[column]! * this.columnPrice[column]!;
    }
    for (let row = 0; row < rowCount; row++) bound += this.bestOffer(row, 0);
    return { ...this.matching.sumUp(), bound };
  }

  /** The answer with its proof; row prices are read off the column prices once more, free of rounding on the way. */
  optimum(coverage: Coverage): OptimalAssignment {
    const { rowCount, columnCount, capacityOfColumn } = this.problem;
    const { rowPrice, columnPrice, contestedRow, contestedColumn } = this;
    let value = 0;
    for (let row = 0; row < rowCount; row++) {
      const mayBeLeftOut = coverage === "free" || contestedRow[row] === 1;
      rowPrice[row] = this.bestOffer(row, mayBeLeftOut ? 0 : Number.NEGATIVE_INFINITY);
      value += rowPrice[row]!;
    }
    for (let column = 0; column < columnCount; column++) {
      value += capacityOfColumn[column]! * columnPrice[column]!;
    }
    const sums = this.matching.sumUp();
    const best = {
      _tag: "Optimal" as const,
      ...sums,
      gap: value - sums.total,
      potentials: { row: rowPrice, column: columnPrice },
    };
    if (coverage !== "first") return { ...best, coverage };
    return {
      ...best,
      coverage,
      cover: { row: contestedRow.map((contested) => 1 - contested), column: contestedColumn },
    };
  }
}
