import type { LexicographicOutcome } from "../assignment/lexicographic/outcome";
import type { LexicographicProblem } from "../assignment/lexicographic/problem";
import { findEdge, NOBODY, withEdges } from "../graph/bipartite";
import type { VerifyOptions } from "./assignment";
import { checkLevelPrices, isAbove, type LevelPriceViolation } from "./level-prices";
import { findInfeasibilities, type Violation } from "./violation";

/** One way in which an outcome is not what {@link solveLexicographic} says it is. */
export type LexicographicViolation =
  | Extract<Violation, { _tag: "ForbiddenPair" | "OverCapacity" | "WrongSize" | "WrongGap" }>
  | LevelPriceViolation
  /** What is reported of a level is not what the matching reaches there. */
  | { readonly _tag: "WrongValue"; readonly level: number; readonly expected: number; readonly found: number }
  /** The bound of a stopped run is lexicographically worse than what a matching reaches. */
  | { readonly _tag: "BoundTooLow"; readonly bound: Float64Array; readonly values: Float64Array };

/**
 * Checks what {@link solveLexicographic} answered, by code that shares nothing with it.
 *
 * *Details*: O(levels · edges). Prices are vectors over the levels. They are lexicographically at least the weights of every edge, and add up to what the matching
 * reaches: then no matching is lexicographically better, by the argument for numbers word for word.
 *
 * *Gotchas*: `tolerance` counts on the last level only, and only there fractions are allowed; default: 0 when it is whole, else what rounding can add up to.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * const problem = lexicographicProblemOrThrow({
 *   rowCount: 1,
 *   columnCount: 2,
 *   levels: [{ weight: Float64Array.of(1, 1) }, { weight: Float64Array.of(0.5, 0.25) }],
 * });
 * const outcome = solveLexicographic(problem);
 * verifyLexicographic(problem, outcome); // []
 * verifyLexicographic(problem, { ...outcome, columnOfRow: Int32Array.of(1) }).length; // 3
 * ```
 */
export const verifyLexicographic = (
  problem: LexicographicProblem,
  outcome: LexicographicOutcome,
  options: VerifyOptions = {},
): LexicographicViolation[] => {
  const { levels, rowCount, columnCount } = problem;
  const { columnOfRow } = outcome;
  // What can be wrong with a matching alone.
  const infeasible = findInfeasibilities(problem, columnOfRow) as LexicographicViolation[];
  if (infeasible.length > 0) return infeasible;
  const tolerance = options.tolerance ?? roundingOfLastLevel(problem);
  const toleranceOfSum = tolerance * (rowCount + columnCount);
  const sign = (level: number): 1 | -1 => (levels[level]!.sense === "minimise" ? -1 : 1);
  const { values, violations } = checkValues(problem, outcome, toleranceOfSum);
  if (outcome._tag === "Stopped") {
    const { bound } = outcome;
    if (bound.length !== levels.length) {
      const found = bound.length;
      violations.push({ _tag: "WrongLength", array: "bound", expected: levels.length, found });
    } else if (isAbove(values, bound, sign, toleranceOfSum))
      violations.push({ _tag: "BoundTooLow", bound, values });
    return violations;
  }
  const checked = checkLevelPrices(
    withEdges(problem),
    {
      count: levels.length,
      sign,
      weight: (level, row, edge) =>
        sign(level) * ((levels[level]!.weight?.[edge] ?? 0) + (levels[level]!.valueOfRow?.[row] ?? 0)),
      bonus: (level, column) => sign(level) * (levels[level]!.valueOfColumn?.[column] ?? 0),
    },
    {
      capacityOfColumn: problem.capacityOfColumn,
      columnOfRow,
      potentials: outcome.potentials,
      tolerance,
      toleranceOfSum,
    },
  );
  violations.push(...checked.violations);
  if (!(Math.abs(checked.gap - outcome.gap) <= toleranceOfSum) && checked.violations.length === 0)
    violations.push({ _tag: "WrongGap", expected: checked.gap, found: outcome.gap });
  return violations;
};

const checkValues = (
  problem: LexicographicProblem,
  outcome: LexicographicOutcome,
  tolerance: number,
): { readonly values: Float64Array; readonly violations: LexicographicViolation[] } => {
  const { levels, columnCount } = problem;
  const violations: LexicographicViolation[] = [];
  const values = new Float64Array(levels.length);
  const load = new Int32Array(columnCount);
  let size = 0;
  for (const [row, column] of outcome.columnOfRow.entries()) {
    if (column === NOBODY) continue;
    size++;
    load[column]!++;
    const edge = findEdge(problem, row, column);
    for (const [level, { weight, valueOfRow, valueOfColumn }] of levels.entries()) {
      values[level]! += (weight?.[edge] ?? 0) + (valueOfRow?.[row] ?? 0);
      if (load[column] === 1) values[level]! += valueOfColumn?.[column] ?? 0;
    }
  }
  if (size !== outcome.size) violations.push({ _tag: "WrongSize", expected: size, found: outcome.size });
  const found = outcome.values;
  if (found.length !== levels.length) {
    const [expected, length] = [levels.length, found.length];
    violations.push({ _tag: "WrongLength", array: "values", expected, found: length });
  }
  for (let level = 0; level < Math.min(levels.length, found.length); level++) {
    const expected = values[level]!;
    const allowed = level === levels.length - 1 ? tolerance : 0;
    // Written so that NaN is a violation.
    if (!(Math.abs(expected - found[level]!) <= allowed))
      violations.push({ _tag: "WrongValue", level, expected, found: found[level]! });
  }
  return { values, violations };
};

/** What rounding can add up to in a price of the last level; 0 when its numbers are whole. */
const roundingOfLastLevel = ({ levels, rowCount, columnCount }: LexicographicProblem): number => {
  const { weight, valueOfRow, valueOfColumn } = levels[levels.length - 1]!;
  let size = 0;
  let isWhole = true;
  for (const numbers of [weight, valueOfRow, valueOfColumn]) {
    let largest = 0;
    for (const number of numbers ?? []) {
      largest = Math.max(largest, Math.abs(number));
      isWhole &&= Number.isInteger(number);
    }
    size += largest;
  }
  return isWhole ? 0 : Number.EPSILON * (rowCount + columnCount) * size;
};
