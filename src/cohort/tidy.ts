/** What was found about the people of a round, put in order: each thing once, in the order of the rows. */
import { errorFinding, type Finding, PLAN_SOURCE, quote } from "../errors/finding";
import { errorsAmong, type Findings } from "../errors/matching-error";
import type { Cohort, People, Side } from "./cohort";

/** A side that is no list of records. */
export const findNotLists = (people: People<unknown, unknown> | undefined): Findings | undefined =>
  errorsAmong(
    (["mentees", "mentors"] as const)
      .filter((side) => !Array.isArray(people?.[side]))
      .map((side) =>
        errorFinding(
          "wrong-type",
          { source: side },
          {
            expected: "a list of records",
            received: quote(people?.[side]),
            remedy: "Give { mentees: […], mentors: […] }; an empty list for nobody.",
          },
        ),
      ),
  );

/**
 * Every finding once: those about the plan first, then in the order of the rows, mentees before mentors.
 *
 * Two criteria that ask for the same answer find the same thing; and an answer that could not be read, for whatever reason, is not
 * reported again as one that is missing.
 */
export const tidy = (
  findings: ReadonlyArray<Finding>,
  cohort: Cohort<unknown, unknown>,
): ReadonlyArray<Finding> => {
  const keys = findings.map(({ place }) => placeKey(place));
  const unread = new Set<string>();
  const columnsMissing = new Set<string>();
  for (const [at, { code, place }] of findings.entries()) {
    if (!isMissing(code) && namesField(place)) unread.add(keys[at]!);
    if (code === "missing-column" || code === "duplicate-column") columnsMissing.add(columnKey(place));
  }
  const seen = new Set<string>();
  const once = findings.filter(({ code, place, received }, at) => {
    const key = keys[at]!;
    if (isMissing(code) && (unread.has(key) || columnsMissing.has(columnKey(place)))) return false;
    const { size } = seen;
    return seen.add(`${code}${BETWEEN}${received}${BETWEEN}${key}`).size > size;
  });
  return inOrder(once, [sourceOf(cohort.mentees), sourceOf(cohort.mentors)]);
};

/** Findings about the plan first, then by source and row; what belongs to no row stands before the rows. */
const inOrder = (findings: ReadonlyArray<Finding>, sources: ReadonlyArray<string>): Finding[] => {
  const rank = Float64Array.from(findings, ({ place }) => {
    const source = sources.indexOf(place.source);
    const position = place.row ?? place.path?.[0];
    return (
      (place.source === PLAN_SOURCE ? -1 : source < 0 ? sources.length : source) * ROWS +
      (typeof position === "number" ? position : -1)
    );
  });
  const order = Uint32Array.from(findings.keys()).sort((a, b) => rank[a]! - rank[b]! || a - b);
  return Array.from(order, (at) => findings[at]!);
};

/** More than a table has rows. */
const ROWS = 2 ** 40;

const isMissing = (code: Finding["code"]): boolean => code === "missing-answer" || code === "missing-id";

/** Of a function's answer only the person is known: nothing tells whether two of them are one and the same. */
const namesField = ({ column, path }: Finding["place"]): boolean =>
  column !== undefined || (path ?? []).length > 1;

/** Stands in no file's name and in no heading, so that two places never have one key. */
const BETWEEN = "\u0000";

/** A place as a text. There may be a million of them: no JSON, no words. */
const placeKey = ({ source, row, column, path }: Finding["place"]): string =>
  `${source}${BETWEEN}${row ?? ""}${BETWEEN}${column ?? ""}${BETWEEN}${path?.join(BETWEEN) ?? ""}`;

/** The column of a cell, or the key of a record's answer. */
const columnKey = ({ source, column, path }: Finding["place"]): string =>
  `${source}${BETWEEN}${column ?? path?.[1] ?? ""}`;

const sourceOf = (side: Side<unknown>): string => side.origin?.source ?? side.name;
