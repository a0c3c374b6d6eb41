import { describe, expect, it } from "vitest";
import { readPeople } from "../../src/cohort/read-table";
import { match } from "../../src/match/match";
import { parsePlanOrThrow } from "../../src/plan/parse";
import { findingsOf, inShort, peopleComplaints } from "../oracles/findings";
import { planWith } from "../oracles/stages";

const same = { kind: "same", weight: 1, mentee: "a", mentor: "a" };
const mentor = { id: "mentor", a: "x" };

describe("all findings at once", () => {
  const participants = (fields: object) => {
    const side = { id: "id", fields };
    return { participants: { mentees: side, mentors: side } };
  };
  const table = (source: string, ...rows: string[][]) => ({ source, header: ["id", "a"], rows });

  it("two unknown terms in one cell are two findings", () => {
    const plan = parsePlanOrThrow(
      planWith(
        [{ kind: "taxonomy", weight: 1, mentee: "a", mentor: "a", tree: { Medicine: [] } }],
        participants({ a: { column: "a", list: ";" } }),
      ),
    );
    const people = readPeople(plan.participants!, {
      mentees: table("mentees.csv", ["x", "Law; Art; Medicine"]),
      mentors: table("mentors.csv", ["y", "Medicine"]),
    });
    const found = findingsOf(match(plan, people)).map(({ received }) => received);
    expect(found.sort()).toEqual(['"Art"', '"Law"']);
  });

  it("two functions that throw for one person are two findings", () => {
    const failing = (message: string) => () => {
      throw new Error(message);
    };
    const plan = planWith([
      { ...same, mentee: failing("one") },
      { ...same, mentee: failing("two") },
    ]);
    expect(peopleComplaints(plan, [{ id: "x" }], [mentor])).toHaveLength(2);
  });

  it("they stand in the order of the rows", () => {
    const mentees = ["p", "q", "r", "s", "t", "u"].map((id) => ({ id, a: ["no text"] }));
    const result = match(parsePlanOrThrow(planWith([same])), { mentees, mentors: [mentor] });
    expect(findingsOf(result).map(({ place }) => place.path?.[0])).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("mentees come before mentors, headings before rows", () => {
    const plan = parsePlanOrThrow(planWith([same], participants({ a: "a" })));
    const people = readPeople(plan.participants!, {
      mentees: {
        source: "mentees.csv",
        header: ["id", "a", "a"],
        rows: [
          ["x", "1", ""],
          ["", "2", ""],
        ],
      },
      mentors: table("mentors.csv", ["z"], ["y", "1"], ["y", "1"]),
    });
    expect(findingsOf(match(plan, people)).map(({ place, code }) => [place.source, place.row, code])).toEqual(
      [
        ["mentees.csv", 1, "duplicate-column"],
        ["mentees.csv", 3, "missing-id"],
        ["mentors.csv", 2, "ragged-row"],
        ["mentors.csv", 4, "duplicate-id"],
      ],
    );
  });

  it("two criteria that ask for the same answer find the same thing once", () => {
    const result = match(parsePlanOrThrow(planWith([same, { ...same, kind: "different" }])), {
      mentees: [{ id: "x", a: ["no text"] }],
      mentors: [mentor],
    });
    expect(findingsOf(result)).toHaveLength(1);
  });

  it("a column that is missing is one finding, not one more for every row", () => {
    const plan = parsePlanOrThrow(
      planWith([same], {
        ...participants({ a: "a", places: { column: "places", type: "number" } }),
        rules: [{ kind: "capacity", mentor: "places" }],
      }),
    );
    const people = readPeople(plan.participants!, {
      mentees: { source: "mentees.csv", header: ["id", "a", "places"], rows: [["x", "1", ""]] },
      mentors: table("mentors.csv", ["y", "1"], ["z", "1"]),
    });
    expect(findingsOf(match(plan, people)).map(inShort)).toEqual([
      expect.stringMatching(/^missing-column at mentors.csv, row 1, column "places"/),
    ]);
  });
});

describe("match answers, and never throws, whatever it is given", () => {
  const plan = parsePlanOrThrow(planWith([same]));

  it.each([
    ["weights", { weight: 1.7e308 }],
    ["points", { weight: undefined, points: 1.7e308 }],
  ])("%s whose sum would be no number any more are refused", (_, worth) => {
    const criteria = [same, same].map((criterion, at) => ({ ...criterion, ...worth, name: String(at) }));
    const result = match(planWith(criteria) as never, { mentees: [{ id: "x", a: "x" }], mentors: [mentor] });
    expect(findingsOf(result).map(({ code }) => code)).toEqual(["out-of-range", "out-of-range"]);
  });

  it("a record whose field throws when it is read is a finding", () => {
    const lazy = {
      id: "x",
      get a(): string {
        throw new Error("not loaded");
      },
    };
    const result = match(plan, { mentees: [lazy], mentors: [mentor] });
    expect(findingsOf(result).map(inShort)).toEqual([
      "failed-function at mentees, [0].a: found an exception: not loaded, expected an answer from the plan's function or the record's field. Let it answer null where a record says nothing.",
    ]);
  });

  it.each<[unknown, string[]]>([
    [{ mentees: undefined, mentors: [] }, ["mentees: found nothing"]],
    [{ mentees: [], mentors: "mentors" }, ['mentors: found "mentors"']],
    [undefined, ["mentees: found nothing", "mentors: found nothing"]],
    [null, ["mentees: found nothing", "mentors: found nothing"]],
  ])("people who are no lists (%j) are findings", (people, found) => {
    expect(findingsOf(match(plan, people as never)).map(inShort)).toEqual(
      found.map(
        (place) =>
          `wrong-type at ${place}, expected a list of records. Give { mentees: […], mentors: […] }; an empty list for nobody.`,
      ),
    );
  });
});
