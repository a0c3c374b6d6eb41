/** How the joint scores spread: the pairs of the matching against all allowed pairs, in the same bins. */
import type { Matching } from "../match/matching";
import { scaleOf } from "../plan/scale";
import { rounded } from "./numbers";

/** Scores in `[from, to)`; the last bin holds its upper end too. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  /** Pairs of the matching. */
  readonly matched: number;
  /** Allowed pairs, those of the matching among them. */
  readonly allowed: number;
}

/** The joint scores of a round. */
export interface Histogram {
  /** Adjacent, lowest first; from the bin of the lowest allowed score to that of the highest. Empty without allowed pairs. */
  readonly bins: ReadonlyArray<Bin>;
  /** Decimals that tell the bins' ends apart. */
  readonly decimals: number;
  /** Lowest joint score of an allowed pair; 0 without any. */
  readonly lowest: number;
  /** Highest joint score of an allowed pair; 0 without any. */
  readonly highest: number;
  /** Mean joint score of the allowed pairs; 0 without any. */
  readonly meanAllowed: number;
}

/** Most bins that a round figure may leave; those at both ends may add two. */
const MOST_BINS = 12;

/** Decimals beyond which nobody tells the ends of bins apart. */
const MOST_DECIMALS = 20;

/** Scores that are this part of a bin below an end count as lying on it: 0.3 / 0.1 is 2.9999999999999996. */
const ON_THE_EDGE = 1e-9;

/** Sorts the joint scores of a matching into bins. O(edges). */
export const histogramOf = <Mentee, Mentor>({ pairs, stages }: Matching<Mentee, Mentor>): Histogram => {
  const { joint } = stages.scored.graph;
  if (joint.length === 0) return { bins: [], decimals: 0, lowest: 0, highest: 0, meanAllowed: 0 };
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const score of joint) {
    lowest = Math.min(lowest, score);
    highest = Math.max(highest, score);
    sum += score;
  }
  const inWeights = scaleOf(stages.plan) === "weights";
  const magnitude = Math.max(Math.abs(lowest), Math.abs(highest));
  const width = roundStep(Math.max((highest - lowest) / MOST_BINS, inWeights ? 0.02 : magnitude / 50 || 1));

  const binOf = (score: number): number => Math.floor(score / width + ON_THE_EDGE);
  const first = binOf(lowest);
  const endsAtHighest = binOf(highest) > first && binOf(highest) * width >= highest - width * ON_THE_EDGE;
  const last = binOf(highest) - Number(endsAtHighest);
  const count = (scores: Iterable<number>): Int32Array => {
    const counts = new Int32Array(last - first + 1);
    for (const score of scores) counts[Math.min(last, binOf(score)) - first]!++;
    return counts;
  };
  const allowed = count(joint);
  const matched = count(pairs.map((pair) => pair.joint));
  const decimals = Math.min(MOST_DECIMALS, Math.max(0, -exponentOf(width)));
  const edge = (bin: number): number => rounded(bin * width, decimals);
  return {
    bins: Array.from(allowed, (inBin, at) => ({
      from: edge(first + at),
      to: edge(first + at + 1),
      matched: matched[at]!,
      allowed: inBin,
    })),
    decimals,
    lowest,
    highest,
    meanAllowed: sum / joint.length,
  };
};

/** The smallest of 1, 2 and 5 times a power of ten that is at least `least`, a positive number. */
export const roundStep = (least: number): number => {
  const exponent = exponentOf(least);
  for (const digit of [1, 2, 5]) {
    const step = Number(`${digit}e${exponent}`);
    if (step >= least) return step;
  }
  return Number(`1e${exponent + 1}`);
};

/** The power of ten of the first digit, read off the digits: logarithms differ between engines. */
const exponentOf = (value: number): number => Number(value.toExponential().split("e")[1]);
