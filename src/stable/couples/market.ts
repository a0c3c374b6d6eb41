import { findEdge, NOBODY, rowOfEdge, type Transposed, transpose } from "../../graph/bipartite";
import { preferenceOrder } from "../../graph/preference-order";
import type { CouplesProblem } from "./problem";

/** Singles and couples as one list of agents, and everything the algorithms look up: agent `a` below `rowCount` is row a, above it couple a − rowCount. */
export interface CouplesMarket {
  readonly problem: CouplesProblem;
  readonly agentCount: number;
  /** row → its couple, or −1. */
  readonly coupleOfRow: Int32Array;
  /** row → the other member, or −1. */
  readonly partnerOfRow: Int32Array;
  /** position → edge: the lists of rows, most wanted first. */
  readonly edgeOrder: Int32Array;
  /** position → pair: the lists of couples, most wanted first. */
  readonly pairOrder: Int32Array;
  /** pair → edge of the first member, or −1. */
  readonly firstEdgeOfPair: Int32Array;
  /** pair → edge of the second member, or −1. */
  readonly secondEdgeOfPair: Int32Array;
  readonly rowOfEdge: Int32Array;
  readonly byColumn: Transposed;
}

/** O(edges log longest list). */
export const couplesMarket = (problem: CouplesProblem): CouplesMarket => {
  const { rowCount, firstOfCouple, secondOfCouple, pairOffsets } = problem;
  const couples = firstOfCouple.length;
  const coupleOfRow = new Int32Array(rowCount).fill(NOBODY);
  const partnerOfRow = new Int32Array(rowCount).fill(NOBODY);
  const pairs = problem.scoreOfPair.length;
  const firstEdgeOfPair = new Int32Array(pairs);
  const secondEdgeOfPair = new Int32Array(pairs);
  const edge = (row: number, column: number): number =>
    column === NOBODY ? NOBODY : findEdge(problem, row, column);
  for (let couple = 0; couple < couples; couple++) {
    const first = firstOfCouple[couple]!;
    const second = secondOfCouple[couple]!;
    coupleOfRow[first] = couple;
    coupleOfRow[second] = couple;
    partnerOfRow[first] = second;
    partnerOfRow[second] = first;
    for (let pair = pairOffsets[couple]!; pair < pairOffsets[couple + 1]!; pair++) {
      firstEdgeOfPair[pair] = edge(first, problem.firstColumnOfPair[pair]!);
      secondEdgeOfPair[pair] = edge(second, problem.secondColumnOfPair[pair]!);
    }
  }
  return {
    problem,
    agentCount: rowCount + couples,
    coupleOfRow,
    partnerOfRow,
    edgeOrder: preferenceOrder(problem.rowOffsets, problem.rowScore),
    pairOrder: preferenceOrder(pairOffsets, problem.scoreOfPair),
    firstEdgeOfPair,
    secondEdgeOfPair,
    rowOfEdge: rowOfEdge(problem),
    byColumn: transpose(problem),
  };
};
