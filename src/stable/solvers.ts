import { type AsyncOptions, drain, drainAsync, type Slices } from "../graph/slices";
import { deferredAcceptance, type StableOptions } from "./deferred-acceptance";
import type { Stable, StableOutcome } from "./outcome";
import type { StableProblem } from "./problem";

/** A solver of the stable family, with what a chooser and a reader need to know of it. */
export interface StableSolver {
  /** The field's name of the algorithm. */
  readonly title: string;
  /** Running time. */
  readonly complexity: string;
  /** The paper or book. */
  readonly source: string;
  /** The algorithm in slices; see {@link Slices}. */
  readonly slices: (problem: StableProblem, options?: StableOptions) => Slices<StableOutcome>;
}

/** Every solver of the family under one signature. */
export const stableSolvers: Readonly<Record<"deferredAcceptance", StableSolver>> = {
  deferredAcceptance: {
    title: "Deferred acceptance",
    complexity: "O(edges + proposals · log degree)",
    source: "D. Gale, L. S. Shapley: College admissions and the stability of marriage (1962)",
    slices: deferredAcceptance,
  },
};

/**
 * A stable matching, the best one for the side that proposes.
 *
 * *When to use*: when both sides' wishes count and no pair should have reason to leave what it was
 * given. For the best total instead, see {@link solveAssignment}.
 *
 * *Details*: O(edges + proposals · log degree). Deterministic. Ties go to the lower index on either
 * side, so the matching is weakly stable.
 *
 * *Gotchas*: with ties, other stable matchings may match more people.
 *
 * @returns {@link Stable}; check it with {@link verifyStable}
 *
 * @example
 * ```ts
 * const outcome = solveStable(stableProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 1,
 *   rowOffsets: Int32Array.of(0, 1, 2),
 *   columnOfEdge: Int32Array.of(0, 0),
 *   rowScore: Float64Array.of(1, 1),
 *   columnScore: Float64Array.of(0.2, 0.7),
 * }));
 * outcome.columnOfRow; // Int32Array [-1, 0]
 * ```
 */
export const solveStable = (problem: StableProblem, options: StableOptions = {}): Stable =>
  // Nothing stops a run that is drained at once.
  drain(stableSolvers.deferredAcceptance.slices(problem, options)) as Stable;

/**
 * {@link solveStable} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns {@link Stable}, or {@link StoppedStable} after an abort
 *
 * @example
 * ```ts
 * const outcome = await solveStableAsync(stable, { proposing: "columns" });
 * ```
 */
export const solveStableAsync = (
  problem: StableProblem,
  options: StableOptions & AsyncOptions = {},
): Promise<StableOutcome> => drainAsync(stableSolvers.deferredAcceptance.slices(problem, options), options);
