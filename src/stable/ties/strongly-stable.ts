/**
 * Strongly stable matching.
 *
 * R. W. Irving, "Stable marriage and indifference", Discrete Applied Mathematics 48 (1994), 261–272, for one place each; R. W. Irving,
 * D. F. Manlove and S. Scott, "Strong stability in the hospitals/residents problem", STACS 2003, LNCS 2607, 439–450, for columns of several
 * places and incomplete lists.
 *
 * Rows ask tie by tie; a column rules out its tail when enough better rows ask (see `tied-asking.ts`). A column is *crowded* when more rows ask
 * than it has places. A row that asks an uncrowded column, or stands before the tail of a crowded one, is *bound* there: it is wanted for sure.
 * All other rows share out what the tails of crowded columns are left: places less better rows. Where these are too few, the rows that
 * an alternating search reaches are too many for the columns it reaches (the critical set), and those rule out their tails. In the
 * end everybody who is left has a place, and the matching is strongly stable or none is.
 *
 * Departures: (1) the shared places are kept from one round to the next, and a critical set is what one failed search from one row
 * reaches, as in T. Kavitha, K. Mehlhorn, D. Michail and K. Paluch, "Strongly stable matchings in time O(nm) and extension to the
 * hospitals–residents problem", STACS 2004; (2) the end is told by one count, places to fill against rows left; (3) what is ruled out is kept in order, as the proof:
 * the forest of the failed search shows that the critical set is one.
 *
 * O(edges · (rows + losses of a shared place)), at most O(edges²) as in the 2003 paper. A search that fails costs no more than the edges it rules out.
 */
import { NOBODY } from "../../graph/bipartite";
import { type AsyncOptions, drain, drainAsync, EDGES_PER_SLICE, type Slices } from "../../graph/slices";
import type { StableProblem } from "../problem";
import type {
  NoStableMatchingWithTies,
  Outbid,
  Overcrowded,
  StronglyStable,
  StronglyStableOutcome,
} from "./outcome";
import { SharedPlaces } from "./shared-places";
import { TiedAsking } from "./tied-asking";

/** The algorithm in slices; progress counts pairs ruled out. */
export function* stronglyStable(problem: StableProblem): Slices<StronglyStableOutcome> {
  const asking = new TiedAsking(problem, "strong");
  const places = new SharedPlaces(problem, asking);
  const steps: (Outbid | Overcrowded)[] = [];
  let told = 0;
  const untold = (): Int32Array => {
    const pairs = asking.ruledOut.slice(told, asking.ruledOutCount);
    told = asking.ruledOutCount;
    return pairs;
  };
  const tellOutbid = (): void => {
    if (asking.ruledOutCount > told) steps.push({ _tag: "Outbid", pairs: untold() });
  };

  let work = 0;
  for (;;) {
    if (asking.hasIdle) work += asking.askNext();
    else if (places.hasWaiting) {
      const failed = places.placeNext();
      work += places.takeLooked();
      if (failed !== undefined) {
        tellOutbid();
        for (const c of failed.columns) work += asking.ruleOutTail(c);
        steps.push({ _tag: "Overcrowded", pairs: untold(), contest: failed.contest });
      }
    } else break;
    if (work < EDGES_PER_SLICE) continue;
    work = 0;
    const reason = yield { done: asking.ruledOutCount, total: problem.columnOfEdge.length };
    if (reason !== undefined) return { _tag: "Stopped", reason, ruledOut: asking.ruledOutCount };
  }

  const placesToFill = asking.placesToFill();
  const rowsLeft = asking.rowsLeft();
  if (placesToFill > rowsLeft) {
    tellOutbid();
    return { _tag: "NoStableMatching", notion: "strong", steps, placesToFill, rowsLeft };
  }
  const columnOfRow = new Int32Array(problem.rowCount).fill(NOBODY);
  for (let r = 0; r < problem.rowCount; r++) {
    const e = places.edgeFor(r);
    if (e !== NOBODY) columnOfRow[r] = problem.columnOfEdge[e]!;
  }
  return { _tag: "StronglyStable", columnOfRow };
}

/**
 * A strongly stable matching, the best one for every row, or the proof that none exists.
 *
 * *When to use*: when nobody should have reason to leave for somebody who doesn't mind, as where a little persuasion would be enough.
 * It exists more often than a super-stable one; a weakly stable one, see {@link solveStable}, always does.
 *
 * *Details*: at most O(edges²) by the proven bound; close to O(edges) beside sorting the lists where it was measured. Deterministic. Ties are ties: no lots are drawn. No row
 * likes its partner in any other strongly stable matching better, and all of them match the same rows and fill the same numbers of places.
 * Of several matchings that are equally good to every row, it is not said which one comes.
 *
 * @returns {@link StronglyStable}, or {@link NoStableMatchingWithTies} with its proof; check either with {@link verifyStronglyStable}
 *
 * Source: R. W. Irving, D. F. Manlove, S. Scott: Strong stability in the hospitals/residents problem (2003).
 *
 * @example
 * ```ts
 * const indifferent = stableProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(1, 1, 1, 1),
 *   columnScore: Float64Array.of(1, 1, 1, 1), // nobody minds: not super-stable, but nobody gains by leaving
 * });
 * solveStronglyStable(indifferent)._tag; // "StronglyStable"
 * ```
 */
export const solveStronglyStable = (
  problem: StableProblem,
): StronglyStable | NoStableMatchingWithTies<"strong"> =>
  // Nothing stops a run that is drained at once.
  drain(stronglyStable(problem)) as StronglyStable | NoStableMatchingWithTies<"strong">;

/**
 * {@link solveStronglyStable} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * @returns {@link StronglyStable}, {@link NoStableMatchingWithTies}, or {@link StoppedWithTies} after an abort
 *
 * @example
 * ```ts
 * const outcome = await solveStronglyStableAsync(stable, { onProgress: ({ done, total }) => console.log(done, total) });
 * ```
 */
export const solveStronglyStableAsync = (
  problem: StableProblem,
  options: AsyncOptions = {},
): Promise<StronglyStableOutcome> => drainAsync(stronglyStable(problem), options);
