/** What a plan can't mean where it lets people speak for themselves, or puts one side's view first. */
import type { Finding } from "../../errors/finding";
import { planFinding } from "../findings";
import type { Plan } from "../plan";
import { scaleOf } from "../scale";

/** What wishes, emphasis and combination say and can't mean. */
export const checkPeople = (plan: Plan): Finding[] => [
  ...checkSides(plan, "wishes", "ids of whom they wish for"),
  ...checkSides(plan, "emphasis", "names of criteria in their order"),
  ...checkEmphasis(plan),
  ...checkNameOfWishes(plan),
  ...checkTiers(plan),
];

const checkSides = (plan: Plan, key: "wishes" | "emphasis", holds: string): Finding[] => {
  const part = plan[key];
  if (part === undefined || part.mentee !== undefined || part.mentor !== undefined) return [];
  return [
    planFinding("inconsistent-plan", [key], {
      expected: 'the field of at least one side, "mentee" or "mentor"',
      received: "neither",
      remedy: `Name the field that holds the ${holds}, or leave "${key}" out.`,
    }),
  ];
};

const checkEmphasis = (plan: Plan): Finding[] =>
  plan.emphasis === undefined || scaleOf(plan) === "weights"
    ? []
    : [
        planFinding("inconsistent-plan", ["emphasis"], {
          expected: "criteria with weights, which a person's order can share out anew",
          received: "points",
          remedy: 'Give every criterion a "weight" instead of points, or leave "emphasis" out.',
        }),
      ];

const checkNameOfWishes = (plan: Plan): Finding[] =>
  plan.wishes === undefined
    ? []
    : plan.criteria.flatMap(({ name }, at) =>
        name === "wishes"
          ? [
              planFinding("inconsistent-plan", ["criteria", at, "name"], {
                expected: 'another name than "wishes"',
                received: '"wishes"',
                remedy: "Explanations call the plan's ranked wishes so: rename the criterion.",
              }),
            ]
          : [],
      );

const checkTiers = (plan: Plan): Finding[] => {
  const { combination } = plan;
  if (combination.kind !== "lexicographic") return [];
  const isWithin = (tier: number): boolean => scaleOf(plan) === "points" || (tier > 0 && tier <= 1);
  return combination.tiers.flatMap((tier, at) => {
    const below = combination.tiers[at - 1];
    if (isWithin(tier) && (below === undefined || below < tier)) return [];
    return [
      // What a score may be, the criteria say.
      planFinding(isWithin(tier) ? "out-of-range" : "inconsistent-plan", ["combination", "tiers", at], {
        expected: isWithin(tier)
          ? `a score above ${below}, where the tier before it begins`
          : "a score above 0 and up to 1, as views have",
        received: String(tier),
        remedy: "List where each tier but the lowest begins, ascending.",
      }),
    ];
  });
};
