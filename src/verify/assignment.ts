import type { AssignmentOutcome, Cover, OptimalAssignment } from "../assignment/outcome";
import type { AssignmentProblem } from "../assignment/problem";
import { findEdge, NOBODY } from "../graph/bipartite";
import { findInfeasibilities, type Violation } from "./violation";

/** What {@link verifyAssignment} can be told. */
export interface VerifyOptions {
  /**
   * How far a price may be off before that counts as a violation, in units of weight; a total may be off by as much for
   * every row and column. Default: 0 when all weights are integers, else 2^−52 · (rows + columns) · the largest absolute weight:
   * what rounding can add up to.
   */
  readonly tolerance?: number;
}

/**
 * The tolerance that {@link verifyAssignment} uses when none is given. O(edges).
 *
 * @example
 * ```ts
 * roundingTolerance(assignmentProblemFromMatrixOrThrow([[7, 4]])); // 0
 * ```
 */
export const roundingTolerance = (problem: AssignmentProblem): number => {
  let largest = 0;
  let whole = true;
  for (const weight of problem.weight) {
    largest = Math.max(largest, Math.abs(weight));
    whole &&= Number.isInteger(weight);
  }
  return whole ? 0 : Number.EPSILON * (problem.rowCount + problem.columnCount) * largest;
};

/**
 * Checks what a solver of the assignment family answered, by code that shares nothing with any of them.
 *
 * *Details*: O(edges). By weak duality, prices that reach every weight and add up to the total prove that nothing is
 * better; a vertex cover with as many places as the matching has pairs proves that nothing is larger.
 *
 * *Gotchas*: for floats the proof holds up to the tolerance, and `outcome.gap` is the truth.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * verifyAssignment(problem, solveAssignment(problem)); // []
 * ```
 */
export const verifyAssignment = (
  problem: AssignmentProblem,
  outcome: AssignmentOutcome,
  options: VerifyOptions = {},
): Violation[] => {
  const infeasible = findInfeasibilities(problem, outcome.columnOfRow);
  if (infeasible.length > 0) return infeasible;
  const tolerance = options.tolerance ?? roundingTolerance(problem);
  const ofSums = tolerance * (problem.rowCount + problem.columnCount);
  const sums = checkSums(problem, outcome, ofSums);
  if (outcome._tag === "Stopped") {
    return outcome.bound >= outcome.total - ofSums
      ? sums
      : [...sums, { _tag: "BoundTooLow", bound: outcome.bound, total: outcome.total }];
  }
  const lengths = checkLengths(problem, outcome);
  if (lengths.length > 0) return [...sums, ...lengths];
  const ofCover = outcome.coverage === "first" ? checkCover(problem, outcome.cover, outcome.size) : [];
  const ofPrices = checkPrices(problem, outcome, tolerance);
  return [...sums, ...ofCover, ...ofPrices, ...checkGap(problem, outcome, ofSums)];
};

const checkSums = (
  problem: AssignmentProblem,
  outcome: AssignmentOutcome,
  tolerance: number,
): Violation[] => {
  const violations: Violation[] = [];
  let total = 0;
  let size = 0;
  for (let row = 0; row < problem.rowCount; row++) {
    const column = outcome.columnOfRow[row]!;
    if (column === NOBODY) continue;
    total += problem.weight[findEdge(problem, row, column)]!;
    size++;
  }
  // Written so that NaN is a violation.
  if (!(Math.abs(total - outcome.total) <= tolerance)) {
    violations.push({ _tag: "WrongTotal", expected: total, found: outcome.total });
  }
  if (size !== outcome.size) violations.push({ _tag: "WrongSize", expected: size, found: outcome.size });
  return violations;
};

const checkLengths = (problem: AssignmentProblem, outcome: OptimalAssignment): Violation[] => {
  const { rowCount, columnCount } = problem;
  const arrays: [string, ArrayLike<number>, number][] = [
    ["potentials.row", outcome.potentials.row, rowCount],
    ["potentials.column", outcome.potentials.column, columnCount],
  ];
  if (outcome.coverage === "first") {
    arrays.push(
      ["cover.row", outcome.cover.row, rowCount],
      ["cover.column", outcome.cover.column, columnCount],
    );
  }
  return arrays
    .filter(([, array, expected]) => array.length !== expected)
    .map(([array, { length }, expected]) => ({ _tag: "WrongLength", array, expected, found: length }));
};

const checkCover = (problem: AssignmentProblem, cover: Cover, size: number): Violation[] => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, capacityOfColumn } = problem;
  const violations: Violation[] = [];
  let places = 0;
  for (let row = 0; row < rowCount; row++) {
    if (cover.row[row] === 1) {
      places++;
      continue;
    }
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      const column = columnOfEdge[e]!;
      if (cover.column[column] !== 1) violations.push({ _tag: "Uncovered", row, column });
    }
  }
  for (let column = 0; column < columnCount; column++) {
    if (cover.column[column] === 1) places += capacityOfColumn[column]!;
  }
  if (places !== size) violations.push({ _tag: "CoverTooLarge", places, size });
  return violations;
};

const checkPrices = (
  problem: AssignmentProblem,
  outcome: OptimalAssignment,
  tolerance: number,
): Violation[] => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, weight } = problem;
  const { row: u, column: v } = outcome.potentials;
  const cover = outcome.coverage === "first" ? outcome.cover : undefined;
  const violations: Violation[] = [];
  for (let row = 0; row < rowCount; row++) {
    // A row in the cover is matched by every largest matching, so leaving it out need not be priced.
    const mayBeNegative = cover?.row[row] === 1;
    if (!isPrice(u[row]!, mayBeNegative, tolerance)) {
      violations.push({ _tag: "BadPrice", side: "row", index: row, price: u[row]! });
    }
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      const column = columnOfEdge[e]!;
      // No largest matching uses an edge that is covered twice.
      if (cover !== undefined && cover.row[row] === 1 && cover.column[column] === 1) continue;
      const missing = weight[e]! - u[row]! - v[column]!;
      if (missing > tolerance) violations.push({ _tag: "PriceTooLow", row, column, missing });
    }
  }
  for (let column = 0; column < columnCount; column++) {
    if (!isPrice(v[column]!, cover?.column[column] === 1, tolerance)) {
      violations.push({ _tag: "BadPrice", side: "column", index: column, price: v[column]! });
    }
  }
  return violations;
};

/** By weak duality the prices, times places, bound every total from above: the rest between the two is the gap. */
const checkGap = (problem: AssignmentProblem, outcome: OptimalAssignment, tolerance: number): Violation[] => {
  const { row: u, column: v } = outcome.potentials;
  const violations: Violation[] = [];
  let value = 0;
  for (let row = 0; row < problem.rowCount; row++) value += u[row]!;
  for (let column = 0; column < problem.columnCount; column++)
    value += problem.capacityOfColumn[column]! * v[column]!;
  const gap = value - outcome.total;
  // Written so that NaN is a violation.
  if (!(Math.abs(gap) <= tolerance)) violations.push({ _tag: "Gap", gap, tolerance });
  if (!(Math.abs(gap - outcome.gap) <= tolerance)) {
    violations.push({ _tag: "WrongGap", expected: gap, found: outcome.gap });
  }
  return violations;
};

const isPrice = (price: number, mayBeNegative: boolean, tolerance: number): boolean =>
  Number.isFinite(price) && (mayBeNegative || price >= -tolerance);
