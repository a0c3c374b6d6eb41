import { type Either, left, right } from "fp-ts/Either";
import type { Finding } from "../../errors/finding";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import { arrayFinding, checkCount, checkKind, checkNumbers, refuseNonObject } from "../../graph/check";

/**
 * Minimum-cost flow: units are sent from nodes that have too many to nodes that have too few, along arcs with a cost a unit, a least and a
 * most; the sum of the costs is to be as small as possible.
 *
 * Arcs may be parallel, lead back to where they come from, and form cycles of negative cost; all bounds are finite.
 */
export interface FlowProblem {
  /** Nodes are numbered `[0, nodeCount)`. */
  readonly nodeCount: number;
  /** arc → the node it leaves. */
  readonly tailOfArc: Int32Array;
  /** arc → the node it enters. */
  readonly headOfArc: Int32Array;
  /** arc → least flow; may be below 0, which is a flow from head to tail. */
  readonly lowerOfArc: Int32Array;
  /** arc → most flow; from the least. */
  readonly upperOfArc: Int32Array;
  /** arc → what a unit costs; finite, of any sign. Integers up to 2^53 / (nodes + 1) are computed exactly; larger ones are refused. */
  readonly costOfArc: Float64Array;
  /** node → what it sends away on balance; below 0: what it gets. Sums to 0. */
  readonly supplyOfNode: Int32Array;
}

/** What {@link flowProblem} takes: a {@link FlowProblem} that may leave things out. */
export interface FlowProblemInput extends Omit<FlowProblem, "lowerOfArc" | "supplyOfNode"> {
  /** arc → least flow; 0 each when left out. */
  readonly lowerOfArc?: Int32Array;
  /** node → supply; 0 each when left out: a circulation. */
  readonly supplyOfNode?: Int32Array;
}

/**
 * Checks arrays and makes a minimum-cost flow problem of them.
 *
 * *When to use*: before {@link solveMinCostFlow}.
 *
 * *Details*: O(nodes + arcs). The arrays are not copied, and no solver writes to them.
 *
 * *Gotchas*: supplies must sum to 0. Where not all that is there must be sent, add a node that takes the rest at no cost.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings
 *
 * @example
 * ```ts
 * const problem = flowProblem({
 *   nodeCount: 2,
 *   tailOfArc: Int32Array.of(0, 0), // two arcs from node 0 to node 1
 *   headOfArc: Int32Array.of(1, 1),
 *   upperOfArc: Int32Array.of(2, 5),
 *   costOfArc: Float64Array.of(1, 3),
 *   supplyOfNode: Int32Array.of(4, -4),
 * });
 * ```
 */
export const flowProblem = (input: FlowProblemInput): Either<InvalidProblem, FlowProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { nodeCount, tailOfArc, headOfArc, upperOfArc, costOfArc } = input;
  const counts = [...checkCount("nodeCount", nodeCount), ...checkKind("tailOfArc", tailOfArc)];
  const nodes = counts.length === 0 ? nodeCount : 0;
  const arcs = tailOfArc instanceof Int32Array ? tailOfArc.length : 0;
  const lowerOfArc = input.lowerOfArc ?? new Int32Array(arcs);
  const supplyOfNode = input.supplyOfNode ?? new Int32Array(nodes);
  const findings = [...counts];
  if (counts.length === 0) {
    findings.push(
      ...checkEnds("tailOfArc", tailOfArc, { arcs, nodes }),
      ...checkEnds("headOfArc", headOfArc, { arcs, nodes }),
      ...checkBounds(lowerOfArc, upperOfArc, arcs),
      ...checkCosts(costOfArc, { arcs, nodes }),
      ...checkSupplies(supplyOfNode, nodes),
    );
  }
  if (findings.length === 0) findings.push(...checkTotal("costOfArc", costOfArc, [lowerOfArc, upperOfArc]));
  const errors = errorsAmong(findings);
  if (errors !== undefined) return left({ _tag: "InvalidProblem", findings: errors });
  return right({ nodeCount, tailOfArc, headOfArc, lowerOfArc, upperOfArc, costOfArc, supplyOfNode });
};

/**
 * {@link flowProblem}, throwing.
 *
 * @throws {@link MatchingException} where `flowProblem` answers with a left
 */
export const flowProblemOrThrow = (input: FlowProblemInput): FlowProblem => getOrThrow(flowProblem(input));

interface Counts {
  readonly arcs: number;
  readonly nodes: number;
}

/** A finding for an array that has not one whole number each for so many arcs or nodes. */
const checkShape = (name: string, array: Int32Array, count: number, owner: string): Finding[] => {
  const kind = checkKind(name, array);
  if (kind.length > 0) return kind;
  if (array.length === count) return [];
  return [
    arrayFinding("ragged-array", [name], {
      expected: `${count} whole numbers, one ${owner === "arc" ? "an" : "a"} ${owner}`,
      received: `${array.length}`,
      remedy: `Give every ${owner} one number.`,
    }),
  ];
};

const checkEnds = (name: string, ends: Int32Array, { arcs, nodes }: Counts): Finding[] => {
  const shape = checkShape(name, ends, arcs, "arc");
  if (shape.length > 0) return shape;
  const findings: Finding[] = [];
  for (let a = 0; a < arcs; a++) {
    const node = ends[a]!;
    if (node >= 0 && node < nodes) continue;
    findings.push(
      arrayFinding("out-of-range", [name, a], {
        expected: nodes === 0 ? "no arc, for there is no node" : `a node from 0 to ${nodes - 1}`,
        received: `${node}`,
        remedy: `Arc ${a} names a node that does not exist.`,
      }),
    );
  }
  return findings;
};

const checkBounds = (lower: Int32Array, upper: Int32Array, arcs: number): Finding[] => {
  const shapes = [
    ...checkShape("lowerOfArc", lower, arcs, "arc"),
    ...checkShape("upperOfArc", upper, arcs, "arc"),
  ];
  if (shapes.length > 0) return shapes;
  const findings: Finding[] = [];
  for (let a = 0; a < arcs; a++) {
    if (lower[a]! <= upper[a]!) continue;
    findings.push(
      arrayFinding("out-of-range", ["upperOfArc", a], {
        expected: `a whole number from ${lower[a]}, the least flow of the arc`,
        received: `${upper[a]}`,
        remedy: "Raise the most or lower the least that flows through the arc.",
      }),
    );
  }
  return findings;
};

/** Beyond this, sums of costs might no longer be finite on the way: artificial costs are some hundred times as large as sums. */
export const LARGEST_SUM = 2 ** 1010;

/** A finding when what everything together can cost, or be worth, is not finite. */
export const checkTotal = (
  name: string,
  costs: Float64Array,
  bounds: ReadonlyArray<Int32Array>,
): Finding[] => {
  let total = 0;
  for (const numbers of bounds) {
    for (let a = 0; a < costs.length; a++) total += Math.abs(costs[a]! * numbers[a]!);
  }
  if (Number.isFinite(total)) return [];
  const remedy = "Divide all of them by the same number, or lower the bounds.";
  const expected = "numbers that, times the bounds, sum to something finite";
  return [arrayFinding("out-of-range", [name], { expected, received: `a sum of ${total}`, remedy })];
};

const checkCosts = (costs: Float64Array, { arcs, nodes }: Counts): Finding[] => {
  const ofNumbers = checkNumbers("costOfArc", costs, { count: arcs, owner: "arc" });
  if (ofNumbers.length > 0) return ofNumbers;
  const areWhole = costs.every((cost) => Number.isInteger(cost));
  const largest = areWhole ? Math.floor(Number.MAX_SAFE_INTEGER / (nodes + 1)) : LARGEST_SUM / (nodes + 1);
  const kind = areWhole ? "whole number" : "number";
  const remedy = areWhole
    ? "Divide all costs by the same number, so that their sums are exact. Fractions may be larger: the gap then says how exact the answer is."
    : "Divide all costs by the same number, so that their sums can be computed.";
  const findings: Finding[] = [];
  for (let a = 0; a < arcs; a++) {
    if (Math.abs(costs[a]!) <= largest) continue;
    findings.push(
      arrayFinding("out-of-range", ["costOfArc", a], {
        expected: `a ${kind} between −${largest} and ${largest}`,
        received: `${costs[a]}`,
        remedy,
      }),
    );
  }
  return findings;
};

const checkSupplies = (supplies: Int32Array, nodes: number): Finding[] => {
  const shape = checkShape("supplyOfNode", supplies, nodes, "node");
  if (shape.length > 0) return shape;
  let sum = 0;
  for (const supply of supplies) sum += supply;
  if (sum === 0) return [];
  return [
    arrayFinding("out-of-range", ["supplyOfNode"], {
      expected: "numbers that sum to 0",
      received: `a sum of ${sum}`,
      remedy: "What some nodes send away others must get: add a node for the rest.",
    }),
  ];
};
