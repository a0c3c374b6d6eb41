/**
 * Why two people are not together: read off the definition of a blocking pair, turned round.
 *
 * D. Gale and L. S. Shapley, "College admissions and the stability of marriage", American Mathematical Monthly 69 (1962), 9–15: a pair
 * that accepts each other and is apart blocks, unless the row has somebody it wants at least as much, or the column is full of rows that it
 * wants at least as much. So in a stable matching every pair apart has at least one of those two reasons, and the rows that hold the
 * places are its proof.
 *
 * O(degree of the asker · log degree + rows named in the answer).
 */
import { type Either, left, right } from "fp-ts/Either";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import { findEdge, NOBODY } from "../../graph/bipartite";
import { checkIndex, checkSide } from "./checks";
import type { AskingSide, BetterPartner, Refusal, WhyNot, WhyNotVerdict } from "./outcome";
import type { Reasons } from "./reasons";

/** A question about two people. */
export interface WhyNotQuestion {
  readonly row: number;
  readonly column: number;
  /** Who asks. Default: `"row"`. */
  readonly of?: AskingSide;
}

/**
 * Why a row and a column are not together: who turned whom down, and for whom.
 *
 * *When to use*: when somebody asks "why was I not given X?", or "who stood between me and my wishes?".
 *
 * *Details*: O(degree · log degree + the rows named). All that the asker wants more than what it was given is listed, the most wanted
 * first, with the rows that hold the places there. In a stable matching each of those is wanted at least as much as the asker, so the answer
 * can be checked by looking at them. Equal scores are told as such (`indifferent`).
 *
 * *Gotchas*: `Blocking` means that the matching is not stable there, which no matching of {@link solveStable} is.
 *
 * @returns {@link WhyNot}, or {@link InvalidProblem} when there is no such row or column
 *
 * @example
 * ```ts
 * const stable = stableProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 1,
 *   rowOffsets: Int32Array.of(0, 1, 2),
 *   columnOfEdge: Int32Array.of(0, 0),
 *   rowScore: Float64Array.of(1, 1),
 *   columnScore: Float64Array.of(0.2, 0.7),
 * });
 * const reasons = reasonsForOrThrow(stable, solveStable(stable).columnOfRow);
 * const { verdict } = whyNotOrThrow(reasons, { row: 0, column: 0 });
 * verdict; // { _tag: 'ColumnFull', holders: Int32Array(1) [ 1 ], leastWanted: 1, indifferent: false }
 * whyNot(reasons, { row: 7, column: 0 })._tag; // "Left"
 * ```
 */
export const whyNot = (reasons: Reasons, question: WhyNotQuestion): Either<InvalidProblem, WhyNot> => {
  const { row, column, of = "row" } = question;
  const findings = errorsAmong([
    ...checkIndex("row", row, reasons.problem.rowCount),
    ...checkIndex("column", column, reasons.problem.columnCount),
    ...checkSide("of", of),
  ]);
  if (findings !== undefined) return left({ _tag: "InvalidProblem", findings });
  const edge = findEdge(reasons.problem, row, column);
  return right({
    row,
    column,
    of,
    verdict: verdictOn(reasons, row, column, edge, of),
    better: of === "row" ? betterThanRowHas(reasons, row) : betterThanColumnHas(reasons, column),
  });
};

/**
 * {@link whyNot}, throwing.
 *
 * @throws {@link MatchingException} where `whyNot` answers with a left
 */
export const whyNotOrThrow = (reasons: Reasons, question: WhyNotQuestion): WhyNot =>
  getOrThrow(whyNot(reasons, question));

const verdictOn = (
  reasons: Reasons,
  row: number,
  column: number,
  edge: number,
  of: AskingSide,
): WhyNotVerdict => {
  if (edge === NOBODY) return { _tag: "NotAcceptable" };
  if (edge === reasons.edgeOfRow[row]) return { _tag: "IsPartner" };
  const ofRow = refusalByRow(reasons, row, edge);
  const ofColumn = refusalByColumn(reasons, column, edge);
  return (of === "row" ? (ofRow ?? ofColumn) : (ofColumn ?? ofRow)) ?? blocking(reasons, column);
};

/** The columns that a row wants more than its own. */
const betterThanRowHas = (reasons: Reasons, row: number): BetterPartner[] => {
  const { rowOffsets, columnOfEdge, rowScore } = reasons.problem;
  const own = reasons.edgeOfRow[row]!;
  const better: number[] = [];
  for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
    if (own === NOBODY || rowScore[e]! > rowScore[own]!) better.push(e);
  }
  return mostWantedFirst(better, rowScore).map((edge) => {
    const column = columnOfEdge[edge]!;
    return { partner: column, refusal: refusalByColumn(reasons, column, edge) ?? blocking(reasons, column) };
  });
};

/** The rows that a column wants more than the least wanted of its own, or any row while it has places left. */
const betterThanColumnHas = (reasons: Reasons, column: number): BetterPartner[] => {
  const { problem, columnOffsets, edgeToColumn, edgeOfRow, rowOfEdge } = reasons;
  if (problem.capacityOfColumn[column] === 0) return [];
  const least = leastWantedWhenFull(reasons, column);
  const better: number[] = [];
  for (let at = columnOffsets[column]!; at < columnOffsets[column + 1]!; at++) {
    const edge = edgeToColumn[at]!;
    if (edgeOfRow[rowOfEdge[edge]!] === edge) continue;
    if (least === NOBODY || problem.columnScore[edge]! > problem.columnScore[edgeOfRow[least]!]!)
      better.push(edge);
  }
  return mostWantedFirst(better, problem.columnScore).map((edge) => {
    const row = rowOfEdge[edge]!;
    return { partner: row, refusal: refusalByRow(reasons, row, edge) ?? blocking(reasons, column) };
  });
};

/** Edges of one list in ascending order are people in ascending order: of equals the lower index comes first. */
const mostWantedFirst = (edges: number[], score: Float64Array): number[] =>
  edges.sort((a, b) => score[b]! - score[a]! || a - b);

const refusalByRow = (reasons: Reasons, row: number, edge: number): Refusal | undefined => {
  const { rowScore } = reasons.problem;
  const own = reasons.edgeOfRow[row]!;
  if (own === NOBODY || rowScore[own]! < rowScore[edge]!) return undefined;
  return {
    _tag: "RowPrefersItsOwn",
    column: reasons.columnOfRow[row]!,
    indifferent: rowScore[own] === rowScore[edge],
  };
};

const refusalByColumn = (reasons: Reasons, column: number, edge: number): Refusal | undefined => {
  const { capacityOfColumn, columnScore } = reasons.problem;
  if (capacityOfColumn[column] === 0) return { _tag: "ColumnHasNoPlaces" };
  const least = leastWantedWhenFull(reasons, column);
  if (least === NOBODY) return undefined;
  const ofLeast = columnScore[reasons.edgeOfRow[least]!]!;
  if (ofLeast < columnScore[edge]!) return undefined;
  return {
    _tag: "ColumnFull",
    holders: reasons.rowOfPlace.slice(reasons.placeOffsets[column]!, reasons.placeOffsets[column + 1]!),
    leastWanted: least,
    indifferent: ofLeast === columnScore[edge],
  };
};

const blocking = (reasons: Reasons, column: number): Refusal => ({
  _tag: "Blocking",
  inPlaceOf: leastWantedWhenFull(reasons, column),
});

/** The least wanted row of a full column; −1 while it has places left. Of equals the higher index is let go. */
const leastWantedWhenFull = (reasons: Reasons, column: number): number => {
  const start = reasons.placeOffsets[column]!;
  const end = reasons.placeOffsets[column + 1]!;
  return end - start < reasons.problem.capacityOfColumn[column]! ? NOBODY : reasons.rowOfPlace[end - 1]!;
};
