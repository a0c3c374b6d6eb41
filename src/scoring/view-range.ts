import type { CompiledCriterion } from "../criteria/compiled";
import type { Scale } from "../plan/scale";
import { criteriaOf, type ViewOf } from "./views";

/** How far the scores of a side's view can lie apart: 1 among weights; among points, what all criteria can add and take. */
export const spanOfView = (criteria: ReadonlyArray<CompiledCriterion>, side: ViewOf, scale: Scale): number =>
  scale === "weights"
    ? 1
    : criteriaOf(criteria, side).reduce(
        (span, { weight, top, bottom }) => span + Math.abs(weight) * (top - bottom),
        0,
      );

/**
 * Puts a score into one of several bands, `[0, bands)`, so that every score of a higher band stands above every one of a lower, and
 * scores of one band stay apart as they were. Among weights the bands lie within [0, 1] with a gap as wide as a band between
 * two; among points they lie one point further apart than scores can, so that whole points stay whole.
 */
export const intoBand = (score: number, band: number, bands: number, span: number, scale: Scale): number =>
  scale === "weights" ? (2 * band + score) / (2 * bands - 1) : band * (span + 1) + score;
