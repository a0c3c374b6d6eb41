/** What the verifiers of assignments have in common: edges of both forms, lengths, sums, covers. */
import type { Cover } from "../assignment/outcome";
import type { AssignmentProblem } from "../assignment/problem";
import { findEdge, NOBODY } from "../graph/bipartite";
import type { Violation } from "./violation";

/** What can be wrong with a cover. */
export type CoverViolation = Extract<Violation, { _tag: "WrongLength" | "Uncovered" | "CoverTooLarge" }>;

/** Half-open range of a row's edges. */
export const edgesOf = (
  { rowOffsets, columnCount }: AssignmentProblem,
  row: number,
): readonly [first: number, end: number] =>
  rowOffsets === undefined
    ? [row * columnCount, (row + 1) * columnCount]
    : [rowOffsets[row]!, rowOffsets[row + 1]!];

/** The column of a row's edge. */
export const columnAt = (
  { columnOfEdge, columnCount }: AssignmentProblem,
  row: number,
  edge: number,
): number => (columnOfEdge === undefined ? edge - row * columnCount : columnOfEdge[edge]!);

/** Findings for the lengths of arrays, by name. */
export const checkLengths = (
  arrays: ReadonlyArray<readonly [name: string, array: ArrayLike<unknown>, expected: number]>,
): Extract<Violation, { _tag: "WrongLength" }>[] =>
  arrays
    .filter(([, { length }, expected]) => length !== expected)
    .map(([array, { length }, expected]) => ({ _tag: "WrongLength", array, expected, found: length }));

/**
 * Whether a cover covers the edges that count, and with how many places: a matching of those edges has no more pairs. Anything but 1 is taken for 0. O(edges).
 */
export const checkCover = (
  problem: AssignmentProblem,
  cover: Cover,
  {
    name,
    most,
    counts,
  }: { readonly name: string; readonly most: number; readonly counts: (edge: number) => boolean },
): CoverViolation[] => {
  const { rowCount, columnCount, capacityOfColumn } = problem;
  const violations: CoverViolation[] = checkLengths([
    [`${name}.row`, cover.row, rowCount],
    [`${name}.column`, cover.column, columnCount],
  ]);
  if (violations.length > 0) return violations;
  let places = 0;
  for (let row = 0; row < rowCount; row++) {
    if (cover.row[row] === 1) {
      places++;
      continue;
    }
    const [first, end] = edgesOf(problem, row);
    for (let e = first; e < end; e++) {
      const column = columnAt(problem, row, e);
      if (cover.column[column] !== 1 && counts(e)) violations.push({ _tag: "Uncovered", row, column });
    }
  }
  for (let column = 0; column < columnCount; column++) {
    if (cover.column[column] === 1) places += capacityOfColumn[column]!;
  }
  if (places > most) violations.push({ _tag: "CoverTooLarge", places, size: most });
  return violations;
};

/** What can be wrong with sums. */
export type SumViolation = Extract<Violation, { _tag: "WrongTotal" | "WrongPenalty" | "WrongSize" }>;

/** Total, penalty and size as they are, against those that are reported. Only for matchings. O(rows log degree + columns). */
export const checkSums = (
  problem: AssignmentProblem,
  reported: {
    readonly columnOfRow: Int32Array;
    readonly total: number;
    readonly penalty: number;
    readonly size: number;
  },
  tolerance: number,
): SumViolation[] => {
  const { rowCount, columnCount, weight, capacityOfColumn, penaltyOfRow, penaltyOfColumn } = problem;
  const violations: SumViolation[] = [];
  const left = capacityOfColumn.slice();
  let total = 0;
  let penalty = 0;
  let size = 0;
  for (let row = 0; row < rowCount; row++) {
    const column = reported.columnOfRow[row]!;
    if (column === NOBODY) {
      penalty += penaltyOfRow?.[row] ?? 0;
      continue;
    }
    total += weight[findEdge(problem, row, column)]!;
    left[column]!--;
    size++;
  }
  for (let column = 0; column < columnCount; column++)
    penalty += left[column]! * (penaltyOfColumn?.[column] ?? 0);
  const most = tolerance * (rowCount + columnCount);
  // Written so that NaN is a violation.
  if (!(Math.abs(total - reported.total) <= most))
    violations.push({ _tag: "WrongTotal", expected: total, found: reported.total });
  if (!(Math.abs(penalty - reported.penalty) <= most))
    violations.push({ _tag: "WrongPenalty", expected: penalty, found: reported.penalty });
  if (size !== reported.size) violations.push({ _tag: "WrongSize", expected: size, found: reported.size });
  return violations;
};
