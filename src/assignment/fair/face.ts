/**
 * The best total among matchings that are equally fair.
 *
 * They form a face of the polytope of matchings: those that use certain edges only, match certain rows, and keep the load of every column within
 * bounds. So the best of them is a minimum-cost circulation: hub → rows → columns → hub, in which an arc from a row to a column costs
 * minus its weight. What a unit costs at a node, compared with the hub, is its price.
 */
import { type Bipartite, NOBODY } from "../../graph/bipartite";
import type { Progress, StopReason } from "../../graph/slices";
import { minCostFlowSlices } from "../flow/min-cost-flow";
import type { FlowProblem } from "../flow/problem";
import type { Potentials } from "../outcome";
import type { AssignmentProblem } from "../problem";

/** Matchings that are equally fair. */
export interface Face {
  /** The edges that one of them may use. */
  readonly graph: Bipartite;
  /** edge of `graph` → edge of the problem. */
  readonly edge: Int32Array;
  /** row → 1 when all of them match it. */
  readonly mustBeMatched: Uint8Array;
  /** column → smallest and largest load. */
  readonly lowerOfColumn: Int32Array;
  readonly upperOfColumn: Int32Array;
}

/** The best of them with its prices in the problem's own terms. */
export interface BestOfFace {
  readonly columnOfRow: Int32Array;
  readonly potentials: Potentials;
  readonly gap: number;
}

/** The matching of the face with the best total less penalties; there must be one. Progress is that of the flow. */
export function* bestOfFace(
  problem: AssignmentProblem,
  face: Face,
  weight: Float64Array,
): Generator<Progress, BestOfFace | StopReason, StopReason | undefined> {
  const { rowCount, rowOffsets, columnOfEdge } = face.graph;
  const gain = gainsOf(problem, face, weight);
  const flow = yield* minCostFlowSlices(circulationOf(face, gain));
  if (flow._tag === "Stopped") return flow.reason;
  if (flow._tag === "Infeasible") throw new Error("A face without a matching.");
  const columnOfRow = new Int32Array(rowCount).fill(NOBODY);
  let reached = 0;
  for (let row = 0; row < rowCount; row++) {
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      if (flow.flowOfArc[e] === 0) continue;
      columnOfRow[row] = columnOfEdge[e]!;
      reached += gain[e]!;
    }
  }
  const prices = pricesOf(face, flow.potentialOfNode);
  const gap = worthOf(face, prices) - reached;
  return { columnOfRow, gap, potentials: withoutPenalties(problem, prices) };
}

/** edge of the face → weight to be maximised, with what it saves in penalties. */
const gainsOf = (problem: AssignmentProblem, { graph, edge }: Face, weight: Float64Array): Float64Array => {
  const { rowCount, rowOffsets, columnOfEdge } = graph;
  const { penaltyOfRow, penaltyOfColumn } = problem;
  const sign = problem.sense === "minimise" ? -1 : 1;
  const gain = new Float64Array(edge.length);
  for (let row = 0; row < rowCount; row++) {
    const ofRow = penaltyOfRow === undefined ? 0 : penaltyOfRow[row]!;
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      const ofColumn = penaltyOfColumn === undefined ? 0 : penaltyOfColumn[columnOfEdge[e]!]!;
      gain[e] = sign * weight[edge[e]!]! + ofRow + ofColumn;
    }
  }
  return gain;
};

/** Arcs: the edges, then one a row from the hub, then one a column to it. Nodes: rows, columns, the hub. */
const circulationOf = (face: Face, gain: Float64Array): FlowProblem => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge } = face.graph;
  const edgeCount = columnOfEdge.length;
  const arcCount = edgeCount + rowCount + columnCount;
  const hub = rowCount + columnCount;
  const tailOfArc = new Int32Array(arcCount);
  const headOfArc = new Int32Array(arcCount);
  const lowerOfArc = new Int32Array(arcCount);
  const upperOfArc = new Int32Array(arcCount);
  const costOfArc = new Float64Array(arcCount);
  for (let row = 0; row < rowCount; row++) {
    const end = rowOffsets[row + 1]!;
    tailOfArc.fill(row, rowOffsets[row]!, end);
    for (let e = rowOffsets[row]!; e < end; e++) {
      headOfArc[e] = rowCount + columnOfEdge[e]!;
      // A row sends one on at most, so this bound is never reached, and a chosen edge has reduced cost 0.
      upperOfArc[e] = 2;
      costOfArc[e] = 0 - gain[e]!;
    }
    const arc = edgeCount + row;
    tailOfArc[arc] = hub;
    headOfArc[arc] = row;
    lowerOfArc[arc] = face.mustBeMatched[row]!;
    upperOfArc[arc] = 1;
  }
  for (let column = 0; column < columnCount; column++) {
    const arc = edgeCount + rowCount + column;
    tailOfArc[arc] = rowCount + column;
    headOfArc[arc] = hub;
    lowerOfArc[arc] = face.lowerOfColumn[column]!;
    upperOfArc[arc] = face.upperOfColumn[column]!;
  }
  const supplyOfNode = new Int32Array(hub + 1);
  return { nodeCount: hub + 1, tailOfArc, headOfArc, lowerOfArc, upperOfArc, costOfArc, supplyOfNode };
};

const pricesOf = ({ graph, mustBeMatched }: Face, potentialOfNode: Float64Array): Potentials => {
  const { rowCount, columnCount } = graph;
  const atHub = potentialOfNode[rowCount + columnCount]!;
  const row = new Float64Array(rowCount);
  for (let r = 0; r < rowCount; r++) {
    const price = potentialOfNode[r]! - atHub;
    // A row that may be left out and is, whose edges are worth less than nothing, costs 0.
    row[r] = mustBeMatched[r] === 1 || price > 0 ? price : 0;
  }
  const column = new Float64Array(columnCount);
  for (let c = 0; c < columnCount; c++) column[c] = atHub - potentialOfNode[rowCount + c]!;
  return { row, column };
};

const worthOf = ({ lowerOfColumn, upperOfColumn }: Face, { row, column }: Potentials): number => {
  let value = 0;
  for (const price of row) value += price;
  for (let c = 0; c < column.length; c++) {
    const price = column[c]!;
    const load = price > 0 ? upperOfColumn[c]! : lowerOfColumn[c]!;
    if (load > 0) value += load * price;
  }
  return value;
};

/** Prices as public ones: penalties taken off, and the other way round when weights are minimised. */
const withoutPenalties = (
  { sense, penaltyOfRow, penaltyOfColumn }: AssignmentProblem,
  { row, column }: Potentials,
): Potentials => {
  const sign = sense === "minimise" ? -1 : 1;
  return {
    row: row.map((price, r) => sign * (price - (penaltyOfRow?.[r] ?? 0)) + 0),
    column: column.map((price, c) => sign * (price - (penaltyOfColumn?.[c] ?? 0)) + 0),
  };
};
