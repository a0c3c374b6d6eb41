/** The verifier of flows: right answers pass, and answers spoilt in any one way do not. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveMinCostFlow } from "../../src/assignment/flow/min-cost-flow";
import type {
  FlowCut,
  FlowOutcome,
  InfeasibleFlow,
  OptimalFlow,
  StoppedFlow,
} from "../../src/assignment/flow/outcome";
import { flowProblemOrThrow } from "../../src/assignment/flow/problem";
import { verifyMinCostFlow } from "../../src/verify/min-cost-flow";
import { flowNetwork } from "../arbitraries/flows";
import { tiedWeight } from "../arbitraries/worlds";
import { forEachFlow } from "../oracles/flow";

const ints = (...values: number[]): Int32Array => Int32Array.from(values);
const floats = (...values: number[]): Float64Array => Float64Array.from(values);

/** Three units from node 0 to node 2: straight for 5, or through node 1 for 1 and 1, where at least one must and at most two can pass. */
const problem = flowProblemOrThrow({
  nodeCount: 3,
  tailOfArc: ints(0, 0, 1),
  headOfArc: ints(2, 1, 2),
  lowerOfArc: ints(0, 1, 0),
  upperOfArc: ints(9, 4, 2),
  costOfArc: floats(5, 1, 1),
  supplyOfNode: ints(3, 0, -3),
});
const best: OptimalFlow = {
  _tag: "Optimal",
  flowOfArc: ints(1, 2, 2),
  cost: 9,
  potentialOfNode: floats(0, 1, 5),
  gap: 0,
};
const stopped: StoppedFlow = {
  _tag: "Stopped",
  reason: "aborted",
  best: { flowOfArc: ints(2, 1, 1), cost: 12 },
  bound: 9,
  potentialOfNode: floats(0, 1, 5),
};
const violations = (outcome: FlowOutcome): object[] => verifyMinCostFlow(problem, outcome);

describe("outcomes that are what they claim", () => {
  it.each<[string, FlowOutcome]>([
    ["an optimum", best],
    ["the same with all potentials higher", { ...best, potentialOfNode: floats(7, 8, 12) }],
    ["a stopped run", stopped],
    ["one that claims less than it proves", { ...stopped, bound: -1000 }],
    ["one that has nothing yet", { ...stopped, best: undefined }],
  ])("%s", (_, outcome) => {
    expect(violations(outcome)).toEqual([]);
  });
});

describe("an optimum with one thing wrong", () => {
  it.each<[string, Partial<OptimalFlow>, object[]]>([
    [
      "a flow too short",
      { flowOfArc: ints(1, 2) },
      [{ _tag: "WrongLength", array: "flowOfArc", expected: 3, found: 2 }],
    ],
    [
      "potentials too many",
      { potentialOfNode: floats(0, 1, 5, 0) },
      [{ _tag: "WrongLength", array: "potentialOfNode", expected: 3, found: 4 }],
    ],
    [
      "less than the least and more than the most",
      { flowOfArc: ints(3, 0, 0) },
      [{ _tag: "OutOfBounds", arc: 1, flow: 0, lower: 1, upper: 4 }],
    ],
    [
      "more than the most",
      { flowOfArc: ints(0, 3, 3) },
      [{ _tag: "OutOfBounds", arc: 2, flow: 3, lower: 0, upper: 2 }],
    ],
    [
      "one unit lost on the way",
      { flowOfArc: ints(1, 2, 1) },
      [
        { _tag: "Unbalanced", node: 1, supply: 0, sent: -1 },
        { _tag: "Unbalanced", node: 2, supply: -3, sent: -2 },
      ],
    ],
    [
      "potentials that are no numbers",
      { potentialOfNode: floats(Number.NaN, 1, Number.POSITIVE_INFINITY) },
      [
        { _tag: "BadPotential", node: 0, potential: Number.NaN },
        { _tag: "BadPotential", node: 2, potential: Number.POSITIVE_INFINITY },
      ],
    ],
    ["a wrong cost", { cost: 8 }, [{ _tag: "WrongCost", expected: 9, found: 8 }]],
    ["no cost", { cost: Number.NaN }, [{ _tag: "WrongCost", expected: 9, found: Number.NaN }]],
    ["a wrong gap", { gap: 1 }, [{ _tag: "WrongGap", expected: 0, found: 1 }]],
    ["no gap", { gap: Number.NaN }, [{ _tag: "WrongGap", expected: 0, found: Number.NaN }]],
    [
      "a dearer flow",
      { flowOfArc: ints(2, 1, 1), cost: 12 },
      [
        { _tag: "Gap", gap: 3, tolerance: 0 },
        { _tag: "WrongGap", expected: 3, found: 0 },
      ],
    ],
    [
      "a dearer flow that admits it",
      { flowOfArc: ints(2, 1, 1), cost: 12, gap: 3 },
      [{ _tag: "Gap", gap: 3, tolerance: 0 }],
    ],
    [
      "potentials that prove less",
      { potentialOfNode: floats(0, 1, 4), gap: 1 },
      [{ _tag: "Gap", gap: 1, tolerance: 0 }],
    ],
  ])("%s", (_, change, expected) => {
    expect(violations({ ...best, ...change })).toEqual(expected);
  });

  it("flow that is no whole number, where an array can hold one", () => {
    const flowOfArc = floats(1.5, 1.5, 1.5) as unknown as Int32Array;
    expect(violations({ ...best, flowOfArc })).toMatchObject([
      { _tag: "OutOfBounds", arc: 0 },
      { _tag: "OutOfBounds", arc: 1 },
      { _tag: "OutOfBounds", arc: 2 },
    ]);
  });
});

describe("a stopped run with one thing wrong", () => {
  it.each<[string, Partial<StoppedFlow>, object[]]>([
    ["a bound that is not proven", { bound: 10 }, [{ _tag: "BoundNotProven", bound: 10, proven: 9 }]],
    [
      "a bound that is no number",
      { bound: Number.NaN },
      [{ _tag: "BoundNotProven", bound: Number.NaN, proven: 9 }],
    ],
    [
      "potentials too few",
      { potentialOfNode: floats(0, 1) },
      [{ _tag: "WrongLength", array: "potentialOfNode", expected: 3, found: 2 }],
    ],
    [
      "a potential that is no number",
      { potentialOfNode: floats(0, Number.NaN, 5) },
      [{ _tag: "BadPotential", node: 1, potential: Number.NaN }],
    ],
    [
      "a flow too long",
      { best: { flowOfArc: ints(2, 1, 1, 0), cost: 12 } },
      [{ _tag: "WrongLength", array: "best.flowOfArc", expected: 3, found: 4 }],
    ],
    [
      "a flow that is none",
      { best: { flowOfArc: ints(2, 1, 0), cost: 11 } },
      [
        { _tag: "Unbalanced", node: 1, supply: 0, sent: -1 },
        { _tag: "Unbalanced", node: 2, supply: -3, sent: -2 },
      ],
    ],
    [
      "a wrong cost",
      { best: { flowOfArc: ints(2, 1, 1), cost: 11 } },
      [{ _tag: "WrongCost", expected: 12, found: 11 }],
    ],
  ])("%s", (_, change, expected) => {
    expect(violations({ ...stopped, ...change })).toEqual(expected);
  });
});

describe("a cut", () => {
  /** Node 2 must get 3, but only 1 can come from node 0 and 1 from node 1, to which at least 1 goes back. */
  const starved = flowProblemOrThrow({
    ...problem,
    tailOfArc: ints(0, 1, 2, 0),
    headOfArc: ints(2, 2, 1, 1),
    lowerOfArc: ints(0, 0, 1, 0),
    upperOfArc: ints(1, 2, 5, 9),
    costOfArc: floats(0, 0, 0, 0),
  });
  const shortage: FlowCut = { kind: "shortage", nodes: ints(2), needed: 3, available: 2 };
  const surplus: FlowCut = { kind: "surplus", nodes: ints(0, 1), needed: 3, available: 2 };
  const check = (cut: FlowCut): object[] => verifyMinCostFlow(starved, { _tag: "Infeasible", cut });

  it("that is one, seen from either side", () => {
    expect(check(shortage)).toEqual([]);
    expect(check(surplus)).toEqual([]);
    expect((solveMinCostFlow(starved) as InfeasibleFlow).cut).toEqual(shortage);
  });

  it.each<[string, Partial<FlowCut>, string]>([
    ["another need", { needed: 4 }, "the numbers are wrong"],
    ["another way in", { available: 1 }, "the numbers are wrong"],
    ["no numbers", { needed: Number.NaN, available: Number.NaN }, "the numbers are wrong"],
    ["the other kind", { kind: "surplus" }, "the numbers are wrong"],
    ["a node twice", { nodes: ints(2, 2) }, "a node is listed twice or does not exist"],
    ["a node that does not exist", { nodes: ints(3) }, "a node is listed twice or does not exist"],
    ["a node below 0", { nodes: ints(-1) }, "a node is listed twice or does not exist"],
    ["nodes that have enough", { nodes: ints(1), needed: 0, available: 14 }, "there is enough for them"],
    ["no node", { nodes: ints(), needed: 0, available: 0 }, "there is enough for them"],
    ["all nodes", { nodes: ints(0, 1, 2), needed: 0, available: 0 }, "there is enough for them"],
    ["a kind that is none", { kind: "both" as "surplus" }, "the kind is unknown"],
  ])("with %s is refused", (_, change, reason) => {
    expect(check({ ...shortage, ...change })).toEqual([{ _tag: "NoCut", reason }]);
  });
});

describe("the tolerance", () => {
  it("is 0 for whole costs, and for others what rounding can add up to", () => {
    const off = { ...best, flowOfArc: ints(2, 1, 1), cost: 12, gap: 3 };
    expect(verifyMinCostFlow(problem, off, { tolerance: 3 })).toEqual([]);
    expect(verifyMinCostFlow(problem, off, { tolerance: 2.5 })).toEqual([
      { _tag: "Gap", gap: 3, tolerance: 2.5 },
    ]);
    const thirds = flowProblemOrThrow({ ...problem, costOfArc: floats(5 / 3, 1 / 3, 1 / 3) });
    const near = { ...best, cost: 3, potentialOfNode: floats(0, 1 / 3, 5 / 3 + 2 ** -52), gap: 0 };
    expect(verifyMinCostFlow(thirds, near)).toEqual([]);
    const far = { ...near, potentialOfNode: floats(0, 1 / 3, 5 / 3 + 2 ** -40) };
    expect(verifyMinCostFlow(thirds, far).map(({ _tag }) => _tag)).toContain("Gap");
  });
});

describe("nothing but the best is ever let through", () => {
  it("every dearer flow is refuted with the potentials of the best, and every cut where there is a flow", () => {
    const seen = { dearer: 0, asCheap: 0, cuts: 0 };
    fc.assert(
      fc.property(flowNetwork({ nodes: 4, arcs: 5, bound: 2 }, tiedWeight), (network) => {
        const proven = solveMinCostFlow(network);
        if (proven._tag === "Infeasible") return;
        forEachFlow(network, (flow, cost) => {
          const claimed = { ...proven, flowOfArc: Int32Array.from(flow), cost };
          const tags = verifyMinCostFlow(network, claimed).map(({ _tag }) => _tag);
          if (cost > proven.cost) {
            seen.dearer++;
            expect(tags).toContain("Gap");
          } else {
            seen.asCheap++;
            expect(tags).toEqual([]);
          }
        });
        for (let set = 0; set < 1 << network.nodeCount; set++) {
          const nodes = Int32Array.from(Array(network.nodeCount).keys()).filter((v) => (set >> v) & 1);
          let supply = 0;
          for (const v of nodes) supply += network.supplyOfNode[v]!;
          for (const kind of ["shortage", "surplus"] as const) {
            seen.cuts++;
            const needed = kind === "shortage" ? -supply : supply;
            const cut = { kind, nodes, needed, available: needed - 1 };
            expect(verifyMinCostFlow(network, { _tag: "Infeasible", cut })).toHaveLength(1);
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(Math.min(seen.dearer, seen.asCheap, seen.cuts)).toBeGreaterThan(300);
  });
});
