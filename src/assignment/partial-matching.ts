import { findEdge, NOBODY } from "../graph/bipartite";
import type { NormalProblem } from "./normal-form";
import type { AssignmentProblem } from "./problem";

/**
 * A matching while it grows: each row has one column at most, each column a list of rows.
 *
 * The rows of column `j` are `firstRowOfColumn[j]`, then `nextRow` of each, up to −1.
 */
export class PartialMatching {
  /** row → its column, or −1. */
  readonly columnOfRow: Int32Array;
  /** column → rows matched to it. */
  readonly loadOfColumn: Int32Array;
  /** column → the first of its rows, or −1. */
  readonly firstRowOfColumn: Int32Array;
  /** row → the next row of the same column, or −1. */
  readonly nextRow: Int32Array;
  /** row → the previous row of the same column, or −1. */
  private readonly previousRow: Int32Array;

  constructor(private readonly problem: NormalProblem | AssignmentProblem) {
    const { rowCount, columnCount } = problem;
    this.columnOfRow = new Int32Array(rowCount).fill(NOBODY);
    this.nextRow = new Int32Array(rowCount);
    this.previousRow = new Int32Array(rowCount);
    this.loadOfColumn = new Int32Array(columnCount);
    this.firstRowOfColumn = new Int32Array(columnCount).fill(NOBODY);
  }

  /** Gives a row a column, or none (−1), in the place of what it had. Answers with what it had. */
  reassign(row: number, column: number): number {
    const before = this.columnOfRow[row]!;
    if (before !== NOBODY) this.unlink(row, before);
    this.columnOfRow[row] = column;
    if (column !== NOBODY) this.link(row, column);
    return before;
  }

  private link(row: number, column: number): void {
    const first = this.firstRowOfColumn[column]!;
    this.nextRow[row] = first;
    this.previousRow[row] = NOBODY;
    if (first !== NOBODY) this.previousRow[first] = row;
    this.firstRowOfColumn[column] = row;
    this.loadOfColumn[column]!++;
  }

  private unlink(row: number, column: number): void {
    const next = this.nextRow[row]!;
    const previous = this.previousRow[row]!;
    if (previous === NOBODY) this.firstRowOfColumn[column] = next;
    else this.nextRow[previous] = next;
    if (next !== NOBODY) this.previousRow[next] = previous;
    this.loadOfColumn[column]!--;
  }

  /** The matching with its total weight and its size. O(rows log degree). */
  sumUp(): { columnOfRow: Int32Array; total: number; penalty: number; size: number } {
    let total = 0;
    let size = 0;
    for (const [row, column] of this.columnOfRow.entries()) {
      if (column === NOBODY) continue;
      total += this.problem.weight[findEdge(this.problem, row, column)]!;
      size++;
    }
    return { columnOfRow: this.columnOfRow, total, penalty: 0, size };
  }
}
