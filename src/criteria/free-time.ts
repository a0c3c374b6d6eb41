/**
 * A mentee's free time, laid over the clocks of a mentors' zone: how much of it lies in each slot that a mentor of that zone has. The
 * minutes in common with a mentor are then the sum over the mentor's slots.
 *
 * Letters: s numbers the different slots of a zone; b its *bounds*, the minutes of the week at which one of them begins or ends, ascending.
 */
import type { CountedPart } from "./common-weeks";
import { type Intervals, MINUTES_OF_WEEK } from "./weekly-slots";

/** The different slots of the people of one zone. */
export interface SlotsOfZone {
  /** b → minute of the week. */
  readonly bounds: Int32Array;
  /** s → b of its beginning. */
  readonly start: Int32Array;
  /** s → b of its end. */
  readonly end: Int32Array;
}

/** The slots of a side, numbered within each zone. */
export interface NumberedSlots {
  readonly zones: ReadonlyArray<SlotsOfZone>;
  /** The slots of person `i` are `slots[offsets[i], offsets[i + 1])`, each an s of the person's zone. */
  readonly offsets: Int32Array;
  readonly slots: Int32Array;
}

/** Numbers the slots of a side, zone by zone. */
export const numberSlots = (
  weeks: ReadonlyArray<Intervals>,
  zoneOf: Int32Array,
  zoneCount: number,
): NumberedSlots => {
  const numbersOfZone = Array.from({ length: zoneCount }, () => new Map<number, number>());
  const offsets = new Int32Array(weeks.length + 1);
  const slots: number[] = [];
  for (const [person, intervals] of weeks.entries()) {
    const numbers = numbersOfZone[zoneOf[person]!]!;
    for (let at = 0; at < intervals.length; at += 2) {
      const key = intervals[at]! * KEY + intervals[at + 1]!;
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      slots.push(number);
    }
    offsets[person + 1] = slots.length;
  }
  return {
    zones: numbersOfZone.map((numbers) => withBounds([...numbers.keys()])),
    offsets,
    slots: Int32Array.from(slots),
  };
};

/** Above the last minute of a week: a slot's key is its beginning times this, plus its end. */
const KEY = MINUTES_OF_WEEK + 1;

const withBounds = (keys: ReadonlyArray<number>): SlotsOfZone => {
  const from = keys.map((key) => Math.floor(key / KEY));
  const to = keys.map((key) => key % KEY);
  const bounds = Int32Array.from(new Set([...from, ...to])).sort();
  const numberOf = new Map(Array.from(bounds, (minute, b) => [minute, b]));
  const numbers = (minutes: ReadonlyArray<number>): Int32Array =>
    Int32Array.from(minutes, (minute) => numberOf.get(minute) ?? 0);
  return { bounds, start: numbers(from), end: numbers(to) };
};

/**
 * The minutes of somebody's free time that lie in each slot of a zone, summed over weeks: s → minutes, into `out[first + s]`.
 *
 * O(parts · slots · log(bounds) + bounds and slots of the zone).
 *
 * @param week - the free time, on the clocks of the person's own zone
 * @param isReference - whether the parts are counted on the person's own clocks, or on those of the other zone
 * @param totals - room for a number a bound
 */
export const layFreeTime = (
  week: Intervals,
  parts: ReadonlyArray<CountedPart>,
  isReference: boolean,
  { bounds, start: startOf, end: endOf }: SlotsOfZone,
  totals: Int32Array,
  out: Int32Array,
  first: number,
): void => {
  // b → minutes of free time between the bound before it and itself; below, their running totals.
  totals.fill(0);
  const add = (from: number, to: number, count: number): void => {
    let before = from;
    for (let b = firstAbove(bounds, from); b < bounds.length && before < to; b++) {
      const until = Math.min(bounds[b]!, to);
      totals[b]! += count * (until - before);
      before = until;
    }
  };
  for (const part of parts) {
    // On the person's own clocks the part cuts the slot before it is moved to the other's; on the other's clocks, after that.
    const moved = isReference ? -part.shift : part.shift;
    const ownFrom = isReference ? part.from : 0;
    const ownTo = isReference ? part.to : MINUTES_OF_WEEK;
    const otherFrom = isReference ? 0 : part.from;
    const otherTo = isReference ? MINUTES_OF_WEEK : part.to;
    for (let at = 0; at < week.length; at += 2) {
      const from = Math.max(week[at]!, ownFrom) + moved;
      const to = Math.min(week[at + 1]!, ownTo) + moved;
      // What is Sunday here may be the Monday of the other's next week, which is as good as that of this one.
      for (let turn = -MINUTES_OF_WEEK; turn <= MINUTES_OF_WEEK; turn += MINUTES_OF_WEEK) {
        const start = Math.max(from + turn, otherFrom);
        const end = Math.min(to + turn, otherTo);
        if (start < end) add(start, end, part.count);
      }
    }
  }
  for (let b = 1; b < totals.length; b++) totals[b]! += totals[b - 1]!;
  for (let s = 0; s < startOf.length; s++) out[first + s] = totals[endOf[s]!]! - totals[startOf[s]!]!;
};

/** The first of some ascending numbers that is above another, by position; their count if none is. */
const firstAbove = (ascending: Int32Array, number: number): number => {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! > number) high = middle;
    else low = middle + 1;
  }
  return low;
};
