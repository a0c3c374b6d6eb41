/**
 * The fewest blocking pairs of any matching that meets every minimum: iterative deepening over the number allowed, with depth-first search.
 *
 * R. E. Korf, "Depth-first iterative-deepening" (1985), for the scheme. The problem is NP-hard: K. Hamada, K. Iwama and S. Miyazaki, "The
 * hospitals/residents problem with lower quotas", Algorithmica 74 (2016), 440–465.
 *
 * t      blocking pairs allowed in this round; when a round ends without a matching, every one has more than t
 * depth  rows [0, depth) have a column, or nobody
 * pairs of depth  pairs that block whatever the other rows get: the row wants the column more, and that has somebody it wants less
 *
 * A branch ends when more than t pairs block already, or when the rows that are left are fewer than the minimums still lack. Exponential time,
 * at most `limit` branches; O(rows + columns) memory.
 */
import { NOBODY, transpose } from "../../graph/bipartite";
import type { Slices, StopReason } from "../../graph/slices";
import { countBlockingPairs } from "./counting";
import type { LowerQuotaProblem } from "./problem";

/** Branches before the solver yields: a few milliseconds. */
const BRANCHES_PER_SLICE = 1 << 10;

/** What the search found out. */
export interface Searched {
  /** A matching with fewer blocking pairs than were known, or undefined. */
  readonly columnOfRow: Int32Array | undefined;
  /** No matching that meets every minimum has fewer blocking pairs. */
  readonly lowerBound: number;
  /** Why it was stopped, if it was. */
  readonly reason: StopReason | undefined;
}

/**
 * Looks for a matching with fewer blocking pairs than `known`, of which there are at least `lowerBound`; progress counts branches.
 */
export function* fewestBlocking(
  problem: LowerQuotaProblem,
  known: number,
  lowerBound: number,
  limit: number,
): Slices<Searched> {
  // Making ready for a round goes through all edges, which counts as well.
  const readying = problem.columnOfEdge.length >> 4;
  let branches = 0;
  let sinceYield = 0;
  for (let t = lowerBound; t < known; t++) {
    branches += readying;
    sinceYield += readying;
    if (branches >= limit) return { columnOfRow: undefined, lowerBound: t, reason: undefined };
    const round = searchWithin(problem, t);
    for (;;) {
      const step = round.next();
      if (step.done === true) {
        if (step.value !== undefined) return { columnOfRow: step.value, lowerBound: t, reason: undefined };
        break;
      }
      if (++branches >= limit) return { columnOfRow: undefined, lowerBound: t, reason: undefined };
      if (++sinceYield < BRANCHES_PER_SLICE) continue;
      sinceYield = 0;
      const reason = yield { done: branches, total: limit };
      if (reason !== undefined) return { columnOfRow: undefined, lowerBound: t, reason };
    }
  }
  return { columnOfRow: undefined, lowerBound: known, reason: undefined };
}

/** One round: a matching with at most t blocking pairs, or undefined; yields after every branch. */
function* searchWithin(problem: LowerQuotaProblem, t: number): Generator<void, Int32Array | undefined> {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, rowScore, columnScore } = problem;
  const { capacityOfColumn, minimumOfColumn } = problem;
  const { graph: byColumn, originalEdge } = transpose(problem);
  const columnOfRow = new Int32Array(rowCount).fill(NOBODY);
  const load = new Int32Array(columnCount);
  let missing = minimumOfColumn.reduce((sum, minimum) => sum + minimum, 0);
  /** row → its column's edge, or −1. */
  const edgeOfRow = new Int32Array(rowCount).fill(NOBODY);
  /** column → the lowest score it has so far. */
  const lowest = new Float64Array(columnCount).fill(Number.POSITIVE_INFINITY);
  /** depth → the next edge to try; the row's own count means: nobody; one more means: done. */
  const choice = new Int32Array(rowCount + 1);
  /** depth → pairs that block already. */
  const pairs = new Int32Array(rowCount + 1);
  /** depth → `lowest` of the chosen column before. */
  const before = new Float64Array(rowCount);

  const undo = (row: number): void => {
    const edge = edgeOfRow[row]!;
    if (edge === NOBODY) return;
    const column = columnOfEdge[edge]!;
    if (load[column]!-- <= minimumOfColumn[column]!) missing++;
    lowest[column] = before[row]!;
    edgeOfRow[row] = NOBODY;
    columnOfRow[row] = NOBODY;
  };
  /** Gives the row an edge, or nobody. @returns pairs that block because of it */
  const give = (row: number, edge: number): number => {
    const has = edge === NOBODY ? Number.NEGATIVE_INFINITY : rowScore[edge]!;
    let added = 0;
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++)
      if (rowScore[e]! > has && columnScore[e]! > lowest[columnOfEdge[e]!]!) added++;
    if (edge === NOBODY) return added;
    const column = columnOfEdge[edge]!;
    if (load[column]!++ < minimumOfColumn[column]!) missing--;
    edgeOfRow[row] = edge;
    columnOfRow[row] = column;
    const old = lowest[column]!;
    before[row] = old;
    lowest[column] = Math.min(old, columnScore[edge]!);
    for (let slot = byColumn.rowOffsets[column]!; slot < byColumn.rowOffsets[column + 1]!; slot++) {
      const other = byColumn.columnOfEdge[slot]!;
      // Only rows that have been decided; they stand first.
      if (other >= row) break;
      const e = originalEdge[slot]!;
      if (columnScore[e]! <= lowest[column]! || columnScore[e]! > old) continue;
      const own = edgeOfRow[other]!;
      if (own === NOBODY || rowScore[e]! > rowScore[own]!) added++;
    }
    return added;
  };

  let depth = 0;
  while (depth >= 0) {
    if (depth === rowCount) {
      if (missing === 0 && countBlockingPairs(problem, columnOfRow) <= t) return columnOfRow;
      depth--;
      continue;
    }
    undo(depth);
    const degree = rowOffsets[depth + 1]! - rowOffsets[depth]!;
    if (choice[depth]! > degree) {
      depth--;
      continue;
    }
    const chosen = choice[depth]!++;
    const edge = chosen === degree ? NOBODY : rowOffsets[depth]! + chosen;
    if (edge !== NOBODY && load[columnOfEdge[edge]!] === capacityOfColumn[columnOfEdge[edge]!]) continue;
    yield;
    pairs[depth + 1] = pairs[depth]! + give(depth, edge);
    if (pairs[depth + 1]! > t || missing > rowCount - depth - 1) continue;
    depth++;
    if (depth < rowCount) choice[depth] = 0;
  }
  return undefined;
}
