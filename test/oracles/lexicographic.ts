/** What "lexicographically best" means, word for word, by looking at all matchings. */
import { forEachMatching, type SmallWorld } from "./brute-force";

/** A level as plain nested arrays. */
export interface PlainLevel {
  readonly sign: 1 | -1;
  readonly weight: ReadonlyArray<ReadonlyArray<number>>;
  readonly valueOfRow: ReadonlyArray<number>;
  readonly valueOfColumn: ReadonlyArray<number>;
}

/** What a matching reaches on every level. */
export const valuesOf = (levels: ReadonlyArray<PlainLevel>, columnOfRow: ReadonlyArray<number>): number[] =>
  levels.map(({ weight, valueOfRow, valueOfColumn }) => {
    let value = 0;
    for (const [row, column] of columnOfRow.entries()) {
      if (column >= 0) value += weight[row]![column]! + valueOfRow[row]!;
    }
    for (const column of new Set(columnOfRow)) if (column >= 0) value += valueOfColumn[column]!;
    return value;
  });

/** The first entry in which two lists differ decides. */
export const isLexicographicallyAbove = (
  one: ReadonlyArray<number>,
  other: ReadonlyArray<number>,
): boolean => {
  const at = one.findIndex((value, i) => value !== other[i]);
  return at >= 0 && one[at]! > other[at]!;
};

/** The best values of all matchings, and the most pairs of any that reaches them. */
export const lexicographicallyBest = (
  world: SmallWorld,
  levels: ReadonlyArray<PlainLevel>,
): { readonly values: ReadonlyArray<number>; readonly size: number } => {
  let best: number[] | undefined;
  forEachMatching(world, (columnOfRow) => {
    const size = columnOfRow.filter((column) => column >= 0).length;
    const here = [...valuesOf(levels, columnOfRow).map((value, at) => levels[at]!.sign * value), size];
    if (best === undefined || isLexicographicallyAbove(here, best)) best = here;
  });
  return {
    values: best!.slice(0, -1).map((value, at) => levels[at]!.sign * value + 0),
    size: best!.at(-1)!,
  };
};

/** What the three profile objectives look at, by their definitions; higher is better. */
export const profileMeasures = {
  "rank-maximal": (profile: ReadonlyArray<number>) => profile,
  "greedy-maximum": (profile: ReadonlyArray<number>) => [sum(profile), ...profile],
  "generous-maximum": (profile: ReadonlyArray<number>) => [
    sum(profile),
    ...[...profile].reverse().map((count) => -count),
  ],
} as const;

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((a, b) => a + b, 0);

/** The best profile of all matchings: rank − 1 → pairs of that rank. */
export const bestProfile = (
  world: SmallWorld,
  rank: ReadonlyArray<ReadonlyArray<number>>,
  worst: number,
  objective: keyof typeof profileMeasures,
): number[] => {
  const measure: (profile: ReadonlyArray<number>) => ReadonlyArray<number> = profileMeasures[objective];
  let best: number[] | undefined;
  forEachMatching(world, (columnOfRow) => {
    const profile = Array.from({ length: worst }, () => 0);
    for (const [row, column] of columnOfRow.entries()) if (column >= 0) profile[rank[row]![column]! - 1]!++;
    if (best === undefined || isLexicographicallyAbove(measure(profile), measure(best))) best = profile;
  });
  return best!;
};
