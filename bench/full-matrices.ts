/** The assignment problem on full matrices as ours and the rivals get it. */
import {
  type AssignmentProblem,
  denseAssignmentProblemOrThrow,
  solveAssignment,
  verifyAssignment,
} from "mentor-matching/algorithms";
import type { Contestant, OurAnswer } from "./contest";
import type { DenseInstance } from "./instances";

/** Everybody is matched, as the rivals do it. */
const OPTIONS = { coverage: "complete" } as const;

/** The instance as ours takes it; the matrix is not copied. */
export const denseProblemOf = ({ rowCount, columnCount, weight }: DenseInstance): AssignmentProblem =>
  denseAssignmentProblemOrThrow({ rowCount, columnCount, weight });

/** Solves, with the proof at hand. */
export const solveAndProve = (problem: AssignmentProblem): OurAnswer => {
  const outcome = solveAssignment(problem, OPTIONS);
  return {
    columnOfRow: () => (outcome._tag === "Optimal" ? outcome.columnOfRow : new Int32Array(0)),
    violations: () => verifyAssignment(problem, outcome).map((violation) => JSON.stringify(violation)),
  };
};

/** The solver on a problem that was built before. */
export const ours = (instance: DenseInstance): Contestant<OurAnswer> => {
  const problem = denseProblemOf(instance);
  return { run: () => solveAndProve(problem) };
};

/** Building and checking the problem, and the solver. */
export const oursWithInput = (instance: DenseInstance): Contestant<OurAnswer> => ({
  run: () => solveAndProve(denseProblemOf(instance)),
});

/** Adds all weights up. */
export const onePass = ({ weight }: DenseInstance): Contestant => ({
  run: () => {
    let sum = 0;
    for (let at = 0; at < weight.length; at++) sum += weight[at]!;
    return { columnOfRow: () => Int32Array.of(Math.sign(sum)) };
  },
});
