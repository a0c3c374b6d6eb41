/**
 * One thing that is wrong, or suspicious, in what the caller gave us: where it stands, what was
 * found, what was expected and how to mend it.
 */

/** `error` stops the run; `warning` is told and the run goes on. */
export type Severity = "error" | "warning";

/** The closed list of things a {@link Finding} can be about. */
export type FindingCode =
  | "missing-file"
  | "unreadable-file"
  | "not-json"
  | "not-csv"
  | "empty-table"
  | "missing-column"
  | "duplicate-column"
  | "ragged-row"
  | "blanks-trimmed"
  | "missing-id"
  | "duplicate-id"
  | "wrong-type"
  | "not-a-number"
  | "out-of-range"
  | "unknown-key"
  | "unknown-name"
  | "unknown-term"
  | "unknown-step"
  | "missing-answer"
  | "inconsistent-plan"
  | "newer-version"
  | "ragged-array"
  | "not-finite"
  | "duplicate-edge"
  | "own-index"
  | "not-mutual"
  | "failed-function"
  | "unknown-id"
  | "repeated-id"
  | "own-id"
  | "unknown-criterion"
  | "heading-differs"
  | "unknown-word"
  | "near-duplicate"
  | "similar-id"
  | "likely-test-row"
  | "empty-column"
  | "constant-column"
  | "double-row"
  | "not-a-slot"
  | "unknown-zone"
  | "missing-option"
  | "contradiction"
  | "not-enforced"
  | "dead-criterion"
  | "dominating-criterion"
  | "cancelling-weights"
  | "nominal-scale"
  | "never-met-value"
  | "unmatchable-person"
  | "capacity-short";

/**
 * Where a {@link Finding} stands.
 *
 * `row` counts as a spreadsheet does: the heading is row 1, so the first person stands in row 2.
 * For records that came from no table it is the position in the caller's array, counted from 0,
 * and stands in `path` instead.
 */
export interface Place {
  /** The file, or what stands in for it: `"plan"`, `"mentees"`, `"mentors"`, `"problem"`. */
  readonly source: string;
  /** Row of the table, heading = 1. */
  readonly row?: number;
  /** Heading of the column, or name of the field. */
  readonly column?: string;
  /** Keys and positions that lead to the value, outermost first. */
  readonly path?: ReadonlyArray<string | number>;
}

/** The source that findings about a plan name, unless the caller knows the file. */
export const PLAN_SOURCE = "plan";

/** One thing wrong or suspicious in an input. Plain data; {@link renderFinding} puts it into words. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly place: Place;
  /** What would have been right, as a noun phrase: `a whole number from 0`. */
  readonly expected: string;
  /** What stands there, quoted: `"two"`. */
  readonly received: string;
  /** What to do about it: one sentence. */
  readonly remedy: string;
}

/** A finding that stops the run. */
export const errorFinding = (
  code: FindingCode,
  place: Place,
  words: { readonly expected: string; readonly received: string; readonly remedy: string },
): Finding => ({ code, severity: "error", place, ...words });

/** A finding that is told while the run goes on. */
export const warningFinding = (
  code: FindingCode,
  place: Place,
  words: { readonly expected: string; readonly received: string; readonly remedy: string },
): Finding => ({ code, severity: "warning", place, ...words });

/** Longest text of a value that is quoted in full. */
const LONGEST_QUOTE = 60;

/** The value as a reader wants to see it: short, quoted, never throwing. */
export const quote = (value: unknown): string => {
  if (typeof value === "string") return shorten(JSON.stringify(value));
  if (value === undefined) return "nothing";
  if (typeof value === "function") return "a function";
  if (typeof value === "bigint") return shorten(`${value}n`);
  if (typeof value === "symbol") return shorten(String(value));
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  try {
    return shorten(JSON.stringify(value) ?? String(value));
  } catch {
    return `a value of type ${typeof value}`;
  }
};

const shorten = (text: string): string =>
  text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE - 1)}…`;
