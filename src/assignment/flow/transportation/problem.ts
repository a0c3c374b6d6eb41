import { type Either, left, right } from "fp-ts/Either";
import { type Finding, quote } from "../../../errors/finding";
import { errorsAmong, type InvalidProblem } from "../../../errors/matching-error";
import { getOrThrow } from "../../../errors/or-throw";
import type { Bipartite, CompleteBipartite } from "../../../graph/bipartite";
import { arrayFinding, checkCapacities, checkCount, checkKind, refuseNonObject } from "../../../graph/check";
import {
  assignmentProblem,
  assignmentProblemFromMatrix,
  denseAssignmentProblem,
  type Sense,
  type WeightMatrix,
} from "../../problem";
import { checkTotal, LARGEST_SUM } from "../problem";

/** What all forms of the problem have in common. */
interface AnyForm {
  /** edge → weight of a unit; finite. Integers up to 2^53 / (rows + columns + 2) are computed exactly. */
  readonly weight: Float64Array;
  readonly sense: Sense;
  /** row → units it must have at least; whole numbers from 0. */
  readonly lowerOfRow: Int32Array;
  /** row → units it may have at most; from the least. */
  readonly upperOfRow: Int32Array;
  /** column → units it must have at least; whole numbers from 0. */
  readonly lowerOfColumn: Int32Array;
  /** column → units it may have at most; from the least. */
  readonly upperOfColumn: Int32Array;
  /** edge → units between its row and its column at most; whole numbers from 0. Not there: 1 each. */
  readonly upperOfEdge?: Int32Array;
}

/** A {@link TransportationProblem} in which only the pairs that are listed are allowed. */
export interface SparseTransportationProblem extends Bipartite, AnyForm {}

/** A {@link TransportationProblem} in which every pair is allowed: its weights are a matrix, row by row. */
export interface DenseTransportationProblem extends CompleteBipartite, AnyForm {}

/**
 * Transportation, or b-matching with bounds: every row and every column has a least and a most, every pair a most, and the sum of the weights,
 * times units, is to be as large, or as small, as possible.
 *
 * A pair that is not adjacent is forbidden.
 */
export type TransportationProblem = SparseTransportationProblem | DenseTransportationProblem;

/** What may be left out of every form, and is filled in. One number stands for all. */
export interface TransportationDefaults {
  /** Default: `"maximise"`. */
  readonly sense?: Sense;
  /** row → least; default: 0. */
  readonly lowerOfRow?: number | Int32Array;
  /** row → most; default: 1. */
  readonly upperOfRow?: number | Int32Array;
  /** column → least; default: 0. */
  readonly lowerOfColumn?: number | Int32Array;
  /** column → most; default: 1. */
  readonly upperOfColumn?: number | Int32Array;
  /** edge → most; default: 1. For a matrix: row · columns + column → most; what it says of forbidden pairs is of no account. */
  readonly upperOfEdge?: number | Int32Array;
}

/** What {@link transportationProblem} takes. */
export interface TransportationProblemInput extends Bipartite, TransportationDefaults {
  /** edge → weight of a unit; finite. */
  readonly weight: Float64Array;
}

/** What {@link denseTransportationProblem} takes. */
export interface DenseTransportationProblemInput extends TransportationDefaults {
  /** Rows are numbered `[0, rowCount)`. */
  readonly rowCount: number;
  /** Columns are numbered `[0, columnCount)`. */
  readonly columnCount: number;
  /** row · columnCount + column → weight of a unit; finite. */
  readonly weight: Float64Array;
}

/**
 * Checks arrays and makes a transportation problem of them.
 *
 * *When to use*: before {@link solveTransportation}, for sparse input. Where nobody has a minimum and rows take one each, an
 * {@link assignmentProblem} is solved faster.
 *
 * *Details*: O(rows + columns + edges). Arrays are not copied, and no solver writes to them; single numbers are written out.
 *
 * *Gotchas*: leave a forbidden pair out; −Infinity is refused.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings
 *
 * @example
 * ```ts
 * const problem = transportationProblem({
 *   rowCount: 3,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 3, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 0),
 *   weight: Float64Array.of(3, 1, 5, 4),
 *   lowerOfColumn: 1, // both columns must have somebody
 *   upperOfColumn: Int32Array.of(2, 1),
 * });
 * ```
 */
export const transportationProblem = (
  input: TransportationProblemInput,
): Either<InvalidProblem, SparseTransportationProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { rowCount, columnCount, rowOffsets, columnOfEdge, weight } = input;
  const form = { rowCount, columnCount, rowOffsets, columnOfEdge, weight };
  const edgeCount = columnOfEdge instanceof Int32Array ? columnOfEdge.length : Number.NaN;
  return finish(findingsOf(assignmentProblem({ ...form, ...senseOf(input) })), form, input, edgeCount);
};

/**
 * {@link transportationProblem}, throwing.
 *
 * @throws {@link MatchingException} where `transportationProblem` answers with a left
 */
export const transportationProblemOrThrow = (
  input: TransportationProblemInput,
): SparseTransportationProblem => getOrThrow(transportationProblem(input));

/**
 * Checks a matrix that is stored row by row, in which every pair is allowed, and makes a transportation problem of it.
 *
 * *When to use*: for large full matrices. With forbidden pairs see {@link transportationProblemFromMatrix}.
 *
 * *Details*: O(rows · columns). The weights are not copied, and no solver writes to them.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings
 *
 * @example
 * ```ts
 * const problem = denseTransportationProblem({
 *   rowCount: 2,
 *   columnCount: 3,
 *   weight: Float64Array.of(7, 4, 1, 6, 2, 5), // row 0, then row 1
 *   sense: "minimise",
 *   lowerOfRow: 1, // everybody is matched
 * });
 * ```
 */
export const denseTransportationProblem = (
  input: DenseTransportationProblemInput,
): Either<InvalidProblem, DenseTransportationProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { rowCount, columnCount, weight } = input;
  const form = { rowCount, columnCount, weight };
  const found = findingsOf(denseAssignmentProblem({ ...form, ...senseOf(input) }));
  return finish(found, form, input, rowCount * columnCount);
};

/**
 * {@link denseTransportationProblem}, throwing.
 *
 * @throws {@link MatchingException} where `denseTransportationProblem` answers with a left
 */
export const denseTransportationProblemOrThrow = (
  input: DenseTransportationProblemInput,
): DenseTransportationProblem => getOrThrow(denseTransportationProblem(input));

/**
 * A transportation problem from a matrix: `matrix[row][column]` is the weight of a unit, `null` forbids the pair.
 *
 * *Details*: O(rows · columns). A matrix without rows has no columns.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings: ragged rows, NaN, ±Infinity, a least above its most
 *
 * @example
 * ```ts
 * const problem = transportationProblemFromMatrix(
 *   [
 *     [7, 4],
 *     [6, null], // row 1 must not take column 1
 *   ],
 *   { lowerOfColumn: Int32Array.of(0, 1) },
 * );
 * ```
 */
export const transportationProblemFromMatrix = (
  matrix: WeightMatrix,
  defaults: TransportationDefaults = {},
): Either<InvalidProblem, SparseTransportationProblem> => {
  const refusal = refuseNonObject(defaults);
  if (refusal !== undefined) return refusal;
  const ofForm = assignmentProblemFromMatrix(matrix, senseOf(defaults));
  if (ofForm._tag === "Left") return ofForm;
  const { rowCount, columnCount, rowOffsets, columnOfEdge, weight } = ofForm.right;
  const form = { rowCount, columnCount, rowOffsets, columnOfEdge, weight };
  const most = defaults.upperOfEdge;
  if (!(most instanceof Int32Array)) return finish([], form, defaults, weight.length);
  // A wrong length is one of the matrix, and told as such.
  if (most.length !== rowCount * columnCount) return finish([], form, defaults, rowCount * columnCount);
  const upperOfEdge = new Int32Array(weight.length);
  for (let r = 0; r < rowCount; r++) {
    for (let e = rowOffsets[r]!; e < rowOffsets[r + 1]!; e++) {
      upperOfEdge[e] = most[r * columnCount + columnOfEdge[e]!]!;
    }
  }
  return finish([], form, { ...defaults, upperOfEdge }, weight.length);
};

/**
 * {@link transportationProblemFromMatrix}, throwing.
 *
 * @throws {@link MatchingException} where `transportationProblemFromMatrix` answers with a left
 */
export const transportationProblemFromMatrixOrThrow = (
  matrix: WeightMatrix,
  defaults?: TransportationDefaults,
): SparseTransportationProblem => getOrThrow(transportationProblemFromMatrix(matrix, defaults));

/** The sense, where one is given. */
const senseOf = ({ sense }: TransportationDefaults): { readonly sense?: Sense } =>
  sense === undefined ? {} : { sense };

/** What is wrong with graph, weights or sense. */
const findingsOf = (form: Either<InvalidProblem, unknown>): ReadonlyArray<Finding> =>
  form._tag === "Left" ? form.left.findings : [];

/** What every constructor ends with: bounds are filled in and checked. Graph, weights and sense were judged before. */
const finish = <Form extends Pick<AnyForm, "weight"> & (Bipartite | CompleteBipartite)>(
  ofForm: ReadonlyArray<Finding>,
  form: Form,
  input: TransportationDefaults,
  edgeCount: number,
): Either<InvalidProblem, Form & Omit<AnyForm, "weight">> => {
  const { rowCount, columnCount } = form;
  const rows = boundsOf("Row", input.lowerOfRow, input.upperOfRow, rowCount);
  const columns = boundsOf("Column", input.lowerOfColumn, input.upperOfColumn, columnCount);
  const { upperOfEdge = 1 } = input;
  // That all pairs have 1 is said by saying nothing.
  const edges = upperOfEdge === 1 ? undefined : each("upperOfEdge", "edge", upperOfEdge, edgeCount);
  const findings = [
    ...(ofForm.length > 0 ? ofForm : checkSize(form)),
    ...rows.findings,
    ...columns.findings,
    ...(edges?.findings ?? []),
  ];
  if (findings.length === 0 && edges !== undefined)
    findings.push(...checkTotal("weight", form.weight, [edges.values]));
  const errors = errorsAmong(findings);
  if (errors !== undefined) return left({ _tag: "InvalidProblem", findings: errors });
  const rest: Omit<AnyForm, "weight"> = {
    sense: input.sense ?? "maximise",
    lowerOfRow: rows.lower,
    upperOfRow: rows.upper,
    lowerOfColumn: columns.lower,
    upperOfColumn: columns.upper,
    ...(edges === undefined ? {} : { upperOfEdge: edges.values }),
  };
  return right({ ...form, ...rest });
};

/** Findings for weights whose sums might not be finite. */
const checkSize = ({
  rowCount,
  columnCount,
  weight,
}: Pick<TransportationProblem, "weight" | "rowCount" | "columnCount">): Finding[] => {
  const findings: Finding[] = [];
  const largest = LARGEST_SUM / (rowCount + columnCount + 2);
  for (let e = 0; e < weight.length; e++) {
    if (Math.abs(weight[e]!) <= largest) continue;
    findings.push(
      arrayFinding("out-of-range", ["weight", e], {
        expected: `a number between −${largest} and ${largest}`,
        received: `${weight[e]}`,
        remedy: "Divide all weights by the same number, so that their sums can be computed.",
      }),
    );
  }
  return findings;
};

/** Least and most of a side, written out, and what is wrong with them. */
const boundsOf = (
  side: "Row" | "Column",
  least: number | Int32Array = 0,
  most: number | Int32Array = 1,
  count: number,
) => {
  const owner = side.toLowerCase();
  const lower = each(`lowerOf${side}`, owner, least, count);
  const upper = each(`upperOf${side}`, owner, most, count);
  const findings = [...lower.findings, ...upper.findings];
  if (findings.length === 0) {
    for (let at = 0; at < lower.values.length; at++) {
      if (lower.values[at]! <= upper.values[at]!) continue;
      findings.push(
        arrayFinding("out-of-range", [`upperOf${side}`, at], {
          expected: `a whole number from ${lower.values[at]}, the least of the ${owner}`,
          received: `${upper.values[at]}`,
          remedy: "Raise the most or lower the least.",
        }),
      );
    }
  }
  return { lower: lower.values, upper: upper.values, findings };
};

/** A number for each of so many, one for all written out. Without a count that makes sense only the kind is judged. */
const each = (name: string, owner: string, given: number | Int32Array, count: number) => {
  const isKnown = checkCount(name, count).length === 0;
  if (typeof given !== "number") {
    const findings = isKnown ? checkCapacities(given, count, { name, owner }) : checkKind(name, given);
    return { values: given, findings };
  }
  const isWhole = Number.isInteger(given) && given >= 0 && given <= LARGEST_COUNT;
  const values = new Int32Array(isKnown && isWhole ? count : 0).fill(given);
  if (isWhole) return { values, findings: [] };
  const words = {
    expected: `a whole number from 0 to ${LARGEST_COUNT}, or an Int32Array`,
    received: quote(given),
    remedy: `Give the number of units of every ${owner}.`,
  };
  return { values, findings: [arrayFinding("out-of-range", [name], words)] };
};

/** What fits into an `Int32Array`. */
const LARGEST_COUNT = 2 ** 31 - 1;
