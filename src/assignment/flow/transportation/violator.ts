/**
 * What a cut of the network says of people: on one side those whose leasts cannot be met, on the other those whose places are counted for them.
 */
import type { Bipartite } from "../../../graph/bipartite";
import type { FlowCut } from "../outcome";
import type { MinimumViolator } from "./outcome";
import type { TransportationProblem } from "./problem";

/** The violator of a cut that leaves the hub outside. O(rows + columns + edges). */
export const violatorOf = (
  problem: TransportationProblem,
  graph: Bipartite,
  { kind, nodes }: Pick<FlowCut, "kind" | "nodes">,
): MinimumViolator => {
  const { rowCount } = graph;
  const rows = nodes.filter((node) => node < rowCount);
  const columns = nodes.filter((node) => node >= rowCount).map((node) => node - rowCount);
  // Rows that cannot get rid of what is sent to them at least; columns that do not get what they send on at least.
  const ofRows = kind === "surplus";
  const people = ofRows ? rows : columns;
  const partners = ofRows ? columns : rows;
  const needed = sumAt(ofRows ? problem.lowerOfRow : problem.lowerOfColumn, people);
  const places = sumAt(ofRows ? problem.upperOfColumn : problem.upperOfRow, partners);
  const pairs = pairsWithOthers(problem, graph, { rows, columns, ofRows });
  return {
    side: ofRows ? "rows" : "columns",
    people,
    needed,
    partners,
    places,
    pairs,
    available: places + pairs,
  };
};

const sumAt = (counts: Int32Array, at: Int32Array): number => {
  let sum = 0;
  for (const index of at) sum += counts[index]!;
  return sum;
};

/** What the people can have of those who are not among the partners. */
const pairsWithOthers = (
  { upperOfEdge }: TransportationProblem,
  { rowCount, columnCount, rowOffsets, columnOfEdge }: Bipartite,
  {
    rows,
    columns,
    ofRows,
  }: { readonly rows: Int32Array; readonly columns: Int32Array; readonly ofRows: boolean },
): number => {
  const isRow = flagsAt(rows, rowCount);
  const isColumn = flagsAt(columns, columnCount);
  let pairs = 0;
  for (let r = 0; r < rowCount; r++) {
    if ((isRow[r] === 1) !== ofRows) continue;
    for (let e = rowOffsets[r]!; e < rowOffsets[r + 1]!; e++) {
      if ((isColumn[columnOfEdge[e]!] === 1) !== ofRows) pairs += upperOfEdge?.[e] ?? 1;
    }
  }
  return pairs;
};

const flagsAt = (at: Int32Array, count: number): Uint8Array => {
  const flags = new Uint8Array(count);
  for (const index of at) flags[index] = 1;
  return flags;
};
