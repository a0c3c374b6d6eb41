/** What ladders and taxonomies, and references to them, can't mean. */
import type { Finding } from "../../errors/finding";
import { suggestName } from "../../errors/nearest";
import { planFinding } from "../findings";
import type { Plan } from "../plan";
import { ladderNames, taxonomyNames } from "../presets/lookup";
import type { Ladder, Taxonomy } from "../vocabulary";

export const checkLadderReference = (
  plan: Plan,
  ladder: Ladder | string | undefined,
  path: (string | number)[],
): Finding[] => {
  if (ladder === undefined) return [];
  if (typeof ladder !== "string") return checkLadder(ladder, path);
  return unknownReference("ladder", ladder, ladderNames(plan), path);
};

export const checkTaxonomyReference = (
  plan: Plan,
  tree: Taxonomy | string,
  path: (string | number)[],
): Finding[] =>
  typeof tree === "string"
    ? unknownReference("taxonomy", tree, taxonomyNames(plan), path)
    : checkTaxonomy(tree, path);

const unknownReference = (
  what: string,
  name: string,
  known: ReadonlyArray<string>,
  path: (string | number)[],
): Finding[] =>
  known.includes(name)
    ? []
    : [
        planFinding("unknown-name", path, {
          expected: `one of ${known.join(", ")}`,
          received: JSON.stringify(name),
          remedy: suggestName(name, known, `Define it in the plan, or write the ${what} out here.`),
        }),
      ];

export const checkLadder = (ladder: Ladder, path: (string | number)[]): Finding[] => {
  const seen = new Set<string>();
  const steps = Array.isArray(ladder) ? ladder : Object.values(ladder).flat();
  if (steps.length === 0) {
    return [
      planFinding("out-of-range", path, {
        expected: "at least one track",
        received: "none",
        remedy: "Name the steps of each track, lowest first.",
      }),
    ];
  }
  return steps.flatMap((step) => {
    if (!seen.has(step)) {
      seen.add(step);
      return [];
    }
    return [
      planFinding("inconsistent-plan", path, {
        expected: "every step once, on one track",
        received: `${JSON.stringify(step)} twice`,
        remedy: "Rename one of the two, so that an answer says where a person stands.",
      }),
    ];
  });
};

export const checkTaxonomy = (taxonomy: Taxonomy, path: (string | number)[]): Finding[] => {
  const terms = Object.keys(taxonomy);
  const known = new Set(terms);
  if (terms.length === 0) {
    return [
      planFinding("out-of-range", path, {
        expected: "at least one term",
        received: "none",
        remedy: "Write each term with the list of the terms right above it.",
      }),
    ];
  }
  const findings: Finding[] = [];
  for (const term of terms) {
    for (const parent of taxonomy[term] ?? []) {
      if (known.has(parent)) continue;
      findings.push(
        planFinding("unknown-term", [...path, term], {
          expected: "a term that the taxonomy holds itself",
          received: JSON.stringify(parent),
          remedy: suggestName(parent, terms, `Add ${JSON.stringify(parent)} to the taxonomy.`),
        }),
      );
    }
  }
  return findings.length > 0 ? findings : checkCycles(taxonomy, path);
};

/** Terms that stand above themselves: what is left when terms all of whose parents are gone go, round after round (Kahn 1962). */
const checkCycles = (taxonomy: Taxonomy, path: (string | number)[]): Finding[] => {
  const childrenOf = new Map<string, string[]>();
  const parentsLeft = new Map<string, number>();
  for (const [term, parents] of Object.entries(taxonomy)) {
    parentsLeft.set(term, parents.length);
    for (const parent of parents) childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), term]);
  }
  const ready = [...parentsLeft].flatMap(([term, parents]) => (parents === 0 ? [term] : []));
  for (let term = ready.pop(); term !== undefined; term = ready.pop()) {
    parentsLeft.delete(term);
    for (const child of childrenOf.get(term) ?? []) {
      const left = (parentsLeft.get(child) ?? 0) - 1;
      parentsLeft.set(child, left);
      if (left === 0) ready.push(child);
    }
  }
  if (parentsLeft.size === 0) return [];
  return [
    planFinding("inconsistent-plan", path, {
      expected: "a taxonomy in which no term stands above itself",
      received: `a circle: ${circleIn(taxonomy, parentsLeft).join(" below ")}`,
      remedy: "Take one of the parents out.",
    }),
  ];
};

/** One circle among terms each of which has a parent among them: upwards until a term comes again. */
const circleIn = (taxonomy: Taxonomy, among: ReadonlyMap<string, number>): string[] => {
  const path: string[] = [];
  let [term] = among.keys();
  while (term !== undefined && !path.includes(term)) {
    path.push(term);
    term = taxonomy[term]?.find((parent) => among.has(parent));
  }
  return term === undefined ? path : [...path.slice(path.indexOf(term)), term];
};
