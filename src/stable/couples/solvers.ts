import { transpose } from "../../graph/bipartite";
import { randomOrder, seededRandom } from "../../graph/random";
import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import { isStrict } from "../strict";
import { blockingCoalitions } from "./blocking";
import { couplesMarket } from "./market";
import type {
  BlockingCoalition,
  CouplesOutcome,
  CouplesStability,
  NoneFound,
  NoStableCouples,
  StableCouples,
} from "./outcome";
import { Placement } from "./placement";
import type { CouplesProblem } from "./problem";
import { rothPeranson } from "./roth-peranson";
import { searchCouples } from "./search";

/** What {@link solveCouples} can be told. */
export interface CouplesOptions {
  /** The definition of stability. Default: `"roth-peranson"`. */
  readonly stability?: CouplesStability;
  /** Orders of the couples to try: first as they are numbered, then drawn by the seed. Default: 20. */
  readonly attempts?: number;
  /** Seed of those orders, any finite number. Default: 0. */
  readonly seed?: number;
  /**
   * Steps of the exact search when no attempt succeeds: a branch is one, looking at a whole matching as many as there are edges; 0 leaves the
   * search out. Default: 1,000,000.
   */
  readonly searchLimit?: number;
}

/** The best attempt so far. */
interface Attempt {
  readonly columnOfRow: Int32Array;
  readonly blocking: ReadonlyArray<BlockingCoalition>;
}

/** Several runs of the heuristic, then the exact search, in slices. */
export function* couples(
  problem: CouplesProblem,
  { stability = "roth-peranson", attempts = 20, seed = 0, searchLimit = 1_000_000 }: CouplesOptions = {},
): Slices<CouplesOutcome> {
  const { market, reason } = yield* couplesMarket(problem);
  const random = seededRandom(seed);
  const count = problem.firstOfCouple.length;
  const judge = (placement: Placement): Attempt => ({
    columnOfRow: placement.columnOfRow(),
    blocking: blockingCoalitions(market, placement, stability),
  });
  if (reason !== undefined) return { _tag: "Stopped", reason, stability, ...judge(new Placement(market)) };
  let best: Attempt | undefined;
  let made = 0;
  do {
    const order = made === 0 ? Int32Array.from({ length: count }, (_, at) => at) : randomOrder(count, random);
    made++;
    const run = yield* rothPeranson(market, stability, order, random);
    const attempt = judge(run.placement);
    if (attempt.blocking.length === 0) return { _tag: "Stable", stability, columnOfRow: attempt.columnOfRow };
    if (best === undefined || attempt.blocking.length < best.blocking.length) best = attempt;
    if (run.reason !== undefined) return { _tag: "Stopped", reason: run.reason, stability, ...best };
  } while (made < attempts);

  const search = yield* searchCouples(market, stability, isStrictMarket(problem), searchLimit);
  if (search.placement !== undefined)
    return { _tag: "Stable", stability, columnOfRow: search.placement.columnOfRow() };
  const { searched } = search;
  if (search.reason !== undefined) return { _tag: "Stopped", reason: search.reason, stability, ...best };
  return search.isComplete
    ? { _tag: "NoStableMatching", stability, ...best, searched }
    : { _tag: "NoneFound", stability, ...best, attempts: made, searched };
}

/** Whether no column and no single is indifferent; couples may be. */
const isStrictMarket = (problem: CouplesProblem): boolean => {
  const { graph, originalEdge } = transpose(problem);
  const columnScore = Float64Array.from(originalEdge, (e) => problem.columnScore[e]!);
  if (!isStrict(graph.rowOffsets, columnScore)) return false;
  const linked = new Uint8Array(problem.rowCount);
  for (const row of problem.firstOfCouple) linked[row] = 1;
  for (const row of problem.secondOfCouple) linked[row] = 1;
  for (let row = 0; row < problem.rowCount; row++) {
    if (linked[row] === 1) continue;
    const scores = problem.rowScore.subarray(problem.rowOffsets[row]!, problem.rowOffsets[row + 1]!);
    if (!isStrict(Int32Array.of(0, scores.length), scores)) return false;
  }
  return true;
};

/**
 * A stable matching of singles and couples, or word that none was found, or the proof by exhaustion that there is none.
 *
 * *When to use*: when some mentees want to be placed together, each with a mentor of their own, or both with the same.
 *
 * *Details*: Roth and Peranson's heuristic in several orders of the couples, with random steps where couples go round in circles, then, if none succeeds, an exact search up to its limit. The three
 * usual definitions of stability are in {@link CouplesStability}. A stable matching need not exist, and to decide whether one does is NP-complete
 * (Ronn, 1990). Deterministic for a seed; ties go to the lower index.
 *
 * *Gotchas*: `NoneFound` is not `NoStableMatching`: raise `attempts` or `searchLimit`, or live with the best attempt, whose blocking coalitions
 * are listed.
 *
 * @returns {@link StableCouples}, {@link NoneFound} or {@link NoStableCouples}; check it with {@link verifyCouples}
 *
 * @example
 * ```ts
 * // Rows 0 and 1 are linked and want columns (0, 1) or nothing; single row 2 wants column 0, then 1.
 * // Column 0 wants row 0 more than row 2, column 1 wants row 2 more than row 1.
 * const outcome = solveCouples(couplesProblemOrThrow({
 *   rowCount: 3,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 1, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(0, 0, 2, 1),
 *   columnScore: Float64Array.of(2, 1, 1, 2),
 *   firstOfCouple: Int32Array.of(0),
 *   secondOfCouple: Int32Array.of(1),
 *   pairOffsets: Int32Array.of(0, 1),
 *   firstColumnOfPair: Int32Array.of(0),
 *   secondColumnOfPair: Int32Array.of(1),
 *   scoreOfPair: Float64Array.of(1),
 * }));
 * outcome._tag; // "NoStableMatching"
 * ```
 */
export const solveCouples = (
  problem: CouplesProblem,
  options: CouplesOptions = {},
): StableCouples | NoneFound | NoStableCouples =>
  // Nothing stops a run that is drained at once.
  drain(couples(problem, options)) as StableCouples | NoneFound | NoStableCouples;

/**
 * {@link solveCouples} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns what {@link solveCouples} answers, or {@link StoppedCouples} after an abort
 *
 * @example
 * ```ts
 * // A couple that would share column 0, which has places for both.
 * const outcome = await solveCouplesAsync(couplesProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 1,
 *   rowOffsets: Int32Array.of(0, 1, 2),
 *   columnOfEdge: Int32Array.of(0, 0),
 *   rowScore: new Float64Array(2),
 *   columnScore: Float64Array.of(1, 1),
 *   capacityOfColumn: Int32Array.of(2),
 *   firstOfCouple: Int32Array.of(0),
 *   secondOfCouple: Int32Array.of(1),
 *   pairOffsets: Int32Array.of(0, 1),
 *   firstColumnOfPair: Int32Array.of(0),
 *   secondColumnOfPair: Int32Array.of(0),
 *   scoreOfPair: Float64Array.of(1),
 * }));
 * outcome._tag; // "Stable"
 * outcome.columnOfRow; // Int32Array [0, 0]
 * ```
 */
export const solveCouplesAsync = (
  problem: CouplesProblem,
  options: CouplesOptions & AsyncOptions = {},
): Promise<CouplesOutcome> => drainAsync(couples(problem, options), options);
