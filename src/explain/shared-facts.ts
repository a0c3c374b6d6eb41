import type { Contribution, MatchedPair } from "../match/matching";

/**
 * What both people of a pair may read of why they were matched: facts that speak for the pair, what counts most first, without
 * anything private.
 *
 * *When to use*: for letters and pages that participants see. Coordinators see all contributions.
 *
 * *Details*: a fact is in when its criterion adds to at least one view; private criteria and ranked wishes are never in, and no number is,
 * since from the rest of a score what is private could be worked out. Ties keep the plan's order. Pure. O(criteria log criteria).
 *
 * @example
 * ```ts
 * for (const pair of matching.pairs) console.log(pair.mentee.id, sharedFacts(pair).join("; "));
 * ```
 */
export const sharedFacts = <Mentee, Mentor>({
  contributions,
}: Pick<MatchedPair<Mentee, Mentor>, "contributions">): ReadonlyArray<string> =>
  contributions
    .filter((contribution) => !contribution.private && worthOf(contribution) > 0)
    .toSorted((a, b) => worthOf(b) - worthOf(a))
    .map(({ facts }) => facts);

const worthOf = ({ menteeView, mentorView }: Contribution): number =>
  Math.max(menteeView ?? 0, 0) + Math.max(mentorView ?? 0, 0);
