/** Mappings and tables for tests that read them. */
import {
  type ReadTable,
  type RecordTable,
  readPeople,
  readTable,
  type Table,
  type TablePeople,
} from "../../../src/cohort/read-table";
import { parsePlanOrThrow } from "../../../src/plan/parse";
import type { ParticipantsMapping } from "../../../src/plan/participants";
import { planWith } from "../../oracles/stages";

/** The participants as a checked plan holds them. */
export const participants = (mapping: object): ParticipantsMapping => {
  const criterion = { kind: "same", weight: 1, mentee: "a", mentor: "a" };
  const checked = parsePlanOrThrow(planWith([criterion], { participants: mapping })).participants;
  if (checked === undefined) throw new Error("no participants");
  return checked;
};

/** Reads a table whose ids stand under "id". */
export const readFields = (fields: object, table: Table | RecordTable): ReadTable => {
  const mapping = participants({ mentees: { id: "id", fields }, mentors: { id: "id" } });
  if ("people" in mapping) throw new Error("one table");
  return readTable(mapping.mentees, table);
};

/** Reads one field, whose cells stand under "cell" (or under the given headings), for people 0, 1, 2 … */
export const readCells = (
  form: object | string,
  cells: ReadonlyArray<string | ReadonlyArray<string>>,
  headings: ReadonlyArray<string> = ["cell"],
): ReadTable =>
  readFields(
    { field: form },
    {
      source: "people.csv",
      header: ["id", ...headings],
      rows: cells.map((cell, at) => [String(at), ...[cell].flat()]),
    },
  );

/** The same for values that have types already. */
export const readValues = (form: object | string, values: ReadonlyArray<unknown>): ReadTable =>
  readFields(
    { field: form },
    { source: "people.json", records: values.map((cell, at) => ({ id: String(at), cell })) },
  );

/** The field of everybody. */
export const fieldOf = ({ records }: ReadTable): unknown[] => records.map((record) => record["field"]);

/** Reads one table that holds everybody. */
export const readAll = (people: object, table: Table | RecordTable): TablePeople =>
  readPeople(participants({ people }), { people: table });
