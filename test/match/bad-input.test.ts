import { isLeft } from "fp-ts/Either";
import { describe, expect, it } from "vitest";
import { readPeople } from "../../src/cohort/read-table";
import { renderError } from "../../src/errors/render";
import { check, match } from "../../src/match/match";
import { parsePlanOrThrow } from "../../src/plan/parse";
import { findingsOf, inShort } from "../oracles/findings";
import { planWith } from "../oracles/stages";

const plan = parsePlanOrThrow(
  planWith(
    [
      {
        kind: "ladder",
        name: "stage",
        weight: 1,
        steps: [1],
        ladder: "stage",
        mentee: "stage",
        mentor: "stage",
      },
      {
        kind: "taxonomy",
        name: "terms",
        weight: 1,
        tree: { Law: [], Art: [] },
        mentee: "terms",
        mentor: "terms",
      },
      { kind: "profile", name: "values", weight: 1, mentee: "values", mentor: "values" },
    ],
    {
      shape: { kind: "one-to-many" },
      ladders: { stage: ["junior", "senior"] },
      rules: [{ kind: "capacity", mentor: "places" }],
      participants: {
        mentees: {
          id: "Email",
          fields: {
            stage: "Stage",
            terms: { column: "Terms", list: ";" },
            values: { columns: ["V1", "V2"], type: "number" },
          },
        },
        mentors: {
          id: "Email",
          fields: {
            stage: "Stage",
            terms: { column: "Terms", list: ";" },
            values: { columns: ["V1", "V2"], type: "number" },
            places: { column: "Places", type: "number" },
          },
        },
      },
    },
  ),
);

const mentees = {
  source: "mentees.csv",
  header: ["Email", "Stage", "Terms", "V1", "V2"],
  rows: [
    ["a@x", "junior", "Law; Art", "1", "5"],
    ["", "junoir", "Lwa", "1", "7"],
    ["a@x", "senior", "", "", "one"],
    ["b@x", "senior"],
  ],
};
const mentors = {
  source: "mentors.csv",
  header: ["Email", "Stage", "Terms", "V1", "V2", "Places"],
  rows: [
    ["c@x", "senior", "Law", "3", "3", "2"],
    ["d@x", "senior", "Law", "3", "3", "two"],
    ["e@x", "senior", "Law", "3", "3", "-1"],
    ["f@x", "senior", "Law", "3", "3", "1.5"],
    ["g@x", "senior", "Law", "3", "3", ""],
  ],
};

describe("two tables with mistakes in them", () => {
  const result = match(plan, readPeople(plan.participants!, { mentees, mentors }));

  it("are refused with every mistake at once, each with file, row, column, found, expected and remedy", () => {
    const places = "expected a whole number from 0: the mentees that the mentor takes.";
    expect(findingsOf(result).map(inShort).sort()).toEqual(
      [
        'missing-id at mentees.csv, row 3, column "Email": found a blank, expected a text that identifies the person. Give everybody an id of their own.',
        'unknown-step at mentees.csv, row 3, column "Stage": found "junoir", expected a step of the ladder: junior, senior. Did you mean "junior"?',
        'unknown-term at mentees.csv, row 3, column "Terms": found "Lwa", expected a term of the taxonomy. Did you mean "Law"?',
        'out-of-range at mentees.csv, row 3, column "V2": found 7, expected a number from 1 to 5. Correct the answer or the plan\'s scale, or leave it blank.',
        'duplicate-id at mentees.csv, row 4, column "Email": found "a@x", which stands in row 2 too, expected an id that nobody else on this side has. Remove one of the two, or correct the id.',
        'not-a-number at mentees.csv, row 4, column "V2": found "one", expected a number. Write it in digits, with a point before the fraction, or leave the cell blank.',
        "ragged-row at mentees.csv, row 5: found 2, expected 5 cells, as many as there are headings. Look for a separator too many or too few, or for a quote that is not closed.",
        'not-a-number at mentors.csv, row 3, column "Places": found "two", expected a number. Write it in digits, with a point before the fraction, or leave the cell blank.',
        `out-of-range at mentors.csv, row 4, column "Places": found -1, ${places} Write the number of places in digits; 0 for none.`,
        `out-of-range at mentors.csv, row 5, column "Places": found 1.5, ${places} Write the number of places in digits; 0 for none.`,
        `missing-answer at mentors.csv, row 6, column "Places": found a blank, ${places} Fill it in, or say in the capacity rule what a blank means: "missing": 1.`,
      ].sort(),
    );
  });

  it("are refused by check with the very same words", () => {
    const checked = check(plan, readPeople(plan.participants!, { mentees, mentors }));
    if (!isLeft(checked) || !isLeft(result)) throw new Error("accepted");
    expect(renderError(checked.left)).toBe(renderError(result.left));
    expect(renderError(checked.left)).toMatch(/^The participants can't be read:\n- /);
  });

  it("are taken once they are mended", () => {
    const mended = {
      mentees: { ...mentees, rows: mentees.rows.slice(0, 1) },
      mentors: { ...mentors, rows: mentors.rows.slice(0, 1) },
    };
    expect(findingsOf(check(plan, readPeople(plan.participants!, mended)))).toEqual([]);
  });

  it("a cell that is no number is not found again as a blank, nor a step that two ask for", () => {
    const twice = {
      ...plan,
      rules: [
        ...plan.rules,
        { kind: "eligibility", mentee: "stage", mentor: "stage", ladder: "stage", from: 0, to: 1 },
      ],
    };
    const again = check(parsePlanOrThrow(twice), readPeople(plan.participants!, { mentees, mentors }));
    expect(findingsOf(again)).toHaveLength(11);
  });
});

describe("a cohort with an error in every row", () => {
  it("is answered with all of them, each once and in the order of the rows, however many there are", () => {
    const count = 130_000;
    const mentees = Array.from({ length: count }, (_, at) => ({ id: `p${at}`, values: [9, 3] }));
    const criteria = ["one", "two"].map((name) => ({
      kind: "profile",
      name,
      weight: 1,
      mentee: "values",
      mentor: "values",
    }));
    const result = check(parsePlanOrThrow(planWith(criteria)), { mentees, mentors: [] });
    if (!isLeft(result)) throw new Error("accepted");
    const { findings } = result.left;
    expect(findings).toHaveLength(count);
    expect([0, 7, count - 1].map((at) => findings[at]?.place.path)).toEqual(
      [0, 7, count - 1].map((at) => [at, "values", 0]),
    );
    expect(renderError(result.left).split("\n")).toHaveLength(52);
  });
});
