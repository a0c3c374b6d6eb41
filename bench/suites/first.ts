import {
  type AssignmentProblem,
  assignmentProblemFromMatrixOrThrow,
  type StableProblem,
  solveAssignment,
  solveStable,
  verifyAssignment,
  verifyStable,
} from "mentor-matching/algorithms";
import type { BenchCase, OurAnswer } from "../contest";
import { type DenseClass, type DenseInstance, denseInstance, rowsOf } from "../instances";
import { assignmentJudge, totalOf } from "../judge";
import { assignmentRivals, enter } from "../rivals/all";
import { denseStableProblem } from "./stable-input";
import type { Suite } from "./suite";

const SUITE = "first";
const SEED = 20_260_101;

/** Every seat is taken, as in the rivals' problem; on a full square matrix that is what they solve. */
const OPTIONS = { coverage: "first" } as const;

const problemOf = (rows: readonly Float64Array[]): AssignmentProblem =>
  assignmentProblemFromMatrixOrThrow(rows);

const solveAndProve = (problem: AssignmentProblem): OurAnswer => {
  const outcome = solveAssignment(problem, OPTIONS);
  return {
    columnOfRow: () => outcome.columnOfRow,
    violations: () => verifyAssignment(problem, outcome).map((violation) => JSON.stringify(violation)),
  };
};

/** The peers on an instance, and a judge that knows the best total. */
const enterAssignmentRivals = async (instance: DenseInstance) => {
  const best = solveAndProve(problemOf(rowsOf(instance)));
  const judgePeer = assignmentJudge(instance, totalOf(instance, best.columnOfRow()));
  return { ...(await enter(assignmentRivals, instance)), judgePeer };
};

const assignmentCase = (name: DenseClass, n: number): BenchCase => ({
  suite: SUITE,
  name: `assignment, ${name}`,
  n,
  prepare: async () => {
    const instance = denseInstance(name, n, SEED);
    const rows = rowsOf(instance);
    const problem = problemOf(rows);
    return {
      ours: { run: () => solveAndProve(problem) },
      oursWithInput: { run: () => solveAndProve(problemOf(rows)) },
      ...(await enterAssignmentRivals(instance)),
    };
  },
});

const matchAndProve = (problem: StableProblem): OurAnswer => {
  const outcome = solveStable(problem);
  return {
    columnOfRow: () => outcome.columnOfRow,
    violations: () => verifyStable(problem, outcome).map((violation) => JSON.stringify(violation)),
  };
};

const stableCase = (n: number): BenchCase => ({
  suite: SUITE,
  name: "stable, uniform",
  n,
  note:
    "Another problem: ours finds a stable matching of both sides' scores, the peers a maximum-weight assignment of " +
    "the rows' scores. None of them solves the stable problem, so this ratio is neither a win nor a loss.",
  prepare: async () => {
    const rowScores = denseInstance("uniform", n, SEED);
    const columnScores = denseInstance("uniform", n, SEED + 1);
    const problem = denseStableProblem(rowScores, columnScores);
    return {
      ours: { run: () => matchAndProve(problem) },
      oursWithInput: { run: () => matchAndProve(denseStableProblem(rowScores, columnScores)) },
      ...(await enterAssignmentRivals(rowScores)),
    };
  },
});

/** The first comparison: full square matrices, the sizes of a programme. */
export const first: Suite = {
  title: "Full square matrices",
  rivals: assignmentRivals,
  cases: (quick) => {
    const sizes = quick ? [50, 100] : [100, 300, 1000];
    const classes: DenseClass[] = ["uniform", "integers", "low-rank"];
    return [
      ...classes.flatMap((name) => sizes.map((n) => assignmentCase(name, n))),
      ...sizes.map(stableCase),
    ];
  },
  effort: (quick) =>
    quick
      ? { budgetMs: 600, minRounds: 3, maxRounds: 50, warmUpMs: 50 }
      : { budgetMs: 10_000, minRounds: 5, maxRounds: 100, warmUpMs: 200 },
};
