/** A market in which one participant hands in another list than it holds. */
import { type Either, left, right } from "fp-ts/Either";
import { type Finding, quote } from "../../errors/finding";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import { findEdge, NOBODY } from "../../graph/bipartite";
import { arrayFinding } from "../../graph/check";
import type { StableProblem } from "../problem";
import { checkIndex, checkSide } from "./checks";
import type { AskingSide } from "./outcome";

/** What one participant says of its wishes. */
export interface ReportedList {
  /** On which side it stands. */
  readonly side: AskingSide;
  /** Its row or column. */
  readonly index: number;
  /** Those it names, the most wanted first, each once. Everybody else it refuses. */
  readonly list: ArrayLike<number>;
}

/**
 * The problem that a mechanism sees when one participant reports another list than the true one.
 *
 * *When to use*: to run again what {@link manipulation} says a report would achieve.
 *
 * *Details*: O(edges). Only people who accept each other in the true problem can be named; scores of everybody else stay as they are.
 *
 * @returns the changed problem, or {@link InvalidProblem} with everything that is wrong with the list
 *
 * @example
 * ```ts
 * const stable = stableProblemOrThrow({
 *   rowCount: 1,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2),
 *   columnOfEdge: Int32Array.of(0, 1),
 *   rowScore: Float64Array.of(2, 1),
 *   columnScore: Float64Array.of(1, 1),
 * });
 * solveStable(reportListOrThrow(stable, { side: "row", index: 0, list: [1] })).columnOfRow; // Int32Array [1]
 * reportList(stable, { side: "row", index: 0, list: [1, 1, 9] })._tag; // "Left"
 * ```
 */
export const reportList = (
  problem: StableProblem,
  report: ReportedList,
): Either<InvalidProblem, StableProblem> => {
  const findings = errorsAmong(checkReport(problem, report));
  return findings === undefined
    ? right(withList(problem, report))
    : left({ _tag: "InvalidProblem", findings });
};

/**
 * {@link reportList}, throwing.
 *
 * @throws {@link MatchingException} where `reportList` answers with a left
 */
export const reportListOrThrow = (problem: StableProblem, report: ReportedList): StableProblem =>
  getOrThrow(reportList(problem, report));

const checkReport = (problem: StableProblem, { side, index, list }: ReportedList): Finding[] => {
  const ofSide = checkSide("side", side);
  if (ofSide.length > 0) return ofSide;
  const ofIndex = checkIndex(side, index, side === "row" ? problem.rowCount : problem.columnCount);
  if (ofIndex.length > 0) return ofIndex;
  const findings: Finding[] = [];
  const named = new Set<number>();
  for (let at = 0; at < list.length; at++) {
    const other = list[at]!;
    if (named.has(other)) {
      findings.push(
        arrayFinding("duplicate-edge", ["list", at], {
          expected: "each name once",
          received: quote(other),
          remedy: "Strike out the second.",
        }),
      );
    } else if (edgeTo(problem, side, index, other) === NOBODY) {
      findings.push(
        arrayFinding("out-of-range", ["list", at], {
          expected: `somebody acceptable to ${side} ${index}`,
          received: quote(other),
          remedy: "Name only those of the true list, in any order.",
        }),
      );
    }
    named.add(other);
  }
  return findings;
};

const edgeTo = (problem: StableProblem, side: AskingSide, index: number, other: number): number => {
  const [row, column] = side === "row" ? [index, other] : [other, index];
  const exists = Number.isInteger(other) && row >= 0 && row < problem.rowCount && column >= 0;
  return exists ? findEdge(problem, row, column) : NOBODY;
};

/** {@link reportList} for a list that is known to be right. */
export const withList = (problem: StableProblem, { side, index, list }: ReportedList): StableProblem => {
  const { rowCount, rowOffsets, columnOfEdge } = problem;
  /** other → its position in the list, or −1. */
  const positionOf = new Int32Array(side === "row" ? problem.columnCount : rowCount).fill(NOBODY);
  for (let at = 0; at < list.length; at++) positionOf[list[at]!] = at;
  const edgeCount = columnOfEdge.length;
  const offsets = new Int32Array(rowCount + 1);
  const columns = new Int32Array(edgeCount);
  const rowScore = new Float64Array(edgeCount);
  const columnScore = new Float64Array(edgeCount);
  let kept = 0;
  for (let row = 0; row < rowCount; row++) {
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      const column = columnOfEdge[e]!;
      const isOwn = side === "row" ? row === index : column === index;
      const position = isOwn ? positionOf[side === "row" ? column : row]! : 0;
      if (position === NOBODY) continue;
      columns[kept] = column;
      rowScore[kept] = isOwn && side === "row" ? -position : problem.rowScore[e]!;
      columnScore[kept] = isOwn && side === "column" ? -position : problem.columnScore[e]!;
      kept++;
    }
    offsets[row + 1] = kept;
  }
  return {
    rowCount,
    columnCount: problem.columnCount,
    rowOffsets: offsets,
    columnOfEdge: columns.slice(0, kept),
    rowScore: rowScore.slice(0, kept),
    columnScore: columnScore.slice(0, kept),
    capacityOfColumn: problem.capacityOfColumn,
  };
};
