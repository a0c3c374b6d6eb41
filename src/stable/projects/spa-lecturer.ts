/**
 * SPA-lecturer: lecturers make offers, to the student they want most down, and get the best students any stable allocation gives them.
 *
 * D. J. Abraham, R. W. Irving and D. F. Manlove, "Two algorithms for the student-project allocation problem", Journal of Discrete
 * Algorithms 5 (2007), 73–90.
 *
 * s  student (row), keeps the best offer so far
 * p  project (column), goes down its list, which is its lecturer's list of those who want it
 * k  lecturer who offers p
 * e  edge s – p
 *
 * Departures: (1) nothing is deleted from lists; an edge is dead once its student has something at least as good, and is skipped when it
 * is met; (2) the next offer of a lecturer is found by a heap of those of their projects that are not full, where the paper keeps linked
 * lists; (3) ties go to the lower index.
 *
 * O(edges · log projects a lecturer) after sorting. O(edges) memory.
 */
import { NOBODY, rowOfEdge } from "../../graph/bipartite";
import type { Slices } from "../../graph/slices";
import { columnsOfEdges, sortProjectLists, stoppedUnsorted } from "./lists";
import { OfferQueue } from "./offer-queue";
import type { ProjectOutcome } from "./outcome";
import type { ProjectProblem } from "./problem";

/** Offers before the solver yields: a few milliseconds. */
const OFFERS_PER_SLICE = 1 << 12;

/** SPA-lecturer in slices; progress counts lecturers that have settled for now. */
export function* spaLecturer(problem: ProjectProblem): Slices<ProjectOutcome> {
  const { rowCount, columnCount, columnOfEdge, lecturerOfProject } = problem;
  const { capacityOfColumn, capacityOfLecturer } = problem;
  const lecturerCount = capacityOfLecturer.length;
  const lists = yield* sortProjectLists(problem);
  if (typeof lists === "string") return stoppedUnsorted(lists, rowCount, lecturerCount);
  const { placeAtStudent, projectOffsets, edgeOfProject, placeAtLecturer } = lists;
  const studentOfEdge = rowOfEdge(problem);

  /** project → position of its next offer. */
  const next = projectOffsets.slice(0, columnCount);
  /** student → the edge of the offer it keeps, or −1. */
  const edgeOfRow = new Int32Array(rowCount).fill(NOBODY);
  const loadOfProject = new Int32Array(columnCount);
  const loadOfLecturer = new Int32Array(lecturerCount);
  /** project → the place of its next offer in its lecturer's list, as it was when last looked at; it only grows. */
  const key = new Float64Array(columnCount);
  const queue = new OfferQueue(lecturerOfProject, lecturerCount, key);

  /** Moves the project on to its next live edge. @returns whether there is one */
  const advance = (p: number): boolean => {
    for (; next[p]! < projectOffsets[p + 1]!; next[p]!++) {
      const e = edgeOfProject[next[p]!]!;
      const held = edgeOfRow[studentOfEdge[e]!]!;
      if (held === NOBODY || placeAtStudent[e]! < placeAtStudent[held]!) {
        key[p] = placeAtLecturer[e]!;
        return true;
      }
    }
    return false;
  };
  for (let p = 0; p < columnCount; p++) if (capacityOfColumn[p]! > 0 && advance(p)) queue.add(p);

  /** Lecturers with places free that may have somebody left to ask, each once: `[0, asking)`. */
  const stack = new Int32Array(lecturerCount);
  const onStack = new Uint8Array(lecturerCount);
  let asking = 0;
  const wake = (k: number): void => {
    if (onStack[k] === 1) return;
    onStack[k] = 1;
    stack[asking++] = k;
  };
  for (let k = lecturerCount - 1; k >= 0; k--) wake(k);

  let steps = 0;
  let offers = 0;
  while (asking > 0) {
    if (++steps % OFFERS_PER_SLICE === 0) {
      const reason = yield { done: lecturerCount - asking, total: lecturerCount };
      if (reason !== undefined) {
        const columnOfRow = columnsOfEdges(edgeOfRow, columnOfEdge);
        return { _tag: "Stopped", reason, columnOfRow, unsettled: asking };
      }
    }
    const k = stack[asking - 1]!;
    const p = loadOfLecturer[k]! < capacityOfLecturer[k]! ? queue.first(k) : NOBODY;
    if (p === NOBODY) {
      asking--;
      onStack[k] = 0;
      continue;
    }
    // The key of the first may be out of date; brought up to date it may no longer be the first.
    const before = key[p]!;
    if (!advance(p)) {
      queue.removeFirst(k);
      continue;
    }
    if (key[p] !== before) {
      queue.lowerFirst(k);
      continue;
    }
    const e = edgeOfProject[next[p]!++]!;
    const s = studentOfEdge[e]!;
    const held = edgeOfRow[s]!;
    offers++;
    edgeOfRow[s] = e;
    loadOfLecturer[k]!++;
    if (++loadOfProject[p]! === capacityOfColumn[p] || !advance(p)) queue.removeFirst(k);
    else queue.lowerFirst(k);
    if (held === NOBODY) continue;
    const left = columnOfEdge[held]!;
    const lecturer = lecturerOfProject[left]!;
    loadOfLecturer[lecturer]!--;
    if (loadOfProject[left]!-- === capacityOfColumn[left] && advance(left)) queue.add(left);
    wake(lecturer);
  }
  return { _tag: "Stable", columnOfRow: columnsOfEdges(edgeOfRow, columnOfEdge), proposals: offers };
}
