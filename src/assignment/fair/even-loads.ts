/**
 * Sharing rows out evenly: an optimal semi-matching, with capacities, by divide and conquer on the load.
 *
 * N. J. A. Harvey, R. E. Ladner, L. Lovász and T. Tamir, "Semi-matchings for bipartite graphs and load balancing", Journal of Algorithms 59
 * (2006), 53–78; J. Fakcharoenphol, B. Laekhanukit and D. Nanongkai, "Faster algorithms for semi-matching problems", ACM Transactions on
 * Algorithms 10 (2014), 14:1–14:23.
 *
 * t  threshold: no column takes more than t rows       low, high  loads of a group are from low to high
 *
 * A group begins as all rows and columns. With thresholds a largest matching leaves rows unmatched, or not. What can be reached from those rows
 * are columns that are full at t, and rows that may have no others: in every fair matching these rows stay among these columns, whose loads are at
 * least t, and the others' at most t. So the group falls into two, and the range of loads is halved. Groups of loads from t to t + 1 are done:
 * each has matched all its rows, and t + 1 is its columns' level.
 *
 * Departures: (1) columns have capacities: one that is full below t counts as if it had t; (2) the search of a group goes on from the matching of its lower bound; so
 * no column ever falls below that.
 *
 * O(√(rows + columns) · edges · log rows) time, O(edges) memory.
 */
import { type Bipartite, NOBODY } from "../../graph/bipartite";
import { EDGES_PER_SLICE, type Progress, type StopReason } from "../../graph/slices";
import { PartialMatching } from "../partial-matching";
import { growMatching } from "./hopcroft-karp";

/** A matching of all rows with even loads, or how far it came. */
export type EvenLoads =
  | {
      readonly _tag: "Even";
      readonly columnOfRow: Int32Array;
      /** column → load, or one more; only for full ones more than that. */
      readonly levelOfColumn: Int32Array;
    }
  | {
      readonly _tag: "Stopped";
      readonly reason: StopReason;
      /** Some column has at least so many rows. */
      readonly largestLoad: number;
    };

/** Rows and columns whose loads are from `low` to `high` in every fair matching, numbered for themselves. */
interface Group {
  readonly graph: Bipartite;
  /** Own number → row or column. */
  readonly rowOf: Int32Array;
  readonly columnOf: Int32Array;
  readonly low: number;
  readonly high: number;
  /** row → column of a matching in which every column has `low` rows, or is full. */
  readonly start: Int32Array;
}

/** Shares all rows out as evenly as can be; there must be a matching of all of them. Progress counts rows. */
export function* shareEvenly(
  graph: Bipartite,
  capacityOfColumn: Int32Array,
): Generator<Progress, EvenLoads, StopReason | undefined> {
  const { rowCount, columnCount } = graph;
  const columnOfRow = new Int32Array(rowCount).fill(NOBODY);
  const levelOfColumn = new Int32Array(columnCount);
  let largestCapacity = 0;
  for (const capacity of capacityOfColumn) largestCapacity = Math.max(largestCapacity, capacity);
  const groups: Group[] = [
    {
      graph,
      rowOf: indices(rowCount),
      columnOf: indices(columnCount),
      low: 0,
      high: Math.max(1, Math.min(rowCount, largestCapacity)),
      start: columnOfRow.slice(),
    },
  ];
  let largestLoad = rowCount === 0 ? 0 : 1;
  let done = 0;
  let work = 0;
  for (let group = groups.pop(); group !== undefined; group = groups.pop()) {
    const { rowOf, columnOf, low, high } = group;
    const isLast = high - low === 1;
    const threshold = isLast ? high : (low + high) >> 1;
    const places = columnOf.map((column) => Math.min(capacityOfColumn[column]!, threshold));
    const matching = new PartialMatching({
      ...group.graph,
      capacityOfColumn: places,
      weight: new Float64Array(0),
    });
    for (let row = 0; row < rowOf.length; row++) {
      if (group.start[row] !== NOBODY) matching.reassign(row, group.start[row]!);
    }
    const grown = yield* growMatching(group.graph, places, matching, rowOf.length);
    if (grown._tag === "Stopped") return { ...grown, largestLoad };
    if (isLast) {
      for (let row = 0; row < rowOf.length; row++)
        columnOfRow[rowOf[row]!] = columnOf[matching.columnOfRow[row]!]!;
      for (const column of columnOf) levelOfColumn[column] = high;
      done += rowOf.length;
    } else if (grown._tag === "Enough") {
      groups.push({ ...group, high: threshold });
    } else {
      largestLoad = Math.max(largestLoad, threshold + 1);
      const { row, column } = grown.reached;
      groups.push(
        partOf({ ...group, high: threshold }, row, column, 0),
        partOf({ ...group, low: threshold, start: matching.columnOfRow }, row, column, 1),
      );
    }
    // Small groups add up.
    work += group.graph.columnOfEdge.length + rowOf.length + columnOf.length;
    if (work < EDGES_PER_SLICE) continue;
    work = 0;
    const reason = yield { done, total: rowCount };
    if (reason !== undefined) return { _tag: "Stopped", reason, largestLoad };
  }
  return { _tag: "Even", columnOfRow, levelOfColumn };
}

const indices = (count: number): Int32Array => Int32Array.from({ length: count }, (_, at) => at);

/** The rows and columns of a group that were reached, or those that were not. Its edges to the others are of no use. O(edges of the group). */
const partOf = (group: Group, rowReached: Uint8Array, columnReached: Uint8Array, side: 0 | 1): Group => {
  const { graph, rowOf, columnOf, start } = group;
  const { rowOffsets, columnOfEdge } = graph;
  const numberOfColumn = new Int32Array(columnOf.length).fill(NOBODY);
  const columns: number[] = [];
  for (let column = 0; column < columnOf.length; column++) {
    if (columnReached[column] !== side) continue;
    numberOfColumn[column] = columns.length;
    columns.push(columnOf[column]!);
  }
  const rows: number[] = [];
  const offsets: number[] = [0];
  const edges: number[] = [];
  const starts: number[] = [];
  for (let row = 0; row < rowOf.length; row++) {
    if (rowReached[row] !== side) continue;
    rows.push(rowOf[row]!);
    const column = start[row]!;
    starts.push(column === NOBODY ? NOBODY : numberOfColumn[column]!);
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      const number = numberOfColumn[columnOfEdge[e]!]!;
      if (number !== NOBODY) edges.push(number);
    }
    offsets.push(edges.length);
  }
  return {
    ...group,
    graph: {
      rowCount: rows.length,
      columnCount: columns.length,
      rowOffsets: Int32Array.from(offsets),
      columnOfEdge: Int32Array.from(edges),
    },
    rowOf: Int32Array.from(rows),
    columnOf: Int32Array.from(columns),
    start: Int32Array.from(starts),
  };
};
