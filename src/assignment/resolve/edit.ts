/** Problems with something put in or taken out: new arrays where something differs, the old ones elsewhere. */
import { type Bipartite, type CompleteBipartite, withEdges } from "../../graph/bipartite";

type TypedArray = Int32Array | Float64Array;

/** A copy with `removed` entries from `start` on taken out and others put in their place. */
export const spliced = <A extends TypedArray>(
  array: A,
  start: number,
  removed: number,
  inserted: ArrayLike<number> = [],
): A => {
  const Kind = array.constructor as new (length: number) => A;
  const copy = new Kind(array.length - removed + inserted.length);
  copy.set(array.subarray(0, start));
  copy.set(inserted, start);
  copy.set(array.subarray(start + removed), start + inserted.length);
  return copy;
};

/** What of a problem goes with its edges. */
export type Edges = (Bipartite | CompleteBipartite) & { readonly weight: Float64Array };

const written = (problem: Edges): Bipartite & { readonly weight: Float64Array } => ({
  ...withEdges(problem),
  weight: problem.weight,
});

/** Half-open range of a row's edges. */
export const edgesOf = (
  { rowOffsets, columnCount }: Bipartite | CompleteBipartite,
  row: number,
): readonly [number, number] =>
  rowOffsets === undefined
    ? [row * columnCount, (row + 1) * columnCount]
    : [rowOffsets[row]!, rowOffsets[row + 1]!];

/** The edges of a column, ascending by row. O(rows), for sparse problems O(edges). */
export const edgesOfColumn = ({ rowCount, columnCount, columnOfEdge }: Edges, column: number): number[] => {
  if (columnOfEdge === undefined)
    return Array.from({ length: rowCount }, (_, row) => row * columnCount + column);
  const edges: number[] = [];
  for (let e = 0; e < columnOfEdge.length; e++) if (columnOfEdge[e] === column) edges.push(e);
  return edges;
};

/** Other weights on some edges. */
export const reweighted = (edges: Edges, which: ArrayLike<number>, weights: ArrayLike<number>): Edges => {
  const weight = edges.weight.slice();
  for (let at = 0; at < which.length; at++) weight[which[at]!] = weights[at]!;
  return { ...edges, weight };
};

/** One edge less. */
export const withoutEdge = (problem: Edges, row: number, edge: number): Edges => {
  const { rowOffsets, columnOfEdge, weight, ...counts } = written(problem);
  return {
    ...counts,
    rowOffsets: rowOffsets.map((offset, r) => (r > row ? offset - 1 : offset)),
    columnOfEdge: spliced(columnOfEdge, edge, 1),
    weight: spliced(weight, edge, 1),
  };
};

/** One edge more; it must not be there. */
export const withEdge = (problem: Edges, row: number, column: number, value: number): Edges => {
  const { rowOffsets, columnOfEdge, weight, ...counts } = written(problem);
  let edge = rowOffsets[row]!;
  while (edge < rowOffsets[row + 1]! && columnOfEdge[edge]! < column) edge++;
  return {
    ...counts,
    rowOffsets: rowOffsets.map((offset, r) => (r > row ? offset + 1 : offset)),
    columnOfEdge: spliced(columnOfEdge, edge, 0, [column]),
    weight: spliced(weight, edge, 0, [value]),
  };
};

/** One row less. */
export const withoutRow = (edges: Edges, row: number): Edges => {
  const [first, end] = edgesOf(edges, row);
  const { rowOffsets, columnOfEdge, columnCount, weight } = edges;
  const rest = { rowCount: edges.rowCount - 1, columnCount, weight: spliced(weight, first, end - first) };
  if (columnOfEdge === undefined) return rest;
  const later = rowOffsets.subarray(row + 1).map((offset) => offset - (end - first));
  return {
    ...rest,
    rowOffsets: spliced(rowOffsets, row, rowOffsets.length - row, later),
    columnOfEdge: spliced(columnOfEdge, first, end - first),
  };
};

/** One row more, the last. Columns that are not named are all. */
export const withRow = (problem: Edges, columns: Int32Array | undefined, weights: Float64Array): Edges => {
  const edges = problem.columnOfEdge === undefined && columns !== undefined ? written(problem) : problem;
  const { rowOffsets, columnOfEdge, columnCount, weight } = edges;
  const rest = {
    rowCount: edges.rowCount + 1,
    columnCount,
    weight: spliced(weight, weight.length, 0, weights),
  };
  if (columnOfEdge === undefined) return rest;
  const end = columnOfEdge.length;
  const all = columns ?? Int32Array.from({ length: columnCount }, (_, column) => column);
  return {
    ...rest,
    rowOffsets: spliced(rowOffsets, rowOffsets.length, 0, [end + all.length]),
    columnOfEdge: spliced(columnOfEdge, end, 0, all),
  };
};

/** One column less; later ones move up. */
export const withoutColumn = (edges: Edges, column: number): Edges => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, weight } = edges;
  const removed = edgesOfColumn(edges, column);
  const rest = new Float64Array(weight.length - removed.length);
  copyExcept(weight, removed, rest);
  const counts = { rowCount, columnCount: columnCount - 1, weight: rest };
  if (columnOfEdge === undefined) return counts;
  const columns = new Int32Array(rest.length);
  copyExcept(columnOfEdge, removed, columns);
  for (let e = 0; e < columns.length; e++) if (columns[e]! > column) columns[e]!--;
  const offsets = new Int32Array(rowOffsets.length);
  for (let r = 0, gone = 0; r < offsets.length; r++) {
    while (gone < removed.length && removed[gone]! < rowOffsets[r]!) gone++;
    offsets[r] = rowOffsets[r]! - gone;
  }
  return { ...counts, rowOffsets: offsets, columnOfEdge: columns };
};

/** One column more, the last. Rows that are not named are all. */
export const withColumn = (problem: Edges, rows: Int32Array | undefined, weights: Float64Array): Edges => {
  const edges = problem.columnOfEdge === undefined && rows !== undefined ? written(problem) : problem;
  const { rowCount, columnCount, columnOfEdge, weight } = edges;
  const named = rows ?? Int32Array.from({ length: rowCount }, (_, row) => row);
  const wider = new Float64Array(weight.length + named.length);
  const columns = new Int32Array(columnOfEdge === undefined ? 0 : wider.length);
  const offsets = new Int32Array(rowCount + 1);
  let filled = 0;
  for (let row = 0, at = 0; row < rowCount; row++) {
    const [first, end] = edgesOf(edges, row);
    wider.set(weight.subarray(first, end), filled);
    if (columnOfEdge !== undefined) columns.set(columnOfEdge.subarray(first, end), filled);
    filled += end - first;
    if (named[at] === row) {
      wider[filled] = weights[at++]!;
      // In a full matrix there is nothing to note, and the store falls outside.
      columns[filled++] = columnCount;
    }
    offsets[row + 1] = filled;
  }
  const counts = { rowCount, columnCount: columnCount + 1, weight: wider };
  return columnOfEdge === undefined ? counts : { ...counts, rowOffsets: offsets, columnOfEdge: columns };
};

const copyExcept = (from: TypedArray, removed: ReadonlyArray<number>, to: TypedArray): void => {
  let start = 0;
  let filled = 0;
  for (const at of [...removed, from.length]) {
    to.set(from.subarray(start, at), filled);
    filled += at - start;
    start = at + 1;
  }
};
