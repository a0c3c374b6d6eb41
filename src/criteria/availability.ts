/** Minutes a week in which both have time, each by a clock of their own, daylight saving followed week by week. */
import type { CriterionOf } from "../plan/criteria";
import { readSlots, readZones } from "./availability-answers";
import {
  type CompileContext,
  type CriterionKernel,
  NO_ANSWER,
  type RowScorer,
  scoreOfMissing,
} from "./compiled";
import { missingOf } from "./defaults";
import { layFreeTime, numberSlots } from "./free-time";
import { programmeOf } from "./programme-weeks";

/** Of a zone whose totals are nobody's yet. */
const NOBODY = -1;

export const compileAvailability = (
  criterion: CriterionOf<"availability">,
  context: CompileContext,
): CriterionKernel => {
  const { plan, cohort, timeZones, report } = context;
  const mentees = readSlots({ side: cohort.mentees, selector: criterion.mentee, report });
  const mentors = readSlots({ side: cohort.mentors, selector: criterion.mentor, report });
  const zones = readZones(criterion, context, { mentees, mentors });
  const { weeksOfRow, rowsOf } = programmeOf(criterion, zones.names, timeZones);
  const ofMentors = numberSlots(mentors, zones.ofMentor, zones.names.length);
  const { offsets, slots } = ofMentors;

  /** mentors' zone → mentee whose minutes it holds. */
  const preparedFor = new Int32Array(zones.names.length).fill(NOBODY);
  /** mentors' zone → that mentee's free minutes in each slot of the zone, row by row of the programme's weeks. */
  const minutesOfZone: Int32Array[] = zones.names.map(() => new Int32Array(0));
  const totals = ofMentors.zones.map(({ bounds }) => new Int32Array(bounds.length));
  const prepare = (mentee: number, zone: number): void => {
    const own = zones.ofMentee[mentee]!;
    const rows = rowsOf(own, zone);
    const ofZone = ofMentors.zones[zone]!;
    const width = ofZone.start.length;
    const minutes = new Int32Array(rows.length * width);
    for (const [row, parts] of rows.entries())
      layFreeTime(mentees[mentee]!, parts, own <= zone, ofZone, totals[zone]!, minutes, row * width);
    minutesOfZone[zone] = rows.length === 1 ? minutes : distinctRows(minutes, width);
    preparedFor[zone] = mentee;
  };

  /** Minutes in common of the mean week, or of the worst; both have slots. */
  const minutesInCommon = (mentee: number, mentor: number): number => {
    const zone = zones.ofMentor[mentor]!;
    if (preparedFor[zone] !== mentee) prepare(mentee, zone);
    const minutes = minutesOfZone[zone]!;
    const width = ofMentors.zones[zone]!.start.length;
    const first = offsets[mentor]!;
    const end = offsets[mentor + 1]!;
    let fewest = Number.MAX_SAFE_INTEGER;
    for (let row = 0; row < minutes.length && fewest > 0; row += width) {
      let inRow = 0;
      for (let at = first; at < end; at++) inRow += minutes[row + slots[at]!]!;
      if (inRow < fewest) fewest = inRow;
    }
    return fewest / weeksOfRow;
  };

  const { enough } = criterion;
  const missing = missingOf(criterion, plan);
  const blank = scoreOfMissing(missing, 1);
  const isBlank = (mentee: number, mentor: number): boolean =>
    mentees[mentee]!.length === 0 || offsets[mentor] === offsets[mentor + 1];
  const score: RowScorer = (mentee, row, count, out) => {
    for (let at = 0; at < count; at++) {
      const mentor = row[at]!;
      out[at] = isBlank(mentee, mentor) ? blank : Math.min(1, minutesInCommon(mentee, mentor) / enough);
    }
  };
  return {
    menteeView: score,
    mentorView: score,
    ...(missing === "forbid" ? { forbids: `no answer to ${criterion.name}` } : {}),
    describe: (mentee, mentor) => {
      if (isBlank(mentee, mentor)) return NO_ANSWER;
      return describeMinutes(minutesInCommon(mentee, mentor), criterion.over);
    },
  };
};

/** The rows of a table, each once. */
const distinctRows = (table: Int32Array, width: number): Int32Array => {
  let kept = 0;
  for (let row = 0; row < table.length; row += width) {
    let isNew = true;
    for (let before = 0; before < kept && isNew; before += width) {
      let b = 0;
      while (b < width && table[before + b] === table[row + b]) b++;
      isNew = b < width;
    }
    if (!isNew) continue;
    table.copyWithin(kept, row, row + width);
    kept += width;
  }
  return table.slice(0, kept);
};

const describeMinutes = (minutes: number, over: "mean" | "worst"): string => {
  const whole = Math.round(minutes);
  const inWords = `${whole} ${whole === 1 ? "minute" : "minutes"}`;
  if (over === "worst")
    return whole === 0
      ? "No time in common in at least one week"
      : `At least ${inWords} in common in every week`;
  if (minutes === 0) return "No time in common";
  if (whole === 0) return "Less than a minute a week in common";
  return `${whole === minutes ? "" : "Some "}${inWords} a week in common`;
};
