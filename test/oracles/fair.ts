/** What fairness means, word for word, by looking at all matchings. */
import { forEachMatching, type SmallWorld } from "./brute-force";

export type Matrix = ReadonlyArray<ReadonlyArray<number>>;

/** Weights and what leaving out costs; `sign` is −1 when weights are minimised. */
export interface Stakes {
  readonly weight: Matrix;
  readonly sign: 1 | -1;
  readonly penaltyOfRow: ReadonlyArray<number>;
  readonly penaltyOfColumn: ReadonlyArray<number>;
}

/** The best of all matchings by one measure after another; each measure is a list of numbers, compared one by one, higher is better. */
const bestBy = (
  world: SmallWorld,
  measures: ReadonlyArray<(columnOfRow: ReadonlyArray<number>) => ReadonlyArray<number>>,
): ReadonlyArray<ReadonlyArray<number>> => {
  let best: ReadonlyArray<ReadonlyArray<number>> | undefined;
  forEachMatching(world, (columnOfRow) => {
    const size = columnOfRow.filter((column) => column >= 0).length;
    const here = [[size], ...measures.map((measure) => measure(columnOfRow))];
    if (best === undefined || isAbove(here.flat(), best.flat())) best = here;
  });
  return best!;
};

const isAbove = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): boolean => {
  const at = a.findIndex((value, i) => value !== b[i]);
  if (at < 0) return false;
  // The size comes first, so lists of unequal length never get here.
  return a[at]! > b[at]!;
};

const chosen = (weight: Matrix, columnOfRow: ReadonlyArray<number>): number[] =>
  columnOfRow.flatMap((column, row) => (column < 0 ? [] : [weight[row]![column]!]));

/** Total less penalties, higher is better. */
export const worthOf = (
  world: SmallWorld,
  { weight, sign, penaltyOfRow, penaltyOfColumn }: Stakes,
  columnOfRow: ReadonlyArray<number>,
): number => {
  const left = [...world.capacity];
  for (const column of columnOfRow) if (column >= 0) left[column]!--;
  const ofRows = columnOfRow.reduce((sum, column, row) => sum + (column < 0 ? penaltyOfRow[row]! : 0), 0);
  const ofColumns = left.reduce((sum, places, column) => sum + places * penaltyOfColumn[column]!, 0);
  return sign * chosen(weight, columnOfRow).reduce((sum, value) => sum + value, 0) - ofRows - ofColumns;
};

/** Largest size, then the best worst weight, then the best worth. */
export const bestBottleneck = (
  world: SmallWorld,
  stakes: Stakes,
): { size: number; worst: number | undefined; worth: number } => {
  const [size, worst, worth] = bestBy(world, [
    (columnOfRow) => [Math.min(...chosen(stakes.weight, columnOfRow).map((value) => stakes.sign * value))],
    (columnOfRow) => [worthOf(world, stakes, columnOfRow)],
  ]);
  return {
    size: size![0]!,
    worst: size![0] === 0 ? undefined : stakes.sign * worst![0]! + 0,
    worth: worth![0]!,
  };
};

/** Largest size, then the best sorted weights, the worst first, then the best worth of a second weight. */
export const bestLeximin = (
  world: SmallWorld,
  stakes: Stakes,
  second: Matrix,
): { size: number; sorted: number[]; worth: number } => {
  const [size, sorted, worth] = bestBy(world, [
    (columnOfRow) =>
      chosen(stakes.weight, columnOfRow)
        .map((value) => stakes.sign * value + 0)
        .sort((a, b) => a - b),
    (columnOfRow) => [worthOf(world, { ...stakes, weight: second }, columnOfRow)],
  ]);
  return { size: size![0]!, sorted: sorted!.map((key) => stakes.sign * key + 0), worth: worth![0]! };
};

/** Largest size, then the evenest loads, the largest first, then the best worth. */
export const bestLoads = (
  world: SmallWorld,
  stakes: Stakes,
): { size: number; loads: number[]; worth: number } => {
  const [size, loads, worth] = bestBy(world, [
    (columnOfRow) => {
      const load = world.capacity.map(() => 0);
      for (const column of columnOfRow) if (column >= 0) load[column]!++;
      return load.sort((a, b) => b - a).map((rows) => -rows);
    },
    (columnOfRow) => [worthOf(world, stakes, columnOfRow)],
  ]);
  return { size: size![0]!, loads: loads!.map((load) => 0 - load), worth: worth![0]! };
};
