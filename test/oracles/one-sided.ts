/** One-sided matching, word for word from the definitions, and the eating rule in exact fractions. Nothing is shared with the library. */
import { forEachMatching, type SmallWorld } from "./brute-force";

/** A world with a weight for every pair. */
export interface WishingWorld {
  readonly world: SmallWorld;
  readonly weight: ReadonlyArray<ReadonlyArray<number>>;
}

/** A row's columns, the best first; of equal weights the lower column. */
export const listOf = ({ world, weight }: WishingWorld, row: number): number[] =>
  [...world.allowed[row]!.keys()]
    .filter((column) => world.allowed[row]![column])
    .sort((a, b) => weight[row]![b]! - weight[row]![a]! || a - b);

/** How good a column is for a row: higher is better, nothing is worst. */
const worth = (wishes: WishingWorld, row: number, column: number, ties: boolean): number => {
  if (column < 0) return Number.NEGATIVE_INFINITY;
  return ties ? wishes.weight[row]![column]! : -listOf(wishes, row).indexOf(column);
};

/** Whether nobody is worse off in `after` than in `before`, and somebody is better off. */
export const improves = (
  wishes: WishingWorld,
  before: ReadonlyArray<number>,
  after: ReadonlyArray<number>,
  ties: boolean,
): boolean => {
  const change = before.map((column, row) => [
    worth(wishes, row, column, ties),
    worth(wishes, row, after[row]!, ties),
  ]);
  return change.every(([had, has]) => has! >= had!) && change.some(([had, has]) => has! > had!);
};

/** Every matching of the world. */
export const allMatchings = (world: SmallWorld): number[][] => {
  const all: number[][] = [];
  forEachMatching(world, (columnOfRow) => all.push([...columnOfRow]));
  return all;
};

/** Every matching on which no other improves. */
export const paretoOptimal = (wishes: WishingWorld, ties: boolean): number[][] => {
  const all = allMatchings(wishes.world);
  return all.filter((before) => !all.some((after) => improves(wishes, before, after, ties)));
};

/** A fraction in lowest terms. */
type Fraction = readonly [above: bigint, below: bigint];
const reduced = (above: bigint, below: bigint): Fraction => {
  let [a, b] = [above < 0n ? -above : above, below];
  while (b > 0n) [a, b] = [b, a % b];
  return a === 0n ? [0n, 1n] : [above / a, below / a];
};
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => reduced(a * d + c * b, b * d);
const minus = (x: Fraction, [c, d]: Fraction): Fraction => plus(x, [-c, d]);
const less = ([a, b]: Fraction, [c, d]: Fraction): boolean => a * d < c * b;

/** Everybody eats at speed 1 from the best column that has something left, for a time of 1. row → column → share. */
export const eat = (wishes: WishingWorld): number[][] => {
  const { world } = wishes;
  const lists = world.allowed.map((_, row) => listOf(wishes, row));
  const left: Fraction[] = world.capacity.map((places) => [BigInt(places), 1n]);
  const share: Fraction[][] = world.allowed.map(() => world.capacity.map(() => [0n, 1n]));
  let timeLeft: Fraction = [1n, 1n];
  while (timeLeft[0] > 0n) {
    const eatsFrom = lists.map((list) => list.find((column) => left[column]![0] > 0n));
    const eaters = world.capacity.map((_, column) =>
      BigInt(eatsFrom.filter((from) => from === column).length),
    );
    let step = timeLeft;
    for (const [column, count] of eaters.entries()) {
      if (count === 0n) continue;
      const [above, below] = left[column]!;
      const runsOut = reduced(above, below * count);
      if (less(runsOut, step)) step = runsOut;
    }
    for (const [row, column] of eatsFrom.entries()) {
      if (column === undefined) continue;
      share[row]![column] = plus(share[row]![column]!, step);
      left[column] = minus(left[column]!, step);
    }
    timeLeft = minus(timeLeft, step);
  }
  return share.map((row) => row.map(([above, below]) => Number(above) / Number(below)));
};
