import { isRight } from "fp-ts/Either";
import { describe, expect, it } from "vitest";
import { readPeople } from "../../../src/cohort/read-table";
import { check, matchOrThrow } from "../../../src/match/match";
import { parsePlanOrThrow } from "../../../src/plan/parse";
import { findingsOf, inShort } from "../../oracles/findings";
import { planWith } from "../../oracles/stages";
import { participants, readAll } from "./tables";

const role = {
  column: "I would like",
  words: { "a mentor": "mentee", "to mentor": "mentor", both: "both", "not this round": "none" },
};
const mapping = { id: "email", fields: { team: "team" }, role };
const table = (...rows: string[][]) => ({
  source: "people.csv",
  header: ["email", "team", "I would like"],
  rows,
});
const ids = (people: ReadonlyArray<{ id: string }>): string[] => people.map(({ id }) => id);

describe("everybody in one table", () => {
  it("stands on the side that a column of words says, on both, or on none", () => {
    const people = readAll(
      mapping,
      table(
        ["a", "red", "a mentor"],
        ["b", "red", "To Mentor"],
        ["", "", ""],
        ["c", "blue", "both "],
        ["d", "red", "not this round"],
      ),
    );
    expect([ids(people.mentees), ids(people.mentors)]).toEqual([
      ["a", "c"],
      ["b", "c"],
    ]);
    expect(people.mentees[1]).toEqual({ id: "c", name: "c", team: "blue" });
    expect(people.mentees[1]).toEqual(people.mentors[1]);
    expect([people.origins.mentees.rowOfRecord, people.origins.mentors.rowOfRecord]).toEqual([
      [2, 5],
      [3, 5],
    ]);
    expect(people.findings.map(({ code }) => code)).toEqual(["blanks-trimmed"]);
  });

  it("stands where two columns say yes", () => {
    const people = readAll(
      {
        id: "id",
        role: { mentee: "wants", mentor: { column: "offers", yes: ["gladly"], no: ["never", ""] } },
      },
      {
        source: "people.csv",
        header: ["id", "wants", "offers"],
        rows: [
          ["a", "yes", ""],
          ["b", "No", "gladly"],
          ["c", "x", "Gladly"],
          ["d", "no", "never"],
        ],
      },
    );
    expect(people.findings).toEqual([]);
    expect([ids(people.mentees), ids(people.mentors)]).toEqual([
      ["a", "c"],
      ["b", "c"],
    ]);
  });

  it("a blank or unknown role is an error, and what else is wrong in that row is told too", () => {
    const { findings, mentees, mentors } = readAll(
      { ...mapping, fields: { places: { column: "team", type: "number" } } },
      table(["a", "1", ""], ["b", "two", "to  mentr"]),
    );
    expect([mentees, mentors]).toEqual([[], []]);
    expect(findings.map(inShort)).toEqual([
      'missing-answer at people.csv, row 2, column "I would like": found a blank, expected a role: "a mentor", "to mentor", "both", "not this round". Fill it in, or say in the plan what a blank means, as in "": "none".',
      expect.stringMatching(/^not-a-number at people.csv, row 3, column "team": found "two"/),
      'unknown-word at people.csv, row 3, column "I would like": found "to  mentr", expected one of the words "a mentor", "to mentor", "both", "not this round". Did you mean "to mentor"?',
    ]);
  });

  it("the plan may say what a blank role means", () => {
    const words = { ...role.words, "": "none" };
    const people = readAll(
      { ...mapping, role: { ...role, words } },
      table(["a", "red", ""], ["b", "red", "both"]),
    );
    expect(people.findings).toEqual([]);
    expect(ids(people.mentees)).toEqual(["b"]);
  });

  it("a role column that is missing is one finding, not one for every row", () => {
    const { findings } = readAll(mapping, {
      ...table(["a", "red", "x"], ["b", "red", ""]),
      header: ["email", "team", "?"],
    });
    expect(findings.map(({ code, place }) => [code, place.column])).toEqual([
      ["missing-column", "I would like"],
    ]);
  });

  it("comes as objects too, with places by position and key", () => {
    const people = readAll(mapping, {
      source: "people.json",
      records: [
        { email: 17, team: "red", "I would like": "both" },
        { email: "b", "i would like": null },
      ],
    });
    expect(people.mentees).toEqual([{ id: "17", name: "17", team: "red" }]);
    expect(people.findings.map(inShort)).toEqual([
      expect.stringMatching(/^missing-answer at people.json, \[1\]\.I would like: found a blank/),
    ]);
  });
});

describe("a round whose people stand in one table", () => {
  const plan = parsePlanOrThrow(
    planWith([{ kind: "same", weight: 1, mentee: "team", mentor: "team" }], {
      participants: { people: mapping },
    }),
  );
  const round = (...rows: string[][]) => readPeople(plan.participants!, { people: table(...rows) });

  it("matches somebody who is both with others, never with themselves", () => {
    const matching = matchOrThrow(plan, round(["a", "red", "both"], ["b", "red", "both"]));
    expect(matching.pairs.map(({ mentee, mentor }) => `${mentee.id}-${mentor.id}`).sort()).toEqual([
      "a-b",
      "b-a",
    ]);
    expect(matching.warnings).toEqual([]);
    expect(matchOrThrow(plan, round(["a", "red", "both"])).pairs).toEqual([]);
  });

  it("tells once what is wrong with somebody who stands on both sides, in the order of the rows", () => {
    const graded = parsePlanOrThrow({
      ...plan,
      criteria: [
        {
          kind: "ladder",
          name: "grade",
          weight: 1,
          steps: [1],
          ladder: ["red", "blue"],
          mentee: "team",
          mentor: "team",
        },
      ],
    });
    const people = round(
      ["a", "rad", "both"],
      ["", "red", "both"],
      ["c", "blu", "both"],
      ["c", "red", "both"],
    );
    expect(findingsOf(check(graded, people)).map(({ code, place }) => [code, place.row])).toEqual([
      ["unknown-step", 2],
      ["missing-id", 3],
      ["unknown-step", 4],
      ["duplicate-id", 5],
    ]);
  });

  it("a table that holds everybody for a plan of two, and the other way round, is one finding about the plan", () => {
    const two = participants({ mentees: { id: "id" }, mentors: { id: "id" } });
    const one = participants({ people: mapping });
    const wrong = [
      readPeople(two, { people: table(["a", "red", "both"]) }),
      readPeople(one, { mentees: table(["a", "red", "both"]), mentors: table() }),
    ];
    expect(wrong.map(({ findings }) => findings.map(inShort))).toEqual([
      [
        'inconsistent-plan at plan, participants: found those of "mentees" and "mentors", expected the columns of "people", since one table holds everybody. Give the tables that the plan speaks of, or write the plan\'s participants for these.',
      ],
      [
        'inconsistent-plan at plan, participants: found those of "people", expected the columns of "mentees" and "mentors", since there are two tables. Give the tables that the plan speaks of, or write the plan\'s participants for these.',
      ],
    ]);
    for (const people of wrong) expect(isRight(check(plan, people))).toBe(false);
  });
});
