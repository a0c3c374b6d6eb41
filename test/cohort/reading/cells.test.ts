import { describe, expect, it } from "vitest";
import { inShort } from "../../oracles/findings";
import { fieldOf, readCells, readValues } from "./tables";

const capacity = {
  column: "cell",
  type: "number",
  words: { "I can take two mentees": 2, "only one": 1, "As many as you need": 5 },
};

describe("the coordinator's sentences for numbers", () => {
  it("mean what the plan says, whatever their case and blanks; digits are numbers still", () => {
    const read = readCells(capacity, [
      "I can take two mentees",
      "i can take  TWO mentees",
      "I\u00A0can take two mentees",
      "Only one",
      "onlyone",
      "3",
      "",
    ]);
    expect(read.findings).toEqual([]);
    expect(fieldOf(read)).toEqual([2, 2, 2, 1, 1, 3, null]);
  });

  it("a sentence that is none of them is an error with the nearest and all of them; never is one guessed", () => {
    const read = readCells(capacity, ["only  ones", "only one!", "two", "1,5"]);
    expect(fieldOf(read)).toEqual([null, null, null, null]);
    const words = '"I can take two mentees", "only one", "As many as you need"';
    const said = (row: number, cell: string, remedy: string): string =>
      `unknown-word at people.csv, row ${row}, column "cell": found "${cell}", expected a number, or one of the words ${words}. ${remedy}`;
    const correct = "Correct the answer, or add it to the words of the plan's participants.";
    expect(read.findings.map(inShort)).toEqual([
      said(2, "only  ones", 'Did you mean "only one"?'),
      said(3, "only one!", 'Did you mean "only one"?'),
      said(4, "two", correct),
      said(5, "1,5", correct),
    ]);
    expect(read.findings.every(({ severity }) => severity === "error")).toBe(true);
  });

  it("lists eight sentences and counts the rest", () => {
    const words = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`sentence ${at}`, at]));
    const [finding] = readCells({ ...capacity, words }, ["?"]).findings;
    expect(finding?.expected).toMatch(/"sentence 0", .*"sentence 7" and 2 more$/);
  });

  it("an empty word says what a blank cell means", () => {
    const read = readCells({ ...capacity, words: { "": 1, none: 0 } }, ["", " ", "none"]);
    expect(fieldOf(read)).toEqual([1, 1, 0]);
  });
});

describe("the coordinator's words for texts", () => {
  const stage = { column: "cell", words: { "Reg.": "resident", Consultant: "attending" } };

  it("are renamed; others are kept as they are, unless the plan calls them an error", () => {
    const cells = ["reg.", "Consultant", "resident", "Reg"];
    expect(fieldOf(readCells(stage, cells))).toEqual(["resident", "attending", "resident", "Reg"]);
    const strict = readCells({ ...stage, others: "error" }, cells);
    expect(fieldOf(strict)).toEqual(["resident", "attending", null, null]);
    expect(strict.findings.map(inShort)).toEqual([
      expect.stringMatching(
        /^unknown-word at people.csv, row 4, column "cell": found "resident", expected one of the words "Reg.", "Consultant"\./,
      ),
      expect.stringMatching(/^unknown-word at people.csv, row 5, .*Did you mean "Reg."\?$/),
    ]);
  });

  it("are looked up entry by entry in a list", () => {
    expect(fieldOf(readCells({ ...stage, list: ";" }, ["Reg. ; nurse", ""]))).toEqual([
      ["resident", "nurse"],
      [],
    ]);
  });

  it("a word that every object has as a key is no word of the plan", () => {
    expect(fieldOf(readCells(stage, ["constructor", "__proto__", "toString"]))).toEqual([
      "constructor",
      "__proto__",
      "toString",
    ]);
  });
});

describe("yes and no", () => {
  it("stand in the usual words, in any case", () => {
    const cells = ["yes", "Y", "TRUE", "1", "x", "no", "N", "False", "0", ""];
    const read = readCells({ column: "cell", type: "yes-no" }, cells);
    expect(read.findings).toEqual([]);
    expect(fieldOf(read)).toEqual([true, true, true, true, true, false, false, false, false, null]);
  });

  it("stand in the plan's own words, which replace the usual ones", () => {
    const form = { column: "cell", type: "yes-no", yes: ["ja", "gerne"], no: ["nein"] };
    const read = readCells(form, ["Ja", "gerne", "NEIN", "yes"]);
    expect(fieldOf(read)).toEqual([true, true, false, null]);
    expect(read.findings.map(inShort)).toEqual([
      'unknown-word at people.csv, row 5, column "cell": found "yes", expected yes or no in one of the words "ja", "gerne", "nein". Correct the answer, or add it to the words of the plan\'s participants.',
    ]);
  });
});

describe("numbers", () => {
  it.each([
    [",", "1,5", 1.5],
    [",", "-,5", -0.5],
    [",", "7", 7],
    [",", "1.5", null],
    [",", "1.234,5", null],
    [",", "1,2,3", null],
    [".", "1.5", 1.5],
    [".", "1,5", null],
    [".", "1,234.5", null],
    [".", "1e999", null],
    [".", "0x10", null],
    [".", "1 000", null],
    [".", "Infinity", null],
  ])("with %j before the fraction, %s is %j", (decimal, cell, value) => {
    const read = readCells({ column: "cell", type: "number", decimal }, [cell]);
    expect(fieldOf(read)).toEqual([value]);
    expect(read.findings.map(({ code }) => code)).toEqual(value === null ? ["not-a-number"] : []);
  });

  it("what is none is told with the sign that the plan names", () => {
    const [finding] = readCells({ column: "cell", type: "number", decimal: "," }, ["1.5"]).findings;
    expect(finding?.remedy).toBe(
      "Write it in digits, with a comma before the fraction, or leave the cell blank.",
    );
  });
});

describe("lists", () => {
  it("have one separator, or any of several", () => {
    expect(fieldOf(readCells({ column: "cell", list: "|" }, ["a|b;c"]))).toEqual([["a", "b;c"]]);
    expect(fieldOf(readCells({ column: "cell", list: [";", " / ", "."] }, ["a;b / c.d/e"]))).toEqual([
      ["a", "b", "c", "d/e"],
    ]);
  });

  it("over several columns with ties in a cell: each entry is a list", () => {
    const wishes = { columns: ["1st", "2nd", "3rd"], list: "=" };
    const read = readCells(wishes, [["T01", "T02 = T03", ""]], ["1st", "2nd", "3rd"]);
    expect(read.findings).toEqual([]);
    expect(fieldOf(read)).toEqual([[["T01"], ["T02", "T03"], []]]);
  });
});

describe("values that have types already", () => {
  it("are taken as they are where they fit", () => {
    expect(fieldOf(readValues({ column: "cell", type: "number" }, [2, "2", null, "", undefined]))).toEqual([
      2,
      2,
      null,
      null,
      null,
    ]);
    expect(fieldOf(readValues({ column: "cell", type: "yes-no" }, [true, false, 1, 0, "no"]))).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
    expect(fieldOf(readValues("cell", ["a ", ["a", " b"], [], [["a", "b"], "c"]]))).toEqual([
      "a",
      ["a", "b"],
      [],
      [["a", "b"], "c"],
    ]);
    expect(fieldOf(readValues({ column: "cell", list: ";" }, ["a;b", ["a;b", "c"], null]))).toEqual([
      ["a", "b"],
      ["a;b", "c"],
      [],
    ]);
    expect(fieldOf(readValues({ column: "cell", type: "number" }, [[1, null, 3]]))).toEqual([[1, null, 3]]);
  });

  it("are reported where they do not, with position, key and entry", () => {
    const complaints = (form: object | string, values: unknown[]): string[] =>
      readValues(form, values).findings.map(inShort);
    expect(complaints("cell", ["a", 7, true, {}, ["x", 8], [[["deep"]]]])).toEqual([
      'wrong-type at people.json, [1].cell: found 7, expected a text. Say "type": "number" of the field in the plan\'s participants, or correct the answer.',
      'wrong-type at people.json, [2].cell: found true, expected a text. Say "type": "yes-no" of the field in the plan\'s participants, or correct the answer.',
      "wrong-type at people.json, [3].cell: found {}, expected a text. Correct the answer, or leave it blank.",
      'wrong-type at people.json, [4].cell[1]: found 8, expected a text. Say "type": "number" of the field in the plan\'s participants, or correct the answer.',
      'wrong-type at people.json, [5].cell[0]: found ["deep"], expected a text. Correct the answer, or leave it blank.',
    ]);
    expect(complaints({ column: "cell", type: "number" }, [Number.NaN, true, "two"])).toEqual([
      "not-a-number at people.json, [0].cell: found NaN, expected a number. Correct the answer, or leave it blank.",
      'not-a-number at people.json, [1].cell: found true, expected a number. Say "type": "yes-no" of the field in the plan\'s participants, or correct the answer.',
      'not-a-number at people.json, [2].cell: found "two", expected a number. Write it in digits, with a point before the fraction, or leave the cell blank.',
    ]);
  });
});
