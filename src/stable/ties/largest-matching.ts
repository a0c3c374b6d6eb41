/**
 * How many can be matched at all: a largest matching, and the cover that shows that none is larger.
 *
 * J. E. Hopcroft and R. M. Karp, "An n^5/2 algorithm for maximum matchings in bipartite graphs", SIAM Journal on Computing 2 (1973), 225–231; the cover
 * is Kőnig's (1931). Departures: (1) columns have places; (2) it starts from a given matching.
 *
 * O(edges · √rows).
 */
import { type Bipartite, NOBODY } from "../../graph/bipartite";
import type { Slices, StopReason } from "../../graph/slices";
import type { SizeCover } from "./outcome";

/** The cover in slices, one a round of the algorithm. The given matching is not changed. */
export function* largestMatchingCover(
  graph: Bipartite & { readonly capacityOfColumn: Int32Array },
  start: Int32Array,
): Slices<SizeCover | StopReason> {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, capacityOfColumn } = graph;
  const columnOfRow = start.slice();
  const load = new Int32Array(columnCount);
  for (let r = 0; r < rowCount; r++) if (columnOfRow[r] !== NOBODY) load[columnOfRow[r]!]!++;
  /** Rows of a column as a chain: column → first row, row → next row. */
  const firstRow = new Int32Array(columnCount);
  const nextRow = new Int32Array(rowCount);
  const layerOfColumn = new Int32Array(columnCount);
  const layerOfRow = new Int32Array(rowCount);
  const queue = new Int32Array(rowCount);

  /** Layers from the unmatched rows. @returns whether a column with room was reached */
  const findLayers = (): boolean => {
    layerOfColumn.fill(-1);
    layerOfRow.fill(-1);
    firstRow.fill(NOBODY);
    let count = 0;
    for (let r = rowCount - 1; r >= 0; r--) {
      const c = columnOfRow[r]!;
      if (c === NOBODY) {
        layerOfRow[r] = 0;
        queue[count++] = r;
      } else {
        nextRow[r] = firstRow[c]!;
        firstRow[c] = r;
      }
    }
    let isFound = false;
    for (let next = 0; next < count; next++) {
      const r = queue[next]!;
      for (let e = rowOffsets[r]!; e < rowOffsets[r + 1]!; e++) {
        const c = columnOfEdge[e]!;
        if (layerOfColumn[c] !== -1) continue;
        layerOfColumn[c] = layerOfRow[r]!;
        if (load[c]! < capacityOfColumn[c]!) isFound = true;
        for (let other = firstRow[c]!; other !== NOBODY; other = nextRow[other]!) {
          layerOfRow[other] = layerOfRow[r]! + 1;
          queue[count++] = other;
        }
      }
    }
    return isFound;
  };

  const edgeAt = new Int32Array(rowCount);
  const path = new Int32Array(rowCount);
  /** Depth first along the layers, every edge once a round; augments where it finds room. */
  const augmentFrom = (root: number): void => {
    let depth = 0;
    path[0] = root;
    while (depth >= 0) {
      const r = path[depth]!;
      if (edgeAt[r] === rowOffsets[r + 1]) {
        depth--;
        continue;
      }
      const c = columnOfEdge[edgeAt[r]!]!;
      if (layerOfColumn[c] !== layerOfRow[r]) {
        edgeAt[r]!++;
        continue;
      }
      if (load[c]! < capacityOfColumn[c]!) {
        load[c]!++;
        for (; depth >= 0; depth--) columnOfRow[path[depth]!] = columnOfEdge[edgeAt[path[depth]!]!++]!;
        return;
      }
      // The chain of the column gives each of its rows once a round; who has been given a better path since stays behind.
      const other = firstRow[c]!;
      if (other === NOBODY) edgeAt[r]!++;
      else {
        firstRow[c] = nextRow[other]!;
        path[++depth] = other;
      }
    }
  };

  while (findLayers()) {
    edgeAt.set(rowOffsets.subarray(0, rowCount));
    let matched = 0;
    for (let r = 0; r < rowCount; r++) {
      if (columnOfRow[r] === NOBODY) augmentFrom(r);
      if (columnOfRow[r] !== NOBODY) matched++;
    }
    const reason = yield { done: matched, total: rowCount };
    if (reason !== undefined) return reason;
  }
  // Kőnig: rows that are not reached, columns that are.
  const row = new Uint8Array(rowCount);
  const column = new Uint8Array(columnCount);
  for (let r = 0; r < rowCount; r++) row[r] = layerOfRow[r] === -1 ? 1 : 0;
  for (let c = 0; c < columnCount; c++) column[c] = layerOfColumn[c] === -1 ? 0 : 1;
  return { row, column };
}
