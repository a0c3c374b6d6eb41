import { isDenseAssignment } from "./dense/dense-assignment";
import type { AssignmentProblem } from "./problem";
import type { AssignmentOptions } from "./successive-shortest-paths";

/** The keys of {@link assignmentSolvers}. */
export type AssignmentSolverName = "auctionAndPaths" | "shortLists" | "successiveShortestPaths";

/** A solver for a problem, and why it was chosen. */
export interface SolverChoice {
  /** Its key in {@link assignmentSolvers}. */
  readonly solver: AssignmentSolverName;
  /** One sentence with the numbers that were looked at. */
  readonly reason: string;
}

/**
 * The solver that suits a problem, and why.
 *
 * *When to use*: to know what {@link solveAssignment} does, which takes this choice.
 *
 * *Details*: O(columns). Looks at the number of rows, columns and allowed pairs, at the places and the coverage; not at the weights.
 *
 * @returns a key of {@link assignmentSolvers} and a sentence
 *
 * @example
 * ```ts
 * const problem = assignmentProblemFromMatrixOrThrow([[7, 4], [6, null]]);
 * chooseAssignmentSolver(problem).solver; // "successiveShortestPaths"
 * chooseAssignmentSolver(problem).reason; // "3 of 4 pairs are allowed (2 rows, 2 columns, one place each), fewer than 2048, so an auction would not save time: one row after the other."
 * ```
 */
export const chooseAssignmentSolver = (
  problem: AssignmentProblem,
  _options: AssignmentOptions = {},
): SolverChoice => {
  const numbers = describe(problem);
  if (isDenseAssignment(problem)) {
    return problem.weight.length >= LARGE_MATRIX
      ? { solver: "shortLists", reason: `${numbers}: each row's best columns first.` }
      : {
          solver: "successiveShortestPaths",
          reason: `${numbers}, fewer than ${LARGE_MATRIX}, so lists would take longer than they save: one row after the other.`,
        };
  }
  return problem.weight.length >= MANY_PAIRS
    ? { solver: "auctionAndPaths", reason: `${numbers}: an auction first, then one row after the other.` }
    : {
        solver: "successiveShortestPaths",
        reason: `${numbers}, fewer than ${MANY_PAIRS}, so an auction would not save time: one row after the other.`,
      };
};

/** Pairs from which an auction pays; below, successive shortest paths alone are as fast, or take less than a tenth of a millisecond (measured). */
const MANY_PAIRS = 1 << 11;

/** Entries from which a full matrix is worth short lists; below, they take as long to make as the paths take to find (measured). */
const LARGE_MATRIX = 1 << 14;

/** The numbers that a choice looks at, in words. */
const describe = (problem: AssignmentProblem): string => {
  const { rowCount, columnCount, weight, capacityOfColumn } = problem;
  let places = 0;
  let most = 0;
  for (const capacity of capacityOfColumn) {
    places += capacity;
    most = Math.max(most, capacity);
  }
  const all = rowCount * columnCount;
  const pairs = weight.length === all ? `all ${all} pairs` : `${weight.length} of ${all} pairs`;
  const room =
    most <= 1 && places === columnCount ? "one place each" : `${places} places, up to ${most} each`;
  return `${pairs} are allowed (${rowCount} rows, ${columnCount} columns, ${room})`;
};
