/**
 * Weights that people set themselves: a number of their own for a criterion, or an order of all that matters to them.
 *
 * F. H. Barron and B. E. Barrett, "Decision quality using ranked attribute weights", Management Science 42 (1996), 1515–1523: of k
 * criteria in order, the i-th has the share (1/i + … + 1/k) / k, the centroid of all weights that fall in this order.
 */
import { placeOfAnswer, type Side } from "../cohort/cohort";
import { type Question, readNumbers, readTextLists } from "../criteria/answers";
import type { CompileContext, CompiledCriterion } from "../criteria/compiled";
import { reportAt } from "../criteria/report-at";
import { errorFinding, quote } from "../errors/finding";
import { suggestName } from "../errors/nearest";
import type { ViewOf } from "./views";
import { criteriaOf } from "./views";

/** The criteria with the weights that people gave them; a person's own weights count in that person's view alone. */
export const withPersonalWeights = (
  criteria: ReadonlyArray<CompiledCriterion>,
  context: CompileContext,
): ReadonlyArray<CompiledCriterion> => {
  const { mentees, mentors } = context.cohort;
  const ofMentees = weightsOfSide(criteria, "mentee", mentees, context);
  const ofMentors = weightsOfSide(criteria, "mentor", mentors, context);
  return criteria.map((criterion, at) => ({
    ...criterion,
    weightOfMentee: ofMentees[at],
    weightOfMentor: ofMentors[at],
  }));
};

/** criterion → person → weight in that person's view; `undefined` where all have the criterion's own. */
const weightsOfSide = (
  criteria: ReadonlyArray<CompiledCriterion>,
  view: ViewOf,
  side: Side<unknown>,
  context: CompileContext,
): (Float64Array | undefined)[] => {
  const { plan, report } = context;
  const weights = plan.criteria.map(({ ownWeight, weight = 0 }, at) => {
    const selector = ownWeight?.[view];
    if (selector === undefined) return undefined;
    return readOwnWeights(
      { side, selector, report: reportAt(report, ["criteria", at, "ownWeight"]) },
      weight,
    );
  });
  const selector = plan.emphasis?.[view];
  if (selector === undefined) return weights;
  const own = new Set(criteriaOf(criteria, view).map(({ name }) => name));
  const orders = readOrders({ side, selector, report: reportAt(report, ["emphasis"]) }, own);
  const positionOf = new Map(criteria.map(({ name }, at) => [name, at]));
  for (const [person, order] of orders.entries()) {
    const positions = order.map((name) => positionOf.get(name)!);
    const weightsNow = positions.map((at) => weights[at]?.[person] ?? criteria[at]!.weight);
    const sum = weightsNow.reduce((total, weight) => total + weight, 0);
    for (const [rank, share] of centroidShares(order.length).entries()) {
      const at = positions[rank]!;
      weights[at] ??= new Float64Array(side.ids.length).fill(criteria[at]!.weight);
      weights[at][person] = sum * share;
    }
  }
  return weights;
};

/** The shares of `count` criteria in order, the most important first; they add up to 1. */
export const centroidShares = (count: number): Float64Array => {
  const shares = new Float64Array(count);
  let sum = 0;
  for (let at = count - 1; at >= 0; at--) {
    sum += 1 / (at + 1);
    shares[at] = sum / count;
  }
  return shares;
};

/** person → own weight; the criterion's where somebody gave none. */
const readOwnWeights = (question: Question, weight: number): Float64Array => {
  const { side, selector, report } = question;
  return Float64Array.from(readNumbers(question), (answer, person) => {
    if (answer === undefined || Number.isNaN(answer)) return weight;
    if (answer >= 0 && answer <= MOST) return answer;
    report(
      errorFinding("out-of-range", placeOfAnswer(side, person, selector), {
        expected: "a weight from 0: how much this matters to the person",
        received: quote(answer),
        remedy: "Write a number from 0 upwards, or leave it blank for the programme's own weight.",
      }),
    );
    return weight;
  });
};

/** Largest own weight: beyond it sums may be no numbers any more. */
const MOST = 1e9;

/** person → names of criteria, most important first; a name that is none is reported and left out. */
const readOrders = (question: Question, known: ReadonlySet<string>): ReadonlyArray<ReadonlyArray<string>> => {
  const { side, selector, report } = question;
  return readTextLists(question, (text, person, position) => {
    if (known.has(text)) return true;
    report(
      errorFinding("unknown-criterion", placeOfAnswer(side, person, selector, position), {
        expected: `a criterion that counts in the view of the ${side.name}: ${[...known].join(", ")}`,
        received: quote(text),
        remedy: suggestName(text, known, "Write the criterion's name as it stands in the plan."),
      }),
    );
    return false;
  });
};
