import type { AssignmentOutcome, Cover, HallViolator, OptimalAssignment } from "../assignment/outcome";
import type { AssignmentProblem } from "../assignment/problem";
import { NOBODY } from "../graph/bipartite";
import { checkSums } from "./assignment-parts";
import { findInfeasibilities, type Violation } from "./violation";

/** What {@link verifyAssignment} can be told. */
export interface VerifyOptions {
  /**
   * How far a price may be off before that counts as a violation, in units of weight; a total may be off by as much for
   * every row and column. Default: 0 when all weights and penalties are integers, else 2^−52 · (rows + columns) · the largest of them,
   * weight and penalties added: what rounding can add up to.
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
  const { rowCount, columnCount, weight, penaltyOfRow, penaltyOfColumn } = problem;
  let size = 0;
  let whole = true;
  for (const numbers of [weight, penaltyOfRow, penaltyOfColumn]) {
    if (numbers === undefined) continue;
    let largest = 0;
    for (let at = 0; at < numbers.length; at++) {
      largest = Math.max(largest, Math.abs(numbers[at]!));
      whole &&= Number.isInteger(numbers[at]!);
    }
    size += largest;
  }
  return whole ? 0 : Number.EPSILON * (rowCount + columnCount) * size;
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
  if (outcome._tag === "Infeasible") return checkViolator(problem, outcome.violator);
  const infeasible = findInfeasibilities(problem, outcome.columnOfRow);
  if (infeasible.length > 0) return infeasible;
  const tolerance = options.tolerance ?? roundingTolerance(problem);
  const ofSums = tolerance * (problem.rowCount + problem.columnCount);
  const sums = checkSums(problem, outcome, tolerance);
  const sign = problem.sense === "minimise" ? -1 : 1;
  if (outcome._tag === "Stopped") {
    const reached = sign * outcome.total - outcome.penalty;
    return sign * outcome.bound >= reached - ofSums
      ? sums
      : [...sums, { _tag: "BoundTooLow", bound: outcome.bound, total: outcome.total }];
  }
  const lengths = checkLengths(problem, outcome);
  if (lengths.length > 0) return [...sums, ...lengths];
  const ofCover = outcome.coverage === "first" ? checkCover(problem, outcome.cover, outcome.size) : [];
  const complete = outcome.coverage === "complete" ? checkComplete(problem, outcome) : [];
  const ofPrices = checkPrices(problem, outcome, tolerance);
  return [...sums, ...ofCover, ...complete, ...ofPrices, ...checkGap(problem, outcome, ofSums)];
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

/** Rows are to be matched in full when they are not more than the places, columns when they have not more places than rows. */
const fullSides = ({
  rowCount,
  capacityOfColumn,
}: AssignmentProblem): { rows: boolean; columns: boolean } => {
  let places = 0;
  for (const capacity of capacityOfColumn) places += capacity;
  return { rows: rowCount <= places, columns: places <= rowCount };
};

const checkComplete = (problem: AssignmentProblem, { columnOfRow }: OptimalAssignment): Violation[] => {
  const full = fullSides(problem);
  const violations: Violation[] = [];
  const left = problem.capacityOfColumn.slice();
  for (let row = 0; row < problem.rowCount; row++) {
    const column = columnOfRow[row]!;
    if (column !== NOBODY) left[column]!--;
    else if (full.rows) violations.push({ _tag: "LeftOut", side: "row", index: row });
  }
  if (!full.columns) return violations;
  for (let column = 0; column < problem.columnCount; column++) {
    if (left[column]! > 0) violations.push({ _tag: "LeftOut", side: "column", index: column });
  }
  return violations;
};

/** Hall: all that the people may have is listed, and it is less than they need. */
const checkViolator = (problem: AssignmentProblem, violator: HallViolator): Violation[] => {
  const { rowCount, columnCount, capacityOfColumn } = problem;
  const ofRows = violator.side === "rows";
  const refuse = (reason: string): Violation[] => [{ _tag: "NoViolator", reason }];
  if (!fullSides(problem)[ofRows ? "rows" : "columns"])
    return refuse("that side need not be matched in full");
  const rows = flagsOf(ofRows ? violator.people : violator.partners, rowCount);
  const columns = flagsOf(ofRows ? violator.partners : violator.people, columnCount);
  if (rows === undefined || columns === undefined)
    return refuse("somebody is listed twice or does not exist");
  for (let row = 0; row < rowCount; row++) {
    if (ofRows && rows[row] !== 1) continue;
    const [first, end] = edgesOf(problem, row);
    for (let e = first; e < end; e++) {
      const inColumns = columns[columnAt(problem, row, e)] === 1;
      if (ofRows ? !inColumns : inColumns && rows[row] !== 1) return refuse("a partner is missing");
    }
  }
  let places = 0;
  for (let column = 0; column < columnCount; column++) places += columns[column]! * capacityOfColumn[column]!;
  const needed = ofRows ? violator.people.length : places;
  const available = ofRows ? places : violator.partners.length;
  if (needed !== violator.needed || available !== violator.available) return refuse("the numbers are wrong");
  return needed > available ? [] : refuse("there is enough for them");
};

const flagsOf = (people: Int32Array, count: number): Uint8Array | undefined => {
  const flags = new Uint8Array(count);
  for (const person of people) {
    if (!(person >= 0 && person < count) || flags[person] === 1) return undefined;
    flags[person] = 1;
  }
  return flags;
};

/** Half-open range of a row's edges. */
const edgesOf = ({ rowOffsets, columnCount }: AssignmentProblem, row: number): readonly [number, number] =>
  rowOffsets === undefined
    ? [row * columnCount, (row + 1) * columnCount]
    : [rowOffsets[row]!, rowOffsets[row + 1]!];

const columnAt = ({ columnOfEdge, columnCount }: AssignmentProblem, row: number, edge: number): number =>
  columnOfEdge === undefined ? edge - row * columnCount : columnOfEdge[edge]!;

const checkCover = (problem: AssignmentProblem, cover: Cover, size: number): Violation[] => {
  const { rowCount, columnCount, capacityOfColumn } = problem;
  const violations: Violation[] = [];
  let places = 0;
  for (let row = 0; row < rowCount; row++) {
    if (cover.row[row] === 1) {
      places++;
      continue;
    }
    const [first, end] = edgesOf(problem, row);
    for (let e = first; e < end; e++) {
      const column = columnAt(problem, row, e);
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
  const { rowCount, columnCount, columnOfEdge, weight, penaltyOfRow, penaltyOfColumn } = problem;
  const { row: u, column: v } = outcome.potentials;
  const cover = outcome.coverage === "first" ? outcome.cover : undefined;
  const full = outcome.coverage === "complete" ? fullSides(problem) : { rows: false, columns: false };
  // Minimising is maximising the negative of everything.
  const sign = problem.sense === "minimise" ? -1 : 1;
  const violations: Violation[] = [];
  for (let row = 0; row < rowCount; row++) {
    // A row in the cover is matched by every largest matching, so leaving it out need not be priced.
    const mayBeAnything = full.rows || cover?.row[row] === 1;
    if (!isPrice(sign * u[row]! + (penaltyOfRow?.[row] ?? 0), mayBeAnything, tolerance)) {
      violations.push({ _tag: "BadPrice", side: "row", index: row, price: u[row]! });
    }
    const [first, end] = edgesOf(problem, row);
    for (let e = first; e < end; e++) {
      const column = columnOfEdge === undefined ? e - first : columnOfEdge[e]!;
      const missing = sign * (weight[e]! - u[row]! - v[column]!);
      if (!(missing > tolerance)) continue;
      // No largest matching uses an edge that is covered twice.
      if (cover !== undefined && cover.row[row] === 1 && cover.column[column] === 1) continue;
      violations.push({ _tag: "PriceTooLow", row, column, missing });
    }
  }
  for (let column = 0; column < columnCount; column++) {
    const mayBeAnything = full.columns || cover?.column[column] === 1;
    if (!isPrice(sign * v[column]! + (penaltyOfColumn?.[column] ?? 0), mayBeAnything, tolerance)) {
      violations.push({ _tag: "BadPrice", side: "column", index: column, price: v[column]! });
    }
  }
  return violations;
};

/** By weak duality the prices, times places, bound every total; the rest between the two is the gap. */
const checkGap = (problem: AssignmentProblem, outcome: OptimalAssignment, tolerance: number): Violation[] => {
  const { row: u, column: v } = outcome.potentials;
  const sign = problem.sense === "minimise" ? -1 : 1;
  const violations: Violation[] = [];
  let value = 0;
  for (let row = 0; row < problem.rowCount; row++) value += u[row]!;
  for (let column = 0; column < problem.columnCount; column++)
    value += problem.capacityOfColumn[column]! * v[column]!;
  const gap = sign * (value - outcome.total) + outcome.penalty;
  // Written so that NaN is a violation.
  if (!(Math.abs(gap) <= tolerance)) violations.push({ _tag: "Gap", gap, tolerance });
  if (!(Math.abs(gap - outcome.gap) <= tolerance)) {
    violations.push({ _tag: "WrongGap", expected: gap, found: outcome.gap });
  }
  return violations;
};

const isPrice = (price: number, mayBeAnything: boolean, tolerance: number): boolean =>
  Number.isFinite(price) && (mayBeAnything || price >= -tolerance);
