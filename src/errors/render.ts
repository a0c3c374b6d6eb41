import type { Finding, Place } from "./finding";
import type { MatchingError } from "./matching-error";

/** How many findings a listing shows before it counts the rest. */
export const LISTED_FINDINGS = 50;

/**
 * Where a finding stands, in words: `mentors.csv, row 7, column "places"`.
 */
export const renderPlace = (place: Place): string => {
  const parts = [place.source];
  if (place.row !== undefined) parts.push(`row ${place.row}`);
  if (place.column !== undefined) parts.push(`column ${JSON.stringify(place.column)}`);
  if (place.path !== undefined && place.path.length > 0) parts.push(renderPath(place.path));
  return parts.join(", ");
};

/** A path as code would say it: `criteria[2].weight`. */
export const renderPath = (path: ReadonlyArray<string | number>): string =>
  path
    .map((step, depth) => (typeof step === "number" ? `[${step}]` : depth === 0 ? step : `.${step}`))
    .join("");

/**
 * One finding as one line: place, what was found, what was expected, how to mend it.
 *
 * @example
 * ```ts
 * renderFinding(finding);
 * // 'mentors.csv, row 7, column "places": found "two", expected a whole number from 0. Write it in digits.'
 * ```
 */
export const renderFinding = (finding: Finding): string =>
  `${renderPlace(finding.place)}: found ${finding.received}, expected ${finding.expected}. ${finding.remedy}`;

/**
 * A {@link MatchingError} in words, one line a finding: what is wrong, then what is suspicious besides; at most `limit` of each and a
 * count of the rest.
 *
 * *Details*: the order is that of the input. Total; `limit` defaults to 50.
 *
 * @example
 * ```ts
 * if (isLeft(result)) console.error(renderError(result.left));
 * ```
 */
export const renderError = (error: MatchingError, limit: number = LISTED_FINDINGS): string => {
  const warnings = "warnings" in error ? (error.warnings ?? []) : [];
  return [
    HEADINGS[error._tag],
    ...renderFindings(error.findings, limit),
    ...(warnings.length === 0 ? [] : [BESIDES, ...renderFindings(warnings, limit)]),
  ].join("\n");
};

/** Stands before what is suspicious without being wrong. */
export const BESIDES = "Worth a look besides:";

/**
 * The lines of a listing of findings, at most `limit` of them and a count of the rest.
 *
 * @example
 * ```ts
 * console.log(renderFindings(matching.warnings).join("\n"));
 * ```
 */
export const renderFindings = (
  findings: ReadonlyArray<Finding>,
  limit: number = LISTED_FINDINGS,
): string[] => {
  const lines = findings.slice(0, limit).map((finding) => `- ${renderFinding(finding)}`);
  const rest = findings.length - lines.length;
  return rest > 0 ? [...lines, `- … and ${rest} more`] : lines;
};

const HEADINGS: Readonly<Record<MatchingError["_tag"], string>> = {
  InvalidPlan: "The plan can't be used:",
  InvalidCohort: "The participants can't be read:",
  InvalidProblem: "The problem can't be solved as given:",
};
