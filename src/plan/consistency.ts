/** What a plan's parts say about each other: names that must be known, choices that exclude one another. */
import type { Finding } from "../errors/finding";
import { suggestName } from "../errors/nearest";
import type { Criterion } from "./criteria";
import { planFinding } from "./findings";
import type { Plan } from "./plan";
import { scaleOf } from "./scale";
import type { Ladder, Taxonomy } from "./vocabulary";

/** Everything that a plan of the right form says and can't mean. */
export const findInconsistencies = (plan: Plan): Finding[] => [
  ...checkScale(plan),
  ...checkNames(plan),
  ...plan.criteria.flatMap((criterion, at) => checkCriterion(plan, criterion, at)),
  ...checkRules(plan),
  ...Object.entries(plan.ladders).flatMap(([name, ladder]) => checkLadder(ladder, ["ladders", name])),
  ...Object.entries(plan.taxonomies).flatMap(([name, taxonomy]) =>
    checkTaxonomy(taxonomy, ["taxonomies", name]),
  ),
];

const checkScale = (plan: Plan): Finding[] => {
  const scale = scaleOf(plan);
  return plan.criteria.flatMap((criterion, at): Finding[] => {
    const hasWeight = criterion.weight !== undefined;
    const hasPoints = criterion.points !== undefined;
    if (hasWeight !== hasPoints && hasPoints === (scale === "points")) return [];
    return [
      planFinding("inconsistent-plan", ["criteria", at], {
        expected: scale === "points" ? "points, as other criteria of the plan have" : "a weight",
        received: hasWeight && hasPoints ? "a weight and points" : hasWeight ? "a weight" : "neither",
        remedy:
          scale === "points"
            ? 'Give every criterion "points" and none a "weight", or the other way round.'
            : 'Give it a "weight" above 0.',
      }),
    ];
  });
};

const checkNames = (plan: Plan): Finding[] => {
  const seen = new Set<string>();
  return plan.criteria.flatMap(({ name }, at) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [
      planFinding("inconsistent-plan", ["criteria", at, "name"], {
        expected: "a name that no other criterion has",
        received: JSON.stringify(name),
        remedy: "Explanations speak of criteria by name: rename one of them.",
      }),
    ];
  });
};

const checkCriterion = (plan: Plan, criterion: Criterion, at: number): Finding[] => {
  const path = ["criteria", at];
  const findings: Finding[] = [];
  if (criterion.points !== undefined) {
    if (criterion.missing === "neutral") findings.push(neutralAmongPoints([...path, "missing"]));
    if (criterion.kind === "ladder" && criterion.acrossTracks === "neutral") {
      findings.push(neutralAmongPoints([...path, "acrossTracks"]));
    }
  }
  if (criterion.kind === "taxonomy")
    findings.push(...checkTaxonomyReference(plan, criterion.tree, [...path, "tree"]));
  if (criterion.kind === "profile" && criterion.scale[0] >= criterion.scale[1]) {
    findings.push(
      planFinding("out-of-range", [...path, "scale"], {
        expected: "a lowest answer below the highest",
        received: JSON.stringify(criterion.scale),
        remedy: "Swap the two.",
      }),
    );
  }
  if (criterion.kind === "ladder") {
    findings.push(...checkLadderReference(plan, criterion.ladder, [...path, "ladder"]));
    const byStep = typeof criterion.points === "object";
    if (byStep === (criterion.steps !== undefined)) {
      findings.push(
        planFinding("inconsistent-plan", path, {
          expected: '"steps", or points by number of steps',
          received: byStep ? "both" : "neither",
          remedy: byStep
            ? 'Leave "steps" out.'
            : 'Say how many steps above the mentee the mentor should stand: "steps": [1, 2].',
        }),
      );
    }
  }
  return findings;
};

const neutralAmongPoints = (path: (string | number)[]): Finding =>
  planFinding("inconsistent-plan", path, {
    expected: '"pessimistic", "optimistic" or "forbid" among points',
    received: '"neutral"',
    remedy: "Points are added up, so no answer gives either no points or all of them: choose one.",
  });

const checkRules = (plan: Plan): Finding[] => {
  const findings: Finding[] = [];
  const capacities = plan.rules.flatMap((rule, at) => (rule.kind === "capacity" ? [at] : []));
  for (const at of capacities.slice(1)) {
    findings.push(
      planFinding("inconsistent-plan", ["rules", at], {
        expected: "one capacity rule at most",
        received: "another one",
        remedy: "Remove all but one.",
      }),
    );
  }
  if (capacities.length === 0 && plan.shape.kind === "one-to-many") {
    findings.push(
      planFinding("inconsistent-plan", ["rules"], {
        expected: "a capacity rule, since a mentor may take several mentees",
        received: "none",
        remedy: 'Add { "kind": "capacity", "mentor": "…" }, or choose the shape "one-to-one".',
      }),
    );
  }
  for (const [at, rule] of plan.rules.entries()) {
    if (rule.kind !== "eligibility") continue;
    findings.push(...checkLadderReference(plan, rule.ladder, ["rules", at, "ladder"]));
    if (rule.from > rule.to) {
      findings.push(
        planFinding("out-of-range", ["rules", at, "to"], {
          expected: `a number of steps from ${rule.from}, where the window begins`,
          received: String(rule.to),
          remedy: "No pair would be allowed: swap the two.",
        }),
      );
    }
  }
  return findings;
};

const checkLadderReference = (
  plan: Plan,
  ladder: Ladder | string | undefined,
  path: (string | number)[],
): Finding[] => {
  if (ladder === undefined) return [];
  if (typeof ladder !== "string") return checkLadder(ladder, path);
  return unknownReference("ladder", ladder, Object.keys(plan.ladders), path);
};

const checkTaxonomyReference = (plan: Plan, tree: Taxonomy | string, path: (string | number)[]): Finding[] =>
  typeof tree === "string"
    ? unknownReference("taxonomy", tree, Object.keys(plan.taxonomies), path)
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
          expected: known.length === 0 ? `a ${what} that the plan defines` : `one of ${known.join(", ")}`,
          received: JSON.stringify(name),
          remedy: suggestName(name, known, `Define it in the plan, or write the ${what} out here.`),
        }),
      ];

const checkLadder = (ladder: Ladder, path: (string | number)[]): Finding[] => {
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

const checkTaxonomy = (taxonomy: Taxonomy, path: (string | number)[]): Finding[] => {
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
