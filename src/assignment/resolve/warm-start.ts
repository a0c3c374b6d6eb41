/**
 * What can be kept of an earlier answer: prices that still reach every weight, and the pairs that are still tight.
 *
 * A new or changed column is priced so that it reaches all rows that did not change, then a changed row so that it reaches all columns.
 * Whoever loses its pair by that waits to be inserted again; a column with places left may be too dear, which is mended last.
 */
import { findEdge, NOBODY } from "../../graph/bipartite";
import type { OptimalAssignment } from "../outcome";
import type { AssignmentProblem } from "../problem";
import type { AssignmentDelta } from "./delta";
import { Repair } from "./repair";

/** The state from which an earlier answer is mended. */
export interface WarmStart {
  readonly repair: Repair;
  /** The rows to be inserted. */
  readonly waiting: ReadonlyArray<number>;
}

/**
 * Takes over what still holds. O(rows + columns), and the edges of rows that changed; the edges of all rows where nothing is said
 * of what changed; all edges once where columns of a sparse problem changed.
 */
export const startFrom = (
  problem: AssignmentProblem,
  previous: OptimalAssignment,
  delta: AssignmentDelta | undefined,
): WarmStart => {
  const { rowCount, columnCount, capacityOfColumn } = problem;
  const repair = new Repair(problem, previous.coverage);
  const { rowPrice, columnPrice, rowLevel, columnLevel, matching, full } = repair;
  const sign = problem.sense === "minimise" ? -1 : 1;
  const { rowBefore, columnBefore } = delta ?? {};
  const cover = previous.coverage === "first" ? previous.cover : undefined;

  const rowChanged = new Uint8Array(rowCount).fill(delta === undefined ? 1 : 0);
  for (const row of delta?.rows ?? []) rowChanged[row] = 1;
  for (let row = 0; row < rowCount; row++) {
    const before = rowBefore === undefined ? row : rowBefore[row]!;
    if (before === NOBODY) {
      rowChanged[row] = 1;
      continue;
    }
    rowPrice[row] = sign * previous.potentials.row[before]!;
    if (cover !== undefined) rowLevel[row] = cover.row[before]!;
  }
  const columnChanged = new Uint8Array(columnCount);
  for (const column of delta?.columns ?? []) columnChanged[column] = 1;
  /** old column → new column */
  const columnNow = new Int32Array(previous.potentials.column.length).fill(NOBODY);
  for (let column = 0; column < columnCount; column++) {
    const before = columnBefore === undefined ? column : columnBefore[column]!;
    if (before === NOBODY) {
      columnChanged[column] = 1;
      continue;
    }
    columnNow[before] = column;
    columnPrice[column] = sign * previous.potentials.column[before]!;
    if (cover !== undefined) columnLevel[column] = cover.column[before]!;
    // Where nothing is said, a penalty may have changed.
    if (delta === undefined && !full.columns && columnLevel[column] === 0)
      columnPrice[column] = Math.max(columnPrice[column]!, repair.floorOfColumn(column));
  }

  if (previous.coverage === "complete") levelOut(repair, rowChanged, columnChanged);
  if (columnChanged.includes(1)) priceColumns(problem, repair, rowChanged, columnChanged);

  const waiting: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    const isChanged = rowChanged[row] === 1;
    if (isChanged) repair.priceRow(row);
    const before = rowBefore === undefined ? row : rowBefore[row]!;
    const columnOnceHad = before === NOBODY ? NOBODY : previous.columnOfRow[before]!;
    const column = columnOnceHad === NOBODY ? NOBODY : columnNow[columnOnceHad]!;
    if (column !== NOBODY && matching.loadOfColumn[column]! < capacityOfColumn[column]!) {
      const isTight =
        !(isChanged || columnChanged[column] === 1) ||
        repair.isTight(row, findEdge(problem, row, column), column);
      if (isTight) {
        matching.reassign(row, column);
        continue;
      }
    }
    const staysOut =
      !full.rows &&
      columnOnceHad === NOBODY &&
      rowLevel[row] === 0 &&
      rowPrice[row]! <= repair.floorOfRow(row);
    if (!staysOut) waiting.push(row);
  }
  return { repair, waiting };
};

/** The side that need not be matched in full any more must have prices from its floor: what all of one side gains, all of the other lose. */
const levelOut = (repair: Repair, rowChanged: Uint8Array, columnChanged: Uint8Array): void => {
  const { rowPrice, columnPrice, full } = repair;
  let shift = 0;
  if (full.rows && !full.columns) {
    for (let column = 0; column < columnPrice.length; column++)
      if (columnChanged[column] === 0)
        shift = Math.max(shift, repair.floorOfColumn(column) - columnPrice[column]!);
  } else if (full.columns && !full.rows) {
    for (let row = 0; row < rowPrice.length; row++)
      if (rowChanged[row] === 0) shift = Math.min(shift, rowPrice[row]! - repair.floorOfRow(row));
  }
  if (shift === 0) return;
  for (let row = 0; row < rowPrice.length; row++) rowPrice[row]! -= shift;
  for (let column = 0; column < columnPrice.length; column++) columnPrice[column]! += shift;
};

/** The lowest price at which a changed column reaches the weights of all rows that did not change, and its floor where places may stay empty. */
const priceColumns = (
  problem: AssignmentProblem,
  repair: Repair,
  rowChanged: Uint8Array,
  columnChanged: Uint8Array,
): void => {
  const { rowCount, columnCount, columnOfEdge, weight, sense } = problem;
  const { rowPrice, columnPrice, rowLevel, columnLevel, full, pairLevel } = repair;
  const sign = sense === "minimise" ? -1 : 1;
  const changed: number[] = [];
  for (let column = 0; column < columnCount; column++) {
    if (columnChanged[column] !== 1) continue;
    changed.push(column);
    columnLevel[column] = 0;
    columnPrice[column] = full.columns ? Number.NEGATIVE_INFINITY : repair.floorOfColumn(column);
  }
  const offer = (row: number, column: number, e: number): void => {
    const level = pairLevel - rowLevel[row]!;
    const price = sign * weight[e]! - rowPrice[row]!;
    if (level < columnLevel[column]! || (level === columnLevel[column]! && price <= columnPrice[column]!))
      return;
    columnLevel[column] = level;
    columnPrice[column] = price;
  };
  for (let row = 0; row < rowCount; row++) {
    if (rowChanged[row] === 1) continue;
    const first = repair.firstEdge(row);
    if (columnOfEdge === undefined) for (const column of changed) offer(row, column, first + column);
    else {
      const end = repair.firstEdge(row + 1);
      for (let e = first; e < end; e++)
        if (columnChanged[columnOfEdge[e]!] === 1) offer(row, columnOfEdge[e]!, e);
    }
  }
  for (const column of changed) if (columnPrice[column] === Number.NEGATIVE_INFINITY) columnPrice[column] = 0;
};
