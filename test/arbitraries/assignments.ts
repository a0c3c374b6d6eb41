/** Assignment problems of every kind: both forms, both senses, with penalties and without. */
import fc from "fast-check";
import {
  type AssignmentProblem,
  assignmentProblemOrThrow,
  denseAssignmentProblemOrThrow,
  type Sense,
} from "../../src/assignment/problem";
import { alongEdges, type SmallWorld, toGraph } from "../oracles/brute-force";
import { type WorldSize, weightedWorld } from "./worlds";

/** An assignment problem as an oracle wants it. */
export interface Instance {
  readonly world: SmallWorld;
  readonly weight: ReadonlyArray<ReadonlyArray<number>>;
  readonly sense: Sense;
  readonly penaltyOfRow: ReadonlyArray<number> | undefined;
  readonly penaltyOfColumn: ReadonlyArray<number> | undefined;
  /** Whether the problem is stated as a full matrix; all its pairs are allowed then. */
  readonly isDense: boolean;
}

/** The instance as a solver wants it. */
export const toProblem = ({
  world,
  weight,
  sense,
  penaltyOfRow,
  penaltyOfColumn,
  isDense,
}: Instance): AssignmentProblem => {
  const rest = {
    capacityOfColumn: Int32Array.from(world.capacity),
    sense,
    ...(penaltyOfRow === undefined ? {} : { penaltyOfRow: Float64Array.from(penaltyOfRow) }),
    ...(penaltyOfColumn === undefined ? {} : { penaltyOfColumn: Float64Array.from(penaltyOfColumn) }),
  };
  return isDense
    ? denseAssignmentProblemOrThrow({
        rowCount: world.allowed.length,
        columnCount: world.columnCount,
        weight: Float64Array.from(weight.flat()),
        ...rest,
      })
    : assignmentProblemOrThrow({ ...toGraph(world), weight: alongEdges(world, weight), ...rest });
};

/** Makes an instance of a world: plain, to be maximised. */
export const plainInstance = (world: SmallWorld, weight: number[][]): Instance => ({
  world,
  weight,
  sense: "maximise",
  penaltyOfRow: undefined,
  penaltyOfColumn: undefined,
  isDense: false,
});

/** Full matrices and sparse ones, one place a column or several, about equally often. */
export const instance = (size: WorldSize, entry: fc.Arbitrary<number>): fc.Arbitrary<Instance> =>
  fc
    .record({
      drawn: weightedWorld(size, entry),
      isDense: fc.boolean(),
      isUnit: fc.boolean(),
      sense: fc.constantFrom<Sense>("maximise", "minimise"),
      rowsPay: fc.boolean(),
      columnsPay: fc.boolean(),
    })
    .chain(({ drawn: { world, weight }, isDense, isUnit, sense, rowsPay, columnsPay }) => {
      const rows = world.allowed.length;
      const columns = world.columnCount;
      const penalties = (count: number) => fc.array(entry, { minLength: count, maxLength: count });
      return fc.record({
        world: fc.constant({
          ...world,
          capacity: isUnit ? world.capacity.map(() => 1) : world.capacity,
          allowed: isDense ? world.allowed.map((row) => row.map(() => true)) : world.allowed,
        }),
        weight: fc.constant(weight),
        sense: fc.constant(sense),
        penaltyOfRow: rowsPay ? penalties(rows) : fc.constant(undefined),
        penaltyOfColumn: columnsPay ? penalties(columns) : fc.constant(undefined),
        isDense: fc.constant(isDense),
      });
    });
