/** What the schemas object to, as findings: where, what, what instead, how to mend it. */
import type { z } from "zod";
import { errorFinding, type Finding, PLAN_SOURCE, quote } from "../errors/finding";
import { nearestName, suggestName } from "../errors/nearest";
import { heard } from "./wording";

type Path = ReadonlyArray<string | number>;

/** A finding at a place in the plan. */
export const planFinding = (
  code: Finding["code"],
  path: Path,
  words: { readonly expected: string; readonly received: string; readonly remedy: string },
): Finding => errorFinding(code, { source: PLAN_SOURCE, path }, words);

/** Every issue of a failed parse as findings about the input, in the order of the input. */
export const findingsOf = (error: z.ZodError, input: unknown): Finding[] =>
  inOrderOf(input, withoutEchoes(error.issues.flatMap((issue) => findingsOfIssue(issue, input, []))));

const findingsOfIssue = (issue: z.core.$ZodIssue, input: unknown, above: Path): Finding[] => {
  const path = [...above, ...issue.path.filter((step) => typeof step !== "symbol")];
  const value = valueAt(input, path);
  if (issue.code === "unrecognized_keys") {
    const known = issue.message.split("\n");
    return issue.keys.map((key) => unknownKey(key, path, known, value));
  }
  const meant = issue.code === "invalid_union" ? formThatWasMeant(issue.errors) : undefined;
  if (meant !== undefined) return meant.flatMap((inner) => findingsOfIssue(inner, input, path));
  const wording = issue.code === "invalid_key" ? issue.issues[0]?.message : issue.message;
  const { expected, remedy } = heard(wording ?? issue.message);
  const code = issue.code === "too_small" || issue.code === "too_big" ? "out-of-range" : "wrong-type";
  return [
    planFinding(code, path, {
      expected,
      received: quote(issue.code === "invalid_key" ? path.at(-1) : value),
      remedy: suggestion(value, expected, remedy),
    }),
  ];
};

/**
 * Of the forms that a value may have, the one that it has but for details: what is wrong stands inside, or is a key that the form does not
 * know. Of several, the one that knows most of its keys, and then the one with the least to mend.
 */
const formThatWasMeant = (
  forms: ReadonlyArray<ReadonlyArray<z.core.$ZodIssue>>,
): ReadonlyArray<z.core.$ZodIssue> | undefined =>
  forms
    .filter((issues) => issues.every(({ code, path }) => path.length > 0 || code === "unrecognized_keys"))
    .sort((a, b) => unknownKeys(a) - unknownKeys(b) || a.length - b.length)[0];

const unknownKeys = (issues: ReadonlyArray<z.core.$ZodIssue>): number =>
  issues.reduce(
    (count, issue) =>
      count + (issue.code === "unrecognized_keys" && issue.path.length === 0 ? issue.keys.length : 0),
    0,
  );

/** A key that is missing is not told again when an unknown key beside it was most likely meant for it. */
const withoutEchoes = (findings: ReadonlyArray<Finding>): ReadonlyArray<Finding> => {
  const meant = new Set(
    findings.flatMap(({ code, place, remedy }) => {
      const nearest = code === "unknown-key" ? /^Did you mean "(.*)"\?$/.exec(remedy)?.[1] : undefined;
      return nearest === undefined ? [] : [JSON.stringify([...(place.path ?? []).slice(0, -1), nearest])];
    }),
  );
  return findings.filter(
    ({ place, received }) => received !== "nothing" || !meant.has(JSON.stringify(place.path)),
  );
};

/** Findings in the order in which their places stand in the input; what is missing stands behind what is there. */
export const inOrderOf = (input: unknown, findings: ReadonlyArray<Finding>): Finding[] => {
  const positionsOf = ({ place }: Finding): number[] => {
    let value = input;
    return (place.path ?? []).map((step) => {
      const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
      const position = keys.indexOf(String(step));
      value = valueAt(value, [step]);
      return position < 0 ? keys.length : position;
    });
  };
  const compare = (a: number[], b: number[]): number => {
    const differs = a.findIndex((position, depth) => position !== b[depth]);
    return differs < 0 ? a.length - b.length : (a[differs] ?? 0) - (b[differs] ?? -1);
  };
  return findings
    .map((finding) => ({ finding, positions: positionsOf(finding) }))
    .sort((a, b) => compare(a.positions, b.positions))
    .map(({ finding }) => finding);
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
  if (typeof value === "string" && words.includes(value))
    return `Write { "kind": ${JSON.stringify(value)} }.`;
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
