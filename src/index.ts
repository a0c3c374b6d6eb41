/**
 * Matching rounds for mentoring programmes: a plan and two sides of people in, a proven and explained matching out.
 *
 * @module mentor-matching
 */
export type { People } from "./cohort/cohort";
export type { Origin } from "./cohort/origin";
export { type Cell, type Row, readPeople, type Table, type TablePeople } from "./cohort/read-table";
export * from "./errors/public";
export { type ExplainedPerson, type Explanation, explain } from "./explain/explain";
export type { RuleRemoval, UnmatchedReason } from "./explain/reasons";
export { type PersonSide, type ProofInWords, reasonInWords } from "./explain/words";
export type { AsyncOptions, Progress, StopReason } from "./graph/slices";
export {
  check,
  checkOrThrow,
  match,
  matchAsync,
  matchAsyncOrThrow,
  matchOrThrow,
} from "./match/match";
export type { Contribution, MatchedPair, Matching, Metrics, Participant } from "./match/matching";
export * as criteria from "./plan/criteria-builders";
export { parsePlan, parsePlanOrThrow } from "./plan/parse";
export type { ParticipantsMapping, TableMapping } from "./plan/participants";
export { PLAN_VERSION, type Plan, type PlanJson } from "./plan/plan";
export * as rules from "./plan/rule-builders";
export type {
  NumberAnswer,
  ScaleAnswers,
  Selector,
  StepAnswer,
  TextAnswer,
  TextsAnswer,
} from "./plan/selector";
export type { AnyPlan, TypedPlan } from "./plan/typed";
export type { Ladder, Taxonomy } from "./plan/vocabulary";
