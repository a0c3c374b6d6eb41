/** Places in full: wanted, at most and at least, in people or in hours. */
import type { z } from "zod";
import { placeOfAnswer } from "../../cohort/cohort";
import { readNumbers } from "../../criteria/answers";
import { errorFinding, type Place, quote } from "../../errors/finding";
import type { placesSchema } from "../../plan/rules/capacity-rule";
import { MOST_PLACES } from "./capacity";
import { notEnforced } from "./enforced";
import { questionAt } from "./question";
import type { RuleContext, RulePath } from "./rule";

type FullPlaces = z.infer<typeof placesSchema>;
type Amount = "wanted" | "max" | "min";

/** One amount of a side. */
interface Column {
  /** The amount of a person; `undefined` for a blank, NaN for one that was reported. */
  readonly of: (person: number) => number | undefined;
  /** Where a person gave it; `undefined` where the plan gives one for all. */
  readonly placeOf: ((person: number) => Place) | undefined;
}

/** Hours so close below a multiple are that multiple: 0.3 / 0.1 is 2.9999999999999996. */
const ROUNDING = 1e-9;

/** person → places: the wanted ones, or up to the most where overflow is asked for; 0 for who gave an answer that is none. */
export const readFullPlaces = (
  places: FullPlaces,
  missing: number | undefined,
  name: "mentee" | "mentor",
  context: RuleContext,
  path: RulePath,
): Int32Array => {
  const { report, plan } = context;
  const columns = {
    wanted: readColumn("wanted", places, name, context, path),
    max: readColumn("max", places, name, context, path),
    min: readColumn("min", places, name, context, path),
  };
  const found = new Int32Array(context.cohort[`${name}s`].ids.length);
  let withMinimum = 0;
  for (let person = 0; person < found.length; person++) {
    const wanted = columns.wanted.of(person);
    const max = columns.max.of(person);
    const min = columns.min.of(person);
    if ([wanted, max, min].some(Number.isNaN)) continue;
    if (min !== undefined && min > 0) withMinimum++;
    checkOrder(columns, person, context);
    const said = places.overflow ? (max ?? wanted) : (wanted ?? max);
    if (said !== undefined) {
      found[person] = Math.min(MOST_PLACES, inPeople(said, places));
      continue;
    }
    const place = (columns.wanted.placeOf ?? columns.max.placeOf)?.(person);
    if (missing !== undefined) found[person] = missing;
    else if (place !== undefined) {
      report(
        errorFinding("missing-answer", place, {
          expected: `a number from 0: the ${places.unit} that the ${name} wants`,
          received: "a blank",
          remedy: 'Fill it in, or say in the capacity rule how many places a blank means: "missing": 1.',
        }),
      );
    }
  }
  if (withMinimum > 0) {
    report(
      notEnforced(
        plan.shape,
        [...path, "min"],
        `a minimum above 0 of ${withMinimum} ${withMinimum === 1 ? name : `${name}s`}`,
      ),
    );
  }
  return found;
};

const inPeople = (amount: number, { unit, hoursPerPair = 1 }: FullPlaces): number =>
  unit === "people" ? amount : Math.floor(amount / hoursPerPair + ROUNDING);

const readColumn = (
  amount: Amount,
  places: FullPlaces,
  name: "mentee" | "mentor",
  context: RuleContext,
  path: RulePath,
): Column => {
  const selector = places[amount];
  if (selector === undefined || typeof selector === "number")
    return { of: () => selector, placeOf: undefined };
  const question = questionAt(context, `${name}s`, selector, [...path, amount]);
  const placeOf = (person: number): Place => placeOfAnswer(question.side, person, selector);
  const isWhole = places.unit === "people";
  const answers = readNumbers(question).map((answer, person) => {
    if (answer === undefined || Number.isNaN(answer)) return answer;
    if (answer >= 0 && answer <= MOST_PLACES && (!isWhole || Number.isInteger(answer))) return answer;
    question.report(
      errorFinding("out-of-range", placeOf(person), {
        expected: `a ${isWhole ? "whole number" : "number of hours"} from 0`,
        received: quote(answer),
        remedy: "Write the number in digits; 0 for none.",
      }),
    );
    return Number.NaN;
  });
  return { of: (person) => answers[person], placeOf };
};

/** The least is no more than what is wanted, and that no more than the most. */
const checkOrder = (
  columns: Readonly<Record<Amount, Column>>,
  person: number,
  { report }: RuleContext,
): void => {
  const ascending: [Amount, Amount][] = [
    ["min", "wanted"],
    ["wanted", "max"],
    ["min", "max"],
  ];
  for (const [lower, upper] of ascending) {
    const low = columns[lower].of(person);
    const high = columns[upper].of(person);
    const place = (columns[lower].placeOf ?? columns[upper].placeOf)?.(person);
    if (low === undefined || high === undefined || low <= high || place === undefined) continue;
    report(
      errorFinding("contradiction", place, {
        expected: `"min" up to "wanted" up to "max" of a person`,
        received: `${low} for ${JSON.stringify(lower)}, ${high} for ${JSON.stringify(upper)}`,
        remedy: "Correct one of the two.",
      }),
    );
    return;
  }
};
