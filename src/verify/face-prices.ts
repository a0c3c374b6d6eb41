import type { Potentials } from "../assignment/outcome";
import type { AssignmentProblem } from "../assignment/problem";
import { NOBODY } from "../graph/bipartite";
import { checkLengths, columnAt, edgesOf } from "./assignment-parts";
import type { Violation } from "./violation";

/** Matchings that are equally fair, as a proof describes them. */
export interface ProvenFace {
  /** Whether one of them may use an edge of the problem. */
  readonly mayUse: (edge: number) => boolean;
  /** Whether all of them match a row. */
  readonly mustBeMatched: (row: number) => boolean;
  /** Smallest and largest load of a column. */
  readonly lowerOfColumn: (column: number) => number;
  readonly upperOfColumn: (column: number) => number;
}

/** What can be wrong with prices. */
export type PriceViolation = Extract<
  Violation,
  { _tag: "WrongLength" | "PriceTooLow" | "BadPrice" | "Gap" | "WrongGap" }
>;

/**
 * Whether prices prove that no matching of a face is worth more than one of them. O(edges).
 *
 * Prices reach the weight of every edge that may be used. A row that may be left out costs at least 0; a column counts with its largest load if
 * its price is above 0, else with its smallest. No matching of the face is worth more than all that, and this one is worth as much.
 */
export const checkFacePrices = (
  problem: AssignmentProblem,
  face: ProvenFace,
  {
    weight,
    columnOfRow,
    potentials,
    gap,
    tolerance,
  }: {
    readonly weight: Float64Array;
    readonly columnOfRow: Int32Array;
    readonly potentials: Potentials;
    readonly gap: number;
    readonly tolerance: number;
  },
): PriceViolation[] => {
  const { rowCount, columnCount, penaltyOfRow, penaltyOfColumn } = problem;
  const violations: PriceViolation[] = checkLengths([
    ["potentials.row", potentials.row, rowCount],
    ["potentials.column", potentials.column, columnCount],
  ]);
  if (violations.length > 0) return violations;
  // Minimising is maximising the negative, and a penalty that is saved is earned.
  const sign = problem.sense === "minimise" ? -1 : 1;
  const u = potentials.row.map((price, row) => sign * price + (penaltyOfRow?.[row] ?? 0));
  const v = potentials.column.map((price, column) => sign * price + (penaltyOfColumn?.[column] ?? 0));
  let value = 0;
  let reached = 0;
  for (let row = 0; row < rowCount; row++) {
    const isPrice = Number.isFinite(u[row]!) && (face.mustBeMatched(row) || u[row]! >= -tolerance);
    if (!isPrice) violations.push({ _tag: "BadPrice", side: "row", index: row, price: potentials.row[row]! });
    value += u[row]!;
    const [first, end] = edgesOf(problem, row);
    for (let e = first; e < end; e++) {
      const column = columnAt(problem, row, e);
      const gain = sign * weight[e]! + (penaltyOfRow?.[row] ?? 0) + (penaltyOfColumn?.[column] ?? 0);
      if (columnOfRow[row] === column && column !== NOBODY) reached += gain;
      const missing = gain - u[row]! - v[column]!;
      if (missing > tolerance && face.mayUse(e))
        violations.push({ _tag: "PriceTooLow", row, column, missing });
    }
  }
  for (let column = 0; column < columnCount; column++) {
    const price = v[column]!;
    if (!Number.isFinite(price))
      violations.push({ _tag: "BadPrice", side: "column", index: column, price: potentials.column[column]! });
    value += price * (price > 0 ? face.upperOfColumn(column) : face.lowerOfColumn(column));
  }
  const most = tolerance * (rowCount + columnCount);
  const found = value - reached;
  // Written so that NaN is a violation.
  if (!(Math.abs(found) <= most)) violations.push({ _tag: "Gap", gap: found, tolerance: most });
  if (!(Math.abs(found - gap) <= most)) violations.push({ _tag: "WrongGap", expected: found, found: gap });
  return violations;
};
