import { NOBODY } from "../../graph/bipartite";
import type { Pricing } from "./pricing";

/**
 * Matches rows that were left out for nothing, where that loses nothing: along edges that are tight, to columns that have a place left.
 *
 * What a search in vain reached leads nowhere later either, so all of them together read an edge once. O(edges · rows added), O(edges) in vain.
 */
export const enlarge = ({ problem, matching, rowPrice, columnPrice }: Pricing): void => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, weight, capacityOfColumn } = problem;
  const { columnOfRow, loadOfColumn, firstRowOfColumn, nextRow } = matching;
  /** column → the row from which it was reached, or −1. */
  const entryRow = new Int32Array(columnCount).fill(NOBODY);
  /** Columns reached by this search. */
  const reached = new Int32Array(columnCount);
  const queue = new Int32Array(rowCount);
  for (let start = 0; start < rowCount; start++) {
    if (columnOfRow[start] !== NOBODY) continue;
    let reachedCount = 0;
    let end = NOBODY;
    let queued = 0;
    queue[queued++] = start;
    for (let at = 0; at < queued && end === NOBODY; at++) {
      const row = queue[at]!;
      for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
        const column = columnOfEdge[e]!;
        if (entryRow[column] !== NOBODY || weight[e]! - columnPrice[column]! < rowPrice[row]!) continue;
        entryRow[column] = row;
        reached[reachedCount++] = column;
        if (loadOfColumn[column]! < capacityOfColumn[column]!) {
          end = column;
          break;
        }
        for (let next = firstRowOfColumn[column]!; next !== NOBODY; next = nextRow[next]!)
          queue[queued++] = next;
      }
    }
    if (end === NOBODY) continue;
    for (let column = end; column !== NOBODY; ) {
      const row = entryRow[column]!;
      column = matching.reassign(row, column);
    }
    for (let at = 0; at < reachedCount; at++) entryRow[reached[at]!] = NOBODY;
  }
};
