/**
 * All assignments that are ranked, as one space: edges, who may be left out, which columns may have places left.
 *
 * Largest matchings are a space too: by Kőnig they use the edges with exactly one end in the cover, match all rows and fill all columns of it.
 */
import { fullSides } from "../hall-violator";
import { type NormalProblem, normalForm } from "../normal-form";
import type { OptimalAssignment } from "../outcome";
import type { AssignmentProblem } from "../problem";

/** A problem in normal form in which not everybody may be left out. */
export interface Space extends NormalProblem {
  /** row → 1 when it may be left out. */
  readonly mayBeLeftOut: Uint8Array;
  /** column → 1 when places of it may stay empty. */
  readonly mayHavePlacesLeft: Uint8Array;
}

/** An assignment that is best in a part of the space, with prices that prove it. */
export interface Optimum {
  /** row → its edge, or −1 ({@link NOBODY}). */
  readonly edgeOfRow: Int32Array;
  /** column → price. A row's price is what its edge leaves of the weight, 0 when it is left out. */
  readonly columnPrice: Float64Array;
  /** Sum of the weights. */
  readonly value: number;
}

/** The space that a coverage asks for, given an optimum with that coverage. O(edges). */
export const spaceOf = (problem: AssignmentProblem, optimum: OptimalAssignment): Space => {
  const form = normalForm(problem);
  const { rowCount, columnCount } = form;
  if (optimum.coverage === "first") {
    const { row, column } = optimum.cover;
    return {
      ...withinFace(form, row, column),
      mayBeLeftOut: row.map((covered) => 1 - covered),
      mayHavePlacesLeft: column.map((covered) => 1 - covered),
    };
  }
  const full = optimum.coverage === "complete" ? fullSides(form) : { rows: false, columns: false };
  return {
    ...form,
    mayBeLeftOut: new Uint8Array(rowCount).fill(full.rows ? 0 : 1),
    mayHavePlacesLeft: new Uint8Array(columnCount).fill(full.columns ? 0 : 1),
  };
};

/** Only the edges with exactly one end in the cover. */
const withinFace = (form: NormalProblem, coversRow: Uint8Array, coversColumn: Uint8Array): NormalProblem => {
  const { rowCount, rowOffsets, columnOfEdge, weight } = form;
  let kept = 0;
  for (let row = 0; row < rowCount; row++)
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++)
      if (coversRow[row] !== coversColumn[columnOfEdge[e]!]) kept++;
  if (kept === weight.length) return form;
  const offsets = new Int32Array(rowCount + 1);
  const columns = new Int32Array(kept);
  const weights = new Float64Array(kept);
  let next = 0;
  for (let row = 0; row < rowCount; row++) {
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      if (coversRow[row] === coversColumn[columnOfEdge[e]!]) continue;
      columns[next] = columnOfEdge[e]!;
      weights[next++] = weight[e]!;
    }
    offsets[row + 1] = next;
  }
  return { ...form, rowOffsets: offsets, columnOfEdge: columns, weight: weights };
};

/** Sum of the chosen weights, row by row. O(rows). */
export const sumOfWeights = ({ weight }: Space, edgeOfRow: Int32Array): number => {
  let value = 0;
  for (let row = 0; row < edgeOfRow.length; row++) {
    const edge = edgeOfRow[row]!;
    if (edge >= 0) value += weight[edge]!;
  }
  return value;
};
