/** Prices level by level, and what they prove. All levels are to be maximised here. */
import { NOBODY } from "../../graph/bipartite";
import type { Potentials } from "../outcome";
import { type Packing, unpack } from "./packing";
import type { PricedMatching, VectorProblem } from "./shortest-paths";

/** Prices, and what a column is worth once it has a row, as vectors over the levels. */
export interface LevelPrices {
  readonly potentials: ReadonlyArray<Potentials>;
  /** level → column → bonus. */
  readonly bonus: ReadonlyArray<Float64Array> | undefined;
}

/** Takes the vectors of a search apart. O(levels · (rows + columns)). */
export const pricesByLevel = (
  packing: Packing,
  { rowCount, columnCount, bonus }: VectorProblem,
  { rowPrice, columnPrice }: PricedMatching,
): LevelPrices => {
  const rows = unpack(packing, rowPrice, rowCount);
  const columns = unpack(packing, columnPrice, columnCount);
  return {
    potentials: rows.map((row, level) => ({ row, column: columns[level]! })),
    bonus: bonus === undefined ? undefined : unpack(packing, bonus, columnCount),
  };
};

/**
 * The most, by level, that any matching is worth: prices of all rows, and for each column its price times as many rows as make it most, and its bonus.
 * O(levels · (rows + columns)).
 */
export const boundOfPrices = (
  { potentials, bonus }: LevelPrices,
  capacityOfColumn: Int32Array,
): Float64Array => {
  const bound = new Float64Array(potentials.length);
  for (let column = 0; column < capacityOfColumn.length; column++) {
    const rows = bestLoad({ potentials, bonus }, column, capacityOfColumn[column]!);
    if (rows === 0) continue;
    for (let level = 0; level < bound.length; level++)
      bound[level]! += rows * potentials[level]!.column[column]! + (bonus?.[level]?.[column] ?? 0);
  }
  for (let level = 0; level < bound.length; level++) {
    for (const price of potentials[level]!.row) bound[level]! += price;
  }
  return bound;
};

/** How many rows at a column make most of its price: none, one, or as many as it takes. */
const bestLoad = ({ potentials, bonus }: LevelPrices, column: number, capacity: number): number => {
  if (capacity === 0) return 0;
  for (const { column: prices } of potentials) {
    const price = prices[column]!;
    if (price > 0) return capacity;
    if (price < 0) break;
  }
  for (let level = 0; level < potentials.length; level++) {
    const first = potentials[level]!.column[column]! + (bonus?.[level]?.[column] ?? 0);
    if (first !== 0) return first > 0 ? 1 : 0;
  }
  return 0;
};

/** How far the prices of the last level are from what a matching reaches there, pair by pair. `weightOf` knows the weights of that level. */
export const gapOfLastLevel = (
  prices: LevelPrices,
  capacityOfColumn: Int32Array,
  columnOfRow: Int32Array,
  weightOf: (row: number, column: number) => number,
): number => {
  const last = prices.potentials.length - 1;
  const { row: u, column: v } = prices.potentials[last]!;
  const load = new Int32Array(v.length);
  let gap = 0;
  for (let row = 0; row < columnOfRow.length; row++) {
    const column = columnOfRow[row]!;
    gap += u[row]!;
    if (column === NOBODY) continue;
    gap += v[column]! - weightOf(row, column);
    load[column]!++;
  }
  for (let column = 0; column < v.length; column++) {
    const rows = bestLoad(prices, column, capacityOfColumn[column]!);
    if (rows !== load[column]) gap += (rows - load[column]!) * v[column]!;
    const bonus = prices.bonus?.[last]?.[column] ?? 0;
    gap += (rows > 0 ? bonus : 0) - (load[column]! > 0 ? bonus : 0);
  }
  return gap + 0;
};
