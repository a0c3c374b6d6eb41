/** What every door shows of the errors. */
export type { Finding, FindingCode, Place, Severity } from "./finding";
export type { Findings, InvalidCohort, InvalidPlan, InvalidProblem, MatchingError } from "./matching-error";
export { MatchingException } from "./or-throw";
export { renderError, renderFinding, renderFindings } from "./render";
