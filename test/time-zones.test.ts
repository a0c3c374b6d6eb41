import { describe, expect, it } from "vitest";
import { timeZones } from "../src/time-zones";

const january = Date.UTC(2027, 0, 15);
const july = Date.UTC(2027, 6, 15);
const both = (zone: string): number[] => [january, july].map((at) => timeZones.offsetMinutes(zone, at));

describe("the time zones of the runtime", () => {
  it.each([
    ["America/New_York", [-300, -240]],
    ["Europe/London", [0, 60]],
    ["Australia/Lord_Howe", [660, 630]],
    ["Asia/Kolkata", [330, 330]],
    ["Pacific/Chatham", [825, 765]],
    ["Pacific/Kiritimati", [840, 840]],
    ["america/new_york", [-300, -240]],
    ["EST5EDT", [-300, -240]],
    ["UTC", [0, 0]],
    ["Etc/GMT+12", [-720, -720]],
    ["Etc/GMT-14", [840, 840]],
    ["+05:30", [330, 330]],
    ["-0800", [-480, -480]],
    ["+14", [840, 840]],
  ])("%s: minutes ahead of UTC in January and in July", (zone, minutes) => {
    expect(both(zone)).toEqual(minutes);
  });

  it.each([
    "Mars/Olympus",
    "Mars/Olympus+05",
    "UTC+05:00",
    "Etc/GMT+13",
    "Etc/GMT-15",
    "+15:00",
    "+99:00",
    "+05:60",
    "-00:30",
    "constructor",
    "__proto__",
    "toString",
    "Europe/London ",
    "Europe/Lodnon",
    "",
    " ",
    "Central",
  ])("%j is no zone", (zone) => {
    expect(both(zone)).toEqual([Number.NaN, Number.NaN]);
  });

  it("change to the minute", () => {
    const change = Date.UTC(2027, 2, 14, 7);
    expect(timeZones.offsetMinutes("America/New_York", change - 1)).toBe(-300);
    expect(timeZones.offsetMinutes("America/New_York", change)).toBe(-240);
  });

  it("tell their names", () => {
    const names = [...(timeZones.names?.() ?? [])];
    expect(names.length).toBeGreaterThan(300);
    expect(names).toContain("Europe/London");
    for (const name of names) expect(timeZones.offsetMinutes(name, january), name).not.toBeNaN();
  });
});
