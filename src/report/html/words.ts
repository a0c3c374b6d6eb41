/** The plan in plain words. */
import type { Plan } from "../../plan/plan";
import { percentOf } from "../numbers";
import type { ResultJson, ResultPlan } from "../result-format";

/** What the round was run for: one sentence on the objective, one on the shape. */
export const aimInWords = ({ objective, shape }: ResultPlan): string =>
  `${objectiveInWords(objective)} ${shapeInWords(shape)}`;

const objectiveInWords = (objective: Plan["objective"]): string => {
  if (objective.kind === "stable") {
    return `The aim was a stable round: no mentee and mentor should both prefer each other to whom they were given. The ${objective.proposing} asked first, which favours them.`;
  }
  return objective.coverage === "first"
    ? "The aim was to find a mentor for as many mentees as possible and, among all ways to do so, to reach the highest total score."
    : "The aim was to reach the highest total score, leaving somebody out where that makes the total higher.";
};

const shapeInWords = ({ kind }: Plan["shape"]): string =>
  kind === "one-to-one"
    ? "Everybody has one partner at most."
    : "A mentee has one mentor; a mentor takes as many mentees as they offer places.";

/** How the two views become the joint score. */
export const combinationInWords = ({ combination, criteria, wishes }: Plan): string => {
  const says = (side: "mentee" | "mentor"): boolean =>
    wishes?.[side] !== undefined ||
    criteria.some(({ direction }) => direction === "both" || direction === side);
  if (!says("mentor")) return "The joint score is the mentee’s view; the plan asks nothing for the mentor’s.";
  if (!says("mentee")) return "The joint score is the mentor’s view; the plan asks nothing for the mentee’s.";
  switch (combination.kind) {
    case "mean": {
      const { menteeShare } = combination;
      if (menteeShare === 0.5) return "The joint score is the mean of the two views.";
      return `The joint score is made of the mentee’s view (${percentOf(menteeShare, 1)}) and the mentor’s (${percentOf(1 - menteeShare, 1)}).`;
    }
    case "minimum":
      return "The joint score is the lower of the two views.";
    case "geometric-mean":
      return "The joint score is the geometric mean of the two views.";
    case "lexicographic": {
      const [first, other] =
        combination.first === "mentee" ? ["mentee’s", "mentor’s"] : ["mentor’s", "mentee’s"];
      return `The joint score follows the tier of the ${first} view (tiers begin at ${combination.tiers.join(", ")}), and within a tier the ${other} view.`;
    }
  }
};

/** What the proof means for the people of the round. */
export const proofMeans = (result: ResultJson): string => {
  const { proof } = result;
  if (!proof.verified) {
    return "Do not use this result. The independent check does not agree with it; please report that together with the result as JSON.";
  }
  const locked = proof.locked?.length ?? 0;
  const given =
    locked === 0
      ? ""
      : ` ${locked} ${locked === 1 ? "pair was" : "pairs were"} locked beforehand and stood firm.`;
  return meaningOf(proof) + given;
};

const meaningOf = (proof: ResultJson["proof"]): string => {
  switch (proof.kind) {
    case "stable":
      return "No mentee and mentor who may meet could both do better, by the plan’s scores, by leaving their partners for each other.";
    case "optimal":
      return proof.coverage === "first"
        ? "Whoever pairs the same people under the same plan in another way can’t give more mentees a mentor, and can’t reach a higher total with as many."
        : "Whoever pairs the same people under the same plan in another way can’t reach a higher total.";
    case "stopped":
      return "Every pair is allowed and no mentor has more mentees than places, but better rounds may exist. Let the run finish before you use it.";
  }
};
