import { NOBODY } from "../graph/bipartite";
import { twinArcs } from "../graph/peer-graph";
import type {
  FewestBlockingPairsOutcome,
  LargestStablePart,
  RoommatesBlockingPair,
  RoommatesOutcome,
  StablePartition,
} from "../peers/roommates/outcome";
import type { RoommatesProblem } from "../peers/roommates/problem";
import {
  findArc,
  findBadPartners,
  isBetter,
  type PartnersViolation,
  type PeersBlockingPair,
  type Ties,
} from "./partners";
import { isStableDespiteTies, type PartitionViolation, verifyStablePartition } from "./stable-partition";

/** One way in which an answer about roommates is not what it claims to be. An empty list of them is a proof. */
export type RoommatesViolation =
  | PartnersViolation
  | PeersBlockingPair
  | PartitionViolation
  /** The partition has no odd party, so a stable matching exists. */
  | { readonly _tag: "NoOddParty" }
  /** Whether the proof stands despite ties is told wrongly. */
  | { readonly _tag: "WrongDespiteTies"; readonly expected: boolean }
  /** The peers left out are not one of each odd party, or have partners. */
  | { readonly _tag: "WrongLeftOut" }
  /** Not as many are matched as could be stable among themselves. */
  | { readonly _tag: "TooFewPairs"; readonly expected: number; readonly found: number }
  /** The blocking pairs that are named are not those of the matching. */
  | { readonly _tag: "WrongBlockingPairs"; readonly expected: ReadonlyArray<RoommatesBlockingPair> }
  /** The odd parties are too few to prove that no matching has fewer blocking pairs. */
  | { readonly _tag: "BoundTooLow"; readonly bound: number; readonly blockingPairs: number }
  /** The bound is above what the matching itself has. */
  | { readonly _tag: "BoundTooHigh"; readonly bound: number; readonly blockingPairs: number };

/** What {@link findRoommatesBlockingPairs} can be told. */
export interface RoommatesBlockingOptions {
  /**
   * What equal scores mean. `"indifferent"`: nobody gains by a change between equals. `"lower-index"`: the lower index is better, as the
   * solvers resolve it. Default: `"indifferent"`.
   */
  readonly ties?: Ties;
}

/**
 * All blocking pairs of a matching of roommates: peers who both like each other better than what they have, anybody better than nobody.
 *
 * *Details*: O(arcs).
 *
 * @param partnerOf - peer → partner or −1; a matching of the problem's graph
 * @returns the pairs, ascending, the lower peer of each first
 *
 * @example
 * ```ts
 * const roommates = roommatesProblemFromListsOrThrow([[1, 2], [2, 0], [0, 1]]);
 * findRoommatesBlockingPairs(roommates, Int32Array.of(1, 0, -1)); // [ { peer: 1, other: 2 } ]
 * ```
 */
export const findRoommatesBlockingPairs = (
  problem: RoommatesProblem,
  partnerOf: Int32Array,
  { ties = "indifferent" }: RoommatesBlockingOptions = {},
): RoommatesBlockingPair[] => {
  const { peerCount, offsets, peerOfArc, score } = problem;
  const twin = twinArcs(problem);
  const held = partnerOf.map((other, peer) => (other === NOBODY ? NOBODY : findArc(problem, peer, other)));
  const blocking: RoommatesBlockingPair[] = [];
  for (let peer = 0; peer < peerCount; peer++) {
    for (let arc = offsets[peer]!; arc < offsets[peer + 1]!; arc++) {
      const other = peerOfArc[arc]!;
      if (other < peer || arc === held[peer] || !isBetter(score, arc, held[peer]!, ties)) continue;
      if (isBetter(score, twin[arc]!, held[other]!, ties)) blocking.push({ peer, other });
    }
  }
  return blocking;
};

/**
 * Checks what {@link solveRoommates} answered, by code that shares nothing with it.
 *
 * *Details*: O(arcs). `Stable`: a matching without blocking pair. `NoStableMatching`: a stable partition with an odd party, and the largest
 * stable part. `Stopped`: a matching.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * const roommates = roommatesProblemFromListsOrThrow([[1, 2], [2, 0], [0, 1]]);
 * verifyRoommates(roommates, solveRoommates(roommates)); // []
 * ```
 */
export const verifyRoommates = (
  problem: RoommatesProblem,
  outcome: RoommatesOutcome,
): RoommatesViolation[] => {
  if (outcome._tag === "NoStableMatching") {
    const violations: RoommatesViolation[] = [...verifyStablePartition(problem, outcome.partition)];
    if (outcome.partition.oddParties.length === 0) violations.push({ _tag: "NoOddParty" });
    if (violations.length > 0) return violations;
    const expected = isStableDespiteTies(problem, outcome.partition);
    if (outcome.despiteTies !== expected) violations.push({ _tag: "WrongDespiteTies", expected });
    return [...violations, ...verifyLargestStablePart(problem, outcome.largestPart)];
  }
  const bad = findBadPartners(problem, "partnerOf", outcome.partnerOf);
  if (bad.length > 0 || outcome._tag === "Stopped") return bad;
  return findRoommatesBlockingPairs(problem, outcome.partnerOf).map((pair) => ({
    _tag: "BlockingPair",
    ...pair,
  }));
};

/**
 * Checks a largest stable part, by code that shares nothing with the solver.
 *
 * *Details*: O(arcs). The partition is stable; one of each of its odd parties is left out; no pair of others blocks; and everybody else is
 * matched but the partition's singles, more than which no pairs that are stable among themselves can match (Tan, 1990).
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * const roommates = roommatesProblemFromListsOrThrow([[1, 2], [2, 0], [0, 1]]);
 * verifyLargestStablePart(roommates, largestStablePart(roommates)); // []
 * ```
 */
export const verifyLargestStablePart = (
  problem: RoommatesProblem,
  { partnerOf, leftOut, partition }: LargestStablePart,
): RoommatesViolation[] => {
  const malformed = [
    ...findBadPartners(problem, "partnerOf", partnerOf),
    ...verifyStablePartition(problem, partition),
  ];
  if (malformed.length > 0) return malformed;
  const violations: RoommatesViolation[] = [];
  const isLeftOut = new Uint8Array(problem.peerCount);
  for (const peer of leftOut) isLeftOut[peer] = 1;
  const oneOfEach =
    leftOut.length === partition.oddParties.length &&
    leftOut.every((peer, at) => partnerOf[peer] === NOBODY && (at === 0 || peer > leftOut[at - 1]!)) &&
    partition.oddParties.every((party) => party.filter((peer) => isLeftOut[peer] === 1).length === 1);
  if (!oneOfEach) violations.push({ _tag: "WrongLeftOut" });
  const expected = largestSize(partition);
  const found = partnerOf.filter((other) => other !== NOBODY).length / 2;
  if (found !== expected) violations.push({ _tag: "TooFewPairs", expected, found });
  for (const pair of findRoommatesBlockingPairs(problem, partnerOf, { ties: "lower-index" })) {
    if (isLeftOut[pair.peer] === 0 && isLeftOut[pair.other] === 0) {
      violations.push({ _tag: "BlockingPair", ...pair });
    }
  }
  return violations;
};

/** One member of each odd party, those of one peer among them, stays without partner. */
const largestSize = ({ successor, oddParties }: StablePartition): number => {
  const singles = successor.filter((other, peer) => other === peer).length;
  return (successor.length - singles - oddParties.length) / 2;
};

/**
 * Checks what {@link solveFewestBlockingPairs} answered, by code that shares nothing with it.
 *
 * *Details*: O(arcs). The blocking pairs are those of the matching, ties resolved towards the lower index. The proof `"odd-parties"` is
 * checked to the end; of `"exhaustion"` only a new search could tell whether anything was overlooked. The bound of a stopped run is
 * checked against the matching only.
 *
 * @returns every violation that can be seen
 *
 * @example
 * ```ts
 * const roommates = roommatesProblemFromListsOrThrow([[1, 2], [2, 0], [0, 1]]);
 * verifyFewestBlockingPairs(roommates, solveFewestBlockingPairs(roommates)); // []
 * ```
 */
export const verifyFewestBlockingPairs = (
  problem: RoommatesProblem,
  outcome: FewestBlockingPairsOutcome,
): RoommatesViolation[] => {
  const malformed = findBadPartners(problem, "partnerOf", outcome.partnerOf);
  if (malformed.length > 0) return malformed;
  const violations: RoommatesViolation[] = [];
  const expected = findRoommatesBlockingPairs(problem, outcome.partnerOf, { ties: "lower-index" });
  const areNamed =
    expected.length === outcome.blockingPairs.length &&
    expected.every(({ peer, other }, at) => {
      const named = outcome.blockingPairs[at]!;
      return named.peer === peer && named.other === other;
    });
  if (!areNamed) violations.push({ _tag: "WrongBlockingPairs", expected });
  const blockingPairs = expected.length;
  if (outcome._tag === "Stopped") {
    const { bound } = outcome;
    if (bound > blockingPairs) violations.push({ _tag: "BoundTooHigh", bound, blockingPairs });
    return violations;
  }
  violations.push(...verifyStablePartition(problem, outcome.partition));
  const bound = Math.ceil(outcome.partition.oddParties.length / 2);
  if (bound > blockingPairs) violations.push({ _tag: "BoundTooHigh", bound, blockingPairs });
  if (outcome.proof === "odd-parties" && bound < blockingPairs) {
    violations.push({ _tag: "BoundTooLow", bound, blockingPairs });
  }
  return violations;
};
