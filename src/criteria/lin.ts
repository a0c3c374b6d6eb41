/**
 * Similarity of terms in a taxonomy by what they say.
 *
 * D. Lin, "An information-theoretic definition of similarity", ICML 1998: 2·I(c) / (I(a) + I(b)), where c is the common ancestor of a and
 * b (each its own ancestor) with the highest information content I.
 *
 * Information content without a corpus, from the taxonomy alone: N. Seco, T. Veale and J. Hayes, "An intrinsic information content metric
 * for semantic similarity in WordNet", ECAI 2004: I(c) = 1 − log(d(c) + 1) / log(n), where d(c) is the number of terms below c and n that
 * of all terms. A term with nothing below it says 1, one above all others says 0.
 *
 * Terms without common ancestor have similarity 0, and every term has similarity 1 with itself, even where it says nothing.
 */
import type { Taxonomy } from "../plan/vocabulary";
import { stepsUp } from "./wu-palmer";

/** The similarity of every two of the terms, packed row by row; symmetric, 1 on the diagonal. */
export const lin = (taxonomy: Taxonomy, terms: ReadonlyArray<string>): Float64Array => {
  const contentOf = informationContents(taxonomy);
  const ancestors = terms.map((term) => [...stepsUp(taxonomy, term).keys()]);
  const isAncestor = ancestors.map((above) => new Set(above));
  const similarity = new Float64Array(terms.length * terms.length);
  for (let a = 0; a < terms.length; a++) {
    similarity[a * terms.length + a] = 1;
    for (let b = a + 1; b < terms.length; b++) {
      let common = 0;
      for (const ancestor of ancestors[a]!)
        if (isAncestor[b]!.has(ancestor)) common = Math.max(common, contentOf.get(ancestor)!);
      // Where both say nothing there is no common content either.
      const both = contentOf.get(terms[a]!)! + contentOf.get(terms[b]!)!;
      const closeness = common === 0 ? 0 : (2 * common) / both;
      similarity[a * terms.length + b] = closeness;
      similarity[b * terms.length + a] = closeness;
    }
  }
  return similarity;
};

/** term → how much it says, 0 to 1. */
const informationContents = (taxonomy: Taxonomy): ReadonlyMap<string, number> => {
  const terms = Object.keys(taxonomy);
  const withItself = new Map<string, number>();
  for (const term of terms) {
    for (const ancestor of stepsUp(taxonomy, term).keys())
      withItself.set(ancestor, (withItself.get(ancestor) ?? 0) + 1);
  }
  // A single term is above all others and below none: it says nothing.
  const all = Math.log(Math.max(2, terms.length));
  return new Map([...withItself].map(([term, below]) => [term, 1 - Math.log(below) / all]));
};
