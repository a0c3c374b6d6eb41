import { describe, expect, it } from "vitest";
import { inShort } from "../../oracles/findings";
import { fieldOf, readCells, readFields } from "./tables";

const read = (heading: string, wanted = "First Name") => readCells(wanted, ["Ada"], [heading]);

describe("headings that are not written to the letter", () => {
  it.each([
    "first name",
    "FIRST NAME",
    "First  name",
    "First\u00A0Name",
    "FirstName",
    "\uFEFFfirst name ",
  ])("%j is taken for First Name, and told", (heading) => {
    const table = read(heading);
    expect(fieldOf(table)).toEqual(["Ada"]);
    const told = table.findings.filter(({ code }) => code === "heading-differs");
    const written = JSON.stringify(heading.trim());
    expect(told.map(inShort)).toEqual([
      `heading-differs at people.csv, row 1, column ${written}: found ${written}, expected the heading "First Name", as the plan has it. It was taken for that column; write both alike.`,
    ]);
    expect(table.findings.every(({ severity }) => severity === "warning")).toBe(true);
    expect(table.origin.columnOfField["field"]).toBe(heading.trim());
  });

  it.each(["First-Name", "Firstname.", "First Nam", "Vorname", "First Names"])("%j is not", (heading) => {
    expect(read(heading).findings.map(({ code, severity }) => [code, severity])).toEqual([
      ["missing-column", "error"],
    ]);
  });

  it("an accent is an accent, however Unicode writes it", () => {
    expect(fieldOf(read("Spe\u0301cialite\u0301", "Sp\u00E9cialit\u00E9"))).toEqual(["Ada"]);
    expect(read("Specialite", "Spécialité").findings.map(({ code }) => code)).toEqual(["missing-column"]);
  });

  it("two that differ so are an error, and neither is taken", () => {
    const table = readFields(
      { field: "First Name" },
      { source: "people.csv", header: ["id", "first name", "FIRST NAME"], rows: [["x", "a", "b"]] },
    );
    expect(fieldOf(table)).toEqual([null]);
    expect(table.findings.map(inShort)).toEqual([
      'duplicate-column at people.csv, row 1, column "First Name": found the columns "first name" and "FIRST NAME", expected one column "First Name". Write the heading of the one that is meant as the plan does.',
    ]);
  });

  it("one to the letter wins, and the other is nobody's", () => {
    const table = readFields(
      { field: "First Name" },
      { source: "people.csv", header: ["id", "first name", "First Name"], rows: [["x", "a", "b"]] },
    );
    expect(table.findings).toEqual([]);
    expect(fieldOf(table)).toEqual(["b"]);
  });

  it("a column that another field names to the letter is not taken for this one", () => {
    const table = readFields(
      { field: "Name", other: "name" },
      { source: "people.csv", header: ["id", "name"], rows: [["x", "a"]] },
    );
    expect(table.findings.map(({ code }) => code)).toEqual(["missing-column"]);
    expect(table.records[0]).toMatchObject({ field: null, other: "a" });
  });

  it("a column that two fields ask for is told once", () => {
    const table = readFields(
      { field: "Stage", other: { column: "Stage", list: ";" } },
      { source: "people.csv", header: ["ID", "stage"], rows: [["x", "a"]] },
    );
    expect(table.findings.map(({ code, place }) => [code, place.column])).toEqual([
      ["heading-differs", "stage"],
      ["heading-differs", "ID"],
    ]);
    expect(table.records).toEqual([{ id: "x", name: "x", field: "a", other: ["a"] }]);
  });
});
