/** How a schema's type becomes one whose selectors the compiler checks against the integrator's record types. */
import type { z } from "zod";
import type { NumberAnswer, Selector } from "./selector";

/** A schema's input without its selectors; whatever stands in `Selectors` takes their place. */
export type With<Schema extends z.ZodType, Selectors> = DeepReadonly<Omit<z.input<Schema>, keyof Selectors>> &
  Selectors;

/** The type with nothing in it writable, so that literals declared `as const` fit. */
export type DeepReadonly<A> = A extends ReadonlyArray<unknown> | object
  ? { readonly [Key in keyof A]: DeepReadonly<A[Key]> }
  : A;

/** One selector for each side. */
export interface Sides<Mentee, Mentor, Answer> {
  /** Where a mentee's record holds the answer. */
  readonly mentee: Selector<Mentee, Answer>;
  /** Where a mentor's record holds the answer. */
  readonly mentor: Selector<Mentor, Answer>;
}

/** Where people say how much a criterion matters to them. */
export interface OwnWeight<Mentee, Mentor> {
  /** A number from 0 takes the place of the criterion's weight in the person's own view; a blank leaves it. */
  readonly ownWeight?: {
    readonly mentee?: Selector<Mentee, NumberAnswer>;
    readonly mentor?: Selector<Mentor, NumberAnswer>;
  };
}
