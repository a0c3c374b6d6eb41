/** Tables of texts and lists of records as one thing: headings, and rows of cells below them. */
import { type Finding, quote } from "../../errors/finding";
import { ask, failedFunction } from "../ask";
import type { RecordTable, Table } from "../table";
import { Report } from "./report";

/** Rows of cells below headings, whatever they came from. */
export interface Rows {
  readonly source: string;
  /** Whether findings count rows of a table (from 2) or positions in a list (from 0). */
  readonly numbering: "rows" | "positions";
  /** column → heading, as it is written. */
  readonly headings: ReadonlyArray<string>;
  /** position → cells, column by column; `undefined` for one that can't be read, which has been reported. */
  readonly rows: ReadonlyArray<ReadonlyArray<unknown> | undefined>;
}

/** The table's rows, and what is wrong with those that have the wrong width or are no records. */
export const rowsOf = (
  table: Table | RecordTable,
): { readonly rows: Rows; readonly findings: ReadonlyArray<Finding> } =>
  "records" in table ? rowsOfRecords(table) : rowsOfTable(table);

const rowsOfTable = ({ source, header, rows }: Table): ReturnType<typeof rowsOf> => {
  const report = new Report({ source, numbering: "rows" });
  // In a row with too many or too few cells they stand under the wrong headings: nothing else is said about it.
  const hasRightWidth = (cells: ReadonlyArray<string>, position: number): boolean => {
    if (cells.length === header.length || cells.every(isBlank)) return true;
    report.error("ragged-row", report.person(position), {
      expected: `${header.length} cells, as many as there are headings`,
      received: `${cells.length}`,
      remedy: "Look for a separator too many or too few, or for a quote that is not closed.",
    });
    return false;
  };
  const usable = rows.map((cells, position) => (hasRightWidth(cells, position) ? cells : undefined));
  return { rows: { source, numbering: "rows", headings: header, rows: usable }, findings: report.findings };
};

const rowsOfRecords = ({ source, records }: RecordTable): ReturnType<typeof rowsOf> => {
  const report = new Report({ source, numbering: "positions" });
  const columnOf = new Map<string, number>();
  for (const record of records) {
    if (!isRecord(record)) continue;
    for (const key of Object.keys(record)) if (!columnOf.has(key)) columnOf.set(key, columnOf.size);
  }
  const headings = [...columnOf.keys()];
  const rows = records.map((record: unknown, position) => {
    if (!isRecord(record)) {
      report.error("wrong-type", report.person(position), {
        expected: "an object from headings to answers",
        received: quote(record),
        remedy: "Give one object for each person.",
      });
      return undefined;
    }
    return headings.map((heading) => {
      if (!Object.hasOwn(record, heading)) return null;
      const asked = ask(record, heading);
      if (asked._tag === "Answered") return asked.value;
      report.findings.push(failedFunction(report.cell(position, heading), asked.message));
      return null;
    });
  });
  return { rows: { source, numbering: "positions", headings, rows }, findings: report.findings };
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A cell that says nothing: a text of nothing but blanks, or none at all. */
export const isBlank = (cell: unknown): boolean =>
  cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
