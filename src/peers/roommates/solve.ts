import { NOBODY } from "../../graph/bipartite";
import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import { holdsDespiteTies } from "../despite-ties";
import { listsInSlices, type PreferenceLists } from "../preference-lists";
import { type Interrupted, partitionInSlices } from "./irving";
import { largestPartOf } from "./largest-part";
import type {
  LargestStablePart,
  NoStableRoommates,
  RoommatesOutcome,
  StablePartition,
  StableRoommates,
} from "./outcome";
import type { RoommatesProblem } from "./problem";

/**
 * A stable matching of one population, or the proof that none exists.
 *
 * *When to use*: when peers are to be paired and no two of them should have reason to leave what they were given for each other. For the
 * best total instead, see the general matching of maximum weight.
 *
 * *Details*: Irving's algorithm; O(arcs) after sorting the lists. Lists may be incomplete and the number of peers odd: who is single in
 * one stable matching is single in all. Deterministic; ties are resolved towards the lower index, so the matching is weakly stable.
 *
 * *Gotchas*: with ties, "none" means none for this way of resolving them, unless `despiteTies` says more.
 *
 * @returns {@link StableRoommates}, or {@link NoStableRoommates} with the stable partition as proof and the largest stable part as a way
 * out; check either with {@link verifyRoommates}
 *
 * @example
 * ```ts
 * const outcome = solveRoommates(roommatesProblemFromListsOrThrow([[1, 2, 3], [2, 0, 3], [0, 1, 3], [0, 1, 2]]));
 * outcome._tag; // "NoStableMatching"
 *
 * const solvable = solveRoommates(roommatesProblemFromListsOrThrow([[1, 2], [0, 2], [0, 1]]));
 * solvable.partnerOf; // Int32Array [1, 0, -1]
 * ```
 */
export const solveRoommates = (problem: RoommatesProblem): StableRoommates | NoStableRoommates =>
  // Nothing stops a run that is drained at once.
  drain(roommatesInSlices(problem)) as StableRoommates | NoStableRoommates;

/**
 * {@link solveRoommates} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds, or the sorting of one list.
 *
 * @returns what {@link solveRoommates} answers, or {@link StoppedRoommates} after an abort
 *
 * @example
 * ```ts
 * const problem = roommatesProblemFromListsOrThrow([[1], [0]]);
 * const outcome = await solveRoommatesAsync(problem, { onProgress: ({ done, total }) => console.log(done / total) });
 * outcome._tag; // "Stable"
 * ```
 */
export const solveRoommatesAsync = (
  problem: RoommatesProblem,
  options: AsyncOptions = {},
): Promise<RoommatesOutcome> => drainAsync(roommatesInSlices(problem), options);

/**
 * A stable partition, which every roommates problem has: pairs and singles as in a stable matching, and odd parties where there is none.
 *
 * *When to use*: to see why no stable matching exists, or how much of one does. {@link solveRoommates} answers it where it matters.
 *
 * *Details*: O(arcs) after sorting the lists. Even parties are split into pairs, so that odd parties are all that is longer. The odd
 * parties and the singles are those of every stable partition.
 *
 * @returns the partition; check it with {@link verifyStablePartition}
 *
 * @example
 * ```ts
 * const partition = stablePartition(roommatesProblemFromListsOrThrow([[1, 2, 3], [2, 0, 3], [0, 1, 3], [0, 1, 2]]));
 * partition.successor; // Int32Array [1, 2, 0, 3]
 * ```
 */
export const stablePartition = (problem: RoommatesProblem): StablePartition =>
  drain(partitionInSlices(drain(listsInSlices(problem)) as PreferenceLists)) as StablePartition;

/**
 * As many pairs as can be stable among themselves: a stable matching of everybody but one member of each odd party.
 *
 * *When to use*: when no stable matching exists and leaving somebody out is easier than living with pairs that would rather leave.
 *
 * *Details*: Tan's theorem: no matching with more pairs is stable among those it matches, and leaving out fewer people leaves no stable
 * matching. O(arcs) after sorting the lists. The highest peer of each odd party is left out. Where a stable matching exists, it is that.
 *
 * @returns the part; check it with {@link verifyLargestStablePart}
 *
 * @example
 * ```ts
 * const part = largestStablePart(roommatesProblemFromListsOrThrow([[1, 2, 3], [2, 0, 3], [0, 1, 3], [0, 1, 2]]));
 * part.partnerOf; // Int32Array [1, 0, -1, -1]
 * part.leftOut; // Int32Array [2]
 * ```
 */
export const largestStablePart = (problem: RoommatesProblem): LargestStablePart =>
  largestPartOf(stablePartition(problem));

function* roommatesInSlices(problem: RoommatesProblem): Slices<RoommatesOutcome> {
  const lists = yield* listsInSlices(problem);
  if (lists === "aborted") {
    const partnerOf = new Int32Array(problem.peerCount).fill(NOBODY);
    return { _tag: "Stopped", reason: lists, partnerOf, unsettled: problem.peerCount };
  }
  const partition = yield* partitionInSlices(lists);
  if (isInterrupted(partition)) return { _tag: "Stopped", ...partition };
  const largestPart = largestPartOf(partition);
  if (partition.oddParties.length === 0) return { _tag: "Stable", partnerOf: largestPart.partnerOf };
  return { _tag: "NoStableMatching", partition, despiteTies: despiteTies(problem, partition), largestPart };
}

const isInterrupted = (result: StablePartition | Interrupted): result is Interrupted => "reason" in result;

const despiteTies = (problem: RoommatesProblem, { successor }: StablePartition): boolean => {
  const { peerCount, offsets, peerOfArc } = problem;
  const taken = new Uint8Array(peerOfArc.length);
  const toPredecessor = new Uint8Array(peerOfArc.length);
  for (let peer = 0; peer < peerCount; peer++) {
    for (let arc = offsets[peer]!; arc < offsets[peer + 1]!; arc++) {
      const isSuccessor = successor[peer] === peerOfArc[arc];
      const isPredecessor = successor[peerOfArc[arc]!] === peer;
      if (isSuccessor || isPredecessor) taken[arc] = 1;
      if (isPredecessor && !isSuccessor) toPredecessor[arc] = 1;
    }
  }
  const full = Uint8Array.from(successor, (other, peer) => (other === peer ? 0 : 1));
  return holdsDespiteTies(problem, { taken, toPredecessor, full });
};
