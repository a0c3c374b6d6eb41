/**
 * Who competes for too little: sets of rows that are more than the columns they may have have places, or of columns
 * that have more places than there are rows who may take them.
 *
 * P. Hall, "On representatives of subsets", Journal of the London Mathematical Society 10 (1935), 26–30.
 *
 * A row that cannot be matched, and whoever holds what it or they may have, are such a set, and none of them can be taken out: a violator inside
 * must hold the row that has nothing, and with anybody all those who hold something that it may have. The same is true of a column while it
 * lacks one row. When it lacks more, somebody may be dispensable; then each in turn is left out, and stays out when the others still
 * cannot all be filled.
 */
import { NOBODY, transpose } from "../graph/bipartite";
import { EDGES_PER_SLICE, type Slices } from "../graph/slices";
import type { NormalProblem } from "./normal-form";
import type { HallViolator } from "./outcome";

/** What of a problem matters here. */
type Places = Omit<NormalProblem, "weight">;

/** Which sides `coverage: "complete"` matches in full: rows when they are no more than the places, and the other way round. O(columns). */
export const fullSides = ({
  rowCount,
  capacityOfColumn,
}: Pick<Places, "rowCount" | "capacityOfColumn">): { readonly rows: boolean; readonly columns: boolean } => {
  let places = 0;
  for (const capacity of capacityOfColumn) places += capacity;
  return { rows: rowCount <= places, columns: places <= rowCount };
};

/** People of one side as a violator: with all whom they may have, and the numbers. O(rows + columns + edges). */
export const violatorOf = (
  { rowCount, columnCount, rowOffsets, columnOfEdge, capacityOfColumn }: Places,
  side: HallViolator["side"],
  people: Int32Array,
): HallViolator => {
  const ofRows = side === "rows";
  const isPerson = new Uint8Array(ofRows ? rowCount : columnCount);
  for (const person of people) isPerson[person] = 1;
  const isPartner = new Uint8Array(ofRows ? columnCount : rowCount);
  for (let row = 0; row < rowCount; row++) {
    if (ofRows && isPerson[row] !== 1) continue;
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      const column = columnOfEdge[e]!;
      if (ofRows) isPartner[column] = 1;
      else if (isPerson[column] === 1) isPartner[row] = 1;
    }
  }
  const members = indicesOf(isPerson);
  const partners = indicesOf(isPartner);
  let places = 0;
  for (const column of ofRows ? partners : members) places += capacityOfColumn[column]!;
  return {
    side,
    people: members,
    partners,
    needed: ofRows ? members.length : places,
    available: ofRows ? places : partners.length,
  };
};

const indicesOf = (flags: Uint8Array): Int32Array => {
  let count = 0;
  for (const flag of flags) count += flag;
  const indices = new Int32Array(count);
  for (let at = 0, next = 0; next < count; at++) if (flags[at] === 1) indices[next++] = at;
  return indices;
};

/**
 * An inclusion-minimal violator among columns that together are one. Stopped on the way, it answers with the smallest that
 * it has found. O(places of the set · its edges), and while more than one row is missing O(columns of the set · missing · edges).
 */
export function* shrinkToViolator(problem: Places, columns: Int32Array): Slices<HallViolator> {
  const filler = new ColumnFiller(problem);
  /** The violator, of which every column but one, `last`, is full. */
  let members = columns;
  let last = NOBODY;
  const isNeeded = new Uint8Array(problem.columnCount);
  const leaveOut = (column: number): void => {
    filler.release(column);
    if (!filler.fill(last)) {
      members = filler.reached();
      return;
    }
    // The others can be filled: now it is this column that lacks rows, and all the others are full again.
    isNeeded[column] = 1;
    last = column;
    filler.fill(column);
    members = filler.reached();
  };

  for (let at = 0; last === NOBODY && at < columns.length; at++) {
    const column = columns[at]!;
    if (!filler.fill(column)) {
      members = filler.reached();
      last = column;
      isNeeded[column] = 1;
    }
    if (filler.isDueToYield() && (yield { done: at, total: columns.length }) !== undefined)
      return violatorOf(problem, "columns", members);
  }
  while (last !== NOBODY && filler.missing(last) > 1) {
    const dispensable = members.find((column) => isNeeded[column] !== 1);
    if (dispensable === undefined) break;
    leaveOut(dispensable);
    if (filler.isDueToYield() && (yield { done: columns.length - members.length, total: columns.length }))
      break;
  }
  return violatorOf(problem, "columns", members);
}

/** Gives columns rows by augmenting paths, without regard to weights. */
class ColumnFiller {
  private readonly columnOfRow: Int32Array;
  private readonly loadOfColumn: Int32Array;
  private readonly capacityOfColumn: Int32Array;
  /** column → first entry in `rowOf`. */
  private readonly columnOffsets: Int32Array;
  /** entry → a row that may take the column. */
  private readonly rowOf: Int32Array;

  // One search: a column is reached through a row that it would give away.
  /** row → the number of the search that reached it last. */
  private readonly searchOfRow: Int32Array;
  /** column → the number of the search that reached it last. */
  private readonly searchOfColumn: Int32Array;
  /** row → the column that would take it. */
  private readonly takerOfRow: Int32Array;
  /** column → the row that it would give away. */
  private readonly rowGivenAway: Int32Array;
  /** `[0, reachedCount)`: columns reached, the one to be filled first. */
  private readonly queue: Int32Array;
  private reachedCount = 0;
  private search = 0;

  private edgesScanned = 0;
  private edgesAtLastYield = 0;

  constructor(problem: Places) {
    const { rowCount, columnCount } = problem;
    const { graph } = transpose(problem);
    this.columnOffsets = graph.rowOffsets;
    this.rowOf = graph.columnOfEdge;
    this.capacityOfColumn = problem.capacityOfColumn;
    this.columnOfRow = new Int32Array(rowCount).fill(NOBODY);
    this.loadOfColumn = new Int32Array(columnCount);
    this.searchOfRow = new Int32Array(rowCount);
    this.searchOfColumn = new Int32Array(columnCount);
    this.takerOfRow = new Int32Array(rowCount);
    this.rowGivenAway = new Int32Array(columnCount);
    this.queue = new Int32Array(columnCount);
  }

  isDueToYield(): boolean {
    if (this.edgesScanned - this.edgesAtLastYield < EDGES_PER_SLICE) return false;
    this.edgesAtLastYield = this.edgesScanned;
    return true;
  }

  /** How many rows a column lacks. */
  missing(column: number): number {
    return this.capacityOfColumn[column]! - this.loadOfColumn[column]!;
  }

  /** The columns that the last search reached, ascending: a violator, if it found no row that is free. */
  reached(): Int32Array {
    return this.queue.slice(0, this.reachedCount).sort();
  }

  /** Takes all its rows from a column. O(its edges). */
  release(column: number): void {
    for (let at = this.columnOffsets[column]!; at < this.columnOffsets[column + 1]!; at++) {
      const row = this.rowOf[at]!;
      if (this.columnOfRow[row] === column) this.columnOfRow[row] = NOBODY;
    }
    this.loadOfColumn[column] = 0;
  }

  /** Gives a column all the rows it lacks, or as many as there are. Answers whether it is full. */
  fill(column: number): boolean {
    while (this.missing(column) > 0) if (!this.addRow(column)) return false;
    return true;
  }

  private addRow(start: number): boolean {
    const { columnOffsets, rowOf, columnOfRow, searchOfRow, searchOfColumn, queue } = this;
    const search = ++this.search;
    queue[0] = start;
    searchOfColumn[start] = search;
    this.reachedCount = 1;
    for (let at = 0; at < this.reachedCount; at++) {
      const column = queue[at]!;
      const end = columnOffsets[column + 1]!;
      for (let e = columnOffsets[column]!; e < end; e++) {
        const row = rowOf[e]!;
        if (searchOfRow[row] === search) continue;
        searchOfRow[row] = search;
        this.takerOfRow[row] = column;
        const holder = columnOfRow[row]!;
        if (holder === NOBODY) {
          this.augment(start, row);
          return true;
        }
        if (searchOfColumn[holder] === search) continue;
        searchOfColumn[holder] = search;
        this.rowGivenAway[holder] = row;
        queue[this.reachedCount++] = holder;
      }
      this.edgesScanned += end - columnOffsets[column]!;
    }
    return false;
  }

  /** Every column on the way takes the row before it gives its own away. */
  private augment(start: number, free: number): void {
    let row = free;
    for (;;) {
      const column = this.takerOfRow[row]!;
      this.columnOfRow[row] = column;
      if (column === start) break;
      row = this.rowGivenAway[column]!;
    }
    this.loadOfColumn[start]!++;
  }
}
