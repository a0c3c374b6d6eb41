/** Answers straight from the records. */
import type { CriterionOf } from "../../src/plan/criteria";
import type { Plan } from "../../src/plan/plan";
import type { AnySelector } from "../../src/plan/selector";

/** Anybody's record. */
export type Person = Readonly<Record<string, unknown>> & { readonly id: string };

/** Everybody who takes part. */
export interface World {
  readonly mentees: ReadonlyArray<Person>;
  readonly mentors: ReadonlyArray<Person>;
}

export const ask = (person: Person, selector: AnySelector): unknown =>
  typeof selector === "string" ? person[selector] : selector(person as never);

export const isBlank = (value: unknown): boolean => value === null || value === undefined || value === "";

export const texts = (person: Person, selector: AnySelector): string[] => {
  const answer = ask(person, selector);
  return [...new Set([answer].flat().filter((entry) => !isBlank(entry)) as string[])];
};

/** Where somebody stands: on which track, how high; `undefined` for a blank. */
export const standing = (
  plan: Plan,
  ladder: CriterionOf<"ladder">["ladder"],
  answer: unknown,
): { track: number; step: number } | undefined => {
  if (isBlank(answer)) return undefined;
  const known = typeof ladder === "string" ? plan.ladders[ladder] : ladder;
  if (known === undefined) return { track: 0, step: answer as number };
  const tracks = Array.isArray(known) ? [known] : Object.values(known);
  const track = tracks.findIndex((steps) => steps.includes(answer as string));
  return { track, step: tracks[track]!.indexOf(answer as string) };
};
