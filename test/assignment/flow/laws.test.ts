/** What must not change, or must change in a known way, when a network is written down differently. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveMinCostFlow } from "../../../src/assignment/flow/min-cost-flow";
import type { InfeasibleFlow, OptimalFlow } from "../../../src/assignment/flow/outcome";
import { type FlowProblem, flowProblemOrThrow } from "../../../src/assignment/flow/problem";
import { denseAssignmentProblemOrThrow } from "../../../src/assignment/problem";
import { solveAssignment } from "../../../src/assignment/solvers";
import { verifyMinCostFlow } from "../../../src/verify/min-cost-flow";
import { flowNetwork } from "../../arbitraries/flows";
import { tiedWeight, wideWeight } from "../../arbitraries/worlds";

/** Checks the proof besides. */
const solve = (problem: FlowProblem): OptimalFlow | InfeasibleFlow => {
  const outcome = solveMinCostFlow(flowProblemOrThrow(problem));
  expect(verifyMinCostFlow(problem, outcome)).toEqual([]);
  return outcome;
};
/** The lowest cost; undefined when there is no flow. */
const costOf = (problem: FlowProblem): number | undefined => {
  const outcome = solve(problem);
  return outcome._tag === "Optimal" ? outcome.cost : undefined;
};

/** The same with an arc more. */
const withArc = (
  problem: FlowProblem,
  { tail, head, lower, upper, cost }: Readonly<Record<"tail" | "head" | "lower" | "upper" | "cost", number>>,
): FlowProblem => ({
  ...problem,
  tailOfArc: Int32Array.of(...problem.tailOfArc, tail),
  headOfArc: Int32Array.of(...problem.headOfArc, head),
  lowerOfArc: Int32Array.of(...problem.lowerOfArc, lower),
  upperOfArc: Int32Array.of(...problem.upperOfArc, upper),
  costOfArc: Float64Array.of(...problem.costOfArc, cost),
});

/** The same with another arc in a place. */
const changed = (
  problem: FlowProblem,
  at: number,
  arc: Partial<Readonly<Record<"head" | "lower" | "upper" | "cost", number>>>,
): FlowProblem => {
  const put = <A extends Int32Array | Float64Array>(numbers: A, value: number | undefined): A => {
    const copy = numbers.slice() as A;
    if (value !== undefined) copy[at] = value;
    return copy;
  };
  return {
    ...problem,
    headOfArc: put(problem.headOfArc, arc.head),
    lowerOfArc: put(problem.lowerOfArc, arc.lower),
    upperOfArc: put(problem.upperOfArc, arc.upper),
    costOfArc: put(problem.costOfArc, arc.cost),
  };
};

/** Numbers of `[0, count)` in another order. */
const shuffled = (count: number): fc.Arbitrary<number[]> =>
  fc.shuffledSubarray([...Array(count).keys()], { minLength: count, maxLength: count });

describe("laws of minimum-cost flow", () => {
  /** Checks a law on networks most of which have a flow, with ties and without. */
  const law = (
    name: string,
    check: (problem: FlowProblem, pick: (count: number) => number) => void,
  ): void => {
    it(name, () => {
      let feasible = 0;
      const size = { nodes: 7, arcs: 16, bound: 6 };
      fc.assert(
        fc.property(
          fc.oneof(flowNetwork(size, tiedWeight), flowNetwork(size, wideWeight)),
          fc.nat(1_000_000),
          (problem, drawn) => {
            if (solveMinCostFlow(problem)._tag === "Optimal") feasible++;
            let state = drawn;
            check(problem, (count) => {
              state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
              return (state >>> 8) % count;
            });
          },
        ),
        { numRuns: 500 },
      );
      expect(feasible).toBeGreaterThan(200);
    });
  };

  it("other numbers for nodes and arcs cost the same", () => {
    const size = { nodes: 7, arcs: 16, bound: 6 };
    fc.assert(
      fc.property(
        flowNetwork(size, wideWeight).chain((problem) =>
          fc.tuple(fc.constant(problem), shuffled(problem.nodeCount), shuffled(problem.tailOfArc.length)),
        ),
        ([problem, nodes, arcs]) => {
          const supplyOfNode = new Int32Array(problem.nodeCount);
          for (const [v, supply] of problem.supplyOfNode.entries()) supplyOfNode[nodes[v]!] = supply;
          const other = {
            nodeCount: problem.nodeCount,
            tailOfArc: Int32Array.from(arcs, (a) => nodes[problem.tailOfArc[a]!]!),
            headOfArc: Int32Array.from(arcs, (a) => nodes[problem.headOfArc[a]!]!),
            lowerOfArc: Int32Array.from(arcs, (a) => problem.lowerOfArc[a]!),
            upperOfArc: Int32Array.from(arcs, (a) => problem.upperOfArc[a]!),
            costOfArc: Float64Array.from(arcs, (a) => problem.costOfArc[a]!),
            supplyOfNode,
          };
          expect(costOf(other)).toBe(costOf(problem));
        },
      ),
      { numRuns: 500 },
    );
  });

  law("any arcs may be written the other way round, with bounds and cost negated", (problem, pick) => {
    const turns = Array.from(problem.tailOfArc, () => pick(2) === 1);
    const turned = {
      ...problem,
      tailOfArc: problem.tailOfArc.map((tail, a) => (turns[a] ? problem.headOfArc[a]! : tail)),
      headOfArc: problem.headOfArc.map((head, a) => (turns[a] ? problem.tailOfArc[a]! : head)),
      lowerOfArc: problem.lowerOfArc.map((lower, a) => (turns[a] ? -problem.upperOfArc[a]! : lower)),
      upperOfArc: problem.upperOfArc.map((upper, a) => (turns[a] ? -problem.lowerOfArc[a]! : upper)),
      costOfArc: problem.costOfArc.map((cost, a) => (turns[a] ? -cost : cost)),
    };
    expect(costOf(turned)).toBe(costOf(problem));
  });

  law("every arc turned, and every supply a demand: the same flow costs the same", (problem) => {
    const turned = {
      ...problem,
      tailOfArc: problem.headOfArc,
      headOfArc: problem.tailOfArc,
      supplyOfNode: problem.supplyOfNode.map((supply) => -supply),
    };
    expect(costOf(turned)).toBe(costOf(problem));
  });

  law("costs four times as high, or divided by eight, scale the cost", (problem) => {
    const cost = costOf(problem);
    for (const factor of [4, 1 / 8]) {
      const scaled = { ...problem, costOfArc: problem.costOfArc.map((one) => factor * one) };
      expect(costOf(scaled)).toBe(cost === undefined ? undefined : factor * cost);
    }
  });

  law("an arc may be split into two side by side", (problem, pick) => {
    const arcs = problem.tailOfArc.length;
    if (arcs === 0) return;
    const at = pick(arcs);
    const [lower, upper] = [problem.lowerOfArc[at]!, problem.upperOfArc[at]!];
    const share = pick(upper - lower + 1);
    const split = withArc(changed(problem, at, { lower, upper: lower + share }), {
      tail: problem.tailOfArc[at]!,
      head: problem.headOfArc[at]!,
      lower: 0,
      upper: upper - lower - share,
      cost: problem.costOfArc[at]!,
    });
    expect(costOf(split)).toBe(costOf(problem));
  });

  law("an arc may be split into two, one behind the other", (problem, pick) => {
    const arcs = problem.tailOfArc.length;
    if (arcs === 0) return;
    const at = pick(arcs);
    const between = problem.nodeCount;
    const first = pick(20) - 10;
    const longer = {
      ...problem,
      nodeCount: between + 1,
      supplyOfNode: Int32Array.of(...problem.supplyOfNode, 0),
    };
    const split = withArc(changed(longer, at, { head: between, cost: first, lower: -100, upper: 100 }), {
      tail: between,
      head: problem.headOfArc[at]!,
      lower: problem.lowerOfArc[at]!,
      upper: problem.upperOfArc[at]!,
      cost: problem.costOfArc[at]! - first,
    });
    expect(costOf(split)).toBe(costOf(problem));
  });

  law("a toll at nodes costs what their supplies pay", (problem, pick) => {
    const toll = Array.from({ length: problem.nodeCount }, () => pick(2000) - 1000);
    const tolled = {
      ...problem,
      costOfArc: problem.costOfArc.map(
        (cost, a) => cost + toll[problem.tailOfArc[a]!]! - toll[problem.headOfArc[a]!]!,
      ),
    };
    const cost = costOf(problem);
    const paid = toll.reduce((sum, one, v) => sum + one * problem.supplyOfNode[v]!, 0);
    expect(costOf(tolled)).toBe(cost === undefined ? undefined : cost + paid);
  });

  law("what must flow may as well be sent beforehand", (problem) => {
    const supplyOfNode = problem.supplyOfNode.slice();
    let paid = 0;
    for (const [a, lower] of problem.lowerOfArc.entries()) {
      supplyOfNode[problem.tailOfArc[a]!]! -= lower;
      supplyOfNode[problem.headOfArc[a]!]! += lower;
      paid += lower * problem.costOfArc[a]!;
    }
    const rest = {
      ...problem,
      lowerOfArc: problem.lowerOfArc.map(() => 0),
      upperOfArc: problem.upperOfArc.map((upper, a) => upper - problem.lowerOfArc[a]!),
      supplyOfNode,
    };
    const cost = costOf(rest);
    expect(cost === undefined ? undefined : cost + paid + 0).toBe(costOf(problem));
  });

  law(
    "potentials price an arc that is added: at their difference it changes nothing, below it by as much at most",
    (problem, pick) => {
      const outcome = solve(problem);
      if (outcome._tag === "Infeasible") return;
      const [tail, head] = [pick(problem.nodeCount), pick(problem.nodeCount)];
      const fair = outcome.potentialOfNode[head]! - outcome.potentialOfNode[tail]!;
      const arc = { tail, head, lower: 0, upper: 2 };
      expect(costOf(withArc(problem, { ...arc, cost: fair }))).toBe(outcome.cost);
      const cheaper = costOf(withArc(problem, { ...arc, cost: fair - 3 }))!;
      expect(cheaper).toBeLessThanOrEqual(outcome.cost);
      expect(cheaper).toBeGreaterThanOrEqual(outcome.cost - 6);
    },
  );

  law("a flow that is forced to be the best one is the best one", (problem) => {
    const outcome = solve(problem);
    if (outcome._tag === "Infeasible") return;
    const forced = { ...problem, lowerOfArc: outcome.flowOfArc, upperOfArc: outcome.flowOfArc };
    expect(solve(forced)).toMatchObject({ flowOfArc: outcome.flowOfArc, cost: outcome.cost });
  });

  law("two networks side by side cost what both cost", (problem) => {
    const n = problem.nodeCount;
    const twice = (numbers: Int32Array, shift: number): Int32Array =>
      Int32Array.of(...numbers, ...numbers.map((number) => number + shift));
    const both = {
      nodeCount: 2 * n,
      tailOfArc: twice(problem.tailOfArc, n),
      headOfArc: twice(problem.headOfArc, n),
      lowerOfArc: twice(problem.lowerOfArc, 0),
      upperOfArc: twice(problem.upperOfArc, 0),
      costOfArc: Float64Array.of(...problem.costOfArc, ...problem.costOfArc),
      supplyOfNode: twice(problem.supplyOfNode, 0),
    };
    const cost = costOf(problem);
    expect(costOf(both)).toBe(cost === undefined ? undefined : 2 * cost);
  });

  law("its input is left alone, and twice the same comes out", (problem) => {
    const before = structuredClone(problem);
    const once = solve(problem);
    expect(problem).toEqual(before);
    expect(solve(problem)).toEqual(once);
  });
});

describe("a flow through an assignment", () => {
  it("costs what the solvers of assignment say", () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 9 })
          .chain((side) =>
            fc.array(fc.oneof(tiedWeight, wideWeight), { minLength: side * side, maxLength: side * side }),
          ),
        (costs) => {
          const side = Math.sqrt(costs.length);
          const weight = Float64Array.from(costs);
          const { total } = solveAssignment(
            denseAssignmentProblemOrThrow({ rowCount: side, columnCount: side, weight, sense: "minimise" }),
            { coverage: "first" },
          );
          const flow = solve({
            nodeCount: 2 * side,
            tailOfArc: Int32Array.from(costs, (_, e) => Math.floor(e / side)),
            headOfArc: Int32Array.from(costs, (_, e) => side + (e % side)),
            lowerOfArc: new Int32Array(costs.length),
            upperOfArc: new Int32Array(costs.length).fill(1),
            costOfArc: weight,
            supplyOfNode: Int32Array.from({ length: 2 * side }, (_, v) => (v < side ? 1 : -1)),
          });
          expect(flow).toMatchObject({ _tag: "Optimal", cost: total });
        },
      ),
      { numRuns: 300 },
    );
  });
});
