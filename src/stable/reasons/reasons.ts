/**
 * A matching beside its problem, arranged so that a question about one pair reads the two people's lists and nothing else.
 */
import { type Either, left, right } from "fp-ts/Either";
import type { Finding } from "../../errors/finding";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import { findEdge, NOBODY, rowOfEdge, transpose } from "../../graph/bipartite";
import { arrayFinding, checkKind } from "../../graph/check";
import type { StableProblem } from "../problem";

/** A problem and one of its matchings, ready to be asked about. Plain arrays; made by {@link reasonsFor}. */
export interface Reasons {
  readonly problem: StableProblem;
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  /** row → the edge to its column, or −1. */
  readonly edgeOfRow: Int32Array;
  /** column → first position in `rowOfPlace`; length `columnCount + 1`. */
  readonly placeOffsets: Int32Array;
  /** place → the row that holds it; those of a column stand together, the most wanted first, of equals the lower index. */
  readonly rowOfPlace: Int32Array;
  /** column → first position in `edgeToColumn`; length `columnCount + 1`. */
  readonly columnOffsets: Int32Array;
  /** position → an edge of that column; those of a column stand together, in ascending order of their rows. */
  readonly edgeToColumn: Int32Array;
  /** edge → its row. */
  readonly rowOfEdge: Int32Array;
}

/**
 * Puts a problem and a matching together, for {@link whyNot}.
 *
 * *When to use*: once, before the first question about a matching.
 *
 * *Details*: O(rows · log rows + columns + edges). The matching need not be stable, or come from this library.
 *
 * *Gotchas*: the arrays are kept, not copied.
 *
 * @returns what {@link whyNot} is asked of, or {@link InvalidProblem} with everything that keeps the array from being a matching
 *
 * @example
 * ```ts
 * const reasons = reasonsFor(stable, solveStable(stable).columnOfRow);
 * ```
 */
export const reasonsFor = (
  problem: StableProblem,
  columnOfRow: Int32Array,
): Either<InvalidProblem, Reasons> => {
  const findings = errorsAmong(checkMatching(problem, columnOfRow));
  return findings === undefined
    ? right(arrange(problem, columnOfRow))
    : left({ _tag: "InvalidProblem", findings });
};

/**
 * {@link reasonsFor}, throwing.
 *
 * @throws {@link MatchingException} where `reasonsFor` answers with a left
 */
export const reasonsForOrThrow = (problem: StableProblem, columnOfRow: Int32Array): Reasons =>
  getOrThrow(reasonsFor(problem, columnOfRow));

const arrange = (problem: StableProblem, columnOfRow: Int32Array): Reasons => {
  const { rowCount, columnCount, columnScore } = problem;
  const edgeOfRow = new Int32Array(rowCount).fill(NOBODY);
  const placeOffsets = new Int32Array(columnCount + 1);
  for (let row = 0; row < rowCount; row++) {
    const column = columnOfRow[row]!;
    if (column === NOBODY) continue;
    edgeOfRow[row] = findEdge(problem, row, column);
    placeOffsets[column + 1]!++;
  }
  for (let column = 0; column < columnCount; column++) placeOffsets[column + 1]! += placeOffsets[column]!;
  const rowOfPlace = new Int32Array(placeOffsets[columnCount]!);
  const next = placeOffsets.slice(0, columnCount);
  for (let row = 0; row < rowCount; row++) {
    const column = columnOfRow[row]!;
    if (column !== NOBODY) rowOfPlace[next[column]!++] = row;
  }
  const wanted = (row: number): number => columnScore[edgeOfRow[row]!]!;
  for (let column = 0; column < columnCount; column++) {
    rowOfPlace
      .subarray(placeOffsets[column]!, placeOffsets[column + 1]!)
      .sort((a, b) => wanted(b) - wanted(a) || a - b);
  }
  const { graph, originalEdge } = transpose(problem);
  return {
    problem,
    columnOfRow,
    edgeOfRow,
    placeOffsets,
    rowOfPlace,
    columnOffsets: graph.rowOffsets,
    edgeToColumn: originalEdge,
    rowOfEdge: rowOfEdge(problem),
  };
};

/** Everything that keeps an array from being a matching of the problem. O(rows · log degree + columns). */
const checkMatching = (problem: StableProblem, columnOfRow: Int32Array): Finding[] => {
  const kind = checkKind("columnOfRow", columnOfRow);
  if (kind.length > 0) return kind;
  if (columnOfRow.length !== problem.rowCount) {
    return [
      arrayFinding("ragged-array", ["columnOfRow"], {
        expected: `${problem.rowCount} columns, one a row`,
        received: `${columnOfRow.length}`,
        remedy: "Give every row its column, or −1.",
      }),
    ];
  }
  const findings: Finding[] = [];
  const load = new Int32Array(problem.columnCount);
  for (let row = 0; row < problem.rowCount; row++) {
    const column = columnOfRow[row]!;
    if (column === NOBODY) continue;
    if (column >= 0 && column < problem.columnCount && findEdge(problem, row, column) !== NOBODY) {
      load[column]!++;
      continue;
    }
    findings.push(
      arrayFinding("out-of-range", ["columnOfRow", row], {
        expected: `a column that row ${row} accepts, or −1`,
        received: `${column}`,
        remedy: "Give a matching of this problem.",
      }),
    );
  }
  for (let column = 0; column < problem.columnCount; column++) {
    const places = problem.capacityOfColumn[column]!;
    if (load[column]! <= places) continue;
    findings.push(
      arrayFinding("out-of-range", ["columnOfRow"], {
        expected: `at most ${places} rows in column ${column}`,
        received: `${load[column]}`,
        remedy: "Give a matching within the places of the columns.",
      }),
    );
  }
  return findings;
};
