/** People as a reader sees them: in the order of their ids, by their names. */
import { compareText } from "../graph/canonical-order";

/** A person as reports name them. */
export interface NamedPerson {
  /** What identifies the person in the caller's records. */
  readonly id: string;
  /** The record's `name` where that is a text with something in it, else the id. */
  readonly name: string;
}

/** The person with the name that is displayed. */
export const namedPerson = (id: string, record: unknown): NamedPerson => {
  const name = typeof record === "object" && record !== null && "name" in record ? record.name : undefined;
  return { id, name: typeof name === "string" && name.trim() !== "" ? name : id };
};

/** The indices of a side in the order of its ids (code units), so that a report never shows the canonical order. */
export const indicesById = (ids: ReadonlyArray<string>): ReadonlyArray<number> =>
  [...ids.keys()].sort((a, b) => compareText(ids[a]!, ids[b]!));
