/** From the plan's objective to a problem, from there to an outcome, and its verification. */
import type { AssignmentOutcome } from "../assignment/outcome";
import { type AssignmentProblem, assignmentProblemOrThrow } from "../assignment/problem";
import { assignmentSolvers } from "../assignment/solvers";
import type { CandidateGraph } from "../graph/candidate-graph";
import type { Slices } from "../graph/slices";
import type { Objective } from "../plan/plan";
import type { StableOutcome } from "../stable/outcome";
import { type StableProblem, stableProblemOrThrow } from "../stable/problem";
import { stableSolvers } from "../stable/solvers";
import { verifyAssignment } from "../verify/assignment";
import { verifyStable } from "../verify/stability";
import type { Violation } from "../verify/violation";

/** A problem of one of the families with what its solver answered; rows are mentees, columns are mentors. */
export type Solved =
  | { readonly family: "stable"; readonly problem: StableProblem; readonly outcome: StableOutcome }
  | {
      readonly family: "assignment";
      readonly problem: AssignmentProblem;
      readonly outcome: AssignmentOutcome;
    };

/** The stable problem of a candidate graph: each side ranks by its own view. */
export const stableProblemOf = ({ menteeView, mentorView, ...graph }: CandidateGraph): StableProblem =>
  stableProblemOrThrow({ ...graph, rowScore: menteeView, columnScore: mentorView });

/** The assignment problem of a candidate graph: weights are joint scores. */
export const assignmentProblemOf = ({ joint, ...graph }: CandidateGraph): AssignmentProblem =>
  assignmentProblemOrThrow({ ...graph, weight: joint });

/** Solves what the objective asks for, in slices. */
export function* solve(graph: CandidateGraph, objective: Objective): Slices<Solved> {
  if (objective.kind === "stable") {
    const problem = stableProblemOf(graph);
    const proposing = objective.proposing === "mentees" ? "rows" : "columns";
    const outcome = yield* stableSolvers.deferredAcceptance.slices(problem, { proposing });
    return { family: "stable", problem, outcome };
  }
  const problem = assignmentProblemOf(graph);
  const { coverage } = objective;
  const outcome = yield* assignmentSolvers.successiveShortestPaths.slices(problem, { coverage });
  return { family: "assignment", problem, outcome };
}

/** Runs the family's verifier over what its solver answered. */
export const verifySolved = (solved: Solved): ReadonlyArray<Violation> =>
  solved.family === "stable"
    ? verifyStable(solved.problem, solved.outcome)
    : verifyAssignment(solved.problem, solved.outcome);
