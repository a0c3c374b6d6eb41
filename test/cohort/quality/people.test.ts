import { describe, expect, it } from "vitest";
import { check } from "../../../src/match/match";
import { parsePlanOrThrow } from "../../../src/plan/parse";
import { inShort } from "../../oracles/findings";
import { planWith } from "../../oracles/stages";
import { readAll } from "../reading/tables";
import { told } from "./told";

describe("ids that differ in case and blanks alone", () => {
  const person = (id: string, at = 0) => ({ id, field: String(at) });

  it("on one side are most likely one person twice", () => {
    expect(
      told("similar-id", ["a@x.org", "b@x.org", "A@x.org", "a@X .org"].map(person)).map(inShort),
    ).toEqual([
      'similar-id at mentees, [2].id: found "A@x.org", expected an id that differs from "a@x.org" ([0] of the mentees) in more than case and blanks. If they are one person, remove one of the two.',
      'similar-id at mentees, [3].id: found "a@X .org", expected an id that differs from "a@x.org" ([0] of the mentees) in more than case and blanks. If they are one person, remove one of the two.',
    ]);
  });

  it("on both sides are one person under two ids, who could be matched with themselves", () => {
    expect(
      told("similar-id", [person("a@x.org")], [person("b@x.org"), person("A@x.org", 1)]).map(inShort),
    ).toEqual([
      'similar-id at mentors, [1].id: found "A@x.org", expected an id that differs from "a@x.org" ([0] of the mentees) in more than case and blanks. If they are one person, write both alike: two ids are two people, who can be matched with each other.',
    ]);
  });

  it("are none that are the same, nor those that differ in a sign", () => {
    const ids = ["a-1", "a1", "a.1", "a_1"].map(person);
    expect(told("similar-id", ids, ids)).toEqual([]);
  });
});

describe("rows that are alike in everything but the id", () => {
  const ada = { name: "Ada Low", field: "x", stage: "resident" };

  it("are most likely one person who registered twice", () => {
    const mentees = [
      { id: "a", ...ada },
      { id: "b", ...ada, field: "y" },
      { id: "c", ...ada, name: "ada  low" },
    ];
    expect(told("double-row", mentees).map(inShort)).toEqual([
      'double-row at mentees, [2]: found everything that "a" ([0]) says, under the id "c", expected answers of somebody else. If they are one person who registered twice, remove one of the two rows.',
    ]);
  });

  it.each([
    ["an e-mail address", { email: "a@x.org", field: "x", stage: "resident" }],
    ["a long text", { why: "I would like to learn more about geriatrics.", field: "x" }],
  ])("without a name by %s", (_, answers) => {
    expect(
      told("double-row", [
        { id: "a", ...answers },
        { id: "b", ...answers },
      ]),
    ).toHaveLength(1);
  });

  it.each([
    ["share a grade and a department only", { field: "x", stage: "resident", site: "north" }],
    ["have a name in common and one answer", { name: "Ada Low", field: "x" }],
    ["have names that are their ids", { field: "x", stage: "resident" }],
  ])("are none where people %s", (_, answers) => {
    expect(
      told(
        "double-row",
        ["a", "b"].map((id) => ({ id, name: id, ...answers })),
      ),
    ).toEqual([]);
  });

  it("are none on two sides, nor of one person", () => {
    expect(told("double-row", [{ id: "a", ...ada }], [{ id: "b", ...ada }])).toEqual([]);
  });
});

describe("everybody in one table", () => {
  it("is told once of, and counted once, who stands on both sides", () => {
    const people = readAll(
      { id: "id", name: "name", role: { mentee: "e", mentor: "m" }, fields: { team: "team" } },
      {
        source: "people.csv",
        header: ["id", "name", "team", "e", "m"],
        rows: [
          ["a", "Ada Low", "Red", "y", "y"],
          ["b", "Ben Mars", "red", "y", "y"],
          ["c", "Cyd Noll", "red", "y", "n"],
          ["B", "Test", "blue", "y", "y"],
        ],
      },
    );
    const plan = planWith([{ kind: "same", weight: 1, mentee: "team", mentor: "team" }]);
    const result = check(parsePlanOrThrow(plan), people);
    const ofTable =
      result._tag === "Right" ? result.right.filter(({ place }) => place.source !== "plan") : [];
    expect(ofTable.map(inShort)).toEqual([
      expect.stringMatching(
        /^near-duplicate at people.csv, row 2, column "team": found "Red" \(once\), expected the same as "red", which stands 2 times/,
      ),
      expect.stringMatching(
        /^similar-id at people.csv, row 5, column "id": found "B", expected an id that differs from "b" \(row 3 of the mentees\)/,
      ),
      expect.stringMatching(/^likely-test-row at people.csv, row 5, column "name": found "Test"/),
    ]);
  });
});
