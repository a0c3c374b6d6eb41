/**
 * Matching rounds for mentoring programmes: a plan and two sides of people in, a proven and explained matching out.
 *
 * @module mentor-matching
 */
export type { Cohort, People, Side } from "./cohort/cohort";
export type { Origin } from "./cohort/origin";
export { type Cell, type Row, readPeople, type Table, type TablePeople } from "./cohort/read-table";
export type { CompiledCriterion, RowScorer } from "./criteria/compiled";
export * from "./errors/public";
export { type ExplainedPerson, type Explanation, explain } from "./explain/explain";
export type { RuleRemoval, UnmatchedReason } from "./explain/reasons";
export { type PersonSide, type ProofInWords, reasonInWords } from "./explain/words";
export type { Bipartite } from "./graph/bipartite";
export type { CandidateGraph } from "./graph/candidate-graph";
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
export type { Solved } from "./match/solve";
export type { Direction, Missing } from "./plan/criteria";
export * as criteria from "./plan/criteria-builders";
export { parsePlan, parsePlanOrThrow } from "./plan/parse";
export type { ParticipantsMapping, TableMapping } from "./plan/participants";
export { PLAN_VERSION, type Plan, type PlanJson } from "./plan/plan";
export * as rules from "./plan/rule-builders";
export type {
  AnySelector,
  Blank,
  NumberAnswer,
  ScaleAnswers,
  Selector,
  StepAnswer,
  TextAnswer,
  TextsAnswer,
} from "./plan/selector";
export type {
  AnyPlan,
  CapacityRule,
  DifferentCriterion,
  EligibilityRule,
  LadderCriterion,
  NeverRule,
  OverlapCriterion,
  ProfileCriterion,
  SameCriterion,
  Sides,
  TaxonomyCriterion,
  TypedCriterion,
  TypedPlan,
  TypedRule,
} from "./plan/typed";
export type { Ladder, Taxonomy } from "./plan/vocabulary";
export type { Removals } from "./scoring/removals";
export type { Scored } from "./scoring/score";
