/** What every fair solver begins with: how many people can be matched at all, and why not more. */
import { type Bipartite, NOBODY } from "../../graph/bipartite";
import type { Progress, StopReason } from "../../graph/slices";
import type { NormalProblem } from "../normal-form";
import type { Cover, InfeasibleAssignment } from "../outcome";
import { PartialMatching } from "../partial-matching";
import { assignmentSlices } from "../solvers";
import { growMatching, type Reached } from "./hopcroft-karp";

/** What comes first, for all fair solvers: as many pairs as can be, or everybody on the smaller side, or the proof that it can't be. */
export type FairCoverage = "first" | "complete";

/** What an option says, where its default is known. */
export type Asked<Options, Key extends string, Default> = Key extends keyof Options
  ? Exclude<Options[Key], undefined> | (undefined extends Options[Key] ? Default : never)
  : Default;

/** A largest matching, or the reason why it is none. */
export type LargestMatching =
  | {
      readonly _tag: "Largest";
      readonly matching: PartialMatching;
      readonly size: number;
      readonly cover: Cover;
    }
  | InfeasibleAssignment
  | {
      readonly _tag: "Stopped";
      readonly matching: PartialMatching;
      readonly sizeBound: number;
      readonly reason: StopReason;
    };

/** A largest matching; progress counts matched rows. */
export function* largestMatching(
  problem: NormalProblem,
  coverage: FairCoverage,
): Generator<Progress, LargestMatching, StopReason | undefined> {
  const { rowCount, capacityOfColumn } = problem;
  const matching = new PartialMatching(problem);
  const smaller = Math.min(rowCount, placesOf(capacityOfColumn));
  const grown = yield* growMatching(problem, capacityOfColumn, matching);
  if (grown._tag === "Stopped") return { ...grown, matching, sizeBound: smaller };
  if (grown._tag === "Enough") throw new Error("A search without a limit does not end at one.");
  if (coverage === "complete" && grown.size < smaller) {
    // Who competes for too little does not depend on the weights.
    const weight = new Float64Array(problem.columnOfEdge.length);
    const complete = yield* assignmentSlices(
      { ...problem, weight, sense: "maximise" },
      { coverage: "complete" },
    );
    if (complete._tag === "Infeasible") return complete;
    if (complete._tag === "Stopped") return { ...complete, matching, sizeBound: grown.size };
    throw new Error("A matching larger than the largest.");
  }
  return { _tag: "Largest", matching, size: grown.size, cover: coverOf(grown.reached) };
}

/** Whoever was not reached, and the columns that were reached: Kőnig's cover. */
export const coverOf = ({ row, column }: Reached): Cover => ({
  row: row.map((reached) => 1 - reached),
  column,
});

/** A matching as it stands in an array, as one that grows. O(rows + columns). */
export const matchingOf = (problem: NormalProblem, columnOfRow: Int32Array): PartialMatching => {
  const matching = new PartialMatching(problem);
  for (let row = 0; row < columnOfRow.length; row++) {
    if (columnOfRow[row] !== NOBODY) matching.reassign(row, columnOfRow[row]!);
  }
  return matching;
};

/** The graph of the edges that pass; `edge` leads back. O(edges). */
export const edgesThat = (
  graph: Bipartite,
  passes: Uint8Array,
): { readonly graph: Bipartite; readonly edge: Int32Array } => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge } = graph;
  let count = 0;
  for (let e = 0; e < passes.length; e++) count += passes[e]!;
  const offsets = new Int32Array(rowCount + 1);
  const columns = new Int32Array(count);
  const edge = new Int32Array(count);
  let kept = 0;
  for (let row = 0; row < rowCount; row++) {
    const end = rowOffsets[row + 1]!;
    for (let e = rowOffsets[row]!; e < end; e++) {
      if (passes[e] === 0) continue;
      columns[kept] = columnOfEdge[e]!;
      edge[kept++] = e;
    }
    offsets[row + 1] = kept;
  }
  return { graph: { rowCount, columnCount, rowOffsets: offsets, columnOfEdge: columns }, edge };
};

export const placesOf = (capacityOfColumn: Int32Array): number => {
  let places = 0;
  for (const capacity of capacityOfColumn) places += capacity;
  return places;
};
