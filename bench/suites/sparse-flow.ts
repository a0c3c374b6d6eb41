import {
  type FlowProblem,
  flowProblemOrThrow,
  solveMinCostFlow,
  solveTransportation,
  type TransportationProblem,
  transportationProblemOrThrow,
  verifyMinCostFlow,
  verifyTransportation,
} from "mentor-matching/algorithms";
import type { BenchCase, OurAnswer } from "../contest";
import {
  type FlowInstance,
  flowJudge,
  fullTransportation,
  grid,
  type MinimumsInstance,
  mentoring,
  networkOfMentoring,
  transshipment,
} from "../flow-instances";
import { enter } from "../rivals/all";
import { flowRivals } from "../rivals/flow";

const SUITE = "sparse";
const SEED = 20_260_101;

/** Most units of an arc, where they are plenty and where they are few. */
const PLENTY = 1000;
const FEW = 50;

const inWords = (violations: readonly object[]): string[] =>
  violations.map((violation) => JSON.stringify(violation));

const flowAndProve = (problem: FlowProblem): OurAnswer & { readonly cost: number } => {
  const outcome = solveMinCostFlow(problem);
  return {
    columnOfRow: () => (outcome._tag === "Optimal" ? outcome.flowOfArc : new Int32Array(0)),
    violations: () =>
      outcome._tag === "Optimal" ? inWords(verifyMinCostFlow(problem, outcome)) : ["there is no flow"],
    cost: outcome._tag === "Optimal" ? outcome.cost : Number.NaN,
  };
};

const networkCase = (name: string, n: number, instanceOf: () => FlowInstance): BenchCase => ({
  suite: SUITE,
  name: `minimum-cost flow: ${name}`,
  n,
  prepare: async () => {
    const instance = instanceOf();
    const problem = flowProblemOrThrow(instance);
    return {
      ours: { run: () => flowAndProve(problem) },
      oursWithInput: { run: () => flowAndProve(flowProblemOrThrow(instance)) },
      ...(await enter(flowRivals, instance)),
      judgePeer: flowJudge(instance, flowAndProve(problem).cost),
    };
  },
});

const problemOf = (instance: MinimumsInstance): TransportationProblem =>
  transportationProblemOrThrow(instance);

const transportAndProve = (problem: TransportationProblem): OurAnswer & { readonly total: number } => {
  const outcome = solveTransportation(problem);
  return {
    columnOfRow: () => (outcome._tag === "Optimal" ? outcome.unitsOfEdge : new Int32Array(0)),
    violations: () =>
      outcome._tag === "Optimal"
        ? inWords(verifyTransportation(problem, outcome))
        : ["the minimums are not met"],
    total: outcome._tag === "Optimal" ? outcome.total : Number.NaN,
  };
};

const minimumsCase = (scores: "drawn" | "of traits", rows: number): BenchCase => ({
  suite: SUITE,
  name: `minimums: ${scores === "drawn" ? "drawn scores" : "inner products of eight traits"}`,
  n: rows,
  prepare: async () => {
    const instance = mentoring(rows, scores, SEED);
    const problem = problemOf(instance);
    const network = networkOfMentoring(instance);
    return {
      ours: { run: () => transportAndProve(problem) },
      oursWithInput: { run: () => transportAndProve(problemOf(instance)) },
      ...(await enter(flowRivals, network)),
      judgePeer: flowJudge(network, -transportAndProve(problem).total),
    };
  },
});

/** General networks, and mentors with minimums; four sizes each, to see how time grows. */
export const flowCases = (quick: boolean): BenchCase[] => [
  ...(quick ? [200] : [5000, 10_000, 20_000, 40_000]).map((n) =>
    networkCase("transshipment, plenty of room", n, () => transshipment(n, PLENTY, SEED)),
  ),
  ...(quick ? [200] : [2500, 5000, 10_000, 20_000]).map((n) =>
    networkCase("transshipment, little room", n, () => transshipment(n, FEW, SEED)),
  ),
  ...(quick ? [15] : [40, 60, 90, 135]).map((side) =>
    networkCase("square grid", side * side, () => grid(side, SEED)),
  ),
  ...(quick ? [20] : [100, 200, 300, 600]).map((side) =>
    networkCase("full transportation", side, () => fullTransportation(side, SEED)),
  ),
  ...(quick ? [200] : [5000, 10_000, 20_000, 40_000]).map((rows) => minimumsCase("drawn", rows)),
  ...(quick ? [200] : [5000, 10_000, 20_000, 40_000]).map((rows) => minimumsCase("of traits", rows)),
];
