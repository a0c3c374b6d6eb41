import { type Bipartite, type CompleteBipartite, findEdge, NOBODY } from "../graph/bipartite";

/** One way in which an outcome is not what it claims to be. An empty list of them is a proof. */
export type Violation =
  /** The result has not one entry a row, or not one price a row and column. */
  | {
      readonly _tag: "WrongLength";
      readonly array: string;
      readonly expected: number;
      readonly found: number;
    }
  /** A row is given a column that does not exist, or that it may not have. */
  | { readonly _tag: "ForbiddenPair"; readonly row: number; readonly column: number }
  /** A column has more rows than places. */
  | {
      readonly _tag: "OverCapacity";
      readonly column: number;
      readonly capacity: number;
      readonly load: number;
    }
  /** Row and column would both rather have each other than what they have. */
  | { readonly _tag: "BlockingPair"; readonly row: number; readonly column: number }
  /** The total that is reported is not the sum of the chosen weights. */
  | { readonly _tag: "WrongTotal"; readonly expected: number; readonly found: number }
  /** The size that is reported is not the number of chosen pairs. */
  | { readonly _tag: "WrongSize"; readonly expected: number; readonly found: number }
  /** The prices of an edge's ends do not reach its weight, so they prove nothing. */
  | { readonly _tag: "PriceTooLow"; readonly row: number; readonly column: number; readonly missing: number }
  /** A price is negative, or no number, where it must not be. */
  | {
      readonly _tag: "BadPrice";
      readonly side: "row" | "column";
      readonly index: number;
      readonly price: number;
    }
  /** The prices add up to more than the total: something better may exist. */
  | { readonly _tag: "Gap"; readonly gap: number; readonly tolerance: number }
  /** The gap that is reported is not that of the prices. */
  | { readonly _tag: "WrongGap"; readonly expected: number; readonly found: number }
  /** The cover misses an edge. */
  | { readonly _tag: "Uncovered"; readonly row: number; readonly column: number }
  /** The cover holds more places than the matching uses: a larger matching may exist. */
  | { readonly _tag: "CoverTooLarge"; readonly places: number; readonly size: number }
  /** The penalties that are reported are not those of who is left out. */
  | { readonly _tag: "WrongPenalty"; readonly expected: number; readonly found: number }
  /** A row has no column, or a column has places left, on a side that is said to be matched in full. */
  | { readonly _tag: "LeftOut"; readonly side: "row" | "column"; readonly index: number }
  /** The people who are said to compete for too little do not. */
  | { readonly _tag: "NoViolator"; readonly reason: string }
  /** The bound of a stopped run is worse than what a feasible matching reaches. */
  | { readonly _tag: "BoundTooLow"; readonly bound: number; readonly total: number };

/** Everything that keeps `columnOfRow` from being a matching of the graph within the capacities. O(rows log degree). */
export const findInfeasibilities = (
  graph: (Bipartite | CompleteBipartite) & { readonly capacityOfColumn: Int32Array },
  columnOfRow: Int32Array,
): Violation[] => {
  if (columnOfRow.length !== graph.rowCount) {
    return [
      { _tag: "WrongLength", array: "columnOfRow", expected: graph.rowCount, found: columnOfRow.length },
    ];
  }
  const violations: Violation[] = [];
  const load = new Int32Array(graph.columnCount);
  for (let row = 0; row < graph.rowCount; row++) {
    const column = columnOfRow[row]!;
    if (column === NOBODY) continue;
    if (column < 0 || column >= graph.columnCount || findEdge(graph, row, column) === NOBODY) {
      violations.push({ _tag: "ForbiddenPair", row, column });
    } else {
      load[column]!++;
    }
  }
  for (let column = 0; column < graph.columnCount; column++) {
    const capacity = graph.capacityOfColumn[column]!;
    if (load[column]! > capacity) {
      violations.push({ _tag: "OverCapacity", column, capacity, load: load[column]! });
    }
  }
  return violations;
};
