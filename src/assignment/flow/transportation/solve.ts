/**
 * Transportation by the network simplex method, one objective after the other: what comes first is minimised, the arcs that are the same in all of its optima
 * are kept as they are, and what comes second is minimised with the rest. No large number ever ranks one before the other. Where rows have one unit at most, an assignment is the start.
 *
 * Total, then size, when coverage is free; size, then total, when it comes first. Both are proven by the prices of their own run.
 */
import { withEdges } from "../../../graph/bipartite";
import { type AsyncOptions, drain, drainAsync, type Slices, type StopReason } from "../../../graph/slices";
import type { Potentials } from "../../outcome";
import { NetworkSimplex } from "../network-simplex";
import { findCut } from "../residual-cut";
import { boundOf, sumUp, transportGap } from "./account";
import { costsOfBoth, costsOfSize, costsOfWeights, networkOf, pricesOf } from "./network";
import type {
  InfeasibleTransport,
  LargestTransport,
  OptimalTransport,
  StoppedTransport,
  TransportationOutcome,
} from "./outcome";
import type { TransportationProblem } from "./problem";
import { shrinkViolator } from "./shrink";
import { violatorOf } from "./violator";
import { warmStart } from "./warm-start";

/** What {@link solveTransportation} can be told. */
export interface TransportationOptions<C extends "free" | "first" = "free" | "first"> {
  /** `"free"`: the best total; `"first"`: the most units, and among those the best total. Default: `"free"`. */
  readonly coverage?: C;
}

/** What {@link solveTransportation} answers when it is not stopped, by what comes first. */
export interface TransportationAnswer {
  readonly free: OptimalTransport | InfeasibleTransport;
  readonly first: LargestTransport | InfeasibleTransport;
}

/** Transportation in slices; progress counts pivots, after what the assignment says where one is a start. */
export function* transportationSlices(
  problem: TransportationProblem,
  { coverage = "free" }: TransportationOptions = {},
): Slices<TransportationOutcome> {
  const sign = problem.sense === "minimise" ? -1 : 1;
  const graph = withEdges(problem);
  const network = networkOf(problem, graph);
  const arcCount = network.tailOfArc.length;
  const simplex = new NetworkSimplex(network);
  const unitsOfEdge = (): Int32Array =>
    Int32Array.from(simplex.flowOfArc().subarray(0, problem.weight.length));
  const isFeasible = (): boolean => simplex.shortageOfNode().every((shortage) => shortage === 0);

  const isSizeFirst = coverage === "first";
  const costs = costsOfWeights(problem, arcCount);
  const startCosts = isSizeFirst ? costsOfBoth(problem, arcCount) : costs;
  const stoppedAtStart = yield* warmStart(problem, graph, startCosts, simplex);
  if (stoppedAtStart !== undefined) return stopped(problem, stoppedAtStart, undefined, undefined);
  let end = yield* simplex.minimise(startCosts);
  // 50 times as fast as the size alone, to which all pairs are alike (20,000 rows with 30 edges each, measured).
  if (isSizeFirst && end === "optimal") end = yield* simplex.minimise(costsOfSize(problem, arcCount));
  if (end === "infeasible") {
    const hub = network.nodeCount - 1;
    const cut = findCut(network, simplex.flowOfArc(), simplex.shortageOfNode(), hub);
    const violator = yield* shrinkViolator(problem, graph, violatorOf(problem, graph, cut));
    return { _tag: "Infeasible", violator };
  }
  if (end !== "optimal") {
    const prices = isSizeFirst ? undefined : pricesOf(problem, simplex.potential, sign);
    return stopped(problem, end, isFeasible() ? unitsOfEdge() : undefined, prices);
  }
  const firstPrices = pricesOf(problem, simplex.potential, isSizeFirst ? 1 : sign);
  if (isSizeFirst || sumUp(problem, unitsOfEdge()).size < largestSize(problem)) {
    simplex.freeze();
    const endOfSecond = yield* simplex.minimise(isSizeFirst ? costs : costsOfSize(problem, arcCount));
    if (endOfSecond !== "optimal" && endOfSecond !== "infeasible") {
      const prices = isSizeFirst ? pricesOf(problem, simplex.potential, sign) : firstPrices;
      return stopped(problem, endOfSecond, unitsOfEdge(), prices);
    }
  }
  const units = unitsOfEdge();
  const best = { _tag: "Optimal", unitsOfEdge: units, ...sumUp(problem, units) } as const;
  if (!isSizeFirst) {
    const gap = transportGap(problem, graph, units, firstPrices);
    return { ...best, coverage: "free", gap, potentials: firstPrices };
  }
  const potentials = pricesOf(problem, simplex.potential, sign);
  const gap = transportGap(problem, graph, units, potentials, firstPrices);
  return { ...best, coverage: "first", gap, potentials, sizePrices: firstPrices };
}

/** No more than this can be had whatever the pairs. */
const largestSize = ({ upperOfRow, upperOfColumn }: TransportationProblem): number =>
  Math.min(sumOf(upperOfRow), sumOf(upperOfColumn));

const sumOf = (counts: Int32Array): number => counts.reduce((sum, count) => sum + count, 0);

const stopped = (
  problem: TransportationProblem,
  reason: StopReason,
  units: Int32Array | undefined,
  prices: Potentials | undefined,
): StoppedTransport => {
  const nothing = {
    row: new Float64Array(problem.rowCount),
    column: new Float64Array(problem.columnCount),
  };
  const sign = problem.sense === "minimise" ? -1 : 1;
  const bounds = [nothing, ...(prices === undefined ? [] : [prices])].map((potentials) => ({
    potentials,
    bound: boundOf(problem, potentials),
  }));
  // While minimums are not met, prices are far off; none at all may then prove more.
  const tighter = bounds.reduce((one, other) => (sign * other.bound < sign * one.bound ? other : one));
  const best = units === undefined ? undefined : { unitsOfEdge: units, ...sumUp(problem, units) };
  return { _tag: "Stopped", reason, best, ...tighter };
};

/**
 * The best way to fill places that have minimums as well as maximums, on both sides, with its proof; or the proof that the minimums cannot all be met.
 *
 * *When to use*: where mentors need at least so many mentees, mentees at least or up to so many mentors, or a pair may be had several times. Where only columns have
 * places and nobody has a minimum, {@link solveAssignment} is faster.
 *
 * *Details*: primal network simplex: exponential at worst, fast in practice. Deterministic. Of equally good answers one with the most units; of those, the one that the
 * order of the edges leads to. Exact for integer weights up to 2^53 / (rows + columns + 2) and a total below 2^53; for floats `gap` says how far the total may be
 * from the best.
 *
 * *Gotchas*: minimums are kept, whatever that costs; a pair that makes the total worse is had only for their sake, or with `coverage: "first"`.
 *
 * @returns {@link OptimalTransport}, {@link LargestTransport} when coverage comes first, or {@link InfeasibleTransport}; check it with
 * {@link verifyTransportation}
 *
 * @example
 * ```ts
 * const problem = transportationProblemFromMatrixOrThrow(
 *   [
 *     [10, 9],
 *     [8, 1],
 *   ],
 *   { lowerOfColumn: Int32Array.of(1, 0), upperOfColumn: Int32Array.of(1, 2) },
 * );
 * const outcome = solveTransportation(problem);
 * if (outcome._tag === "Optimal") {
 *   outcome.total; // 17
 *   outcome.unitsOfEdge; // Int32Array [0, 1, 1, 0]
 * }
 * ```
 *
 * @see Z. Király, P. Kovács: Efficient implementations of minimum-cost flow algorithms (2012)
 */
export const solveTransportation = <C extends "free" | "first" = "free">(
  problem: TransportationProblem,
  options: TransportationOptions<C> = {},
): TransportationAnswer[C] =>
  // Nothing stops a run that is drained at once, and the arm goes with the coverage that was asked for.
  drain(transportationSlices(problem, options)) as TransportationAnswer[C];

/**
 * {@link solveTransportation} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns what `solveTransportation` answers, or {@link StoppedTransport} with the best so far and a bound after an abort
 *
 * @example
 * ```ts
 * const bounds = { lowerOfColumn: 1, upperOfColumn: 2 };
 * const loads = transportationProblemFromMatrixOrThrow([[7, 4], [6, null]], bounds);
 * const outcome = await solveTransportationAsync(loads, { signal: AbortSignal.timeout(5000) });
 * ```
 */
export const solveTransportationAsync = <C extends "free" | "first" = "free">(
  problem: TransportationProblem,
  options: TransportationOptions<C> & AsyncOptions = {},
): Promise<TransportationAnswer[C] | StoppedTransport> =>
  drainAsync(transportationSlices(problem, options), options) as Promise<
    TransportationAnswer[C] | StoppedTransport
  >;
