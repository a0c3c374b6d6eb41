/**
 * A weakly stable matching of at least two thirds of the largest size.
 *
 * Z. Király, "Linear time local approximation algorithm for maximum stable marriage", Algorithms 6 (2013), 471–484: the "new algorithm" for
 * ties on both sides.
 *
 * Deferred acceptance with three changes. Of a tie, a row asks columns that have room first. A row that all columns turned down asks all of them once
 * more, and is then preferred to equally good rows that ask for the first time. And a row is *uncertain* while a column with room stands in the tie
 * where it is held: whoever asks its column gets its place, for it can go there; it may come back later.
 *
 * r  row
 * c  column
 * e  edge
 *
 * Departures: (1) a column of several places stands for as many columns of one place each, all alike, which are not made: it has room while one of
 * them has never been asked, and of the others the uncertain row is asked first, then the one that is let go most easily; (2) rows ask
 * in the order of a stack. Both are choices that the paper leaves open.
 *
 * O(edges · log largest capacity) beside sorting the lists: a row asks a column twice at most, and once more for each time it is let go as uncertain,
 * which is no more often than there are places.
 */
import { NOBODY, rowOfEdge } from "../../graph/bipartite";
import { preferenceOrder } from "../../graph/preference-order";
import { EDGES_PER_SLICE, type Slices, type StopReason } from "../../graph/slices";
import type { StableProblem } from "../problem";
import { HeldByColumn } from "./held-by-column";

/** What a row is at: 0 when it asks for the first time, 1 when it asks again, and then this. */
const GIVEN_UP = 2;

/** The algorithm in slices; progress counts rows that are held or have given up. @returns row → column, or why it was stopped */
export function* nearlyLargestStable(problem: StableProblem): Slices<Int32Array | StopReason> {
  const { rowCount, columnOfEdge } = problem;
  const asking = new Asking(problem);
  let work = 0;
  /** Rows that are not held and have not given up: `[0, active)`. */
  const stack = new Int32Array(rowCount);
  let active = 0;
  for (let r = rowCount - 1; r >= 0; r--) stack[active++] = r;
  while (active > 0) {
    const r = stack[--active]!;
    const e = asking.next(r);
    if (e !== NOBODY) {
      const letGo = asking.offer(e);
      if (letGo !== NOBODY) stack[active++] = asking.rowOf[letGo]!;
    }
    work += asking.takeLooked() + 1;
    if (work < EDGES_PER_SLICE) continue;
    work = 0;
    const reason = yield { done: rowCount - active, total: rowCount };
    if (reason !== undefined) return reason;
  }
  const columnOfRow = new Int32Array(rowCount).fill(NOBODY);
  for (let r = 0; r < rowCount; r++) {
    const e = asking.heldBy[r]!;
    if (e !== NOBODY) columnOfRow[r] = columnOfEdge[e]!;
  }
  return columnOfRow;
}

/** Who asks whom. */
class Asking {
  readonly rowOf: Int32Array;
  /** row → the edge by which it is held, or −1. */
  readonly heldBy: Int32Array;
  private readonly held: HeldByColumn;
  /** position → edge; the most wanted first. */
  private readonly order: Int32Array;
  /** row → the tie it asks: `[tieStart, tieEnd)`. */
  private readonly tieEnd: Int32Array;
  /** row → position in the tie before which no column has room. */
  private readonly roomAt: Int32Array;
  /** row → position in the tie before which all have turned it down. */
  private readonly turnedDownTo: Int32Array;
  /** row → whether it asks for the first time, again, or has given up. */
  private readonly time: Uint8Array;
  /** edge → how often the column has turned the row down for good. */
  private readonly turnedDown: Uint8Array;
  /** column → the last row that was held while there was room and may be uncertain, and row → the one before it. */
  private readonly lastEarly: Int32Array;
  private readonly earlyBefore: Int32Array;
  private looked = 0;

  constructor(private readonly problem: StableProblem) {
    const { rowCount, columnCount, rowOffsets, columnOfEdge, columnScore, capacityOfColumn } = problem;
    this.rowOf = rowOfEdge(problem);
    this.heldBy = new Int32Array(rowCount).fill(NOBODY);
    this.order = preferenceOrder(rowOffsets, problem.rowScore);
    this.tieEnd = new Int32Array(rowCount);
    this.roomAt = new Int32Array(rowCount);
    this.turnedDownTo = new Int32Array(rowCount);
    this.time = new Uint8Array(rowCount);
    this.turnedDown = new Uint8Array(columnOfEdge.length);
    this.lastEarly = new Int32Array(columnCount).fill(NOBODY);
    this.earlyBefore = new Int32Array(rowCount).fill(NOBODY);
    this.held = new HeldByColumn(problem, capacityOfColumn, columnScore, (e) => this.time[this.rowOf[e]!]!);
    for (let r = 0; r < rowCount; r++) this.enterTie(r, rowOffsets[r]!);
  }

  takeLooked(): number {
    const looked = this.looked;
    this.looked = 0;
    return looked;
  }

  /** Whom the row asks next, or −1 when it gives up. */
  next(r: number): number {
    const end = this.problem.rowOffsets[r + 1]!;
    while (this.time[r] !== GIVEN_UP) {
      if (this.seesRoom(r)) return this.order[this.roomAt[r]!]!;
      const time = this.time[r]!;
      for (; this.turnedDownTo[r]! < this.tieEnd[r]!; this.turnedDownTo[r]!++) {
        const e = this.order[this.turnedDownTo[r]!]!;
        this.looked++;
        if (this.turnedDown[e]! <= time) return e;
      }
      if (this.tieEnd[r]! < end) this.enterTie(r, this.tieEnd[r]!);
      else {
        this.time[r]!++;
        this.enterTie(r, this.problem.rowOffsets[r]!);
      }
    }
    return NOBODY;
  }

  /** A row asks. @returns the edge that is turned down or let go for it, or −1 */
  offer(e: number): number {
    const r = this.rowOf[e]!;
    const c = this.problem.columnOfEdge[e]!;
    if (this.held.hasRoom(c)) {
      this.held.add(c, e);
      this.heldBy[r] = e;
      this.earlyBefore[r] = this.lastEarly[c]!;
      this.lastEarly[c] = r;
      return NOBODY;
    }
    const uncertain = this.takeUncertain(c);
    const least = uncertain === NOBODY ? this.held.first(c) : uncertain;
    if (least === NOBODY || (uncertain === NOBODY && !this.held.isBetter(e, least))) {
      this.turnedDown[e]!++;
      return e;
    }
    if (uncertain === NOBODY) this.turnedDown[least]!++;
    this.held.replace(c, least, e);
    this.heldBy[this.rowOf[least]!] = NOBODY;
    this.heldBy[r] = e;
    return least;
  }

  /** Whether a column with room is in the tie that the row asks. Columns never get room again, so the position only moves on. */
  private seesRoom(r: number): boolean {
    const { columnOfEdge } = this.problem;
    const end = this.tieEnd[r]!;
    let at = this.roomAt[r]!;
    while (at < end && !this.held.hasRoom(columnOfEdge[this.order[at]!]!)) at++;
    this.looked += at - this.roomAt[r]!;
    this.roomAt[r] = at;
    return at < end;
  }

  /**
   * The edge of an uncertain row that a full column holds, or −1. Whoever is not uncertain now never is again. Only who was held while there was room can be:
   * others found no room in their tie when they asked.
   */
  private takeUncertain(c: number): number {
    for (let r = this.lastEarly[c]!; r !== NOBODY; r = this.earlyBefore[r]!) {
      this.lastEarly[c] = this.earlyBefore[r]!;
      this.looked++;
      if (this.seesRoom(r)) return this.heldBy[r]!;
    }
    return NOBODY;
  }

  private enterTie(r: number, start: number): void {
    const { rowScore, rowOffsets } = this.problem;
    const end = rowOffsets[r + 1]!;
    let to = start;
    while (to < end && rowScore[this.order[to]!] === rowScore[this.order[start]!]) to++;
    this.tieEnd[r] = to;
    this.roomAt[r] = start;
    this.turnedDownTo[r] = start;
  }
}
