/** Costs that make arithmetic err, networks that make simplex methods go in circles, and work that is stopped. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minCostFlowSlices, solveMinCostFlow } from "../../../src/assignment/flow/min-cost-flow";
import { NetworkSimplex } from "../../../src/assignment/flow/network-simplex";
import type { FlowOutcome, InfeasibleFlow, OptimalFlow } from "../../../src/assignment/flow/outcome";
import { type FlowProblem, flowProblem, flowProblemOrThrow } from "../../../src/assignment/flow/problem";
import {
  denseTransportationProblem,
  denseTransportationProblemOrThrow,
} from "../../../src/assignment/flow/transportation/problem";
import { solveTransportation } from "../../../src/assignment/flow/transportation/solve";
import { denseAssignmentProblemOrThrow } from "../../../src/assignment/problem";
import { solveAssignment } from "../../../src/assignment/solvers";
import { seededRandom } from "../../../src/graph/random";
import type { Slices } from "../../../src/graph/slices";
import { verifyMinCostFlow } from "../../../src/verify/min-cost-flow";
import { verifyTransportation } from "../../../src/verify/transportation";
import { flowNetwork } from "../../arbitraries/flows";
import { nastyWeights } from "../../cases/nasty-weights";
import { forEachFlow } from "../../oracles/flow";

/** Checks the proof besides. */
const solve = (problem: FlowProblem): OptimalFlow | InfeasibleFlow => {
  const outcome = solveMinCostFlow(flowProblemOrThrow(problem));
  expect(verifyMinCostFlow(problem, outcome)).toEqual([]);
  return outcome;
};
const costOf = (outcome: FlowOutcome): number | undefined =>
  outcome._tag === "Optimal" ? outcome.cost : undefined;

/** Runs slices, and counts them. */
const count = <A>(slices: Slices<A>): { readonly slices: number; readonly value: A } => {
  let number = 1;
  let step = slices.next(undefined);
  for (; step.done !== true; number++) step = slices.next(undefined);
  return { slices: number, value: step.value };
};

/** Costs of an arc, by kind; whole numbers as large as are exact on networks of so many nodes. */
const nastyCosts = (nodes: number): ReadonlyArray<[string, fc.Arbitrary<number>]> => {
  const most = Math.floor(Number.MAX_SAFE_INTEGER / (nodes + 1));
  return [
    ["all equal", fc.constant(7)],
    ["all equal and no whole number", fc.constant(0.1)],
    ["0 and −0", fc.constantFrom(0, -0)],
    [
      "as large as are exact",
      fc.tuple(fc.nat(3), fc.boolean()).map(([less, minus]) => (minus ? -1 : 1) * (most - less)),
    ],
    ["denormal", fc.integer({ min: -9, max: 9 }).map((times) => times * Number.MIN_VALUE)],
    ["denormal beside 1", fc.constantFrom(Number.MIN_VALUE, -Number.MIN_VALUE, 0.5, 1, -1)],
    ["a unit in the last place apart", fc.nat(3).map((units) => 1 / 3 + units * 2 ** -54)],
    [
      "from 1e-300 to 1e290",
      fc
        .tuple(fc.integer({ min: -300, max: 290 }), fc.double({ min: -1, max: 1, noNaN: true }))
        .map(([exponent, share]) => share * 10 ** exponent),
    ],
  ];
};

describe("nasty costs", () => {
  const nodes = 5;
  it.each(nastyCosts(nodes))("%s: as cheap as any flow, up to the gap", (_, cost) => {
    let optimal = 0;
    fc.assert(
      fc.property(flowNetwork({ nodes, arcs: 6, bound: 2 }, cost), (problem) => {
        // Whole numbers alone must be smaller.
        if (flowProblem(problem)._tag === "Left") return;
        const outcome = solve(problem);
        let some = false;
        let largest = 0;
        for (const one of problem.costOfArc) largest = Math.max(largest, Math.abs(one));
        forEachFlow(problem, (flow) => {
          some = true;
          if (outcome._tag === "Infeasible") return;
          // Differences of flows, so that nothing large is added on both sides.
          let saved = 0;
          for (const [a, units] of flow.entries())
            saved += problem.costOfArc[a]! * (outcome.flowOfArc[a]! - units);
          expect(saved).toBeLessThanOrEqual(outcome.gap + 2 ** -50 * 2 * flow.length * largest);
        });
        expect(outcome._tag).toBe(some ? "Optimal" : "Infeasible");
        if (outcome._tag === "Infeasible") return;
        optimal++;
        if (problem.costOfArc.every((one) => Number.isInteger(one)) && largest < 2 ** 53)
          expect(outcome.gap).toBe(0);
      }),
      { numRuns: 400 },
    );
    expect(optimal).toBeGreaterThan(100);
  });

  it.each(nastyCosts(60))("%s: ends on larger networks, and costs the same in another order", (_, cost) => {
    let optimal = 0;
    fc.assert(
      fc.property(flowNetwork({ nodes: 60, arcs: 400, bound: 9 }, cost), (problem) => {
        if (flowProblem(problem)._tag === "Left") return;
        const here = solve(problem);
        const there = solve({
          ...problem,
          tailOfArc: problem.tailOfArc.toReversed(),
          headOfArc: problem.headOfArc.toReversed(),
          lowerOfArc: problem.lowerOfArc.toReversed(),
          upperOfArc: problem.upperOfArc.toReversed(),
          costOfArc: problem.costOfArc.toReversed(),
        });
        expect(there._tag).toBe(here._tag);
        if (here._tag === "Infeasible" || there._tag === "Infeasible") return;
        optimal++;
        let sum = 0;
        for (const [a, one] of problem.costOfArc.entries())
          sum += Math.abs(one) * Math.max(9, Math.abs(here.flowOfArc[a]!));
        expect(Math.abs(here.cost - there.cost)).toBeLessThanOrEqual(here.gap + there.gap + 2 ** -45 * sum);
      }),
      { numRuns: 25 },
    );
    expect(optimal).toBeGreaterThan(8);
  });

  it("whole costs are exact up to the limit", () => {
    // A way of n arcs of the largest cost, and one that saves 1 where they are all added up.
    const n = 12;
    const most = Math.floor(Number.MAX_SAFE_INTEGER / (n + 2));
    const problem = flowProblemOrThrow({
      nodeCount: n + 1,
      tailOfArc: Int32Array.from({ length: 2 * n }, (_, a) => a % n),
      headOfArc: Int32Array.from({ length: 2 * n }, (_, a) => (a % n) + 1),
      upperOfArc: new Int32Array(2 * n).fill(1),
      costOfArc: Float64Array.from({ length: 2 * n }, (_, a) =>
        a < n ? most : most - (a === 2 * n - 1 ? 1 : 0),
      ),
      supplyOfNode: Int32Array.from({ length: n + 1 }, (_, v) => (v === 0 ? 1 : v === n ? -1 : 0)),
    });
    expect(solve(problem)).toMatchObject({ cost: n * most - 1, gap: 0 });
    expect(solve({ ...problem, costOfArc: problem.costOfArc.map((cost) => -cost) })).toMatchObject({
      cost: -n * most,
      gap: 0,
    });
  });

  describe("costs that are too large are refused, by what is wrong with them:", () => {
    const two = flowProblemOrThrow({
      nodeCount: 3,
      tailOfArc: Int32Array.of(0, 1),
      headOfArc: Int32Array.of(1, 2),
      lowerOfArc: Int32Array.of(-4, 0),
      upperOfArc: Int32Array.of(1, 1),
      costOfArc: Float64Array.of(1, 1),
    });
    const findings = (change: Partial<FlowProblem>) => {
      const result = flowProblem({ ...two, ...change });
      return result._tag === "Left" ? result.left.findings : [];
    };

    it("whole numbers whose sums are not exact", () => {
      expect(findings({ costOfArc: Float64Array.of(2 ** 51 - 1, 1 - 2 ** 51) })).toEqual([]);
      expect(findings({ costOfArc: Float64Array.of(2 ** 51, 1e300) })).toMatchObject([
        { code: "out-of-range", place: { path: ["costOfArc", 0] }, received: `${2 ** 51}` },
        { code: "out-of-range", place: { path: ["costOfArc", 1] }, received: "1e+300" },
      ]);
    });

    it("numbers whose sums are not finite", () => {
      expect(findings({ costOfArc: Float64Array.of(2 ** 1008, 0.5) })).toEqual([]);
      expect(findings({ costOfArc: Float64Array.of(-(2 ** 1009), 0.5) })).toMatchObject([
        { code: "out-of-range", place: { path: ["costOfArc", 0] }, received: `${-(2 ** 1009)}` },
      ]);
    });

    it("numbers that, times the bounds, are not", () => {
      for (const bound of ["lowerOfArc", "upperOfArc"] as const) {
        const costOfArc = Float64Array.of(2 ** 1000, 0.5);
        const wide = { lowerOfArc: Int32Array.of(-1, -1), upperOfArc: Int32Array.of(1, 1), costOfArc };
        expect(findings(wide)).toEqual([]);
        const large = bound === "lowerOfArc" ? -(2 ** 30) : 2 ** 30;
        expect(findings({ ...wide, [bound]: Int32Array.of(large, large) })).toMatchObject([
          { code: "out-of-range", place: { path: ["costOfArc"] } },
        ]);
      }
      const form = { rowCount: 1, columnCount: 2, weight: Float64Array.of(2 ** 1000, 0.5) };
      expect(denseTransportationProblem({ ...form, upperOfEdge: 3 })._tag).toBe("Right");
      expect(denseTransportationProblem({ ...form, upperOfEdge: 2 ** 30 })).toMatchObject({
        left: { findings: [{ code: "out-of-range", place: { path: ["weight"] } }] },
      });
    });

    it("and what is just small enough is solved, and stopped, with numbers", () => {
      for (const [start, costOfArc] of [2 ** 1008, -(2 ** 1008)]
        .map((c) => Float64Array.of(c, 0.5))
        .entries()) {
        const problem = flowProblemOrThrow({
          ...two,
          costOfArc,
          supplyOfNode: Int32Array.of(start, 1 - start, -1),
        });
        expect(Number.isFinite(costOf(solve(problem)))).toBe(true);
      }
    });
  });
});

describe("nasty weights of transportation", () => {
  it.each(nastyWeights)("$title: as good as the assignment, and better with more places", ({
    side,
    weights,
  }) => {
    const weight = Float64Array.from(weights(side).flat());
    const form = { rowCount: side, columnCount: side, weight };
    for (const coverage of ["free", "first"] as const) {
      const problem = denseTransportationProblemOrThrow(form);
      const outcome = solveTransportation(problem, { coverage });
      expect(verifyTransportation(problem, outcome)).toEqual([]);
      const assignment = solveAssignment(denseAssignmentProblemOrThrow(form), { coverage });
      if (outcome._tag !== "Optimal") throw new Error("there are no minimums");
      const size = weight.reduce((largest, one) => Math.max(largest, Math.abs(one)), 0);
      const slack = outcome.gap + assignment.gap + 2 ** -50 * side * size;
      expect(Math.abs(outcome.total - assignment.total)).toBeLessThanOrEqual(
        weight.every(Number.isInteger) ? 0 : slack,
      );
      if (weight.every((one) => Number.isInteger(one))) expect(outcome.size).toBe(assignment.size);
      const bounds = { lowerOfRow: 1, upperOfRow: 2, lowerOfColumn: 1, upperOfColumn: 3, upperOfEdge: 2 };
      const roomier = denseTransportationProblemOrThrow({ ...form, ...bounds });
      const better = solveTransportation(roomier, { coverage });
      expect(verifyTransportation(roomier, better)).toEqual([]);
      if (better._tag !== "Optimal") throw new Error("everybody can have one");
      if (coverage === "first") expect(better.size).toBe(2 * side);
    }
  });
});

describe("degenerate networks", () => {
  /** n suppliers and n takers of one unit each: most pivots move nothing. */
  const assignment = (n: number, cost: (row: number, column: number) => number): FlowProblem =>
    flowProblemOrThrow({
      nodeCount: 2 * n,
      tailOfArc: Int32Array.from({ length: n * n }, (_, e) => Math.floor(e / n)),
      headOfArc: Int32Array.from({ length: n * n }, (_, e) => n + (e % n)),
      upperOfArc: new Int32Array(n * n).fill(1),
      costOfArc: Float64Array.from({ length: n * n }, (_, e) => cost(Math.floor(e / n), e % n)),
      supplyOfNode: Int32Array.from({ length: 2 * n }, (_, v) => (v < n ? 1 : -1)),
    });

  it("where every answer is best, with any ties, end", () => {
    for (const n of [1, 2, 4, 30]) {
      expect(solve(assignment(n, () => 1))).toMatchObject({ cost: n });
      expect(solve(assignment(n, (row) => row))).toMatchObject({ cost: (n * (n - 1)) / 2 });
      expect(solve(assignment(n, (row, column) => row - column))).toMatchObject({ cost: 0 });
      expect(solve(assignment(n, (row, column) => (row + column) % 2))).toMatchObject({ cost: 0 });
    }
  });

  it("without any supply, with cycles of no cost and arcs without capacity, end", () => {
    fc.assert(
      fc.property(
        flowNetwork({ nodes: 12, arcs: 80, bound: 3 }, fc.constantFrom(-1, 0, 0, 1)),
        fc.array(fc.boolean(), { minLength: 80, maxLength: 80 }),
        (drawn, isClosed) => {
          const close = (bounds: Int32Array): Int32Array =>
            bounds.map((bound, a) => (isClosed[a] ? 0 : Math.max(0, bound)));
          const problem = {
            ...drawn,
            lowerOfArc: drawn.lowerOfArc.map(() => 0),
            upperOfArc: close(drawn.upperOfArc),
            supplyOfNode: drawn.supplyOfNode.map(() => 0),
          };
          expect(costOf(solve(problem))).toBeLessThanOrEqual(0);
          const open = drawn.tailOfArc.map((_, a) => a).filter((a) => problem.upperOfArc[a]! > 0);
          const without = {
            ...problem,
            tailOfArc: open.map((a) => drawn.tailOfArc[a]!),
            headOfArc: open.map((a) => drawn.headOfArc[a]!),
            lowerOfArc: new Int32Array(open.length),
            upperOfArc: open.map((a) => problem.upperOfArc[a]!),
            costOfArc: Float64Array.from(open, (a) => drawn.costOfArc[a]!),
          };
          expect(costOf(solve(without))).toBe(costOf(solve(problem)));
        },
      ),
      { numRuns: 200 },
    );
  });

  it("need no more pivots than a few a node and arc", () => {
    const draw = seededRandom(5);
    for (const costs of [1, 2, 5, 1000]) {
      const { nodeCount, tailOfArc, headOfArc, upperOfArc, costOfArc, supplyOfNode } = assignment(40, () =>
        draw.below(costs),
      );
      const simplex = new NetworkSimplex({
        nodeCount,
        tailOfArc,
        headOfArc,
        capacityOfArc: Uint32Array.from(upperOfArc),
        supplyOfNode: Float64Array.from(supplyOfNode),
      });
      expect(count(simplex.minimise(costOfArc)).value).toBe("optimal");
      expect(simplex.pivots).toBeLessThan(2 * tailOfArc.length);
    }
  });

  it("whose cheapest way is as long as the network, and whose bounds fill an Int32Array, are exact", () => {
    const n = 3000;
    const most = 2 ** 31 - 1;
    const way = flowProblemOrThrow({
      nodeCount: n,
      tailOfArc: Int32Array.from({ length: n }, (_, a) => (a < n - 1 ? a : 0)),
      headOfArc: Int32Array.from({ length: n }, (_, a) => (a < n - 1 ? a + 1 : n - 1)),
      lowerOfArc: Int32Array.from({ length: n }, (_, a) => (a < n - 1 ? -most - 1 : 0)),
      upperOfArc: new Int32Array(n).fill(most),
      costOfArc: Float64Array.from({ length: n }, (_, a) => (a < n - 1 ? 1 : n)),
      supplyOfNode: Int32Array.from({ length: n }, (_, v) => (v === 0 ? most : v === n - 1 ? -most : 0)),
    });
    expect(solve(way)).toMatchObject({ cost: most * (n - 1), gap: 0 });
    // Round and round: what goes along the way at its most comes back where it costs 1 less than nothing.
    const negative = { ...way, costOfArc: way.costOfArc.map((_, a) => (a < n - 1 ? -1 : 0)) };
    expect(solve(negative)).toMatchObject({ cost: -most * (n - 1), gap: 0 });
  });
});

describe("stopped work", () => {
  const n = 1500;
  const draw = seededRandom(3);
  const problem = flowProblemOrThrow({
    nodeCount: n,
    tailOfArc: Int32Array.from({ length: 20 * n }, (_, a) => (a < n ? a : draw.below(n))),
    headOfArc: Int32Array.from({ length: 20 * n }, (_, a) => (a < n ? (a + 1) % n : draw.below(n))),
    upperOfArc: Int32Array.from({ length: 20 * n }, (_, a) => (a < n ? 100_000 : 1 + draw.below(9))),
    costOfArc: Float64Array.from({ length: 20 * n }, () => draw.below(10_000)),
    supplyOfNode: Int32Array.from({ length: n }, (_, v) => (v < n / 2 ? 20 : -20)),
  });

  it("says after every slice what is best so far and what nothing can beat, and never stops late", () => {
    const optimum = solve(problem);
    const { slices, value } = count(minCostFlowSlices(problem));
    expect(value).toEqual(optimum);
    expect(slices).toBeGreaterThan(3);
    let gap = Number.POSITIVE_INFINITY;
    for (let before = 1; before < slices; before++) {
      const work = minCostFlowSlices(problem);
      for (let slice = 0; slice < before; slice++) {
        const step = work.next(undefined);
        if (step.done === true) throw new Error("it ended early");
        expect(step.value.done).toBeLessThanOrEqual(step.value.total);
      }
      const step = work.next("aborted");
      if (step.done !== true) throw new Error("it went on");
      const outcome = step.value;
      expect(verifyMinCostFlow(problem, outcome)).toEqual([]);
      if (outcome._tag !== "Stopped") throw new Error("it was not stopped");
      expect(outcome.bound).toBeLessThanOrEqual(costOf(optimum)!);
      if (outcome.best === undefined) continue;
      expect(outcome.best.cost).toBeGreaterThanOrEqual(costOf(optimum)!);
      gap = Math.min(gap, outcome.best.cost - outcome.bound);
    }
    // Close to the end there is a flow, and best and bound are close.
    expect(gap).toBeLessThan(costOf(optimum)! / 2);
  });

  it("of a network without a flow tells a bound, or the cut", () => {
    const upperOfArc = problem.upperOfArc.map((upper, a) =>
      problem.headOfArc[a] === n - 1 ? Math.min(upper, 0) : upper,
    );
    const starved = flowProblemOrThrow({ ...problem, upperOfArc });
    const outcome = solve(starved);
    expect(outcome).toMatchObject({
      cut: { kind: "shortage", nodes: Int32Array.of(n - 1), needed: 20, available: 0 },
    });
    const { slices } = count(minCostFlowSlices(starved));
    for (let before = 1; before < slices; before++) {
      const work = minCostFlowSlices(starved);
      for (let slice = 0; slice < before; slice++) work.next(undefined);
      const step = work.next("aborted");
      if (step.done !== true) throw new Error("it went on");
      expect(step.value).toMatchObject({ _tag: "Stopped", best: undefined });
      expect(verifyMinCostFlow(starved, step.value)).toEqual([]);
    }
  });
});
