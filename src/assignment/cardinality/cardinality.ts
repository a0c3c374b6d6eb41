import { type Either, isLeft, right } from "fp-ts/Either";
import type { InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import { type AsyncOptions, drain, drainAsync, EDGES_PER_SLICE, type Slices } from "../../graph/slices";
import { normalForm } from "../normal-form";
import type { AssignmentProblem } from "../problem";
import { AlternatingForest } from "./alternating-forest";
import { checkSize } from "./check-size";
import { boundOf, largestNormalWeight, pricedMatching } from "./optimum";
import type { CardinalityOutcome, InfeasibleCardinality, OptimalCardinality } from "./outcome";

/** So many pairs exactly, in slices; progress counts pairs. */
export function* cardinalitySlices(problem: AssignmentProblem, wanted: number): Slices<CardinalityOutcome> {
  const normal = normalForm(problem);
  const forest = new AlternatingForest(normal);
  let edgesAtLastYield = 0;
  const soFar = () => {
    const level = forest.size === 0 ? largestNormalWeight(normal) : forest.level;
    const prices = { column: forest.pricesAt(level), multiplier: level };
    return pricedMatching(problem, normal, forest.matching.columnOfRow, prices);
  };
  while (forest.size < wanted) {
    if (forest.move() === "exhausted") {
      const { columnOfRow } = forest.matching;
      return { _tag: "Infeasible", wanted, largest: forest.size, columnOfRow, cover: forest.cover() };
    }
    if (forest.edgesScanned - edgesAtLastYield < EDGES_PER_SLICE) continue;
    edgesAtLastYield = forest.edgesScanned;
    const reason = yield { done: forest.size, total: wanted };
    if (reason === undefined) continue;
    const { gap: _, ...best } = soFar();
    return { _tag: "Stopped", reason, wanted, ...best, bound: boundOf(problem, best, wanted) };
  }
  return { _tag: "Optimal", ...soFar() };
}

/**
 * The assignment of the best total among those with exactly so many pairs, with its proof; or the proof that there are not so many.
 *
 * *When to use*: when the number of pairs is given: so many meetings, so many rooms. This is the k-cardinality assignment problem. For every number at once see
 * {@link solveAssignmentCurve}, for the best total of any number or the most people {@link solveAssignment}.
 *
 * *Details*: O(size · (edges + columns log columns)) at worst. Penalties count as the problem states them. The multiplier in the answer is what the
 * last pair added. Deterministic; of equally good assignments the one that lower indices lead to. Exact for whole numbers. (M. Dell'Amico, S. Martello: The k-cardinality assignment problem, 1997.)
 *
 * *Gotchas*: exactly means exactly: pairs that make the total worse are chosen when there would be too few.
 *
 * @param size - the number of pairs, a whole number from 0
 * @returns {@link OptimalCardinality}, or {@link InfeasibleCardinality}; check it with {@link verifyCardinalityAssignment}. {@link InvalidProblem} when
 * `size` is no whole number from 0
 *
 * @example
 * ```ts
 * const scores = assignmentProblemFromMatrixOrThrow([
 *   [9, 8],
 *   [7, 1],
 * ]);
 * solveCardinalityAssignmentOrThrow(scores, 1).columnOfRow; // Int32Array [0, -1]
 * solveCardinalityAssignmentOrThrow(scores, 3)._tag; // "Infeasible"
 * ```
 */
export const solveCardinalityAssignment = (
  problem: AssignmentProblem,
  size: number,
): Either<InvalidProblem, OptimalCardinality | InfeasibleCardinality> => {
  const checked = checkSize(size);
  if (isLeft(checked)) return checked;
  // Nothing stops a run that is drained at once.
  return right(
    drain(cardinalitySlices(problem, checked.right)) as OptimalCardinality | InfeasibleCardinality,
  );
};

/**
 * {@link solveCardinalityAssignment}, throwing.
 *
 * @throws {@link MatchingException} where `solveCardinalityAssignment` answers with a left
 */
export const solveCardinalityAssignmentOrThrow = (
  problem: AssignmentProblem,
  size: number,
): OptimalCardinality | InfeasibleCardinality => getOrThrow(solveCardinalityAssignment(problem, size));

/**
 * {@link solveCardinalityAssignment} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns what `solveCardinalityAssignment` answers, or {@link StoppedCardinality} with best and bound after an abort
 *
 * @example
 * ```ts
 * const answer = await solveCardinalityAssignmentAsync(problem, 1, { signal: AbortSignal.timeout(5000) });
 * ```
 */
export const solveCardinalityAssignmentAsync = async (
  problem: AssignmentProblem,
  size: number,
  options: AsyncOptions = {},
): Promise<Either<InvalidProblem, CardinalityOutcome>> => {
  const checked = checkSize(size);
  if (isLeft(checked)) return checked;
  return right(await drainAsync(cardinalitySlices(problem, checked.right), options));
};
