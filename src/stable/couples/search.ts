/**
 * All that could be a stable matching with couples, one by one.
 *
 * Couples are given pairs of their lists in every way that the capacities allow. What remains for the singles is deferred acceptance, as long as
 * nobody is indifferent: a linked row wants nothing but the column it was given, columns propose, and if any stable matching holds those
 * pairs then this one does, for it gives every column the best rows it can have, and so every couple the fewest chances to block (lattice and
 * rural hospitals theorem; Roth, 1986). Where somebody is indifferent singles are given columns in every way too.
 *
 * a  agent: couples first, then, with ties, singles
 *
 * Exponential in the couples; ends at `limit` steps, where a branch is one step, and looking at a whole matching as many as there are edges.
 */
import { NOBODY } from "../../graph/bipartite";
import { drain, type Slices, type StopReason } from "../../graph/slices";
import { deferredAcceptance } from "../deferred-acceptance";
import { blockingCoalitions } from "./blocking";
import type { CouplesMarket } from "./market";
import type { CouplesStability } from "./outcome";
import { Placement } from "./placement";

/** Work before the search yields, in edges: a few milliseconds. */
const EDGES_PER_SLICE = 1 << 13;

/** What the search found out. */
export interface CouplesSearch {
  /** A stable matching, or undefined. */
  readonly placement: Placement | undefined;
  /** Whether everything was looked at. */
  readonly isComplete: boolean;
  /** Branches looked at. */
  readonly searched: number;
  /** Why it was stopped, if it was. */
  readonly reason: StopReason | undefined;
}

/** The exact search; progress counts steps. */
export function* searchCouples(
  market: CouplesMarket,
  stability: CouplesStability,
  isStrict: boolean,
  limit: number,
): Slices<CouplesSearch> {
  const { problem, coupleOfRow } = market;
  const { rowCount, rowOffsets, pairOffsets, firstOfCouple, secondOfCouple, columnOfEdge } = problem;
  const couples = firstOfCouple.length;
  const singles: number[] = [];
  if (!isStrict) for (let row = 0; row < rowCount; row++) if (coupleOfRow[row] === NOBODY) singles.push(row);
  const depths = couples + singles.length;
  const placement = new Placement(market);
  /** depth → the next entry of its agent's list to try; as many as the list is long means: nobody. */
  const choice = new Int32Array(depths + 1);
  const ended = (found: Placement | undefined, isComplete: boolean, reason?: StopReason): CouplesSearch => ({
    placement: found,
    isComplete,
    searched,
    reason,
  });

  const rowsAt = (depth: number): number[] =>
    depth < couples ? [firstOfCouple[depth]!, secondOfCouple[depth]!] : [singles[depth - couples]!];
  const startAt = (depth: number): number =>
    depth < couples ? pairOffsets[depth]! : rowOffsets[singles[depth - couples]!]!;
  const lengthAt = (depth: number): number =>
    depth < couples
      ? pairOffsets[depth + 1]! - pairOffsets[depth]!
      : rowOffsets[singles[depth - couples]! + 1]! - rowOffsets[singles[depth - couples]!]!;
  /** Gives the agent an entry of its list if there are places. */
  const give = (depth: number, entry: number): boolean => {
    const edges =
      depth < couples ? [market.firstEdgeOfPair[entry]!, market.secondEdgeOfPair[entry]!] : [entry];
    for (const edge of edges) {
      if (edge === NOBODY) continue;
      if (!placement.hasPlace(columnOfEdge[edge]!)) return false;
      placement.enter(edge);
    }
    return true;
  };

  let searched = 0;
  let steps = 0;
  let sinceYield = 0;
  let depth = 0;
  while (depth >= 0) {
    if (depth === depths) {
      const complete = isStrict ? completed(market, placement) : placement;
      if (complete !== undefined && blockingCoalitions(market, complete, stability).length === 0)
        return ended(complete, true);
      steps += columnOfEdge.length;
      sinceYield += columnOfEdge.length;
      depth--;
      continue;
    }
    for (const row of rowsAt(depth)) if (placement.edgeOfRow[row] !== NOBODY) placement.leave(row);
    const length = lengthAt(depth);
    if (choice[depth]! > length) {
      depth--;
      continue;
    }
    if (steps >= limit) return ended(undefined, false);
    steps++;
    searched++;
    if (++sinceYield >= EDGES_PER_SLICE) {
      sinceYield = 0;
      const reason = yield { done: Math.min(steps, limit), total: limit };
      if (reason !== undefined) return ended(undefined, false, reason);
    }
    const chosen = choice[depth]!++;
    if (chosen < length && !give(depth, startAt(depth) + chosen)) continue;
    choice[++depth] = 0;
  }
  return ended(undefined, true);
}

/** The singles' places beside couples that stay where they are, the best for the columns; undefined when a couple could not stay. */
const completed = (market: CouplesMarket, couplesOnly: Placement): Placement | undefined => {
  const { problem, coupleOfRow } = market;
  const { rowCount, columnCount, columnOfEdge } = problem;
  const rowOffsets = new Int32Array(rowCount + 1);
  const kept: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    const given = couplesOnly.edgeOfRow[row]!;
    for (let e = problem.rowOffsets[row]!; e < problem.rowOffsets[row + 1]!; e++)
      if (coupleOfRow[row] === NOBODY || e === given) kept.push(e);
    rowOffsets[row + 1] = kept.length;
  }
  const { columnOfRow } = drain(
    deferredAcceptance(
      {
        rowCount,
        columnCount,
        rowOffsets,
        columnOfEdge: Int32Array.from(kept, (e) => columnOfEdge[e]!),
        rowScore: Float64Array.from(kept, (e) => problem.rowScore[e]!),
        columnScore: Float64Array.from(kept, (e) => problem.columnScore[e]!),
        capacityOfColumn: problem.capacityOfColumn,
      },
      { proposing: "columns" },
    ),
  );
  const placement = new Placement(market);
  for (let row = 0; row < rowCount; row++) {
    const given = couplesOnly.edgeOfRow[row]!;
    if (given !== NOBODY && columnOfRow[row] === NOBODY) return undefined;
    for (let at = rowOffsets[row]!; at < rowOffsets[row + 1]!; at++)
      if (columnOfEdge[kept[at]!] === columnOfRow[row]) placement.enter(kept[at]!);
  }
  return placement;
};
