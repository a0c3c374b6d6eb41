import { NOBODY } from "../../graph/bipartite";
import type { Cover } from "../outcome";
import type { Pricing } from "./pricing";

/**
 * The cover of a matching that fills all places: the columns that somebody unmatched competes for, through others or directly, and the
 * rows that nobody unmatched can push out. The prices of the other columns, which stay in the hands of those rows, are raised
 * together until none is below 0: one more place there matches nobody more. O(edges), far less where all columns are contested.
 */
export const coverOfFullColumns = ({ problem, matching, columnPrice }: Pricing): Cover => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge } = problem;
  const { columnOfRow, firstRowOfColumn, nextRow } = matching;
  const row = new Uint8Array(rowCount).fill(1);
  const column = new Uint8Array(columnCount);
  const queue = new Int32Array(rowCount);
  let queued = 0;
  for (let at = 0; at < rowCount; at++) if (columnOfRow[at] === NOBODY) queue[queued++] = at;
  let uncontested = columnCount;
  for (let at = 0; at < queued; at++) {
    const next = queue[at]!;
    row[next] = 0;
    if (uncontested === 0) continue;
    for (let e = rowOffsets[next]!; e < rowOffsets[next + 1]!; e++) {
      const reached = columnOfEdge[e]!;
      if (column[reached] === 1) continue;
      column[reached] = 1;
      uncontested--;
      for (let held = firstRowOfColumn[reached]!; held !== NOBODY; held = nextRow[held]!)
        queue[queued++] = held;
    }
  }
  let least = 0;
  for (let at = 0; at < columnCount; at++) if (column[at] === 0) least = Math.min(least, columnPrice[at]!);
  for (let at = 0; at < columnCount; at++) if (column[at] === 0) columnPrice[at]! -= least;
  return { row, column };
};
