import type { Taxonomy } from "../../src/plan/vocabulary";

/** Every way up from a term, as the terms on it, the term itself first. */
const waysUp = (tree: Taxonomy, term: string): string[][] => {
  const parents = tree[term]!;
  if (parents.length === 0) return [[term]];
  return parents.flatMap((parent) => waysUp(tree, parent).map((way) => [term, ...way]));
};

/** 1 on top, else the number of terms on the shortest way up. */
const depth = (tree: Taxonomy, term: string): number =>
  Math.min(...waysUp(tree, term).map((way) => way.length));

/** Fewest steps from a term up to another, over every way; Infinity when there is none. */
const stepsUpTo = (tree: Taxonomy, term: string, ancestor: string): number =>
  Math.min(
    ...waysUp(tree, term).map((way) =>
      way.includes(ancestor) ? way.indexOf(ancestor) : Number.POSITIVE_INFINITY,
    ),
  );

/** Wu and Palmer's similarity from the definition, best over all common ancestors: enumerates every way up. */
export const naiveSimilarity = (tree: Taxonomy, a: string, b: string): number =>
  Math.max(
    0,
    ...Object.keys(tree).map((ancestor) => {
      const steps = stepsUpTo(tree, a, ancestor) + stepsUpTo(tree, b, ancestor);
      return Number.isFinite(steps) ? (2 * depth(tree, ancestor)) / (steps + 2 * depth(tree, ancestor)) : 0;
    }),
  );

/** A term and everything above it. */
const upwards = (tree: Taxonomy, term: string): Set<string> => new Set(waysUp(tree, term).flat());

/** How much a term says (Seco, Veale and Hayes 2004): the less, the more terms stand below it. */
const content = (tree: Taxonomy, term: string): number => {
  const terms = Object.keys(tree);
  const below = terms.filter((other) => other !== term && upwards(tree, other).has(term)).length;
  return terms.length === 1 ? 0 : 1 - Math.log(below + 1) / Math.log(terms.length);
};

/** Lin's similarity from the definition, with 1 for a term and itself. */
export const naiveLin = (tree: Taxonomy, a: string, b: string): number => {
  if (a === b) return 1;
  const above = upwards(tree, b);
  const common = [...upwards(tree, a)].filter((term) => above.has(term));
  const most = Math.max(0, ...common.map((term) => content(tree, term)));
  return most === 0 ? 0 : (2 * most) / (content(tree, a) + content(tree, b));
};
