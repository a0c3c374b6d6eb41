/** Tables in, records out: columns become fields as the plan's mapping says; nothing is repaired in silence. */
import { errorFinding, type Finding, quote, warningFinding } from "../errors/finding";
import { suggestName } from "../errors/nearest";
import type { FieldMapping, ParticipantsMapping, TableMapping } from "../plan/participants";
import type { Origin } from "./origin";

/** A table as a CSV reader gives it: texts only. */
export interface Table {
  /** Its file, for findings. */
  readonly source: string;
  /** The first row. */
  readonly header: ReadonlyArray<string>;
  /** The other rows, in order. */
  readonly rows: ReadonlyArray<ReadonlyArray<string>>;
}

/** What a field of a {@link Row} can hold: a blank cell is `null`. */
export type Cell = string | number | null | ReadonlyArray<string | number | null>;

/** A participant read from a table. */
export interface Row {
  /** What identifies the person. */
  readonly id: string;
  /** For display; the id where the mapping names no column. */
  readonly name: string;
  readonly [field: string]: Cell;
}

/** The records of a table, where they came from, and everything that was wrong or suspicious on the way. */
export interface ReadTable {
  readonly records: ReadonlyArray<Row>;
  readonly origin: Origin;
  readonly findings: ReadonlyArray<Finding>;
}

/** Participants of both sides, read from tables; {@link match} takes them as they are. */
export interface TablePeople {
  readonly mentees: ReadonlyArray<Row>;
  readonly mentors: ReadonlyArray<Row>;
  /** Where the records came from. */
  readonly origins: { readonly mentees: Origin; readonly mentors: Origin };
  /** What was found while reading; {@link match} refuses people with errors among these. */
  readonly findings: ReadonlyArray<Finding>;
}

/**
 * Reads both tables as the plan's `participants` say.
 *
 * *When to use*: for spreadsheets and CSV files. Records from a database go to {@link match} as they are.
 *
 * *Details*: O(cells). Blanks around a cell or a heading are left out and reported as a warning. Rows that are blank throughout
 * are skipped. Errors stay in `findings` and are reported by {@link match} together with all others.
 *
 * @example
 * ```ts
 * const people = readPeople(mapping, {
 *   mentees: { source: "mentees.csv", header: ["email", "grade"], rows: [["a@x.org", "EO"]] },
 *   mentors: { source: "mentors.csv", header: ["email", "grade"], rows: [["b@x.org", "SEO"]] },
 * });
 * const result = match(plan, people);
 * ```
 */
export const readPeople = (
  mapping: ParticipantsMapping,
  tables: { readonly mentees: Table; readonly mentors: Table },
): TablePeople => {
  const mentees = readTable(mapping.mentees, tables.mentees);
  const mentors = readTable(mapping.mentors, tables.mentors);
  return {
    mentees: mentees.records,
    mentors: mentors.records,
    origins: { mentees: mentees.origin, mentors: mentors.origin },
    findings: [...mentees.findings, ...mentors.findings],
  };
};

/** Reads one table as its mapping says; see {@link readPeople}. */
export const readTable = (mapping: TableMapping, table: Table): ReadTable => {
  const reader = new TableReader(table);
  const read = reader.read(mapping);
  return { ...read, findings: reader.findings };
};

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

class TableReader {
  readonly findings: Finding[] = [];
  /** heading → column. */
  private readonly columnOf = new Map<string, number>();
  /** heading → cells that had blanks around them. */
  private readonly trimmed = new Map<string, number>();

  constructor(private readonly table: Table) {}

  read(mapping: TableMapping): Omit<ReadTable, "findings"> {
    const { source } = this.table;
    const origin: Origin = { source, rowOfRecord: [], columnOfField: columnsOfFields(mapping) };
    if (this.table.header.every((heading) => heading.trim() === "")) {
      this.error(
        "empty-table",
        {},
        "a row of headings",
        "an empty file",
        "Export the table again, with its headings.",
      );
      return { records: [], origin };
    }
    this.readHeader();
    for (const [field, headings] of Object.entries(origin.columnOfField)) {
      for (const heading of [headings].flat()) this.requireColumn(heading, field);
    }
    const rowOfRecord: number[] = [];
    const records: Row[] = [];
    for (const [at, cells] of this.table.rows.entries()) {
      const row = at + 2;
      if (cells.every((cell) => cell.trim() === "")) continue;
      // In a row with too many or too few cells they stand under the wrong headings: nothing else is said about it.
      if (!this.hasRightWidth(cells, row)) continue;
      rowOfRecord.push(row);
      records.push(this.readRow(mapping, cells, row));
    }
    if (records.length === 0 && this.findings.every(({ code }) => code !== "ragged-row")) {
      this.error(
        "empty-table",
        {},
        "at least one person",
        "headings only",
        "Export the table again, with its rows.",
      );
    }
    this.reportTrimmed();
    // Without ids nobody can be told apart: that the column is missing has been said, once and not for every row.
    const usable = this.columnOf.has(mapping.id) ? records : [];
    return { records: usable, origin: { ...origin, rowOfRecord } };
  }

  private readHeader(): void {
    for (const [column, written] of this.table.header.entries()) {
      const heading = written.trim();
      if (heading !== written) {
        this.warn(
          "blanks-trimmed",
          { row: 1, column: heading },
          "a heading without blanks around it",
          quote(written),
        );
      }
      if (heading === "") continue;
      if (this.columnOf.has(heading)) {
        this.error(
          "duplicate-column",
          { row: 1, column: heading },
          "every heading once",
          `${quote(heading)} twice`,
          "Rename or remove one of the two columns.",
        );
      } else {
        this.columnOf.set(heading, column);
      }
    }
  }

  private requireColumn(heading: string, field: string): void {
    if (this.columnOf.has(heading)) return;
    const known = [...this.columnOf.keys()];
    this.error(
      "missing-column",
      { row: 1, column: heading },
      `a column ${JSON.stringify(heading)}, which the plan reads as ${JSON.stringify(field)}`,
      `the columns ${known.join(", ")}`,
      suggestName(heading, known, "Add the column, or change the plan's participants."),
    );
  }

  private hasRightWidth(cells: ReadonlyArray<string>, row: number): boolean {
    const { length } = this.table.header;
    if (cells.length === length) return true;
    this.error(
      "ragged-row",
      { row },
      `${length} cells, as many as there are headings`,
      `${cells.length}`,
      "Look for a separator too many or too few, or for a quote that is not closed.",
    );
    return false;
  }

  private readRow(mapping: TableMapping, cells: ReadonlyArray<string>, row: number): Row {
    const id = this.cell(cells, mapping.id);
    const parts = [mapping.name ?? []].flat().map((heading) => this.cell(cells, heading));
    const fields: Record<string, Cell> = {};
    for (const [field, spec] of Object.entries(mapping.fields))
      fields[field] = this.readField(spec, cells, row);
    const field = fields["name"];
    const name = parts.filter((part) => part !== "").join(" ") || (typeof field === "string" ? field : id);
    return { ...fields, id, name };
  }

  private readField(spec: FieldMapping, cells: ReadonlyArray<string>, row: number): Cell {
    if (typeof spec === "string") return this.readOne("text", spec, this.cell(cells, spec), row);
    if ("columns" in spec) {
      return spec.columns.map((heading) => this.readOne(spec.type, heading, this.cell(cells, heading), row));
    }
    const cell = this.cell(cells, spec.column);
    if (spec.list === undefined) return this.readOne(spec.type, spec.column, cell, row);
    const entries = cell.split(spec.list).map((entry) => entry.trim());
    return entries
      .filter((entry) => entry !== "")
      .map((entry) => this.readOne(spec.type, spec.column, entry, row));
  }

  private readOne(
    type: "text" | "number",
    heading: string,
    cell: string,
    row: number,
  ): string | number | null {
    if (cell === "") return null;
    if (type === "text") return cell;
    if (NUMBER.test(cell)) return Number(cell);
    this.error(
      "not-a-number",
      { row, column: heading },
      "a number",
      quote(cell),
      "Write it in digits, with a point before the fraction, or leave the cell blank.",
    );
    return null;
  }

  /** The cell below a heading without blanks around it; "" where the column or the cell does not exist. */
  private cell(cells: ReadonlyArray<string>, heading: string): string {
    const column = this.columnOf.get(heading);
    const written = column === undefined ? "" : (cells[column] ?? "");
    const cell = written.trim();
    if (cell !== written && cell !== "") this.trimmed.set(heading, (this.trimmed.get(heading) ?? 0) + 1);
    return cell;
  }

  private reportTrimmed(): void {
    // In the order of the headings, not of the cells: the order of rows must not change the order of findings.
    for (const heading of this.columnOf.keys()) {
      const count = this.trimmed.get(heading);
      if (count === undefined) continue;
      const cells = count === 1 ? "1 cell" : `${count} cells`;
      this.warn(
        "blanks-trimmed",
        { column: heading },
        "cells without blanks around them",
        `${cells} with them`,
      );
    }
  }

  private error(
    code: Finding["code"],
    place: { readonly row?: number; readonly column?: string },
    expected: string,
    received: string,
    remedy: string,
  ): void {
    this.findings.push(
      errorFinding(code, { source: this.table.source, ...place }, { expected, received, remedy }),
    );
  }

  private warn(
    code: Finding["code"],
    place: { readonly row?: number; readonly column?: string },
    expected: string,
    received: string,
  ): void {
    const remedy = "They were read without the blanks; take them out of the table.";
    this.findings.push(
      warningFinding(code, { source: this.table.source, ...place }, { expected, received, remedy }),
    );
  }
}

const columnsOfFields = (mapping: TableMapping): Record<string, string | ReadonlyArray<string>> => {
  const columns: Record<string, string | ReadonlyArray<string>> = {};
  for (const [field, spec] of Object.entries(mapping.fields)) {
    columns[field] = typeof spec === "string" ? spec : "columns" in spec ? spec.columns : spec.column;
  }
  if (mapping.name !== undefined) columns["name"] = mapping.name;
  columns["id"] = mapping.id;
  return columns;
};
