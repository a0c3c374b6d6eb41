import { type Either, left, right } from "fp-ts/Either";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import { checkCapacities, refuseNonObject } from "../../graph/check";
import { checkStable, type StableProblem } from "../problem";

/**
 * Two-sided matching where both sides may have several partners: rows up to `capacityOfRow`, columns up to `capacityOfColumn`, every
 * pair at most once. Preferences over sets are responsive on both sides: everybody wants the best individuals, and rather
 * somebody acceptable than an empty place.
 *
 * A. E. Roth, "Stability and polarization of interests in job matching" (1984).
 */
export interface ManyToManyProblem extends StableProblem {
  /** row → the most columns it takes; whole numbers from 0. */
  readonly capacityOfRow: Int32Array;
}

/** What {@link manyToManyProblem} takes: a {@link ManyToManyProblem} whose capacities may be left out (1 each). */
export type ManyToManyProblemInput = Omit<ManyToManyProblem, "capacityOfRow" | "capacityOfColumn"> &
  Partial<Pick<ManyToManyProblem, "capacityOfRow" | "capacityOfColumn">>;

const OF_ROWS = { name: "capacityOfRow", owner: "row" };

/**
 * Checks arrays and makes a many-to-many matching problem of them.
 *
 * *When to use*: before {@link solveManyToMany}, when both sides may have several partners. Ranked lists become one in two steps:
 * `manyToManyProblem({ ...stableProblemFromListsOrThrow(lists), capacityOfRow })`.
 *
 * *Details*: O(rows + columns + edges). The arrays are not copied, and no solver writes to them.
 *
 * *Gotchas*: leave an unacceptable pair out; a low score is still acceptable, and fills a place that is free.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings: a column out of range, a duplicate edge, NaN, a capacity below 0
 *
 * @example
 * ```ts
 * const problem = manyToManyProblem({
 *   ...stableProblemFromListsOrThrow({ listOfRow: [[0, 1], [0]], listOfColumn: [[0, 1], [0]] }),
 *   capacityOfRow: Int32Array.of(2, 1),
 * });
 * isRight(problem); // true
 * ```
 */
export const manyToManyProblem = (
  input: ManyToManyProblemInput,
): Either<InvalidProblem, ManyToManyProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { problem, findings: found } = checkStable(input);
  const { rowCount } = problem;
  const countIsSound = Number.isInteger(rowCount) && rowCount >= 0;
  const capacityOfRow = input.capacityOfRow ?? new Int32Array(countIsSound ? rowCount : 0).fill(1);
  const ofRows = countIsSound ? checkCapacities(capacityOfRow, rowCount, OF_ROWS) : [];
  const findings = errorsAmong([...found, ...ofRows]);
  return findings === undefined
    ? right({ ...problem, capacityOfRow })
    : left({ _tag: "InvalidProblem", findings });
};

/**
 * {@link manyToManyProblem}, throwing.
 *
 * @throws {@link MatchingException} where `manyToManyProblem` answers with a left
 */
export const manyToManyProblemOrThrow = (input: ManyToManyProblemInput): ManyToManyProblem =>
  getOrThrow(manyToManyProblem(input));
