import type { Bipartite } from "./bipartite";

/**
 * Who may be matched with whom and how good that would be: rows are mentees, columns are mentors, an edge is a pair that all
 * rules allow. Numbers only; both sides are numbered in canonical order, so that the lower index is the tie rule.
 */
export interface CandidateGraph extends Bipartite {
  /** edge → what the mentee sees in the mentor. */
  readonly menteeView: Float64Array;
  /** edge → what the mentor sees in the mentee. */
  readonly mentorView: Float64Array;
  /** edge → the two views combined as the plan says. */
  readonly joint: Float64Array;
  /** mentor → places; whole numbers from 0. */
  readonly capacityOfColumn: Int32Array;
}

/** The graph with some of its edges, ascending; `rowOffsets` says where those of each row begin. O(edges that stay). */
export const pickEdges = (
  graph: CandidateGraph,
  edges: Int32Array,
  rowOffsets: Int32Array,
): CandidateGraph => ({
  ...graph,
  rowOffsets,
  columnOfEdge: edges.map((edge) => graph.columnOfEdge[edge]!),
  menteeView: pick(graph.menteeView, edges),
  mentorView: pick(graph.mentorView, edges),
  joint: pick(graph.joint, edges),
});

const pick = (values: Float64Array, edges: Int32Array): Float64Array => {
  const picked = new Float64Array(edges.length);
  for (let at = 0; at < edges.length; at++) picked[at] = values[edges[at]!]!;
  return picked;
};
