/**
 * Who gets the places that the tails of crowded columns share: a matching that grows by alternating searches, and is kept while columns are
 * asked and rule out.
 *
 * A row that is bound needs none of them. Boundness is lost at most once for each tie that a row asks, so a row that has a place, or waits for one, is not
 * bound until it asks anew.
 */
import { NOBODY } from "../../graph/bipartite";
import type { StableProblem } from "../problem";
import type { TiedAsking } from "./tied-asking";

/** What a search reached that found no place: too many rows for the columns. */
export interface FailedSearch {
  readonly columns: Int32Array;
  /** For each column the edge by which it was reached and the edges to the rows that have its places: a tree. */
  readonly contest: Int32Array;
}

/** The shared places. */
export class SharedPlaces {
  /** row → the edge to the shared place it has; out of date when that edge is ruled out. */
  private readonly placeOfRow: Int32Array;
  /** column → shared places given to rows of the tail that ends at {@link countedTail}. */
  private readonly given: Int32Array;
  /** column → `tailEnd` of the tail whose rows were told that the column is crowded, or −1. */
  private readonly countedTail: Int32Array;

  // The search: columns reached, in order, the edge by which each was reached, and in which search that was.
  private readonly reached: Int32Array;
  private readonly reachedBy: Int32Array;
  private readonly reachedIn: Int32Array;
  private searches = 0;
  private looked = 0;

  constructor(
    private readonly problem: StableProblem,
    private readonly asking: TiedAsking,
  ) {
    this.placeOfRow = new Int32Array(problem.rowCount).fill(NOBODY);
    this.given = new Int32Array(problem.columnCount);
    this.countedTail = new Int32Array(problem.columnCount).fill(-1);
    this.reached = new Int32Array(problem.columnCount);
    this.reachedBy = new Int32Array(problem.columnCount);
    this.reachedIn = new Int32Array(problem.columnCount).fill(-1);
  }

  /** Whether some row may need a place, or some column may have given too many. */
  get hasWaiting(): boolean {
    return !this.asking.changedRows.isEmpty || !this.asking.changedColumns.isEmpty;
  }

  /** Edges looked at since this was last called. */
  takeLooked(): number {
    const looked = this.looked;
    this.looked = 0;
    return looked;
  }

  /** Finds a place for a waiting row, if it needs one. Only when {@link hasWaiting} and no row is idle. */
  placeNext(): FailedSearch | undefined {
    const { changedRows, changedColumns } = this.asking;
    while (!changedColumns.isEmpty) this.recount(changedColumns.pop());
    if (changedRows.isEmpty) return undefined;
    const r = changedRows.pop();
    this.looked++;
    if (this.asking.asking[r] === 0 || this.hasPlace(r) || this.boundEdge(r) !== NOBODY) return undefined;
    return this.search(r);
  }

  /** The edge by which a row is matched in the end, or −1: its place, or else the first column to which it is bound. */
  edgeFor(r: number): number {
    return this.hasPlace(r) ? this.placeOfRow[r]! : this.boundEdge(r);
  }

  private hasPlace(r: number): boolean {
    const place = this.placeOfRow[r]!;
    return place !== NOBODY && !this.asking.isRuledOut(place);
  }

  private isCrowded(c: number): boolean {
    return this.asking.askedBy[c]! > this.problem.capacityOfColumn[c]!;
  }

  /** Places that are left for the tail: one at least, or the tail would be ruled out. */
  private placesOfTail(c: number): number {
    return this.problem.capacityOfColumn[c]! - (this.asking.askedBy[c]! - this.asking.askedByTail[c]!);
  }

  private boundEdge(r: number): number {
    const { asking } = this;
    for (let at = asking.headStart[r]!; at < asking.headEnd[r]!; at++) {
      const e = asking.edgeOfRowAt(at);
      if (asking.isRuledOut(e)) continue;
      const c = this.problem.columnOfEdge[e]!;
      if (!this.isCrowded(c) || asking.placeInColumn[e]! < asking.tailStart[c]!) return e;
    }
    return NOBODY;
  }

  /** After a column was asked: rows of a tail that is crowded now may have lost what bound them; better rows take shared places away. */
  private recount(c: number): void {
    const { asking } = this;
    this.looked++;
    if (!this.isCrowded(c)) return;
    const start = asking.tailStart[c]!;
    const end = asking.tailEnd[c]!;
    if (this.countedTail[c] !== end) {
      this.countedTail[c] = end;
      this.given[c] = 0;
      this.looked += end - start;
      for (let at = start; at < end; at++) {
        const e = asking.edgeInColumn[at]!;
        if (asking.asked[e] === 1) asking.changedRows.push(asking.rowOfEdge[e]!);
      }
      return;
    }
    const places = this.placesOfTail(c);
    for (let at = end - 1; this.given[c]! > places; at--) {
      const e = asking.edgeInColumn[at]!;
      const r = asking.rowOfEdge[e]!;
      this.looked++;
      if (this.placeOfRow[r] !== e) continue;
      this.placeOfRow[r] = NOBODY;
      this.given[c]!--;
      asking.changedRows.push(r);
    }
  }

  /** Breadth first from a row over the columns it asks, and from a column that has no place free over the rows that have its places. */
  private search(root: number): FailedSearch | undefined {
    const { asking, reached, reachedBy, reachedIn } = this;
    const search = this.searches++;
    let count = 0;
    /** Reaches the columns that a row asks. @returns one with a place free, or −1 */
    const reachFrom = (r: number): number => {
      for (let at = asking.headStart[r]!; at < asking.headEnd[r]!; at++) {
        const e = asking.edgeOfRowAt(at);
        this.looked++;
        if (asking.isRuledOut(e)) continue;
        const c = this.problem.columnOfEdge[e]!;
        if (reachedIn[c] === search) continue;
        reachedIn[c] = search;
        reachedBy[c] = e;
        reached[count++] = c;
        if (this.given[c]! < this.placesOfTail(c)) return c;
      }
      return NOBODY;
    };

    let free = reachFrom(root);
    const contest: number[] = [];
    for (let next = 0; free === NOBODY && next < count; next++) {
      const c = reached[next]!;
      contest.push(reachedBy[c]!);
      this.looked += asking.tailEnd[c]! - asking.tailStart[c]!;
      for (let at = asking.tailStart[c]!; free === NOBODY && at < asking.tailEnd[c]!; at++) {
        const e = asking.edgeInColumn[at]!;
        const r = asking.rowOfEdge[e]!;
        if (this.placeOfRow[r] !== e) continue;
        contest.push(e);
        free = reachFrom(r);
      }
    }
    if (free === NOBODY) return { columns: reached.slice(0, count), contest: Int32Array.from(contest) };
    this.shift(free);
    return undefined;
  }

  /** Gives the free place that was reached, and every place on the way back to whoever reached its column. */
  private shift(free: number): void {
    this.given[free]!++;
    for (let c = free; ; ) {
      const e = this.reachedBy[c]!;
      const r = this.asking.rowOfEdge[e]!;
      const before = this.placeOfRow[r]!;
      const hadPlace = this.hasPlace(r);
      this.placeOfRow[r] = e;
      if (!hadPlace) return;
      c = this.problem.columnOfEdge[before]!;
    }
  }
}
