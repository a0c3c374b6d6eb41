import type { Finding } from "./finding";

/** At least one {@link Finding}. */
export type Findings = readonly [Finding, ...Finding[]];

/** The plan says something it can't say: an unknown key, a weight below 0, a ladder nobody defined. */
export interface InvalidPlan {
  readonly _tag: "InvalidPlan";
  readonly findings: Findings;
  /** What is suspicious besides, without being wrong. */
  readonly warnings?: ReadonlyArray<Finding>;
}

/** The participants can't be read as the plan says: a duplicate id, an unknown step, text for a number. */
export interface InvalidCohort {
  readonly _tag: "InvalidCohort";
  readonly findings: Findings;
  /** What is suspicious besides, without being wrong. */
  readonly warnings?: ReadonlyArray<Finding>;
}

/** The arrays given to a solver do not form a problem: NaN, an index out of range, a duplicate edge. */
export interface InvalidProblem {
  readonly _tag: "InvalidProblem";
  readonly findings: Findings;
}

/**
 * Everything a public function can answer instead of a result: a closed union on `_tag`, each arm
 * with **all** findings of that input, not only the first.
 *
 * An instance that has no solution is not among them: that is an answer, and comes with a proof.
 */
export type MatchingError = InvalidPlan | InvalidCohort | InvalidProblem;

/** The findings as an error's payload, or `undefined` when none of them is an error. */
export const errorsAmong = (findings: ReadonlyArray<Finding>): Findings | undefined => {
  const [first, ...rest] = findings.filter((finding) => finding.severity === "error");
  return first === undefined ? undefined : [first, ...rest];
};

/** What stands beside the errors without being one, for an error's `warnings`; no key where there is nothing. */
export const warningsAmong = (
  findings: ReadonlyArray<Finding>,
): { readonly warnings?: ReadonlyArray<Finding> } => {
  const warnings = findings.filter((finding) => finding.severity === "warning");
  return warnings.length === 0 ? {} : { warnings };
};

/** Everything that an error tells: what is wrong, then what is suspicious besides. */
export const allFindings = (error: MatchingError): ReadonlyArray<Finding> =>
  "warnings" in error ? [...error.findings, ...(error.warnings ?? [])] : error.findings;
