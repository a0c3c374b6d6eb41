/** What the caller's own function makes of a pair. It is asked once about each pair of a row, and never before pairs are scored. */
import type { Cohort } from "../cohort/cohort";
import { placeOf } from "../cohort/origin";
import { errorFinding, type Finding, quote } from "../errors/finding";
import { NOBODY } from "../graph/bipartite";
import type { CriterionOf } from "../plan/criteria";
import {
  type CompileContext,
  type CriterionKernel,
  NO_ANSWER,
  type RowScorer,
  scoreOfMissing,
} from "./compiled";
import { forbidsBlanks, missingOf } from "./defaults";

/** Pairs about which a function's faults are kept one by one. */
const MOST_FAULTS = 100;

export const compileCustom = (criterion: CriterionOf<"custom">, context: CompileContext): CriterionKernel => {
  const { plan, cohort } = context;
  const { mentees, mentors } = cohort;
  const blank = scoreOfMissing(missingOf(criterion, plan), 1);
  const faults = new Faults(criterion.name, cohort);

  /** The caller's answer about a pair: a score, or NaN for none; what is no score is kept as a fault. */
  const ask = (mentee: number, mentor: number): number => {
    try {
      const answer = criterion.score(mentees.people[mentee] as never, mentors.people[mentor] as never);
      if (answer === null || answer === undefined) return Number.NaN;
      if (typeof answer === "number" && answer >= 0 && answer <= 1) return answer;
      faults.add(mentee, mentor, "out-of-range", quote(answer));
    } catch (thrown) {
      faults.add(mentee, mentor, "failed-function", `an exception: ${messageOf(thrown)}`);
    }
    return Number.NaN;
  };

  // Rules and both views ask about the same row one after the other.
  const row = new Float64Array(mentors.ids.length);
  const isAsked = new Uint8Array(mentors.ids.length);
  let menteeOfRow = NOBODY;
  const score: RowScorer = (mentee, ofMentors, count, out) => {
    if (mentee !== menteeOfRow) isAsked.fill(0);
    menteeOfRow = mentee;
    for (let at = 0; at < count; at++) {
      const mentor = ofMentors[at]!;
      if (isAsked[mentor] === 0) row[mentor] = ask(mentee, mentor);
      isAsked[mentor] = 1;
      const answer = row[mentor]!;
      out[at] = Number.isNaN(answer) ? blank : answer;
    }
  };
  return {
    menteeView: score,
    mentorView: score,
    ...forbidsBlanks(criterion, plan),
    faults: () => faults.all(),
    describe: (mentee, mentor) => {
      const answer = ask(mentee, mentor);
      if (Number.isNaN(answer)) return NO_ANSWER;
      if (criterion.describe === undefined) return `Scores ${Number(answer.toFixed(2))} of 1`;
      try {
        return String(criterion.describe(mentees.people[mentee] as never, mentors.people[mentor] as never));
      } catch (thrown) {
        return `Scores ${Number(answer.toFixed(2))} of 1; its description failed: ${messageOf(thrown)}`;
      }
    },
  };
};

const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

/** What went wrong with the caller's function, once a pair; beyond a number of pairs they are only counted. */
class Faults {
  private readonly findings = new Map<number, Finding>();
  private uncounted = 0;

  constructor(
    private readonly criterion: string,
    private readonly cohort: Cohort<unknown, unknown>,
  ) {}

  add(mentee: number, mentor: number, code: "out-of-range" | "failed-function", received: string): void {
    const { mentees, mentors } = this.cohort;
    const pair = mentee * mentors.ids.length + mentor;
    if (this.findings.has(pair)) return;
    if (this.findings.size >= MOST_FAULTS) {
      this.uncounted++;
      return;
    }
    const ids = `${quote(mentees.ids[mentee])} with ${quote(mentors.ids[mentor])}`;
    this.findings.set(
      pair,
      errorFinding(code, placeOf(mentees.name, mentees.origin, mentees.positions[mentee]!, undefined), {
        expected: `a score from 0 to 1, or null, from the function of ${quote(this.criterion)} about ${ids}`,
        received,
        remedy: "Correct the function in the plan.",
      }),
    );
  }

  all(): ReadonlyArray<Finding> {
    const findings = [...this.findings.values()];
    const [first] = findings;
    if (first === undefined || this.uncounted === 0) return findings;
    const rest = { ...first, received: `the like about ${this.uncounted} more pairs` };
    return [...findings, rest];
  }
}
