import { describe, expect, it } from "vitest";
import { readPeople, readTable, type Table } from "../../src/cohort/read-table";
import { parsePlanOrThrow } from "../../src/plan/parse";
import type { TableMapping } from "../../src/plan/participants";
import { inShort } from "../oracles/findings";
import { planWith } from "../oracles/stages";

/** The mapping as a checked plan holds it. */
const mappingOf = (mentees: object): TableMapping => {
  const criterion = { kind: "same", weight: 1, mentee: "a", mentor: "a" };
  const participants = { mentees, mentors: { id: "id" } };
  const mapping = parsePlanOrThrow(planWith([criterion], { participants })).participants;
  if (mapping === undefined || "people" in mapping) throw new Error("no mapping of two tables");
  return mapping.mentees;
};

const fields = {
  grade: "Grade",
  places: { column: "Places", type: "number" },
  tags: { column: "Tags", list: ";" },
  marks: { column: "Marks", list: ",", type: "number" },
  values: { columns: ["V1", "V2"], type: "number" },
  days: { columns: ["Mon", "Tue"] },
};
const header = [
  "Email",
  "First",
  "Last",
  "Grade",
  "Places",
  "Tags",
  "Marks",
  "V1",
  "V2",
  "Mon",
  "Tue",
  "Unused",
];
const row = ["a@x", "Ada", "Low", "EO", "2", "b; c ;;d", "1,2.5", "4", "", "am", "", "?"];

const read = (rows: string[][], change: Partial<Table> = {}, mapping: object = {}) => {
  const full = { id: "Email", name: ["First", "Last"], fields, ...mapping };
  return readTable(mappingOf(full), { source: "people.csv", header, rows, ...change });
};
const complaints = (rows: string[][], change: Partial<Table> = {}, mapping: object = {}): string[] =>
  read(rows, change, mapping).findings.map(inShort);
/** The good row with some cells changed. */
const withCells = (cells: Record<string, string>): string[] =>
  header.map((heading, column) => cells[heading] ?? row[column]!);

describe("a table becomes records as the mapping says", () => {
  it("texts, numbers, lists in one cell, lists over several columns, blanks as null", () => {
    const { records, findings, origin } = read([row]);
    expect(findings).toEqual([]);
    expect(records).toEqual([
      {
        id: "a@x",
        name: "Ada Low",
        grade: "EO",
        places: 2,
        tags: ["b", "c", "d"],
        marks: [1, 2.5],
        values: [4, null],
        days: ["am", null],
      },
    ]);
    expect(origin.source).toBe("people.csv");
    expect(origin.columnOfField).toMatchObject({
      id: "Email",
      name: ["First", "Last"],
      places: "Places",
      values: ["V1", "V2"],
    });
  });

  it("a blank cell is null, or an empty list", () => {
    const [record] = read([withCells({ Grade: "", Places: " ", Tags: "", Marks: "" })]).records;
    expect(record).toMatchObject({ grade: null, places: null, tags: [], marks: [] });
  });

  it("the name is the id where no column is named, or all of them are blank", () => {
    expect(read([row], {}, { name: undefined }).records[0]?.name).toBe("a@x");
    expect(read([row], {}, { name: "Last" }).records[0]?.name).toBe("Low");
    expect(read([withCells({ First: "", Last: "" })]).records[0]?.name).toBe("a@x");
  });

  it("a blank part of a name leaves no second blank in it", () => {
    const name = { name: ["First", "Grade", "Last"] };
    expect(read([withCells({ Grade: "" })], {}, name).records[0]?.name).toBe("Ada Low");
  });

  it("a field called name is the name where no column is named for it", () => {
    const own = { name: undefined, fields: { name: "Last" } };
    expect(read([row], {}, own).records[0]?.name).toBe("Low");
    expect(read([withCells({ Last: "" })], {}, own).records[0]?.name).toBe("a@x");
  });

  it.each(["0", "-1.5", "+7", ".5", "2.", "1e3", "2E-2"])("%s is a number", (cell) => {
    expect(read([withCells({ Places: cell })]).records[0]?.["places"]).toBe(Number(cell));
  });

  it("rows that are blank throughout are skipped, and the others keep their row in the file", () => {
    const blank = header.map(() => " ");
    const { records, origin, findings } = read([[""], row, blank, row, []]);
    expect(findings).toEqual([]);
    expect(records).toHaveLength(2);
    expect(origin.rowOfRecord).toEqual([3, 5]);
  });

  it("columns without a heading are nobody's", () => {
    const { findings, records } = read([[...row, "x", "y"]], { header: [...header, "", ""] });
    expect(findings).toEqual([]);
    expect(Object.keys(records[0]!)).toHaveLength(8);
  });

  it("both tables are read, with what was found in either", () => {
    const mapping = {
      mentees: mappingOf({ id: "id" }),
      mentors: mappingOf({ id: "id", fields: { a: "b" } }),
    };
    const people = readPeople(mapping, {
      mentees: { source: "mentees.csv", header: ["id", "id"], rows: [["x", "y"]] },
      mentors: { source: "mentors.csv", header: ["id"], rows: [["z"]] },
    });
    expect(people.mentees).toEqual([{ id: "x", name: "x" }]);
    expect(people.mentors).toEqual([{ id: "z", name: "z", a: null }]);
    expect(people.findings.map(({ code, place }) => [code, place.source])).toEqual([
      ["duplicate-column", "mentees.csv"],
      ["missing-column", "mentors.csv"],
    ]);
    expect(people.origins.mentors.source).toBe("mentors.csv");
  });
});

describe("a table that is wrong", () => {
  it.each<[string, string[][], Partial<Table>, string[]]>([
    [
      "an empty file",
      [],
      { header: [] },
      [
        "empty-table at people.csv: found an empty file, expected a row of headings. Export the table again, with its headings.",
      ],
    ],
    [
      "blank headings",
      [row],
      { header: ["", " "] },
      [
        "empty-table at people.csv: found an empty file, expected a row of headings. Export the table again, with its headings.",
      ],
    ],
    [
      "headings only",
      [],
      {},
      [
        "empty-table at people.csv: found headings only, expected at least one person. Export the table again, with its rows.",
      ],
    ],
    [
      "a column that is missing, with the nearest",
      [row],
      { header: header.with(3, "Grad").with(4, "Capacity") },
      [
        'missing-column at people.csv, row 1, column "Grade": found the columns Email, First, Last, Grad, Capacity, Tags, Marks, V1, V2, Mon, Tue, Unused, expected a column "Grade", which the plan reads as "grade". Did you mean "Grad"?',
        'missing-column at people.csv, row 1, column "Places": found the columns Email, First, Last, Grad, Capacity, Tags, Marks, V1, V2, Mon, Tue, Unused, expected a column "Places", which the plan reads as "places". Add the column, or change the plan\'s participants.',
      ],
    ],
    [
      "a heading twice",
      [row],
      { header: header.with(11, "Grade") },
      [
        'duplicate-column at people.csv, row 1, column "Grade": found "Grade" twice, expected every heading once. Rename or remove one of the two columns.',
      ],
    ],
    [
      "ragged rows",
      [row, row.slice(0, 11), [...row, "more"]],
      {},
      [
        "ragged-row at people.csv, row 3: found 11, expected 12 cells, as many as there are headings. Look for a separator too many or too few, or for a quote that is not closed.",
        "ragged-row at people.csv, row 4: found 13, expected 12 cells, as many as there are headings. Look for a separator too many or too few, or for a quote that is not closed.",
      ],
    ],
    [
      "texts where numbers belong",
      [withCells({ Places: "two", Marks: "1,x", V2: "4,5" }), withCells({ Places: "NaN" })],
      {},
      [
        ["2", "Places", "two"],
        ["2", "Marks", "x"],
        ["2", "V2", "4,5"],
        ["3", "Places", "NaN"],
      ].map(
        ([line, column, found]) =>
          `not-a-number at people.csv, row ${line}, column "${column}": found "${found}", expected a number. Write it in digits, with a point before the fraction, or leave the cell blank.`,
      ),
    ],
  ])("%s", (_, rows, change, expected) => {
    const { findings } = read(rows, change);
    expect(findings.map(inShort)).toEqual(expected);
    expect(findings.every(({ severity }) => severity === "error")).toBe(true);
  });

  it("without the column of ids nobody is read, and that is said once", () => {
    const { records, findings } = read([row, row], { header: header.with(0, "E-mail") });
    expect(records).toEqual([]);
    expect(findings.map(({ code, place }) => [code, place.column])).toEqual([["missing-column", "Email"]]);
  });

  it("a cell that is no number is read as a blank", () => {
    expect(read([withCells({ Places: "two" })]).records[0]?.["places"]).toBeNull();
  });
});

describe("blanks around headings and cells", () => {
  it("are left out and told as warnings: the heading at its place, the cells by column", () => {
    const padded = header.with(3, " Grade");
    const rows = [withCells({ Grade: "EO " }), withCells({ Grade: " EO", Places: " 2" }), row];
    const { records, findings } = read(rows, { header: padded });
    expect(records.map((record) => record["grade"])).toEqual(["EO", "EO", "EO"]);
    expect(findings.every(({ severity }) => severity === "warning")).toBe(true);
    expect(findings.map(inShort)).toEqual([
      'blanks-trimmed at people.csv, row 1, column "Grade": found " Grade", expected a heading without blanks around it. They were read without the blanks; take them out of the table.',
      'blanks-trimmed at people.csv, column "Grade": found 2 cells with them, expected cells without blanks around them. They were read without the blanks; take them out of the table.',
      'blanks-trimmed at people.csv, column "Places": found 1 cell with them, expected cells without blanks around them. They were read without the blanks; take them out of the table.',
    ]);
  });

  it("two headings that differ in them alone are one heading twice", () => {
    expect(complaints([row], { header: header.with(11, "Grade ") })).toEqual([
      expect.stringMatching(/^blanks-trimmed/),
      expect.stringMatching(/^duplicate-column/),
    ]);
  });
});
