/**
 * Matchings with the best profile, by the lexicographic search with one level a rank.
 *
 * R. W. Irving, T. Kavitha, K. Mehlhorn, D. Michail and K. Paluch, "Rank-maximal matchings", ACM Transactions on Algorithms 2 (2006), 602–610; R. W. Irving, "Greedy
 * matchings", technical report TR-2003-136, University of Glasgow (2003); D. F. Manlove, "Algorithmics of Matching Under Preferences" (2013), chapter 8, for greedy and generous maximum matchings; C.-C. Huang, T. Kavitha,
 * K. Mehlhorn and D. Michail, "Fair matchings and related problems", Algorithmica 74 (2016), 1184–1203, for duals that prove a rank at a time.
 *
 * Departure: no phase a rank and no scaling, but one search a row with the ranks as digits; see `../lexicographic/packing.ts`.
 */
import { findEdge, NOBODY } from "../../graph/bipartite";
import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import { boundOfPrices, pricesByLevel } from "../lexicographic/by-level";
import { reachOfSum } from "../lexicographic/level-size";
import { packLevels } from "../lexicographic/packing";
import { vectorAssignment } from "../lexicographic/shortest-paths";
import { inSense } from "../lexicographic/solve";
import type { OptimalProfile, ProfileObjective, ProfileOutcome } from "./outcome";
import type { ProfileProblem } from "./problem";

/** Pairs of any rank, as a level. */
const ALL = 0;

/** Profile-based matching in slices; progress counts rows. */
export function* profileSlices(problem: ProfileProblem, objective: ProfileObjective): Slices<ProfileOutcome> {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, rankOfEdge, capacityOfColumn } = problem;
  let worst = 0;
  for (let e = 0; e < rankOfEdge.length; e++) worst = Math.max(worst, rankOfEdge[e]!);
  /** rank → its level, or −1 where nothing is counted. */
  const levelOfRank = new Int32Array(worst + 1).fill(NOBODY);
  const levels = levelsOf(objective, rankOfEdge, worst);
  for (const [level, rank] of levels.entries()) levelOfRank[rank] = level;
  const reach = reachOfSum(2 * Math.min(rowCount, columnCount), 1);
  const packing = packLevels(new Float64Array(levels.length).fill(reach));
  const { limbs, limbOfLevel, unitOfLevel } = packing;
  const generous = objective === "generous-maximum";
  const weight = new Float64Array((worst + 1) * limbs);
  for (let rank = 1; rank <= worst; rank++) {
    const level = levelOfRank[rank]!;
    if (levels[0] === ALL) weight[rank * limbs] = unitOfLevel[0]!;
    if (level !== NOBODY)
      weight[rank * limbs + limbOfLevel[level]!]! += (generous ? -1 : 1) * unitOfLevel[level]!;
  }
  const graph = { rowCount, columnCount, rowOffsets, columnOfEdge, capacityOfColumn };
  const vectors = { ...graph, limbs, weight, kindOfEdge: rankOfEdge };
  const priced = yield* vectorAssignment(vectors);
  const prices = pricesByLevel(packing, vectors, priced);
  const signOf = (level: number): 1 | -1 => (generous && levels[level] !== ALL ? -1 : 1);
  const { columnOfRow } = priced;
  const profile = new Int32Array(worst);
  let size = 0;
  for (let row = 0; row < rowCount; row++) {
    if (columnOfRow[row] === NOBODY) continue;
    size++;
    profile[rankOfEdge[findEdge(problem, row, columnOfRow[row]!)]! - 1]!++;
  }
  const found = { objective, columnOfRow, size, profile, levels };
  if (priced.stopped !== undefined) {
    const bound = boundOfPrices(prices, capacityOfColumn).map((count, level) => signOf(level) * count + 0);
    return { _tag: "Stopped", reason: priced.stopped, ...found, bound };
  }
  const potentials = prices.potentials.map((ofLevel, level) => inSense(ofLevel, signOf(level)));
  return { _tag: "Optimal", ...found, potentials };
}

/** What an objective counts, in its order. The last rank of a maximum matching need not be counted: it has the rest. */
const levelsOf = (objective: ProfileObjective, rankOfEdge: Int32Array, worst: number): Int32Array => {
  const occurs = new Uint8Array(worst + 1);
  for (let e = 0; e < rankOfEdge.length; e++) occurs[rankOfEdge[e]!] = 1;
  const ranks: number[] = [];
  for (let rank = 1; rank <= worst; rank++) if (occurs[rank] === 1) ranks.push(rank);
  if (objective === "rank-maximal") return Int32Array.from(ranks.length > 0 ? ranks : [ALL]);
  const rest = objective === "greedy-maximum" ? ranks.slice(0, -1) : ranks.slice(1).reverse();
  return Int32Array.from([ALL, ...rest]);
};

/**
 * The matching with as many first wishes as can be, then as many second, and so on: rank-maximal.
 *
 * *When to use*: when a fulfilled first wish counts for more than any number of lower ones, even if fewer people are matched then. To match as many as can be
 * first, see {@link solveGreedyMaximum} and {@link solveGenerousMaximum}.
 *
 * *Details*: O(rows · (edges + columns · log columns) · ranks / 3) at worst, for two to four ranks share a number; most searches are short. Deterministic; ties as
 * in {@link solveLexicographic}.
 *
 * *Gotchas*: time and memory grow with the number of different ranks, and so do the prices: rows + columns for each. Ranks from 1 to 10 are what it is made for. A rank-maximal matching may leave people out
 * that could be matched, down to half of them.
 *
 * @returns {@link OptimalProfile}; check it with {@link verifyProfile}
 *
 * @example
 * ```ts
 * const problem = profileProblemFromRanksOrThrow([
 *   [1, 2, null],
 *   [1, null, 2],
 *   [null, 1, null],
 * ]);
 * solveRankMaximal(problem).profile; // Int32Array [2, 1]
 * ```
 *
 * @see R. W. Irving, T. Kavitha, K. Mehlhorn, D. Michail, K. Paluch: Rank-maximal matchings (2006)
 */
export const solveRankMaximal = (problem: ProfileProblem): OptimalProfile =>
  // Nothing stops a run that is drained at once.
  drain(profileSlices(problem, "rank-maximal")) as OptimalProfile;

/**
 * {@link solveRankMaximal} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns what `solveRankMaximal` answers, or {@link StoppedProfile} with best and bound after an abort
 *
 * @example
 * ```ts
 * const problem = profileProblemFromRanksOrThrow([[2, 1]]);
 * const outcome = await solveRankMaximalAsync(problem, { signal: AbortSignal.timeout(5000) });
 * outcome.profile; // Int32Array [1, 0]
 * ```
 */
export const solveRankMaximalAsync = (
  problem: ProfileProblem,
  options: AsyncOptions = {},
): Promise<ProfileOutcome> => drainAsync(profileSlices(problem, "rank-maximal"), options);

/**
 * The largest matching with as many first wishes as can be, then as many second, and so on: a greedy maximum matching.
 *
 * *When to use*: when everybody who can be matched should be, and then first wishes count for more than lower ones. When the worst wishes should be few
 * instead, see {@link solveGenerousMaximum}.
 *
 * *Details*: as {@link solveRankMaximal}, with the number of pairs before all ranks.
 *
 * *Gotchas*: to have one more first wish it may give any number of people their last instead of their second.
 *
 * @returns {@link OptimalProfile}; check it with {@link verifyProfile}
 *
 * @example
 * ```ts
 * const problem = profileProblemFromRanksOrThrow([
 *   [1, 2],
 *   [1, null],
 * ]);
 * solveGreedyMaximum(problem).profile; // Int32Array [1, 1]
 * ```
 *
 * @see D. F. Manlove: Algorithmics of Matching Under Preferences (2013), chapter 8
 */
export const solveGreedyMaximum = (problem: ProfileProblem): OptimalProfile =>
  drain(profileSlices(problem, "greedy-maximum")) as OptimalProfile;

/**
 * {@link solveGreedyMaximum} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns what `solveGreedyMaximum` answers, or {@link StoppedProfile} with best and bound after an abort
 *
 * @example
 * ```ts
 * const problem = profileProblemFromRanksOrThrow([[2, 1]]);
 * const outcome = await solveGreedyMaximumAsync(problem, { signal: AbortSignal.timeout(5000) });
 * outcome.profile; // Int32Array [1, 0]
 * ```
 */
export const solveGreedyMaximumAsync = (
  problem: ProfileProblem,
  options: AsyncOptions = {},
): Promise<ProfileOutcome> => drainAsync(profileSlices(problem, "greedy-maximum"), options);

/**
 * The largest matching with as few pairs of the worst rank as can be, then as few of the next worst, and so on: a generous maximum matching.
 *
 * *When to use*: when nobody should be fobbed off with a last wish as long as something can be done about it. When first wishes should be many instead,
 * see {@link solveGreedyMaximum}; when weights are not ranks, {@link solveLeximin} is the same idea.
 *
 * *Details*: as {@link solveRankMaximal}, with the number of pairs before all ranks.
 *
 * *Gotchas*: to spare one person the worst rank it may take any number of first wishes.
 *
 * @returns {@link OptimalProfile}; check it with {@link verifyProfile}
 *
 * @example
 * ```ts
 * const problem = profileProblemFromRanksOrThrow([
 *   [1, 2],
 *   [2, 4],
 * ]);
 * solveGenerousMaximum(problem).profile; // Int32Array [0, 2, 0, 0]
 * ```
 *
 * @see D. F. Manlove: Algorithmics of Matching Under Preferences (2013), chapter 8
 */
export const solveGenerousMaximum = (problem: ProfileProblem): OptimalProfile =>
  drain(profileSlices(problem, "generous-maximum")) as OptimalProfile;

/**
 * {@link solveGenerousMaximum} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds.
 *
 * @returns what `solveGenerousMaximum` answers, or {@link StoppedProfile} with best and bound after an abort
 *
 * @example
 * ```ts
 * const problem = profileProblemFromRanksOrThrow([[2, 1]]);
 * const outcome = await solveGenerousMaximumAsync(problem, { signal: AbortSignal.timeout(5000) });
 * outcome.profile; // Int32Array [1, 0]
 * ```
 */
export const solveGenerousMaximumAsync = (
  problem: ProfileProblem,
  options: AsyncOptions = {},
): Promise<ProfileOutcome> => drainAsync(profileSlices(problem, "generous-maximum"), options);
