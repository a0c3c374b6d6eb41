import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import type { ProjectOutcome, StableAllocation } from "./outcome";
import type { ProjectProblem } from "./problem";
import { spaLecturer } from "./spa-lecturer";
import { spaStudent } from "./spa-student";

/** What {@link solveProjectAllocation} can be told. */
export interface ProjectOptions {
  /**
   * Who fares best. Students then get the best project, or lecturers the best students, of all stable allocations, and the other side
   * the worst. Default: `"students"`.
   */
  readonly optimalFor?: "students" | "lecturers";
}

const slicesOf = (problem: ProjectProblem, options: ProjectOptions): Slices<ProjectOutcome> =>
  options.optimalFor === "lecturers" ? spaLecturer(problem) : spaStudent(problem);

/**
 * A stable allocation of students to projects whose lecturers have places of their own: of mentees to the tracks that mentors offer.
 *
 * *When to use*: when somebody offers several things under one total, and cares about who comes, not about what for.
 *
 * *Details*: SPA-student, O(edges) after sorting; SPA-lecturer, O(edges · log projects a lecturer). Deterministic. Ties go to the lower
 * index on either side, so the allocation is weakly stable. Without ties, every stable allocation places the same students and gives every
 * lecturer the same number of them; a project may have more in one than in another.
 *
 * *Gotchas*: lecturers get the students they want, not the projects.
 *
 * @returns {@link StableAllocation}; check it with {@link verifyProjectAllocation}
 *
 * @example
 * ```ts
 * // Two students want project 0 most; its lecturer, who also offers project 1, wants student 1 more.
 * const outcome = solveProjectAllocation(projectProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(2, 1, 2, 1),
 *   lecturerScore: Float64Array.of(1, 1, 5, 5),
 *   lecturerOfProject: Int32Array.of(0, 0),
 *   capacityOfLecturer: Int32Array.of(2),
 * }));
 * outcome.columnOfRow; // Int32Array [1, 0]
 * ```
 */
export const solveProjectAllocation = (
  problem: ProjectProblem,
  options: ProjectOptions = {},
): StableAllocation =>
  // Nothing stops a run that is drained at once.
  drain(slicesOf(problem, options)) as StableAllocation;

/**
 * {@link solveProjectAllocation} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns {@link StableAllocation}, or {@link StoppedAllocation} after an abort
 *
 * @example
 * ```ts
 * const nobody = projectProblemOrThrow({
 *   rowCount: 0,
 *   columnCount: 0,
 *   rowOffsets: Int32Array.of(0),
 *   columnOfEdge: new Int32Array(),
 *   rowScore: new Float64Array(),
 *   lecturerScore: new Float64Array(),
 *   lecturerOfProject: new Int32Array(),
 *   capacityOfLecturer: new Int32Array(),
 * });
 * const outcome = await solveProjectAllocationAsync(nobody, { optimalFor: "lecturers" });
 * outcome.columnOfRow; // Int32Array []
 * ```
 */
export const solveProjectAllocationAsync = (
  problem: ProjectProblem,
  options: ProjectOptions & AsyncOptions = {},
): Promise<ProjectOutcome> => drainAsync(slicesOf(problem, options), options);
