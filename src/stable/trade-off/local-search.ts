/**
 * A matching that is changed step by step while total − price · blocking pairs grows.
 *
 * A step gives a row another column. When that is full, the row that it wants least, or the one that weighs least, makes room and takes the
 * column that became free, if those two accept each other, or else has nobody. Only edges of the rows and columns that change can begin or
 * cease to block, so a step is judged by counting those before and after: O(their degrees).
 */
import { PartialMatching } from "../../assignment/partial-matching";
import { findEdge, NOBODY, rowOfEdge, transpose } from "../../graph/bipartite";
import type { StableProblem } from "../problem";
import type { TradeOffPoint } from "./outcome";

export class LocalSearch {
  /** Edges looked at since the beginning. */
  edgesScanned = 0;
  private blockingPairs = 0;

  private matching: PartialMatching;
  /** row → the edge to its column, or −1. */
  private readonly edgeOfRow: Int32Array;
  /** column → score of the least wanted of its rows; −Infinity while places are left, Infinity where there are none. */
  private readonly threshold: Float64Array;
  private readonly rowOfEdge: Int32Array;
  private readonly columnOffsets: Int32Array;
  /** position → edge, column by column. */
  private readonly edgeToColumn: Int32Array;

  constructor(
    private readonly problem: StableProblem,
    /** edge → weight. */
    private readonly weight: Float64Array,
  ) {
    const { graph, originalEdge } = transpose(problem);
    this.matching = new PartialMatching({ ...problem, weight });
    this.edgeOfRow = new Int32Array(problem.rowCount).fill(NOBODY);
    this.threshold = new Float64Array(problem.columnCount);
    this.rowOfEdge = rowOfEdge(problem);
    this.columnOffsets = graph.rowOffsets;
    this.edgeToColumn = originalEdge;
  }

  /** Starts anew from a matching. O(edges). */
  begin(columnOfRow: Int32Array): void {
    const { rowCount, columnCount } = this.problem;
    this.matching = new PartialMatching({ ...this.problem, weight: this.weight });
    for (let row = 0; row < rowCount; row++) {
      const column = columnOfRow[row]!;
      const edge = column === NOBODY ? NOBODY : findEdge(this.problem, row, column);
      this.edgeOfRow[row] = edge;
      if (edge === NOBODY) continue;
      this.matching.reassign(row, column);
    }
    for (let column = 0; column < columnCount; column++) this.updateThreshold(column);
    this.blockingPairs = 0;
    for (let row = 0; row < rowCount; row++) this.blockingPairs += this.blockingOfRow(row);
  }

  /** Where it stands; the total is added up anew, free of rounding on the way. O(rows). */
  point(): TradeOffPoint {
    const { blockingPairs } = this;
    let total = 0;
    for (const edge of this.edgeOfRow) total += this.weightOf(edge);
    return { columnOfRow: this.matching.columnOfRow.slice(), total, blockingPairs };
  }

  /**
   * Gives the row of an edge its column if that pays at this price, by the better of two ways to make room.
   *
   * @returns whether it did
   */
  improveBy(edge: number, price: number): boolean {
    const row = this.rowOfEdge[edge]!;
    if (this.edgeOfRow[row] === edge) return false;
    const column = this.problem.columnOfEdge[edge]!;
    const places = this.problem.capacityOfColumn[column]!;
    if (places === 0) return false;
    if (this.matching.loadOfColumn[column]! < places) return this.exchange(row, edge, NOBODY, price);
    let leastWanted = NOBODY;
    let lightest = NOBODY;
    const { firstRowOfColumn, nextRow } = this.matching;
    const { columnScore } = this.problem;
    for (let other = firstRowOfColumn[column]!; other !== NOBODY; other = nextRow[other]!) {
      const own = this.edgeOfRow[other]!;
      if (leastWanted === NOBODY || columnScore[own]! < columnScore[this.edgeOfRow[leastWanted]!]!)
        leastWanted = other;
      if (lightest === NOBODY || this.weight[own]! < this.weight[this.edgeOfRow[lightest]!]!)
        lightest = other;
    }
    return (
      this.exchange(row, edge, leastWanted, price) ||
      (lightest !== leastWanted && this.exchange(row, edge, lightest, price))
    );
  }

  /** Takes the step when it pays, else leaves all as it was. */
  private exchange(row: number, edge: number, leaving: number, price: number): boolean {
    const before = this.edgeOfRow[row]!;
    const left = before === NOBODY ? NOBODY : this.problem.columnOfEdge[before]!;
    const entered = this.problem.columnOfEdge[edge]!;
    const ofLeaving = leaving === NOBODY ? NOBODY : this.edgeOfRow[leaving]!;
    const refuge = leaving === NOBODY || left === NOBODY ? NOBODY : findEdge(this.problem, leaving, left);
    const gain =
      this.weight[edge]! -
      this.weightOf(before) +
      (leaving === NOBODY ? 0 : this.weightOf(refuge) - this.weight[ofLeaving]!);
    const blockingBefore = this.blockingAround(row, leaving, left, entered);
    // Were nothing to block any more around here, and it would still not pay.
    if (gain + price * blockingBefore <= 0) return false;
    if (leaving !== NOBODY) this.put(leaving, NOBODY);
    this.put(row, edge);
    if (refuge !== NOBODY) this.put(leaving, refuge);
    this.updateAround(left, entered);
    const more = this.blockingAround(row, leaving, left, entered) - blockingBefore;
    // Steps that gain nothing but rounding would never end.
    if (gain - price * more > 1e-9 * (Math.abs(gain) + price * Math.abs(more))) {
      this.blockingPairs += more;
      return true;
    }
    this.put(row, NOBODY);
    if (leaving !== NOBODY) this.put(leaving, ofLeaving);
    this.put(row, before);
    this.updateAround(left, entered);
    return false;
  }

  private weightOf(edge: number): number {
    return edge === NOBODY ? 0 : this.weight[edge]!;
  }

  private put(row: number, edge: number): void {
    this.edgeOfRow[row] = edge;
    this.matching.reassign(row, edge === NOBODY ? NOBODY : this.problem.columnOfEdge[edge]!);
  }

  private updateAround(left: number, entered: number): void {
    if (left !== NOBODY) this.updateThreshold(left);
    this.updateThreshold(entered);
  }

  private updateThreshold(column: number): void {
    const { capacityOfColumn, columnScore } = this.problem;
    const { firstRowOfColumn, nextRow, loadOfColumn } = this.matching;
    let least = Number.POSITIVE_INFINITY;
    if (loadOfColumn[column]! < capacityOfColumn[column]!) least = Number.NEGATIVE_INFINITY;
    else {
      for (let row = firstRowOfColumn[column]!; row !== NOBODY; row = nextRow[row]!)
        least = Math.min(least, columnScore[this.edgeOfRow[row]!]!);
    }
    this.threshold[column] = least;
  }

  /** Blocking edges of two rows and two columns, each once. */
  private blockingAround(a: number, b: number, c: number, d: number): number {
    let count = this.blockingOfRow(a);
    if (b !== NOBODY) count += this.blockingOfRow(b);
    if (c !== NOBODY) count += this.blockingOfColumn(c, a, b);
    return count + this.blockingOfColumn(d, a, b);
  }

  private blockingOfRow(row: number): number {
    const { rowOffsets, columnOfEdge, rowScore, columnScore } = this.problem;
    const own = this.edgeOfRow[row]!;
    const has = own === NOBODY ? Number.NEGATIVE_INFINITY : rowScore[own]!;
    let count = 0;
    const end = rowOffsets[row + 1]!;
    this.edgesScanned += end - rowOffsets[row]!;
    for (let e = rowOffsets[row]!; e < end; e++) {
      if (rowScore[e]! > has && columnScore[e]! > this.threshold[columnOfEdge[e]!]!) count++;
    }
    return count;
  }

  private blockingOfColumn(column: number, exceptRow: number, orRow: number): number {
    const { rowScore, columnScore } = this.problem;
    const least = this.threshold[column]!;
    const end = this.columnOffsets[column + 1]!;
    this.edgesScanned += end - this.columnOffsets[column]!;
    let count = 0;
    for (let at = this.columnOffsets[column]!; at < end; at++) {
      const e = this.edgeToColumn[at]!;
      if (columnScore[e]! <= least) continue;
      const row = this.rowOfEdge[e]!;
      if (row === exceptRow || row === orRow) continue;
      const own = this.edgeOfRow[row]!;
      if (own === NOBODY || rowScore[e]! > rowScore[own]!) count++;
    }
    return count;
  }
}
