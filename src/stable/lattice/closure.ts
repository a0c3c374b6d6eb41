/**
 * The closed set of rotations with the greatest weight, by a minimum cut.
 *
 * J.-C. Picard, "Maximal closure of a graph and applications to combinatorial problems", Management Science 22 (1976), 1268–1272;
 * R. W. Irving, P. Leather and D. Gusfield, "An efficient algorithm for the 'optimal' stable marriage", J. ACM 34 (1987), 532–543.
 *
 * ρ  rotation, of weight w(ρ)
 *
 * The source feeds w(ρ) into every ρ that gains, every ρ that loses can pass −w(ρ) on to the sink, and flow runs without limit from a
 * rotation to its predecessors. What a predecessor costs is so charged to those that need it. What is left of gains bounds the weight of
 * every closed set from above, whatever the flow; with a maximum flow the two are equal.
 *
 * O(rotations² · arcs) time at worst.
 */
import { type FlowNetwork, maximumFlow } from "../../graph/max-flow";
import type { Slices, StopReason } from "../../graph/slices";
import { rotationCount } from "./closed-sets";
import type { StableLattice } from "./outcome";

/** A closed set, with what proves that no other one weighs more. */
export interface HeaviestClosure {
  /** rotation → 1 when it is in the set: of several heaviest sets the smallest, which all others hold. */
  readonly isIn: Uint8Array;
  /** arc of the lattice → what the successor pays for the predecessor; from 0. */
  readonly paidAlongArc: Float64Array;
  /** No closed set weighs more, up to rounding. */
  readonly bound: number;
  /** Why the set is the empty one instead; undefined when it is the heaviest. */
  readonly stopped: StopReason | undefined;
}

/** The search in slices. */
export function* heaviestClosure(lattice: StableLattice, weight: Float64Array): Slices<HeaviestClosure> {
  const count = rotationCount(lattice);
  const network = networkOf(lattice, weight);
  const { flowOfArc, isOnSourceSide, stopped } = yield* maximumFlow(network);
  const paidAlongArc = flowOfArc.slice(0, lattice.predecessorOfArc.length);
  return {
    isIn: stopped === undefined ? isOnSourceSide.slice(0, count) : new Uint8Array(count),
    paidAlongArc,
    bound: boundOf(lattice, weight, paidAlongArc),
    stopped,
  };
}

const networkOf = (lattice: StableLattice, weight: Float64Array): FlowNetwork => {
  const { arcOffsets, predecessorOfArc } = lattice;
  const count = rotationCount(lattice);
  const arcs = predecessorOfArc.length;
  const source = count;
  const sink = count + 1;
  const tailOfArc = new Int32Array(arcs + count);
  const headOfArc = new Int32Array(arcs + count);
  const capacityOfArc = new Float64Array(arcs + count).fill(Number.POSITIVE_INFINITY, 0, arcs);
  headOfArc.set(predecessorOfArc);
  for (let rotation = 0; rotation < count; rotation++) {
    tailOfArc.fill(rotation, arcOffsets[rotation]!, arcOffsets[rotation + 1]!);
    const gains = weight[rotation]! > 0;
    tailOfArc[arcs + rotation] = gains ? source : rotation;
    headOfArc[arcs + rotation] = gains ? rotation : sink;
    capacityOfArc[arcs + rotation] = Math.abs(weight[rotation]!);
  }
  return { nodeCount: count + 2, source, sink, tailOfArc, headOfArc, capacityOfArc };
};

/** What the rotations that still gain after all payments gain together. */
const boundOf = (lattice: StableLattice, weight: Float64Array, paidAlongArc: Float64Array): number => {
  const { arcOffsets, predecessorOfArc } = lattice;
  const left = weight.slice();
  for (let rotation = 0; rotation < left.length; rotation++) {
    for (let arc = arcOffsets[rotation]!; arc < arcOffsets[rotation + 1]!; arc++) {
      left[rotation]! -= paidAlongArc[arc]!;
      left[predecessorOfArc[arc]!]! += paidAlongArc[arc]!;
    }
  }
  let bound = 0;
  for (const gain of left) if (gain > 0) bound += gain;
  return bound;
};
