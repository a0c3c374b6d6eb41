/** Transportation that begins with an assignment, and the simplex method that begins anywhere. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NetworkSimplex } from "../../../src/assignment/flow/network-simplex";
import { costsOfWeights, networkOf } from "../../../src/assignment/flow/transportation/network";
import type { SparseTransportationProblem } from "../../../src/assignment/flow/transportation/problem";
import { solveTransportation, transportationSlices } from "../../../src/assignment/flow/transportation/solve";
import { withEdges } from "../../../src/graph/bipartite";
import { drain } from "../../../src/graph/slices";
import { verifyTransportation } from "../../../src/verify/transportation";
import { transport } from "../../arbitraries/transports";
import { floatWeight, tiedWeight, wideWeight } from "../../arbitraries/worlds";
import { bestTransports } from "../../oracles/transportation";

/** The same with at most one unit a row and a pair: what begins with an assignment. */
const ofSingles = (problem: SparseTransportationProblem): SparseTransportationProblem => {
  const { upperOfEdge: _, ...rest } = problem;
  return {
    ...rest,
    lowerOfRow: problem.lowerOfRow.map((lower) => Math.min(lower, 1)),
    upperOfRow: problem.upperOfRow.map(() => 1),
  };
};

describe("transportation of single units", () => {
  it.each([
    ["ties", tiedWeight, 0],
    ["wide integers", wideWeight, 0],
    ["floats", floatWeight, 1e-12],
  ])("agrees with brute force on %s, with minimums on both sides", (_kind, weight, tolerance) => {
    const seen = { Optimal: 0, Infeasible: 0, minimums: 0 };
    fc.assert(
      fc.property(transport({ rows: 4, columns: 3, most: 3, pairs: 1, minimums: 40 }, weight), (drawn) => {
        const problem = ofSingles(drawn);
        const free = solveTransportation(problem);
        const first = solveTransportation(problem, { coverage: "first" });
        expect(verifyTransportation(problem, free)).toEqual([]);
        expect(verifyTransportation(problem, first)).toEqual([]);
        const best = bestTransports(problem);
        seen[free._tag]++;
        if (free._tag === "Infeasible" || first._tag === "Infeasible") {
          expect([free._tag, first._tag, best.total]).toEqual(["Infeasible", "Infeasible", undefined]);
          return;
        }
        if (free.potentials.column.some((price) => (problem.sense === "minimise" ? -price : price) < 0)) {
          seen.minimums++;
        }
        expect(Math.abs(free.total - best.total!)).toBeLessThanOrEqual(tolerance);
        expect(first.size).toBe(best.largest);
        expect(Math.abs(first.total - best.totalAtLargest)).toBeLessThanOrEqual(tolerance);
        if (tolerance > 0) return;
        expect(free.size).toBe(best.sizeAtBestTotal);
        expect([free.gap, first.gap]).toEqual([0, 0]);
      }),
      { numRuns: 900 },
    );
    expect(Math.min(seen.Optimal, seen.Infeasible, seen.minimums)).toBeGreaterThan(30);
  });

  it("is stopped within a slice, also while the assignment is looked for", () => {
    const rowCount = 3000;
    const columnCount = 500;
    const degree = 12;
    const problem: SparseTransportationProblem = {
      rowCount,
      columnCount,
      rowOffsets: Int32Array.from({ length: rowCount + 1 }, (_, r) => r * degree),
      columnOfEdge: Int32Array.from({ length: rowCount * degree }, (_, e) => {
        const row = Math.floor(e / degree);
        return ((row * 37) % 41) + 41 * (e % degree);
      }),
      weight: Float64Array.from({ length: rowCount * degree }, (_, e) => ((e * 7919) % 1009) - 200),
      sense: "maximise",
      lowerOfRow: new Int32Array(rowCount),
      upperOfRow: new Int32Array(rowCount).fill(1),
      lowerOfColumn: new Int32Array(columnCount).fill(1, 0, 400),
      upperOfColumn: new Int32Array(columnCount).fill(9),
    };
    const slices = transportationSlices(problem);
    expect(slices.next(undefined).done).toBe(false);
    const { done, value } = slices.next("aborted");
    expect(done).toBe(true);
    expect(value).toMatchObject({ _tag: "Stopped", reason: "aborted" });
    expect(verifyTransportation(problem, drain(transportationSlices(problem)))).toEqual([]);
  });
});

describe("a start anywhere", () => {
  it("leads to the same cost from any flow and any potentials, or to the same cut", () => {
    const seen = { optimal: 0, infeasible: 0 };
    fc.assert(
      fc.property(
        transport({ rows: 5, columns: 4, most: 4, pairs: 2, minimums: 40 }, wideWeight),
        fc.array(fc.tuple(fc.nat(1000), fc.integer({ min: -5_000_000, max: 5_000_000 })), {
          minLength: 40,
          maxLength: 40,
        }),
        (problem, draws) => {
          const graph = withEdges(problem);
          const network = networkOf(problem, graph);
          const { tailOfArc, headOfArc, capacityOfArc, supplyOfNode, nodeCount } = network;
          const costs = costsOfWeights(problem, tailOfArc.length);
          const edges = problem.weight.length;
          const hub = nodeCount - 1;
          // Edges empty or full; arcs of people anything, where that balances what their edges carry.
          const flow = new Int32Array(tailOfArc.length);
          const left = supplyOfNode.slice();
          for (let a = 0; a < edges; a++) {
            if (draws[a % 40]![0] % 3 !== 0) continue;
            flow[a] = capacityOfArc[a]!;
            left[tailOfArc[a]!]! -= flow[a]!;
            left[headOfArc[a]!]! += flow[a]!;
          }
          for (let a = edges; a < flow.length; a++) {
            const wanted = tailOfArc[a] === hub ? -left[headOfArc[a]!]! : left[tailOfArc[a]!]!;
            if (wanted > 0) flow[a] = Math.min(wanted, capacityOfArc[a]!);
          }
          const cold = new NetworkSimplex(network);
          const warm = new NetworkSimplex(network);
          warm.startFrom(
            flow,
            Float64Array.from({ length: nodeCount }, (_, v) => draws[v % 40]![1]),
            hub,
          );
          const end = drain(cold.minimise(costs));
          expect(drain(warm.minimise(costs))).toBe(end);
          if (end === "infeasible") {
            seen.infeasible++;
            return;
          }
          if (end !== "optimal") throw new Error("nothing stops it");
          seen.optimal++;
          const costOf = (one: NetworkSimplex): number =>
            one.flowOfArc().reduce((sum, units, a) => sum + units * costs[a]!, 0);
          expect(costOf(warm)).toBe(costOf(cold));
          expect(warm.shortageOfNode().every((shortage) => shortage === 0)).toBe(true);
        },
      ),
      { numRuns: 700 },
    );
    expect(Math.min(seen.optimal, seen.infeasible)).toBeGreaterThan(80);
  });

  it("needs no pivot from the optimum itself, and few from the assignment without minimums", () => {
    const rows = 60;
    const columns = 12;
    const weight = Float64Array.from(
      { length: rows * columns },
      (_, e) => ((e * 7919) % 1009) + (e % columns) * 300,
    );
    const bounds = {
      lowerOfColumn: new Int32Array(columns).fill(2),
      upperOfColumn: new Int32Array(columns).fill(8),
    };
    const problem = {
      rowCount: rows,
      columnCount: columns,
      rowOffsets: Int32Array.from({ length: rows + 1 }, (_, r) => r * columns),
      columnOfEdge: Int32Array.from(weight, (_, e) => e % columns),
      weight,
      sense: "maximise" as const,
      lowerOfRow: new Int32Array(rows),
      upperOfRow: new Int32Array(rows).fill(1),
      ...bounds,
    };
    const network = networkOf(problem, problem);
    const costs = costsOfWeights(problem, network.tailOfArc.length);
    const cold = new NetworkSimplex(network);
    drain(cold.minimise(costs));
    expect(cold.pivots).toBeGreaterThan(2 * rows);
    const hub = network.nodeCount - 1;
    const again = new NetworkSimplex(network);
    again.startFrom(
      Int32Array.from(cold.flowOfArc()),
      cold.potential.slice(0, -1).map((p) => p - cold.potential[hub]!),
      hub,
    );
    expect(drain(again.minimise(costs))).toBe("optimal");
    expect(again.pivots).toBe(0);
    expect(again.flowOfArc()).toEqual(cold.flowOfArc());
  });
});
