/**
 * More pairs at the same total: augmenting paths in the graph of tight pairs.
 *
 * C. Berge, "Two theorems in graph theory", PNAS 43 (1957), 842–844. All matchings of the best total are matchings of tight pairs in which
 * whoever has a price is matched; paths keep everybody matched who is. Searches of one round share what they have seen; a round that finds
 * nothing is the last.
 *
 * O(rows · columns) a round.
 */
import { NOBODY } from "../../graph/bipartite";

/** Whether a row and a column may be a pair, at no loss. */
type IsTight = (row: number, column: number) => boolean;

/** Adds pairs to a matching for as long as there is a path. Writes to both arrays. */
export const enlarge = (columnOfRow: Int32Array, rowOfColumn: Int32Array, isTight: IsTight): void => {
  const rowCount = columnOfRow.length;
  const columnCount = rowOfColumn.length;
  const entryRow = new Int32Array(columnCount);
  const queue = new Int32Array(rowCount);
  for (;;) {
    let found = false;
    entryRow.fill(NOBODY);
    for (let source = 0; source < rowCount; source++) {
      if (columnOfRow[source] !== NOBODY) continue;
      let length = 0;
      queue[length++] = source;
      let end = NOBODY;
      for (let at = 0; at < length && end === NOBODY; at++) {
        const row = queue[at]!;
        for (let column = 0; column < columnCount; column++) {
          if (entryRow[column] !== NOBODY || !isTight(row, column)) continue;
          entryRow[column] = row;
          const next = rowOfColumn[column]!;
          if (next !== NOBODY) queue[length++] = next;
          else {
            end = column;
            break;
          }
        }
      }
      if (end === NOBODY) continue;
      found = true;
      for (let column = end; ; ) {
        const row = entryRow[column]!;
        const before = columnOfRow[row]!;
        rowOfColumn[column] = row;
        columnOfRow[row] = column;
        if (row === source) break;
        column = before;
      }
    }
    if (!found) return;
  }
};
