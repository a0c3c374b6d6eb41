import { type Either, left, right } from "fp-ts/Either";
import type { Finding } from "../../errors/finding";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import { arrayFinding, checkCapacities, refuseNonObject } from "../../graph/check";
import { checkStable, type StableProblem, type StableProblemInput } from "../problem";

/**
 * Two-sided matching with preferences where a column needs a least number of rows (hospitals/residents with lower quotas; Hamada, Iwama
 * and Miyazaki, 2016): every mentor who takes part gets at least so many mentees.
 */
export interface LowerQuotaProblem extends StableProblem {
  /** column → the fewest rows it may have; whole numbers from 0 to its capacity. */
  readonly minimumOfColumn: Int32Array;
}

/** What {@link lowerQuotaProblem} takes: a {@link LowerQuotaProblem} whose capacities may be left out (1 each). */
export type LowerQuotaProblemInput = StableProblemInput & Pick<LowerQuotaProblem, "minimumOfColumn">;

/**
 * Checks arrays and makes a stable matching problem with lower quotas of them.
 *
 * *When to use*: before {@link solveLowerQuotas}.
 *
 * *Details*: O(rows + columns + edges). The arrays are not copied, and no solver writes to them.
 *
 * *Gotchas*: a column with a minimum can't be closed; leave it out of the problem instead.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings: what {@link stableProblem} reports, and a minimum below 0 or above the
 * capacity
 *
 * @example
 * ```ts
 * const problem = lowerQuotaProblem({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(2, 1, 2, 1), // both rows want column 0 more
 *   columnScore: Float64Array.of(2, 2, 1, 1),
 *   capacityOfColumn: Int32Array.of(2, 2),
 *   minimumOfColumn: Int32Array.of(0, 1), // but column 1 needs one of them
 * });
 * ```
 */
export const lowerQuotaProblem = (
  input: LowerQuotaProblemInput,
): Either<InvalidProblem, LowerQuotaProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { problem, findings: found } = checkStable(input);
  const { minimumOfColumn } = input;
  const ofMinimums = checkCapacities(minimumOfColumn, problem.columnCount, MINIMUMS);
  const above =
    found.length > 0 || ofMinimums.length > 0 ? [] : checkAbove(minimumOfColumn, problem.capacityOfColumn);
  const findings = errorsAmong([...found, ...ofMinimums, ...above]);
  return findings === undefined
    ? right({ ...problem, minimumOfColumn })
    : left({ _tag: "InvalidProblem", findings });
};

/**
 * {@link lowerQuotaProblem}, throwing.
 *
 * @throws {@link MatchingException} where `lowerQuotaProblem` answers with a left
 */
export const lowerQuotaProblemOrThrow = (input: LowerQuotaProblemInput): LowerQuotaProblem =>
  getOrThrow(lowerQuotaProblem(input));

const MINIMUMS = { name: "minimumOfColumn", owner: "column" };

/** Findings for minimums that no matching within the capacities can reach. */
const checkAbove = (minimumOfColumn: Int32Array, capacityOfColumn: Int32Array): Finding[] => {
  const findings: Finding[] = [];
  for (let column = 0; column < minimumOfColumn.length; column++) {
    if (minimumOfColumn[column]! <= capacityOfColumn[column]!) continue;
    findings.push(
      arrayFinding("out-of-range", ["minimumOfColumn", column], {
        expected: `0 to ${capacityOfColumn[column]}, the column's capacity`,
        received: `${minimumOfColumn[column]}`,
        remedy: `Lower the minimum of column ${column}, or give it more places.`,
      }),
    );
  }
  return findings;
};
