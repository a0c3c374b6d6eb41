import { NOBODY } from "../../graph/bipartite";
import type { AssignmentProblem } from "../problem";
import type { Repair } from "./repair";

/**
 * Of equally good matchings a largest one: rows that are left out are matched along tight edges as long as places are left that cost
 * nothing. No row is looked at twice in vain. O(edges) and O(rows + columns) for each row that is matched.
 */
export const growAlongTightEdges = (problem: AssignmentProblem, repair: Repair): void => {
  const { rowCount, columnCount, columnOfEdge, capacityOfColumn } = problem;
  const { matching } = repair;
  const { columnOfRow, loadOfColumn, firstRowOfColumn, nextRow } = matching;
  if (!capacityOfColumn.some((capacity, column) => loadOfColumn[column]! < capacity)) return;
  /** column → the row from which it was reached, or −1. */
  const entryRow = new Int32Array(columnCount).fill(NOBODY);
  const queue = new Int32Array(rowCount);
  const reachedColumns = new Int32Array(columnCount);

  const takeWayFrom = (start: number): void => {
    queue[0] = start;
    let count = 1;
    let reachedCount = 0;
    for (let at = 0; at < count; at++) {
      const row = queue[at]!;
      const first = repair.firstEdge(row);
      const end = repair.firstEdge(row + 1);
      repair.edgesScanned += end - first;
      for (let e = first; e < end; e++) {
        const column = columnOfEdge === undefined ? e - first : columnOfEdge[e]!;
        if (entryRow[column] !== NOBODY || repair.slackOf(row, e, column) > 0) continue;
        entryRow[column] = row;
        reachedColumns[reachedCount++] = column;
        if (loadOfColumn[column]! < capacityOfColumn[column]!) {
          let taker = row;
          let taken = column;
          for (;;) {
            const before = matching.reassign(taker, taken);
            if (before === NOBODY) break;
            taken = before;
            taker = entryRow[before]!;
          }
          // What this search reached may be reached again; what others reached in vain leads nowhere still.
          for (let reached = 0; reached < reachedCount; reached++)
            entryRow[reachedColumns[reached]!] = NOBODY;
          return;
        }
        for (let other = firstRowOfColumn[column]!; other !== NOBODY; other = nextRow[other]!)
          queue[count++] = other;
      }
    }
  };
  for (let row = 0; row < rowCount; row++) if (columnOfRow[row] === NOBODY) takeWayFrom(row);
};
