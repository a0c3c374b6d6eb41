/**
 * A matching in forms that people keep: plain data, a table, a page.
 *
 * Every function takes what `match` answers. Nothing here reads or writes a file, and all of it works in Node and in a browser.
 *
 * @module report
 */
export type { NamedPerson } from "./report/display";
export { matchesCsv } from "./report/matches-csv";
export type {
  LockedPair,
  NumbersById,
  OptimalCoverageProof,
  OptimalTotalProof,
  ResultProof,
  ResultViolation,
  StableProof,
  StoppedProof,
} from "./report/proof-format";
export { reportHtml } from "./report/report-html";
export {
  RESULT_FORMAT,
  RESULT_VERSION,
  type ResultCandidate,
  type ResultJson,
  type ResultOptions,
  type ResultPair,
  type ResultPlan,
  type ResultUnmatched,
} from "./report/result-format";
export { resultJson } from "./report/result-json";
