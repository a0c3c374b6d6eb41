import { findEdge, NOBODY } from "../graph/bipartite";
import type { StableOutcome } from "../stable/outcome";
import type { StableProblem } from "../stable/problem";
import { findInfeasibilities, type Violation } from "./violation";

/**
 * When a row and a column block a matching. `"weak"`: both gain by leaving their partners for each other. `"strong"`: one gains, and the other
 * doesn't lose. `"super"`: neither loses. So super-stable matchings are strongly stable, and those are weakly stable; without ties the
 * three are one.
 */
export type StabilityNotion = "weak" | "strong" | "super";

/** A row and a column that would leave their partners for each other. */
export interface BlockingPair {
  readonly row: number;
  readonly column: number;
}

/**
 * All blocking pairs of a matching: edges whose row likes the column better than what it has (anybody better than
 * nobody), and whose column has a place left or likes the row better than one of those it has.
 *
 * *Details*: O(edges). Unless another {@link StabilityNotion} is asked for, stability is weak: indifference blocks nothing. A column without
 * places blocks nothing under any notion.
 *
 * @param columnOfRow - row → column or −1; a matching of the problem's graph within its capacities
 * @param notion - what counts as blocking where people are indifferent
 *
 * @example
 * ```ts
 * findBlockingPairs(stable, solveStable(stable).columnOfRow); // []
 * ```
 */
export const findBlockingPairs = (
  problem: StableProblem,
  columnOfRow: Int32Array,
  notion: StabilityNotion = "weak",
): BlockingPair[] => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, rowScore, columnScore, capacityOfColumn } =
    problem;
  /** column → the score of the least wanted row it has; −Infinity while places are left. */
  const leastHeld = new Float64Array(columnCount).fill(Number.POSITIVE_INFINITY);
  const load = new Int32Array(columnCount);
  const edgeOfRow = new Int32Array(rowCount).fill(NOBODY);
  for (let row = 0; row < rowCount; row++) {
    const column = columnOfRow[row]!;
    if (column === NOBODY) continue;
    const edge = findEdge(problem, row, column);
    edgeOfRow[row] = edge;
    load[column]!++;
    leastHeld[column] = Math.min(leastHeld[column]!, columnScore[edge]!);
  }
  for (let column = 0; column < columnCount; column++) {
    if (load[column]! < capacityOfColumn[column]!) leastHeld[column] = Number.NEGATIVE_INFINITY;
  }
  const fewestGaining = { weak: 2, strong: 1, super: 0 }[notion];
  const blocking: BlockingPair[] = [];
  for (let row = 0; row < rowCount; row++) {
    const own = edgeOfRow[row]!;
    const has = own === NOBODY ? Number.NEGATIVE_INFINITY : rowScore[own]!;
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      const column = columnOfEdge[e]!;
      if (e === own || rowScore[e]! < has || columnScore[e]! < leastHeld[column]!) continue;
      const gaining = Number(rowScore[e]! > has) + Number(columnScore[e]! > leastHeld[column]!);
      if (gaining >= fewestGaining) blocking.push({ row, column });
    }
  }
  return blocking;
};

/**
 * Checks what a solver of the stable family answered, by code that shares nothing with any of them.
 *
 * *Details*: O(edges). For `Stable`: a matching of allowed pairs within capacities without blocking pair. For
 * `Stopped`: a matching of allowed pairs within capacities.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * verifyStable(stable, solveStable(stable)); // []
 * ```
 */
export const verifyStable = (problem: StableProblem, outcome: StableOutcome): Violation[] => {
  const infeasible = findInfeasibilities(problem, outcome.columnOfRow);
  if (infeasible.length > 0 || outcome._tag === "Stopped") return infeasible;
  return findBlockingPairs(problem, outcome.columnOfRow).map((pair) => ({ _tag: "BlockingPair", ...pair }));
};
