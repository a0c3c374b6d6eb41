import type {
  MinimumViolator,
  OptimalTransportation,
  StoppedTransport,
  TransportationOutcome,
} from "../assignment/flow/transportation/outcome";
import type { TransportationProblem } from "../assignment/flow/transportation/problem";
import type { Potentials } from "../assignment/outcome";
import type { VerifyOptions } from "./assignment";
import type { Violation } from "./violation";

/** One way in which an answer is not what it claims to be. An empty list of them is a proof. */
export type TransportationViolation =
  | Extract<
      Violation,
      { readonly _tag: "WrongLength" | "WrongTotal" | "WrongSize" | "BadPrice" | "Gap" | "WrongGap" }
    >
  /** A pair, a row or a column has less than its least or more than its most, or no whole number. */
  | {
      readonly _tag: "OutOfBounds";
      readonly what: "edge" | "row" | "column";
      readonly index: number;
      readonly units: number;
      readonly lower: number;
      readonly upper: number;
    }
  /** The prices of the size do not prove it: somebody, or a pair, is not as they say. */
  | {
      readonly _tag: "SizeNotProven";
      readonly what: "edge" | "row" | "column";
      readonly index: number;
    }
  /** The prices of a stopped run prove less than its bound. */
  | { readonly _tag: "BoundNotProven"; readonly bound: number; readonly proven: number }
  /** The people whose minimums are said not to be met can have enough, or the numbers are wrong. */
  | { readonly _tag: "NoViolator"; readonly reason: string };

/**
 * Checks what {@link solveTransportation} answered, by code that shares nothing with it.
 *
 * *Details*: O(rows + columns + edges). By weak duality with bounds: whatever is within them is worth no more than the prices say, a price above 0 times
 * the most, one below 0 times the least, and of every pair what its weight exceeds its two prices by; the answer is worth as much when everything is on that side on which its price
 * says. A violator is checked by counting.
 *
 * *Gotchas*: for floats the proof holds up to the tolerance; `outcome.gap` is the truth. Default: 0 for integer weights, else
 * 2^−52 · (rows + columns + 2) · the largest absolute weight.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * const bounds = { lowerOfColumn: 1, upperOfColumn: 2 };
 * const loads = transportationProblemFromMatrixOrThrow([[7, 4], [6, null]], bounds);
 * verifyTransportation(loads, solveTransportation(loads)); // []
 * ```
 */
export const verifyTransportation = (
  problem: TransportationProblem,
  outcome: TransportationOutcome,
  options: VerifyOptions = {},
): TransportationViolation[] => {
  if (outcome._tag === "Infeasible") return checkViolator(problem, outcome.violator);
  const tolerance = options.tolerance ?? roundingOf(problem);
  if (outcome._tag === "Stopped") return checkStopped(problem, outcome, tolerance);
  const ofPrices = [
    ...checkPrices(problem, "potentials", outcome.potentials),
    ...(outcome.coverage === "first" ? checkPrices(problem, "sizePrices", outcome.sizePrices) : []),
  ];
  const ofUnits = checkUnits(problem, outcome.unitsOfEdge);
  if (ofPrices.length + ofUnits.length > 0) return [...ofUnits, ...ofPrices];
  return [
    ...checkSums(problem, outcome, tolerance),
    ...(outcome.coverage === "first" ? checkSize(problem, outcome.unitsOfEdge, outcome.sizePrices) : []),
    ...checkGap(problem, outcome, tolerance),
  ];
};

/** What rounding can add up to in a price. */
const roundingOf = ({ weight, rowCount, columnCount }: TransportationProblem): number => {
  let largest = 0;
  let whole = true;
  for (const one of weight) {
    largest = Math.max(largest, Math.abs(one));
    whole &&= Number.isInteger(one);
  }
  const people = rowCount + columnCount + 2;
  return whole && largest * people <= Number.MAX_SAFE_INTEGER ? 0 : Number.EPSILON * people * largest;
};

const checkLength = (
  array: string,
  { length }: ArrayLike<number>,
  expected: number,
): TransportationViolation[] =>
  length === expected ? [] : [{ _tag: "WrongLength", array, expected, found: length }];

const checkPrices = (
  { rowCount, columnCount }: TransportationProblem,
  name: string,
  { row, column }: Potentials,
): TransportationViolation[] => {
  const lengths = [
    ...checkLength(`${name}.row`, row, rowCount),
    ...checkLength(`${name}.column`, column, columnCount),
  ];
  if (lengths.length > 0) return lengths;
  const violations: TransportationViolation[] = [];
  for (let index = 0; index < rowCount; index++) {
    if (!Number.isFinite(row[index])) {
      violations.push({ _tag: "BadPrice", side: "row", index, price: row[index]! });
    }
  }
  for (let index = 0; index < columnCount; index++) {
    if (!Number.isFinite(column[index])) {
      violations.push({ _tag: "BadPrice", side: "column", index, price: column[index]! });
    }
  }
  return violations;
};

/** Half-open range of a row's edges. */
const edgesOf = (
  { rowOffsets, columnCount }: TransportationProblem,
  row: number,
): readonly [number, number] =>
  rowOffsets === undefined
    ? [row * columnCount, (row + 1) * columnCount]
    : [rowOffsets[row]!, rowOffsets[row + 1]!];

const columnAt = ({ columnOfEdge, columnCount }: TransportationProblem, row: number, edge: number): number =>
  columnOfEdge === undefined ? edge - row * columnCount : columnOfEdge[edge]!;

const upperAt = ({ upperOfEdge }: TransportationProblem, edge: number): number => upperOfEdge?.[edge] ?? 1;

/** row → its units, column → its units. */
const loadsOf = (problem: TransportationProblem, unitsOfEdge: Int32Array) => {
  const ofRow = new Float64Array(problem.rowCount);
  const ofColumn = new Float64Array(problem.columnCount);
  for (let row = 0; row < problem.rowCount; row++) {
    const [first, end] = edgesOf(problem, row);
    for (let edge = first; edge < end; edge++) {
      ofRow[row]! += unitsOfEdge[edge]!;
      ofColumn[columnAt(problem, row, edge)]! += unitsOfEdge[edge]!;
    }
  }
  return { ofRow, ofColumn };
};

/** Everything that keeps units from being within all bounds. */
const checkUnits = (problem: TransportationProblem, unitsOfEdge: Int32Array): TransportationViolation[] => {
  const lengths = checkLength("unitsOfEdge", unitsOfEdge, problem.weight.length);
  if (lengths.length > 0) return lengths;
  const violations: TransportationViolation[] = [];
  const check = (
    what: "edge" | "row" | "column",
    index: number,
    units: number,
    lower: number,
    upper: number,
  ): void => {
    if (Number.isInteger(units) && units >= lower && units <= upper) return;
    violations.push({ _tag: "OutOfBounds", what, index, units, lower, upper });
  };
  for (let edge = 0; edge < unitsOfEdge.length; edge++) {
    check("edge", edge, unitsOfEdge[edge]!, 0, upperAt(problem, edge));
  }
  const { ofRow, ofColumn } = loadsOf(problem, unitsOfEdge);
  for (let row = 0; row < ofRow.length; row++) {
    check("row", row, ofRow[row]!, problem.lowerOfRow[row]!, problem.upperOfRow[row]!);
  }
  for (let column = 0; column < ofColumn.length; column++) {
    check(
      "column",
      column,
      ofColumn[column]!,
      problem.lowerOfColumn[column]!,
      problem.upperOfColumn[column]!,
    );
  }
  return violations;
};

/** What rounding may do to a sum over units. */
const toleranceOfSum = (problem: TransportationProblem, tolerance: number): number => {
  if (tolerance === 0) return 0;
  let units = 0;
  for (const upper of problem.upperOfRow) units += upper;
  for (const upper of problem.upperOfColumn) units += upper;
  for (let edge = 0; edge < problem.weight.length; edge++) units += upperAt(problem, edge);
  return tolerance * (units + 1);
};

const checkSums = (
  problem: TransportationProblem,
  { unitsOfEdge, total, size }: Pick<OptimalTransportation, "unitsOfEdge" | "total" | "size">,
  tolerance: number,
): TransportationViolation[] => {
  let sum = 0;
  let count = 0;
  for (let edge = 0; edge < unitsOfEdge.length; edge++) {
    sum += problem.weight[edge]! * unitsOfEdge[edge]!;
    count += unitsOfEdge[edge]!;
  }
  const violations: TransportationViolation[] = [];
  // Written so that NaN is a violation.
  if (!(Math.abs(sum - total) <= toleranceOfSum(problem, tolerance))) {
    violations.push({ _tag: "WrongTotal", expected: sum, found: total });
  }
  if (count !== size) violations.push({ _tag: "WrongSize", expected: count, found: size });
  return violations;
};

/** A price says on which side of its bounds a number is to be. */
const isAsPriced = (price: number, units: number, lower: number, upper: number): boolean =>
  price === 0 || units === (price > 0 ? upper : lower);

/** By weak duality for weights of 1, without any rounding: everything is where the prices of the size say. */
const checkSize = (
  problem: TransportationProblem,
  unitsOfEdge: Int32Array,
  { row: u, column: v }: Potentials,
): TransportationViolation[] => {
  const violations: TransportationViolation[] = [];
  const check = (what: "edge" | "row" | "column", index: number, isProven: boolean): void => {
    if (!isProven) violations.push({ _tag: "SizeNotProven", what, index });
  };
  const { ofRow, ofColumn } = loadsOf(problem, unitsOfEdge);
  for (let row = 0; row < problem.rowCount; row++) {
    const [first, end] = edgesOf(problem, row);
    for (let edge = first; edge < end; edge++) {
      const worth = 1 - u[row]! - v[columnAt(problem, row, edge)]!;
      check("edge", edge, isAsPriced(worth, unitsOfEdge[edge]!, 0, upperAt(problem, edge)));
    }
    check(
      "row",
      row,
      Number.isInteger(u[row]!) &&
        isAsPriced(u[row]!, ofRow[row]!, problem.lowerOfRow[row]!, problem.upperOfRow[row]!),
    );
  }
  for (let column = 0; column < problem.columnCount; column++) {
    check(
      "column",
      column,
      Number.isInteger(v[column]!) &&
        isAsPriced(
          v[column]!,
          ofColumn[column]!,
          problem.lowerOfColumn[column]!,
          problem.upperOfColumn[column]!,
        ),
    );
  }
  return violations;
};

/** Each price times what is on its wrong side: the value of the prices minus the total. */
const checkGap = (
  problem: TransportationProblem,
  outcome: OptimalTransportation,
  tolerance: number,
): TransportationViolation[] => {
  const { unitsOfEdge } = outcome;
  const { row: u, column: v } = outcome.potentials;
  // Where the prices of the size leave no choice, those of the total say nothing.
  const fixed = outcome.coverage === "first" ? outcome.sizePrices : undefined;
  const sign = problem.sense === "minimise" ? -1 : 1;
  const { ofRow, ofColumn } = loadsOf(problem, unitsOfEdge);
  let gap = 0;
  let largest = 0;
  const add = (price: number, units: number, lower: number, upper: number): void => {
    const astray = price > 0 ? upper - units : units - lower;
    if (astray === 0) return;
    gap += Math.abs(price) * astray;
    largest = Math.max(largest, Math.abs(price));
  };
  for (let row = 0; row < problem.rowCount; row++) {
    const [first, end] = edgesOf(problem, row);
    for (let edge = first; edge < end; edge++) {
      const column = columnAt(problem, row, edge);
      if (fixed !== undefined && fixed.row[row]! + fixed.column[column]! !== 1) continue;
      const worth = sign * (problem.weight[edge]! - u[row]! - v[column]!);
      add(worth, unitsOfEdge[edge]!, 0, upperAt(problem, edge));
    }
    if (fixed !== undefined && fixed.row[row] !== 0) continue;
    add(sign * u[row]!, ofRow[row]!, problem.lowerOfRow[row]!, problem.upperOfRow[row]!);
  }
  for (let column = 0; column < problem.columnCount; column++) {
    if (fixed !== undefined && fixed.column[column] !== 0) continue;
    add(sign * v[column]!, ofColumn[column]!, problem.lowerOfColumn[column]!, problem.upperOfColumn[column]!);
  }
  const ofSum = toleranceOfSum(problem, tolerance);
  const violations: TransportationViolation[] = [];
  // Written so that NaN is a violation.
  if (!(largest <= tolerance && gap <= ofSum)) violations.push({ _tag: "Gap", gap, tolerance });
  if (!(Math.abs(gap - outcome.gap) <= ofSum)) {
    violations.push({ _tag: "WrongGap", expected: gap, found: outcome.gap });
  }
  return violations;
};

const checkStopped = (
  problem: TransportationProblem,
  { best, bound, potentials }: StoppedTransport,
  tolerance: number,
): TransportationViolation[] => {
  const ofPrices = checkPrices(problem, "potentials", potentials);
  const ofUnits = best === undefined ? [] : checkUnits(problem, best.unitsOfEdge);
  if (ofPrices.length + ofUnits.length > 0) return [...ofUnits, ...ofPrices];
  const sign = problem.sense === "minimise" ? -1 : 1;
  let proven = 0;
  const add = (price: number, lower: number, upper: number): void => {
    proven += price * (price > 0 ? upper : lower);
  };
  for (let row = 0; row < problem.rowCount; row++) {
    const [first, end] = edgesOf(problem, row);
    for (let edge = first; edge < end; edge++) {
      const prices = potentials.row[row]! + potentials.column[columnAt(problem, row, edge)]!;
      add(sign * (problem.weight[edge]! - prices), 0, upperAt(problem, edge));
    }
    add(sign * potentials.row[row]!, problem.lowerOfRow[row]!, problem.upperOfRow[row]!);
  }
  for (let column = 0; column < problem.columnCount; column++) {
    add(sign * potentials.column[column]!, problem.lowerOfColumn[column]!, problem.upperOfColumn[column]!);
  }
  const rounding = Math.max(toleranceOfSum(problem, tolerance), Number.EPSILON * Math.abs(proven));
  // Written so that NaN is a violation.
  return [
    ...(best === undefined ? [] : checkSums(problem, best, tolerance)),
    ...(sign * bound >= proven - rounding
      ? []
      : [{ _tag: "BoundNotProven" as const, bound, proven: sign * proven }]),
  ];
};

/** Counts what people can have at most: the places of the partners, and their pairs with everybody else. */
const checkViolator = (
  problem: TransportationProblem,
  violator: MinimumViolator,
): TransportationViolation[] => {
  const refuse = (reason: string): TransportationViolation[] => [{ _tag: "NoViolator", reason }];
  if (violator.side !== "rows" && violator.side !== "columns") return refuse("the side is unknown");
  const ofRows = violator.side === "rows";
  const rows = flagsOf(ofRows ? violator.people : violator.partners, problem.rowCount);
  const columns = flagsOf(ofRows ? violator.partners : violator.people, problem.columnCount);
  if (rows === undefined || columns === undefined) {
    return refuse("somebody is listed twice or does not exist");
  }
  let needed = 0;
  for (const person of violator.people) {
    needed += (ofRows ? problem.lowerOfRow : problem.lowerOfColumn)[person]!;
  }
  let places = 0;
  for (const partner of violator.partners) {
    places += (ofRows ? problem.upperOfColumn : problem.upperOfRow)[partner]!;
  }
  let pairs = 0;
  for (let row = 0; row < problem.rowCount; row++) {
    const [first, end] = edgesOf(problem, row);
    for (let edge = first; edge < end; edge++) {
      const column = columnAt(problem, row, edge);
      const isPerson = ofRows ? rows[row] === 1 : columns[column] === 1;
      const isPartner = ofRows ? columns[column] === 1 : rows[row] === 1;
      if (isPerson && !isPartner) pairs += upperAt(problem, edge);
    }
  }
  const isAsSaid =
    needed === violator.needed &&
    places === violator.places &&
    pairs === violator.pairs &&
    places + pairs === violator.available;
  if (!isAsSaid) return refuse("the numbers are wrong");
  return needed > places + pairs ? [] : refuse("there is enough for them");
};

const flagsOf = (people: Int32Array, count: number): Uint8Array | undefined => {
  const flags = new Uint8Array(count);
  for (const person of people) {
    if (!(person >= 0 && person < count) || flags[person] === 1) return undefined;
    flags[person] = 1;
  }
  return flags;
};
