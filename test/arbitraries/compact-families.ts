/**
 * Families of small worlds that are gone through to the last: small enough for it, and rich in worlds with several stable matchings.
 * Loops rather than random draws, so a family has no luck.
 */
import type { Opinions, SmallWorld } from "../oracles/brute-force";

/** A small world and what its people think of each other. */
export interface OpinionatedWorld {
  readonly world: SmallWorld;
  readonly opinions: Opinions;
}

const indices = (count: number): number[] => [...Array(count).keys()];

/** Every order of the items. */
export const permutationsOf = <A>(items: ReadonlyArray<A>): A[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, at) => permutationsOf(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));

/** Every choice of one item of each list. */
export function* choicesOf<A>(lists: ReadonlyArray<ReadonlyArray<A>>): Generator<A[]> {
  const chosen: A[] = [];
  function* choose(at: number): Generator<A[]> {
    if (at === lists.length) yield [...chosen];
    else {
      for (const item of lists[at]!) {
        chosen[at] = item;
        yield* choose(at + 1);
      }
    }
  }
  yield* choose(0);
}

const transposed = (matrix: ReadonlyArray<ReadonlyArray<number>>, rows: number): number[][] =>
  indices(rows).map((row) => matrix.map((column) => column[row]!));

const full = (rows: number, columns: number, capacity: number): SmallWorld => ({
  columnCount: columns,
  capacity: indices(columns).map(() => capacity),
  allowed: indices(rows).map(() => indices(columns).map(() => true)),
});

/** Three and three, everybody acceptable, all strict opinions; the columns are named after the wishes of row 0. 7,776 worlds. */
export function* threeAndThree(): Generator<OpinionatedWorld> {
  const scores = permutationsOf([3, 2, 1]);
  for (const [a, b, ...columns] of choicesOf([scores, scores, scores, scores, scores])) {
    yield {
      world: full(3, 3, 1),
      opinions: { ofRow: [[3, 2, 1], a!, b!], ofColumn: transposed(columns, 3) },
    };
  }
}

/** Four and four; every list is a rotation of the same circle, which gives chains of up to four stable matchings. 16,384 worlds. */
export function* fourAndFourInCircles(): Generator<OpinionatedWorld> {
  const circles = indices(4).map((turn) => indices(4).map((at) => (at + turn) % 4));
  for (const [a, b, c, ...columns] of choicesOf(indices(7).map(() => circles))) {
    yield {
      world: full(4, 4, 1),
      opinions: { ofRow: [circles[0]!, a!, b!, c!], ofColumn: transposed(columns, 4) },
    };
  }
}

/** Four rows and two columns of two places, everybody acceptable, all strict opinions, row 0 wants column 0. 4,608 worlds. */
export function* fourAndTwoOfTwo(): Generator<OpinionatedWorld> {
  const ofRow = permutationsOf([2, 1]);
  const ofColumn = permutationsOf([4, 3, 2, 1]);
  for (const rows of choicesOf([ofRow, ofRow, ofRow])) {
    for (const columns of choicesOf([ofColumn, ofColumn])) {
      yield {
        world: full(4, 2, 2),
        opinions: { ofRow: [[2, 1], ...rows], ofColumn: transposed(columns, 4) },
      };
    }
  }
}

/** Two and two: every set of acceptable pairs, every opinion with ties. 4,096 worlds. */
export function* twoAndTwoWithTies(): Generator<OpinionatedWorld> {
  const bit = [0, 1];
  for (const bits of choicesOf(indices(12).map(() => bit))) {
    const square = (from: number): number[][] => [bits.slice(from, from + 2), bits.slice(from + 2, from + 4)];
    yield {
      world: { ...full(2, 2, 1), allowed: square(0).map((row) => row.map((one) => one === 1)) },
      opinions: { ofRow: square(4), ofColumn: square(8) },
    };
  }
}

/** Three and two of up to two places, every opinion with ties, everybody acceptable. 16,384 worlds. */
export function* threeAndTwoWithTies(): Generator<OpinionatedWorld> {
  const bit = [0, 1];
  for (const bits of choicesOf(indices(14).map(() => bit))) {
    const table = (from: number): number[][] =>
      indices(3).map((row) => bits.slice(from + 2 * row, from + 2 * row + 2));
    yield {
      world: { ...full(3, 2, 1), capacity: [1 + bits[12]!, 1 + bits[13]!] },
      opinions: { ofRow: table(0), ofColumn: table(6) },
    };
  }
}

/** Every n-th of a family, where an oracle takes long. */
export function* everyNth<A>(family: Iterable<A>, n: number): Generator<A> {
  let at = 0;
  for (const one of family) if (at++ % n === 0) yield one;
}
