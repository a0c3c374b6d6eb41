import { type Either, left, right } from "fp-ts/Either";
import type { Finding } from "../errors/finding";
import { errorsAmong, type InvalidProblem } from "../errors/matching-error";
import { getOrThrow } from "../errors/or-throw";
import type { Bipartite } from "../graph/bipartite";
import { arrayFinding, checkKind, checkProblem, refuseNonObject } from "../graph/check";

/**
 * One-sided matching, or house allocation (A. Hylland and R. Zeckhauser, 1979): rows have opinions of columns, columns have places and
 * no opinion. A row takes one column at most; who is not adjacent is not acceptable, and anything acceptable is better than nothing.
 */
export interface OneSidedProblem extends Bipartite {
  /** edge → how much the row wants the column; higher is better; finite. Of equal scores the lower column is taken for the better. */
  readonly rowScore: Float64Array;
  /** column → places; whole numbers from 0. */
  readonly capacityOfColumn: Int32Array;
}

/** What {@link oneSidedProblem} takes: a {@link OneSidedProblem} whose capacities may be left out (1 each). */
export type OneSidedProblemInput = Omit<OneSidedProblem, "capacityOfColumn"> &
  Partial<Pick<OneSidedProblem, "capacityOfColumn">>;

/**
 * Checks arrays and makes a one-sided matching problem of them.
 *
 * *When to use*: where mentees choose and mentors, rooms or dates have no say: before {@link serialDictatorship},
 * {@link topTradingCycles} and {@link probabilisticSerial}.
 *
 * *Details*: O(rows + columns + edges). The arrays are not copied, and nothing writes to them.
 *
 * *Gotchas*: leave an unacceptable pair out; a low score is still acceptable.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings: a column out of range, a duplicate edge, NaN, a capacity below 0
 *
 * @example
 * ```ts
 * const wishes = oneSidedProblem({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 3),
 *   columnOfEdge: Int32Array.of(0, 1, 0), // row 1 accepts column 0 only
 *   rowScore: Float64Array.of(2, 1, 1),
 * });
 * ```
 */
export const oneSidedProblem = (input: OneSidedProblemInput): Either<InvalidProblem, OneSidedProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { rowCount, columnCount, rowOffsets, columnOfEdge, rowScore } = input;
  const graph = { rowCount, columnCount, rowOffsets, columnOfEdge };
  const { capacityOfColumn, findings: found } = checkProblem(graph, { rowScore }, input.capacityOfColumn);
  const findings = errorsAmong(found);
  return findings === undefined
    ? right({ ...graph, rowScore, capacityOfColumn })
    : left({ _tag: "InvalidProblem", findings });
};

/**
 * {@link oneSidedProblem}, throwing.
 *
 * @throws {@link MatchingException} where `oneSidedProblem` answers with a left
 */
export const oneSidedProblemOrThrow = (input: OneSidedProblemInput): OneSidedProblem =>
  getOrThrow(oneSidedProblem(input));

/** Findings for an order of all rows, each once. O(rows). */
export const checkOrder = (name: string, order: Int32Array, rowCount: number): Finding[] => {
  const kind = checkKind(name, order);
  if (kind.length > 0) return kind;
  if (order.length !== rowCount) {
    return [
      arrayFinding("ragged-array", [name], {
        expected: `${rowCount} rows, every row once`,
        received: `${order.length}`,
        remedy: "Name every row once.",
      }),
    ];
  }
  const findings: Finding[] = [];
  const named = new Uint8Array(rowCount);
  for (let at = 0; at < rowCount; at++) {
    const row = order[at]!;
    const exists = row >= 0 && row < rowCount;
    if (exists && named[row] === 0) named[row] = 1;
    else {
      findings.push(
        arrayFinding(exists ? "duplicate-edge" : "out-of-range", [name, at], {
          expected: exists ? "every row once" : `a row from 0 to ${rowCount - 1}`,
          received: exists ? `${row} again` : `${row}`,
          remedy: "Name every row once.",
        }),
      );
    }
  }
  return findings;
};
