import type { NormalProblem } from "../normal-form";
import { PartialMatching } from "../partial-matching";

/** Who has to be matched, and what whoever need not be is worth at least. */
export interface Sides {
  /** Whether every row has to be matched; else one that is not costs 0, and none costs less. */
  readonly rows: boolean;
  /** Whether every place has to be filled; else a column that has places left costs 0, and none costs less. */
  readonly columns: boolean;
}

/**
 * What the searches move: a matching and prices. Always: u + v ≥ w on every edge, with equality on matched ones; u ≥ 0 where rows
 * need not be matched, v ≥ 0 where columns need not be full.
 */
export interface Pricing {
  readonly problem: NormalProblem;
  readonly sides: Sides;
  readonly matching: PartialMatching;
  /** row → price u. */
  readonly rowPrice: Float64Array;
  /** column → price v. */
  readonly columnPrice: Float64Array;
}

/** A state without matched rows. */
export const pricingOf = (problem: NormalProblem, sides: Sides, columnPrice: Float64Array): Pricing => ({
  problem,
  sides,
  matching: new PartialMatching(problem),
  rowPrice: new Float64Array(problem.rowCount),
  columnPrice,
});
