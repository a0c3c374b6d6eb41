/** What builders of a plan's parts answer with. */

/** A selector over any record. */
export type Loose = PropertyKey | ((person: never) => unknown);

/** A selector over any record for each side. */
export interface LooseSides {
  readonly mentee: Loose;
  readonly mentor: Loose;
}

/** What was given, with its kind. */
export type Built<Kind extends string, Given> = Given & { readonly kind: Kind };
