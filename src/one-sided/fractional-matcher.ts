/**
 * A matching among the edges that have something left, in which every column has a number of rows between two bounds. It is kept
 * between calls and only repaired where an edge was used up or bounds were narrowed.
 *
 * Alternating paths as in H. W. Kuhn, Naval Research Logistics Quarterly 2 (1955), breadth first, from rows without edge, then from
 * columns with too few rows.
 */
import { type Bipartite, NOBODY, transpose } from "../graph/bipartite";

/** How many rows each column has. */
export interface FlexibleColumns {
  /** column → at least so many. */
  readonly least: Int32Array;
  /** column → at most so many. */
  readonly most: Int32Array;
}

/** A row that is waiting for an edge. */
const UNDECIDED = -2;

export class FractionalMatcher {
  /** row → its edge, or −1 when it gets nothing. */
  readonly edgeOfRow: Int32Array;
  /** column → how many rows have it; then how many get nothing. */
  readonly load: Int32Array;

  private readonly rowsOfColumn: Bipartite;
  private readonly originalEdge: Int32Array;
  /** "Nothing" as a column: it has room for all. */
  private readonly nothing: number;
  // One search, among columns.
  private readonly isReached: Uint8Array;
  /** column → the row that can move there (or away from there), and the edge it moves to. */
  private readonly movingRow: Int32Array;
  private readonly movingEdge: Int32Array;
  private readonly queue: Int32Array;
  private queued = 0;

  constructor(
    private readonly graph: Bipartite,
    /** edge → what is left of it. */
    private readonly rest: Float64Array,
    /** row → what is left of its chance to get nothing. */
    private readonly restOfNothing: Float64Array,
    private readonly columns: FlexibleColumns,
  ) {
    const { rowCount, columnCount } = graph;
    this.edgeOfRow = new Int32Array(rowCount).fill(UNDECIDED);
    this.load = new Int32Array(columnCount + 1);
    const { graph: rowsOfColumn, originalEdge } = transpose(graph);
    this.rowsOfColumn = rowsOfColumn;
    this.originalEdge = originalEdge;
    this.nothing = columnCount;
    this.isReached = new Uint8Array(columnCount + 1);
    this.movingRow = new Int32Array(columnCount + 1);
    this.movingEdge = new Int32Array(columnCount + 1);
    this.queue = new Int32Array(columnCount + 1);
  }

  /** Makes a matching within the bounds again; false when there is none. */
  repair(): boolean {
    const { edgeOfRow, load, columns } = this;
    for (let row = 0; row < edgeOfRow.length; row++) {
      const edge = edgeOfRow[row]!;
      if (edge === UNDECIDED) continue;
      const column = this.columnOf(edge);
      const isUsedUp = edge === NOBODY ? this.restOfNothing[row] === 0 : this.rest[edge] === 0;
      if (!isUsedUp && (column === this.nothing || load[column]! <= columns.most[column]!)) continue;
      edgeOfRow[row] = UNDECIDED;
      load[column]!--;
    }
    for (let row = 0; row < edgeOfRow.length; row++) {
      if (edgeOfRow[row] === UNDECIDED && !this.place(row)) return false;
    }
    for (let column = 0; column < this.nothing; column++) {
      while (load[column]! < columns.least[column]!) if (!this.fill(column)) return false;
    }
    return true;
  }

  /** row → column or −1, as it is now. */
  columnOfRow(): Int32Array {
    return this.edgeOfRow.map((edge) => (edge === NOBODY ? NOBODY : this.graph.columnOfEdge[edge]!));
  }

  private columnOf(edge: number): number {
    return edge === NOBODY ? this.nothing : this.graph.columnOfEdge[edge]!;
  }

  /** Gives a row an edge; others move on, the last one to a column with room. */
  private place(row: number): boolean {
    const { edgeOfRow, load, movingRow, movingEdge } = this;
    this.begin();
    let end = this.lookFrom(row);
    for (let at = 0; end === NOBODY && at < this.queued; at++) {
      const column = this.queue[at]!;
      const { rowOffsets, columnOfEdge } = this.rowsOfColumn;
      for (let e = rowOffsets[column]!; end === NOBODY && e < rowOffsets[column + 1]!; e++) {
        const guest = columnOfEdge[e]!;
        if (edgeOfRow[guest] === this.originalEdge[e]) end = this.lookFrom(guest);
      }
    }
    if (end === NOBODY) return false;
    for (;;) {
      const mover = movingRow[end]!;
      const before = edgeOfRow[mover]!;
      edgeOfRow[mover] = movingEdge[end]!;
      load[end]!++;
      if (before === UNDECIDED) return true;
      end = this.columnOf(before);
      load[end]!--;
    }
  }

  /** Reaches the columns that a row could move to; answers one with room. */
  private lookFrom(row: number): number {
    const { graph, rest, load, columns } = this;
    for (let e = graph.rowOffsets[row]!; e < graph.rowOffsets[row + 1]!; e++) {
      const column = graph.columnOfEdge[e]!;
      if (rest[e] === 0 || !this.reach(column, row, e)) continue;
      if (load[column]! < columns.most[column]!) return column;
    }
    return this.restOfNothing[row]! > 0 && this.reach(this.nothing, row, NOBODY) ? this.nothing : NOBODY;
  }

  /** Brings a row to a column that has too few; the last one on the way is taken from a column that can do with one less. */
  private fill(column: number): boolean {
    const { edgeOfRow, load, columns, movingRow, movingEdge } = this;
    const { rowOffsets, columnOfEdge } = this.rowsOfColumn;
    this.begin();
    this.isReached[column] = 1;
    this.queue[this.queued++] = column;
    for (let at = 0; at < this.queued; at++) {
      const to = this.queue[at]!;
      if (to === this.nothing) continue;
      for (let e = rowOffsets[to]!; e < rowOffsets[to + 1]!; e++) {
        const row = columnOfEdge[e]!;
        const edge = this.originalEdge[e]!;
        let from = this.columnOf(edgeOfRow[row]!);
        if (this.rest[edge] === 0 || !this.reach(from, row, edge)) continue;
        if (from !== this.nothing && load[from]! <= columns.least[from]!) continue;
        while (from !== column) {
          const target = movingEdge[from]!;
          edgeOfRow[movingRow[from]!] = target;
          load[from]!--;
          from = this.columnOf(target);
          load[from]!++;
        }
        return true;
      }
    }
    return false;
  }

  private begin(): void {
    this.isReached.fill(0);
    this.queued = 0;
  }

  private reach(column: number, row: number, edge: number): boolean {
    if (this.isReached[column] === 1) return false;
    this.isReached[column] = 1;
    this.movingRow[column] = row;
    this.movingEdge[column] = edge;
    this.queue[this.queued++] = column;
    return true;
  }
}
