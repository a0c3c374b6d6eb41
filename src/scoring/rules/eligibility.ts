import { NO_TRACK, readRungs, resolveLadder } from "../../criteria/rungs";
import type { RuleOf } from "../../plan/rules";
import { questionAt } from "./question";
import { type CompiledRule, type RuleContext, type RulePath, ruleOfPairs } from "./rule";

/** The mentor must stand `from` to `to` steps above the mentee. */
export const compileEligibility = (
  rule: RuleOf<"eligibility">,
  context: RuleContext,
  path: RulePath,
): CompiledRule => {
  const ladder = resolveLadder(context.plan, rule.ladder);
  const mentees = readRungs(questionAt(context, "mentees", rule.mentee, [...path, "mentee"]), ladder);
  const mentors = readRungs(questionAt(context, "mentors", rule.mentor, [...path, "mentor"]), ladder);
  const forbidsBlank = rule.missing === "forbid";
  const forbidsApart = rule.acrossTracks === "forbid";
  return ruleOfPairs(rule.name ?? `mentor ${rule.from} to ${rule.to} steps above`, (mentee, mentor) => {
    const track = mentees.track[mentee]!;
    const mentorTrack = mentors.track[mentor]!;
    if (track === NO_TRACK || mentorTrack === NO_TRACK) return forbidsBlank;
    if (track !== mentorTrack) return forbidsApart;
    const above = mentors.step[mentor]! - mentees.step[mentee]!;
    return above < rule.from || above > rule.to;
  });
};
