import { NOBODY } from "../../graph/bipartite";
import type { CouplesMarket } from "./market";

/**
 * Who is where: a matching that rows come to and leave, and what columns think of those who would come.
 *
 * The edges that column c holds lie in `[slotOffsets[c], slotOffsets[c] + load[c])`, the least wanted first; of equal scores the higher row
 * counts as less wanted when somebody has to go, and nobody counts as wanted more when somebody asks whether to block.
 */
export class Placement {
  /** row → its edge, or −1. */
  readonly edgeOfRow: Int32Array;
  /** column → rows it has. */
  readonly load: Int32Array;
  private readonly heldAt: Int32Array;
  private readonly slotOffsets: Int32Array;

  constructor(private readonly market: CouplesMarket) {
    const { rowCount, columnCount, capacityOfColumn } = market.problem;
    const columnOffsets = market.byColumn.graph.rowOffsets;
    this.edgeOfRow = new Int32Array(rowCount).fill(NOBODY);
    this.load = new Int32Array(columnCount);
    this.slotOffsets = new Int32Array(columnCount + 1);
    for (let c = 0; c < columnCount; c++) {
      const degree = columnOffsets[c + 1]! - columnOffsets[c]!;
      this.slotOffsets[c + 1] = this.slotOffsets[c]! + Math.min(degree, capacityOfColumn[c]!);
    }
    this.heldAt = new Int32Array(this.slotOffsets[columnCount]!);
  }

  /** The edges that a column holds, the least wanted first. */
  heldBy(column: number): Int32Array {
    const start = this.slotOffsets[column]!;
    return this.heldAt.subarray(start, start + this.load[column]!);
  }

  hasPlace(column: number): boolean {
    return this.load[column]! < this.market.problem.capacityOfColumn[column]!;
  }

  /** Puts a row that is nowhere where the edge leads. Only while there is a place. O(places). */
  enter(edge: number): void {
    const { columnOfEdge } = this.market.problem;
    const column = columnOfEdge[edge]!;
    const start = this.slotOffsets[column]!;
    let at = start + this.load[column]!++;
    while (at > start && this.isLessWanted(edge, this.heldAt[at - 1]!)) {
      this.heldAt[at] = this.heldAt[at - 1]!;
      at--;
    }
    this.heldAt[at] = edge;
    this.edgeOfRow[this.market.rowOfEdge[edge]!] = edge;
  }

  /** Takes a row from where it is. O(places). */
  leave(row: number): void {
    const edge = this.edgeOfRow[row]!;
    const column = this.market.problem.columnOfEdge[edge]!;
    const start = this.slotOffsets[column]!;
    const end = start + --this.load[column]!;
    let at = start;
    while (this.heldAt[at] !== edge) at++;
    for (; at < end; at++) this.heldAt[at] = this.heldAt[at + 1]!;
    this.edgeOfRow[row] = NOBODY;
  }

  /** row → column, or −1. */
  columnOfRow(): Int32Array {
    const { columnOfEdge } = this.market.problem;
    return this.edgeOfRow.map((edge) => (edge === NOBODY ? NOBODY : columnOfEdge[edge]!));
  }

  private isLessWanted(a: number, b: number): boolean {
    const { columnScore } = this.market.problem;
    return columnScore[a]! < columnScore[b]! || (columnScore[a] === columnScore[b] && a > b);
  }
}
