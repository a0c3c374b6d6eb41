import { NOBODY, transpose } from "../../graph/bipartite";
import { placesInOrder, preferenceOrderInSlices } from "../../graph/preference-order";
import type { Slices, StopReason } from "../../graph/slices";
import type { StoppedAllocation } from "./outcome";
import type { ProjectProblem } from "./problem";

/** Everybody's list in order, as both algorithms read them. Ties: the lower index is wanted more. */
export interface ProjectLists {
  /** position → edge: the lists of the students, in their graph's offsets. */
  readonly edgeOfStudent: Int32Array;
  /** edge → how many projects the student wants more. */
  readonly placeAtStudent: Int32Array;
  /** project → first position in {@link edgeOfProject}. */
  readonly projectOffsets: Int32Array;
  /** position → edge: who may do the project, in the order of its lecturer's list. */
  readonly edgeOfProject: Int32Array;
  /** lecturer → first position in {@link edgeOfLecturer}. */
  readonly lecturerOffsets: Int32Array;
  /** position → edge: all edges of the lecturer's projects; the edges of a student lie together, in the student's order. */
  readonly edgeOfLecturer: Int32Array;
  /** edge → its position in {@link edgeOfLecturer}; the lower, the more the lecturer wants the student. */
  readonly placeAtLecturer: Int32Array;
}

/** Sorts all lists, or says why it was stopped; progress counts edges. O(edges · log longest). */
export function* sortProjectLists(problem: ProjectProblem): Slices<ProjectLists | StopReason> {
  const { rowOffsets, columnOfEdge, rowScore, lecturerScore, lecturerOfProject, capacityOfLecturer } =
    problem;
  const edgeCount = columnOfEdge.length;
  const edgeOfStudent = yield* sorted(rowOffsets, rowScore);
  if (typeof edgeOfStudent === "string") return edgeOfStudent;
  const placeAtStudent = placesInOrder(rowOffsets, edgeOfStudent);

  const lecturerCount = capacityOfLecturer.length;
  const lecturerOffsets = new Int32Array(lecturerCount + 1);
  for (let e = 0; e < edgeCount; e++) lecturerOffsets[lecturerOfProject[columnOfEdge[e]!]! + 1]!++;
  for (let k = 0; k < lecturerCount; k++) lecturerOffsets[k + 1]! += lecturerOffsets[k]!;
  // Students ascend and stand in their own order, and sorting keeps that for equal scores.
  const unsorted = new Int32Array(edgeCount);
  const score = new Float64Array(edgeCount);
  const nextSlot = lecturerOffsets.slice(0, lecturerCount);
  for (let at = 0; at < edgeCount; at++) {
    const e = edgeOfStudent[at]!;
    const slot = nextSlot[lecturerOfProject[columnOfEdge[e]!]!]!++;
    unsorted[slot] = e;
    score[slot] = lecturerScore[e]!;
  }
  const edgeOfLecturer = yield* sorted(lecturerOffsets, score);
  if (typeof edgeOfLecturer === "string") return edgeOfLecturer;
  const placeAtLecturer = new Int32Array(edgeCount);
  for (let at = 0; at < edgeCount; at++) {
    const e = unsorted[edgeOfLecturer[at]!]!;
    edgeOfLecturer[at] = e;
    placeAtLecturer[e] = at;
  }

  const projectOffsets = transpose(problem).graph.rowOffsets;
  const edgeOfProject = new Int32Array(edgeCount);
  const nextOfProject = projectOffsets.slice(0, problem.columnCount);
  for (let at = 0; at < edgeCount; at++) {
    const e = edgeOfLecturer[at]!;
    edgeOfProject[nextOfProject[columnOfEdge[e]!]!++] = e;
  }
  return {
    edgeOfStudent,
    placeAtStudent,
    projectOffsets,
    edgeOfProject,
    lecturerOffsets,
    edgeOfLecturer,
    placeAtLecturer,
  };
}

function* sorted(offsets: Int32Array, score: Float64Array): Slices<Int32Array | StopReason> {
  const sorting = preferenceOrderInSlices(offsets, score);
  for (;;) {
    const step = sorting.next();
    if (step.done === true) return step.value;
    const reason = yield step.value;
    if (reason !== undefined) return reason;
  }
}

/** What is answered when sorting is stopped: nobody has anything yet. */
export const stoppedUnsorted = (
  reason: StopReason,
  rowCount: number,
  unsettled: number,
): StoppedAllocation => ({
  _tag: "Stopped",
  reason,
  columnOfRow: new Int32Array(rowCount).fill(NOBODY),
  unsettled,
});

/** row → project, read off the edges that are held. */
export const columnsOfEdges = (edgeOfRow: Int32Array, columnOfEdge: Int32Array): Int32Array =>
  edgeOfRow.map((edge) => (edge < 0 ? edge : columnOfEdge[edge]!));
