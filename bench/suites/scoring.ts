import { buildCohort } from "../../src/cohort/cohort";
import type { CandidateGraph } from "../../src/graph/candidate-graph";
import { parsePlanOrThrow } from "../../src/plan/parse";
import { compileScoring, scorePairs } from "../../src/scoring/score";
import { type Clinician, type ClinicianCohort, clinicianCohort, sixCriteria } from "../cohorts";
import type { Answer, BenchCase, OurAnswer } from "../contest";
import { type Similarity, scorePerPair, similarityFromTable, similarityFromTree } from "../rivals/per-pair";
import type { Suite } from "./suite";

const SUITE = "scoring";
const SEED = 20_260_101;
/** How much a rival knows of where the time goes. */
const PER_PAIR: Readonly<Record<string, Similarity>> = {
  "per pair, straightforward": similarityFromTree,
  "per pair, with tables": similarityFromTable(),
};

const plan = parsePlanOrThrow(sixCriteria);

/** Scores in millionths, so that an answer can be compared as whole numbers. */
const inMillionths = (scores: Float64Array): Int32Array =>
  Int32Array.from(scores, (score) => Math.round(score * 1e6));

const compile = (cohort: ReturnType<typeof numbered>) => compileScoring(plan, cohort).compiled;
const numbered = (people: ClinicianCohort) => buildCohort(plan, people).cohort;

/** What the graph must be like for its scores to mean anything: every pair is there, and both views and the joint score are scores. */
const violationsOf = ({ rowCount, columnCount, joint, menteeView, mentorView }: CandidateGraph): string[] => {
  if (joint.length !== rowCount * columnCount)
    return [`${joint.length} pairs instead of ${rowCount * columnCount}`];
  const isScore = (score: number): boolean => score >= 0 && score <= 1;
  return [menteeView, mentorView, joint].every((scores) => scores.every(isScore))
    ? []
    : ["a score outside of [0, 1]"];
};

const ours = (compiled: ReturnType<typeof compile>): OurAnswer => {
  const { graph } = scorePairs(compiled);
  return { columnOfRow: () => inMillionths(graph.joint), violations: () => violationsOf(graph) };
};

/** The same scores by a function of two records, called for every pair. */
const perPair = (
  mentees: readonly Clinician[],
  mentors: readonly Clinician[],
  similarity: Similarity,
): Answer => {
  const joint = new Float64Array(mentees.length * mentors.length);
  const menteeViews = new Float64Array(joint.length);
  const mentorViews = new Float64Array(joint.length);
  let at = 0;
  for (const mentee of mentees) {
    for (const mentor of mentors) {
      const { menteeView, mentorView } = scorePerPair(mentee, mentor, similarity);
      menteeViews[at] = menteeView;
      mentorViews[at] = mentorView;
      joint[at++] = (menteeView + mentorView) / 2;
    }
  }
  return { columnOfRow: () => inMillionths(joint) };
};

const TOO_SLOW = "takes minutes at this size; compare the rate with that of the smaller cases";

/** Two millionths are rounding; anything more is another score. */
const judge =
  (expected: Int32Array) =>
  (found: Int32Array): string[] => {
    const at = found.findIndex((score, pair) => Math.abs(score - expected[pair]!) > 2);
    return at < 0 && found.length === expected.length
      ? []
      : [`pair ${at}: ${found[at]} instead of ${expected[at]}`];
  };

const scoringCase = (menteeCount: number, mentorCount: number, withPeers: boolean): BenchCase => ({
  suite: SUITE,
  name: `six criteria, ${menteeCount} x ${mentorCount}`,
  n: menteeCount,
  work: { amount: menteeCount * mentorCount * sixCriteria.criteria.length, unit: "evaluations" },
  prepare: async () => {
    const people = clinicianCohort(menteeCount, mentorCount, SEED);
    const cohort = numbered(people);
    const compiled = compile(cohort);
    const mentees = cohort.mentees.people as readonly Clinician[];
    const mentors = cohort.mentors.people as readonly Clinician[];
    return {
      ours: { run: () => ours(compiled) },
      oursWithInput: { run: () => ours(compile(numbered(people))) },
      peers: withPeers
        ? Object.fromEntries(
            Object.entries(PER_PAIR).map(([name, similarity]) => [
              name,
              { run: () => perPair(mentees, mentors, similarity) },
            ]),
          )
        : {},
      absent: withPeers ? {} : Object.fromEntries(Object.keys(PER_PAIR).map((name) => [name, TOO_SLOW])),
      judgePeer: withPeers ? judge(ours(compiled).columnOfRow()) : () => [],
    };
  },
});

/** Scoring into the candidate graph: six criteria of six kinds, both views of every pair. */
export const scoring: Suite = {
  title: "Scoring",
  rivals: [],
  cases: (quick) =>
    quick
      ? [scoringCase(50, 500, true)]
      : [scoringCase(100, 1000, true), scoringCase(200, 5000, true), scoringCase(5000, 5000, false)],
  effort: (quick) =>
    quick
      ? { budgetMs: 600, minRounds: 3, maxRounds: 50, warmUpMs: 50 }
      : { budgetMs: 20_000, minRounds: 3, maxRounds: 50, warmUpMs: 500 },
};
