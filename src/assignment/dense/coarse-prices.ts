/**
 * Prices for a matrix with structure, from those of samples of it: the auction algorithm with epsilon scaling, coarse to fine.
 *
 * Epsilon scaling: D. P. Bertsekas and J. Eckstein, "Dual coordinate step methods for linear network flow problems", Mathematical
 * Programming 42 (1988), 203–243. Coarse to fine: B. Schmitzer, "A sparse multiscale algorithm for dense optimal transport", Journal of
 * Mathematical Imaging and Vision 56 (2016), 238–259, does so for points in space; here there are no points, only a matrix.
 *
 * Every fourth row and column make a problem of a sixteenth of the size, whose prices say nearly as much about what a column is
 * worth. A column outside the sample gets the price at which it is just no better choice for anybody: the smallest cost minus what
 * the row pays, over the rows of the sample. Phases of the auction then move the prices, by as much as they moved at the level before
 * at first, and less and less.
 *
 * Nothing here decides about the answer, only about the way to it: augmenting row reduction and shortest paths are exact from any prices.
 */
import { auctionPhase } from "./auction";
import { type CostMatrix, type Sample, sampleOf } from "./cost-matrix";
import { DenseState, type Phase } from "./state";

/** One of so many rows and columns goes into a sample. */
const STEP = 4;

/** Rows below which a matrix is not sampled any more. */
const SMALLEST = 160;

/** First epsilon of a level, as part of the movement that is expected of prices. */
const FIRST_EPSILON = 0.25;

/** From one phase to the next epsilon is divided by this. */
const SCALING = 10;

const MOST_PHASES = 5;

/** Epsilon is small enough when it is this part of what a row's second choice costs more than its first. */
const SMALL_ENOUGH = 0.25;

/** Passes over its matrix that the phases of a level may take. Where samples say something, they take half as many; where they do not, often twice as many. */
const MOST_PASSES = 42;

/** Part of its matrix that lists may have as many entries as: they take 12 bytes an entry, costs 8. */
const LIST_SHARE = 1 / 9;
const SHORTEST_LIST = 16;
const LONGEST_LIST = 320;

/** Entries of a list for a matrix with structure: phases move prices far at first, so longer lists than for noise save passes. */
export const listCapacity = ({ columnCount }: CostMatrix): number =>
  Math.min(
    columnCount,
    Math.max(SHORTEST_LIST, Math.min(LONGEST_LIST, Math.floor(columnCount * LIST_SHARE))),
  );

/**
 * Sets the prices of a state in which nobody is matched; leaves them as they are when the auction takes too long on a sample. Then there
 * is structure, but not one that a sample would show, as where rows are the same numbers shifted.
 *
 * @param grain - smallest difference between sums of costs, 1 for integers; prices are multiples of it then. 0: not known
 */
export function* coarseToFine(state: DenseState, grain: number): Phase {
  const levels: Sample[] = [{ matrix: state.matrix, rowOfSample: new Int32Array(0) }];
  while (levels.at(-1)!.matrix.rowCount >= SMALLEST) levels.push(sampleOf(levels.at(-1)!.matrix, STEP));
  let coarse: DenseState | undefined;
  let rowOfCoarse: Int32Array = new Int32Array(0);
  let movement = 0;
  for (let level = levels.length - 1; level >= 0; level--) {
    const { matrix, rowOfSample } = levels[level]!;
    const current = level === 0 ? state : new DenseState(matrix, listCapacity(matrix));
    current.spareCount = matrix.columnCount - matrix.rowCount;
    if (coarse === undefined) movement = startAtMeans(current);
    else extendPrices(coarse, rowOfCoarse, current);
    yield;
    const before = current.price.slice();
    const isInTime = yield* phases(current, movement, grain);
    if (!isInTime && level > 0 && matrix.rowCount >= SMALLEST) return;
    movement = deviation(current.price, before);
    coarse = current;
    rowOfCoarse = rowOfSample;
  }
  levelSpareColumns(state);
  if (grain > 0)
    for (let j = 0; j < state.price.length; j++) state.price[j] = Math.floor(state.price[j]! / grain) * grain;
}

/** Answers whether the phases took no longer than they may. */
function* phases(state: DenseState, movement: number, grain: number): Phase<boolean> {
  const { lists, matrix } = state;
  // A small sample costs little, may need more passes, and says nothing about the large ones when it does.
  const passes = matrix.rowCount < SMALLEST ? MOST_PHASES * MOST_PASSES : MOST_PASSES;
  const end = lists.work + passes * matrix.rowCount * matrix.columnCount;
  let epsilon = movement * FIRST_EPSILON;
  for (let phase = 0; phase < MOST_PHASES && epsilon > 0 && epsilon < Number.POSITIVE_INFINITY; phase++) {
    yield* auctionPhase(state, epsilon, end - lists.work);
    if (lists.work >= end) return false;
    if (epsilon <= Math.max(SMALL_ENOUGH * meanGap(state), grain / STEP)) return true;
    epsilon /= SCALING;
  }
  return true;
}

/** How much more the second choice of a row costs than the first, on average. */
const meanGap = ({ lists, matrix }: DenseState): number => {
  let sum = 0;
  for (let row = 0; row < matrix.rowCount; row++) {
    lists.findBestTwo(row);
    sum += lists.cost[1]! - lists.cost[0]!;
  }
  return sum / matrix.rowCount;
};

/** Standard deviation of the difference. */
const deviation = (a: Float64Array, b: Float64Array): number => {
  let mean = 0;
  for (let at = 0; at < a.length; at++) mean += (a[at]! - b[at]!) / a.length;
  let variance = 0;
  for (let at = 0; at < a.length; at++) variance += (a[at]! - b[at]! - mean) ** 2 / a.length;
  return Math.sqrt(variance);
};

/** Prices every column at its mean cost. Answers with the standard deviation of what means of rows and columns leave unexplained. */
const startAtMeans = ({ price, matrix }: DenseState): number => {
  const { rowCount, columnCount, weight, sign } = matrix;
  for (let row = 0; row < rowCount; row++) {
    const base = row * columnCount;
    for (let column = 0; column < columnCount; column++)
      price[column]! += (sign * weight[base + column]!) / rowCount;
  }
  let variance = 0;
  for (let row = 0; row < rowCount; row++) {
    const base = row * columnCount;
    let mean = 0;
    for (let column = 0; column < columnCount; column++) {
      mean += (sign * weight[base + column]! - price[column]!) / columnCount;
    }
    for (let column = 0; column < columnCount; column++) {
      variance += (sign * weight[base + column]! - price[column]! - mean) ** 2 / (rowCount * columnCount);
    }
  }
  return Math.sqrt(variance);
};

/** Prices every column so that no row of the sample would rather have it than its own. */
const extendPrices = (coarse: DenseState, rowOfSample: Int32Array, { price, matrix }: DenseState): void => {
  const { columnCount, weight, sign } = matrix;
  // What a spare row pays is what the dearest column costs.
  const ofSpare =
    coarse.spareCount > 0 ? coarse.price.reduce((a, b) => Math.max(a, b)) : Number.POSITIVE_INFINITY;
  price.fill(ofSpare);
  for (let row = 0; row < rowOfSample.length; row++) {
    coarse.lists.findBestTwo(row);
    const paid = coarse.lists.cost[0]!;
    const base = rowOfSample[row]! * columnCount;
    for (let column = 0; column < columnCount; column++) {
      const just = sign * weight[base + column]! - paid;
      if (just < price[column]!) price[column] = just;
    }
  }
};

/** Spare rows are to find columns of one price, the highest: prices of their own differ by epsilon at most, and only fall. */
const levelSpareColumns = ({ spareCount, spare, price, rowOfColumn }: DenseState): void => {
  if (spareCount === 0) return;
  let highest = Number.POSITIVE_INFINITY;
  for (let column = 0; column < price.length; column++) {
    if (rowOfColumn[column] === spare) highest = Math.min(highest, price[column]!);
  }
  for (let column = 0; column < price.length; column++) price[column] = Math.min(price[column]!, highest);
};
