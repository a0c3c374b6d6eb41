import { NOBODY } from "../../graph/bipartite";
import { type AsyncOptions, drain, drainAsync, EDGES_PER_SLICE, type Slices } from "../../graph/slices";
import { normalForm, sumUp } from "../normal-form";
import type { AssignmentProblem } from "../problem";
import { AlternatingForest } from "./alternating-forest";
import { GrowingIntegers, GrowingNumbers } from "./growing-list";
import { largestNormalWeight } from "./optimum";
import type { AssignmentCurve, CurveOutcome } from "./outcome";

/** Every number of pairs in slices; progress counts pairs. */
export function* curveSlices(problem: AssignmentProblem): Slices<CurveOutcome> {
  const normal = normalForm(problem);
  const forest = new AlternatingForest(normal);
  const sizeBound = mostPairs(problem);
  const record = new CurveRecord(problem, forest);
  let edgesAtLastYield = 0;
  for (let move = forest.move(); move !== "exhausted"; move = forest.move()) {
    if (move === "matched") record.addPair();
    if (forest.edgesScanned - edgesAtLastYield < EDGES_PER_SLICE) continue;
    edgesAtLastYield = forest.edgesScanned;
    const reason = yield { done: forest.size, total: sizeBound };
    if (reason === undefined) continue;
    const curve = record.finish();
    const marginalBound = curve.marginal.at(-1) ?? sign(problem) * largestNormalWeight(normal) + 0;
    return { _tag: "Stopped", reason, ...curve, sizeBound, marginalBound };
  }
  return { _tag: "Optimal", ...record.finish(), cover: forest.cover() };
}

/** As many pairs as there are people for, whatever is allowed. */
const mostPairs = ({ rowCount, capacityOfColumn }: AssignmentProblem): number => {
  let places = 0;
  for (const capacity of capacityOfColumn) places += capacity;
  return Math.min(rowCount, places);
};

const sign = ({ sense }: AssignmentProblem): 1 | -1 => (sense === "minimise" ? -1 : 1);

/** Writes down, in the problem's own terms, what each pair changes. */
class CurveRecord {
  private readonly sign: 1 | -1;
  private readonly total: RunningSum;
  private readonly penalty: RunningSum;
  private readonly totals = new GrowingNumbers();
  private readonly penalties = new GrowingNumbers();
  private readonly marginals = new GrowingNumbers();
  private readonly offsets = new GrowingIntegers();
  private readonly changedRow = new GrowingIntegers();
  private readonly changedColumn = new GrowingIntegers();
  private readonly pricedColumn = new GrowingIntegers();
  private readonly from = new GrowingIntegers();
  private readonly until = new GrowingIntegers();
  private readonly height = new GrowingNumbers();
  /** row → its edge of the matching that is written down. */
  private readonly edgeOfRow: Int32Array;

  constructor(
    private readonly problem: AssignmentProblem,
    private readonly forest: AlternatingForest,
  ) {
    this.sign = sign(problem);
    const nobody = new Int32Array(problem.rowCount).fill(NOBODY);
    const { total, penalty } = sumUp(problem, nobody);
    this.edgeOfRow = nobody;
    this.total = new RunningSum(total);
    this.penalty = new RunningSum(penalty);
    this.addPoint();
  }

  private addPoint(): void {
    this.totals.push(this.total.value);
    this.penalties.push(this.penalty.value);
    this.offsets.push(this.changedRow.length);
  }

  addPair(): void {
    const { forest, edgeOfRow, total } = this;
    const { weight, penaltyOfRow, penaltyOfColumn } = this.problem;
    const { changedCount, changedRow, settledColumn, settledCount } = forest;
    for (let at = 0; at < changedCount; at++) {
      const row = changedRow[at]!;
      const before = edgeOfRow[row]!;
      const after = forest.edgeOfRow[row]!;
      if (before !== NOBODY) total.add(-weight[before]!);
      total.add(weight[after]!);
      edgeOfRow[row] = after;
      this.changedRow.push(row);
      this.changedColumn.push(forest.matching.columnOfRow[row]!);
    }
    // The path ends in the place that was empty and begins with the row that was left out.
    if (penaltyOfColumn !== undefined)
      this.penalty.add(-penaltyOfColumn[forest.matching.columnOfRow[changedRow[0]!]!]!);
    if (penaltyOfRow !== undefined) this.penalty.add(-penaltyOfRow[changedRow[changedCount - 1]!]!);
    this.marginals.push(this.sign * forest.level + 0);
    this.addPoint();
    for (let at = 0; at < settledCount; at++) this.addPrice(settledColumn[at]!);
  }

  /** A column's price rose up to the step that was written down last. */
  private addPrice(column: number): void {
    this.pricedColumn.push(column);
    this.from.push(this.forest.enteredAt[column]!);
    this.until.push(this.marginals.length - 1);
    const height = this.forest.height[column]! - (this.problem.penaltyOfColumn?.[column] ?? 0);
    this.height.push(this.sign * height + 0);
  }

  finish(): Omit<AssignmentCurve, "_tag" | "cover"> {
    const { forest } = this;
    const marginal = this.marginals.toArray();
    const size = marginal.length;
    const level = size === 0 ? Number.POSITIVE_INFINITY : this.sign * marginal[size - 1]!;
    for (let column = 0; column < this.problem.columnCount; column++) {
      if (!forest.isInForest(column) || forest.enteredAt[column]! >= size) continue;
      if (forest.height[column]! - level > forest.columnPrice[column]!) this.addPrice(column);
    }
    return {
      size,
      total: this.totals.toArray(),
      penalty: this.penalties.toArray(),
      marginal,
      changes: {
        offsets: this.offsets.toArray(),
        row: this.changedRow.toArray(),
        column: this.changedColumn.toArray(),
      },
      prices: {
        column: this.pricedColumn.toArray(),
        from: this.from.toArray(),
        until: this.until.toArray(),
        height: this.height.toArray(),
      },
    };
  }
}

/** A sum to which much is added and of which much is taken again: what rounding loses is kept beside it (Neumaier). */
class RunningSum {
  private lost = 0;

  constructor(private sum: number) {}

  get value(): number {
    return this.sum + this.lost;
  }

  add(term: number): void {
    const sum = this.sum + term;
    this.lost += Math.abs(this.sum) >= Math.abs(term) ? this.sum - sum + term : term - sum + this.sum;
    this.sum = sum;
  }
}

/**
 * The best assignment of every number of pairs: what one more person matched adds, from the first to the last, in one run.
 *
 * *When to use*: to see what full coverage costs, or how many people are worth matching at a given price. For one number of pairs see
 * {@link solveCardinalityAssignment}, for the best total or the most people alone {@link solveAssignment}, which is faster.
 *
 * *Details*: O(pairs · (edges + columns log columns)) at worst; in practice a few times as long as for the best total alone. What a pair adds never grows, so the best total of all is where
 * `marginal` changes its sign. Penalties are counted as the problem states them. {@link assignmentAt} makes the assignment of any number of pairs out of
 * the answer, with potentials. Deterministic; of equally good assignments of the same size the one that lower indices lead to. Exact for whole numbers. (H. W. Kuhn: The Hungarian method, 1955.)
 *
 * *Gotchas*: a person who is matched once stays matched in all larger assignments, but perhaps with somebody else. Prices are written down as they change;
 * in the worst case that is one number for every pair and column.
 *
 * @returns {@link AssignmentCurve}; check it with {@link verifyAssignmentCurve}
 *
 * @example
 * ```ts
 * const curve = solveAssignmentCurve(assignmentProblemFromMatrixOrThrow([
 *   [9, 8],
 *   [7, 1],
 * ]));
 * curve.total; // Float64Array [0, 9, 15]
 * curve.marginal; // Float64Array [9, 6]
 * ```
 */
export const solveAssignmentCurve = (problem: AssignmentProblem): AssignmentCurve =>
  // Nothing stops a run that is drained at once.
  drain(curveSlices(problem)) as AssignmentCurve;

/**
 * {@link solveAssignmentCurve} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns what `solveAssignmentCurve` answers, or after an abort {@link StoppedCurve}: the curve as far as it goes, with a bound on the rest
 *
 * @example
 * ```ts
 * const curve = await solveAssignmentCurveAsync(problem, { signal: AbortSignal.timeout(5000) });
 * ```
 */
export const solveAssignmentCurveAsync = (
  problem: AssignmentProblem,
  options: AsyncOptions = {},
): Promise<CurveOutcome> => drainAsync(curveSlices(problem), options);
