import { flowProblemOrThrow } from "../../src/assignment/flow/problem";

/** Networks with known lowest costs (undefined: there is no flow), and where those come from. */
export const flowCases = [
  {
    title: "no node",
    source: "by definition",
    problem: flowProblemOrThrow({
      nodeCount: 0,
      tailOfArc: new Int32Array(0),
      headOfArc: new Int32Array(0),
      upperOfArc: new Int32Array(0),
      costOfArc: new Float64Array(0),
    }),
    cost: 0,
  },
  {
    title: "two nodes, no arc, something to send",
    source: "by definition",
    problem: flowProblemOrThrow({
      nodeCount: 2,
      tailOfArc: new Int32Array(0),
      headOfArc: new Int32Array(0),
      upperOfArc: new Int32Array(0),
      costOfArc: new Float64Array(0),
      supplyOfNode: Int32Array.of(1, -1),
    }),
    cost: undefined,
  },
  {
    title: "a cycle of negative cost, a loop and a loop that must flow",
    source: "by inspection: 3 · (1 − 5) + 2 · (−7) + 1 · 4",
    problem: flowProblemOrThrow({
      nodeCount: 2,
      tailOfArc: Int32Array.of(0, 1, 0, 1),
      headOfArc: Int32Array.of(1, 0, 0, 1),
      lowerOfArc: Int32Array.of(0, 0, 0, 1),
      upperOfArc: Int32Array.of(4, 3, 2, 5),
      costOfArc: Float64Array.of(1, -5, -7, 4),
    }),
    cost: -22,
  },
  {
    title: "five nodes, nine arcs",
    source: "OR-Tools' documentation of minimum cost flows: optimal cost 150",
    problem: flowProblemOrThrow({
      nodeCount: 5,
      tailOfArc: Int32Array.of(0, 0, 1, 1, 1, 2, 2, 3, 4),
      headOfArc: Int32Array.of(1, 2, 2, 3, 4, 3, 4, 4, 2),
      upperOfArc: Int32Array.of(15, 8, 20, 4, 10, 15, 4, 20, 5),
      costOfArc: Float64Array.of(4, 4, 2, 2, 6, 1, 3, 2, 3),
      supplyOfNode: Int32Array.of(20, 0, 0, -5, -15),
    }),
    cost: 150,
  },
  {
    title: "four nodes, five arcs",
    source: "networkx' documentation of min_cost_flow: cost 24",
    problem: flowProblemOrThrow({
      nodeCount: 4,
      tailOfArc: Int32Array.of(0, 0, 1, 2),
      headOfArc: Int32Array.of(1, 2, 3, 3),
      upperOfArc: Int32Array.of(4, 10, 9, 5),
      costOfArc: Float64Array.of(3, 6, 1, 2),
      supplyOfNode: Int32Array.of(5, 0, 0, -5),
    }),
    cost: 24,
  },
];
