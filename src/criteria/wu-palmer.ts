/**
 * Similarity of terms in a taxonomy with several parents.
 *
 * Z. Wu and M. Palmer, "Verbs semantics and lexical selection", ACL 1994: 2·d(c) / (steps(a, c) + steps(b, c) + 2·d(c)), where c is a
 * common ancestor of a and b (each its own ancestor) and d its depth, 1 for a term on top.
 *
 * Departure for several parents: steps and depth are those of the shortest way up, and of all common ancestors
 * the one that makes the pair most similar counts. Terms without common ancestor have similarity 0.
 */
import type { Taxonomy } from "../plan/vocabulary";

/** The similarity of every two of the terms, packed row by row; symmetric, 1 on the diagonal. */
export const wuPalmer = (taxonomy: Taxonomy, terms: ReadonlyArray<string>): Float64Array => {
  const ancestors = terms.map((term) => stepsUp(taxonomy, term));
  const depthOf = depths(taxonomy);
  const similarity = new Float64Array(terms.length * terms.length);
  for (let a = 0; a < terms.length; a++) {
    for (let b = a; b < terms.length; b++) {
      let best = 0;
      for (const [ancestor, steps] of ancestors[a]!) {
        const otherSteps = ancestors[b]!.get(ancestor);
        if (otherSteps === undefined) continue;
        const twice = 2 * (depthOf.get(ancestor) ?? 1);
        best = Math.max(best, twice / (steps + otherSteps + twice));
      }
      similarity[a * terms.length + b] = best;
      similarity[b * terms.length + a] = best;
    }
  }
  return similarity;
};

/** Every ancestor of a term, itself included, with the fewest steps up to it. Breadth first. */
export const stepsUp = (taxonomy: Taxonomy, term: string): Map<string, number> => {
  const steps = new Map([[term, 0]]);
  for (const [reached, taken] of steps) {
    for (const parent of taxonomy[reached] ?? []) if (!steps.has(parent)) steps.set(parent, taken + 1);
  }
  return steps;
};

/** The depth of every term: 1 on top, else one more than its least deep parent. Breadth first from the top. */
const depths = (taxonomy: Taxonomy): Map<string, number> => {
  const childrenOf = new Map<string, string[]>();
  const depth = new Map<string, number>();
  for (const [term, parents] of Object.entries(taxonomy)) {
    if (parents.length === 0) depth.set(term, 1);
    for (const parent of parents) childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), term]);
  }
  for (const [reached, deep] of depth) {
    for (const child of childrenOf.get(reached) ?? []) if (!depth.has(child)) depth.set(child, deep + 1);
  }
  return depth;
};
