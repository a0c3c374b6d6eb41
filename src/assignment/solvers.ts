import { type AsyncOptions, drain, drainAsync, type Slices } from "../graph/slices";
import { type AssignmentSolverName, chooseAssignmentSolver } from "./choose";
import { denseAssignment, isDenseAssignment } from "./dense/dense-assignment";
import { normalForm, restate } from "./normal-form";
import type { AnswerOfCoverage, AssignmentOutcome, StoppedAssignment } from "./outcome";
import type { AssignmentProblem } from "./problem";
import { sparseAssignment } from "./sparse/sparse-assignment";
import { type AssignmentOptions, type Coverage, successiveShortestPaths } from "./successive-shortest-paths";

/** A solver of the assignment family, with what a chooser and a reader need to know of it. */
export interface AssignmentSolver {
  /** The field's name of the algorithm. */
  readonly title: string;
  /** Running time. */
  readonly complexity: string;
  /** The paper or book. */
  readonly source: string;
  /** Whether the algorithm is made for such a problem; no other is given to it. */
  readonly accepts: (problem: AssignmentProblem, options?: AssignmentOptions) => boolean;
  /** The algorithm in slices; see {@link Slices}. */
  readonly slices: (problem: AssignmentProblem, options?: AssignmentOptions) => Slices<AssignmentOutcome>;
}

/** Every solver of the family under one signature. */
export const assignmentSolvers: Readonly<Record<AssignmentSolverName, AssignmentSolver>> = {
  shortLists: {
    title: "Short lists: reduction, auction on samples, shortest augmenting paths",
    complexity: "O(rows · rows · columns), in practice a few passes over the matrix",
    source:
      "R. Jonker and A. Volgenant: A shortest augmenting path algorithm for dense and sparse linear assignment problems (1987); D. P. Bertsekas: The auction algorithm (1988)",
    accepts: isDenseAssignment,
    slices: denseAssignment,
  },
  auctionAndPaths: {
    title: "Auction with scaled prices, then shortest augmenting paths",
    complexity: "O(rows · (edges + columns) log columns), in practice a few passes over the edges",
    source:
      "D. P. Bertsekas and D. A. Castañón: The auction algorithm for the transportation problem (1989); R. M. Karp: An algorithm to solve the m × n assignment problem (1980)",
    accepts: () => true,
    slices: function* (problem, options) {
      return restate(problem, yield* sparseAssignment(normalForm(problem), options));
    },
  },
  successiveShortestPaths: {
    title: "Successive shortest paths with potentials",
    complexity: "O(rows · (edges + columns) log columns)",
    source: "R. M. Karp: An algorithm to solve the m × n assignment problem (1980)",
    accepts: () => true,
    slices: function* (problem, options) {
      return restate(problem, yield* successiveShortestPaths(normalForm(problem), options));
    },
  },
};

/** The solver that suits the problem, in slices. */
export const assignmentSlices = <C extends Coverage = "free">(
  problem: AssignmentProblem,
  options: AssignmentOptions<C> = {},
): Slices<AnswerOfCoverage[C] | StoppedAssignment> =>
  // The arm goes with the coverage that was asked for.
  assignmentSolvers[chooseAssignmentSolver(problem, options).solver].slices(problem, options) as Slices<
    AnswerOfCoverage[C] | StoppedAssignment
  >;

/**
 * The assignment of the largest total weight, or the smallest, with its proof.
 *
 * *When to use*: when the sum over all pairs is what counts. For pairs that nobody would leave, see
 * {@link solveStable}.
 *
 * *Details*: O(rows · (edges + columns) log columns). Deterministic. Of equally good assignments a largest
 * one is found; of those, the one that lower indices and the order of rows lead to. Exact for whole
 * numbers, which the constructors keep within 2^52 / (rows + columns); for floats `gap` says how far the prices are from the total.
 *
 * With `coverage: "complete"` everybody of the smaller side is matched, rows or places, both when they are equally many; where that
 * cannot be, the answer says who competes for too little.
 *
 * *Gotchas*: with `coverage: "free"` a pair that makes the total worse is never chosen, so that minimising positive weights
 * matches nobody, unless leaving somebody out has its penalty; with `"first"` and `"complete"` it may be.
 *
 * @returns {@link OptimalTotal}, {@link OptimalCoverage}, or for `"complete"` {@link OptimalComplete} or
 * {@link InfeasibleAssignment}; check it with {@link verifyAssignment}
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
export const solveAssignment = <C extends Coverage = "free">(
  problem: AssignmentProblem,
  options: AssignmentOptions<C> = {},
): AnswerOfCoverage[C] =>
  // Nothing stops a run that is drained at once.
  drain(assignmentSlices(problem, options)) as AnswerOfCoverage[C];

/**
 * {@link solveAssignment} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns what `solveAssignment` answers, or {@link StoppedAssignment} with best and bound after an abort
 *
 * @example
 * ```ts
 * const outcome = await solveAssignmentAsync(problem, { signal: AbortSignal.timeout(5000) });
 * ```
 */
export const solveAssignmentAsync = <C extends Coverage = "free">(
  problem: AssignmentProblem,
  options: AssignmentOptions<C> & AsyncOptions = {},
): Promise<AnswerOfCoverage[C] | StoppedAssignment> =>
  drainAsync(assignmentSlices(problem, options), options);
