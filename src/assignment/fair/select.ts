/**
 * Selection: the element that would stand at a place if the array were sorted.
 *
 * C. A. R. Hoare, "Algorithm 65: FIND", Communications of the ACM 4 (1961), 321–322, with the median of nine as pivot. Expected O(length);
 * in descending order.
 */

/**
 * Moves elements of `[from, end)` so that `values[at]` is what it would be if they were sorted in descending order, and none before it is
 * smaller, none behind it larger. @returns `values[at]`
 */
export const selectDescending = (values: Float64Array, from: number, end: number, at: number): number => {
  let low = from;
  let high = end - 1;
  while (low < high) {
    const pivot = pivotOf(values, low, high);
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left]! > pivot) left++;
      while (values[right]! < pivot) right--;
      if (left > right) break;
      const moved = values[left]!;
      values[left++] = values[right]!;
      values[right--] = moved;
    }
    // [low, right] is at least the pivot, [left, high] at most, what lies between is the pivot.
    if (at <= right) high = right;
    else if (at >= left) low = left;
    else break;
  }
  return values[at]!;
};

/** The median of the medians of three threes, spread over the range, so that sorted and saw-toothed arrays do no harm. */
const pivotOf = (values: Float64Array, low: number, high: number): number => {
  const step = (high - low) / 8;
  const value = (eighths: number): number => values[low + Math.floor(eighths * step)]!;
  return median(
    median(value(0), value(1), value(2)),
    median(value(3), value(4), value(5)),
    median(value(6), value(7), values[high]!),
  );
};

const median = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
