import type { Place } from "../errors/finding";

/** Where a side's records came from, so that findings can name file, row and column. */
export interface Origin {
  /** The file, or what stands in for it. */
  readonly source: string;
  /** Whether findings count rows of a table, or positions in a list of records from 0. Default: `"rows"`. */
  readonly numbering?: "rows" | "positions";
  /** record → row of the table, heading = 1; or position in the list. */
  readonly rowOfRecord: ReadonlyArray<number>;
  /** field → heading of its column, or of its columns. */
  readonly columnOfField: Readonly<Record<string, string | ReadonlyArray<string>>>;
}

/**
 * The place of an answer: row and column for records from a table, else position and field or key.
 *
 * @param side - the source to name when there is no table
 * @param record - position in the caller's records
 * @param field - the field's name; left out for a function
 * @param entry - position in a list
 */
export const placeOf = (
  side: string,
  origin: Origin | undefined,
  record: number,
  field: string | undefined,
  entry?: number,
): Place => {
  if (origin === undefined) {
    const path: (string | number)[] = [record];
    if (field !== undefined) path.push(field);
    if (entry !== undefined) path.push(entry);
    return { source: side, path };
  }
  const row = origin.rowOfRecord[record];
  const columns = field === undefined ? undefined : (origin.columnOfField[field] ?? field);
  const column = typeof columns === "object" ? (columns[entry ?? 0] ?? field) : columns;
  if (origin.numbering === "positions") {
    // A list over several columns stands under several keys; any other has its entries under one.
    const entries = typeof columns === "object" || entry === undefined ? [] : [entry];
    return {
      source: origin.source,
      path: [row ?? record, ...(column === undefined ? [] : [column]), ...entries],
    };
  }
  return {
    source: origin.source,
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
  };
};
