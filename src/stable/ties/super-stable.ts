/**
 * Super-stable matching.
 *
 * R. W. Irving, "Stable marriage and indifference", Discrete Applied Mathematics 48 (1994), 261–272, for one place each; R. W. Irving,
 * D. F. Manlove and S. Scott, "The hospitals/residents problem with ties", SWAT 2000, LNCS 1851, 259–271, for columns of several places.
 *
 * Rows ask tie by tie; a column rules out its tail when enough better rows ask, or more than it has places (see `tied-asking.ts`). In the end,
 * either everybody who is left asks one column and every column that was ever full still is, and that is the matching; or no
 * super-stable matching exists.
 *
 * Departures: (1) the end is told by one count, places to fill against rows left, which is larger exactly when the paper's two conditions
 * fail; (2) what is ruled out is kept in order, as the proof.
 *
 * O(edges) beside sorting the lists.
 */
import { NOBODY } from "../../graph/bipartite";
import { type AsyncOptions, drain, drainAsync, EDGES_PER_SLICE, type Slices } from "../../graph/slices";
import type { StableProblem } from "../problem";
import type { NoStableMatchingWithTies, SuperStable, SuperStableOutcome } from "./outcome";
import { TiedAsking } from "./tied-asking";

/** The algorithm in slices; progress counts pairs ruled out. */
export function* superStable(problem: StableProblem): Slices<SuperStableOutcome> {
  const asking = new TiedAsking(problem, "super");
  let work = 0;
  while (asking.hasIdle) {
    work += asking.askNext();
    if (work < EDGES_PER_SLICE) continue;
    work = 0;
    const reason = yield { done: asking.ruledOutCount, total: problem.columnOfEdge.length };
    if (reason !== undefined) return { _tag: "Stopped", reason, ruledOut: asking.ruledOutCount };
  }

  const placesToFill = asking.placesToFill();
  const rowsLeft = asking.rowsLeft();
  if (placesToFill > rowsLeft) {
    const pairs = asking.ruledOut.slice(0, asking.ruledOutCount);
    return {
      _tag: "NoStableMatching",
      notion: "super",
      steps: pairs.length === 0 ? [] : [{ _tag: "Outbid", pairs }],
      placesToFill,
      rowsLeft,
    };
  }
  const columnOfRow = new Int32Array(problem.rowCount).fill(NOBODY);
  for (let r = 0; r < problem.rowCount; r++) {
    for (let at = asking.headStart[r]!; at < asking.headEnd[r]!; at++) {
      const e = asking.edgeOfRowAt(at);
      if (!asking.isRuledOut(e)) columnOfRow[r] = problem.columnOfEdge[e]!;
    }
  }
  return { _tag: "SuperStable", columnOfRow };
}

/**
 * A super-stable matching, the best one for every row, or the proof that none exists.
 *
 * *When to use*: when nobody should have reason to leave, however people who don't care make up their minds later: a super-stable matching
 * is stable for every way of breaking the ties. It often doesn't exist where ties are many; see {@link solveStronglyStable} for less.
 *
 * *Details*: O(edges) beside sorting the lists. Deterministic. Ties are ties: no lots are drawn. No row likes its partner in any other
 * super-stable matching better, and all of them match the same rows and fill the same numbers of places.
 *
 * *Gotchas*: without ties this is {@link solveStable} with rows proposing, at somewhat higher cost.
 *
 * @returns {@link SuperStable}, or {@link NoStableMatchingWithTies} with its proof; check either with {@link verifySuperStable}
 *
 * Source: R. W. Irving, D. F. Manlove, S. Scott: The hospitals/residents problem with ties (2000).
 *
 * @example
 * ```ts
 * const twoWantOne = stableProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 1,
 *   rowOffsets: Int32Array.of(0, 1, 2),
 *   columnOfEdge: Int32Array.of(0, 0),
 *   rowScore: Float64Array.of(1, 1),
 *   columnScore: Float64Array.of(5, 5), // and the one doesn't care which
 * });
 * const outcome = solveSuperStable(twoWantOne);
 * outcome._tag; // "NoStableMatching"
 * ```
 */
export const solveSuperStable = (problem: StableProblem): SuperStable | NoStableMatchingWithTies<"super"> =>
  // Nothing stops a run that is drained at once.
  drain(superStable(problem)) as SuperStable | NoStableMatchingWithTies<"super">;

/**
 * {@link solveSuperStable} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * @returns {@link SuperStable}, {@link NoStableMatchingWithTies}, or {@link StoppedWithTies} after an abort
 *
 * @example
 * ```ts
 * const outcome = await solveSuperStableAsync(stable, { signal: AbortSignal.timeout(1000) });
 * ```
 */
export const solveSuperStableAsync = (
  problem: StableProblem,
  options: AsyncOptions = {},
): Promise<SuperStableOutcome> => drainAsync(superStable(problem), options);
