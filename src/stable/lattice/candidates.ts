/**
 * The pairs that can change hands between the row-optimal stable matching and any other one, in both sides' order of preference.
 *
 * A pair that is in some stable matching is, in the row-optimal one, either together, or such that its row has somebody better and its
 * (full) column somebody worse; and its row wants it more than any column with places left, which would take the row. All other pairs are left out before anything is sorted: of a random complete problem with 1000 a side six
 * of seven.
 */
import { type Bipartite, findEdge, NOBODY, transpose } from "../../graph/bipartite";
import { preferenceOrder } from "../../graph/preference-order";
import type { StableProblem } from "../problem";

/** Candidate pairs as two families of lists. */
export interface Candidates {
  /** row → its first position. */
  readonly rowOffsets: Int32Array;
  /** position → column; most wanted by the row first, so that its own column of the row-optimal matching leads. */
  readonly columnAt: Int32Array;
  /** position → the same pair's place in its column's list. */
  readonly placeAt: Int32Array;
  /** column → its first place; a column with places left has none. */
  readonly columnOffsets: Int32Array;
  /** place → row; most wanted by the column first. */
  readonly rowAtPlace: Int32Array;
}

/** O(edges + candidates · log longest list). */
export const candidatePairs = (problem: StableProblem, rowOptimal: Int32Array): Candidates => {
  const { graph, edgeOf } = candidateGraph(problem, rowOptimal);
  const gather = (scores: Float64Array, order: Int32Array): Float64Array => {
    const gathered = new Float64Array(order.length);
    for (let i = 0; i < order.length; i++) gathered[i] = scores[order[i]!]!;
    return gathered;
  };
  const rowOrder = preferenceOrder(graph.rowOffsets, gather(problem.rowScore, edgeOf));
  const { graph: ofColumns, originalEdge } = transpose(graph);
  const columnScore = gather(gather(problem.columnScore, edgeOf), originalEdge);
  const columnOrder = preferenceOrder(ofColumns.rowOffsets, columnScore);

  const count = edgeOf.length;
  const rowAtPlace = new Int32Array(count);
  /** candidate → its place in its column's list. */
  const placeOf = new Int32Array(count);
  for (let place = 0; place < count; place++) {
    const entry = columnOrder[place]!;
    rowAtPlace[place] = ofColumns.columnOfEdge[entry]!;
    placeOf[originalEdge[entry]!] = place;
  }
  const columnAt = new Int32Array(count);
  const placeAt = new Int32Array(count);
  for (let position = 0; position < count; position++) {
    const candidate = rowOrder[position]!;
    columnAt[position] = graph.columnOfEdge[candidate]!;
    placeAt[position] = placeOf[candidate]!;
  }
  return {
    rowOffsets: graph.rowOffsets,
    columnAt,
    placeAt,
    columnOffsets: ofColumns.rowOffsets,
    rowAtPlace,
  };
};

/** The candidates as a graph, with their edges in the problem's. */
const candidateGraph = (
  problem: StableProblem,
  rowOptimal: Int32Array,
): { readonly graph: Bipartite; readonly edgeOf: Int32Array } => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, rowScore, columnScore, capacityOfColumn } =
    problem;
  const edgeOfRow = new Int32Array(rowCount).fill(NOBODY);
  const load = new Int32Array(columnCount);
  /** column → the edge of the least wanted row it has; of equally wanted ones, that of the highest row. */
  const leastEdge = new Int32Array(columnCount).fill(NOBODY);
  for (let row = 0; row < rowCount; row++) {
    const column = rowOptimal[row]!;
    if (column === NOBODY) continue;
    const edge = findEdge(problem, row, column);
    edgeOfRow[row] = edge;
    load[column]!++;
    const least = leastEdge[column]!;
    if (least === NOBODY || columnScore[edge]! <= columnScore[least]!) leastEdge[column] = edge;
  }
  for (let column = 0; column < columnCount; column++) {
    if (load[column]! < capacityOfColumn[column]!) leastEdge[column] = NOBODY;
  }
  const isBetter = (score: Float64Array, a: number, b: number): boolean =>
    score[a]! > score[b]! || (score[a]! === score[b]! && a < b);
  /** The best edge of a row to a column with places left: it goes no further down its list. */
  const lastResort = (row: number): number => {
    let best = NOBODY;
    for (let edge = rowOffsets[row]!; edge < rowOffsets[row + 1]!; edge++) {
      const column = columnOfEdge[edge]!;
      if (load[column]! < capacityOfColumn[column]! && (best === NOBODY || isBetter(rowScore, edge, best)))
        best = edge;
    }
    return best;
  };
  const isCandidate = (edge: number, own: number, last: number): boolean => {
    const least = leastEdge[columnOfEdge[edge]!]!;
    if (least === NOBODY) return false;
    if (edge === own) return true;
    if (isBetter(rowScore, edge, own) || (last !== NOBODY && isBetter(rowScore, last, edge))) return false;
    return isBetter(columnScore, edge, least);
  };
  const offsets = new Int32Array(rowCount + 1);
  let found = new Int32Array(Math.max(16, 4 * rowCount));
  let count = 0;
  for (let row = 0; row < rowCount; row++) {
    const own = edgeOfRow[row]!;
    // The rows of a column with places left are its rows in every stable matching (rural hospitals theorem).
    if (own !== NOBODY && leastEdge[columnOfEdge[own]!]! !== NOBODY) {
      const end = rowOffsets[row + 1]!;
      if (count + end - rowOffsets[row]! > found.length) {
        const longer = new Int32Array(2 * found.length + end - rowOffsets[row]!);
        longer.set(found);
        found = longer;
      }
      const last = lastResort(row);
      for (let edge = rowOffsets[row]!; edge < end; edge++)
        if (isCandidate(edge, own, last)) found[count++] = edge;
    }
    offsets[row + 1] = count;
  }
  const edgeOf = found.slice(0, count);
  const columns = new Int32Array(count);
  for (let i = 0; i < count; i++) columns[i] = columnOfEdge[edgeOf[i]!]!;
  return { graph: { rowCount, columnCount, rowOffsets: offsets, columnOfEdge: columns }, edgeOf };
};
