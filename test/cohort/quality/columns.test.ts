import { describe, expect, it } from "vitest";
import { match } from "../../../src/match/match";
import { inShort } from "../../oracles/findings";
import { times, told, withField } from "./told";

const overlap = { criteria: [{ kind: "overlap", name: "x", weight: 1, mentee: "field", mentor: "field" }] };

const idle = (...given: Parameters<typeof told> extends [unknown, ...infer Rest] ? Rest : never): string[] =>
  [...told("empty-column", ...given), ...told("constant-column", ...given)].map(inShort);

describe("columns that are empty", () => {
  it("are told once, in whatever form the blanks are", () => {
    expect(idle(withField([null, "", undefined, [], [null, ""]]), withField(["x", "y"]), overlap)).toEqual([
      'empty-column at mentees, column "field": found blanks only, for all 5 mentees, expected answers, since the plan asks for them. Look whether the right column was exported, or take what asks for it out of the plan.',
    ]);
  });

  it("are none where one has answered, where there is only one person, or where the plan asks for nothing", () => {
    expect(idle(withField([null, "", false]), withField(["x", "y"]).slice(0, 0))).toEqual([]);
    expect(idle(withField([null]))).toEqual([]);
    expect(
      idle([
        { id: "a", field: "x", other: null },
        { id: "b", field: "y", other: null },
      ]),
    ).toEqual([]);
  });

  it("are told of rules too, and of each of several columns alone", () => {
    const rules = [{ kind: "never", sharing: "boss" }];
    const criteria = [{ kind: "same", name: "field", weight: 1, mentee: "field", mentor: "field" }];
    const people = ["a", "b"].map((id) => ({ id, field: id, boss: null }));
    expect(
      told("empty-column", people, people, { criteria, rules }).map(({ place }) => [
        place.source,
        place.column,
      ]),
    ).toEqual([
      ["mentees", "boss"],
      ["mentors", "boss"],
    ]);
    const profile = [{ kind: "profile", name: "v", weight: 1, mentee: "values", mentor: "values" }];
    const origin = {
      source: "mentees.csv",
      rowOfRecord: [2, 3],
      columnOfField: { values: ["V1", "V2"], id: "id" },
    };
    const answered = ["a", "b"].map((id) => ({ id, values: [3, null] }));
    const result = match(
      { shape: { kind: "one-to-one" }, objective: { kind: "total" }, criteria: profile } as never,
      { mentees: answered, mentors: [], origins: { mentees: origin } },
    );
    expect(result._tag === "Right" && result.right.warnings.map(({ code, place }) => [code, place])).toEqual([
      ["empty-column", { source: "mentees.csv", column: "V2" }],
    ]);
  });
});

describe("lists of people", () => {
  const criteria = [{ kind: "same", name: "field", weight: 1, mentee: "field", mentor: "field" }];
  const people = (lists: Record<string, unknown>) => ["a", "b"].map((id) => ({ id, field: id, ...lists }));

  it("whom to avoid, or met before, may well be empty", () => {
    const rules = [{ kind: "avoid", mentee: "avoid" }];
    expect(told("empty-column", people({ avoid: [] }), people({}), { criteria, rules })).toEqual([]);
  });

  it("of wishes are empty as a whole, and not because nobody has a third one", () => {
    const wishes = { mentee: "wishes", notListed: "after" };
    const empty = told("empty-column", people({ wishes: [[], []] }), people({}), { criteria, wishes });
    expect(empty.map(({ place }) => place)).toEqual([{ source: "mentees", column: "wishes" }]);
    const origin = {
      source: "mentees.csv",
      rowOfRecord: [2, 3],
      columnOfField: { field: "field", wishes: ["1st", "2nd"], id: "id" },
    };
    const said = (lists: unknown[]) =>
      match({ shape: { kind: "one-to-one" }, objective: { kind: "total" }, criteria, wishes } as never, {
        mentees: people({ wishes: lists }),
        mentors: people({}),
        origins: { mentees: origin },
      });
    expect(said(["b", null])).toMatchObject({ right: { warnings: [{ code: "own-id" }] } });
    expect(said([null, null])).toMatchObject({
      right: { warnings: [{ code: "empty-column", place: { column: "1st" } }] },
    });
  });
});

describe("columns in which all answers are alike", () => {
  it("are told where a criterion compares them and at least five have answered", () => {
    expect(idle(withField([...times(5, "x"), null]), withField(times(5, ["y", "z"]), "m"), overlap)).toEqual([
      'constant-column at mentees, column "field": found "x" from all 5 of 6 mentees who answered, expected answers that tell people apart, since a criterion compares them. Look whether the right column was exported; if all are alike in this, it decides nothing between them.',
      'constant-column at mentors, column "field": found ["y","z"] from all 5 mentors, expected answers that tell people apart, since a criterion compares them. Look whether the right column was exported; if all are alike in this, it decides nothing between them.',
    ]);
  });

  it("are none of four, nor where one differs, nor of what only a rule asks for", () => {
    expect(idle(withField(times(4, "x")))).toEqual([]);
    expect(idle(withField([...times(9, "x"), "y"]))).toEqual([]);
    const rules = [{ kind: "capacity", mentor: "places" }];
    const criteria = [{ kind: "same", name: "field", weight: 1, mentee: "field", mentor: "field" }];
    const mentors = times(6, 1).map((places, at) => ({ id: `m${at}`, field: String(at), places }));
    expect(idle([], mentors, { criteria, rules })).toEqual([]);
  });
});
