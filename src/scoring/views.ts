/** From criteria to the two views of a pair, a row of mentors at a time. */
import type { CompiledCriterion, RowScorer } from "../criteria/compiled";
import type { Scale } from "../plan/scale";

/** The view of a side that has nothing to go by, among weights: the middle of the scale. */
export const NO_EVIDENCE = 0.5;

/** Whose view. */
export type ViewOf = "mentee" | "mentor";

/** The criteria that belong to a side's view. */
export const criteriaOf = (
  criteria: ReadonlyArray<CompiledCriterion>,
  side: ViewOf,
): ReadonlyArray<CompiledCriterion> => criteria.filter(({ direction }) => isIn(direction, side));

const isIn = (direction: CompiledCriterion["direction"], side: ViewOf): boolean =>
  direction === "both" || direction === side;

/** The scorer of a criterion for a side's view. */
export const scorerOf = (criterion: CompiledCriterion, side: ViewOf): RowScorer =>
  side === "mentee" ? criterion.menteeView : criterion.mentorView;

/** What the criterion weighs in the view that a side has of a pair: the person's own weight, or else the plan's. */
export const weightIn = (
  { weight, weightOfMentee, weightOfMentor }: CompiledCriterion,
  side: ViewOf,
  mentee: number,
  mentor: number,
): number => (side === "mentee" ? weightOfMentee?.[mentee] : weightOfMentor?.[mentor]) ?? weight;

/** Scores a mentee against `mentors[0, count)`: what either side sees in the other. */
export type ViewsScorer = (
  mentee: number,
  mentors: Int32Array,
  count: number,
  menteeView: Float64Array,
  mentorView: Float64Array,
) => void;

/**
 * Pairs that are scored at a time, criterion by criterion: so many that a call costs nothing, so few that what they need stays in
 * the nearest cache.
 */
const BLOCK = 1024;

/** A scorer of both views: the weighted means of the criteria that say something, or the sums of their points. */
export const compileViews = (criteria: ReadonlyArray<CompiledCriterion>, scale: Scale): ViewsScorer => {
  const scores = new Float64Array(BLOCK);
  /** criterion → weight. */
  const weightOf = Float64Array.from(criteria, ({ weight }) => weight);
  /** Weights of the criteria that said something, a pair of the block each. */
  const menteeWeights = new Float64Array(BLOCK);
  const mentorWeights = new Float64Array(BLOCK);

  const scoreBlock: ViewsScorer = (mentee, mentors, count, menteeView, mentorView) => {
    menteeView.fill(0);
    mentorView.fill(0);
    menteeWeights.fill(0);
    mentorWeights.fill(0);
    for (let c = 0; c < criteria.length; c++) {
      const criterion = criteria[c]!;
      const { weightOfMentee, weightOfMentor } = criterion;
      const forMentee = isIn(criterion.direction, "mentee");
      const forMentor = isIn(criterion.direction, "mentor");
      if (forMentee) {
        criterion.menteeView(mentee, mentors, count, scores);
        if (weightOfMentee === undefined) addPart(scores, weightOf, c, count, menteeView, menteeWeights);
        else addPart(scores, weightOfMentee, mentee, count, menteeView, menteeWeights);
      }
      if (!forMentor) continue;
      // A symmetric criterion has said it already.
      if (!forMentee || criterion.mentorView !== criterion.menteeView) {
        criterion.mentorView(mentee, mentors, count, scores);
      }
      if (weightOfMentor === undefined) addPart(scores, weightOf, c, count, mentorView, mentorWeights);
      else addOwnPart(scores, weightOfMentor, mentors, count, mentorView, mentorWeights);
    }
    if (scale === "points") return;
    toMeans(menteeView, menteeWeights, count);
    toMeans(mentorView, mentorWeights, count);
  };

  return (mentee, mentors, count, menteeView, mentorView) => {
    for (let from = 0; from < count; from += BLOCK) {
      const to = Math.min(count, from + BLOCK);
      scoreBlock(
        mentee,
        mentors.subarray(from, to),
        to - from,
        menteeView.subarray(from, to),
        mentorView.subarray(from, to),
      );
    }
  };
};

/** Adds a criterion's part to a view, with the weight `weightOf[index]` for all pairs. NaN: it says nothing about this pair. */
const addPart = (
  scores: Float64Array,
  weightOf: Float64Array,
  index: number,
  count: number,
  view: Float64Array,
  weights: Float64Array,
): void => {
  // Read from an array it is a number to V8; handed over it may be anything, and is looked at again for every pair.
  const weight = weightOf[index]!;
  for (let at = 0; at < count; at++) {
    const score = scores[at]!;
    if (Number.isNaN(score)) continue;
    view[at]! += weight * score;
    weights[at]! += weight;
  }
};

/** Adds a criterion's part to the views of mentors who weigh it each in their own way. */
const addOwnPart = (
  scores: Float64Array,
  weightOfMentor: Float64Array,
  mentors: Int32Array,
  count: number,
  view: Float64Array,
  weights: Float64Array,
): void => {
  for (let at = 0; at < count; at++) {
    const score = scores[at]!;
    if (Number.isNaN(score)) continue;
    const weight = weightOfMentor[mentors[at]!]!;
    view[at]! += weight * score;
    weights[at]! += weight;
  }
};

const toMeans = (view: Float64Array, weights: Float64Array, count: number): void => {
  for (let at = 0; at < count; at++) {
    const weight = weights[at]!;
    // Two stores, not one of either value: for that V8 makes an object of every quotient (12 to 26 ns a pair, measured).
    if (weight > 0) view[at] = view[at]! / weight;
    else view[at] = NO_EVIDENCE;
  }
};
