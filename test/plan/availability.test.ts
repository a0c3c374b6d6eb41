import { describe, expect, it } from "vitest";
import { parsePlanOrThrow } from "../../src/plan/parse";
import { planComplaints } from "../oracles/findings";

const planOf = (change: object): object => ({
  shape: { kind: "one-to-one" },
  objective: { kind: "total" },
  criteria: [{ kind: "availability", name: "time", weight: 1, mentee: "slots", mentor: "slots", ...change }],
});
const zone = "zone";

describe("a criterion of availability", () => {
  it("gets its defaults", () => {
    expect(parsePlanOrThrow(planOf({})).criteria[0]).toMatchObject({ enough: 60, over: "mean" });
  });

  it.each([
    [{ zone, from: "2026-09-01", to: "2026-09-01" }],
    [{ zone: { mentee: "a", mentor: "b" }, from: "2024-02-29", to: "2034-02-28", defaultZone: "UTC" }],
    [{ enough: 90, over: "worst" }],
  ])("can be told %j", (change) => {
    expect(planComplaints(planOf(change))).toEqual([]);
  });

  const dateLike = 'expected a date. Write it as year, month and day, as in "2026-09-01".';
  it.each<[object, string[]]>([
    [
      { zone },
      [
        'inconsistent-plan at criteria[0]: found neither, expected "from" and "to" beside "zone". Give the programme\'s first and last day: "from": "2026-09-01", "to": "2027-06-30".',
      ],
    ],
    [
      { zone, from: "2026-09-01" },
      [
        'inconsistent-plan at criteria[0]: found no "to", expected "from" and "to" beside "zone". Give the programme\'s first and last day: "from": "2026-09-01", "to": "2027-06-30".',
      ],
    ],
    [
      { zone, from: "2026-09-01", to: "2026-08-31" },
      [
        'out-of-range at criteria[0].to: found "2026-08-31", expected a day not before 2026-09-01. Swap "from" and "to", or correct one of them.',
      ],
    ],
    [
      { zone, from: "2026-09-01", to: "2062-06-30" },
      [
        'out-of-range at criteria[0].to: found "2062-06-30", expected a day within 10 years of 2026-09-01. Give the dates of one programme: when clocks will change is not known for longer.',
      ],
    ],
    [
      { zone, from: "2026-02-30", to: "1.9.2026" },
      [
        `wrong-type at criteria[0].from: found "2026-02-30", ${dateLike}`,
        `wrong-type at criteria[0].to: found "1.9.2026", ${dateLike}`,
      ],
    ],
    [
      { from: "2026-09-01", defaultZone: "UTC" },
      [
        'inconsistent-plan at criteria[0].from: found "2026-09-01", expected "from" only beside "zone". Say where people\'s time zones stand: "zone": "time zone"; or leave "from" out.',
        'inconsistent-plan at criteria[0].defaultZone: found "UTC", expected "defaultZone" only beside "zone". Say where people\'s time zones stand: "zone": "time zone"; or leave "defaultZone" out.',
      ],
    ],
    [
      { enough: 0 },
      [
        "out-of-range at criteria[0].enough: found 0, expected a number of minutes above 0. Write a number from 1e-9 to 1000000000.",
      ],
    ],
    [
      { over: "wrost" },
      ['wrong-type at criteria[0].over: found "wrost", expected "mean" or "worst". Did you mean "worst"?'],
    ],
    [
      { zone: 5, from: "2026-09-01", to: "2027-06-30" },
      [
        'wrong-type at criteria[0].zone: found 5, expected the name of a field, or one for each side. Write "field", or { "mentee": "field", "mentor": "field" }.',
      ],
    ],
  ])("is told what can't be meant: %j", (change, said) => {
    expect(planComplaints(planOf(change))).toEqual(said);
  });
});
