import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  minCostFlowSlices,
  solveMinCostFlow,
  solveMinCostFlowAsync,
} from "../../../src/assignment/flow/min-cost-flow";
import type { InfeasibleFlow, OptimalFlow } from "../../../src/assignment/flow/outcome";
import { type FlowProblem, flowProblemOrThrow } from "../../../src/assignment/flow/problem";
import { verifyMinCostFlow } from "../../../src/verify/min-cost-flow";
import { flowNetwork } from "../../arbitraries/flows";
import { floatWeight, tiedWeight, wideWeight } from "../../arbitraries/worlds";
import { flowCases } from "../../cases/flow";
import { cheapestFlow, flowProgramme } from "../../oracles/flow";

/** Checks the proof besides. */
const solve = (problem: FlowProblem): OptimalFlow | InfeasibleFlow => {
  const outcome = solveMinCostFlow(flowProblemOrThrow(problem));
  expect(verifyMinCostFlow(problem, outcome)).toEqual([]);
  return outcome;
};
const costOf = (outcome: OptimalFlow | InfeasibleFlow): number | undefined =>
  outcome._tag === "Optimal" ? outcome.cost : undefined;

describe("minimum-cost flow", () => {
  it.each(flowCases)("case: $title", ({ problem, cost }) => {
    expect(costOf(solve(problem))).toBe(cost);
  });

  it.each([
    ["ties", tiedWeight, 0],
    ["wide integers", wideWeight, 0],
    ["floats", floatWeight, 1e-12],
  ])("agrees with brute force on %s", (_kind, cost, tolerance) => {
    const seen = { Optimal: 0, Infeasible: 0 };
    fc.assert(
      fc.property(flowNetwork({ nodes: 5, arcs: 6, bound: 2 }, cost), (problem) => {
        const outcome = solve(problem);
        seen[outcome._tag]++;
        const best = cheapestFlow(problem);
        if (outcome._tag === "Infeasible") expect(best).toBeUndefined();
        else expect(Math.abs(outcome.cost - best!)).toBeLessThanOrEqual(tolerance);
        if (outcome._tag === "Optimal" && tolerance === 0) expect(outcome.gap).toBe(0);
      }),
      { numRuns: 3000 },
    );
    expect(Math.min(seen.Optimal, seen.Infeasible)).toBeGreaterThan(300);
  });

  it("agrees with a linear programme beyond the reach of brute force", () => {
    const seen = { Optimal: 0, Infeasible: 0 };
    fc.assert(
      fc.property(
        fc.oneof(
          flowNetwork({ nodes: 12, arcs: 60, bound: 20 }, tiedWeight),
          flowNetwork({ nodes: 30, arcs: 90, bound: 50 }, wideWeight),
          flowNetwork({ nodes: 8, arcs: 120, bound: 1 }, wideWeight),
        ),
        (problem) => {
          const outcome = solve(problem);
          seen[outcome._tag]++;
          const best = flowProgramme(problem);
          if (outcome._tag === "Infeasible") expect(best).toBeUndefined();
          else expect(outcome.cost).toBeCloseTo(best!, 3);
        },
      ),
      { numRuns: 400 },
    );
    expect(Math.min(seen.Optimal, seen.Infeasible)).toBeGreaterThan(40);
  });

  it("stops with best and bound when it is told to", async () => {
    const problem = bigNetwork(3000, 30_000);
    const seen = new Set<string>();
    const optimum = solve(problem);
    for (let before = 0; before < 40; before++) {
      const again = minCostFlowSlices(problem);
      let step = again.next(undefined);
      for (let slice = 0; slice < before && step.done !== true; slice++) step = again.next(undefined);
      if (step.done !== true) step = again.next("aborted");
      if (step.done !== true) throw new Error("it went on");
      const outcome = step.value;
      expect(verifyMinCostFlow(problem, outcome)).toEqual([]);
      if (outcome._tag !== "Stopped") break;
      seen.add(outcome.best === undefined ? "none" : "some");
      expect(outcome.bound).toBeLessThanOrEqual(costOf(optimum)!);
    }
    expect(seen.has("none")).toBe(true);
    const asked = await solveMinCostFlowAsync(problem, { signal: AbortSignal.abort() });
    expect(asked._tag).toBe("Stopped");
    expect(verifyMinCostFlow(problem, asked)).toEqual([]);
    expect(await solveMinCostFlowAsync(problem)).toEqual(optimum);
  });
});

/** Sources, sinks and a ring that makes sure there is a flow. */
const bigNetwork = (nodeCount: number, arcCount: number): FlowProblem => {
  let state = 12_345;
  const below = (bound: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % bound;
  };
  const tailOfArc = Int32Array.from({ length: arcCount }, (_, a) => (a < nodeCount ? a : below(nodeCount)));
  const headOfArc = Int32Array.from({ length: arcCount }, (_, a) =>
    a < nodeCount ? (a + 1) % nodeCount : below(nodeCount),
  );
  const supplyOfNode = new Int32Array(nodeCount);
  for (let v = 0; v < 50; v++) {
    supplyOfNode[v] = 100;
    supplyOfNode[nodeCount - 1 - v] = -100;
  }
  return flowProblemOrThrow({
    nodeCount,
    tailOfArc,
    headOfArc,
    upperOfArc: Int32Array.from({ length: arcCount }, (_, a) => (a < nodeCount ? 10_000 : 1 + below(40))),
    costOfArc: Float64Array.from({ length: arcCount }, (_, a) => (a < nodeCount ? 1000 : below(1000))),
    supplyOfNode,
  });
};
