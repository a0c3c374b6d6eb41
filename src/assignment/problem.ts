import { type Either, left, right } from "fp-ts/Either";
import { type Finding, quote } from "../errors/finding";
import { errorsAmong, type InvalidProblem } from "../errors/matching-error";
import { getOrThrow } from "../errors/or-throw";
import type { Bipartite, CompleteBipartite } from "../graph/bipartite";
import {
  arrayFinding,
  checkBipartite,
  checkCapacities,
  checkCount,
  checkNumbers,
  checkWeights,
  refuseNonMatrix,
  refuseNonObject,
} from "../graph/check";

/** Whether the sum of the chosen weights is to be as large or as small as possible. */
export type Sense = "maximise" | "minimise";

/** What all forms of the problem have in common. */
interface AnyForm {
  /** edge → weight; finite. Whole numbers are computed exactly; they may be as large as 2^52 / (rows + columns), penalties added. */
  readonly weight: Float64Array;
  /** column → places; whole numbers from 0. */
  readonly capacityOfColumn: Int32Array;
  readonly sense: Sense;
  /** row → what it costs to leave it out; finite, of any sign. Not there: nothing. */
  readonly penaltyOfRow?: Float64Array;
  /** column → what each of its places costs that stays empty; finite, of any sign. Not there: nothing. */
  readonly penaltyOfColumn?: Float64Array;
}

/** An {@link AssignmentProblem} in which only the pairs that are listed are allowed. */
export interface SparseAssignmentProblem extends Bipartite, AnyForm {}

/** An {@link AssignmentProblem} in which every pair is allowed: its weights are a matrix, row by row. */
export interface DenseAssignmentProblem extends CompleteBipartite, AnyForm {}

/**
 * Bipartite assignment with capacities: every row takes at most one column, a column takes up to its
 * capacity of rows, and the sum of the chosen weights is to be as large, or as small, as possible. What is paid for rows
 * left out and places left empty counts against it.
 *
 * A pair that is not adjacent is forbidden. A weight may be negative; such a pair is chosen only when
 * more people are to be matched at that price.
 */
export type AssignmentProblem = SparseAssignmentProblem | DenseAssignmentProblem;

/** What may be left out of every form, and is filled in. */
export interface AssignmentDefaults {
  /** column → places; 1 each when left out. */
  readonly capacityOfColumn?: Int32Array;
  /** Default: `"maximise"`. */
  readonly sense?: Sense;
  /** What it costs to leave a row out: one number for all, or one a row. Default: nothing. */
  readonly penaltyOfRow?: number | Float64Array;
  /** What a place costs that stays empty: one number for all, or one a column. Default: nothing. */
  readonly penaltyOfColumn?: number | Float64Array;
}

/** What {@link assignmentProblem} takes. */
export interface AssignmentProblemInput extends Bipartite, AssignmentDefaults {
  /** edge → weight; finite. */
  readonly weight: Float64Array;
}

/** What {@link denseAssignmentProblem} takes. */
export interface DenseAssignmentProblemInput extends AssignmentDefaults {
  /** Rows are numbered `[0, rowCount)`. */
  readonly rowCount: number;
  /** Columns are numbered `[0, columnCount)`. */
  readonly columnCount: number;
  /** row · columnCount + column → weight; finite. */
  readonly weight: Float64Array;
}

/**
 * Checks arrays and makes an assignment problem of them.
 *
 * *When to use*: before {@link solveAssignment}, for sparse input; for matrices see
 * {@link denseAssignmentProblem} and {@link assignmentProblemFromMatrix}.
 *
 * *Details*: O(rows + columns + edges). The arrays are not copied, and no solver writes to them.
 *
 * *Gotchas*: leave a forbidden pair out; −Infinity is refused. So are whole numbers too large for exact sums: when no weight or penalty is a
 * fraction, the largest weight and the largest penalties may together be 2^52 / (rows + columns).
 *
 * @returns the problem, or {@link InvalidProblem} with all findings
 *
 * @example
 * ```ts
 * const problem = assignmentProblem({
 *   rowCount: 2,
 *   columnCount: 1,
 *   rowOffsets: Int32Array.of(0, 1, 2), // both rows may take column 0
 *   columnOfEdge: Int32Array.of(0, 0),
 *   weight: Float64Array.of(3, 5),
 * });
 * ```
 */
export const assignmentProblem = (
  input: AssignmentProblemInput,
): Either<InvalidProblem, SparseAssignmentProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { rowCount, columnCount, rowOffsets, columnOfEdge, weight } = input;
  const graph = { rowCount, columnCount, rowOffsets, columnOfEdge };
  const findings = [...checkBipartite(graph)];
  if (findings.length === 0) findings.push(...checkWeights("weight", weight, columnOfEdge.length));
  return finish({ ...graph, weight }, input, findings);
};

/**
 * {@link assignmentProblem}, throwing.
 *
 * @throws {@link MatchingException} where `assignmentProblem` answers with a left
 */
export const assignmentProblemOrThrow = (input: AssignmentProblemInput): SparseAssignmentProblem =>
  getOrThrow(assignmentProblem(input));

/**
 * Checks a matrix that is stored row by row, in which every pair is allowed, and makes an assignment problem of it.
 *
 * *When to use*: for large full matrices: the form that needs the least memory and is solved fastest. With forbidden pairs
 * see {@link assignmentProblemFromMatrix}.
 *
 * *Details*: O(rows · columns). The weights are not copied, and no solver writes to them.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings
 *
 * @example
 * ```ts
 * const problem = denseAssignmentProblem({
 *   rowCount: 2,
 *   columnCount: 3,
 *   weight: Float64Array.of(7, 4, 1, 6, 2, 5), // row 0, then row 1
 *   sense: "minimise",
 * });
 * ```
 */
export const denseAssignmentProblem = (
  input: DenseAssignmentProblemInput,
): Either<InvalidProblem, DenseAssignmentProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { rowCount, columnCount, weight } = input;
  const findings = [...checkCount("rowCount", rowCount), ...checkCount("columnCount", columnCount)];
  if (findings.length === 0) findings.push(...checkWeights("weight", weight, rowCount * columnCount));
  return finish({ rowCount, columnCount, weight }, input, findings);
};

/**
 * {@link denseAssignmentProblem}, throwing.
 *
 * @throws {@link MatchingException} where `denseAssignmentProblem` answers with a left
 */
export const denseAssignmentProblemOrThrow = (input: DenseAssignmentProblemInput): DenseAssignmentProblem =>
  getOrThrow(denseAssignmentProblem(input));

/** What every constructor ends with: places, sense and penalties are filled in and checked. */
const finish = <Form extends Pick<AnyForm, "weight"> & (Bipartite | CompleteBipartite)>(
  form: Form,
  { capacityOfColumn, sense = "maximise", penaltyOfRow, penaltyOfColumn }: AssignmentDefaults,
  ofForm: ReadonlyArray<Finding>,
): Either<InvalidProblem, Form & Omit<AnyForm, "weight">> => {
  const { rowCount, columnCount } = form;
  const findings = [...ofForm];
  if (sense !== "maximise" && sense !== "minimise") {
    findings.push(
      arrayFinding("unknown-name", ["sense"], {
        expected: "maximise or minimise",
        received: quote(sense),
        remedy: "Say whether the sum of the weights is to be as large or as small as possible.",
      }),
    );
  }
  // Without a number of people nothing of one entry a person can be judged.
  const peopleKnown = [...checkCount("rowCount", rowCount), ...checkCount("columnCount", columnCount)];
  const rows = peopleKnown.length === 0 ? rowCount : 0;
  const columns = peopleKnown.length === 0 ? columnCount : 0;
  const places = capacityOfColumn ?? new Int32Array(columns).fill(1);
  const ofRow = perPerson(penaltyOfRow, rows);
  const ofColumn = perPerson(penaltyOfColumn, columns);
  if (peopleKnown.length === 0) {
    findings.push(
      ...checkCapacities(places, columns),
      ...(ofRow === undefined ? [] : checkNumbers("penaltyOfRow", ofRow, { count: rows, owner: "row" })),
      ...(ofColumn === undefined
        ? []
        : checkNumbers("penaltyOfColumn", ofColumn, { count: columns, owner: "column" })),
    );
  }
  if (findings.length === 0) findings.push(...checkRange(form.weight, ofRow, ofColumn, rows + columns));
  const errors = errorsAmong(findings);
  if (errors !== undefined) return left({ _tag: "InvalidProblem", findings: errors });
  const rest: Omit<AnyForm, "weight"> = {
    capacityOfColumn: places,
    sense,
    ...(ofRow === undefined ? {} : { penaltyOfRow: ofRow }),
    ...(ofColumn === undefined ? {} : { penaltyOfColumn: ofColumn }),
  };
  return right({ ...form, ...rest });
};

/**
 * A finding when sums of these numbers would be wrong without anybody seeing it. Prices are sums of up to (rows + columns) weights with
 * either sign, and lengths of paths add two prices: whole numbers must stay below 2^53 all the way, and nothing may become infinite.
 */
const checkRange = (
  weight: Float64Array,
  penaltyOfRow: Float64Array | undefined,
  penaltyOfColumn: Float64Array | undefined,
  people: number,
): Finding[] => {
  let size = 0;
  let areWhole = true;
  let widest = "weight";
  for (const [name, numbers] of Object.entries({ weight, penaltyOfRow, penaltyOfColumn })) {
    if (numbers === undefined) continue;
    const { largest, isWhole } = extent(numbers);
    // The normal form adds penalties to weights.
    if (largest > size) widest = name;
    size += largest;
    areWhole &&= isWhole;
  }
  const most = (areWhole ? LARGEST_EXACT : Number.MAX_VALUE / 4) / people;
  if (!(size > most)) return [];
  const received = `${size}`;
  const remedy = "Divide all weights and penalties by the same number.";
  return [
    arrayFinding("out-of-range", [widest], {
      expected: areWhole
        ? `whole numbers up to ${Math.floor(most)}, penalties added, so that their sums are exact`
        : `numbers up to ${most}, penalties added, so that their sums are finite`,
      received,
      remedy: areWhole
        ? `${remedy} Fractions may be larger: the gap then says how exact the answer is.`
        : remedy,
    }),
  ];
};

/** Sums of whole numbers below this, and differences of two such sums, are exact. */
const LARGEST_EXACT = 2 ** 52;

const extent = (numbers: Float64Array): { readonly largest: number; readonly isWhole: boolean } => {
  let largest = 0;
  let isWhole = true;
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at]!;
    const size = Math.abs(number);
    if (size > largest) largest = size;
    if (isWhole && Math.floor(number) !== number) isWhole = false;
  }
  return { largest, isWhole };
};

/** An array of any kind is meant as capacities; those that are no `Int32Array` are refused as such. */
const isArray = (rest: Int32Array | AssignmentDefaults | undefined): rest is Int32Array =>
  ArrayBuffer.isView(rest) || Array.isArray(rest);

/** One number for all, written out. */
const perPerson = (penalty: number | Float64Array | undefined, count: number): Float64Array | undefined =>
  typeof penalty === "number" ? new Float64Array(count).fill(penalty) : penalty;

/** A matrix of weights, a row an array; `null` forbids the pair. */
export type WeightMatrix = ReadonlyArray<ArrayLike<number | null>>;

/**
 * An assignment problem from a matrix: `matrix[row][column]` is the weight, `null` forbids the pair.
 *
 * *Details*: O(rows · columns). A matrix without rows has no columns.
 *
 * @param rest - places of each column, as an array alone, or whatever else {@link AssignmentDefaults} fills in
 * @returns the problem, or {@link InvalidProblem}: ragged rows, NaN, ±Infinity, a capacity below 0
 *
 * @example
 * ```ts
 * const problem = assignmentProblemFromMatrix([
 *   [7, 4],
 *   [6, null], // row 1 must not take column 1
 * ]);
 * ```
 */
export const assignmentProblemFromMatrix = (
  matrix: WeightMatrix,
  rest?: Int32Array | AssignmentDefaults,
): Either<InvalidProblem, SparseAssignmentProblem> => {
  const refusal = refuseNonMatrix("matrix", matrix);
  if (refusal !== undefined) return refusal;
  const columnCount = matrix[0]?.length ?? 0;
  const findings = [];
  const rowOffsets = new Int32Array(matrix.length + 1);
  const columnOfEdge = new Int32Array(matrix.length * columnCount);
  const weight = new Float64Array(matrix.length * columnCount);
  let edges = 0;
  for (const [r, row] of matrix.entries()) {
    if (row.length !== columnCount) {
      findings.push(
        arrayFinding("ragged-array", ["matrix", r], {
          expected: `${columnCount} numbers, as in row 0`,
          received: `${row.length}`,
          remedy: "Give every row one entry a column; null forbids a pair.",
        }),
      );
    }
    for (let c = 0; c < Math.min(row.length, columnCount); c++) {
      const entry = row[c];
      if (entry === null) continue;
      if (typeof entry !== "number" || !Number.isFinite(entry)) {
        findings.push(
          arrayFinding("not-finite", ["matrix", r, c], {
            expected: "a finite number, or null for a forbidden pair",
            received: quote(entry),
            remedy: "Write null where the pair is not allowed.",
          }),
        );
        continue;
      }
      columnOfEdge[edges] = c;
      weight[edges++] = entry;
    }
    rowOffsets[r + 1] = edges;
  }
  const errors = errorsAmong(findings);
  if (errors !== undefined) return left({ _tag: "InvalidProblem", findings: errors });
  return assignmentProblem({
    rowCount: matrix.length,
    columnCount,
    rowOffsets,
    columnOfEdge: columnOfEdge.slice(0, edges),
    weight: weight.slice(0, edges),
    ...(isArray(rest) ? { capacityOfColumn: rest } : rest),
  });
};

/**
 * {@link assignmentProblemFromMatrix}, throwing.
 *
 * @throws {@link MatchingException} where `assignmentProblemFromMatrix` answers with a left
 */
export const assignmentProblemFromMatrixOrThrow = (
  matrix: WeightMatrix,
  rest?: Int32Array | AssignmentDefaults,
): SparseAssignmentProblem => getOrThrow(assignmentProblemFromMatrix(matrix, rest));
