/** Steps from mentee up to mentor: full score for a wanted number, falling evenly to 0 beyond the tolerance. */
import type { CriterionOf, Missing } from "../plan/criteria";
import { type Classes, classify, scoreByClass } from "./classes";
import { type CompileContext, type CriterionKernel, NO_ANSWER, scoreOfMissing } from "./compiled";
import { missingOf } from "./defaults";
import { NO_TRACK, type Rungs, readRungs, resolveLadder, stepsInWords } from "./rungs";

export const compileLadder = (criterion: CriterionOf<"ladder">, context: CompileContext): CriterionKernel => {
  const { plan, cohort, report } = context;
  const ladder = resolveLadder(plan, criterion.ladder);
  const mentees = readRungs({ side: cohort.mentees, selector: criterion.mentee, report }, ladder);
  const mentors = readRungs({ side: cohort.mentors, selector: criterion.mentor, report }, ladder);

  const byStep = typeof criterion.points === "object" ? criterion.points : undefined;
  const top = byStep === undefined ? 1 : Math.max(0, ...Object.values(byStep));
  const bottom = byStep === undefined ? 0 : Math.min(0, ...Object.values(byStep));
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

  // Rungs are few, people many: rung against rung is scored once.
  const menteeRungs = classifyRungs(mentees);
  const mentorRungs = classifyRungs(mentors);
  const scorePair = (menteeRung: number, mentorRung: number): number => {
    const from = menteeRungs.rungs[menteeRung]!;
    const to = mentorRungs.rungs[mentorRung]!;
    if (from.track === NO_TRACK || to.track === NO_TRACK) return blank;
    return from.track === to.track ? scoreOfSteps(to.step - from.step) : apart;
  };
  const scoreRow = (menteeRung: number, row: Float64Array): void => {
    for (let rung = 0; rung < mentorRungs.count; rung++) row[rung] = scorePair(menteeRung, rung);
  };
  const score = scoreByClass(menteeRungs, mentorRungs, scoreRow, scorePair);

  const reasons = [
    ...(missing === "forbid" ? [`no answer to ${criterion.name}`] : []),
    ...(acrossTracks === "forbid" ? [`another track in ${criterion.name}`] : []),
  ];
  return {
    menteeView: score,
    mentorView: score,
    top,
    bottom,
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

/** People by where they stand; class → its place. */
const classifyRungs = ({
  track,
  step,
}: Rungs): Classes & { readonly rungs: ReadonlyArray<{ readonly track: number; readonly step: number }> } => {
  const rungs: { track: number; step: number }[] = [];
  const classes = classify(Array.from(track, (own, person) => `${own} ${step[person]}`));
  for (const [person, rung] of classes.classOf.entries())
    rungs[rung] ??= { track: track[person]!, step: step[person]! };
  return { ...classes, rungs };
};
