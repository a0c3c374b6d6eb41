/**
 * Prices and a matching to begin with: an auction with smaller and smaller ε, each from the prices of the last.
 *
 * D. P. Bertsekas and J. Eckstein, "Dual coordinate step methods for linear network flow problems", Mathematical Programming 42 (1988),
 * 203–243 (ε-scaling).
 *
 * At the end every matched row has what is worth most to it, exactly; a few rows have nothing, and a few columns that have places left may cost
 * something. How well that went decides how long the exact searches take after it, and nothing else.
 *
 * Where there are clearly more rows than places, rows would bid each other up until the last of them gives up. Then it is the places that look for
 * rows, and there is no auction: every column costs what it is worth to the row that wants it most, and the exact searches fill one place after
 * the other (3000 rows and 2400 places: 5 to 25 times as fast).
 *
 * The first ε is what lies between the best candidates of a row, as the median of a sample says; the last is 0. Where
 * rows and places are far from equally many there is little to fight for, and ε = 0 alone is faster (100,000 rows and 120,000 places: half).
 */
import { findEdge, NOBODY } from "../../graph/bipartite";
import type { Slices, StopReason } from "../../graph/slices";
import type { NormalProblem } from "../normal-form";
import { Auction } from "./auction";
import { CandidateLists, LIST } from "./candidate-lists";
import { type Pricing, pricingOf, type Sides } from "./pricing";

/** What the weights are like. */
interface Extent {
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
}

/** How much smaller ε becomes from one phase to the next, and in how many phases. */
const STEP = 10;
const SCALED_PHASES = 4;

/** Bids a row may make on average in a phase before the rest is left to the exact searches. */
const BIDS_PER_ROW = 40;

/** Bids between two looks at the clock of whoever waits: about a millisecond. */
const BIDS_PER_SLICE = 4096;

/** Rows and places that differ by less than this part of them are as good as equally many. */
const NEARLY_EQUAL = 1 / 64;

/** Prices and a matching of those rows that have what is worth most to them. */
export function* startPrices(
  problem: NormalProblem,
  sides: Sides,
): Slices<{ readonly pricing: Pricing; readonly reason: StopReason | undefined }> {
  const { rowCount, columnCount, capacityOfColumn } = problem;
  const extent = extentOf(problem);
  const range = extent.most - extent.least;
  let places = 0;
  for (const capacity of capacityOfColumn) places += capacity;
  if (rowCount - places > NEARLY_EQUAL * places) {
    return { pricing: pricesOfPlaces(problem, sides), reason: undefined };
  }
  const price = new Float64Array(columnCount + 1);
  const lists = new CandidateLists(problem, price);
  // Hardly fewer places than rows, all to be filled: then prices may be negative, and rows give up late.
  if (sides.columns && !sides.rows) price.fill(extent.least - range, 0, columnCount);
  for (let column = 0; column < columnCount; column++) {
    if (capacityOfColumn[column] === 0) price[column] = Math.max(0, extent.most) + range;
  }
  const auction = new Auction(problem, lists);
  let reason: StopReason | undefined;
  if (isSafe(extent)) {
    const isScaled = Math.abs(places - rowCount) <= NEARLY_EQUAL * places;
    for (const epsilon of isScaled ? epsilons(lists, rowCount, extent.isWhole) : [0]) {
      if (isScaled) lists.lowerPrices(leastOf(price, columnCount));
      const floor = sides.rows || isScaled ? Math.min(0, extent.least) - range : 0;
      auction.begin(epsilon, floor);
      while (auction.left > 0 && auction.bids < BIDS_PER_ROW * rowCount && reason === undefined) {
        auction.run(BIDS_PER_SLICE);
        reason = yield { done: rowCount - auction.left, total: rowCount };
      }
      if (reason !== undefined) break;
    }
  }
  return { pricing: keepBest(problem, sides, lists, auction.columnOfRow), reason };
}

/** Prices at which nobody wants anything. */
const pricesOfPlaces = (problem: NormalProblem, sides: Sides): Pricing => {
  const { columnCount, columnOfEdge, weight } = problem;
  const price = new Float64Array(columnCount).fill(sides.columns ? Number.NEGATIVE_INFINITY : 0);
  for (let e = 0; e < weight.length; e++) {
    const column = columnOfEdge[e]!;
    if (weight[e]! > price[column]!) price[column] = weight[e]!;
  }
  for (let column = 0; column < columnCount; column++) {
    if (price[column] === Number.NEGATIVE_INFINITY) price[column] = 0;
  }
  return pricingOf(problem, sides, price);
};

const extentOf = ({ weight }: NormalProblem): Extent => {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let isWhole = true;
  for (let e = 0; e < weight.length; e++) {
    const value = weight[e]!;
    if (value < least) least = value;
    if (value > most) most = value;
    if (isWhole && Math.floor(value) !== value) isWhole = false;
  }
  return weight.length === 0 ? { least: 0, most: 0, isWhole } : { least, most, isWhole };
};

/** Whether whole numbers stay exact when a few of the largest are added. */
const isSafe = ({ least, most, isWhole }: Extent): boolean =>
  !isWhole || 32 * Math.max(Math.abs(least), Math.abs(most)) <= Number.MAX_SAFE_INTEGER;

const SAMPLE = 255;

/** ε of each phase, descending to 0; only 0 where the best candidates are hardly told apart. */
const epsilons = (lists: CandidateLists, rowCount: number, isWhole: boolean): number[] => {
  const steps: number[] = [];
  const count = Math.min(SAMPLE, rowCount);
  for (let at = 0; at < count; at++) {
    const row = Math.floor((at * rowCount) / count);
    lists.make(row);
    const first = lists.weightAt[row * LIST]! - lists.price[lists.columnAt[row * LIST]!]!;
    const step = (first - lists.bound[row]!) / LIST;
    if (step > 0 && step < Number.POSITIVE_INFINITY) steps.push(step);
  }
  steps.sort((a, b) => a - b);
  let epsilon = steps[steps.length >> 1] ?? 0;
  const all: number[] = [];
  for (let phase = 0; phase < SCALED_PHASES && epsilon > 0; phase++) {
    // Whole prices stay exact.
    if (isWhole) epsilon = Math.round(epsilon);
    if (epsilon > 0) all.push(epsilon);
    epsilon /= STEP;
  }
  return [...all, 0];
};

const leastOf = (price: Float64Array, columnCount: number): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let column = 0; column < columnCount; column++) least = Math.min(least, price[column]!);
  return columnCount === 0 ? 0 : least;
};

/** Leaves with their column those rows to which nothing is worth more, and takes the lowest price for 0 where prices are not below 0. */
const keepBest = (
  problem: NormalProblem,
  sides: Sides,
  lists: CandidateLists,
  columnOfRow: Int32Array,
): Pricing => {
  const { rowCount, columnCount, weight } = problem;
  const { price } = lists;
  const pricing = pricingOf(problem, sides, price.subarray(0, columnCount));
  const { matching, rowPrice } = pricing;
  for (let row = 0; row < rowCount; row++) {
    const best = lists.bestValue(row);
    rowPrice[row] = best;
    const column = columnOfRow[row]!;
    if (column === NOBODY) continue;
    if (weight[findEdge(problem, row, column)]! - price[column]! >= best) matching.reassign(row, column);
  }
  const shift = sides.columns && !sides.rows ? 0 : leastOf(price, columnCount);
  if (shift !== 0) lists.lowerPrices(shift);
  for (let row = 0; row < rowCount; row++) {
    const value = rowPrice[row]! + shift;
    rowPrice[row] = value;
    if (value >= 0 || sides.rows) continue;
    // Left out at 0.
    rowPrice[row] = 0;
    if (matching.columnOfRow[row] !== NOBODY) matching.reassign(row, NOBODY);
  }
  return pricing;
};
