import type { FairLoadsOutcome, OptimalFairLoads, OptimalFairLoadsTotal } from "../assignment/fair/outcome";
import type { AssignmentProblem } from "../assignment/problem";
import { NOBODY } from "../graph/bipartite";
import { roundingTolerance, type VerifyOptions, verifyAssignment } from "./assignment";
import { checkCover, checkLengths, checkSums, columnAt, edgesOf } from "./assignment-parts";
import { checkFacePrices, type ProvenFace } from "./face-prices";
import { findInfeasibilities, type Violation } from "./violation";

/** One way in which an answer about fair loads is not what it claims to be. */
export type FairLoadsViolation =
  | Violation
  /** A column has another number of rows. */
  | { readonly _tag: "WrongLoad"; readonly column: number; readonly expected: number; readonly found: number }
  /** A column's level does not go with its load. */
  | { readonly _tag: "WrongLevel"; readonly column: number; readonly level: number; readonly load: number }
  /** A row could have a column of a lower level, which may make the loads more even. */
  | { readonly _tag: "LowerLevel"; readonly row: number; readonly column: number }
  /** The bound of a stopped run is worse than what its matching reaches. */
  | { readonly _tag: "WrongBound"; readonly reason: string };

/**
 * Checks what {@link solveFairLoads} answered, by code that shares nothing with it.
 *
 * *Details*: O(edges). A cover proves that nobody more can be matched. Levels prove that loads are even: every row of the cover has a column of its lowest
 * level, and a column's next row would cost its level at least, its last row its level at most, however costs grow with the load. Prices of the edges
 * that keep to the lowest levels prove that no total is better.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * verifyFairLoads(problem, solveFairLoads(problem)); // []
 * ```
 */
export const verifyFairLoads = (
  problem: AssignmentProblem,
  outcome: FairLoadsOutcome,
  options: VerifyOptions = {},
): FairLoadsViolation[] => {
  if (outcome._tag === "Infeasible") return verifyAssignment(problem, outcome);
  const infeasible = findInfeasibilities(problem, outcome.columnOfRow);
  if (infeasible.length > 0) return infeasible;
  const tolerance = options.tolerance ?? roundingTolerance(problem);
  const violations: FairLoadsViolation[] = [
    ...checkSums(problem, outcome, tolerance),
    ...checkLoads(problem, outcome),
  ];
  if (outcome._tag === "Stopped") {
    if (!(outcome.sizeBound >= outcome.size))
      violations.push({ _tag: "WrongBound", reason: "more people are matched than the bound says" });
    const largest = Math.max(0, ...outcome.loadOfColumn);
    if (outcome.size === outcome.sizeBound && !(outcome.largestLoadBound <= largest))
      violations.push({ _tag: "WrongBound", reason: "the largest load is smaller than the bound" });
    return violations;
  }
  violations.push(
    ...checkCover(problem, outcome.largest, { name: "largest", most: outcome.size, counts: () => true }),
    ...checkLengths([["levelOfColumn", outcome.levelOfColumn, problem.columnCount]]),
  );
  if (violations.length > 0) return violations;
  const lowest = lowestLevels(problem, outcome);
  violations.push(...checkLevels(problem, outcome, lowest));
  if (outcome.andThen === "total" && violations.length === 0) {
    const { columnOfRow, potentials, gap } = outcome;
    const face = faceOf(problem, outcome, lowest);
    violations.push(
      ...checkFacePrices(problem, face, { weight: problem.weight, columnOfRow, potentials, gap, tolerance }),
    );
  }
  return violations;
};

const checkLoads = (
  { columnCount }: AssignmentProblem,
  { columnOfRow, loadOfColumn }: Pick<OptimalFairLoads, "columnOfRow" | "loadOfColumn">,
): FairLoadsViolation[] => {
  const violations: FairLoadsViolation[] = checkLengths([["loadOfColumn", loadOfColumn, columnCount]]);
  if (violations.length > 0) return violations;
  const load = new Int32Array(columnCount);
  for (const column of columnOfRow) if (column !== NOBODY) load[column]!++;
  for (let column = 0; column < columnCount; column++) {
    if (load[column] !== loadOfColumn[column])
      violations.push({ _tag: "WrongLoad", column, expected: load[column]!, found: loadOfColumn[column]! });
  }
  return violations;
};

/** row → the lowest level among its columns outside the cover. */
const lowestLevels = (
  problem: AssignmentProblem,
  { largest, levelOfColumn }: OptimalFairLoads | OptimalFairLoadsTotal,
): Float64Array => {
  const lowest = new Float64Array(problem.rowCount).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < problem.rowCount; row++) {
    const [first, end] = edgesOf(problem, row);
    for (let e = first; e < end; e++) {
      const column = columnAt(problem, row, e);
      if (largest.column[column] !== 1) lowest[row] = Math.min(lowest[row]!, levelOfColumn[column]!);
    }
  }
  return lowest;
};

const checkLevels = (
  { rowCount, columnCount, capacityOfColumn }: AssignmentProblem,
  { columnOfRow, largest, loadOfColumn, levelOfColumn }: OptimalFairLoads | OptimalFairLoadsTotal,
  lowest: Float64Array,
): FairLoadsViolation[] => {
  const violations: FairLoadsViolation[] = [];
  for (let column = 0; column < columnCount; column++) {
    if (largest.column[column] === 1) continue;
    const load = loadOfColumn[column]!;
    const level = levelOfColumn[column]!;
    const nextCosts = load === capacityOfColumn[column] ? Number.POSITIVE_INFINITY : load + 1;
    if (!(load <= level && level <= nextCosts)) violations.push({ _tag: "WrongLevel", column, level, load });
  }
  for (let row = 0; row < rowCount; row++) {
    // As large as the cover, a matching matches its rows outside its columns, and all others inside.
    if (largest.row[row] !== 1) continue;
    const column = columnOfRow[row]!;
    if (levelOfColumn[column] !== lowest[row]) violations.push({ _tag: "LowerLevel", row, column });
  }
  return violations;
};

/** All matchings that the levels prove to be as fair. */
const faceOf = (
  problem: AssignmentProblem,
  { largest, levelOfColumn }: OptimalFairLoadsTotal,
  lowest: Float64Array,
): ProvenFace => {
  const mayBeUsed = new Uint8Array(problem.weight.length);
  for (let row = 0; row < problem.rowCount; row++) {
    const [first, end] = edgesOf(problem, row);
    for (let e = first; e < end; e++) {
      const column = columnAt(problem, row, e);
      const inCover = largest.column[column] === 1;
      const mayUse = largest.row[row] === 1 ? !inCover && levelOfColumn[column] === lowest[row] : inCover;
      mayBeUsed[e] = mayUse ? 1 : 0;
    }
  }
  const limit = (column: number, level: number): number =>
    Math.max(0, Math.min(problem.capacityOfColumn[column]!, level));
  const isFull = (column: number): boolean => largest.column[column] === 1;
  return {
    mayUse: (edge) => mayBeUsed[edge] === 1,
    mustBeMatched: (row) => largest.row[row] === 1,
    lowerOfColumn: (column) =>
      isFull(column) ? problem.capacityOfColumn[column]! : limit(column, levelOfColumn[column]! - 1),
    upperOfColumn: (column) =>
      isFull(column) ? problem.capacityOfColumn[column]! : limit(column, levelOfColumn[column]!),
  };
};
