/**
 * Deferred acceptance with couples: singles first, then couples one at a time, and whoever is put out, or sees a place fall free, applies again.
 *
 * A. E. Roth and E. Peranson, "The redesign of the matching market for American physicians", American Economic Review 89 (1999), 748–780.
 *
 * a  agent, a single or a couple, takes the best of its list above what it has that columns would give it
 * h  column; whom it puts out goes back on the stack, and a partner of theirs leaves its column too
 *
 * Departures: (1) columns judge couples by the definition of stability asked for; (2) when the stack is empty everything is checked once more, and
 * who still blocks goes back on it, so that an empty stack is a proof; (3) an agent that has moved MOVES times an entry of
 * its list is in a loop and set aside, where the clearinghouse looks for repeated displacements and then changes the order.
 *
 * A turn is O(list · places), and at most MOVES · (edges + pairs + agents) turns move somebody; a move calls at most a column's list for a turn.
 */
import { NOBODY } from "../../graph/bipartite";
import type { Slices, StopReason } from "../../graph/slices";
import { blockingCoalitions, isPairTaken, isTaken, pairOf } from "./blocking";
import type { CouplesMarket } from "./market";
import type { CouplesStability } from "./outcome";
import { Placement } from "./placement";

/** Moves that an agent may make for every entry of its list, and as often once more, before it is set aside. */
const MOVES = 4;

/** Turns before the algorithm yields: a few milliseconds. */
const TURNS_PER_SLICE = 1 << 8;

/** How a run ended. */
export interface Run {
  /** Where everybody is; whether that is stable has to be looked at. */
  readonly placement: Placement;
  /** Why it was stopped, if it was. */
  readonly reason: StopReason | undefined;
}

/** One run, with the couples in the order given; progress counts agents that have come in. */
export function* rothPeranson(
  market: CouplesMarket,
  stability: CouplesStability,
  order: Int32Array,
): Slices<Run> {
  const { problem, agentCount, coupleOfRow, byColumn } = market;
  const { rowCount, rowOffsets, columnOfEdge, pairOffsets, firstOfCouple, secondOfCouple } = problem;
  const placement = new Placement(market);
  const movesOf = new Int32Array(agentCount);
  const onStack = new Uint8Array(agentCount);
  /** Agents that may want to apply, each once. */
  const stack: number[] = [];
  /** agent → whether it has come in, and has not been set aside; others don't apply. */
  const isIn = new Uint8Array(agentCount);

  const push = (agent: number): void => {
    if (onStack[agent] === 1 || isIn[agent] === 0) return;
    onStack[agent] = 1;
    stack.push(agent);
  };
  const agentOf = (row: number): number => (coupleOfRow[row] === NOBODY ? row : rowCount + coupleOfRow[row]!);
  /** Everybody who may have a use for a place that has fallen free: couples, and singles who want the column more than what they have. */
  const callFor = (column: number): void => {
    const offsets = byColumn.graph.rowOffsets;
    for (let slot = offsets[column + 1]! - 1; slot >= offsets[column]!; slot--) {
      const row = byColumn.graph.columnOfEdge[slot]!;
      const own = placement.edgeOfRow[row]!;
      const wanted = problem.rowScore[byColumn.originalEdge[slot]!]!;
      if (coupleOfRow[row] === NOBODY && own !== NOBODY && problem.rowScore[own]! >= wanted) continue;
      push(agentOf(row));
    }
  };
  /** A row gives up its place of its own accord. */
  const leave = (row: number): void => {
    const edge = placement.edgeOfRow[row]!;
    if (edge === NOBODY) return;
    placement.leave(row);
    callFor(columnOfEdge[edge]!);
  };
  /** A column puts a row out; its partner gives up too. */
  const putOut = (row: number): void => {
    placement.leave(row);
    const partner = market.partnerOfRow[row]!;
    if (partner !== NOBODY) leave(partner);
    push(agentOf(row));
  };
  /**
   * Puts the least wanted out until there are so many places. Where a whole couple has to go for another one, one of them is the least wanted:
   * if somebody else were, the newcomers would beat two, and be among the best.
   */
  const makeRoom = (column: number, places: number): void => {
    while (problem.capacityOfColumn[column]! - placement.load[column]! < places)
      putOut(market.rowOfEdge[placement.heldBy(column)[0]!]!);
  };
  const listLength = (agent: number): number =>
    agent < rowCount
      ? rowOffsets[agent + 1]! - rowOffsets[agent]!
      : pairOffsets[agent - rowCount + 1]! - pairOffsets[agent - rowCount]!;

  /** Gives a single the best that it wants more and can have. @returns whether there is something */
  const placeSingle = (row: number): boolean => {
    const own = placement.edgeOfRow[row]!;
    for (let at = rowOffsets[row]!; at < rowOffsets[row + 1]!; at++) {
      const edge = market.edgeOrder[at]!;
      if (own !== NOBODY && problem.rowScore[edge]! <= problem.rowScore[own]!) return false;
      if (!isTaken(market, placement, row, edge)) continue;
      leave(row);
      makeRoom(columnOfEdge[edge]!, 1);
      placement.enter(edge);
      return true;
    }
    return false;
  };
  /** The same for a couple. */
  const placeCouple = (couple: number): boolean => {
    const own = pairOf(market, placement, couple);
    for (let at = pairOffsets[couple]!; at < pairOffsets[couple + 1]!; at++) {
      const pair = market.pairOrder[at]!;
      if (own !== NOBODY && problem.scoreOfPair[pair]! <= problem.scoreOfPair[own]!) return false;
      if (!isPairTaken(market, placement, couple, pair, stability)) continue;
      movePair(couple, market.firstEdgeOfPair[pair]!, market.secondEdgeOfPair[pair]!);
      return true;
    }
    return false;
  };
  const movePair = (couple: number, first: number, second: number): void => {
    const i = firstOfCouple[couple]!;
    const j = secondOfCouple[couple]!;
    const together = first !== NOBODY && second !== NOBODY && columnOfEdge[first] === columnOfEdge[second];
    if (placement.edgeOfRow[i] !== first) leave(i);
    if (placement.edgeOfRow[j] !== second) leave(j);
    const comesFirst = first !== NOBODY && placement.edgeOfRow[i] === NOBODY;
    const comesSecond = second !== NOBODY && placement.edgeOfRow[j] === NOBODY;
    if (together) {
      // Whoever is there already must not be put out for the other.
      if (!comesFirst) placement.leave(i);
      if (!comesSecond) placement.leave(j);
      makeRoom(columnOfEdge[first]!, 2);
      placement.enter(first);
      placement.enter(second);
      return;
    }
    // Putting somebody out may free a place on the other side, but never takes the couple's own.
    if (comesFirst) {
      makeRoom(columnOfEdge[first]!, 1);
      placement.enter(first);
    }
    if (comesSecond) {
      makeRoom(columnOfEdge[second]!, 1);
      placement.enter(second);
    }
  };

  let turns = 0;
  let next = 0;
  for (let row = rowCount - 1; row >= 0; row--) {
    if (coupleOfRow[row] !== NOBODY) continue;
    isIn[row] = 1;
    push(row);
  }
  for (;;) {
    const agent = stack.pop();
    if (agent === undefined) {
      if (next < order.length) {
        const couple = rowCount + order[next++]!;
        isIn[couple] = 1;
        push(couple);
        continue;
      }
      const blocking = blockingCoalitions(market, placement, stability);
      for (const one of blocking) push(one._tag === "Single" ? one.row : rowCount + one.couple);
      if (stack.length === 0) return { placement, reason: undefined };
      continue;
    }
    onStack[agent] = 0;
    const moved = agent < rowCount ? placeSingle(agent) : placeCouple(agent - rowCount);
    // Set aside: it stays where it is until it is put out, and others can go on.
    if (moved && ++movesOf[agent]! > MOVES * (listLength(agent) + 1)) isIn[agent] = 0;
    if (++turns % TURNS_PER_SLICE > 0) continue;
    const reason = yield { done: next, total: order.length };
    if (reason !== undefined) return { placement, reason };
  }
}
