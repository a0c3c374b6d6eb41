/** Scales whose order is used though their values are nominal. */
import type { Finding } from "../errors/finding";
import type { AnySelector } from "../plan/selector";
import type { Ladder } from "../plan/vocabulary";
import type { Draft } from "./candidates";
import { lintFinding, listed } from "./finding";
import { valuesOfPerson } from "./values";

export const findNominalScales = (draft: Draft): Finding[] => [
  ...findMixedLadders(draft),
  ...findTwofoldFields(draft),
];

/** Something that asks both sides for answers. */
interface Asking {
  readonly path: ReadonlyArray<string | number>;
  readonly kind: string;
  readonly mentee: AnySelector;
  readonly mentor: AnySelector;
  readonly ladder: Ladder | string | undefined;
}

/** Everything in a plan that asks both sides, in its order. */
const askings = ({ plan }: Draft): Asking[] => {
  const parts = (["criteria", "rules"] as const).flatMap((list) =>
    plan[list].map((part, at) => ({ part, path: [list, at] })),
  );
  return parts.flatMap(({ part, path }): Asking[] => {
    const { kind } = part;
    const ladder = "ladder" in part ? part.ladder : undefined;
    if (part.kind === "never") {
      const { sharing } = part;
      const sides = typeof sharing === "object" ? sharing : { mentee: sharing, mentor: sharing };
      return [{ path, kind, ladder, ...sides }];
    }
    if (!("mentee" in part) || !("mentor" in part)) return [];
    const { mentee, mentor } = part;
    return isSelector(mentee) && isSelector(mentor) ? [{ path, kind, ladder, mentee, mentor }] : [];
  });
};

const isSelector = (value: unknown): value is AnySelector =>
  typeof value === "string" || typeof value === "function";

/** People that there must be for each step, so that what they have in common is no chance. */
const PEOPLE_PER_STEP = 2;

/** Ladders of one track that hold the steps of several: each step belongs to one value of another field, such as the profession. */
const findMixedLadders = (draft: Draft): Finding[] => {
  const { plan } = draft;
  return askings(draft).flatMap((asking): Finding[] => {
    const ladder = typeof asking.ladder === "string" ? plan.ladders[asking.ladder] : asking.ladder;
    if (!Array.isArray(ladder)) return [];
    const mixed = textFields(draft).find((field) => isMixed(draft, asking, ladder, field));
    if (mixed === undefined) return [];
    return [
      lintFinding("nominal-scale", [...asking.path, "ladder"], {
        expected: "a ladder whose steps all compare",
        received: `steps each of which belongs to one ${JSON.stringify(mixed)} only: ${listed(valuesOn(draft, mixed), 5)}`,
        remedy: `It ranks people of one ${JSON.stringify(mixed)} against those of another: if they do not compare, make each a track of the ladder.`,
      }),
    ];
  });
};

/** Fields of the records, without the one that identifies a person. */
const textFields = ({ cohort }: Draft): ReadonlyArray<string> => {
  const keys = [cohort.mentees, cohort.mentors].flatMap(({ people }) =>
    people.flatMap((person) => (typeof person === "object" && person !== null ? Object.keys(person) : [])),
  );
  return [...new Set(keys)];
};

const valuesOn = ({ cohort }: Draft, field: string): string[] => [
  ...new Set(
    [cohort.mentees, cohort.mentors].flatMap(({ people }) =>
      people.flatMap((person) => valuesOfPerson(person, field)),
    ),
  ),
];

const isMixed = (
  { cohort }: Draft,
  asking: Asking,
  ladder: ReadonlyArray<string>,
  field: string,
): boolean => {
  const steps = new Set(ladder);
  /** step → the value of the field that all who stand there have. */
  const valueAt = new Map<string, string>();
  let people = 0;
  for (const side of ["mentee", "mentor"] as const) {
    if (asking[side] === field) return false;
    for (const person of cohort[`${side}s`].people) {
      const [step, ...more] = valuesOfPerson(person, asking[side]);
      const [value, ...others] = valuesOfPerson(person, field);
      if (step === undefined || !steps.has(step) || value === undefined || more.length + others.length > 0)
        continue;
      if ((valueAt.get(step) ?? value) !== value) return false;
      valueAt.set(step, value);
      people++;
    }
  }
  const stepsOf = new Map<string, number>();
  for (const value of valueAt.values()) stepsOf.set(value, (stepsOf.get(value) ?? 0) + 1);
  const withSeveral = [...stepsOf.values()].filter((count) => count > 1);
  return withSeveral.length > 1 && people >= PEOPLE_PER_STEP * valueAt.size;
};

/** Whether a kind makes use of the order of its answers, or only of whether they are alike. */
const USE: Readonly<Record<string, "order" | "likeness">> = {
  ladder: "order",
  closeness: "order",
  profile: "order",
  eligibility: "order",
  same: "likeness",
  different: "likeness",
  overlap: "likeness",
  never: "likeness",
};

/** Fields whose order one part of the plan uses while another only asks whether answers are alike. */
const findTwofoldFields = (draft: Draft): Finding[] => {
  const all = askings(draft);
  const using = (use: "order" | "likeness"): Asking[] => all.filter(({ kind }) => USE[kind] === use);
  return using("likeness").flatMap((nominal): Finding[] => {
    const ordered = using("order").find(
      ({ mentee, mentor }) =>
        (typeof mentee === "string" && mentee === nominal.mentee) ||
        (typeof mentor === "string" && mentor === nominal.mentor),
    );
    if (ordered === undefined) return [];
    const field = ordered.mentee === nominal.mentee ? nominal.mentee : nominal.mentor;
    return [
      lintFinding("nominal-scale", nominal.path, {
        expected: "a field that is used as a scale, or as a name, but not as both",
        received: `${JSON.stringify(field)}, whose order ${ordered.path[0]}[${ordered.path[1]}] uses`,
        remedy:
          "If its values have no order, take the other part out; if they have one, say here how far apart they may be.",
      }),
    ];
  });
};
