import { type Either, left, right } from "fp-ts/Either";
import { type Finding, quote } from "../../errors/finding";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import type { Bipartite, CompleteBipartite } from "../../graph/bipartite";
import {
  arrayFinding,
  checkBipartite,
  checkCapacities,
  checkCount,
  checkNumbers,
  refuseNonObject,
} from "../../graph/check";
import type { Sense } from "../problem";
import { reachOfSum, sizeOfLevel } from "./level-size";

/**
 * One of several things that count, each before all that follow. A matching's value on a level is the sum of what its pairs are worth, what the rows it matches are worth,
 * and what the columns are worth that have at least one row.
 */
export interface LexicographicLevel {
  /** Default: `"maximise"`. */
  readonly sense?: Sense;
  /** edge → what the pair is worth; finite. Not there: nothing. */
  readonly weight?: Float64Array;
  /** row → what it is worth that the row is matched; finite. Not there: nothing. */
  readonly valueOfRow?: Float64Array;
  /**
   * column → what it is worth that the column has at least one row; finite, and a gain: at least 0 when the level is maximised, at most 0 when it is
   * minimised. Not there: nothing.
   */
  readonly valueOfColumn?: Float64Array;
}

/**
 * Bipartite assignment with capacities and several objectives in strict order: of all matchings that are best on the first level those that are best on the
 * second, and so on. Nothing that is gained on a level makes up for anything that is lost on one before it.
 */
export type LexicographicProblem = (Bipartite | CompleteBipartite) & {
  /** column → places; whole numbers from 0. */
  readonly capacityOfColumn: Int32Array;
  /** The most important first; at least one. Whole numbers on all but the last, where there may be fractions. */
  readonly levels: ReadonlyArray<LexicographicLevel>;
};

/** What {@link lexicographicProblem} takes: a graph, or the numbers of rows and columns alone, when every pair is allowed. */
export type LexicographicProblemInput = (Bipartite | CompleteBipartite) & {
  /** column → places; 1 each when left out. */
  readonly capacityOfColumn?: Int32Array;
  /** The most important first; at least one. */
  readonly levels: ReadonlyArray<LexicographicLevel>;
};

/**
 * Checks arrays and makes a lexicographic problem of them.
 *
 * *When to use*: before {@link solveLexicographic}, when what counts first, second and so on is your own. For tiers of people see
 * {@link priorityTiersProblem}, for as many people as can be on both sides {@link coveredSidesProblem}, for ranks {@link profileProblem}.
 *
 * *Details*: O(levels · (rows + columns + edges)). The arrays are not copied, and no solver writes to them. Without `rowOffsets` and `columnOfEdge` every pair is
 * allowed, and edge `row · columnCount + column` is that of a row and a column.
 *
 * *Gotchas*: only the last level may have fractions. With fractions two sums that should be equal may differ by rounding, and then a
 * level that counts less would have no say; multiply by 100, say, and round. Whole numbers of a level may be as large as 2^51 / (rows + columns + 3), added over pair, row and column. A
 * column that *costs* something once it is used is another problem, and a hard one; it is refused.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings
 *
 * @example
 * ```ts
 * const problem = lexicographicProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2, // every pair is allowed
 *   levels: [
 *     { valueOfRow: Float64Array.of(1, 1) }, // as many rows as can be
 *     { weight: Float64Array.of(3, 1, 1, 0), sense: "minimise" }, // then the smallest sum
 *   ],
 * });
 * solveLexicographic(problem).values; // Float64Array [2, 2]
 * lexicographicProblem({ ...problem, levels: [] })._tag; // "Left"
 * ```
 */
export const lexicographicProblem = (
  input: LexicographicProblemInput,
): Either<InvalidProblem, LexicographicProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { graph, graphIsSound, capacityOfColumn, findings } = checkGraph(input);
  const problem = { ...graph, capacityOfColumn, levels: input.levels };
  const errors = errorsAmong([...findings, ...checkLevels(problem, graphIsSound)]);
  return errors === undefined ? right(problem) : left({ _tag: "InvalidProblem", findings: errors });
};

/**
 * {@link lexicographicProblem}, throwing.
 *
 * @throws {@link MatchingException} where `lexicographicProblem` answers with a left
 */
export const lexicographicProblemOrThrow = (input: LexicographicProblemInput): LexicographicProblem =>
  getOrThrow(lexicographicProblem(input));

/** More pairs than this do not fit into an array. */
const MOST_PAIRS = 2 ** 30;

/** The graph, complete when it has no edges of its own, with places; and what is wrong with them. */
export const checkGraph = (
  input: (Bipartite | CompleteBipartite) & { readonly capacityOfColumn?: Int32Array },
): {
  readonly graph: Bipartite | CompleteBipartite;
  readonly graphIsSound: boolean;
  readonly capacityOfColumn: Int32Array;
  readonly findings: ReadonlyArray<Finding>;
} => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge } = input;
  const isComplete = rowOffsets === undefined && columnOfEdge === undefined;
  const graph = isComplete
    ? { rowCount, columnCount }
    : ({ rowCount, columnCount, rowOffsets, columnOfEdge } as Bipartite);
  const findings = isComplete
    ? [...checkCount("rowCount", rowCount), ...checkCount("columnCount", columnCount)]
    : checkBipartite(graph as Bipartite);
  if (isComplete && findings.length === 0 && rowCount * columnCount > MOST_PAIRS) {
    findings.push(
      arrayFinding("out-of-range", ["rowCount"], {
        expected: `at most ${MOST_PAIRS} pairs`,
        received: `${rowCount * columnCount}`,
        remedy: "Give rowOffsets and columnOfEdge with the pairs that are worth looking at.",
      }),
    );
  }
  const graphIsSound = findings.length === 0;
  if (!graphIsSound) return { graph, graphIsSound, capacityOfColumn: new Int32Array(0), findings };
  const capacityOfColumn = input.capacityOfColumn ?? new Int32Array(columnCount).fill(1);
  return { graph, graphIsSound, capacityOfColumn, findings: checkCapacities(capacityOfColumn, columnCount) };
};

const checkLevels = (problem: LexicographicProblem, graphIsSound: boolean): Finding[] => {
  const { levels } = problem;
  if (!Array.isArray(levels) || levels.length === 0) {
    const expected = "an array with at least one level";
    const remedy = "Say what counts, the most important first.";
    return [arrayFinding("wrong-type", ["levels"], { expected, received: quote(levels), remedy })];
  }
  return Array.from(levels, (level: unknown, at) => {
    if (typeof level !== "object" || level === null) {
      const words = { expected: "a level", received: quote(level), remedy: "Give an object with weights." };
      return [arrayFinding("wrong-type", ["levels", at], words)];
    }
    return checkLevel(problem, at, at === levels.length - 1, graphIsSound);
  }).flat();
};

const checkLevel = (
  problem: LexicographicProblem,
  at: number,
  isLast: boolean,
  graphIsSound: boolean,
): Finding[] => {
  const { rowCount, columnCount } = problem;
  const level = problem.levels[at]!;
  const { sense, weight, valueOfRow, valueOfColumn } = level;
  const path = ["levels", at] as const;
  const findings: Finding[] = [];
  if (sense !== undefined && sense !== "maximise" && sense !== "minimise") {
    const remedy = "Say whether the level is to be as large or as small as possible.";
    const words = { expected: "maximise or minimise", received: quote(sense), remedy };
    findings.push(arrayFinding("unknown-name", [...path, "sense"], words));
  }
  // Without a graph nobody knows how many numbers there should be.
  if (!graphIsSound) return findings;
  const edges = problem.columnOfEdge?.length ?? rowCount * columnCount;
  const arrays = [
    ["weight", weight, edges, "edge"],
    ["valueOfRow", valueOfRow, rowCount, "row"],
    ["valueOfColumn", valueOfColumn, columnCount, "column"],
  ] as const;
  for (const [name, numbers, count, owner] of arrays) {
    if (numbers === undefined) continue;
    for (const finding of checkNumbers(name, numbers, { count, owner }))
      findings.push({
        ...finding,
        place: { ...finding.place, path: [...path, ...(finding.place.path ?? [])] },
      });
  }
  if (findings.length > 0) return findings;
  const sign = sense === "minimise" ? -1 : 1;
  const cost = valueOfColumn?.findIndex((value) => sign * value < 0) ?? -1;
  if (cost >= 0) {
    findings.push(
      arrayFinding("out-of-range", [...path, "valueOfColumn", cost], {
        expected: sign > 0 ? "at least 0" : "at most 0, for the level is minimised",
        received: quote(valueOfColumn?.[cost]),
        remedy: "A column may be worth something once it is used; it must not cost something.",
      }),
    );
  }
  return [...findings, ...checkSize(problem, at, isLast)];
};

const checkSize = (problem: LexicographicProblem, at: number, isLast: boolean): Finding[] => {
  const { size, isWhole } = sizeOfLevel(problem.levels[at]!);
  const path = ["levels", at];
  if (!isWhole && !isLast) {
    return [
      arrayFinding("out-of-range", path, {
        expected: "whole numbers on every level but the last",
        received: "fractions",
        remedy: "Multiply the level's numbers by 100, say, and round them.",
      }),
    ];
  }
  const most = (isWhole ? 2 ** 53 : Number.MAX_VALUE) / reachOfSum(problem.rowCount + problem.columnCount, 1);
  if (!(size > most)) return [];
  return [
    arrayFinding("out-of-range", path, {
      expected: `numbers up to ${isWhole ? Math.floor(most) : most}, added over pair, row and column`,
      received: `${size}`,
      remedy: "Divide all numbers of the level by the same number.",
    }),
  ];
};
