import { type Either, left, right } from "fp-ts/Either";
import type { Finding } from "../../errors/finding";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import { refuseNonArray, refuseNonObject } from "../../graph/check";
import { type PeerLists, type PeerListsOptions, rankedPeersFromLists } from "../from-lists";
import { checkRankedPeers, type RankedPeers } from "../ranked-peers";

/**
 * The stable roommates problem with incomplete lists (Gale & Shapley, 1962; Irving, 1985): one population, everybody takes at most one
 * other, and ranks those it may have by `score`, the highest first. The number of peers may be odd.
 *
 * Equal scores are resolved towards the lower index.
 */
export interface RoommatesProblem extends RankedPeers {}

/** What {@link roommatesProblem} takes: the fields of a {@link RoommatesProblem}, not yet checked. */
export type RoommatesProblemInput = RankedPeers;

/**
 * Checks arrays and makes a roommates problem of them.
 *
 * *When to use*: before {@link solveRoommates}, when you have scores. For ranked lists see {@link roommatesProblemFromLists}.
 *
 * *Details*: O(peers + arcs). The arrays are not copied, and no solver writes to them.
 *
 * *Gotchas*: every pair stands in the arrays twice, once at either end; the peers of each list ascend.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings: a peer that does not exist, one that lists itself, a duplicate, one
 * that is not listed back, a score that is not finite
 *
 * @example
 * ```ts
 * const problem = roommatesProblem({
 *   peerCount: 3,
 *   offsets: Int32Array.of(0, 2, 3, 4),
 *   peerOfArc: Int32Array.of(1, 2, 0, 0), // peer 0 may meet 1 and 2
 *   score: Float64Array.of(0.2, 0.9, 1, 1), // and would rather meet 2
 * });
 * ```
 */
export const roommatesProblem = (input: RoommatesProblemInput): Either<InvalidProblem, RoommatesProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { peerCount, offsets, peerOfArc, score } = input;
  const peers = { peerCount, offsets, peerOfArc, score };
  return unlessWrong(peers, checkRankedPeers(peers));
};

/**
 * {@link roommatesProblem}, throwing.
 *
 * @throws {@link MatchingException} where `roommatesProblem` answers with a left
 */
export const roommatesProblemOrThrow = (input: RoommatesProblemInput): RoommatesProblem =>
  getOrThrow(roommatesProblem(input));

/**
 * A roommates problem from ranked lists: `lists[peer]` holds those the peer accepts, the most wanted first.
 *
 * *When to use*: when people rank each other. For scores see {@link roommatesProblem}.
 *
 * *Details*: O(peers + entries · log longest list).
 *
 * *Gotchas*: an entry that is not returned is reported unless `nonReciprocal` is `"drop"`.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings
 *
 * @example
 * ```ts
 * const problem = roommatesProblemFromLists([[2, 1], [0], [0]]);
 * const forgiving = roommatesProblemFromLists([[2, 1], [0, 2], [0]], { nonReciprocal: "drop" });
 * ```
 */
export const roommatesProblemFromLists = (
  lists: PeerLists,
  options: PeerListsOptions = {},
): Either<InvalidProblem, RoommatesProblem> => {
  const refusal = refuseNonArray("lists", lists);
  if (refusal !== undefined) return refusal;
  const { peers, findings } = rankedPeersFromLists(lists, options);
  return unlessWrong(peers, findings);
};

/**
 * {@link roommatesProblemFromLists}, throwing.
 *
 * @throws {@link MatchingException} where `roommatesProblemFromLists` answers with a left
 */
export const roommatesProblemFromListsOrThrow = (
  lists: PeerLists,
  options: PeerListsOptions = {},
): RoommatesProblem => getOrThrow(roommatesProblemFromLists(lists, options));

const unlessWrong = (
  problem: RoommatesProblem,
  findings: ReadonlyArray<Finding>,
): Either<InvalidProblem, RoommatesProblem> => {
  const errors = errorsAmong(findings);
  return errors === undefined ? right(problem) : left({ _tag: "InvalidProblem", findings: errors });
};
