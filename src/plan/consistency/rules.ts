/** What rules can't mean: by themselves, and beside one another. */
import type { Finding } from "../../errors/finding";
import { suggestName } from "../../errors/nearest";
import { planFinding } from "../findings";
import type { Plan } from "../plan";
import type { Rule, RuleOf } from "../rules";
import { scaleOf } from "../scale";
import { checkCapacity } from "./capacity-rule";
import { checkCondition, checkSomething } from "./parts";
import { checkLadderReference } from "./vocabularies";
import { checkWholeRule } from "./whole-rules";

type Path = ReadonlyArray<string | number>;

/** Everything that the plan's rules say and can't mean. */
export const checkRules = (plan: Plan): Finding[] => [
  ...checkAtMostOne(plan, "capacity", "Remove all but one."),
  ...checkAtMostOne(plan, "must", "Put the pairs of all of them into one."),
  ...checkThatCapacityIsTold(plan),
  ...plan.rules.flatMap((rule, at) => checkRule(plan, rule, ["rules", at])),
];

const checkAtMostOne = (plan: Plan, kind: "capacity" | "must", remedy: string): Finding[] =>
  plan.rules
    .flatMap((rule, at) => (rule.kind === kind ? [at] : []))
    .slice(1)
    .map((at) =>
      planFinding("inconsistent-plan", ["rules", at], {
        expected: `one ${kind} rule at most`,
        received: "another one",
        remedy,
      }),
    );

const checkThatCapacityIsTold = ({ rules, shape }: Plan): Finding[] => {
  if (shape.kind !== "one-to-many") return [];
  const at = rules.findIndex(({ kind }) => kind === "capacity");
  const rule = rules[at];
  if (rule?.kind === "capacity" && rule.mentor !== undefined) return [];
  return [
    planFinding("inconsistent-plan", rule === undefined ? ["rules"] : ["rules", at], {
      expected:
        rule === undefined
          ? "a capacity rule, since a mentor may take several mentees"
          : 'places of the mentors under "mentor", since a mentor may take several mentees',
      received: "none",
      remedy: `${rule === undefined ? 'Add { "kind": "capacity", "mentor": "…" }' : 'Add "mentor": "…"'}, or choose the shape "one-to-one".`,
    }),
  ];
};

const checkRule = (plan: Plan, rule: Rule, path: Path): Finding[] => {
  switch (rule.kind) {
    case "require":
      return [
        ...checkSomething(rule, ["mentee", "mentor"], path),
        ...checkCondition(rule.condition, [...path, "condition"]),
      ];
    case "eligibility":
      return checkWindow(plan, rule, path);
    case "avoid":
      return checkSomething(rule, ["mentee", "mentor"], path);
    case "repeat":
      return [...checkSomething(rule, ["mentee", "mentor"], path), ...checkDisqualifying(rule, path)];
    case "must":
      return checkSomething(rule, ["pairs", "mentee", "mentor"], path);
    case "minimum":
      return checkMinimum(plan, rule, path);
    case "capacity":
      return checkCapacity(rule, path);
    case "never":
    case "reporting-line":
      return [];
    default:
      return checkWholeRule(plan, rule, path);
  }
};

const checkWindow = (plan: Plan, rule: RuleOf<"eligibility">, path: Path): Finding[] => {
  const ofLadder = checkLadderReference(plan, rule.ladder, [...path, "ladder"]);
  if (rule.from <= rule.to) return ofLadder;
  return [
    ...ofLadder,
    planFinding("out-of-range", [...path, "to"], {
      expected: `a number of steps from ${rule.from}, where the window begins`,
      received: String(rule.to),
      remedy: "No pair would be allowed: swap the two.",
    }),
  ];
};

const checkDisqualifying = (rule: RuleOf<"repeat">, path: Path): Finding[] =>
  rule.disqualifying === undefined ||
  [rule.mentee, rule.mentor].every((past) => past === undefined) ||
  rule.mentee?.ended !== undefined ||
  rule.mentor?.ended !== undefined
    ? []
    : [
        planFinding("inconsistent-plan", [...path, "disqualifying"], {
          expected: '"ended" beside "partners", since the rule asks how it ended',
          received: "nothing",
          remedy: 'Name the field that says how it ended: "ended": "…".',
        }),
      ];

const checkMinimum = (plan: Plan, rule: RuleOf<"minimum">, path: Path): Finding[] => {
  const findings: Finding[] = [];
  const { criterion, view, atLeast } = rule;
  const says = (side: "mentee" | "mentor"): boolean =>
    plan.criteria.some(({ direction }) => direction === "both" || direction === side);
  if (criterion !== undefined && view !== undefined) {
    findings.push(
      planFinding("inconsistent-plan", path, {
        expected: '"view" or "criterion"',
        received: "both",
        remedy: 'Leave "view" out: a criterion counts in the views that it belongs to.',
      }),
    );
  }
  if (criterion === undefined && rule.missing !== undefined) {
    findings.push(
      planFinding("inconsistent-plan", [...path, "missing"], {
        expected: 'a "criterion" beside it',
        received: JSON.stringify(rule.missing),
        remedy: "A view always says something: leave it out, or name the criterion.",
      }),
    );
  }
  const names = plan.criteria.map(({ name }) => name);
  if (criterion !== undefined && !names.includes(criterion)) {
    findings.push(
      planFinding("unknown-name", [...path, "criterion"], {
        expected: `one of the plan's criteria: ${names.join(", ")}`,
        received: JSON.stringify(criterion),
        remedy: suggestName(criterion, names, "Name a criterion of the plan."),
      }),
    );
  }
  if ((view === "mentee" || view === "mentor") && !says(view)) {
    findings.push(
      planFinding("inconsistent-plan", [...path, "view"], {
        expected: `the view of a side that the plan says something of`,
        received: JSON.stringify(view),
        remedy: `No criterion belongs to the ${view}'s view: choose another one.`,
      }),
    );
  }
  if (scaleOf(plan) === "weights" && !(atLeast >= 0 && atLeast <= 1)) {
    findings.push(
      planFinding("inconsistent-plan", [...path, "atLeast"], {
        expected: "a score from 0 to 1",
        received: String(atLeast),
        remedy: "Scores of criteria with weights lie there.",
      }),
    );
  }
  return findings;
};
