import { findEdge, NOBODY } from "../graph/bipartite";
import type { OneSidedProblem } from "../one-sided/problem";

/** A change after which nobody is worse off and somebody is better off. */
export interface ParetoImprovement {
  /** Rows that move, each once. */
  readonly rows: Int32Array;
  /** The columns they move to; places for them are free or left by others of these rows. */
  readonly columns: Int32Array;
}

/** What {@link findParetoImprovement} can be told. */
export interface ParetoOptions {
  /**
   * What equal scores mean. `"lower-index"`: the lower column is better, as the mechanisms of this library take it.
   * `"indifferent"`: the row does not mind. Default: `"lower-index"`.
   */
  readonly ties?: "lower-index" | "indifferent";
}

/**
 * Finds a change after which nobody is worse off and somebody is better off, or nothing: then the matching is Pareto-optimal.
 *
 * *When to use*: on any matching of rows to columns, to see whether something was given away.
 *
 * *Details*: O(rows + columns + edges). A free place that somebody wants, a place that somebody would leave for a free one, and trades along a
 * cycle are the same thing here: a cycle among columns and one node more that stands for free places and empty hands. There is one if and only if a
 * strict wish lies within a strongly connected component (D. J. Abraham, K. Cechlárová, D. F. Manlove and K. Mehlhorn, "Pareto
 * optimality in house allocation problems", 2004; components: R. E. Tarjan, 1972).
 *
 * @param columnOfRow - row → column or −1; a matching of the problem's graph within its capacities
 * @returns an improvement, or undefined
 *
 * @example
 * ```ts
 * const wishes = oneSidedProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(1, 2, 2, 1),
 * });
 * findParetoImprovement(wishes, Int32Array.of(0, 1))?.rows.length; // 2
 * ```
 */
export const findParetoImprovement = (
  problem: OneSidedProblem,
  columnOfRow: Int32Array,
  options: ParetoOptions = {},
): ParetoImprovement | undefined => {
  const wishes = readWishes(problem, columnOfRow, (options.ties ?? "lower-index") === "indifferent");
  const component = findComponents(wishes);
  for (let node = 0; node < wishes.nodeCount; node++) {
    for (let a = wishes.offsets[node]!; a < wishes.offsets[node + 1]!; a++) {
      const head = wishes.head[a]!;
      if (wishes.strict[a] === 1 && component[head] === component[node])
        return readCycle(wishes, component, node, a);
    }
  }
  return undefined;
};

/** Columns and, as the last node, what is free: an arc says that a row would rather be there, or that nobody minds. */
interface Wishes {
  readonly nodeCount: number;
  readonly offsets: Int32Array;
  readonly head: Int32Array;
  /** arc → the row that would move, or −1. */
  readonly row: Int32Array;
  /** arc → 1 when the row gains. */
  readonly strict: Uint8Array;
}

const readWishes = (problem: OneSidedProblem, columnOfRow: Int32Array, indifferent: boolean): Wishes => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, rowScore, capacityOfColumn } = problem;
  const free = columnCount;
  const load = new Int32Array(columnCount);
  for (const column of columnOfRow) if (column !== NOBODY) load[column]!++;
  const arcs: { tail: number[]; head: number[]; row: number[]; strict: number[] } = {
    tail: [],
    head: [],
    row: [],
    strict: [],
  };
  const add = (tail: number, head: number, row: number, strict: boolean): void => {
    arcs.tail.push(tail);
    arcs.head.push(head);
    arcs.row.push(row);
    arcs.strict.push(strict ? 1 : 0);
  };
  for (let row = 0; row < rowCount; row++) {
    const has = columnOfRow[row]!;
    const own = has === NOBODY ? NOBODY : findEdge(problem, row, has);
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      if (e === own) continue;
      const gains = own === NOBODY || rowScore[e]! > rowScore[own]!;
      const same = own !== NOBODY && rowScore[e] === rowScore[own];
      if (gains || (same && (indifferent || e < own)))
        add(has === NOBODY ? free : has, columnOfEdge[e]!, row, gains || !indifferent);
    }
  }
  for (let column = 0; column < columnCount; column++) {
    // A free place: whoever moves there leaves the chain open. A place that is left may stay free.
    if (load[column]! < capacityOfColumn[column]!) add(column, free, NOBODY, false);
    add(free, column, NOBODY, false);
  }
  const nodeCount = columnCount + 1;
  const offsets = new Int32Array(nodeCount + 1);
  for (const tail of arcs.tail) offsets[tail + 1]!++;
  for (let node = 0; node < nodeCount; node++) offsets[node + 1]! += offsets[node]!;
  const next = offsets.slice(0, nodeCount);
  const head = new Int32Array(arcs.head.length);
  const row = new Int32Array(arcs.head.length);
  const strict = new Uint8Array(arcs.head.length);
  for (const [at, tail] of arcs.tail.entries()) {
    const slot = next[tail]!++;
    head[slot] = arcs.head[at]!;
    row[slot] = arcs.row[at]!;
    strict[slot] = arcs.strict[at]!;
  }
  return { nodeCount, offsets, head, row, strict };
};

/** node → its strongly connected component. Tarjan's method with a stack of its own instead of recursion. */
const findComponents = ({ nodeCount, offsets, head }: Wishes): Int32Array => {
  const component = new Int32Array(nodeCount).fill(-1);
  const found = new Int32Array(nodeCount).fill(-1);
  const lowest = new Int32Array(nodeCount);
  const next = offsets.slice(0, nodeCount);
  const path: number[] = [];
  const open: number[] = [];
  let time = 0;
  let components = 0;
  for (let start = 0; start < nodeCount; start++) {
    if (found[start] !== -1) continue;
    path.push(start);
    while (path.length > 0) {
      const node = path.at(-1)!;
      if (found[node] === -1) {
        found[node] = time;
        lowest[node] = time++;
        open.push(node);
      }
      if (next[node]! < offsets[node + 1]!) {
        const other = head[next[node]!++]!;
        if (found[other] === -1) path.push(other);
        else if (component[other] === -1) lowest[node] = Math.min(lowest[node]!, found[other]!);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) lowest[above] = Math.min(lowest[above]!, lowest[node]!);
      if (lowest[node] !== found[node]) continue;
      for (let member = open.pop()!; ; member = open.pop()!) {
        component[member] = components;
        if (member === node) break;
      }
      components++;
    }
  }
  return component;
};

/** The shortest way back from the head of an arc to its tail, within their component; the rows on it move. */
const readCycle = (
  { nodeCount, offsets, head, row }: Wishes,
  component: Int32Array,
  tail: number,
  arc: number,
): ParetoImprovement => {
  const arcInto = new Int32Array(nodeCount).fill(-1);
  const tailInto = new Int32Array(nodeCount).fill(-1);
  const queue = [head[arc]!];
  for (const node of queue) {
    if (node === tail) break;
    for (let a = offsets[node]!; a < offsets[node + 1]!; a++) {
      const other = head[a]!;
      if (component[other] !== component[tail] || arcInto[other] !== -1 || other === head[arc]) continue;
      arcInto[other] = a;
      tailInto[other] = node;
      queue.push(other);
    }
  }
  const rows: number[] = [row[arc]!];
  const columns: number[] = [head[arc]!];
  for (let node = tail; node !== head[arc]; node = tailInto[node]!) {
    const a = arcInto[node]!;
    if (row[a] === NOBODY) continue;
    rows.push(row[a]!);
    columns.push(node);
  }
  return { rows: Int32Array.from(rows), columns: Int32Array.from(columns) };
};
