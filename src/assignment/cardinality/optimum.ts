/** A best matching of so many pairs with its proof, made of the prices of columns and of a pair. */
import {
  gapOf,
  hasOtherWeights,
  type NormalProblem,
  restatePotentials,
  sumUp,
  valueOfPrices,
} from "../normal-form";
import type { AssignmentProblem } from "../problem";
import type { OptimalCardinality, StoppedCardinality } from "./outcome";

/** Prices in terms of the normal form. */
export interface PairPrices {
  /** column → v. */
  readonly column: Float64Array;
  /** λ: what a pair costs. */
  readonly multiplier: number;
}

/** The largest weight of the normal form, 0 when there is none: as much as a pair can be worth. */
export const largestNormalWeight = ({ weight }: NormalProblem): number => {
  let largest = weight.length === 0 ? 0 : Number.NEGATIVE_INFINITY;
  for (let e = 0; e < weight.length; e++) if (weight[e]! > largest) largest = weight[e]!;
  return largest;
};

/**
 * Matching and prices in the problem's own terms. Row prices are read off the others, as low as all edges let them be, so that they are free of rounding
 * on the way. O(edges).
 */
export const pricedMatching = (
  problem: AssignmentProblem,
  normal: NormalProblem,
  columnOfRow: Int32Array,
  { column, multiplier }: PairPrices,
): Omit<OptimalCardinality, "_tag"> => {
  const { rowCount, rowOffsets, columnOfEdge, weight } = normal;
  const row = new Float64Array(rowCount);
  for (let r = 0; r < rowCount; r++) {
    let best = 0;
    for (let e = rowOffsets[r]!; e < rowOffsets[r + 1]!; e++) {
      const offer = weight[e]! - column[columnOfEdge[e]!]! - multiplier;
      if (offer > best) best = offer;
    }
    row[r] = best;
  }
  const sums = sumUp(problem, columnOfRow);
  const potentials = hasOtherWeights(problem) ? restatePotentials(problem, { row, column }) : { row, column };
  const sign = problem.sense === "minimise" ? -1 : 1;
  const gap = gapOf(problem, potentials, sums) + sums.size * multiplier;
  return { columnOfRow, ...sums, potentials, multiplier: sign * multiplier + 0, gap };
};

/** What the prices say that a matching of `wanted` pairs can be worth, or must cost. O(rows + columns). */
export const boundOf = (
  { capacityOfColumn }: AssignmentProblem,
  { potentials, multiplier }: Pick<StoppedCardinality, "potentials" | "multiplier">,
  wanted: number,
): number => valueOfPrices(potentials, capacityOfColumn) + wanted * multiplier;
