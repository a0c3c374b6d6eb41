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
