/**
 * The assignment problem on a sparse graph with several places a column: an auction that brings nearly all rows to a place, then
 * shortest augmenting paths from its prices, which are exact.
 *
 * 1. `start-prices.ts`: the auction. What is kept of it is tight: u + v = w.
 * 2. Every row without a place that has to have one, or that costs more than nothing, gets one or leaves somebody out (`row-search.ts`).
 * 3. Every column that has places left and has to be full, or costs more than nothing, is filled or becomes cheaper (`column-search.ts`).
 * 4. With `"free"`, rows left out for nothing are matched where that loses nothing (`enlarge.ts`).
 *
 * Who has to be matched: nobody with `"free"`, the smaller side with `"complete"`. `"first"` is `"complete"` where that is possible; where it
 * is not, a minimum vertex cover splits the problem in two that are complete (`split.ts`).
 */
import { NOBODY } from "../../graph/bipartite";
import { EDGES_PER_SLICE, type Slices, type StopReason } from "../../graph/slices";
import { fullSides, shrinkToViolator } from "../hall-violator";
import { type NormalProblem, valueOfPrices } from "../normal-form";
import type {
  AnswerOfCoverage,
  AssignmentOutcome,
  Cover,
  HallViolator,
  OptimalAssignment,
  Potentials,
  StoppedAssignment,
} from "../outcome";
import { PartialMatching } from "../partial-matching";
import type { AssignmentOptions, Coverage } from "../successive-shortest-paths";
import { ColumnSearch } from "./column-search";
import { coverOfFullColumns } from "./contested";
import { enlarge } from "./enlarge";
import type { Pricing, Sides } from "./pricing";
import { RowSearch } from "./row-search";
import { split } from "./split";
import { startPrices } from "./start-prices";

/** Solves a sparse problem, in slices; progress counts rows. */
export function* sparseAssignment<C extends Coverage = "free">(
  problem: NormalProblem,
  options: AssignmentOptions<C> = {},
): Slices<AnswerOfCoverage[C] | StoppedAssignment> {
  // The arm goes with the coverage that was asked for.
  return (yield* solve(problem, options.coverage ?? "free")) as AnswerOfCoverage[C] | StoppedAssignment;
}

function* solve(problem: NormalProblem, coverage: Coverage): Slices<AssignmentOutcome> {
  const sides = coverage === "free" ? { rows: false, columns: false } : fullSides(problem);
  const end = yield* settle(problem, sides);
  if (end._tag === "Stopped") return stopped(end.pricing, end.reason);
  if (end._tag === "Settled") {
    const { pricing } = end;
    if (coverage === "free") enlarge(pricing);
    return optimum(pricing, coverage);
  }
  if (coverage === "complete") {
    const violator = end._tag === "RowLeft" ? end.violator : yield* shrinkToViolator(problem, end.columns);
    return { _tag: "Infeasible", violator };
  }
  return yield* covering(problem, end.pricing);
}

/** How the exact searches ended. */
type Ended =
  | { readonly _tag: "Settled"; readonly pricing: Pricing }
  | { readonly _tag: "RowLeft"; readonly pricing: Pricing; readonly violator: HallViolator }
  | { readonly _tag: "ColumnLeft"; readonly pricing: Pricing; readonly columns: Int32Array }
  | { readonly _tag: "Stopped"; readonly pricing: Pricing; readonly reason: StopReason };

function* settle(problem: NormalProblem, sides: Sides): Slices<Ended> {
  const { rowCount, columnCount, capacityOfColumn } = problem;
  const { pricing, reason } = yield* startPrices(problem, sides);
  if (reason !== undefined) return { _tag: "Stopped", pricing, reason };
  const { matching, rowPrice, columnPrice } = pricing;
  const { columnOfRow, loadOfColumn } = matching;

  const rows = new RowSearch(pricing);
  let edgesAtLastYield = 0;
  for (let row = 0; row < rowCount; row++) {
    if (columnOfRow[row] !== NOBODY || (!sides.rows && rowPrice[row] === 0)) continue;
    if (!rows.match(row)) return { _tag: "RowLeft", pricing, violator: rows.violator() };
    if (rows.edgesScanned - edgesAtLastYield < EDGES_PER_SLICE) continue;
    edgesAtLastYield = rows.edgesScanned;
    const told = yield { done: row + 1, total: rowCount };
    if (told !== undefined) return { _tag: "Stopped", pricing, reason: told };
  }

  let columns: ColumnSearch | undefined;
  edgesAtLastYield = 0;
  for (let column = 0; column < columnCount; column++) {
    while (loadOfColumn[column]! < capacityOfColumn[column]! && (sides.columns || columnPrice[column]! > 0)) {
      columns ??= new ColumnSearch(pricing);
      if (!columns.fill(column)) return { _tag: "ColumnLeft", pricing, columns: columns.reachedColumns() };
      if (columns.edgesScanned - edgesAtLastYield < EDGES_PER_SLICE) continue;
      edgesAtLastYield = columns.edgesScanned;
      const told = yield { done: rowCount, total: rowCount };
      if (told !== undefined) return { _tag: "Stopped", pricing, reason: told };
    }
  }
  return { _tag: "Settled", pricing };
}

/** The largest matching, and of those the best, where not even the smaller side can be matched in full. */
function* covering(problem: NormalProblem, { matching }: Pricing): Slices<AssignmentOutcome> {
  const parts = yield* split(problem, matching);
  if (parts._tag === "Stopped") {
    return stopped({ ...noPrices(problem), matching: parts.matching }, parts.reason);
  }
  const whole = new PartialMatching(problem);
  const potentials = {
    row: new Float64Array(problem.rowCount),
    column: new Float64Array(problem.columnCount),
  };
  for (const { part, rows, columns, sides } of parts.parts) {
    const end = yield* settle(part, sides);
    const { pricing } = end;
    for (let row = 0; row < rows.length; row++) {
      const column = pricing.matching.columnOfRow[row]!;
      if (column !== NOBODY) whole.reassign(rows[row]!, columns[column]!);
    }
    if (end._tag === "Stopped") return stopped({ ...noPrices(problem), matching: whole }, end.reason);
    tighten(pricing);
    for (let row = 0; row < rows.length; row++) potentials.row[rows[row]!] = pricing.rowPrice[row]!;
    for (let column = 0; column < columns.length; column++) {
      potentials.column[columns[column]!] = pricing.columnPrice[column]!;
    }
  }
  return outcomeOf(problem, whole, potentials, "first", parts.cover);
}

const noPrices = (problem: NormalProblem): Omit<Pricing, "matching"> => ({
  problem,
  sides: { rows: false, columns: false },
  rowPrice: new Float64Array(problem.rowCount),
  columnPrice: new Float64Array(problem.columnCount),
});

/** The answer with its proof. */
const optimum = (pricing: Pricing, coverage: Coverage): OptimalAssignment => {
  const { problem, sides, matching, rowPrice, columnPrice } = pricing;
  if (sides.rows && sides.columns) raiseToZero(columnPrice);
  const isOfColumns = coverage === "first" && !sides.rows;
  const cover = isOfColumns ? coverOfFullColumns(pricing) : coverOfRows(problem);
  tighten(pricing, coverage === "first" ? cover : undefined);
  return outcomeOf(problem, matching, { row: rowPrice, column: columnPrice }, coverage, cover);
};

const coverOfRows = ({ rowCount, columnCount }: NormalProblem): Cover => ({
  row: new Uint8Array(rowCount).fill(1),
  column: new Uint8Array(columnCount),
});

/** Prices as they are when the lowest is 0. */
const raiseToZero = (price: Float64Array): void => {
  let least = Number.POSITIVE_INFINITY;
  for (let column = 0; column < price.length; column++) least = Math.min(least, price[column]!);
  for (let column = 0; column < price.length; column++) price[column]! -= least;
};

/**
 * Reads the prices of rows off those of columns once more, free of rounding on the way; of a row and a column that are both in the cover the edge
 * does not count. O(edges).
 */
const tighten = (
  { problem, sides, rowPrice, columnPrice }: Omit<Pricing, "matching">,
  cover?: Cover,
): void => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, weight } = problem;
  const inCover = cover?.column ?? new Uint8Array(columnCount);
  for (let row = 0; row < rowCount; row++) {
    const end = rowOffsets[row + 1]!;
    const isCovered = cover === undefined ? 0 : cover.row[row]!;
    let best = sides.rows || isCovered === 1 ? Number.NEGATIVE_INFINITY : 0;
    for (let e = rowOffsets[row]!; e < end; e++) {
      const column = columnOfEdge[e]!;
      const value = weight[e]! - columnPrice[column]!;
      if (value > best && (isCovered & inCover[column]!) === 0) best = value;
    }
    rowPrice[row] = best;
  }
};

const outcomeOf = (
  problem: NormalProblem,
  matching: PartialMatching,
  potentials: Potentials,
  coverage: Coverage,
  cover: Cover,
): OptimalAssignment => {
  const sums = matching.sumUp();
  const gap = valueOfPrices(potentials, problem.capacityOfColumn) - sums.total;
  const best = { _tag: "Optimal" as const, ...sums, gap, potentials };
  return coverage === "first" ? { ...best, coverage, cover } : { ...best, coverage };
};

/** The matching that has been reached, and the value of prices that are good for everything: no matching is worth more. */
const stopped = (
  { problem, matching, rowPrice, columnPrice }: Pricing,
  reason: StopReason,
): StoppedAssignment => {
  for (let column = 0; column < columnPrice.length; column++) {
    columnPrice[column] = Math.max(0, columnPrice[column]!);
  }
  tighten({ problem, sides: { rows: false, columns: false }, rowPrice, columnPrice });
  const bound = valueOfPrices({ row: rowPrice, column: columnPrice }, problem.capacityOfColumn);
  return { _tag: "Stopped", reason, ...matching.sumUp(), bound };
};
