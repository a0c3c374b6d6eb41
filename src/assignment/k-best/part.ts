/** The parts of the space that are open, and the queue in which they wait. */
import { NOBODY } from "../../graph/bipartite";
import type { Optimum, Space } from "./space";

/**
 * An open part: the assignments that agree with an item on the first rows of its order, and give the next row nothing of what it was given by `base` or by the
 * bases of the parts `before`.
 */
export interface Part {
  /** Index of the item agreed with; −1 for the whole space. */
  readonly item: number;
  /** How many rows of the item's order are agreed on; −1 for the whole space. */
  readonly depth: number;
  /** The optimum of this part before its last exclusion. Not there for the whole space. */
  readonly base: Optimum | undefined;
  /** The part from which `base` was taken, when that has the same item and depth. */
  readonly before: Part | undefined;
  /** No assignment of the part is worth more. */
  bound: number;
  /** The best of the part, once it is known; its value is the bound then. */
  optimum: Optimum | undefined;
}

/** The columns that a part's row must not take; −1 when it must not be left out. */
export const exclusionsOf = ({ columnOfEdge }: Space, part: Part | undefined, row: number): number[] => {
  const excluded: number[] = [];
  for (let one = part; one !== undefined; one = one.before) {
    const edge = one.base === undefined ? NOBODY : one.base.edgeOfRow[row]!;
    excluded.push(edge === NOBODY ? NOBODY : columnOfEdge[edge]!);
  }
  return excluded;
};

/**
 * The open parts, the most promising first: the largest bound; of equal bounds one whose optimum is known; then the deepest, which is solved fastest; then the one that
 * came first. A binary heap.
 */
export class PartQueue {
  private readonly waiting: { readonly part: Part; readonly arrival: number }[] = [];
  private arrivals = 0;

  peek(): Part | undefined {
    return this.waiting[0]?.part;
  }

  /** All parts inside, in no order that means anything. */
  parts(): Part[] {
    return this.waiting.map(({ part }) => part);
  }

  push(part: Part): void {
    const { waiting } = this;
    const entry = { part, arrival: this.arrivals++ };
    let at = waiting.length;
    waiting.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.comesBefore(entry, waiting[parent]!)) break;
      waiting[at] = waiting[parent]!;
      at = parent;
    }
    waiting[at] = entry;
  }

  pop(): Part | undefined {
    const { waiting } = this;
    const top = waiting[0];
    const last = waiting.pop();
    if (top === undefined || last === undefined || waiting.length === 0) return top?.part;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= waiting.length) break;
      if (child + 1 < waiting.length && this.comesBefore(waiting[child + 1]!, waiting[child]!)) child++;
      if (!this.comesBefore(waiting[child]!, last)) break;
      waiting[at] = waiting[child]!;
      at = child;
    }
    waiting[at] = last;
    return top.part;
  }

  private comesBefore(
    one: { readonly part: Part; readonly arrival: number },
    other: { readonly part: Part; readonly arrival: number },
  ): boolean {
    const a = one.part;
    const b = other.part;
    if (a.bound !== b.bound) return a.bound > b.bound;
    if ((a.optimum === undefined) !== (b.optimum === undefined)) return a.optimum !== undefined;
    if (a.depth !== b.depth) return a.depth > b.depth;
    return one.arrival < other.arrival;
  }
}
