import { type Either, isLeft, right } from "fp-ts/Either";
import type { InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import { NOBODY } from "../../graph/bipartite";
import { normalForm } from "../normal-form";
import type { AssignmentProblem } from "../problem";
import { checkSize } from "./check-size";
import { largestNormalWeight, type PairPrices, pricedMatching } from "./optimum";
import type { CurveOutcome, OptimalCardinality } from "./outcome";

/**
 * The assignment of so many pairs that a curve holds, with its own proof.
 *
 * *When to use*: after {@link solveAssignmentCurve}, for the numbers of pairs that look worth it.
 *
 * *Details*: O(edges + what the curve wrote down). The same answer as that of {@link solveCardinalityAssignment}, up to prices that prove as much.
 *
 * @param problem - the problem that the curve was made of
 * @param size - the number of pairs, from 0 to the curve's `size`
 * @returns {@link OptimalCardinality}; check it with {@link verifyCardinalityAssignment}. {@link InvalidProblem} when the curve has no such number of pairs
 *
 * @example
 * ```ts
 * const scores = assignmentProblemFromMatrixOrThrow([
 *   [9, 8],
 *   [7, 1],
 * ]);
 * const curve = solveAssignmentCurve(scores);
 * assignmentAtOrThrow(scores, curve, 2).columnOfRow; // Int32Array [1, 0]
 * ```
 */
export const assignmentAt = (
  problem: AssignmentProblem,
  curve: CurveOutcome,
  size: number,
): Either<InvalidProblem, OptimalCardinality> => {
  const checked = checkSize(size, curve.size);
  if (isLeft(checked)) return checked;
  const normal = normalForm(problem);
  const { offsets, row, column } = curve.changes;
  const columnOfRow = new Int32Array(problem.rowCount).fill(NOBODY);
  for (let at = 0; at < offsets[size]!; at++) columnOfRow[row[at]!] = column[at]!;
  const prices =
    size === 0
      ? { column: new Float64Array(problem.columnCount), multiplier: largestNormalWeight(normal) }
      : pricesOfStep(problem, curve, size - 1);
  return right({ _tag: "Optimal", ...pricedMatching(problem, normal, columnOfRow, prices) });
};

/**
 * {@link assignmentAt}, throwing.
 *
 * @throws {@link MatchingException} where `assignmentAt` answers with a left
 */
export const assignmentAtOrThrow = (
  problem: AssignmentProblem,
  curve: CurveOutcome,
  size: number,
): OptimalCardinality => getOrThrow(assignmentAt(problem, curve, size));

/** The prices of a step in terms of the normal form. */
const pricesOfStep = (
  { columnCount, sense, penaltyOfColumn }: AssignmentProblem,
  { marginal, prices }: CurveOutcome,
  step: number,
): PairPrices => {
  const sign = sense === "minimise" ? -1 : 1;
  const column = new Float64Array(columnCount);
  for (let at = 0; at < prices.column.length; at++) {
    if (prices.from[at]! > step) continue;
    const priced = prices.column[at]!;
    const price = prices.height[at]! - marginal[Math.min(step, prices.until[at]!)]!;
    column[priced] = Math.max(0, sign * price + (penaltyOfColumn?.[priced] ?? 0));
  }
  return { column, multiplier: sign * marginal[step]! };
};
