import { isLeft } from "fp-ts/Either";
import { describe, expect, it } from "vitest";
import type { TimeZones } from "../../src/criteria/time-zones";
import { check, checkOrThrow } from "../../src/match/match";
import { timeZones } from "../../src/time-zones";
import { findingsOf, inShort } from "../oracles/findings";
import { planWith } from "../oracles/stages";

type Json = Readonly<Record<string, unknown>>;

const year = { zone: "zone", from: "2026-09-01", to: "2027-06-30" };
const planOf = (change: object = year) =>
  planWith([{ kind: "availability", weight: 1, mentee: "slots", mentor: "slots", ...change }]);

/** All that is said of mentees; the one mentor lives in London and has time. */
const complaints = (
  mentees: ReadonlyArray<Json>,
  change: object = year,
  options: { timeZones?: TimeZones } = { timeZones },
): string[] => {
  const people = {
    mentees: mentees.map((mentee, at) => ({ id: `mentee ${at}`, slots: null, zone: null, ...mentee })),
    mentors: [{ id: "mentor", slots: "Mon 12:00-13:00", zone: "Europe/London" }],
  };
  return findingsOf(check(planOf(change) as never, people, options))
    .map(inShort)
    .sort();
};

const AS_IN = 'Write days and times as in "Mon 07:00-08:00" or "Mon-Fri 12:00-13:00".';
const TIMES = "Write the times from 00:00 to 24:00, as in 07:00-08:00.";

describe("slots that can't be read", () => {
  const remedyFor = (slot: unknown): string =>
    complaints([{ slots: [slot], zone: "UTC" }])
      .map(
        (said) =>
          /^not-a-slot at mentees, \[0\]\.slots\[0\]: found .*, expected a weekly slot\. (.*)$/.exec(
            said,
          )?.[1],
      )
      .join("|");

  it.each([
    ["", ""],
    ["whenever", AS_IN],
    ["Mon", AS_IN],
    ["07:00-08:00", AS_IN],
    ["Mon 07:00", AS_IN],
    ["Mon 7-8", AS_IN],
    ["Mon-Wed-Fri 07:00-08:00", AS_IN],
    ["Mon, 07:00-08:00", AS_IN],
    ["Mno 07:00-08:00", 'Did you mean "Mon"?'],
    ["Wensday 07:00-08:00", 'Did you mean "Wednesday"?'],
    ["Mon-Fir 07:00-08:00", 'Did you mean "Fri"?'],
    ["Mon 07:00-25:00", TIMES],
    ["Mon 24:00-01:00", TIMES],
    ["Mon 07:60-08:00", TIMES],
    ["Mon 07:00-07:00", "Give it an end that differs from its beginning."],
    [
      "Mon 07:00-08:00; Tue 07:00-08:00",
      'Give the slots as a list: in a table, say "list": ";" of the field in the plan\'s participants.',
    ],
    [42, AS_IN],
    [["Mon 07:00-08:00"], "Write the day as a name, or as a number from 1 for Monday to 7 for Sunday."],
    [
      { day: 8, from: "07:00", to: "08:00" },
      "Write the day as a name, or as a number from 1 for Monday to 7 for Sunday.",
    ],
    [{ day: "Firday", from: "07:00", to: "08:00" }, 'Did you mean "Friday"?'],
    [{ day: 1, from: "07:00" }, TIMES],
    [{ day: 1, from: 7, to: 8 }, TIMES],
    [`Mon${" ".repeat(100_000)}07:00-08:00`, AS_IN],
  ])("%j: %s", (slot, remedy) => {
    expect(remedyFor(slot)).toBe(remedy);
  });

  it("are told with person and place, all at once", () => {
    expect(
      complaints([
        { slots: ["Mon 07:00-08:00", "never"], zone: "UTC" },
        { slots: "Tusday 12:00-13:00", zone: "UTC" },
        { slots: true, zone: "UTC" },
      ]),
    ).toEqual([
      `not-a-slot at mentees, [0].slots[1]: found "never", expected a weekly slot. ${AS_IN}`,
      'not-a-slot at mentees, [1].slots: found "Tusday 12:00-13:00", expected a weekly slot. Did you mean "Tuesday"?',
      `not-a-slot at mentees, [2].slots: found true, expected a weekly slot. ${AS_IN}`,
    ]);
  });
});

describe("time zones", () => {
  const slots = "Mon 07:00-08:00";

  it("that do not exist are told with the nearest, whether or not somebody has slots", () => {
    expect(
      complaints([{ slots, zone: "Europe/Lodnon" }, { zone: "Mars/Olympus" }, { slots, zone: 5 }]),
    ).toEqual([
      'unknown-zone at mentees, [0].zone: found "Europe/Lodnon", expected the name of a time zone. Did you mean "Europe/London"?',
      'unknown-zone at mentees, [1].zone: found "Mars/Olympus", expected the name of a time zone. Write it as the IANA database does, such as "Europe/London".',
      "wrong-type at mentees, [2].zone: found 5, expected a text. Correct the answer, or leave it blank.",
    ]);
  });

  it("are needed from those who have slots, unless the plan says what a blank means", () => {
    expect(complaints([{ slots }, { slots: [] }, {}])).toEqual([
      'missing-answer at mentees, [0].zone: found a blank, expected the time zone of somebody who says when they have time. Fill it in, or say in the plan what a blank means: "defaultZone": "Europe/London".',
    ]);
    expect(complaints([{ slots }], { ...year, defaultZone: "Asia/Tokyo" })).toEqual([]);
    expect(complaints([{}], { ...year, defaultZone: "Asia/Tokio" })).toEqual([
      'unknown-zone at plan, criteria[0].defaultZone: found "Asia/Tokio", expected the name of a time zone. Did you mean "Asia/Tokyo"?',
    ]);
  });

  it("that differ need something that knows them", () => {
    const missing = (received: string) =>
      `missing-option at plan, criteria[0].zone: found nothing, and the zones ${received}, expected something that knows time zones, since people live in several. Import { timeZones } from "mentor-matching/time-zones" and pass it as the third argument: match(plan, people, { timeZones }).`;
    const london = { slots, zone: "Europe/London" };
    const paris = { slots, zone: "Europe/Paris" };
    expect(complaints([london, { zone: "Europe/Paris" }], year, {})).toEqual([]);
    expect(complaints([paris, london], year, {})).toEqual([missing('"Europe/London" and "Europe/Paris"')]);
    expect(complaints([paris, { slots, zone: "Nowhere" }], year, {})).toEqual([
      missing('"Europe/London" and "Europe/Paris" among others'),
    ]);
    expect(complaints([{ slots }], { ...year, defaultZone: "UTC" }, {})).toEqual([
      missing('"Europe/London" and "UTC"'),
    ]);
  });

  it("may be known by any library, also by one that throws at a name it does not know", () => {
    const own: TimeZones = {
      offsetMinutes: (zone) => {
        if (zone === "Europe/London") return 0;
        throw new RangeError("no such zone");
      },
    };
    expect(
      complaints(
        [
          { slots, zone: "Europe/London" },
          { slots, zone: "Londno" },
        ],
        year,
        { timeZones: own },
      ),
    ).toEqual([
      'unknown-zone at mentees, [1].zone: found "Londno", expected the name of a time zone. Write it as the IANA database does, such as "Europe/London".',
    ]);
  });

  it("in a field that nobody has are the plan's mistake, told once", () => {
    const zone = { mentee: "zoen", mentor: "zone" };
    expect(complaints([{ slots }, { slots }], { ...year, zone })).toEqual([
      'unknown-name at plan, criteria[0].zone.mentee: found "zoen", expected a field that the mentees have: id, slots, zone. Did you mean "zone"?',
    ]);
  });

  it("may stand in fields of different names, or come from functions", () => {
    const people = {
      mentees: [{ id: "a", slots, place: "Asia/Tokyo" }],
      mentors: [{ id: "b", slots, clock: "Europe/Paris" }],
    };
    for (const zone of [
      { mentee: "place", mentor: "clock" },
      { mentee: ({ place }: Json) => place, mentor: ({ clock }: Json) => clock },
    ])
      expect(checkOrThrow(planOf({ ...year, zone }) as never, people, { timeZones })).toEqual([]);
  });
});

describe("a hundred thousand bad rows", () => {
  it("are all told, with three mistakes each", () => {
    const rows = 100_000;
    const mentees = Array.from({ length: rows }, (_, at) => ({
      id: `mentee ${at}`,
      slots: ["Mon 07:00-08:00", `Mno ${at}`, `Frday 07:00-${at}`],
      zone: `Zone ${at}`,
    }));
    const checked = check(planOf() as never, { mentees, mentors: [] }, { timeZones });
    expect(isLeft(checked) && checked.left.findings.length).toBe(3 * rows);
  }, 30_000);
});
