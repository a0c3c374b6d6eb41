/**
 * When a single or a couple blocks, by the three definitions; see {@link CouplesStability}.
 *
 * h     column
 * i, j  members of the couple
 * X     rows of h other than i and j
 */
import { NOBODY } from "../../graph/bipartite";
import type { CouplesMarket } from "./market";
import type { BlockingCoalition, CouplesStability } from "./outcome";
import type { Placement } from "./placement";

/** The pair that a couple has now, or −1 when neither has anybody. */
export const pairOf = (market: CouplesMarket, placement: Placement, couple: number): number => {
  const { firstOfCouple, secondOfCouple, pairOffsets } = market.problem;
  const first = placement.edgeOfRow[firstOfCouple[couple]!]!;
  const second = placement.edgeOfRow[secondOfCouple[couple]!]!;
  for (let pair = pairOffsets[couple]!; pair < pairOffsets[couple + 1]!; pair++)
    if (market.firstEdgeOfPair[pair] === first && market.secondEdgeOfPair[pair] === second) return pair;
  return NOBODY;
};

/** Whether a column would take a row by itself: it has it, or a place, or somebody it wants less. `NOBODY` takes everybody. */
export const isTaken = (
  { problem }: CouplesMarket,
  placement: Placement,
  row: number,
  edge: number,
): boolean => {
  if (edge === NOBODY || placement.edgeOfRow[row] === edge) return true;
  const column = problem.columnOfEdge[edge]!;
  if (placement.hasPlace(column)) return true;
  const held = placement.heldBy(column);
  return held.length > 0 && problem.columnScore[edge]! > problem.columnScore[held[0]!]!;
};

/** Whether both edges beat a member of another couple that has both members in the column. */
const beatWholeCouple = (market: CouplesMarket, placement: Placement, i: number, j: number): boolean => {
  const { columnScore, columnOfEdge } = market.problem;
  const column = columnOfEdge[i]!;
  const weaker = Math.min(columnScore[i]!, columnScore[j]!);
  for (const edge of placement.heldBy(column)) {
    if (columnScore[edge]! >= weaker) return false;
    const partner = market.partnerOfRow[market.rowOfEdge[edge]!]!;
    if (partner === NOBODY) continue;
    const edgeOfPartner = placement.edgeOfRow[partner]!;
    if (edgeOfPartner !== NOBODY && columnOfEdge[edgeOfPartner] === column) return true;
  }
  return false;
};

/** Whether a column would take both members of a couple, whose edges i and j lead to it. */
export const areTakenTogether = (
  market: CouplesMarket,
  placement: Placement,
  i: number,
  j: number,
  stability: CouplesStability,
): boolean => {
  const { problem, rowOfEdge } = market;
  const { columnScore, columnOfEdge, capacityOfColumn } = problem;
  const column = columnOfEdge[i]!;
  const others = placement.heldBy(column).filter((edge) => edge !== i && edge !== j);
  const free = capacityOfColumn[column]! - others.length;
  if (free >= 2) return true;
  if (stability !== "mcdermid-manlove") {
    const weaker = Math.min(columnScore[i]!, columnScore[j]!);
    // The others come least wanted first, so the one that matters is the first or the second.
    const last = others[1 - free];
    if (last !== undefined && weaker > columnScore[last]!) return true;
    return stability === "biro-irving-schlotter" && beatWholeCouple(market, placement, i, j);
  }
  const beats = (edge: number, at: number): boolean =>
    others[at] !== undefined && columnScore[edge]! > columnScore[others[at]!]!;
  if (free === 1) {
    // Whoever is there already keeps the place, so the one that comes has to beat somebody.
    if (placement.edgeOfRow[rowOfEdge[i]!] === i) return beats(j, 0);
    if (placement.edgeOfRow[rowOfEdge[j]!] === j) return beats(i, 0);
    return beats(i, 0) || beats(j, 0);
  }
  return (beats(i, 0) && beats(j, 1)) || (beats(i, 1) && beats(j, 0));
};

/** Whether columns would take a couple for a pair of its list. */
export const isPairTaken = (
  market: CouplesMarket,
  placement: Placement,
  couple: number,
  pair: number,
  stability: CouplesStability,
): boolean => {
  const { firstOfCouple, secondOfCouple, columnOfEdge } = market.problem;
  const first = market.firstEdgeOfPair[pair]!;
  const second = market.secondEdgeOfPair[pair]!;
  return first !== NOBODY && second !== NOBODY && columnOfEdge[first] === columnOfEdge[second]
    ? areTakenTogether(market, placement, first, second, stability)
    : isTaken(market, placement, firstOfCouple[couple]!, first) &&
        isTaken(market, placement, secondOfCouple[couple]!, second);
};

/** All that block: singles first, then couples; columns and pairs as they stand in the problem. O(edges + pairs · places). */
export const blockingCoalitions = (
  market: CouplesMarket,
  placement: Placement,
  stability: CouplesStability,
): BlockingCoalition[] => {
  const { problem } = market;
  const { rowCount, rowOffsets, rowScore, columnOfEdge, firstOfCouple, pairOffsets, scoreOfPair } = problem;
  const found: BlockingCoalition[] = [];
  for (let row = 0; row < rowCount; row++) {
    if (market.coupleOfRow[row] !== NOBODY) continue;
    const own = placement.edgeOfRow[row]!;
    const has = own === NOBODY ? Number.NEGATIVE_INFINITY : rowScore[own]!;
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++)
      if (rowScore[e]! > has && isTaken(market, placement, row, e))
        found.push({ _tag: "Single", row, column: columnOfEdge[e]! });
  }
  for (let couple = 0; couple < firstOfCouple.length; couple++) {
    const own = pairOf(market, placement, couple);
    const has = own === NOBODY ? Number.NEGATIVE_INFINITY : scoreOfPair[own]!;
    for (let pair = pairOffsets[couple]!; pair < pairOffsets[couple + 1]!; pair++) {
      if (scoreOfPair[pair]! <= has || !isPairTaken(market, placement, couple, pair, stability)) continue;
      found.push({
        _tag: "Couple",
        couple,
        first: problem.firstColumnOfPair[pair]!,
        second: problem.secondColumnOfPair[pair]!,
      });
    }
  }
  return found;
};
