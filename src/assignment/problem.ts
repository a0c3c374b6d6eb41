import { type Either, left, right } from "fp-ts/Either";
import { quote } from "../errors/finding";
import { errorsAmong, type InvalidProblem } from "../errors/matching-error";
import { getOrThrow } from "../errors/or-throw";
import type { Bipartite } from "../graph/bipartite";
import { arrayFinding, checkProblem, refuseNonMatrix, refuseNonObject } from "../graph/check";

/**
 * Maximum-weight bipartite assignment with capacities: every row takes at most one column, a column
 * takes up to its capacity of rows, and the sum of the chosen weights is to be as large as possible.
 * A pair that is not adjacent is forbidden. A weight may be negative; such a pair is chosen only when
 * more people are to be matched at that price.
 */
export interface AssignmentProblem extends Bipartite {
  /** edge → weight; finite. Integers up to 2^53 / (rows + columns) are computed exactly. */
  readonly weight: Float64Array;
  /** column → places; whole numbers from 0. */
  readonly capacityOfColumn: Int32Array;
}

/** What {@link assignmentProblem} takes: an {@link AssignmentProblem} whose capacities may be left out (1 each). */
export type AssignmentProblemInput = Omit<AssignmentProblem, "capacityOfColumn"> &
  Partial<Pick<AssignmentProblem, "capacityOfColumn">>;

/**
 * Checks arrays and makes an assignment problem of them.
 *
 * *When to use*: before {@link solveAssignment}, for sparse input; for a matrix see
 * {@link assignmentProblemFromMatrix}.
 *
 * *Details*: O(rows + columns + edges). The arrays are not copied, and no solver writes to them.
 *
 * *Gotchas*: leave a forbidden pair out; −Infinity is refused.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings
 *
 * @example
 * ```ts
 * const problem = assignmentProblem({
 *   rowCount: 2,
 *   columnCount: 1,
 *   rowOffsets: Int32Array.of(0, 1, 2), // both rows may take column 0
 *   columnOfEdge: Int32Array.of(0, 0),
 *   weight: Float64Array.of(3, 5),
 * });
 * ```
 */
export const assignmentProblem = (
  input: AssignmentProblemInput,
): Either<InvalidProblem, AssignmentProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { rowCount, columnCount, rowOffsets, columnOfEdge, weight } = input;
  const graph = { rowCount, columnCount, rowOffsets, columnOfEdge };
  const { capacityOfColumn, findings: found } = checkProblem(graph, { weight }, input.capacityOfColumn);
  const findings = errorsAmong(found);
  return findings === undefined
    ? right({ ...graph, weight, capacityOfColumn })
    : left({ _tag: "InvalidProblem", findings });
};

/**
 * {@link assignmentProblem}, throwing.
 *
 * @throws {@link MatchingException} where `assignmentProblem` answers with a left
 */
export const assignmentProblemOrThrow = (input: AssignmentProblemInput): AssignmentProblem =>
  getOrThrow(assignmentProblem(input));

/** A matrix of weights, a row an array; `null` forbids the pair. */
export type WeightMatrix = ReadonlyArray<ArrayLike<number | null>>;

/**
 * An assignment problem from a matrix: `matrix[row][column]` is the weight, `null` forbids the pair.
 *
 * *Details*: O(rows · columns). A matrix without rows has no columns.
 *
 * @param capacityOfColumn - places of each column; 1 each when left out
 * @returns the problem, or {@link InvalidProblem}: ragged rows, NaN, ±Infinity, a capacity below 0
 *
 * @example
 * ```ts
 * const problem = assignmentProblemFromMatrix([
 *   [7, 4],
 *   [6, null], // row 1 must not take column 1
 * ]);
 * ```
 */
export const assignmentProblemFromMatrix = (
  matrix: WeightMatrix,
  capacityOfColumn?: Int32Array,
): Either<InvalidProblem, AssignmentProblem> => {
  const refusal = refuseNonMatrix("matrix", matrix);
  if (refusal !== undefined) return refusal;
  const columnCount = matrix[0]?.length ?? 0;
  const findings = [];
  const rowOffsets = new Int32Array(matrix.length + 1);
  const columnOfEdge = new Int32Array(matrix.length * columnCount);
  const weight = new Float64Array(matrix.length * columnCount);
  let edges = 0;
  for (const [r, row] of matrix.entries()) {
    if (row.length !== columnCount) {
      findings.push(
        arrayFinding("ragged-array", ["matrix", r], {
          expected: `${columnCount} numbers, as in row 0`,
          received: `${row.length}`,
          remedy: "Give every row one entry a column; null forbids a pair.",
        }),
      );
    }
    for (let c = 0; c < Math.min(row.length, columnCount); c++) {
      const entry = row[c];
      if (entry === null) continue;
      if (typeof entry !== "number" || !Number.isFinite(entry)) {
        findings.push(
          arrayFinding("not-finite", ["matrix", r, c], {
            expected: "a finite number, or null for a forbidden pair",
            received: quote(entry),
            remedy: "Write null where the pair is not allowed.",
          }),
        );
        continue;
      }
      columnOfEdge[edges] = c;
      weight[edges++] = entry;
    }
    rowOffsets[r + 1] = edges;
  }
  const errors = errorsAmong(findings);
  if (errors !== undefined) return left({ _tag: "InvalidProblem", findings: errors });
  return assignmentProblem({
    rowCount: matrix.length,
    columnCount,
    rowOffsets,
    columnOfEdge: columnOfEdge.slice(0, edges),
    weight: weight.slice(0, edges),
    ...(capacityOfColumn === undefined ? {} : { capacityOfColumn }),
  });
};

/**
 * {@link assignmentProblemFromMatrix}, throwing.
 *
 * @throws {@link MatchingException} where `assignmentProblemFromMatrix` answers with a left
 */
export const assignmentProblemFromMatrixOrThrow = (
  matrix: WeightMatrix,
  capacityOfColumn?: Int32Array,
): AssignmentProblem => getOrThrow(assignmentProblemFromMatrix(matrix, capacityOfColumn));
