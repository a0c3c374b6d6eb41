/**
 * A bipartite graph in compressed sparse rows: numbers only, plain typed arrays, nothing else.
 *
 * The neighbours of row `i` are `columnOfEdge[e]` for every edge `e` in
 * `[rowOffsets[i], rowOffsets[i + 1])`, strictly ascending. A pair that is not allowed is the
 * absence of an edge, never a bad weight.
 */

/** The index that means "no partner". */
export const NOBODY = -1;

/** Who may meet whom: rows on one side, columns on the other. */
export interface Bipartite {
  /** Rows are numbered `[0, rowCount)`. */
  readonly rowCount: number;
  /** Columns are numbered `[0, columnCount)`. */
  readonly columnCount: number;
  /** row → first edge; length `rowCount + 1`, ascending, from 0 to the number of edges. */
  readonly rowOffsets: Int32Array;
  /** edge → column; strictly ascending within a row. */
  readonly columnOfEdge: Int32Array;
}

/**
 * The graph in which every row may meet every column. It needs no arrays: the edge between row `i` and column `j` is
 * `i · columnCount + j`, as in a matrix that is stored row by row.
 */
export interface CompleteBipartite {
  /** Rows are numbered `[0, rowCount)`. */
  readonly rowCount: number;
  /** Columns are numbered `[0, columnCount)`. */
  readonly columnCount: number;
  /** Not there: row `i` begins at edge `i · columnCount`. */
  readonly rowOffsets?: undefined;
  /** Not there: edge `e` of row `i` leads to column `e − i · columnCount`. */
  readonly columnOfEdge?: undefined;
}

/** Writes the arrays of a complete graph out; any other graph is given back as it is. O(edges). */
export const withEdges = (graph: Bipartite | CompleteBipartite): Bipartite => {
  if (graph.columnOfEdge !== undefined) return graph;
  const { rowCount, columnCount } = graph;
  const columnOfEdge = new Int32Array(rowCount * columnCount);
  for (let e = 0; e < columnCount; e++) columnOfEdge[e] = e;
  // Doubling what is there is one copy of memory after another.
  for (let filled = columnCount; filled > 0 && filled < columnOfEdge.length; filled *= 2) {
    columnOfEdge.copyWithin(filled, 0, Math.min(filled, columnOfEdge.length - filled));
  }
  const rowOffsets = new Int32Array(rowCount + 1);
  for (let r = 0; r <= rowCount; r++) rowOffsets[r] = r * columnCount;
  return { rowCount, columnCount, rowOffsets, columnOfEdge };
};

/** The same graph read from the columns. */
export interface Transposed {
  /** The graph with its sides swapped. */
  readonly graph: Bipartite;
  /** edge of the swapped graph → edge of the original. */
  readonly originalEdge: Int32Array;
}

/** Swaps the sides. Counting sort, O(rows + columns + edges); the rows of a column come out ascending. */
export const transpose = (graph: Bipartite): Transposed => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge } = graph;
  const columnOffsets = new Int32Array(columnCount + 1);
  for (let e = 0; e < columnOfEdge.length; e++) columnOffsets[columnOfEdge[e]! + 1]!++;
  for (let c = 0; c < columnCount; c++) columnOffsets[c + 1]! += columnOffsets[c]!;

  const rowOfEdge = new Int32Array(columnOfEdge.length);
  const originalEdge = new Int32Array(columnOfEdge.length);
  const nextSlot = columnOffsets.slice(0, columnCount);
  for (let r = 0; r < rowCount; r++) {
    for (let e = rowOffsets[r]!; e < rowOffsets[r + 1]!; e++) {
      const slot = nextSlot[columnOfEdge[e]!]!++;
      rowOfEdge[slot] = r;
      originalEdge[slot] = e;
    }
  }
  return {
    graph: {
      rowCount: columnCount,
      columnCount: rowCount,
      rowOffsets: columnOffsets,
      columnOfEdge: rowOfEdge,
    },
    originalEdge,
  };
};

/** edge → its row; length is the number of edges. */
export const rowOfEdge = ({ rowCount, rowOffsets, columnOfEdge }: Bipartite): Int32Array => {
  const rows = new Int32Array(columnOfEdge.length);
  for (let r = 0; r < rowCount; r++) rows.fill(r, rowOffsets[r]!, rowOffsets[r + 1]!);
  return rows;
};

/** The edge between a row and a column, or {@link NOBODY}. Binary search, O(log degree). */
export const findEdge = (graph: Bipartite | CompleteBipartite, row: number, column: number): number => {
  if (graph.columnOfEdge === undefined) {
    return column >= 0 && column < graph.columnCount ? row * graph.columnCount + column : NOBODY;
  }
  const { rowOffsets, columnOfEdge } = graph;
  let low = rowOffsets[row]!;
  let high = rowOffsets[row + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = columnOfEdge[middle]!;
    if (found === column) return middle;
    if (found < column) low = middle + 1;
    else high = middle - 1;
  }
  return NOBODY;
};
