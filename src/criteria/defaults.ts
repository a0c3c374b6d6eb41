import type { Missing } from "../plan/criteria";
import type { Scale } from "../plan/scale";

/** What a missing answer means where the plan does not say: nothing among weights, no points among points. */
export const defaultMissing = (scale: Scale): Missing => (scale === "points" ? "pessimistic" : "neutral");
