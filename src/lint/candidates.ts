/** Who may meet whom, from either side, as the checks of the lint look at it. */
import { type Bipartite, transpose } from "../graph/bipartite";
import type { Removals } from "../scoring/removals";
import type { CompiledScoring, Sifted } from "../scoring/score";
import type { ViewOf } from "../scoring/views";

/** A round before it is solved. */
export interface Draft extends CompiledScoring {
  /** Rows are mentees, columns are mentors, an edge is a pair that all rules allow. */
  readonly graph: Bipartite;
  /** What each rule took from whom. */
  readonly removals: ReadonlyArray<Removals>;
  /** The graph as the people of a side see it: row → candidates. Made when it is asked for. */
  readonly candidatesOf: (side: ViewOf) => Bipartite;
  /** person of a side → candidates that they have. */
  readonly degreesOf: (side: ViewOf) => Int32Array;
}

export const draftOf = (compiled: CompiledScoring, { graph, removals }: Sifted): Draft => {
  let transposed: Bipartite | undefined;
  const candidatesOf = (side: ViewOf): Bipartite => {
    if (side === "mentee") return graph;
    transposed ??= transpose(graph).graph;
    return transposed;
  };
  const degrees = { mentee: rowDegrees(graph), mentor: columnDegrees(graph) };
  return { ...compiled, graph, removals, candidatesOf, degreesOf: (side) => degrees[side] };
};

const rowDegrees = ({ rowCount, rowOffsets }: Bipartite): Int32Array =>
  Int32Array.from({ length: rowCount }, (_, row) => rowOffsets[row + 1]! - rowOffsets[row]!);

const columnDegrees = ({ columnCount, columnOfEdge }: Bipartite): Int32Array => {
  const degrees = new Int32Array(columnCount);
  for (let edge = 0; edge < columnOfEdge.length; edge++) degrees[columnOfEdge[edge]!]!++;
  return degrees;
};

/** The candidates of a person. */
export const candidatesAt = ({ rowOffsets, columnOfEdge }: Bipartite, person: number): Int32Array =>
  columnOfEdge.subarray(rowOffsets[person]!, rowOffsets[person + 1]!);
