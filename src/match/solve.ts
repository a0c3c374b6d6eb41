/** From the plan's objective to a problem, from there to an outcome, and its verification. */
import type { OptimalCoverage, OptimalTotal, StoppedAssignment } from "../assignment/outcome";
import { assignmentProblemOrThrow, type SparseAssignmentProblem } from "../assignment/problem";
import { assignmentSlices } from "../assignment/solvers";
import type { CandidateGraph } from "../graph/candidate-graph";
import type { Slices } from "../graph/slices";
import type { Objective } from "../plan/plan";
import type { Scored } from "../scoring/score";
import type { StableOutcome } from "../stable/outcome";
import { type StableProblem, stableProblemOrThrow } from "../stable/problem";
import { stableSolvers } from "../stable/solvers";
import { verifyAssignment } from "../verify/assignment";
import { verifyStable } from "../verify/stability";
import { findInfeasibilities, type Violation } from "../verify/violation";
import { joinLocked, withoutLocked } from "./locks";

/**
 * A problem of one of the families with what its solver answered; rows are mentees, columns are mentors. Locked pairs have no part in
 * it: their mentees have no edges, and their mentors so many places fewer.
 */
export type Solved =
  | { readonly family: "stable"; readonly problem: StableProblem; readonly outcome: StableOutcome }
  | {
      readonly family: "assignment";
      readonly problem: SparseAssignmentProblem;
      readonly outcome: OptimalTotal | OptimalCoverage | StoppedAssignment;
    };

/** The stable problem of a candidate graph: each side ranks by its own view. */
export const stableProblemOf = ({ menteeView, mentorView, ...graph }: CandidateGraph): StableProblem =>
  stableProblemOrThrow({ ...graph, rowScore: menteeView, columnScore: mentorView });

/** The assignment problem of a candidate graph: weights are joint scores. */
export const assignmentProblemOf = ({ joint, ...graph }: CandidateGraph): SparseAssignmentProblem =>
  assignmentProblemOrThrow({ ...graph, weight: joint });

/** Solves what the objective asks for, in slices; locked pairs, mentee → mentor, are taken as given. */
export function* solve(
  allowed: CandidateGraph,
  objective: Objective,
  locks: Int32Array | undefined,
): Slices<Solved> {
  const graph = locks === undefined ? allowed : withoutLocked(allowed, locks);
  if (objective.kind === "stable") {
    const problem = stableProblemOf(graph);
    const proposing = objective.proposing === "mentees" ? "rows" : "columns";
    const outcome = yield* stableSolvers.deferredAcceptance.slices(problem, { proposing });
    return { family: "stable", problem, outcome };
  }
  const problem = assignmentProblemOf(graph);
  const { coverage } = objective;
  const outcome = yield* assignmentSlices(problem, { coverage });
  return { family: "assignment", problem, outcome };
}

/** Runs the family's verifier over what its solver answered; with locked pairs, over all pairs together as well. */
export const verifySolved = (
  solved: Solved,
  { graph, locks }: Pick<Scored, "graph" | "locks">,
): ReadonlyArray<Violation> => {
  const ofRest =
    solved.family === "stable"
      ? verifyStable(solved.problem, solved.outcome)
      : verifyAssignment(solved.problem, solved.outcome);
  if (locks === undefined || ofRest.length > 0) return ofRest;
  return findInfeasibilities(graph, joinLocked(solved.outcome.columnOfRow, locks));
};
