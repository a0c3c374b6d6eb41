import loadHighs from "highs";
import type { FlowProblem } from "../../src/assignment/flow/problem";

const highs = await loadHighs();

/** Every flow there is, with its cost. For a handful of arcs with narrow bounds. */
export const forEachFlow = (
  problem: FlowProblem,
  visit: (flowOfArc: readonly number[], cost: number) => void,
): void => {
  const { nodeCount, tailOfArc, headOfArc, lowerOfArc, upperOfArc, costOfArc, supplyOfNode } = problem;
  const sent = new Array<number>(nodeCount).fill(0);
  const flows = new Array<number>(tailOfArc.length).fill(0);
  const tryFrom = (arc: number, cost: number): void => {
    if (arc === tailOfArc.length) {
      if (sent.every((balance, node) => balance === supplyOfNode[node])) visit(flows, cost);
      return;
    }
    for (let flow = lowerOfArc[arc]!; flow <= upperOfArc[arc]!; flow++) {
      flows[arc] = flow;
      sent[tailOfArc[arc]!]! += flow;
      sent[headOfArc[arc]!]! -= flow;
      tryFrom(arc + 1, cost + flow * costOfArc[arc]!);
      sent[tailOfArc[arc]!]! -= flow;
      sent[headOfArc[arc]!]! += flow;
    }
  };
  tryFrom(0, 0);
};

/** The lowest cost of all flows, by trying every one; undefined when there is none. */
export const cheapestFlow = (problem: FlowProblem): number | undefined => {
  let best: number | undefined;
  forEachFlow(problem, (_, cost) => {
    best = Math.min(best ?? cost, cost);
  });
  return best;
};

/** The lowest cost as a linear programme says it, which has a whole optimum since a network is totally unimodular; undefined when infeasible. */
export const flowProgramme = (problem: FlowProblem): number | undefined => {
  const { nodeCount, tailOfArc, headOfArc, lowerOfArc, upperOfArc, costOfArc, supplyOfNode } = problem;
  if (tailOfArc.length === 0) return supplyOfNode.every((supply) => supply === 0) ? 0 : undefined;
  const terms: string[][] = Array.from({ length: nodeCount }, () => []);
  const objective: string[] = [];
  const bounds: string[] = [];
  for (let a = 0; a < tailOfArc.length; a++) {
    objective.push(`${costOfArc[a]! < 0 ? "-" : "+"} ${Math.abs(costOfArc[a]!)} x${a}`);
    bounds.push(`${lowerOfArc[a]} <= x${a} <= ${upperOfArc[a]}`);
    if (tailOfArc[a] === headOfArc[a]) continue;
    terms[tailOfArc[a]!]!.push(`+ x${a}`);
    terms[headOfArc[a]!]!.push(`- x${a}`);
  }
  // A node without arcs balances only when it has no supply.
  if (terms.some((line, node) => line.length === 0 && supplyOfNode[node] !== 0)) return undefined;
  const lines = terms.flatMap((line, node) =>
    line.length === 0 ? [] : [`${line.join(" ")} = ${supplyOfNode[node]}`],
  );
  if (lines.length === 0) lines.push("x0 >= -1e9");
  const solution = highs.solve(
    ["Minimize", objective.join("\n"), "Subject To", ...lines, "Bounds", ...bounds, "End"].join("\n"),
  );
  if (solution.Status === "Infeasible") return undefined;
  if (solution.Status !== "Optimal") throw new Error(`The linear programme is ${solution.Status}`);
  return solution.ObjectiveValue;
};
