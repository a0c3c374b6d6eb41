import type { Finding } from "../errors/finding";
import { renderFinding } from "../errors/render";
import { type ExplainedPerson, explain } from "../explain/explain";
import { compareText } from "../graph/canonical-order";
import type { MatchedPair, Matching } from "../match/matching";
import { scaleOf } from "../plan/scale";
import { indicesById, namedPerson } from "./display";
import { proofJson } from "./proof-json";
import {
  RESULT_FORMAT,
  RESULT_VERSION,
  type ResultCandidate,
  type ResultJson,
  type ResultOptions,
  type ResultPair,
  type ResultUnmatched,
} from "./result-format";

/**
 * A round as plain data, for `result.json`, a database or whoever wants to check the proof.
 *
 * *When to use*: to keep or send a result. The caller's records are not repeated: ids and names lead back to them.
 *
 * *Details*: pure. O(pairs · criteria + edges). The same round gives the same text, whatever the order of the records.
 * {@link ResultProof} says how to check the proof; `candidates` puts in the scores that this needs, or score the pairs yourself.
 *
 * *Gotchas*: numbers are not rounded, so that the sums hold; round where you show them.
 *
 * @example
 * ```ts
 * await writeFile("result.json", JSON.stringify(resultJson(matching), null, 2));
 * ```
 */
export const resultJson = <Mentee, Mentor>(
  matching: Matching<Mentee, Mentor>,
  options: ResultOptions = {},
): ResultJson => {
  const { metrics, pairs, stages, status, warnings } = matching;
  const { name, seed, shape, objective } = stages.plan;
  const { proof, unmatched } = explain(matching);
  return {
    format: RESULT_FORMAT,
    formatVersion: RESULT_VERSION,
    plan: { name, seed: seed + 0, shape, objective },
    status,
    scale: scaleOf(stages.plan),
    metrics: { ...metrics, total: metrics.total + 0, meanJoint: metrics.meanJoint + 0 },
    proof: proofJson(matching, proof),
    pairs: pairs.map(pairJson),
    unmatched: {
      mentees: unmatched.mentees.map(unmatchedJson),
      mentors: unmatched.mentors.map(unmatchedJson),
    },
    warnings: inOrderOfText(warnings),
    ...(options.candidates === true ? { candidates: candidatesOf(matching) } : {}),
  };
};

const pairJson = <Mentee, Mentor>(pair: MatchedPair<Mentee, Mentor>): ResultPair => ({
  mentee: namedPerson(pair.mentee.id, pair.mentee.record),
  mentor: namedPerson(pair.mentor.id, pair.mentor.record),
  joint: pair.joint + 0,
  menteeView: pair.menteeView + 0,
  mentorView: pair.mentorView + 0,
  contributions: pair.contributions.map((contribution) => ({
    ...contribution,
    menteeView: withoutMinusZero(contribution.menteeView),
    mentorView: withoutMinusZero(contribution.mentorView),
  })),
});

const unmatchedJson = <Person>({
  id,
  record,
  reason,
  sentence,
}: ExplainedPerson<Person>): ResultUnmatched => ({ ...namedPerson(id, record), reason, sentence });

/** JSON has no −0. */
const withoutMinusZero = (value: number | null): number | null => (value === null ? null : value + 0);

/** A reader meets the columns of a table in the order of its rows; their findings must not depend on that. */
const inOrderOfText = (findings: ReadonlyArray<Finding>): ReadonlyArray<Finding> =>
  findings
    .map((finding) => ({ finding, text: renderFinding(finding) }))
    .sort((a, b) => compareText(a.text, b.text))
    .map(({ finding }) => finding);

const candidatesOf = <Mentee, Mentor>({
  stages,
}: Matching<Mentee, Mentor>): ReadonlyArray<ResultCandidate> => {
  const { graph } = stages.scored;
  const mentees = stages.cohort.mentees.ids;
  const mentors = stages.cohort.mentors.ids;
  /** mentor → place in the order of ids. */
  const rankOfMentor = new Int32Array(mentors.length);
  for (const [rank, mentor] of indicesById(mentors).entries()) rankOfMentor[mentor] = rank;
  return indicesById(mentees).flatMap((mentee) => {
    const edges = Int32Array.from(
      { length: graph.rowOffsets[mentee + 1]! - graph.rowOffsets[mentee]! },
      (_, at) => graph.rowOffsets[mentee]! + at,
    ).sort((a, b) => rankOfMentor[graph.columnOfEdge[a]!]! - rankOfMentor[graph.columnOfEdge[b]!]!);
    return Array.from(edges, (edge) => ({
      mentee: mentees[mentee]!,
      mentor: mentors[graph.columnOfEdge[edge]!]!,
      joint: graph.joint[edge]! + 0,
      menteeView: graph.menteeView[edge]! + 0,
      mentorView: graph.mentorView[edge]! + 0,
    }));
  });
};
