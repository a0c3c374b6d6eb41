/**
 * Matching rounds for mentoring programmes: a plan and two sides of people in, a proven and explained matching out.
 *
 * @module mentor-matching
 */
export type { Cohort, People, Side } from "./cohort/cohort";
export type { Origin } from "./cohort/origin";
export {
  type Cell,
  type RecordTable,
  type Row,
  readPeople,
  type Table,
  type TablePeople,
  type Tables,
} from "./cohort/read-table";
export type { CompiledCriterion, RowScorer } from "./criteria/compiled";
export type { TimeZones } from "./criteria/time-zones";
export * from "./errors/public";
export { type ExplainedPerson, type Explanation, explain } from "./explain/explain";
export type { RuleRemoval, UnmatchedReason } from "./explain/reasons";
export { sharedFacts } from "./explain/shared-facts";
export { type PersonSide, type ProofInWords, reasonInWords } from "./explain/words";
export type { Bipartite } from "./graph/bipartite";
export type { CandidateGraph } from "./graph/candidate-graph";
export type { AsyncOptions, Progress, StopReason } from "./graph/slices";
export {
  check,
  checkOrThrow,
  type MatchOptions,
  match,
  matchAsync,
  matchAsyncOrThrow,
  matchOrThrow,
} from "./match/match";
export type { Contribution, MatchedPair, Matching, Metrics, Participant } from "./match/matching";
export type { Solved } from "./match/solve";
export type { Condition, ConditionValue } from "./plan/condition";
export type { Direction, Missing } from "./plan/criteria";
export * as criteria from "./plan/criteria-builders";
export type { FieldMapping } from "./plan/fields";
export { type JsonSchema, planJsonSchema } from "./plan/json-schema";
export { parsePlan, parsePlanOrThrow } from "./plan/parse";
export type { ParticipantsMapping, PeopleTableMapping, RoleMapping, TableMapping } from "./plan/participants";
export { PLAN_VERSION, type Plan, type PlanJson } from "./plan/plan";
export { planToJson, planToJsonOrThrow } from "./plan/plan-to-json";
export * as presets from "./plan/presets/presets";
export {
  clinicalCareerStages,
  clinicalSpecialties,
  mentoringFunctions,
} from "./plan/presets/vocabularies";
export * as rules from "./plan/rule-builders";
export type {
  AnySelector,
  Blank,
  ConditionAnswer,
  CoordinatesAnswer,
  NumberAnswer,
  NumbersAnswer,
  PlainAnswer,
  RankedIds,
  ScaleAnswers,
  Selector,
  Slot,
  SlotsAnswer,
  StepAnswer,
  TextAnswer,
  TextsAnswer,
} from "./plan/selector";
export type { AnyPlan, TypedPlan } from "./plan/typed";
export type {
  AnswersAndWeight,
  AvailabilityCriterion,
  ClosenessCriterion,
  CoverageCriterion,
  CustomCriterion,
  DifferentCriterion,
  DistanceCriterion,
  LadderCriterion,
  OverlapCriterion,
  ProfileCriterion,
  RankCriterion,
  SameCriterion,
  TaxonomyCriterion,
  TypedCriterion,
} from "./plan/typed-criteria";
export type {
  AvoidRule,
  CapacityRule,
  EligibilityRule,
  MinimumRule,
  MustRule,
  NeverRule,
  PastPartners,
  Places,
  RepeatRule,
  ReportingLineRule,
  RequireRule,
  TypedRule,
} from "./plan/typed-rules";
export type { OwnWeight, Sides } from "./plan/typed-selectors";
export type {
  ChurnRule,
  GroupRule,
  LoadRule,
  PanelRule,
  PriorityRule,
  TypedWholeRule,
} from "./plan/typed-whole-rules";
export type { Ladder, Taxonomy } from "./plan/vocabulary";
export type { Removals } from "./scoring/removals";
export type { Scored, ScoringOptions } from "./scoring/score";
export type { ViewOf } from "./scoring/views";
export type { CompiledWishes, WishesOfSide } from "./scoring/wishes";
