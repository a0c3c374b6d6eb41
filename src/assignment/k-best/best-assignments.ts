import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import type { AssignmentProblem } from "../problem";
import type { Coverage } from "../successive-shortest-paths";
import type { RankedAssignment, RankingOfCoverage, RankingOutcome, StoppedRanking } from "./outcome";
import { Ranking } from "./ranking";

/** What {@link bestAssignments} can be told. */
export interface BestAssignmentsOptions<C extends Coverage = Coverage> {
  /**
   * Which assignments are ranked. `"free"`: all there are, whoever is left out. `"first"`: the largest. `"complete"`: those in which everybody of the smaller side is
   * matched, every row or every place. Default: `"free"`.
   */
  readonly coverage?: C;
}

/** What {@link solveBestAssignments} can be told. */
export interface SolveBestAssignmentsOptions<C extends Coverage = Coverage>
  extends BestAssignmentsOptions<C> {
  /** How many are wanted; fewer are given when there are no more. Default: 10. */
  readonly count?: number;
}

/** What {@link bestAssignments} gives. */
export interface BestAssignments<C extends Coverage = Coverage> extends IterableIterator<RankedAssignment> {
  /** What was given so far, with the proof that nothing better was left out; check it with {@link verifyBestAssignments}. */
  readonly ranking: () => RankingOfCoverage<C>;
}

/** What {@link bestAssignmentsAsync} gives. */
export interface BestAssignmentsAsync<C extends Coverage = Coverage>
  extends AsyncIterableIterator<RankedAssignment> {
  /** What was given so far, with its proof; `Stopped` after an abort. */
  readonly ranking: () => RankingOfCoverage<C> | StoppedRanking;
}

/**
 * The assignments of a problem one by one, the best first, for as long as they are asked for.
 *
 * *When to use*: to choose among good assignments by something that no weight says; to see how much worse the next ones are; to find the best that keeps a rule which cannot be put into
 * pairs. For a known number of them see {@link solveBestAssignments}, for one {@link solveAssignment}.
 *
 * *Details*: every assignment comes once; places of a column are interchangeable. Best is what {@link solveAssignment} calls best: total less penalties, or, when minimised, total and penalties.
 * Nothing is done before the first is asked for; each costs at most O(rows · (edges + columns log columns)), mostly a small part of that, and O(rows + columns) memory for it and for each part that was solved on the
 * way. What is gone through once goes on where it was left: after a `break` a second `for` gives the next. Deterministic; equally good assignments come in an order that depends on
 * nothing but the problem, and the first of all is that of `solveAssignment`. K. G. Murty, "An algorithm for ranking all the assignments in order of increasing cost" (1968), with the improvements of
 * Miller, Stone and Cox (1997) and Pascoal, Captivo and Clímaco (2003).
 *
 * *Gotchas*: there are very many assignments, and with `coverage: "free"` all subsets of each among them: ask for no more than are wanted. With fractions two whose totals differ by less than rounding errors may
 * come in either order. Of what cannot be complete nothing comes, and `ranking()` says why.
 *
 * @returns an iterator of {@link RankedAssignment}, with `ranking()` for the proof
 *
 * @example
 * ```ts
 * const scores = assignmentProblemFromMatrixOrThrow([
 *   [7, 4],
 *   [6, 2],
 * ]);
 * const best = bestAssignments(scores, { coverage: "complete" });
 * best.next().value.total; // 10
 * best.next().value.total; // 9
 * best.next().done; // true
 * ```
 */
export const bestAssignments = <C extends Coverage = "free">(
  problem: AssignmentProblem,
  options: BestAssignmentsOptions<C> = {},
): BestAssignments<C> => {
  const ranking = new Ranking(problem, options.coverage ?? "free", Number.POSITIVE_INFINITY);
  const best: BestAssignments<C> = {
    next: () =>
      drain(ranking.advance()) === true
        ? { done: false, value: ranking.assignments.at(-1)! }
        : { done: true, value: undefined },
    [Symbol.iterator]: () => best,
    // Nothing stops a run that is drained at once.
    ranking: () => ranking.outcome() as RankingOfCoverage<C>,
  };
  return best;
};

/**
 * {@link bestAssignments} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort ends the iteration after at most one slice, a few milliseconds; `ranking()` then is {@link StoppedRanking}. Progress counts assignments once the first is found, and before
 * that what the solver counts. Calls of `next` wait for each other.
 *
 * @returns an asynchronous iterator of {@link RankedAssignment}
 *
 * @example
 * ```ts
 * const best = bestAssignmentsAsync(problem, { signal: AbortSignal.timeout(5000) });
 * for await (const { rank, total } of best) if (rank === 3) break;
 * ```
 */
export const bestAssignmentsAsync = <C extends Coverage = "free">(
  problem: AssignmentProblem,
  options: BestAssignmentsOptions<C> & AsyncOptions = {},
): BestAssignmentsAsync<C> => {
  const ranking = new Ranking(problem, options.coverage ?? "free", Number.POSITIVE_INFINITY);
  let isOver = false;
  const step = async (): Promise<IteratorResult<RankedAssignment, undefined>> => {
    if (options.signal?.aborted) {
      ranking.stop("aborted");
      isOver = true;
    }
    isOver ||= (await drainAsync(ranking.advance(), options)) !== true;
    return isOver ? { done: true, value: undefined } : { done: false, value: ranking.assignments.at(-1)! };
  };
  let last: Promise<unknown> = Promise.resolve();
  const best: BestAssignmentsAsync<C> = {
    next: () => {
      const following = last.then(step);
      last = following.catch(() => undefined);
      return following;
    },
    [Symbol.asyncIterator]: () => best,
    ranking: () => ranking.outcome() as RankingOfCoverage<C> | StoppedRanking,
  };
  return best;
};

/** The best assignments in slices; progress counts them, and before the first what its solver counts. */
export function* bestAssignmentsSlices(
  problem: AssignmentProblem,
  options: SolveBestAssignmentsOptions = {},
): Slices<RankingOutcome> {
  const count = options.count ?? 10;
  const ranking = new Ranking(problem, options.coverage ?? "free", count);
  while (ranking.assignments.length < count && (yield* ranking.advance()) === true) {
    const reason = yield { done: ranking.assignments.length, total: count };
    if (reason === undefined) continue;
    ranking.stop(reason);
    break;
  }
  return ranking.outcome();
}

/**
 * The best assignments in order, as many as are wanted, with the proof that nothing better was left out.
 *
 * *When to use*: when a known number of alternatives is wanted. To look at one after the other until one will do, see {@link bestAssignments}.
 *
 * *Details*: as {@link bestAssignments}. `bound` says what the next one could be worth at most. The proof holds O(rows + columns) numbers for each assignment and each part of the others that was
 * looked at.
 *
 * *Gotchas*: equally good assignments are different ones: the ten best may have one total.
 *
 * @returns {@link AssignmentRanking}, for `"complete"` or {@link InfeasibleAssignment}; check it with {@link verifyBestAssignments}
 *
 * @example
 * ```ts
 * const scores = assignmentProblemFromMatrixOrThrow([
 *   [7, 4],
 *   [6, 2],
 * ]);
 * const best = solveBestAssignments(scores, { count: 3 });
 * best.assignments[2]?.total; // 7
 * best.bound; // 6
 * ```
 */
export const solveBestAssignments = <C extends Coverage = "free">(
  problem: AssignmentProblem,
  options: SolveBestAssignmentsOptions<C> = {},
): RankingOfCoverage<C> =>
  // Nothing stops a run that is drained at once.
  drain(bestAssignmentsSlices(problem, options)) as RankingOfCoverage<C>;

/**
 * {@link solveBestAssignments} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns what `solveBestAssignments` answers, or {@link StoppedRanking} with the best so far after an abort
 *
 * @example
 * ```ts
 * const outcome = await solveBestAssignmentsAsync(problem, { count: 5, signal: AbortSignal.timeout(5000) });
 * ```
 */
export const solveBestAssignmentsAsync = <C extends Coverage = "free">(
  problem: AssignmentProblem,
  options: SolveBestAssignmentsOptions<C> & AsyncOptions = {},
): Promise<RankingOfCoverage<C> | StoppedRanking> =>
  drainAsync(bestAssignmentsSlices(problem, options), options) as Promise<
    RankingOfCoverage<C> | StoppedRanking
  >;
