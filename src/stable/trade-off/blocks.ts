import type { StableProblem } from "../problem";

/**
 * A problem whose columns are divided into blocks of places. A matching fills a column's blocks in order, its most wanted rows first.
 *
 * b  block            s  seat: an edge to one block of its column; the seats of an edge stand together, in the order of the blocks
 */
export interface Blocks {
  /** column → first block; length `columnCount + 1`. */
  readonly blockOffsets: Int32Array;
  /** block → its column. */
  readonly columnOfBlock: Int32Array;
  /** block → its places, from 1. */
  readonly placesOfBlock: Int32Array;
  /** edge → first seat; length is the number of edges + 1. */
  readonly seatOffsets: Int32Array;
  /** seat → its edge. */
  readonly edgeOfSeat: Int32Array;
  /** row → first seat; length `rowCount + 1`. */
  readonly rowOffsets: Int32Array;
  /** seat → its block; strictly ascending within a row. */
  readonly blockOfSeat: Int32Array;
}

/** Divides the places of every column evenly into at most so many blocks; earlier ones take what is left over. O(edges · blocks). */
export const divideIntoBlocks = (problem: StableProblem, most: number): Blocks => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, capacityOfColumn } = problem;
  const blockOffsets = new Int32Array(columnCount + 1);
  for (let column = 0; column < columnCount; column++)
    blockOffsets[column + 1] = blockOffsets[column]! + Math.min(most, capacityOfColumn[column]!);
  const columnOfBlock = new Int32Array(blockOffsets[columnCount]!);
  const placesOfBlock = new Int32Array(blockOffsets[columnCount]!);
  for (let column = 0; column < columnCount; column++) {
    const first = blockOffsets[column]!;
    const count = blockOffsets[column + 1]! - first;
    const places = capacityOfColumn[column]!;
    for (let at = 0; at < count; at++) {
      columnOfBlock[first + at] = column;
      placesOfBlock[first + at] = Math.floor(places / count) + (at < places % count ? 1 : 0);
    }
  }
  const seatOffsets = new Int32Array(columnOfEdge.length + 1);
  for (let e = 0; e < columnOfEdge.length; e++) {
    const column = columnOfEdge[e]!;
    seatOffsets[e + 1] = seatOffsets[e]! + blockOffsets[column + 1]! - blockOffsets[column]!;
  }
  const edgeOfSeat = new Int32Array(seatOffsets[columnOfEdge.length]!);
  const blockOfSeat = new Int32Array(edgeOfSeat.length);
  for (let e = 0; e < columnOfEdge.length; e++) {
    for (let seat = seatOffsets[e]!; seat < seatOffsets[e + 1]!; seat++) {
      edgeOfSeat[seat] = e;
      blockOfSeat[seat] = blockOffsets[columnOfEdge[e]!]! + seat - seatOffsets[e]!;
    }
  }
  return {
    blockOffsets,
    columnOfBlock,
    placesOfBlock,
    seatOffsets,
    edgeOfSeat,
    rowOffsets: Int32Array.from({ length: rowCount + 1 }, (_, row) => seatOffsets[rowOffsets[row]!]!),
    blockOfSeat,
  };
};
