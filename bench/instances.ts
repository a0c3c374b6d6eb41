import { type Random, randomNumbers } from "./random";

/** A full matrix of weights: every row may take every column. */
export interface DenseInstance {
  readonly rowCount: number;
  readonly columnCount: number;
  /** row · columnCount + column → weight. */
  readonly weight: Float64Array;
}

/** Draws one weight after the other, row by row. */
type Weights = (size: number, random: Random) => (row: number, column: number) => number;

const TRAITS = 8;

/** Every class of dense instances by its name. */
const classes = {
  /** Uniform in [0, 1): ties never happen, good columns are plenty; the easy case. */
  uniform: (_size, random) => random,

  /** Whole numbers 1 to 100: ties everywhere, and exact arithmetic. */
  integers: (_size, random) => () => 1 + Math.floor(random() * 100),

  /** Minus the distance of two points of the unit square, so that the sum of distances is minimised: whoever is near one is near others. */
  euclidean: (size, random) => {
    const pointOfRow = Float64Array.from({ length: 2 * size }, random);
    const pointOfColumn = Float64Array.from({ length: 2 * size }, random);
    return (row, column) => {
      const x = pointOfRow[2 * row]! - pointOfColumn[2 * column]!;
      const y = pointOfRow[2 * row + 1]! - pointOfColumn[2 * column + 1]!;
      return -Math.sqrt(x * x + y * y);
    };
  },

  /**
   * Inner products of eight traits on either side: everybody wants the same few, as people do. The columns of a row are
   * alike, so searches run long; the hard case.
   */
  "low-rank": (size, random) => {
    const traitOfRow = Float64Array.from({ length: size * TRAITS }, random);
    const traitOfColumn = Float64Array.from({ length: size * TRAITS }, random);
    return (row, column) => {
      let product = 0;
      for (let trait = 0; trait < TRAITS; trait++) {
        product += traitOfRow[row * TRAITS + trait]! * traitOfColumn[column * TRAITS + trait]!;
      }
      return product;
    };
  },

  /** Minus row times column, counted from 1: the costs of Machol and Wien, on which every row wants what the one before has. */
  "row times column": () => (row, column) => -(row + 1) * (column + 1),

  /** One offset for the row, one for the column, and whole noise below 100 that alone decides: what is large says nothing. */
  offsets: (size, random) => {
    const offsetOfRow = Float64Array.from({ length: size }, () => Math.floor(random() * 1_000_000));
    const offsetOfColumn = Float64Array.from({ length: size }, () => Math.floor(random() * 1_000_000));
    return (row, column) => offsetOfRow[row]! + offsetOfColumn[column]! + Math.floor(random() * 100);
  },
} as const satisfies Readonly<Record<string, Weights>>;

/** The name of a class of dense instances. */
export type DenseClass = keyof typeof classes;

/** The square instance that belongs to a class, a size and a seed. */
export const denseInstance = (name: DenseClass, size: number, seed: number): DenseInstance => {
  const weights: Weights = classes[name];
  const weightOf = weights(size, randomNumbers(seed));
  const weight = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) weight[row * size + column] = weightOf(row, column);
  }
  return { rowCount: size, columnCount: size, weight };
};

/** The rows of an instance as views of its matrix: nothing is copied. */
export const rowsOf = ({ rowCount, columnCount, weight }: DenseInstance): Float64Array[] =>
  Array.from({ length: rowCount }, (_, row) => weight.subarray(row * columnCount, (row + 1) * columnCount));

/** The same instance to be minimised, for whoever can only do that. */
export const negated = (instance: DenseInstance): DenseInstance => ({
  ...instance,
  weight: instance.weight.map((weight) => -weight),
});

/** A graph in which everybody may meet everybody, each edge once. */
export interface GeneralInstance {
  readonly peerCount: number;
  /** edge → its lower peer. */
  readonly endA: Int32Array;
  /** edge → its higher peer. */
  readonly endB: Int32Array;
  /** edge → weight. */
  readonly weight: Float64Array;
}

/** The complete graph with whole weights from 1 to 1,000,000 that belongs to a size and a seed. */
export const completeGraph = (peerCount: number, seed: number): GeneralInstance => {
  const random = randomNumbers(seed);
  const edgeCount = (peerCount * (peerCount - 1)) / 2;
  const endA = new Int32Array(edgeCount);
  const endB = new Int32Array(edgeCount);
  let edge = 0;
  for (let a = 0; a < peerCount; a++) {
    for (let b = a + 1; b < peerCount; b++) {
      endA[edge] = a;
      endB[edge++] = b;
    }
  }
  const weight = new Float64Array(edgeCount).map(() => 1 + Math.floor(random() * 1_000_000));
  return { peerCount, endA, endB, weight };
};
