import type { FlowCut, FlowOutcome, OptimalFlow, StoppedFlow } from "../assignment/flow/outcome";
import type { FlowProblem } from "../assignment/flow/problem";
import type { VerifyOptions } from "./assignment";
import type { Violation } from "./violation";

/** One way in which a flow is not what it claims to be. An empty list of them is a proof. */
export type FlowViolation =
  | Extract<Violation, { readonly _tag: "WrongLength" | "Gap" | "WrongGap" }>
  /** An arc carries less than its least or more than its most, or no whole number. */
  | {
      readonly _tag: "OutOfBounds";
      readonly arc: number;
      readonly flow: number;
      readonly lower: number;
      readonly upper: number;
    }
  /** What a node sends away on balance is not its supply. */
  | {
      readonly _tag: "Unbalanced";
      readonly node: number;
      readonly supply: number;
      readonly sent: number;
    }
  /** The cost that is reported is not that of the flow. */
  | { readonly _tag: "WrongCost"; readonly expected: number; readonly found: number }
  /** A potential is no number. */
  | { readonly _tag: "BadPotential"; readonly node: number; readonly potential: number }
  /** The potentials of a stopped run prove less than its bound. */
  | { readonly _tag: "BoundNotProven"; readonly bound: number; readonly proven: number }
  /** The nodes that are said to have too little way in or out have enough, or the numbers are wrong. */
  | { readonly _tag: "NoCut"; readonly reason: string };

/**
 * Checks what {@link solveMinCostFlow} answered, by code that shares nothing with it.
 *
 * *Details*: O(nodes + arcs). An optimum is proven by its potentials: for any flow within the bounds, costs and reduced costs differ by the same
 * amount, and no arc can add less than its reduced cost times its least flow, or its most where the reduced cost is below 0. A cut proves that there is no flow by
 * counting what can come in or go out.
 *
 * *Gotchas*: for floats the proof holds up to the tolerance, for each arc times what it carries; `outcome.gap` is the truth. Default: 0 for integer
 * costs, else 2^−52 · nodes · the largest absolute cost.
 *
 * @returns every violation; an empty list is the proof
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
 * verifyMinCostFlow(network, solveMinCostFlow(network)); // []
 * ```
 */
export const verifyMinCostFlow = (
  problem: FlowProblem,
  outcome: FlowOutcome,
  options: VerifyOptions = {},
): FlowViolation[] => {
  if (outcome._tag === "Infeasible") return checkCut(problem, outcome.cut);
  const tolerance = options.tolerance ?? roundingOf(problem);
  if (outcome._tag === "Stopped") return checkStopped(problem, outcome, tolerance);
  const { flowOfArc, potentialOfNode } = outcome;
  const lengths = [
    ...checkLength("flowOfArc", flowOfArc, problem.tailOfArc.length),
    ...checkLength("potentialOfNode", potentialOfNode, problem.nodeCount),
  ];
  if (lengths.length > 0) return lengths;
  const unsound = [...checkFlow(problem, flowOfArc), ...checkPotentials(potentialOfNode)];
  if (unsound.length > 0) return unsound;
  return [
    ...checkCost(problem, flowOfArc, outcome.cost, tolerance),
    ...checkGap(problem, outcome, tolerance),
  ];
};

/** What rounding can add up to in a potential. */
const roundingOf = ({ costOfArc, nodeCount }: FlowProblem): number => {
  let largest = 0;
  let whole = true;
  for (const cost of costOfArc) {
    largest = Math.max(largest, Math.abs(cost));
    whole &&= Number.isInteger(cost);
  }
  return whole && largest * (nodeCount + 1) <= Number.MAX_SAFE_INTEGER
    ? 0
    : Number.EPSILON * (nodeCount + 1) * largest;
};

const checkLength = (array: string, { length }: ArrayLike<number>, expected: number): FlowViolation[] =>
  length === expected ? [] : [{ _tag: "WrongLength", array, expected, found: length }];

/** Everything that keeps numbers from being a flow within all bounds. */
const checkFlow = (problem: FlowProblem, flowOfArc: Int32Array): FlowViolation[] => {
  const { nodeCount, tailOfArc, headOfArc, lowerOfArc, upperOfArc, supplyOfNode } = problem;
  const violations: FlowViolation[] = [];
  const sent = new Float64Array(nodeCount);
  for (let arc = 0; arc < flowOfArc.length; arc++) {
    const flow = flowOfArc[arc]!;
    const lower = lowerOfArc[arc]!;
    const upper = upperOfArc[arc]!;
    if (!(Number.isInteger(flow) && flow >= lower && flow <= upper)) {
      violations.push({ _tag: "OutOfBounds", arc, flow, lower, upper });
    }
    sent[tailOfArc[arc]!]! += flow;
    sent[headOfArc[arc]!]! -= flow;
  }
  for (let node = 0; node < nodeCount; node++) {
    if (sent[node] === supplyOfNode[node]) continue;
    violations.push({ _tag: "Unbalanced", node, supply: supplyOfNode[node]!, sent: sent[node]! });
  }
  return violations;
};

const checkPotentials = (potentialOfNode: Float64Array): FlowViolation[] => {
  const violations: FlowViolation[] = [];
  for (const [node, potential] of potentialOfNode.entries()) {
    if (!Number.isFinite(potential)) violations.push({ _tag: "BadPotential", node, potential });
  }
  return violations;
};

/** What rounding may do to a sum over arcs, each times what it carries. */
const toleranceOfSum = ({ lowerOfArc, upperOfArc }: FlowProblem, tolerance: number): number => {
  let units = 0;
  for (let arc = 0; arc < lowerOfArc.length; arc++) {
    units += Math.max(Math.abs(lowerOfArc[arc]!), Math.abs(upperOfArc[arc]!));
  }
  return tolerance === 0 ? 0 : tolerance * (units + 1);
};

const checkCost = (
  problem: FlowProblem,
  flowOfArc: Int32Array,
  found: number,
  tolerance: number,
): FlowViolation[] => {
  let expected = 0;
  for (let arc = 0; arc < flowOfArc.length; arc++) expected += problem.costOfArc[arc]! * flowOfArc[arc]!;
  // Written so that NaN is a violation.
  return Math.abs(expected - found) <= toleranceOfSum(problem, tolerance)
    ? []
    : [{ _tag: "WrongCost", expected, found }];
};

const reducedCost = (problem: FlowProblem, potentialOfNode: Float64Array, arc: number): number =>
  problem.costOfArc[arc]! +
  potentialOfNode[problem.tailOfArc[arc]!]! -
  potentialOfNode[problem.headOfArc[arc]!]!;

/** Reduced costs times what flows on the wrong side of them: cost minus what the potentials prove. */
const checkGap = (problem: FlowProblem, outcome: OptimalFlow, tolerance: number): FlowViolation[] => {
  const { flowOfArc, potentialOfNode } = outcome;
  let gap = 0;
  let largest = 0;
  for (let arc = 0; arc < flowOfArc.length; arc++) {
    const reduced = reducedCost(problem, potentialOfNode, arc);
    const astray =
      reduced > 0 ? flowOfArc[arc]! - problem.lowerOfArc[arc]! : flowOfArc[arc]! - problem.upperOfArc[arc]!;
    if (astray === 0) continue;
    gap += reduced * astray;
    largest = Math.max(largest, Math.abs(reduced));
  }
  const violations: FlowViolation[] = [];
  // Written so that NaN is a violation.
  if (!(largest <= tolerance && gap <= toleranceOfSum(problem, tolerance))) {
    violations.push({ _tag: "Gap", gap, tolerance });
  }
  if (!(Math.abs(gap - outcome.gap) <= toleranceOfSum(problem, tolerance))) {
    violations.push({ _tag: "WrongGap", expected: gap, found: outcome.gap });
  }
  return violations;
};

const checkStopped = (problem: FlowProblem, outcome: StoppedFlow, tolerance: number): FlowViolation[] => {
  const { best, potentialOfNode, bound } = outcome;
  const lengths = [
    ...checkLength("potentialOfNode", potentialOfNode, problem.nodeCount),
    ...(best === undefined ? [] : checkLength("best.flowOfArc", best.flowOfArc, problem.tailOfArc.length)),
  ];
  if (lengths.length > 0) return lengths;
  const ofPotentials = checkPotentials(potentialOfNode);
  if (ofPotentials.length > 0) return ofPotentials;
  let proven = 0;
  for (let arc = 0; arc < problem.tailOfArc.length; arc++) {
    const reduced = reducedCost(problem, potentialOfNode, arc);
    proven += reduced * (reduced > 0 ? problem.lowerOfArc[arc]! : problem.upperOfArc[arc]!);
  }
  for (let node = 0; node < problem.nodeCount; node++) {
    proven -= problem.supplyOfNode[node]! * potentialOfNode[node]!;
  }
  const rounding = Math.max(toleranceOfSum(problem, tolerance), Number.EPSILON * Math.abs(proven));
  const ofBound: FlowViolation[] =
    bound <= proven + rounding ? [] : [{ _tag: "BoundNotProven", bound, proven }];
  if (best === undefined) return ofBound;
  const ofFlow = checkFlow(problem, best.flowOfArc);
  return [
    ...ofBound,
    ...(ofFlow.length > 0 ? ofFlow : checkCost(problem, best.flowOfArc, best.cost, tolerance)),
  ];
};

/** Counts what can come in, or go out, at most, while as little as possible goes the other way. */
const checkCut = (problem: FlowProblem, cut: FlowCut): FlowViolation[] => {
  const { nodeCount, tailOfArc, headOfArc, lowerOfArc, upperOfArc, supplyOfNode } = problem;
  const refuse = (reason: string): FlowViolation[] => [{ _tag: "NoCut", reason }];
  const isInside = new Uint8Array(nodeCount);
  let supply = 0;
  for (const node of cut.nodes) {
    if (!(node >= 0 && node < nodeCount) || isInside[node] === 1) {
      return refuse("a node is listed twice or does not exist");
    }
    isInside[node] = 1;
    supply += supplyOfNode[node]!;
  }
  /** In: what enters at most, minus what leaves at least. Out: the other way round. */
  let comesIn = 0;
  let goesOut = 0;
  for (let arc = 0; arc < tailOfArc.length; arc++) {
    const leaves = isInside[tailOfArc[arc]!] === 1;
    const enters = isInside[headOfArc[arc]!] === 1;
    if (leaves === enters) continue;
    comesIn += enters ? upperOfArc[arc]! : -lowerOfArc[arc]!;
    goesOut += leaves ? upperOfArc[arc]! : -lowerOfArc[arc]!;
  }
  const [needed, available] = cut.kind === "shortage" ? [-supply, comesIn] : [supply, goesOut];
  if (cut.kind !== "shortage" && cut.kind !== "surplus") return refuse("the kind is unknown");
  if (needed !== cut.needed || available !== cut.available) return refuse("the numbers are wrong");
  return needed > available ? [] : refuse("there is enough for them");
};
