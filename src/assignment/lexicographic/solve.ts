import { findEdge, NOBODY, rowOfEdge, withEdges } from "../../graph/bipartite";
import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import type { Potentials } from "../outcome";
import { boundOfPrices, gapOfLastLevel, pricesByLevel } from "./by-level";
import { reachOfSum, sizeOfLevel } from "./level-size";
import type { LexicographicOutcome, OptimalLexicographic } from "./outcome";
import { type Packing, packLevels } from "./packing";
import type { LexicographicLevel, LexicographicProblem } from "./problem";
import { type VectorProblem, vectorAssignment } from "./shortest-paths";

/** Lexicographic assignment in slices; progress counts rows. */
export function* lexicographicSlices(problem: LexicographicProblem): Slices<LexicographicOutcome> {
  const { levels, capacityOfColumn, rowCount, columnCount } = problem;
  const people = 2 * Math.min(rowCount, columnCount);
  const packing = packLevels(
    Float64Array.from(levels, (level) => {
      const { size, isWhole } = sizeOfLevel(level);
      return isWhole ? reachOfSum(people, size) : Number.POSITIVE_INFINITY;
    }),
  );
  const packed = inVectors(problem, packing);
  const priced = yield* vectorAssignment(packed);
  const { columnOfRow } = priced;
  const prices = pricesByLevel(packing, packed, priced);
  const sums = { columnOfRow, ...sumUp(problem, columnOfRow) };
  if (priced.stopped !== undefined) {
    const bound = boundOfPrices(prices, capacityOfColumn);
    return {
      _tag: "Stopped",
      reason: priced.stopped,
      ...sums,
      bound: bound.map((value, level) => signOf(levels[level]!) * value + 0),
    };
  }
  const last = levels[levels.length - 1]!;
  const gap = gapOfLastLevel(
    prices,
    capacityOfColumn,
    columnOfRow,
    (row, column) =>
      signOf(last) * ((last.weight?.[findEdge(problem, row, column)] ?? 0) + (last.valueOfRow?.[row] ?? 0)),
  );
  const potentials = prices.potentials.map((ofLevel, level) => inSense(ofLevel, signOf(levels[level]!)));
  return { _tag: "Optimal", ...sums, gap, potentials };
}

const signOf = ({ sense }: LexicographicLevel): 1 | -1 => (sense === "minimise" ? -1 : 1);

/** Prices of a level that is maximised, as prices of one that is maximised, or minimised. */
export const inSense = (prices: Potentials, sign: 1 | -1): Potentials =>
  sign === 1
    ? prices
    : { row: prices.row.map((price) => 0 - price), column: prices.column.map((price) => 0 - price) };

/** The levels in vectors, all maximised; what a row is worth is added to each of its edges. O(levels · edges). */
const inVectors = (problem: LexicographicProblem, packing: Packing): VectorProblem => {
  const { limbs, limbOfLevel, unitOfLevel } = packing;
  const graph = withEdges(problem);
  const { columnOfEdge, columnCount, rowCount, rowOffsets } = graph;
  const rows = rowOfEdge(graph);
  const weight = new Float64Array(columnOfEdge.length * limbs);
  const bonus = problem.levels.some(({ valueOfColumn }) => valueOfColumn !== undefined)
    ? new Float64Array(columnCount * limbs)
    : undefined;
  for (const [at, level] of problem.levels.entries()) {
    const limb = limbOfLevel[at]!;
    const unit = signOf(level) * unitOfLevel[at]!;
    const { weight: ofEdge, valueOfRow, valueOfColumn } = level;
    if (ofEdge !== undefined) {
      for (let e = 0; e < ofEdge.length; e++) weight[e * limbs + limb]! += unit * ofEdge[e]!;
    }
    if (valueOfRow !== undefined) {
      for (let e = 0; e < rows.length; e++) weight[e * limbs + limb]! += unit * valueOfRow[rows[e]!]!;
    }
    if (valueOfColumn !== undefined && bonus !== undefined) {
      for (let c = 0; c < columnCount; c++) bonus[c * limbs + limb]! += unit * valueOfColumn[c]!;
    }
  }
  const { capacityOfColumn } = problem;
  const form = { rowCount, columnCount, rowOffsets, columnOfEdge, capacityOfColumn, limbs, weight };
  return bonus === undefined ? form : { ...form, bonus };
};

/** Size of a matching, and what it reaches on every level. O(levels · rows log degree + levels · columns). */
const sumUp = (
  problem: LexicographicProblem,
  columnOfRow: Int32Array,
): Pick<OptimalLexicographic, "size" | "values"> => {
  const { levels, columnCount } = problem;
  const values = new Float64Array(levels.length);
  const isUsed = new Uint8Array(columnCount);
  let size = 0;
  for (let row = 0; row < columnOfRow.length; row++) {
    const column = columnOfRow[row]!;
    if (column === NOBODY) continue;
    size++;
    isUsed[column] = 1;
    const edge = findEdge(problem, row, column);
    for (const [at, { weight, valueOfRow }] of levels.entries())
      values[at]! += (weight?.[edge] ?? 0) + (valueOfRow?.[row] ?? 0);
  }
  for (const [at, { valueOfColumn }] of levels.entries()) {
    if (valueOfColumn === undefined) continue;
    for (let column = 0; column < columnCount; column++)
      if (isUsed[column] === 1) values[at]! += valueOfColumn[column]!;
  }
  return { size, values };
};

/**
 * The assignment that is best on the first level, of those the best on the second, and so on.
 *
 * *When to use*: when what counts has an order and nothing makes up for something before it: everybody of the first tier before anybody of the second, people before scores. When a
 * little of one may be given for much of another, weigh them and take {@link solveAssignment}.
 *
 * *Details*: successive shortest paths with vectors in the place of weights, compared lexicographically; O(rows · (edges + columns · log columns) · vectors' length). Small whole numbers share
 * a float64, so that a vector is often one number: exact, since every level's sums have room in it. Deterministic. Of equally good assignments a largest one
 * is found; of those, the one that lower indices and the order of rows lead to.
 *
 * *Gotchas*: what no level asks for is not done: if nobody is to be left out, the first level must say so. Shadow prices are vectors; the first level that is not 0 decides.
 *
 * @returns {@link OptimalLexicographic}; check it with {@link verifyLexicographic}
 *
 * @example
 * ```ts
 * const problem = lexicographicProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   levels: [{ weight: Float64Array.of(1, 1, 1, 0) }, { weight: Float64Array.of(0, 5, 2, 9) }],
 * });
 * const best = solveLexicographic(problem);
 * best.columnOfRow; // Int32Array [1, 0]
 * best.values; // Float64Array [2, 7]
 * ```
 */
export const solveLexicographic = (problem: LexicographicProblem): OptimalLexicographic =>
  // Nothing stops a run that is drained at once.
  drain(lexicographicSlices(problem)) as OptimalLexicographic;

/**
 * {@link solveLexicographic} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns what `solveLexicographic` answers, or {@link StoppedLexicographic} with best and bound after an abort
 *
 * @example
 * ```ts
 * const problem = lexicographicProblemOrThrow({
 *   rowCount: 1,
 *   columnCount: 1,
 *   levels: [{ valueOfRow: Float64Array.of(1) }],
 * });
 * const outcome = await solveLexicographicAsync(problem, { signal: AbortSignal.timeout(5000) });
 * outcome.values; // Float64Array [1]
 * ```
 */
export const solveLexicographicAsync = (
  problem: LexicographicProblem,
  options: AsyncOptions = {},
): Promise<LexicographicOutcome> => drainAsync(lexicographicSlices(problem), options);
