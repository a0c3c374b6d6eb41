/** How many partners each person takes. */
import { placeOfAnswer } from "../../cohort/cohort";
import { readNumbers } from "../../criteria/answers";
import { errorFinding, quote } from "../../errors/finding";
import type { RuleOf } from "../../plan/rules";
import type { AnySelector } from "../../plan/selector";
import { readFullPlaces } from "./full-places";
import { questionAt } from "./question";
import type { RuleContext, RulePath } from "./rule";

/** Most places a person may offer: beyond it, a column of places holds something else. */
export const MOST_PLACES = 1_000_000;

/** Places of both sides. */
export interface Capacities {
  /** mentee → places: 0 or 1, since the shapes that are there give a mentee one mentor. */
  readonly ofMentee: Int32Array;
  /** mentor → places. */
  readonly ofMentor: Int32Array;
}

/** Places as the shape and the capacity rule say. */
export const readCapacities = (context: RuleContext): Capacities => {
  const { plan, cohort } = context;
  const at = plan.rules.findIndex(({ kind }) => kind === "capacity");
  const rule = plan.rules[at];
  if (rule?.kind !== "capacity") {
    return {
      ofMentee: new Int32Array(cohort.mentees.ids.length).fill(1),
      ofMentor: new Int32Array(cohort.mentors.ids.length).fill(1),
    };
  }
  const path = ["rules", at];
  const mostOfMentor = plan.shape.kind === "one-to-one" ? 1 : MOST_PLACES;
  return {
    ofMentee: readPlaces(rule, "mentee", context, path).map((places) => Math.min(places, 1)),
    ofMentor: readPlaces(rule, "mentor", context, path).map((places) => Math.min(places, mostOfMentor)),
  };
};

/** person → places that they offer, whatever the shape; 0 for who gave an answer that is none. */
export const readPlaces = (
  rule: RuleOf<"capacity">,
  name: "mentee" | "mentor",
  context: RuleContext,
  path: RulePath,
): Int32Array => {
  const places = rule[name];
  const count = context.cohort[`${name}s`].ids.length;
  if (places === undefined) return new Int32Array(count).fill(1);
  if (typeof places === "number") return new Int32Array(count).fill(Math.min(places, MOST_PLACES));
  if (typeof places === "object") return readFullPlaces(places, rule.missing, name, context, [...path, name]);
  return readPlainPlaces(places, rule.missing, name, context, [...path, name]);
};

const readPlainPlaces = (
  selector: AnySelector,
  missing: number | undefined,
  name: "mentee" | "mentor",
  context: RuleContext,
  path: RulePath,
): Int32Array => {
  const question = questionAt(context, `${name}s`, selector, path);
  const { side, report } = question;
  const found = new Int32Array(side.people.length);
  for (const [person, answer] of readNumbers(question).entries()) {
    if (Number.isNaN(answer)) continue;
    const places = answer ?? missing;
    if (places !== undefined && Number.isInteger(places) && places >= 0 && places <= MOST_PLACES) {
      found[person] = places;
      continue;
    }
    report(
      errorFinding(
        places === undefined ? "missing-answer" : "out-of-range",
        placeOfAnswer(side, person, selector),
        {
          expected: `a whole number from 0: the ${name === "mentor" ? "mentees that the mentor" : "mentors that the mentee"} takes`,
          received: places === undefined ? "a blank" : quote(places),
          remedy:
            places === undefined
              ? 'Fill it in, or say in the capacity rule what a blank means: "missing": 1.'
              : "Write the number of places in digits; 0 for none.",
        },
      ),
    );
  }
  return found;
};
