import { NOBODY } from "../graph/bipartite";
import type {
  BlossomDuals,
  GeneralMatchingOutcome,
  InfeasibleGeneral,
  OptimalGeneral,
} from "../peers/matching/outcome";
import type { GeneralMatchingProblem } from "../peers/matching/problem";
import type { VerifyOptions } from "./assignment";
import { type LaminarFamily, readLaminarFamily } from "./laminar";
import type { Violation } from "./violation";

/** One way in which an outcome of matching in general graphs is not what it claims to be. */
export type GeneralMatchingViolation =
  | Extract<
      Violation,
      { readonly _tag: "WrongLength" | "WrongTotal" | "WrongSize" | "Gap" | "WrongGap" | "BoundTooLow" }
    >
  /** A peer's partner does not exist, is not adjacent, or does not have this peer for a partner. */
  | { readonly _tag: "NotAPair"; readonly peer: number; readonly partner: number }
  /** Somebody has no partner, though everybody is said to have one. */
  | { readonly _tag: "SinglePeer"; readonly peer: number }
  /** Potentials and prices do not reach the weight of an edge, so they prove nothing. */
  | {
      readonly _tag: "DualsTooLow";
      readonly peer: number;
      readonly partner: number;
      readonly missing: number;
    }
  /** A potential is no number, or negative where it must not be. */
  | { readonly _tag: "BadPotential"; readonly peer: number; readonly potential: number }
  /** A blossom's price is no number, or negative where it must not be. */
  | { readonly _tag: "BadBlossomPrice"; readonly blossom: number; readonly price: number }
  /** What is called a blossom is no odd set of at least three peers that exist, or its bounds make no sense. */
  | { readonly _tag: "NotAnOddSet"; readonly blossom: number }
  /** A blossom overlaps another one without either of them holding the other. */
  | { readonly _tag: "NotLaminar"; readonly blossom: number }
  /** The barrier's peers don't ascend, or one of them does not exist. */
  | { readonly _tag: "BadBarrier"; readonly at: number; readonly peer: number }
  /** The barrier leaves another number of odd components than is needed for the proof, or claimed. */
  | { readonly _tag: "WrongOddComponents"; readonly expected: number; readonly found: number }
  /** The barrier is no smaller than the number of odd components, so it proves nothing. */
  | { readonly _tag: "BarrierTooLarge"; readonly barrier: number; readonly oddComponents: number }
  /** The bound on the number of pairs is below what the matching has. */
  | { readonly _tag: "SizeBoundTooLow"; readonly sizeBound: number; readonly size: number };

/**
 * Checks what a solver of matching in general graphs answered, by code that shares nothing with any of them.
 *
 * *Details*: O(edges · depth of nested blossoms). By weak duality, duals that reach every weight and are worth no more than the total
 * prove that nothing is better; a barrier that leaves as many odd components above its own size as peers are single proves that nothing
 * is larger (Tutte and Berge). Default tolerance: 0 when all weights are integers, else 2^−52 · peers · the largest absolute weight for a
 * single dual or slack, and `peers` times as much for sums.
 *
 * *Gotchas*: for floats the proof holds up to the tolerance, and `outcome.gap` is the truth.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * const peers = generalMatchingProblemFromMatrixOrThrow([[null, 3, 4], [3, null, 5], [4, 5, null]]);
 * verifyGeneralMatching(peers, solveGeneralMatching(peers)); // []
 * ```
 */
export const verifyGeneralMatching = (
  problem: GeneralMatchingProblem,
  outcome: GeneralMatchingOutcome,
  options: VerifyOptions = {},
): GeneralMatchingViolation[] => {
  if (outcome._tag === "Infeasible") return checkInfeasible(problem, outcome);
  const notPairs = checkPairs(problem, outcome.partnerOfPeer);
  if (notPairs.length > 0) return notPairs;
  const tolerance = options.tolerance ?? toleranceFor(problem);
  const ofSums = tolerance * problem.peerCount;
  const sums = checkSums(problem, outcome, ofSums);
  if (outcome._tag === "Stopped") {
    const { bound, total, sizeBound, size } = outcome;
    // Written so that NaN is a violation.
    if (!(bound >= total - ofSums)) sums.push({ _tag: "BoundTooLow", bound, total });
    if (!(sizeBound >= size)) sums.push({ _tag: "SizeBoundTooLow", sizeBound, size });
    return sums;
  }
  return [...sums, ...checkOptimum(problem, outcome, tolerance)];
};

const toleranceFor = ({ peerCount, weight }: GeneralMatchingProblem): number => {
  let largest = 0;
  let whole = true;
  for (let a = 0; a < weight.length; a++) {
    largest = Math.max(largest, Math.abs(weight[a]!));
    whole &&= Number.isInteger(weight[a]!);
  }
  return whole ? 0 : Number.EPSILON * peerCount * largest;
};

/** The weight of the edge between two peers; undefined when there is none. */
const weightBetween = (
  { peerCount, offsets, peerOfArc, weight }: GeneralMatchingProblem,
  peer: number,
  partner: number,
): number | undefined => {
  if (!(partner >= 0 && partner < peerCount)) return undefined;
  for (let a = offsets[peer]!; a < offsets[peer + 1]!; a++) {
    if (peerOfArc[a] === partner) return weight[a]!;
  }
  return undefined;
};

const checkPairs = (
  problem: GeneralMatchingProblem,
  partnerOfPeer: Int32Array,
): GeneralMatchingViolation[] => {
  const { peerCount } = problem;
  if (partnerOfPeer.length !== peerCount) return wrongLength("partnerOfPeer", peerCount, partnerOfPeer);
  const violations: GeneralMatchingViolation[] = [];
  for (let peer = 0; peer < peerCount; peer++) {
    const partner = partnerOfPeer[peer]!;
    if (partner === NOBODY) continue;
    if (weightBetween(problem, peer, partner) === undefined || partnerOfPeer[partner] !== peer)
      violations.push({ _tag: "NotAPair", peer, partner });
  }
  return violations;
};

const wrongLength = (
  array: string,
  expected: number,
  { length }: ArrayLike<number>,
): GeneralMatchingViolation[] =>
  length === expected ? [] : [{ _tag: "WrongLength", array, expected, found: length }];

const checkSums = (
  problem: GeneralMatchingProblem,
  outcome: Exclude<GeneralMatchingOutcome, InfeasibleGeneral>,
  tolerance: number,
): GeneralMatchingViolation[] => {
  const violations: GeneralMatchingViolation[] = [];
  let total = 0;
  let size = 0;
  for (let peer = 0; peer < problem.peerCount; peer++) {
    const partner = outcome.partnerOfPeer[peer]!;
    if (partner < peer) continue;
    total += weightBetween(problem, peer, partner)!;
    size++;
  }
  if (!(Math.abs(total - outcome.total) <= tolerance))
    violations.push({ _tag: "WrongTotal", expected: total, found: outcome.total });
  if (size !== outcome.size) violations.push({ _tag: "WrongSize", expected: size, found: outcome.size });
  return violations;
};

const checkOptimum = (
  problem: GeneralMatchingProblem,
  outcome: OptimalGeneral,
  tolerance: number,
): GeneralMatchingViolation[] => {
  const { peerCount } = problem;
  const { duals } = outcome;
  const lengths = [
    ...wrongLength("duals.potential", peerCount, duals.potential),
    ...wrongLength("duals.blossomOffsets", duals.blossomPrice.length + 1, duals.blossomOffsets),
  ];
  if (lengths.length > 0) return lengths;
  const family = readLaminarFamily(peerCount, duals);
  if ("violations" in family) return family.violations;

  const violations: GeneralMatchingViolation[] = [];
  let parts: Parts | undefined;
  if (outcome.objective === "cardinality") {
    const found = findParts(problem, outcome.barrier);
    if ("violations" in found) return found.violations;
    parts = found;
    const single = peerCount - 2 * outcome.size;
    const expected = outcome.barrier.length + single;
    if (parts.oddComponents !== expected)
      violations.push({ _tag: "WrongOddComponents", expected, found: parts.oddComponents });
  } else if (outcome.objective === "perfect") {
    const peer = outcome.partnerOfPeer.indexOf(NOBODY);
    if (peer !== -1) violations.push({ _tag: "SinglePeer", peer });
  }
  return [
    ...violations,
    ...checkSigns(outcome, family, parts, tolerance),
    ...checkSlacks(problem, duals, family, parts, tolerance),
    ...checkGap(outcome, tolerance * peerCount),
  ];
};

/** What the graph falls into without the barrier. */
interface Parts {
  /** peer → its component; −1 in the barrier. */
  readonly componentOfPeer: Int32Array;
  /** component → how many peers it has. */
  readonly sizes: ReadonlyArray<number>;
  readonly oddComponents: number;
}

const findParts = (
  { peerCount, offsets, peerOfArc }: GeneralMatchingProblem,
  barrier: Int32Array,
): Parts | { readonly violations: GeneralMatchingViolation[] } => {
  const violations: GeneralMatchingViolation[] = [];
  for (let at = 0; at < barrier.length; at++) {
    const peer = barrier[at]!;
    if (peer < 0 || peer >= peerCount || (at > 0 && peer <= barrier[at - 1]!))
      violations.push({ _tag: "BadBarrier", at, peer });
  }
  if (violations.length > 0) return { violations };
  const unknown = -2;
  const componentOfPeer = new Int32Array(peerCount).fill(unknown);
  for (const peer of barrier) componentOfPeer[peer] = -1;
  const sizes: number[] = [];
  for (let start = 0; start < peerCount; start++) {
    if (componentOfPeer[start] !== unknown) continue;
    const component = sizes.length;
    const waiting = [start];
    componentOfPeer[start] = component;
    let size = 0;
    for (let peer = waiting.pop(); peer !== undefined; peer = waiting.pop()) {
      size++;
      for (let a = offsets[peer]!; a < offsets[peer + 1]!; a++) {
        const other = peerOfArc[a]!;
        if (componentOfPeer[other] !== unknown) continue;
        componentOfPeer[other] = component;
        waiting.push(other);
      }
    }
    sizes.push(size);
  }
  return { componentOfPeer, sizes, oddComponents: sizes.filter((size) => size % 2 === 1).length };
};

const isInOddComponent = ({ componentOfPeer, sizes }: Parts, peer: number): boolean => {
  const component = componentOfPeer[peer]!;
  return component >= 0 && sizes[component]! % 2 === 1;
};

/** Who may stay single has no negative potential; a negative price is for a whole odd component. */
const checkSigns = (
  { objective, duals }: OptimalGeneral,
  { sizes, firstPeer }: LaminarFamily,
  parts: Parts | undefined,
  tolerance: number,
): GeneralMatchingViolation[] => {
  const violations: GeneralMatchingViolation[] = [];
  for (let peer = 0; peer < duals.potential.length; peer++) {
    const potential = duals.potential[peer]!;
    const maySpare = parts === undefined ? objective === "weight" : isInOddComponent(parts, peer);
    if (!Number.isFinite(potential) || (maySpare && potential < -tolerance))
      violations.push({ _tag: "BadPotential", peer, potential });
  }
  for (let blossom = 0; blossom < duals.blossomPrice.length; blossom++) {
    const price = duals.blossomPrice[blossom]!;
    if (Number.isFinite(price) && price >= -tolerance) continue;
    const component = parts?.componentOfPeer[firstPeer[blossom]!] ?? -1;
    const isComponent =
      Number.isFinite(price) &&
      parts !== undefined &&
      component >= 0 &&
      parts.sizes[component] === sizes[blossom] &&
      holdsOnly(duals, blossom, parts.componentOfPeer, component);
    if (!isComponent) violations.push({ _tag: "BadBlossomPrice", blossom, price });
  }
  return violations;
};

const holdsOnly = (
  { blossomOffsets, blossomPeers }: BlossomDuals,
  blossom: number,
  componentOfPeer: Int32Array,
  component: number,
): boolean => {
  for (let at = blossomOffsets[blossom]!; at < blossomOffsets[blossom + 1]!; at++) {
    if (componentOfPeer[blossomPeers[at]!] !== component) return false;
  }
  return true;
};

const checkSlacks = (
  { peerCount, offsets, peerOfArc, weight }: GeneralMatchingProblem,
  { potential }: BlossomDuals,
  family: LaminarFamily,
  parts: Parts | undefined,
  tolerance: number,
): GeneralMatchingViolation[] => {
  const violations: GeneralMatchingViolation[] = [];
  for (let peer = 0; peer < peerCount; peer++) {
    for (let a = offsets[peer]!; a < offsets[peer + 1]!; a++) {
      const partner = peerOfArc[a]!;
      if (partner < peer) continue;
      // No largest matching uses edges within the barrier, or from there to even components.
      if (parts !== undefined) {
        const fromBarrier = parts.componentOfPeer[peer] === -1;
        if (fromBarrier && !isInOddComponent(parts, partner)) continue;
        if (parts.componentOfPeer[partner] === -1 && !isInOddComponent(parts, peer)) continue;
      }
      const missing = weight[a]! - potential[peer]! - potential[partner]! - family.pricesOver(peer, partner);
      if (missing > tolerance) violations.push({ _tag: "DualsTooLow", peer, partner, missing });
    }
  }
  return violations;
};

const checkGap = ({ duals, total, gap }: OptimalGeneral, tolerance: number): GeneralMatchingViolation[] => {
  let value = 0;
  for (const potential of duals.potential) value += potential;
  for (let blossom = 0; blossom < duals.blossomPrice.length; blossom++) {
    const size = duals.blossomOffsets[blossom + 1]! - duals.blossomOffsets[blossom]!;
    value += (duals.blossomPrice[blossom]! * (size - 1)) / 2;
  }
  const found = value - total;
  const violations: GeneralMatchingViolation[] = [];
  // Written so that NaN is a violation.
  if (!(Math.abs(found) <= tolerance)) violations.push({ _tag: "Gap", gap: found, tolerance });
  if (!(Math.abs(found - gap) <= tolerance))
    violations.push({ _tag: "WrongGap", expected: found, found: gap });
  return violations;
};

const checkInfeasible = (
  problem: GeneralMatchingProblem,
  { barrier, oddComponents }: InfeasibleGeneral,
): GeneralMatchingViolation[] => {
  const parts = findParts(problem, barrier);
  if ("violations" in parts) return parts.violations;
  const violations: GeneralMatchingViolation[] = [];
  if (parts.oddComponents !== oddComponents)
    violations.push({ _tag: "WrongOddComponents", expected: parts.oddComponents, found: oddComponents });
  if (barrier.length >= parts.oddComponents)
    violations.push({
      _tag: "BarrierTooLarge",
      barrier: barrier.length,
      oddComponents: parts.oddComponents,
    });
  return violations;
};
