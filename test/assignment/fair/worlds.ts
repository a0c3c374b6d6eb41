/** Random problems for the fair solvers: both senses, both forms, penalties on some. */
import fc from "fast-check";
import {
  type AssignmentProblem,
  assignmentProblemOrThrow,
  denseAssignmentProblemOrThrow,
} from "../../../src/assignment/problem";
import { type WorldSize, weightedWorld } from "../../arbitraries/worlds";
import { alongEdges, type SmallWorld, toGraph } from "../../oracles/brute-force";
import type { Stakes } from "../../oracles/fair";

export interface FairWorld {
  readonly world: SmallWorld;
  readonly stakes: Stakes;
}

const penalty = fc.integer({ min: -3, max: 5 });

/** A world with weights of one kind, to be maximised or minimised, with penalties half of the time. */
export const fairWorld = (size: WorldSize, entry: fc.Arbitrary<number>): fc.Arbitrary<FairWorld> =>
  fc
    .tuple(weightedWorld(size, entry), fc.constantFrom(1 as const, -1 as const), fc.boolean())
    .chain(([{ world, weight }, sign, penalties]) => {
      const list = (length: number): fc.Arbitrary<number[]> =>
        penalties
          ? fc.array(penalty, { minLength: length, maxLength: length })
          : fc.constant(Array.from({ length }, () => 0));
      return fc.record({
        world: fc.constant(world),
        stakes: fc.record({
          weight: fc.constant(weight),
          sign: fc.constant(sign),
          penaltyOfRow: list(world.allowed.length),
          penaltyOfColumn: list(world.columnCount),
        }),
      });
    });

/** The problem of a world; without an edge list where every pair is allowed. */
export const problemOf = ({ world, stakes }: FairWorld): AssignmentProblem => {
  const { sign, penaltyOfRow, penaltyOfColumn } = stakes;
  const rest = {
    capacityOfColumn: Int32Array.from(world.capacity),
    sense: sign === 1 ? ("maximise" as const) : ("minimise" as const),
    ...(penaltyOfRow.some((one) => one !== 0) ? { penaltyOfRow: Float64Array.from(penaltyOfRow) } : {}),
    ...(penaltyOfColumn.some((one) => one !== 0)
      ? { penaltyOfColumn: Float64Array.from(penaltyOfColumn) }
      : {}),
  };
  const graph = toGraph(world);
  const weight = alongEdges(world, stakes.weight);
  return weight.length === graph.rowCount * graph.columnCount
    ? denseAssignmentProblemOrThrow({
        rowCount: graph.rowCount,
        columnCount: graph.columnCount,
        weight,
        ...rest,
      })
    : assignmentProblemOrThrow({ ...graph, weight, ...rest });
};

/** What a matching is worth, higher is better. */
export const worth = (
  problem: AssignmentProblem,
  { total, penalty }: { readonly total: number; readonly penalty: number },
): number => (problem.sense === "minimise" ? -total : total) - penalty;
