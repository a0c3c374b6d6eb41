/**
 * Stability against weight: matchings between the most stable and the heaviest, and what cannot be surpassed.
 *
 * M. Held, P. Wolfe and H. P. Crowder, "Validation of subgradient optimization", Mathematical Programming 6 (1974), 62–88, for the steps;
 * the inequalities and their sources stand in `stability-constraints.ts`.
 *
 * p  price of one blocking pair     m  multiplier of a seat, from 0; those of one edge add up to p at most     S  support of a seat
 *
 * With z = 1 for edges that block, S + z ≥ 1 on every seat, and Σ z ≤ k. For any p ≥ 0 and such multipliers
 *
 *   Σ w x  ≤  Σ w x + Σ m (S + z − 1) + p (k − Σ z)  ≤  [max over matchings of Σ w x + Σ m S] − Σ m + p k,
 *
 * since Σ m of an edge's seats − p ≤ 0. S is linear in x, so the maximum is an assignment problem with raised weights, and its dual prices prove it. At each of a
 * few prices subgradient steps lower the bound; every assignment on the way is a matching that reckons with stability, and becomes a
 * point; from the best one at that price a local search goes on.
 *
 * Departures: (1) the target of the steps is the best worth found so far at that price, which the bound cannot fall below; (2) prices
 * rise, and each starts from the multipliers of the one before, which are still allowed; (3) a column's places are divided into a few blocks: with a
 * block a place and strict wishes the bound at k = 0 is the heaviest stable matching (when the steps get there), with one block it is weaker
 * and cheaper.
 *
 * O(prices · (iterations · one assignment + sweeps · edges · degrees)).
 */
import { type Either, left, right } from "fp-ts/Either";
import type { OptimalCoverage, OptimalTotal, StoppedAssignment } from "../../assignment/outcome";
import { successiveShortestPaths } from "../../assignment/successive-shortest-paths";
import { quote } from "../../errors/finding";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import { findEdge, NOBODY, rowOfEdge } from "../../graph/bipartite";
import { arrayFinding, checkWeights } from "../../graph/check";
import {
  type AsyncOptions,
  drain,
  drainAsync,
  EDGES_PER_SLICE,
  type Progress,
  type Slices,
} from "../../graph/slices";
import { maximumWeightStable } from "../lattice/maximum-weight";
import type { StableProblem } from "../problem";
import { type Blocks, divideIntoBlocks } from "./blocks";
import { Frontier } from "./frontier";
import { LocalSearch } from "./local-search";
import type { TradeOff, TradeOffBound, TradeOffOutcome } from "./outcome";
import { StabilityConstraints } from "./stability-constraints";

/** How much work {@link stabilityTradeOff} may do. */
export interface TradeOffOptions {
  /** Prices of a blocking pair that are looked at, besides 0. Default: 8. */
  readonly prices?: number;
  /** Subgradient steps at each price. Default: 40. */
  readonly iterations?: number;
  /**
   * Blocks that the places of a column are divided into, at most; see {@link TradeOffBound}. More blocks prove more, and make the work as
   * many times longer. Default: 4.
   */
  readonly blocks?: number;
  /** Times that the local search goes through all edges, at each price, at most. Default: 4. */
  readonly sweeps?: number;
}

/**
 * Matchings between the most stable and the heaviest, each the best found for its number of blocking pairs, and bounds on what any
 * matching can reach with so many.
 *
 * *When to use*: when a stable matching costs too much of the total, or the best total leaves too many pairs that would leave: to see how much
 * of the one a little of the other buys.
 *
 * *Details*: the first point is the heaviest stable matching (lists made strict by the lower index), the last has the largest total of all; both are
 * exact, and so is the bound at the last. Between them the points are found by a heuristic and the bounds by Lagrangian relaxation: the truth lies between. Each point is a matching whose total and blocking
 * pairs can be counted, each bound carries its proof: see {@link verifyTradeOff}. Deterministic.
 *
 * *Gotchas*: with ties, a weakly stable matching that breaks them otherwise may be heavier than the first point, though not than the bound. Finding the best matching with few blocking pairs is NP-hard; a point below
 * its bound may be the best or not.
 *
 * @param weight - edge → weight; finite
 * @returns {@link TradeOff}, or {@link InvalidProblem} when there is not one finite weight an edge
 *
 * @example
 * ```ts
 * const stable = stableProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(2, 1, 2, 1),
 *   columnScore: Float64Array.of(2, 2, 1, 1),
 * });
 * const { points } = stabilityTradeOffOrThrow(stable, Float64Array.of(5, 4, 4, 0));
 * points.map(({ total, blockingPairs }) => [total, blockingPairs]); // [ [ 5, 0 ], [ 8, 1 ] ]
 * stabilityTradeOff(stable, Float64Array.of(5))._tag; // "Left"
 * ```
 */
export const stabilityTradeOff = (
  problem: StableProblem,
  weight: Float64Array,
  options: TradeOffOptions = {},
): Either<InvalidProblem, TradeOff> => {
  const findings = errorsAmong(checkInput(problem, weight, options));
  if (findings !== undefined) return left({ _tag: "InvalidProblem", findings });
  // Nothing stops a run that is drained at once.
  return right(drain(tradeOffInSlices(problem, weight, options)) as TradeOff);
};

/**
 * {@link stabilityTradeOff}, throwing.
 *
 * @throws {@link MatchingException} where `stabilityTradeOff` answers with a left
 */
export const stabilityTradeOffOrThrow = (
  problem: StableProblem,
  weight: Float64Array,
  options: TradeOffOptions = {},
): TradeOff => getOrThrow(stabilityTradeOff(problem, weight, options));

/**
 * {@link stabilityTradeOff} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds, with what was found so far.
 *
 * @returns {@link TradeOffOutcome}, or {@link InvalidProblem}
 *
 * @example
 * ```ts
 * const weight = new Float64Array(stable.columnOfEdge.length).fill(1);
 * const answer = await stabilityTradeOffAsync(stable, weight, { signal: AbortSignal.timeout(5000) });
 * ```
 */
export const stabilityTradeOffAsync = async (
  problem: StableProblem,
  weight: Float64Array,
  options: TradeOffOptions & AsyncOptions = {},
): Promise<Either<InvalidProblem, TradeOffOutcome>> => {
  const findings = errorsAmong(checkInput(problem, weight, options));
  if (findings !== undefined) return left({ _tag: "InvalidProblem", findings });
  return right(await drainAsync(tradeOffInSlices(problem, weight, options), options));
};

/**
 * What no matching with at most so many blocking pairs can surpass: the least that the bounds say.
 *
 * @returns a total; Infinity when there are no bounds
 *
 * @example
 * ```ts
 * const weight = new Float64Array(stable.columnOfEdge.length).fill(1);
 * const { points, bounds } = stabilityTradeOffOrThrow(stable, weight, { prices: 1, iterations: 1 });
 * tradeOffBound(bounds, 0) >= points[0].total; // true
 * ```
 */
export const tradeOffBound = (bounds: ReadonlyArray<TradeOffBound>, blockingPairs: number): number =>
  bounds.reduce(
    (least, { base, price }) => Math.min(least, base + price * blockingPairs),
    Number.POSITIVE_INFINITY,
  );

const DEFAULTS = { prices: 8, iterations: 40, sweeps: 4, blocks: 4 };

const checkInput = (problem: StableProblem, weight: Float64Array, options: TradeOffOptions) => [
  ...checkWeights("weight", weight, problem.columnOfEdge.length),
  ...(["prices", "iterations", "sweeps", "blocks"] as const).flatMap((name) => {
    const count = options[name] ?? DEFAULTS[name];
    const least = name === "blocks" ? 1 : 0;
    return Number.isInteger(count) && count >= least
      ? []
      : [
          arrayFinding("out-of-range", [name], {
            expected: `a whole number from ${least}`,
            received: quote(count),
            remedy: "Say how much may be tried.",
          }),
        ];
  }),
];

/** Steps without a lower bound before they become shorter. */
const PATIENCE = 4;
/** Prices reach from the average price of a blocking pair, divided by this, to the whole difference of the ends, times this. */
const SPREAD = 4;

/** The trade-off in slices, for input that is sound; progress counts prices. */
export function* tradeOffInSlices(
  problem: StableProblem,
  weight: Float64Array,
  options: TradeOffOptions = {},
): Slices<TradeOffOutcome> {
  const { prices, iterations, sweeps, blocks: most } = { ...DEFAULTS, ...withoutUndefined(options) };
  const frontier = new Frontier();
  const bounds: TradeOffBound[] = [];
  const search = new LocalSearch(problem, weight);
  const stopped = (reason: "aborted"): TradeOffOutcome => ({
    _tag: "Stopped",
    reason,
    points: frontier.points,
    bounds,
  });
  /** Notes a matching. */
  const note = (columnOfRow: Int32Array): void => {
    search.begin(columnOfRow);
    frontier.add(search.point());
  };

  // The two ends.
  const heaviestStable = yield* maximumWeightStable({ ...problem, weight });
  if (heaviestStable._tag === "Stopped") return stopped(heaviestStable.reason);
  note(heaviestStable.columnOfRow);
  const blocks = divideIntoBlocks(problem, most);
  const seatCount = blocks.edgeOfSeat.length;
  const multiplier = new Float64Array(seatCount);
  const raised = Float64Array.from(blocks.edgeOfSeat, (edge) => weight[edge]!);
  const heaviest = yield* assign(problem, blocks, raised, { done: 0, total: prices });
  if (heaviest._tag === "Stopped") return stopped(heaviest.reason);
  note(columnsOf(blocks, heaviest.columnOfRow));
  bounds.push(boundOf(blocks, most, 0, multiplier, heaviest));
  const stable = frontier.points[0]!;
  const difference = heaviest.total - stable.total;
  if (frontier.points.length === 1 || !(difference > 0))
    return { _tag: "TradeOff", points: frontier.points, bounds };

  const constraints = new StabilityConstraints(problem, blocks);
  const rows = rowOfEdge(problem);
  const support = new Float64Array(seatCount);
  const lowest = difference / frontier.points.at(-1)!.blockingPairs / SPREAD;
  const highest = difference * SPREAD;
  for (let step = 0; step < prices; step++) {
    const progress = { done: step, total: prices };
    const price = lowest * (highest / lowest) ** (prices === 1 ? 0.5 : step / (prices - 1));
    let best: TradeOffBound | undefined;
    let length = 2;
    let sinceBest = 0;
    for (let iteration = 0; iteration <= iterations; iteration++) {
      const reason = yield progress;
      if (reason !== undefined) return stopped(reason);
      // Lower the bound: an assignment with raised weights, then a step against its supports.
      constraints.raise(weight, multiplier, raised);
      const outcome = yield* assign(problem, blocks, raised, progress);
      if (outcome._tag === "Stopped") return stopped(outcome.reason);
      note(columnsOf(blocks, outcome.columnOfRow));
      const bound = boundOf(blocks, most, price, multiplier, outcome);
      if (best === undefined || bound.base < best.base) {
        best = bound;
        sinceBest = 0;
      } else if (++sinceBest === PATIENCE) {
        length /= 2;
        sinceBest = 0;
      }
      const target = frontier.bestAt(price);
      const excess = bound.base - (target.total - price * target.blockingPairs);
      constraints.support(seatsOf(blocks, outcome.columnOfRow), rows, support);
      if (!takeStep(blocks, multiplier, support, price, length * excess)) break;
    }
    if (best !== undefined) {
      bounds.push(best);
      multiplier.set(best.multiplier);
    }
    // Raise the points: from the best at this price.
    const { columnOfRow } = frontier.bestAt(price);
    search.begin(columnOfRow);
    let scannedAtLastYield = search.edgesScanned;
    for (let sweep = 0; sweep < sweeps; sweep++) {
      let improved = false;
      for (let edge = 0; edge < weight.length; edge++) {
        if (search.improveBy(edge, price)) {
          improved = true;
          frontier.add(search.point());
        }
        if (search.edgesScanned - scannedAtLastYield < EDGES_PER_SLICE) continue;
        scannedAtLastYield = search.edgesScanned;
        const reason = yield progress;
        if (reason !== undefined) return stopped(reason);
      }
      if (!improved) break;
    }
  }
  return { _tag: "TradeOff", points: frontier.points, bounds };
}

/** An assignment of rows to blocks that reports somebody else's progress. */
function* assign(
  { rowCount }: StableProblem,
  { rowOffsets, blockOfSeat, placesOfBlock }: Blocks,
  weight: Float64Array,
  progress: Progress,
): Slices<OptimalTotal | OptimalCoverage | StoppedAssignment> {
  const slices = successiveShortestPaths({
    rowCount,
    columnCount: placesOfBlock.length,
    rowOffsets,
    columnOfEdge: blockOfSeat,
    weight,
    capacityOfColumn: placesOfBlock,
  });
  let step = slices.next(undefined);
  while (step.done !== true) step = slices.next(yield progress);
  return step.value;
}

/** What the prices of an assignment with raised weights prove. */
const boundOf = (
  { placesOfBlock }: Blocks,
  blocks: number,
  price: number,
  multiplier: Float64Array,
  { potentials }: OptimalTotal | OptimalCoverage,
): TradeOffBound => {
  let base = 0;
  for (const rowPrice of potentials.row) base += rowPrice;
  for (let block = 0; block < placesOfBlock.length; block++)
    base += placesOfBlock[block]! * potentials.column[block]!;
  for (const one of multiplier) base -= one;
  return {
    price,
    base,
    blocks,
    multiplier: multiplier.slice(),
    rowPrice: potentials.row,
    blockPrice: potentials.column,
  };
};

const columnsOf = ({ columnOfBlock }: Blocks, blockOfRow: Int32Array): Int32Array =>
  blockOfRow.map((block) => (block === NOBODY ? NOBODY : columnOfBlock[block]!));

const seatsOf = ({ rowOffsets, blockOfSeat }: Blocks, blockOfRow: Int32Array): Int32Array => {
  const graph = { rowCount: blockOfRow.length, columnCount: 0, rowOffsets, columnOfEdge: blockOfSeat };
  return blockOfRow.map((block, row) => (block === NOBODY ? NOBODY : findEdge(graph, row, block)));
};

/**
 * Multipliers of seats without enough support rise, those of seats with more than enough fall, down to 0; where those of an edge add up to
 * more than the price, all of them shrink in proportion.
 *
 * @returns whether there was anything to be moved
 */
const takeStep = (
  { seatOffsets }: Blocks,
  multiplier: Float64Array,
  support: Float64Array,
  price: number,
  numerator: number,
): boolean => {
  const sumOf = (edge: number): number => {
    let sum = 0;
    for (let s = seatOffsets[edge]!; s < seatOffsets[edge + 1]!; s++) sum += multiplier[s]!;
    return sum;
  };
  const edgeCount = seatOffsets.length - 1;
  let square = 0;
  for (let edge = 0; edge < edgeCount; edge++) {
    const isFull = sumOf(edge) >= price;
    for (let s = seatOffsets[edge]!; s < seatOffsets[edge + 1]!; s++) {
      const slope = support[s]! - 1;
      // What cannot move does not count.
      if ((slope > 0 && multiplier[s] === 0) || (slope < 0 && isFull)) continue;
      square += slope * slope;
    }
  }
  if (square === 0 || !(numerator > 0)) return false;
  const step = numerator / square;
  for (let s = 0; s < multiplier.length; s++)
    multiplier[s] = Math.max(0, multiplier[s]! - step * (support[s]! - 1));
  for (let edge = 0; edge < edgeCount; edge++) {
    const sum = sumOf(edge);
    if (sum <= price) continue;
    for (let s = seatOffsets[edge]!; s < seatOffsets[edge + 1]!; s++) multiplier[s]! *= price / sum;
  }
  return true;
};

const withoutUndefined = (options: TradeOffOptions): TradeOffOptions =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
