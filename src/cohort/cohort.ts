/** The people of a round, numbered in canonical order; from here on everything speaks of them by index. */
import { errorFinding, type Finding, quote } from "../errors/finding";
import { canonicalOrder } from "../graph/canonical-order";
import type { Plan } from "../plan/plan";
import type { AnySelector } from "../plan/selector";
import { ask, failedFunction } from "./ask";
import { type Origin, placeOf } from "./origin";

/** Mentees or mentors. Index = position in canonical order. */
export interface Side<Person> {
  /** `"mentees"` or `"mentors"`, the source that findings name when there is no table. */
  readonly name: "mentees" | "mentors";
  /** index → record. */
  readonly people: ReadonlyArray<Person>;
  /** index → id. */
  readonly ids: ReadonlyArray<string>;
  /** index → position in the caller's records. */
  readonly positions: Int32Array;
  readonly origin: Origin | undefined;
}

/** Everybody who takes part in a round. */
export interface Cohort<Mentee, Mentor> {
  readonly mentees: Side<Mentee>;
  readonly mentors: Side<Mentor>;
}

/** What {@link match} takes: the caller's own records, and for tables where they came from. */
export interface People<Mentee, Mentor> {
  readonly mentees: ReadonlyArray<Mentee>;
  readonly mentors: ReadonlyArray<Mentor>;
  /** Where the records came from; {@link readPeople} fills it in. */
  readonly origins?: { readonly mentees?: Origin; readonly mentors?: Origin };
  /** What was found while reading; {@link readPeople} fills it in. */
  readonly findings?: ReadonlyArray<Finding>;
}

/** The place of a person's answer. */
export const placeOfAnswer = (
  side: Side<unknown>,
  index: number,
  selector: AnySelector,
  entry?: number,
): ReturnType<typeof placeOf> =>
  placeOf(
    side.name,
    side.origin,
    side.positions[index]!,
    typeof selector === "string" ? selector : undefined,
    entry,
  );

/** The place of a person as a whole. */
export const placeOfPerson = (side: Side<unknown>, index: number): ReturnType<typeof placeOf> =>
  placeOf(side.name, side.origin, side.positions[index]!, undefined);

/** Numbers everybody, and reports ids that are missing or stand twice on one side. */
export const buildCohort = <Mentee, Mentor>(
  plan: Plan,
  people: People<Mentee, Mentor>,
): { readonly cohort: Cohort<Mentee, Mentor>; readonly findings: ReadonlyArray<Finding> } => {
  const findings: Finding[] = [];
  const selectors = typeof plan.id === "object" ? plan.id : { mentee: plan.id, mentor: plan.id };
  const mentees = buildSide(
    "mentees",
    people.mentees,
    people.origins?.mentees,
    selectors.mentee,
    plan.seed,
    findings,
  );
  const mentors = buildSide(
    "mentors",
    people.mentors,
    people.origins?.mentors,
    selectors.mentor,
    plan.seed,
    findings,
  );
  return { cohort: { mentees, mentors }, findings };
};

const buildSide = <Person>(
  name: Side<Person>["name"],
  records: ReadonlyArray<Person>,
  origin: Origin | undefined,
  selector: AnySelector,
  seed: number,
  findings: Finding[],
): Side<Person> => {
  const field = typeof selector === "string" ? selector : undefined;
  const firstOf = new Map<string, number>();
  const ids = records.map((record, position) => {
    const place = placeOf(name, origin, position, field);
    const answer = ask(record, selector);
    if (answer._tag === "Failed") {
      findings.push(failedFunction(place, answer.message));
      return "";
    }
    const id = answer.value;
    if (typeof id !== "string" || id === "") {
      findings.push(
        errorFinding(id === "" || id === undefined || id === null ? "missing-id" : "wrong-type", place, {
          expected: "a text that identifies the person",
          received: id === "" ? "a blank" : quote(id),
          remedy: "Give everybody an id of their own.",
        }),
      );
      return "";
    }
    const first = firstOf.get(id);
    if (first === undefined) firstOf.set(id, position);
    else findings.push(duplicateId(id, place, placeOf(name, origin, first, field)));
    return id;
  });
  const positions = canonicalOrder(ids, seed);
  const inOrder = Array.from(positions);
  return {
    name,
    people: inOrder.map((position) => records[position]!),
    ids: inOrder.map((position) => ids[position]!),
    positions,
    origin,
  };
};

const duplicateId = (id: string, place: Finding["place"], first: Finding["place"]): Finding =>
  errorFinding("duplicate-id", place, {
    expected: "an id that nobody else on this side has",
    received: `${quote(id)}, which stands in ${first.row === undefined ? `[${first.path?.[0]}]` : `row ${first.row}`} too`,
    remedy: "Remove one of the two, or correct the id.",
  });
