/** From the two views of a pair to its joint score. */
import type { CompiledCriterion } from "../criteria/compiled";
import type { Combination } from "../plan/plan";
import type { Scale } from "../plan/scale";
import { intoBand, spanOfView } from "./view-range";
import { criteriaOf, type ViewOf } from "./views";
import type { CompiledWishes } from "./wishes";

/** Combines the views of a row of pairs; the three arrays are of one length. */
export type Combine = (menteeView: Float64Array, mentorView: Float64Array, joint: Float64Array) => void;

/** What shapes the two views. */
export interface Views {
  readonly criteria: ReadonlyArray<CompiledCriterion>;
  readonly wishes: CompiledWishes | undefined;
  readonly scale: Scale;
}

/**
 * The joint score of two views. A side of which the plan says nothing has no say: the other side's view is the joint
 * score then.
 */
export const compileCombination = (combination: Combination, views: Views): Combine => {
  if (!hasSay(views, "mentor")) return (menteeView, _, joint) => joint.set(menteeView);
  if (!hasSay(views, "mentee")) return (_, mentorView, joint) => joint.set(mentorView);
  switch (combination.kind) {
    case "mean":
      return meanBy(combination.menteeShare);
    case "minimum":
      return eachBy(Math.min);
    case "geometric-mean":
      return eachBy((menteeView, mentorView) =>
        menteeView === mentorView
          ? Math.max(0, menteeView)
          : Math.sqrt(Math.max(0, menteeView) * Math.max(0, mentorView)),
      );
    case "lexicographic": {
      const { first, tiers } = combination;
      const span = liftedSpan(views, first === "mentee" ? "mentor" : "mentee");
      const tierOf = (score: number): number => {
        let tier = 0;
        while (tier < tiers.length && score >= tiers[tier]!) tier++;
        return tier;
      };
      const inTier = (score: number, other: number): number =>
        intoBand(other, tierOf(score), tiers.length + 1, span, views.scale);
      return eachBy(first === "mentee" ? inTier : (menteeView, mentorView) => inTier(mentorView, menteeView));
    }
  }
};

/** The weighted mean. Two equal views have exactly their own value as mean, whatever the share. */
const meanBy =
  (share: number): Combine =>
  (menteeView, mentorView, joint) => {
    for (let at = 0; at < joint.length; at++) {
      const own = menteeView[at]!;
      const other = mentorView[at]!;
      // Two stores: see the means of `views.ts`.
      if (own === other) joint[at] = own;
      else joint[at] = share * own + (1 - share) * other;
    }
  };

const eachBy =
  (combine: (menteeView: number, mentorView: number) => number): Combine =>
  (menteeView, mentorView, joint) => {
    for (let at = 0; at < joint.length; at++) joint[at] = combine(menteeView[at]!, mentorView[at]!);
  };

/** Whether the plan says anything of a side's view. */
export const hasSay = ({ criteria, wishes }: Views, side: ViewOf): boolean =>
  criteriaOf(criteria, side).length > 0 || wishes?.[side] !== undefined;

/** How far the scores of a side's view can lie apart, its wishes included. */
const liftedSpan = ({ criteria, wishes, scale }: Views, side: ViewOf): number => {
  const span = spanOfView(criteria, side, scale);
  const rankCount = wishes?.[side]?.rankCount ?? 0;
  return scale === "weights" ? span : intoBand(span, rankCount, rankCount + 1, span, scale);
};
