/** What rules about wholes can't mean. */
import type { Finding } from "../../errors/finding";
import { planFinding } from "../findings";
import type { Plan } from "../plan";
import type { RuleOf } from "../rules";
import { checkBounds, checkCondition, checkSomething } from "./parts";
import { checkLadderReference } from "./vocabularies";

type Path = ReadonlyArray<string | number>;

/** Everything that a rule about a whole says and can't mean. */
export const checkWholeRule = (
  plan: Plan,
  rule: RuleOf<"priority" | "panel" | "group" | "load" | "churn">,
  path: Path,
): Finding[] => {
  switch (rule.kind) {
    case "priority":
      return checkTiers(rule, path);
    case "panel":
      return checkPanel(rule, path);
    case "group":
      return checkGroup(plan, rule, path);
    case "load":
      return checkCondition(rule.condition, [...path, "condition"]);
    case "churn":
      return checkExactlyOne(rule, ["atMost", "atMostShare"], path);
  }
};

const checkExactlyOne = <Key extends string>(
  rule: { readonly [One in Key]?: unknown },
  keys: ReadonlyArray<Key>,
  path: Path,
): Finding[] => {
  const given = keys.filter((key) => rule[key] !== undefined);
  if (given.length === 1) return [];
  const quoted = (list: ReadonlyArray<string>): string =>
    list.map((key) => JSON.stringify(key)).join(" and ");
  return [
    planFinding("inconsistent-plan", path, {
      expected: `one of ${keys.map((key) => JSON.stringify(key)).join(", ")}`,
      received: given.length === 0 ? "none" : quoted(given),
      remedy: given.length === 0 ? "Say which." : "Write a rule for each.",
    }),
  ];
};

const checkTiers = ({ order }: RuleOf<"priority">, path: Path): Finding[] => {
  if (typeof order === "string") return [];
  return order.flatMap((tier, at) =>
    order.indexOf(tier) === at
      ? []
      : [
          planFinding("inconsistent-plan", [...path, "order", at], {
            expected: "every answer once",
            received: `${JSON.stringify(tier)} again`,
            remedy: "Leave one of the two out: an answer belongs to one tier.",
          }),
        ],
  );
};

const checkPanel = (rule: RuleOf<"panel">, path: Path): Finding[] => {
  const counted = rule.condition !== undefined || rule.differentFrom !== undefined;
  const condition =
    rule.condition === undefined ? [] : checkCondition(rule.condition, [...path, "condition"]);
  return [
    ...checkExactlyOne(rule, ["condition", "differentFrom", "eachAtMost"], path),
    ...condition,
    ...(counted ? checkSomething(rule, ["atLeast", "atMost"], path) : []),
    ...checkBounds(rule, path),
  ];
};

const checkGroup = (plan: Plan, rule: RuleOf<"group">, path: Path): Finding[] => {
  const findings = checkSomething(rule, ["size", "facilitator", "same", "counts", "nobodyAlone"], path);
  const { size, facilitator, counts = [] } = rule;
  if (size !== undefined && size.from > size.to) {
    findings.push(
      planFinding("out-of-range", [...path, "size", "to"], {
        expected: `a number from ${size.from}, which is the fewest`,
        received: String(size.to),
        remedy: "No group would be allowed: swap the two.",
      }),
    );
  }
  if (facilitator !== undefined) {
    findings.push(...checkLadderReference(plan, facilitator.ladder, [...path, "facilitator", "ladder"]));
  }
  for (const [at, count] of counts.entries()) {
    const here = [...path, "counts", at];
    findings.push(
      ...checkCondition(count.condition, [...here, "condition"]),
      ...checkSomething(count, ["atLeast", "atMost"], here),
      ...checkBounds(count, here),
    );
  }
  return findings;
};
