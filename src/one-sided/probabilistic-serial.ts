/**
 * The probabilistic serial rule: all rows eat at the same speed, each from its best column that has something left.
 *
 * A. Bogomolnaia and H. Moulin, "A new solution to the random assignment problem", Journal of Economic Theory 100 (2001), 295–328.
 *
 * t  time, from 0 to 1; a row has eaten 1 at the end, or has nothing left that it accepts
 *
 * Departures: columns have places; in the time until something runs out nothing is done (events instead of steps).
 */
import { NOBODY } from "../graph/bipartite";
import { IndexedHeap } from "../graph/heap";
import { preferenceOrder } from "../graph/preference-order";
import type { ProbabilisticAssignment } from "./outcome";
import type { OneSidedProblem } from "./problem";

/**
 * Chances of every row for every column, as fair as can be before lots are drawn.
 *
 * *When to use*: for chances that nobody envies; draw from {@link birkhoffVonNeumann}'s lottery afterwards.
 *
 * *Details*: O(edges (log degree + log columns)). Ordinally efficient: no other chances are better for everybody, whatever the rows' utilities
 * are. Free of envy: nobody would rather have the chances of somebody else. Of equal scores the lower column is the better one.
 *
 * *Gotchas*: chances are floats, exact within about 2^−52 for every column that runs out. A row can sometimes gain by telling other
 * wishes than it has, which {@link randomSerialDictatorship} does not allow.
 *
 * @returns edge → probability
 *
 * @example
 * ```ts
 * const wishes = oneSidedProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(2, 1, 2, 1), // both want column 0
 * });
 * probabilisticSerial(wishes).share; // Float64Array [0.5, 0.5, 0.5, 0.5]
 * ```
 */
export const probabilisticSerial = (problem: OneSidedProblem): ProbabilisticAssignment => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, rowScore, capacityOfColumn } = problem;
  const order = preferenceOrder(rowOffsets, rowScore);
  const next = rowOffsets.slice(0, rowCount);
  const share = new Float64Array(columnOfEdge.length);
  /** column → 1 once nothing is left. */
  const isGone = new Uint8Array(columnCount);
  /** column → what was left at `since`, how many eat from it, when it runs out. */
  const left = Float64Array.from(capacityOfColumn);
  const since = new Float64Array(columnCount);
  const eaters = new Int32Array(columnCount);
  const goneAt = new Float64Array(columnCount);
  const running = new IndexedHeap(columnCount, goneAt);
  /** The rows that eat from a column: a list through `nextEater`. */
  const firstEater = new Int32Array(columnCount).fill(NOBODY);
  const nextEater = new Int32Array(rowCount).fill(NOBODY);
  const startedAt = new Float64Array(rowCount);
  /** column → 1 while it waits for its new end to be worked out. */
  const isChanged = new Uint8Array(columnCount);
  let changed: number[] = [];

  const sitDown = (row: number, time: number): void => {
    while (next[row]! < rowOffsets[row + 1]! && isGone[columnOfEdge[order[next[row]!]!]!] === 1) next[row]!++;
    if (next[row] === rowOffsets[row + 1]) return;
    const column = columnOfEdge[order[next[row]!]!]!;
    startedAt[row] = time;
    nextEater[row] = firstEater[column]!;
    firstEater[column] = row;
    if (isChanged[column] === 0) {
      isChanged[column] = 1;
      changed.push(column);
      left[column]! -= eaters[column]! * (time - since[column]!);
      since[column] = time;
    }
    eaters[column]!++;
  };
  const foresee = (): void => {
    for (const column of changed) {
      isChanged[column] = 0;
      goneAt[column] = since[column]! + Math.max(0, left[column]!) / eaters[column]!;
      running.raise(column);
    }
    changed = [];
  };

  for (let column = 0; column < columnCount; column++) if (capacityOfColumn[column] === 0) isGone[column] = 1;
  for (let row = 0; row < rowCount; row++) sitDown(row, 0);
  foresee();
  while (running.length > 0) {
    const time = goneAt[running.peek()]!;
    if (time >= 1) break;
    // Everything that runs out at this moment, before anybody looks for something else.
    const gone: number[] = [];
    while (running.length > 0 && goneAt[running.peek()]! === time) gone.push(running.pop());
    for (const column of gone) isGone[column] = 1;
    for (const column of gone) {
      let row = firstEater[column]!;
      firstEater[column] = NOBODY;
      while (row !== NOBODY) {
        const following = nextEater[row]!;
        share[order[next[row]!]!] = time - startedAt[row]!;
        sitDown(row, time);
        row = following;
      }
    }
    foresee();
  }
  for (let column = 0; column < columnCount; column++) {
    for (let row = firstEater[column]!; row !== NOBODY; row = nextEater[row]!)
      share[order[next[row]!]!] = 1 - startedAt[row]!;
  }
  return { _tag: "OrdinallyEfficient", share };
};
