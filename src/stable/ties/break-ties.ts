/**
 * Breaking ties by lot.
 *
 * A. Abdulkadiroğlu, P. A. Pathak and A. E. Roth, "Strategy-proofness versus efficiency in matching with indifferences", American Economic
 * Review 99 (2009), 1954–1978, for one lottery against many; D. F. Manlove, R. W. Irving, K. Iwama, S. Miyazaki and Y. Morita, "Hard variants
 * of stable marriage", Theoretical Computer Science 276 (2002), 261–279: the weakly stable matchings are those that are stable for some
 * way of breaking the ties.
 *
 * O(edges) beside sorting the lists.
 */
import { transpose } from "../../graph/bipartite";
import { preferenceOrder } from "../../graph/preference-order";
import { type Random, randomOrder, seededRandom } from "../../graph/random";
import type { StableProblem } from "../problem";

/** How lots are drawn. */
export interface TieBreaking {
  /**
   * `"single"`: one lottery over all rows that every column uses, and one over all columns that every row uses. `"multiple"`: every
   * person draws lots of its own. Default: `"single"`.
   */
  readonly lottery?: "single" | "multiple";
}

/**
 * The same problem without ties: equal scores are put in an order by lot, everything else stays as it was.
 *
 * *When to use*: before {@link solveStable}, where the built-in rule (the lower index wins) isn't fair enough, or to see what other
 * lots would have brought. Any matching that is stable in the new problem is weakly stable in the given one, and any weakly stable one comes from some lots.
 *
 * *Details*: O(edges) beside sorting the lists. The same seed gives the same lots on every engine. A single lottery leaves rows better off as
 * a rule, for columns then agree about the tied and don't undo each other's choices; with lotteries of their own more people have luck somewhere.
 *
 * *Gotchas*: scores come back as whole numbers from 0, the least wanted, so only their order means something. The lots are about indices: renumber
 * people and they fall differently.
 *
 * @param seed - any finite number
 * @returns a problem of the same graph and capacities; no two scores of a list are equal
 *
 * Source: A. Abdulkadiroğlu, P. A. Pathak, A. E. Roth: Strategy-proofness versus efficiency in matching with indifferences (2009).
 *
 * @example
 * ```ts
 * const tied = stableProblemOrThrow({
 *   rowCount: 3,
 *   columnCount: 1,
 *   rowOffsets: Int32Array.of(0, 1, 2, 3),
 *   columnOfEdge: Int32Array.of(0, 0, 0),
 *   rowScore: Float64Array.of(1, 1, 1),
 *   columnScore: Float64Array.of(5, 5, 9),
 * });
 * breakTies(tied, 7).columnScore; // Float64Array [1, 0, 2]
 * ```
 */
export const breakTies = (problem: StableProblem, seed: number, options: TieBreaking = {}): StableProblem => {
  const random = seededRandom(seed);
  const isSingle = (options.lottery ?? "single") === "single";
  const lotsOver = (count: number): Int32Array | undefined =>
    isSingle ? randomOrder(count, random) : undefined;
  const { rowOffsets, columnOfEdge } = problem;
  const rowScore = strictScores(
    { offsets: rowOffsets, other: columnOfEdge, score: problem.rowScore },
    lotsOver(problem.columnCount),
    random,
  );

  const { graph, originalEdge } = transpose(problem);
  const score = new Float64Array(originalEdge.length);
  for (let at = 0; at < score.length; at++) score[at] = problem.columnScore[originalEdge[at]!]!;
  const strict = strictScores(
    { offsets: graph.rowOffsets, other: graph.columnOfEdge, score },
    lotsOver(problem.rowCount),
    random,
  );
  const columnScore = new Float64Array(score.length);
  for (let at = 0; at < score.length; at++) columnScore[originalEdge[at]!] = strict[at]!;
  return { ...problem, rowScore, columnScore };
};

/** Lists that lie one behind the other: entry → whom it is about, and how much that one is wanted. */
interface Lists {
  readonly offsets: Int32Array;
  readonly other: Int32Array;
  readonly score: Float64Array;
}

/** entry → how many of its list come behind it, where ties go by the lots, or each by lots of its own. */
const strictScores = (
  { offsets, other, score }: Lists,
  lots: Int32Array | undefined,
  random: Random,
): Float64Array => {
  const order = preferenceOrder(offsets, score);
  const strict = new Float64Array(score.length);
  for (let list = 0; list + 1 < offsets.length; list++) {
    const end = offsets[list + 1]!;
    for (let start = offsets[list]!; start < end; ) {
      let to = start + 1;
      while (to < end && score[order[to]!] === score[order[start]!]) to++;
      const tie = order.subarray(start, to);
      if (lots !== undefined) tie.sort((a, b) => lots[other[a]!]! - lots[other[b]!]!);
      else if (tie.length > 1) tie.set(randomOrder(tie.length, random).map((at) => tie[at]!));
      for (let at = start; at < to; at++) strict[order[at]!] = end - 1 - at;
      start = to;
    }
  }
  return strict;
};
