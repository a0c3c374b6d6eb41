/** Finds the columns that a mapping speaks of: to the letter first, and else by what differs in case and blanks alone, which is told. */
import { quote } from "../../errors/finding";
import { suggestName } from "../../errors/nearest";
import { fold } from "../../plan/fold";
import type { Report } from "./report";

/** Where the column that a plan speaks of stands. */
export interface FoundColumn {
  /** Column of the table; `undefined` where there is none, or no telling which. */
  readonly column: number | undefined;
  /** The table's own heading, without blanks around it; the plan's where there is no column. */
  readonly heading: string;
}

/** A heading that a plan speaks of, and the field that it is read as. */
export interface WantedHeading {
  readonly heading: string;
  readonly field: string;
}

/**
 * Every wanted heading with its column. Reported are headings that stand twice, columns that are missing, and headings that differ in case or
 * blanks: one such column is taken, of two nobody can tell which is meant.
 */
export const findColumns = (
  written: ReadonlyArray<string>,
  wanted: ReadonlyArray<WantedHeading>,
  report: Report,
): ReadonlyMap<string, FoundColumn> => {
  const columnOf = readHeadings(written, report);
  const known = [...columnOf.keys()];
  const exact = new Set(wanted.map(({ heading }) => heading).filter((heading) => columnOf.has(heading)));
  // A column that another field names to the letter is no candidate.
  const alike = groupByFold(known.filter((heading) => !exact.has(heading)));
  const found = new Map<string, FoundColumn>();
  for (const { heading, field } of wanted) {
    if (exact.has(heading)) {
      found.set(heading, { column: columnOf.get(heading), heading });
      continue;
    }
    const [only, ...others] = alike.get(fold(heading)) ?? [];
    const isKnown = found.has(heading);
    if (only === undefined) {
      report.error("missing-column", report.heading(heading), {
        expected: `a column ${JSON.stringify(heading)}, which the plan reads as ${JSON.stringify(field)}`,
        received: known.length === 0 ? "no columns" : `the columns ${known.join(", ")}`,
        remedy: suggestName(heading, known, "Add the column, or change the plan's participants."),
      });
      found.set(heading, { column: undefined, heading });
    } else if (others.length > 0) {
      if (!isKnown) {
        report.error("duplicate-column", report.heading(heading), {
          expected: `one column ${JSON.stringify(heading)}`,
          received: `the columns ${[only, ...others].map(quote).join(" and ")}`,
          remedy: "Write the heading of the one that is meant as the plan does.",
        });
      }
      found.set(heading, { column: undefined, heading });
    } else {
      if (!isKnown) {
        report.warn("heading-differs", report.heading(only), {
          expected: `the heading ${JSON.stringify(heading)}, as the plan has it`,
          received: quote(only),
          remedy: "It was taken for that column; write both alike.",
        });
      }
      found.set(heading, { column: columnOf.get(only), heading: only });
    }
  }
  return found;
};

/** heading without blanks around it → column; the first of two alike, which are reported. */
const readHeadings = (written: ReadonlyArray<string>, report: Report): Map<string, number> => {
  const columnOf = new Map<string, number>();
  for (const [column, text] of written.entries()) {
    const heading = text.trim();
    if (heading !== text) {
      report.warn("blanks-trimmed", report.heading(heading), {
        expected: "a heading without blanks around it",
        received: quote(text),
        remedy: TRIMMED,
      });
    }
    if (heading === "") continue;
    if (columnOf.has(heading)) {
      report.error("duplicate-column", report.heading(heading), {
        expected: "every heading once",
        received: `${quote(heading)} twice`,
        remedy: "Rename or remove one of the two columns.",
      });
    } else {
      columnOf.set(heading, column);
    }
  }
  return columnOf;
};

/** What is said of blanks that were left out. */
export const TRIMMED = "They were read without the blanks; take them out of the table.";

const groupByFold = (headings: ReadonlyArray<string>): Map<string, string[]> => {
  const groups = new Map<string, string[]>();
  for (const heading of headings) {
    const group = groups.get(fold(heading));
    if (group === undefined) groups.set(fold(heading), [heading]);
    else group.push(heading);
  }
  return groups;
};
