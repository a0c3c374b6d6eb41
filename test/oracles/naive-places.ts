import type { Plan } from "../../src/plan/plan";
import type { Person } from "./naive-answers";

/** The places of a mentor, from the plan and the record. */
export const naivePlaces = (plan: Plan, mentor: Person): number => {
  const rule = plan.rules.find(({ kind }) => kind === "capacity");
  if (rule?.kind !== "capacity") return 1;
  const said = typeof rule.mentor === "string" ? mentor[rule.mentor] : rule.mentor;
  const places = typeof said === "number" ? said : rule.missing!;
  return plan.shape.kind === "one-to-one" ? Math.min(1, places) : places;
};
