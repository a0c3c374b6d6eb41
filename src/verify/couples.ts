import { findEdge, NOBODY } from "../graph/bipartite";
import type { BlockingCoalition, CouplesOutcome, CouplesStability } from "../stable/couples/outcome";
import type { CouplesProblem } from "../stable/couples/problem";
import { findInfeasibilities, type Violation } from "./violation";

/** One way in which an outcome with couples is not what it claims to be. */
export type CouplesViolation =
  | Extract<Violation, { readonly _tag: "WrongLength" | "ForbiddenPair" | "OverCapacity" }>
  /** A couple has a pair that it does not list. */
  | {
      readonly _tag: "UnlistedPair";
      readonly couple: number;
      readonly first: number;
      readonly second: number;
    }
  /** Somebody blocks what is called stable, or blocks an attempt and is not listed. */
  | { readonly _tag: "Blocking"; readonly coalition: BlockingCoalition }
  /** Somebody is listed who does not block. */
  | { readonly _tag: "NotBlocking"; readonly coalition: BlockingCoalition }
  /** An attempt that nobody blocks is no reason to speak of none. */
  | { readonly _tag: "StableAfterAll" };

/**
 * Everybody who blocks a matching with couples: single rows with a column, couples with a pair of columns, by the definition asked for.
 *
 * *Details*: O(edges + pairs + rows · log places). Singles come first, then couples, in the order of the problem. Indifference blocks nothing.
 *
 * @param columnOfRow - row → column or −1; a matching within the capacities in which couples have pairs of their lists
 *
 * @example
 * ```ts
 * const problem = couplesProblemOrThrow({
 *   rowCount: 1,
 *   columnCount: 1,
 *   rowOffsets: Int32Array.of(0, 1),
 *   columnOfEdge: Int32Array.of(0),
 *   rowScore: Float64Array.of(1),
 *   columnScore: Float64Array.of(1),
 *   firstOfCouple: new Int32Array(),
 *   secondOfCouple: new Int32Array(),
 *   pairOffsets: Int32Array.of(0),
 *   firstColumnOfPair: new Int32Array(),
 *   secondColumnOfPair: new Int32Array(),
 *   scoreOfPair: new Float64Array(),
 * });
 * findBlockingCoalitions(problem, Int32Array.of(-1), "roth-peranson"); // [ { _tag: 'Single', row: 0, column: 0 } ]
 * ```
 */
export const findBlockingCoalitions = (
  problem: CouplesProblem,
  columnOfRow: Int32Array,
  stability: CouplesStability,
): BlockingCoalition[] => {
  const { rowCount, rowOffsets, columnOfEdge, rowScore, columnScore } = problem;
  const columns = judgesOf(problem, columnOfRow);
  const linked = partnersOf(problem);
  const found: BlockingCoalition[] = [];
  for (let row = 0; row < rowCount; row++) {
    if (linked[row] !== NOBODY) continue;
    const own = columnOfRow[row]!;
    const has = own === NOBODY ? Number.NEGATIVE_INFINITY : rowScore[findEdge(problem, row, own)]!;
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++)
      if (rowScore[e]! > has && takes(columns[columnOfEdge[e]!]!, columnScore[e]!))
        found.push({ _tag: "Single", row, column: columnOfEdge[e]! });
  }
  const { firstOfCouple, secondOfCouple, pairOffsets, firstColumnOfPair, secondColumnOfPair, scoreOfPair } =
    problem;
  for (let couple = 0; couple < firstOfCouple.length; couple++) {
    const i = firstOfCouple[couple]!;
    const j = secondOfCouple[couple]!;
    const own = pairIndex(problem, couple, columnOfRow);
    const has = own === NOBODY ? Number.NEGATIVE_INFINITY : scoreOfPair[own]!;
    for (let pair = pairOffsets[couple]!; pair < pairOffsets[couple + 1]!; pair++) {
      if (scoreOfPair[pair]! <= has) continue;
      const first = firstColumnOfPair[pair]!;
      const second = secondColumnOfPair[pair]!;
      const blocks =
        first === second
          ? takesBoth(
              columns[first]!,
              guestOf(problem, columnOfRow, i, first),
              guestOf(problem, columnOfRow, j, first),
              stability,
            )
          : takesAlone(problem, columns, columnOfRow, i, first) &&
            takesAlone(problem, columns, columnOfRow, j, second);
      if (blocks) found.push({ _tag: "Couple", couple, first, second });
    }
  }
  return found;
};

/** What there is to know of a column. */
interface Judge {
  /** Places that are left. */
  readonly free: number;
  /** The four it wants least of those it has, from the least; two of them may belong to the couple that asks. */
  readonly worst: ReadonlyArray<{ readonly row: number; readonly score: number }>;
  /** The lowest score of a row whose partner it has too; Infinity without any. */
  readonly lowestOfWholeCouples: number;
}

/** Somebody who would come to a column, or is there already. */
interface Guest {
  readonly row: number;
  readonly score: number;
  readonly isThere: boolean;
}

const KEPT = 4;

const judgesOf = (problem: CouplesProblem, columnOfRow: Int32Array): Judge[] => {
  const linked = partnersOf(problem);
  const held: { row: number; score: number }[][] = Array.from({ length: problem.columnCount }, () => []);
  const lowest = new Float64Array(problem.columnCount).fill(Number.POSITIVE_INFINITY);
  for (const [row, column] of columnOfRow.entries()) {
    if (column === NOBODY) continue;
    const score = problem.columnScore[findEdge(problem, row, column)]!;
    held[column]!.push({ row, score });
    const partner = linked[row]!;
    if (partner !== NOBODY && columnOfRow[partner] === column)
      lowest[column] = Math.min(lowest[column]!, score);
  }
  return held.map((rows, column) => ({
    free: problem.capacityOfColumn[column]! - rows.length,
    worst: rows.sort((a, b) => a.score - b.score).slice(0, KEPT),
    lowestOfWholeCouples: lowest[column]!,
  }));
};

/** row → the other member of its couple, or −1. */
const partnersOf = ({ rowCount, firstOfCouple, secondOfCouple }: CouplesProblem): Int32Array => {
  const partners = new Int32Array(rowCount).fill(NOBODY);
  for (const [couple, first] of firstOfCouple.entries()) {
    partners[first] = secondOfCouple[couple]!;
    partners[secondOfCouple[couple]!] = first;
  }
  return partners;
};

const guestOf = (problem: CouplesProblem, columnOfRow: Int32Array, row: number, column: number): Guest => ({
  row,
  score: problem.columnScore[findEdge(problem, row, column)]!,
  isThere: columnOfRow[row] === column,
});

/** Whether a column takes somebody who is not there. */
const takes = ({ free, worst }: Judge, score: number): boolean =>
  free > 0 || (worst.length > 0 && score > worst[0]!.score);

const takesAlone = (
  problem: CouplesProblem,
  columns: ReadonlyArray<Judge>,
  columnOfRow: Int32Array,
  row: number,
  column: number,
): boolean =>
  column === NOBODY ||
  columnOfRow[row] === column ||
  takes(columns[column]!, problem.columnScore[findEdge(problem, row, column)]!);

const takesBoth = (column: Judge, i: Guest, j: Guest, stability: CouplesStability): boolean => {
  const others = column.worst.filter(({ row }) => row !== i.row && row !== j.row);
  const beatenBy = (score: number): number => others.filter((other) => score > other.score).length;
  if (stability === "mcdermid-manlove") {
    const newcomers = [i, j].filter(({ isThere }) => !isThere).map(({ score }) => beatenBy(score));
    const fewest = Math.min(...newcomers);
    const most = Math.max(...newcomers);
    const needed = newcomers.length - column.free;
    if (needed <= 0) return true;
    // With one place left, the other may take it; with none, the two beat different ones.
    return needed === 1 ? most >= 1 : fewest >= 1 && most >= 2;
  }
  const weaker = Math.min(i.score, j.score);
  const places = column.free + (i.isThere ? 1 : 0) + (j.isThere ? 1 : 0);
  if (places + beatenBy(weaker) >= 2) return true;
  return stability === "biro-irving-schlotter" && weaker > column.lowestOfWholeCouples;
};

/** The pair of its list that the couple has, or −1. */
const pairIndex = (problem: CouplesProblem, couple: number, columnOfRow: Int32Array): number => {
  const first = columnOfRow[problem.firstOfCouple[couple]!];
  const second = columnOfRow[problem.secondOfCouple[couple]!];
  for (let pair = problem.pairOffsets[couple]!; pair < problem.pairOffsets[couple + 1]!; pair++)
    if (problem.firstColumnOfPair[pair] === first && problem.secondColumnOfPair[pair] === second) return pair;
  return NOBODY;
};

/**
 * Checks what {@link solveCouples} answered, by code that shares nothing with it, under the definition of stability that the outcome names.
 *
 * *Details*: O(edges + pairs + rows · log places). Always: a matching within the capacities in which couples have pairs of their lists, or nobody.
 * `Stable`: nobody blocks. The others: the list of who blocks is complete and right, and not empty unless the work was stopped.
 *
 * *Gotchas*: that no stable matching exists is the result of going through all of them, which no quick check can repeat.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * const problem = couplesProblemOrThrow({
 *   rowCount: 1,
 *   columnCount: 1,
 *   rowOffsets: Int32Array.of(0, 1),
 *   columnOfEdge: Int32Array.of(0),
 *   rowScore: Float64Array.of(1),
 *   columnScore: Float64Array.of(1),
 *   firstOfCouple: new Int32Array(),
 *   secondOfCouple: new Int32Array(),
 *   pairOffsets: Int32Array.of(0),
 *   firstColumnOfPair: new Int32Array(),
 *   secondColumnOfPair: new Int32Array(),
 *   scoreOfPair: new Float64Array(),
 * });
 * verifyCouples(problem, solveCouples(problem)); // []
 * ```
 */
export const verifyCouples = (problem: CouplesProblem, outcome: CouplesOutcome): CouplesViolation[] => {
  const { columnOfRow } = outcome;
  const infeasible = findInfeasibilities(problem, columnOfRow) as CouplesViolation[];
  if (infeasible.some(({ _tag }) => _tag !== "OverCapacity")) return infeasible;
  for (let couple = 0; couple < problem.firstOfCouple.length; couple++) {
    const first = columnOfRow[problem.firstOfCouple[couple]!]!;
    const second = columnOfRow[problem.secondOfCouple[couple]!]!;
    const isListed = pairIndex(problem, couple, columnOfRow) !== NOBODY;
    if (!isListed && (first !== NOBODY || second !== NOBODY))
      infeasible.push({ _tag: "UnlistedPair", couple, first, second });
  }
  if (infeasible.length > 0) return infeasible;
  const blocking = findBlockingCoalitions(problem, columnOfRow, outcome.stability);
  const listed = outcome._tag === "Stable" ? [] : outcome.blocking;
  const names = new Set(listed.map(nameOf));
  const trueNames = new Set(blocking.map(nameOf));
  const violations: CouplesViolation[] = [
    ...blocking
      .filter((one) => !names.has(nameOf(one)))
      .map((coalition) => ({ _tag: "Blocking", coalition }) as const),
    ...listed
      .filter((one) => !trueNames.has(nameOf(one)))
      .map((coalition) => ({ _tag: "NotBlocking", coalition }) as const),
  ];
  const isNone = outcome._tag === "NoneFound" || outcome._tag === "NoStableMatching";
  return isNone && blocking.length === 0 ? [...violations, { _tag: "StableAfterAll" }] : violations;
};

const nameOf = (one: BlockingCoalition): string =>
  one._tag === "Single" ? `row ${one.row} ${one.column}` : `couple ${one.couple} ${one.first} ${one.second}`;
