import { NOBODY } from "../graph/bipartite";
import type { LowerQuotaOutcome, MinimumsInfeasible } from "../stable/lower-quotas/outcome";
import type { LowerQuotaProblem } from "../stable/lower-quotas/problem";
import { findBlockingPairs } from "./stability";
import { findInfeasibilities, type Violation } from "./violation";

/** One way in which an outcome with lower quotas is not what it claims to be. */
export type LowerQuotaViolation =
  | Extract<Violation, { readonly _tag: "WrongLength" | "ForbiddenPair" | "OverCapacity" | "BlockingPair" }>
  /** A column has fewer rows than it needs. */
  | {
      readonly _tag: "BelowMinimum";
      readonly column: number;
      readonly minimum: number;
      readonly load: number;
    }
  /** A number that is reported is not the true one. */
  | {
      readonly _tag: "WrongCount";
      readonly of: "blockingPairs" | "missing" | "needed" | "rows";
      readonly expected: number;
      readonly found: number;
    }
  /** The bound is above what this very matching reaches, or below 0. */
  | { readonly _tag: "WrongBound"; readonly lowerBound: number; readonly blockingPairs: number }
  /** The stable matching that is the reason meets every minimum, so it is none. */
  | { readonly _tag: "NoReason" }
  /** A violator names a column that does not exist, or names one twice. */
  | { readonly _tag: "UnknownColumn"; readonly column: number }
  /** The columns of the violator need no more rows than may go to them. */
  | { readonly _tag: "NoViolator"; readonly needed: number; readonly rows: number };

/**
 * Checks what {@link solveLowerQuotas} answered, by code that shares nothing with it.
 *
 * *Details*: O(edges). `Stable`: a matching that meets every minimum without blocking pair. `AlmostStable`: one that meets them, with as many
 * blocking pairs as it says, beside a stable matching that does not. `Infeasible`: the minimums of the columns named add up to more than the
 * rows that may go to any of them. `Stopped`: a matching, with as many blocking pairs and rows missing as it says.
 *
 * *Gotchas*: that there are no fewer blocking pairs than `lowerBound` is the result of a search, which no quick check can repeat.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * const problem = lowerQuotaProblemOrThrow({
 *   rowCount: 1,
 *   columnCount: 1,
 *   rowOffsets: Int32Array.of(0, 1),
 *   columnOfEdge: Int32Array.of(0),
 *   rowScore: Float64Array.of(1),
 *   columnScore: Float64Array.of(1),
 *   minimumOfColumn: Int32Array.of(1),
 * });
 * verifyLowerQuotas(problem, solveLowerQuotas(problem)); // []
 * ```
 */
export const verifyLowerQuotas = (
  problem: LowerQuotaProblem,
  outcome: LowerQuotaOutcome,
): LowerQuotaViolation[] => {
  if (outcome._tag === "Infeasible") return violatorViolations(problem, outcome);
  const { columnOfRow } = outcome;
  const infeasible = findInfeasibilities(problem, columnOfRow) as LowerQuotaViolation[];
  if (infeasible.length > 0) return infeasible;
  const below = belowMinimum(problem, columnOfRow);
  const blocking = findBlockingPairs(problem, columnOfRow);
  const blockingPairs = blocking.length;
  if (outcome._tag === "Stable")
    return [...below, ...blocking.map((pair) => ({ _tag: "BlockingPair", ...pair }) as const)];
  const numbers: LowerQuotaViolation[] = [
    ...wrongCount("blockingPairs", blockingPairs, outcome.blockingPairs),
    ...(outcome.lowerBound >= 0 && (outcome.lowerBound <= blockingPairs || below.length > 0)
      ? []
      : [{ _tag: "WrongBound", lowerBound: outcome.lowerBound, blockingPairs } as const]),
  ];
  if (outcome._tag === "Stopped") {
    const missing = below.reduce((sum, { minimum, load }) => sum + minimum - load, 0);
    return [...numbers, ...wrongCount("missing", missing, outcome.missing)];
  }
  return [...below, ...numbers, ...reasonViolations(problem, outcome.stableColumnOfRow)];
};

const wrongCount = (
  of: "blockingPairs" | "missing" | "needed" | "rows",
  expected: number,
  found: number,
): LowerQuotaViolation[] => (expected === found ? [] : [{ _tag: "WrongCount", of, expected, found }]);

type BelowMinimum = Extract<LowerQuotaViolation, { readonly _tag: "BelowMinimum" }>;

const belowMinimum = (problem: LowerQuotaProblem, columnOfRow: Int32Array): BelowMinimum[] => {
  const loads = new Int32Array(problem.columnCount);
  for (const column of columnOfRow) if (column !== NOBODY) loads[column]!++;
  const found: BelowMinimum[] = [];
  for (const [column, load] of loads.entries()) {
    const minimum = problem.minimumOfColumn[column]!;
    if (load < minimum) found.push({ _tag: "BelowMinimum", column, minimum, load });
  }
  return found;
};

/** The reason must be a stable matching that leaves a column below its minimum. */
const reasonViolations = (problem: LowerQuotaProblem, columnOfRow: Int32Array): LowerQuotaViolation[] => {
  const infeasible = findInfeasibilities(problem, columnOfRow) as LowerQuotaViolation[];
  if (infeasible.length > 0) return infeasible;
  return [
    ...findBlockingPairs(problem, columnOfRow).map((pair) => ({ _tag: "BlockingPair", ...pair }) as const),
    ...(belowMinimum(problem, columnOfRow).length > 0 ? [] : [{ _tag: "NoReason" } as const]),
  ];
};

const violatorViolations = (
  problem: LowerQuotaProblem,
  { violator, needed, rows }: MinimumsInfeasible,
): LowerQuotaViolation[] => {
  const inside = new Uint8Array(problem.columnCount);
  const unknown: LowerQuotaViolation[] = [];
  let minimums = 0;
  for (const column of violator) {
    if (column < 0 || column >= problem.columnCount || inside[column] === 1)
      unknown.push({ _tag: "UnknownColumn", column });
    else {
      inside[column] = 1;
      minimums += problem.minimumOfColumn[column]!;
    }
  }
  if (unknown.length > 0) return unknown;
  let reaching = 0;
  for (let row = 0; row < problem.rowCount; row++) {
    const edges = problem.columnOfEdge.subarray(problem.rowOffsets[row]!, problem.rowOffsets[row + 1]!);
    if (edges.some((column) => inside[column] === 1)) reaching++;
  }
  return [
    ...wrongCount("needed", minimums, needed),
    ...wrongCount("rows", reaching, rows),
    ...(minimums > reaching ? [] : [{ _tag: "NoViolator", needed: minimums, rows: reaching } as const]),
  ];
};
