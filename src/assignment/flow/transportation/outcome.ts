import type { StopReason } from "../../../graph/slices";
import type { Potentials } from "../../outcome";

/** What all optima have in common. */
interface Best {
  readonly _tag: "Optimal";
  /** edge → units between its row and its column. */
  readonly unitsOfEdge: Int32Array;
  /** Sum of weights times units. */
  readonly total: number;
  /** Number of units in all: pairs, where a pair takes one. */
  readonly size: number;
  /** How far the total may be from the best, as the prices say. 0 for integers, rounding errors for floats. */
  readonly gap: number;
  /**
   * Shadow prices: a pair is worth having where its weight is above the sum of its row's and its column's price, and full there; where it is
   * below, it is not had. A row whose price is above 0 has its most, and one more would add as much at most; one whose price is below 0 has its least,
   * and one less would add that much at most. So with columns. When the total is minimised, above and below change places.
   *
   * What one more unit between a row and a column would add is `max(0, weight − row's price − column's price)`.
   */
  readonly potentials: Potentials;
}

/** Nothing within the bounds is worth more. Of equally good answers one of the largest; that is tested, but not part of the proof. */
export interface OptimalTransport extends Best {
  readonly coverage: "free";
}

/**
 * Nothing within the bounds is larger, and nothing as large is worth more. `sizePrices` prove the size, as the potentials would prove a total of weights 1.
 * Where they leave no choice (a row or column with a price other than 0, a pair whose two prices do not add up to 1) the potentials need say nothing.
 */
export interface LargestTransport extends Best {
  readonly coverage: "first";
  /** Prices of the largest size; whole numbers. */
  readonly sizePrices: Potentials;
}

/** The bounds cannot all be kept, and the proof: people on one side whose leasts add up to more than they can have. */
export interface InfeasibleTransport {
  readonly _tag: "Infeasible";
  readonly violator: MinimumViolator;
}

/**
 * People whose minimums cannot all be met, and none of them too many: whoever is taken out, those of the others could be. (Unless the work was stopped, or the set is so
 * large that it was left as it was found.)
 */
export interface MinimumViolator {
  /** The side with these minimums. */
  readonly side: "rows" | "columns";
  /** The people on that side, ascending. */
  readonly people: Int32Array;
  /** Sum of their leasts. */
  readonly needed: number;
  /** Those on the other side whose places are all counted, ascending. */
  readonly partners: Int32Array;
  /** Sum of the partners' mosts. */
  readonly places: number;
  /** What the people can have of all others: the sum of the mosts of those pairs. */
  readonly pairs: number;
  /** places + pairs; less than needed. */
  readonly available: number;
}

/** The work was stopped: the best so far, if anything within the bounds was found already, and a bound on any total. */
export interface StoppedTransport {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
  /** Something within all bounds; undefined when nothing was found yet. */
  readonly best: Pick<OptimalTransport, "unitsOfEdge" | "total" | "size"> | undefined;
  /** Nothing within the bounds is worth more than this, or, when the total is minimised, costs less. */
  readonly bound: number;
  /** Prices that prove the bound. */
  readonly potentials: Potentials;
}

/** The best within all bounds, with its proof. */
export type OptimalTransportation = OptimalTransport | LargestTransport;

/** What {@link solveTransportationAsync} answers. */
export type TransportationOutcome = OptimalTransportation | InfeasibleTransport | StoppedTransport;
