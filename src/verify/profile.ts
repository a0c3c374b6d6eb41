import type { ProfileObjective, ProfileOutcome } from "../assignment/profiles/outcome";
import type { ProfileProblem } from "../assignment/profiles/problem";
import { findEdge, NOBODY } from "../graph/bipartite";
import { checkLevelPrices, isAbove, type LevelPriceViolation } from "./level-prices";
import { findInfeasibilities, type Violation } from "./violation";

/** One way in which an outcome is not what {@link solveRankMaximal} and its like say it is. */
export type ProfileViolation =
  | Extract<Violation, { _tag: "ForbiddenPair" | "OverCapacity" | "WrongSize" }>
  | LevelPriceViolation
  /** The number of pairs of a rank that is reported is not that of the matching. */
  | { readonly _tag: "WrongCount"; readonly rank: number; readonly expected: number; readonly found: number }
  /** What is counted, and in which order, is not what the objective asks for. */
  | {
      readonly _tag: "WrongLevels";
      readonly expected: ReadonlyArray<number>;
      readonly found: ReadonlyArray<number>;
    }
  /** The bound of a stopped run is worse than what a matching reaches. */
  | { readonly _tag: "BoundTooLow"; readonly bound: Float64Array; readonly reached: Float64Array };

/**
 * Checks what the profile solvers answered, by code that shares nothing with them.
 *
 * *Details*: O(ranks · edges). The ranks are recounted, and prices, which are vectors over what the objective counts, prove that no matching is better; see {@link verifyLexicographic}.
 * All is whole and exact.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * const problem = profileProblemFromRanksOrThrow([
 *   [1, 2],
 *   [1, 2],
 * ]);
 * const outcome = solveRankMaximal(problem);
 * verifyProfile(problem, outcome); // []
 * verifyProfile(problem, { ...outcome, profile: Int32Array.of(2, 0) }).length; // 2
 * ```
 */
export const verifyProfile = (problem: ProfileProblem, outcome: ProfileOutcome): ProfileViolation[] => {
  const { rankOfEdge, rowCount } = problem;
  const { columnOfRow, objective } = outcome;
  // What can be wrong with a matching alone.
  const infeasible = findInfeasibilities(problem, columnOfRow) as ProfileViolation[];
  if (infeasible.length > 0) return infeasible;
  const expected = countedBy(objective, rankOfEdge);
  const found = Array.from(outcome.levels);
  if (`${expected}` !== `${found}`) return [{ _tag: "WrongLevels", expected, found }];
  const counts = new Map<number, number>();
  let size = 0;
  for (let row = 0; row < rowCount; row++) {
    if (columnOfRow[row] === NOBODY) continue;
    size++;
    const rank = rankOfEdge[findEdge(problem, row, columnOfRow[row]!)]!;
    counts.set(rank, (counts.get(rank) ?? 0) + 1);
  }
  const violations = checkProfile(rankOfEdge, counts, outcome);
  if (size !== outcome.size) violations.push({ _tag: "WrongSize", expected: size, found: outcome.size });
  const sign = (level: number): 1 | -1 =>
    objective === "generous-maximum" && expected[level] !== 0 ? -1 : 1;
  if (outcome._tag === "Stopped") {
    const reached = Float64Array.from(expected, (rank) => (rank === 0 ? size : (counts.get(rank) ?? 0)));
    const { bound } = outcome;
    if (bound.length !== expected.length) {
      violations.push({
        _tag: "WrongLength",
        array: "bound",
        expected: expected.length,
        found: bound.length,
      });
    } else if (isAbove(reached, bound, sign, 0)) violations.push({ _tag: "BoundTooLow", bound, reached });
    return violations;
  }
  const checked = checkLevelPrices(
    problem,
    {
      count: expected.length,
      sign,
      weight: (level, _row, edge) =>
        expected[level] === 0 || expected[level] === rankOfEdge[edge] ? sign(level) : 0,
      bonus: () => 0,
    },
    {
      capacityOfColumn: problem.capacityOfColumn,
      columnOfRow,
      potentials: outcome.potentials,
      tolerance: 0,
      toleranceOfSum: 0,
    },
  );
  return [...violations, ...checked.violations];
};

/** What an objective counts, by its definition: pairs of each rank that occurs, or with 0 all pairs. One rank is what the others leave. */
const countedBy = (objective: ProfileObjective, rankOfEdge: Int32Array): number[] => {
  const ranks = [...new Set(rankOfEdge)].sort((a, b) => a - b);
  switch (objective) {
    case "rank-maximal":
      return ranks.length === 0 ? [0] : ranks;
    case "greedy-maximum":
      return [0, ...ranks.slice(0, -1)];
    case "generous-maximum":
      return [0, ...ranks.slice(1).reverse()];
    default:
      // No such objective: nothing can be proven of it.
      return [Number.NaN];
  }
};

const checkProfile = (
  rankOfEdge: Int32Array,
  counts: ReadonlyMap<number, number>,
  { profile }: ProfileOutcome,
): ProfileViolation[] => {
  let worst = 0;
  for (const rank of rankOfEdge) worst = Math.max(worst, rank);
  if (profile.length !== worst)
    return [{ _tag: "WrongLength", array: "profile", expected: worst, found: profile.length }];
  const violations: ProfileViolation[] = [];
  for (let rank = 1; rank <= worst; rank++) {
    const expected = counts.get(rank) ?? 0;
    const found = profile[rank - 1]!;
    if (expected !== found) violations.push({ _tag: "WrongCount", rank, expected, found });
  }
  return violations;
};
