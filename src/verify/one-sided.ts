import { findEdge, NOBODY } from "../graph/bipartite";
import type {
  Lottery,
  ProbabilisticAssignment,
  SerialAllocation,
  TradedAllocation,
} from "../one-sided/outcome";
import type { OneSidedProblem } from "../one-sided/problem";
import { findParetoImprovement, type ParetoImprovement, type ParetoOptions } from "./pareto";
import { findInfeasibilities, type Violation } from "./violation";

/** One way in which an allocation of columns to rows is not what it claims to be. */
export type AllocationViolation =
  | Extract<Violation, { readonly _tag: "WrongLength" | "ForbiddenPair" | "OverCapacity" }>
  /** Somebody could be better off with nobody worse off. */
  | ({ readonly _tag: "NotParetoOptimal" } & ParetoImprovement)
  /** A row has less than what it owned. */
  | { readonly _tag: "WorseThanOwned"; readonly row: number; readonly owned: number; readonly found: number };

/**
 * Checks what {@link serialDictatorship} or {@link topTradingCycles} answered, by code that shares nothing with them.
 *
 * *Details*: O(rows + columns + edges). A matching of acceptable pairs within capacities that nobody can improve on without hurting somebody
 * else; and with `endowment` one that leaves no row with less than it owned.
 *
 * @param endowment - row → the column of which it owns a place, or −1; leave it out where nobody owns anything
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * const wishes = oneSidedProblemOrThrow({
 *   rowCount: 1,
 *   columnCount: 1,
 *   rowOffsets: Int32Array.of(0, 1),
 *   columnOfEdge: Int32Array.of(0),
 *   rowScore: Float64Array.of(1),
 * });
 * verifyAllocation(wishes, randomSerialDictatorship(wishes)); // []
 * ```
 */
export const verifyAllocation = (
  problem: OneSidedProblem,
  { columnOfRow }: Pick<SerialAllocation | TradedAllocation, "columnOfRow">,
  endowment?: Int32Array,
  options: ParetoOptions = {},
): AllocationViolation[] => {
  const infeasible = findInfeasibilities(problem, columnOfRow) as AllocationViolation[];
  if (infeasible.length > 0) return infeasible;
  const violations: AllocationViolation[] = [];
  for (let row = 0; endowment !== undefined && row < problem.rowCount; row++) {
    const owned = endowment[row]!;
    const found = columnOfRow[row]!;
    if (owned === NOBODY || owned === found) continue;
    const ownEdge = findEdge(problem, row, owned);
    const edge = found === NOBODY ? NOBODY : findEdge(problem, row, found);
    if (edge === NOBODY || problem.rowScore[edge]! < problem.rowScore[ownEdge]!)
      violations.push({ _tag: "WorseThanOwned", row, owned, found });
  }
  const improvement = findParetoImprovement(problem, columnOfRow, options);
  if (improvement !== undefined) violations.push({ _tag: "NotParetoOptimal", ...improvement });
  return violations;
};

/** One way in which a lottery is not what it claims to be. */
export type LotteryViolation =
  | Extract<Violation, { readonly _tag: "WrongLength" }>
  /** A matching of the lottery is none: a pair that is not acceptable, or a column with more rows than places. */
  | {
      readonly _tag: "NotAMatching";
      readonly matching: number;
      readonly violation: Extract<
        Violation,
        { readonly _tag: "WrongLength" | "ForbiddenPair" | "OverCapacity" }
      >;
    }
  /** A probability is no number, or not above 0. */
  | { readonly _tag: "BadProbability"; readonly matching: number; readonly probability: number }
  /** The probabilities do not add up to 1. */
  | { readonly _tag: "WrongSum"; readonly sum: number }
  /** A row gets a column with another probability than it should. */
  | {
      readonly _tag: "WrongChance";
      readonly row: number;
      readonly column: number;
      readonly expected: number;
      readonly found: number;
    };

/** What {@link verifyLottery} can be told. */
export interface LotteryTolerance {
  /** How far chances may be off. Default: 1e-9. */
  readonly tolerance?: number;
}

/**
 * Checks a lottery: every matching is one, and together they give every row its chances.
 *
 * *Details*: O(matchings · rows log degree + edges).
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * const wishes = oneSidedProblemOrThrow({
 *   rowCount: 1,
 *   columnCount: 1,
 *   rowOffsets: Int32Array.of(0, 1),
 *   columnOfEdge: Int32Array.of(0),
 *   rowScore: Float64Array.of(1),
 * });
 * const chances = probabilisticSerial(wishes);
 * verifyLottery(wishes, chances, birkhoffVonNeumannOrThrow(wishes, chances.share)); // []
 * ```
 */
export const verifyLottery = (
  problem: OneSidedProblem,
  { share }: Pick<ProbabilisticAssignment, "share">,
  { probability, matchings }: Lottery,
  options: LotteryTolerance = {},
): LotteryViolation[] => {
  const tolerance = options.tolerance ?? 1e-9;
  if (probability.length !== matchings.length) {
    return [
      { _tag: "WrongLength", array: "probability", expected: matchings.length, found: probability.length },
    ];
  }
  if (share.length !== problem.columnOfEdge.length)
    return [
      { _tag: "WrongLength", array: "share", expected: problem.columnOfEdge.length, found: share.length },
    ];
  const violations: LotteryViolation[] = [];
  const chance = new Float64Array(share.length);
  let sum = 0;
  for (const [matching, columnOfRow] of matchings.entries()) {
    const p = probability[matching]!;
    sum += p;
    if (!(p > 0)) violations.push({ _tag: "BadProbability", matching, probability: p });
    const infeasible = findInfeasibilities(problem, columnOfRow);
    for (const violation of infeasible) {
      violations.push({ _tag: "NotAMatching", matching, violation } as LotteryViolation);
    }
    if (infeasible.length > 0) continue;
    for (let row = 0; row < problem.rowCount; row++) {
      if (columnOfRow[row] !== NOBODY) chance[findEdge(problem, row, columnOfRow[row]!)]! += p;
    }
  }
  if (!(Math.abs(sum - 1) <= tolerance)) violations.push({ _tag: "WrongSum", sum });
  for (let row = 0; row < problem.rowCount; row++) {
    for (let e = problem.rowOffsets[row]!; e < problem.rowOffsets[row + 1]!; e++) {
      if (Math.abs(chance[e]! - share[e]!) <= tolerance) continue;
      const column = problem.columnOfEdge[e]!;
      violations.push({ _tag: "WrongChance", row, column, expected: share[e]!, found: chance[e]! });
    }
  }
  return violations;
};
