/**
 * Rows ask columns tie by tie, and columns rule rows out: what the algorithms for super-stable and for strongly stable matchings share.
 *
 * A row asks all columns of its best tie that are not ruled out, and goes on to the next tie once all of these are. A column rules out
 * its least wanted tie, asked by it or not, as soon as `capacity` better rows ask; for super-stability also as soon as more rows
 * ask than it has places.
 *
 * r  row
 * c  column
 * e  edge of the problem
 */
import { type Bipartite, rowOfEdge, transpose } from "../../graph/bipartite";
import { preferenceOrder } from "../../graph/preference-order";
import type { StableProblem } from "../problem";
import { IndexStack } from "./index-stack";

/** The state of the asking. Positions are places in lists that lie one behind the other. */
export class TiedAsking {
  /** edge → its row. */
  readonly rowOfEdge: Int32Array;
  /** position → edge; row r's list has the positions `[rowOffsets[r], rowOffsets[r + 1])`, the most wanted first. */
  private readonly edgeInRow: Int32Array;
  /** row → first position of the tie it asks; the tie ends at {@link headEnd}. */
  readonly headStart: Int32Array;
  /** row → position behind the tie it asks; equal to the start before the row asks anybody. */
  readonly headEnd: Int32Array;
  /** row → columns that it asks and that have not ruled it out. */
  readonly asking: Int32Array;

  /** position → edge; column c's list has the positions `[columnOffsets[c], columnOffsets[c + 1])`, the most wanted first. */
  readonly edgeInColumn: Int32Array;
  private readonly columnOffsets: Int32Array;
  /** edge → its position in its column's list. */
  readonly placeInColumn: Int32Array;
  /** column → first position of its least wanted tie that is not ruled out. */
  readonly tailStart: Int32Array;
  /** column → position behind its least wanted tie: everything from here on is ruled out. */
  readonly tailEnd: Int32Array;
  /** column → rows that ask it and are not ruled out. */
  readonly askedBy: Int32Array;
  /** column → those of them that are in the tail. */
  readonly askedByTail: Int32Array;
  /** column → rows that have ever asked it. */
  readonly everAskedBy: Int32Array;

  /** edge → 1 once its row asks. */
  readonly asked: Uint8Array;
  /** Rows that have nobody to ask at present, and perhaps somebody later: `[0, idleCount)`. */
  private readonly idle: Int32Array;
  private idleCount = 0;
  /** Rows that asked, or were ruled out by somebody they ask, since they were last taken from here. */
  readonly changedRows: IndexStack;
  /** Columns that were asked since they were last taken from here. */
  readonly changedColumns: IndexStack;
  /** Everything ruled out so far, in order: `[0, ruledOutCount)`. */
  readonly ruledOut: Int32Array;
  ruledOutCount = 0;

  constructor(
    private readonly problem: StableProblem,
    private readonly whenFull: "strong" | "super",
  ) {
    const { rowCount, columnCount, rowOffsets, columnOfEdge, columnScore } = problem;
    const edges = columnOfEdge.length;
    this.rowOfEdge = rowOfEdge(problem);
    this.edgeInRow = preferenceOrder(rowOffsets, problem.rowScore);
    this.headStart = rowOffsets.slice(0, rowCount);
    this.headEnd = rowOffsets.slice(0, rowCount);
    this.asking = new Int32Array(rowCount);

    const columns = columnLists(problem, columnScore);
    this.columnOffsets = columns.offsets;
    this.edgeInColumn = columns.edgeAt;
    this.placeInColumn = columns.placeOfEdge;
    this.tailStart = new Int32Array(columnCount);
    this.tailEnd = this.columnOffsets.slice(1);
    this.askedBy = new Int32Array(columnCount);
    this.askedByTail = new Int32Array(columnCount);
    this.everAskedBy = new Int32Array(columnCount);

    this.asked = new Uint8Array(edges);
    this.idle = new Int32Array(rowCount);
    this.changedRows = new IndexStack(rowCount);
    this.changedColumns = new IndexStack(columnCount);
    this.ruledOut = new Int32Array(edges);
    for (let r = rowCount - 1; r >= 0; r--) this.idle[this.idleCount++] = r;
    for (let c = 0; c < columnCount; c++) {
      this.findTail(c);
      this.trim(c);
    }
  }

  /** Whether the edge is ruled out. */
  isRuledOut(e: number): boolean {
    return this.placeInColumn[e]! >= this.tailEnd[this.problem.columnOfEdge[e]!]!;
  }

  /** Whether some row may have to ask its next tie. */
  get hasIdle(): boolean {
    return this.idleCount > 0;
  }

  /** An idle row asks the next tie that is not wholly ruled out. Only when {@link hasIdle}. @returns edges looked at */
  askNext(): number {
    const r = this.idle[--this.idleCount]!;
    const { rowScore, columnOfEdge, rowOffsets } = this.problem;
    const end = rowOffsets[r + 1]!;
    const first = this.headEnd[r]!;
    let start = first;
    let to = first;
    while (this.asking[r] === 0 && to < end) {
      start = to;
      const score = rowScore[this.edgeInRow[start]!]!;
      while (to < end && rowScore[this.edgeInRow[to]!] === score) {
        const e = this.edgeInRow[to++]!;
        if (!this.isRuledOut(e)) this.ask(e);
      }
    }
    this.headStart[r] = start;
    this.headEnd[r] = to;
    for (let at = start; at < to; at++) this.trim(columnOfEdge[this.edgeInRow[at]!]!);
    return to - first + 1;
  }

  /** The edge at a position of a row's list. */
  edgeOfRowAt(position: number): number {
    return this.edgeInRow[position]!;
  }

  /** Rules out the whole tail of a column. @returns edges looked at */
  ruleOutTail(c: number): number {
    const start = this.tailStart[c]!;
    const count = this.tailEnd[c]! - start;
    for (let at = start; at < start + count; at++) {
      const e = this.edgeInColumn[at]!;
      this.ruledOut[this.ruledOutCount++] = e;
      if (this.asked[e] === 0) continue;
      const r = this.rowOfEdge[e]!;
      this.changedRows.push(r);
      if (--this.asking[r]! === 0) this.idle[this.idleCount++] = r;
    }
    this.askedBy[c]! -= this.askedByTail[c]!;
    this.tailEnd[c] = start;
    this.findTail(c);
    return count;
  }

  private ask(e: number): void {
    const c = this.problem.columnOfEdge[e]!;
    this.asked[e] = 1;
    this.changedRows.push(this.rowOfEdge[e]!);
    this.changedColumns.push(c);
    this.asking[this.rowOfEdge[e]!]!++;
    this.askedBy[c]!++;
    this.everAskedBy[c]!++;
    if (this.placeInColumn[e]! >= this.tailStart[c]!) this.askedByTail[c]!++;
  }

  /** Rules out the tails that a column can't take any more. */
  private trim(c: number): void {
    const capacity = this.problem.capacityOfColumn[c]!;
    while (this.tailEnd[c]! > this.columnOffsets[c]!) {
      const better = this.askedBy[c]! - this.askedByTail[c]!;
      const full = better >= capacity || (this.whenFull === "super" && this.askedBy[c]! > capacity);
      if (!full) break;
      this.ruleOutTail(c);
    }
  }

  /** The tail is the tie that ends at `tailEnd`. Every tie is looked at once in all. */
  private findTail(c: number): void {
    const { columnScore } = this.problem;
    const begin = this.columnOffsets[c]!;
    let start = this.tailEnd[c]!;
    this.askedByTail[c] = 0;
    if (start > begin) {
      const score = columnScore[this.edgeInColumn[start - 1]!]!;
      while (start > begin && columnScore[this.edgeInColumn[start - 1]!] === score) {
        this.askedByTail[c]! += this.asked[this.edgeInColumn[--start]!]!;
      }
    }
    this.tailStart[c] = start;
  }

  /** Places that every stable matching fills, if there is one: all who ask would step into a free place. */
  placesToFill(): number {
    let places = 0;
    for (let c = 0; c < this.problem.columnCount; c++) {
      places += Math.min(this.everAskedBy[c]!, this.problem.capacityOfColumn[c]!);
    }
    return places;
  }

  /** Rows that still ask somebody: all others have nobody left. */
  rowsLeft(): number {
    let rows = 0;
    for (let r = 0; r < this.problem.rowCount; r++) if (this.asking[r]! > 0) rows++;
    return rows;
  }
}

/** The columns' lists in order of preference, as edges of the problem. */
const columnLists = (
  graph: Bipartite,
  columnScore: Float64Array,
): { readonly offsets: Int32Array; readonly edgeAt: Int32Array; readonly placeOfEdge: Int32Array } => {
  const { graph: swapped, originalEdge } = transpose(graph);
  const score = new Float64Array(columnScore.length);
  for (let at = 0; at < score.length; at++) score[at] = columnScore[originalEdge[at]!]!;
  const offsets = swapped.rowOffsets;
  const order = preferenceOrder(offsets, score);
  const edgeAt = new Int32Array(order.length);
  const placeOfEdge = new Int32Array(order.length);
  for (let at = 0; at < order.length; at++) {
    const e = originalEdge[order[at]!]!;
    edgeAt[at] = e;
    placeOfEdge[e] = at;
  }
  return { offsets, edgeAt, placeOfEdge };
};
