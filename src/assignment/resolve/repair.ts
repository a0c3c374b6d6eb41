/**
 * A matching and its prices while they are mended after something changed.
 *
 * I. H. Toroslu, G. Üçoluk, "Incremental assignment problem", Information Sciences 177 (2007), 1523–1529, for one row and one column;
 * G. A. Mills-Tettey, A. Stentz, M. B. Dias, "The dynamic Hungarian algorithm for the assignment problem with changing costs",
 * CMU-RI-TR-07-27 (2007), for changed weights. Departures: 1. places, penalties and all three coverages; 2. a place that got
 * free is offered from all sides at once, or looked for from its own end, so that it costs one search as well.
 *
 * i  row        U  rowPrice      slack(i, j) = U[i] + V[j] − s · w[i, j], s = 1 or −1 when the total is minimised
 * j  column     V  columnPrice   floor  the price of who is left out: minus the penalty
 *
 * Prices are pairs, compared by their first part, the level, and then the second. With `coverage: "first"` a pair is worth (1, s · w), and
 * the levels are the vertex cover; else all levels are 0.
 */
import { NOBODY } from "../../graph/bipartite";
import { fullSides } from "../hall-violator";
import { PartialMatching } from "../partial-matching";
import type { AssignmentProblem } from "../problem";
import type { Coverage } from "../successive-shortest-paths";

/** What mends a matching one row, one place at a time. */
export interface Search {
  /** Adds a row that has nothing; answers false when it must be matched and reaches no column with places left. */
  readonly insert: (row: number) => boolean;
  /** Fills a place of a column whose price is too high, or lowers the price; answers false when it must be filled and cannot be. */
  readonly fill: (column: number) => boolean;
  /** The rows of a search that failed. */
  readonly reachedRows: () => Int32Array;
}

/** A matching with prices that reach every weight, while it is mended. */
export class Repair {
  /** Edges looked at since the beginning. */
  edgesScanned = 0;

  readonly matching: PartialMatching;
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
  readonly rowLevel: Uint8Array;
  readonly columnLevel: Uint8Array;
  /** Which sides must be matched in full. */
  readonly full: { readonly rows: boolean; readonly columns: boolean };

  /** 1, or −1 when the total is minimised. */
  readonly sign: number;
  /** What a pair is worth before its weight. */
  readonly pairLevel: number;

  constructor(
    readonly problem: AssignmentProblem,
    coverage: Coverage,
  ) {
    const { rowCount, columnCount, sense } = problem;
    this.matching = new PartialMatching(problem);
    this.rowPrice = new Float64Array(rowCount);
    this.columnPrice = new Float64Array(columnCount);
    this.rowLevel = new Uint8Array(rowCount);
    this.columnLevel = new Uint8Array(columnCount);
    this.full = coverage === "complete" ? fullSides(problem) : { rows: false, columns: false };
    this.sign = sense === "minimise" ? -1 : 1;
    this.pairLevel = coverage === "first" ? 1 : 0;
  }

  /** The price of a row that is left out. */
  floorOfRow(row: number): number {
    return 0 - (this.problem.penaltyOfRow?.[row] ?? 0);
  }

  /** The price of a column with places left. */
  floorOfColumn(column: number): number {
    return 0 - (this.problem.penaltyOfColumn?.[column] ?? 0);
  }

  /** Half-open range of a row's edges. */
  firstEdge(row: number): number {
    const { rowOffsets, columnCount } = this.problem;
    return rowOffsets === undefined ? row * columnCount : rowOffsets[row]!;
  }

  /** The lowest price at which a row reaches all its weights, and its floor where it may be left out. O(its edges). */
  priceRow(row: number): void {
    const { columnOfEdge, weight } = this.problem;
    const { sign, pairLevel, columnPrice, columnLevel } = this;
    const first = this.firstEdge(row);
    const end = this.firstEdge(row + 1);
    let level = 0;
    let best = this.full.rows ? Number.NEGATIVE_INFINITY : this.floorOfRow(row);
    for (let e = first; e < end; e++) {
      const column = columnOfEdge === undefined ? e - first : columnOfEdge[e]!;
      const offerLevel = pairLevel - columnLevel[column]!;
      const offer = sign * weight[e]! - columnPrice[column]!;
      if (offerLevel < level || (offerLevel === level && offer <= best)) continue;
      level = offerLevel;
      best = offer;
    }
    this.edgesScanned += end - first;
    this.rowLevel[row] = level;
    this.rowPrice[row] = best === Number.NEGATIVE_INFINITY ? 0 : best;
  }

  /** Prices that reach every weight and everybody's floor, whatever the coverage: a bound on all matchings. O(edges). */
  pricesForAll(): { readonly row: Float64Array; readonly column: Float64Array } {
    const { columnOfEdge, weight } = this.problem;
    const column = this.columnPrice.map((price, j) => Math.max(price, this.floorOfColumn(j)));
    const row = this.rowPrice.map((_, i) => {
      const first = this.firstEdge(i);
      const end = this.firstEdge(i + 1);
      let best = this.floorOfRow(i);
      for (let e = first; e < end; e++) {
        const j = columnOfEdge === undefined ? e - first : columnOfEdge[e]!;
        best = Math.max(best, this.sign * weight[e]! - column[j]!);
      }
      return best;
    });
    return { row, column };
  }

  /** How much more the two prices are than the weight. */
  slackOf(row: number, edge: number, column: number): number {
    return this.rowPrice[row]! + this.columnPrice[column]! - this.sign * this.problem.weight[edge]!;
  }

  /** Whether an edge is there and as good as its row's price, up to what rounding leaves of fractions. */
  isTight(row: number, edge: number, column: number): boolean {
    if (edge === NOBODY || this.rowLevel[row]! + this.columnLevel[column]! !== this.pairLevel) return false;
    return Math.abs(this.slackOf(row, edge, column)) <= this.roundingAt(row, edge, column);
  }

  /** Whole numbers are exact; of fractions a few units in the last place may be missing. */
  private roundingAt(row: number, edge: number, column: number): number {
    const u = this.rowPrice[row]!;
    const v = this.columnPrice[column]!;
    const w = this.problem.weight[edge]!;
    if (Number.isInteger(u) && Number.isInteger(v) && Number.isInteger(w)) return 0;
    return 4 * Number.EPSILON * (Math.abs(u) + Math.abs(v) + Math.abs(w));
  }

  /** Whether a column has places left and a price at which they must not be left. */
  isTooHigh(column: number): boolean {
    if (this.matching.loadOfColumn[column]! >= this.problem.capacityOfColumn[column]!) return false;
    return this.full.columns
      ? !this.full.rows
      : this.columnLevel[column]! > 0 || this.columnPrice[column]! > this.floorOfColumn(column);
  }
}
