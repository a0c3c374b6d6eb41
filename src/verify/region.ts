/**
 * Parts of all assignments, as the proof of a ranking names them: some rows keep what they have, one must not have some columns, all others are free. What prices
 * prove about such a part, and when it is empty.
 */

import type { AssignmentRanking } from "../assignment/k-best/outcome";
import type { Cover, Potentials } from "../assignment/outcome";
import type { AssignmentProblem } from "../assignment/problem";
import { findEdge, NOBODY } from "../graph/bipartite";
import { columnAt, edgesOf } from "./assignment-parts";

/** Part of the assignments that are ranked. */
export interface Region {
  /** Gains of the rows that keep what they have. */
  readonly gainOfKept: number;
  /** The rows that keep nothing. */
  readonly free: Int32Array;
  /** column → places that the others leave. */
  readonly placesLeft: Int32Array;
  /** One of the free rows, or −1 when none has exclusions. */
  readonly row: number;
  /** Columns that `row` must not have; −1 when it must not be left out. */
  readonly excluded: ReadonlySet<number>;
}

/** Prices as gains have them. */
export interface GainPrices {
  readonly row: Float64Array;
  readonly column: Float64Array;
}

/** All assignments of a coverage, maximised: a pair gains its weight, or minus that when minimised, and the penalties that it saves. */
export class RankedSpace {
  readonly sign: 1 | -1;
  /** What penalties cost when nobody is matched: gains less this are the objective. */
  readonly penaltyOfNone: number;
  private readonly rowMustBeMatched: (row: number) => boolean;
  private readonly columnMustBeFull: (column: number) => boolean;

  constructor(
    readonly problem: AssignmentProblem,
    coverage: AssignmentRanking["coverage"],
    private readonly cover: Cover | undefined,
  ) {
    const { rowCount, columnCount, capacityOfColumn, penaltyOfRow, penaltyOfColumn, sense } = problem;
    this.sign = sense === "minimise" ? -1 : 1;
    let penalty = 0;
    let places = 0;
    for (let row = 0; row < rowCount; row++) penalty += penaltyOfRow?.[row] ?? 0;
    for (let column = 0; column < columnCount; column++) {
      penalty += capacityOfColumn[column]! * (penaltyOfColumn?.[column] ?? 0);
      places += capacityOfColumn[column]!;
    }
    this.penaltyOfNone = penalty;
    const isComplete = coverage === "complete";
    this.rowMustBeMatched = (row) => cover?.row[row] === 1 || (isComplete && rowCount <= places);
    this.columnMustBeFull = (column) => cover?.column[column] === 1 || (isComplete && places <= rowCount);
  }

  gain(row: number, column: number, edge: number): number {
    const { weight, penaltyOfRow, penaltyOfColumn } = this.problem;
    return this.sign * weight[edge]! + (penaltyOfRow?.[row] ?? 0) + (penaltyOfColumn?.[column] ?? 0);
  }

  gainOfPair(row: number, column: number): number {
    return column === NOBODY ? 0 : this.gain(row, column, findEdge(this.problem, row, column));
  }

  pricesOf({ row, column }: Potentials): GainPrices {
    const { penaltyOfRow, penaltyOfColumn } = this.problem;
    return {
      row: row.map((price, r) => this.sign * price + (penaltyOfRow?.[r] ?? 0)),
      column: column.map((price, c) => this.sign * price + (penaltyOfColumn?.[c] ?? 0)),
    };
  }

  /** What keeps the prices from reaching everything in the part, in words; undefined when nothing does. O(edges). */
  flawOf(
    { free, placesLeft, row, excluded }: Region,
    prices: GainPrices,
    tolerance: number,
  ): string | undefined {
    const { columnCount } = this.problem;
    for (let column = 0; column < columnCount; column++) {
      if (placesLeft[column] === 0) continue;
      const least = this.columnMustBeFull(column) ? Number.NEGATIVE_INFINITY : -tolerance;
      if (!(prices.column[column]! >= least && Number.isFinite(prices.column[column]!)))
        return `the price of column ${column}`;
    }
    for (const one of free) {
      const price = prices.row[one]!;
      const mayStay = !this.rowMustBeMatched(one) && !(one === row && excluded.has(NOBODY));
      if (!(price >= (mayStay ? -tolerance : Number.NEGATIVE_INFINITY) && Number.isFinite(price)))
        return `the price of row ${one}`;
      const [first, end] = edgesOf(this.problem, one);
      for (let e = first; e < end; e++) {
        const column = columnAt(this.problem, one, e);
        if (this.gain(one, column, e) - price - prices.column[column]! <= tolerance) continue;
        if (placesLeft[column] === 0 || (one === row && excluded.has(column)) || !this.counts(one, column))
          continue;
        return `the prices of row ${one} and column ${column}`;
      }
    }
    return undefined;
  }

  /** No assignment of the part gains more, if the prices reach everything; −Infinity when the row has nothing left. O(rows log degree + columns). */
  boundOf(region: Region, prices: GainPrices): number {
    const { gainOfKept, free, placesLeft, row, excluded } = region;
    let value = gainOfKept;
    for (const one of free) value += prices.row[one]!;
    for (let column = 0; column < placesLeft.length; column++)
      if (placesLeft[column]! > 0) value += placesLeft[column]! * prices.column[column]!;
    if (row === NOBODY) return value;
    let refill = 0;
    for (const column of excluded)
      if (column !== NOBODY) refill = Math.max(refill, this.refillLoss(region, prices, column));
    return value - this.changeLoss(region, prices) - refill;
  }

  /** What the row loses at least, now that it must take something that is not excluded. */
  private changeLoss({ placesLeft, row, excluded }: Region, prices: GainPrices): number {
    let least = Number.POSITIVE_INFINITY;
    if (!this.rowMustBeMatched(row) && !excluded.has(NOBODY)) least = prices.row[row]!;
    const [first, end] = edgesOf(this.problem, row);
    for (let e = first; e < end; e++) {
      const column = columnAt(this.problem, row, e);
      if (placesLeft[column] === 0 || excluded.has(column) || !this.counts(row, column)) continue;
      least = Math.min(least, prices.row[row]! + prices.column[column]! - this.gain(row, column, e));
    }
    return Math.max(0, least);
  }

  /** What a column loses at least: its places are taken by others than the row, or stay empty at its price. */
  private refillLoss({ free, placesLeft, row }: Region, prices: GainPrices, column: number): number {
    const places = placesLeft[column]!;
    const price = prices.column[column]!;
    const losses: number[] = [];
    for (const one of free) {
      const edge = one === row ? NOBODY : findEdge(this.problem, one, column);
      if (edge === NOBODY || !this.counts(one, column)) continue;
      losses.push(Math.max(0, prices.row[one]! + price - this.gain(one, column, edge)));
    }
    if (places !== 1) losses.sort((a, b) => a - b);
    else
      losses.splice(
        0,
        losses.length,
        losses.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
      );
    const ofEmpty = this.columnMustBeFull(column) ? Number.POSITIVE_INFINITY : Math.max(0, price);
    let loss = 0;
    for (let place = 0; place < places; place++) {
      const least = Math.min(ofEmpty, losses[place] ?? Number.POSITIVE_INFINITY);
      if (least === ofEmpty) return loss + (ofEmpty === 0 ? 0 : ofEmpty * (places - place));
      loss += least;
    }
    return loss;
  }

  /** Whether the people prove the part empty (Hall): they must all be matched, and there is less room for them than they need. O(edges). */
  isViolator(region: Region, side: "rows" | "columns", people: Int32Array): boolean {
    const { free, placesLeft, row, excluded } = region;
    const { rowCount, columnCount } = this.problem;
    const isMember = new Uint8Array(side === "rows" ? rowCount : columnCount);
    for (const person of people) {
      if (!(person >= 0 && person < isMember.length) || isMember[person] === 1) return false;
      isMember[person] = 1;
    }
    const isPartner = new Uint8Array(columnCount);
    let needed = 0;
    let available = 0;
    if (side === "columns") {
      for (const column of people) {
        if (!this.columnMustBeFull(column)) return false;
        needed += placesLeft[column]!;
      }
    }
    for (const one of free) {
      if (side === "rows") {
        if (isMember[one] !== 1) continue;
        if (!this.rowMustBeMatched(one) && !(one === row && excluded.has(NOBODY))) return false;
        needed++;
      }
      const [first, end] = edgesOf(this.problem, one);
      let mayTakeOne = false;
      for (let e = first; e < end; e++) {
        const column = columnAt(this.problem, one, e);
        if (placesLeft[column] === 0 || (one === row && excluded.has(column)) || !this.counts(one, column))
          continue;
        if (side === "columns") mayTakeOne ||= isMember[column] === 1;
        else if (isPartner[column] !== 1) {
          isPartner[column] = 1;
          available += placesLeft[column]!;
        }
      }
      if (mayTakeOne) available++;
    }
    return needed > available;
  }

  /** Largest matchings use edges with exactly one end in the cover. */
  private counts(row: number, column: number): boolean {
    const { cover } = this;
    return cover === undefined || (cover.row[row] === 1) !== (cover.column[column] === 1);
  }
}
