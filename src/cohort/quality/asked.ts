/** Which fields a plan asks for, and which of them hold answers of one kind. */
import type { Plan } from "../../plan/plan";
import type { Cohort, Side } from "../cohort";

/** A field of one side. */
export interface Slot {
  readonly side: Side<unknown>;
  readonly field: string;
}

/** A field that the plan asks one side for. */
export interface AskedSlot extends Slot {
  /** Whether a criterion compares the answers, and they are no lists of people. */
  readonly isCompared: boolean;
  /** Whether it is usual that nobody fills it in, as with a list of whom to avoid. */
  readonly isOptional: boolean;
}

/** Fields whose answers are compared with each other, or stand under one name: what is one answer should be written in one way. */
export interface Vocabulary {
  readonly slots: ReadonlyArray<Slot>;
  /** Whether a ladder or a taxonomy lists all answers, or they are read as hours of the week: those are judged by that. */
  readonly isClosed: boolean;
}

/** Lists that hold something only where something is amiss. */
const OPTIONAL_RULES = new Set(["avoid", "repeat", "must"]);

/** A part of the plan as keys and values: what it asks for stands under the same keys everywhere. */
interface Part {
  readonly part: Readonly<Record<string, unknown>>;
  readonly isCriterion: boolean;
}

const partsOf = (plan: Plan): Part[] => [
  ...plan.criteria.map((part) => ({ part, isCriterion: true })),
  ...plan.rules.map((part) => ({ part, isCriterion: false })),
  ...[plan.wishes ?? {}, plan.emphasis ?? {}].map((part) => ({ part: { ...part }, isCriterion: false })),
];

/** The fields that a part asks both sides for; a function has no name. */
const fieldsOf = (
  part: Readonly<Record<string, unknown>>,
): { readonly mentee: string | undefined; readonly mentor: string | undefined } => {
  const { sharing } = part;
  if (typeof sharing === "string") return { mentee: sharing, mentor: sharing };
  const { mentee, mentor } = typeof sharing === "object" && sharing !== null ? { ...part, ...sharing } : part;
  return {
    mentee: typeof mentee === "string" ? mentee : undefined,
    mentor: typeof mentor === "string" ? mentor : undefined,
  };
};

/** Everything that the plan's criteria, rules and wishes ask for, each field of a side once. */
export const askedSlots = (plan: Plan, cohort: Cohort<unknown, unknown>): AskedSlot[] => {
  const asked = new Map<string, AskedSlot>();
  for (const { part, isCriterion } of partsOf(plan)) {
    const fields = fieldsOf(part);
    const isCompared = isCriterion && part["kind"] !== "rank";
    const isOptional = !isCriterion && OPTIONAL_RULES.has(String(part["kind"]));
    for (const [side, field] of [
      [cohort.mentees, fields.mentee] as const,
      [cohort.mentors, fields.mentor] as const,
    ]) {
      if (field === undefined) continue;
      const before = asked.get(keyOf({ side, field }));
      asked.set(keyOf({ side, field }), {
        side,
        field,
        isCompared: isCompared || before?.isCompared === true,
        isOptional: isOptional && before?.isOptional !== false,
      });
    }
  }
  return [...asked.values()];
};

/** The fields of both sides in groups: those that a criterion or rule holds against each other, and those of one name. */
export const vocabulariesOf = (plan: Plan, cohort: Cohort<unknown, unknown>): Vocabulary[] => {
  const slots = new Map<string, Slot>();
  for (const side of [cohort.mentees, cohort.mentors]) {
    for (const field of Object.keys(side.origin?.columnOfField ?? {})) {
      if (field !== "id" && field !== "name") slots.set(keyOf({ side, field }), { side, field });
    }
  }
  for (const { side, field } of askedSlots(plan, cohort)) slots.set(keyOf({ side, field }), { side, field });

  const groupOf = new Map([...slots].map(([key, slot]) => [key, { slots: [slot], isClosed: false }]));
  const join = (a: string, b: string): void => {
    const [into, from] = [groupOf.get(a), groupOf.get(b)];
    if (into === undefined || from === undefined || into === from) return;
    into.slots.push(...from.slots);
    into.isClosed ||= from.isClosed;
    for (const slot of from.slots) groupOf.set(keyOf(slot), into);
  };
  for (const { part } of partsOf(plan)) {
    const fields = fieldsOf(part);
    const keys = [
      ...(fields.mentee === undefined ? [] : [keyOf({ side: cohort.mentees, field: fields.mentee })]),
      ...(fields.mentor === undefined ? [] : [keyOf({ side: cohort.mentors, field: fields.mentor })]),
    ];
    const isClosed =
      part["ladder"] !== undefined || part["tree"] !== undefined || part["kind"] === "availability";
    for (const key of keys) {
      const group = groupOf.get(key);
      if (group !== undefined) group.isClosed ||= isClosed;
    }
    const [mentee, mentor] = keys;
    if (mentee !== undefined && mentor !== undefined) join(mentee, mentor);
  }
  for (const { side, field } of slots.values()) {
    if (side === cohort.mentees) join(keyOf({ side, field }), keyOf({ side: cohort.mentors, field }));
  }
  return [...new Set(groupOf.values())];
};

const keyOf = ({ side, field }: Slot): string => `${side.name} ${field}`;
