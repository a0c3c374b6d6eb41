/** Where people stand on a ladder: shared by the ladder criterion and the eligibility rule. */
import { placeOfAnswer } from "../cohort/cohort";
import { errorFinding, quote } from "../errors/finding";
import { suggestions } from "../errors/nearest";
import type { Plan } from "../plan/plan";
import { ladderNamed } from "../plan/presets/lookup";
import type { Ladder } from "../plan/vocabulary";
import { type Question, readSteps } from "./answers";

/** Track of a person who gave no answer. */
export const NO_TRACK = -1;

/** A side's places on a ladder. */
export interface Rungs {
  /** person → track, or {@link NO_TRACK} without an answer. Steps compare within a track only. */
  readonly track: Int32Array;
  /** person → step, counted from the lowest of the track. */
  readonly step: Float64Array;
}

/** The ladder that a criterion or rule means: its own, or the one of that name in the plan. */
export const resolveLadder = (plan: Plan, ladder: Ladder | string | undefined): Ladder | undefined =>
  typeof ladder === "string" ? ladderNamed(plan, ladder) : ladder;

/** Reads a side's steps; reports a step that the ladder does not have, with the nearest one. */
export const readRungs = (question: Question, ladder: Ladder | undefined): Rungs => {
  const { side, selector, report } = question;
  const rungs = {
    track: new Int32Array(side.people.length).fill(NO_TRACK),
    step: new Float64Array(side.people.length),
  };
  const rungOf = new Map<string, { track: number; step: number }>();
  const tracks = ladder === undefined ? [] : Array.isArray(ladder) ? [ladder] : Object.values(ladder);
  for (const [track, steps] of tracks.entries()) {
    for (const [step, name] of steps.entries()) rungOf.set(name, { track, step });
  }
  const known = [...rungOf.keys()];
  const nearest = suggestions(known, "Correct the answer, or add the step to the plan's ladder.");
  for (const [index, answer] of readSteps(question).entries()) {
    if (answer === undefined) continue;
    const rung =
      ladder === undefined
        ? Number.isInteger(answer)
          ? { track: 0, step: Number(answer) }
          : undefined
        : rungOf.get(String(answer));
    if (rung === undefined) {
      report(
        errorFinding("unknown-step", placeOfAnswer(side, index, selector), {
          expected: ladder === undefined ? "a whole number" : `a step of the ladder: ${known.join(", ")}`,
          received: quote(answer),
          remedy: nearest(String(answer)),
        }),
      );
      continue;
    }
    rungs.track[index] = rung.track;
    rungs.step[index] = rung.step;
  }
  return rungs;
};

/** A number of steps in words: `2 steps ahead`, `1 step behind`, `on the same step`. */
export const stepsInWords = (steps: number): string => {
  if (steps === 0) return "on the same step";
  const distance = Math.abs(steps);
  return `${distance} ${distance === 1 ? "step" : "steps"} ${steps > 0 ? "ahead" : "behind"}`;
};
