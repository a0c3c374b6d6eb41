import type {
  AssignmentRanking,
  RankedAssignment,
  RankingOutcome,
  RankingPart,
  StoppedRanking,
} from "../assignment/k-best/outcome";
import type { AssignmentProblem } from "../assignment/problem";
import { NOBODY } from "../graph/bipartite";
import { roundingTolerance, type VerifyOptions, verifyAssignment } from "./assignment";
import { checkCover, checkLengths, checkSums } from "./assignment-parts";
import { type GainPrices, RankedSpace, type Region } from "./region";
import { findInfeasibilities, type Violation } from "./violation";

/** One way in which a ranking of assignments is not what it claims to be. */
export type RankingViolation =
  | Violation
  /** What is wrong with one of the assignments itself. */
  | { readonly _tag: "WrongAssignment"; readonly rank: number; readonly violation: Violation }
  /** An assignment says that its place is another than it is. */
  | { readonly _tag: "WrongRank"; readonly expected: number; readonly found: number }
  /** An assignment is better than the one before it. */
  | { readonly _tag: "OutOfOrder"; readonly rank: number }
  /** The cover that says which assignments are largest is missing. */
  | { readonly _tag: "NoCover" }
  /** What the proof says of an item or a part has not the form that it must have, or an assignment is there twice. */
  | { readonly _tag: "MalformedPart"; readonly part: RankingPart; readonly reason: string }
  /** The prices of a part do not reach everything in it. */
  | { readonly _tag: "WrongPrices"; readonly part: RankingPart; readonly reason: string }
  /** The people who are said to leave a part empty do not. */
  | { readonly _tag: "NotEmpty"; readonly part: RankingPart }
  /** A part may hold something better than the bound. */
  | { readonly _tag: "PartNotBounded"; readonly part: RankingPart; readonly excess: number }
  /** The bound on what was left out is better than the last assignment. */
  | { readonly _tag: "BetterLeftOut"; readonly bound: number };

/**
 * Checks what {@link solveBestAssignments} answered, or {@link bestAssignments} gave so far, by code that shares nothing with them.
 *
 * *Details*: each assignment is one, and none is better than the one before. Then the parts that the assignments border are gone through (see {@link RankingProof}): they hold all others, each once,
 * which also shows that none is listed twice; and prices prove that no part holds anything better than `bound`, nor `bound` is better than the last. O((items + solved and empty parts) · edges + items · rows · (rows log degree +
 * columns)).
 *
 * *Gotchas*: for floats the order and the proof hold up to the tolerance. `Stopped` before the first assignment has a bound without proof.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * verifyBestAssignments(problem, solveBestAssignments(problem, { count: 3 })); // []
 * ```
 */
export const verifyBestAssignments = (
  problem: AssignmentProblem,
  outcome: RankingOutcome,
  options: VerifyOptions = {},
): RankingViolation[] => {
  if (outcome._tag === "Infeasible") return verifyAssignment(problem, outcome);
  const tolerance = options.tolerance ?? roundingTolerance(problem);
  const violations: RankingViolation[] = [];
  const { assignments, coverage, proof } = outcome;
  for (const [at, one] of assignments.entries()) {
    const ofOne = checkAssignment(problem, one, tolerance);
    violations.push(
      ...ofOne.map((violation) => ({ _tag: "WrongAssignment" as const, rank: at + 1, violation })),
    );
    if (one.rank !== at + 1) violations.push({ _tag: "WrongRank", expected: at + 1, found: one.rank });
  }
  const isUnproven = outcome._tag === "Stopped" && assignments.length === 0 && proof.solved.length === 0;
  if (violations.length > 0 || isUnproven) return violations;
  if (coverage === "first") violations.push(...checkLargest(problem, outcome));
  if (coverage === "complete") violations.push(...checkComplete(problem, assignments));
  if (violations.length > 0) return violations;
  const space = new RankedSpace(problem, coverage, coverage === "first" ? proof.cover : undefined);
  violations.push(...checkOrder(space, outcome, tolerance));
  return [...violations, ...new Replay(space, outcome, tolerance).violations];
};

const checkAssignment = (
  problem: AssignmentProblem,
  one: RankedAssignment,
  tolerance: number,
): Violation[] => {
  const infeasible = findInfeasibilities(problem, one.columnOfRow);
  return infeasible.length > 0 ? infeasible : checkSums(problem, one, tolerance);
};

const checkLargest = (
  problem: AssignmentProblem,
  { assignments, proof }: AssignmentRanking | StoppedRanking,
): RankingViolation[] => {
  if (proof.cover === undefined) return [{ _tag: "NoCover" }];
  const sizes = assignments.map(({ size }) => size);
  const most = sizes.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...sizes);
  return checkCover(problem, proof.cover, { name: "cover", most, counts: () => true });
};

const checkComplete = (
  { rowCount, capacityOfColumn }: AssignmentProblem,
  assignments: ReadonlyArray<RankedAssignment>,
): RankingViolation[] => {
  let places = 0;
  for (const capacity of capacityOfColumn) places += capacity;
  const expected = Math.min(rowCount, places);
  return assignments
    .filter(({ size }) => size !== expected)
    .map(({ rank, size }) => ({
      _tag: "WrongAssignment",
      rank,
      violation: { _tag: "WrongSize", expected, found: size },
    }));
};

const checkOrder = (
  { problem, sign }: RankedSpace,
  { assignments, bound }: AssignmentRanking | StoppedRanking,
  tolerance: number,
): RankingViolation[] => {
  const most = tolerance * (problem.rowCount + problem.columnCount);
  const violations: RankingViolation[] = [];
  let before = Number.POSITIVE_INFINITY;
  for (const { rank, total, penalty } of assignments) {
    const objective = sign * total - penalty;
    if (!(objective <= before + most)) violations.push({ _tag: "OutOfOrder", rank });
    before = objective;
  }
  // Written so that NaN is a violation.
  if (bound !== undefined && !(sign * bound <= before + most))
    violations.push({ _tag: "BetterLeftOut", bound });
  return violations;
};

/** What was found in a part, and what the proof says of the rest of it. */
interface Rest {
  /** What the items found in it give the row. */
  readonly given: number[];
  /** The prices of the last of them. */
  prices: GainPrices | undefined;
}

/** Goes through the items in the order in which they were found, then through all parts that are left. */
class Replay {
  readonly violations: RankingViolation[] = [];
  private readonly columnOf: ReadonlyArray<Int32Array>;
  private readonly rests = new Map<string, Rest>();
  private readonly prices: GainPrices[] = [];

  constructor(
    private readonly space: RankedSpace,
    private readonly outcome: AssignmentRanking | StoppedRanking,
    private readonly tolerance: number,
  ) {
    this.columnOf = outcome.assignments.map(({ columnOfRow }) => columnOfRow);
    this.checkLengths();
    for (let item = 0; item < this.columnOf.length && this.violations.length === 0; item++) this.enter(item);
    if (this.violations.length === 0) this.checkRests();
  }

  private checkLengths(): void {
    const { rowCount, columnCount } = this.space.problem;
    const { branches, solved } = this.outcome.proof;
    this.violations.push(...checkLengths([["proof.branches", branches, this.columnOf.length]]));
    for (const { potentials } of [...branches, ...solved]) {
      this.violations.push(
        ...checkLengths([
          ["potentials.row", potentials.row, rowCount],
          ["potentials.column", potentials.column, columnCount],
        ]),
      );
    }
  }

  /** An item belongs to the part that it names, and to none of the items that were found there before. */
  private enter(item: number): void {
    const { item: parent, depth, potentials } = this.outcome.proof.branches[item]!;
    const part = { item: parent, depth };
    const flaw = this.flawOf(item);
    if (flaw !== undefined) {
      this.violations.push({ _tag: "MalformedPart", part, reason: flaw });
      return;
    }
    const region = this.regionOf(part);
    const prices = this.space.pricesOf(potentials);
    this.checkPrices(part, region, prices);
    this.prices.push(prices);
    if (region.row === NOBODY) return;
    const rest = this.rests.get(keyOf(part)) ?? { given: [], prices: undefined };
    rest.given.push(this.columnOf[item]![region.row]!);
    rest.prices = prices;
    this.rests.set(keyOf(part), rest);
  }

  /** Why an item does not belong to the part that it names; undefined when it does. */
  private flawOf(item: number): string | undefined {
    const { item: parent, depth, rowOrder } = this.outcome.proof.branches[item]!;
    const part = { item: parent, depth };
    if (!isPermutation(rowOrder, this.space.problem.rowCount)) return "the order is not one of all rows";
    if (item === 0 ? !isWhole(part) : !(parent < item && this.isPart(part))) return "there is no such part";
    if (item === 0) return undefined;
    const order = this.outcome.proof.branches[parent]!.rowOrder;
    for (let at = 0; at <= depth; at++) {
      const row = order[at]!;
      if (rowOrder[at] !== row) return "the order is not that of the item it branches off from";
      if (at < depth && this.columnOf[item]![row] !== this.columnOf[parent]![row])
        return `the item gives row ${row} something else`;
    }
    const { row, excluded } = this.regionOf(part);
    return excluded.has(this.columnOf[item]![row]!) ? "the item is there already" : undefined;
  }

  private checkPrices(part: RankingPart, region: Region, prices: GainPrices): void {
    const reason = this.space.flawOf(region, prices, this.tolerance);
    if (reason !== undefined) this.violations.push({ _tag: "WrongPrices", part, reason });
  }

  /** Parts begin below where their item branches off. */
  private isPart({ item, depth }: RankingPart): boolean {
    const branch = this.outcome.proof.branches[item];
    return (
      branch !== undefined &&
      Number.isInteger(depth) &&
      depth > branch.depth &&
      depth < this.space.problem.rowCount
    );
  }

  private regionOf(part: RankingPart): Region {
    const { problem } = this.space;
    const placesLeft = problem.capacityOfColumn.slice();
    if (isWhole(part)) {
      const free = Int32Array.from({ length: problem.rowCount }, (_, row) => row);
      return { gainOfKept: 0, free, placesLeft, row: NOBODY, excluded: new Set() };
    }
    const { rowOrder } = this.outcome.proof.branches[part.item]!;
    const columnOfRow = this.columnOf[part.item]!;
    let gainOfKept = 0;
    for (let at = 0; at < part.depth; at++) {
      const row = rowOrder[at]!;
      const column = columnOfRow[row]!;
      gainOfKept += this.space.gainOfPair(row, column);
      if (column !== NOBODY) placesLeft[column]!--;
    }
    const row = rowOrder[part.depth]!;
    const excluded = new Set([columnOfRow[row]!, ...(this.rests.get(keyOf(part))?.given ?? [])]);
    return { gainOfKept, free: rowOrder.subarray(part.depth), placesLeft, row, excluded };
  }

  /** Every part holds nothing that is better than the bound. */
  private checkRests(): void {
    const { space, outcome } = this;
    const { proof } = outcome;
    const open = new Set<string>();
    if (this.columnOf.length === 0) open.add(keyOf({ item: NOBODY, depth: -1 }));
    for (const [item, { depth }] of proof.branches.entries()) {
      for (let at = depth + 1; at < space.problem.rowCount; at++) open.add(keyOf({ item, depth: at }));
    }
    const close = (part: RankingPart): boolean => {
      if (open.delete(keyOf(part))) return true;
      this.violations.push({
        _tag: "MalformedPart",
        part,
        reason: "there is no such part, or it is listed twice",
      });
      return false;
    };
    for (const { item, depth, side, people } of proof.empty) {
      const part = { item, depth };
      if (close(part) && !space.isViolator(this.regionOf(part), side, people))
        this.violations.push({ _tag: "NotEmpty", part });
    }
    for (const { item, depth, potentials } of proof.solved) {
      const part = { item, depth };
      if (!close(part)) continue;
      const region = this.regionOf(part);
      const prices = space.pricesOf(potentials);
      this.checkPrices(part, region, prices);
      this.checkBound(part, region, prices);
    }
    for (const [item, { depth }] of proof.branches.entries()) {
      for (let at = depth + 1; at < space.problem.rowCount; at++) {
        const part = { item, depth: at };
        const prices = this.rests.get(keyOf(part))?.prices ?? this.prices[item]!;
        if (open.has(keyOf(part))) this.checkBound(part, this.regionOf(part), prices);
      }
    }
    if (this.columnOf.length === 0 && open.size > 0 && Number.isFinite(outcome.bound ?? Number.NaN))
      this.violations.push({
        _tag: "PartNotBounded",
        part: { item: NOBODY, depth: -1 },
        excess: Number.POSITIVE_INFINITY,
      });
  }

  private checkBound(part: RankingPart, region: Region, prices: GainPrices): void {
    const { problem, sign, penaltyOfNone } = this.space;
    const { bound } = this.outcome;
    const most = bound === undefined ? Number.NEGATIVE_INFINITY : sign * bound;
    const reached = this.space.boundOf(region, prices) - penaltyOfNone;
    // Written so that NaN is a violation.
    if (!(reached <= most + this.tolerance * (problem.rowCount + problem.columnCount)))
      this.violations.push({ _tag: "PartNotBounded", part, excess: reached - most });
  }
}

const keyOf = ({ item, depth }: RankingPart): string => `${item} ${depth}`;

const isWhole = ({ item, depth }: RankingPart): boolean => item === NOBODY && depth === -1;

const isPermutation = (order: Int32Array, count: number): boolean => {
  const isThere = new Uint8Array(count);
  for (const row of order) {
    if (!(row >= 0 && row < count) || isThere[row] === 1) return false;
    isThere[row] = 1;
  }
  return order.length === count;
};
