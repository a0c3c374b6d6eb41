import { type AsyncOptions, drain, drainAsync, type Slices } from "../graph/slices";
import type { AssignmentOutcome, OptimalAssignment } from "./outcome";
import type { AssignmentProblem } from "./problem";
import { type AssignmentOptions, successiveShortestPaths } from "./successive-shortest-paths";

/** A solver of the assignment family, with what a chooser and a reader need to know of it. */
export interface AssignmentSolver {
  /** The field's name of the algorithm. */
  readonly title: string;
  /** Running time. */
  readonly complexity: string;
  /** The paper or book. */
  readonly source: string;
  /** The algorithm in slices; see {@link Slices}. */
  readonly slices: (problem: AssignmentProblem, options?: AssignmentOptions) => Slices<AssignmentOutcome>;
}

/** Every solver of the family under one signature. */
export const assignmentSolvers: Readonly<Record<"successiveShortestPaths", AssignmentSolver>> = {
  successiveShortestPaths: {
    title: "Successive shortest paths with potentials",
    complexity: "O(rows · (edges + columns) log columns)",
    source: "R. M. Karp: An algorithm to solve the m × n assignment problem (1980)",
    slices: successiveShortestPaths,
  },
};

/**
 * The assignment of the largest total weight, with its proof.
 *
 * *When to use*: when the sum over all pairs is what counts. For pairs that nobody would leave, see
 * {@link solveStable}.
 *
 * *Details*: O(rows · (edges + columns) log columns). Deterministic. Of equally good assignments a largest
 * one is found; of those, the one that lower indices and the order of rows lead to. Exact for integer
 * weights up to 2^53 / (rows + columns); for floats `gap` says how far the prices are from the total.
 *
 * *Gotchas*: with `coverage: "free"` a pair of negative weight is never chosen; with `"first"` it may be.
 * Minimise by negating the weights, and then use `"first"`.
 *
 * @returns {@link OptimalAssignment}; check it with {@link verifyAssignment}
 *
 * @example
 * ```ts
 * const outcome = solveAssignment(assignmentProblemFromMatrixOrThrow([
 *   [7, 4],
 *   [6, null],
 * ]));
 * outcome.total; // 10
 * outcome.columnOfRow; // Int32Array [1, 0]
 * ```
 */
export const solveAssignment = (
  problem: AssignmentProblem,
  options: AssignmentOptions = {},
): OptimalAssignment =>
  // Nothing stops a run that is drained at once.
  drain(assignmentSolvers.successiveShortestPaths.slices(problem, options)) as OptimalAssignment;

/**
 * {@link solveAssignment} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns {@link OptimalAssignment}, or {@link StoppedAssignment} with best and bound after an abort
 *
 * @example
 * ```ts
 * const outcome = await solveAssignmentAsync(problem, { signal: AbortSignal.timeout(5000) });
 * ```
 */
export const solveAssignmentAsync = (
  problem: AssignmentProblem,
  options: AssignmentOptions & AsyncOptions = {},
): Promise<AssignmentOutcome> =>
  drainAsync(assignmentSolvers.successiveShortestPaths.slices(problem, options), options);
