/**
 * Why two peers are not together: the definition of a blocking pair, turned round, for one population of one partner each.
 *
 * D. Gale and L. S. Shapley, "College admissions and the stability of marriage", American Mathematical Monthly 69 (1962), 9–15 (the
 * problem of the roommates): two who accept each other and are apart block, unless one of them has somebody it wants at least as much.
 *
 * O(peers · log degree) to check the matching, O(degree · log degree) for the answer.
 */
import { type Either, left, right } from "fp-ts/Either";
import { type Finding, quote } from "../../errors/finding";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import { findEdge, NOBODY } from "../../graph/bipartite";
import { arrayFinding, checkKind } from "../../graph/check";
import type { RankedPeers } from "../ranked-peers";

/** Why two peers who accept each other are apart. */
export type PeerRefusal =
  /** One of them has somebody whom it wants at least as much. */
  | {
      readonly _tag: "PrefersItsOwn";
      /** Who does. */
      readonly peer: number;
      /** The partner it has. */
      readonly partner: number;
      /** Whether it wants both equally, which under weak stability is no reason to move. */
      readonly indifferent: boolean;
    }
  /** Nothing keeps them apart: both would gain, so the matching is not stable. */
  | { readonly _tag: "Blocking" };

/** How two peers stand in a matching. */
export type PeerVerdict =
  /** They don't accept each other. */
  | { readonly _tag: "NotAcceptable" }
  /** They are together. */
  | { readonly _tag: "IsPartner" }
  | PeerRefusal;

/** Somebody whom a peer wants more than what it has, and why it did not come to that. */
export interface BetterPeer {
  readonly partner: number;
  readonly refusal: PeerRefusal;
}

/** The answer to a peer's "why not?". */
export interface WhyNotPeers {
  /** Why these two are not together; the asker's own satisfaction is named first. */
  readonly verdict: PeerVerdict;
  /** Everybody the asker wants more than what it has, the most wanted first; of equally wanted ones the lower index. */
  readonly better: ReadonlyArray<BetterPeer>;
}

/**
 * Why two peers are not together: who turned whom down, and for whom.
 *
 * *When to use*: after {@link solveRoommates}, when somebody asks why it was not given another.
 *
 * *Details*: O(peers · log degree). The matching need not be stable, or come from this library. Equal scores are told as such (`indifferent`).
 *
 * @param partnerOf - peer → partner or −1 ({@link NOBODY})
 * @param question - `peer` asks about `other`
 * @returns {@link WhyNotPeers}, or {@link InvalidProblem} with everything that is wrong with matching or question
 *
 * @example
 * ```ts
 * const problem = roommatesProblemFromListsOrThrow([[2, 1], [0, 2], [0, 1]]);
 * const { verdict } = whyNotPeersOrThrow(problem, Int32Array.of(1, 0, -1), { peer: 2, other: 0 });
 * verdict; // { _tag: 'Blocking' }
 * whyNotPeers(problem, Int32Array.of(1, 0, -1), { peer: 2, other: 7 })._tag; // "Left"
 * ```
 */
export const whyNotPeers = (
  problem: RankedPeers,
  partnerOf: Int32Array,
  question: { readonly peer: number; readonly other: number },
): Either<InvalidProblem, WhyNotPeers> => {
  const { peer, other } = question;
  const findings = errorsAmong([
    ...checkPartners(problem, partnerOf),
    ...checkPeer("peer", peer, problem),
    ...checkPeer("other", other, problem),
  ]);
  if (findings !== undefined) return left({ _tag: "InvalidProblem", findings });
  const { offsets, peerOfArc, score } = problem;
  const better: number[] = [];
  for (let arc = offsets[peer]!; arc < offsets[peer + 1]!; arc++)
    if (ownAtLeastAsGood(problem, partnerOf, peer, peerOfArc[arc]!) === undefined) better.push(arc);
  // Arcs of one peer ascend with the other end.
  better.sort((a, b) => score[b]! - score[a]! || a - b);
  return right({
    verdict: verdictOn(problem, partnerOf, peer, other),
    better: better
      .map((arc) => peerOfArc[arc]!)
      .map((partner) => ({ partner, refusal: refusal(problem, partnerOf, peer, partner) })),
  });
};

/**
 * {@link whyNotPeers}, throwing.
 *
 * @throws {@link MatchingException} where `whyNotPeers` answers with a left
 */
export const whyNotPeersOrThrow = (
  problem: RankedPeers,
  partnerOf: Int32Array,
  question: { readonly peer: number; readonly other: number },
): WhyNotPeers => getOrThrow(whyNotPeers(problem, partnerOf, question));

const arcTo = ({ peerCount, offsets, peerOfArc }: RankedPeers, peer: number, other: number): number =>
  findEdge(
    { rowCount: peerCount, columnCount: peerCount, rowOffsets: offsets, columnOfEdge: peerOfArc },
    peer,
    other,
  );

const verdictOn = (problem: RankedPeers, partnerOf: Int32Array, peer: number, other: number): PeerVerdict => {
  if (arcTo(problem, peer, other) === NOBODY) return { _tag: "NotAcceptable" };
  return partnerOf[peer] === other ? { _tag: "IsPartner" } : refusal(problem, partnerOf, peer, other);
};

const refusal = (problem: RankedPeers, partnerOf: Int32Array, peer: number, other: number): PeerRefusal =>
  ownAtLeastAsGood(problem, partnerOf, peer, other) ??
  ownAtLeastAsGood(problem, partnerOf, other, peer) ?? { _tag: "Blocking" };

/** Says so when the peer has somebody whom it wants at least as much as the other. */
const ownAtLeastAsGood = (
  problem: RankedPeers,
  partnerOf: Int32Array,
  peer: number,
  other: number,
): PeerRefusal | undefined => {
  const partner = partnerOf[peer]!;
  if (partner === NOBODY) return undefined;
  const has = problem.score[arcTo(problem, peer, partner)]!;
  const offered = problem.score[arcTo(problem, peer, other)]!;
  return has < offered ? undefined : { _tag: "PrefersItsOwn", peer, partner, indifferent: has === offered };
};

const checkPeer = (name: string, peer: number, { peerCount }: RankedPeers): Finding[] =>
  Number.isInteger(peer) && peer >= 0 && peer < peerCount
    ? []
    : [
        arrayFinding("out-of-range", [name], {
          expected: "the number of a peer",
          received: quote(peer),
          remedy: "Ask about somebody who takes part.",
        }),
      ];

const checkPartners = (problem: RankedPeers, partnerOf: Int32Array): Finding[] => {
  const kind = checkKind("partnerOf", partnerOf);
  if (kind.length > 0) return kind;
  if (partnerOf.length !== problem.peerCount) {
    return [
      arrayFinding("ragged-array", ["partnerOf"], {
        expected: `${problem.peerCount} partners, one a peer`,
        received: `${partnerOf.length}`,
        remedy: "Give every peer its partner, or −1.",
      }),
    ];
  }
  return Array.from(partnerOf).flatMap((partner, peer) => {
    if (partner === NOBODY) return [];
    const exists = partner >= 0 && partner < problem.peerCount && arcTo(problem, peer, partner) !== NOBODY;
    if (exists && partnerOf[partner] === peer) return [];
    return [
      arrayFinding(exists ? "not-mutual" : "out-of-range", ["partnerOf", peer], {
        expected: exists
          ? `peer ${partner} to have peer ${peer}`
          : `somebody whom peer ${peer} accepts, or −1`,
        received: exists ? quote(partnerOf[partner]) : quote(partner),
        remedy: "Give a matching of this problem.",
      }),
    ];
  });
};
