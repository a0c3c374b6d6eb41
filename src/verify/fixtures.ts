import { NOBODY } from "../graph/bipartite";
import { tailOfArc, twinArcs } from "../graph/peer-graph";
import type {
  Fixtures,
  FixturesOutcome,
  NoStableFixtures,
  StableHalfMatching,
} from "../peers/fixtures/outcome";
import type { FixturesProblem } from "../peers/fixtures/problem";
import { findArc, isBetter, type PartnersViolation, type PeersBlockingPair, type Ties } from "./partners";

/** One way in which an answer about fixtures is not what it claims to be. An empty list of them is a proof. */
export type FixturesViolation =
  | PartnersViolation
  /** The offsets do not start at 0, fall, or do not end at the number of partners. */
  | { readonly _tag: "BadOffsets" }
  /** Partners do not ascend, or one comes twice. */
  | { readonly _tag: "NotAscending"; readonly peer: number }
  /** A peer has more partners than places; half an odd party takes one. */
  | {
      readonly _tag: "OverCapacity";
      readonly peer: number;
      readonly capacity: number;
      readonly load: number;
    }
  | PeersBlockingPair
  /** What should be an odd party is none: too short, even, two who may not meet or have each other whole, or somebody twice. */
  | { readonly _tag: "BadOddParty"; readonly party: number }
  /** A peer likes the one before it in its odd party better than the next, or than somebody it has whole. */
  | { readonly _tag: "PrefersPredecessor"; readonly peer: number }
  /** There is no odd party, so stable fixtures exist. */
  | { readonly _tag: "NoOddParty" }
  /** Whether the proof stands despite ties is told wrongly. */
  | { readonly _tag: "WrongDespiteTies"; readonly expected: boolean }
  /** Those who give a place up are not one of each odd party. */
  | { readonly _tag: "WrongGaveUpPlace" };

/** Two peers that would both take each other, in a free place or in place of somebody whom they like less. */
export interface FixturesBlockingPair {
  /** The lower of the two. */
  readonly peer: number;
  readonly other: number;
}

/**
 * All blocking pairs of fixtures: peers who are no partners and would both take each other, in a free place or in place of somebody whom
 * they like less.
 *
 * *Details*: O(arcs). Equal scores: nobody gains by a change between equals.
 *
 * @param fixtures - fixtures of the problem's graph within its capacities
 * @returns the pairs, ascending, the lower peer of each first
 *
 * @example
 * ```ts
 * const problem = fixturesProblemFromListsOrThrow([[1, 2], [2, 0], [0, 1]], Int32Array.of(1, 1, 1));
 * const fixtures = { offsets: Int32Array.of(0, 1, 2, 2), partners: Int32Array.of(1, 0) };
 * findFixturesBlockingPairs(problem, fixtures); // [ { peer: 1, other: 2 } ]
 * ```
 */
export const findFixturesBlockingPairs = (
  problem: FixturesProblem,
  fixtures: Fixtures,
): FixturesBlockingPair[] =>
  findBlocking(problem, holdingsOf(problem, fixtures, problem.capacityOfPeer), "indifferent").map(
    ({ peer, other }) => ({ peer, other }),
  );

/**
 * Checks what {@link solveFixtures} answered, by code that shares nothing with it.
 *
 * *Details*: O(arcs). `Stable`: fixtures within the capacities without blocking pair. `NoStableMatching`: a stable half-matching with an
 * odd party, and fixtures that are stable with a place less for one of each. `Stopped`: fixtures within the capacities.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * const problem = fixturesProblemFromListsOrThrow([[1, 2], [2, 0], [0, 1]], Int32Array.of(1, 1, 1));
 * verifyFixtures(problem, solveFixtures(problem)); // []
 * ```
 */
export const verifyFixtures = (problem: FixturesProblem, outcome: FixturesOutcome): FixturesViolation[] => {
  if (outcome._tag === "NoStableMatching") return verifyNone(problem, outcome);
  const bad = findBadFixtures(problem, outcome.fixtures, problem.capacityOfPeer);
  if (bad.length > 0 || outcome._tag === "Stopped") return bad;
  return findBlocking(problem, holdingsOf(problem, outcome.fixtures, problem.capacityOfPeer), "indifferent");
};

const verifyNone = (
  problem: FixturesProblem,
  { halfMatching, despiteTies, nearest }: NoStableFixtures,
): FixturesViolation[] => {
  const malformed = findBadHalfMatching(problem, halfMatching);
  if (malformed.length > 0) return malformed;
  const violations: FixturesViolation[] = [];
  if (halfMatching.oddParties.length === 0) violations.push({ _tag: "NoOddParty" });
  const holdings = holdingsOf(problem, halfMatching.whole, problem.capacityOfPeer, halfMatching.oddParties);
  violations.push(
    ...findBadPredecessors(problem, holdings),
    ...findBlocking(problem, holdings, "lower-index"),
  );
  if (violations.length > 0) return violations;
  const expected = isStableDespiteTies(problem, holdings);
  if (despiteTies !== expected) violations.push({ _tag: "WrongDespiteTies", expected });
  // With a place less each, the rest must be stable as it is.
  const capacities = problem.capacityOfPeer.slice();
  const gaveUp = new Set(nearest.gaveUpPlace);
  const oneOfEach =
    gaveUp.size === nearest.gaveUpPlace.length &&
    nearest.gaveUpPlace.length === halfMatching.oddParties.length &&
    halfMatching.oddParties.every((party) => party.filter((peer) => gaveUp.has(peer)).length === 1);
  if (!oneOfEach) return [...violations, { _tag: "WrongGaveUpPlace" }];
  for (const peer of nearest.gaveUpPlace) capacities[peer]!--;
  const bad = findBadFixtures(problem, nearest.fixtures, capacities);
  if (bad.length > 0) return [...violations, ...bad];
  const ofNearest = holdingsOf(problem, nearest.fixtures, capacities);
  return [...violations, ...findBlocking(problem, ofNearest, "lower-index")];
};

/** Everything that keeps fixtures from being such of the graph within the capacities. O(arcs + partners · log degree). */
const findBadFixtures = (
  problem: FixturesProblem,
  { offsets, partners }: Fixtures,
  capacityOfPeer: Int32Array,
): FixturesViolation[] => {
  const { peerCount } = problem;
  if (offsets.length !== peerCount + 1) {
    return [{ _tag: "WrongLength", array: "offsets", expected: peerCount + 1, found: offsets.length }];
  }
  const fall = offsets.some((offset, peer) => peer > 0 && offset < offsets[peer - 1]!);
  if (offsets[0] !== 0 || fall || offsets[peerCount] !== partners.length) return [{ _tag: "BadOffsets" }];
  const violations: FixturesViolation[] = [];
  const isHeld = new Uint8Array(problem.peerOfArc.length);
  for (let peer = 0; peer < peerCount; peer++) {
    const own = partners.subarray(offsets[peer]!, offsets[peer + 1]!);
    const capacity = capacityOfPeer[peer]!;
    if (own.length > capacity) violations.push({ _tag: "OverCapacity", peer, capacity, load: own.length });
    if (own.some((other, at) => at > 0 && other <= own[at - 1]!))
      violations.push({ _tag: "NotAscending", peer });
    for (const other of own) {
      const arc = findArc(problem, peer, other);
      if (arc === NOBODY) violations.push({ _tag: "ForbiddenPair", peer, other });
      else isHeld[arc] = 1;
    }
  }
  const twin = twinArcs(problem);
  const tail = tailOfArc(problem);
  for (let arc = 0; arc < twin.length; arc++) {
    if (isHeld[arc] === 0 || isHeld[twin[arc]!] === 1) continue;
    violations.push({ _tag: "NotMutual", peer: tail[arc]!, other: problem.peerOfArc[arc]! });
  }
  return violations;
};

const findBadHalfMatching = (
  problem: FixturesProblem,
  { whole, oddParties }: StableHalfMatching,
): FixturesViolation[] => {
  const inParty = new Uint8Array(problem.peerCount);
  const bad: FixturesViolation[] = [];
  for (const [at, party] of oddParties.entries()) {
    const isSound =
      party.length > 2 &&
      party.length % 2 === 1 &&
      party.every((peer, i) => {
        const isNew = inParty[peer] === 0;
        inParty[peer] = 1;
        return isNew && findArc(problem, peer, party[(i + 1) % party.length]!) !== NOBODY;
      });
    if (!isSound) bad.push({ _tag: "BadOddParty", party: at });
  }
  if (bad.length > 0) return bad;
  // Half of the next and half of the one before take one place.
  const left = problem.capacityOfPeer.map((capacity, peer) => capacity - inParty[peer]!);
  const ofWhole = findBadFixtures(problem, whole, left);
  if (ofWhole.length > 0) return ofWhole;
  for (const [at, party] of oddParties.entries()) {
    const isWholeToo = party.some((peer, i) => {
      const partners = whole.partners.subarray(whole.offsets[peer]!, whole.offsets[peer + 1]!);
      return partners.includes(party[(i + 1) % party.length]!);
    });
    if (isWholeToo) bad.push({ _tag: "BadOddParty", party: at });
  }
  return bad;
};

/** What everybody has, in arcs. */
interface Holdings {
  /** arc → 1 when its peer has whom it leads to, whole or half. */
  readonly isHeld: Uint8Array;
  /** peer → whether it has as much as it may have. */
  readonly isFull: Uint8Array;
  /** peer → the arc to the least wanted whom it has whole, ties towards the lower index; or {@link NOBODY}. */
  readonly leastWhole: Int32Array;
  /** peer → the arcs to the next and the one before in its odd party, or {@link NOBODY}. */
  readonly toNext: Int32Array;
  readonly toPrevious: Int32Array;
}

const holdingsOf = (
  problem: FixturesProblem,
  { offsets, partners }: Fixtures,
  capacityOfPeer: Int32Array,
  oddParties: ReadonlyArray<Int32Array> = [],
): Holdings => {
  const { peerCount, peerOfArc, score } = problem;
  const isHeld = new Uint8Array(peerOfArc.length);
  const leastWhole = new Int32Array(peerCount).fill(NOBODY);
  const toNext = new Int32Array(peerCount).fill(NOBODY);
  const toPrevious = new Int32Array(peerCount).fill(NOBODY);
  for (const party of oddParties) {
    for (const [i, peer] of party.entries()) {
      const next = party[(i + 1) % party.length]!;
      toNext[peer] = findArc(problem, peer, next);
      toPrevious[next] = findArc(problem, next, peer);
      isHeld[toNext[peer]!] = 1;
      isHeld[toPrevious[next]!] = 1;
    }
  }
  const isFull = new Uint8Array(peerCount);
  for (let peer = 0; peer < peerCount; peer++) {
    const load = offsets[peer + 1]! - offsets[peer]! + (toNext[peer] === NOBODY ? 0 : 1);
    isFull[peer] = load >= capacityOfPeer[peer]! ? 1 : 0;
    for (let at = offsets[peer]!; at < offsets[peer + 1]!; at++) {
      const arc = findArc(problem, peer, partners[at]!);
      isHeld[arc] = 1;
      const least = leastWhole[peer]!;
      if (least === NOBODY || isBetter(score, least, arc, "lower-index")) leastWhole[peer] = arc;
    }
  }
  return { isHeld, isFull, leastWhole, toNext, toPrevious };
};

/** Whether a peer would take whom an arc leads to, which it does not have. */
const wouldTake = (
  { score }: FixturesProblem,
  { isFull, leastWhole, toPrevious }: Holdings,
  peer: number,
  arc: number,
  ties: Ties,
): boolean => {
  if (isFull[peer] === 0) return true;
  // Of those in a party the one before is the least of all.
  const least = toPrevious[peer] === NOBODY ? leastWhole[peer]! : toPrevious[peer]!;
  return least !== NOBODY && isBetter(score, arc, least, ties);
};

const findBlocking = (problem: FixturesProblem, holdings: Holdings, ties: Ties): PeersBlockingPair[] => {
  const { peerCount, offsets, peerOfArc } = problem;
  const twin = twinArcs(problem);
  const blocking: PeersBlockingPair[] = [];
  for (let peer = 0; peer < peerCount; peer++) {
    for (let arc = offsets[peer]!; arc < offsets[peer + 1]!; arc++) {
      const other = peerOfArc[arc]!;
      if (other < peer || holdings.isHeld[arc] === 1) continue;
      if (!wouldTake(problem, holdings, peer, arc, ties)) continue;
      if (wouldTake(problem, holdings, other, twin[arc]!, ties)) {
        blocking.push({ _tag: "BlockingPair", peer, other });
      }
    }
  }
  return blocking;
};

/** The one before must be the least of all that a peer in a party has. */
const findBadPredecessors = (
  { peerCount, score }: FixturesProblem,
  { leastWhole, toNext, toPrevious }: Holdings,
): FixturesViolation[] => {
  const violations: FixturesViolation[] = [];
  for (let peer = 0; peer < peerCount; peer++) {
    const previous = toPrevious[peer]!;
    if (previous === NOBODY) continue;
    const isBetterThan = (arc: number): boolean =>
      arc !== NOBODY && isBetter(score, previous, arc, "lower-index");
    if (isBetterThan(toNext[peer]!) || isBetterThan(leastWhole[peer]!)) {
      violations.push({ _tag: "PrefersPredecessor", peer });
    }
  }
  return violations;
};

/** Whether a sound half-matching keeps every pair from blocking by strict differences alone. */
const isStableDespiteTies = (problem: FixturesProblem, holdings: Holdings): boolean => {
  const { peerCount, offsets, peerOfArc, score } = problem;
  const { isHeld, isFull, leastWhole, toNext, toPrevious } = holdings;
  const twin = twinArcs(problem);
  const keepsAway = (peer: number, arc: number): boolean => {
    const least = toPrevious[peer] === NOBODY ? leastWhole[peer]! : toPrevious[peer]!;
    return isFull[peer] === 1 && (least === NOBODY || score[arc]! < score[least]!);
  };
  for (let peer = 0; peer < peerCount; peer++) {
    const previous = toPrevious[peer]!;
    for (const arc of previous === NOBODY ? [] : [toNext[peer]!, leastWhole[peer]!]) {
      if (arc !== NOBODY && score[arc]! <= score[previous]!) return false;
    }
    for (let arc = offsets[peer]!; arc < offsets[peer + 1]!; arc++) {
      if (isHeld[arc] === 1 || peerOfArc[arc]! < peer) continue;
      if (!keepsAway(peer, arc) && !keepsAway(peerOfArc[arc]!, twin[arc]!)) return false;
    }
  }
  return true;
};
