/**
 * The best closed set of rotations for a cost that is no sum: a search through all of them that skips what can't be better.
 *
 * Every rotation makes the sum of the rows' ranks larger and that of the columns smaller. So of all sets that begin with the same rotations, the
 * first sum is at least, and the second at most, what it is now, and neither goes beyond what all later rotations together would do.
 *
 * Exponential at worst: the problems it serves are NP-hard. O(rotations) memory.
 */
import type { Slices, StopReason } from "../../graph/slices";
import { ClosedSetWalk, eliminateFrom, rotationCount } from "./closed-sets";
import type { RankSums, StableLattice } from "./outcome";

/** Steps before the search yields: about a millisecond. */
const STEPS_PER_SLICE = 1 << 13;

/** A cost of the two sums of ranks. */
export interface Cost {
  /** What a matching costs. */
  readonly of: (rowCost: number, columnCost: number) => number;
  /** What it costs at least after later rotations that add at most `rows` to one sum and take at most `columns` from the other. */
  readonly atLeast: (rowCost: number, columnCost: number, rows: number, columns: number) => number;
}

/** What the search is about. */
export interface Search {
  readonly lattice: StableLattice;
  /** The sums of the row-optimal matching. */
  readonly start: RankSums;
  /** rotation → what it adds to the sum of the rows' ranks; above 0. */
  readonly addsToRows: Float64Array;
  /** rotation → what it takes from the sum of the columns' ranks; above 0. */
  readonly takesFromColumns: Float64Array;
  readonly cost: Cost;
  /** A cost below which nothing is: who gets there need not look further. */
  readonly bound: number;
  /** Sets to look at before giving up. */
  readonly limit: number;
}

/** The best set found. */
export interface Found extends RankSums {
  readonly columnOfRow: Int32Array;
  readonly cost: number;
  readonly searched: number;
  /** Whether nothing is better. */
  readonly isOptimal: boolean;
  readonly stopped: StopReason | undefined;
}

/** The search in slices; progress counts sets looked at. */
export function* searchClosedSets(search: Search): Slices<Found> {
  const { lattice, start, addsToRows, takesFromColumns, cost, bound, limit } = search;
  const count = rotationCount(lattice);
  /** rotation → what it and all later ones do together. */
  const rowsFrom = new Float64Array(count + 1);
  const columnsFrom = new Float64Array(count + 1);
  for (let rotation = count - 1; rotation >= 0; rotation--) {
    rowsFrom[rotation] = rowsFrom[rotation + 1]! + addsToRows[rotation]!;
    columnsFrom[rotation] = columnsFrom[rotation + 1]! + takesFromColumns[rotation]!;
  }
  const walk = new ClosedSetWalk(lattice);
  let { rowCost, columnCost } = start;
  let best = cost.of(rowCost, columnCost);
  let bestSums: RankSums = start;
  let bestSet = new Int32Array(0);
  let searched = 1;
  let steps = 0;
  let isOptimal = best <= bound;
  let stopped: StopReason | undefined;
  let deeper = cost.atLeast(rowCost, columnCost, rowsFrom[0]!, columnsFrom[0]!) < best;
  while (!isOptimal && searched < limit) {
    const step = walk.advance(deeper);
    if (step === count) {
      isOptimal = true;
      break;
    }
    const rotation = step < 0 ? ~step : step;
    if (step < 0) {
      rowCost -= addsToRows[rotation]!;
      columnCost += takesFromColumns[rotation]!;
    } else {
      rowCost += addsToRows[rotation]!;
      columnCost -= takesFromColumns[rotation]!;
      searched++;
      const found = cost.of(rowCost, columnCost);
      if (found < best) {
        best = found;
        bestSums = { rowCost, columnCost };
        bestSet = walk.chosen.slice(0, walk.depth);
        isOptimal = best <= bound;
      }
    }
    const rest = rotation + 1;
    deeper = cost.atLeast(rowCost, columnCost, rowsFrom[rest]!, columnsFrom[rest]!) < best;
    if (++steps % STEPS_PER_SLICE === 0) {
      stopped = yield { done: searched, total: limit };
      if (stopped !== undefined) break;
    }
  }
  const columnOfRow = lattice.rowOptimal.slice();
  for (const rotation of bestSet) eliminateFrom(lattice, rotation, columnOfRow);
  return { ...bestSums, columnOfRow, cost: best, searched, isOptimal, stopped };
}
