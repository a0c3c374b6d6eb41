/** From criteria to the two views of a pair, and from those to its joint score. */
import type { CompiledCriterion, RowScorer } from "../criteria/compiled";
import type { Combination } from "../plan/plan";
import type { Scale } from "../plan/scale";

/** The view of a side that has nothing to go by, among weights: the middle of the scale. */
export const NO_EVIDENCE = 0.5;

/** Whose view. */
export type ViewOf = "mentee" | "mentor";

/** The criteria that belong to a side's view. */
export const criteriaOf = (
  criteria: ReadonlyArray<CompiledCriterion>,
  side: ViewOf,
): ReadonlyArray<CompiledCriterion> =>
  criteria.filter(({ direction }) => direction === "both" || direction === side);

/** The scorer of a criterion for a side's view. */
export const scorerOf = (criterion: CompiledCriterion, side: ViewOf): RowScorer =>
  side === "mentee" ? criterion.menteeView : criterion.mentorView;

/** A scorer of whole views: the weighted mean of the criteria that say something, or the sum of their points. */
export const compileView = (
  criteria: ReadonlyArray<CompiledCriterion>,
  side: ViewOf,
  scale: Scale,
  longestRow: number,
): RowScorer => {
  const own = criteriaOf(criteria, side);
  const scores = new Float64Array(longestRow);
  const weights = new Float64Array(longestRow);
  return (mentee, mentors, count, out) => {
    out.fill(0, 0, count);
    weights.fill(0, 0, count);
    for (const criterion of own) {
      scorerOf(criterion, side)(mentee, mentors, count, scores);
      for (let at = 0; at < count; at++) {
        const score = scores[at]!;
        // NaN: the criterion says nothing about this pair.
        if (Number.isNaN(score)) continue;
        out[at]! += criterion.weight * score;
        weights[at]! += criterion.weight;
      }
    }
    if (scale === "points") return;
    for (let at = 0; at < count; at++) out[at] = weights[at]! > 0 ? out[at]! / weights[at]! : NO_EVIDENCE;
  };
};

/**
 * The joint score of two views. A side of which the plan says nothing has no say: the other side's view is the joint
 * score then.
 */
export const compileCombination = (
  combination: Combination,
  criteria: ReadonlyArray<CompiledCriterion>,
): ((menteeView: number, mentorView: number) => number) => {
  if (criteriaOf(criteria, "mentor").length === 0) return (menteeView) => menteeView;
  if (criteriaOf(criteria, "mentee").length === 0) return (_, mentorView) => mentorView;
  switch (combination.kind) {
    case "mean": {
      const share = combination.menteeShare;
      // Two equal views have exactly their own value as mean, whatever the share.
      return (menteeView, mentorView) =>
        menteeView === mentorView ? menteeView : share * menteeView + (1 - share) * mentorView;
    }
    case "minimum":
      return Math.min;
    case "geometric-mean":
      return (menteeView, mentorView) =>
        menteeView === mentorView
          ? Math.max(0, menteeView)
          : Math.sqrt(Math.max(0, menteeView) * Math.max(0, mentorView));
  }
};
