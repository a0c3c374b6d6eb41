/** Findings in short, for tests that say what a reader is told. */
import { type Either, isRight } from "fp-ts/Either";
import { expect } from "vitest";
import type { Finding } from "../../src/errors/finding";
import type { MatchingError } from "../../src/errors/matching-error";
import { renderFinding } from "../../src/errors/render";
import { check } from "../../src/match/match";
import { parsePlan } from "../../src/plan/parse";
import type { PlanJson } from "../../src/plan/plan";

/** The findings of a failure; none of a success. Whatever stops a run is an error. */
export const findingsOf = (result: Either<MatchingError, unknown>): ReadonlyArray<Finding> => {
  if (isRight(result)) return [];
  for (const { severity } of result.left.findings) expect(severity).toBe("error");
  return result.left.findings;
};

/** A rendered finding behind its code. */
export const inShort = (finding: Finding): string => `${finding.code} at ${renderFinding(finding)}`;

/** What is wrong with a plan, without "plan, " in front. */
export const planComplaints = (input: unknown): string[] => {
  const parsed = parsePlan(input);
  if (!isRight(parsed)) expect(parsed.left._tag).toBe("InvalidPlan");
  return findingsOf(parsed).map((finding) => inShort(finding).replace(/ at plan(, )?/, " at "));
};

/** What is wrong with the people of a round, in no particular order. */
export const peopleComplaints = (
  plan: PlanJson,
  mentees: ReadonlyArray<unknown>,
  mentors: ReadonlyArray<unknown>,
): string[] => {
  const checked = check(plan as never, { mentees, mentors });
  if (!isRight(checked)) expect(checked.left._tag).toBe("InvalidCohort");
  return findingsOf(checked).map(inShort).sort();
};
