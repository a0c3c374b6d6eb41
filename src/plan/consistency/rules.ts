/** What rules can't mean. */
import type { Finding } from "../../errors/finding";
import { planFinding } from "../findings";
import type { Plan } from "../plan";
import { checkLadderReference } from "./vocabularies";

export const checkRules = (plan: Plan): Finding[] => {
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
