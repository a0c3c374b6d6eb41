import type { LexicographicLevel } from "./problem";

/** How large the numbers of a level are, at most, for a pair with its row and its column; and whether they are all whole. */
export const sizeOfLevel = ({
  weight,
  valueOfRow,
  valueOfColumn,
}: LexicographicLevel): { readonly size: number; readonly isWhole: boolean } => {
  let size = 0;
  let isWhole = true;
  for (const numbers of [weight, valueOfRow, valueOfColumn]) {
    if (numbers === undefined) continue;
    let largest = 0;
    for (let at = 0; at < numbers.length; at++) {
      const number = numbers[at]!;
      largest = Math.max(largest, Math.abs(number));
      if (isWhole && Math.floor(number) !== number) isWhole = false;
    }
    size += largest;
  }
  return { size, isWhole };
};

/**
 * How far the numbers of a level can come during the search. A simple path visits each column once, so it has `people` edges at most, and two ends. Prices are differences of two
 * lengths in one tree of shortest paths, so sums over a path in it; a length adds two prices and a path, and one weight.
 *
 * @param people - rows and columns, or twice the smaller side
 * @param size - the largest weight
 */
export const reachOfSum = (people: number, size: number): number => 4 * (people + 3) * size;
