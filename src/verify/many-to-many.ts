import type { ManyToManyMatching, ManyToManyOutcome } from "../stable/many-to-many/outcome";
import type { ManyToManyProblem } from "../stable/many-to-many/problem";
import type { BlockingPair } from "./stability";
import type { Violation } from "./violation";

/** One way in which a many-to-many outcome is not what it claims to be. */
export type ManyToManyViolation =
  | Extract<Violation, { readonly _tag: "WrongLength" | "OverCapacity" | "BlockingPair" }>
  /** A matched edge does not exist, or does not come after the one before it. */
  | { readonly _tag: "WrongEdge"; readonly position: number; readonly edge: number }
  /** The column that is told of a matched edge is not that edge's. */
  | {
      readonly _tag: "WrongColumn";
      readonly position: number;
      readonly expected: number;
      readonly found: number;
    }
  /** The matched edges that are told of a row do not begin where its edges begin. */
  | { readonly _tag: "WrongOffset"; readonly row: number; readonly expected: number; readonly found: number }
  /** A row has more columns than places. */
  | {
      readonly _tag: "RowOverCapacity";
      readonly row: number;
      readonly capacity: number;
      readonly load: number;
    };

/**
 * All blocking pairs of a many-to-many matching: edges that are not matched, and whose ends both have a place left or a partner that
 * they want strictly less.
 *
 * *Details*: O(rows + columns + edges). Weak stability: indifference blocks nothing.
 *
 * @param matchedEdges - edges of the problem, ascending, each end within its capacity
 *
 * @example
 * ```ts
 * const problem = manyToManyProblemOrThrow(stableProblemFromListsOrThrow({ listOfRow: [[0]], listOfColumn: [[0]] }));
 * findManyToManyBlockingPairs(problem, Int32Array.of()); // [ { row: 0, column: 0 } ]
 * ```
 */
export const findManyToManyBlockingPairs = (
  problem: ManyToManyProblem,
  matchedEdges: Int32Array,
): BlockingPair[] => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, rowScore, columnScore } = problem;
  const leastOfRow = new Float64Array(rowCount).fill(Number.POSITIVE_INFINITY);
  const leastOfColumn = new Float64Array(columnCount).fill(Number.POSITIVE_INFINITY);
  const loadOfRow = new Int32Array(rowCount);
  const loadOfColumn = new Int32Array(columnCount);
  for (let row = 0, at = 0; row < rowCount; row++) {
    for (; at < matchedEdges.length && matchedEdges[at]! < rowOffsets[row + 1]!; at++) {
      const edge = matchedEdges[at]!;
      const column = columnOfEdge[edge]!;
      loadOfRow[row]!++;
      loadOfColumn[column]!++;
      leastOfRow[row] = Math.min(leastOfRow[row]!, rowScore[edge]!);
      leastOfColumn[column] = Math.min(leastOfColumn[column]!, columnScore[edge]!);
    }
  }
  for (let row = 0; row < rowCount; row++)
    if (loadOfRow[row]! < problem.capacityOfRow[row]!) leastOfRow[row] = Number.NEGATIVE_INFINITY;
  for (let column = 0; column < columnCount; column++)
    if (loadOfColumn[column]! < problem.capacityOfColumn[column]!)
      leastOfColumn[column] = Number.NEGATIVE_INFINITY;

  const blocking: BlockingPair[] = [];
  for (let row = 0, at = 0; row < rowCount; row++) {
    for (let edge = rowOffsets[row]!; edge < rowOffsets[row + 1]!; edge++) {
      if (matchedEdges[at] === edge) {
        at++;
        continue;
      }
      const column = columnOfEdge[edge]!;
      if (rowScore[edge]! > leastOfRow[row]! && columnScore[edge]! > leastOfColumn[column]!)
        blocking.push({ row, column });
    }
  }
  return blocking;
};

/**
 * Checks what {@link solveManyToMany} answered, by code that shares nothing with it.
 *
 * *Details*: O(rows + columns + edges). For `Stable`: edges of the problem, each once, within both sides' capacities, told row by row
 * as they are, without blocking pair. For `Stopped`: the same, blocking pairs apart.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * const problem = manyToManyProblemOrThrow(stableProblemFromListsOrThrow({ listOfRow: [[0]], listOfColumn: [[0]] }));
 * verifyManyToMany(problem, solveManyToMany(problem)); // []
 * ```
 */
export const verifyManyToMany = (
  problem: ManyToManyProblem,
  outcome: ManyToManyOutcome,
): ManyToManyViolation[] => {
  const malformed = findMalformed(problem, outcome);
  if (malformed.length > 0) return malformed;
  const overCapacity = findOverCapacity(problem, outcome);
  if (overCapacity.length > 0 || outcome._tag === "Stopped") return overCapacity;
  return findManyToManyBlockingPairs(problem, outcome.matchedEdges).map((pair) => ({
    _tag: "BlockingPair",
    ...pair,
  }));
};

/** What keeps the arrays from telling of a choice of edges. */
const findMalformed = (problem: ManyToManyProblem, matching: ManyToManyMatching): ManyToManyViolation[] => {
  const { rowCount, rowOffsets, columnOfEdge } = problem;
  const { matchedEdges, columnOfMatch, matchOffsets } = matching;
  const size = matchedEdges.length;
  const lengths = [
    { array: "columnOfMatch", expected: size, found: columnOfMatch.length },
    { array: "matchOffsets", expected: rowCount + 1, found: matchOffsets.length },
  ].filter(({ expected, found }) => expected !== found);
  if (lengths.length > 0) return lengths.map((length) => ({ _tag: "WrongLength", ...length }));

  const violations: ManyToManyViolation[] = [];
  for (let position = 0; position < size; position++) {
    const edge = matchedEdges[position]!;
    const before = position === 0 ? -1 : matchedEdges[position - 1]!;
    if (edge <= before || edge >= columnOfEdge.length) {
      violations.push({ _tag: "WrongEdge", position, edge });
      continue;
    }
    const expected = columnOfEdge[edge]!;
    const found = columnOfMatch[position]!;
    if (found !== expected) violations.push({ _tag: "WrongColumn", position, expected, found });
  }
  if (violations.length > 0) return violations;
  for (let row = 0, expected = 0; row <= rowCount; row++) {
    while (expected < size && matchedEdges[expected]! < rowOffsets[row]!) expected++;
    const found = matchOffsets[row]!;
    if (found !== expected) violations.push({ _tag: "WrongOffset", row, expected, found });
  }
  return violations;
};

const findOverCapacity = (
  problem: ManyToManyProblem,
  { columnOfMatch, matchOffsets }: ManyToManyMatching,
): ManyToManyViolation[] => {
  const violations: ManyToManyViolation[] = [];
  for (let row = 0; row < problem.rowCount; row++) {
    const load = matchOffsets[row + 1]! - matchOffsets[row]!;
    const capacity = problem.capacityOfRow[row]!;
    if (load > capacity) violations.push({ _tag: "RowOverCapacity", row, capacity, load });
  }
  const loadOfColumn = new Int32Array(problem.columnCount);
  for (const column of columnOfMatch) loadOfColumn[column]!++;
  for (let column = 0; column < problem.columnCount; column++) {
    const load = loadOfColumn[column]!;
    const capacity = problem.capacityOfColumn[column]!;
    if (load > capacity) violations.push({ _tag: "OverCapacity", column, capacity, load });
  }
  return violations;
};
