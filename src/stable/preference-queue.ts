import type { Bipartite } from "../graph/bipartite";

/**
 * For every row, its edges in order of preference, sorted only as far as somebody reads them.
 *
 * One binary heap a row, all in one array: the heap of row `i` lies in
 * `[rowOffsets[i], rowOffsets[i] + waiting[i])`. Building is O(edges); taking the next edge of a row
 * of degree d is O(log d). Higher scores come first; of equal scores, the lower column.
 */
export class PreferenceQueue {
  /** slot → edge. */
  private readonly edgeAt: Int32Array;
  /** row → edges not yet taken. */
  private readonly waiting: Int32Array;

  constructor(
    private readonly graph: Bipartite,
    /** edge → how much its row wants it. */
    private readonly score: Float64Array,
  ) {
    const { rowCount, rowOffsets, columnOfEdge } = graph;
    this.edgeAt = new Int32Array(columnOfEdge.length);
    this.waiting = new Int32Array(rowCount);
    for (let e = 0; e < columnOfEdge.length; e++) this.edgeAt[e] = e;
    for (let r = 0; r < rowCount; r++) {
      const degree = rowOffsets[r + 1]! - rowOffsets[r]!;
      this.waiting[r] = degree;
      for (let position = (degree >> 1) - 1; position >= 0; position--) {
        this.sink(rowOffsets[r]!, degree, position);
      }
    }
  }

  /** Whether the row has an edge left. */
  hasNext(row: number): boolean {
    return this.waiting[row]! > 0;
  }

  /** Takes the row's best remaining edge. Only when {@link hasNext}. */
  next(row: number): number {
    const start = this.graph.rowOffsets[row]!;
    const best = this.edgeAt[start]!;
    const left = --this.waiting[row]!;
    this.edgeAt[start] = this.edgeAt[start + left]!;
    this.sink(start, left, 0);
    return best;
  }

  private sink(start: number, count: number, from: number): void {
    const { edgeAt, score } = this;
    let position = from;
    const edge = edgeAt[start + position]!;
    for (;;) {
      let child = 2 * position + 1;
      if (child >= count) break;
      if (child + 1 < count && comesBefore(score, edgeAt[start + child + 1]!, edgeAt[start + child]!))
        child++;
      const below = edgeAt[start + child]!;
      if (!comesBefore(score, below, edge)) break;
      edgeAt[start + position] = below;
      position = child;
    }
    if (count > 0) edgeAt[start + position] = edge;
  }
}

/** Edges of one row ascend with their column, so the lower edge is the lower column. */
const comesBefore = (score: Float64Array, a: number, b: number): boolean =>
  score[a]! > score[b]! || (score[a]! === score[b]! && a < b);
