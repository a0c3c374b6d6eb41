import { type Either, left, right } from "fp-ts/Either";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import type { Bipartite } from "../../graph/bipartite";
import { refuseNonObject } from "../../graph/check";
import { checkStable } from "../problem";
import { checkCouples } from "./check";

/**
 * Two-sided matching with couples (hospitals/residents with couples; Roth, 1984): some rows are linked in twos, and want a pair of columns
 * together. In a mentoring programme: mentees who share a car, a child or a project.
 *
 * Columns rank rows one by one, linked or not. A single row ranks columns by `rowScore`; a couple ranks pairs of columns by `scoreOfPair`,
 * and what it does not list it would rather not have. A couple that lists `(c, −1)` would take c for its first member and nobody for the
 * second.
 */
export interface CouplesProblem extends Bipartite {
  /** edge → how much a single row wants the column; higher is better; finite. Not read where the row is linked. */
  readonly rowScore: Float64Array;
  /** edge → how much the column wants the row; higher is better; finite. */
  readonly columnScore: Float64Array;
  /** column → places; whole numbers from 0. */
  readonly capacityOfColumn: Int32Array;
  /** couple → its first member, a row. */
  readonly firstOfCouple: Int32Array;
  /** couple → its second member, a row. */
  readonly secondOfCouple: Int32Array;
  /** couple → first pair of its list; length `couples + 1`, ascending, from 0 to the number of pairs. */
  readonly pairOffsets: Int32Array;
  /** pair → column of the first member, or −1 ({@link NOBODY}). */
  readonly firstColumnOfPair: Int32Array;
  /** pair → column of the second member, or −1. */
  readonly secondColumnOfPair: Int32Array;
  /** pair → how much the couple wants it; higher is better, equal is a tie; finite. */
  readonly scoreOfPair: Float64Array;
}

/** What {@link couplesProblem} takes: a {@link CouplesProblem} whose capacities may be left out (1 each). */
export type CouplesProblemInput = Omit<CouplesProblem, "capacityOfColumn"> &
  Partial<Pick<CouplesProblem, "capacityOfColumn">>;

/**
 * Checks arrays and makes a matching problem with couples of them.
 *
 * *When to use*: before {@link solveCouples}. Without couples, {@link stableProblem} says the same in less.
 *
 * *Details*: O(rows + columns + edges + pairs · log pairs of a couple). The arrays are not copied, and no solver writes to them.
 *
 * *Gotchas*: the graph holds the edges of linked rows too, for the columns' opinions of them; an edge that no pair of the couple names is
 * never used.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings: what {@link stableProblem} reports, a row that is linked twice or to
 * itself, a pair listed twice, a pair of nobody and nobody, a pair with a column that has no edge to its row
 *
 * @example
 * ```ts
 * const problem = couplesProblem({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: new Float64Array(4),
 *   columnScore: Float64Array.of(2, 2, 1, 1),
 *   firstOfCouple: Int32Array.of(0), // rows 0 and 1 are linked
 *   secondOfCouple: Int32Array.of(1),
 *   pairOffsets: Int32Array.of(0, 2),
 *   firstColumnOfPair: Int32Array.of(0, 1), // and want (0, 1), then (1, 0)
 *   secondColumnOfPair: Int32Array.of(1, 0),
 *   scoreOfPair: Float64Array.of(2, 1),
 * });
 * ```
 */
export const couplesProblem = (input: CouplesProblemInput): Either<InvalidProblem, CouplesProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { problem, findings: found } = checkStable(input);
  const findings = errorsAmong([...found, ...checkCouples(input, found.length === 0)]);
  if (findings !== undefined) return left({ _tag: "InvalidProblem", findings });
  const { firstOfCouple, secondOfCouple, pairOffsets } = input;
  const { firstColumnOfPair, secondColumnOfPair, scoreOfPair } = input;
  return right({
    ...problem,
    firstOfCouple,
    secondOfCouple,
    pairOffsets,
    firstColumnOfPair,
    secondColumnOfPair,
    scoreOfPair,
  });
};

/**
 * {@link couplesProblem}, throwing.
 *
 * @throws {@link MatchingException} where `couplesProblem` answers with a left
 */
export const couplesProblemOrThrow = (input: CouplesProblemInput): CouplesProblem =>
  getOrThrow(couplesProblem(input));
