import { findEdge, NOBODY, rowOfEdge, type Transposed, transpose } from "../../graph/bipartite";
import { preferenceOrderInSlices } from "../../graph/preference-order";
import type { Slices, StopReason } from "../../graph/slices";
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
  /** position → edge of `byColumn`: the lists of columns, most wanted first. */
  readonly slotOrder: Int32Array;
}

/** A market, whose lists may still be unsorted if there is a reason to stop. */
export interface SortedMarket {
  readonly market: CouplesMarket;
  /** Why sorting was stopped, if it was: then the orders are empty, and all the rest is as it should be. */
  readonly reason: StopReason | undefined;
}

/** O(edges log longest list); progress counts entries of lists. */
export function* couplesMarket(problem: CouplesProblem): Slices<SortedMarket> {
  const market = unsortedMarket(problem);
  const { graph, originalEdge } = market.byColumn;
  const scoreOfSlot = Float64Array.from(originalEdge, (e) => problem.columnScore[e]!);
  const lists = [
    [problem.rowOffsets, problem.rowScore],
    [problem.pairOffsets, problem.scoreOfPair],
    [graph.rowOffsets, scoreOfSlot],
  ] as const;
  const orders: Int32Array[] = [];
  for (const [offsets, score] of lists) {
    const sorting = preferenceOrderInSlices(offsets, score);
    let step = sorting.next();
    for (; step.done !== true; step = sorting.next()) {
      const reason = yield step.value;
      if (reason !== undefined) return { market, reason };
    }
    orders.push(step.value);
  }
  const [edgeOrder, pairOrder, slotOrder] = orders as [Int32Array, Int32Array, Int32Array];
  return { market: { ...market, edgeOrder, pairOrder, slotOrder }, reason: undefined };
}

/** Everything but the orders. O(edges + pairs · log longest list). */
const unsortedMarket = (problem: CouplesProblem): CouplesMarket => {
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
    edgeOrder: new Int32Array(),
    pairOrder: new Int32Array(),
    slotOrder: new Int32Array(),
    firstEdgeOfPair,
    secondEdgeOfPair,
    rowOfEdge: rowOfEdge(problem),
    byColumn: transpose(problem),
  };
};
