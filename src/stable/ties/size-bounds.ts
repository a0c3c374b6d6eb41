/**
 * How many a weakly stable matching can match at most, component by component: what the cover holds, and 3/2 of what Király's algorithm found, for
 * what it finds in a component is what it would find there alone.
 */
import { NOBODY } from "../../graph/bipartite";
import { type Components, componentsOf } from "../../graph/components";
import type { Slices, StopReason } from "../../graph/slices";
import type { StableProblem } from "../problem";
import { largestMatchingCover } from "./largest-matching";
import { nearlyLargestStable } from "./nearly-largest";
import type { SizeCover } from "./outcome";

/** A nearly largest matching and what bounds the others. */
export interface SizeBounds {
  readonly columnOfRow: Int32Array;
  readonly cover: SizeCover;
  readonly components: Components;
  /** component → rows that the matching matches. */
  readonly size: Int32Array;
  /** component → rows and places that the cover holds. */
  readonly covered: Int32Array;
  /** component → the smaller one of what the cover holds and 3/2 of the size. */
  readonly bound: Int32Array;
}

/** Finds them in slices. */
export function* sizeBounds(problem: StableProblem): Slices<SizeBounds | StopReason> {
  const columnOfRow = yield* nearlyLargestStable(problem);
  if (typeof columnOfRow === "string") return columnOfRow;
  const cover = yield* largestMatchingCover(problem, columnOfRow);
  if (typeof cover === "string") return cover;
  const components = componentsOf(problem);
  const size = new Int32Array(components.count);
  const covered = new Int32Array(components.count);
  for (let r = 0; r < problem.rowCount; r++) {
    const component = components.ofRow[r]!;
    if (columnOfRow[r] !== NOBODY) size[component]!++;
    covered[component]! += cover.row[r]!;
  }
  for (let c = 0; c < problem.columnCount; c++) {
    if (cover.column[c] === 1) covered[components.ofColumn[c]!]! += problem.capacityOfColumn[c]!;
  }
  const bound = size.map((found, component) => Math.min(Math.floor((3 * found) / 2), covered[component]!));
  return { columnOfRow, cover, components, size, covered, bound };
}

/** Entries added up. */
export const sumOf = (numbers: Int32Array): number => {
  let sum = 0;
  for (let at = 0; at < numbers.length; at++) sum += numbers[at]!;
  return sum;
};
