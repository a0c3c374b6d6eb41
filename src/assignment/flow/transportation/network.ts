/**
 * Transportation as a circulation: from a hub to the rows, along the edges to the columns, and back to the hub.
 *
 * Nodes: rows, then columns, then the hub. Arcs: edges, then one to each row, then one from each column. The bounds of rows and columns are those of
 * their arcs; with prices u = potential of the row − potential of the hub and v = potential of the hub − potential of the column, and
 * −weight for costs, an edge's reduced cost is u + v − weight, those of the arcs of rows and columns are −u and −v.
 */
import type { Bipartite } from "../../../graph/bipartite";
import type { Potentials } from "../../outcome";
import type { SimplexNetwork } from "../network-simplex";
import type { TransportationProblem } from "./problem";

/** The network without lower bounds: leasts are sent beforehand, and change the supplies. O(rows + columns + edges). */
export const networkOf = (problem: TransportationProblem, graph: Bipartite): SimplexNetwork => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge } = graph;
  const { lowerOfRow, upperOfRow, lowerOfColumn, upperOfColumn, upperOfEdge } = problem;
  const edgeCount = columnOfEdge.length;
  const hub = rowCount + columnCount;
  const nodeCount = hub + 1;
  const arcCount = edgeCount + hub;
  const tailOfArc = new Int32Array(arcCount);
  const headOfArc = new Int32Array(arcCount);
  const capacityOfArc = new Uint32Array(arcCount);
  const supplyOfNode = new Float64Array(nodeCount);
  for (let r = 0; r < rowCount; r++) {
    tailOfArc.fill(r, rowOffsets[r]!, rowOffsets[r + 1]!);
    const arc = edgeCount + r;
    tailOfArc[arc] = hub;
    headOfArc[arc] = r;
    capacityOfArc[arc] = upperOfRow[r]! - lowerOfRow[r]!;
    supplyOfNode[r] = lowerOfRow[r]!;
    supplyOfNode[hub]! -= lowerOfRow[r]!;
  }
  for (let e = 0; e < edgeCount; e++) headOfArc[e] = rowCount + columnOfEdge[e]!;
  if (upperOfEdge === undefined) capacityOfArc.fill(1, 0, edgeCount);
  else capacityOfArc.set(upperOfEdge);
  for (let c = 0; c < columnCount; c++) {
    const arc = edgeCount + rowCount + c;
    tailOfArc[arc] = rowCount + c;
    headOfArc[arc] = hub;
    capacityOfArc[arc] = upperOfColumn[c]! - lowerOfColumn[c]!;
    supplyOfNode[rowCount + c] = -lowerOfColumn[c]!;
    supplyOfNode[hub]! += lowerOfColumn[c]!;
  }
  return { nodeCount, tailOfArc, headOfArc, capacityOfArc, supplyOfNode };
};

/** arc → cost: minus the weight of its edge when the total is maximised; arcs without edge cost nothing. */
export const costsOfWeights = ({ weight, sense }: TransportationProblem, arcCount: number): Float64Array => {
  const cost = new Float64Array(arcCount);
  const sign = sense === "minimise" ? 1 : -1;
  // Adding 0 turns the −0 of a negated 0 into 0.
  for (let e = 0; e < weight.length; e++) cost[e] = sign * weight[e]! + 0;
  return cost;
};

/** arc → cost: −1 a unit, so that most units cost least. */
export const costsOfSize = ({ weight }: TransportationProblem, arcCount: number): Float64Array =>
  new Float64Array(arcCount).fill(-1, 0, weight.length);

/**
 * arc → cost: that of its weight, and a lot for every unit, so that most units nearly always come first. Only good for a start: a tree that is best for both at once
 * is best for the size, and then for the total, and if it is not quite, little is missing.
 */
export const costsOfBoth = (problem: TransportationProblem, arcCount: number): Float64Array => {
  const cost = costsOfWeights(problem, arcCount);
  const edgeCount = problem.weight.length;
  let largest = 0;
  for (let e = 0; e < edgeCount; e++) largest = Math.max(largest, Math.abs(cost[e]!));
  const lot = LOT * largest;
  for (let e = 0; e < edgeCount; e++) cost[e]! -= lot;
  return cost;
};

/** How many of the largest weight a unit is worth there. */
const LOT = 256;

/** The prices of a problem that is maximised; `sign` −1 turns them into those of one that is minimised. */
export const pricesOf = (
  { rowCount, columnCount }: TransportationProblem,
  potentialOfNode: Float64Array,
  sign: 1 | -1,
): Potentials => {
  const hub = potentialOfNode[rowCount + columnCount]!;
  const row = new Float64Array(rowCount);
  const column = new Float64Array(columnCount);
  for (let r = 0; r < rowCount; r++) row[r] = sign * (potentialOfNode[r]! - hub) + 0;
  for (let c = 0; c < columnCount; c++) column[c] = sign * (hub - potentialOfNode[rowCount + c]!) + 0;
  return { row, column };
};
