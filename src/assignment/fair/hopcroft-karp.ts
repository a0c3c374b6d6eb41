/**
 * Largest matchings with capacities of the columns, from any matching on.
 *
 * J. E. Hopcroft and R. M. Karp, "An n^5/2 algorithm for maximum matchings in bipartite graphs", SIAM Journal on Computing 2 (1973),
 * 225–231.
 *
 * i  row        j  column       depth  rows on the way from an unmatched row
 *
 * Each phase labels columns with their depth up to the first that has places left, then takes disjoint shortest ways to such columns: a walk
 * never looks at an edge, or at a row of a column, twice in vain.
 *
 * Departures: (1) no recursion; (2) columns have several places; (3) it goes on from a matching that is there, and only pairs of `graph` are added.
 *
 * O(√(rows + places) · edges) time, O(rows + columns) memory.
 */
import { type Bipartite, NOBODY } from "../../graph/bipartite";
import { EDGES_PER_SLICE, type Progress, type StopReason } from "../../graph/slices";
import type { PartialMatching } from "../partial-matching";

/** Whom a search from all unmatched rows reached in vain: the rows that compete for columns that are full. */
export interface Reached {
  /** row → 1 when it was reached. */
  readonly row: Uint8Array;
  /** column → 1 when it was reached. */
  readonly column: Uint8Array;
}

/** What becomes of a growing matching: it is largest, or as large as was asked for, or the work was stopped. */
export type Grown =
  | { readonly _tag: "Largest"; readonly size: number; readonly reached: Reached }
  | { readonly _tag: "Enough"; readonly size: number }
  | { readonly _tag: "Stopped"; readonly size: number; readonly reason: StopReason };

/** Makes a matching as large as the graph allows, or as `enough`; progress counts matched rows. */
export function* growMatching(
  graph: Bipartite,
  capacityOfColumn: Int32Array,
  matching: PartialMatching,
  enough = Number.POSITIVE_INFINITY,
): Generator<Progress, Grown, StopReason | undefined> {
  const { rowCount, columnCount, rowOffsets, columnOfEdge } = graph;
  const { columnOfRow, loadOfColumn, firstRowOfColumn, nextRow } = matching;
  /** column → depth of the row that reached it first, or −1. */
  const depthOfColumn = new Int32Array(columnCount);
  /** row → depth, or −1. */
  const depthOfRow = new Int32Array(rowCount);
  const queue = new Int32Array(rowCount);
  /** row → the next edge of it to look at in this phase. */
  const cursorOfRow = new Int32Array(rowCount);
  /** column → the next of its rows to go through in this phase, or −1. */
  const cursorOfColumn = new Int32Array(columnCount);
  /** depth → row and column of the way. */
  const rowAt = new Int32Array(rowCount);
  const columnAt = new Int32Array(rowCount);
  let size = 0;
  for (let row = 0; row < rowCount; row++) if (columnOfRow[row] !== NOBODY) size++;
  let steps = 0;

  for (;;) {
    if (size >= enough) return { _tag: "Enough", size };
    // Label.
    depthOfColumn.fill(-1);
    depthOfRow.fill(-1);
    let count = 0;
    for (let row = 0; row < rowCount; row++) {
      if (columnOfRow[row] !== NOBODY) continue;
      depthOfRow[row] = 0;
      queue[count++] = row;
    }
    const rootCount = count;
    let lastDepth = rowCount;
    for (let at = 0; at < count; at++) {
      const row = queue[at]!;
      const depth = depthOfRow[row]!;
      if (depth > lastDepth) break;
      const first = rowOffsets[row]!;
      const end = rowOffsets[row + 1]!;
      cursorOfRow[row] = first;
      for (let e = first; e < end; e++) {
        const column = columnOfEdge[e]!;
        if (depthOfColumn[column] !== -1) continue;
        depthOfColumn[column] = depth;
        cursorOfColumn[column] = NOBODY;
        if (loadOfColumn[column]! < capacityOfColumn[column]!) {
          lastDepth = depth;
        } else if (depth < lastDepth) {
          cursorOfColumn[column] = firstRowOfColumn[column]!;
          for (let next = firstRowOfColumn[column]!; next !== NOBODY; next = nextRow[next]!) {
            depthOfRow[next] = depth + 1;
            cursorOfRow[next] = rowOffsets[next]!;
            queue[count++] = next;
          }
        }
      }
      steps += end - first + 1;
      if (steps < EDGES_PER_SLICE) continue;
      steps = 0;
      const reason = yield { done: size, total: rowCount };
      if (reason !== undefined) return { _tag: "Stopped", size, reason };
    }
    if (lastDepth === rowCount) {
      return {
        _tag: "Largest",
        size,
        reached: {
          row: Uint8Array.from(depthOfRow, (depth) => (depth === -1 ? 0 : 1)),
          column: Uint8Array.from(depthOfColumn, (depth) => (depth === -1 ? 0 : 1)),
        },
      };
    }
    // Walk.
    for (let root = 0; root < rootCount && size < enough; root++) {
      let depth = 0;
      rowAt[0] = queue[root]!;
      while (depth >= 0) {
        const row = rowAt[depth]!;
        const end = rowOffsets[row + 1]!;
        let cursor = cursorOfRow[row]!;
        const before = cursor;
        let into = NOBODY;
        let through = NOBODY;
        for (; cursor < end; cursor++) {
          const column = columnOfEdge[cursor]!;
          if (depthOfColumn[column] !== depth) continue;
          if (loadOfColumn[column]! < capacityOfColumn[column]!) {
            into = column;
            break;
          }
          through = cursorOfColumn[column]!;
          if (through === NOBODY) continue;
          cursorOfColumn[column] = nextRow[through]!;
          columnAt[depth] = column;
          break;
        }
        cursorOfRow[row] = cursor;
        steps += cursor - before + 1;
        if (into !== NOBODY) {
          matching.reassign(row, into);
          for (let at = depth - 1; at >= 0; at--) matching.reassign(rowAt[at]!, columnAt[at]!);
          size++;
          break;
        }
        if (through === NOBODY) depth--;
        else rowAt[++depth] = through;
      }
      if (steps < EDGES_PER_SLICE) continue;
      steps = 0;
      const reason = yield { done: size, total: rowCount };
      if (reason !== undefined) return { _tag: "Stopped", size, reason };
    }
  }
}
