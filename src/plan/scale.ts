import type { Plan } from "./plan";

/** Whether the criteria have weights, and scores lie in [0, 1], or plain points. */
export type Scale = "weights" | "points";

/** The scale of a checked plan. */
export const scaleOf = (plan: Plan): Scale =>
  plan.criteria.some((criterion) => criterion.points !== undefined) ? "points" : "weights";
