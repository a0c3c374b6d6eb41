import { NOBODY } from "../graph/bipartite";
import { twinArcs } from "../graph/peer-graph";
import type { StablePartition } from "../peers/roommates/outcome";
import type { RoommatesProblem } from "../peers/roommates/problem";
import { findArc, isBetter, type PeersBlockingPair, type Ties } from "./partners";
import type { Violation } from "./violation";

/** One way in which a stable partition is not what it claims to be. */
export type PartitionViolation =
  /** There is not one successor a peer. */
  | Extract<Violation, { readonly _tag: "WrongLength" }>
  /** A successor does not exist, or may not be had. */
  | { readonly _tag: "ForbiddenPair"; readonly peer: number; readonly other: number }
  /** A peer is the successor of nobody, so another is of two. */
  | { readonly _tag: "NoPredecessor"; readonly peer: number }
  /** A peer likes its predecessor better than its successor. */
  | { readonly _tag: "PrefersPredecessor"; readonly peer: number }
  /** Two peers like each other better than their predecessors. */
  | PeersBlockingPair
  /** The odd parties that are named are not those of the successors. */
  | { readonly _tag: "WrongOddParties"; readonly expected: ReadonlyArray<ReadonlyArray<number>> };

/**
 * Checks a stable partition, by code that shares nothing with the solver.
 *
 * *When to use*: to be sure that no stable matching exists: a stable partition with an odd party proves it.
 *
 * *Details*: O(arcs). Equal scores are read as the solvers read them, the lower index as the better. Even parties of more than two, which
 * {@link stablePartition} splits, are accepted.
 *
 * *Gotchas*: a partition without odd party is sound too; look whether there is one.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * const roommates = roommatesProblemFromListsOrThrow([[1, 2], [2, 0], [0, 1]]);
 * verifyStablePartition(roommates, stablePartition(roommates)); // []
 * ```
 */
export const verifyStablePartition = (
  problem: RoommatesProblem,
  partition: StablePartition,
): PartitionViolation[] => {
  const malformed = findMalformed(problem, partition);
  if (malformed.length > 0) return malformed;
  return [...findUnstable(problem, partition, "lower-index"), ...findWrongParties(partition)];
};

/**
 * Whether a stable partition is one however equal scores are resolved, so that its odd parties prove that there is not even a weakly
 * stable matching. Only for a sound partition. O(arcs).
 */
export const isStableDespiteTies = (problem: RoommatesProblem, partition: StablePartition): boolean => {
  const { peerCount, offsets, peerOfArc, score } = problem;
  const { toSuccessor, toPredecessor } = arcsOf(problem, partition);
  const twin = twinArcs(problem);
  for (let peer = 0; peer < peerCount; peer++) {
    const own = toPredecessor[peer]!;
    const next = toSuccessor[peer]!;
    if (own !== next && score[next]! <= score[own]!) return false;
    for (let arc = offsets[peer]!; arc < offsets[peer + 1]!; arc++) {
      if (arc === own || arc === next || peerOfArc[arc]! < peer) continue;
      const others = toPredecessor[peerOfArc[arc]!]!;
      const isWorse = own !== NOBODY && score[arc]! < score[own]!;
      const isWorseThere = others !== NOBODY && score[twin[arc]!]! < score[others]!;
      if (!isWorse && !isWorseThere) return false;
    }
  }
  return true;
};

const findMalformed = (problem: RoommatesProblem, { successor }: StablePartition): PartitionViolation[] => {
  const { peerCount } = problem;
  if (successor.length !== peerCount) {
    return [{ _tag: "WrongLength", array: "successor", expected: peerCount, found: successor.length }];
  }
  const violations: PartitionViolation[] = [];
  const isSuccessor = new Uint8Array(peerCount);
  for (let peer = 0; peer < peerCount; peer++) {
    const other = successor[peer]!;
    if (other !== peer && findArc(problem, peer, other) === NOBODY) {
      violations.push({ _tag: "ForbiddenPair", peer, other });
    } else isSuccessor[other] = 1;
  }
  if (violations.length > 0) return violations;
  for (let peer = 0; peer < peerCount; peer++) {
    if (isSuccessor[peer] === 0) violations.push({ _tag: "NoPredecessor", peer });
  }
  return violations;
};

/** peer → the arcs that lead to its successor and its predecessor; {@link NOBODY} for a single. */
const arcsOf = (
  problem: RoommatesProblem,
  { successor }: StablePartition,
): { readonly toSuccessor: Int32Array; readonly toPredecessor: Int32Array } => {
  const toSuccessor = new Int32Array(problem.peerCount).fill(NOBODY);
  const toPredecessor = new Int32Array(problem.peerCount).fill(NOBODY);
  for (let peer = 0; peer < problem.peerCount; peer++) {
    const other = successor[peer]!;
    if (other === peer) continue;
    toSuccessor[peer] = findArc(problem, peer, other);
    toPredecessor[other] = findArc(problem, other, peer);
  }
  return { toSuccessor, toPredecessor };
};

const findUnstable = (
  problem: RoommatesProblem,
  partition: StablePartition,
  ties: Ties,
): PartitionViolation[] => {
  const { peerCount, offsets, peerOfArc, score } = problem;
  const { toSuccessor, toPredecessor } = arcsOf(problem, partition);
  const twin = twinArcs(problem);
  const violations: PartitionViolation[] = [];
  for (let peer = 0; peer < peerCount; peer++) {
    const own = toPredecessor[peer]!;
    if (own !== toSuccessor[peer] && isBetter(score, own, toSuccessor[peer]!, ties)) {
      violations.push({ _tag: "PrefersPredecessor", peer });
    }
    for (let arc = offsets[peer]!; arc < offsets[peer + 1]!; arc++) {
      const other = peerOfArc[arc]!;
      if (other < peer || !isBetter(score, arc, own, ties)) continue;
      if (isBetter(score, twin[arc]!, toPredecessor[other]!, ties)) {
        violations.push({ _tag: "BlockingPair", peer, other });
      }
    }
  }
  return violations;
};

const findWrongParties = ({ successor, oddParties }: StablePartition): PartitionViolation[] => {
  const expected: number[][] = [];
  const seen = new Uint8Array(successor.length);
  for (let start = 0; start < successor.length; start++) {
    if (seen[start] === 1) continue;
    const party: number[] = [];
    for (let peer = start; seen[peer] === 0; peer = successor[peer]!) {
      seen[peer] = 1;
      party.push(peer);
    }
    if (party.length > 2 && party.length % 2 === 1) expected.push(party);
  }
  const areNamed =
    oddParties.length === expected.length &&
    expected.every(
      (party, at) =>
        party.length === oddParties[at]!.length && party.every((peer, i) => peer === oddParties[at]![i]),
    );
  return areNamed ? [] : [{ _tag: "WrongOddParties", expected }];
};
