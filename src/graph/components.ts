import type { Bipartite } from "./bipartite";

/** The connected components of a graph, numbered from 0 in the order of their first rows, then of columns without edges. */
export interface Components {
  readonly count: number;
  /** row → its component. */
  readonly ofRow: Int32Array;
  /** column → its component. */
  readonly ofColumn: Int32Array;
}

/** Who can be reached from whom: union-find, O(rows + columns + edges) for all practical purposes. */
export const componentsOf = (graph: Bipartite): Components => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge } = graph;
  /** Rows, then columns. */
  const parent = Int32Array.from({ length: rowCount + columnCount }, (_, at) => at);
  const rootOf = (of: number): number => {
    let root = of;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!;
      root = parent[root]!;
    }
    return root;
  };
  for (let r = 0; r < rowCount; r++) {
    for (let e = rowOffsets[r]!; e < rowOffsets[r + 1]!; e++) {
      const one = rootOf(r);
      const other = rootOf(rowCount + columnOfEdge[e]!);
      // The lower one stays a root, so that paths are short where rows are looked at in order.
      if (one < other) parent[other] = one;
      else parent[one] = other;
    }
  }
  const number = new Int32Array(rowCount + columnCount).fill(-1);
  const component = new Int32Array(rowCount + columnCount);
  let count = 0;
  for (let at = 0; at < component.length; at++) {
    const root = rootOf(at);
    if (number[root] === -1) number[root] = count++;
    component[at] = number[root]!;
  }
  return { count, ofRow: component.slice(0, rowCount), ofColumn: component.slice(rowCount) };
};
