/** Steps from mentee up to mentor: full score for a wanted number, falling evenly to 0 beyond the tolerance. */
import type { CriterionOf, Missing } from "../plan/criteria";
import {
  type CompileContext,
  type CriterionKernel,
  NO_ANSWER,
  type RowScorer,
  scoreOfMissing,
} from "./compiled";
import { missingOf } from "./defaults";
import { NO_TRACK, readRungs, resolveLadder, stepsInWords } from "./rungs";

export const compileLadder = (criterion: CriterionOf<"ladder">, context: CompileContext): CriterionKernel => {
  const { plan, cohort, report } = context;
  const ladder = resolveLadder(plan, criterion.ladder);
  const mentees = readRungs({ side: cohort.mentees, selector: criterion.mentee, report }, ladder);
  const mentors = readRungs({ side: cohort.mentors, selector: criterion.mentor, report }, ladder);

  const byStep = typeof criterion.points === "object" ? criterion.points : undefined;
  const top = byStep === undefined ? 1 : Math.max(0, ...Object.values(byStep));
  const missing: Missing = missingOf(criterion, plan);
  const acrossTracks: Missing = criterion.acrossTracks ?? missing;
  const blank = scoreOfMissing(missing, top);
  const apart = scoreOfMissing(acrossTracks, top);

  const wanted = criterion.steps ?? [];
  const reach = criterion.tolerance + 1;
  const scoreOfSteps = (steps: number): number => {
    if (byStep !== undefined) return byStep[String(steps)] ?? 0;
    let off = Number.POSITIVE_INFINITY;
    for (const step of wanted) off = Math.min(off, Math.abs(steps - step));
    return Math.max(0, 1 - off / reach);
  };

  const score: RowScorer = (mentee, ofMentors, count, out) => {
    const track = mentees.track[mentee]!;
    const step = mentees.step[mentee]!;
    for (let at = 0; at < count; at++) {
      const mentor = ofMentors[at]!;
      const mentorTrack = mentors.track[mentor]!;
      if (track === NO_TRACK || mentorTrack === NO_TRACK) out[at] = blank;
      else if (track !== mentorTrack) out[at] = apart;
      else out[at] = scoreOfSteps(mentors.step[mentor]! - step);
    }
  };

  const reasons = [
    ...(missing === "forbid" ? [`no answer to ${criterion.name}`] : []),
    ...(acrossTracks === "forbid" ? [`another track in ${criterion.name}`] : []),
  ];
  return {
    menteeView: score,
    mentorView: score,
    top,
    ...(byStep === undefined ? {} : { weight: 1 }),
    ...(reasons.length === 0 ? {} : { forbids: reasons.join(" or ") }),
    describe: (mentee, mentor) => {
      const track = mentees.track[mentee]!;
      if (track === NO_TRACK || mentors.track[mentor] === NO_TRACK) return NO_ANSWER;
      if (track !== mentors.track[mentor]) return "On different tracks, which do not compare";
      return `Mentor ${stepsInWords(mentors.step[mentor]! - mentees.step[mentee]!)}`;
    },
  };
};
