import { type Bipartite, rowOfEdge, withEdges } from "../../../graph/bipartite";
import type { Potentials } from "../../outcome";
import type { TransportationProblem } from "./problem";

/** Sum of weights times units, and number of units. O(edges). */
export const sumUp = (
  { weight }: TransportationProblem,
  unitsOfEdge: Int32Array,
): { readonly total: number; readonly size: number } => {
  let total = 0;
  let size = 0;
  for (let e = 0; e < unitsOfEdge.length; e++) {
    if (unitsOfEdge[e] === 0) continue;
    total += weight[e]! * unitsOfEdge[e]!;
    size += unitsOfEdge[e]!;
  }
  return { total, size };
};

/**
 * How far a total may be from the best: what each price times the units on its wrong side adds up to. It is the value of the prices minus the total, without
 * that difference of large numbers. O(rows + columns + edges).
 *
 * @param sizePrices - where these leave no choice, prices do not count
 */
export const transportGap = (
  problem: TransportationProblem,
  graph: Bipartite,
  unitsOfEdge: Int32Array,
  { row, column }: Potentials,
  sizePrices?: Potentials,
): number => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge } = graph;
  const { weight, upperOfEdge, lowerOfRow, upperOfRow, lowerOfColumn, upperOfColumn } = problem;
  const sign = problem.sense === "minimise" ? -1 : 1;
  const loadOfColumn = new Float64Array(columnCount);
  let gap = 0;
  for (let r = 0; r < rowCount; r++) {
    let load = 0;
    for (let e = rowOffsets[r]!; e < rowOffsets[r + 1]!; e++) {
      const c = columnOfEdge[e]!;
      const units = unitsOfEdge[e]!;
      load += units;
      loadOfColumn[c]! += units;
      if (sizePrices !== undefined && sizePrices.row[r]! + sizePrices.column[c]! !== 1) continue;
      const worth = sign * (weight[e]! - row[r]! - column[c]!);
      const astray = worth > 0 ? (upperOfEdge?.[e] ?? 1) - units : units;
      if (astray !== 0) gap += Math.abs(worth) * astray;
    }
    if (sizePrices === undefined || sizePrices.row[r] === 0) {
      gap += astrayAt(sign * row[r]!, load, lowerOfRow[r]!, upperOfRow[r]!);
    }
  }
  for (let c = 0; c < columnCount; c++) {
    if (sizePrices !== undefined && sizePrices.column[c] !== 0) continue;
    gap += astrayAt(sign * column[c]!, loadOfColumn[c]!, lowerOfColumn[c]!, upperOfColumn[c]!);
  }
  return gap;
};

const astrayAt = (price: number, load: number, lower: number, upper: number): number => {
  const astray = price > 0 ? upper - load : load - lower;
  return astray === 0 ? 0 : Math.abs(price) * astray;
};

/** What prices prove any total to be at most, or, when it is minimised, at least. O(rows + columns + edges). */
export const boundOf = (problem: TransportationProblem, { row, column }: Potentials): number => {
  const graph = withEdges(problem);
  const { weight, upperOfEdge, lowerOfRow, upperOfRow, lowerOfColumn, upperOfColumn } = problem;
  const sign = problem.sense === "minimise" ? -1 : 1;
  const rows = rowOfEdge(graph);
  let bound = 0;
  for (let e = 0; e < weight.length; e++) {
    const worth = sign * (weight[e]! - row[rows[e]!]! - column[graph.columnOfEdge[e]!]!);
    if (worth > 0) bound += worth * (upperOfEdge?.[e] ?? 1);
  }
  for (let r = 0; r < row.length; r++) {
    const price = sign * row[r]!;
    bound += price * (price > 0 ? upperOfRow[r]! : lowerOfRow[r]!);
  }
  for (let c = 0; c < column.length; c++) {
    const price = sign * column[c]!;
    bound += price * (price > 0 ? upperOfColumn[c]! : lowerOfColumn[c]!);
  }
  return sign * bound + 0;
};
