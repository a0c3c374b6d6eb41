/** Weights that make solvers hang or err, as square matrices. */
import { seededRandom } from "../../src/graph/random";

/** A kind of weights that is hard on a solver's arithmetic or on the way it breaks ties. */
export interface NastyWeights {
  readonly title: string;
  /** How large a matrix is hard enough. */
  readonly side: number;
  readonly weights: (side: number) => number[][];
}

const square = (side: number, entry: (row: number, column: number) => number): number[][] =>
  Array.from({ length: side }, (_, row) => Array.from({ length: side }, (_, column) => entry(row, column)));

/** The largest whole number that the constructors take for a square problem. */
export const largestWhole = (side: number): number => Math.floor(2 ** 52 / (2 * side));

const random = (side: number, entry: (draw: ReturnType<typeof seededRandom>) => number): number[][] => {
  const draw = seededRandom(side);
  return square(side, () => entry(draw));
};

export const nastyWeights: ReadonlyArray<NastyWeights> = [
  { title: "all equal", side: 90, weights: (side) => square(side, () => 7) },
  { title: "all equal and no whole number", side: 60, weights: (side) => square(side, () => 0.1) },
  {
    title: "nothing but 0 and −0",
    side: 60,
    weights: (side) => square(side, (r, c) => ((r + c) % 3 === 0 ? -0 : 0)),
  },
  {
    title: "every row eight times",
    side: 64,
    weights: (side) => square(side, (r, c) => ((r >> 3) * 7919 + c * 104_729) % 1009),
  },
  {
    title: "every column eight times, of fractions",
    side: 64,
    weights: (side) => square(side, (r, c) => (((c >> 3) * 7919 + r * 104_729) % 1009) / 7),
  },
  { title: "row times column", side: 90, weights: (side) => square(side, (r, c) => (r + 1) * (c + 1)) },
  {
    title: "row times column, negative",
    side: 90,
    weights: (side) => square(side, (r, c) => -(r + 1) * (c + 1)),
  },
  {
    title: "a price for the row, one for the column, and hardly any difference",
    side: 80,
    weights: (side) =>
      square(side, (r, c) => 1e6 * ((r * 37) % 101) + 1e6 * ((c * 53) % 97) + ((r * 7 + c * 11) % 3)),
  },
  {
    title: "from 1e-300 to 1e300",
    side: 50,
    weights: (side) => random(side, (draw) => (draw.fraction() - 0.5) * 10 ** (draw.below(601) - 300)),
  },
  {
    title: "denormal",
    side: 50,
    weights: (side) => random(side, (draw) => Number.MIN_VALUE * (draw.below(2001) - 1000)),
  },
  {
    title: "denormal beside 1",
    side: 50,
    weights: (side) => random(side, (draw) => (draw.below(2) === 0 ? 0.1 + draw.below(9) : Number.MIN_VALUE)),
  },
  {
    title: "one unit in the last place apart",
    side: 60,
    weights: (side) => random(side, (draw) => 1 / 3 + 2 ** -54 * draw.below(4)),
  },
  {
    title: "whole numbers as large as are taken",
    side: 60,
    weights: (side) =>
      random(side, (draw) => (largestWhole(side) - draw.below(5)) * (draw.below(2) === 0 ? 1 : -1)),
  },
  {
    title: "whole numbers as large as are taken, on a chain without a choice",
    side: 60,
    weights: (side) =>
      square(
        side,
        (r, c) => (r === c || r === c + 1 ? 1 : -1) * (largestWhole(side) - (r === c + 1 ? 0 : 1)),
      ),
  },
];
