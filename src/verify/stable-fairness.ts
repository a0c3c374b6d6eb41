import { findEdge, NOBODY } from "../graph/bipartite";
import type {
  BalancedOutcome,
  MedianOutcome,
  MinimumRegretOutcome,
  MinimumRegretStable,
  SexEqualOutcome,
  StableLattice,
} from "../stable/lattice/outcome";
import type { StableProblem } from "../stable/problem";
import { verifyLatticeBy } from "./lattice";
import {
  boundOf,
  checkPayments,
  checkRankSums,
  checkStopped,
  type StableOptimumViolation,
  sumOver,
} from "./stable-optima";
import { findStrictViolations, type StrictLists, strictLists } from "./strict-lists";

/** What the verifiers of searched optima can be told. */
export interface RecountOptions {
  /** Stable matchings to go through, to see that none is better; more are not proven. Default: 100,000. */
  readonly limit?: number;
}

const RECOUNT_LIMIT = 100_000;

const notProven = (reason: string): StableOptimumViolation => ({ _tag: "NotProven", reason });

const checkMatching = (
  problem: StableProblem,
  lists: StrictLists,
  columnOfRow: Int32Array,
  lattice: StableLattice,
): StableOptimumViolation[] => [
  ...findStrictViolations(problem, lists, columnOfRow),
  ...verifyLatticeBy(problem, lists, lattice),
];

/** The worst rank among the pairs of a matching, from 1; 0 when there is none. */
const worstRank = (problem: StableProblem, columnOfRow: Int32Array, places: Int32Array): number => {
  let worst = 0;
  for (let row = 0; row < columnOfRow.length; row++) {
    const column = columnOfRow[row]!;
    if (column !== NOBODY) worst = Math.max(worst, places[findEdge(problem, row, column)]! + 1);
  }
  return worst;
};

/**
 * Checks a stable matching of least regret, by code that shares nothing with what finds it.
 *
 * *Details*: O(edges · log longest list). The matching must be stable, for strict lists, its worst rank the one reported, the lattice that of all stable
 * matchings, and the proof show that nobody can be spared that rank: somebody has it at best, or a chain of rotations leaves it to one of two.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * verifyMinimumRegret(stable, solveMinimumRegret(stable)); // []
 * ```
 */
export const verifyMinimumRegret = (
  problem: StableProblem,
  outcome: MinimumRegretOutcome,
): StableOptimumViolation[] => {
  const lists = strictLists(problem);
  if (outcome._tag === "Stopped") return checkStopped(problem, lists, outcome.columnOfRow, outcome.unsettled);
  const { columnOfRow, lattice, side, regret } = outcome;
  const wrong = checkMatching(problem, lists, columnOfRow, lattice);
  if (wrong.length > 0) return wrong;
  const ofRows = side === "columns" ? 0 : worstRank(problem, columnOfRow, lists.placeInRow);
  const ofColumns = side === "rows" ? 0 : worstRank(problem, columnOfRow, lists.placeInColumn);
  const expected = Math.max(ofRows, ofColumns);
  if (expected !== regret) return [{ _tag: "WrongTotal", expected, found: regret }];
  const reason = whyUnproven(problem, lists, outcome);
  return reason === undefined ? [] : [notProven(reason)];
};

const whyUnproven = (
  problem: StableProblem,
  lists: StrictLists,
  { side, regret, lattice, proof }: MinimumRegretStable,
): string | undefined => {
  const only = (rows: Int32Array, chosen: (column: number, row: number) => boolean): Int32Array =>
    rows.map((column, row) => (chosen(column, row) ? column : NOBODY));
  switch (proof._tag) {
    case "Nobody":
      return regret === 0 ? undefined : "somebody has a partner";
    case "Row": {
      const own = only(lattice.rowOptimal, (_, row) => row === proof.row);
      return side !== "columns" && worstRank(problem, own, lists.placeInRow) >= regret
        ? undefined
        : "the row has a better rank in the row-optimal matching";
    }
    case "Column": {
      const own = only(lattice.columnOptimal, (column) => column === proof.column);
      return side !== "rows" && worstRank(problem, own, lists.placeInColumn) >= regret
        ? undefined
        : "the column has better ranks in the column-optimal matching";
    }
    case "Conflict": {
      const { rotations, row, column } = proof;
      const count = lattice.rotationOffsets.length - 1;
      if (side !== "everybody" || rotations.length === 0) return "there is no conflict";
      if (!rotations.every((rotation) => rotation >= 0 && rotation < count))
        return "a rotation does not exist";
      for (let at = 0; at + 1 < rotations.length; at++) {
        const after = rotations[at + 1]!;
        const before = lattice.predecessorOfArc.subarray(
          lattice.arcOffsets[after]!,
          lattice.arcOffsets[after + 1]!,
        );
        if (!before.includes(rotations[at]!)) return "the rotations are no chain";
      }
      const movesOf = (rotation: number): number[] =>
        Array.from(
          { length: lattice.rotationOffsets[rotation + 1]! - lattice.rotationOffsets[rotation]! },
          (_, at) => lattice.rotationOffsets[rotation]! + at,
        );
      const brings = movesOf(rotations[0]!).some(
        (move) =>
          lattice.rowOfMove[move] === row &&
          lists.placeInRow[findEdge(problem, row, lattice.columnTaken[move]!)]! + 1 >= regret,
      );
      const rids = movesOf(rotations[rotations.length - 1]!).some(
        (move) =>
          lattice.columnLeft[move] === column &&
          lists.placeInColumn[findEdge(problem, lattice.rowOfMove[move]!, column)]! + 1 >= regret,
      );
      return brings && rids ? undefined : "the chain spares the row or the column";
    }
  }
};

/**
 * Every stable matching by its closed set of rotations; calls `visit` with the set, ascending. Sets grow by their last rotation, so each comes once.
 *
 * @returns how many there are, or undefined when that is more than the limit
 */
const forEachClosedSet = (
  { arcOffsets, predecessorOfArc }: StableLattice,
  limit: number,
  visit: (chosen: ReadonlyArray<number>) => void,
): number | undefined => {
  const count = arcOffsets.length - 1;
  const isIn = new Uint8Array(count);
  const chosen: number[] = [];
  const canCome = (rotation: number): boolean => {
    for (let arc = arcOffsets[rotation]!; arc < arcOffsets[rotation + 1]!; arc++)
      if (isIn[predecessorOfArc[arc]!] === 0) return false;
    return true;
  };
  let seen = 1;
  visit(chosen);
  for (let next = 0; ; next++) {
    if (next < count) {
      if (!canCome(next)) continue;
      if (++seen > limit) return undefined;
      isIn[next] = 1;
      chosen.push(next);
      visit(chosen);
    } else {
      const last = chosen.pop();
      if (last === undefined) return seen;
      isIn[last] = 0;
      next = last;
    }
  }
};

/** rotation → what it does to the sums of ranks. */
const changesOf = (
  problem: StableProblem,
  { rotationOffsets, rowOfMove, columnLeft, columnTaken }: StableLattice,
  places: Int32Array,
): Float64Array => {
  const change = new Float64Array(rotationOffsets.length - 1);
  for (let rotation = 0; rotation < change.length; rotation++) {
    for (let move = rotationOffsets[rotation]!; move < rotationOffsets[rotation + 1]!; move++) {
      const row = rowOfMove[move]!;
      change[rotation]! +=
        places[findEdge(problem, row, columnTaken[move]!)]! -
        places[findEdge(problem, row, columnLeft[move]!)]!;
    }
  }
  return change;
};

/** What both searched optima must be: stable, of that cost, and not above any other one. */
const checkSearched = (
  problem: StableProblem,
  lists: StrictLists,
  outcome: Exclude<SexEqualOutcome, { _tag: "Stopped" }>,
  costOf: (rowCost: number, columnCost: number) => number,
  { limit = RECOUNT_LIMIT }: RecountOptions,
): StableOptimumViolation[] => {
  const { columnOfRow, lattice, cost, bound, rowCost, columnCost } = outcome;
  const wrong = checkMatching(problem, lists, columnOfRow, lattice);
  if (wrong.length > 0) return wrong;
  const violations = checkRankSums(problem, lists, columnOfRow, outcome);
  const expected = costOf(rowCost, columnCost);
  if (expected !== cost) violations.push({ _tag: "WrongTotal", expected, found: cost });
  if (!(bound <= cost)) violations.push(notProven("the bound is above the cost"));
  if (violations.length > 0 || outcome._tag === "Bounded" || bound === cost) return violations;
  const ofRows = changesOf(problem, lattice, lists.placeInRow);
  const ofColumns = changesOf(problem, lattice, lists.placeInColumn);
  const fromOne = (places: Int32Array): Float64Array => Float64Array.from(places, (place) => place + 1);
  const startRows = sumOver(problem, lattice.rowOptimal, fromOne(lists.placeInRow));
  const startColumns = sumOver(problem, lattice.rowOptimal, fromOne(lists.placeInColumn));
  let least = Number.POSITIVE_INFINITY;
  const seen = forEachClosedSet(lattice, limit, (chosen) => {
    let rows = startRows;
    let columns = startColumns;
    for (const rotation of chosen) {
      rows += ofRows[rotation]!;
      columns += ofColumns[rotation]!;
    }
    least = Math.min(least, costOf(rows, columns));
  });
  if (seen === undefined) return [notProven("there are more stable matchings than the limit")];
  return least === cost ? [] : [{ _tag: "WrongTotal", expected: least, found: cost }];
};

/**
 * Checks a sex-equal stable matching, by code that shares nothing with what finds it.
 *
 * *Details*: the matching must be stable, for strict lists, its sums of ranks and its cost those reported; the lattice that of all stable matchings; the bound
 * one that follows from both ends of the lattice and what all rotations' changes have in common. An `Optimal` whose bound is below its cost has no short proof:
 * all stable matchings are gone through, up to the limit. O(edges · log longest list), and that.
 *
 * *Gotchas*: beyond the limit the answer is a `NotProven`, which does not say that it is wrong.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * verifySexEqual(stable, solveSexEqual(stable)); // []
 * ```
 */
export const verifySexEqual = (
  problem: StableProblem,
  outcome: SexEqualOutcome,
  options: RecountOptions = {},
): StableOptimumViolation[] => {
  const lists = strictLists(problem);
  if (outcome._tag === "Stopped") return checkStopped(problem, lists, outcome.columnOfRow, outcome.unsettled);
  const violations = checkSearched(problem, lists, outcome, (a, b) => Math.abs(a - b), options);
  if (violations.length > 0) return violations;
  const { lattice, bound } = outcome;
  const difference = Float64Array.from(lists.placeInRow, (place, edge) => place - lists.placeInColumn[edge]!);
  const first = sumOver(problem, lattice.rowOptimal, difference);
  const last = sumOver(problem, lattice.columnOptimal, difference);
  // At an end, or as far from 0 as a multiple of the common step can be.
  const ofRows = changesOf(problem, lattice, lists.placeInRow);
  const ofColumns = changesOf(problem, lattice, lists.placeInColumn);
  const isMissed = (value: number): boolean => {
    const step = ofRows.reduce((common, change, rotation) => {
      let [a, b] = [common, change - ofColumns[rotation]!];
      while (b !== 0) [a, b] = [b, a % b];
      return a;
    }, 0);
    return step > 0 && (value - first) % step !== 0;
  };
  let possible = Math.max(0, first, -last);
  if (first < 0 && last > 0) while (isMissed(possible) && isMissed(-possible)) possible++;
  return bound <= possible ? [] : [notProven("the bound does not follow")];
};

/**
 * Checks a balanced stable matching, by code that shares nothing with what finds it.
 *
 * *Details*: the matching must be stable, for strict lists, its sums of ranks and its cost those reported; the lattice that of all stable matchings; the bound
 * at most what either side has at best, or half of what both have by the payments. An `Optimal` whose bound is below its cost has no short proof: all
 * stable matchings are gone through, up to the limit. O(edges · log longest list), and that.
 *
 * *Gotchas*: beyond the limit the answer is a `NotProven`, which does not say that it is wrong.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * verifyBalanced(stable, solveBalanced(stable)); // []
 * ```
 */
export const verifyBalanced = (
  problem: StableProblem,
  outcome: BalancedOutcome,
  options: RecountOptions = {},
): StableOptimumViolation[] => {
  const lists = strictLists(problem);
  if (outcome._tag === "Stopped") return checkStopped(problem, lists, outcome.columnOfRow, outcome.unsettled);
  const violations = checkSearched(problem, lists, outcome, Math.max, options);
  if (violations.length > 0) return violations;
  const { lattice, paidAlongArc, bound } = outcome;
  const unpaid = checkPayments(lattice, paidAlongArc);
  if (unpaid.length > 0) return unpaid;
  const { placeInRow, placeInColumn } = lists;
  const saving = Float64Array.from(placeInRow, (place, edge) => -(place + placeInColumn[edge]! + 2));
  const fromOne = (places: Int32Array): Float64Array => Float64Array.from(places, (place) => place + 1);
  const shown = Math.max(
    Math.ceil(-boundOf(problem, lattice, paidAlongArc, saving) / 2),
    sumOver(problem, lattice.rowOptimal, fromOne(placeInRow)),
    sumOver(problem, lattice.columnOptimal, fromOne(placeInColumn)),
  );
  return bound <= shown ? [] : [notProven("the bound does not follow")];
};

/**
 * Checks a median stable matching, by code that shares nothing with what finds it.
 *
 * *Details*: the matching must be stable, for strict lists, and the lattice that of all stable matchings, which are gone through up to the limit: every row
 * must have the middle one of its columns.
 *
 * *Gotchas*: beyond the limit the answer is a `NotProven`, which does not say that it is wrong.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * verifyMedianStable(stable, medianStable(stable)); // []
 * ```
 */
export const verifyMedianStable = (
  problem: StableProblem,
  outcome: MedianOutcome,
  { limit = RECOUNT_LIMIT }: RecountOptions = {},
): StableOptimumViolation[] => {
  const lists = strictLists(problem);
  if (outcome._tag === "Stopped") return checkStopped(problem, lists, outcome.columnOfRow, outcome.unsettled);
  const { lattice } = outcome;
  const matching = outcome._tag === "Median" ? outcome.columnOfRow : lattice.rowOptimal;
  const wrong = checkMatching(problem, lists, matching, lattice);
  if (wrong.length > 0) return wrong;
  if (outcome._tag === "TooMany") {
    const seen = forEachClosedSet(lattice, Math.min(limit, outcome.limit), () => undefined);
    return seen === undefined ? [] : [notProven("there are no more than the limit")];
  }
  /** move → stable matchings in which its row has gone at least that far. */
  const gone = new Float64Array(lattice.rotationOffsets.length - 1);
  const seen = forEachClosedSet(lattice, limit, (chosen) => {
    for (const rotation of chosen) gone[rotation]!++;
  });
  if (seen === undefined) return [notProven("there are more stable matchings than the limit")];
  if (seen !== outcome.matchings) return [{ _tag: "WrongTotal", expected: seen, found: outcome.matchings }];
  const middle = lattice.rowOptimal.slice();
  for (let rotation = 0; rotation < gone.length; rotation++) {
    // Of the columns in order, the one at place ⌈seen / 2⌉ lies beyond this rotation.
    if (2 * (seen - gone[rotation]!) >= seen) continue;
    for (let move = lattice.rotationOffsets[rotation]!; move < lattice.rotationOffsets[rotation + 1]!; move++)
      middle[lattice.rowOfMove[move]!] = lattice.columnTaken[move]!;
  }
  return middle.every((column, row) => column === outcome.columnOfRow[row])
    ? []
    : [notProven("somebody has another than the middle one")];
};
