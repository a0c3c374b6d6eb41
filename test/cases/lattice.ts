/** Textbook instances whose stable matchings are known. */
import type { StableProblem } from "../../src/stable/problem";
import { fromLists } from "./stable";

const fromOne = (lists: ReadonlyArray<ReadonlyArray<number>>): number[][] =>
  lists.map((list) => list.map((index) => index - 1));

/**
 * D. G. McVitie and L. B. Wilson, "The stable marriage problem", Communications of the ACM 14 (1971), 486–490: the instance of size 8 by
 * which they show how to find all stable matchings, of which there are 9.
 */
export const mcVitieWilson8: StableProblem = fromLists(
  fromOne([
    [5, 7, 1, 2, 6, 8, 4, 3],
    [2, 3, 7, 5, 4, 1, 8, 6],
    [8, 5, 1, 4, 6, 2, 3, 7],
    [3, 2, 7, 4, 1, 6, 8, 5],
    [7, 2, 5, 1, 3, 6, 8, 4],
    [1, 6, 7, 5, 8, 4, 2, 3],
    [2, 5, 7, 6, 3, 4, 8, 1],
    [3, 8, 4, 5, 7, 2, 6, 1],
  ]),
  fromOne([
    [5, 3, 7, 6, 1, 2, 8, 4],
    [8, 6, 3, 5, 7, 2, 1, 4],
    [1, 5, 6, 2, 4, 8, 7, 3],
    [8, 7, 3, 2, 4, 1, 5, 6],
    [6, 4, 7, 3, 8, 1, 2, 5],
    [2, 8, 5, 4, 6, 3, 7, 1],
    [7, 5, 2, 1, 8, 6, 4, 3],
    [7, 4, 1, 5, 2, 3, 6, 8],
  ]),
);

/**
 * R. W. Irving, P. Leather and D. Gusfield, "An efficient algorithm for the 'optimal' stable marriage", J. ACM 34 (1987), and Gusfield and
 * Irving, "The Stable Marriage Problem" (1989): the instance of size 8 by which they show rotations: 23 stable matchings.
 */
export const gusfieldIrving8: StableProblem = fromLists(
  fromOne([
    [3, 1, 5, 7, 4, 2, 8, 6],
    [6, 1, 3, 4, 8, 7, 5, 2],
    [7, 4, 3, 6, 5, 1, 2, 8],
    [5, 3, 8, 2, 6, 1, 4, 7],
    [4, 1, 2, 8, 7, 3, 6, 5],
    [6, 2, 5, 7, 8, 4, 3, 1],
    [7, 8, 1, 6, 2, 3, 4, 5],
    [2, 6, 7, 1, 8, 3, 4, 5],
  ]),
  fromOne([
    [4, 3, 8, 1, 2, 5, 7, 6],
    [3, 7, 5, 8, 6, 4, 1, 2],
    [7, 5, 8, 3, 6, 2, 1, 4],
    [6, 4, 2, 7, 3, 1, 5, 8],
    [8, 7, 1, 5, 6, 4, 3, 2],
    [5, 4, 7, 6, 2, 8, 3, 1],
    [1, 4, 5, 6, 2, 8, 3, 7],
    [2, 5, 4, 3, 7, 8, 1, 6],
  ]),
);

/**
 * R. W. Irving and P. Leather, "The complexity of counting stable marriages" (1986): doubling an instance so that the number of stable
 * matchings more than squares. Sizes 1, 2, 4, 8, 16 have 1, 2, 10, 268, 195472; size 4 is the instance of D. E. Knuth, "Mariages stables" (1976).
 */
export const irvingLeather = (size: number): StableProblem => {
  let rows = [[0]];
  let columns = [[0]];
  while (rows.length < size) {
    const half = rows.length;
    const shifted = (list: number[]): number[] => list.map((index) => index + half);
    const lowFirst = (lists: number[][]): number[][] => lists.map((list) => [...list, ...shifted(list)]);
    const highFirst = (lists: number[][]): number[][] => lists.map((list) => [...shifted(list), ...list]);
    rows = [...lowFirst(rows), ...highFirst(rows)];
    columns = [...highFirst(columns), ...lowFirst(columns)];
  }
  return fromLists(rows, columns);
};

/** Pairs of couples that can swap or not, whatever the others do: 2^pairs stable matchings (Knuth 1976, in the form of Gusfield and Irving 1989, section 1.3.1). */
export const independentSwaps = (pairs: number): StableProblem => {
  const both = [...Array(pairs).keys()].map((pair) => [2 * pair, 2 * pair + 1]);
  const lists = both.flatMap(([a, b]) => [
    [a!, b!],
    [b!, a!],
  ]);
  return fromLists(
    lists,
    lists.map((list) => list.toReversed()),
  );
};
