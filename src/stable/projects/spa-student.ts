/**
 * SPA-student: students apply, from the project they want most down, and get the best project any stable allocation gives them.
 *
 * D. J. Abraham, R. W. Irving and D. F. Manlove, "Two algorithms for the student-project allocation problem", Journal of Discrete
 * Algorithms 5 (2007), 73–90.
 *
 * s  student (row), applies along its list
 * p  project (column)
 * k  lecturer who offers p
 * e  edge s – p
 *
 * Departures: (1) nothing is deleted from lists; an application that the paper had deleted is turned down when it is made, because a
 * lecturer that is full stays full and a project that is no longer full has a lecturer who is, and who has nobody worse than it ever
 * turned down; (2) ties go to the lower index.
 *
 * O(edges) after sorting: the worst one held only ever gets better, so each list is walked once, from its end. O(edges) memory.
 */
import { NOBODY, rowOfEdge } from "../../graph/bipartite";
import type { Slices } from "../../graph/slices";
import { columnsOfEdges, sortProjectLists, stoppedUnsorted } from "./lists";
import type { ProjectOutcome } from "./outcome";
import type { ProjectProblem } from "./problem";

/** Applications before the solver yields: a few milliseconds. */
const APPLICATIONS_PER_SLICE = 1 << 12;

/** SPA-student in slices; progress counts students that have settled for now. */
export function* spaStudent(problem: ProjectProblem): Slices<ProjectOutcome> {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, lecturerOfProject } = problem;
  const { capacityOfColumn, capacityOfLecturer } = problem;
  const lists = yield* sortProjectLists(problem);
  if (typeof lists === "string") return stoppedUnsorted(lists, rowCount, rowCount);
  const { edgeOfStudent, projectOffsets, edgeOfProject, lecturerOffsets, edgeOfLecturer, placeAtLecturer } =
    lists;
  const studentOfEdge = rowOfEdge(problem);

  /** student → position of the next application. */
  const next = rowOffsets.slice(0, rowCount);
  /** student → the edge of the project that has it, or −1. */
  const edgeOfRow = new Int32Array(rowCount).fill(NOBODY);
  const loadOfProject = new Int32Array(columnCount);
  const loadOfLecturer = new Int32Array(capacityOfLecturer.length);
  /** project → a position in its list behind which it holds nobody. */
  const endOfProject = projectOffsets.slice(1);
  /** lecturer → a position in their list behind which they hold nobody. */
  const endOfLecturer = lecturerOffsets.slice(1);

  const worst = (list: Int32Array, end: Int32Array, owner: number): number => {
    let at = end[owner]!;
    while (edgeOfRow[studentOfEdge[list[at - 1]!]!] !== list[at - 1]) at--;
    end[owner] = at;
    return list[at - 1]!;
  };

  /** Students that have no project: `[0, applying)`. */
  const stack = new Int32Array(rowCount);
  let applying = 0;
  for (let s = rowCount - 1; s >= 0; s--) stack[applying++] = s;

  let applications = 0;
  while (applying > 0) {
    const s = stack[applying - 1]!;
    if (next[s] === rowOffsets[s + 1]) {
      applying--;
      continue;
    }
    if (++applications % APPLICATIONS_PER_SLICE === 0) {
      const reason = yield { done: rowCount - applying, total: rowCount };
      if (reason !== undefined) {
        const columnOfRow = columnsOfEdges(edgeOfRow, columnOfEdge);
        return { _tag: "Stopped", reason, columnOfRow, unsettled: applying };
      }
    }
    const e = edgeOfStudent[next[s]!++]!;
    const p = columnOfEdge[e]!;
    const k = lecturerOfProject[p]!;
    if (capacityOfColumn[p] === 0 || capacityOfLecturer[k] === 0) continue;
    const projectFull = loadOfProject[p] === capacityOfColumn[p];
    // A full project lets its own worst go, and only then nobody else of the lecturer's has to.
    const letGo = projectFull
      ? worst(edgeOfProject, endOfProject, p)
      : loadOfLecturer[k] === capacityOfLecturer[k]
        ? worst(edgeOfLecturer, endOfLecturer, k)
        : NOBODY;
    if (letGo !== NOBODY && placeAtLecturer[letGo]! < placeAtLecturer[e]!) continue;
    applying--;
    edgeOfRow[s] = e;
    loadOfProject[p]!++;
    loadOfLecturer[k]!++;
    if (letGo === NOBODY) continue;
    const free = studentOfEdge[letGo]!;
    edgeOfRow[free] = NOBODY;
    loadOfProject[columnOfEdge[letGo]!]!--;
    loadOfLecturer[k]!--;
    stack[applying++] = free;
  }
  return { _tag: "Stable", columnOfRow: columnsOfEdges(edgeOfRow, columnOfEdge), proposals: applications };
}
