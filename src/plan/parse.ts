import { type Either, left, right } from "fp-ts/Either";
import { type Finding, quote } from "../errors/finding";
import { errorsAmong, type Findings, type InvalidPlan } from "../errors/matching-error";
import { getOrThrow } from "../errors/or-throw";
import { findInconsistencies } from "./consistency/consistency";
import { findingsOf, inOrderOf, planFinding } from "./findings";
import { PLAN_VERSION, type Plan, planSchema } from "./plan";
import { type Extreme, isWithin, mend } from "./stand-ins";

/**
 * Checks a plan and fills its defaults in.
 *
 * *When to use*: for plans that come from outside, such as `plan.json`. {@link match} checks the plan it is given by itself.
 *
 * *Details*: everything that is wrong is reported at once, unknown keys with the nearest known one. A plan without functions
 * is plain JSON, and what this function answers can be written out and read again.
 *
 * @returns the plan, or {@link InvalidPlan}
 *
 * @example
 * ```ts
 * const plan = parsePlan(JSON.parse(text));
 * if (isLeft(plan)) console.error(renderError(plan.left));
 * ```
 */
export const parsePlan = (input: unknown): Either<InvalidPlan, Plan> => {
  if (typeof input === "string") return invalid([textForPlan(input)]);
  const newer = findNewerVersion(input);
  if (newer !== undefined) return invalid(newer);
  const parsed = planSchema.safeParse(input);
  if (!parsed.success) {
    const findings = [...findingsOf(parsed.error, input), ...findInconsistenciesBeside(input)];
    return invalid(errorsAmong(inOrderOf(input, findings)));
  }
  const inconsistencies = errorsAmong(inOrderOf(input, findInconsistencies(parsed.data)));
  return inconsistencies === undefined ? right(parsed.data) : invalid(inconsistencies);
};

/**
 * {@link parsePlan}, throwing.
 *
 * @throws {@link MatchingException} where `parsePlan` answers with a left
 */
export const parsePlanOrThrow = (input: unknown): Plan => getOrThrow(parsePlan(input));

const invalid = (findings: Findings | undefined): Either<InvalidPlan, never> =>
  left({ _tag: "InvalidPlan", findings: findings ?? [notAPlan] });

/**
 * What the sound parts of a plan say and can't mean, when others are broken: what is found whatever may stand in the broken places,
 * and not in them. So nothing is told that only follows from something that was told already.
 */
const findInconsistenciesBeside = (input: unknown): Finding[] => {
  const [found = [], others = []] = EXTREMES.map((extreme) => {
    const mended = mend(planSchema, input, extreme);
    if (mended === undefined) return [];
    return findInconsistencies(mended.value).filter(
      ({ place }) => !mended.replaced.some((path) => isWithin(place.path ?? [], path)),
    );
  });
  const alsoFound = new Set(others.map((finding) => JSON.stringify(finding)));
  return found.filter((finding) => alsoFound.has(JSON.stringify(finding)));
};

const EXTREMES: ReadonlyArray<Extreme> = ["first", "last"];

/** A schema that refuses an input always says why; this stands in for the day when it does not. */
const notAPlan = planFinding("wrong-type", [], {
  expected: "a plan",
  received: "something else",
  remedy: "Compare it with the example in the README.",
});

const textForPlan = (text: string): Findings[0] =>
  planFinding("wrong-type", [], {
    expected: "a plan as an object",
    received: quote(text),
    remedy: "Parse the text first: parsePlan(JSON.parse(text)).",
  });

/** A plan of a later version is not judged by the rules of this one. */
const findNewerVersion = (input: unknown): Findings | undefined => {
  if (typeof input !== "object" || input === null || !("version" in input)) return undefined;
  const { version } = input;
  if (typeof version !== "number" || version <= PLAN_VERSION) return undefined;
  return [
    planFinding("newer-version", ["version"], {
      expected: `a plan of version ${PLAN_VERSION}`,
      received: quote(version),
      remedy: "This plan was written for a newer release: update mentor-matching.",
    }),
  ];
};
