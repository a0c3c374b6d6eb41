/**
 * Local search for fewer blocking pairs among the matchings that meet every minimum.
 *
 * Finding the fewest is hard, and hard to approximate: K. Hamada, K. Iwama and S. Miyazaki, "The hospitals/residents problem with lower
 * quotas", Algorithmica 74 (2016), 440–465. So this promises nothing but never to get worse.
 *
 * A blocking pair of row r and column c is tried out: r goes to c, and if c was full, one that c wants less makes room and takes r's old
 * place, or the best place that is left. What keeps all minimums and lowers the number of blocking pairs is kept.
 *
 * O(edges) a trial, at most TRIAL_EDGES in all.
 */
import { findEdge, NOBODY } from "../../graph/bipartite";
import { EDGES_PER_SLICE, type Slices, type StopReason } from "../../graph/slices";
import { countBlockingPairs, loadsOf } from "./counting";
import type { LowerQuotaProblem } from "./problem";

/** Edges that all trials together may scan. */
const TRIAL_EDGES = 1 << 25;

/** Where the search ended. */
export interface Improved {
  readonly columnOfRow: Int32Array;
  readonly blockingPairs: number;
  /** Why it was stopped, if it was. */
  readonly reason: StopReason | undefined;
}

/** Local search from a matching that meets every minimum; progress counts edges of the budget. */
export function* improve(problem: LowerQuotaProblem, start: Int32Array): Slices<Improved> {
  const { rowCount, rowOffsets, columnOfEdge, rowScore, columnScore } = problem;
  const { capacityOfColumn, minimumOfColumn } = problem;
  const columnOfRow = start.slice();
  const load = loadsOf(columnOfRow, problem.columnCount);
  let fewest = countBlockingPairs(problem, columnOfRow);
  let scanned = 0;
  let sinceYield = 0;

  const spend = (edges: number): void => {
    scanned += edges;
    sinceYield += edges;
  };
  const place = (row: number, column: number): void => {
    const before = columnOfRow[row]!;
    if (before !== NOBODY) load[before]!--;
    if (column !== NOBODY) load[column]!++;
    columnOfRow[row] = column;
  };
  const scoreOfOwn = (row: number): number =>
    columnOfRow[row] === NOBODY
      ? Number.NEGATIVE_INFINITY
      : rowScore[findEdge(problem, row, columnOfRow[row]!)]!;
  const canSpare = (column: number): boolean => column === NOBODY || load[column]! > minimumOfColumn[column]!;
  /** The best column with a place left for a row, or −1. */
  const bestWithPlace = (row: number): number => {
    let best = NOBODY;
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      const column = columnOfEdge[e]!;
      if (load[column]! < capacityOfColumn[column]! && (best === NOBODY || rowScore[e]! > rowScore[best]!))
        best = e;
    }
    return best === NOBODY ? NOBODY : columnOfEdge[best]!;
  };
  /** Rows of a column that it wants less than `score`. */
  const lessWanted = (column: number, score: number): number[] => {
    const rows: number[] = [];
    spend(rowCount);
    for (let row = 0; row < rowCount; row++)
      if (columnOfRow[row] === column && columnScore[findEdge(problem, row, column)]! < score) rows.push(row);
    return rows;
  };
  /** Makes the moves, and takes them back unless they lower the number. */
  const tryMoves = (moves: ReadonlyArray<readonly [row: number, column: number]>): boolean => {
    const before = moves.map(([row]) => columnOfRow[row]!);
    for (const [row, column] of moves) place(row, column);
    const count = countBlockingPairs(problem, columnOfRow);
    spend(columnOfEdge.length + rowCount);
    if (count < fewest) {
      fewest = count;
      return true;
    }
    for (const [at, [row]] of moves.entries()) place(row, before[at]!);
    return false;
  };
  const trySatisfying = (row: number, edge: number): boolean => {
    const column = columnOfEdge[edge]!;
    const own = columnOfRow[row]!;
    if (load[column]! < capacityOfColumn[column]!) return canSpare(own) && tryMoves([[row, column]]);
    for (const other of lessWanted(column, columnScore[edge]!)) {
      if (
        own !== NOBODY &&
        findEdge(problem, other, own) !== NOBODY &&
        tryMoves([
          [row, column],
          [other, own],
        ])
      )
        return true;
      if (
        canSpare(own) &&
        tryMoves([
          [row, column],
          [other, bestWithPlace(other)],
        ])
      )
        return true;
      if (scanned >= TRIAL_EDGES) return false;
    }
    return false;
  };

  for (let improved = true; improved && fewest > 0 && scanned < TRIAL_EDGES; ) {
    improved = false;
    for (let row = 0; row < rowCount && scanned < TRIAL_EDGES; row++) {
      for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]! && scanned < TRIAL_EDGES; e++) {
        if (rowScore[e]! > scoreOfOwn(row) && trySatisfying(row, e)) improved = true;
        if (sinceYield < EDGES_PER_SLICE) continue;
        sinceYield = 0;
        const reason = yield { done: Math.min(scanned, TRIAL_EDGES), total: TRIAL_EDGES };
        if (reason !== undefined) return { columnOfRow, blockingPairs: fewest, reason };
      }
    }
  }
  return { columnOfRow, blockingPairs: fewest, reason: undefined };
}
