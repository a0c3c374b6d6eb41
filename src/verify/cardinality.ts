import type {
  CardinalityOutcome,
  InfeasibleCardinality,
  OptimalCardinality,
  StoppedCardinality,
} from "../assignment/cardinality/outcome";
import type { AssignmentProblem } from "../assignment/problem";
import { NOBODY } from "../graph/bipartite";
import { roundingTolerance, type VerifyOptions } from "./assignment";
import { checkCover, checkLengths, checkSums, columnAt, edgesOf } from "./assignment-parts";
import { findInfeasibilities, type Violation } from "./violation";

/** One way in which an answer about a number of pairs is not what it claims to be. */
export type CardinalityViolation =
  | Violation
  /** The price of a pair is no number. */
  | { readonly _tag: "BadMultiplier"; readonly multiplier: number }
  /** The bound of a stopped run is not what its prices say, or more pairs are made than were asked for. */
  | { readonly _tag: "WrongBound"; readonly reason: string };

/**
 * Checks what {@link solveCardinalityAssignment} or {@link assignmentAt} answered, by code that shares nothing with them.
 *
 * *Details*: O(edges). By weak duality: prices that reach every weight together with the multiplier bound what so many pairs can be worth. A cover with
 * fewer places proves that there are not so many.
 *
 * *Gotchas*: `outcome.size` is the number of pairs that was proven best; compare it with the number that you asked for.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * verifyCardinalityAssignment(problem, solveCardinalityAssignmentOrThrow(problem, 1)); // []
 * ```
 */
export const verifyCardinalityAssignment = (
  problem: AssignmentProblem,
  outcome: CardinalityOutcome,
  options: VerifyOptions = {},
): CardinalityViolation[] => {
  const infeasible = findInfeasibilities(problem, outcome.columnOfRow);
  if (infeasible.length > 0) return infeasible;
  if (outcome._tag === "Infeasible") return checkInfeasible(problem, outcome);
  const tolerance = options.tolerance ?? roundingTolerance(problem);
  const ofSums = tolerance * (problem.rowCount + problem.columnCount);
  const violations: CardinalityViolation[] = checkSums(problem, outcome, tolerance);
  const { row, column } = outcome.potentials;
  const lengths = checkLengths([
    ["potentials.row", row, problem.rowCount],
    ["potentials.column", column, problem.columnCount],
  ]);
  if (lengths.length > 0) return [...violations, ...lengths];
  violations.push(...checkPrices(problem, outcome, tolerance));
  const sign = problem.sense === "minimise" ? -1 : 1;
  if (outcome._tag === "Stopped") {
    const bound = worthOf(problem, outcome, outcome.wanted);
    if (!(sign * (outcome.bound - bound) >= -ofSums))
      violations.push({ _tag: "WrongBound", reason: "the prices do not prove it" });
    if (!(outcome.size <= outcome.wanted))
      violations.push({ _tag: "WrongBound", reason: "there are more pairs than were asked for" });
    return violations;
  }
  const gap = sign * (worthOf(problem, outcome, outcome.size) - outcome.total) + outcome.penalty;
  // Written so that NaN is a violation.
  if (!(Math.abs(gap) <= ofSums)) violations.push({ _tag: "Gap", gap, tolerance: ofSums });
  if (!(Math.abs(gap - outcome.gap) <= ofSums))
    violations.push({ _tag: "WrongGap", expected: gap, found: outcome.gap });
  return violations;
};

const checkInfeasible = (
  problem: AssignmentProblem,
  { wanted, largest, columnOfRow, cover }: InfeasibleCardinality,
): CardinalityViolation[] => {
  let size = 0;
  for (const column of columnOfRow) if (column !== NOBODY) size++;
  const violations: CardinalityViolation[] = checkCover(problem, cover, {
    name: "cover",
    most: Math.min(size, wanted - 1),
    counts: () => true,
  });
  if (size !== largest) violations.push({ _tag: "WrongSize", expected: size, found: largest });
  return violations;
};

type Priced = OptimalCardinality | StoppedCardinality;

/** With the multiplier, prices reach every weight; they are not below 0, and minus the penalties. */
const checkPrices = (
  problem: AssignmentProblem,
  { potentials: { row: u, column: v }, multiplier }: Priced,
  tolerance: number,
): CardinalityViolation[] => {
  const { rowCount, columnCount, weight, penaltyOfRow, penaltyOfColumn } = problem;
  // Minimising is maximising the negative of everything.
  const sign = problem.sense === "minimise" ? -1 : 1;
  const violations: CardinalityViolation[] = [];
  if (!Number.isFinite(multiplier)) violations.push({ _tag: "BadMultiplier", multiplier });
  for (let row = 0; row < rowCount; row++) {
    if (!isPrice(sign * u[row]! + (penaltyOfRow?.[row] ?? 0), tolerance))
      violations.push({ _tag: "BadPrice", side: "row", index: row, price: u[row]! });
    const [first, end] = edgesOf(problem, row);
    for (let e = first; e < end; e++) {
      const column = columnAt(problem, row, e);
      const missing = sign * (weight[e]! - u[row]! - v[column]! - multiplier);
      if (missing > tolerance) violations.push({ _tag: "PriceTooLow", row, column, missing });
    }
  }
  for (let column = 0; column < columnCount; column++) {
    if (!isPrice(sign * v[column]! + (penaltyOfColumn?.[column] ?? 0), tolerance))
      violations.push({ _tag: "BadPrice", side: "column", index: column, price: v[column]! });
  }
  return violations;
};

const isPrice = (price: number, tolerance: number): boolean => Number.isFinite(price) && price >= -tolerance;

/** What the prices say that so many pairs can reach. */
const worthOf = (
  { rowCount, columnCount, capacityOfColumn }: AssignmentProblem,
  { potentials: { row: u, column: v }, multiplier }: Priced,
  pairs: number,
): number => {
  let value = pairs * multiplier;
  for (let row = 0; row < rowCount; row++) value += u[row]!;
  for (let column = 0; column < columnCount; column++) value += capacityOfColumn[column]! * v[column]!;
  return value;
};
