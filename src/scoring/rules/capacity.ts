import { placeOfAnswer } from "../../cohort/cohort";
import { readNumbers } from "../../criteria/answers";
import { reportAt } from "../../criteria/report-at";
import { errorFinding, quote } from "../../errors/finding";
import type { RuleContext } from "./rule";

/** Most places a mentor may offer: beyond it, a column of places holds something else. */
const MOST_PLACES = 1_000_000;

/** mentor → places, as the shape and the capacity rule say. */
export const readCapacities = ({ plan, cohort, report }: RuleContext): Int32Array => {
  const side = cohort.mentors;
  const most = plan.shape.kind === "one-to-one" ? 1 : MOST_PLACES;
  const at = plan.rules.findIndex((candidate) => candidate.kind === "capacity");
  const rule = plan.rules[at];
  const capacities = new Int32Array(side.people.length);
  if (rule?.kind !== "capacity") return capacities.fill(1);
  const selector = rule.mentor;
  if (typeof selector === "number") return capacities.fill(Math.min(selector, most));
  for (const [mentor, answer] of readNumbers({
    side,
    selector,
    report: reportAt(report, ["rules", at]),
  }).entries()) {
    if (Number.isNaN(answer)) continue;
    const places = answer ?? rule.missing;
    if (places !== undefined && Number.isInteger(places) && places >= 0 && places <= MOST_PLACES) {
      capacities[mentor] = Math.min(places, most);
      continue;
    }
    report(
      errorFinding(
        places === undefined ? "missing-answer" : "out-of-range",
        placeOfAnswer(side, mentor, selector),
        {
          expected: "a whole number from 0: the mentees that the mentor takes",
          received: places === undefined ? "a blank" : quote(places),
          remedy:
            places === undefined
              ? 'Fill it in, or say in the capacity rule what a blank means: "missing": 1.'
              : "Write the number of places in digits; 0 for none.",
        },
      ),
    );
  }
  return capacities;
};
