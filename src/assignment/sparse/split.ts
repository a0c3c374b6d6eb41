/**
 * Where not even the smaller side can be matched in full: two problems that together are the problem of a largest matching.
 *
 * D. Kőnig, "Gráfok és mátrixok", Matematikai és Fizikai Lapok 38 (1931), 116–119; A. L. Dulmage and N. S. Mendelsohn, "Coverings of bipartite
 * graphs", Canadian Journal of Mathematics 10 (1958), 517–534.
 *
 * Rows and columns that no search from an unmatched row reaches, and those that one does: the former rows and the latter columns are a
 * minimum vertex cover. Every largest matching matches all of the former rows, to columns that were not reached, and fills all of the latter
 * columns, with rows that were reached. It uses no edge that is covered twice, and there is none that is not covered.
 */
import type { Slices, StopReason } from "../../graph/slices";
import { growMatching } from "../fair/hopcroft-karp";
import type { NormalProblem } from "../normal-form";
import type { Cover } from "../outcome";
import type { PartialMatching } from "../partial-matching";
import type { Sides } from "./pricing";

/** A problem that is part of another. */
export interface Part {
  readonly part: NormalProblem;
  /** row of the part → row of the whole. */
  readonly rows: Int32Array;
  /** column of the part → column of the whole. */
  readonly columns: Int32Array;
  readonly sides: Sides;
}

/** The two, and the cover that makes them. */
export type Split =
  | { readonly _tag: "Split"; readonly cover: Cover; readonly parts: readonly Part[] }
  | { readonly _tag: "Stopped"; readonly reason: StopReason; readonly matching: PartialMatching };

/** Makes a matching as large as it can be, and splits the problem by the cover that proves it. */
export function* split(problem: NormalProblem, matching: PartialMatching): Slices<Split> {
  const grown = yield* growMatching(problem, problem.capacityOfColumn, matching);
  // Nothing was "enough".
  if (grown._tag !== "Largest") {
    return { _tag: "Stopped", reason: grown._tag === "Stopped" ? grown.reason : "aborted", matching };
  }
  const { row, column } = grown.reached;
  return {
    _tag: "Split",
    cover: { row: row.map((reached) => 1 - reached), column },
    parts: [
      partOf(problem, row, column, 0, { rows: true, columns: false }),
      partOf(problem, row, column, 1, { rows: false, columns: true }),
    ],
  };
}

/** The rows and columns with a flag, and the edges between them. */
const partOf = (
  { rowCount, columnCount, rowOffsets, columnOfEdge, weight, capacityOfColumn }: NormalProblem,
  flagOfRow: Uint8Array,
  flagOfColumn: Uint8Array,
  flag: number,
  sides: Sides,
): Part => {
  const rows = indicesWith(flagOfRow, flag);
  const columns = indicesWith(flagOfColumn, flag);
  /** column of the whole → column of the part. */
  const columnInPart = new Int32Array(columnCount);
  for (let column = 0; column < columns.length; column++) columnInPart[columns[column]!] = column;
  let count = 0;
  for (let row = 0; row < rowCount; row++) {
    if (flagOfRow[row] !== flag) continue;
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      if (flagOfColumn[columnOfEdge[e]!] === flag) count++;
    }
  }
  const part = {
    rowCount: rows.length,
    columnCount: columns.length,
    rowOffsets: new Int32Array(rows.length + 1),
    columnOfEdge: new Int32Array(count),
    weight: new Float64Array(count),
    capacityOfColumn: Int32Array.from(columns, (column) => capacityOfColumn[column]!),
  };
  let edges = 0;
  for (let row = 0; row < rows.length; row++) {
    const given = rows[row]!;
    for (let e = rowOffsets[given]!; e < rowOffsets[given + 1]!; e++) {
      const column = columnOfEdge[e]!;
      if (flagOfColumn[column] !== flag) continue;
      part.columnOfEdge[edges] = columnInPart[column]!;
      part.weight[edges++] = weight[e]!;
    }
    part.rowOffsets[row + 1] = edges;
  }
  return { part, rows, columns, sides };
};

const indicesWith = (flags: Uint8Array, flag: number): Int32Array => {
  let count = 0;
  for (const each of flags) if (each === flag) count++;
  const indices = new Int32Array(count);
  for (let at = 0, next = 0; at < flags.length; at++) if (flags[at] === flag) indices[next++] = at;
  return indices;
};
