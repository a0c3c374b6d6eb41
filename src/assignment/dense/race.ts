/**
 * The way through the phases, from a matrix of costs to an optimal matching of its rows, with prices.
 *
 * Costs like noise: augmenting row reduction from prices 0, then shortest paths for the few rows that are left. A matrix with structure
 * would leave many rows with long paths; it first gets prices from samples. Which of the two it is, a look at the matrix says. Where
 * the first way is taken and turns out to be long, the second is taken after all: a few passes are lost, not the answer. Small matrices
 * like noise are done without lists.
 */
import type { Progress, StopReason } from "../../graph/slices";
import { coarseToFine, listCapacity } from "./coarse-prices";
import type { CostMatrix } from "./cost-matrix";
import { augmentingRowReduction } from "./row-reduction";
import { shortestPaths } from "./shortest-paths";
import { DenseState, FREE, type Phase, WORK_PER_SLICE } from "./state";
import { hasStructure } from "./structure";
import { wholeRows } from "./whole-rows";

/**
 * Square matrices like noise with so many entries are small enough that lists do not pay: at 300 rows reading whole rows takes half the time,
 * and three quarters of it in a first call, for which the compiler has less to do (measured). Smaller ones rarely come here.
 */
const FEW_ENTRIES = 100_000;
const FEWEST_ENTRIES = 1 << 14;

/** Entries of a list for costs like noise. */
const SHORT_LIST = 48;

/** With so many columns for a row, structure leaves few rows without one of their own. */
const ROOMY = 1.05;

/** Part of the rows that may be left before shortest paths from prices of the reduction alone. */
const FEW_LEFT = 1 / 8;

/** Passes over the matrix that shortest paths may take before prices from samples are tried: of a matrix like noise, and of one with structure. */
const PATIENCE = 16;
const LITTLE_PATIENCE = 2;

/** Where the work ended. */
export interface Finish {
  readonly state: DenseState;
  /** Why it was stopped; not there when everybody is matched. */
  readonly reason?: StopReason | undefined;
}

/** Solves the problem in slices. */
export function* race(matrix: CostMatrix): Generator<Progress, Finish, StopReason | undefined> {
  const { rowCount, columnCount } = matrix;
  const structured = hasStructure(matrix);
  const entries = rowCount * columnCount;
  if (!structured && rowCount === columnCount && entries >= FEWEST_ENTRIES && entries < FEW_ENTRIES) {
    const state = new DenseState(matrix, 0);
    const { reason } = yield* inSlices(wholeRows(state), state);
    return { state, reason };
  }
  let state = new DenseState(matrix, structured ? listCapacity(matrix) : Math.min(columnCount, SHORT_LIST));
  if (!structured || columnCount > ROOMY * rowCount) {
    const reduced = yield* inSlices(augmentingRowReduction(state), state);
    if (reduced.reason !== undefined) return { state, reason: reduced.reason };
    if (!structured || unmatchedRows(state) <= FEW_LEFT * rowCount) {
      const passes = structured ? LITTLE_PATIENCE : PATIENCE;
      const limit = state.lists.work + passes * rowCount * columnCount;
      const matched = yield* inSlices(shortestPaths(state), state, limit);
      if (matched.isDone || matched.reason !== undefined) return { state, reason: matched.reason };
    }
    // The memory is used again, unless lists should be longer.
    if (structured) state.reset();
    else state = new DenseState(matrix, listCapacity(matrix));
  }
  const whole = yield* inSlices(areWhole(matrix.weight), state);
  if (whole.reason !== undefined) return { state, reason: whole.reason };
  for (const phase of [
    coarseToFine(state, whole.value === true ? 1 : 0),
    augmentingRowReduction(state),
    shortestPaths(state),
  ]) {
    const { reason } = yield* inSlices(phase, state);
    if (reason !== undefined) return { state, reason };
  }
  return { state };
}

interface Run<A> {
  readonly isDone: boolean;
  readonly value?: A;
  readonly reason?: StopReason | undefined;
}

/** Runs a phase until it is done, told to stop, or has done too much work. */
function* inSlices<A>(
  phase: Phase<A>,
  state: DenseState,
  limit = Number.POSITIVE_INFINITY,
): Generator<Progress, Run<A>, StopReason | undefined> {
  for (;;) {
    const step = phase.next();
    if (step.done === true) return { isDone: true, value: step.value };
    const total = state.matrix.rowCount;
    const reason = yield { done: total - unmatchedRows(state), total };
    if (reason !== undefined) return { isDone: false, reason };
    if (state.lists.work > limit) return { isDone: false };
  }
}

const unmatchedRows = ({ columnOfRow }: DenseState): number => {
  let count = 0;
  for (const column of columnOfRow) if (column === FREE) count++;
  return count;
};

/** Whether all weights are whole numbers. */
function* areWhole(weight: Float64Array): Phase<boolean> {
  for (let start = 0; start < weight.length; start += WORK_PER_SLICE) {
    const end = Math.min(weight.length, start + WORK_PER_SLICE);
    for (let at = start; at < end; at++) if (Math.floor(weight[at]!) !== weight[at]!) return false;
    if (end < weight.length) yield;
  }
  return true;
}
