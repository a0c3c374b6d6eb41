import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import { NetworkSimplex, type SimplexNetwork } from "./network-simplex";
import type { FlowCut, FlowOutcome, InfeasibleFlow, OptimalFlow, StoppedFlow } from "./outcome";
import type { FlowProblem } from "./problem";
import { findCut } from "./residual-cut";

/** The network without lower bounds: what must flow is sent beforehand, and changes the supplies. O(nodes + arcs). */
export const withoutLowerBounds = (problem: FlowProblem): SimplexNetwork => {
  const { nodeCount, tailOfArc, headOfArc, lowerOfArc, upperOfArc } = problem;
  const capacityOfArc = new Uint32Array(tailOfArc.length);
  const supplyOfNode = Float64Array.from(problem.supplyOfNode);
  for (let a = 0; a < tailOfArc.length; a++) {
    const lower = lowerOfArc[a]!;
    capacityOfArc[a] = upperOfArc[a]! - lower;
    supplyOfNode[tailOfArc[a]!]! -= lower;
    supplyOfNode[headOfArc[a]!]! += lower;
  }
  return { nodeCount, tailOfArc, headOfArc, capacityOfArc, supplyOfNode };
};

/** Minimum-cost flow in slices; progress counts pivots. */
export function* minCostFlowSlices(problem: FlowProblem): Slices<FlowOutcome> {
  const network = withoutLowerBounds(problem);
  const simplex = new NetworkSimplex(network);
  const end = yield* simplex.minimise(problem.costOfArc);
  const aboveLower = simplex.flowOfArc();
  const shortageOfNode = simplex.shortageOfNode();
  if (end === "infeasible") {
    return { _tag: "Infeasible", cut: measure(problem, findCut(network, aboveLower, shortageOfNode)) };
  }
  const { lowerOfArc, costOfArc, nodeCount } = problem;
  const potentialOfNode = simplex.potential.slice(0, nodeCount);
  const flowOfArc = new Int32Array(aboveLower.length);
  let cost = 0;
  for (let a = 0; a < flowOfArc.length; a++) {
    flowOfArc[a] = lowerOfArc[a]! + aboveLower[a]!;
    cost += costOfArc[a]! * flowOfArc[a]!;
  }
  if (end === "optimal") {
    return {
      _tag: "Optimal",
      flowOfArc,
      cost,
      potentialOfNode,
      gap: flowGap(problem, flowOfArc, potentialOfNode),
    };
  }
  const isFeasible = shortageOfNode.every((shortage) => shortage === 0);
  const best = isFeasible ? { flowOfArc, cost } : undefined;
  // While nodes still lack something, their potentials are far off; none at all may then prove more.
  const nothing = new Float64Array(nodeCount);
  const [one, other] = [flowBound(problem, potentialOfNode), flowBound(problem, nothing)];
  // What far-off potentials come to need not even be finite.
  const isProof = Number.isFinite(one) && one >= other;
  return {
    _tag: "Stopped",
    reason: end,
    best,
    ...(isProof ? { bound: one, potentialOfNode } : { bound: other, potentialOfNode: nothing }),
  };
}

/** What a set of nodes needs, and what the arcs around it allow. O(nodes + arcs). */
const measure = (problem: FlowProblem, { kind, nodes }: Pick<FlowCut, "kind" | "nodes">): FlowCut => {
  const { nodeCount, tailOfArc, headOfArc, lowerOfArc, upperOfArc, supplyOfNode } = problem;
  const isInside = new Uint8Array(nodeCount);
  let supply = 0;
  for (const v of nodes) {
    isInside[v] = 1;
    supply += supplyOfNode[v]!;
  }
  const gets = kind === "shortage";
  let available = 0;
  for (let a = 0; a < tailOfArc.length; a++) {
    const comesIn = isInside[headOfArc[a]!]! - isInside[tailOfArc[a]!]!;
    if (comesIn !== 0) available += comesIn === (gets ? 1 : -1) ? upperOfArc[a]! : -lowerOfArc[a]!;
  }
  return { kind, nodes, needed: gets ? -supply + 0 : supply, available };
};

/** By how much a flow may be too dear, as potentials say. O(arcs). */
const flowGap = (problem: FlowProblem, flowOfArc: Int32Array, potential: Float64Array): number => {
  const { tailOfArc, headOfArc, lowerOfArc, upperOfArc, costOfArc } = problem;
  let gap = 0;
  for (let a = 0; a < flowOfArc.length; a++) {
    const reduced = costOfArc[a]! + potential[tailOfArc[a]!]! - potential[headOfArc[a]!]!;
    const astray = flowOfArc[a]! - (reduced > 0 ? lowerOfArc[a]! : upperOfArc[a]!);
    if (astray !== 0) gap += reduced * astray;
  }
  return gap;
};

/** What potentials prove any flow to cost at least. O(nodes + arcs). */
const flowBound = (problem: FlowProblem, potential: Float64Array): number => {
  const { tailOfArc, headOfArc, lowerOfArc, upperOfArc, costOfArc, supplyOfNode } = problem;
  let bound = 0;
  for (let a = 0; a < tailOfArc.length; a++) {
    const reduced = costOfArc[a]! + potential[tailOfArc[a]!]! - potential[headOfArc[a]!]!;
    bound += reduced * (reduced > 0 ? lowerOfArc[a]! : upperOfArc[a]!);
  }
  for (let v = 0; v < supplyOfNode.length; v++) bound -= supplyOfNode[v]! * potential[v]!;
  return bound;
};

/**
 * The flow of the lowest cost within all bounds, with its proof; or the proof that there is none.
 *
 * *When to use*: for whatever can be said with nodes, arcs and bounds, and no problem of its own says more directly. For people and places see
 * {@link solveAssignment}, and {@link solveTransportation} where places have minimums.
 *
 * *Details*: primal network simplex with strongly feasible trees: exponential at worst, fast in practice. Deterministic; of equally good flows the
 * one that the order of the arcs leads to. Exact for integer costs up to 2^53 / (nodes + 1), and a `cost` below 2^53; for floats `gap` says by how much
 * the flow may be too dear.
 *
 * @returns {@link OptimalFlow} or {@link InfeasibleFlow}; check it with {@link verifyMinCostFlow}
 *
 * @example
 * ```ts
 * const outcome = solveMinCostFlow(flowProblemOrThrow({
 *   nodeCount: 3,
 *   tailOfArc: Int32Array.of(0, 0, 1),
 *   headOfArc: Int32Array.of(2, 1, 2),
 *   lowerOfArc: Int32Array.of(0, 1, 0),
 *   upperOfArc: Int32Array.of(9, 4, 2),
 *   costOfArc: Float64Array.of(5, 1, 1),
 *   supplyOfNode: Int32Array.of(3, 0, -3),
 * }));
 * if (outcome._tag === "Optimal") {
 *   outcome.flowOfArc; // Int32Array [1, 2, 2]
 *   outcome.cost; // 9
 * }
 * ```
 *
 * @see Z. Király, P. Kovács: Efficient implementations of minimum-cost flow algorithms (2012)
 */
export const solveMinCostFlow = (problem: FlowProblem): OptimalFlow | InfeasibleFlow =>
  // Nothing stops a run that is drained at once.
  drain(minCostFlowSlices(problem)) as OptimalFlow | InfeasibleFlow;

/**
 * {@link solveMinCostFlow} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns what `solveMinCostFlow` answers, or {@link StoppedFlow} with the best flow so far and a bound after an abort
 *
 * @example
 * ```ts
 * const network = flowProblemOrThrow({
 *   nodeCount: 2,
 *   tailOfArc: Int32Array.of(0),
 *   headOfArc: Int32Array.of(1),
 *   upperOfArc: Int32Array.of(5),
 *   costOfArc: Float64Array.of(3),
 *   supplyOfNode: Int32Array.of(4, -4),
 * });
 * const outcome = await solveMinCostFlowAsync(network, { signal: AbortSignal.timeout(5000) });
 * ```
 */
export const solveMinCostFlowAsync = (
  problem: FlowProblem,
  options: AsyncOptions = {},
): Promise<OptimalFlow | InfeasibleFlow | StoppedFlow> => drainAsync(minCostFlowSlices(problem), options);
