/** Vocabularies by name: the plan's own first, then those that come with the library. */
import type { Plan } from "../plan";
import type { Ladder, Taxonomy } from "../vocabulary";
import { builtInLadders, builtInTaxonomies } from "./vocabularies";

/** The ladder of that name; `undefined` where nobody defines one. */
export const ladderNamed = ({ ladders }: Pick<Plan, "ladders">, name: string): Ladder | undefined =>
  own(ladders, name) ?? own(builtInLadders, name);

/** The taxonomy of that name; `undefined` where nobody defines one. */
export const taxonomyNamed = ({ taxonomies }: Pick<Plan, "taxonomies">, name: string): Taxonomy | undefined =>
  own(taxonomies, name) ?? own(builtInTaxonomies, name);

/** Every name that a ladder can be called by. */
export const ladderNames = ({ ladders }: Pick<Plan, "ladders">): string[] => [
  ...new Set([...Object.keys(ladders), ...Object.keys(builtInLadders)]),
];

/** Every name that a taxonomy can be called by. */
export const taxonomyNames = ({ taxonomies }: Pick<Plan, "taxonomies">): string[] => [
  ...new Set([...Object.keys(taxonomies), ...Object.keys(builtInTaxonomies)]),
];

const own = <A>(named: Readonly<Record<string, A>>, name: string): A | undefined =>
  Object.hasOwn(named, name) ? named[name] : undefined;
