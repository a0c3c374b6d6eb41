/** Strict lists as the verifiers of the lattice read them: of equal scores the lower index is the better one. */
import { findEdge, NOBODY, transpose } from "../graph/bipartite";
import { placesInOrder, preferenceOrder } from "../graph/preference-order";
import type { StableProblem } from "../stable/problem";
import { findInfeasibilities, type Violation } from "./violation";

/** Both sides' lists. */
export interface StrictLists {
  /** position → edge; the edges of a row, most wanted first. */
  readonly rowOrder: Int32Array;
  /** edge → its place in its row's list, from 0. */
  readonly placeInRow: Int32Array;
  /** column → its first position in `columnOrder`. */
  readonly columnOffsets: Int32Array;
  /** position → edge; the edges of a column, most wanted first. */
  readonly columnOrder: Int32Array;
  /** edge → its place in its column's list, from 0. */
  readonly placeInColumn: Int32Array;
}

/** O(edges · log longest list). */
export const strictLists = (problem: StableProblem): StrictLists => {
  const rowOrder = preferenceOrder(problem.rowOffsets, problem.rowScore);
  const { graph, originalEdge } = transpose(problem);
  const score = Float64Array.from(originalEdge, (edge) => problem.columnScore[edge]!);
  const order = preferenceOrder(graph.rowOffsets, score);
  const placeInColumn = new Int32Array(order.length);
  const places = placesInOrder(graph.rowOffsets, order);
  for (let entry = 0; entry < order.length; entry++) placeInColumn[originalEdge[entry]!] = places[entry]!;
  return {
    rowOrder,
    placeInRow: placesInOrder(problem.rowOffsets, rowOrder),
    columnOffsets: graph.rowOffsets,
    columnOrder: order.map((entry) => originalEdge[entry]!),
    placeInColumn,
  };
};

/** row → the edge of its pair, or −1. */
export const edgesOf = (problem: StableProblem, columnOfRow: Int32Array): Int32Array =>
  columnOfRow.map((column, row) => (column === NOBODY ? NOBODY : findEdge(problem, row, column)));

/** column → the place of the worst row it has; the length of its list when it has places left, −1 when it has none at all. */
export const worstPlaces = (
  problem: StableProblem,
  { columnOffsets, placeInColumn }: StrictLists,
  edgeOfRow: Int32Array,
): Int32Array => {
  const worst = new Int32Array(problem.columnCount).fill(-1);
  const load = new Int32Array(problem.columnCount);
  for (const edge of edgeOfRow) {
    if (edge === NOBODY) continue;
    const column = problem.columnOfEdge[edge]!;
    load[column]!++;
    worst[column] = Math.max(worst[column]!, placeInColumn[edge]!);
  }
  for (let column = 0; column < worst.length; column++) {
    if (load[column]! < problem.capacityOfColumn[column]!)
      worst[column] = columnOffsets[column + 1]! - columnOffsets[column]!;
  }
  return worst;
};

/** What can keep a matching from being stable for strict lists. */
export type StrictViolation = Extract<
  Violation,
  { _tag: "WrongLength" | "ForbiddenPair" | "OverCapacity" | "BlockingPair" }
>;

/** Everything that keeps a matching from being stable for the strict lists. O(edges). */
export const findStrictViolations = (
  problem: StableProblem,
  lists: StrictLists,
  columnOfRow: Int32Array,
): StrictViolation[] => {
  const infeasible = findInfeasibilities(problem, columnOfRow) as StrictViolation[];
  if (infeasible.length > 0) return infeasible;
  const edgeOfRow = edgesOf(problem, columnOfRow);
  const worst = worstPlaces(problem, lists, edgeOfRow);
  const blocking: StrictViolation[] = [];
  for (let row = 0; row < problem.rowCount; row++) {
    const own = edgeOfRow[row]!;
    for (let at = problem.rowOffsets[row]!; at < problem.rowOffsets[row + 1]!; at++) {
      const edge = lists.rowOrder[at]!;
      if (edge === own) break;
      const column = problem.columnOfEdge[edge]!;
      if (lists.placeInColumn[edge]! < worst[column]!) blocking.push({ _tag: "BlockingPair", row, column });
    }
  }
  return blocking;
};
