import type { StableProblem } from "../stable/problem";
import type { StronglyStableOutcome, SuperStableOutcome } from "../stable/ties/outcome";
import { findRefutationViolations, type RefutationViolation } from "./refutation";
import { findBlockingPairs } from "./stability";
import { findInfeasibilities, type Violation } from "./violation";

/** What can be wrong with an answer about strongly or super-stable matchings. */
export type TiesViolation =
  | RefutationViolation
  | Extract<Violation, { _tag: "WrongLength" | "ForbiddenPair" | "OverCapacity" | "BlockingPair" }>;

/**
 * Checks an answer about strongly stable matchings, by code that shares nothing with the solver.
 *
 * *Details*: a matching is searched for pairs of which one gains and the other doesn't lose, O(edges). A proof that there is none is gone
 * through step by step: every pair it rules out must be ruled out by those before it, and in the end more places must have to be filled than there are
 * rows left; O(edges · log degree). A run that was stopped claims nothing.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * verifyStronglyStable(stable, solveStronglyStable(stable)); // []
 * ```
 */
export const verifyStronglyStable = (
  problem: StableProblem,
  outcome: StronglyStableOutcome,
): TiesViolation[] => {
  if (outcome._tag === "Stopped") return [];
  return outcome._tag === "StronglyStable"
    ? findMatchingViolations(problem, outcome.columnOfRow, "strong")
    : findRefutationViolations(problem, outcome, "strong");
};

/**
 * Checks an answer about super-stable matchings, by code that shares nothing with the solver.
 *
 * *Details*: as {@link verifyStronglyStable}; a pair blocks as soon as neither of the two loses.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * verifySuperStable(stable, solveSuperStable(stable)); // []
 * ```
 */
export const verifySuperStable = (problem: StableProblem, outcome: SuperStableOutcome): TiesViolation[] => {
  if (outcome._tag === "Stopped") return [];
  return outcome._tag === "SuperStable"
    ? findMatchingViolations(problem, outcome.columnOfRow, "super")
    : findRefutationViolations(problem, outcome, "super");
};

const findMatchingViolations = (
  problem: StableProblem,
  columnOfRow: Int32Array,
  notion: "strong" | "super",
): TiesViolation[] => {
  const infeasible = findInfeasibilities(problem, columnOfRow) as TiesViolation[];
  if (infeasible.length > 0) return infeasible;
  return findBlockingPairs(problem, columnOfRow, notion).map((pair) => ({ _tag: "BlockingPair", ...pair }));
};
