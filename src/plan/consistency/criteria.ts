/** What criteria can't mean: by themselves, and beside one another. */
import type { Finding } from "../../errors/finding";
import type { Criterion, CriterionOf } from "../criteria";
import { planFinding } from "../findings";
import type { Plan } from "../plan";
import { scaleOf } from "../scale";
import { LARGEST } from "../wording";
import { checkAvailability } from "./availability";
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
  const findings: Finding[] = checkWeights(criterion, path);
  if (criterion.points !== undefined) {
    if (criterion.missing === "neutral") findings.push(neutralAmongPoints([...path, "missing"]));
    if (criterion.kind === "ladder" && criterion.acrossTracks === "neutral") {
      findings.push(neutralAmongPoints([...path, "acrossTracks"]));
    }
    if (criterion.kind === "rank" && criterion.notListed === "neutral") {
      findings.push(neutralAmongPoints([...path, "notListed"]));
    }
  }
  if (criterion.kind === "taxonomy")
    findings.push(...checkTaxonomyReference(plan, criterion.tree, [...path, "tree"]));
  if (criterion.kind === "profile") findings.push(...checkAnswerScale(criterion.scale, [...path, "scale"]));
  if (criterion.kind === "coverage")
    findings.push(...checkAnswerScale(criterion.strengthScale, [...path, "strengthScale"]));
  if (criterion.kind === "closeness" || criterion.kind === "distance")
    findings.push(...checkRange(criterion, path));
  if (criterion.kind === "availability") findings.push(...checkAvailability(criterion, path));
  if (criterion.kind === "rank") findings.push(...checkLists(criterion, path));
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

type Path = ReadonlyArray<string | number>;

/** A weight of 0 stands for "as each person says", which must be asked somewhere; own weights take the place of weights. */
const checkWeights = ({ weight, points, ownWeight }: Criterion, path: Path): Finding[] => {
  const findings: Finding[] = [];
  if (weight !== undefined && weight < 1 / LARGEST && !(weight === 0 && ownWeight !== undefined)) {
    findings.push(
      planFinding("out-of-range", [...path, "weight"], {
        expected: "a number above 0",
        received: String(weight),
        remedy: `Write a number from ${1 / LARGEST} to ${LARGEST}; 0 stands beside "ownWeight" only.`,
      }),
    );
  }
  if (ownWeight !== undefined && points !== undefined) {
    findings.push(
      planFinding("inconsistent-plan", [...path, "ownWeight"], {
        expected: "no own weights among points",
        received: "own weights",
        remedy: "Points are the same for everybody: leave it out, or give the criteria weights.",
      }),
    );
  }
  return findings;
};

const checkAnswerScale = (scale: readonly [number, number], path: Path): Finding[] =>
  scale[0] < scale[1]
    ? []
    : [
        planFinding("out-of-range", path, {
          expected: "a lowest answer below the highest",
          received: JSON.stringify(scale),
          remedy: "Swap the two.",
        }),
      ];

const checkRange = ({ full, range }: { full: number; range: number }, path: Path): Finding[] =>
  full < range
    ? []
    : [
        planFinding("out-of-range", [...path, "range"], {
          expected: `a number above ${full}, up to which the score is full`,
          received: String(range),
          remedy: "Swap the two, or move them apart: the score falls evenly in between.",
        }),
      ];

/** A side in whose view wishes count must be asked for them. */
const checkLists = (criterion: CriterionOf<"rank">, path: Path): Finding[] =>
  (["mentee", "mentor"] as const)
    .filter((side) => criterion.direction === "both" || criterion.direction === side)
    .filter((side) => criterion[side] === undefined)
    .map((side) =>
      planFinding("inconsistent-plan", [...path, side], {
        expected: `the field that holds a ${side}'s list of ids, since it counts in the ${side}'s view`,
        received: "nothing",
        remedy: `Name the field, or give the criterion the direction "${side === "mentee" ? "mentor" : "mentee"}".`,
      }),
    );

const neutralAmongPoints = (path: Path): Finding =>
  planFinding("inconsistent-plan", path, {
    expected: '"pessimistic", "optimistic" or "forbid" among points',
    received: '"neutral"',
    remedy: "Points are added up, so no answer gives either no points or all of them: choose one.",
  });
