/**
 * Top trading cycles with places that belong to rows and places that belong to nobody.
 *
 * L. Shapley and H. Scarf, "On cores and indivisibility", Journal of Mathematical Economics 1 (1974), 23–37 (the method is David Gale's);
 * A. Abdulkadiroğlu and T. Sönmez, "House allocation with existing tenants", Journal of Economic Theory 88 (1999), 233–260, for rows
 * without and columns without owner: "you request my house, I get your turn".
 *
 * r  row; the one at the end of the line asks for its best column that has a place left
 *
 * Departures:
 * 1. A column has several places. They are asked for in a fixed order, vacant ones first, then those of owners by priority; with that
 *    the places are houses of their own, and all theorems hold.
 * 2. No list is read twice: a column without places never gets any back.
 */
import { type Either, left, right } from "fp-ts/Either";
import type { Finding } from "../errors/finding";
import { errorsAmong, type InvalidProblem } from "../errors/matching-error";
import { getOrThrow } from "../errors/or-throw";
import { findEdge, NOBODY } from "../graph/bipartite";
import { arrayFinding, checkKind } from "../graph/check";
import { preferenceOrder } from "../graph/preference-order";
import type { TradedAllocation } from "./outcome";
import { checkOrder, type OneSidedProblem } from "./problem";

/** What {@link topTradingCycles} can be told. */
export interface TradingOptions {
  /** All rows, the first to ask first; of no account where every row owns a place and there are no others. Default: 0, 1, 2, … */
  readonly priority?: Int32Array;
}

/**
 * Rows trade the places they own for better ones, along cycles, and take what nobody owns in order of priority.
 *
 * *When to use*: where people have something already, a mentor of last year, a slot, and must not lose by taking part.
 *
 * *Details*: O(edges log degree). Pareto-optimal; nobody gets less than they own; no row can gain by telling other wishes than it has.
 * Where every row owns the one place of a column, the only allocation in the core. Of equal scores the lower column is the better one.
 *
 * *Gotchas*: a place that is owned must be acceptable to its owner.
 *
 * @param endowment - row → the column of which it owns a place, or −1 ({@link NOBODY})
 * @returns the allocation with the groups that traded, or {@link InvalidProblem}: more owners than places, a place its owner does not
 * accept, an order that does not name every row once
 *
 * @example
 * ```ts
 * const wishes = oneSidedProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(1, 2, 2, 1),
 * });
 * topTradingCyclesOrThrow(wishes, Int32Array.of(0, 1)).columnOfRow; // Int32Array [1, 0]
 * ```
 */
export const topTradingCycles = (
  problem: OneSidedProblem,
  endowment: Int32Array,
  options: TradingOptions = {},
): Either<InvalidProblem, TradedAllocation> => {
  const priority = options.priority ?? Int32Array.from({ length: problem.rowCount }, (_, row) => row);
  const findings = errorsAmong([
    ...checkEndowment(problem, endowment),
    ...checkOrder("priority", priority, problem.rowCount),
  ]);
  return findings === undefined
    ? right(trade(problem, endowment, priority))
    : left({ _tag: "InvalidProblem", findings });
};

/**
 * {@link topTradingCycles}, throwing.
 *
 * @throws {@link MatchingException} where `topTradingCycles` answers with a left
 */
export const topTradingCyclesOrThrow = (
  problem: OneSidedProblem,
  endowment: Int32Array,
  options: TradingOptions = {},
): TradedAllocation => getOrThrow(topTradingCycles(problem, endowment, options));

const checkEndowment = (problem: OneSidedProblem, endowment: Int32Array): Finding[] => {
  const kind = checkKind("endowment", endowment);
  if (kind.length > 0) return kind;
  if (endowment.length !== problem.rowCount) {
    return [
      arrayFinding("ragged-array", ["endowment"], {
        expected: `${problem.rowCount} columns or −1, one a row`,
        received: `${endowment.length}`,
        remedy: "Say of every row what it owns; −1 for nothing.",
      }),
    ];
  }
  const findings: Finding[] = [];
  const owners = new Int32Array(problem.columnCount);
  for (let row = 0; row < endowment.length; row++) {
    const column = endowment[row]!;
    if (column === NOBODY) continue;
    if (column < 0 || column >= problem.columnCount) {
      findings.push(
        arrayFinding("out-of-range", ["endowment", row], {
          expected: `a column from 0 to ${problem.columnCount - 1}, or −1`,
          received: `${column}`,
          remedy: `Row ${row} owns a place that does not exist.`,
        }),
      );
    } else if (findEdge(problem, row, column) === NOBODY) {
      findings.push(
        arrayFinding("out-of-range", ["endowment", row], {
          expected: `one of the columns of row ${row}, or −1`,
          received: `${column}`,
          remedy: `Put column ${column} at the end of what row ${row} accepts, or take the place from it.`,
        }),
      );
    } else if (++owners[column]! > problem.capacityOfColumn[column]!) {
      findings.push(
        arrayFinding("out-of-range", ["endowment", row], {
          expected: `no more than ${problem.capacityOfColumn[column]} owners of places of column ${column}`,
          received: `another one, row ${row}`,
          remedy: "Give the column more places, or fewer owners.",
        }),
      );
    }
  }
  return findings;
};

const trade = (problem: OneSidedProblem, endowment: Int32Array, priority: Int32Array): TradedAllocation => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, rowScore, capacityOfColumn } = problem;
  const order = preferenceOrder(rowOffsets, rowScore);
  /** row → the place in the order of the best edge that may have places left. */
  const next = rowOffsets.slice(0, rowCount);
  /** column → places that are not taken, whoever owns them; and those that nobody owns. */
  const placesLeft = capacityOfColumn.slice();
  const vacant = capacityOfColumn.slice();
  /** The owners of places of column `c`, by priority, are `ownerAt[ownerOffsets[c], ownerOffsets[c + 1])`. */
  const ownerOffsets = new Int32Array(columnCount + 1);
  for (let row = 0; row < rowCount; row++)
    if (endowment[row] !== NOBODY) ownerOffsets[endowment[row]! + 1]!++;
  for (let c = 0; c < columnCount; c++) {
    vacant[c]! -= ownerOffsets[c + 1]!;
    ownerOffsets[c + 1]! += ownerOffsets[c]!;
  }
  const ownerAt = new Int32Array(ownerOffsets[columnCount]!);
  const firstOwner = ownerOffsets.slice(0, columnCount);
  for (const row of priority) {
    const column = endowment[row]!;
    if (column !== NOBODY) ownerAt[firstOwner[column]!++] = row;
  }
  firstOwner.set(ownerOffsets.subarray(0, columnCount));

  const columnOfRow = new Int32Array(rowCount).fill(NOBODY);
  const hasLeft = new Uint8Array(rowCount);
  /** `[0, asking)`: rows of which each but the first owns a place of what the one before it asks for; row → asks for this column. */
  const line = new Int32Array(rowCount);
  let asking = 0;
  const askedFor = new Int32Array(rowCount).fill(NOBODY);
  const isInLine = new Uint8Array(rowCount);
  const rowOfCycle = new Int32Array(rowCount);
  let leftCount = 0;
  const cycleEnds: number[] = [0];
  const leave = (row: number): void => {
    hasLeft[row] = 1;
    isInLine[row] = 0;
    rowOfCycle[leftCount++] = row;
    const column = askedFor[row]!;
    columnOfRow[row] = column;
    if (column !== NOBODY) placesLeft[column]!--;
  };

  for (const first of priority) {
    if (hasLeft[first] === 1) continue;
    line[asking++] = first;
    isInLine[first] = 1;
    while (asking > 0) {
      const r = line[asking - 1]!;
      while (next[r]! < rowOffsets[r + 1]! && placesLeft[columnOfEdge[order[next[r]!]!]!] === 0) next[r]!++;
      const column = next[r]! < rowOffsets[r + 1]! ? columnOfEdge[order[next[r]!]!]! : NOBODY;
      askedFor[r] = column;
      if (column === NOBODY || vacant[column]! > 0) {
        // What it owned is vacant from now on.
        if (column !== NOBODY) vacant[column]!--;
        if (endowment[r] !== NOBODY) vacant[endowment[r]!]!++;
        asking--;
        leave(r);
        cycleEnds.push(leftCount);
        continue;
      }
      while (hasLeft[ownerAt[firstOwner[column]!]!] === 1) firstOwner[column]!++;
      const owner = ownerAt[firstOwner[column]!]!;
      if (isInLine[owner] === 0) {
        line[asking++] = owner;
        isInLine[owner] = 1;
        continue;
      }
      // A cycle: from the owner to the end of the line everybody takes the next one's place.
      const end = asking;
      while (line[asking - 1] !== owner) asking--;
      asking--;
      for (let at = asking; at < end; at++) leave(line[at]!);
      cycleEnds.push(leftCount);
    }
  }
  return {
    _tag: "ParetoOptimal",
    columnOfRow,
    cycleOffsets: Int32Array.from(cycleEnds),
    rowOfCycle,
  };
};
