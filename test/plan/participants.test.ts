import { describe, expect, it } from "vitest";
import { participantsSchema } from "../../src/plan/participants";
import { planComplaints } from "../oracles/findings";
import { planWith } from "../oracles/stages";

const same = { kind: "same", weight: 1, mentee: "a", mentor: "a" };
const complaints = (participants: unknown): string[] =>
  planComplaints(planWith([same], { participants })).map((said) => said.replace("participants", "…"));
const ofField = (form: unknown): string[] =>
  complaints({ mentees: { id: "id", fields: { x: form } }, mentors: { id: "id" } }).map((said) =>
    said.replace("….mentees.fields.x", "x"),
  );
const ofPeople = (change: object): string[] =>
  complaints({ people: { id: "id", role: { mentee: "m", mentor: "M" }, ...change } }).map((said) =>
    said.replace("….people", "people"),
  );

describe("every form of a field is understood", () => {
  it.each([
    "heading",
    { column: "a" },
    { column: "a", list: [";", ","], words: { x: "y" }, others: "keep" },
    { column: "a", type: "number", decimal: ",", words: { "": 1, "only one": 1, "Only  One": 1 } },
    { column: "a", type: "yes-no", yes: ["ja", ""], no: ["nein"] },
    { columns: ["a", "b"], type: "number" },
    { columns: ["a", "b"], list: "=" },
  ])("%j", (form) => {
    expect(ofField(form)).toEqual([]);
  });
});

describe("what a field says and can't mean is told at its key", () => {
  it.each<[object, string[]]>([
    [
      { column: "a", words: { x: 1, y: "z" } },
      [
        'wrong-type at x.words.x: found 1, expected a text, as "type" says. Correct the meaning, or the type.',
      ],
    ],
    [
      { column: "a", type: "number", words: { x: "one" } },
      [
        'wrong-type at x.words.x: found "one", expected a number, as "type" says. Correct the meaning, or the type.',
      ],
    ],
    [
      { column: "a", type: "yes-no", words: { x: 1 } },
      [
        'wrong-type at x.words: found {"x":1}, expected the lists "yes" and "no". Write it as in "yes": ["of course"], "no": ["never"].',
      ],
    ],
    [
      { column: "a", yes: ["ja"], decimal: "," },
      [
        'wrong-type at x.yes: found ["ja"], expected this key beside "type": "yes-no" only. Remove it, or say that type.',
        'wrong-type at x.decimal: found ",", expected this key beside "type": "number" only. Remove it, or say that type.',
      ],
    ],
    [
      { columns: ["a"], others: "error" },
      ['wrong-type at x.others: found "error", expected this key beside "words" of texts only. Remove it.'],
    ],
    [
      { column: "a", type: "number", words: { "only one": 1, "Only One ": 2 } },
      [
        "wrong-type at x.words.Only One : found 2, expected words that differ in more than case and blanks. Keep one of the two.",
      ],
    ],
    [
      { column: "a", type: "yes-no", yes: ["Ja", "NO"] },
      [
        'wrong-type at x.yes: found ["Ja","NO"], expected words for yes and for no that differ in more than case and blanks; "no" is one of both. Remove it from one of the lists; give both, "yes" and "no".',
      ],
    ],
    [
      { column: "a", list: ";", words: { " ": "none" } },
      [
        'wrong-type at x.list: found ";", expected no "list" beside a word for a blank cell. A blank cell is an empty list already: remove the blank word.',
      ],
    ],
    [
      { column: "a", tpye: "number" },
      [
        'unknown-key at x.tpye: found "tpye", expected one of the keys column, type, list, words, others, yes, no, decimal. Did you mean "type"?',
      ],
    ],
    [
      { columns: [], type: "number" },
      ["out-of-range at x.columns: found [], expected at least one heading. Name the columns."],
    ],
  ])("%j", (form, said) => {
    expect(ofField(form)).toEqual(said);
  });
});

describe("one table that holds everybody", () => {
  it.each([
    [{}],
    [{ role: { column: "role", words: { a: "mentee", b: "both", "": "none" } } }],
    [{ role: { mentee: { column: "x", yes: ["ja"], no: ["nein"] }, mentor: "y" } }],
  ])("may say who is what as in %j", (change) => {
    expect(ofPeople(change)).toEqual([]);
  });

  it.each<[object, string[]]>([
    [
      { role: { column: "role", words: { a: "mentee", b: "teacher" } } },
      [
        'wrong-type at people.role.words.b: found "teacher", expected "mentee" or "mentor" or "both" or "none". Use one of these words.',
      ],
    ],
    [
      { role: { column: "role", words: { a: "mentee", "A ": "both" } } },
      [
        'wrong-type at people.role.words.A : found "both", expected words that differ in more than case and blanks. Keep one of the two.',
      ],
    ],
    [
      { role: "role" },
      [
        'wrong-type at people.role: found "role", expected who is what: { "column", "words" }, or { "mentee", "mentor" }. Name the column that says it, and what its words mean.',
      ],
    ],
    [
      { name: "n", fields: { name: "m" } },
      [
        'wrong-type at people.fields.name: found "m", expected a field by another name. The field "name" is what "name" beside "fields" says.',
      ],
    ],
    [
      { fields: { places: { column: "p", type: "numbre" } } },
      [expect.stringContaining('Did you mean "number"?')],
    ],
  ])("is told what is wrong with %j", (change, said) => {
    expect(ofPeople(change)).toEqual(said);
  });

  it("what is wrong inside one form is told of that form, however much it is", () => {
    const fields = { a: 1, b: 2, c: 3, d: 4 };
    expect(complaints({ mentees: { id: "id", fields }, mentors: { id: "id", fields } })).toHaveLength(8);
    expect(complaints({ people: { id: "id", fields, role: { mentee: "m", mentor: 5 } } })).toHaveLength(5);
    expect(complaints({ peolpe: { id: "id", role: { mentee: "m", mentor: "n" } } })).toEqual([
      expect.stringContaining('Did you mean "people"?'),
    ]);
  });
});

it("what the schema makes of a mapping is a mapping still, and the same", () => {
  const once = participantsSchema.parse({
    people: { id: "id", role: { mentee: "m", mentor: "n" }, fields: { x: { column: "x" } } },
  });
  expect(participantsSchema.parse(JSON.parse(JSON.stringify(once)))).toEqual(once);
});
