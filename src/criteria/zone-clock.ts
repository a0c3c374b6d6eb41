/**
 * What a zone's clocks show over a stretch of time.
 *
 * Time is counted in minutes since 1970-01-01T00:00Z; what clocks show, as if it were UTC, in the same way. An interval is half-open.
 */
import type { TimeZones } from "./time-zones";

/** A stretch of time `[from, to)` through which the clocks show what UTC shows plus `offset`, and nothing that they have shown before. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** Minutes of a day; no zone changes its clocks twice in one and back again. */
const DAY = 24 * 60;

/** The zone's offset at a minute; `undefined` for a zone that is not known, by whatever way the library says so. */
export const offsetAt = (timeZones: TimeZones, zone: string, minute: number): number | undefined => {
  try {
    const offset = Math.round(timeZones.offsetMinutes(zone, minute * 60_000));
    return Number.isFinite(offset) ? offset : undefined;
  } catch {
    return undefined;
  }
};

/**
 * The stretches of a zone through `[from, to)`, in order; none for a zone that is not known.
 *
 * When clocks go forward, the times they skip are in no stretch. When they go back, they show some times twice, and only
 * the first showing counts: nobody has two hours where their calendar has one.
 *
 * O(days) questions to the library.
 */
export const clockOf = (timeZones: TimeZones, zone: string, from: number, to: number): Stretch[] => {
  const stretches: Stretch[] = [];
  let shown = Number.NEGATIVE_INFINITY;
  const add = (start: number, end: number, offset: number): void => {
    const first = Math.max(start, shown - offset);
    if (first < end) stretches.push({ from: first, to: end, offset });
    shown = Math.max(shown, end + offset);
  };
  let start = from;
  let offset = offsetAt(timeZones, zone, start);
  for (let at = from; offset !== undefined && at < to; ) {
    const next = Math.min(at + DAY, to);
    const then = offsetAt(timeZones, zone, next);
    if (then === offset) {
      at = next;
      continue;
    }
    // The first minute with another offset lies in (low, high].
    let low = at;
    let high = next;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(timeZones, zone, middle) === offset) low = middle;
      else high = middle;
    }
    add(start, high, offset);
    at = high;
    start = high;
    offset = offsetAt(timeZones, zone, high);
  }
  if (offset !== undefined) add(start, to, offset);
  return stretches;
};
