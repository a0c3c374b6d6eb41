/**
 * Checks the best matchings of every number of pairs without looking at every edge for each of them.
 *
 * Step k has the multiplier λ (its marginal) and prices v of columns; a row has a = w − v of its matched edge, or a = λ. The matching is best if
 * a + v ≥ w on all edges, columns with places left have v = 0, and a ≥ λ. From step to step λ falls; call a column *moving* where its v rises by as much, and a
 * row moving where its a falls by as much: while its column moves, or while it has none. Then a + v − w of an edge falls only while its row moves, and does not rise again
 * before that row has come to rest. So it is least where the row comes to rest, or at the end: there it is looked at, and nowhere else.
 */
import type { CurveOutcome, StoppedCurve } from "../assignment/cardinality/outcome";
import type { AssignmentProblem } from "../assignment/problem";
import { type Bipartite, findEdge, NOBODY, transpose, withEdges } from "../graph/bipartite";
import { roundingTolerance, type VerifyOptions } from "./assignment";
import { type CoverViolation, checkCover, checkLengths } from "./assignment-parts";

/** One way in which a curve is not what it claims to be. `pairs` says for how many pairs; nothing is said about larger numbers then. */
export type CurveViolation =
  | CoverViolation
  /** A change is none that makes a matching of one pair more. */
  | { readonly _tag: "BadChange"; readonly pairs: number; readonly row: number; readonly reason: string }
  /** A number that is reported is not that of the matching. */
  | {
      readonly _tag: "WrongPoint";
      readonly pairs: number;
      readonly what: "total" | "penalty" | "marginal";
      readonly expected: number;
      readonly found: number;
    }
  /** A price moves in a way that proves nothing. */
  | {
      readonly _tag: "BadPriceMove";
      readonly pairs: number;
      readonly column: number;
      readonly reason: string;
    }
  /** The prices of an edge's ends do not reach its weight. */
  | {
      readonly _tag: "PriceTooLow";
      readonly pairs: number;
      readonly row: number;
      readonly column: number;
      readonly missing: number;
    }
  /** A bound of a stopped run does not follow from what it found. */
  | { readonly _tag: "WrongBound"; readonly reason: string };

/**
 * Checks what {@link solveAssignmentCurve} answered, for every number of pairs at once, by code that shares nothing with it.
 *
 * *Details*: O(edges + the edges of people whose price stops rising), about as much work as the solver's own; the proof of each number of pairs is that of
 * {@link verifyCardinalityAssignment}, told by what changes from one to the next.
 *
 * *Gotchas*: ends at the first number of pairs that is not proven.
 *
 * @returns every violation up to there; an empty list is the proof
 *
 * @example
 * ```ts
 * verifyAssignmentCurve(problem, solveAssignmentCurve(problem)); // []
 * ```
 */
export const verifyAssignmentCurve = (
  problem: AssignmentProblem,
  curve: CurveOutcome,
  options: VerifyOptions = {},
): CurveViolation[] => {
  const { size, changes, prices } = curve;
  const lengths = checkLengths([
    ["total", curve.total, size + 1],
    ["penalty", curve.penalty, size + 1],
    ["marginal", curve.marginal, size],
    ["changes.offsets", changes.offsets, size + 1],
    ["changes.row", changes.row, changes.offsets[size] ?? 0],
    ["changes.column", changes.column, changes.row.length],
    ["prices.from", prices.from, prices.column.length],
    ["prices.until", prices.until, prices.column.length],
    ["prices.height", prices.height, prices.column.length],
  ]);
  if (lengths.length > 0) return lengths;
  const tolerance = options.tolerance ?? roundingTolerance(problem);
  const replay = new Replay(problem, curve, tolerance);
  replay.checkPoint(0);
  for (let step = 0; step < size && replay.violations.length === 0; step++) replay.take(step);
  if (replay.violations.length > 0) return replay.violations;
  if (curve._tag === "Stopped") return replay.checkBounds(curve);
  return checkCover(problem, curve.cover, { name: "cover", most: size, counts: () => true });
};

/** Entries by the step that they name. */
interface ByStep {
  readonly offsets: Int32Array;
  readonly entry: Int32Array;
}

/** Takes the steps one after the other and looks at each edge where its slack is least. All is maximised here, penalties are part of the weights. */
class Replay {
  readonly violations: CurveViolation[] = [];
  private readonly graph: Bipartite;
  /** edge → weight. */
  private readonly weight: Float64Array;
  private readonly sign: 1 | -1;

  // The graph read from the columns.
  private readonly byColumn: Bipartite;

  private readonly starting: ByStep;
  private readonly stopping: ByStep;

  // The matching.
  private readonly columnOfRow: Int32Array;
  private readonly edgeOfRow: Int32Array;
  private readonly loadOfColumn: Int32Array;
  private total = 0;
  private penalty = 0;

  // The prices.
  /** λ. */
  private level = Number.POSITIVE_INFINITY;
  /** column → v while it rests. */
  private readonly resting: Float64Array;
  /** column → v + λ while it moves. */
  private readonly height: Float64Array;
  /** column → whether it moves. */
  private readonly isMoving: Uint8Array;
  /** row → one more than the last step that changed it. */
  private readonly changedIn: Int32Array;

  constructor(
    private readonly problem: AssignmentProblem,
    private readonly curve: CurveOutcome,
    private readonly tolerance: number,
  ) {
    const { rowCount, columnCount, capacityOfColumn, penaltyOfRow, penaltyOfColumn } = problem;
    this.graph = withEdges(problem);
    this.sign = problem.sense === "minimise" ? -1 : 1;
    const { rowOffsets, columnOfEdge } = this.graph;
    this.weight = new Float64Array(columnOfEdge.length);
    for (let row = 0; row < rowCount; row++) {
      const ofRow = penaltyOfRow?.[row] ?? 0;
      this.penalty += ofRow;
      for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++)
        this.weight[e] = this.sign * problem.weight[e]! + ofRow + (penaltyOfColumn?.[columnOfEdge[e]!] ?? 0);
    }
    for (let column = 0; column < columnCount; column++)
      this.penalty += capacityOfColumn[column]! * (penaltyOfColumn?.[column] ?? 0);
    this.byColumn = transpose(this.graph).graph;
    this.starting = byStep(curve.prices.from, curve.size);
    this.stopping = byStep(curve.prices.until, curve.size);
    this.columnOfRow = new Int32Array(rowCount).fill(NOBODY);
    this.edgeOfRow = new Int32Array(rowCount).fill(NOBODY);
    this.loadOfColumn = new Int32Array(columnCount);
    this.resting = new Float64Array(columnCount);
    this.height = new Float64Array(columnCount);
    this.isMoving = new Uint8Array(columnCount);
    this.changedIn = new Int32Array(rowCount);
    for (const [name, steps] of [
      ["from", curve.prices.from],
      ["until", curve.prices.until],
    ] as const) {
      const outside = steps.findIndex((step) => !(step >= 0 && step < curve.size));
      if (outside >= 0) this.refusePrice(0, outside, `\`${name}\` is no step`);
    }
  }

  private refusePrice(pairs: number, entry: number, reason: string): void {
    const column = this.curve.prices.column[entry]!;
    this.violations.push({ _tag: "BadPriceMove", pairs, column, reason });
  }

  private priceOf(column: number): number {
    return this.isMoving[column] === 1 ? this.height[column]! - this.level : this.resting[column]!;
  }

  /** What is left for a row. */
  private restOf(row: number): number {
    const edge = this.edgeOfRow[row]!;
    return edge === NOBODY ? this.level : this.weight[edge]! - this.priceOf(this.columnOfRow[row]!);
  }

  /** Whether the numbers reported are those of the matching. Written so that NaN is a violation. */
  checkPoint(pairs: number): void {
    const { rowCount, columnCount } = this.problem;
    const most = this.tolerance * (rowCount + columnCount);
    for (const what of ["total", "penalty"] as const) {
      const found = this.curve[what][pairs]!;
      if (!(Math.abs(this[what] - found) <= most))
        this.violations.push({ _tag: "WrongPoint", pairs, what, expected: this[what], found });
    }
  }

  take(step: number): void {
    const before = this.level;
    this.level = this.sign * this.curve.marginal[step]!;
    const pairs = step + 1;
    const fall = before - this.level;
    // Before the first step anything may be.
    if (!(fall >= -this.tolerance)) {
      const expected = this.sign * before;
      const found = this.curve.marginal[step]!;
      this.violations.push({ _tag: "WrongPoint", pairs, what: "marginal", expected, found });
      return;
    }
    this.startMoving(step, fall);
    if (this.violations.length > 0) return;
    this.change(step);
    if (this.violations.length > 0) return;
    this.checkPoint(pairs);
    this.checkEdges(step);
  }

  /** Columns whose price begins to rise: by no more than λ fell, and only if they are full. */
  private startMoving(step: number, fall: number): void {
    const { prices } = this.curve;
    for (let at = this.starting.offsets[step]!; at < this.starting.offsets[step + 1]!; at++) {
      const entry = this.starting.entry[at]!;
      const column = prices.column[entry]!;
      const refuse = (reason: string): void => this.refusePrice(step + 1, entry, reason);
      if (!(column >= 0 && column < this.problem.columnCount)) {
        refuse("there is no such column");
        continue;
      }
      if (this.isMoving[column] === 1) refuse("it moves already");
      if (this.loadOfColumn[column] !== this.problem.capacityOfColumn[column]) refuse("it has places left");
      if (!(prices.until[entry]! >= step)) refuse("it stops before it starts");
      const ofProblem = prices.height[entry]!;
      const height = this.sign * ofProblem + (this.problem.penaltyOfColumn?.[column] ?? 0);
      const rise = height - this.level - this.resting[column]!;
      if (!(rise >= -this.tolerance && rise <= fall + this.tolerance)) refuse("it jumps");
      this.isMoving[column] = 1;
      this.height[column] = height;
    }
  }

  /** Rows take other columns; at today's prices that costs them nothing. Columns that have a price stay full. */
  private change(step: number): void {
    const { changes } = this.curve;
    const start = changes.offsets[step]!;
    const end = changes.offsets[step + 1]!;
    const refuse = (row: number, reason: string): void => {
      this.violations.push({ _tag: "BadChange", pairs: step + 1, row, reason });
    };
    const isRange = start >= 0 && start <= end && end <= changes.row.length;
    if (!isRange) refuse(NOBODY, "no changes");
    const touched = new Set<number>();
    let newcomers = 0;
    for (let at = start; isRange && at < end; at++) {
      const row = changes.row[at]!;
      const column = changes.column[at]!;
      const held = this.columnOfRow[row];
      const reason = this.reassign(step, row, column);
      if (reason !== undefined) {
        refuse(row, reason);
        return;
      }
      if (held === NOBODY) newcomers++;
      else touched.add(held!);
      touched.add(column);
    }
    if (newcomers !== 1) refuse(NOBODY, `${newcomers} rows are matched that were not`);
    for (const column of touched) {
      const left = this.problem.capacityOfColumn[column]! - this.loadOfColumn[column]!;
      if (left < 0) refuse(NOBODY, `column ${column} has too many rows`);
      const hasPrice = this.isMoving[column] === 1 || this.resting[column]! > this.tolerance;
      if (left > 0 && hasPrice) refuse(NOBODY, `column ${column} has a price and places left`);
    }
  }

  /** Gives a row another column; answers with what is wrong about it. */
  private reassign(step: number, row: number, column: number): string | undefined {
    const { columnOfRow, edgeOfRow, loadOfColumn } = this;
    const { rowCount, weight, penaltyOfRow, penaltyOfColumn } = this.problem;
    if (!(row >= 0 && row < rowCount)) return "there is no such row";
    if (this.changedIn[row] === step + 1) return "it changes twice";
    this.changedIn[row] = step + 1;
    const edge = findEdge(this.graph, row, column);
    if (edge === NOBODY) return "the pair is forbidden";
    const rest = this.restOf(row);
    const held = columnOfRow[row]!;
    if (held === NOBODY) this.penalty -= penaltyOfRow?.[row] ?? 0;
    else {
      loadOfColumn[held]!--;
      this.total -= weight[edgeOfRow[row]!]!;
      this.penalty += penaltyOfColumn?.[held] ?? 0;
    }
    loadOfColumn[column]!++;
    this.total += weight[edge]!;
    this.penalty -= penaltyOfColumn?.[column] ?? 0;
    columnOfRow[row] = column;
    edgeOfRow[row] = edge;
    return Math.abs(rest - this.restOf(row)) <= this.tolerance ? undefined : "it loses or gains by it";
  }

  /** Looks at the edges of rows that come to rest, and in the end at all. */
  private checkEdges(step: number): void {
    const { changes, prices, size } = this.curve;
    const { rowOffsets, columnOfEdge } = this.byColumn;
    for (let at = changes.offsets[step]!; at < changes.offsets[step + 1]!; at++)
      this.checkRow(step, changes.row[at]!);
    for (let at = this.stopping.offsets[step]!; at < this.stopping.offsets[step + 1]!; at++) {
      const column = prices.column[this.stopping.entry[at]!]!;
      for (let e = rowOffsets[column]!; e < rowOffsets[column + 1]!; e++)
        if (this.columnOfRow[columnOfEdge[e]!] === column) this.checkRow(step, columnOfEdge[e]!);
      this.resting[column] = this.priceOf(column);
      this.isMoving[column] = 0;
    }
    if (step === size - 1) for (let row = 0; row < this.problem.rowCount; row++) this.checkRow(step, row);
  }

  /** On locals: this is where the time goes. */
  private checkRow(step: number, row: number): void {
    const { rowOffsets, columnOfEdge } = this.graph;
    const { weight, isMoving, height, resting, level, tolerance } = this;
    const rest = this.restOf(row);
    const end = rowOffsets[row + 1]!;
    for (let e = rowOffsets[row]!; e < end; e++) {
      const column = columnOfEdge[e]!;
      const price = isMoving[column] === 1 ? height[column]! - level : resting[column]!;
      const missing = weight[e]! - rest - price;
      // Written so that NaN is a violation.
      if (!(missing <= tolerance)) this.refuseEdge(step, row, column, missing);
    }
  }

  private refuseEdge(step: number, row: number, column: number, missing: number): void {
    this.violations.push({ _tag: "PriceTooLow", pairs: step + 1, row, column, missing });
  }

  /** A matching has no more pairs than people; by the last step's prices no further pair is worth more than its marginal, and none at all more than its weight. */
  checkBounds({ sizeBound, marginalBound }: StoppedCurve): CurveViolation[] {
    const { rowCount, capacityOfColumn } = this.problem;
    let places = 0;
    for (const capacity of capacityOfColumn) places += capacity;
    const violations: CurveViolation[] = [];
    if (!(sizeBound >= Math.min(rowCount, places)))
      violations.push({ _tag: "WrongBound", reason: "there may be more pairs" });
    const level = this.sign * marginalBound;
    const isProven =
      this.curve.size > 0 ? level >= this.level : this.weight.every((weight) => level >= weight);
    if (!isProven || Number.isNaN(level))
      violations.push({ _tag: "WrongBound", reason: "a pair may be worth more" });
    return violations;
  }
}

/** O(entries + steps). */
const byStep = (steps: Int32Array, count: number): ByStep => {
  const offsets = new Int32Array(count + 1);
  for (const step of steps) if (step >= 0 && step < count) offsets[step + 1]!++;
  for (let step = 0; step < count; step++) offsets[step + 1]! += offsets[step]!;
  const next = offsets.slice();
  const entry = new Int32Array(offsets[count]!);
  for (const [at, step] of steps.entries()) if (step >= 0 && step < count) entry[next[step]!++] = at;
  return { offsets, entry };
};
