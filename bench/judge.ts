import { type StableProblem, verifyStable } from "mentor-matching/algorithms";
import type { DenseInstance, GeneralInstance } from "./instances";

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
 *
 * @param allowance - by how much a total may miss the best, for whoever had to round the weights
 */
export const assignmentJudge =
  (instance: DenseInstance, bestTotal: number, allowance = 0) =>
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
    return Math.abs(total - bestTotal) <= RELATIVE_TOLERANCE * Math.max(1, Math.abs(bestTotal)) + allowance
      ? []
      : [`total ${total}, but the best is ${bestTotal}`];
  };

/** Judges an answer to a stable problem: stable by the library's verifier, and the one that is best for the rows. */
export const stableJudge =
  (problem: StableProblem, best: Int32Array) =>
  (columnOfRow: Int32Array): string[] => {
    const [violation] = verifyStable(problem, { _tag: "Stable", columnOfRow, proposals: 0 });
    if (violation !== undefined) return [`not stable: ${JSON.stringify(violation)}`];
    const row = columnOfRow.findIndex((column, at) => column !== best[at]);
    return row < 0 ? [] : [`row ${row} has column ${columnOfRow[row]}, but can have ${best[row]}`];
  };

/** Judges partners in a general graph by the total that is known to be best. */
export const generalJudge =
  ({ peerCount, endA, endB, weight }: GeneralInstance, bestTotal: number) =>
  (partnerOfPeer: Int32Array): string[] => {
    if (partnerOfPeer.length !== peerCount) return [`${partnerOfPeer.length} peers instead of ${peerCount}`];
    const peer = partnerOfPeer.findIndex((partner, at) => partner !== -1 && partnerOfPeer[partner] !== at);
    if (peer >= 0) return [`peer ${peer} has a partner that has another one`];
    let total = 0;
    for (let e = 0; e < weight.length; e++) if (partnerOfPeer[endA[e]!] === endB[e]) total += weight[e]!;
    return total === bestTotal ? [] : [`total ${total}, but the best is ${bestTotal}`];
  };
