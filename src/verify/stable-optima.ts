import { findEdge, NOBODY } from "../graph/bipartite";
import type {
  EgalitarianOutcome,
  MaximumWeightStableOutcome,
  StableLattice,
} from "../stable/lattice/outcome";
import type { WeightedStableProblem } from "../stable/lattice/problem";
import type { StableProblem } from "../stable/problem";
import { type LatticeViolation, verifyLatticeBy } from "./lattice";
import { findStrictViolations, type StrictLists, strictLists } from "./strict-lists";
import { findInfeasibilities, type Violation } from "./violation";

/** One way in which an answer is not the best of all stable matchings. */
export type StableOptimumViolation =
  | LatticeViolation
  | Extract<Violation, { _tag: "WrongTotal" | "Gap" | "WrongGap" | "BoundTooLow" }>
  /** A payment along an arc of the lattice is negative, or no number. */
  | { readonly _tag: "BadPayment"; readonly arc: number; readonly payment: number }
  /** The proof does not show what it is given for. */
  | { readonly _tag: "NotProven"; readonly reason: string };

/**
 * Checks a stable matching of greatest weight, by code that shares nothing with what finds it.
 *
 * *Details*: O(edges · log longest list). The matching must be stable, for strict lists; the lattice must be that of all stable matchings
 * ({@link verifyLattice}); and the payments must leave no more to gain than the matching gains, by weak duality. Whole weights are compared
 * exactly; others up to 2^−52 · (rotations + moves + rows)² · the largest absolute weight, a
 * generous measure of rounding; the reported gap is the truth.
 * For `Stopped`: a matching of allowed pairs within capacities, with its weight.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * const weighted = weightedStableProblemOrThrow({ ...stable, weight: stable.rowScore });
 * verifyMaximumWeightStable(weighted, solveMaximumWeightStable(weighted)); // []
 * ```
 */
export const verifyMaximumWeightStable = (
  problem: WeightedStableProblem,
  outcome: MaximumWeightStableOutcome,
): StableOptimumViolation[] => {
  const lists = strictLists(problem);
  if (outcome._tag === "Stopped") {
    const wrong = checkStopped(problem, lists, outcome.columnOfRow, outcome.unsettled);
    if (wrong.length > 0) return wrong;
    const total = sumOver(problem, outcome.columnOfRow, problem.weight);
    return checkTotal(total, outcome.total, toleranceOf(problem, 0), outcome.bound >= outcome.total);
  }
  const { columnOfRow, lattice, paidAlongArc, total, gap } = outcome;
  const wrong = checkMatchingAndLattice(problem, lists, columnOfRow, lattice, paidAlongArc);
  if (wrong.length > 0) return wrong;
  const tolerance = toleranceOf(problem, lattice.rotationOffsets.length + lattice.rowOfMove.length);
  const bound = boundOf(problem, lattice, paidAlongArc, problem.weight);
  const found = sumOver(problem, columnOfRow, problem.weight);
  const violations = checkTotal(found, total, tolerance, true);
  // Written so that NaN is a violation.
  if (!(bound - found <= tolerance)) violations.push({ _tag: "Gap", gap: bound - found, tolerance });
  if (!(Math.abs(bound - found - gap) <= tolerance))
    violations.push({ _tag: "WrongGap", expected: bound - found, found: gap });
  return violations;
};

/**
 * Checks an egalitarian stable matching, by code that shares nothing with what finds it.
 *
 * *Details*: as {@link verifyMaximumWeightStable}, with ranks that are counted anew; exact.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * verifyEgalitarian(stable, solveEgalitarian(stable)); // []
 * ```
 */
export const verifyEgalitarian = (
  problem: StableProblem,
  outcome: EgalitarianOutcome,
): StableOptimumViolation[] => {
  const lists = strictLists(problem);
  const saving = Float64Array.from(
    lists.placeInRow,
    (place, edge) => -(place + lists.placeInColumn[edge]! + 2),
  );
  if (outcome._tag === "Stopped") {
    const wrong = checkStopped(problem, lists, outcome.columnOfRow, outcome.unsettled);
    if (wrong.length > 0) return wrong;
    const cost = -sumOver(problem, outcome.columnOfRow, saving);
    return checkTotal(cost, outcome.total, 0, outcome.bound <= outcome.total);
  }
  const { columnOfRow, lattice, paidAlongArc, cost, rowCost, columnCost } = outcome;
  const wrong = checkMatchingAndLattice(problem, lists, columnOfRow, lattice, paidAlongArc);
  if (wrong.length > 0) return wrong;
  const bound = -boundOf(problem, lattice, paidAlongArc, saving);
  const violations = [
    ...checkRankSums(problem, lists, columnOfRow, { rowCost, columnCost }),
    ...checkTotal(rowCost + columnCost, cost, 0, true),
  ];
  if (bound !== cost) violations.push({ _tag: "Gap", gap: cost - bound, tolerance: 0 });
  return violations;
};

/** Both sides' sums of ranks, counted anew. */
export const checkRankSums = (
  problem: StableProblem,
  lists: StrictLists,
  columnOfRow: Int32Array,
  { rowCost, columnCost }: { readonly rowCost: number; readonly columnCost: number },
): StableOptimumViolation[] => {
  const fromOne = (places: Int32Array): Float64Array => Float64Array.from(places, (place) => place + 1);
  return [
    ...checkTotal(sumOver(problem, columnOfRow, fromOne(lists.placeInRow)), rowCost, 0, true),
    ...checkTotal(sumOver(problem, columnOfRow, fromOne(lists.placeInColumn)), columnCost, 0, true),
  ];
};

const checkTotal = (
  expected: number,
  found: number,
  tolerance: number,
  boundHolds: boolean,
): StableOptimumViolation[] => [
  ...(Math.abs(expected - found) <= tolerance ? [] : [{ _tag: "WrongTotal" as const, expected, found }]),
  ...(boundHolds
    ? []
    : [{ _tag: "NotProven" as const, reason: "the bound is on the wrong side of the total" }]),
];

/** A matching of allowed pairs, stable when nobody is unsettled. */
export const checkStopped = (
  problem: StableProblem,
  lists: StrictLists,
  columnOfRow: Int32Array,
  unsettled: number,
): StableOptimumViolation[] =>
  unsettled === 0
    ? findStrictViolations(problem, lists, columnOfRow)
    : (findInfeasibilities(problem, columnOfRow) as StableOptimumViolation[]);

const checkMatchingAndLattice = (
  problem: StableProblem,
  lists: StrictLists,
  columnOfRow: Int32Array,
  lattice: StableLattice,
  paidAlongArc: Float64Array,
): StableOptimumViolation[] => {
  const wrong = [
    ...findStrictViolations(problem, lists, columnOfRow),
    ...verifyLatticeBy(problem, lists, lattice),
  ];
  return wrong.length > 0 ? wrong : checkPayments(lattice, paidAlongArc);
};

/** One payment an arc, from 0. */
export const checkPayments = (
  lattice: StableLattice,
  paidAlongArc: Float64Array,
): StableOptimumViolation[] => {
  const expected = lattice.predecessorOfArc.length;
  if (paidAlongArc.length !== expected)
    return [{ _tag: "WrongLength", array: "paidAlongArc", expected, found: paidAlongArc.length }];
  return [...paidAlongArc].flatMap((payment, arc) =>
    payment >= 0 && payment < Number.POSITIVE_INFINITY ? [] : [{ _tag: "BadPayment" as const, arc, payment }],
  );
};

/** Sum of a measure over the pairs of a matching. */
export const sumOver = (problem: StableProblem, columnOfRow: Int32Array, measure: Float64Array): number => {
  let sum = 0;
  for (let row = 0; row < columnOfRow.length; row++) {
    if (columnOfRow[row] !== NOBODY) sum += measure[findEdge(problem, row, columnOfRow[row]!)]!;
  }
  return sum;
};

/** What no stable matching exceeds: the row-optimal one, and what rotations still gain after all payments. */
export const boundOf = (
  problem: StableProblem,
  lattice: StableLattice,
  paidAlongArc: Float64Array,
  measure: Float64Array,
): number => {
  const { rotationOffsets, rowOfMove, columnLeft, columnTaken, arcOffsets, predecessorOfArc } = lattice;
  const rotations = rotationOffsets.length - 1;
  const left = new Float64Array(rotations);
  for (let rotation = 0; rotation < rotations; rotation++) {
    for (let move = rotationOffsets[rotation]!; move < rotationOffsets[rotation + 1]!; move++) {
      const row = rowOfMove[move]!;
      left[rotation]! +=
        measure[findEdge(problem, row, columnTaken[move]!)]! -
        measure[findEdge(problem, row, columnLeft[move]!)]!;
    }
    for (let arc = arcOffsets[rotation]!; arc < arcOffsets[rotation + 1]!; arc++) {
      left[rotation]! -= paidAlongArc[arc]!;
      left[predecessorOfArc[arc]!]! += paidAlongArc[arc]!;
    }
  }
  return left.reduce((sum, gain) => sum + Math.max(gain, 0), sumOver(problem, lattice.rowOptimal, measure));
};

/** What rounding can add up to: nothing for whole weights. */
const toleranceOf = (problem: WeightedStableProblem, terms: number): number => {
  let largest = 0;
  let whole = true;
  for (const weight of problem.weight) {
    largest = Math.max(largest, Math.abs(weight));
    whole &&= Number.isInteger(weight);
  }
  return whole ? 0 : Number.EPSILON * (problem.rowCount + terms) * (problem.rowCount + terms) * largest;
};
