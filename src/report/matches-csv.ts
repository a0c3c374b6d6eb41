// The build for browsers works in Node too; the other one needs Node's Buffer.
import { stringify } from "csv-stringify/browser/esm/sync";
import { type MatchedPair, type Matching, WISHES } from "../match/matching";
import { namedPerson } from "./display";
import { rounded } from "./numbers";

/** Decimals of a score: more than anybody reads, and few enough to hide the noise of rounding. */
const DECIMALS = 6;

/**
 * The pairs as a table in CSV: one row a pair, by the mentee's id.
 *
 * *When to use*: for spreadsheets and mail merges.
 *
 * *Details*: RFC 4180 with LF line ends, no byte-order mark. Columns: id and name of both, joint score and the two views (six
 * decimals at most), then one column a criterion with its facts. A round without pairs is a heading alone. Pure.
 *
 * *Gotchas*: a text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a carriage return) gets an
 * apostrophe in front, ids included; scores stay numbers.
 *
 * @example
 * ```ts
 * await writeFile("matches.csv", matchesCsv(matching));
 * ```
 */
export const matchesCsv = <Mentee, Mentor>({ pairs, stages }: Matching<Mentee, Mentor>): string => {
  const header = [
    "mentee id",
    "mentee name",
    "mentor id",
    "mentor name",
    "joint score",
    "mentee's view",
    "mentor's view",
    ...(stages.plan.wishes === undefined ? [] : [`${WISHES} (private)`]),
    ...stages.plan.criteria.map((criterion) =>
      criterion.private ? `${criterion.name} (private)` : criterion.name,
    ),
  ];
  return stringify([header, ...pairs.map(rowOf)], {
    escape_formulas: true,
    record_delimiter: "\n",
    // Also a lone carriage return, which ends a line for many readers.
    quote_record_delimiter: true,
  });
};

const rowOf = <Mentee, Mentor>(pair: MatchedPair<Mentee, Mentor>): (string | number)[] => {
  const mentee = namedPerson(pair.mentee.id, pair.mentee.record);
  const mentor = namedPerson(pair.mentor.id, pair.mentor.record);
  return [
    mentee.id,
    mentee.name,
    mentor.id,
    mentor.name,
    rounded(pair.joint, DECIMALS),
    rounded(pair.menteeView, DECIMALS),
    rounded(pair.mentorView, DECIMALS),
    ...pair.contributions.map(({ facts }) => facts),
  ];
};
