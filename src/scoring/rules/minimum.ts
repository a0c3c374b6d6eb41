/** The least quality of a pair: of its scores, or of what one criterion makes of it. */
import { type CompiledCriterion, FORBIDDEN, type RowScorer } from "../../criteria/compiled";
import type { RuleOf } from "../../plan/rules";
import type { Scale } from "../../plan/scale";
import type { CompiledRule, RulePath } from "./rule";

/** A least score, asked of pairs that all other rules allow. */
export interface CompiledMinimum {
  readonly name: string;
  /** Where the rule stands in the plan. */
  readonly path?: RulePath;
  /** Whether the pair is good enough. */
  readonly keeps: (menteeView: number, mentorView: number, joint: number) => boolean;
}

/** The least score of views; a side of which the plan says nothing has no say. */
export const compileMinimum = (
  rule: RuleOf<"minimum">,
  hasSay: Readonly<Record<"mentee" | "mentor", boolean>>,
): CompiledMinimum => {
  const { atLeast, view = "joint" } = rule;
  const name = rule.name ?? `at least ${atLeast} ${IN_WORDS[view]}`;
  switch (view) {
    case "joint":
      return { name, keeps: (_menteeView, _mentorView, joint) => joint >= atLeast };
    case "mentee":
      return { name, keeps: (menteeView) => menteeView >= atLeast };
    case "mentor":
      return { name, keeps: (_menteeView, mentorView) => mentorView >= atLeast };
    case "each":
      return {
        name,
        keeps: (menteeView, mentorView) =>
          (!hasSay.mentee || menteeView >= atLeast) && (!hasSay.mentor || mentorView >= atLeast),
      };
  }
};

const IN_WORDS = {
  joint: "in all",
  mentee: "in the mentee's view",
  mentor: "in the mentor's view",
  each: "in each view",
} as const;

/** The least that a criterion must give a pair, in the views that it belongs to; in points where it gives points. */
export const compileCriterionMinimum = (
  rule: RuleOf<"minimum">,
  criterion: CompiledCriterion,
  scale: Scale,
  mentorCount: number,
): CompiledRule => {
  const { atLeast, missing = "allow" } = rule;
  const forbidsUnsaid = missing === "forbid";
  const { menteeView, mentorView, direction } = criterion;
  const worth = scale === "points" ? criterion.weight : 1;
  const views: RowScorer[] = [];
  if (direction !== "mentor") views.push(menteeView);
  if (direction !== "mentee" && (mentorView !== menteeView || views.length === 0)) views.push(mentorView);
  const isPoor = (score: number): boolean => {
    if (Number.isNaN(score)) return forbidsUnsaid;
    return score === FORBIDDEN ? false : score * worth < atLeast;
  };
  const everyMentor = Int32Array.from({ length: mentorCount }, (_, mentor) => mentor);
  const scores = new Float64Array(mentorCount);
  return {
    name: rule.name ?? `at least ${atLeast} for ${criterion.name}`,
    markForbidden: (mentee, marks) => {
      marks.fill(0);
      for (const view of views) {
        view(mentee, everyMentor, mentorCount, scores);
        for (let mentor = 0; mentor < mentorCount; mentor++) if (isPoor(scores[mentor]!)) marks[mentor] = 1;
      }
    },
    forbids: (mentee, mentor) =>
      views.some((view) => {
        view(mentee, everyMentor.subarray(mentor, mentor + 1), 1, scores);
        return isPoor(scores[0]!);
      }),
  };
};
