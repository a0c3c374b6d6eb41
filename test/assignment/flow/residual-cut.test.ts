/** Why there is no flow: the set of nodes that is named, and how small it is. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveMinCostFlow } from "../../../src/assignment/flow/min-cost-flow";
import type { FlowCut } from "../../../src/assignment/flow/outcome";
import { type FlowProblem, flowProblemOrThrow } from "../../../src/assignment/flow/problem";
import type { MinimumViolator } from "../../../src/assignment/flow/transportation/outcome";
import {
  type TransportationProblem,
  transportationProblemFromMatrixOrThrow,
} from "../../../src/assignment/flow/transportation/problem";
import { solveTransportation } from "../../../src/assignment/flow/transportation/solve";
import { verifyMinCostFlow } from "../../../src/verify/min-cost-flow";
import { verifyTransportation } from "../../../src/verify/transportation";
import { flowNetwork } from "../../arbitraries/flows";
import { transport } from "../../arbitraries/transports";
import { tiedWeight } from "../../arbitraries/worlds";

const cutOf = (problem: FlowProblem): FlowCut => {
  const outcome = solveMinCostFlow(problem);
  expect(verifyMinCostFlow(problem, outcome)).toEqual([]);
  if (outcome._tag !== "Infeasible") throw new Error("there is a flow");
  return outcome.cut;
};

const violatorOf = (problem: TransportationProblem): MinimumViolator => {
  const outcome = solveTransportation(problem);
  expect(verifyTransportation(problem, outcome)).toEqual([]);
  if (outcome._tag !== "Infeasible") throw new Error("the minimums can be met");
  return outcome.violator;
};

/** How many nodes what is there goes round. */
const STORE = 12;

/**
 * A ring of nodes with all that is there, and groups of nodes, rings as well, each of which is to get one unit more than the one arc to it brings. Or, for a
 * surplus, all that turned round.
 */
const starvedRings = (sizes: readonly number[], kind: FlowCut["kind"]): FlowProblem => {
  const arcs: { tail: number; head: number; upper: number }[] = [];
  const supply: number[] = [];
  const ring = (size: number): void => {
    const first = supply.length;
    for (let v = 0; v < size; v++) {
      arcs.push({ tail: first + v, head: first + ((v + 1) % size), upper: 1000 });
      supply.push(0);
    }
  };
  ring(STORE);
  for (const size of sizes) {
    arcs.push({ tail: 0, head: supply.length, upper: 4 });
    ring(size);
    supply[supply.length - 1] = -5;
    supply[STORE - 1]! += 5;
  }
  const turns = kind === "surplus";
  return flowProblemOrThrow({
    nodeCount: supply.length,
    tailOfArc: Int32Array.from(arcs, ({ tail, head }) => (turns ? head : tail)),
    headOfArc: Int32Array.from(arcs, ({ tail, head }) => (turns ? tail : head)),
    upperOfArc: Int32Array.from(arcs, ({ upper }) => upper),
    costOfArc: new Float64Array(arcs.length),
    supplyOfNode: Int32Array.from(supply, (one) => (turns ? -one : one)),
  });
};

describe("the cut of a network without a flow", () => {
  it.each(["shortage", "surplus"] as const)("is the smallest of several groups (%s)", (kind) => {
    for (const sizes of [[3], [6, 2, 4], [2, 6, 4], [9, 8, 7, 1, 7, 8, 9]]) {
      const smallest = Math.min(...sizes);
      const first = STORE + sizes.slice(0, sizes.indexOf(smallest)).reduce((sum, size) => sum + size, 0);
      const nodes = Int32Array.from({ length: smallest }, (_, at) => first + at);
      expect(cutOf(starvedRings(sizes, kind))).toEqual({ kind, nodes, needed: 5, available: 4 });
    }
  });

  it("is found again when nodes are numbered the other way round, and is never larger than needed by a node that adds nothing", () => {
    let cuts = 0;
    fc.assert(
      fc.property(flowNetwork({ nodes: 6, arcs: 9, bound: 3 }, tiedWeight), (problem) => {
        if (solveMinCostFlow(problem)._tag === "Optimal") return;
        cuts++;
        const { nodes } = cutOf(problem);
        expect(nodes.length).toBeGreaterThan(0);
        expect([...nodes]).toEqual([...new Set(nodes)].sort((a, b) => a - b));
        expect(nodes.length).toBeLessThan(Math.max(2, problem.nodeCount));
        const last = problem.nodeCount - 1;
        cutOf({
          ...problem,
          tailOfArc: problem.tailOfArc.map((tail) => last - tail),
          headOfArc: problem.headOfArc.map((head) => last - head),
          supplyOfNode: problem.supplyOfNode.toReversed(),
        });
      }),
      { numRuns: 900 },
    );
    expect(cuts).toBeGreaterThan(150);
  });

  it("is found in time where every node lacks something", () => {
    const count = 20_000;
    const problem = flowProblemOrThrow({
      nodeCount: count,
      tailOfArc: Int32Array.from({ length: count }, (_, v) => v),
      headOfArc: Int32Array.from({ length: count }, (_, v) => (v + 1) % count),
      upperOfArc: new Int32Array(count).fill(1),
      costOfArc: new Float64Array(count),
      supplyOfNode: Int32Array.from({ length: count }, (_, v) => (v < count / 2 ? 1 : -1)),
    });
    const { nodes, needed, available } = cutOf(problem);
    expect(needed).toBeGreaterThan(available);
    expect(nodes.length).toBeLessThanOrEqual(count / 2);
  });
});

describe("the violator of minimums that cannot be met", () => {
  /** Blocks of rows with a minimum of 1 that share one place less than they are, each block with columns of its own. */
  const crowded = (sizes: readonly number[], transposed: boolean): TransportationProblem => {
    const rows = sizes.flatMap((size, block) => Array(size).fill(block) as number[]);
    const columns = sizes.flatMap((size, block) => Array(size - 1).fill(block) as number[]);
    const [ofRow, ofColumn] = transposed ? [columns, rows] : [rows, columns];
    const matrix = ofRow.map((block) => ofColumn.map((other) => (other === block ? 1 : null)));
    return transportationProblemFromMatrixOrThrow(
      matrix,
      transposed ? { lowerOfColumn: 1 } : { lowerOfRow: 1 },
    );
  };

  it.each([
    ["rows", false],
    ["columns", true],
  ] as const)("is the smallest block of %s", (side, transposed) => {
    for (const sizes of [[4], [5, 3, 4], [3, 7, 5], [9, 8, 2, 8, 9]]) {
      const smallest = Math.min(...sizes);
      const before = sizes.slice(0, sizes.indexOf(smallest));
      const first = before.reduce((sum, size) => sum + size, 0);
      const violator = violatorOf(crowded(sizes, transposed));
      expect(violator).toEqual({
        side,
        people: Int32Array.from({ length: smallest }, (_, at) => first + at),
        needed: smallest,
        partners: Int32Array.from({ length: smallest - 1 }, (_, at) => first - before.length + at),
        places: smallest - 1,
        pairs: 0,
        available: smallest - 1,
      });
    }
  });

  it("names pairs where those are what is short", () => {
    const violator = violatorOf(
      transportationProblemFromMatrixOrThrow([[1, 1, 1]], {
        lowerOfRow: 7,
        upperOfRow: 9,
        upperOfColumn: 50,
        upperOfEdge: Int32Array.of(1, 2, 3),
      }),
    );
    expect(violator).toEqual({
      side: "rows",
      people: Int32Array.of(0),
      needed: 7,
      partners: new Int32Array(0),
      places: 0,
      pairs: 6,
      available: 6,
    });
  });

  it("blames one side alone, though both have minimums", () => {
    const seen = { rows: 0, columns: 0 };
    fc.assert(
      fc.property(
        transport({ rows: 5, columns: 5, most: 3, pairs: 2, minimums: 60 }, tiedWeight),
        (problem) => {
          const outcome = solveTransportation(problem);
          if (outcome._tag === "Optimal") return;
          const { side } = violatorOf(problem);
          seen[side]++;
          // The same without the other side's minimums is infeasible still.
          const none = (bounds: Int32Array): Int32Array => bounds.map(() => 0);
          violatorOf(
            side === "rows"
              ? { ...problem, lowerOfColumn: none(problem.lowerOfColumn) }
              : { ...problem, lowerOfRow: none(problem.lowerOfRow) },
          );
        },
      ),
      { numRuns: 800 },
    );
    expect(Math.min(seen.rows, seen.columns)).toBeGreaterThan(50);
  });
});
