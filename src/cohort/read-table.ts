/** Tables in, records out: columns become fields as the plan's mapping says; nothing is repaired in silence. */
import { errorFinding, PLAN_SOURCE } from "../errors/finding";
import type {
  ParticipantsMapping,
  PeopleTableMapping,
  RoleMapping,
  TableMapping,
} from "../plan/participants";
import type { Origin } from "./origin";
import { type CellContext, fieldReader, labelReader } from "./reading/cells";
import { type FoundColumn, findColumns, TRIMMED, type WantedHeading } from "./reading/headings";
import { Report } from "./reading/report";
import { headingsOfRole, type Roles, rolesReader } from "./reading/roles";
import { isBlank, type Rows, rowsOf } from "./reading/rows";
import type { Cell, ReadTable, RecordTable, Row, Table, TablePeople } from "./table";

export type { Cell, ReadTable, RecordTable, Row, Table, TablePeople } from "./table";

/** The tables that {@link readPeople} reads: one a side, or one that holds everybody. */
export type Tables =
  | { readonly mentees: Table | RecordTable; readonly mentors: Table | RecordTable }
  | { readonly people: Table | RecordTable };

/**
 * Reads tables as the plan's `participants` say: one for each side, or one that holds everybody and says who is what.
 *
 * *When to use*: for spreadsheets and CSV files, and for rows of JSON whose keys and words a mapping has to translate. Records that have the
 * fields of the plan go to {@link match} as they are.
 *
 * *Details*: O(cells). Blanks around a cell or a heading are left out and reported as a warning; so is a heading that differs from the
 * plan's in case or blanks. Rows that are blank throughout are skipped. In rows of JSON, numbers, booleans and lists are taken as they are where
 * they fit the type of the field, and a number may be an id. Somebody who is both stands on both sides with one id, and never meets
 * themselves. Errors stay in `findings` and are reported by {@link match} together with all others.
 *
 * *Gotchas*: a cell that can't be read is an error and reads as a blank. Tables of the other form than the mapping's are an error too.
 *
 * @returns records of both sides, for {@link match}, with what was found on the way
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
export const readPeople = (mapping: ParticipantsMapping, tables: Tables): TablePeople => {
  if ("people" in mapping && "people" in tables) return readBoth(mapping.people, tables.people);
  if (!("people" in mapping) && !("people" in tables)) {
    const mentees = readTable(mapping.mentees, tables.mentees);
    const mentors = readTable(mapping.mentors, tables.mentors);
    return {
      mentees: mentees.records,
      mentors: mentors.records,
      origins: { mentees: mentees.origin, mentors: mentors.origin },
      findings: mentees.findings.concat(mentors.findings),
    };
  }
  return otherForm(tables);
};

/** Reads one table as its mapping says; see {@link readPeople}. */
export const readTable = (mapping: TableMapping, table: Table | RecordTable): ReadTable => {
  const { records, origin, findings } = read(mapping, undefined, table);
  return { records, origin, findings };
};

const readBoth = (mapping: PeopleTableMapping, table: Table | RecordTable): TablePeople => {
  const { records, origin, findings, roles } = read(mapping, mapping.role, table);
  const side = (name: keyof Roles): { records: Row[]; origin: Origin } => {
    const takesPart = (_: unknown, at: number): boolean => roles[at]?.[name] === true;
    return {
      records: records.filter(takesPart),
      origin: { ...origin, rowOfRecord: origin.rowOfRecord.filter(takesPart) },
    };
  };
  const [mentees, mentors] = [side("mentee"), side("mentor")];
  return {
    mentees: mentees.records,
    mentors: mentors.records,
    origins: { mentees: mentees.origin, mentors: mentors.origin },
    findings,
  };
};

/** Two tables for a mapping of one, or one for a mapping of two: the plan is what has to be read again. */
const otherForm = (tables: Tables): TablePeople => {
  const nowhere = (source: string): Origin => ({ source, rowOfRecord: [], columnOfField: {} });
  const [wanted, given] =
    "people" in tables ? ['"people"', '"mentees" and "mentors"'] : ['"mentees" and "mentors"', '"people"'];
  const finding = errorFinding(
    "inconsistent-plan",
    { source: PLAN_SOURCE, path: ["participants"] },
    {
      expected: `the columns of ${wanted}, since ${"people" in tables ? "one table holds everybody" : "there are two tables"}`,
      received: `those of ${given}`,
      remedy: "Give the tables that the plan speaks of, or write the plan's participants for these.",
    },
  );
  return {
    mentees: [],
    mentors: [],
    origins: { mentees: nowhere("mentees"), mentors: nowhere("mentors") },
    findings: [finding],
  };
};

/** What a table holds, and who is what; without a role mapping there are no roles. */
const read = (
  mapping: TableMapping,
  role: RoleMapping | undefined,
  table: Table | RecordTable,
): ReadTable & { readonly roles: ReadonlyArray<Roles> } => {
  const { rows, findings: ofRows } = rowsOf(table);
  const report = new Report(rows);
  const rowOfRecord: number[] = [];
  const records: Row[] = [];
  const roles: Roles[] = [];
  const { source, numbering, headings } = rows;
  const origin = { source, numbering, rowOfRecord, columnOfField: columnsOfFields(mapping) };
  const nothing = { records, roles, origin, findings: report.findings };
  if (numbering === "rows" && headings.every(isBlank)) {
    tellEmpty(report, "a row of headings", "an empty file", "Export the table again, with its headings.");
    return nothing;
  }
  if (rows.rows.length === 0 && numbering === "positions") {
    tellEmpty(report, "at least one person", "an empty list", "Export it again, with its people.");
    return nothing;
  }
  const found = findColumns(headings, wantedBy(mapping, role), report);
  const trimmed = new Map<string, number>();
  const find = (heading: string): FoundColumn => found.get(heading) ?? { column: undefined, heading };
  const context: CellContext = { find, report, trimmed };
  for (const finding of ofRows) report.findings.push(finding);

  const readRow = rowReader(mapping, context);
  const readRoles = role === undefined ? undefined : rolesReader(role, context);
  for (const [position, cells] of rows.rows.entries()) {
    if (cells === undefined || cells.every(isBlank)) continue;
    rowOfRecord.push(numbering === "rows" ? position + 2 : position);
    records.push(readRow(cells, position));
    if (readRoles !== undefined) roles.push(readRoles(cells, position));
  }
  if (records.length === 0 && ofRows.length === 0) {
    const received = numbering === "rows" ? "headings only" : "blanks only";
    tellEmpty(report, "at least one person", received, "Export the table again, with its rows.");
  }
  tellTrimmed(rows, trimmed, report);
  // Without ids nobody can be told apart: that the column is missing has been said, once and not for every row.
  const isUsable = find(mapping.id).column !== undefined;
  return {
    ...nothing,
    records: isUsable ? records : [],
    origin: { ...origin, columnOfField: columnsOfFields(mapping, find) },
  };
};

const rowReader = (
  mapping: TableMapping,
  context: CellContext,
): ((cells: ReadonlyArray<unknown>, position: number) => Row) => {
  const readId = labelReader(mapping.id, context);
  const parts = [mapping.name ?? []].flat().map((heading) => labelReader(heading, context));
  const fields = Object.entries(mapping.fields).map(
    ([field, form]) => [field, fieldReader(form, context)] as const,
  );
  return (cells, position) => {
    const id = readId(cells, position);
    const named = parts.map((readPart) => readPart(cells, position)).filter((part) => part !== "");
    const read: Record<string, Cell> = {};
    for (const [field, readField] of fields) read[field] = readField(cells, position);
    const own = read["name"];
    const name = named.join(" ") || (typeof own === "string" ? own : id);
    return { ...read, id, name };
  };
};

const tellEmpty = (report: Report, expected: string, received: string, remedy: string): void =>
  report.error("empty-table", report.whole(), { expected, received, remedy });

/** In the order of the headings, not of the cells: the order of rows must not change the order of findings. */
const tellTrimmed = ({ headings }: Rows, trimmed: ReadonlyMap<string, number>, report: Report): void => {
  for (const heading of new Set(headings.map((written) => written.trim()))) {
    const count = trimmed.get(heading);
    if (count === undefined) continue;
    report.warn("blanks-trimmed", report.column(heading), {
      expected: "cells without blanks around them",
      received: `${count === 1 ? "1 cell" : `${count} cells`} with them`,
      remedy: TRIMMED,
    });
  }
};

/** field → headings, as the plan has them or as the table does. */
const columnsOfFields = (
  mapping: TableMapping,
  find: (heading: string) => Pick<FoundColumn, "heading"> = (heading) => ({ heading }),
): Record<string, string | ReadonlyArray<string>> => {
  const written = (heading: string): string => find(heading).heading;
  const columns: Record<string, string | ReadonlyArray<string>> = {};
  for (const [field, form] of Object.entries(mapping.fields)) {
    columns[field] =
      typeof form === "string"
        ? written(form)
        : "columns" in form
          ? form.columns.map(written)
          : written(form.column);
  }
  const { name, id } = mapping;
  if (name !== undefined) columns["name"] = typeof name === "string" ? written(name) : name.map(written);
  columns["id"] = written(id);
  return columns;
};

const wantedBy = (mapping: TableMapping, role: RoleMapping | undefined): WantedHeading[] => [
  ...Object.entries(columnsOfFields(mapping)).flatMap(([field, headings]) =>
    [headings].flat().map((heading) => ({ heading, field })),
  ),
  ...(role === undefined ? [] : headingsOfRole(role).map((heading) => ({ heading, field: "role" }))),
];
