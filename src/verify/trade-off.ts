import { findEdge, NOBODY } from "../graph/bipartite";
import type { StableProblem } from "../stable/problem";
import type { TradeOffBound, TradeOffOutcome, TradeOffPoint } from "../stable/trade-off/outcome";
import { findBlockingPairs } from "./stability";
import { findInfeasibilities, type Violation } from "./violation";

/** One way in which a trade-off is not what it claims to be; `point` and `bound` are positions in its lists. */
export type TradeOffViolation =
  /** There is not one weight an edge. */
  | Extract<Violation, { _tag: "WrongLength" }>
  /** A point is no matching within the places. */
  | { readonly _tag: "InfeasiblePoint"; readonly point: number; readonly violation: Violation }
  /** A point's total is not the sum of its weights. */
  | {
      readonly _tag: "WrongPointTotal";
      readonly point: number;
      readonly expected: number;
      readonly found: number;
    }
  /** A point's number of blocking pairs is not what can be counted. */
  | {
      readonly _tag: "WrongBlockingPairs";
      readonly point: number;
      readonly expected: number;
      readonly found: number;
    }
  /** A point has not both more blocking pairs and a larger total than the one before. */
  | { readonly _tag: "NotAscending"; readonly point: number }
  /** The first point has blocking pairs, or the last one's total is below what a bound lets everybody hope for: an end is missing. */
  | { readonly _tag: "MissingEnd"; readonly end: "stable" | "heaviest" }
  /** An array of a bound has not as many numbers as it must. */
  | {
      readonly _tag: "WrongBoundLength";
      readonly bound: number;
      readonly array: string;
      readonly expected: number;
      readonly found: number;
    }
  /** The price of a blocking pair is negative, or no number; or the number of blocks is none. */
  | { readonly _tag: "BadBound"; readonly bound: number; readonly price: number; readonly blocks: number }
  /** Multipliers of an edge are negative, or add up to more than the price. */
  | { readonly _tag: "BadMultiplier"; readonly bound: number; readonly row: number; readonly column: number }
  /** A price of a row or block is negative, or no number. */
  | {
      readonly _tag: "BadBoundPrice";
      readonly bound: number;
      readonly side: "row" | "block";
      readonly index: number;
      readonly price: number;
    }
  /** The prices of a row and a block don't reach the raised weight of their seat. */
  | {
      readonly _tag: "BoundPriceTooLow";
      readonly bound: number;
      readonly row: number;
      readonly column: number;
      readonly missing: number;
    }
  /** The base is not what prices and multipliers add up to. */
  | { readonly _tag: "WrongBase"; readonly bound: number; readonly expected: number; readonly found: number };

/**
 * Checks a trade-off between stability and weight, by code that shares nothing with the solver.
 *
 * *Details*: counts the blocking pairs of every point and adds up its weights, O(edges) each; recomputes the raised weights of every bound from its
 * multipliers and holds them to its prices, which by weak duality is all that the bound needs, O(seats · log degree) each. Sums of floats are held
 * to within what rounding can add up to.
 *
 * @returns every violation; an empty list is the proof that all points are real and no bound can be surpassed
 *
 * @example
 * ```ts
 * const weight = new Float64Array(stable.columnOfEdge.length).fill(1);
 * verifyTradeOff(stable, weight, stabilityTradeOffOrThrow(stable, weight, { prices: 1, iterations: 1 })); // []
 * ```
 */
export const verifyTradeOff = (
  problem: StableProblem,
  weight: Float64Array,
  outcome: TradeOffOutcome,
): TradeOffViolation[] => {
  const expected = problem.columnOfEdge.length;
  if (weight.length !== expected)
    return [{ _tag: "WrongLength", array: "weight", expected, found: weight.length }];
  return [
    ...outcome.points.flatMap((point, at) => checkPoint(problem, weight, point, at)),
    ...checkOrder(outcome.points),
    ...outcome.bounds.flatMap((bound, at) => checkBound(problem, weight, bound, at)),
    ...(outcome._tag === "TradeOff" ? checkEnds(problem, weight, outcome) : []),
  ];
};

/** What sums of so many numbers up to this size may be off by. */
const rounding = (problem: StableProblem, largest: number, terms: number): number =>
  Number.EPSILON * (problem.rowCount + problem.columnCount + terms) * largest;

const largestOf = (numbers: Float64Array): number =>
  numbers.reduce((largest, one) => Math.max(largest, Math.abs(one)), 0);

const checkPoint = (
  problem: StableProblem,
  weight: Float64Array,
  { columnOfRow, total, blockingPairs }: TradeOffPoint,
  point: number,
): TradeOffViolation[] => {
  const infeasible = findInfeasibilities(problem, columnOfRow);
  if (infeasible.length > 0)
    return infeasible.map((violation) => ({ _tag: "InfeasiblePoint", point, violation }));
  let sum = 0;
  for (let row = 0; row < problem.rowCount; row++) {
    const column = columnOfRow[row]!;
    if (column !== NOBODY) sum += weight[findEdge(problem, row, column)]!;
  }
  const violations: TradeOffViolation[] = [];
  // Written so that NaN is a violation.
  if (!(Math.abs(sum - total) <= rounding(problem, largestOf(weight), 0) * problem.rowCount))
    violations.push({ _tag: "WrongPointTotal", point, expected: sum, found: total });
  const blocking = findBlockingPairs(problem, columnOfRow).length;
  if (blocking !== blockingPairs)
    violations.push({ _tag: "WrongBlockingPairs", point, expected: blocking, found: blockingPairs });
  return violations;
};

const checkOrder = (points: ReadonlyArray<TradeOffPoint>): TradeOffViolation[] =>
  points.flatMap((point, at): TradeOffViolation[] => {
    const before = points[at - 1];
    const ascends =
      before === undefined || (point.blockingPairs > before.blockingPairs && point.total > before.total);
    return ascends ? [] : [{ _tag: "NotAscending", point: at }];
  });

const checkEnds = (
  problem: StableProblem,
  weight: Float64Array,
  { points, bounds }: TradeOffOutcome,
): TradeOffViolation[] => {
  const violations: TradeOffViolation[] = [];
  if (points[0]?.blockingPairs !== 0) violations.push({ _tag: "MissingEnd", end: "stable" });
  const cap = Math.min(...bounds.filter(({ price }) => price === 0).map(({ base }) => base));
  const total = points.at(-1)?.total ?? Number.NEGATIVE_INFINITY;
  if (!(cap - total <= rounding(problem, largestOf(weight), 0) * (problem.rowCount + problem.columnCount)))
    violations.push({ _tag: "MissingEnd", end: "heaviest" });
  return violations;
};

/** column → how many blocks its places make, and how many places each has. */
const blocksOf = (problem: StableProblem, most: number): number[][] =>
  Array.from(problem.capacityOfColumn, (places) => {
    const count = Math.min(most, places);
    return Array.from({ length: count }, (_, nth) => Math.floor((places + count - 1 - nth) / count));
  });

const checkBound = (
  problem: StableProblem,
  weight: Float64Array,
  bound: TradeOffBound,
  at: number,
): TradeOffViolation[] => {
  const { price, base, blocks: most, multiplier, rowPrice, blockPrice } = bound;
  if (!(price >= 0 && Number.isFinite(price) && Number.isInteger(most) && most >= 1))
    return [{ _tag: "BadBound", bound: at, price, blocks: most }];
  const blocks = blocksOf(problem, most);
  const firstBlock = runningSum(blocks.map((places) => places.length));
  const firstSeat = runningSum(Array.from(problem.columnOfEdge, (column) => blocks[column]!.length));
  const lengths: [string, Float64Array, number][] = [
    ["multiplier", multiplier, firstSeat.at(-1)!],
    ["rowPrice", rowPrice, problem.rowCount],
    ["blockPrice", blockPrice, firstBlock.at(-1)!],
  ];
  const wrong = lengths.filter(([, array, expected]) => array.length !== expected);
  if (wrong.length > 0) {
    return wrong.map(([array, { length }, expected]) => ({
      _tag: "WrongBoundLength",
      bound: at,
      array,
      expected,
      found: length,
    }));
  }
  const violations: TradeOffViolation[] = [];
  const raised = raisedWeights(problem, weight, multiplier, blocks, firstSeat);
  const largest = largestOf(raised) + largestOf(weight) + price;
  const tolerance = rounding(problem, largest, problem.columnOfEdge.length);

  let value = 0;
  for (const [side, prices] of [
    ["row", rowPrice],
    ["block", blockPrice],
  ] as const) {
    for (const [index, one] of prices.entries()) {
      if (!(one >= -tolerance && Number.isFinite(one)))
        violations.push({ _tag: "BadBoundPrice", bound: at, side, index, price: one });
    }
  }
  for (const one of rowPrice) value += one;
  for (const [column, places] of blocks.entries()) {
    for (const [nth, count] of places.entries()) value += count * blockPrice[firstBlock[column]! + nth]!;
  }
  for (let row = 0; row < problem.rowCount; row++) {
    for (let e = problem.rowOffsets[row]!; e < problem.rowOffsets[row + 1]!; e++) {
      const column = problem.columnOfEdge[e]!;
      let sum = 0;
      let missing = 0;
      let isBad = false;
      for (let seat = firstSeat[e]!; seat < firstSeat[e + 1]!; seat++) {
        sum += multiplier[seat]!;
        isBad ||= !(multiplier[seat]! >= 0);
        const block = firstBlock[column]! + seat - firstSeat[e]!;
        missing = Math.max(missing, raised[seat]! - rowPrice[row]! - blockPrice[block]!);
      }
      value -= sum;
      if (isBad || !(sum <= price + tolerance))
        violations.push({ _tag: "BadMultiplier", bound: at, row, column });
      if (missing > tolerance) violations.push({ _tag: "BoundPriceTooLow", bound: at, row, column, missing });
    }
  }
  const ofSums = tolerance * (problem.rowCount + problem.columnCount);
  // Written so that NaN is a violation.
  if (!(Math.abs(value - base) <= ofSums))
    violations.push({ _tag: "WrongBase", bound: at, expected: value, found: base });
  return violations;
};

/** 0, and behind each number the sum up to it. */
const runningSum = (numbers: ReadonlyArray<number>): number[] => {
  const sums = [0];
  for (const [at, number] of numbers.entries()) sums.push(sums[at]! + number);
  return sums;
};

/**
 * seat → weight, raised by the multipliers of the seats that it keeps from blocking. List by list from the least wanted up, as the definition
 * has it: `Σ of those wanted less` grows from one class of equals to the next.
 */
const raisedWeights = (
  problem: StableProblem,
  weight: Float64Array,
  multiplier: Float64Array,
  blocks: ReadonlyArray<ReadonlyArray<number>>,
  firstSeat: ReadonlyArray<number>,
): Float64Array => {
  const { rowCount, rowOffsets, columnOfEdge, rowScore, columnScore } = problem;
  const raised = new Float64Array(multiplier.length);
  const ofColumn: number[][] = blocks.map(() => []);
  for (let row = 0; row < rowCount; row++) {
    const edges: number[] = [];
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      edges.push(e);
      ofColumn[columnOfEdge[e]!]!.push(e);
    }
    let below = 0;
    for (const equals of classesUpwards(edges, rowScore)) {
      for (const e of equals) for (let s = firstSeat[e]!; s < firstSeat[e + 1]!; s++) below += multiplier[s]!;
      for (const e of equals) {
        let earlier = 0;
        for (let s = firstSeat[e]!; s < firstSeat[e + 1]!; s++) {
          raised[s] = weight[e]! + below - earlier;
          earlier += multiplier[s]!;
        }
      }
    }
  }
  for (const [column, edges] of ofColumn.entries()) {
    const classes = classesUpwards(edges, columnScore);
    for (const [nth, places] of blocks[column]!.entries()) {
      let below = 0;
      for (const equals of classes) {
        for (const e of equals) below += multiplier[firstSeat[e]! + nth]!;
        for (const e of equals) {
          const seat = firstSeat[e]! + nth;
          raised[seat]! += (below - multiplier[seat]!) / places;
        }
      }
    }
  }
  return raised;
};

/** The edges in classes of equal score, the least wanted class first. */
const classesUpwards = (edges: number[], score: Float64Array): number[][] => {
  const classes: number[][] = [];
  for (const edge of edges.toSorted((a, b) => score[a]! - score[b]!)) {
    const last = classes.at(-1);
    if (last !== undefined && score[last[0]!] === score[edge]) last.push(edge);
    else classes.push([edge]);
  }
  return classes;
};
