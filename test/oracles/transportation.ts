import type { TransportationProblem } from "../../src/assignment/flow/transportation/problem";
import { rowOfEdge, withEdges } from "../../src/graph/bipartite";
import { flowProgramme } from "./flow";

/** What trying everything finds. */
export interface BestTransports {
  /** The best total; undefined when the minimums cannot be met. */
  readonly total: number | undefined;
  /** The most units at that total. */
  readonly sizeAtBestTotal: number;
  /** The most units at all. */
  readonly largest: number;
  /** The best total with so many. */
  readonly totalAtLargest: number;
}

/** Everything within the bounds, with its total and its size. For a handful of edges. */
export const forEachTransport = (
  problem: TransportationProblem,
  visit: (unitsOfEdge: readonly number[], total: number, size: number) => void,
): void => {
  const { columnOfEdge } = withEdges(problem);
  const rows = rowOfEdge(withEdges(problem));
  const loadOfRow = new Array<number>(problem.rowCount).fill(0);
  const loadOfColumn = new Array<number>(problem.columnCount).fill(0);
  const unitsOfEdge = new Array<number>(columnOfEdge.length).fill(0);
  const tryFrom = (edge: number, total: number, size: number): void => {
    if (edge === columnOfEdge.length) {
      if (loadOfRow.some((load, row) => load < problem.lowerOfRow[row]!)) return;
      if (loadOfColumn.some((load, column) => load < problem.lowerOfColumn[column]!)) return;
      visit(unitsOfEdge, total, size);
      return;
    }
    const row = rows[edge]!;
    const column = columnOfEdge[edge]!;
    for (let units = 0; units <= (problem.upperOfEdge?.[edge] ?? 1); units++) {
      unitsOfEdge[edge] = units;
      loadOfRow[row]! += units;
      loadOfColumn[column]! += units;
      if (
        loadOfRow[row]! <= problem.upperOfRow[row]! &&
        loadOfColumn[column]! <= problem.upperOfColumn[column]!
      ) {
        tryFrom(edge + 1, total + units * problem.weight[edge]!, size + units);
      }
      loadOfRow[row]! -= units;
      loadOfColumn[column]! -= units;
    }
    unitsOfEdge[edge] = 0;
  };
  tryFrom(0, 0, 0);
};

/** The best of everything within the bounds, by total and by size. */
export const bestTransports = (problem: TransportationProblem): BestTransports => {
  const sign = problem.sense === "minimise" ? -1 : 1;
  let total: number | undefined;
  let sizeAtBestTotal = 0;
  let largest = -1;
  let totalAtLargest = 0;
  forEachTransport(problem, (_, sum, size) => {
    if (total === undefined || sign * sum > sign * total) {
      total = sum;
      sizeAtBestTotal = size;
    } else if (sum === total) sizeAtBestTotal = Math.max(sizeAtBestTotal, size);
    if (size > largest || (size === largest && sign * sum > sign * totalAtLargest)) {
      largest = size;
      totalAtLargest = sum;
    }
  });
  return { total, sizeAtBestTotal, largest, totalAtLargest };
};

/**
 * The best total as a linear programme says it, among answers of a given size where one is given; undefined when infeasible.
 *
 * Written with a source and a sink of its own, so that it shares no network with the solver.
 */
export const transportationProgramme = (
  problem: TransportationProblem,
  size?: number,
): number | undefined => {
  const { rowCount, columnCount, columnOfEdge } = withEdges(problem);
  const rows = rowOfEdge(withEdges(problem));
  const sign = problem.sense === "minimise" ? -1 : 1;
  const [source, sink] = [rowCount + columnCount, rowCount + columnCount + 1];
  const most = problem.upperOfRow.reduce((sum, upper) => sum + upper, 0);
  const arcs = [
    ...Array.from(columnOfEdge, (column, e) => ({
      tail: rows[e]!,
      head: rowCount + column,
      lower: 0,
      upper: problem.upperOfEdge?.[e] ?? 1,
      cost: -sign * problem.weight[e]!,
    })),
    ...Array.from(problem.upperOfRow, (upper, r) => ({
      tail: source,
      head: r,
      lower: problem.lowerOfRow[r]!,
      upper,
      cost: 0,
    })),
    ...Array.from(problem.upperOfColumn, (upper, c) => ({
      tail: rowCount + c,
      head: sink,
      lower: problem.lowerOfColumn[c]!,
      upper,
      cost: 0,
    })),
    { tail: sink, head: source, lower: size ?? 0, upper: size ?? most, cost: 0 },
  ];
  const cost = flowProgramme({
    nodeCount: sink + 1,
    tailOfArc: Int32Array.from(arcs, ({ tail }) => tail),
    headOfArc: Int32Array.from(arcs, ({ head }) => head),
    lowerOfArc: Int32Array.from(arcs, ({ lower }) => lower),
    upperOfArc: Int32Array.from(arcs, ({ upper }) => upper),
    costOfArc: Float64Array.from(arcs, (arc) => arc.cost),
    supplyOfNode: new Int32Array(sink + 1),
  });
  return cost === undefined ? undefined : -sign * cost;
};
