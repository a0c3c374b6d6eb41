/**
 * Lists in order of preference: what an algorithm needs that reads every list to its end. Deferred acceptance, which
 * reads little of them, has `stable/wish-lists.ts` instead.
 *
 * The lists lie one behind the other as everywhere (`offsets`); an entry is an edge or an arc, and has a score.
 */

import type { Progress } from "./slices";

/** Entries that are sorted before a slice ends: a few milliseconds. */
const ENTRIES_PER_SLICE = 1 << 14;

/** Lists up to this length are sorted by insertion. */
const SHORT = 12;

/**
 * The entries of every list, the most wanted first; of equal scores the lower entry, which is the lower index at the other end.
 *
 * @returns position → entry; list `i` has the positions `[offsets[i], offsets[i + 1])`. Merge sort, O(entries · log longest).
 */
export const preferenceOrder = (offsets: Int32Array, score: Float64Array): Int32Array => {
  const slices = preferenceOrderInSlices(offsets, score);
  let step = slices.next();
  while (step.done !== true) step = slices.next();
  return step.value;
};

/** {@link preferenceOrder} in slices; progress counts entries. A single list is never cut in two. */
export function* preferenceOrderInSlices(
  offsets: Int32Array,
  score: Float64Array,
): Generator<Progress, Int32Array> {
  const order = new Int32Array(score.length);
  for (let entry = 0; entry < order.length; entry++) order[entry] = entry;
  const spare = new Int32Array(longestList(offsets));
  let next = ENTRIES_PER_SLICE;
  for (let list = 0; list + 1 < offsets.length; list++) {
    const end = offsets[list + 1]!;
    sortList(order, score, offsets[list]!, end, spare);
    if (end < next) continue;
    next = end + ENTRIES_PER_SLICE;
    yield { done: end, total: order.length };
  }
  return order;
}

/**
 * Ranks that go with {@link preferenceOrder}: 0 for the most wanted of a list, the same rank for equal scores, and no rank left out.
 *
 * @returns entry → rank. O(entries).
 */
export const denseRanks = (offsets: Int32Array, score: Float64Array, order: Int32Array): Int32Array => {
  const rank = new Int32Array(score.length);
  for (let list = 0; list + 1 < offsets.length; list++) {
    let current = 0;
    for (let at = offsets[list]!; at < offsets[list + 1]!; at++) {
      if (at > offsets[list]! && score[order[at]!] !== score[order[at - 1]!]) current++;
      rank[order[at]!] = current;
    }
  }
  return rank;
};

/** The inverse of {@link preferenceOrder} within each list: entry → how many of its list stand before it. O(entries). */
export const placesInOrder = (offsets: Int32Array, order: Int32Array): Int32Array => {
  const place = new Int32Array(order.length);
  for (let list = 0; list + 1 < offsets.length; list++) {
    const start = offsets[list]!;
    for (let at = start; at < offsets[list + 1]!; at++) place[order[at]!] = at - start;
  }
  return place;
};

const longestList = (offsets: Int32Array): number => {
  let longest = 0;
  for (let list = 0; list + 1 < offsets.length; list++)
    longest = Math.max(longest, offsets[list + 1]! - offsets[list]!);
  return longest;
};

/** Sorts `order[start, end)`, which ascends: runs by insertion, then merged from short to long. */
const sortList = (
  order: Int32Array,
  score: Float64Array,
  start: number,
  end: number,
  spare: Int32Array,
): void => {
  for (let from = start; from < end; from += SHORT) {
    const to = Math.min(from + SHORT, end);
    for (let at = from + 1; at < to; at++) {
      const entry = order[at]!;
      const wanted = score[entry]!;
      let hole = at;
      // Equal ones stay in ascending order.
      while (hole > from && score[order[hole - 1]!]! < wanted) {
        order[hole] = order[hole - 1]!;
        hole--;
      }
      order[hole] = entry;
    }
  }
  for (let width = SHORT; width < end - start; width *= 2) {
    for (let from = start; from + width < end; from += 2 * width) {
      mergeRuns(order, score, from, from + width, Math.min(from + 2 * width, end), spare);
    }
  }
};

/** Merges two neighbouring runs; the first is put aside and both are written back from the front. */
const mergeRuns = (
  order: Int32Array,
  score: Float64Array,
  start: number,
  middle: number,
  end: number,
  spare: Int32Array,
): void => {
  // Nothing to do for runs that are in order already.
  if (score[order[middle - 1]!]! >= score[order[middle]!]!) return;
  const count = middle - start;
  for (let at = 0; at < count; at++) spare[at] = order[start + at]!;
  let left = 0;
  let right = middle;
  let to = start;
  while (left < count && right < end) {
    const ofLeft = spare[left]!;
    const ofRight = order[right]!;
    if (score[ofRight]! > score[ofLeft]!) {
      order[to++] = ofRight;
      right++;
    } else {
      order[to++] = ofLeft;
      left++;
    }
  }
  while (left < count) order[to++] = spare[left++]!;
};
