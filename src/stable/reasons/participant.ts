/** One participant's view of a matching, whichever side it stands on. Ties go to the lower index, as in deferred acceptance. */
import { findEdge, NOBODY } from "../../graph/bipartite";
import type { StableProblem } from "../problem";
import type { AskingSide } from "./outcome";

/** Somebody on one of the two sides. */
export interface Participant {
  readonly side: AskingSide;
  readonly index: number;
}

/** Its partners in ascending order. */
export const partnersIn = (columnOfRow: Int32Array, { side, index }: Participant): Int32Array => {
  if (side === "row") {
    const column = columnOfRow[index]!;
    return column === NOBODY ? new Int32Array(0) : Int32Array.of(column);
  }
  const rows: number[] = [];
  for (let row = 0; row < columnOfRow.length; row++) if (columnOfRow[row] === index) rows.push(row);
  return Int32Array.from(rows);
};

/** Places of the participant. */
export const placesOf = (problem: StableProblem, { side, index }: Participant): number =>
  side === "row" ? 1 : problem.capacityOfColumn[index]!;

/** Its edges, the most wanted first. */
export const listOf = (problem: StableProblem, { side, index }: Participant): Int32Array => {
  const { rowCount, rowOffsets, rowScore, columnScore } = problem;
  const score = side === "row" ? rowScore : columnScore;
  const edges: number[] = [];
  if (side === "row") {
    for (let e = rowOffsets[index]!; e < rowOffsets[index + 1]!; e++) edges.push(e);
  } else {
    for (let row = 0; row < rowCount; row++) {
      const edge = findEdge(problem, row, index);
      if (edge !== NOBODY) edges.push(edge);
    }
  }
  // Edges of one list ascend with the other end.
  return Int32Array.from(edges.sort((a, b) => score[b]! - score[a]! || a - b));
};

/**
 * For each of some edges of a participant, whether the other end would have it: it has places left, or wants it more than the least wanted
 * of those it has, or has it. After deferred acceptance of the others' side these are the ones who asked.
 */
export const wouldHave = (
  problem: StableProblem,
  columnOfRow: Int32Array,
  { side, index }: Participant,
  edges: Int32Array,
  otherEnd: Int32Array,
): boolean[] => {
  const { rowScore, columnScore, capacityOfColumn } = problem;
  if (side === "column") {
    return Array.from(edges, (edge, at) => {
      const has = columnOfRow[otherEnd[at]!]!;
      if (has === NOBODY || has === index) return true;
      const own = findEdge(problem, otherEnd[at]!, has);
      return rowScore[edge]! > rowScore[own]! || (rowScore[edge] === rowScore[own] && index < has);
    });
  }
  /** column → the edge of the least wanted row it has, or −1. */
  const least = new Int32Array(problem.columnCount).fill(NOBODY);
  const load = new Int32Array(problem.columnCount);
  for (let row = 0; row < columnOfRow.length; row++) {
    const column = columnOfRow[row]!;
    if (column === NOBODY) continue;
    load[column]!++;
    const edge = findEdge(problem, row, column);
    // Rows ascend, so of equals the last one is the least wanted.
    if (least[column] === NOBODY || columnScore[edge]! <= columnScore[least[column]!]!) least[column] = edge;
  }
  return Array.from(edges, (edge, at) => {
    const column = otherEnd[at]!;
    const capacity = capacityOfColumn[column]!;
    if (capacity === 0 || load[column]! < capacity) return capacity > 0;
    const worst = least[column]!;
    return (
      columnScore[edge]! > columnScore[worst]! || (columnScore[edge] === columnScore[worst] && edge <= worst)
    );
  });
};
