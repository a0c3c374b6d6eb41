/** What {@link readPeople} takes and gives: tables and records as they come, people as the plan speaks of them. */
import type { Finding } from "../errors/finding";
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

/** Rows as objects, as a platform or a JSON file gives them: the headings are the keys, and values may have types already. */
export interface RecordTable {
  /** Its file, or what stands in for it, for findings. */
  readonly source: string;
  /** One object a row; a key that it lacks is a blank. */
  readonly records: ReadonlyArray<Readonly<Record<string, unknown>>>;
}

/**
 * What a field of a {@link Row} can hold: a text, a number, yes or no; several in a list, of which an entry may be a list itself; `null`
 * for a blank.
 */
export type Cell =
  | string
  | number
  | boolean
  | null
  | ReadonlyArray<string | number | boolean | null | ReadonlyArray<string | number | boolean | null>>;

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
