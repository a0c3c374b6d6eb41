/**
 * Deferred acceptance with couples: singles first, then couples one at a time, and whoever is put out, or sees a place fall free, applies again.
 *
 * A. E. Roth and E. Peranson, "The redesign of the matching market for American physicians", American Economic Review 89 (1999), 748–780.
 *
 * a  agent, a single or a couple, takes the best of its list above what it has that columns would give it
 * h  column; whom it puts out applies again, and a partner of theirs leaves its column too
 *
 * Singles go before columns with a free place, and those before couples. So what one move of a couple sets off ends: first columns only
 * improve, then singles only do (both deferred acceptance, from one side and the other); only couples can go round in circles.
 *
 * Departures: (1) columns judge couples by the definition of stability asked for; (2) when nobody is left to apply everything is checked once
 * more, and who still blocks applies, so that coming to the end is a proof; (3) a couple that has moved PATIENCE times may be in a circle, and
 * from then on passes over a pair that it could have, now and then, by the seed (as on the random paths of A. E. Roth and J. H. Vande Vate,
 * Econometrica 58, 1990); after MOVES it is set aside. The clearinghouse looks for repeated displacements and then changes the order.
 *
 * Looking at a couple is O(pairs · places), and there are at most MOVES moves of each; what a move sets off is O(edges · places).
 */
import { NOBODY } from "../../graph/bipartite";
import type { Random } from "../../graph/random";
import type { Slices, StopReason } from "../../graph/slices";
import { blockingCoalitions, isPairTaken, isTaken, pairOf } from "./blocking";
import type { CouplesMarket } from "./market";
import type { CouplesStability } from "./outcome";
import { Placement } from "./placement";

/** Moves of a couple after which it passes over pairs now and then. */
const PATIENCE = 10;

/** One pair in so many is passed over then. */
const PASSED_OVER = 4;

/** Moves that a couple may make before it is set aside: as many as this, and fewer where few agents could come round to something new. */
const MOVES = 400;
const MOVES_PER_AGENT = 4;

/** Turns before the algorithm yields: a few milliseconds. */
const TURNS_PER_SLICE = 1 << 8;

/** How a run ended. */
export interface Run {
  /** Where everybody is; whether that is stable has to be looked at. */
  readonly placement: Placement;
  /** Why it was stopped, if it was. */
  readonly reason: StopReason | undefined;
}

/** One run, with the couples in the order given; progress counts couples that have come in. */
export function* rothPeranson(
  market: CouplesMarket,
  stability: CouplesStability,
  order: Int32Array,
  random: Random,
): Slices<Run> {
  const { problem, agentCount, coupleOfRow, byColumn } = market;
  const { rowCount, rowOffsets, columnOfEdge, pairOffsets, firstOfCouple, secondOfCouple } = problem;
  const placement = new Placement(market);
  const movesOf = new Int32Array(firstOfCouple.length);
  const onStack = new Uint8Array(agentCount);
  /** Singles and couples that may want to apply, each once. */
  const singles: number[] = [];
  const linked: number[] = [];
  /** Columns where a place has fallen free, each once. */
  const vacant: number[] = [];
  const isVacant = new Uint8Array(problem.columnCount);
  /** couple → whether it has come in, and has not been set aside; others don't apply. */
  const isIn = new Uint8Array(firstOfCouple.length);

  const push = (agent: number): void => {
    if (onStack[agent] === 1 || (agent >= rowCount && isIn[agent - rowCount] === 0)) return;
    onStack[agent] = 1;
    (agent < rowCount ? singles : linked).push(agent);
  };
  const agentOf = (row: number): number => (coupleOfRow[row] === NOBODY ? row : rowCount + coupleOfRow[row]!);
  /** Notes that a column has a place again. */
  const callFor = (column: number): void => {
    if (isVacant[column] === 1) return;
    isVacant[column] = 1;
    vacant.push(column);
  };
  /**
   * A column offers its places to the singles that want it more than what they have, the one it wants most first. Couples that name it get a turn
   * later, since they need more than this place.
   */
  const fill = (column: number): void => {
    isVacant[column] = 0;
    const offsets = byColumn.graph.rowOffsets;
    for (let at = offsets[column]!; at < offsets[column + 1]!; at++) {
      const slot = market.slotOrder[at]!;
      const row = byColumn.graph.columnOfEdge[slot]!;
      if (coupleOfRow[row] !== NOBODY) {
        push(agentOf(row));
        continue;
      }
      const own = placement.edgeOfRow[row]!;
      const edge = byColumn.originalEdge[slot]!;
      if (!placement.hasPlace(column)) continue;
      if (own !== NOBODY && problem.rowScore[own]! >= problem.rowScore[edge]!) continue;
      leave(row);
      placement.enter(edge);
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
  /** Gives a single the best that it wants more and can have, if there is something. */
  const placeSingle = (row: number): void => {
    const own = placement.edgeOfRow[row]!;
    for (let at = rowOffsets[row]!; at < rowOffsets[row + 1]!; at++) {
      const edge = market.edgeOrder[at]!;
      if (own !== NOBODY && problem.rowScore[edge]! <= problem.rowScore[own]!) return;
      if (!isTaken(market, placement, row, edge)) continue;
      leave(row);
      makeRoom(columnOfEdge[edge]!, 1);
      placement.enter(edge);
      return;
    }
  };
  /** The same for a couple. @returns whether it has moved */
  const placeCouple = (couple: number): boolean => {
    const own = pairOf(market, placement, couple);
    for (let at = pairOffsets[couple]!; at < pairOffsets[couple + 1]!; at++) {
      const pair = market.pairOrder[at]!;
      if (own !== NOBODY && problem.scoreOfPair[pair]! <= problem.scoreOfPair[own]!) return false;
      if (!isPairTaken(market, placement, couple, pair, stability)) continue;
      if (movesOf[couple]! > PATIENCE && random.below(PASSED_OVER) === 0) continue;
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

  const movesAllowed = Math.min(MOVES, 2 * PATIENCE + MOVES_PER_AGENT * agentCount);
  let turns = 0;
  let next = 0;
  for (let row = rowCount - 1; row >= 0; row--) if (coupleOfRow[row] === NOBODY) push(row);
  for (;;) {
    if (singles.length > 0) {
      const single = singles.pop()!;
      onStack[single] = 0;
      placeSingle(single);
    } else if (vacant.length > 0) fill(vacant.pop()!);
    else if (linked.length > 0) {
      const agent = take(linked, random);
      const couple = agent - rowCount;
      onStack[agent] = 0;
      // Set aside: it stays where it is until it is put out, and others can go on.
      if (placeCouple(couple) && ++movesOf[couple]! > movesAllowed) isIn[couple] = 0;
    } else if (next < order.length) {
      const couple = order[next++]!;
      isIn[couple] = 1;
      push(rowCount + couple);
    } else {
      const blocking = blockingCoalitions(market, placement, stability);
      for (const one of blocking) push(one._tag === "Single" ? one.row : rowCount + one.couple);
      if (singles.length + linked.length === 0) return { placement, reason: undefined };
    }
    if (++turns % TURNS_PER_SLICE > 0) continue;
    const reason = yield { done: next, total: order.length };
    if (reason !== undefined) return { placement, reason };
  }
}

/** Takes one of a pool out, any. */
const take = (pool: number[], random: Random): number => {
  const at = random.below(pool.length);
  const taken = pool[at]!;
  pool[at] = pool[pool.length - 1]!;
  pool.pop();
  return taken;
};
