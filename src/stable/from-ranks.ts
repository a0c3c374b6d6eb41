import { type Either, left } from "fp-ts/Either";
import { type Finding, quote } from "../errors/finding";
import { errorsAmong, type InvalidProblem } from "../errors/matching-error";
import { getOrThrow } from "../errors/or-throw";
import { arrayFinding, refuseNonObject } from "../graph/check";
import type { PreferenceOptions } from "./from-lists";
import { problemFromOpinions } from "./from-opinions";
import { type Opinions, OpinionsBuilder } from "./opinions";
import type { StableProblem } from "./problem";

/** Ranks that one side gives the other: 1 for the best, equal ones tie, gaps mean nothing; `null` for who is not ranked. */
export type RankMatrix = ReadonlyArray<ArrayLike<number | null>>;

/** Rank matrices of both sides. */
export interface PreferenceRanks {
  /** `rankByRow[row][column]`: the row's rank of the column. */
  readonly rankByRow: RankMatrix;
  /** `rankByColumn[column][row]`: the column's rank of the row. */
  readonly rankByColumn: RankMatrix;
  /** column → places; whole numbers from 0; 1 each when left out. */
  readonly capacityOfColumn?: ArrayLike<number>;
}

/**
 * A stable matching problem from two tables of ranks, 1 for the best: `rankByRow[row][column]` and `rankByColumn[column][row]`.
 *
 * *When to use*: when a form asked for a number beside every name. For lists of names see {@link stableProblemFromLists}.
 *
 * *Details*: O(rows · columns). Equal ranks are ties, gaps mean nothing, halves are allowed (shared places are often averaged).
 * `null` is an unacceptable pair. Scores are the negative ranks.
 *
 * *Gotchas*: 0 is refused, because half of the world writes it for "not ranked"; write `null`. A pair that only one side ranked is
 * reported, unless `nonReciprocal` is `"drop"`.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings
 *
 * @example
 * ```ts
 * const problem = stableProblemFromRanksOrThrow({
 *   rankByRow: [[1, 2], [1, null]],
 *   rankByColumn: [[2, 1], [1, null]],
 * });
 * solveStable(problem).columnOfRow; // Int32Array [1, 0]
 * isLeft(stableProblemFromRanks({ rankByRow: [[0]], rankByColumn: [[1]] })); // true
 * ```
 */
export const stableProblemFromRanks = (
  input: PreferenceRanks,
  { nonReciprocal = "report" }: PreferenceOptions = {},
): Either<InvalidProblem, StableProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { rankByRow, rankByColumn, capacityOfColumn } = input;
  const shape = errorsAmong([
    ...checkTable("rankByRow", rankByRow),
    ...checkTable("rankByColumn", rankByColumn),
  ]);
  if (shape !== undefined) return left({ _tag: "InvalidProblem", findings: shape });
  const rowCount = rankByRow.length;
  const columnCount = rankByColumn.length;
  const ofRows = readRanks("rankByRow", rankByRow, columnCount);
  const ofColumns = readRanks("rankByColumn", rankByColumn, rowCount);
  const words = {
    row: { person: "row", pathTo: (row: number, column: number) => ["rankByRow", row, column] },
    column: { person: "column", pathTo: (column: number, row: number) => ["rankByColumn", column, row] },
  };
  return problemFromOpinions(ofRows, ofColumns, words, nonReciprocal, capacityOfColumn);
};

/**
 * {@link stableProblemFromRanks}, throwing.
 *
 * @throws {@link MatchingException} where `stableProblemFromRanks` answers with a left
 */
export const stableProblemFromRanksOrThrow = (
  ranks: PreferenceRanks,
  options: PreferenceOptions = {},
): StableProblem => getOrThrow(stableProblemFromRanks(ranks, options));

/** Findings for what is no table. */
const checkTable = (array: string, table: unknown): Finding[] => {
  const wrong = (path: ReadonlyArray<string | number>, received: unknown): Finding =>
    arrayFinding("wrong-type", path, {
      expected: "an array of ranks for everybody",
      received: quote(received),
      remedy: "Give everybody an array with one rank, or null, for each of the other side.",
    });
  if (!Array.isArray(table)) return [wrong([array], table)];
  return Array.from(table, (ranks: unknown, at) =>
    Array.isArray(ranks) || ArrayBuffer.isView(ranks) ? [] : [wrong([array, at], ranks)],
  ).flat();
};

const readRanks = (
  array: string,
  table: RankMatrix,
  otherCount: number,
): { readonly opinions: Opinions; readonly findings: ReadonlyArray<Finding> } => {
  const findings: Finding[] = [];
  const builder = new OpinionsBuilder(table.length, otherCount, table.length * otherCount);
  for (let person = 0; person < table.length; person++) {
    const ranks = table[person]!;
    if (ranks.length !== otherCount) {
      findings.push(
        arrayFinding("ragged-array", [array, person], {
          expected: `${otherCount} ranks, one for each of the other side`,
          received: `${ranks.length}`,
          remedy: "Write null where somebody is not ranked.",
        }),
      );
    }
    for (let other = 0; other < Math.min(ranks.length, otherCount); other++) {
      const rank = ranks[other];
      if (rank === null) continue;
      if (typeof rank === "number" && rank >= 1 && Number.isFinite(rank)) builder.add(other, -rank);
      else {
        findings.push(
          arrayFinding("out-of-range", [array, person, other], {
            expected: "a rank from 1, the best, or null",
            received: quote(rank),
            remedy: "Write null where somebody is not ranked.",
          }),
        );
      }
    }
    builder.endOfPerson();
  }
  return { opinions: builder.build(), findings };
};
