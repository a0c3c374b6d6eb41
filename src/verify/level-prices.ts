/** Whether vectors of prices prove that a matching is lexicographically best. Knows nothing of how they were found. */
import type { Potentials } from "../assignment/outcome";
import { type Bipartite, NOBODY } from "../graph/bipartite";

/** What can be wrong with prices by level. */
export type LevelPriceViolation =
  /** Not one price a row or column, or not one entry a level. */
  | {
      readonly _tag: "WrongLength";
      readonly array: string;
      readonly expected: number;
      readonly found: number;
    }
  /** The prices of an edge's ends are lexicographically less than its weights: on this level, the first where they differ. */
  | {
      readonly _tag: "PriceTooLow";
      readonly row: number;
      readonly column: number;
      readonly level: number;
      readonly missing: number;
    }
  /** A price is no number, or a row's prices are lexicographically below 0. */
  | {
      readonly _tag: "BadPrice";
      readonly side: "row" | "column";
      readonly index: number;
      readonly level: number;
      readonly price: number;
    }
  /** The prices add up to more than the matching reaches on a level: something better may exist. */
  | { readonly _tag: "Gap"; readonly level: number; readonly gap: number; readonly tolerance: number };

/** Levels as a checker wants them, all to be maximised. */
export interface CheckedLevels {
  readonly count: number;
  /** 1, or −1 for a level whose prices are those of a minimum. */
  readonly sign: (level: number) => 1 | -1;
  readonly weight: (level: number, row: number, edge: number) => number;
  /** What a column is worth on a level once it has a row; at least 0. */
  readonly bonus: (level: number, column: number) => number;
}

/** Prices of all levels, a matching, and how much may be off on the last level: a price, and the sum of all. */
export interface CheckedPrices {
  readonly capacityOfColumn: Int32Array;
  readonly columnOfRow: Int32Array;
  readonly potentials: ReadonlyArray<Potentials>;
  readonly tolerance: number;
  readonly toleranceOfSum: number;
}

/**
 * Vectors of prices that are lexicographically at least every edge's weights, and at least 0 at rows: then no matching is lexicographically worth more than the prices of all rows, and of
 * every column as often as makes it most. Vectors in this order can be added and compared like numbers, so weak duality holds as it does there.
 * O(levels · (edges + rows + columns)).
 *
 * @returns what is wrong, and the gap of the last level
 */
export const checkLevelPrices = (
  graph: Bipartite,
  levels: CheckedLevels,
  { capacityOfColumn, columnOfRow, potentials, tolerance, toleranceOfSum }: CheckedPrices,
): { readonly violations: LevelPriceViolation[]; readonly gap: number } => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge } = graph;
  const violations = checkForm(graph, levels, potentials);
  if (violations.length > 0) return { violations, gap: Number.NaN };
  const last = levels.count - 1;
  const u = (level: number, row: number): number => levels.sign(level) * potentials[level]!.row[row]!;
  const v = (level: number, column: number): number =>
    levels.sign(level) * potentials[level]!.column[column]!;
  /** The first level on which a vector is below 0, when it is below 0. */
  const below = (vector: (level: number) => number): number | undefined => {
    for (let level = 0; level <= last; level++) {
      const number = vector(level);
      if (level === last) return number < -tolerance ? level : undefined;
      if (number !== 0) return number < 0 ? level : undefined;
    }
    return undefined;
  };
  const gap = new Float64Array(levels.count);
  const load = new Int32Array(columnCount);
  for (let row = 0; row < rowCount; row++) {
    const chosen = columnOfRow[row]!;
    const negative = below((level) => u(level, row));
    if (negative !== undefined) {
      const price = potentials[negative]!.row[row]!;
      violations.push({ _tag: "BadPrice", side: "row", index: row, level: negative, price });
    }
    if (chosen === NOBODY) for (let level = 0; level <= last; level++) gap[level]! += u(level, row);
    else load[chosen]!++;
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      const column = columnOfEdge[e]!;
      const slack = (level: number): number =>
        u(level, row) + v(level, column) - levels.weight(level, row, e);
      const short = below(slack);
      if (short !== undefined)
        violations.push({ _tag: "PriceTooLow", row, column, level: short, missing: -slack(short) });
      if (chosen === column) for (let level = 0; level <= last; level++) gap[level]! += slack(level);
    }
  }
  for (let column = 0; column < columnCount; column++) {
    const capacity = capacityOfColumn[column]!;
    const worth = (rows: number, level: number): number =>
      rows === 0 ? 0 : rows * v(level, column) + levels.bonus(level, column);
    // Worth grows by the bonus and the price once, then by the price each time: it is most at none, at one, or at all.
    let most = 0;
    for (const rows of [Math.min(1, capacity), capacity]) {
      for (let level = 0; level <= last; level++) {
        const more = worth(rows, level) - worth(most, level);
        if (more > 0) most = rows;
        if (more !== 0) break;
      }
    }
    for (let level = 0; level <= last; level++)
      gap[level]! += worth(most, level) - worth(load[column]!, level);
  }
  for (let level = 0; level <= last; level++) {
    const allowed = level === last ? toleranceOfSum : 0;
    // Written so that NaN is a violation.
    if (!(Math.abs(gap[level]!) <= allowed))
      violations.push({ _tag: "Gap", level, gap: gap[level]!, tolerance: allowed });
  }
  return { violations, gap: gap[last]! };
};

const checkForm = (
  { rowCount, columnCount }: Bipartite,
  { count }: CheckedLevels,
  potentials: ReadonlyArray<Potentials>,
): LevelPriceViolation[] => {
  if (potentials.length !== count)
    return [{ _tag: "WrongLength", array: "potentials", expected: count, found: potentials.length }];
  const violations: LevelPriceViolation[] = [];
  for (const [level, prices] of potentials.entries()) {
    for (const [side, expected] of [
      ["row", rowCount],
      ["column", columnCount],
    ] as const) {
      const array = `potentials[${level}].${side}`;
      const found = prices[side].length;
      if (found !== expected) violations.push({ _tag: "WrongLength", array, expected, found });
      for (const [index, price] of prices[side].entries()) {
        if (!Number.isFinite(price)) violations.push({ _tag: "BadPrice", side, index, level, price });
      }
    }
  }
  return violations;
};

/** Whether one vector is lexicographically above another, by more than the tolerance where only the last level tells. */
export const isAbove = (
  one: ArrayLike<number>,
  other: ArrayLike<number>,
  sign: (level: number) => 1 | -1,
  tolerance: number,
): boolean => {
  for (let level = 0; level < one.length; level++) {
    const more = sign(level) * (one[level]! - other[level]!);
    if (level === one.length - 1) return !(more <= tolerance);
    if (more !== 0) return !(more < 0);
  }
  return false;
};
