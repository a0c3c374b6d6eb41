/** Weekly slots as people write them, and as minutes of a week that begins on Monday at 00:00. */
import { suggestName } from "../errors/nearest";

export const MINUTES_OF_DAY = 24 * 60;
export const MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY;

/** Bounds of intervals `[from, to)`, one after the other: `from, to, from, to, …`, in minutes of the week. */
export type Intervals = ReadonlyArray<number>;

/** What a slot says, or what is wrong with it. */
export type ReadSlot =
  | { readonly _tag: "Slot"; readonly intervals: Intervals }
  | { readonly _tag: "NotASlot"; readonly remedy: string };

const DAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/** How days are shortened, beside their first three letters. */
const SHORT: Readonly<Record<string, string>> = { tues: "tue", thur: "thu", thurs: "thu" };
/** Days as a suggestion writes them. */
const WRITTEN = DAY_NAMES.flatMap((name) => {
  const capital = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  return [capital.slice(0, 3), capital];
});

const TIMES = /^(\d{1,2}):(\d\d)\s*[-–—]\s*(\d{1,2}):(\d\d)$/;
const TEXT = /^(.*?)\s*(\d{1,2}:\d\d\s*[-–—]\s*\d{1,2}:\d\d)$/;

const AS_IN = 'Write days and times as in "Mon 07:00-08:00" or "Mon-Fri 12:00-13:00".';
const SEVERAL =
  'Give the slots as a list: in a table, say "list": ";" of the field in the plan\'s participants.';
/** Longer texts are not looked at: nobody needs as many letters for a slot. */
const LONGEST_SLOT = 200;
const notASlot = (remedy: string): ReadSlot => ({ _tag: "NotASlot", remedy });

/** Reads a slot: a text such as `"Mon-Fri 12:00-13:00"`, or an object with `day`, `from` and `to`. */
export const readSlot = (value: unknown): ReadSlot => {
  if (typeof value === "string") return readText(value);
  if (typeof value !== "object" || value === null) return notASlot(AS_IN);
  const { day, from, to } = value as Readonly<Record<string, unknown>>;
  const days =
    typeof day === "string"
      ? readDays(day)
      : Number.isInteger(day) && Number(day) >= 1 && Number(day) <= 7
        ? [Number(day) - 1]
        : "Write the day as a name, or as a number from 1 for Monday to 7 for Sunday.";
  if (typeof days === "string") return notASlot(days);
  return readTimes(days, `${String(from)}-${String(to)}`);
};

const readText = (text: string): ReadSlot => {
  if (text.includes(";")) return notASlot(SEVERAL);
  const [, days, times] = (text.length <= LONGEST_SLOT && TEXT.exec(text.trim())) || [];
  if (days === undefined || times === undefined) return notASlot(AS_IN);
  const read = readDays(days);
  return typeof read === "string" ? notASlot(read) : readTimes(read, times);
};

/** Days counted from Monday = 0, or what to do about a word that is none. */
const readDays = (text: string): number[] | string => {
  const days: number[] = [];
  for (const part of text.split(",")) {
    const ends = part.split(/[-–—]/).map((word) => word.trim());
    if (ends.length > 2) return AS_IN;
    const [first = -1, last = first] = ends.map(dayOf);
    if (first < 0 || last < 0) {
      const wrong = ends.find((word) => dayOf(word) < 0) ?? "";
      return wrong === "" ? AS_IN : suggestName(wrong, WRITTEN, AS_IN);
    }
    for (let day = first; ; day = (day + 1) % 7) {
      days.push(day);
      if (day === last) break;
    }
  }
  return days;
};

/** The day's position from Monday = 0, or −1. */
const dayOf = (word: string): number => {
  const name = word.toLowerCase();
  return DAY_NAMES.findIndex((day) => day === name || day.slice(0, 3) === (SHORT[name] ?? name));
};

const readTimes = (days: ReadonlyArray<number>, text: string): ReadSlot => {
  const numbers = TIMES.exec(text)?.slice(1).map(Number);
  const [fromHour = 24, fromMinute = 0, toHour = 24, toMinute = 0] = numbers ?? [];
  const from = fromHour * 60 + fromMinute;
  const to = toHour * 60 + toMinute;
  if (
    numbers === undefined ||
    fromMinute > 59 ||
    toMinute > 59 ||
    from >= MINUTES_OF_DAY ||
    to > MINUTES_OF_DAY
  )
    return notASlot("Write the times from 00:00 to 24:00, as in 07:00-08:00.");
  if (from === to) return notASlot("Give it an end that differs from its beginning.");
  const length = to > from ? to - from : to + MINUTES_OF_DAY - from;
  return {
    _tag: "Slot",
    intervals: days.flatMap((day) => {
      const start = day * MINUTES_OF_DAY + from;
      return [start, start + length];
    }),
  };
};

/** The intervals as ascending, disjoint ones of one week: what goes beyond Sunday goes on on Monday; what touches is one. */
export const unite = (intervals: Intervals): number[] => {
  const pieces: [from: number, to: number][] = [];
  for (let at = 0; at < intervals.length; at += 2) {
    const [from, to] = [intervals[at]!, intervals[at + 1]!];
    pieces.push([from, Math.min(to, MINUTES_OF_WEEK)]);
    if (to > MINUTES_OF_WEEK) pieces.push([0, to - MINUTES_OF_WEEK]);
  }
  pieces.sort((a, b) => a[0] - b[0]);
  const united: number[] = [];
  for (const [from, to] of pieces) {
    const end = united.at(-1);
    if (end === undefined || from > end) united.push(from, to);
    else united[united.length - 1] = Math.max(end, to);
  }
  return united;
};
