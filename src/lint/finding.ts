import { type Finding, type FindingCode, PLAN_SOURCE, warningFinding } from "../errors/finding";

/** A finding of the lint: the run goes on, and the place is in the plan. */
export const lintFinding = (
  code: FindingCode,
  path: ReadonlyArray<string | number>,
  words: { readonly expected: string; readonly received: string; readonly remedy: string },
): Finding => warningFinding(code, { source: PLAN_SOURCE, path }, words);

/** Names that a finding writes out before it counts the rest. */
const LISTED = 10;

/** The first of the names, quoted, and a count of the rest. */
export const listed = (names: ReadonlyArray<string>, limit: number = LISTED): string => {
  const shown = names.slice(0, limit).map((name) => JSON.stringify(name));
  const rest = names.length - shown.length;
  return rest === 0 ? shown.join(", ") : `${shown.join(", ")} and ${rest} more`;
};

/** `1 mentee`, `2 mentees`. */
export const counted = (count: number, one: string, several = `${one}s`): string =>
  `${count} ${count === 1 ? one : several}`;
