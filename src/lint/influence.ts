/** Criteria that change nothing, and criteria that leave the others nothing to say. */
import type { Finding } from "../errors/finding";
import { scaleOf } from "../plan/scale";
import type { Draft } from "./candidates";
import { type Influence, PAIR_BUDGET, readInfluences } from "./comparisons";
import { counted, lintFinding } from "./finding";

/** People whose candidates the other criteria must have put in another order before a criterion is said to dominate. */
const ENOUGH_PEOPLE = 3;

export const findInfluences = (draft: Draft, budget: number = PAIR_BUDGET): Finding[] => {
  const { of, lookedAt } = readInfluences(draft, scaleOf(draft.plan), budget);
  return of.flatMap((influence, at): Finding[] => {
    if (influence.people === 0) return [];
    const people =
      lookedAt === undefined ? "anybody" : `any of the ${counted(lookedAt, "person", "people")} looked at`;
    if (!influence.changes) return [deadCriterion(draft, at, people)];
    return influence.decides && influence.overruled >= ENOUGH_PEOPLE
      ? [dominating(draft, at, influence, lookedAt)]
      : [];
  });
};

const deadCriterion = ({ criteria }: Draft, at: number, people: string): Finding =>
  lintFinding("dead-criterion", ["criteria", at], {
    expected: "a criterion that tells some candidates apart",
    received: `${JSON.stringify(criteria[at]!.name)}, without which the order of candidates is the same for ${people}`,
    remedy: "Look whether the answers differ at all, or take the criterion out.",
  });

const dominating = (
  { criteria }: Draft,
  at: number,
  { overruled }: Influence,
  lookedAt: number | undefined,
): Finding =>
  lintFinding("dominating-criterion", ["criteria", at], {
    expected: "a criterion that others can outweigh",
    received: `${JSON.stringify(criteria[at]!.name)}, which alone decides wherever it tells two candidates apart; for ${counted(overruled, "person", "people")}${lookedAt === undefined ? "" : ` of ${lookedAt} looked at`} it overrules all others together`,
    remedy: "If that is not meant, lower its weight or its points, or raise those of the others.",
  });
