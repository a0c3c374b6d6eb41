import { type Either, isLeft, left, right } from "fp-ts/Either";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import { checkWeights, refuseNonObject } from "../../graph/check";
import {
  type AssignmentProblem,
  type AssignmentProblemInput,
  assignmentProblem,
  type DenseAssignmentProblemInput,
  denseAssignmentProblem,
} from "../problem";

/**
 * An assignment problem for {@link solveLeximin}: with or without a second weight, which decides between matchings that are equally good for those who are
 * worst off. An {@link AssignmentProblem} is one as it is.
 */
export type LeximinProblem = AssignmentProblem & {
  /** edge → second weight; finite. In the same sense as the first: maximised, or minimised. Not there: nothing decides. */
  readonly thenWeight?: Float64Array;
};

/** What {@link leximinProblem} takes: what {@link assignmentProblem} takes, or {@link denseAssignmentProblem}, and a second weight. */
export type LeximinProblemInput = (AssignmentProblemInput | DenseAssignmentProblemInput) & {
  /** edge → second weight. */
  readonly thenWeight: Float64Array;
};

/**
 * Checks arrays and makes a leximin problem with a second weight of them.
 *
 * *When to use*: before {@link solveLeximin}, when something else than chance is to decide between equally fair matchings. Without a second weight any
 * {@link AssignmentProblem} will do.
 *
 * *Details*: O(rows + columns + edges). Takes an assignment problem that was made already too, with `thenWeight` added. The arrays are not copied.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings
 *
 * @example
 * ```ts
 * const scores = assignmentProblemFromMatrixOrThrow([
 *   [3, 3],
 *   [3, 3],
 * ]);
 * const problem = leximinProblemOrThrow({ ...scores, thenWeight: Float64Array.of(0, 1, 1, 0) });
 * solveLeximin(problem).columnOfRow; // Int32Array [1, 0]
 * leximinProblem({ ...scores, thenWeight: Float64Array.of(1) })._tag; // "Left"
 * ```
 */
export const leximinProblem = (input: LeximinProblemInput): Either<InvalidProblem, LeximinProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { thenWeight } = input;
  const problem =
    "columnOfEdge" in input && input.columnOfEdge !== undefined
      ? assignmentProblem(input)
      : denseAssignmentProblem(input as DenseAssignmentProblemInput);
  const edges = isLeft(problem) ? (input.weight?.length ?? 0) : problem.right.weight.length;
  const findings = [
    ...(isLeft(problem) ? problem.left.findings : []),
    ...checkWeights("thenWeight", thenWeight, edges),
  ];
  const errors = errorsAmong(findings);
  if (errors !== undefined) return left({ _tag: "InvalidProblem", findings: errors });
  return isLeft(problem) ? problem : right({ ...problem.right, thenWeight });
};

/**
 * {@link leximinProblem}, throwing.
 *
 * @throws {@link MatchingException} where `leximinProblem` answers with a left
 */
export const leximinProblemOrThrow = (input: LeximinProblemInput): LeximinProblem =>
  getOrThrow(leximinProblem(input));
