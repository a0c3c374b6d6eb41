/** Takes pairs out of a scored graph that are not good enough, and keeps count. */
import { type CandidateGraph, pickEdges } from "../graph/candidate-graph";
import type { Removals } from "./removals";
import type { CompiledMinimum } from "./rules/minimum";

/**
 * The graph without the pairs that a minimum forbids. O(edges · minimums).
 *
 * @returns beside the graph, what each minimum took: of the pairs that all other rules allow, so that what it took together with
 * others it took together with other minimums
 */
export const keepGoodEnough = (
  graph: CandidateGraph,
  minimums: ReadonlyArray<CompiledMinimum>,
): { readonly graph: CandidateGraph; readonly removals: ReadonlyArray<Removals> } => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge, menteeView, mentorView, joint } = graph;
  const removals = minimums.map(({ name, path }) => ({
    rule: name,
    path,
    ofMentee: new Int32Array(rowCount),
    aloneOfMentee: new Int32Array(rowCount),
    ofMentor: new Int32Array(columnCount),
    aloneOfMentor: new Int32Array(columnCount),
  }));
  const offsets = new Int32Array(rowCount + 1);
  const edges = new Int32Array(columnOfEdge.length);
  let kept = 0;
  for (let row = 0; row < rowCount; row++) {
    for (let edge = rowOffsets[row]!; edge < rowOffsets[row + 1]!; edge++) {
      const column = columnOfEdge[edge]!;
      let failed = 0;
      let last = 0;
      for (const [at, { keeps }] of minimums.entries()) {
        if (keeps(menteeView[edge]!, mentorView[edge]!, joint[edge]!)) continue;
        failed++;
        last = at;
        removals[at]!.ofMentee[row]!++;
        removals[at]!.ofMentor[column]!++;
      }
      if (failed === 1) {
        removals[last]!.aloneOfMentee[row]!++;
        removals[last]!.aloneOfMentor[column]!++;
      }
      if (failed === 0) edges[kept++] = edge;
    }
    offsets[row + 1] = kept;
  }
  return {
    graph: pickEdges(graph, edges.subarray(0, kept), offsets),
    removals,
  };
};
