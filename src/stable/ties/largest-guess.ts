/**
 * Whether more than so many rows could be matched, if nothing counted but which pairs are open and how many places are free: augmenting paths, breadth first.
 *
 * O(rows · edges) at worst, of the component it is asked about.
 */
import { type Bipartite, NOBODY } from "../../graph/bipartite";

/** Scratch for one search; nothing is kept from one question to the next. */
export class LargestGuess {
  /** row → column guessed for it, and the next row of the same column; column → its first row, and places left. */
  private readonly columnOfRow: Int32Array;
  private readonly nextRow: Int32Array;
  private readonly firstRow: Int32Array;
  private readonly room: Int32Array;
  /** Breadth-first search: rows to look at; column → the row that reached it, and in which search. */
  private readonly queue: Int32Array;
  private readonly reachedBy: Int32Array;
  private readonly reachedIn: Int32Array;
  private searches = 0;

  constructor(
    private readonly graph: Bipartite & { readonly capacityOfColumn: Int32Array },
    private readonly isOpen: (edge: number) => boolean,
  ) {
    const { rowCount, columnCount } = graph;
    this.columnOfRow = new Int32Array(rowCount).fill(NOBODY);
    this.nextRow = new Int32Array(rowCount);
    this.firstRow = new Int32Array(columnCount);
    this.room = new Int32Array(columnCount);
    this.queue = new Int32Array(rowCount);
    this.reachedBy = new Int32Array(columnCount);
    this.reachedIn = new Int32Array(columnCount).fill(-1);
  }

  /** Whether more than `size` of the rows that have been given nothing (below −1) can be matched. */
  exceeds(rows: Int32Array, columns: Int32Array, size: number, given: Int32Array, load: Int32Array): boolean {
    for (const c of columns) {
      this.firstRow[c] = NOBODY;
      this.room[c] = this.graph.capacityOfColumn[c]! - load[c]!;
    }
    let undecided = 0;
    for (const r of rows) {
      this.columnOfRow[r] = NOBODY;
      if (given[r]! < NOBODY) undecided++;
    }
    let matched = 0;
    for (const r of rows) {
      if (matched > size || matched + undecided <= size) break;
      if (given[r]! >= NOBODY) continue;
      undecided--;
      if (this.augment(r)) matched++;
    }
    return matched > size;
  }

  private augment(root: number): boolean {
    const { rowOffsets, columnOfEdge } = this.graph;
    const search = this.searches++;
    this.queue[0] = root;
    let count = 1;
    for (let next = 0; next < count; next++) {
      const r = this.queue[next]!;
      for (let e = rowOffsets[r]!; e < rowOffsets[r + 1]!; e++) {
        const c = columnOfEdge[e]!;
        if (this.reachedIn[c] === search || !this.isOpen(e)) continue;
        this.reachedIn[c] = search;
        this.reachedBy[c] = r;
        if (this.room[c]! > 0) {
          this.room[c]!--;
          this.shift(c);
          return true;
        }
        for (let other = this.firstRow[c]!; other !== NOBODY; other = this.nextRow[other]!)
          this.queue[count++] = other;
      }
    }
    return false;
  }

  /** Gives the column to who reached it, and what that one had to who reached that. */
  private shift(free: number): void {
    for (let c = free; c !== NOBODY; ) {
      const r = this.reachedBy[c]!;
      const before = this.columnOfRow[r]!;
      if (before !== NOBODY) this.leave(before, r);
      this.columnOfRow[r] = c;
      this.nextRow[r] = this.firstRow[c]!;
      this.firstRow[c] = r;
      c = before;
    }
  }

  private leave(c: number, r: number): void {
    if (this.firstRow[c] === r) {
      this.firstRow[c] = this.nextRow[r]!;
      return;
    }
    let before = this.firstRow[c]!;
    while (this.nextRow[before] !== r) before = this.nextRow[before]!;
    this.nextRow[before] = this.nextRow[r]!;
  }
}
