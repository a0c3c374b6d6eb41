import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import { type GeneralMatchingOptions, weightedBlossom } from "./general-matching";
import type {
  GeneralMatchingOutcome,
  InfeasibleGeneral,
  OptimalGeneral,
  OptimalGeneralCardinality,
  OptimalGeneralPerfect,
  OptimalGeneralWeight,
} from "./outcome";
import type { GeneralMatchingProblem } from "./problem";

/** A solver of matching in general graphs, with what a chooser and a reader need to know of it. */
export interface GeneralMatchingSolver {
  /** The field's name of the algorithm. */
  readonly title: string;
  /** Running time. */
  readonly complexity: string;
  /** The paper or book. */
  readonly source: string;
  /** The algorithm in slices; see {@link Slices}. */
  readonly slices: (
    problem: GeneralMatchingProblem,
    options?: GeneralMatchingOptions,
  ) => Slices<GeneralMatchingOutcome>;
}

/** Every solver of the family under one signature. */
export const generalMatchingSolvers: Readonly<Record<"weightedBlossom", GeneralMatchingSolver>> = {
  weightedBlossom: {
    title: "Primal-dual blossom method, one tree at a time",
    complexity: "O(peers · (edges log edges + peers²))",
    source: "J. Edmonds: Maximum matching and a polyhedron with 0,1-vertices (1965)",
    slices: weightedBlossom,
  },
};

/** What {@link solveGeneralMatching} answers, by its options. */
export type GeneralMatchingAnswer<Options extends GeneralMatchingOptions> = Options["objective"] extends
  | "weight"
  | undefined
  ? OptimalGeneralWeight
  : Options["objective"] extends "cardinality"
    ? OptimalGeneralCardinality
    : Options["objective"] extends "perfect"
      ? OptimalGeneralPerfect | InfeasibleGeneral
      : OptimalGeneral | InfeasibleGeneral;

/**
 * The best pairs within one population, with the proof: matching in general graphs.
 *
 * *When to use*: for pairs of peers, where anybody may meet anybody and the sum over all pairs is what counts. For two sides
 * {@link solveAssignment} is faster.
 *
 * *Details*: O(peers · (edges log edges + peers²)) at worst. Deterministic; of equally good matchings the one that the order of the
 * peers leads to. Exact for whole weights up to 2^51 / peers; for floats `gap` says how far the duals are from the total.
 *
 * *Gotchas*: with `objective: "weight"` a pair of weight 0 or less may be left out. Minimise by negating the weights, and then use
 * `"cardinality"` or `"perfect"`.
 *
 * @returns `Optimal`, or with `objective: "perfect"` `Infeasible`; check it with {@link verifyGeneralMatching}
 *
 * @example
 * ```ts
 * const peers = generalMatchingProblemFromMatrixOrThrow([
 *   [null, 5, null, null],
 *   [5, null, 11, null],
 *   [null, 11, null, 5],
 *   [null, null, 5, null],
 * ]);
 * solveGeneralMatching(peers).partnerOfPeer; // Int32Array [-1, 2, 1, -1]
 * solveGeneralMatching(peers, { objective: "cardinality" }).partnerOfPeer; // Int32Array [1, 0, 3, 2]
 * ```
 */
export const solveGeneralMatching = <
  const Options extends GeneralMatchingOptions = { readonly objective: "weight" },
>(
  problem: GeneralMatchingProblem,
  options?: Options,
): GeneralMatchingAnswer<Options> =>
  // Nothing stops a run that is drained at once.
  drain(weightedBlossom(problem, options)) as GeneralMatchingAnswer<Options>;

/**
 * {@link solveGeneralMatching} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns what {@link solveGeneralMatching} answers, or {@link StoppedGeneral} with best and bounds after an abort
 *
 * @example
 * ```ts
 * const peers = generalMatchingProblemFromMatrixOrThrow([[null, 1], [1, null]]);
 * const outcome = await solveGeneralMatchingAsync(peers, { objective: "perfect" });
 * outcome._tag; // "Optimal"
 * ```
 */
export const solveGeneralMatchingAsync = (
  problem: GeneralMatchingProblem,
  options: GeneralMatchingOptions & AsyncOptions = {},
): Promise<GeneralMatchingOutcome> => drainAsync(weightedBlossom(problem, options), options);
