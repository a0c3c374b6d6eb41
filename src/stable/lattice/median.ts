/**
 * The median stable matching: every row has the middle one of the columns that it has in all stable matchings, and every column likewise.
 *
 * C.-P. Teo and J. Sethuraman, "The geometry of fractional stable matchings and its applications", Mathematics of Operations Research 23 (1998),
 * 874–891, that this is a stable matching at all; C. Cheng, "Understanding the generalized median stable matchings", Algorithmica 58 (2010), 34–51, for finding it by the
 * rotations that more than half of all closed sets hold, and that this is #P-hard.
 *
 * Departure: sets are counted by when a rotation came into the walk and when it left, so a stable matching costs no more than a step of the walk.
 *
 * O(edges + matchings · (arcs of a rotation + rotations / 32)) time.
 */
import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import type { StableProblem } from "../problem";
import { ClosedSetWalk, matchingAfter, rotationCount } from "./closed-sets";
import type { MedianOutcome, MedianStable, TooManyStable } from "./outcome";
import { findRotations } from "./rotations";

/** Steps before the search yields: about a millisecond. */
const STEPS_PER_SLICE = 1 << 13;

/** What {@link medianStable} can be told. */
export interface MedianOptions {
  /** Stable matchings to count before giving up. Default: 1,000,000. */
  readonly limit?: number;
}

/** The count in slices; see {@link medianStable}. */
export function* median(problem: StableProblem, options: MedianOptions = {}): Slices<MedianOutcome> {
  const limit = options.limit ?? 1_000_000;
  const lattice = yield* findRotations(problem);
  if (lattice._tag === "Stopped") return lattice;
  const count = rotationCount(lattice);
  const walk = new ClosedSetWalk(lattice);
  /** rotation → closed sets that hold it; less, while it is in the walk's set, those before it came in. */
  const holding = new Float64Array(count);
  let matchings = 1;
  for (let steps = 1; ; steps++) {
    const step = walk.advance();
    if (step === count) break;
    if (step >= 0) {
      if (matchings >= limit) return { _tag: "TooMany", limit, lattice };
      holding[step]! -= matchings++;
    } else holding[~step]! += matchings;
    if (steps % STEPS_PER_SLICE === 0) {
      const reason = yield { done: matchings, total: limit };
      if (reason !== undefined)
        return { _tag: "Stopped", reason, columnOfRow: lattice.rowOptimal.slice(), unsettled: 0 };
    }
  }
  // The columns of a row, best first, number ⌈matchings / 2⌉: beyond the rotation when fewer sets than that lack it.
  const middle = Math.ceil(matchings / 2);
  const isIn = Uint8Array.from(holding, (sets) => (matchings - sets < middle ? 1 : 0));
  return { _tag: "Median", columnOfRow: matchingAfter(lattice, isIn), matchings, lattice };
}

/**
 * The median stable matching: every row has the middle one of all columns that stable matchings give it.
 *
 * *When to use*: when a compromise is wanted that needs no ranks to be added up, and there are few stable matchings.
 *
 * *Details*: of an even number of stable matchings the row-better of the two in the middle. To count them is #P-hard in general, so there is a limit. O(1) and a walk's step a
 * matching. Lists are made strict: of equal scores the lower index is better.
 *
 * *Gotchas*: beyond the limit the answer is `TooMany`, which holds no matching; {@link solveEgalitarian} is a compromise that can always be found.
 *
 * @returns {@link MedianStable}, or {@link TooManyStable}; check it with {@link verifyMedianStable}
 *
 * Source: C.-P. Teo and J. Sethuraman, "The geometry of fractional stable matchings and its applications" (1998).
 *
 * @example
 * ```ts
 * // Three rows, three columns; row r likes column r best, then r + 1; columns just the other way.
 * const middle = medianStable(stableProblemOrThrow({
 *   rowCount: 3,
 *   columnCount: 3,
 *   rowOffsets: Int32Array.of(0, 3, 6, 9),
 *   columnOfEdge: Int32Array.of(0, 1, 2, 0, 1, 2, 0, 1, 2),
 *   rowScore: Float64Array.of(3, 2, 1, 1, 3, 2, 2, 1, 3),
 *   columnScore: Float64Array.of(1, 2, 3, 3, 1, 2, 2, 3, 1),
 * }));
 * if (middle._tag === "Median") {
 *   middle.columnOfRow; // Int32Array [1, 2, 0]
 * }
 * ```
 */
export const medianStable = (
  problem: StableProblem,
  options: MedianOptions = {},
): MedianStable | TooManyStable =>
  // Nothing stops a run that is drained at once.
  drain(median(problem, options)) as MedianStable | TooManyStable;

/**
 * {@link medianStable} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns as {@link medianStable}, or {@link StoppedStable} after an abort
 *
 * @example
 * ```ts
 * const middle = await medianStableAsync(stable, { limit: 10_000 });
 * ```
 */
export const medianStableAsync = (
  problem: StableProblem,
  options: MedianOptions & AsyncOptions = {},
): Promise<MedianOutcome> => drainAsync(median(problem, options), options);
