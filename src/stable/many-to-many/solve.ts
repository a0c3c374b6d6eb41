/**
 * Deferred acceptance where both sides may have several partners.
 *
 * A. E. Roth, "Stability and polarization of interests in job matching", Econometrica 52 (1984), 47–57; for responsive preferences
 * A. E. Roth and M. Sotomayor, "Two-Sided Matching" (1990), chapter 6.
 *
 * The algorithm is that of `deferred-acceptance.ts`, on the same code: a proposer with several places asks as long as one is free.
 */
import { findEdge } from "../../graph/bipartite";
import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import type { StableOptions } from "../deferred-acceptance";
import { marketOf } from "../market";
import { Proposals } from "../proposals";
import type { ManyToManyMatching, ManyToManyOutcome, ManyToManyStable } from "./outcome";
import type { ManyToManyProblem } from "./problem";

/** Deferred acceptance with quotas on both sides, in slices; progress counts proposers that have settled for now. */
export function* manyToManyAcceptance(
  problem: ManyToManyProblem,
  options: StableOptions = {},
): Slices<ManyToManyOutcome> {
  const rowsPropose = (options.proposing ?? "rows") === "rows";
  const proposals = new Proposals(marketOf(problem, problem.capacityOfRow, rowsPropose ? "rows" : "columns"));
  const matched = (): ManyToManyMatching => {
    const edges: number[] = [];
    proposals.held.forEach((receiver, proposer, edge) => {
      edges.push(rowsPropose ? edge : findEdge(problem, receiver, proposer));
    });
    return matchingOf(problem, Int32Array.from(edges).sort());
  };
  const stopped = yield* proposals.untilSettled();
  return stopped === undefined
    ? { _tag: "Stable", ...matched(), proposals: proposals.made }
    : { _tag: "Stopped", reason: stopped, ...matched(), unsettled: proposals.asking };
}

const matchingOf = (problem: ManyToManyProblem, matchedEdges: Int32Array): ManyToManyMatching => {
  const { rowCount, rowOffsets, columnOfEdge } = problem;
  const matchOffsets = new Int32Array(rowCount + 1);
  let at = 0;
  for (let row = 0; row < rowCount; row++) {
    while (at < matchedEdges.length && matchedEdges[at]! < rowOffsets[row + 1]!) at++;
    matchOffsets[row + 1] = at;
  }
  return { matchedEdges, columnOfMatch: matchedEdges.map((edge) => columnOfEdge[edge]!), matchOffsets };
};

/**
 * A stable matching where both sides may have several partners, the best one for the side that proposes.
 *
 * *When to use*: when a mentee may have several mentors and a mentor several mentees. With one place a row it is {@link solveStable}.
 *
 * *Details*: O(edges + proposals · log degree). Deterministic. Ties go to the lower index on either side. Every proposer has at least as
 * good partners as in any other stable matching, every receiver no better ones; and whoever proposes, everybody has as many partners.
 *
 * *Gotchas*: stable against pairs. A larger group may still do better by rearranging itself among its members (Sotomayor, 1999).
 *
 * @returns {@link ManyToManyStable}; check it with {@link verifyManyToMany}
 *
 * @example
 * ```ts
 * const problem = manyToManyProblemOrThrow({
 *   ...stableProblemFromListsOrThrow({
 *     listOfRow: [[0, 1], [0, 1], [1]],
 *     listOfColumn: [[1, 0], [0, 2, 1]],
 *     capacityOfColumn: [1, 2],
 *   }),
 *   capacityOfRow: Int32Array.of(2, 2, 1),
 * });
 * const outcome = solveManyToMany(problem);
 * outcome.matchedEdges; // Int32Array [1, 2, 4]
 * columnsOfRow(outcome, 0); // Int32Array [1]
 * columnsOfRow(outcome, 1); // Int32Array [0]
 * ```
 */
export const solveManyToMany = (problem: ManyToManyProblem, options: StableOptions = {}): ManyToManyStable =>
  // Nothing stops a run that is drained at once.
  drain(manyToManyAcceptance(problem, options)) as ManyToManyStable;

/**
 * {@link solveManyToMany} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns {@link ManyToManyStable}, or {@link StoppedManyToMany} after an abort
 *
 * @example
 * ```ts
 * const outcome = await solveManyToManyAsync(
 *   manyToManyProblemOrThrow(stableProblemFromListsOrThrow({ listOfRow: [[0]], listOfColumn: [[0]] })),
 * );
 * outcome.matchedEdges; // Int32Array [0]
 * ```
 */
export const solveManyToManyAsync = (
  problem: ManyToManyProblem,
  options: StableOptions & AsyncOptions = {},
): Promise<ManyToManyOutcome> => drainAsync(manyToManyAcceptance(problem, options), options);

/**
 * The columns that a row is matched with, ascending: a view, nothing is copied.
 *
 * @returns no entries for a row that is matched with nobody
 *
 * @example
 * ```ts
 * const problem = manyToManyProblemOrThrow({
 *   ...stableProblemFromListsOrThrow({ listOfRow: [[1, 0]], listOfColumn: [[0], [0]] }),
 *   capacityOfRow: Int32Array.of(2),
 * });
 * columnsOfRow(solveManyToMany(problem), 0); // Int32Array [0, 1]
 * ```
 */
export const columnsOfRow = ({ columnOfMatch, matchOffsets }: ManyToManyMatching, row: number): Int32Array =>
  columnOfMatch.subarray(matchOffsets[row], matchOffsets[row + 1]);
