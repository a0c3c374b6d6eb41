/** Reasons and proofs in words. */
import { countLocked } from "../match/locks";
import type { Matching } from "../match/matching";
import type { UnmatchedReason } from "./reasons";

/** The side of the person that a reason is about. */
export type PersonSide = "mentee" | "mentor";

/**
 * A reason as a sentence for the coordinator.
 *
 * @example
 * ```ts
 * reasonInWords({ _tag: "EligiblePartnersFull", eligible: 3, places: 5 }, "mentee");
 * // "All 3 eligible mentors are full: their 5 places went to others."
 * ```
 */
export const reasonInWords = (reason: UnmatchedReason, side: PersonSide): string => {
  const other = side === "mentee" ? "mentor" : "mentee";
  switch (reason._tag) {
    case "NoEligiblePartner": {
      if (reason.others === 0) return `There are no ${other}s.`;
      const took = reason.removals.map(
        ({ rule, removed, alone }) =>
          `“${rule}” rules out ${removed}${alone > 0 ? `, ${alone} of them by itself` : ""}`,
      );
      return `No eligible ${other} among ${reason.others}: ${took.join("; ")}.`;
    }
    case "EligiblePartnersFull":
      if (reason.places === 0) {
        return reason.eligible === 1
          ? `The only eligible ${other} offers no place.`
          : `None of the ${reason.eligible} eligible ${other}s offers a place.`;
      }
      return reason.eligible === 1
        ? `The only eligible ${other} is full: ${took(reason.places)}.`
        : `All ${reason.eligible} eligible ${other}s are full: ${took(reason.places)}.`;
    case "EligiblePartnersElsewhere":
      return reason.eligible === 1
        ? `The only eligible ${other} has another ${side}.`
        : `All ${reason.eligible} eligible ${other}s have another ${side}.`;
    case "NoPlaces":
      return "Offers no place in this round.";
    case "WouldLowerTotal":
      return `${reason.free} of ${reason.eligible} eligible ${other}${reason.eligible === 1 ? "" : "s"} would be free, but the pair would lower the total.`;
    case "NotDecided":
      return "The run was stopped before this was decided.";
  }
};

const took = (places: number): string =>
  places === 1 ? "the one place went to somebody else" : `their ${places} places went to others`;

/** What has been proven about a matching, and whether the independent verifier agrees. */
export interface ProofInWords {
  /** Whether the verifier found nothing against it. */
  readonly verified: boolean;
  /** One sentence each. */
  readonly statements: ReadonlyArray<string>;
}

/** The proof of a matching in words; numbers are in the plan's units. */
export const proofInWords = <Mentee, Mentor>(matching: Matching<Mentee, Mentor>): ProofInWords => {
  const { metrics, stages, violations } = matching;
  const { solved } = stages;
  const verified = violations.length === 0;
  const { outcome } = solved;
  const locked = countLocked(stages.scored.locks);
  const apart = locked === 0 ? "" : `, apart from ${count(locked, "locked pair")}`;
  if (outcome._tag === "Stopped") {
    const bound =
      "bound" in outcome
        ? `No matching is worth more than ${inWords(outcome.bound)}; this one is worth ${inWords(outcome.total)}.`
        : `${count(outcome.unsettled, "person", "people")} still had somebody to ask.`;
    return {
      verified,
      statements: [`The run was stopped: this is the best found until then${apart}.`, bound],
    };
  }
  if (outcome._tag === "Stable") {
    return {
      verified,
      statements: [
        `Stable${apart}: among ${count(metrics.candidatePairs - locked, "allowed pair")} there is none in which both would rather have each other than whom they were given.`,
      ],
    };
  }
  const gap = outcome.gap === 0 ? "exactly" : `up to ${Math.abs(outcome.gap).toExponential(0)} for rounding`;
  const prices = `the prices of people and places add up to the total, ${gap}`;
  return outcome.coverage === "first"
    ? {
        verified,
        statements: [
          `Largest${apart}: no matching has more than ${count(outcome.size, "pair")}; ${outcome.size === 1 ? "one person or place has" : `${outcome.size} people and places together have`} a part in every allowed pair.`,
          `Optimal${apart}: no matching of that size is worth more than ${inWords(outcome.total)}; ${prices}.`,
        ],
      }
    : {
        verified,
        statements: [`Optimal${apart}: no matching is worth more than ${inWords(outcome.total)}; ${prices}.`],
      };
};

/** A number with its noun: `1 pair`, `2 pairs`. */
const count = (number: number, one: string, many: string = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** A score as people read it: at most four decimals. */
export const inWords = (score: number): string => String(Number(score.toFixed(4)));
