import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import type { StableProblem } from "../problem";
import { LargestSearch } from "./largest-search";
import type { LargestStable, LargestStableOutcome, StoppedLargestStable, StoppedWithTies } from "./outcome";
import { type SizeBounds, sizeBounds, sumOf } from "./size-bounds";

/** What {@link solveLargestStable} can be told. */
export interface LargestStableOptions {
  /** How many decisions the search may look at, in all. Default: 1,000,000. */
  readonly nodeLimit?: number;
}

/** Edges that decisions may look at before the solver yields: a few milliseconds. */
const WORK_PER_SLICE = 1 << 16;

/** The exact search in slices; progress counts components. */
export function* largestStable(
  problem: StableProblem,
  { nodeLimit = 1_000_000 }: LargestStableOptions = {},
): Slices<LargestStableOutcome | StoppedWithTies> {
  const found = yield* sizeBounds(problem);
  if (typeof found === "string") return { _tag: "Stopped", reason: found, ruledOut: 0 };
  const { size, covered, bound, cover } = found;
  const search = new LargestSearch(problem, found.columnOfRow);
  /** component → 1 where nothing but the search says that nothing is larger. */
  const searched = new Uint8Array(size.length);
  const answer = (): Omit<LargestStable, "_tag" | "reason"> => ({
    columnOfRow: search.best,
    size: sumOf(size),
    bound: sumOf(bound),
    cover,
    nodes: search.nodes,
  });

  for (const { component, rows, columns, edges } of openComponents(problem, found)) {
    search.begin(rows, columns, size[component]!, bound[component]!);
    // A decision looks at the edges of its component once, and at more of them for its bound.
    const perSlice = Math.max(1, Math.floor(WORK_PER_SLICE / (edges + 1)));
    for (;;) {
      const left = nodeLimit - search.nodes;
      const isDone = left > 0 && search.run(Math.min(perSlice, left));
      size[component] = search.bestSize;
      if (isDone) break;
      const reason = search.nodes >= nodeLimit ? "node-limit" : yield { done: component, total: size.length };
      if (reason !== undefined) return { _tag: "Stopped", reason, ...answer() };
    }
    searched[component] = size[component] === covered[component] ? 0 : 1;
    bound[component] = size[component]!;
  }
  return { _tag: "Optimal", reason: searched.includes(1) ? "search" : "bound", ...answer() };
}

/** Components whose size is not their bound, those with the fewest rows first. */
const openComponents = (
  { rowCount, columnCount, rowOffsets }: StableProblem,
  { components, size, bound }: SizeBounds,
): { component: number; rows: Int32Array; columns: Int32Array; edges: number }[] => {
  const rows: number[][] = Array.from({ length: components.count }, () => []);
  const columns: number[][] = Array.from({ length: components.count }, () => []);
  for (let r = 0; r < rowCount; r++) rows[components.ofRow[r]!]!.push(r);
  for (let c = 0; c < columnCount; c++) columns[components.ofColumn[c]!]!.push(c);
  return rows
    .flatMap((of, component) =>
      size[component]! < bound[component]!
        ? [
            {
              component,
              rows: Int32Array.from(of),
              columns: Int32Array.from(columns[component]!),
              edges: of.reduce((sum, r) => sum + rowOffsets[r + 1]! - rowOffsets[r]!, 0),
            },
          ]
        : [],
    )
    .sort((a, b) => a.rows.length - b.rows.length || a.component - b.component);
};

/**
 * A weakly stable matching than which none is larger, by exhaustive search where bounds don't settle it.
 *
 * *When to use*: for problems with ties and some dozens of rows, or large ones that fall into small components, when as many as possible are to be matched
 * without a blocking pair. For all others {@link approximateLargestStable}.
 *
 * *Details*: the problem is NP-hard; the search takes exponential time in the worst case. It starts with what {@link approximateLargestStable} finds, goes through the
 * connected components whose size doesn't reach their bound, smallest first, and stops at `nodeLimit`. Deterministic.
 *
 * *Gotchas*: that the matching is stable anybody can check; that it is largest only where `reason` is `"bound"`. `"search"` means that this program
 * went through all others.
 *
 * @returns {@link LargestStable}, or {@link StoppedLargestStable} with the best so far and a bound when the limit is reached; check either with {@link verifyLargestStable}
 *
 * Source: D. F. Manlove et al.: Hard variants of stable marriage (2002), for the problem; the branch and bound is this library's own.
 *
 * @example
 * ```ts
 * const outcome = solveLargestStable(stable);
 * outcome._tag; // "Optimal"
 * ```
 */
export const solveLargestStable = (
  problem: StableProblem,
  options: LargestStableOptions = {},
): LargestStableOutcome =>
  // Nothing but the limit stops a run that is drained at once.
  drain(largestStable(problem, options)) as LargestStable | StoppedLargestStable;

/**
 * {@link solveLargestStable} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * @returns {@link LargestStable}, {@link StoppedLargestStable}, or {@link StoppedWithTies} when it was aborted before there was any stable matching
 *
 * @example
 * ```ts
 * const outcome = await solveLargestStableAsync(stable, { nodeLimit: 10_000 });
 * outcome._tag; // "Optimal"
 * ```
 */
export const solveLargestStableAsync = (
  problem: StableProblem,
  options: LargestStableOptions & AsyncOptions = {},
): Promise<LargestStableOutcome | StoppedWithTies> => drainAsync(largestStable(problem, options), options);
