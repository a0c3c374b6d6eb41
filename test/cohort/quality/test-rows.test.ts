import { describe, expect, it } from "vitest";
import { inShort } from "../../oracles/findings";
import { told } from "./told";

const others = ["Ada Low", "Ben Mars", "Cyd Noll"].map((name, at) => ({ id: `p${at}`, name, field: "x" }));
const isTold = (person: object): boolean =>
  told("likely-test-row", [...others, { id: "p9", name: "Dot Orr", field: "x", ...person }]).length > 0;

describe("rows that were made to try the form out", () => {
  it.each([
    "test",
    "Test",
    "test2",
    "TEST 17",
    "Test Mentor",
    "mentor test",
    "Test, please ignore",
    "Testing",
    "test test",
    "asdf",
    "asdfasdf",
    "qwertz",
    "xxx",
    "XXXX xxx",
    "dummy",
    "Dummy User 1",
    "Sample",
    "example mentee",
    "delete me",
    "DELETE ME PLEASE",
    "do not use",
    "foo bar",
  ])("by the name %j", (name) => {
    expect(isTold({ name })).toBe(true);
  });

  it.each([
    "test@gov.uk",
    "Test.Mentor@nhs.net",
    "test-001",
    "dummy_2",
    "asdf@asdf.de",
  ])("by the id %j", (id) => {
    expect(isTold({ id })).toBe(true);
  });

  it.each([
    "email",
    "e-mail",
    "E-Mail address",
    "work email",
    "first name",
    "lastName",
    "Nachname",
  ])("by what stands under %j", (field) => {
    expect(isTold({ [field]: "test" })).toBe(true);
  });

  it.each([
    [{ name: "Anna Testa" }],
    [{ name: "Peter Sample" }],
    [{ name: "Mark Tester" }],
    [{ name: "Exampleson" }],
    [{ name: "Maria Dummett" }],
    [{ name: "Xi Xu" }],
    [{ name: "Max" }],
    [{ name: "Mentor" }],
    [{ name: "First Last" }],
    [{ name: "John Doe" }],
    [{ id: "mentee.00@gov.uk" }],
    [{ id: "ada@example.org" }],
    [{ id: "contest@gov.uk" }],
    [{ id: "latest-7" }],
    [{ organisation: "Testing Lab" }],
    [{ organisation: "Test" }],
    [{ field: "test" }],
    [{ "name of department": "Test" }],
    [{ email: "a.testa@hospital.org" }],
    [{ email: 5 }],
  ])("not by %j", (person) => {
    expect(isTold(person)).toBe(false);
  });

  it("by a placeholder and an address that is reserved for examples, together", () => {
    expect(isTold({ name: "John Doe", email: "jd@example.com" })).toBe(true);
    expect(isTold({ name: "abc", id: "abc@test.invalid" })).toBe(true);
    expect(isTold({ name: "Jane Roe", email: "jr@example.com" })).toBe(false);
    expect(isTold({ name: "John Doe", email: "jd@examplehospital.com" })).toBe(false);
  });

  it("one finding a row, with what gave it away", () => {
    const people = [...others, { id: "test@x.org", name: "Test Mentor", field: "x" }];
    expect(told("likely-test-row", people).map(inShort)).toEqual([
      'likely-test-row at mentees, [3].id: found "test@x.org", expected somebody who takes part. It looks like a row that was made to try the form out: remove it, or leave it if the person is real.',
    ]);
  });

  it("several tests are several, but a way in which all ids are made is none", () => {
    const named = (names: string[]) => names.map((name, at) => ({ id: `p${at}`, name, field: "x" }));
    expect(
      told("likely-test-row", named(["test", "test 2", "Test Mentor", "asdf", "xxx", "Ada Low"])),
    ).toHaveLength(5);
    const made = Array.from({ length: 8 }, (_, at) => ({ id: `sample-${at}`, field: "x" }));
    expect(told("likely-test-row", [...made, ...others])).toEqual([]);
    expect(told("likely-test-row", [...made.slice(0, 4), ...others])).toHaveLength(4);
    expect(told("likely-test-row", [{ id: "test", field: "x" }, ...made.slice(1)])).toHaveLength(1);
  });
});
