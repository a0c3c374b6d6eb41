/**
 * The keys that decide fairness, and what a matching says in the problem's own terms. Penalties play no part in who is worst off: they count only where the total does.
 */
import { findEdge, NOBODY, withEdges } from "../../graph/bipartite";
import type { NormalProblem } from "../normal-form";
import type { AssignmentProblem } from "../problem";

/** The problem with keys for weights: higher is better, penalties left away. O(edges), the weights are copied only to be negated. */
export const withKeys = (problem: AssignmentProblem): NormalProblem => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge } = withEdges(problem);
  const { weight, capacityOfColumn, sense } = problem;
  // Adding 0 turns the −0 of a negated 0 into 0.
  const key = sense === "minimise" ? weight.map((value) => -value + 0) : weight;
  return { rowCount, columnCount, rowOffsets, columnOfEdge, capacityOfColumn, weight: key };
};

/** The chosen weights, the worst first. O(rows log rows). */
export const sortedWeights = (problem: AssignmentProblem, columnOfRow: Int32Array): Float64Array => {
  const chosen: number[] = [];
  for (let row = 0; row < columnOfRow.length; row++) {
    const column = columnOfRow[row]!;
    if (column !== NOBODY) chosen.push(problem.weight[findEdge(problem, row, column)]! + 0);
  }
  const sorted = Float64Array.from(chosen).sort();
  return problem.sense === "minimise" ? sorted.reverse() : sorted;
};

/** What a key is as a weight; never −0. */
export const weightOf = ({ sense }: AssignmentProblem, key: number): number =>
  (sense === "minimise" ? -key : key) + 0;

/** The best key of all edges; −Infinity when there is none. */
export const bestKey = ({ weight: key }: NormalProblem): number => {
  let best = Number.NEGATIVE_INFINITY;
  for (let e = 0; e < key.length; e++) if (key[e]! > best) best = key[e]!;
  return best;
};
