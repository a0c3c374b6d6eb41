import { type Either, left, right } from "fp-ts/Either";
import { type Finding, quote } from "../../errors/finding";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import type { Bipartite } from "../../graph/bipartite";
import { arrayFinding, checkKind, checkProblem, refuseNonMatrix, refuseNonObject } from "../../graph/check";

/**
 * Rows rank columns, columns have places and no opinion, and a matching is judged by its *profile*: how many pairs of rank 1 it has, how many of rank 2, and so on.
 */
export interface ProfileProblem extends Bipartite {
  /** edge → the row's rank of the column: whole numbers from 1, the best; equal ones tie, gaps mean nothing to the order. */
  readonly rankOfEdge: Int32Array;
  /** column → places; whole numbers from 0. */
  readonly capacityOfColumn: Int32Array;
}

/** What {@link profileProblem} takes. */
export interface ProfileProblemInput extends Bipartite {
  /** edge → the row's rank of the column, from 1. */
  readonly rankOfEdge: Int32Array;
  /** column → places; 1 each when left out. */
  readonly capacityOfColumn?: Int32Array;
}

/** Ranks above this are taken for something else than ranks: a profile has one entry for each. */
const WORST_RANK = 2 ** 20;

/**
 * Checks arrays and makes a profile problem of them.
 *
 * *When to use*: before {@link solveRankMaximal}, {@link solveGreedyMaximum} and {@link solveGenerousMaximum}. For a table of ranks see
 * {@link profileProblemFromRanks}.
 *
 * *Details*: O(rows + columns + edges). Ranks go up to 2^20. The arrays are not copied, and no solver writes to them.
 *
 * *Gotchas*: ranks are compared between rows: everybody's first wish counts alike. Leave a column that a row did not rank out of its edges.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings
 *
 * @example
 * ```ts
 * const problem = profileProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 1,
 *   rowOffsets: Int32Array.of(0, 1, 2),
 *   columnOfEdge: Int32Array.of(0, 0),
 *   rankOfEdge: Int32Array.of(2, 1),
 * });
 * solveRankMaximal(problem).profile; // Int32Array [1, 0]
 * profileProblem({ ...problem, rankOfEdge: Int32Array.of(0, 1) })._tag; // "Left"
 * ```
 */
export const profileProblem = (input: ProfileProblemInput): Either<InvalidProblem, ProfileProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { rowCount, columnCount, rowOffsets, columnOfEdge, rankOfEdge } = input;
  const graph = { rowCount, columnCount, rowOffsets, columnOfEdge };
  const { capacityOfColumn, findings } = checkProblem(graph, {}, input.capacityOfColumn);
  const edges = columnOfEdge instanceof Int32Array ? columnOfEdge.length : undefined;
  const errors = errorsAmong([...findings, ...checkRanks(rankOfEdge, edges)]);
  if (errors !== undefined) return left({ _tag: "InvalidProblem", findings: errors });
  return right({ ...graph, rankOfEdge, capacityOfColumn });
};

/**
 * {@link profileProblem}, throwing.
 *
 * @throws {@link MatchingException} where `profileProblem` answers with a left
 */
export const profileProblemOrThrow = (input: ProfileProblemInput): ProfileProblem =>
  getOrThrow(profileProblem(input));

const checkRanks = (ranks: Int32Array, edges: number | undefined): Finding[] => {
  const findings = checkKind("rankOfEdge", ranks);
  if (findings.length > 0 || edges === undefined) return findings;
  if (ranks.length !== edges) {
    const remedy = "Give every edge one rank.";
    const words = { expected: `${edges} ranks, one an edge`, received: `${ranks.length}`, remedy };
    return [arrayFinding("ragged-array", ["rankOfEdge"], words)];
  }
  for (let e = 0; e < edges; e++)
    if (!(ranks[e]! >= 1 && ranks[e]! <= WORST_RANK)) findings.push(wrongRank(["rankOfEdge", e], ranks[e]));
  return findings;
};

const wrongRank = (path: ReadonlyArray<string | number>, received: unknown): Finding =>
  arrayFinding("out-of-range", path, {
    expected: `a rank from 1, the best, to ${WORST_RANK}`,
    received: quote(received),
    remedy: "Leave out what is not ranked (in a table: null), and number ranks from 1.",
  });

/**
 * A profile problem from a table: `ranks[row][column]`, 1 for the best, `null` where the row did not rank the column.
 *
 * *When to use*: when a form asked for a number beside every name.
 *
 * *Details*: O(rows · columns). Equal ranks are ties. A table without rows has no columns.
 *
 * *Gotchas*: 0 is refused, because half of the world writes it for "not ranked"; write `null`.
 *
 * @param capacityOfColumn - places of each column; 1 each when left out
 * @returns the problem, or {@link InvalidProblem}: ragged rows, halves, a capacity below 0
 *
 * @example
 * ```ts
 * const problem = profileProblemFromRanksOrThrow([
 *   [1, 2],
 *   [1, null],
 * ]);
 * solveGenerousMaximum(problem).columnOfRow; // Int32Array [1, 0]
 * profileProblemFromRanks([[0]])._tag; // "Left"
 * ```
 */
export const profileProblemFromRanks = (
  ranks: ReadonlyArray<ArrayLike<number | null>>,
  capacityOfColumn?: Int32Array,
): Either<InvalidProblem, ProfileProblem> => {
  const refusal = refuseNonMatrix("ranks", ranks);
  if (refusal !== undefined) return refusal;
  const columnCount = ranks[0]?.length ?? 0;
  const findings: Finding[] = [];
  const rowOffsets = new Int32Array(ranks.length + 1);
  const columnOfEdge: number[] = [];
  const rankOfEdge: number[] = [];
  for (const [r, row] of ranks.entries()) {
    if (row.length !== columnCount) {
      findings.push(
        arrayFinding("ragged-array", ["ranks", r], {
          expected: `${columnCount} ranks, as in row 0`,
          received: `${row.length}`,
          remedy: "Give every row one entry a column; null where it did not rank the column.",
        }),
      );
    }
    for (let c = 0; c < Math.min(row.length, columnCount); c++) {
      const rank = row[c];
      if (rank === null) continue;
      if (Number.isInteger(rank) && rank! >= 1 && rank! <= WORST_RANK) {
        columnOfEdge.push(c);
        rankOfEdge.push(rank!);
      } else findings.push(wrongRank(["ranks", r, c], rank));
    }
    rowOffsets[r + 1] = columnOfEdge.length;
  }
  const errors = errorsAmong(findings);
  if (errors !== undefined) return left({ _tag: "InvalidProblem", findings: errors });
  return profileProblem({
    rowCount: ranks.length,
    columnCount,
    rowOffsets,
    columnOfEdge: Int32Array.from(columnOfEdge),
    rankOfEdge: Int32Array.from(rankOfEdge),
    ...(capacityOfColumn === undefined ? {} : { capacityOfColumn }),
  });
};

/**
 * {@link profileProblemFromRanks}, throwing.
 *
 * @throws {@link MatchingException} where `profileProblemFromRanks` answers with a left
 */
export const profileProblemFromRanksOrThrow = (
  ranks: ReadonlyArray<ArrayLike<number | null>>,
  capacityOfColumn?: Int32Array,
): ProfileProblem => getOrThrow(profileProblemFromRanks(ranks, capacityOfColumn));
