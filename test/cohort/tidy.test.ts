import { describe, expect, it } from "vitest";
import { readPeople } from "../../src/cohort/read-table";
import { match } from "../../src/match/match";
import { parsePlanOrThrow } from "../../src/plan/parse";
import { findingsOf } from "../oracles/findings";
import { planWith } from "../oracles/stages";

it("an id that is missing is told though another function fails for the same person", () => {
  const failing = (): never => {
    throw new Error("no team");
  };
  const plan = planWith([{ kind: "same", weight: 1, mentee: failing, mentor: "team" }], {
    id: { mentee: () => null, mentor: "id" },
  });
  const result = match(parsePlanOrThrow(plan), { mentees: [{}], mentors: [{ id: "x", team: "red" }] });
  expect(findingsOf(result).map(({ code }) => code)).toEqual(["missing-id", "failed-function"]);
});

describe("an answer that is missing is not told", () => {
  const same = { kind: "same", weight: 1, mentee: "team", mentor: "team" };
  const side = { id: "id", fields: { team: "team", places: { column: "Places", type: "number" } } };
  const plan = parsePlanOrThrow(
    planWith([same], {
      shape: { kind: "one-to-many" },
      participants: { mentees: side, mentors: side },
      rules: [{ kind: "capacity", mentor: "places" }],
    }),
  );
  const told = (header: string[], ...rows: string[][]): unknown[] => {
    const mentees = { source: "mentees.csv", header: ["id", "team", "Places"], rows: [["a", "red", ""]] };
    const people = readPeople(plan.participants!, {
      mentees,
      mentors: { source: "mentors.csv", header, rows },
    });
    return findingsOf(match(plan, people)).map(({ code, place }) => [code, place.row]);
  };

  it("where it was told that it can't be read", () => {
    expect(told(["id", "team", "Places"], ["x", "red", "two"], ["y", "red", ""])).toEqual([
      ["not-a-number", 2],
      ["missing-answer", 3],
    ]);
  });

  it("where nobody can tell which of two columns holds it", () => {
    expect(told(["id", "team", "places", "PLACES"], ["x", "red", "1", "2"], ["y", "red", "1", "2"])).toEqual([
      ["duplicate-column", 1],
    ]);
  });

  it("where it stands in JSON and its key is missing throughout", () => {
    const mentees = { source: "mentees.json", records: [{ id: "a", team: "red", Places: 1 }] };
    const mentors = { source: "mentors.json", records: ["x", "y"].map((id) => ({ id, team: "red" })) };
    const result = match(plan, readPeople(plan.participants!, { mentees, mentors }));
    expect(findingsOf(result).map(({ code }) => code)).toEqual(["missing-column"]);
  });
});
