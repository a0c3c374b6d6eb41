/** Cohort and plan in, candidate graph out. */
import type { Cohort } from "../cohort/cohort";
import { compileCriterion } from "../criteria/compile";
import type { CompiledCriterion } from "../criteria/compiled";
import { reportAt } from "../criteria/report-at";
import type { TimeZones } from "../criteria/time-zones";
import type { Finding } from "../errors/finding";
import type { CandidateGraph } from "../graph/candidate-graph";
import type { Plan } from "../plan/plan";
import { scaleOf } from "../plan/scale";
import { compileRules, type Removals, Sieve } from "./removals";
import { readCapacities } from "./rules/capacity";
import type { CompiledRule } from "./rules/rule";
import { compileCombination, compileView } from "./views";

/** A scored cohort: the graph for the solvers, and what explanations need beside it. */
export interface Scored {
  readonly graph: CandidateGraph;
  /** What each rule took from whom. */
  readonly removals: ReadonlyArray<Removals>;
  /** The criteria in the plan's order. */
  readonly criteria: ReadonlyArray<CompiledCriterion>;
}

/** Criteria, rules and capacities over one cohort, ready to score its pairs. */
export interface CompiledScoring {
  readonly plan: Plan;
  readonly cohort: Cohort<unknown, unknown>;
  readonly criteria: ReadonlyArray<CompiledCriterion>;
  readonly rules: ReadonlyArray<CompiledRule>;
  /** mentor → places. */
  readonly capacities: Int32Array;
}

/** What scoring can be given beside plan and people. */
export interface ScoringOptions {
  /** The time-zone library, for plans that compare times of day across zones. Default: none. */
  readonly timeZones?: TimeZones | undefined;
}

/** Reads every answer that the plan asks for, once; what is wrong with them comes back as findings. O(answers). */
export const compileScoring = (
  plan: Plan,
  cohort: Cohort<unknown, unknown>,
  { timeZones }: ScoringOptions = {},
): { readonly compiled: CompiledScoring; readonly findings: ReadonlyArray<Finding> } => {
  const findings: Finding[] = [];
  const context = { plan, cohort, timeZones, report: (finding: Finding) => void findings.push(finding) };
  const criteria = plan.criteria.map((criterion, at) =>
    compileCriterion(criterion, { ...context, report: reportAt(context.report, ["criteria", at]) }),
  );
  const rules = compileRules(context, criteria);
  return { compiled: { plan, cohort, criteria, rules, capacities: readCapacities(context) }, findings };
};

/**
 * Scores every pair that the rules allow.
 *
 * O(mentees · mentors · (rules + criteria)) time; memory of the graph, at most doubled while it grows.
 */
export const scorePairs = ({ plan, cohort, criteria, rules, capacities }: CompiledScoring): Scored => {
  const rowCount = cohort.mentees.ids.length;
  const columnCount = cohort.mentors.ids.length;
  const sieve = new Sieve(rules, rowCount, columnCount);
  const scale = scaleOf(plan);
  const viewOfMentee = compileView(criteria, "mentee", scale, columnCount);
  const viewOfMentor = compileView(criteria, "mentor", scale, columnCount);
  const combine = compileCombination(plan.combination, criteria);

  const edges = new GrowingEdges();
  const rowOffsets = new Int32Array(rowCount + 1);
  const allowed = new Int32Array(columnCount);
  const menteeView = new Float64Array(columnCount);
  const mentorView = new Float64Array(columnCount);
  for (let mentee = 0; mentee < rowCount; mentee++) {
    const count = sieve.sift(mentee, allowed);
    viewOfMentee(mentee, allowed, count, menteeView);
    viewOfMentor(mentee, allowed, count, mentorView);
    edges.reserve(count);
    for (let at = 0; at < count; at++) {
      edges.push(allowed[at]!, menteeView[at]!, mentorView[at]!, combine(menteeView[at]!, mentorView[at]!));
    }
    rowOffsets[mentee + 1] = edges.count;
  }
  const graph = { rowCount, columnCount, rowOffsets, capacityOfColumn: capacities, ...edges.trim() };
  return { graph, removals: sieve.removals, criteria };
};

/** The arrays of a graph whose number of edges is not known beforehand. */
class GrowingEdges {
  count = 0;
  private columnOfEdge = new Int32Array(16);
  private menteeView = new Float64Array(16);
  private mentorView = new Float64Array(16);
  private joint = new Float64Array(16);

  /** Makes room for that many more edges. */
  reserve(more: number): void {
    if (this.count + more <= this.joint.length) return;
    const length = Math.max(this.count + more, 2 * this.joint.length);
    this.columnOfEdge = grown(this.columnOfEdge, new Int32Array(length));
    this.menteeView = grown(this.menteeView, new Float64Array(length));
    this.mentorView = grown(this.mentorView, new Float64Array(length));
    this.joint = grown(this.joint, new Float64Array(length));
  }

  push(column: number, menteeView: number, mentorView: number, joint: number): void {
    this.columnOfEdge[this.count] = column;
    this.menteeView[this.count] = menteeView;
    this.mentorView[this.count] = mentorView;
    this.joint[this.count++] = joint;
  }

  /** The arrays at their final length. */
  trim(): Pick<CandidateGraph, "columnOfEdge" | "menteeView" | "mentorView" | "joint"> {
    return {
      columnOfEdge: this.columnOfEdge.slice(0, this.count),
      menteeView: this.menteeView.slice(0, this.count),
      mentorView: this.mentorView.slice(0, this.count),
      joint: this.joint.slice(0, this.count),
    };
  }
}

const grown = <A extends Int32Array | Float64Array>(old: A, larger: A): A => {
  larger.set(old);
  return larger;
};
