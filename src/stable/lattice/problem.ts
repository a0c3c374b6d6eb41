import { type Either, left, right } from "fp-ts/Either";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import { refuseNonObject } from "../../graph/check";
import { checkStable, type StableProblem, type StableProblemInput } from "../problem";

/** A stable matching problem whose pairs have weights, beside what the two sides think of each other. */
export interface WeightedStableProblem extends StableProblem {
  /** edge → what the pair is worth; higher is better; finite. */
  readonly weight: Float64Array;
}

/** What {@link weightedStableProblem} takes: a {@link WeightedStableProblem} whose capacities may be left out (1 each). */
export type WeightedStableProblemInput = StableProblemInput & Pick<WeightedStableProblem, "weight">;

/**
 * Checks arrays and makes a stable matching problem with weights of them.
 *
 * *When to use*: before {@link solveMaximumWeightStable}.
 *
 * *Details*: O(rows + columns + edges). The arrays are not copied, and no solver writes to them.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings: a column out of range, a duplicate edge, NaN, a capacity below 0
 *
 * @example
 * ```ts
 * const weighted = weightedStableProblem({
 *   rowCount: 1,
 *   columnCount: 1,
 *   rowOffsets: Int32Array.of(0, 1),
 *   columnOfEdge: Int32Array.of(0),
 *   rowScore: Float64Array.of(1),
 *   columnScore: Float64Array.of(1),
 *   weight: Float64Array.of(0.8),
 * });
 * ```
 */
export const weightedStableProblem = (
  input: WeightedStableProblemInput,
): Either<InvalidProblem, WeightedStableProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { weight } = input;
  const { problem, findings: found } = checkStable(input, { weight });
  const findings = errorsAmong(found);
  return findings === undefined ? right({ ...problem, weight }) : left({ _tag: "InvalidProblem", findings });
};

/**
 * {@link weightedStableProblem}, throwing.
 *
 * @throws {@link MatchingException} where `weightedStableProblem` answers with a left
 */
export const weightedStableProblemOrThrow = (input: WeightedStableProblemInput): WeightedStableProblem =>
  getOrThrow(weightedStableProblem(input));
