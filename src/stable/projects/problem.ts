import { type Either, left, right } from "fp-ts/Either";
import type { Finding } from "../../errors/finding";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import type { Bipartite } from "../../graph/bipartite";
import { arrayFinding, checkCapacities, checkKind, checkProblem, refuseNonObject } from "../../graph/check";

/**
 * Student-project allocation with lecturers' preferences over students (SPA-S; Abraham, Irving and Manlove, 2007).
 *
 * Rows are students, columns are projects; every project is offered by one lecturer, and both projects and lecturers have places. Students
 * rank projects, lecturers rank students, whichever of their projects it is about. In a mentoring programme: mentees, the tracks that
 * mentors offer, and the mentors, who have fewer places in all than their tracks have together.
 */
export interface ProjectProblem extends Bipartite {
  /** edge → how much the student wants the project; higher is better; finite. */
  readonly rowScore: Float64Array;
  /** edge → how much the project's lecturer wants the student; the same for all projects of one lecturer; higher is better; finite. */
  readonly lecturerScore: Float64Array;
  /** column → the lecturer who offers the project. */
  readonly lecturerOfProject: Int32Array;
  /** column → places of the project; whole numbers from 0. */
  readonly capacityOfColumn: Int32Array;
  /** lecturer → places in all their projects together; whole numbers from 0. As long as there are lecturers. */
  readonly capacityOfLecturer: Int32Array;
}

/** What {@link projectProblem} takes: a {@link ProjectProblem} whose projects' places may be left out (1 each). */
export type ProjectProblemInput = Omit<ProjectProblem, "capacityOfColumn"> &
  Partial<Pick<ProjectProblem, "capacityOfColumn">>;

/**
 * Checks arrays and makes a student-project allocation problem of them.
 *
 * *When to use*: before {@link solveProjectAllocation}. With one project a lecturer, {@link stableProblem} says the same in less.
 *
 * *Details*: O(rows + columns + lecturers + edges). The arrays are not copied, and no solver writes to them.
 *
 * *Gotchas*: a project may have more places than its lecturer, and the other way round; the tighter of the two holds.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings: what {@link stableProblem} reports, a lecturer that does not exist, and
 * a student of whom one lecturer has two opinions
 *
 * @example
 * ```ts
 * const problem = projectProblem({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1), // both students know both projects
 *   rowScore: Float64Array.of(2, 1, 2, 1), // and want project 0 more
 *   lecturerScore: Float64Array.of(1, 1, 5, 5), // lecturer 0 wants student 1 more
 *   lecturerOfProject: Int32Array.of(0, 0),
 *   capacityOfLecturer: Int32Array.of(2),
 * });
 * ```
 */
export const projectProblem = (input: ProjectProblemInput): Either<InvalidProblem, ProjectProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { rowCount, columnCount, rowOffsets, columnOfEdge, rowScore, lecturerScore } = input;
  const { lecturerOfProject, capacityOfLecturer } = input;
  const graph = { rowCount, columnCount, rowOffsets, columnOfEdge };
  const { capacityOfColumn, findings: found } = checkProblem(
    graph,
    { rowScore, lecturerScore },
    input.capacityOfColumn,
  );
  const ofLecturers = [
    ...checkLecturers(lecturerOfProject, columnCount, capacityOfLecturer),
    ...(capacityOfLecturer instanceof Int32Array
      ? checkCapacities(capacityOfLecturer, capacityOfLecturer.length, LECTURERS)
      : []),
  ];
  const findings = errorsAmong([...found, ...ofLecturers]);
  if (findings !== undefined) return left({ _tag: "InvalidProblem", findings });
  const problem = {
    ...graph,
    rowScore,
    lecturerScore,
    lecturerOfProject,
    capacityOfColumn,
    capacityOfLecturer,
  };
  const contradictions = errorsAmong(checkOpinions(problem));
  return contradictions === undefined
    ? right(problem)
    : left({ _tag: "InvalidProblem", findings: contradictions });
};

/**
 * {@link projectProblem}, throwing.
 *
 * @throws {@link MatchingException} where `projectProblem` answers with a left
 */
export const projectProblemOrThrow = (input: ProjectProblemInput): ProjectProblem =>
  getOrThrow(projectProblem(input));

const LECTURERS = { name: "capacityOfLecturer", owner: "lecturer" };

/** Findings for the lecturers of projects. */
const checkLecturers = (
  lecturerOfProject: Int32Array,
  columnCount: number,
  capacityOfLecturer: Int32Array,
): Finding[] => {
  const kinds = [
    ...checkKind("lecturerOfProject", lecturerOfProject),
    ...checkKind("capacityOfLecturer", capacityOfLecturer),
  ];
  if (kinds.length > 0) return kinds;
  if (lecturerOfProject.length !== columnCount) {
    return [
      arrayFinding("ragged-array", ["lecturerOfProject"], {
        expected: `${columnCount} lecturers, one a project`,
        received: `${lecturerOfProject.length}`,
        remedy: "Give every project the lecturer who offers it.",
      }),
    ];
  }
  const findings: Finding[] = [];
  for (let column = 0; column < columnCount; column++) {
    const lecturer = lecturerOfProject[column]!;
    if (lecturer >= 0 && lecturer < capacityOfLecturer.length) continue;
    findings.push(
      arrayFinding("out-of-range", ["lecturerOfProject", column], {
        expected: `a lecturer from 0 to ${capacityOfLecturer.length - 1}`,
        received: `${lecturer}`,
        remedy: `Project ${column} names a lecturer that does not exist.`,
      }),
    );
  }
  return findings;
};

/** Findings for students whom one lecturer scores differently in two projects: lecturers rank students, not pairs. */
const checkOpinions = ({
  rowCount,
  rowOffsets,
  columnOfEdge,
  lecturerOfProject,
  lecturerScore,
  capacityOfLecturer,
}: ProjectProblem): Finding[] => {
  const findings: Finding[] = [];
  /** lecturer → the first edge of this row that leads to one of their projects; older than the row when there was none. */
  const firstEdge = new Int32Array(capacityOfLecturer.length).fill(-1);
  for (let row = 0; row < rowCount; row++) {
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      const lecturer = lecturerOfProject[columnOfEdge[e]!]!;
      const first = firstEdge[lecturer]!;
      if (first < rowOffsets[row]!) firstEdge[lecturer] = e;
      else if (lecturerScore[e] !== lecturerScore[first]) {
        findings.push(
          arrayFinding("contradiction", ["lecturerScore", e], {
            expected: `${lecturerScore[first]}, as for project ${columnOfEdge[first]} of the same lecturer`,
            received: `${lecturerScore[e]}`,
            remedy: `Lecturer ${lecturer} ranks students, not projects: give student ${row} one score.`,
          }),
        );
      }
    }
  }
  return findings;
};
