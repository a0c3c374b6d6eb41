/** Locked pairs stand before any solving: what is left without them is a round of its own, and what it answers is put beside them. */
import { NOBODY } from "../graph/bipartite";
import { type CandidateGraph, pickEdges } from "../graph/candidate-graph";

/** What the solver is left with: locked mentees have no edges, and the mentors of locked pairs that many places fewer. O(edges). */
export const withoutLocked = (graph: CandidateGraph, mentorOfMentee: Int32Array): CandidateGraph => {
  const { rowCount, rowOffsets } = graph;
  const offsets = new Int32Array(rowCount + 1);
  const capacityOfColumn = graph.capacityOfColumn.slice();
  const kept = new Int32Array(graph.columnOfEdge.length);
  let count = 0;
  for (let mentee = 0; mentee < rowCount; mentee++) {
    const mentor = mentorOfMentee[mentee]!;
    if (mentor !== NOBODY) capacityOfColumn[mentor]!--;
    else {
      for (let edge = rowOffsets[mentee]!; edge < rowOffsets[mentee + 1]!; edge++) kept[count++] = edge;
    }
    offsets[mentee + 1] = count;
  }
  return { ...pickEdges(graph, kept.subarray(0, count), offsets), capacityOfColumn };
};

/** Everybody's mentor, locked or found: mentee → mentor, or −1. */
export const joinLocked = (columnOfRow: Int32Array, mentorOfMentee: Int32Array | undefined): Int32Array =>
  mentorOfMentee === undefined
    ? columnOfRow
    : columnOfRow.map((mentor, mentee) =>
        mentorOfMentee[mentee] === NOBODY ? mentor : mentorOfMentee[mentee]!,
      );

/** How many pairs are locked. */
export const countLocked = (mentorOfMentee: Int32Array | undefined): number =>
  mentorOfMentee?.reduce((count, mentor) => (mentor === NOBODY ? count : count + 1), 0) ?? 0;
