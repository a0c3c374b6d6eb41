import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timeZones } from "../../src/time-zones";
import { type Living, naiveMinutes, type Programme } from "../oracles/naive-availability";
import { planWith, stagesOf } from "../oracles/stages";

const WEEK = 7 * 24 * 60;
const zones = [
  "America/New_York",
  "America/Los_Angeles",
  "Europe/London",
  "Australia/Sydney",
  "Australia/Lord_Howe", // half an hour of daylight saving
  "Asia/Kolkata", // half an hour off
  "Pacific/Chatham", // three quarters off
  "Pacific/Kiritimati", // 14 hours ahead
  "Pacific/Pago_Pago", // 11 behind: 25 hours apart
  "UTC",
];
/** Around the switches: Europe on 25 October and 28 March, America on 1 November and 14 March, the south on 4 and 11 October and 4 April. */
const autumn: Programme = { from: "2026-10-01", to: "2026-11-08" };
const spring: Programme = { from: "2027-03-10", to: "2027-04-05" };

const criterionOf = (change: object): Record<string, unknown> => ({
  kind: "availability",
  weight: 1,
  mentee: "slots",
  mentor: "slots",
  enough: WEEK,
  ...change,
});

/** The minutes that the library finds between all of one side and all of the other, row by row. */
const minutesOf = (
  mentees: ReadonlyArray<Living>,
  mentors: ReadonlyArray<Living>,
  change: object,
): number[][] => {
  const people = (side: string, all: ReadonlyArray<Living>) =>
    all.map((living, at) => ({ id: `${side} ${at}`, ...living }));
  const round = {
    plan: planWith([criterionOf({ zone: "zone", ...change })]),
    mentees: people("mentee", mentees),
    mentors: people("mentor", mentors),
  };
  const { cohort, compiled, findings } = stagesOf(round, { timeZones });
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
  const criterion = compiled.criteria[0]!;
  expect(criterion.mentorView).toBe(criterion.menteeView);
  const row = new Float64Array(mentors.length);
  const minutes: number[][] = mentees.map(() => []);
  for (const [mentee, position] of cohort.mentees.positions.entries()) {
    criterion.menteeView(mentee, Int32Array.from(mentors.keys()), mentors.length, row);
    for (const [mentor, at] of cohort.mentors.positions.entries()) minutes[position]![at] = row[mentor]!;
  }
  return minutes.map((ofMentee) => ofMentee.map((share) => Math.round(share * WEEK * 1e6) / 1e6));
};
const rounded = (minutes: number): number => Math.round(minutes * 1e6) / 1e6;

const slot = fc
  .record({
    day: fc.constantFrom("Mon", "Mon", "Tue", "Fri", "Sat", "Sun", "Sun"),
    from: fc.nat(24 * 12 - 1),
    length: fc.integer({ min: 1, max: 18 * 12 }),
  })
  .map(({ day, from, length }) => {
    const clock = (fives: number): string =>
      `${String(Math.floor(fives / 12) % 24).padStart(2, "0")}:${String((fives % 12) * 5).padStart(2, "0")}`;
    return `${day} ${clock(from)}-${clock(from + length)}`;
  });
const slots = fc.array(slot, { minLength: 1, maxLength: 6 });
const living = fc.record({ slots, zone: fc.constantFrom(...zones) });
const group = fc.array(living, { minLength: 1, maxLength: 3 });

/** Minutes in common of two people, of the mean week and of the worst. */
const between = (mentee: Living, mentor: Living, dates: { from: string; to: string }): [number, number] => {
  const { from, to } = dates;
  const [mean, worst] = ["mean", "worst"].map(
    (over) => minutesOf([mentee], [mentor], { from, to, over })[0]![0]!,
  );
  return [mean!, worst!];
};

describe("minutes in common", () => {
  it.each([
    ["autumn", autumn, 60],
    ["spring", spring, 60],
    ["a year", { from: "2026-09-01", to: "2027-06-30", step: 15 }, 5],
  ] as const)(
    "are those of a walk through every minute: %s",
    (_, programme, numRuns) => {
      const seen = { pairs: 0, some: 0, always: 0, changing: 0 };
      const { from, to } = programme;
      fc.assert(
        fc.property(group, group, (mentees, mentors) => {
          const mean = minutesOf(mentees, mentors, { from, to, over: "mean" });
          const worst = minutesOf(mentees, mentors, { from, to, over: "worst" });
          for (const [i, mentee] of mentees.entries()) {
            for (const [j, mentor] of mentors.entries()) {
              const naive = naiveMinutes(mentee, mentor, programme);
              expect(mean[i]![j]).toBe(rounded(naive.mean));
              expect(worst[i]![j]).toBe(naive.worst);
              seen.pairs++;
              if (naive.mean > 0) seen.some++;
              if (naive.worst > 0) seen.always++;
              if (naive.mean !== naive.worst) seen.changing++;
            }
          }
        }),
        { numRuns },
      );
      expect(seen.some).toBeGreaterThan(seen.pairs / 2);
      expect(seen.always).toBeGreaterThan(seen.pairs / 2);
      expect(seen.changing).toBeGreaterThan(seen.pairs / 4);
    },
    120_000,
  );

  it("are those of the slots alone where all live by one clock, with or without a name for it", () => {
    fc.assert(
      fc.property(slots, slots, (own, other) => {
        const naive = naiveMinutes({ slots: own }, { slots: other }).mean;
        expect(minutesOf([{ slots: own }], [{ slots: other }], { zone: undefined })).toEqual([[naive]]);
        const [there, here] = ["Asia/Kolkata", "Asia/Kolkata"].map((zone, at) => ({
          slots: at === 0 ? own : other,
          zone,
        }));
        expect(between(there!, here!, autumn)).toEqual([naive, naive]);
      }),
      { numRuns: 200 },
    );
  });

  it("are the same either way round", () => {
    fc.assert(
      fc.property(living, living, fc.constantFrom(autumn, spring), (one, other, dates) => {
        expect(between(one, other, dates)).toEqual(between(other, one, dates));
      }),
      { numRuns: 150 },
    );
  });

  it("never fall with another slot, and never exceed the free time of the one on whose clock weeks begin", () => {
    let rises = 0;
    fc.assert(
      fc.property(living, living, slot, fc.constantFrom(autumn, spring), (one, other, more, dates) => {
        const richer = { ...one, slots: [...one.slots, more] };
        const [before, after] = [between(one, other, dates), between(richer, other, dates)];
        const reference = richer.zone < other.zone ? richer : other;
        const own = naiveMinutes({ slots: reference.slots }, { slots: reference.slots }).mean;
        for (const at of [0, 1] as const) {
          expect(after[at]).toBeGreaterThanOrEqual(before[at]);
          expect(after[at]).toBeLessThanOrEqual(own);
          if (after[at] > before[at]) rises++;
        }
      }),
      { numRuns: 200 },
    );
    expect(rises).toBeGreaterThan(50);
  });
});

describe("when clocks change", () => {
  const newYork = (...own: string[]): Living => ({ slots: own, zone: "America/New_York" });
  const london = (...own: string[]): Living => ({ slots: own, zone: "Europe/London" });
  const sydney = (...own: string[]): Living => ({ slots: own, zone: "Australia/Sydney" });

  it("Europe leaves summer time a week before America: of three weeks, the middle one has no hour in common", () => {
    const dates = { from: "2026-10-21", to: "2026-11-08" };
    // New York 07:00 is London 12:00, but 11:00 from 26 October to 1 November.
    expect(between(newYork("Mon 07:00-08:00"), london("Mon 12:00-13:00"), dates)).toEqual([40, 0]);
    expect(between(newYork("Mon 07:00-08:00"), london("Mon 11:00-12:00"), dates)).toEqual([20, 0]);
    expect(between(newYork("Mon 07:00-08:00"), london("Mon 11:30-12:30"), dates)).toEqual([30, 30]);
    // On the Sunday of the American change New York is already five hours behind again.
    expect(between(newYork("Sun 07:00-08:00"), london("Sun 12:00-13:00"), dates)).toEqual([40, 0]);
    expect(
      between(newYork("Sun 07:00-08:00"), london("Sun 11:00-12:00"), {
        from: "2026-10-25",
        to: "2026-10-25",
      }),
    ).toEqual([60, 60]);
  });

  it("America enters summer time two weeks before Europe: of four weeks, the middle two are four hours apart", () => {
    const dates = { from: "2027-03-08", to: "2027-04-04" };
    expect(between(newYork("Fri 07:00-08:00"), london("Fri 12:00-13:00"), dates)).toEqual([30, 0]);
    expect(between(newYork("Fri 07:00-08:00"), london("Fri 11:00-13:00"), dates)).toEqual([60, 60]);
    // The changes lie on Sundays 14 and 28 March, at 7:00 and 1:00 UTC: two of the four Sundays are four hours apart.
    expect(between(newYork("Sun 07:00-08:00"), london("Sun 11:00-12:00"), dates)).toEqual([30, 0]);
  });

  it("a Sunday evening in New York is a Monday morning in Sydney, in every week", () => {
    // 14 hours apart in (northern) summer, 15 between the changes, 16 in winter.
    const evening = newYork("Sun 17:00-18:00");
    expect(between(evening, sydney("Mon 07:00-08:00"), { from: "2026-08-03", to: "2026-09-06" })).toEqual([
      60, 60,
    ]);
    expect(between(evening, sydney("Mon 09:00-10:00"), { from: "2026-11-09", to: "2026-12-06" })).toEqual([
      60, 60,
    ]);
    // Sunday 4 October: Sydney goes forward before New York's evening. Sunday 1 November: so does New York's going back.
    expect(between(evening, sydney("Mon 08:00-09:00"), { from: "2026-09-28", to: "2026-11-01" })).toEqual([
      48, 0,
    ]);
  });

  it("an hour that is skipped is nobody's, and one that is shown twice counts once", () => {
    const [early, late] = [newYork("Sun 01:00-02:00"), newYork("Sun 02:00-03:00")];
    const march = { from: "2027-03-08", to: "2027-03-21" };
    const november = { from: "2026-10-26", to: "2026-11-08" };
    expect(between(late, late, march)).toEqual([30, 0]);
    expect(between(early, early, march)).toEqual([60, 60]);
    expect(between(early, early, november)).toEqual([60, 60]);
    expect(between(newYork("Sat 22:00-09:00"), newYork("Sat 22:00-09:00"), november)).toEqual([660, 660]);
    // The first time it is 01:00 in New York it is 05:00 UTC; the second 06:00, which does not count.
    const utc = (...own: string[]): Living => ({ slots: own, zone: "UTC" });
    expect(between(early, utc("Sun 05:00-06:00"), { from: "2026-11-01", to: "2026-11-01" })).toEqual([
      60, 60,
    ]);
    expect(between(early, utc("Sun 06:00-07:00"), { from: "2026-11-01", to: "2026-11-01" })).toEqual([0, 0]);
  });
});

describe("the score", () => {
  const score = (change: object, mentee: unknown, mentor: unknown): number => {
    const { scored, findings } = stagesOf({
      plan: planWith([{ ...criterionOf({ enough: undefined }), ...change }]),
      mentees: [{ id: "mentee", slots: mentee }],
      mentors: [{ id: "mentor", slots: mentor }],
    });
    expect(findings).toEqual([]);
    return scored.graph.joint[0]!;
  };

  it("is full from the minutes that are enough, 60 unless the plan says otherwise", () => {
    expect(score({}, "Mon 07:00-08:00", "Mon 07:00-08:00")).toBe(1);
    expect(score({}, "Mon 07:00-08:00", "Mon 06:00-08:30")).toBe(1);
    expect(score({}, "Mon 07:00-08:00", "Mon 07:15-08:15")).toBe(0.75);
    expect(score({ enough: 90 }, "Mon 07:00-08:00", "Mon 07:00-08:00")).toBe(60 / 90);
    expect(score({ enough: 30 }, "Mon 07:00-08:00", "Mon 07:45-09:00")).toBe(0.5);
    expect(score({}, "Mon 07:00-08:00", "Tue 07:00-08:00")).toBe(0);
  });

  it("does not rise when somebody says the same twice", () => {
    expect(score({}, ["Mon 07:00-08:00", "Mon 07:00-08:00"], ["Mon 07:30-08:00", "Mon 07:45-08:30"])).toBe(
      0.5,
    );
  });

  it("takes days, times and lists as people write them", () => {
    const enough = 600;
    const at = (mentee: unknown, mentor: unknown): number =>
      Math.round(score({ enough }, mentee, mentor) * enough);
    expect(at("Mon-Fri 12:00-13:00", "Wednesday 12:30–14:00")).toBe(30);
    expect(at("Mon, Wed 12:00-13:00", ["tue 7:00 - 8:00", "WED 9:00-24:00"])).toBe(60);
    expect(at("Sat-Mon 00:00-01:00", "Thurs-Sun 00:30-02:00")).toBe(60);
    expect(at("Fri 22:00-02:00", "Sat 00:00-24:00")).toBe(120);
    expect(at("Sun 22:00-02:00", "Mon 01:00-03:00")).toBe(60);
    expect(
      at({ day: 7, from: "22:00", to: "00:00" }, [{ day: "Sunday", from: "23:00", to: "24:00" }, null]),
    ).toBe(60);
  });
});

describe("the sentence about a pair", () => {
  const facts = (mentee: Living, mentor: Living, change: object): string =>
    stagesOf(
      {
        plan: planWith([criterionOf(change)]),
        mentees: [{ id: "mentee", ...mentee }],
        mentors: [{ id: "mentor", ...mentor }],
      },
      { timeZones },
    ).compiled.criteria[0]!.describe(0, 0);
  const mentee = { slots: ["Mon 07:00-08:00"], zone: "America/New_York" };
  const mentor = (...own: string[]): Living => ({ slots: own, zone: "Europe/London" });
  const year = { zone: "zone", from: "2026-09-01", to: "2027-06-30" };

  it.each([
    [{}, ["Mon 07:00-08:00"], "60 minutes a week in common"],
    [{}, ["Mon 07:59-08:00"], "1 minute a week in common"],
    [{}, ["Mon 12:00-13:00"], "No time in common"],
    [year, ["Mon 12:00-13:00"], "Some 56 minutes a week in common"],
    [year, ["Mon 11:00-11:05"], "Less than a minute a week in common"],
    [{ ...year, over: "worst" }, ["Mon 11:30-13:00"], "At least 30 minutes in common in every week"],
    [{ ...year, over: "worst" }, ["Mon 12:00-13:00"], "No time in common in at least one week"],
    [{}, [], "No answer on at least one side"],
  ])("%j, %j: %s", (change, own, expected) => {
    expect(facts(mentee, mentor(...own), change)).toBe(expected);
  });
});
