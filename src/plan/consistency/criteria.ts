/** What criteria can't mean: by themselves, and beside one another. */
import type { Finding } from "../../errors/finding";
import type { Criterion } from "../criteria";
import { planFinding } from "../findings";
import type { Plan } from "../plan";
import { scaleOf } from "../scale";
import { checkLadderReference, checkTaxonomyReference } from "./vocabularies";

/** Everything that the plan's criteria say and can't mean. */
export const checkCriteria = (plan: Plan): Finding[] => [
  ...checkScale(plan),
  ...checkNames(plan),
  ...plan.criteria.flatMap((criterion, at) => checkCriterion(plan, criterion, at)),
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
