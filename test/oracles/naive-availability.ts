/**
 * Minutes in common the long way: every minute of a programme, and what the clocks on two walls show then. Knows nothing of offsets and
 * asks `Intl` alone what clocks show.
 */

/** Somebody with slots such as `Mon 07:00-08:00`; without a zone, by a clock that all share. */
export interface Living {
  readonly slots: ReadonlyArray<string>;
  readonly zone?: string;
}

/** First and last day. */
export interface Programme {
  readonly from: string;
  readonly to: string;
  /** Minutes between two looks at a clock: 1, or 15 where no clock changes within a quarter of an hour. Default: 1. */
  readonly step?: number;
}

const WEEK = 7 * 24 * 60;
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Minute of the week → whether somebody is free then. */
const freeMinutes = (slots: ReadonlyArray<string>): boolean[] => {
  const free = Array.from({ length: WEEK }, () => false);
  for (const slot of slots) {
    const [, day, h1, m1, h2, m2] = /^(\w+) (\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(slot)!;
    let at = DAYS.indexOf(day!) * 1440 + Number(h1) * 60 + Number(m1);
    const endOfDay = Number(h2) * 60 + Number(m2);
    do {
      free[at % WEEK] = true;
      at++;
    } while (at % 1440 !== endOfDay % 1440);
  }
  return free;
};

const minuteOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 60_000;

/** The Monday of a date's week. */
const monday = (date: string): number => {
  let minute = minuteOf(date);
  while (new Date(minute * 60_000).getUTCDay() !== 1) minute -= 1440;
  return minute;
};

/** What a clock shows minute by minute, from two days before a minute on; −1 where it has shown that, or more, before. */
const clocks = new Map<string, Float64Array>();
const clockOf = (zone: string, from: number, to: number, step: number): Float64Array => {
  const key = `${zone} ${from} ${to} ${step}`;
  const known = clocks.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  const shows = new Float64Array(to - from);
  let most = Number.NEGATIVE_INFINITY;
  for (let minute = from; minute < to; minute++) {
    const look = minute - (minute % step);
    if (minute === look || minute === from) {
      const [day, month, year, hour, past] = format
        .format(look * 60_000)
        .match(/\d+/g)!
        .map(Number);
      shows[minute - from] = Date.UTC(year!, month! - 1, day, hour, past) / 60_000 + (minute - look);
    } else shows[minute - from] = shows[minute - from - 1]! + 1;
  }
  for (let at = 0; at < shows.length; at++) {
    const isRepeat = shows[at]! <= most;
    most = Math.max(most, shows[at]!);
    if (isRepeat) shows[at] = -1;
  }
  clocks.set(key, shows);
  return shows;
};

/** Minutes in common of the mean week and of the worst. */
export const naiveMinutes = (
  one: Living,
  other: Living,
  programme?: Programme,
): { mean: number; worst: number } => {
  const [free, freeToo] = [freeMinutes(one.slots), freeMinutes(other.slots)];
  if (one.zone === undefined || other.zone === undefined || programme === undefined) {
    const common = free.filter((isFree, minute) => isFree && freeToo[minute]).length;
    return { mean: common, worst: common };
  }
  const first = monday(programme.from);
  const end = monday(programme.to) + WEEK;
  const [from, to, step] = [first - 2880, end + 2880, programme.step ?? 1];
  const clock = clockOf(one.zone, from, to, step);
  const clockToo = clockOf(other.zone, from, to, step);
  // Weeks are those of the zone whose name comes first.
  const calendar = one.zone < other.zone ? clock : clockToo;
  const ofWeek = Array.from({ length: (end - first) / WEEK }, () => 0);
  for (let at = 0; at < clock.length; at++) {
    const [shown, shownToo] = [clock[at]!, clockToo[at]!];
    if (shown < 0 || shownToo < 0) continue;
    // 1970-01-05 was a Monday.
    if (!free[(shown - 5760) % WEEK] || !freeToo[(shownToo - 5760) % WEEK]) continue;
    const week = Math.floor((calendar[at]! - first) / WEEK);
    if (week >= 0 && week < ofWeek.length) ofWeek[week]!++;
  }
  return {
    mean: ofWeek.reduce((sum, minutes) => sum + minutes, 0) / ofWeek.length,
    worst: Math.min(...ofWeek),
  };
};
