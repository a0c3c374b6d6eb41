/** Reads when people have time, and by which clock they say so. */
import { placeOfAnswer, type Side } from "../cohort/cohort";
import { errorFinding, type Finding, PLAN_SOURCE, quote } from "../errors/finding";
import { suggestions } from "../errors/nearest";
import type { CriterionOf } from "../plan/criteria";
import type { AnySelector } from "../plan/selector";
import { type Question, readAnswers, readTexts } from "./answers";
import type { CompileContext } from "./compiled";
import type { TimeZones } from "./time-zones";
import { type Intervals, type ReadSlot, readSlot, unite } from "./weekly-slots";
import { offsetAt } from "./zone-clock";

/** A side's weeks: person → slots, united; empty for a blank. */
export const readSlots = (question: Question): Intervals[] => {
  const { side, selector, report } = question;
  // Many people write the same few texts.
  const known = new Map<unknown, ReadSlot>();
  const read = (entry: unknown): ReadSlot => {
    const before = known.get(entry);
    if (before !== undefined) return before;
    const slot = readSlot(entry);
    if (typeof entry === "string") known.set(entry, slot);
    return slot;
  };
  return readAnswers<Intervals>(question, "a weekly slot, or a list of them", [], (value, person) => {
    const isList = Array.isArray(value);
    const entries: unknown[] = isList ? value : [value];
    const slots = entries.flatMap((entry, position): Intervals => {
      if (entry === null || entry === undefined || entry === "") return [];
      const slot = read(entry);
      if (slot._tag === "Slot") return slot.intervals;
      report(
        errorFinding("not-a-slot", placeOfAnswer(side, person, selector, isList ? position : undefined), {
          expected: "a weekly slot",
          received: quote(entry),
          remedy: slot.remedy,
        }),
      );
      return [];
    });
    return unite(slots);
  });
};

/** By which clock people live. */
export interface Zones {
  /** zone → its name, sorted by character codes. */
  readonly names: ReadonlyArray<string>;
  /** person → zone; 0 for somebody without slots, whom it does not matter to. */
  readonly ofMentee: Int32Array;
  readonly ofMentor: Int32Array;
}

/** Slots of both sides. */
export interface SlotsOfSides {
  readonly mentees: ReadonlyArray<Intervals>;
  readonly mentors: ReadonlyArray<Intervals>;
}

/**
 * The zones of everybody who has slots; one without a name where the criterion asks for none. Reports who has slots and no zone, zones
 * that do not exist, and zones that differ when nothing was given that knows them.
 */
export const readZones = (
  criterion: CriterionOf<"availability">,
  { plan, cohort, timeZones, report }: CompileContext,
  slots: SlotsOfSides,
): Zones => {
  const { zone, defaultZone } = criterion;
  const path = ["criteria", plan.criteria.indexOf(criterion)];
  const isZone = knownZones(timeZones);
  const suggest = suggestions([...(timeZones?.names?.() ?? [])], CORRECT_ZONE);
  const read = (
    side: Side<unknown>,
    selector: AnySelector | undefined,
    slotsOf: ReadonlyArray<Intervals>,
  ): (string | undefined)[] => {
    if (selector === undefined) return slotsOf.map(({ length }) => (length > 0 ? "" : undefined));
    let isField = true;
    const noted = (finding: Finding): void => {
      const isOfPlan = finding.code === "unknown-name";
      if (isOfPlan && finding.severity === "error") isField = false;
      const key = typeof zone === "object" ? [side.name === "mentees" ? "mentee" : "mentor"] : [];
      report(
        isOfPlan ? { ...finding, place: { source: PLAN_SOURCE, path: [...path, "zone", ...key] } } : finding,
      );
    };
    return readTexts({ side, selector, report: noted }).map((name, person) => {
      const hasSlots = slotsOf[person]!.length > 0;
      if (name === undefined) {
        if (hasSlots && isField && defaultZone === undefined)
          report(noZone(placeOfAnswer(side, person, selector)));
        return hasSlots ? defaultZone : undefined;
      }
      if (!isZone(name)) report(unknownZone(placeOfAnswer(side, person, selector), name, suggest(name)));
      return hasSlots ? name : undefined;
    });
  };
  const { mentee, mentor } = typeof zone === "object" ? zone : { mentee: zone, mentor: zone };
  const ofMentee = read(cohort.mentees, mentee, slots.mentees);
  const ofMentor = read(cohort.mentors, mentor, slots.mentors);
  if (defaultZone !== undefined && !isZone(defaultZone)) {
    const place = { source: PLAN_SOURCE, path: [...path, "defaultZone"] };
    report(unknownZone(place, defaultZone, suggest(defaultZone)));
  }
  const names = [...new Set([...ofMentee, ...ofMentor])].filter((name) => name !== undefined).sort();
  if (timeZones === undefined && names.length > 1) report(noLibrary([...path, "zone"], names));
  const numberOf = new Map(names.map((name, number) => [name, number]));
  const number = (name: string | undefined): number => (name === undefined ? 0 : (numberOf.get(name) ?? 0));
  return { names, ofMentee: Int32Array.from(ofMentee, number), ofMentor: Int32Array.from(ofMentor, number) };
};

/** Asks once for every name; says yes to all where there is nobody to ask. */
const knownZones = (timeZones: TimeZones | undefined): ((name: string) => boolean) => {
  const known = new Map<string, boolean>();
  return (name) => {
    if (timeZones === undefined) return true;
    const before = known.get(name);
    if (before !== undefined) return before;
    const isKnown = offsetAt(timeZones, name, 0) !== undefined;
    known.set(name, isKnown);
    return isKnown;
  };
};

const CORRECT_ZONE = 'Write it as the IANA database does, such as "Europe/London".';

const unknownZone = (place: Finding["place"], name: string, remedy: string): Finding =>
  errorFinding("unknown-zone", place, { expected: "the name of a time zone", received: quote(name), remedy });

const noZone = (place: Finding["place"]): Finding =>
  errorFinding("missing-answer", place, {
    expected: "the time zone of somebody who says when they have time",
    received: "a blank",
    remedy: 'Fill it in, or say in the plan what a blank means: "defaultZone": "Europe/London".',
  });

const noLibrary = (path: ReadonlyArray<string | number>, names: ReadonlyArray<string>): Finding =>
  errorFinding(
    "missing-option",
    { source: PLAN_SOURCE, path },
    {
      expected: "something that knows time zones, since people live in several",
      received: `nothing, and the zones ${quote(names[0])} and ${quote(names[1])}${names.length > 2 ? " among others" : ""}`,
      remedy:
        'Import { timeZones } from "mentor-matching/time-zones" and pass it as the third argument: match(plan, people, { timeZones }).',
    },
  );
