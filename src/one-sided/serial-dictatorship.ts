/**
 * Serial dictatorship: one row after the other takes the best column that has a place left.
 *
 * M. A. Satterthwaite and H. Sonnenschein, Review of Economic Studies 48 (1981), 587–597; by lot: A. Abdulkadiroğlu and T. Sönmez,
 * "Random serial dictatorship and the core from random endowments in house allocation problems", Econometrica 66 (1998), 689–701.
 */
import { type Either, left, right } from "fp-ts/Either";
import { errorsAmong, type InvalidProblem } from "../errors/matching-error";
import { getOrThrow } from "../errors/or-throw";
import { NOBODY } from "../graph/bipartite";
import { randomOrder, seededRandom } from "../graph/random";
import type { SerialAllocation } from "./outcome";
import { checkOrder, type OneSidedProblem } from "./problem";

/**
 * One row after the other takes the best column that has a place left.
 *
 * *When to use*: where there is an order that everybody accepts: seniority, date of application.
 *
 * *Details*: O(rows + columns + edges). Pareto-optimal, and no row can gain by telling other wishes than it has. Of equal scores the
 * lower column is taken.
 *
 * *Gotchas*: who is last gets what is left. With equal scores, taking the lower column may hurt a later row; optimal is what the
 * rows' order of columns says, ties included.
 *
 * @param order - all rows, the first to choose first
 * @returns the allocation, or {@link InvalidProblem} when the order does not name every row once
 *
 * @example
 * ```ts
 * const wishes = oneSidedProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(2, 1, 2, 1), // both want column 0
 * });
 * serialDictatorshipOrThrow(wishes, Int32Array.of(1, 0)).columnOfRow; // Int32Array [1, 0]
 * ```
 */
export const serialDictatorship = (
  problem: OneSidedProblem,
  order: Int32Array,
): Either<InvalidProblem, SerialAllocation> => {
  const findings = errorsAmong(checkOrder("order", order, problem.rowCount));
  return findings === undefined
    ? right(chooseInTurn(problem, order))
    : left({ _tag: "InvalidProblem", findings });
};

/**
 * {@link serialDictatorship}, throwing.
 *
 * @throws {@link MatchingException} where `serialDictatorship` answers with a left
 */
export const serialDictatorshipOrThrow = (problem: OneSidedProblem, order: Int32Array): SerialAllocation =>
  getOrThrow(serialDictatorship(problem, order));

/** What {@link randomSerialDictatorship} can be told. */
export interface LotOptions {
  /** Any finite number; the same seed draws the same lots. Default: 0. */
  readonly seed?: number;
}

/**
 * {@link serialDictatorship} in an order that is drawn by lot, every order equally likely.
 *
 * *When to use*: where nobody has a claim to be first. For fairer chances before the draw see {@link probabilisticSerial}.
 *
 * *Details*: O(rows + columns + edges). Deterministic for a seed. Pareto-optimal whatever is drawn; rows of the same wishes have the
 * same chances.
 *
 * *Gotchas*: chances may be worse for everybody than they could be (Bogomolnaia and Moulin, 2001).
 *
 * @returns the allocation with the order that was drawn
 *
 * @example
 * ```ts
 * const wishes = oneSidedProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 1,
 *   rowOffsets: Int32Array.of(0, 1, 2),
 *   columnOfEdge: Int32Array.of(0, 0),
 *   rowScore: Float64Array.of(1, 1),
 * });
 * const { order, columnOfRow } = randomSerialDictatorship(wishes, { seed: 7 });
 * columnOfRow[order[0]!]; // 0
 * ```
 */
export const randomSerialDictatorship = (
  problem: OneSidedProblem,
  options: LotOptions = {},
): SerialAllocation => chooseInTurn(problem, randomOrder(problem.rowCount, seededRandom(options.seed ?? 0)));

const chooseInTurn = (problem: OneSidedProblem, order: Int32Array): SerialAllocation => {
  const { rowCount, rowOffsets, columnOfEdge, rowScore, capacityOfColumn } = problem;
  const placesLeft = capacityOfColumn.slice();
  const columnOfRow = new Int32Array(rowCount).fill(NOBODY);
  for (const row of order) {
    let best = NOBODY;
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      if (placesLeft[columnOfEdge[e]!]! > 0 && (best === NOBODY || rowScore[e]! > rowScore[best]!)) best = e;
    }
    if (best === NOBODY) continue;
    columnOfRow[row] = columnOfEdge[best]!;
    placesLeft[columnOfEdge[best]!]!--;
  }
  return { _tag: "ParetoOptimal", columnOfRow, order: order.slice() };
};
