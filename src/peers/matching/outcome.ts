import type { StopReason } from "../../graph/slices";

/**
 * Prices of peers and of odd sets of peers: the proof that a matching is best.
 *
 * The *slack* of an edge is the sum of its ends' potentials and of the prices of the blossoms that hold both its ends, less its weight.
 * It is never negative, and nobody who may stay single has a negative potential. A matching uses at most (size − 1) / 2 edges within an
 * odd set; so no matching is worth more than the potentials, and the prices times (size − 1) / 2, add up to.
 */
export interface BlossomDuals {
  /** peer → its potential. */
  readonly potential: Float64Array;
  /** blossom → its first entry in `peers`; one more at the end. */
  readonly blossomOffsets: Int32Array;
  /** The peers of each blossom, an odd number; two blossoms are disjoint or one holds the other. */
  readonly blossomPeers: Int32Array;
  /** blossom → its price: not negative, unless the blossom is a whole odd component that the barrier leaves. */
  readonly blossomPrice: Float64Array;
}

/** What all optima have in common. */
interface BestGeneral {
  readonly _tag: "Optimal";
  /** peer → its partner, or −1 ({@link NOBODY}). */
  readonly partnerOfPeer: Int32Array;
  /** Sum of the weights of all pairs. */
  readonly total: number;
  /** Number of pairs. */
  readonly size: number;
  /** Value of the duals minus total: 0 for integers, rounding errors for floats. */
  readonly gap: number;
  readonly duals: BlossomDuals;
}

/** No matching is worth more. All potentials and all prices are at least 0. */
export interface OptimalGeneralWeight extends BestGeneral {
  readonly objective: "weight";
}

/**
 * No matching is larger, and none as large is worth more.
 *
 * Without the barrier's peers the graph falls into components, and as many more of them are odd than the barrier has peers, as stay
 * single: nobody more can be matched (Tutte and Berge). Every largest matching gives each peer of the barrier to an odd component,
 * matches the even ones, and leaves at most one peer of each odd component to the outside. So the duals need not speak about edges
 * within the barrier or from there to even components; the price of a whole odd component may be negative, and so may the
 * potentials of peers that are in no odd component.
 */
export interface OptimalGeneralCardinality extends BestGeneral {
  readonly objective: "cardinality";
  /** The peers of the barrier, ascending. */
  readonly barrier: Int32Array;
}

/** Everybody has a partner, and no matching of everybody is worth more. Potentials may be negative, prices may not. */
export interface OptimalGeneralPerfect extends BestGeneral {
  readonly objective: "perfect";
}

/**
 * Not everybody can have a partner (W. T. Tutte, 1947): without the peers of the barrier the graph has more odd components than the
 * barrier has peers, and every odd component needs one of them.
 */
export interface InfeasibleGeneral {
  readonly _tag: "Infeasible";
  /** The peers of the barrier, ascending. */
  readonly barrier: Int32Array;
  /** How many odd components the graph has without them. */
  readonly oddComponents: number;
}

/** The work was stopped: the matching so far, and bounds on every matching. */
export interface StoppedGeneral {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
  /** peer → its partner so far, or −1 ({@link NOBODY}). */
  readonly partnerOfPeer: Int32Array;
  /** Sum of the weights of all pairs. */
  readonly total: number;
  /** Number of pairs. */
  readonly size: number;
  /** No matching is worth more. */
  readonly bound: number;
  /** No matching is larger. */
  readonly sizeBound: number;
}

/** The best matching in a general graph, with its proof. */
export type OptimalGeneral = OptimalGeneralWeight | OptimalGeneralCardinality | OptimalGeneralPerfect;

/** What the solvers of matching in general graphs answer. */
export type GeneralMatchingOutcome = OptimalGeneral | InfeasibleGeneral | StoppedGeneral;
