import loadHighs from "highs";
import type { NormalProblem } from "../../src/assignment/normal-form";

const highs = await loadHighs();

/**
 * The best total of an assignment problem as a linear programme says it: max Σ w·x with one place a row and the
 * capacities of the columns. The constraint matrix is totally unimodular, so the programme's optimum is a matching's.
 *
 * @param size - the number of pairs, when it is fixed
 */
export const linearProgrammeTotal = (problem: NormalProblem, size?: number): number => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, weight, capacityOfColumn } = problem;
  if (columnOfEdge.length === 0) return 0;
  const ofRow: string[][] = Array.from({ length: rowCount }, () => []);
  const ofColumn: string[][] = Array.from({ length: columnCount }, () => []);
  const objective: string[] = [];
  for (let row = 0; row < rowCount; row++) {
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      ofRow[row]!.push(`x${e}`);
      ofColumn[columnOfEdge[e]!]!.push(`x${e}`);
      objective.push(`${weight[e]! < 0 ? "-" : "+"} ${Math.abs(weight[e]!)} x${e}`);
    }
  }
  const constraint = (terms: string[], relation: string): string[] =>
    terms.length === 0 ? [] : [`${terms.join(" + ")} ${relation}`];
  const lines = [
    "Maximize",
    objective.join("\n"),
    "Subject To",
    ...ofRow.flatMap((terms) => constraint(terms, "<= 1")),
    ...ofColumn.flatMap((terms, column) => constraint(terms, `<= ${capacityOfColumn[column]}`)),
    ...(size === undefined
      ? []
      : constraint(
          [...columnOfEdge.keys()].map((e) => `x${e}`),
          `= ${size}`,
        )),
    "End",
  ];
  const solution = highs.solve(lines.join("\n"));
  if (solution.Status !== "Optimal") throw new Error(`The linear programme is ${solution.Status}`);
  return solution.ObjectiveValue;
};
