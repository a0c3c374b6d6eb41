/**
 * Fills columns up to their minimums along alternating paths, or finds why that can't be done.
 *
 * The augmenting paths of L. R. Ford and D. R. Fulkerson (1956), shortest first as in J. Edmonds and R. M. Karp (1972), started from a
 * matching that is there already, so that few rows move; the proof of impossibility is P. Hall's (1935).
 *
 * c  column that lacks a row; it takes one that has no column, or whose column can spare it
 * d  column that can't spare its row r, and looks for another one in its place
 *
 * O(missing rows · edges) time, O(edges) memory.
 */
import { NOBODY, transpose } from "../../graph/bipartite";
import { EDGES_PER_SLICE, type Slices, type StopReason } from "../../graph/slices";
import { loadsOf } from "./counting";
import type { LowerQuotaProblem } from "./problem";

/** What came of filling. */
export type Filled =
  | { readonly _tag: "Filled"; readonly columnOfRow: Int32Array }
  | {
      readonly _tag: "Violator";
      readonly columns: Int32Array;
      readonly needed: number;
      readonly rows: number;
    }
  | { readonly _tag: "Stopped"; readonly reason: StopReason; readonly columnOfRow: Int32Array };

/** Fills minimums, starting from a matching within the capacities; progress counts columns. */
export function* fillMinimums(problem: LowerQuotaProblem, start: Int32Array): Slices<Filled> {
  const { rowCount, columnCount, minimumOfColumn } = problem;
  const { rowOffsets: columnOffsets, columnOfEdge: rowOfSlot } = transpose(problem).graph;
  const columnOfRow = start.slice();
  const load = loadsOf(columnOfRow, columnCount);

  /** Columns of the search in the order they were reached: `[0, reachedCount)`. */
  const reached = new Int32Array(columnCount);
  /** row → the column that reached it in this search, or −1. */
  const reachedFrom = new Int32Array(rowCount).fill(NOBODY);
  /** column → the row by which the search came to it; only of those reached. */
  const ledBy = new Int32Array(columnCount);
  const isReached = new Uint8Array(columnCount);
  let scanned = 0;

  for (let column = 0; column < columnCount; column++) {
    while (load[column]! < minimumOfColumn[column]!) {
      reachedFrom.fill(NOBODY);
      isReached.fill(0);
      isReached[column] = 1;
      reached[0] = column;
      let reachedCount = 1;
      let found = NOBODY;
      for (let at = 0; at < reachedCount && found === NOBODY; at++) {
        const d = reached[at]!;
        for (let slot = columnOffsets[d]!; slot < columnOffsets[d + 1]! && found === NOBODY; slot++) {
          const row = rowOfSlot[slot]!;
          const has = columnOfRow[row]!;
          if (reachedFrom[row] !== NOBODY || has === d || has === column) continue;
          reachedFrom[row] = d;
          if (has === NOBODY || load[has]! > minimumOfColumn[has]!) found = row;
          else if (isReached[has] === 0) {
            isReached[has] = 1;
            ledBy[has] = row;
            reached[reachedCount++] = has;
          }
        }
        scanned += columnOffsets[d + 1]! - columnOffsets[d]!;
      }
      if (found === NOBODY) return violatorOf(problem, reached.slice(0, reachedCount).sort());
      shift(found, column, columnOfRow, reachedFrom, ledBy, load);
      if (scanned >= EDGES_PER_SLICE) {
        scanned = 0;
        const reason = yield { done: column, total: columnCount };
        if (reason !== undefined) return { _tag: "Stopped", reason, columnOfRow };
      }
    }
  }
  return { _tag: "Filled", columnOfRow };
}

/** Moves the rows of the path back to the column that lacked one, each to the column that reached it. */
const shift = (
  found: number,
  column: number,
  columnOfRow: Int32Array,
  reachedFrom: Int32Array,
  ledBy: Int32Array,
  load: Int32Array,
): void => {
  const first = columnOfRow[found]!;
  if (first !== NOBODY) load[first]!--;
  load[column]!++;
  let row = found;
  for (;;) {
    const to = reachedFrom[row]!;
    columnOfRow[row] = to;
    if (to === column) return;
    // The row by which the search came to that column makes room for this one.
    row = ledBy[to]!;
  }
};

const violatorOf = (problem: LowerQuotaProblem, columns: Int32Array): Filled => {
  const inside = new Uint8Array(problem.columnCount);
  let needed = 0;
  for (const column of columns) {
    inside[column] = 1;
    needed += problem.minimumOfColumn[column]!;
  }
  let rows = 0;
  for (let row = 0; row < problem.rowCount; row++) {
    for (let e = problem.rowOffsets[row]!; e < problem.rowOffsets[row + 1]!; e++) {
      if (inside[problem.columnOfEdge[e]!] === 0) continue;
      rows++;
      break;
    }
  }
  return { _tag: "Violator", columns, needed, rows };
};
