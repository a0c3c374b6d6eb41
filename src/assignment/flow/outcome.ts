import type { StopReason } from "../../graph/slices";

/**
 * No flow costs less, and the proof: with `reduced cost = cost + potential of tail − potential of head`, every arc whose reduced
 * cost is above 0 carries its least, every arc whose is below 0 its most.
 */
export interface OptimalFlow {
  readonly _tag: "Optimal";
  /** arc → what flows through it. */
  readonly flowOfArc: Int32Array;
  /** Sum of cost times flow. */
  readonly cost: number;
  /** node → what a unit costs there, up to a constant a connected part: sending one more from one node to another costs the difference at least. */
  readonly potentialOfNode: Float64Array;
  /** By how much the flow may be too dear: reduced costs times what is on the wrong side of them. 0 for integers, rounding errors for floats. */
  readonly gap: number;
}

/** No flow keeps all bounds, and the proof: nodes that must get, or send away, more than the arcs around them allow. */
export interface InfeasibleFlow {
  readonly _tag: "Infeasible";
  readonly cut: FlowCut;
}

/** Nodes with less way in, or out, than they need: the smallest such set that was found. */
export interface FlowCut {
  /** `"shortage"`: they must get more than can come in. `"surplus"`: they must send away more than can go out. */
  readonly kind: "shortage" | "surplus";
  /** The nodes, ascending. */
  readonly nodes: Int32Array;
  /** What they must get, or send away, on balance: the sum of their demands, or supplies. */
  readonly needed: number;
  /** What can come in at most (or go out) when as little as possible goes the other way; less than needed. */
  readonly available: number;
}

/** The work was stopped: the best flow so far, if there was one already, and a bound on any. */
export interface StoppedFlow {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
  /** A flow within all bounds; undefined when none was found yet. */
  readonly best: { readonly flowOfArc: Int32Array; readonly cost: number } | undefined;
  /** No flow costs less than this. */
  readonly bound: number;
  /** node → potential; they prove the bound. */
  readonly potentialOfNode: Float64Array;
}

/** What {@link solveMinCostFlowAsync} answers. */
export type FlowOutcome = OptimalFlow | InfeasibleFlow | StoppedFlow;
