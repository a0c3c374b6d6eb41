/** The one place where indices become people again. */
import type { Cohort, Side } from "../cohort/cohort";
import type { Finding } from "../errors/finding";
import { findEdge, NOBODY } from "../graph/bipartite";
import { compareText } from "../graph/canonical-order";
import type { Plan } from "../plan/plan";
import type { Scored } from "../scoring/score";
import { contributionsOf } from "./contributions";
import { joinLocked } from "./locks";
import type { MatchedPair, Matching, Metrics, Participant } from "./matching";
import { type Solved, verifySolved } from "./solve";

const STATUS = { Stable: "stable", Optimal: "optimal", Stopped: "stopped" } as const;

/** Names the people of an outcome, and verifies it. */
export const nameAgain = <Mentee, Mentor>(
  stages: {
    readonly plan: Plan;
    readonly cohort: Cohort<Mentee, Mentor>;
    readonly scored: Scored;
    readonly solved: Solved;
  },
  warnings: ReadonlyArray<Finding>,
): Matching<Mentee, Mentor> => {
  const { plan, cohort, scored, solved } = stages;
  const { mentees, mentors } = cohort;
  const { graph } = scored;
  const columnOfRow = joinLocked(solved.outcome.columnOfRow, scored.locks);
  const isTaken = new Uint8Array(graph.columnCount);
  const pairs: MatchedPair<Mentee, Mentor>[] = [];
  for (const mentee of byId(mentees)) {
    const mentor = columnOfRow[mentee]!;
    if (mentor === NOBODY) continue;
    isTaken[mentor] = 1;
    const edge = findEdge(graph, mentee, mentor);
    pairs.push({
      mentee: participant(mentees, mentee),
      mentor: participant(mentors, mentor),
      joint: graph.joint[edge]!,
      menteeView: graph.menteeView[edge]!,
      mentorView: graph.mentorView[edge]!,
      contributions: contributionsOf(plan, scored, mentee, mentor),
    });
  }
  return {
    status: STATUS[solved.outcome._tag],
    pairs,
    unmatched: {
      mentees: byId(mentees)
        .filter((mentee) => columnOfRow[mentee] === NOBODY)
        .map((mentee) => participant(mentees, mentee)),
      mentors: byId(mentors)
        .filter((mentor) => isTaken[mentor] === 0)
        .map((mentor) => participant(mentors, mentor)),
    },
    metrics: metricsOf(scored, columnOfRow),
    violations: verifySolved(solved, scored),
    warnings,
    stages,
  };
};

/** Indices of a side in the order of ids. */
const byId = (side: Side<unknown>): number[] =>
  [...side.ids.keys()].sort((a, b) => compareText(side.ids[a]!, side.ids[b]!));

const participant = <Person>(side: Side<Person>, index: number): Participant<Person> => ({
  id: side.ids[index]!,
  record: side.people[index]!,
});

const metricsOf = ({ graph }: Scored, columnOfRow: Int32Array): Metrics => {
  const places = graph.capacityOfColumn.reduce((sum, capacity) => sum + capacity, 0);
  // Added up in the order of the indices, as solvers do, so that not even the last digit differs from the outcome's total.
  let total = 0;
  let pairs = 0;
  for (const [mentee, mentor] of columnOfRow.entries()) {
    if (mentor === NOBODY) continue;
    total += graph.joint[findEdge(graph, mentee, mentor)]!;
    pairs++;
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  return {
    mentees: graph.rowCount,
    mentors: graph.columnCount,
    candidatePairs: graph.columnOfEdge.length,
    pairs,
    coverage: share(pairs, graph.rowCount),
    places,
    utilisation: share(pairs, places),
    total,
    meanJoint: pairs === 0 ? 0 : total / pairs,
  };
};
