/** What is told of a cohort beside errors. */
import { isLeft } from "fp-ts/Either";
import type { Finding, FindingCode } from "../../../src/errors/finding";
import { check } from "../../../src/match/match";
import { inShort } from "../../oracles/findings";
import { planWith } from "../../oracles/stages";

type Person = Readonly<Record<string, unknown>>;

/** The warnings of one kind about people, with a plan that compares one field unless it says otherwise. */
export const told = (
  code: FindingCode,
  mentees: ReadonlyArray<Person>,
  mentors: ReadonlyArray<Person> = [],
  plan: object = { criteria: [{ kind: "same", name: "field", weight: 1, mentee: "field", mentor: "field" }] },
): ReadonlyArray<Finding> => {
  const result = check(planWith([], plan as never) as never, { mentees, mentors });
  if (isLeft(result)) throw new Error(result.left.findings.map(inShort).join("\n"));
  for (const { severity } of result.right)
    if (severity !== "warning") throw new Error("an error among warnings");
  return result.right.filter((finding) => finding.code === code);
};

/** People 0, 1, 2 … with a field. */
export const withField = (answers: ReadonlyArray<unknown>, prefix = "p"): Person[] =>
  answers.map((field, at) => ({ id: `${prefix}${at}`, field }));

/** The same answer several times. */
export const times = (count: number, answer: unknown): unknown[] =>
  Array.from({ length: count }, () => answer);
