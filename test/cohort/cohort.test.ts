import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildCohort } from "../../src/cohort/cohort";
import { type Origin, placeOf } from "../../src/cohort/origin";
import { parsePlanOrThrow } from "../../src/plan/parse";
import { side } from "../arbitraries/people";
import { inShort } from "../oracles/findings";
import { planWith } from "../oracles/stages";

const criterion = { kind: "same", weight: 1, mentee: "a", mentor: "a" };
const plan = (rest: object = {}) => parsePlanOrThrow(planWith([criterion], { ...rest }));

const complaints = (mentees: unknown[], mentors: unknown[] = [], rest: object = {}): string[] =>
  buildCohort(plan(rest), { mentees, mentors }).findings.map(inShort);

describe("numbering the people", () => {
  it("keeps everybody once, with their own record, and knows where each stood", () => {
    fc.assert(
      fc.property(side(8), side(8), fc.nat(99), (mentees, mentors, seed) => {
        const { cohort, findings } = buildCohort(plan({ seed }), { mentees, mentors });
        expect(findings).toEqual([]);
        for (const [built, given] of [
          [cohort.mentees, mentees] as const,
          [cohort.mentors, mentors] as const,
        ]) {
          expect([...built.positions].sort((a, b) => a - b)).toEqual([...given.keys()]);
          for (const [index, position] of built.positions.entries()) {
            expect(built.people[index]).toBe(given[position]);
            expect(built.ids[index]).toBe(given[position]!.id);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("numbers the same ids the same way in whatever order they come", () => {
    fc.assert(
      fc.property(side(8), (people) => {
        const ids = (list: typeof people) =>
          buildCohort(plan(), { mentees: list, mentors: [] }).cohort.mentees.ids;
        expect(ids([...people].reverse())).toEqual(ids(people));
      }),
    );
  });

  it("asks for the id where the plan says, by field or function, for each side", () => {
    const rest = { id: { mentee: "email", mentor: ({ code }: { code: string }) => `T${code}` } };
    const { cohort } = buildCohort(plan(rest), { mentees: [{ email: "a@x" }], mentors: [{ code: "7" }] });
    expect([cohort.mentees.ids, cohort.mentors.ids]).toEqual([["a@x"], ["T7"]]);
  });
});

describe("ids that identify nobody", () => {
  const remedy = "expected a text that identifies the person. Give everybody an id of their own.";

  it("missing, blank or of a wrong type: each is found where it stands", () => {
    expect(complaints([{ id: "x" }, {}, { id: "" }, { id: null }, { id: 7 }, null, "text"])).toEqual([
      `missing-id at mentees, [1].id: found nothing, ${remedy}`,
      `missing-id at mentees, [2].id: found a blank, ${remedy}`,
      `missing-id at mentees, [3].id: found null, ${remedy}`,
      `wrong-type at mentees, [4].id: found 7, ${remedy}`,
      `missing-id at mentees, [5].id: found nothing, ${remedy}`,
      `missing-id at mentees, [6].id: found nothing, ${remedy}`,
    ]);
  });

  it("doubles on one side: each names the first; the same id on both sides is no double", () => {
    const expected = (at: number): string =>
      `duplicate-id at mentors, [${at}].id: found "x", which stands in [0] too, expected an id that nobody else on this side has. Remove one of the two, or correct the id.`;
    expect(complaints([{ id: "x" }], [{ id: "x" }, { id: "y" }, { id: "x" }, { id: "x" }])).toEqual([
      expected(2),
      expected(3),
    ]);
  });

  it("doubles in a table name the row", () => {
    const origin: Origin = { source: "m.csv", rowOfRecord: [2, 4], columnOfField: { id: "Email" } };
    const { findings } = buildCohort(plan(), {
      mentees: [{ id: "x" }, { id: "x" }],
      mentors: [],
      origins: { mentees: origin },
    });
    expect(findings.map(inShort)).toEqual([
      'duplicate-id at m.csv, row 4, column "Email": found "x", which stands in row 2 too, expected an id that nobody else on this side has. Remove one of the two, or correct the id.',
    ]);
  });

  it("a function that throws is a finding, whatever it throws", () => {
    const expected = (message: string) =>
      `failed-function at mentees, [0]: found an exception: ${message}, expected an answer from the plan's function or the record's field. Let it answer null where a record says nothing.`;
    const throwing = (thrown: unknown) => ({
      id: {
        mentee: () => {
          throw thrown;
        },
        mentor: "id",
      },
    });
    expect(complaints([{}], [], throwing(new TypeError("no email")))).toEqual([expected("no email")]);
    expect(complaints([{}], [], throwing("just text"))).toEqual([expected("just text")]);
  });
});

describe("the place of an answer", () => {
  const origin: Origin = {
    source: "people.csv",
    rowOfRecord: [2, 5],
    columnOfField: { grade: "Grade", values: ["V1", "V2"] },
  };

  it.each<[string, unknown, unknown]>([
    [
      "position and field, without a table",
      placeOf("mentees", undefined, 3, "grade"),
      { source: "mentees", path: [3, "grade"] },
    ],
    [
      "an entry of a list",
      placeOf("mentees", undefined, 3, "values", 1),
      { source: "mentees", path: [3, "values", 1] },
    ],
    [
      "position alone for a function",
      placeOf("mentees", undefined, 3, undefined),
      { source: "mentees", path: [3] },
    ],
    [
      "row and heading",
      placeOf("mentees", origin, 1, "grade"),
      { source: "people.csv", row: 5, column: "Grade" },
    ],
    [
      "the heading of the entry",
      placeOf("mentees", origin, 0, "values", 1),
      { source: "people.csv", row: 2, column: "V2" },
    ],
    [
      "the first of several headings",
      placeOf("mentees", origin, 0, "values"),
      { source: "people.csv", row: 2, column: "V1" },
    ],
    [
      "the field, where no column or no such entry is known",
      placeOf("mentees", origin, 0, "values", 7),
      { source: "people.csv", row: 2, column: "values" },
    ],
    [
      "a field of no column",
      placeOf("mentees", origin, 0, "other"),
      { source: "people.csv", row: 2, column: "other" },
    ],
    [
      "the row alone for a function",
      placeOf("mentees", origin, 0, undefined),
      { source: "people.csv", row: 2 },
    ],
    [
      "no row for a record that is in no table",
      placeOf("mentees", origin, 9, "grade"),
      { source: "people.csv", column: "Grade" },
    ],
  ])("is %s", (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});
