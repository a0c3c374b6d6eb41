/**
 * How near two places are along a great circle of a sphere with the earth's mean radius.
 *
 * Places are unit vectors u and v. The angle between them is 2·asin(|u − v| / 2) up to a right angle and π − 2·asin(|u + v| / 2) beyond
 * it, so that neither near nor opposite places lose digits, as they do in the spherical law of cosines and in the haversine formula (R. W.
 * Sinnott, "Virtues of the haversine", Sky and Telescope 68, 1984). Mean radius: H. Moritz, "Geodetic Reference System 1980", Journal of
 * Geodesy 74, 2000.
 */
import type { CriterionOf } from "../plan/criteria";
import {
  type CompileContext,
  type CriterionKernel,
  NO_ANSWER,
  type RowScorer,
  scoreOfMissing,
} from "./compiled";
import { type Coordinates, readCoordinates } from "./coordinates";
import { forbidsBlanks, missingOf } from "./defaults";
import { fallOff } from "./fall-off";

/** Mean radius of the earth, (2a + b) / 3 of the reference ellipsoid, in kilometres. */
const EARTH_RADIUS = 6371.0088;
/** The square of the chord of a right angle. */
const NEAR = 2;

export const compileDistance = (
  criterion: CriterionOf<"distance">,
  context: CompileContext,
): CriterionKernel => {
  const { plan, cohort, report } = context;
  const { full, range } = criterion;
  const mentees = unitVectors(readCoordinates({ side: cohort.mentees, selector: criterion.mentee, report }));
  const mentors = unitVectors(readCoordinates({ side: cohort.mentors, selector: criterion.mentor, report }));
  const blank = scoreOfMissing(missingOf(criterion, plan), 1);
  const squareOfRange = squaredChord(range);
  const score: RowScorer = (mentee, ofMentors, count, out) => {
    const x = mentees[3 * mentee]!;
    const y = mentees[3 * mentee + 1]!;
    const z = mentees[3 * mentee + 2]!;
    for (let at = 0; at < count; at++) {
      const mentor = 3 * ofMentors[at]!;
      const dx = x - mentors[mentor]!;
      const dy = y - mentors[mentor + 1]!;
      const dz = z - mentors[mentor + 2]!;
      const square = dx * dx + dy * dy + dz * dz;
      // Most pairs are out of range, and need no angle. NaN where one of the two did not answer.
      if (square >= squareOfRange) out[at] = 0;
      else if (square <= NEAR) out[at] = fallOff(EARTH_RADIUS * angleOfChord(square), full, range);
      else if (square > NEAR)
        out[at] = fallOff(kilometres(mentees, mentee, mentors, mentor / 3), full, range);
      else out[at] = blank;
    }
  };
  return {
    menteeView: score,
    mentorView: score,
    ...forbidsBlanks(criterion, plan),
    describe: (mentee, mentor) => {
      const apart = kilometres(mentees, mentee, mentors, mentor);
      if (Number.isNaN(apart)) return NO_ANSWER;
      return apart < 1 ? "Less than 1 km apart" : `Some ${inThousands(Math.round(apart))} km apart`;
    },
  };
};

/** Places as unit vectors, x y z one after the other; NaN without an answer. */
const unitVectors = (places: ReadonlyArray<Coordinates | undefined>): Float64Array => {
  const vectors = new Float64Array(3 * places.length).fill(Number.NaN);
  for (const [person, place] of places.entries()) {
    if (place === undefined) continue;
    const latitude = (place[0] * Math.PI) / 180;
    const longitude = (place[1] * Math.PI) / 180;
    vectors[3 * person] = Math.cos(latitude) * Math.cos(longitude);
    vectors[3 * person + 1] = Math.cos(latitude) * Math.sin(longitude);
    vectors[3 * person + 2] = Math.sin(latitude);
  }
  return vectors;
};

/** Kilometres between two places. */
const kilometres = (us: Float64Array, i: number, vs: Float64Array, j: number): number => {
  let apart = 0;
  let together = 0;
  for (let axis = 0; axis < 3; axis++) {
    apart += (us[3 * i + axis]! - vs[3 * j + axis]!) ** 2;
    together += (us[3 * i + axis]! + vs[3 * j + axis]!) ** 2;
  }
  return EARTH_RADIUS * (apart <= NEAR ? angleOfChord(apart) : Math.PI - angleOfChord(together));
};

/** The angle that a chord spans, by the chord's square. */
const angleOfChord = (square: number): number => 2 * Math.asin(Math.sqrt(square) / 2);

/**
 * The square of the straight line between two points of the unit sphere so many kilometres apart; Infinity beyond a right angle, where
 * it says too little about the angle.
 */
const squaredChord = (apart: number): number =>
  apart > (Math.PI / 2) * EARTH_RADIUS
    ? Number.POSITIVE_INFINITY
    : (2 * Math.sin(apart / EARTH_RADIUS / 2)) ** 2;

/** A whole number with commas between its thousands. */
const inThousands = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ",");
