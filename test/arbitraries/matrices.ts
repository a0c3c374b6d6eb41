/** Large matrices of kinds that solvers treat differently: costs like noise, and costs with structure. */
import { seededRandom } from "../../src/graph/random";

/** Makes the entry of a row and a column, for sides of a size. */
type Entries = (side: number, draw: () => number) => (row: number, column: number) => number;

const points = (side: number, dimensions: number, draw: () => number): number[][] =>
  Array.from({ length: side }, () => Array.from({ length: dimensions }, draw));

export const matrixKinds = {
  uniform: (_side, draw) => () => draw(),
  "whole numbers 1 to 100": (_side, draw) => () => 1 + Math.floor(draw() * 100),
  "two values": (_side, draw) => () => (draw() < 0.5 ? 0.1 : 0.3),
  "distances in the plane": (side, draw) => {
    const [rows, columns] = [points(side, 2, draw), points(side, 2, draw)];
    return (row, column) =>
      Math.hypot(rows[row]![0]! - columns[column]![0]!, rows[row]![1]! - columns[column]![1]!);
  },
  "products of traits": (side, draw) => {
    const [rows, columns] = [points(side, 8, draw), points(side, 8, draw)];
    return (row, column) => rows[row]!.reduce((sum, trait, at) => sum + trait * columns[column]![at]!, 0);
  },
  "products of traits, rounded": (side, draw) => {
    const [rows, columns] = [points(side, 8, draw), points(side, 8, draw)];
    return (row, column) =>
      Math.round(rows[row]!.reduce((sum, trait, at) => sum + trait * columns[column]![at]!, 0) * 9);
  },
  "row times column": () => (row, column) => (row + 1) * (column + 1),
  "a price for the row, one for the column, and noise": (side, draw) => {
    const [rows, columns] = [points(side, 1, draw), points(side, 1, draw)];
    return (row, column) =>
      Math.floor(rows[row]![0]! * 1e6) + Math.floor(columns[column]![0]! * 1e6) + Math.floor(draw() * 100);
  },
  "every seventh row the same": (side, draw) => {
    const rows = points(7, side, draw);
    return (row, column) => rows[row % 7]![column]!;
  },
} as const satisfies Readonly<Record<string, Entries>>;

export type MatrixKind = keyof typeof matrixKinds;

/** The weights of a matrix, row by row. */
export const matrixOf = (kind: MatrixKind, rows: number, columns: number, seed: number): Float64Array => {
  const { fraction } = seededRandom(seed);
  const entries: Entries = matrixKinds[kind];
  const entry = entries(Math.max(rows, columns), fraction);
  return Float64Array.from({ length: rows * columns }, (_, at) =>
    entry(Math.floor(at / columns), at % columns),
  );
};
