/**
 * The form in which the solvers of the family see a problem: edges written out, to be maximised, nothing to pay for who is left out.
 *
 * Minimising is maximising the negative. A penalty p for leaving row i out is paid unless one of its edges is chosen, so it is as
 * good as p more on each of them, and a constant; the same for the places of a column. The prices move back by the same amount.
 */
import { type Bipartite, findEdge, NOBODY, rowOfEdge, withEdges } from "../graph/bipartite";
import type { AssignmentOutcome, OptimalAssignment, Potentials } from "./outcome";
import type { AssignmentProblem } from "./problem";

/** An assignment problem that is maximised, without penalties. */
export interface NormalProblem extends Bipartite {
  /** edge → weight; finite. */
  readonly weight: Float64Array;
  /** column → places; whole numbers from 0. */
  readonly capacityOfColumn: Int32Array;
}

/** Whether a problem differs from its normal form in its weights. */
export const hasOtherWeights = (problem: AssignmentProblem): boolean =>
  problem.sense === "minimise" || problem.penaltyOfRow !== undefined || problem.penaltyOfColumn !== undefined;

/** Brings a problem into normal form; the weights are copied only where they change. O(edges). */
export const normalForm = (problem: AssignmentProblem): NormalProblem => {
  const graph = withEdges(problem);
  const { capacityOfColumn, penaltyOfRow, penaltyOfColumn } = problem;
  const { rowCount, columnCount, rowOffsets, columnOfEdge } = graph;
  const form = { rowCount, columnCount, rowOffsets, columnOfEdge, capacityOfColumn };
  if (!hasOtherWeights(problem)) return { ...form, weight: problem.weight };
  const sign = problem.sense === "minimise" ? -1 : 1;
  // Adding 0 turns the −0 of a negated 0 into 0.
  const weight = problem.weight.map((value) => sign * value + 0);
  if (penaltyOfRow !== undefined) {
    const rows = rowOfEdge(graph);
    for (let e = 0; e < weight.length; e++) weight[e]! += penaltyOfRow[rows[e]!]!;
  }
  if (penaltyOfColumn !== undefined) {
    for (let e = 0; e < weight.length; e++) weight[e]! += penaltyOfColumn[columnOfEdge[e]!]!;
  }
  return { ...form, weight };
};

/** What an outcome of the normal form says about the problem itself. O(rows log degree + columns). */
export const restate = <Outcome extends AssignmentOutcome>(
  problem: AssignmentProblem,
  outcome: Outcome,
): Outcome => {
  if (outcome._tag === "Infeasible" || !hasOtherWeights(problem)) return outcome;
  const sums = sumUp(problem, outcome.columnOfRow);
  if (outcome._tag === "Stopped") {
    return { ...outcome, ...sums, bound: restateBound(problem, outcome.bound) };
  }
  const potentials = restatePotentials(problem, outcome.potentials);
  return { ...outcome, ...sums, potentials, gap: gapOf(problem, potentials, sums) };
};

/** Total weight, penalties and size of a matching. O(rows log degree + columns). */
export const sumUp = (
  problem: AssignmentProblem,
  columnOfRow: Int32Array,
): Pick<OptimalAssignment, "total" | "penalty" | "size"> => {
  const { weight, penaltyOfRow, penaltyOfColumn, capacityOfColumn } = problem;
  const emptyPlaces = penaltyOfColumn === undefined ? undefined : capacityOfColumn.slice();
  let total = 0;
  let penalty = 0;
  let size = 0;
  for (const [row, column] of columnOfRow.entries()) {
    if (column === NOBODY) {
      if (penaltyOfRow !== undefined) penalty += penaltyOfRow[row]!;
      continue;
    }
    total += weight[findEdge(problem, row, column)]!;
    size++;
    if (emptyPlaces !== undefined) emptyPlaces[column]!--;
  }
  if (penaltyOfColumn !== undefined && emptyPlaces !== undefined) {
    for (let c = 0; c < emptyPlaces.length; c++) {
      if (emptyPlaces[c]! > 0) penalty += emptyPlaces[c]! * penaltyOfColumn[c]!;
    }
  }
  return { total, penalty, size };
};

/** The value of the prices: what they say the objective can reach. */
export const valueOfPrices = ({ row, column }: Potentials, capacityOfColumn: Int32Array): number => {
  let value = 0;
  for (const price of row) value += price;
  for (let c = 0; c < column.length; c++) {
    // No places at a high price are still worth nothing.
    if (capacityOfColumn[c]! > 0) value += capacityOfColumn[c]! * column[c]!;
  }
  return value;
};

/** How far the prices are from what a matching reaches; see the outcome's `gap`. */
export const gapOf = (
  problem: AssignmentProblem,
  potentials: Potentials,
  { total, penalty }: Pick<OptimalAssignment, "total" | "penalty">,
): number => {
  const value = valueOfPrices(potentials, problem.capacityOfColumn);
  return problem.sense === "minimise" ? total + penalty - value : value - (total - penalty);
};

/** Prices of the normal form, as prices of the problem. O(rows + columns). */
export const restatePotentials = (problem: AssignmentProblem, { row, column }: Potentials): Potentials => {
  const { sense, penaltyOfRow, penaltyOfColumn } = problem;
  const sign = sense === "minimise" ? -1 : 1;
  return {
    row: row.map((price, r) => sign * (price - (penaltyOfRow?.[r] ?? 0)) + 0),
    column: column.map((price, c) => sign * (price - (penaltyOfColumn?.[c] ?? 0)) + 0),
  };
};

/** A bound on the objective of the normal form, as one on that of the problem. O(rows + columns). */
export const restateBound = (
  { sense, penaltyOfRow, penaltyOfColumn, capacityOfColumn }: AssignmentProblem,
  bound: number,
): number => {
  let nobodyMatched = 0;
  for (const penalty of penaltyOfRow ?? []) nobodyMatched += penalty;
  for (const [c, penalty] of (penaltyOfColumn ?? new Float64Array(0)).entries()) {
    nobodyMatched += capacityOfColumn[c]! * penalty;
  }
  const value = bound - nobodyMatched;
  return sense === "minimise" ? -value : value;
};
