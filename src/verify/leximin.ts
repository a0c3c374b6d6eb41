import type {
  LeximinLevels,
  LeximinOutcome,
  OptimalLeximin,
  OptimalLeximinTotal,
  StoppedLeximin,
} from "../assignment/fair/outcome";
import type { LeximinProblem } from "../assignment/fair/problem";
import { findEdge, NOBODY } from "../graph/bipartite";
import { roundingTolerance, type VerifyOptions, verifyAssignment } from "./assignment";
import { checkCover, checkLengths, checkSums, columnAt, edgesOf } from "./assignment-parts";
import { checkFacePrices } from "./face-prices";
import { findInfeasibilities, type Violation } from "./violation";

/** One way in which a leximin answer is not what it claims to be. */
export type LeximinViolation =
  | Violation
  /** The weights that are said to be chosen, the worst first, are others. */
  | { readonly _tag: "WrongSorted"; readonly at: number; readonly expected: number; readonly found: number }
  /** The levels do not have the form of levels. */
  | { readonly _tag: "MalformedLevels"; readonly level: number; readonly reason: string }
  /** At a level the numbers of an edge's ends add up to too much, or on a chosen edge to too little. */
  | { readonly _tag: "WrongSlack"; readonly level: number; readonly row: number; readonly column: number }
  /** At a level somebody's number is above 0, or below 0 though they are not matched, or not full. */
  | {
      readonly _tag: "WrongNumber";
      readonly level: number;
      readonly side: "row" | "column";
      readonly index: number;
    }
  /** The bound of a stopped run is worse than what its matching reaches. */
  | { readonly _tag: "WrongBound"; readonly reason: string };

/**
 * Checks what {@link solveLeximin} answered, by code that shares nothing with it.
 *
 * *Details*: goes through the levels, the worst first, and keeps the edges that as good matchings can use; see {@link LeximinLevels}. O(edges) and, at every
 * level, the edges that are left at the rows and columns it names: O(edges · levels) at worst, with weights that differ about as many as the search
 * has looked at.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * verifyLeximin(problem, solveLeximin(problem)); // []
 * ```
 */
export const verifyLeximin = (
  problem: LeximinProblem,
  outcome: LeximinOutcome,
  options: VerifyOptions = {},
): LeximinViolation[] => {
  if (outcome._tag === "Infeasible") return verifyAssignment(problem, outcome);
  const infeasible = findInfeasibilities(problem, outcome.columnOfRow);
  if (infeasible.length > 0) return infeasible;
  const tolerance = options.tolerance ?? roundingTolerance(problem);
  const violations: LeximinViolation[] = [
    ...checkSums(problem, outcome, tolerance),
    ...checkSorted(problem, outcome),
  ];
  if (outcome._tag === "Stopped") return [...violations, ...checkBounds(problem, outcome)];
  const { size, largest } = outcome;
  violations.push(
    ...checkCover(problem, largest, { name: "largest", most: size, counts: () => true }),
    ...checkForm(problem, outcome.levels, size),
  );
  if (violations.length > 0) return violations;
  const face = new ProvenLevels(problem, outcome);
  for (let level = 0; level < outcome.levels.value.length && violations.length === 0; level++)
    violations.push(...face.check(level));
  if (violations.length > 0 || outcome.andThen === "nothing") return violations;
  return checkSecond(problem, outcome, face, options.tolerance);
};

const isBetter = ({ sense }: LeximinProblem, one: number, other: number): boolean =>
  sense === "minimise" ? one < other : one > other;

const checkSorted = (
  problem: LeximinProblem,
  { columnOfRow, sorted }: Pick<OptimalLeximin, "columnOfRow" | "sorted">,
): LeximinViolation[] => {
  const chosen: number[] = [];
  for (const [row, column] of columnOfRow.entries())
    if (column !== NOBODY) chosen.push(problem.weight[findEdge(problem, row, column)]!);
  chosen.sort((a, b) => (problem.sense === "minimise" ? b - a : a - b));
  const lengths = checkLengths([["sorted", sorted, chosen.length]]);
  if (lengths.length > 0) return lengths;
  const at = chosen.findIndex((weight, i) => weight !== sorted[i]);
  return at < 0 ? [] : [{ _tag: "WrongSorted", at, expected: chosen[at]!, found: sorted[at]! }];
};

/** Whether the arrays are levels at all: the worst first, some pairs each, nodes that exist, in order. */
const checkForm = (
  problem: LeximinProblem,
  { value, count, offsets, node, price }: LeximinLevels,
  size: number,
): LeximinViolation[] => {
  const lengths = checkLengths([
    ["levels.count", count, value.length],
    ["levels.offsets", offsets, value.length + 1],
    ["levels.price", price, node.length],
  ]);
  if (lengths.length > 0) return lengths;
  const refuse = (level: number, reason: string): LeximinViolation[] => [
    { _tag: "MalformedLevels", level, reason },
  ];
  const nodeCount = problem.rowCount + problem.columnCount;
  let pairs = 0;
  if (offsets[0] !== 0 || offsets[value.length] !== node.length) return refuse(0, "entries without a level");
  for (let level = 0; level < value.length; level++) {
    if (level > 0 && !isBetter(problem, value[level]!, value[level - 1]!))
      return refuse(level, "no better than the one before");
    if (!(count[level]! > 0)) return refuse(level, "nobody has it");
    if (!(offsets[level]! <= offsets[level + 1]!)) return refuse(level, "offsets fall");
    pairs += count[level]!;
    for (let at = offsets[level]!; at < offsets[level + 1]!; at++) {
      const before = at === offsets[level] ? -1 : node[at - 1]!;
      if (!(node[at]! > before && node[at]! < nodeCount)) return refuse(level, "nodes are not in order");
    }
  }
  return pairs === size ? [] : refuse(value.length, "other numbers of pairs than are matched");
};

/** The face of matchings that are as good up to a level, as the proof describes it. */
class ProvenLevels {
  private readonly rowCount: number;
  private readonly rowOf: Int32Array;
  private readonly columnOf: Int32Array;
  /** edge → 1 when it is of a level that is over, and equality held. */
  private readonly isTight: Uint8Array;
  /** edge → 1 when equality did not hold. */
  private readonly isOut: Uint8Array;
  /** row or column → its edges that may still be in the face. */
  private readonly edgesOf: number[][];
  private readonly mustBeMatched: Uint8Array;
  private readonly mustBeFull: Uint8Array;
  private readonly load: Int32Array;
  private readonly placesLeft: Int32Array;
  private readonly isSettled: Uint8Array;
  /** level → rows whose edge has its weight. */
  private readonly rowsOfLevel: number[][];
  /** node → its number at the level. */
  private readonly numberOf: Int32Array;
  private readonly edgeOfRow: Int32Array;

  constructor(
    private readonly problem: LeximinProblem,
    private readonly outcome: OptimalLeximin | OptimalLeximinTotal,
  ) {
    const { rowCount, columnCount, weight, capacityOfColumn } = problem;
    const { largest, columnOfRow, levels } = outcome;
    this.rowCount = rowCount;
    this.rowOf = new Int32Array(weight.length);
    this.columnOf = new Int32Array(weight.length);
    this.isTight = new Uint8Array(weight.length);
    this.isOut = new Uint8Array(weight.length);
    this.edgesOf = Array.from({ length: rowCount + columnCount }, () => []);
    this.mustBeMatched = Uint8Array.from(largest.row, (flag) => (flag === 1 ? 1 : 0));
    this.mustBeFull = Uint8Array.from(largest.column, (flag) => (flag === 1 ? 1 : 0));
    this.load = new Int32Array(columnCount);
    this.placesLeft = capacityOfColumn.slice();
    this.isSettled = new Uint8Array(rowCount);
    this.numberOf = new Int32Array(rowCount + columnCount);
    this.edgeOfRow = new Int32Array(rowCount).fill(NOBODY);
    this.rowsOfLevel = Array.from(levels.value, () => []);
    const levelOfValue = new Map(Array.from(levels.value, (value, level) => [value, level]));
    const worst = levels.value[0];
    for (let row = 0; row < rowCount; row++) {
      const [first, end] = edgesOf(problem, row);
      for (let e = first; e < end; e++) {
        const column = columnAt(problem, row, e);
        this.rowOf[e] = row;
        this.columnOf[e] = column;
        // No largest matching uses edges covered twice, and no fair one what is worse than the first level.
        if (worst === undefined || isBetter(problem, worst, weight[e]!)) continue;
        if (this.mustBeMatched[row] === this.mustBeFull[column]) continue;
        this.edgesOf[row]!.push(e);
        this.edgesOf[rowCount + column]!.push(e);
      }
      const column = columnOfRow[row]!;
      if (column === NOBODY) continue;
      this.load[column]!++;
      const edge = findEdge(problem, row, column);
      this.edgeOfRow[row] = edge;
      const level = levelOfValue.get(weight[edge]! + 0);
      if (level !== undefined) this.rowsOfLevel[level]!.push(row);
    }
  }

  /** Whether a matching of the face may use the edge, of the level or a better one, or of one that is over. */
  private isIn(edge: number, value: number): boolean {
    return (
      this.isOut[edge] === 0 &&
      (this.isTight[edge] === 1 || !isBetter(this.problem, value, this.problem.weight[edge]!)) &&
      this.isSettled[this.rowOf[edge]!] === 0 &&
      this.placesLeft[this.columnOf[edge]!]! > 0
    );
  }

  /** Checks a level, and goes on to the face of the matchings that are as good up to it. */
  check(level: number): LeximinViolation[] {
    const { rowCount, numberOf, problem, edgeOfRow } = this;
    const { value: values, count, offsets, node, price } = this.outcome.levels;
    const value = values[level]!;
    const rows = this.rowsOfLevel[level]!;
    const violations: LeximinViolation[] = [];
    if (rows.length !== count[level])
      return [{ _tag: "MalformedLevels", level, reason: "other numbers of pairs than have the weight" }];
    for (let at = offsets[level]!; at < offsets[level + 1]!; at++) numberOf[node[at]!] = price[at]!;
    for (const row of rows) {
      const column = this.outcome.columnOfRow[row]!;
      if (numberOf[row]! + numberOf[rowCount + column]! !== 1)
        violations.push({ _tag: "WrongSlack", level, row, column });
    }
    let left = 0;
    for (let at = offsets[level]!; at < offsets[level + 1]!; at++) {
      const here = node[at]!;
      if (price[at] === 0) continue;
      violations.push(...this.checkNumber(level, here));
      const edges = this.edgesOf[here]!;
      let kept = 0;
      for (const edge of edges) {
        if (!this.isIn(edge, value)) continue;
        edges[kept++] = edge;
        const row = this.rowOf[edge]!;
        const column = this.columnOf[edge]!;
        const slack =
          (problem.weight[edge] === value ? 1 : 0) - numberOf[row]! - numberOf[rowCount + column]!;
        if (slack < 0 || (slack > 0 && edgeOfRow[row] === edge))
          violations.push({ _tag: "WrongSlack", level, row, column });
        if (slack !== 0) {
          this.isOut[edge] = 1;
        } else if (problem.weight[edge] === value && this.isTight[edge] === 0) {
          this.isTight[edge] = 1;
          left++;
        }
      }
      edges.length = kept;
    }
    for (let at = offsets[level]!; at < offsets[level + 1]!; at++) numberOf[node[at]!] = 0;
    if (left === rows.length) this.settle(rows);
    return violations;
  }

  /** Who need not be matched, or full, has at most 0, and 0 if they are not; below 0 they must be from now on. */
  private checkNumber(level: number, node: number): LeximinViolation[] {
    const { rowCount, numberOf, edgeOfRow, load, placesLeft } = this;
    const isRow = node < rowCount;
    const index = isRow ? node : node - rowCount;
    if (isRow ? this.isSettled[index] === 1 : placesLeft[index] === 0) return [];
    const must = isRow ? this.mustBeMatched : this.mustBeFull;
    if (must[index] === 1) return [];
    must[index] = 1;
    const isUsed = isRow ? edgeOfRow[index] !== NOBODY : load[index] === placesLeft[index];
    return numberOf[node]! < 0 && isUsed
      ? []
      : [{ _tag: "WrongNumber", level, side: isRow ? "row" : "column", index }];
  }

  /** All edges of the level that are left are chosen in every matching of the face: they leave it, with rows and places. */
  private settle(rows: ReadonlyArray<number>): void {
    for (const row of rows) {
      const column = this.outcome.columnOfRow[row]!;
      this.isSettled[row] = 1;
      this.placesLeft[column]!--;
      this.load[column]!--;
    }
  }

  /** Whether a leximin matching may use an edge. */
  mayUse(edge: number): boolean {
    const row = this.rowOf[edge]!;
    if (this.isSettled[row] === 1) return this.edgeOfRow[row] === edge;
    return this.isTight[edge] === 1 && this.isOut[edge] === 0 && this.placesLeft[this.columnOf[edge]!]! > 0;
  }

  /** Whether all of them match a row. */
  matches(row: number): boolean {
    return this.mustBeMatched[row] === 1 || this.isSettled[row] === 1;
  }

  /** Whether all of them fill a column. */
  fills(column: number): boolean {
    return this.mustBeFull[column] === 1;
  }
}

const checkSecond = (
  problem: LeximinProblem,
  { columnOfRow, potentials, gap, thenTotal }: OptimalLeximinTotal,
  face: ProvenLevels,
  given: number | undefined,
): LeximinViolation[] => {
  const { thenWeight, capacityOfColumn, rowCount, columnCount } = problem;
  const lengths = checkLengths([["thenWeight", thenWeight ?? [], problem.weight.length]]);
  if (thenWeight === undefined || lengths.length > 0) return lengths;
  const second = { ...problem, weight: thenWeight };
  const tolerance = given ?? roundingTolerance(second);
  let total = 0;
  for (const [row, column] of columnOfRow.entries())
    if (column !== NOBODY) total += thenWeight[findEdge(problem, row, column)]!;
  const violations: LeximinViolation[] = [];
  if (!(Math.abs(total - thenTotal) <= tolerance * (rowCount + columnCount)))
    violations.push({ _tag: "WrongTotal", expected: total, found: thenTotal });
  const proven = {
    mayUse: (edge: number) => face.mayUse(edge),
    mustBeMatched: (row: number) => face.matches(row),
    lowerOfColumn: (column: number) => (face.fills(column) ? capacityOfColumn[column]! : 0),
    upperOfColumn: (column: number) => capacityOfColumn[column]!,
  };
  violations.push(
    ...checkFacePrices(second, proven, { weight: thenWeight, columnOfRow, potentials, gap, tolerance }),
  );
  return violations;
};

const checkBounds = (
  problem: LeximinProblem,
  { size, sizeBound, sorted, bound }: StoppedLeximin,
): LeximinViolation[] => {
  const violations: LeximinViolation[] = [];
  if (!(sizeBound >= size))
    violations.push({ _tag: "WrongBound", reason: "more people are matched than the bound says" });
  if (size !== sizeBound || size === 0) return violations;
  const lengths = checkLengths([["bound", bound, sizeBound]]);
  if (lengths.length > 0) return [...violations, ...lengths];
  const at = sorted.findIndex((weight, i) => weight !== bound[i]);
  if (at >= 0 && !isBetter(problem, bound[at]!, sorted[at]!))
    violations.push({ _tag: "WrongBound", reason: "the matching is better than the bound" });
  return violations;
};
