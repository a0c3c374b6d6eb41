/** Cohort and plan in, candidate graph out. */
import type { Cohort } from "../cohort/cohort";
import { compileCriterion } from "../criteria/compile";
import type { CompiledCriterion } from "../criteria/compiled";
import { reportAt } from "../criteria/report-at";
import type { TimeZones } from "../criteria/time-zones";
import type { Finding } from "../errors/finding";
import type { Bipartite } from "../graph/bipartite";
import type { CandidateGraph } from "../graph/candidate-graph";
import type { Plan } from "../plan/plan";
import { scaleOf } from "../plan/scale";
import { compileCombination, hasSay } from "./combination";
import { withPersonalWeights } from "./personal-weights";
import { keepGoodEnough } from "./quality";
import { type Removals, Sieve } from "./removals";
import { compileConstraints } from "./rules/compile";
import { type CompiledMinimum, compileMinimum } from "./rules/minimum";
import { type Locks, reportForbiddenLocks } from "./rules/must";
import type { CompiledRule } from "./rules/rule";
import { compileViews } from "./views";
import { type CompiledWishes, compileWishes } from "./wishes";

/** A scored cohort: the graph for the solvers, and what explanations need beside it. */
export interface Scored {
  readonly graph: CandidateGraph;
  /** What each rule took from whom. */
  readonly removals: ReadonlyArray<Removals>;
  /** The criteria in the plan's order. */
  readonly criteria: ReadonlyArray<CompiledCriterion>;
  /** The ranked wishes, where the plan has them. */
  readonly wishes: CompiledWishes | undefined;
  /** mentee → the mentor they are locked to, or −1; `undefined` where the plan locks nobody. */
  readonly locks: Int32Array | undefined;
}

/** Criteria, rules and capacities over one cohort, ready to score its pairs. */
export interface CompiledScoring {
  readonly plan: Plan;
  readonly cohort: Cohort<unknown, unknown>;
  readonly criteria: ReadonlyArray<CompiledCriterion>;
  readonly wishes: CompiledWishes | undefined;
  readonly rules: ReadonlyArray<CompiledRule>;
  /** mentor → places. */
  readonly capacities: Int32Array;
  /** The locked pairs, where the plan has a rule about them. */
  readonly locks: Locks | undefined;
  /** Least scores, asked of pairs that all rules allow. */
  readonly minimums: ReadonlyArray<CompiledMinimum>;
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
  const criteria = withPersonalWeights(
    plan.criteria.map((criterion, at) =>
      compileCriterion(criterion, { ...context, report: reportAt(context.report, ["criteria", at]) }),
    ),
    context,
  );
  const asked = compileWishes(context, criteria, scaleOf(plan));
  const constraints = compileConstraints(context, criteria, asked?.rule);
  const wishes = asked?.wishes;
  const views = { criteria, wishes, scale: scaleOf(plan) };
  const says = { mentee: hasSay(views, "mentee"), mentor: hasSay(views, "mentor") };
  const minimums = plan.rules.flatMap((rule, at) =>
    rule.kind === "minimum" && rule.criterion === undefined
      ? [{ ...compileMinimum(rule, says), path: ["rules", at] }]
      : [],
  );
  const compiled = { plan, cohort, criteria, wishes, minimums, ...constraints };
  if (compiled.locks !== undefined) {
    reportForbiddenLocks(compiled.locks, whatForbids(compiled, compiled.locks.rule), context);
  }
  return { compiled, findings };
};

/** The names of what forbids a pair, a rule that does not count aside. */
const whatForbids = (
  compiled: CompiledScoring,
  aside: CompiledRule,
): ((mentee: number, mentor: number) => ReadonlyArray<string>) => {
  const scoreRow = compileRow(compiled);
  const views = [new Float64Array(1), new Float64Array(1), new Float64Array(1)] as const;
  return (mentee, mentor) => {
    const rules = compiled.rules.filter((rule) => rule !== aside && rule.forbids(mentee, mentor));
    // A pair that is forbidden has no scores to speak of.
    if (rules.length > 0 || compiled.minimums.length === 0) return rules.map(({ name }) => name);
    scoreRow(mentee, Int32Array.of(mentor), ...views);
    const [[menteeView = 0], [mentorView = 0], [joint = 0]] = views;
    return compiled.minimums
      .filter(({ keeps }) => !keeps(menteeView, mentorView, joint))
      .map(({ name }) => name);
  };
};

/**
 * Scores every pair that the rules allow.
 *
 * O(mentees · mentors · (rules + criteria)) time. Two passes, so that memory is that of the graph: the first finds out who may meet whom,
 * the second scores a row of the graph where it stands.
 */
export const scorePairs = (compiled: CompiledScoring, sifted: Sifted = siftPairs(compiled)): Scored => {
  const { criteria, wishes, capacities, locks, minimums } = compiled;
  const { graph: allowed, removals } = sifted;
  const { rowCount, rowOffsets, columnOfEdge } = allowed;
  const menteeView = new Float64Array(columnOfEdge.length);
  const mentorView = new Float64Array(columnOfEdge.length);
  const joint = new Float64Array(columnOfEdge.length);
  const scoreRow = compileRow(compiled);
  for (let mentee = 0; mentee < rowCount; mentee++) {
    const [from, to] = [rowOffsets[mentee]!, rowOffsets[mentee + 1]!];
    scoreRow(
      mentee,
      columnOfEdge.subarray(from, to),
      menteeView.subarray(from, to),
      mentorView.subarray(from, to),
      joint.subarray(from, to),
    );
  }
  const graph = { ...allowed, menteeView, mentorView, joint, capacityOfColumn: capacities };
  const rest = { criteria, wishes, locks: locks?.mentorOfMentee };
  if (minimums.length === 0) return { graph, removals, ...rest };
  const good = keepGoodEnough(graph, minimums);
  return { graph: good.graph, removals: [...removals, ...good.removals], ...rest };
};

/** The pairs that the rules allow, without scores. */
export interface Sifted {
  readonly graph: Bipartite;
  /** What each rule took from whom. */
  readonly removals: ReadonlyArray<Removals>;
}

/** Finds the pairs that the rules allow. O(mentees · mentors · rules). */
export const siftPairs = ({ cohort, rules }: CompiledScoring): Sifted => {
  const rowCount = cohort.mentees.ids.length;
  const columnCount = cohort.mentors.ids.length;
  const sieve = new Sieve(rules, rowCount, columnCount);
  const columns = new GrowingColumns();
  const rowOffsets = new Int32Array(rowCount + 1);
  const allowed = new Int32Array(columnCount);
  for (let mentee = 0; mentee < rowCount; mentee++) {
    columns.push(allowed, sieve.sift(mentee, allowed));
    rowOffsets[mentee + 1] = columns.count;
  }

  const graph = { rowCount, columnCount, rowOffsets, columnOfEdge: columns.take() };
  return { graph, removals: sieve.removals };
};

/** Scores a mentee against mentors: both views, and the two combined. The four arrays are of one length. */
export type RowOfPairs = (
  mentee: number,
  mentors: Int32Array,
  menteeView: Float64Array,
  mentorView: Float64Array,
  joint: Float64Array,
) => void;

/** The scorer of whole rows of pairs. */
export const compileRow = ({ plan, criteria, wishes }: CompiledScoring): RowOfPairs => {
  const scale = scaleOf(plan);
  const scoreViews = compileViews(criteria, scale);
  const combine = compileCombination(plan.combination, { criteria, wishes, scale });
  return (mentee, mentors, menteeView, mentorView, joint) => {
    const { length } = mentors;
    scoreViews(mentee, mentors, length, menteeView, mentorView);
    wishes?.lift("mentee", mentee, mentors, length, menteeView);
    wishes?.lift("mentor", mentee, mentors, length, mentorView);
    combine(menteeView, mentorView, joint);
  };
};

/** Columns of edges whose number is not known beforehand: pieces, put together once, so that they never take twice their room for long. */
class GrowingColumns {
  count = 0;
  private readonly full: Int32Array[] = [];
  private piece = new Int32Array(PIECE);
  private used = 0;

  /** Adds `columns[0, count)`. */
  push(columns: Int32Array, count: number): void {
    this.count += count;
    for (let from = 0; from < count; ) {
      if (this.used === PIECE) {
        this.full.push(this.piece);
        this.piece = new Int32Array(PIECE);
        this.used = 0;
      }
      const more = Math.min(count - from, PIECE - this.used);
      this.piece.set(columns.subarray(from, from + more), this.used);
      this.used += more;
      from += more;
    }
  }

  /** All of them in one array; the pieces are given up. */
  take(): Int32Array {
    const all = new Int32Array(this.count);
    for (const [at, piece] of this.full.entries()) all.set(piece, at * PIECE);
    all.set(this.piece.subarray(0, this.used), this.full.length * PIECE);
    this.full.length = 0;
    return all;
  }
}

/** Columns in a piece: 256 KiB. */
const PIECE = 1 << 16;
