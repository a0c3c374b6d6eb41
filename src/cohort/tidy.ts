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
  const numbers = new PlaceNumbers();
  const placeOfFinding = Int32Array.from(findings, ({ place }) => numbers.of(place));
  /** place → 1 where an answer is wrong, so that it is not missing. */
  const unread = new Uint8Array(numbers.size);
  const columnsMissing = new Set<string>();
  for (const [at, { code, place }] of findings.entries()) {
    if (!isMissing(code) && namesField(place)) unread[placeOfFinding[at]!] = 1;
    if (code === "missing-column" || code === "duplicate-column") columnsMissing.add(columnKey(place));
  }
  /** place → last finding there, or {@link NONE}; and finding → the one before it at the same place. */
  const lastAt = new Int32Array(numbers.size).fill(NONE);
  const before = new Int32Array(findings.length);
  const once = findings.filter((finding, at) => {
    const place = placeOfFinding[at]!;
    if (isMissing(finding.code) && (unread[place] === 1 || columnsMissing.has(columnKey(finding.place))))
      return false;
    for (let other = lastAt[place]!; other !== NONE; other = before[other]!)
      if (findings[other]!.code === finding.code && findings[other]!.received === finding.received)
        return false;
    before[at] = lastAt[place]!;
    lastAt[place] = at;
    return true;
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

const NONE = -1;

/** Stands in no file's name and in no heading, so that two places never have one key. */
const BETWEEN = "\u0000";

/** Numbers for places, the same place the same number: there may be a million of them, too many for a text each. */
class PlaceNumbers {
  size = 0;
  /** source → column or path behind the position → row or position → number. */
  private readonly numberOf = new Map<string, Map<string, Map<number, number>>>();

  of({ source, row, column, path }: Finding["place"]): number {
    const [position] = path ?? [];
    const isPosition = typeof position === "number";
    const key =
      path === undefined ? (column ?? "") : BETWEEN + (isPosition ? path.slice(1) : path).join(BETWEEN);
    const ofSource = this.within(this.numberOf, source, () => new Map<string, Map<number, number>>());
    const ofColumn = this.within(ofSource, key, () => new Map<number, number>());
    return this.within(ofColumn, row ?? (isPosition ? position : NONE), () => this.size++);
  }

  private within<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
    const known = map.get(key);
    if (known !== undefined) return known;
    const made = make();
    map.set(key, made);
    return made;
  }
}

/** The column of a cell, or the key of a record's answer. */
const columnKey = ({ source, column, path }: Finding["place"]): string =>
  `${source}${BETWEEN}${column ?? path?.[1] ?? ""}`;

const sourceOf = (side: Side<unknown>): string => side.origin?.source ?? side.name;
