/**
 * What is left to decide of a leximin matching: the matchings that are as good as any up to the level that was reached.
 *
 * A *face* is described by edges that may be used, rows that must be matched and columns that must be full. It shrinks from level to level, and one of
 * its matchings is at hand all the time. Edges are numbered for themselves, and lie in lists of rows and of columns, from which those that have left the face
 * are taken out when somebody comes across them.
 */
import { NOBODY } from "../../graph/bipartite";
import { IndexedHeap } from "../../graph/heap";
import type { NormalProblem } from "../normal-form";
import type { Cover } from "../outcome";
import { PartialMatching } from "../partial-matching";

/** An edge of a level that has not been reached: it leaves the face when its level is over. */
const AHEAD = 0;
/** An edge of a level that is over, and still in the face. */
const SURVIVES = 1;
/** An edge that no matching of the face uses. */
const GONE = 2;

/** A set of indices that can be gone through. */
class IndexList {
  length = 0;
  private readonly members: Int32Array;
  /** index → its place among the members, or −1. */
  private readonly placeOf: Int32Array;

  constructor(count: number) {
    this.members = new Int32Array(count);
    this.placeOf = new Int32Array(count).fill(-1);
  }

  at(place: number): number {
    return this.members[place]!;
  }

  /** Puts an index in, or takes it out. */
  set(index: number, isMember: boolean): void {
    const place = this.placeOf[index]!;
    if (place >= 0 === isMember) return;
    if (isMember) {
      this.placeOf[index] = this.length;
      this.members[this.length++] = index;
    } else {
      const last = this.members[--this.length]!;
      this.members[place] = last;
      this.placeOf[last] = place;
      this.placeOf[index] = -1;
    }
  }
}

export class LeximinFace {
  readonly rowCount: number;
  readonly columnCount: number;
  /** edge → row, column and key; higher keys are better. */
  readonly rowOfEdge: Int32Array;
  readonly columnOfEdge: Int32Array;
  readonly key: Float64Array;
  /** edge → edge of the problem. */
  readonly originalEdge: Int32Array;
  /** row → `[rowStart, rowEnd)` of its edges in `rowList`, the best first while none has been taken out. */
  readonly rowList: Int32Array;
  readonly rowStart: Int32Array;
  readonly rowEnd: Int32Array;
  /** column → `[columnStart, columnEnd)` of its edges in `columnList`. */
  readonly columnList: Int32Array;
  readonly columnStart: Int32Array;
  readonly columnEnd: Int32Array;
  /** row → 1 when all matchings of the face match it. */
  readonly mustBeMatched: Uint8Array;
  /** column → 1 when all matchings of the face fill it. */
  readonly mustBeFull: Uint8Array;
  /** row → 1 when its edge is settled: it is out of the face, and so is one place of its column. */
  readonly isSettled: Uint8Array;
  /** column → places that are not settled. */
  readonly placesLeft: Int32Array;
  /** The matching of rows that are not settled. */
  readonly matching: PartialMatching;
  /** row → its edge, or −1; settled ones keep theirs. */
  readonly edgeOfRow: Int32Array;
  /** edge → whether it is ahead, survives or is gone. */
  readonly state: Uint8Array;
  /** Rows that are unmatched, and need not be. */
  readonly spareRows: IndexList;
  /** Columns that have places left, and need not be full. */
  readonly spareColumns: IndexList;
  /** The key of the level. */
  level = Number.NEGATIVE_INFINITY;

  /** row → a key that its edge is no worse than, if it is in the queue; Infinity if not. */
  private readonly queuedKey: Float64Array;
  /** Rows whose edges are ahead, the worst first. */
  private readonly queue: IndexedHeap;

  /**
   * The matchings as large as `matching`, which uses edges from `threshold` on only; they use edges with exactly one end in the cover. O(edges log degree).
   */
  constructor(problem: NormalProblem, cover: Cover, matching: PartialMatching, threshold: number) {
    const { rowCount, columnCount, rowOffsets, columnOfEdge, weight } = problem;
    this.rowCount = rowCount;
    this.columnCount = columnCount;
    this.mustBeMatched = cover.row.slice();
    this.mustBeFull = cover.column.slice();
    this.isSettled = new Uint8Array(rowCount);
    this.placesLeft = problem.capacityOfColumn.slice();
    this.matching = new PartialMatching(problem);
    this.edgeOfRow = new Int32Array(rowCount).fill(NOBODY);
    this.spareRows = new IndexList(rowCount);
    this.spareColumns = new IndexList(columnCount);
    for (let row = 0; row < rowCount; row++) this.spareRows.set(row, true);
    for (let column = 0; column < columnCount; column++)
      this.spareColumns.set(column, this.placesLeft[column]! > 0);
    this.queuedKey = new Float64Array(rowCount).fill(Number.POSITIVE_INFINITY);
    this.queue = new IndexedHeap(rowCount, this.queuedKey);

    const isIn = (row: number, e: number): boolean =>
      weight[e]! >= threshold && cover.row[row] !== cover.column[columnOfEdge[e]!];
    let count = 0;
    for (let row = 0; row < rowCount; row++) {
      for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) if (isIn(row, e)) count++;
    }
    const rowOf = new Int32Array(count);
    const columnOf = new Int32Array(count);
    const key = new Float64Array(count);
    const originalEdge = new Int32Array(count);
    this.rowStart = new Int32Array(rowCount);
    this.rowEnd = new Int32Array(rowCount);
    this.columnStart = new Int32Array(columnCount);
    this.columnEnd = new Int32Array(columnCount);
    let edge = 0;
    for (let row = 0; row < rowCount; row++) {
      this.rowStart[row] = edge;
      for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
        if (!isIn(row, e)) continue;
        rowOf[edge] = row;
        columnOf[edge] = columnOfEdge[e]!;
        key[edge] = weight[e]!;
        originalEdge[edge] = e;
        this.columnEnd[columnOfEdge[e]!]!++;
        edge++;
      }
      this.rowEnd[row] = edge;
    }
    this.rowOfEdge = rowOf;
    this.columnOfEdge = columnOf;
    this.key = key;
    this.originalEdge = originalEdge;
    this.state = new Uint8Array(count);
    this.rowList = Int32Array.from({ length: count }, (_, e) => e);
    for (let row = 0; row < rowCount; row++) {
      this.rowList
        .subarray(this.rowStart[row]!, this.rowEnd[row]!)
        .sort((a, b) => key[b]! - key[a]! || columnOf[a]! - columnOf[b]!);
    }
    this.columnList = new Int32Array(count);
    let first = 0;
    for (let column = 0; column < columnCount; column++) {
      this.columnStart[column] = first;
      first += this.columnEnd[column]!;
      this.columnEnd[column] = this.columnStart[column]!;
    }
    for (let e = 0; e < count; e++) {
      this.columnList[this.columnEnd[columnOf[e]!]!++] = e;
      if (matching.columnOfRow[rowOf[e]!] === columnOf[e]) this.assign(rowOf[e]!, e);
    }
  }

  /** Gives a row an edge, or none (−1). */
  assign(row: number, edge: number): void {
    this.edgeOfRow[row] = edge;
    const column = edge === NOBODY ? NOBODY : this.columnOfEdge[edge]!;
    const before = this.matching.reassign(row, column);
    this.spareRows.set(row, edge === NOBODY);
    if (before !== NOBODY) this.spareColumns.set(before, this.hasRoom(before));
    if (column !== NOBODY) this.spareColumns.set(column, this.hasRoom(column));
    if (edge === NOBODY || this.state[edge] !== AHEAD || this.key[edge]! >= this.queuedKey[row]!) return;
    this.queuedKey[row] = this.key[edge]!;
    this.queue.raise(row);
  }

  private hasRoom(column: number): boolean {
    return this.matching.loadOfColumn[column]! < this.placesLeft[column]!;
  }

  /** Goes on to the worst level that a chosen edge has. @returns the rows of such edges, or undefined when all levels are over */
  nextLevel(): number[] | undefined {
    const rows: number[] = [];
    const { queue, queuedKey, edgeOfRow, key } = this;
    while (queue.length > 0) {
      const row = queue.peek();
      if (rows.length > 0 && queuedKey[row]! > this.level) break;
      queue.pop();
      const queued = queuedKey[row]!;
      queuedKey[row] = Number.POSITIVE_INFINITY;
      const edge = edgeOfRow[row]!;
      if (edge === NOBODY || this.state[edge] !== AHEAD) continue;
      if (key[edge]! > queued) {
        // It got a better edge since.
        queuedKey[row] = key[edge]!;
        queue.raise(row);
        continue;
      }
      this.level = queued;
      rows.push(row);
    }
    return rows.length === 0 ? undefined : rows;
  }

  /** Whether no matching of the face uses an edge any more. */
  hasLeft(edge: number): boolean {
    const state = this.state[edge]!;
    return (
      state === GONE ||
      (state === AHEAD && this.key[edge]! < this.level) ||
      this.isSettled[this.rowOfEdge[edge]!] === 1 ||
      this.placesLeft[this.columnOfEdge[edge]!] === 0
    );
  }

  /**
   * Ends the level: only edges on which equality holds stay, rows and columns below 0 must be matched or full. When no more of the level's
   * edges stay than are needed, all of those are settled.
   *
   * @param price - row, and column behind the rows → its number at this level
   * @param nodes - those whose number is not 0
   * @param rows - the rows whose edges are of the level
   */
  shrink(price: Int32Array, nodes: ReadonlyArray<number>, rows: ReadonlyArray<number>): void {
    const { rowCount, rowStart, rowEnd, columnStart, columnEnd, state, rowOfEdge, columnOfEdge, key } = this;
    let ofLevel = 0;
    for (const node of nodes) {
      const isRow = node < rowCount;
      const at = isRow ? node : node - rowCount;
      if (price[node]! < 0) (isRow ? this.mustBeMatched : this.mustBeFull)[at] = 1;
      const list = isRow ? this.rowList : this.columnList;
      const first = (isRow ? rowStart : columnStart)[at]!;
      const end = (isRow ? rowEnd : columnEnd)[at]!;
      for (let i = first; i < end; i++) {
        const edge = list[i]!;
        if (this.hasLeft(edge)) continue;
        const sum = price[rowOfEdge[edge]!]! + price[rowCount + columnOfEdge[edge]!]!;
        const isOfLevel = key[edge] === this.level;
        if (sum !== (isOfLevel ? 1 : 0)) {
          state[edge] = GONE;
        } else if (isOfLevel && state[edge] === AHEAD) {
          state[edge] = SURVIVES;
          ofLevel++;
        }
      }
    }
    if (ofLevel > rows.length) return;
    for (const row of rows) {
      this.isSettled[row] = 1;
      this.placesLeft[this.columnOfEdge[this.edgeOfRow[row]!]!]!--;
      this.matching.reassign(row, NOBODY);
    }
  }

  /** row → its column, or −1. */
  columnOfRow(): Int32Array {
    return this.edgeOfRow.map((edge) => (edge === NOBODY ? NOBODY : this.columnOfEdge[edge]!));
  }

  /** Whether a matching that is leximin can use an edge, once all levels are over. */
  isInLastFace(edge: number): boolean {
    const row = this.rowOfEdge[edge]!;
    return this.isSettled[row] === 1
      ? this.edgeOfRow[row] === edge
      : this.state[edge] === SURVIVES && this.placesLeft[this.columnOfEdge[edge]!]! > 0;
  }
}
