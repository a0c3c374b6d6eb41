import { type Either, left, right } from "fp-ts/Either";
import type { Finding } from "../errors/finding";
import { errorsAmong, type InvalidProblem } from "../errors/matching-error";
import { getOrThrow } from "../errors/or-throw";
import type { Bipartite } from "../graph/bipartite";
import { checkProblem, refuseNonObject } from "../graph/check";

/**
 * Two-sided matching with preferences (the college admissions problem of Gale & Shapley, 1962):
 * every row takes at most one column, a column takes up to its capacity of rows, and both have an
 * opinion of each other. Who is not adjacent is unacceptable.
 *
 * Preferences are scores: a row ranks its columns by `rowScore`, highest first, a column its rows by
 * `columnScore`. Preferences over sets are responsive: a column wants its best individuals.
 */
export interface StableProblem extends Bipartite {
  /** edge → how much the row wants the column; higher is better; finite. */
  readonly rowScore: Float64Array;
  /** edge → how much the column wants the row; higher is better; finite. */
  readonly columnScore: Float64Array;
  /** column → places; whole numbers from 0. */
  readonly capacityOfColumn: Int32Array;
  /** The rows' lists in order, where the problem was made from such: a solver then needn't look for their best columns. */
  readonly rowOrder?: RowOrder;
}

/** The edges of every row in order of preference. */
export interface RowOrder {
  /** The scores that it is the order of. Beside any other scores it counts for nothing. */
  readonly rowScore: Float64Array;
  /** position → edge; row `i` has the positions `[rowOffsets[i], rowOffsets[i + 1])`. Of equal scores the lower edge comes first. */
  readonly edgeAt: Int32Array;
}

/** What {@link stableProblem} takes: a {@link StableProblem} whose capacities may be left out (1 each). */
export type StableProblemInput = Omit<StableProblem, "capacityOfColumn" | "rowOrder"> &
  Partial<Pick<StableProblem, "capacityOfColumn">>;

/**
 * Checks arrays and makes a stable matching problem of them.
 *
 * *When to use*: before {@link solveStable}; the only door to the solvers of this family.
 *
 * *Details*: O(rows + columns + edges). The arrays are not copied, and no solver writes to them.
 *
 * *Gotchas*: leave an unacceptable pair out; a low score is still acceptable.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings: a column out of range, a
 * duplicate edge, NaN, a capacity below 0
 *
 * @example
 * ```ts
 * const problem = stableProblem({
 *   rowCount: 2,
 *   columnCount: 1,
 *   rowOffsets: Int32Array.of(0, 1, 2), // both rows know column 0
 *   columnOfEdge: Int32Array.of(0, 0),
 *   rowScore: Float64Array.of(1, 1),
 *   columnScore: Float64Array.of(0.2, 0.7), // which prefers row 1
 * });
 * ```
 */
export const stableProblem = (input: StableProblemInput): Either<InvalidProblem, StableProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { problem, findings: found } = checkStable(input);
  const findings = errorsAmong(found);
  return findings === undefined ? right(problem) : left({ _tag: "InvalidProblem", findings });
};

/** The arrays that all problems of the family begin with, and what is wrong with them; `perEdge` names more arrays of a number an edge. */
export const checkStable = (
  input: StableProblemInput,
  perEdge: Readonly<Record<string, Float64Array>> = {},
): { readonly problem: StableProblem; readonly findings: ReadonlyArray<Finding> } => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, rowScore, columnScore } = input;
  const graph = { rowCount, columnCount, rowOffsets, columnOfEdge };
  const scores = { rowScore, columnScore };
  const { capacityOfColumn, findings } = checkProblem(
    graph,
    { ...scores, ...perEdge },
    input.capacityOfColumn,
  );
  return { problem: { ...graph, ...scores, capacityOfColumn }, findings };
};

/**
 * {@link stableProblem}, throwing.
 *
 * @throws {@link MatchingException} where `stableProblem` answers with a left
 */
export const stableProblemOrThrow = (input: StableProblemInput): StableProblem =>
  getOrThrow(stableProblem(input));
