/** What rotations do to sums over pairs, and the ranks that the usual sums are made of. */
import { findEdge, NOBODY, transpose } from "../../graph/bipartite";
import { placesInOrder, preferenceOrder } from "../../graph/preference-order";
import type { StableProblem } from "../problem";
import { rotationCount } from "./closed-sets";
import type { RankSums, StableLattice } from "./outcome";

/** Ranks of the two sides, 1 for a first choice; of equal scores the lower index comes first. */
export interface ListRanks {
  /** edge → rank of the column in the row's list. */
  readonly rowRank: Float64Array;
  /** edge → rank of the row in the column's list. */
  readonly columnRank: Float64Array;
}

/** O(edges · log longest list). */
export const listRanks = (problem: StableProblem): ListRanks => {
  const { graph, originalEdge } = transpose(problem);
  const columnScore = new Float64Array(originalEdge.length);
  for (let entry = 0; entry < columnScore.length; entry++)
    columnScore[entry] = problem.columnScore[originalEdge[entry]!]!;
  const inRows = placesInOrder(problem.rowOffsets, preferenceOrder(problem.rowOffsets, problem.rowScore));
  const inColumns = placesInOrder(graph.rowOffsets, preferenceOrder(graph.rowOffsets, columnScore));
  const rowRank = new Float64Array(inRows.length);
  const columnRank = new Float64Array(inRows.length);
  for (let edge = 0; edge < inRows.length; edge++) rowRank[edge] = inRows[edge]! + 1;
  for (let entry = 0; entry < inColumns.length; entry++)
    columnRank[originalEdge[entry]!] = inColumns[entry]! + 1;
  return { rowRank, columnRank };
};

/** move → the edges of the pair that it parts and of the pair that it joins. */
export interface MoveEdges {
  readonly edgeLeft: Int32Array;
  readonly edgeTaken: Int32Array;
}

/** O(moves · log degree). */
export const moveEdges = (problem: StableProblem, lattice: StableLattice): MoveEdges => {
  const { rowOfMove, columnLeft, columnTaken } = lattice;
  const edgeLeft = new Int32Array(rowOfMove.length);
  const edgeTaken = new Int32Array(rowOfMove.length);
  for (let move = 0; move < rowOfMove.length; move++) {
    edgeLeft[move] = findEdge(problem, rowOfMove[move]!, columnLeft[move]!);
    edgeTaken[move] = findEdge(problem, rowOfMove[move]!, columnTaken[move]!);
  }
  return { edgeLeft, edgeTaken };
};

/** rotation → by how much its elimination raises the sum of a measure of pairs. O(moves). */
export const gainOfRotations = (
  lattice: StableLattice,
  { edgeLeft, edgeTaken }: MoveEdges,
  measure: Float64Array,
): Float64Array => {
  const gain = new Float64Array(rotationCount(lattice));
  for (let rotation = 0; rotation < gain.length; rotation++) {
    let sum = 0;
    for (let move = lattice.rotationOffsets[rotation]!; move < lattice.rotationOffsets[rotation + 1]!; move++)
      sum += measure[edgeTaken[move]!]! - measure[edgeLeft[move]!]!;
    gain[rotation] = sum;
  }
  return gain;
};

/** Sum of a measure over the pairs of a matching. O(rows · log degree). */
export const sumOver = (problem: StableProblem, columnOfRow: Int32Array, measure: Float64Array): number => {
  let sum = 0;
  for (let row = 0; row < columnOfRow.length; row++) {
    const column = columnOfRow[row]!;
    if (column !== NOBODY) sum += measure[findEdge(problem, row, column)]!;
  }
  return sum;
};

/** Both sides' sums of ranks. */
export const rankSums = (
  problem: StableProblem,
  columnOfRow: Int32Array,
  { rowRank, columnRank }: ListRanks,
): RankSums => ({
  rowCost: sumOver(problem, columnOfRow, rowRank),
  columnCost: sumOver(problem, columnOfRow, columnRank),
});

/** Who is worst off, and how badly. */
export interface WorstOff {
  /** The row of the pair, or −1 when nobody has a partner. */
  readonly row: number;
  /** The rank, or 0. */
  readonly rank: number;
}

/** The pair with the greatest rank; of several that of the lowest row. O(rows · log degree). */
export const worstOff = (problem: StableProblem, columnOfRow: Int32Array, rank: Float64Array): WorstOff => {
  let worst = { row: NOBODY, rank: 0 };
  for (let row = 0; row < columnOfRow.length; row++) {
    const column = columnOfRow[row]!;
    if (column === NOBODY) continue;
    const found = rank[findEdge(problem, row, column)]!;
    if (found > worst.rank) worst = { row, rank: found };
  }
  return worst;
};
