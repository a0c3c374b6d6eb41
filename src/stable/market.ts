import type { Bipartite } from "../graph/bipartite";
import type { StableProblem } from "./problem";

/** Which side asks. The asking side gets the best partners any stable matching gives it, the asked side the worst. */
export type ProposingSide = "rows" | "columns";

/** A problem as its proposers see it: whoever proposes stands in the rows of the graph. */
export interface Market {
  readonly graph: Bipartite;
  /** edge → how much the proposer wants the receiver. */
  readonly wanted: Float64Array;
  /** edge → how much the receiver wants the proposer. */
  readonly wantedBack: Float64Array;
  /** proposer → the most receivers it takes. */
  readonly quotaOfProposer: Int32Array;
  /** receiver → the most proposers it takes. */
  readonly quotaOfReceiver: Int32Array;
  /** position → edge of the proposers' lists in order, where that is known beforehand. */
  readonly order?: Int32Array | undefined;
}

/** A problem with one of its sides as the proposers. O(1) for rows, O(rows + columns + edges) for columns. */
export const marketOf = (
  problem: StableProblem,
  capacityOfRow: Int32Array,
  proposing: ProposingSide,
): Market => {
  if (proposing === "columns") {
    return {
      ...swapSides(problem),
      quotaOfProposer: problem.capacityOfColumn,
      quotaOfReceiver: capacityOfRow,
    };
  }
  return {
    graph: problem,
    wanted: problem.rowScore,
    wantedBack: problem.columnScore,
    quotaOfProposer: capacityOfRow,
    quotaOfReceiver: problem.capacityOfColumn,
    // An order that came along with other scores says nothing about these.
    order: problem.rowOrder?.rowScore === problem.rowScore ? problem.rowOrder.edgeAt : undefined,
  };
};

/** Columns that are written to by turns: more at once, and full matrices take 1.6 times as long (2,000 by 2,000). */
const COLUMNS_A_BLOCK = 256;
/** Edges that a row must have in a block on average, or finding its place in each block costs more than it saves. */
const EDGES_A_BLOCK = 64;

/** Graph and scores read from the columns: a counting sort, block by block of columns; the rows of a column come out ascending. */
const swapSides = (problem: StableProblem): Pick<Market, "graph" | "wanted" | "wantedBack"> => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, rowScore, columnScore } = problem;
  const columnOffsets = new Int32Array(columnCount + 1);
  for (let e = 0; e < columnOfEdge.length; e++) columnOffsets[columnOfEdge[e]! + 1]!++;
  for (let c = 0; c < columnCount; c++) columnOffsets[c + 1]! += columnOffsets[c]!;

  const rowOfEdge = new Int32Array(columnOfEdge.length);
  const wanted = new Float64Array(columnOfEdge.length);
  const wantedBack = new Float64Array(columnOfEdge.length);
  /** column → where its next edge goes. */
  const nextSlot = columnOffsets.slice(0, columnCount);
  /** row → its first edge in the blocks to come. */
  const nextEdge = rowOffsets.slice(0, rowCount);
  const isDense = columnOfEdge.length * COLUMNS_A_BLOCK >= rowCount * columnCount * EDGES_A_BLOCK;
  const block = isDense ? COLUMNS_A_BLOCK : Math.max(1, columnCount);
  for (let blockEnd = block; blockEnd < columnCount + block; blockEnd += block) {
    for (let row = 0; row < rowCount; row++) {
      const end = rowOffsets[row + 1]!;
      let e = nextEdge[row]!;
      for (; e < end; e++) {
        const column = columnOfEdge[e]!;
        if (column >= blockEnd) break;
        const slot = nextSlot[column]!;
        nextSlot[column] = slot + 1;
        rowOfEdge[slot] = row;
        wanted[slot] = columnScore[e]!;
        wantedBack[slot] = rowScore[e]!;
      }
      nextEdge[row] = e;
    }
  }
  const graph = {
    rowCount: columnCount,
    columnCount: rowCount,
    rowOffsets: columnOffsets,
    columnOfEdge: rowOfEdge,
  };
  return { graph, wanted, wantedBack };
};
