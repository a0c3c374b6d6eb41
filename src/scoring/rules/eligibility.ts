import { NO_TRACK, readRungs, resolveLadder } from "../../criteria/rungs";
import type { RuleOf } from "../../plan/rules";
import type { CompiledRule, RuleContext } from "./rule";

/** The mentor must stand `from` to `to` steps above the mentee. */
export const compileEligibility = (rule: RuleOf<"eligibility">, context: RuleContext): CompiledRule => {
  const { plan, cohort, report } = context;
  const ladder = resolveLadder(plan, rule.ladder);
  const mentees = readRungs({ side: cohort.mentees, selector: rule.mentee, report }, ladder);
  const mentors = readRungs({ side: cohort.mentors, selector: rule.mentor, report }, ladder);
  const forbidsBlank = rule.missing === "forbid" ? 1 : 0;
  const forbidsApart = rule.acrossTracks === "forbid" ? 1 : 0;
  return {
    name: rule.name ?? `mentor ${rule.from} to ${rule.to} steps above`,
    markForbidden: (mentee, marks) => {
      const track = mentees.track[mentee]!;
      const step = mentees.step[mentee]!;
      for (let mentor = 0; mentor < marks.length; mentor++) {
        const mentorTrack = mentors.track[mentor]!;
        const above = mentors.step[mentor]! - step;
        if (track === NO_TRACK || mentorTrack === NO_TRACK) marks[mentor] = forbidsBlank;
        else if (track !== mentorTrack) marks[mentor] = forbidsApart;
        else marks[mentor] = above >= rule.from && above <= rule.to ? 0 : 1;
      }
    },
  };
};
