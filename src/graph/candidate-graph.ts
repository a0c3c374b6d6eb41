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
