import type { Criterion, Missing } from "../plan/criteria";
import type { Plan } from "../plan/plan";
import { scaleOf } from "../plan/scale";

/** What a missing answer means to a criterion; where the plan does not say: nothing among weights, no points among points. */
export const missingOf = (criterion: Criterion, plan: Plan): Missing =>
  criterion.missing ?? (scaleOf(plan) === "points" ? "pessimistic" : "neutral");

/** What makes a criterion forbid pairs of which one has not answered, if the plan says that it does. */
export const forbidsBlanks = (criterion: Criterion, plan: Plan): { readonly forbids?: string } =>
  missingOf(criterion, plan) === "forbid" ? { forbids: `no answer to ${criterion.name}` } : {};
