/** What of a result's proof goes into `result.json`. Prices and places are objects from id to number. */
import type { Violation } from "../verify/violation";

/** Numbers by id. */
export type NumbersById = Readonly<Record<string, number>>;

/** A pair that the plan locked. */
export interface LockedPair {
  /** Id of the mentee. */
  readonly mentee: string;
  /** Id of the mentor. */
  readonly mentor: string;
}

/** What every proof has. */
interface CommonProof {
  /** Whether the independent verifier found nothing against the result. */
  readonly verified: boolean;
  /** What has been proven, one sentence each. */
  readonly statements: ReadonlyArray<string>;
  /** What the verifier has against the result; empty when `verified`. */
  readonly violations: ReadonlyArray<ResultViolation>;
  /** Mentor → places offered under the plan's shape. */
  readonly places: NumbersById;
  /**
   * Pairs that the plan locked, by the mentee's id; present when there are any. They are taken as given: the proof is about the rest,
   * so check it without the pairs and candidates of their mentees, and with a place fewer of its mentor for each.
   */
  readonly locked?: ReadonlyArray<LockedPair>;
}

/**
 * The proof of a stable matching: there is no blocking pair.
 *
 * *Details*: to check it, take each candidate that is no pair. Its mentee prefers the mentor when `menteeView` is above that of
 * the mentee's own pair (or there is none); its mentor prefers the mentee when a place is left or `mentorView` is above the lowest
 * among the mentor's own pairs. Nowhere may both hold.
 */
export interface StableProof extends CommonProof {
  /** Which proof it is. */
  readonly kind: "stable";
}

/** What the proofs of both optima have. */
interface CommonOptimalProof extends CommonProof {
  /** Which proof it is. */
  readonly kind: "optimal";
  /** Sum of the joint scores of all pairs but locked ones. */
  readonly total: number;
  /** Value of the prices less the total: 0 for whole numbers, rounding errors otherwise. */
  readonly gap: number;
  /** Dual prices. */
  readonly prices: {
    /** Mentee → price; 0 for whoever has no mentor. */
    readonly mentees: NumbersById;
    /** Mentor → price of a place; 0 where places are left. */
    readonly mentors: NumbersById;
  };
}

/**
 * The proof of the best total.
 *
 * *Details*: to check it, see that no price is negative, that mentee's and mentor's price reach the joint score of every candidate, and
 * that the mentees' prices plus places times prices of the mentors add up to `total`, `gap` aside. Then no matching is worth more.
 */
export interface OptimalTotalProof extends CommonOptimalProof {
  /** The total came first. */
  readonly coverage: "free";
}

/**
 * The proof of the most pairs, and of the best total among matchings of that size.
 *
 * *Details*: to check the size, see that every candidate has its mentee or its mentor in the cover, and that the mentees in it plus the
 * places of the mentors in it are as many as the pairs. To check the total, do as for {@link OptimalTotalProof} with two changes:
 * candidates with both ends in the cover are left out, and prices in the cover may be negative.
 */
export interface OptimalCoverageProof extends CommonOptimalProof {
  /** The number of pairs came first. */
  readonly coverage: "first";
  /** A vertex cover of the candidates that holds as many places as there are pairs. */
  readonly cover: {
    /** Ids of the mentees in it. */
    readonly mentees: ReadonlyArray<string>;
    /** Ids of the mentors in it. */
    readonly mentors: ReadonlyArray<string>;
  };
}

/** What is known after a run that was stopped. */
export interface StoppedProof extends CommonProof {
  /** Which proof it is. */
  readonly kind: "stopped";
  /** No matching is worth more; `null` for a stable objective. */
  readonly bound: number | null;
  /** Proposers who may still have had somebody to ask; `null` for a total objective. */
  readonly unsettled: number | null;
}

/** What has been proven about a result: a closed union on `kind`, and among optima on `coverage`. */
export type ResultProof = StableProof | OptimalTotalProof | OptimalCoverageProof | StoppedProof;

/** One thing that the verifier has against a result, about people instead of indices. */
export interface ResultViolation {
  /** What kind of violation it is. */
  readonly code: Violation["_tag"];
  /** Id of the mentee it is about; `null` where it is about none. */
  readonly mentee: string | null;
  /** Id of the mentor it is about; `null` where it is about none. */
  readonly mentor: string | null;
  /** What is wrong, with the numbers. */
  readonly sentence: string;
}
