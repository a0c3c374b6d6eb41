import { findEdge, NOBODY } from "../graph/bipartite";
import { componentsOf } from "../graph/components";
import type { StableProblem } from "../stable/problem";
import type {
  LargestStableOutcome,
  NearlyLargestStable,
  SizeCover,
  StoppedWithTies,
} from "../stable/ties/outcome";
import { findBlockingPairs } from "./stability";
import { findInfeasibilities, type Violation } from "./violation";

/** What can be wrong with an answer about largest weakly stable matchings. */
export type LargestStableViolation =
  | Extract<
      Violation,
      { _tag: "WrongLength" | "ForbiddenPair" | "OverCapacity" | "BlockingPair" | "WrongSize" | "Uncovered" }
    >
  /** The bound is not what is proven: no larger one may be claimed, and no smaller one without a search. */
  | { readonly _tag: "WrongBound"; readonly expected: number; readonly found: number };

/**
 * Checks an answer about largest weakly stable matchings, by code that shares nothing with the solvers.
 *
 * *Details*: O(edges · log degree). Weak stability, the size, and that the cover touches every edge. Then the bound, component by component: what the cover holds, or
 * 3/2 of the size where the matching leaves no opening for a shift. That is a single row, next to a column, whose row could move on to a free
 * place: such a shift could be stable only if the column or the row that moves is indifferent, and where there is none, no weakly
 * stable matching is larger by more than half.
 *
 * *Gotchas*: that a bound found by search is right can't be checked but by another search. For `Optimal` with the reason `"search"`, and for `Stopped`, only that
 * it is between the size and what the cover holds.
 *
 * @returns every violation; an empty list is the proof of what can be proven
 *
 * @example
 * ```ts
 * verifyLargestStable(stable, approximateLargestStable(stable)); // []
 * ```
 */
export const verifyLargestStable = (
  problem: StableProblem,
  outcome: NearlyLargestStable | LargestStableOutcome | StoppedWithTies,
): LargestStableViolation[] => {
  if (!("columnOfRow" in outcome)) return [];
  const { columnOfRow, size, bound, cover } = outcome;
  const infeasible = findInfeasibilities(problem, columnOfRow) as LargestStableViolation[];
  if (infeasible.length > 0) return infeasible;
  const uncovered = findUncovered(problem, cover);
  if (uncovered.length > 0) return uncovered;

  const violations: LargestStableViolation[] = findBlockingPairs(problem, columnOfRow).map((pair) => ({
    _tag: "BlockingPair",
    ...pair,
  }));
  const matched = columnOfRow.reduce((sum, column) => (column === NOBODY ? sum : sum + 1), 0);
  if (size !== matched) violations.push({ _tag: "WrongSize", expected: matched, found: size });
  const { covered, proven } = boundsOf(problem, columnOfRow, cover);
  const isProven =
    outcome._tag === "NearlyLargest" || (outcome._tag === "Optimal" && outcome.reason === "bound");
  if (isProven && bound !== proven) violations.push({ _tag: "WrongBound", expected: proven, found: bound });
  if (outcome._tag === "Optimal" && bound !== matched)
    violations.push({ _tag: "WrongBound", expected: matched, found: bound });
  // NaN is not between anything.
  if (!(bound >= matched && bound <= covered))
    violations.push({ _tag: "WrongBound", expected: covered, found: bound });
  return violations;
};

const findUncovered = (problem: StableProblem, cover: SizeCover): LargestStableViolation[] => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge } = problem;
  const lengths: [array: string, expected: number, found: number][] = [
    ["cover.row", rowCount, cover.row.length],
    ["cover.column", columnCount, cover.column.length],
  ];
  const wrong = lengths.filter(([, expected, found]) => found !== expected);
  if (wrong.length > 0)
    return wrong.map(([array, expected, found]) => ({ _tag: "WrongLength", array, expected, found }));
  const uncovered: LargestStableViolation[] = [];
  for (let row = 0; row < rowCount; row++) {
    if (cover.row[row] === 1) continue;
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      const column = columnOfEdge[e]!;
      if (cover.column[column] !== 1) uncovered.push({ _tag: "Uncovered", row, column });
    }
  }
  return uncovered;
};

/** What the cover holds, and what it and the matching prove. */
const boundsOf = (
  problem: StableProblem,
  columnOfRow: Int32Array,
  cover: SizeCover,
): { readonly covered: number; readonly proven: number } => {
  const { rowCount, columnCount, capacityOfColumn } = problem;
  const { count, ofRow, ofColumn } = componentsOf(problem);
  const held = new Float64Array(count);
  const size = new Int32Array(count);
  for (let row = 0; row < rowCount; row++) {
    if (cover.row[row] === 1) held[ofRow[row]!]!++;
    if (columnOfRow[row] !== NOBODY) size[ofRow[row]!]!++;
  }
  for (let column = 0; column < columnCount; column++) {
    if (cover.column[column] === 1) held[ofColumn[column]!]! += capacityOfColumn[column]!;
  }
  const hasOpening = new Uint8Array(count);
  for (const row of findOpenings(problem, columnOfRow)) hasOpening[ofRow[row]!] = 1;
  let covered = 0;
  let proven = 0;
  for (let component = 0; component < count; component++) {
    const half = hasOpening[component] === 1 ? Number.POSITIVE_INFINITY : Math.floor(1.5 * size[component]!);
    covered += held[component]!;
    proven += Math.min(held[component]!, half);
  }
  return { covered, proven };
};

/**
 * Rows that could make way: matched to a column that a single row knows, and next to a column with room, where the row is indifferent between the two columns or
 * its column between the two rows. Without indifference one of the two would block whatever matching had the single row there and
 * the other one moved on: the pair that is parted.
 */
const findOpenings = (problem: StableProblem, columnOfRow: Int32Array): number[] => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, rowScore, columnScore, capacityOfColumn } =
    problem;
  const load = new Int32Array(columnCount);
  for (const column of columnOfRow) if (column !== NOBODY) load[column]!++;
  /** column → the highest score of a single row next to it. */
  const bestSingle = new Float64Array(columnCount).fill(Number.NEGATIVE_INFINITY);
  for (let row = 0; row < rowCount; row++) {
    if (columnOfRow[row] !== NOBODY) continue;
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      const column = columnOfEdge[e]!;
      bestSingle[column] = Math.max(bestSingle[column]!, columnScore[e]!);
    }
  }
  const openings: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    const column = columnOfRow[row]!;
    if (column === NOBODY || bestSingle[column] === Number.NEGATIVE_INFINITY) continue;
    const own = findEdge(problem, row, column);
    const columnIsIndifferent = bestSingle[column]! >= columnScore[own]!;
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      const other = columnOfEdge[e]!;
      if (other === column || load[other]! >= capacityOfColumn[other]!) continue;
      if (columnIsIndifferent || rowScore[e]! >= rowScore[own]!) {
        openings.push(row);
        break;
      }
    }
  }
  return openings;
};
