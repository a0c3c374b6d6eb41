/**
 * Whom each column holds while it is asked: a heap a column with the one on top that goes first, from which anybody can be taken.
 *
 * The heap of column `c` lies in `[slotOffsets[c], slotOffsets[c] + load[c])`. Goes first: the lower score, then who asks for the first time, then
 * the higher row.
 */
import { type Bipartite, NOBODY } from "../../graph/bipartite";

/** Heaps with places: of edges, one a row at most. */
export class HeldByColumn {
  /** column → rows held. */
  readonly load: Int32Array;
  private readonly slotOffsets: Int32Array;
  /** slot → edge. */
  private readonly edgeAt: Int32Array;
  /** edge → its slot, or −1. */
  private readonly slotOf: Int32Array;

  constructor(
    graph: Bipartite,
    private readonly capacityOfColumn: Int32Array,
    private readonly columnScore: Float64Array,
    /** edge → 1 when its row asks for the second time. */
    private readonly asksAgain: (edge: number) => number,
  ) {
    const { columnCount, columnOfEdge } = graph;
    const degree = new Int32Array(columnCount);
    for (let e = 0; e < columnOfEdge.length; e++) degree[columnOfEdge[e]!]!++;
    this.slotOffsets = new Int32Array(columnCount + 1);
    for (let c = 0; c < columnCount; c++) {
      this.slotOffsets[c + 1] = this.slotOffsets[c]! + Math.min(degree[c]!, capacityOfColumn[c]!);
    }
    this.load = new Int32Array(columnCount);
    this.edgeAt = new Int32Array(this.slotOffsets[columnCount]!);
    this.slotOf = new Int32Array(columnOfEdge.length).fill(NOBODY);
  }

  hasRoom(c: number): boolean {
    return this.load[c]! < this.capacityOfColumn[c]!;
  }

  /** Puts an edge into a free place. Only when the column {@link hasRoom}. */
  add(c: number, edge: number): void {
    const start = this.slotOffsets[c]!;
    this.settle(c, start + this.load[c]!++, edge);
  }

  /** The edge that goes first, or −1 for a column that holds nobody. */
  first(c: number): number {
    return this.load[c]! === 0 ? NOBODY : this.edgeAt[this.slotOffsets[c]!]!;
  }

  /** Puts an edge into the place of one that the column holds. */
  replace(c: number, held: number, edge: number): void {
    const slot = this.slotOf[held]!;
    this.slotOf[held] = NOBODY;
    this.settle(c, slot, edge);
  }

  /** Whether the column would let `held` go for `edge`: it is better, or as good and asks again where the other doesn't. */
  isBetter(edge: number, held: number): boolean {
    const difference = this.columnScore[edge]! - this.columnScore[held]!;
    return difference > 0 || (difference === 0 && this.asksAgain(edge) > this.asksAgain(held));
  }

  private goesBefore(a: number, b: number): boolean {
    if (this.isBetter(b, a)) return true;
    return !this.isBetter(a, b) && a > b;
  }

  private put(slot: number, edge: number): void {
    this.edgeAt[slot] = edge;
    this.slotOf[edge] = slot;
  }

  /** Finds the place of an edge that is to stand at a slot or above or below. */
  private settle(c: number, slot: number, edge: number): void {
    const start = this.slotOffsets[c]!;
    const count = this.load[c]!;
    let position = slot - start;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      const above = this.edgeAt[start + parent]!;
      if (!this.goesBefore(edge, above)) break;
      this.put(start + position, above);
      position = parent;
    }
    for (;;) {
      let child = 2 * position + 1;
      if (child >= count) break;
      const next = child + 1;
      if (next < count && this.goesBefore(this.edgeAt[start + next]!, this.edgeAt[start + child]!))
        child = next;
      const below = this.edgeAt[start + child]!;
      if (!this.goesBefore(below, edge)) break;
      this.put(start + position, below);
      position = child;
    }
    this.put(start + position, edge);
  }
}
