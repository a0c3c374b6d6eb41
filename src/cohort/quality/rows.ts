/** People in the order of their rows, what they answered, and how findings name them. */
import { ask } from "../ask";
import type { Cohort, Side } from "../cohort";

/** Indices of a side's people in the order of the caller's records. */
export const inRowOrder = ({ positions }: Side<unknown>): Int32Array => {
  const indexAt = new Int32Array(positions.length);
  for (const [index, position] of positions.entries()) indexAt[position] = index;
  return indexAt;
};

/** A person's answer; nothing where it can't be had, which has been reported where it is needed. */
export const answerOf = (side: Side<unknown>, index: number, field: string): unknown => {
  const asked = ask(side.people[index], field);
  return asked._tag === "Answered" ? asked.value : undefined;
};

/** Whether an answer says nothing. */
export const isBlankAnswer = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === "" ||
  (Array.isArray(value) && value.every((entry) => isBlankAnswer(entry)));

/** `row 7` of a table, `[5]` of a list. */
export const rowInWords = ({ origin, positions }: Side<unknown>, index: number): string => {
  const position = positions[index] ?? -1;
  if (origin === undefined) return `[${position}]`;
  const row = origin.rowOfRecord[position] ?? -1;
  return origin.numbering === "positions" ? `[${row}]` : `row ${row}`;
};

/**
 * mentor → 1 where they stand among the mentees too, in the very same row of one table: what they answered counts once.
 */
export const alsoMentees = ({ mentees, mentors }: Cohort<unknown, unknown>): Uint8Array => {
  const also = new Uint8Array(mentors.people.length);
  if (mentees.origin === undefined || mentors.origin === undefined) return also;
  if (mentees.origin.source !== mentors.origin.source) return also;
  const rows = new Set(mentees.origin.rowOfRecord);
  const { rowOfRecord } = mentors.origin;
  for (const [index, position] of mentors.positions.entries())
    if (rows.has(rowOfRecord[position] ?? -1)) also[index] = 1;
  return also;
};
