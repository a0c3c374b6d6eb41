import { findEdge, NOBODY } from "../graph/bipartite";
import type { ProjectOutcome } from "../stable/projects/outcome";
import type { ProjectProblem } from "../stable/projects/problem";
import { findInfeasibilities, type Violation } from "./violation";

/**
 * Why the lecturer's side would take part in blocking: the project and its lecturer both have places free; the project has, and its full
 * lecturer has the student already, in a project that the student wants less; the project has, and its full lecturer wants the student
 * more than one of theirs; or the project is full and has a student whom its lecturer wants less.
 */
export type ProjectBlockingReason =
  | "both-have-places"
  | "moves-within-lecturer"
  | "lecturer-gains"
  | "project-gains";

/** One way in which an allocation is not what it claims to be. */
export type ProjectViolation =
  | Extract<Violation, { readonly _tag: "WrongLength" | "ForbiddenPair" | "OverCapacity" }>
  /** A lecturer has more students than places in all. */
  | {
      readonly _tag: "OverLecturerCapacity";
      readonly lecturer: number;
      readonly capacity: number;
      readonly load: number;
    }
  /** The student wants the project more than what it has, and the lecturer's side is for it. */
  | {
      readonly _tag: "BlockingPair";
      readonly row: number;
      readonly column: number;
      readonly because: ProjectBlockingReason;
    };

/**
 * Checks a student-project allocation, by code that shares nothing with the solvers, and lists all its blocking pairs.
 *
 * *Details*: O(edges). A student and a project it may have and wants more than what it has (anything more than nothing) block when
 * (a) project and lecturer have places free; (b) the project has, the lecturer has not, but has the student already or wants it more than the
 * worst of theirs; (c) the project is full and its lecturer wants the student more than the worst one in it. For `Stopped`: places only.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * const problem = projectProblemOrThrow({
 *   rowCount: 1,
 *   columnCount: 1,
 *   rowOffsets: Int32Array.of(0, 1),
 *   columnOfEdge: Int32Array.of(0),
 *   rowScore: Float64Array.of(1),
 *   lecturerScore: Float64Array.of(1),
 *   lecturerOfProject: Int32Array.of(0),
 *   capacityOfLecturer: Int32Array.of(1),
 * });
 * verifyProjectAllocation(problem, solveProjectAllocation(problem)); // []
 * ```
 */
export const verifyProjectAllocation = (
  problem: ProjectProblem,
  outcome: ProjectOutcome,
): ProjectViolation[] => {
  const { columnOfRow } = outcome;
  const infeasible = findInfeasibilities(problem, columnOfRow) as ProjectViolation[];
  if (infeasible.some(({ _tag }) => _tag !== "OverCapacity")) return infeasible;
  const held = holdings(problem, columnOfRow);
  for (let lecturer = 0; lecturer < problem.capacityOfLecturer.length; lecturer++) {
    const capacity = problem.capacityOfLecturer[lecturer]!;
    const load = held.loadOfLecturer[lecturer]!;
    if (load > capacity) infeasible.push({ _tag: "OverLecturerCapacity", lecturer, capacity, load });
  }
  if (infeasible.length > 0 || outcome._tag === "Stopped") return infeasible;
  return findBlocking(problem, columnOfRow, held);
};

/** Who has how many, and the lowest score among them. */
interface Holdings {
  /** row → edge to its project, or −1. */
  readonly edgeOfRow: Int32Array;
  readonly loadOfProject: Int32Array;
  readonly loadOfLecturer: Int32Array;
  /** project → the lowest lecturer's score in it; Infinity when it is empty. */
  readonly worstOfProject: Float64Array;
  /** lecturer → the lowest score among theirs; Infinity when there is nobody. */
  readonly worstOfLecturer: Float64Array;
}

const holdings = (problem: ProjectProblem, columnOfRow: Int32Array): Holdings => {
  const lecturerCount = problem.capacityOfLecturer.length;
  const edgeOfRow = new Int32Array(problem.rowCount).fill(NOBODY);
  const loadOfProject = new Int32Array(problem.columnCount);
  const loadOfLecturer = new Int32Array(lecturerCount);
  const worstOfProject = new Float64Array(problem.columnCount).fill(Number.POSITIVE_INFINITY);
  const worstOfLecturer = new Float64Array(lecturerCount).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < problem.rowCount; row++) {
    const column = columnOfRow[row]!;
    if (column === NOBODY) continue;
    const edge = findEdge(problem, row, column);
    const lecturer = problem.lecturerOfProject[column]!;
    const score = problem.lecturerScore[edge]!;
    edgeOfRow[row] = edge;
    loadOfProject[column]!++;
    loadOfLecturer[lecturer]!++;
    worstOfProject[column] = Math.min(worstOfProject[column]!, score);
    worstOfLecturer[lecturer] = Math.min(worstOfLecturer[lecturer]!, score);
  }
  return { edgeOfRow, loadOfProject, loadOfLecturer, worstOfProject, worstOfLecturer };
};

const findBlocking = (
  problem: ProjectProblem,
  columnOfRow: Int32Array,
  held: Holdings,
): ProjectViolation[] => {
  const { rowOffsets, columnOfEdge, rowScore, lecturerScore, lecturerOfProject } = problem;
  const blocking: ProjectViolation[] = [];
  for (let row = 0; row < problem.rowCount; row++) {
    const own = held.edgeOfRow[row]!;
    const has = own === NOBODY ? Number.NEGATIVE_INFINITY : rowScore[own]!;
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      if (e === own || rowScore[e]! <= has) continue;
      const column = columnOfEdge[e]!;
      const lecturer = lecturerOfProject[column]!;
      const projectHasPlaces = held.loadOfProject[column]! < problem.capacityOfColumn[column]!;
      const lecturerHasPlaces = held.loadOfLecturer[lecturer]! < problem.capacityOfLecturer[lecturer]!;
      const ownLecturer = own === NOBODY ? NOBODY : lecturerOfProject[columnOfRow[row]!]!;
      let because: ProjectBlockingReason | undefined;
      if (projectHasPlaces && lecturerHasPlaces) because = "both-have-places";
      else if (projectHasPlaces && ownLecturer === lecturer) because = "moves-within-lecturer";
      else if (projectHasPlaces && lecturerScore[e]! > held.worstOfLecturer[lecturer]!)
        because = "lecturer-gains";
      else if (!projectHasPlaces && lecturerScore[e]! > held.worstOfProject[column]!)
        because = "project-gains";
      if (because !== undefined) blocking.push({ _tag: "BlockingPair", row, column, because });
    }
  }
  return blocking;
};
