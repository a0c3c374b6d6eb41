import type { DenseInstance } from "./instances";

/** How far a peer's total may be from ours, relative to it: both add the same weights in floating point. */
const RELATIVE_TOLERANCE = 1e-9;

/** Sum of the weights of a matching. Who is unmatched (−1) adds nothing. */
export const totalOf = ({ columnCount, weight }: DenseInstance, columnOfRow: Int32Array): number => {
  let total = 0;
  for (let row = 0; row < columnOfRow.length; row++) {
    const column = columnOfRow[row]!;
    if (column >= 0) total += weight[row * columnCount + column]!;
  }
  return total;
};

/**
 * Judges an answer to a dense assignment problem by what is known to be best: it has to match as many as can be
 * matched, nobody twice, and to be worth as much. The totals are added up here; nobody's own total is believed.
 */
export const assignmentJudge =
  (instance: DenseInstance, bestTotal: number) =>
  (columnOfRow: Int32Array): string[] => {
    const { rowCount, columnCount } = instance;
    if (columnOfRow.length !== rowCount) return [`${columnOfRow.length} rows instead of ${rowCount}`];
    const matched = columnOfRow.filter((column) => column >= 0);
    if (matched.some((column) => column >= columnCount)) return ["a column that does not exist"];
    if (new Set(matched).size !== matched.length) return ["a column that is taken twice"];
    const size = Math.min(rowCount, columnCount);
    if (matched.length !== size) return [`${matched.length} matched instead of ${size}`];
    const total = totalOf(instance, columnOfRow);
    // Written so that NaN is a problem.
    return Math.abs(total - bestTotal) <= RELATIVE_TOLERANCE * Math.max(1, Math.abs(bestTotal))
      ? []
      : [`total ${total}, but the best is ${bestTotal}`];
  };
