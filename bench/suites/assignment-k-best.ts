/** The best assignments in order: a hundred of full matrices of four sizes, a thousand of small ones. */
import {
  type AssignmentProblem,
  solveBestAssignments,
  verifyBestAssignments,
} from "mentor-matching/algorithms";
import type { BenchCase, OurAnswer } from "../contest";
import { denseProblemOf, onePass } from "../full-matrices";
import { type DenseClass, denseInstance } from "../instances";

const SEED = 20_260_103;

const classes: readonly DenseClass[] = [
  "uniform",
  "integers",
  "euclidean",
  "low-rank",
  "row times column",
  "offsets",
];

const rank = (problem: AssignmentProblem, count: number): OurAnswer => {
  const outcome = solveBestAssignments(problem, { count, coverage: "complete" });
  return {
    columnOfRow: () =>
      Int32Array.from(
        outcome._tag === "Infeasible"
          ? []
          : outcome.assignments.flatMap(({ columnOfRow }) => [...columnOfRow]),
      ),
    violations: () => verifyBestAssignments(problem, outcome).map((violation) => JSON.stringify(violation)),
  };
};

const bestOf = (count: number, name: DenseClass, n: number): BenchCase => ({
  suite: "assignment",
  name: `${count} best, ${name}`,
  n,
  note: "No package that we know of ranks assignments, so there is no peer.",
  prepare: async () => {
    const instance = denseInstance(name, n, SEED);
    const problem = denseProblemOf(instance);
    return {
      ours: { run: () => rank(problem, count) },
      oursWithInput: { run: () => rank(denseProblemOf(instance), count) },
      pass: onePass(instance),
      peers: {},
      absent: {},
      judgePeer: () => [],
    };
  },
});

/** Every class at the size that is asked for, and four sizes of each. */
export const kBest = (quick: boolean): BenchCase[] => {
  const sizes = quick ? [20] : [50, 100, 200, 400];
  return classes.flatMap((name) => [
    ...sizes.map((n) => bestOf(quick ? 10 : 100, name, n)),
    ...(quick ? [] : [bestOf(1000, name, 50)]),
  ]);
};
