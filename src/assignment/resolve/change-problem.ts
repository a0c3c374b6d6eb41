import { type Either, left, right } from "fp-ts/Either";
import { type Finding, quote } from "../../errors/finding";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import { findEdge, NOBODY } from "../../graph/bipartite";
import { arrayFinding, checkIndices, checkKind, checkNumbers, refuseNonObject } from "../../graph/check";
import {
  type AssignmentDefaults,
  type AssignmentProblem,
  assignmentProblem,
  denseAssignmentProblem,
} from "../problem";
import type { AssignmentChange, ChangedAssignment } from "./change";
import type { AssignmentDelta } from "./delta";
import {
  type Edges,
  edgesOf,
  edgesOfColumn,
  reweighted,
  spliced,
  withColumn,
  withEdge,
  withoutColumn,
  withoutEdge,
  withoutRow,
  withRow,
} from "./edit";

/**
 * The problem after a change, and what differs from before, for {@link resolveAssignment}.
 *
 * *When to use*: where somebody dropped out or joined, something is worth more or less, or a pair was forbidden, allowed or locked.
 *
 * *Details*: O(rows + columns + edges): what differs is copied, for no problem is ever written to. That is more than mending the answer
 * takes; whoever owns the arrays can change them in place and name rows and columns in `delta` instead.
 *
 * @returns the problem and the delta, or {@link InvalidProblem} when the change names somebody who is not there, or brings a number that
 * the constructors refuse
 *
 * @example
 * ```ts
 * const before = assignmentProblemFromMatrixOrThrow([[7, 4], [6, 3], [5, 5]]);
 * const { problem, delta } = changeAssignmentOrThrow(before, { _tag: "RowRemoved", row: 1 });
 * problem.rowCount; // 2
 * delta.rowBefore; // Int32Array [0, 2]
 * ```
 */
export const changeAssignment = (
  problem: AssignmentProblem,
  change: AssignmentChange,
): Either<InvalidProblem, ChangedAssignment> => {
  const refusal = refuseNonObject(problem) ?? refuseNonObject(change);
  if (refusal !== undefined) return refusal;
  const errors = errorsAmong(checkChange(problem, change));
  if (errors !== undefined) return left({ _tag: "InvalidProblem", findings: errors });
  const { edges = problem, rest = {}, delta } = changed(problem, change);
  const { capacityOfColumn, sense, penaltyOfRow, penaltyOfColumn } = problem;
  const all: AssignmentDefaults = {
    capacityOfColumn,
    sense,
    ...(penaltyOfRow === undefined ? {} : { penaltyOfRow }),
    ...(penaltyOfColumn === undefined ? {} : { penaltyOfColumn }),
    ...rest,
  };
  const { rowCount, columnCount, rowOffsets, columnOfEdge, weight } = edges;
  const after =
    columnOfEdge === undefined
      ? denseAssignmentProblem({ ...all, rowCount, columnCount, weight })
      : assignmentProblem({ ...all, rowCount, columnCount, rowOffsets, columnOfEdge, weight });
  return after._tag === "Left" ? after : right({ problem: after.right, delta });
};

/**
 * {@link changeAssignment}, throwing.
 *
 * @throws {@link MatchingException} where `changeAssignment` answers with a left
 */
export const changeAssignmentOrThrow = (
  problem: AssignmentProblem,
  change: AssignmentChange,
): ChangedAssignment => getOrThrow(changeAssignment(problem, change));

/** What a change makes of a problem; what is not there stays as it was. */
interface Edited {
  readonly edges?: Edges;
  readonly rest?: AssignmentDefaults;
  readonly delta: AssignmentDelta;
}

const changed = (problem: AssignmentProblem, change: AssignmentChange): Edited => {
  switch (change._tag) {
    case "RowAdded":
      return {
        edges: withRow(problem, change.columns, change.weights),
        rest: morePenalties("penaltyOfRow", problem.penaltyOfRow, problem.rowCount, change.penalty),
        delta: { rowBefore: before(problem.rowCount, NOBODY), rows: none, columns: none },
      };
    case "ColumnAdded": {
      const { capacityOfColumn, penaltyOfColumn, columnCount } = problem;
      return {
        edges: withColumn(problem, change.rows, change.weights),
        rest: {
          capacityOfColumn: spliced(capacityOfColumn, columnCount, 0, [change.capacity ?? 1]),
          ...morePenalties("penaltyOfColumn", penaltyOfColumn, columnCount, change.penalty),
        },
        delta: { columnBefore: before(columnCount, NOBODY), rows: none, columns: none },
      };
    }
    case "RowRemoved":
      return removeRow(problem, change.row);
    case "ColumnRemoved": {
      const { capacityOfColumn, penaltyOfColumn, columnCount } = problem;
      const { column } = change;
      return {
        edges: withoutColumn(problem, column),
        rest: {
          capacityOfColumn: spliced(capacityOfColumn, column, 1),
          ...(penaltyOfColumn === undefined ? {} : { penaltyOfColumn: spliced(penaltyOfColumn, column, 1) }),
        },
        delta: { columnBefore: before(columnCount, column), rows: none, columns: none },
      };
    }
    case "RowReweighted": {
      const [first, end] = edgesOf(problem, change.row);
      const which = Int32Array.from({ length: end - first }, (_, at) => first + at);
      return { edges: reweighted(problem, which, change.weights), delta: ofRow(change.row) };
    }
    case "ColumnReweighted":
      return {
        edges: reweighted(problem, edgesOfColumn(problem, change.column), change.weights),
        delta: { rows: none, columns: Int32Array.of(change.column) },
      };
    case "PairReweighted": {
      const edge = findEdge(problem, change.row, change.column);
      return { edges: reweighted(problem, [edge], [change.weight]), delta: ofRow(change.row) };
    }
    case "CapacityChanged":
      return {
        rest: { capacityOfColumn: spliced(problem.capacityOfColumn, change.column, 1, [change.capacity]) },
        delta: { rows: none, columns: none },
      };
    case "PairForbidden": {
      const edge = findEdge(problem, change.row, change.column);
      return { edges: withoutEdge(problem, change.row, edge), delta: ofRow(change.row) };
    }
    case "PairAllowed":
      return {
        edges: withEdge(problem, change.row, change.column, change.weight),
        delta: ofRow(change.row),
      };
    case "PairLocked": {
      const places = problem.capacityOfColumn[change.column]! - 1;
      const { rest, ...removed } = removeRow(problem, change.row);
      return {
        ...removed,
        rest: { ...rest, capacityOfColumn: spliced(problem.capacityOfColumn, change.column, 1, [places]) },
      };
    }
  }
};

const none = new Int32Array(0);
const ofRow = (row: number): AssignmentDelta => ({ rows: Int32Array.of(row), columns: none });

const removeRow = (problem: AssignmentProblem, row: number): Edited => {
  const { penaltyOfRow, rowCount } = problem;
  return {
    edges: withoutRow(problem, row),
    rest: penaltyOfRow === undefined ? {} : { penaltyOfRow: spliced(penaltyOfRow, row, 1) },
    delta: { rowBefore: before(rowCount, row), rows: none, columns: none },
  };
};

/** now → before, when one of so many was removed, or one added (−1) as the last. */
const before = (count: number, removed: number): Int32Array =>
  removed === NOBODY
    ? Int32Array.from({ length: count + 1 }, (_, now) => (now < count ? now : NOBODY))
    : Int32Array.from({ length: count - 1 }, (_, now) => (now < removed ? now : now + 1));

/** A penalty more; nothing where there are none and none is asked for. */
const morePenalties = (
  name: "penaltyOfRow" | "penaltyOfColumn",
  penalties: Float64Array | undefined,
  count: number,
  penalty: number | undefined,
): AssignmentDefaults =>
  penalties === undefined && penalty === undefined
    ? {}
    : { [name]: spliced(penalties ?? new Float64Array(count), count, 0, [penalty ?? 0]) };

/** Everything that keeps a change from being made. */
const checkChange = (problem: AssignmentProblem, change: AssignmentChange): Finding[] => {
  switch (change._tag) {
    case "RowAdded":
      return checkNewcomer("columns", change.columns, change.weights, problem.columnCount);
    case "ColumnAdded":
      return [
        ...checkNewcomer("rows", change.rows, change.weights, problem.rowCount),
        ...(change.capacity === undefined ? [] : checkPlaces(change.capacity)),
      ];
    case "RowRemoved":
      return checkIndex("row", change.row, problem.rowCount);
    case "ColumnRemoved":
      return checkIndex("column", change.column, problem.columnCount);
    case "RowReweighted": {
      const ofRow = checkIndex("row", change.row, problem.rowCount);
      if (ofRow.length > 0) return ofRow;
      const [first, end] = edgesOf(problem, change.row);
      return checkNumbers("change.weights", change.weights, { count: end - first, owner: "edge" });
    }
    case "ColumnReweighted": {
      const ofColumn = checkIndex("column", change.column, problem.columnCount);
      if (ofColumn.length > 0) return ofColumn;
      const count = edgesOfColumn(problem, change.column).length;
      return checkNumbers("change.weights", change.weights, { count, owner: "edge" });
    }
    case "CapacityChanged":
      return [...checkIndex("column", change.column, problem.columnCount), ...checkPlaces(change.capacity)];
    case "PairReweighted":
      return [...checkPair(problem, change, true), ...checkWeight(change.weight)];
    case "PairAllowed":
      return [...checkPair(problem, change, false), ...checkWeight(change.weight)];
    case "PairForbidden":
      return checkPair(problem, change, true);
    case "PairLocked": {
      const ofPair = checkPair(problem, change, true);
      if (ofPair.length > 0 || problem.capacityOfColumn[change.column]! > 0) return ofPair;
      return refuse("change.column", change.column, "a column with places", "Give the column a place first.");
    }
    default: {
      const { _tag } = change as { readonly _tag?: unknown };
      return [
        arrayFinding("unknown-name", ["change", "_tag"], {
          expected: "one of the changes of AssignmentChange",
          received: quote(_tag),
          remedy: "See the documentation of AssignmentChange.",
        }),
      ];
    }
  }
};

const refuse = (at: string, received: unknown, expected: string, remedy: string): Finding[] => [
  arrayFinding("out-of-range", [at], { expected, received: quote(received), remedy }),
];

const checkIndex = (side: "row" | "column", index: number, count: number): Finding[] =>
  Number.isInteger(index) && index >= 0 && index < count
    ? []
    : refuse(
        `change.${side}`,
        index,
        count === 0 ? `a ${side}, of which there are none` : `a ${side} from 0 to ${count - 1}`,
        `Name a ${side} by its number before the change.`,
      );

const checkPlaces = (capacity: number): Finding[] =>
  Number.isInteger(capacity) && capacity >= 0 && capacity < 2 ** 31
    ? []
    : refuse(
        "change.capacity",
        capacity,
        "a whole number from 0",
        "A column that takes nobody has capacity 0.",
      );

const checkWeight = (weight: number): Finding[] =>
  Number.isFinite(weight)
    ? []
    : [
        arrayFinding("not-finite", ["change", "weight"], {
          expected: "a finite number",
          received: quote(weight),
          remedy: "Forbid a pair that is not allowed.",
        }),
      ];

const checkPair = (
  problem: AssignmentProblem,
  { row, column }: { readonly row: number; readonly column: number },
  mustBeAllowed: boolean,
): Finding[] => {
  const indices = [
    ...checkIndex("row", row, problem.rowCount),
    ...checkIndex("column", column, problem.columnCount),
  ];
  if (indices.length > 0) return indices;
  const isAllowed = findEdge(problem, row, column) !== NOBODY;
  if (isAllowed === mustBeAllowed) return [];
  return [
    arrayFinding(mustBeAllowed ? "out-of-range" : "duplicate-edge", ["change"], {
      expected: mustBeAllowed ? "a pair that is allowed" : "a pair that is not allowed yet",
      received: `row ${row} and column ${column}`,
      remedy: mustBeAllowed ? "Allow the pair first." : "Give the pair another weight instead.",
    }),
  ];
};

/** Those whom somebody new may have, and a weight for each. */
const checkNewcomer = (
  name: "rows" | "columns",
  named: Int32Array | undefined,
  weights: Float64Array,
  count: number,
): Finding[] => {
  const kind = named === undefined ? [] : checkKind(`change.${name}`, named);
  if (kind.length > 0) return kind;
  const words = { array: `change.${name}`, owner: "Newcomer", other: name.slice(0, -1) };
  return [
    ...(named === undefined ? [] : checkIndices(words, Int32Array.of(0, named.length), named, count)),
    ...checkNumbers("change.weights", weights, { count: named?.length ?? count, owner: "edge" }),
  ];
};
