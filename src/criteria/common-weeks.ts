/**
 * How the clocks of two zones stand to each other, week by week.
 *
 * A week runs from Monday 00:00 to Sunday 24:00 on the clocks of one zone, the *reference*; on these its minutes are counted, and a
 * slot of somebody who lives there stands at the same minutes in every week. The other zone's clocks show `shift` minutes less.
 */
import { MINUTES_OF_WEEK } from "./weekly-slots";
import type { Stretch } from "./zone-clock";

/** A part `[from, to)` of a week, in minutes of the reference, through which the shift is the same. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

/** Weeks in which the clocks of both stand to each other in the same way. */
export interface LikeWeeks {
  /** How many there are. */
  readonly count: number;
  /** In order and disjoint; a time that either's clocks skip, or show for the second time, is in none. */
  readonly parts: ReadonlyArray<Part>;
}

/** A part of some weeks, and how many they are. */
export interface CountedPart extends Part {
  readonly count: number;
}

/**
 * The weeks of a programme, by how the clocks stand to each other in them. O(weeks).
 *
 * @param firstMonday - the first week's Monday 00:00, in minutes that clocks show
 * @param weeks - how many weeks there are
 */
export const commonWeeks = (
  reference: ReadonlyArray<Stretch>,
  other: ReadonlyArray<Stretch>,
  firstMonday: number,
  weeks: number,
): ReadonlyArray<LikeWeeks> => {
  const partsOfWeek = Array.from({ length: weeks }, (): Part[] => []);
  let at = 0;
  let bt = 0;
  while (at < reference.length && bt < other.length) {
    const [a, b] = [reference[at]!, other[bt]!];
    const from = Math.max(a.from, b.from) + a.offset - firstMonday;
    const to = Math.min(a.to, b.to) + a.offset - firstMonday;
    addParts(partsOfWeek, from, to, a.offset - b.offset);
    if (a.to <= b.to) at++;
    else bt++;
  }
  const alike = new Map<string | number, { count: number; parts: ReadonlyArray<Part> }>();
  for (const parts of partsOfWeek) {
    const key = keyOf(parts);
    const seen = alike.get(key);
    if (seen === undefined) alike.set(key, { count: 1, parts });
    else seen.count++;
  }
  return [...alike.values()];
};

/** The same for weeks that are alike: as good as always, the week's one shift. */
const keyOf = (parts: ReadonlyArray<Part>): string | number => {
  const only = parts.length === 1 ? parts[0] : undefined;
  if (only?.from === 0 && only.to === MINUTES_OF_WEEK) return only.shift;
  return parts.map(({ from, to, shift }) => `${from} ${to} ${shift}`).join();
};

/** Adds `[from, to)`, in minutes since the first Monday, to the weeks that it lies in. */
const addParts = (partsOfWeek: ReadonlyArray<Part[]>, from: number, to: number, shift: number): void => {
  const first = Math.max(0, Math.floor(from / MINUTES_OF_WEEK));
  for (let week = first; week < partsOfWeek.length; week++) {
    const monday = week * MINUTES_OF_WEEK;
    const part = { from: Math.max(0, from - monday), to: Math.min(MINUTES_OF_WEEK, to - monday), shift };
    if (part.from >= part.to) return;
    const parts = partsOfWeek[week]!;
    const last = parts.at(-1);
    if (last?.to === part.from && last.shift === shift)
      parts[parts.length - 1] = { ...part, from: last.from };
    else parts.push(part);
  }
};

/** All weeks laid on one another: for each shift, which parts of a week have it in how many weeks. */
export const layTogether = (kinds: ReadonlyArray<LikeWeeks>): CountedPart[] => {
  const changesOfShift = new Map<number, Map<number, number>>();
  for (const { count, parts } of kinds) {
    for (const { from, to, shift } of parts) {
      const changes = changesOfShift.get(shift) ?? new Map<number, number>();
      changesOfShift.set(shift, changes);
      changes.set(from, (changes.get(from) ?? 0) + count);
      changes.set(to, (changes.get(to) ?? 0) - count);
    }
  }
  const together: CountedPart[] = [];
  for (const [shift, changes] of changesOfShift) {
    let count = 0;
    let from = 0;
    for (const [minute, change] of [...changes].sort(([a], [b]) => a - b)) {
      if (change === 0) continue;
      if (count > 0) together.push({ from, to: minute, shift, count });
      count += change;
      from = minute;
    }
  }
  return together;
};
