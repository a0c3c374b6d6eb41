import type { Bipartite } from "../../src/graph/bipartite";

/** A small world as an oracle wants it: plain nested arrays, nothing shared with the solvers. */
export interface SmallWorld {
  readonly columnCount: number;
  readonly capacity: ReadonlyArray<number>;
  /** row → column → is the pair allowed? */
  readonly allowed: ReadonlyArray<ReadonlyArray<boolean>>;
}

/** Calls `visit` with every matching of the world within its capacities, row → column or −1. */
export const forEachMatching = (world: SmallWorld, visit: (columnOfRow: number[]) => void): void => {
  const chosen: number[] = [];
  const left = [...world.capacity];
  const place = (row: number): void => {
    if (row === world.allowed.length) {
      visit(chosen);
      return;
    }
    chosen[row] = -1;
    place(row + 1);
    for (let column = 0; column < world.columnCount; column++) {
      if (!world.allowed[row]![column] || left[column]! === 0) continue;
      left[column]!--;
      chosen[row] = column;
      place(row + 1);
      left[column]!++;
    }
    chosen[row] = -1;
  };
  place(0);
};

/** What every assignment solver is measured against. */
export interface BestAssignments {
  /** Best total of all matchings. */
  readonly total: number;
  /** The most pairs of any matching with that total. */
  readonly sizeAtBestTotal: number;
  /** The most pairs of any matching. */
  readonly largest: number;
  /** Best total of the matchings with that many pairs. */
  readonly totalAtLargest: number;
}

/** Looks at every matching. */
export const bestAssignments = (
  world: SmallWorld,
  weight: ReadonlyArray<ReadonlyArray<number>>,
): BestAssignments => {
  let total = Number.NEGATIVE_INFINITY;
  let sizeAtBestTotal = 0;
  let largest = 0;
  let totalAtLargest = Number.NEGATIVE_INFINITY;
  forEachMatching(world, (columnOfRow) => {
    let sum = 0;
    let size = 0;
    for (const [row, column] of columnOfRow.entries()) {
      if (column < 0) continue;
      sum += weight[row]![column]!;
      size++;
    }
    if (sum > total || (sum === total && size > sizeAtBestTotal)) {
      total = sum;
      sizeAtBestTotal = size;
    }
    if (size > largest || (size === largest && sum > totalAtLargest)) {
      largest = size;
      totalAtLargest = sum;
    }
  });
  return { total, sizeAtBestTotal, largest, totalAtLargest };
};

/** The two sides' opinions, as the definition of stability reads them. */
export interface Opinions {
  /** row → column → how much the row wants the column. */
  readonly ofRow: ReadonlyArray<ReadonlyArray<number>>;
  /** row → column → how much the column wants the row. */
  readonly ofColumn: ReadonlyArray<ReadonlyArray<number>>;
}

/** Blocking pairs word for word from the definition: both strictly gain. */
export const blockingPairs = (
  world: SmallWorld,
  opinions: Opinions,
  columnOfRow: ReadonlyArray<number>,
): [row: number, column: number][] => {
  const pairs: [number, number][] = [];
  for (let row = 0; row < world.allowed.length; row++) {
    for (let column = 0; column < world.columnCount; column++) {
      const has = columnOfRow[row]!;
      if (!world.allowed[row]![column] || has === column) continue;
      const rowGains = has < 0 || opinions.ofRow[row]![column]! > opinions.ofRow[row]![has]!;
      const guests = columnOfRow.flatMap((chosen, guest) => (chosen === column ? [guest] : []));
      const columnGains =
        guests.length < world.capacity[column]! ||
        guests.some((guest) => opinions.ofColumn[row]![column]! > opinions.ofColumn[guest]![column]!);
      if (rowGains && columnGains) pairs.push([row, column]);
    }
  }
  return pairs;
};

/** Every stable matching of the world, by looking at all matchings. */
export const stableMatchings = (world: SmallWorld, opinions: Opinions): number[][] => {
  const stable: number[][] = [];
  forEachMatching(world, (columnOfRow) => {
    if (blockingPairs(world, opinions, columnOfRow).length === 0) stable.push([...columnOfRow]);
  });
  return stable;
};

/** The world's allowed pairs in compressed sparse rows, and a matrix read along them. */
export const toGraph = (world: SmallWorld): Bipartite => {
  const rowOffsets = [0];
  const columnOfEdge: number[] = [];
  for (const row of world.allowed) {
    for (const [column, allowed] of row.entries()) if (allowed) columnOfEdge.push(column);
    rowOffsets.push(columnOfEdge.length);
  }
  return {
    rowCount: world.allowed.length,
    columnCount: world.columnCount,
    rowOffsets: Int32Array.from(rowOffsets),
    columnOfEdge: Int32Array.from(columnOfEdge),
  };
};

/** The entries of a matrix at the allowed pairs, one an edge. */
export const alongEdges = (world: SmallWorld, matrix: ReadonlyArray<ReadonlyArray<number>>): Float64Array =>
  Float64Array.from(
    world.allowed.flatMap((row, r) => row.flatMap((allowed, c) => (allowed ? [matrix[r]![c]!] : []))),
  );
