/** The weeks of a programme, as the clocks of every two zones stand to each other in them. */
import type { CriterionOf } from "../plan/criteria";
import { type CountedPart, commonWeeks, layTogether } from "./common-weeks";
import type { TimeZones } from "./time-zones";
import { MINUTES_OF_DAY, MINUTES_OF_WEEK } from "./weekly-slots";
import { clockOf, type Stretch } from "./zone-clock";

/** What the criterion needs to know of its programme. */
export interface Programme {
  /** How many weeks {@link Programme.rowsOf} lays on one another in a row. */
  readonly weeksOfRow: number;
  /**
   * The weeks of two zones, in rows: all in one, laid on one another, for the mean week; or for the worst one of them a row for each kind
   * of week.
   *
   * The *reference*, on whose clocks weeks begin and end, is the zone with the lower number, so that it does not matter who of a pair is
   * mentee and who is mentor.
   */
  readonly rowsOf: (zone: number, other: number) => ReadonlyArray<ReadonlyArray<CountedPart>>;
}

/** Every week alike, with both by one clock. */
const ONE_CLOCK: Programme = {
  weeksOfRow: 1,
  rowsOf: () => [[{ from: 0, to: MINUTES_OF_WEEK, shift: 0, count: 1 }]],
};

/** Beyond a programme's weeks, how far clocks are followed: zones are up to 26 hours apart. */
const MARGIN = 2 * MINUTES_OF_DAY;

/**
 * The programme of a criterion over zones numbered by name. Without zones, or where nothing knows them, everybody lives by one clock.
 *
 * Clocks and weeks are worked out when they are first asked for: O(days) a zone, O(weeks) for two of them.
 */
export const programmeOf = (
  { from, to, over }: CriterionOf<"availability">,
  names: ReadonlyArray<string>,
  timeZones: TimeZones | undefined,
): Programme => {
  if (timeZones === undefined || from === undefined || to === undefined) return ONE_CLOCK;
  const firstMonday = mondayOf(minuteOf(from));
  const weeks = (mondayOf(minuteOf(to)) - firstMonday) / MINUTES_OF_WEEK + 1;
  const end = firstMonday + weeks * MINUTES_OF_WEEK;

  const clocks = new Map<number, Stretch[]>();
  const clock = (zone: number): Stretch[] => {
    const known = clocks.get(zone);
    if (known !== undefined) return known;
    const made = clockOf(timeZones, names[zone] ?? "", firstMonday - MARGIN, end + MARGIN);
    clocks.set(zone, made);
    return made;
  };
  const known = new Map<number, ReadonlyArray<ReadonlyArray<CountedPart>>>();
  const rowsOf = (zone: number, other: number): ReadonlyArray<ReadonlyArray<CountedPart>> => {
    const [reference, second] = zone <= other ? [zone, other] : [other, zone];
    const key = reference * names.length + second;
    const before = known.get(key);
    if (before !== undefined) return before;
    const kinds = commonWeeks(clock(reference), clock(second), firstMonday, weeks);
    const rows =
      over === "mean"
        ? [layTogether(kinds)]
        : kinds.map(({ parts }) => parts.map((part) => ({ ...part, count: 1 })));
    known.set(key, rows);
    return rows;
  };
  return { weeksOfRow: over === "mean" ? weeks : 1, rowsOf };
};

/** Midnight of a date, in minutes that clocks show. */
const minuteOf = (date: string): number => Date.parse(`${date}T00:00Z`) / 60_000;

/** 1970-01-01 was a Thursday: three days after a Monday. */
const mondayOf = (midnight: number): number => {
  const sinceMonday = (midnight + 3 * MINUTES_OF_DAY) % MINUTES_OF_WEEK;
  return midnight - (sinceMonday < 0 ? sinceMonday + MINUTES_OF_WEEK : sinceMonday);
};
