/**
 * The solvers and the verifiers alone: numbers in, numbers out.
 *
 * Rows are one side, columns the other; who may meet whom is a graph in compressed sparse rows. Every answer comes
 * with its proof, and every proof has a verifier that shares no code with the solver. Works without zod.
 *
 * @module algorithms
 */

export {
  assignmentAt,
  assignmentAtOrThrow,
} from "./assignment/cardinality/assignment-at";
export {
  solveCardinalityAssignment,
  solveCardinalityAssignmentAsync,
  solveCardinalityAssignmentOrThrow,
} from "./assignment/cardinality/cardinality";
export { solveAssignmentCurve, solveAssignmentCurveAsync } from "./assignment/cardinality/curve";
export type {
  AssignmentCurve,
  CardinalityOutcome,
  CurveChanges,
  CurveOutcome,
  CurvePrices,
  InfeasibleCardinality,
  OptimalCardinality,
  StoppedCardinality,
  StoppedCurve,
} from "./assignment/cardinality/outcome";
export { type AssignmentSolverName, chooseAssignmentSolver, type SolverChoice } from "./assignment/choose";
export {
  type BottleneckAnswer,
  type BottleneckOptions,
  solveBottleneck,
  solveBottleneckAsync,
} from "./assignment/fair/bottleneck";
export {
  type FairLoadsAnswer,
  type FairLoadsOptions,
  solveFairLoads,
  solveFairLoadsAsync,
} from "./assignment/fair/fair-loads";
export type { Asked, FairCoverage } from "./assignment/fair/largest-matching";
export {
  type LeximinAnswer,
  type LeximinOptions,
  solveLeximin,
  solveLeximinAsync,
} from "./assignment/fair/leximin";
export type {
  BottleneckOutcome,
  FairLoadsOutcome,
  LeximinLevels,
  LeximinOutcome,
  OptimalBottleneck,
  OptimalBottleneckTotal,
  OptimalFairLoads,
  OptimalFairLoadsTotal,
  OptimalLeximin,
  OptimalLeximinTotal,
  StoppedBottleneck,
  StoppedFairLoads,
  StoppedLeximin,
} from "./assignment/fair/outcome";
export {
  type LeximinProblem,
  type LeximinProblemInput,
  leximinProblem,
  leximinProblemOrThrow,
} from "./assignment/fair/problem";
export { solveMinCostFlow, solveMinCostFlowAsync } from "./assignment/flow/min-cost-flow";
export type {
  FlowCut,
  FlowOutcome,
  InfeasibleFlow,
  OptimalFlow,
  StoppedFlow,
} from "./assignment/flow/outcome";
export {
  type FlowProblem,
  type FlowProblemInput,
  flowProblem,
  flowProblemOrThrow,
} from "./assignment/flow/problem";
export type {
  InfeasibleTransport,
  LargestTransport,
  MinimumViolator,
  OptimalTransport,
  OptimalTransportation,
  StoppedTransport,
  TransportationOutcome,
} from "./assignment/flow/transportation/outcome";
export {
  type DenseTransportationProblem,
  type DenseTransportationProblemInput,
  denseTransportationProblem,
  denseTransportationProblemOrThrow,
  type SparseTransportationProblem,
  type TransportationDefaults,
  type TransportationProblem,
  type TransportationProblemInput,
  transportationProblem,
  transportationProblemFromMatrix,
  transportationProblemFromMatrixOrThrow,
  transportationProblemOrThrow,
} from "./assignment/flow/transportation/problem";
export {
  solveTransportation,
  solveTransportationAsync,
  type TransportationAnswer,
  type TransportationOptions,
} from "./assignment/flow/transportation/solve";
export {
  type BestAssignments,
  type BestAssignmentsAsync,
  type BestAssignmentsOptions,
  bestAssignments,
  bestAssignmentsAsync,
  type SolveBestAssignmentsOptions,
  solveBestAssignments,
  solveBestAssignmentsAsync,
} from "./assignment/k-best/best-assignments";
export type {
  AssignmentRanking,
  EmptyPart,
  RankedAssignment,
  RankingBranch,
  RankingOfCoverage,
  RankingOutcome,
  RankingPart,
  RankingProof,
  SolvedPart,
  StoppedRanking,
} from "./assignment/k-best/outcome";
export type {
  LexicographicOutcome,
  OptimalLexicographic,
  StoppedLexicographic,
} from "./assignment/lexicographic/outcome";
export {
  type LexicographicLevel,
  type LexicographicProblem,
  type LexicographicProblemInput,
  lexicographicProblem,
  lexicographicProblemOrThrow,
} from "./assignment/lexicographic/problem";
export { solveLexicographic, solveLexicographicAsync } from "./assignment/lexicographic/solve";
export {
  type CoveredSidesInput,
  coveredSidesProblem,
  coveredSidesProblemOrThrow,
  type PriorityTiersInput,
  priorityTiersProblem,
  priorityTiersProblemOrThrow,
  type TotalledInput,
} from "./assignment/lexicographic/standard-orders";
export type {
  AnswerOfCoverage,
  AssignmentOutcome,
  Cover,
  HallViolator,
  InfeasibleAssignment,
  OptimalAssignment,
  OptimalComplete,
  OptimalCoverage,
  OptimalTotal,
  Potentials,
  StoppedAssignment,
} from "./assignment/outcome";
export {
  type AssignmentDefaults,
  type AssignmentProblem,
  type AssignmentProblemInput,
  assignmentProblem,
  assignmentProblemFromMatrix,
  assignmentProblemFromMatrixOrThrow,
  assignmentProblemOrThrow,
  type DenseAssignmentProblem,
  type DenseAssignmentProblemInput,
  denseAssignmentProblem,
  denseAssignmentProblemOrThrow,
  type Sense,
  type SparseAssignmentProblem,
  type WeightMatrix,
} from "./assignment/problem";
export type {
  OptimalProfile,
  ProfileObjective,
  ProfileOutcome,
  StoppedProfile,
} from "./assignment/profiles/outcome";
export {
  type ProfileProblem,
  type ProfileProblemInput,
  profileProblem,
  profileProblemFromRanks,
  profileProblemFromRanksOrThrow,
  profileProblemOrThrow,
} from "./assignment/profiles/problem";
export {
  solveGenerousMaximum,
  solveGenerousMaximumAsync,
  solveGreedyMaximum,
  solveGreedyMaximumAsync,
  solveRankMaximal,
  solveRankMaximalAsync,
} from "./assignment/profiles/solve";
export type { AssignmentChange, ChangedAssignment } from "./assignment/resolve/change";
export {
  changeAssignment,
  changeAssignmentOrThrow,
} from "./assignment/resolve/change-problem";
export type { AssignmentDelta } from "./assignment/resolve/delta";
export {
  type AnswerLike,
  type ResolveOptions,
  resolveAssignment,
  resolveAssignmentAsync,
  resolveAssignmentOrThrow,
} from "./assignment/resolve/resolve";
export {
  type AssignmentSolver,
  assignmentSolvers,
  solveAssignment,
  solveAssignmentAsync,
} from "./assignment/solvers";
export type { AssignmentOptions, Coverage } from "./assignment/successive-shortest-paths";
export * from "./errors/public";
export { type Bipartite, type CompleteBipartite, NOBODY } from "./graph/bipartite";
export type { PeerGraph } from "./graph/peer-graph";
export type { AsyncOptions, Progress, Slices, StopReason } from "./graph/slices";
export {
  birkhoffVonNeumann,
  birkhoffVonNeumannOrThrow,
  drawFromLottery,
} from "./one-sided/birkhoff-von-neumann";
export type {
  Lottery,
  ProbabilisticAssignment,
  SerialAllocation,
  TradedAllocation,
} from "./one-sided/outcome";
export { probabilisticSerial } from "./one-sided/probabilistic-serial";
export {
  type OneSidedProblem,
  type OneSidedProblemInput,
  oneSidedProblem,
  oneSidedProblemOrThrow,
} from "./one-sided/problem";
export {
  type LotOptions,
  randomSerialDictatorship,
  serialDictatorship,
  serialDictatorshipOrThrow,
} from "./one-sided/serial-dictatorship";
export {
  type TradingOptions,
  topTradingCycles,
  topTradingCyclesOrThrow,
} from "./one-sided/top-trading-cycles";
export type {
  Fixtures,
  FixturesOutcome,
  FixturesWithoutPlaces,
  NoStableFixtures,
  StableFixtures,
  StableHalfMatching,
  StoppedFixtures,
} from "./peers/fixtures/outcome";
export {
  type FixturesProblem,
  type FixturesProblemInput,
  fixturesProblem,
  fixturesProblemFromLists,
  fixturesProblemFromListsOrThrow,
  fixturesProblemOrThrow,
} from "./peers/fixtures/problem";
export { solveFixtures, solveFixturesAsync } from "./peers/fixtures/solve";
export type { PeerLists, PeerListsOptions } from "./peers/from-lists";
export type { GeneralMatchingOptions, GeneralObjective } from "./peers/matching/general-matching";
export type {
  BlossomDuals,
  GeneralMatchingOutcome,
  InfeasibleGeneral,
  OptimalGeneral,
  OptimalGeneralCardinality,
  OptimalGeneralPerfect,
  OptimalGeneralWeight,
  StoppedGeneral,
} from "./peers/matching/outcome";
export {
  type GeneralMatchingEdges,
  type GeneralMatchingProblem,
  generalMatchingProblem,
  generalMatchingProblemFromEdges,
  generalMatchingProblemFromEdgesOrThrow,
  generalMatchingProblemFromMatrix,
  generalMatchingProblemFromMatrixOrThrow,
  generalMatchingProblemOrThrow,
  type PeerMatrix,
} from "./peers/matching/problem";
export {
  type GeneralMatchingAnswer,
  type GeneralMatchingSolver,
  generalMatchingSolvers,
  solveGeneralMatching,
  solveGeneralMatchingAsync,
} from "./peers/matching/solvers";
export type { RankedPeers } from "./peers/ranked-peers";
export {
  type BetterPeer,
  type PeerRefusal,
  type PeerVerdict,
  type WhyNotPeers,
  whyNotPeers,
  whyNotPeersOrThrow,
} from "./peers/reasons/why-not-peers";
export { stableRoommatesMatchings } from "./peers/roommates/all-stable";
export {
  type FewestBlockingPairsOptions,
  solveFewestBlockingPairs,
  solveFewestBlockingPairsAsync,
} from "./peers/roommates/fewest-blocking-pairs";
export type {
  FewestBlockingPairs,
  FewestBlockingPairsOutcome,
  LargestStablePart,
  NoStableRoommates,
  RoommatesBlockingPair,
  RoommatesOutcome,
  StablePartition,
  StableRoommates,
  StoppedFewestBlockingPairs,
  StoppedRoommates,
} from "./peers/roommates/outcome";
export {
  type RoommatesProblem,
  type RoommatesProblemInput,
  roommatesProblem,
  roommatesProblemFromLists,
  roommatesProblemFromListsOrThrow,
  roommatesProblemOrThrow,
} from "./peers/roommates/problem";
export {
  largestStablePart,
  solveRoommates,
  solveRoommatesAsync,
  stablePartition,
} from "./peers/roommates/solve";
export type {
  BlockingCoalition,
  CouplesOutcome,
  CouplesStability,
  NoneFound,
  NoStableCouples,
  StableCouples,
  StoppedCouples,
} from "./stable/couples/outcome";
export {
  type CouplesProblem,
  type CouplesProblemInput,
  couplesProblem,
  couplesProblemOrThrow,
} from "./stable/couples/problem";
export { type CouplesOptions, solveCouples, solveCouplesAsync } from "./stable/couples/solvers";
export type { ProposingSide, StableOptions } from "./stable/deferred-acceptance";
export {
  type PreferenceList,
  type PreferenceLists,
  type PreferenceOptions,
  stableProblemFromLists,
  stableProblemFromListsOrThrow,
} from "./stable/from-lists";
export {
  type PreferenceRanks,
  type RankMatrix,
  stableProblemFromRanks,
  stableProblemFromRanksOrThrow,
} from "./stable/from-ranks";
export { solveBalanced, solveBalancedAsync } from "./stable/lattice/balanced";
export { solveEgalitarian, solveEgalitarianAsync } from "./stable/lattice/egalitarian";
export { stableMatchings } from "./stable/lattice/enumerate";
export { stableLattice, stableLatticeAsync } from "./stable/lattice/lattice";
export { solveMaximumWeightStable, solveMaximumWeightStableAsync } from "./stable/lattice/maximum-weight";
export { type MedianOptions, medianStable, medianStableAsync } from "./stable/lattice/median";
export {
  type MinimumRegretOptions,
  solveMinimumRegret,
  solveMinimumRegretAsync,
} from "./stable/lattice/minimum-regret";
export type {
  BalancedBoundedStable,
  BalancedOptimalStable,
  BalancedOutcome,
  BoundedStable,
  EgalitarianOutcome,
  EgalitarianStable,
  LatticeOutcome,
  MaximumWeightStable,
  MaximumWeightStableOutcome,
  MedianOutcome,
  MedianStable,
  MinimumRegretOutcome,
  MinimumRegretStable,
  RankSums,
  RegretProof,
  RegretSide,
  SearchedOptimalStable,
  SearchedStable,
  SexEqualOutcome,
  StableLattice,
  StoppedStableOptimum,
  TooManyStable,
} from "./stable/lattice/outcome";
export {
  type WeightedStableProblem,
  type WeightedStableProblemInput,
  weightedStableProblem,
  weightedStableProblemOrThrow,
} from "./stable/lattice/problem";
export { type FairSearchOptions, solveSexEqual, solveSexEqualAsync } from "./stable/lattice/sex-equal";
export type {
  AlmostStable,
  LowerQuotaOutcome,
  MinimumsInfeasible,
  StableWithMinimums,
  StoppedLowerQuotas,
} from "./stable/lower-quotas/outcome";
export {
  type LowerQuotaProblem,
  type LowerQuotaProblemInput,
  lowerQuotaProblem,
  lowerQuotaProblemOrThrow,
} from "./stable/lower-quotas/problem";
export {
  type LowerQuotaOptions,
  solveLowerQuotas,
  solveLowerQuotasAsync,
} from "./stable/lower-quotas/solvers";
export type {
  ManyToManyMatching,
  ManyToManyOutcome,
  ManyToManyStable,
  StoppedManyToMany,
} from "./stable/many-to-many/outcome";
export {
  type ManyToManyProblem,
  type ManyToManyProblemInput,
  manyToManyProblem,
  manyToManyProblemOrThrow,
} from "./stable/many-to-many/problem";
export { columnsOfRow, solveManyToMany, solveManyToManyAsync } from "./stable/many-to-many/solve";
export type { NonReciprocal } from "./stable/opinions";
export type { Stable, StableOutcome, StoppedStable } from "./stable/outcome";
export {
  type RowOrder,
  type StableProblem,
  type StableProblemInput,
  stableProblem,
  stableProblemOrThrow,
} from "./stable/problem";
export type { ProjectOutcome, StableAllocation, StoppedAllocation } from "./stable/projects/outcome";
export {
  type ProjectProblem,
  type ProjectProblemInput,
  projectProblem,
  projectProblemOrThrow,
} from "./stable/projects/problem";
export {
  type ProjectOptions,
  solveProjectAllocation,
  solveProjectAllocationAsync,
} from "./stable/projects/solvers";
export {
  type ManipulationQuestion,
  manipulation,
  manipulationOrThrow,
} from "./stable/reasons/manipulation";
export type {
  AskingSide,
  BetterPartner,
  BlocksTheMatching,
  CannotGain,
  ColumnFull,
  ColumnHasNoPlaces,
  GainsByReport,
  IsPartner,
  Manipulation,
  NotAcceptable,
  Refusal,
  RowPrefersItsOwn,
  UndecidedManipulation,
  WhyHonest,
  WhyNot,
  WhyNotVerdict,
} from "./stable/reasons/outcome";
export { type Reasons, reasonsFor, reasonsForOrThrow } from "./stable/reasons/reasons";
export { type ReportedList, reportList, reportListOrThrow } from "./stable/reasons/report-list";
export { type StablePairs, stablePairs } from "./stable/reasons/stable-pairs";
export { type WhyNotQuestion, whyNot, whyNotOrThrow } from "./stable/reasons/why-not";
export { type StableSolver, solveStable, solveStableAsync, stableSolvers } from "./stable/solvers";
export { approximateLargestStable, approximateLargestStableAsync } from "./stable/ties/approximate-largest";
export { breakTies, type TieBreaking } from "./stable/ties/break-ties";
export {
  type LargestStableOptions,
  solveLargestStable,
  solveLargestStableAsync,
} from "./stable/ties/largest-stable";
export type {
  LargestStable,
  LargestStableOutcome,
  NearlyLargestStable,
  NoStableMatchingWithTies,
  Outbid,
  Overcrowded,
  SizeCover,
  StoppedLargestStable,
  StoppedWithTies,
  StronglyStable,
  StronglyStableOutcome,
  SuperStable,
  SuperStableOutcome,
} from "./stable/ties/outcome";
export { solveStronglyStable, solveStronglyStableAsync } from "./stable/ties/strongly-stable";
export { solveSuperStable, solveSuperStableAsync } from "./stable/ties/super-stable";
export type {
  StoppedTradeOff,
  TradeOff,
  TradeOffBound,
  TradeOffOutcome,
  TradeOffPoint,
} from "./stable/trade-off/outcome";
export {
  stabilityTradeOff,
  stabilityTradeOffAsync,
  stabilityTradeOffOrThrow,
  type TradeOffOptions,
  tradeOffBound,
} from "./stable/trade-off/trade-off";
export { roundingTolerance, type VerifyOptions, verifyAssignment } from "./verify/assignment";
export { type CurveViolation, verifyAssignmentCurve } from "./verify/assignment-curve";
export type { CoverViolation } from "./verify/assignment-parts";
export { type RankingViolation, verifyBestAssignments } from "./verify/best-assignments";
export { type BottleneckViolation, verifyBottleneck } from "./verify/bottleneck";
export { type CardinalityViolation, verifyCardinalityAssignment } from "./verify/cardinality";
export { type CouplesViolation, findBlockingCoalitions, verifyCouples } from "./verify/couples";
export { type FairLoadsViolation, verifyFairLoads } from "./verify/fair-loads";
export {
  type FixturesBlockingPair,
  type FixturesViolation,
  findFixturesBlockingPairs,
  verifyFixtures,
} from "./verify/fixtures";
export { type GeneralMatchingViolation, verifyGeneralMatching } from "./verify/general-matching";
export { type LargestStableViolation, verifyLargestStable } from "./verify/largest-stable";
export { type LatticeViolation, verifyLattice } from "./verify/lattice";
export type { LevelPriceViolation } from "./verify/level-prices";
export { type LexicographicViolation, verifyLexicographic } from "./verify/lexicographic";
export { type LeximinViolation, verifyLeximin } from "./verify/leximin";
export { type LowerQuotaViolation, verifyLowerQuotas } from "./verify/lower-quotas";
export {
  findManyToManyBlockingPairs,
  type ManyToManyViolation,
  verifyManyToMany,
} from "./verify/many-to-many";
export { type FlowViolation, verifyMinCostFlow } from "./verify/min-cost-flow";
export {
  type AllocationViolation,
  type LotteryTolerance,
  type LotteryViolation,
  verifyAllocation,
  verifyLottery,
} from "./verify/one-sided";
export { findParetoImprovement, type ParetoImprovement, type ParetoOptions } from "./verify/pareto";
export type { PartnersViolation, PeersBlockingPair, Ties } from "./verify/partners";
export { type ProfileViolation, verifyProfile } from "./verify/profile";
export {
  type ProjectBlockingReason,
  type ProjectViolation,
  verifyProjectAllocation,
} from "./verify/project-allocation";
export type { RefutationViolation } from "./verify/refutation";
export {
  findRoommatesBlockingPairs,
  type RoommatesBlockingOptions,
  type RoommatesViolation,
  verifyFewestBlockingPairs,
  verifyLargestStablePart,
  verifyRoommates,
} from "./verify/roommates";
export { type BlockingPair, findBlockingPairs, type StabilityNotion, verifyStable } from "./verify/stability";
export {
  type RecountOptions,
  verifyBalanced,
  verifyMedianStable,
  verifyMinimumRegret,
  verifySexEqual,
} from "./verify/stable-fairness";
export {
  type StableOptimumViolation,
  verifyEgalitarian,
  verifyMaximumWeightStable,
} from "./verify/stable-optima";
export { type PartitionViolation, verifyStablePartition } from "./verify/stable-partition";
export type { StrictViolation } from "./verify/strict-lists";
export { type TiesViolation, verifyStronglyStable, verifySuperStable } from "./verify/ties";
export { type TradeOffViolation, verifyTradeOff } from "./verify/trade-off";
export { type TransportationViolation, verifyTransportation } from "./verify/transportation";
export type { Violation } from "./verify/violation";
