/** What the schemas object to, as findings: where, what, what instead, how to mend it. */
import type { z } from "zod";
import { errorFinding, type Finding, quote } from "../errors/finding";
import { nearestName, suggestName } from "../errors/nearest";
import { heard } from "./wording";

/** The source that findings about a plan name, unless the caller knows the file. */
export const PLAN_SOURCE = "plan";

type Path = ReadonlyArray<string | number>;

/** A finding at a place in the plan. */
export const planFinding = (
  code: Finding["code"],
  path: Path,
  words: { readonly expected: string; readonly received: string; readonly remedy: string },
): Finding => errorFinding(code, { source: PLAN_SOURCE, path }, words);

/** Every issue of a failed parse as findings about the input. */
export const findingsOf = (error: z.ZodError, input: unknown): Finding[] =>
  error.issues.flatMap((issue) => findingsOfIssue(issue, input));

const findingsOfIssue = (issue: z.core.$ZodIssue, input: unknown): Finding[] => {
  const path = issue.path.filter((step) => typeof step !== "symbol");
  const value = valueAt(input, path);
  if (issue.code === "unrecognized_keys") {
    const known = issue.message.split("\n");
    return issue.keys.map((key) => unknownKey(key, path, known, value));
  }
  const { expected, remedy } = heard(issue.message);
  const code = issue.code === "too_small" || issue.code === "too_big" ? "out-of-range" : "wrong-type";
  return [
    planFinding(code, path, {
      expected,
      received: quote(value),
      remedy: suggestion(value, expected, remedy),
    }),
  ];
};

const unknownKey = (key: string, path: Path, known: ReadonlyArray<string>, value: unknown): Finding => {
  const taken = typeof value === "object" && value !== null ? Object.keys(value) : [];
  const nearest =
    nearestName(
      key,
      known.filter((name) => !taken.includes(name)),
    ) ?? nearestName(key, known);
  return planFinding("unknown-key", [...path, key], {
    expected: `one of the keys ${known.join(", ")}`,
    received: JSON.stringify(key),
    remedy: nearest === undefined ? "Remove it." : `Did you mean ${JSON.stringify(nearest)}?`,
  });
};

/** Where the expectation lists quoted words and the value is near one of them, that word. */
const suggestion = (value: unknown, expected: string, remedy: string): string => {
  const said = typeof value === "object" && value !== null && "kind" in value ? value.kind : value;
  if (typeof said !== "string") return remedy;
  const words = [...expected.matchAll(/"([^"]+)"/g)].map(([, word]) => word ?? "");
  return suggestName(said, words.length > 0 ? words : (expected.split(": ")[1]?.split(", ") ?? []), remedy);
};

const valueAt = (input: unknown, path: Path): unknown => {
  let value = input;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
};
