/**
 * The assignment problem on a full matrix with one place a column: short lists of columns, reduction, an auction on samples where there is
 * structure, and shortest augmenting paths; the phases are told in `race.ts`.
 *
 * The kernel minimises costs and matches every row of a matrix that has no more rows than columns. Everything else is said in its terms here:
 *
 * 1. Maximising is minimising the negative: a sign in the kernel, no copy. More rows than columns: the transposed matrix, a copy.
 * 2. `"first"` is `"complete"`: nothing keeps the smaller side from being matched in full.
 * 3. `"free"` matches everybody as well, where a pair that would be a loss counts as 0 and is left out afterwards. When prices
 *    that are nowhere below 0 turn out to prove the complete matching best, there was no need to look for losses. Otherwise the
 *    weights are copied without them, and where pairs are left out, others at no loss may take their place (`enlarge.ts`).
 * 4. Penalties become part of the weights, in a copy.
 *
 * Prices in the kernel are shifted so that the highest is 0: u + v ≤ cost, v ≤ 0, and v = 0 for columns without a row.
 */
import { NOBODY } from "../../graph/bipartite";
import type { Slices, StopReason } from "../../graph/slices";
import { gapOf, restateBound, restatePotentials, sumUp } from "../normal-form";
import type { AnswerOfCoverage, OptimalAssignment, Potentials, StoppedAssignment } from "../outcome";
import type { AssignmentProblem } from "../problem";
import type { AssignmentOptions, Coverage } from "../successive-shortest-paths";
import { type CostMatrix, transposedMatrix } from "./cost-matrix";
import { enlarge } from "./enlarge";
import { matchGreedily } from "./greedy";
import { race } from "./race";
import type { DenseState } from "./state";

/** Whether a problem is a full matrix with one place a column. O(columns). */
export const isDenseAssignment = ({
  rowCount,
  columnCount,
  weight,
  capacityOfColumn,
}: AssignmentProblem): boolean =>
  weight.length > 0 &&
  weight.length === rowCount * columnCount &&
  capacityOfColumn.every((places) => places === 1);

/** Solves a full matrix, in slices; progress counts rows of the smaller side. */
export function* denseAssignment<C extends Coverage = "free">(
  problem: AssignmentProblem,
  options: AssignmentOptions<C> = {},
): Slices<AnswerOfCoverage[C] | StoppedAssignment> {
  const coverage: Coverage = options.coverage ?? "free";
  let profits = profitsOf(problem);
  if (coverage === "free" && hasLossInSample(profits)) profits = withoutLosses(profits);
  for (;;) {
    const { kernel, state, reason } = yield* solve(problem, profits);
    if (reason !== undefined) return stopped(problem, kernel, state, reason, coverage);
    const answer = optimum(problem, profits, kernel, state, coverage);
    // The arm goes with the coverage that was asked for.
    if (answer !== undefined) return answer as AnswerOfCoverage[C];
    profits = withoutLosses(profits);
  }
}

/** What pairs are worth, before the kernel sees them. */
interface Profits {
  readonly weight: Float64Array;
  /** What a weight is multiplied by to be a cost: −1, or 1 when the weights are costs. */
  readonly sign: 1 | -1;
  /** Whether the weights are a copy. */
  readonly isCopy: boolean;
  /** Whether losses were cut to 0. */
  readonly isCut: boolean;
}

/** Whose rows and columns the kernel has. */
interface Kernel {
  readonly matrix: CostMatrix;
  /** Whether its rows are the columns of the problem. */
  readonly isSwapped: boolean;
}

const profitsOf = ({
  columnCount,
  weight,
  sense,
  penaltyOfRow,
  penaltyOfColumn,
}: AssignmentProblem): Profits => {
  if (penaltyOfRow === undefined && penaltyOfColumn === undefined) {
    return { weight, sign: sense === "minimise" ? 1 : -1, isCopy: false, isCut: false };
  }
  const sign = sense === "minimise" ? -1 : 1;
  const profit = new Float64Array(weight.length);
  for (let start = 0, row = 0; start < weight.length; start += columnCount, row++) {
    const ofRow = penaltyOfRow === undefined ? 0 : penaltyOfRow[row]!;
    for (let column = 0; column < columnCount; column++) {
      const ofColumn = penaltyOfColumn === undefined ? 0 : penaltyOfColumn[column]!;
      profit[start + column] = sign * weight[start + column]! + ofRow + ofColumn;
    }
  }
  return { weight: profit, sign: -1, isCopy: true, isCut: false };
};

const SAMPLE = 1024;

const hasLossInSample = ({ weight, sign }: Profits): boolean => {
  const step = Math.max(1, Math.floor(weight.length / SAMPLE));
  for (let at = 0; at < weight.length; at += step) if (sign * weight[at]! > 0) return true;
  return false;
};

const withoutLosses = ({ weight, sign, isCopy }: Profits): Profits => {
  const cut = isCopy ? weight : new Float64Array(weight.length);
  for (let at = 0; at < weight.length; at++) cut[at] = sign * weight[at]! > 0 ? 0 : weight[at]!;
  return { weight: cut, sign, isCopy: true, isCut: true };
};

function* solve(
  { rowCount, columnCount }: AssignmentProblem,
  { weight, sign }: Profits,
): Slices<{ kernel: Kernel; state: DenseState; reason: StopReason | undefined }> {
  const isSwapped = rowCount > columnCount;
  const matrix: CostMatrix = {
    rowCount: isSwapped ? columnCount : rowCount,
    columnCount: isSwapped ? rowCount : columnCount,
    weight: isSwapped ? transposedMatrix(weight, rowCount, columnCount) : weight,
    sign,
  };
  const { state, reason } = yield* race(matrix);
  return { kernel: { matrix, isSwapped }, state, reason };
}

/** The highest price, which is what a column without a row costs. */
const highestPrice = ({ price }: DenseState): number =>
  price.reduce((highest, value) => Math.max(highest, value));

/** The answer with its proof; undefined where `"free"` needs losses to be looked for first. */
const optimum = (
  problem: AssignmentProblem,
  profits: Profits,
  { matrix, isSwapped }: Kernel,
  state: DenseState,
  coverage: Coverage,
): OptimalAssignment | undefined => {
  const { rowCount, columnCount, sign } = matrix;
  const { lists, price, columnOfRow } = state;
  const highest = highestPrice(state);
  const isLeft = new Uint8Array(columnCount).fill(1);
  for (const column of columnOfRow) isLeft[column] = 0;
  // In the sense of the weights as the kernel was given them.
  const priceOfRow = new Float64Array(rowCount);
  const priceOfColumn = new Float64Array(columnCount);
  for (let row = 0; row < rowCount; row++) {
    const value = lists.exactLeastCost(row) + highest;
    if (coverage === "free" && value > 0 && !profits.isCut) return undefined;
    priceOfRow[row] = sign * (coverage === "free" ? Math.min(0, value) : value) + 0;
  }
  for (let column = 0; column < columnCount; column++) {
    if (isLeft[column] === 0) priceOfColumn[column] = sign * (price[column]! - highest) + 0;
  }
  const given = isSwapped
    ? { row: priceOfColumn, column: priceOfRow }
    : { row: priceOfRow, column: priceOfColumn };
  const columns = toProblem(problem, columnOfRow, isSwapped);
  if (profits.isCut) leaveLossesOut(problem, columns, given, profits);
  return inTermsOf(problem, columns, given, coverage);
};

/** row of the problem → its column. */
const toProblem = (problem: AssignmentProblem, columnOfRow: Int32Array, isSwapped: boolean): Int32Array => {
  const columns = new Int32Array(problem.rowCount).fill(NOBODY);
  for (let row = 0; row < columnOfRow.length; row++) {
    const column = columnOfRow[row]!;
    if (column === NOBODY) continue;
    if (isSwapped) columns[column] = row;
    else columns[row] = column;
  }
  return columns;
};

/** What a pair adds to the objective, penalties that are not paid for it included. */
const gainOf = (
  { columnCount, weight, sense, penaltyOfRow, penaltyOfColumn }: AssignmentProblem,
  row: number,
  column: number,
): number =>
  (sense === "minimise" ? -1 : 1) * weight[row * columnCount + column]! +
  (penaltyOfRow?.[row] ?? 0) +
  (penaltyOfColumn?.[column] ?? 0);

/** Takes pairs apart that would be a loss, and looks for others at no loss. */
const leaveLossesOut = (
  problem: AssignmentProblem,
  columnOfRow: Int32Array,
  { row: u, column: v }: Potentials,
  { weight, sign }: Profits,
): void => {
  const { columnCount } = problem;
  const rowOfColumn = new Int32Array(columnCount).fill(NOBODY);
  let left = 0;
  for (let row = 0; row < columnOfRow.length; row++) {
    const column = columnOfRow[row]!;
    if (column === NOBODY) continue;
    if (gainOf(problem, row, column) < 0) {
      columnOfRow[row] = NOBODY;
      left++;
    } else rowOfColumn[column] = row;
  }
  if (left === 0) return;
  enlarge(
    columnOfRow,
    rowOfColumn,
    (row, column) =>
      sign * (weight[row * columnCount + column]! - u[row]! - v[column]!) <= 0 &&
      gainOf(problem, row, column) >= 0,
  );
};

/** The outcome, from prices in the sense of the kernel's weights. */
const inTermsOf = (
  problem: AssignmentProblem,
  columnOfRow: Int32Array,
  given: Potentials,
  coverage: Coverage,
): OptimalAssignment => {
  const { rowCount, columnCount } = problem;
  const isPaid = problem.penaltyOfRow !== undefined || problem.penaltyOfColumn !== undefined;
  const potentials = isPaid ? restatePotentials(problem, given) : given;
  const sums = sumUp(problem, columnOfRow);
  const best = {
    _tag: "Optimal" as const,
    columnOfRow,
    ...sums,
    gap: gapOf(problem, potentials, sums),
    potentials,
  };
  if (coverage !== "first") return { ...best, coverage };
  const rowsInCover = rowCount <= columnCount ? 1 : 0;
  const cover = {
    row: new Uint8Array(rowCount).fill(rowsInCover),
    column: new Uint8Array(columnCount).fill(1 - rowsInCover),
  };
  return { ...best, coverage, cover };
};

/** The matching that has been reached, the rows left matched greedily, and the value of prices that are good for all pairs: no matching is worth more. */
const stopped = (
  problem: AssignmentProblem,
  { matrix, isSwapped }: Kernel,
  state: DenseState,
  reason: StopReason,
  coverage: Coverage,
): StoppedAssignment => {
  const highest = highestPrice(state);
  let cost = 0;
  for (const price of state.price) cost += price - highest;
  for (let row = 0; row < matrix.rowCount; row++) {
    cost += Math.min(0, state.lists.leastCost(row) + highest);
  }
  matchGreedily(state);
  const columnOfRow = toProblem(problem, state.columnOfRow, isSwapped);
  for (let row = 0; row < columnOfRow.length; row++) {
    const column = columnOfRow[row]!;
    if (coverage === "free" && column !== NOBODY && gainOf(problem, row, column) < 0)
      columnOfRow[row] = NOBODY;
  }
  return {
    _tag: "Stopped",
    reason,
    columnOfRow,
    ...sumUp(problem, columnOfRow),
    bound: restateBound(problem, -cost),
  };
};
